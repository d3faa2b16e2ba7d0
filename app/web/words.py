"""The words of a unit as HTML: what is quoted is marked, references lead on, a ただし書 is told from the main sentence."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.web import links
from app.web.markup import Html, join, tag, text
from pipeline.types.address import Address
from pipeline.types.clause import ReferenceStatus
from pipeline.types.document import Document, Kind, Unit

_PROVISO = re.compile(r"(?:(?<=。)|(?<=\n)|^)[ 　]*(?:ただし|但し)、?[^。]*。?")
_OPENS, _CLOSES = re.compile(r"[（(【〔［\[]?\s*$"), re.compile(r"^\s*[）)】〕］\]]?")
"""What stands around a caption."""
_GAP = re.compile(r"…+")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a text with what it is shown as."""

    start: int
    end: int
    kind: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A reference by its words; href: where it leads, "" where its target is missing, None where it leads out of the document."""

    text: str
    href: str | None


def words(said: str, references: Sequence[Placed] = (), quotes: Sequence[str] = ()) -> Html:
    """said: the text of a unit or what follows its children; references: those in it; quotes: words of it to mark, … where some are left out."""
    pieces = [
        *(_Piece(*found.span(), "proviso") for found in _PROVISO.finditer(said)),
        *_references(said, references),
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
    """The number of a unit as it is printed, （1）, without its caption; where none is printed that of its address, but for a 項.

    What is a name of ours and stands nowhere in the text is in brackets: （前文）.
    """
    printed = "".join(document.source.text[start:end] for start, end in unit.heading_spans)
    if unit.caption:
        before, found, after = printed.partition(unit.caption)
        printed = _OPENS.sub("", before) + _CLOSES.sub("", after) if found else printed
    if told := " ".join(printed.split()):
        return told
    if unit.address is None or unit.kind is Kind.PARAGRAPH:
        return ""
    name = unit.address.parts[-1]
    return f"（{name}）" if unit.kind is Kind.PREAMBLE else name


def by_unit(document: Document, to: Callable[[str, Address], links.Link]) -> dict[Address | None, list[Placed]]:
    """The references of each unit in their order, by its address; to: where one leads."""
    found: dict[Address | None, list[Placed]] = {}
    for one in sorted(document.references, key=lambda one: one.spans):
        href: str | None = "" if one.status is ReferenceStatus.DANGLING else None
        if one.status is ReferenceStatus.RESOLVED and one.targets:
            href = to(document.id, one.targets[0]).href
        found.setdefault(one.address, []).append(Placed(one.text, href))
    return found


def _references(said: str, references: Iterable[Placed]) -> Iterator[_Piece]:
    at = 0
    for one in references:
        start = said.find(one.text, at)
        if start < 0:
            continue
        at = start + len(one.text)
        if one.href is not None:
            yield _Piece(start, at, "reference" if one.href else "dangling", one.href)


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
