"""How much two units say the same: rare words weigh more than common ones. The only door to rapidfuzz."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz.distance import Indel

from pipeline.revise.nodes import Node
from pipeline.types.address import Address

_WORTH_READING = 0.12
"""Units that have less of their words in common are not compared letter by letter: a hundred articles make 10,000 pairs."""
_RAREST = 12
"""So many of its rarest terms a unit is looked for by, anywhere in the other version."""
_CAPTION, _TYPE, _NUMBER, _ORDER = 0.28, 0.2, 0.05, 0.05
_SAME_CAPTION = 0.8

Types = tuple[Mapping[Address, str], Mapping[Address, str]]
"""The main clause types of the articles of either version."""
Prior = Callable[[int, int], float]
"""What speaks for two units at these places of their lists beside their words."""


class Weights:
    """What each term tells, from how many units of both versions have it."""

    def __init__(self, tops: Iterable[Node]) -> None:
        units = [node for top in tops for node in top.walk() if not node.children]
        holding = Counter(term for unit in units for term in unit.terms)
        self._idf = {term: math.log(1 + len(units) / count) for term, count in holding.items()}
        self._totals: dict[Node, float] = {}

    def total(self, node: Node) -> float:
        """What all terms of a node weigh."""
        if node not in self._totals:
            self._totals[node] = self.weigh(node.terms)
        return self._totals[node]

    def weigh(self, terms: Counter[str]) -> float:
        """What these terms weigh."""
        return sum(count * self._idf.get(term, 1.0) for term, count in terms.items())

    def shared(self, a: Node, b: Node) -> float:
        """The weighed share of terms that two units have in common (Dice), 0 to 1."""
        whole = self.total(a) + self.total(b)
        small, large = (a.terms, b.terms) if len(a.terms) < len(b.terms) else (b.terms, a.terms)
        idf = self._idf
        both = sum(min(count, large[term]) * idf.get(term, 1.0) for term, count in small.items() if term in large)
        return 2 * both / whole if whole else 0.0

    def likeness(self, a: Node, b: Node) -> float:
        """How much two units say the same, 0 to 1: words whatever their order, and letters in order."""
        if a.form == b.form:
            return 1.0
        shared = self.shared(a, b)
        if shared < _WORTH_READING:
            return shared / 2
        return (shared + letters(a.form, b.form)) / 2

    def candidates(self, olds: Sequence[Node], news: Sequence[Node]) -> set[tuple[int, int]]:
        """The pairs of places that have one of the rarest terms of the old unit in common: no others are much alike."""
        holding: dict[str, list[int]] = {}
        for column, node in enumerate(news):
            for term in node.terms:
                holding.setdefault(term, []).append(column)
        return {
            (row, column)
            for row, node in enumerate(olds)
            for term in sorted(node.terms, key=lambda term: -self._idf.get(term, 1.0))[:_RAREST]
            for column in holding.get(term, ())
        }

    def left_over(self, part: Node, whole: Node, rest: Sequence[Node]) -> float:
        """The share of part's terms that whole has beside those that rest has already, 0 to 1."""
        left = whole.terms.copy()
        for node in rest:
            left.subtract(node.terms)
        common = Counter({term: min(count, left[term]) for term, count in part.terms.items() if left[term] > 0})
        return self.weigh(common) / self.total(part) if part.terms else 0.0


def letters(old: str, new: str) -> float:
    """The share of two texts' letters that they have in common in order, 0 to 1."""
    return Indel.normalized_similarity(old, new)


def prior(olds: Sequence[Node], news: Sequence[Node], types: Types) -> Prior:
    """What caption, clause type, number and place say of two units of two lists: with one caption a rewritten article is itself."""
    rows, columns = max(1, len(olds) - 1), max(1, len(news) - 1)
    alone = [
        Counter(main[node.address] for node in side if node.address in main)
        for side, main in zip((olds, news), types, strict=True)
    ]

    def speaks(row: int, column: int) -> float:
        a, b = olds[row], news[column]
        found = _ORDER * (1 - abs(row / rows - column / columns)) + _captions(a.caption, b.caption)
        if a.address.parts[-1] == b.address.parts[-1]:
            found += _NUMBER
        main = types[0].get(a.address)
        if main is not None and main == types[1].get(b.address) and alone[0][main] == alone[1][main] == 1:
            found += _TYPE
        return found

    return speaks


def _captions(a: str | None, b: str | None) -> float:
    if not (a and b):
        return 0.0
    if letters(a, b) >= _SAME_CAPTION:
        return _CAPTION
    return _CAPTION / 2 if min(len(a), len(b)) > 1 and (a in b or b in a) else 0.0
