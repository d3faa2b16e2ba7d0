"""Gold data as values: what a reader of the document found in it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.clause import Value


@dataclass(frozen=True, slots=True)
class UnitText:
    """First and last characters of a unit's own text and its length, all squashed; length None where not counted."""

    head: str
    tail: str
    length: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """Caption and chapter of an article; None where it has none."""

    caption: str | None
    chapter: str | None


@dataclass(frozen=True, slots=True)
class Structure:
    """The units that carry text and the headings of the articles, by address."""

    units: Mapping[Address, UnitText]
    headings: Mapping[Address, Heading]


@dataclass(frozen=True, slots=True)
class GoldClause:
    """The clause types of an article, main one first."""

    address: Address
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A value with the words it stands in and the units that carry it."""

    field: str
    value: Value
    quote: str
    cites: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what a right answer contains and cites; `must` holds alternatives joined by |."""

    id: str
    text: str
    type: str
    style: str
    answer: str | None
    must: tuple[str, ...]
    cites: tuple[Address, ...]
    alt_cites: tuple[Address, ...]

    @property
    def answerable(self) -> bool:
        """False where the text does not say."""
        return self.type != "unanswerable"


@dataclass(frozen=True, slots=True)
class Gold:
    """All gold data of one document."""

    structure: Structure
    clauses: tuple[GoldClause, ...]
    facts: tuple[GoldFact, ...]
    questions: tuple[Question, ...]


def load(folder: Path, document: str) -> Gold:
    """The gold of a document from `<document>.structure.json`, `.clauses.jsonl`, `.facts.jsonl` and `.questions.jsonl`."""
    structure = json.loads((folder / f"{document}.structure.json").read_text("utf-8"))
    return Gold(
        read_structure(structure),
        tuple(
            GoldClause(Address.parse(row["address"]), tuple(row["types"])) for row in _rows(folder, document, "clauses")
        ),
        tuple(
            GoldFact(row["field"], row["value"], row["quote"], _addresses(row["cites"]))
            for row in _rows(folder, document, "facts")
        ),
        tuple(
            Question(
                row["id"],
                row["question"],
                row["type"],
                row["style"],
                row["answer"],
                tuple(row["must"]),
                _addresses(row["cites"]),
                _addresses(row["alt_cites"]),
            )
            for row in _rows(folder, document, "questions")
        ),
    )


def read_structure(data: Mapping[str, Any]) -> Structure:
    """Units and headings of a structure.json; a number used again under one parent gets #2."""
    units: dict[Address, UnitText] = {}
    headings: dict[Address, Heading] = {}
    for article in data["articles"]:
        label = _free(Address.parse(article["label"]), headings)
        headings[label] = Heading(article["title"], article["chapter"])
        for paragraph in article["paragraphs"]:
            if paragraph["num"] is not None:
                address = _put(units, label.child(f"第{paragraph['num']}項"), paragraph)
            elif label in units:
                units[label] = _joined(units[label], _unit_text(paragraph))
                address = label
            else:
                address = _put(units, label, paragraph)
            for item in paragraph["items"]:
                below = _put(units, address.child(f"第{item['num']}号"), item)
                for subitem in item["subitems"]:
                    _put(units, below.child(subitem["num"]), subitem)
    return Structure(units, headings)


def _joined(first: UnitText, more: UnitText) -> UnitText:
    """A further unnumbered block is text of the same unit."""
    length = first.length + more.length if first.length and more.length else None
    return UnitText(first.head, more.tail, length)


def _put(units: dict[Address, UnitText], address: Address, node: Mapping[str, Any]) -> Address:
    free = _free(address, units)
    units[free] = _unit_text(node)
    return free


def _unit_text(node: Mapping[str, Any]) -> UnitText:
    return UnitText(squash(node["head"]), squash(node["tail"]), node["length"])


def _free(address: Address, taken: Mapping[Address, object]) -> Address:
    if address not in taken:
        return address
    *above, last = address.parts
    count = 2
    while (again := Address((*above, f"{last}#{count}"))) in taken:
        count += 1
    return again


def _rows(folder: Path, document: str, kind: str) -> list[dict[str, Any]]:
    lines = (folder / f"{document}.{kind}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def _addresses(texts: list[str]) -> tuple[Address, ...]:
    return tuple(map(Address.parse, texts))
