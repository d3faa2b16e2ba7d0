"""How much two units say the same: rare words weigh more than common ones. The only door to rapidfuzz."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy
from rapidfuzz.distance import Indel

from pipeline.revise.assign import Scores
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


class Weights:
    """What each term tells, from how many units of both versions have it."""

    def __init__(self, tops: Iterable[Node]) -> None:
        units = [node for top in tops for node in top.walk() if not node.children]
        saying: dict[tuple[str | None, str, str], list[Node]] = {}  # most stand in both versions
        for unit in units:
            saying.setdefault((unit.caption, unit.text, unit.wrap_up), []).append(unit)
        holding = Counter[str]()
        for alike in saying.values():
            for term in alike[0].terms:
                holding[term] += len(alike)
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

    def common(self, olds: Sequence[Node], news: Sequence[Node]) -> Scores:
        """What the terms weigh that each of olds has in common with each of news: a row for each of olds.

        Term by term over the units that have it: most pairs have little in common, and many units make many pairs.
        """
        found = numpy.zeros((len(olds), len(news)))
        holding: dict[str, tuple[list[int], list[int]]] = {term: ([], []) for node in olds for term in node.terms}
        for column, node in enumerate(news):
            for term in holding.keys() & node.terms.keys():
                columns, counts = holding[term]
                columns.append(column)
                counts.append(node.terms[term])
        for row, node in enumerate(olds):
            line = [0.0] * len(news)  # single numbers of an array are slow
            for term, count in node.terms.items():
                columns, counts = holding[term]
                if columns:
                    weight = self._idf.get(term, 1.0)
                    for column, other in zip(columns, counts, strict=True):
                        line[column] += (count if count < other else other) * weight
            found[row] = line
        return found

    def shared(self, olds: Sequence[Node], news: Sequence[Node]) -> Scores:
        """The weighed share of terms that the units have in common (Dice), 0 to 1."""
        whole = numpy.add.outer([self.total(node) for node in olds], [self.total(node) for node in news])
        return 2 * self.common(olds, news) / numpy.where(whole > 0, whole, 1.0)

    def likeness(self, a: Node, b: Node) -> float:
        """How much two units say the same, 0 to 1."""
        return float(self.likenesses([a], [b])[0, 0])

    def likenesses(
        self, olds: Sequence[Node], news: Sequence[Node], prior: Scores | float = 0.0, least: float = 0.0
    ) -> Scores:
        """How much the units say the same, 0 to 1: words whatever their order, and letters in order.

        prior: what speaks for them beside their words; pairs that do not come to `least` with it are only known not to.
        """
        shares = self.shared(olds, news)
        speaks = numpy.broadcast_to(prior, shares.shape)
        found = shares / 2
        for row, column in numpy.argwhere(shares >= _WORTH_READING).tolist():
            share = shares[row, column]
            wanted = 2 * (least - speaks[row, column]) - share
            found[row, column] = (share + letters(olds[row].form, news[column].form, least=wanted)) / 2
        places: dict[str, list[int]] = {}
        for column, node in enumerate(news):
            places.setdefault(node.form, []).append(column)
        for row, node in enumerate(olds):
            found[row, places.get(node.form, [])] = 1.0
        return found

    def candidates(self, olds: Sequence[Node], news: Sequence[Node]) -> dict[int, list[int]]:
        """For each place of olds those of news that have one of its rarest terms: no others are much alike."""
        holding: dict[str, list[int]] = {}
        for column, node in enumerate(news):
            for term in node.terms:
                holding.setdefault(term, []).append(column)
        return {
            row: sorted({column for term in self._rarest(node) for column in holding.get(term, ())})
            for row, node in enumerate(olds)
        }

    def _rarest(self, node: Node) -> list[str]:
        return sorted(node.terms, key=lambda term: -self._idf.get(term, 1.0))[:_RAREST]

    def left_over(self, part: Node, whole: Node, rest: Sequence[Node]) -> float:
        """The share of part's terms that whole has beside those that rest has already, 0 to 1."""
        if not part.terms:
            return 0.0
        common = 0.0
        for term, count in part.terms.items():
            left = whole.terms[term] - sum(node.terms[term] for node in rest)
            if left > 0:
                common += min(count, left) * self._idf.get(term, 1.0)
        return common / self.total(part)


def letters(old: str, new: str, *, least: float = 0.0) -> float:
    """The share of two texts' letters that they have in common in order, 0 to 1; 0 where it is below least."""
    return Indel.normalized_similarity(old, new, score_cutoff=max(0.0, min(1.0, least - 1e-9)))


def prior(
    olds: Sequence[Node], news: Sequence[Node], types: Types, rows: Sequence[int], columns: Sequence[int]
) -> Scores:
    """What caption, clause type, number and place say of two units, with one caption a rewritten article is itself.

    rows, columns: the places in olds and news of those that are asked for; the others only make the lists long.
    """
    some = [olds[row] for row in rows], [news[column] for column in columns]
    places = numpy.array(rows) / max(1, len(olds) - 1), numpy.array(columns) / max(1, len(news) - 1)
    found = _ORDER * (1 - numpy.abs(numpy.subtract.outer(*places)))
    found += _captions(*([node.caption or "" for node in side] for side in some))
    numbers = ([node.address.parts[-1] for node in side] for side in some)
    found += _NUMBER * numpy.equal.outer(*(numpy.array(side, dtype=object) for side in numbers)).astype(float)
    alone = [_alone([main.get(node.address) for node in side]) for side, main in zip((olds, news), types, strict=True)]
    for main in alone[0].keys() & alone[1].keys():
        if alone[0][main] in rows and alone[1][main] in columns:
            found[rows.index(alone[0][main]), columns.index(alone[1][main])] += _TYPE
    return found


def _alone(types: Sequence[str | None]) -> dict[str, int]:
    """The types that one unit of a list alone has, and its place."""
    counts = Counter(types)
    return {main: at for at, main in enumerate(types) if main is not None and counts[main] == 1}


def _captions(olds: Sequence[str], news: Sequence[str]) -> Scores:
    """What the captions say, each pair of them looked at once."""
    kinds = [{caption: at for at, caption in enumerate(dict.fromkeys(side))} for side in (olds, news)]
    table = numpy.array([[_caption(a, b) for b in kinds[1]] for a in kinds[0]])
    places = ([kind[caption] for caption in side] for kind, side in zip(kinds, (olds, news), strict=True))
    return numpy.asarray(table[numpy.ix_(*places)])


def _caption(a: str, b: str) -> float:
    if not (a and b):
        return 0.0
    if letters(a, b, least=_SAME_CAPTION) >= _SAME_CAPTION:
        return _CAPTION
    return _CAPTION / 2 if min(len(a), len(b)) > 1 and (a in b or b in a) else 0.0
