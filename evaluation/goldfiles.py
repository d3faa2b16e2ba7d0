"""Gold data read from its files; what is wrong in one stops the reader with file, line and reason."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from evaluation.gold import (
    Accepted,
    Gold,
    GoldClause,
    GoldDefinition,
    GoldFact,
    GoldNorm,
    GoldParty,
    GoldReference,
    Heading,
    Question,
    Structure,
    UnitText,
    WholeQuestion,
)
from pipeline import ontology
from pipeline.errors import YakkanError
from pipeline.text.normalize import squash
from pipeline.types.address import Address

TYPES = frozenset("fact yesno condition list procedure definition multi unanswerable".split())
STYLES = frozenset("formal paraphrase colloquial keyword".split())
ROLES = frozenset("provider customer discloser recipient party_a party_b party_c third_party".split())
BEARERS = frozenset("provider customer both third_party".split())
MODALITIES = frozenset("obligation prohibition permission exemption deeming declaration".split())
STATUSES = frozenset("resolved dangling external".split())
_Row = TypeVar("_Row")


class GoldError(YakkanError):
    """Gold data that cannot be measured with; the message is file:line: reason."""


def fault_at(path: Path, line: int, reason: str) -> GoldError:
    """The error for a line of a file; line 0 for the file itself."""
    return GoldError(f"{path}:{line}: {reason}")


def load(folder: Path, document: str, structure: Structure | None = None) -> Gold:
    """The gold of a document from `<document>.clauses.jsonl`, `.facts.jsonl` and so on; a part without a file is None.

    structure: of a document whose units are known from its source; else it is read from `<document>.structure.json`.
    """
    known = folder / f"{document}.structure.json"
    if structure is None and known.exists():
        structure = _structure_file(known)

    def rows(kind: str, make: Callable[[Mapping[str, Any]], _Row]) -> tuple[_Row, ...] | None:
        path = folder / f"{document}.{kind}.jsonl"
        return tuple(_rows(path, make)) if path.exists() else None

    parties = rows("parties", _party)
    terms = frozenset(party.term for party in parties or ())
    return Gold(
        structure,
        rows("clauses", _clause),
        rows("facts", _fact),
        rows("questions", _question),
        rows("definitions", _definition),
        parties,
        rows("references", _reference),
        rows("norms", partial(_norm, terms)),
    )


def load_whole(path: Path) -> tuple[WholeQuestion, ...]:
    """The questions over all documents; none where there is no such file."""
    return tuple(_rows(path, _whole)) if path.exists() else ()


def _rows(path: Path, make: Callable[[Mapping[str, Any]], _Row]) -> Iterator[_Row]:
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise fault_at(path, number, f"no JSON: {error}") from error
        try:
            yield make(row)
        except KeyError as error:
            raise fault_at(path, number, f"{error.args[0]} is missing") from error
        except (TypeError, ValueError) as error:
            raise fault_at(path, number, str(error)) from error


def _clause(row: Mapping[str, Any]) -> GoldClause:
    known = set(ontology.load().types)
    if not row["types"]:
        raise ValueError("types is empty")
    return GoldClause(
        Address.parse(row["address"]), tuple(_one_of(known | {"other"}, one, "clause type") for one in row["types"])
    )


def _fact(row: Mapping[str, Any]) -> GoldFact:
    field = _one_of(set(ontology.load().fields), row["field"], "field")
    return GoldFact(field, row["value"], row["quote"], _addresses(row["cites"]), row.get("qualifier"))


def _question(row: Mapping[str, Any]) -> Question:
    type_ = _one_of(TYPES, row["type"], "type")
    if (type_ == "unanswerable") != (not row["cites"]) or (type_ == "unanswerable") != (row["answer"] is None):
        raise ValueError("a question has cites and an answer, and one that the text does not answer has neither")
    return Question(
        row["id"],
        row["question"],
        type_,
        _one_of(STYLES, row["style"], "style"),
        row["answer"],
        tuple(row["must"]),
        _addresses(row["cites"]),
        _addresses(row["alt_cites"]),
    )


def _whole(row: Mapping[str, Any]) -> WholeQuestion:
    accepted = tuple(Accepted(one["document"], _addresses(one["cites"]), one["quote"]) for one in row["accepted"])
    if not accepted or not all(one.cites and one.quote for one in accepted):
        raise ValueError("accepted names a document at least, and each has cites and a quote")
    return WholeQuestion(row["id"], row["question"], _one_of(STYLES, row["style"], "style"), accepted)


def _definition(row: Mapping[str, Any]) -> GoldDefinition:
    return GoldDefinition(row["term"], row["meaning"], Address.parse(row["address"]))


def _party(row: Mapping[str, Any]) -> GoldParty:
    return GoldParty(row["term"], row["name"], _one_of(ROLES, row["role"], "role"), Address.parse(row["address"]))


def _reference(row: Mapping[str, Any]) -> GoldReference:
    status = _one_of(STATUSES, row["status"], "status")
    return GoldReference(Address.parse(row["address"]), row["text"], _addresses(row["targets"]), status)


def _norm(terms: frozenset[str], row: Mapping[str, Any]) -> GoldNorm:
    """A norm; terms: what the text calls its parties, who may bear it under that name."""
    return GoldNorm(
        Address.parse(row["address"]),
        _one_of(BEARERS | terms, row["bearer"], "bearer"),
        _one_of(MODALITIES, row["modality"], "modality"),
        row["quote"],
        row["condition"],
        row["exception"],
        row["deadline"],
    )


def _one_of(known: frozenset[str] | set[str], value: str, what: str) -> str:
    if value not in known:
        raise ValueError(f"no {what}: {value!r}")
    return value


def _addresses(texts: list[str]) -> tuple[Address, ...]:
    return tuple(map(Address.parse, texts))


def _structure_file(path: Path) -> Structure:
    try:
        return read_structure(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError) as error:
        raise fault_at(path, 0, repr(error)) from error


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
