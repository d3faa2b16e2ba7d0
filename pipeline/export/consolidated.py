"""A document whose text is a clean print -> its lines with what each is of; and Word, with comments on its units."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from pipeline.export.redline.ink import Ink
from pipeline.export.redline.laid import laid_out
from pipeline.export.redline.lines import Line, Look, Owner
from pipeline.export.redline.rows import Row
from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Document, Kind, Unit
from pipeline.types.revision import Edit, Operation

_HEADED = (Kind.ARTICLE, Kind.SUPPL_PROVISION, Kind.APPENDIX)


def printed_lines(document: Document) -> Iterator[Line]:
    """The lines of the text as they stand there, none empty: a caption above its number is a line of its own."""
    text = document.source.text
    begins = sorted(
        ((min(span[0] for span in spans), unit) for unit in document.walk() if (spans := _spans(unit))),
        key=lambda one: one[0],
    )
    owner, at = Owner(Kind.FRONT_MATTER), 0
    for found in re.finditer(r"[^\n]*\S[^\n]*", text):
        first: Unit | None = None
        while at < len(begins) and begins[at][0] < found.end():
            unit = begins[at][1]
            first = first or unit
            owner = Owner(unit.address or unit.kind)
            at += 1
        own = Owner(first.address or first.kind) if first else owner
        words = found[0].strip(" 　")
        indent = len(found[0]) - len(found[0].lstrip(" 　"))
        start = found.start() + indent
        look = _look(document, first, found.span(), words)
        body = min((span[0] for span in first.spans), default=start) if first else start
        head = body - start if look is Look.BODY and start < body < found.end() else 0
        yield Line(words, look, own, indent, head)


def _spans(unit: Unit) -> list[tuple[int, int]]:
    return [*unit.heading_spans, *unit.spans]


def _look(document: Document, unit: Unit | None, line: tuple[int, int], words: str) -> Look:
    """How a line is set in which a unit begins, or none."""
    if "\t" in words:
        return Look.ROW
    if unit is None:
        return Look.BODY
    if unit.kind is Kind.FRONT_MATTER and words == document.title:
        return Look.TITLE
    if unit.kind in DIVISIONS:
        return Look.DIVISION
    text_begins = any(line[0] <= span[0] < line[1] for span in unit.spans)
    return Look.HEADING if unit.kind in _HEADED and unit.heading_spans and not text_begins else Look.BODY


def write_consolidated(document: Document, notes: Mapping[Address, str], *, author: str, when: datetime) -> bytes:
    """A .docx; notes: the comment on a unit, at its first line; author, when: of every comment."""
    left = dict(notes)
    found = list(printed_lines(document))
    comments = {
        at: [note]
        for at, line in enumerate(found)
        if isinstance(line.owner.place, Address) and (note := left.pop(line.owner.place, ""))
    }
    rows = [Row(line, line) for line in found]
    return laid_out(rows, comments, lambda old, _: (Operation(Edit.EQUAL, old),), Ink(author, when))
