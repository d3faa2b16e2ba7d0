"""The lines of an amendment in the order of its source, with the unit that each is of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.amend import prints
from pipeline.text.places import Places
from pipeline.types.address import Address
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import Span

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
            for begin, words in _broken(block[0], where.spans(*block.span()), source):
                yield begin, Line(unit, home, number + words.strip(" 　"), len(number), depth)
                number = ""
    for child in unit.children:
        yield from _placed(child, home, depth + 1, document)


def _broken(text: str, spans: Sequence[Span], source: str) -> Iterator[tuple[int, str]]:
    """A block in the lines of its source where one opens a unit of the new wording, each with where it begins.

    A reader joins 次のもの and a　鉛筆, a heading without brackets and the text below it, as lines of one sentence.
    """
    marks = [at for a, b in spans for at in range(a, b) if not source[at].isspace()]
    signs = [at for at, sign in enumerate(text) if not sign.isspace()]
    begin, cut = spans[0][0], 0
    for last, mark, sign in zip(marks, marks[1:], signs[1:], strict=False):
        if "\n" not in source[last:mark]:
            continue
        above = source[:mark].rstrip().rpartition("\n")[2].strip("「『“ 　")
        if prints.opens(source[mark:].partition("\n")[0]) or prints.is_heading(above):
            yield begin, text[cut:sign]
            begin, cut = mark, sign
    yield begin, text[cut:]
