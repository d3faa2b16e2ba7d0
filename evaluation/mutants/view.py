"""What yakkan sees of a file, by address: units, references, what `check` tells, facts, clause types, definitions, parties."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.expected import Expected
from evaluation.mutants.mutant import File
from evaluation.mutants.values import mapped
from evaluation.scoring.texts import plain
from models import clause_types
from pipeline import run
from pipeline.types.clause import Fact, Value
from pipeline.types.document import DIVISIONS, Document, Kind, Unit


@dataclass(frozen=True, slots=True)
class Seen:
    """A unit, its texts without white space; chapter: of an article, outermost division first."""

    text: str
    wrap_up: str
    caption: str
    chapter: str = ""

    @classmethod
    def wanted(cls, unit: Expected) -> "Seen":
        """What a careful reader sees."""
        return cls(plain(unit.text), plain(unit.wrap_up), plain(unit.caption), plain(unit.chapter))

    def __str__(self) -> str:
        parts = (f"【{self.chapter}】" * bool(self.chapter), f"（{self.caption}）" * bool(self.caption), self.text)
        return "".join(parts) + (f" ‖ {self.wrap_up}" if self.wrap_up else "")


@dataclass(frozen=True, slots=True)
class Pointing:
    """A reference."""

    home: str
    text: str
    targets: tuple[str, ...]
    status: str


@dataclass(frozen=True, slots=True)
class Told:
    """A fact; value: in plain form as JSON; homes: the addresses that carry it."""

    field: str
    value: str
    homes: frozenset[str]
    quote: str

    @classmethod
    def of(cls, fact: Fact) -> "Told":
        """The fact in a form that can be compared."""
        return cls(fact.field, written(fact.value), frozenset(map(str, fact.addresses)), plain(fact.quote))


@dataclass(frozen=True, slots=True)
class View:
    """All that is seen of one file; a file that is read as several documents shows the units of all.

    issues: code and address of what `check` tells; messages: the same with the message; types: by address.
    """

    units: Mapping[str, Seen]
    references: tuple[Pointing, ...]
    issues: Counter[tuple[str, str]]
    messages: tuple[tuple[str, str, str], ...]
    facts: tuple[Told, ...]
    types: Mapping[str, tuple[str, ...]]
    definitions: Counter[tuple[str, str]]
    parties: Counter[tuple[str, str]]


def view(file: File) -> View:
    """Reads, parses and extracts."""
    documents = run.parse_bytes(*file)
    found = [(document, run.extract(document, clause_types=clause_types.default())) for document in documents]
    told = [finding for document in documents for finding in run.proofread(document)]
    return View(
        units={address: unit for document in documents for address, unit in _units(document)},
        references=tuple(
            Pointing(str(one.address), plain(one.text), tuple(map(str, one.targets)), one.status.value)
            for document in documents
            for one in document.references
        ),
        issues=Counter((one.code, str(one.address or "")) for one in told),
        messages=tuple((one.code, str(one.address or ""), plain(one.message)) for one in told),
        facts=tuple(Told.of(fact) for _, extraction in found for fact in extraction.facts),
        types={str(one.address): one.types for _, extraction in found for one in extraction.clauses},
        definitions=Counter((one.term, str(one.address)) for document in documents for one in document.definitions),
        parties=Counter(
            (f"{one.term} {one.name or ''} {one.role}", str(one.address))
            for _, extraction in found
            for one in extraction.parties
        ),
    )


def wanted(units: tuple[Expected, ...]) -> dict[str, Seen]:
    """What careful readers see of a source."""
    return {unit.address: Seen.wanted(unit) for unit in units}


def written(value: Value) -> str:
    """A value as JSON, its keys in order, its words in plain form."""
    return json.dumps(mapped(value, plain), ensure_ascii=False, sort_keys=True)


def _units(document: Document) -> Iterator[tuple[str, Seen]]:
    def down(units: tuple[Unit, ...], labels: tuple[str, ...]) -> Iterator[tuple[str, Seen]]:
        for unit in units:
            if unit.address:
                chapter = " / ".join(labels) if unit.kind is Kind.ARTICLE else ""
                seen = Seen(plain(_text(unit)), plain(unit.wrap_up), plain(unit.caption), plain(chapter))
                yield str(unit.address), seen
            yield from down(unit.children, (*labels, unit.label or "") if unit.kind in DIVISIONS else labels)

    return down(document.units, ())


def _text(unit: Unit) -> str:
    """Own text and the tables that stand in it."""
    tables = (child.text for child in unit.children if child.kind is Kind.TABLE and child.address is None)
    return "\n".join([unit.text, *tables])
