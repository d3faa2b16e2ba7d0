"""The words of a unit as HTML: what is quoted is marked, references lead on, a ただし書 is told from the main sentence."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.web import links
from app.web.markup import Html, join, tag, text
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Document, Kind, Unit

_PROVISO = re.compile(r"(?:(?<=。)|(?<=\n)|^)[ 　]*(?:ただし|但し)、?[^。]*。?")
_GAP = re.compile(r"…+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text with what it is shown as."""

    start: int
    end: int
    kind: str
    link: str = ""


def words(
    document: Document,
    unit: Unit,
    said: str,
    quotes: Sequence[str] = (),
    to: Callable[[str, Address], links.Link] | None = links.clause,
) -> Html:
    """said: the text of the unit or what follows its children; quotes: words of it to mark, … where some are left out.

    to: where a reference leads, None where there is nowhere to go: on paper.
    """
    pieces = [
        *(_Piece(*found.span(), "proviso") for found in _PROVISO.finditer(said)),
        *_references(document, unit, said, to),
        *(_Piece(start, end, "quoted") for quote in quotes for start, end in places(said, quote)),
    ]
    edges = sorted({0, len(said), *(edge for one in pieces for edge in (one.start, one.end))})
    return join(
        _shown(said[start:end], [one for one in pieces if one.start <= start and end <= one.end])
        for start, end in pairwise(edges)
    )


def places(said: str, quote: str) -> Iterator[tuple[int, int]]:
    """Where the parts of a quote stand in a text; white space may differ."""
    for part in filter(None, (part.strip() for part in _GAP.split(quote))):
        pattern = r"\s*".join(map(re.escape, re.sub(r"\s", "", part)))
        if found := re.search(pattern, said):
            yield found.span()


def number(document: Document, unit: Unit) -> str:
    """The number of a unit as it is printed, （1）, without its caption; where none is printed that of its address, but for a 項."""
    printed = "".join(document.source.text[start:end] for start, end in unit.heading_spans)
    if unit.caption:
        printed = re.sub(rf"[（(【〔［\[]?\s*{re.escape(unit.caption)}\s*[）)】〕］\]]?", "", printed)
    if told := " ".join(printed.split()):
        return told
    return unit.address.parts[-1] if unit.address and unit.kind is not Kind.PARAGRAPH else ""


def _references(
    document: Document, unit: Unit, said: str, to: Callable[[str, Address], links.Link] | None
) -> Iterator[_Piece]:
    at = 0
    for one in _of(document.references, unit):
        start = said.find(one.text, at)
        if start < 0:
            continue
        at = start + len(one.text)
        if to is None:
            continue
        if one.status is ReferenceStatus.RESOLVED and one.targets:
            yield _Piece(start, at, "reference", to(document.id, one.targets[0]).href)
        elif one.status is ReferenceStatus.DANGLING:
            yield _Piece(start, at, "dangling")


def _of(references: Iterable[Reference], unit: Unit) -> list[Reference]:
    return sorted((one for one in references if one.address == unit.address), key=lambda one: one.spans)


def _shown(said: str, pieces: Sequence[_Piece]) -> Html:
    shown = text(said)
    for one in pieces:
        match one.kind:
            case "reference":
                shown = tag("a", shown, href=one.link, data_go=True, class_="reference")
            case "dangling":
                shown = tag("span", shown, class_="dangling", title="参照先がこの文書にありません")
    kinds = {one.kind for one in pieces}
    if "proviso" in kinds:
        shown = tag("span", shown, class_="proviso")
    return tag("mark", shown) if "quoted" in kinds else shown
