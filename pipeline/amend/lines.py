"""The lines of an amendment in the order of its source, with the unit that each is of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.text.places import Places
from pipeline.types.address import Address
from pipeline.types.document import Document, Kind, Unit

_SKIPPED = (Kind.FRONT_MATTER, Kind.CLOSING, Kind.APPENDIX, Kind.TABLE)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of the amendment: head characters of its text are the number; depth: of its unit below the top one."""

    unit: Unit
    address: Address | None
    text: str
    head: int
    depth: int


def tops(units: Sequence[Unit]) -> Iterator[Unit]:
    """The 条, the preamble and the 附則: what can be cited at the top, without 別紙 and signatures."""
    for unit in units:
        if unit.kind in _SKIPPED:
            continue
        if unit.address is None:
            yield from tops(unit.children)
        else:
            yield unit


def lines(top: Unit, document: Document) -> list[Line]:
    """The lines of a 条 of the amendment in the order of the source: a quotation may be read as text of several units."""
    return [line for _, line in sorted(_placed(top, top.address, 0, document), key=lambda one: one[0])]


def _placed(unit: Unit, home: Address | None, depth: int, document: Document) -> Iterator[tuple[int, Line]]:
    """Each block of a unit and of all below it, with where it begins in the source."""
    home = unit.address or home
    source = document.source.text
    head = ""
    if depth and unit.heading_spans:
        head = re.sub(r"\s*\n\s*", "", "".join(source[a:b] for a, b in unit.heading_spans).strip()) + "　"
    for name, text, spans in (("text", unit.text, unit.spans), ("", unit.wrap_up, unit.wrap_up_spans)):
        where = Places(text, spans, source)
        number = head if name else ""
        if number and not text:
            yield unit.heading_spans[0][0], Line(unit, home, number, len(number), depth)
        for block in re.finditer(r"[^\n]*\S[^\n]*", text):
            begin = where.spans(*block.span())[0][0]
            yield begin, Line(unit, home, number + block[0].strip(" 　"), len(number), depth)
            number = ""
    for child in unit.children:
        yield from _placed(child, home, depth + 1, document)
