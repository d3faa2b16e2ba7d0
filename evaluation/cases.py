"""The documents to measure with, each with what its readers have found in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import GOLD, Entry
from corpus.expected import Expected
from corpus.source import Source
from evaluation.gold import Gold, PlantedError
from evaluation.goldfiles import GoldError, fault_at, load
from evaluation.soundness import faults
from evaluation.sources import structure
from pipeline import run
from pipeline.types.address import Address
from pipeline.types.document import Document


@dataclass(frozen=True, slots=True)
class Case:
    """A document as the product reads it, and its gold.

    expected: every unit with its whole text, where it is known; planted: the errors put in on purpose, None where nobody
    has written down which.
    """

    id: str
    title: str
    kind: str
    split: str
    document: Document
    gold: Gold
    expected: Mapping[str, Expected] | None
    planted: tuple[PlantedError, ...] | None = None


def of_corpus(entry: Entry) -> Case:
    """The case of a document of ours; GoldError where its gold is not as it should be."""
    source = entry.source
    gold = load(GOLD, entry.id, structure(source) if source else None)
    if source and (fault := next(faults(source, gold, GOLD), None)):
        raise GoldError(fault)
    data, name = entry.file()
    [document] = run.parse_bytes(data, name)
    expected = {unit.address: unit for unit in source.all} if source else None
    return Case(entry.id, entry.title, entry.kind, entry.split, document, gold, expected, _planted(source))


def _planted(source: Source | None) -> tuple[PlantedError, ...] | None:
    if source is None:
        return None
    return tuple(
        PlantedError(Address.parse(error["address"]), error["kind"], error["note"])
        for error in source.header.get("errors", ())
    )


def external(folder: Path) -> Iterator[Case]:
    """The cases kept in another folder: documents in terms/, what is known of <id>.* in gold/<id>.structure.json and so on."""
    for path in sorted((folder / "terms").glob("*.*")):
        [document] = run.parse_file(path)
        gold = load(folder / "gold", path.stem)
        if gold == Gold():
            raise fault_at(folder / "gold", 0, f"nothing is known of {path.name}")
        yield Case(path.stem, document.title, "", "external", document, gold, None)
