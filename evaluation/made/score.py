"""How much of a made document's tree came out of the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.expected import Expected
from evaluation.made.document import Made
from evaluation.ratio import Ratio
from evaluation.scoring.structure import NUMBERED
from evaluation.scoring.texts import parting
from pipeline.text.normalize import squash
from pipeline.types.document import DIVISIONS, Document, Kind, Unit


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1, and in words what is wrong.

    address_f1: of articles and all below; text: units whose text and wrap-up are right, NFKC and without white space;
    captions, chapters: of articles; others: F1 of the addresses of 前文, 附則, 別紙 and what is below them.
    """

    address_f1: float
    text: float
    captions: float
    chapters: float
    others: float
    differences: tuple[str, ...]


def score(made: Made, documents: Sequence[Document]) -> Score:
    """Compares all units of the documents that one file gave with the tree that was written."""
    found: dict[str, Unit] = {}
    chapters: dict[str, str] = {}
    for document in documents:
        found |= {str(unit.address): unit for unit in document.walk() if unit.address}
        for top in document.units:
            _chapters(top, (), chapters)
    own = {address: unit for address, unit in found.items() if address.startswith("第") and unit.kind in NUMBERED}
    wanted = {unit.address: unit for unit in made.units}
    others = {address for address in found if not address.startswith("第")}
    headed = [unit for unit in made.units if unit.chapter or unit.caption]
    captions = [
        unit.address in own and squash(own[unit.address].caption or "") == squash(unit.caption or "") for unit in headed
    ]
    placed = [squash(chapters.get(unit.address, "")) == squash(unit.chapter) for unit in headed]
    right = [unit.address in own and _texts(own[unit.address]) == _wanted_texts(unit) for unit in made.units]
    return Score(
        address_f1=_f1(set(own), set(wanted)),
        text=Ratio.share(right).value or 0.0,
        captions=_all_where_none(Ratio.share(captions)),
        chapters=_all_where_none(Ratio.share(placed)),
        others=_f1(others, {unit.address for unit in made.others}),
        differences=tuple(_differences(made.units, own)),
    )


def _f1(found: set[str], wanted: set[str]) -> float:
    return _all_where_none(Ratio.f1(len(found & wanted), len(wanted), len(found)))


def _all_where_none(ratio: Ratio) -> float:
    return 1.0 if ratio.value is None else ratio.value


def _texts(unit: Unit) -> tuple[str, str]:
    tables = [child.text for child in unit.children if child.kind is Kind.TABLE]
    return squash("".join([unit.text, *tables])), squash(unit.wrap_up)


def _wanted_texts(unit: Expected) -> tuple[str, str]:
    return squash(unit.text), squash(unit.wrap_up)


def _chapters(unit: Unit, labels: tuple[str, ...], found: dict[str, str]) -> None:
    if unit.kind is Kind.ARTICLE and unit.address:
        found[str(unit.address)] = " / ".join(labels)
    below = (*labels, unit.label or "") if unit.kind in DIVISIONS else labels
    for child in unit.children:
        _chapters(child, below, found)


def _differences(wanted: Sequence[Expected], found: dict[str, Unit]) -> list[str]:
    """What is missing, what is too much, and where two texts part."""
    lines: list[str] = []
    known = {unit.address for unit in wanted}
    for unit in wanted:
        if unit.address not in found:
            lines.append(f"- {unit.address} {unit.text[:30]}")
            continue
        for expected, got in zip(_wanted_texts(unit), _texts(found[unit.address]), strict=True):
            if expected != got:
                lines.append(f"~ {unit.address} {' ≠ '.join(parting(expected, got))}")
    lines += [f"+ {address} {unit.text[:30]}" for address, unit in found.items() if address not in known]
    return lines
