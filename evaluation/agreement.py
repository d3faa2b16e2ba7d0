"""`python -m evaluation.agreement`: how far two readers of the same documents agree, as a Markdown table.

The second reading lies in corpus/second and is never mended after the comparison. Neither reader counts as right: an F1
is the same whichever of them is taken as gold. What only one of them read is left out.
"""

import json
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.catalog import GOLD
from evaluation.gold import GoldFact
from evaluation.ratio import Ratio, total
from evaluation.reporting.tables import number, table
from evaluation.scoring.clauses import CLAUSE_TYPES
from evaluation.scoring.facts import is_typed, same_value
from evaluation.scoring.texts import overlaps
from pipeline.types.address import Address

SECOND = GOLD.parent / "second"
"""Folder of the second readings, named as the gold files; their questions have only id, answerable, cites, answer."""
Pair = tuple[Hashable, Hashable]
"""What the first and the second reader say of the same thing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader found: types by unit, main one first; facts; cites by question, none where the text does not say.

    What the reader was not asked for is None, empty or has no key; an article that was read has a type, if only 「other」.
    """

    clauses: Mapping[Address, tuple[str, ...]]
    facts: tuple[GoldFact, ...] | None
    questions: Mapping[str, frozenset[Address]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readings agree; pairs are kept so that documents can be joined.

    clauses: F1 over (article, type); scored_clauses: the same over the types the product is measured on; facts: F1;
    same_cites: matched facts with the same cites; cites: F1 over (question, unit); main: main types of the articles;
    answerable: whether the text answers a question.
    """

    clauses: Ratio
    scored_clauses: Ratio
    facts: Ratio
    same_cites: Ratio
    cites: Ratio
    main: tuple[Pair, ...]
    answerable: tuple[Pair, ...]


def main() -> None:
    """Compares all second readings and prints the table."""
    print(report(compared()))


def compared() -> dict[str, Agreement]:
    """The agreement on each document that was read twice, by its id."""
    names = sorted({path.name.split(".")[0] for path in SECOND.glob("*.jsonl")})
    return {name: agreement(reading(GOLD, name), reading(SECOND, name)) for name in names}


def reading(folder: Path, document: str) -> Reading:
    """The reading of a document kept in a folder; what has no file there was not read."""

    def rows(kind: str) -> Iterator[Mapping[str, Any]]:
        lines = file(kind).read_text("utf-8").split("\n") if file(kind).exists() else []
        return (json.loads(line) for line in lines if line)

    def file(kind: str) -> Path:
        return folder / f"{document}.{kind}.jsonl"

    facts = tuple(GoldFact(row["field"], row["value"], row["quote"], tuple(_cites(row))) for row in rows("facts"))
    return Reading(
        {Address.parse(row["address"]): tuple(row["types"]) for row in rows("clauses")},
        facts if file("facts").exists() else None,
        {row["id"]: _cites(row) for row in rows("questions")},
    )


def _cites(row: Mapping[str, Any]) -> frozenset[Address]:
    return frozenset(map(Address.parse, row["cites"]))


def agreement(first: Reading, second: Reading) -> Agreement:
    """The agreement of two readings of one document on what both have read; types of a 項 or 号 count for its article."""
    first, second = shared(first, second), shared(second, first)
    one, other = types_of_articles(first), types_of_articles(second)
    facts = first.facts or (), second.facts or ()
    pairs = matched(*facts)
    places, others = _places(first), _places(second)
    articles = [address for address in first.clauses if address == address.article]
    return Agreement(
        clauses=_f1(one, other),
        scored_clauses=_f1({p for p in one if p[1] in CLAUSE_TYPES}, {p for p in other if p[1] in CLAUSE_TYPES}),
        facts=Ratio.f1(len(pairs), *map(len, facts)),
        same_cites=Ratio.share(set(a.cites) == set(b.cites) for a, b in pairs),
        cites=_f1(places, others),
        main=tuple((first.clauses[address][0], second.clauses[address][0]) for address in articles),
        answerable=tuple((bool(cites), bool(second.questions[id_])) for id_, cites in first.questions.items()),
    )


def shared(read: Reading, other: Reading) -> Reading:
    """What of a reading another reader has read as well: articles with all below them, facts where both looked for them, questions."""
    articles = read.clauses.keys() & other.clauses.keys()
    return Reading(
        {address: types for address, types in read.clauses.items() if address.article in articles},
        read.facts if other.facts is not None else None,
        {id_: cites for id_, cites in read.questions.items() if id_ in other.questions},
    )


def types_of_articles(read: Reading) -> set[tuple[Address, str]]:
    """Every article with every type that it or a unit below it has."""
    return {(address.article, one) for address, types in read.clauses.items() for one in types}


def _places(read: Reading) -> set[tuple[str, Address]]:
    return {(id_, address) for id_, cites in read.questions.items() for address in cites}


def _f1(one: set[Any], other: set[Any]) -> Ratio:
    return Ratio.f1(len(one & other), len(one), len(other))


def matched(first: Iterable[GoldFact], second: Iterable[GoldFact]) -> list[tuple[GoldFact, GoldFact]]:
    """Facts that both readers have, each matched once: by value in a normal form, else by quotes that overlap."""
    left, pairs = list(second), []
    for fact in first:
        same = next((other for other in left if _same(fact, other)), None)
        if same:
            left.remove(same)
            pairs.append((fact, same))
    return pairs


def _same(one: GoldFact, other: GoldFact) -> bool:
    if one.field != other.field or is_typed(one.field, one.value) != is_typed(other.field, other.value):
        return False
    if is_typed(one.field, one.value):
        return same_value(one.value, other.value)
    # Both ways, so that neither of the readers is the measure for how long a quote may be.
    return overlaps(one.quote, other.quote) and overlaps(other.quote, one.quote)


def kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa, at most 1; None where chance alone makes all pairs agree, or there are none.

    >>> kappa([("fees", "fees"), ("fees", "term"), ("term", "term"), ("term", "term")])
    0.5
    """
    if not pairs:
        return None
    count = len(pairs)
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    seen = sum(one == other for one, other in pairs) / count
    chance = sum(ones[key] * others[key] for key in ones) / count**2
    return None if chance == 1 else (seen - chance) / (1 - chance)


def joined(parts: Sequence[Agreement]) -> Agreement:
    """Several documents as one: every article, fact and question counts the same."""
    return Agreement(
        clauses=total(part.clauses for part in parts),
        scored_clauses=total(part.scored_clauses for part in parts),
        facts=total(part.facts for part in parts),
        same_cites=total(part.same_cites for part in parts),
        cites=total(part.cites for part in parts),
        main=tuple(pair for part in parts for pair in part.main),
        answerable=tuple(pair for part in parts for pair in part.answerable),
    )


def report(documents: Mapping[str, Agreement]) -> str:
    """A Markdown table: a row for each figure, a column for each document and one for all."""
    columns = [*documents.values(), joined(list(documents.values()))]
    rows: list[tuple[str, list[str]]] = [
        ("条の数", [str(len(one.main)) for one in columns]),
        ("条項の種類 F1", [number(one.clauses.value) for one in columns]),
        ("条項の種類 F1（採点する種類だけ）", [number(one.scored_clauses.value) for one in columns]),
        ("主な種類の一致", [_agreed(one.main) for one in columns]),
        ("主な種類 κ", [number(kappa(one.main)) for one in columns]),
        ("事実の数（二人の合計）", [str(one.facts.whole) for one in columns]),
        ("事実 F1", [number(one.facts.value) for one in columns]),
        ("一致した事実で根拠も同じ", [number(one.same_cites.value) for one in columns]),
        ("問の数", [str(len(one.answerable)) for one in columns]),
        ("答えの有無の一致", [_agreed(one.answerable) for one in columns]),
        ("答えの有無 κ", [number(kappa(one.answerable)) for one in columns]),
        ("問の根拠 F1", [number(one.cites.value) for one in columns]),
    ]
    return table(("二人の読み手の一致", *documents, "全体"), [(name, *cells) for name, cells in rows])


def _agreed(pairs: Sequence[Pair]) -> str:
    return number(Ratio.share(one == other for one, other in pairs).value)


if __name__ == "__main__":
    main()
