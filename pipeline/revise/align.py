"""Two trees of units -> which unit of the new version is which of the old, by what they say."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy

from pipeline.revise.alike import Types, Weights, letters, prior
from pipeline.revise.assign import assign, stayers
from pipeline.revise.nodes import Node, Place, bare

_ARTICLE, _BELOW = 0.40, 0.38
"""Least score of two units of one list that are one: likeness and what caption, number and place add."""
_BETWEEN = 0.2
"""The same where both stand alone between two units that are one."""
_ELSEWHERE, _LONG_ENOUGH = 0.66, 10
"""Least likeness, and least count of characters, of two units that were left over in different places."""
_REGROUPED = 0.55
"""Least share of a new unit's words that an old one has beside those of the unit that it became, where it was split."""
_ROUNDING = 1 - 1e-9
_LOWERED = 0.5
"""Least likeness of an article's text and the 項 that was made of it, and of two texts that lead to other items than before."""


@dataclass(frozen=True, eq=False)
class Match:
    """Two units that are one.

    above: the units above them that are one, None at the top or where they were found in different places; moved: they left
    the order of their list, or their list; captioned: only their captions are meant, the text is in a match of its own;
    rewritten: nothing that hangs under them is one, and all of it is meant; recut: they and what hangs under them say the
    same, cut into other units.
    """

    old: Node
    new: Node
    above: "Match | None"
    moved: bool = False
    captioned: bool = False
    rewritten: bool = False
    recut: bool = False


@dataclass(frozen=True, eq=False)
class Regrouping:
    """A unit that was split, or several that were merged; the first of several is the one that the rest came from or went to.

    pooled: their texts and what hangs under them have matches of their own, which tell what differs.
    """

    olds: tuple[Node, ...]
    news: tuple[Node, ...]
    pooled: bool = False


@dataclass
class Alignment:
    """What became of every unit; those in no match and no regrouping are gone or new."""

    matches: list[Match] = field(default_factory=list)
    regroupings: list[Regrouping] = field(default_factory=list)

    def known(self) -> tuple[set[Node], set[Node]]:
        """The old and the new units that are matched or regrouped."""
        olds = {match.old for match in self.matches} | {node for one in self.regroupings for node in one.olds}
        news = {match.new for match in self.matches} | {node for one in self.regroupings for node in one.news}
        return olds, news


def align(olds: Sequence[Node], news: Sequence[Node], types: Types) -> Alignment:
    """Matches articles and their like first, then what hangs under them, then what is left over anywhere."""
    aligner = _Aligner(Weights([*olds, *news]), types)
    for place in Place:
        aligner.siblings(
            [node for node in olds if node.place is place],
            [node for node in news if node.place is place],
            None,
            _ARTICLE,
        )
    aligner.elsewhere(olds, news)
    return aligner.found


class _Aligner:
    def __init__(self, weights: Weights, types: Types) -> None:
        self.weights, self.types = weights, types
        self.found = Alignment()

    def siblings(self, olds: Sequence[Node], news: Sequence[Node], above: Match | None, least: float) -> None:
        """Matches two lists of units, and below each match what hangs under it."""
        if not (olds and news):
            return
        same = _same(olds, news)
        rows = [row for row in range(len(olds)) if row not in same]
        columns = sorted(set(range(len(news))).difference(same.values()))
        found: list[tuple[int, int]] = []
        if rows and columns:
            speaks = prior(olds, news, self.types, rows, columns)
            left = [olds[row] for row in rows], [news[column] for column in columns]
            scores = self.weights.likenesses(*left, speaks, least) + speaks
            found = [(rows[row], columns[column]) for row, column in assign(scores, least)]
        pairs = sorted([*same.items(), *found])
        pairs = self._filled(olds, news, pairs)
        stay = stayers([column for _, column in pairs], [1 + len(olds[row].form) for row, _ in pairs])
        matches = [
            Match(olds[row], news[column], above, moved=at not in stay) for at, (row, column) in enumerate(pairs)
        ]
        groups = {
            node: group for group in self._regroupings(olds, news, matches) for node in (*group.olds, *group.news)
        }
        for match in matches:
            group = groups.get(match.old)
            if group is None:
                self.found.matches.append(match)
                self._below(match)
        for group in dict.fromkeys(groups.values()):
            self._pool(group, above)

    def _filled(
        self, olds: Sequence[Node], news: Sequence[Node], pairs: Sequence[tuple[int, int]]
    ) -> list[tuple[int, int]]:
        """The pairs, and with them what stands alone between two of them on both sides and is a little alike."""
        found: list[tuple[int, int]] = []
        taken = {column for _, column in pairs}
        row = column = -1
        for next_row, next_column in [*pairs, (len(olds), len(news))]:
            if next_row - row == next_column - column == 2 and column + 1 not in taken:
                a, b = olds[row + 1], news[column + 1]
                if a.kind is b.kind and self.weights.likeness(a, b) >= _BETWEEN:
                    found.append((row + 1, column + 1))
            row, column = next_row, next_column
            found.append((row, column))
        return found[:-1]

    def _regroupings(
        self, olds: Sequence[Node], news: Sequence[Node], matches: Sequence[Match]
    ) -> Iterator[Regrouping]:
        """What was split and what was merged among the units of two lists."""
        left_news = _without(news, (match.new for match in matches))
        left_olds = _without(olds, (match.old for match in matches))
        taken: set[Match] = set()
        parts = self._parts(left_news, [(match.old, match.new, match) for match in matches])
        for match, pieces in parts.items():
            taken.add(match)
            yield Regrouping((match.old,), _ordered(news, (match.new, *pieces)))
        parts = self._parts(left_olds, [(m.new, m.old, m) for m in matches if m not in taken])
        for match, pieces in parts.items():
            yield Regrouping(_ordered(olds, (match.old, *pieces)), (match.new,))

    def _parts(self, pieces: Sequence[Node], wholes: Sequence[tuple[Node, Node, Match]]) -> dict[Match, list[Node]]:
        """Each piece whose words a whole has beside those of what it is matched with, by the match of that whole."""
        found: dict[Match, list[Node]] = {}
        if not (pieces and wholes):
            return found
        common = self.weights.common(pieces, [whole for whole, _, _ in wholes])
        for piece, shares_of in zip(pieces, common, strict=True):
            # With what the whole has given to others already it is no more.
            near = numpy.flatnonzero(shares_of >= _REGROUPED * self.weights.total(piece) * _ROUNDING)
            shares = [
                (self.weights.left_over(piece, wholes[at][0], (wholes[at][1], *found.get(wholes[at][2], ()))), -at)
                for at in map(int, near)
            ]
            share, at = max(shares, default=(0.0, 0))
            if share >= _REGROUPED and len(piece.form) >= _LONG_ENOUGH:
                found.setdefault(wholes[-at][2], []).append(piece)
        return found

    def _pool(self, group: Regrouping, above: Match | None) -> None:
        """Records the group, and matches what hangs under its units whatever unit it hangs under."""
        at = len(self.found.regroupings)
        self.found.regroupings.append(group)
        whole, parts = sorted((group.olds, group.news), key=len)
        if not whole[0].children:
            return
        olds, news = _pooled(group.olds), _pooled(group.news)
        self.siblings(olds, news, above, _BELOW)
        known, own = set().union(*self.found.known()), {node.address for node in (*whole, *parts)}
        if all(piece in known for piece in (*olds, *news) if piece.address in own):
            self.found.regroupings[at] = replace(group, pooled=True)

    def _below(self, match: Match) -> None:
        old, new = match.old, match.new
        if self._lower(match, old, new.children if old.text and not new.text else (), down=True):
            return
        if self._lower(match, new, old.children if new.text and not old.text else (), down=False):
            return
        known = len(self.found.matches), len(self.found.regroupings)
        self.siblings(old.children, new.children, match, _BELOW)
        none = known == (len(self.found.matches), len(self.found.regroupings))
        if none and (old.children or new.children) and not _leads_alike(old, new):
            self.found.matches[-1] = replace(match, rewritten=True)

    def _lower(self, match: Match, whole: Node, paragraphs: Sequence[Node], *, down: bool) -> bool:
        """Matches the text of an article with the 項 that was made of it, or the other way round; False where none was."""
        alike = [(self.weights.likeness(bare(whole), paragraph), -at) for at, paragraph in enumerate(paragraphs)]
        best, at = max(alike, default=(0.0, 0))
        if best < _LOWERED:
            return False
        own, made = bare(whole), paragraphs[-at]
        self.found.matches[-1] = head = Match(match.old, match.new, match.above, match.moved, captioned=True)
        inner = Match(own, made, head) if down else Match(made, own, head)
        self.found.matches.append(inner)
        self.siblings(inner.old.children, inner.new.children, inner, _BELOW)
        return True

    def elsewhere(self, olds: Sequence[Node], news: Sequence[Node]) -> None:
        """Matches what is left over in different places: a 項 that went to another article."""
        known_olds, known_news = self.found.known()
        left_olds = [node for node in _walk(olds) if node not in known_olds and len(node.form) >= _LONG_ENOUGH]
        left_news = [node for node in _walk(news) if node not in known_news and len(node.form) >= _LONG_ENOUGH]
        scores = numpy.zeros((len(left_olds), len(left_news)))
        for row, columns in self.weights.candidates(left_olds, left_news).items():
            near = [left_news[column] for column in columns]
            scores[row, columns] = self.weights.likenesses([left_olds[row]], near, least=_ELSEWHERE)
        pairs = assign(scores, _ELSEWHERE)
        done: set[Node] = set()
        for row, column in sorted(pairs, key=lambda pair: -len(left_olds[pair[0]].form)):
            old, new = left_olds[row], left_news[column]
            if done.isdisjoint((*old.walk(), *new.walk())):
                done.update((*old.walk(), *new.walk()))
                match = Match(old, new, None, moved=True)
                self.found.matches.append(match)
                self._below(match)


def _leads_alike(old: Node, new: Node) -> bool:
    """True where the units have a text of their own that stayed, and only what hangs under them came or went."""
    return bool(old.text and new.text) and letters(old.text, new.text) >= _LOWERED


def _same(olds: Sequence[Node], news: Sequence[Node]) -> dict[int, int]:
    """The units of two lists that are the same to the letter, and stand in either list only once."""
    places: dict[str, list[int]] = {}
    for at, node in enumerate(news):
        places.setdefault(node.form, []).append(at)
    counts = Counter(node.form for node in olds)
    return {
        at: places[node.form][0]
        for at, node in enumerate(olds)
        if len(node.form) >= _LONG_ENOUGH and counts[node.form] == len(places.get(node.form, ())) == 1
    }


def _without(nodes: Sequence[Node], known: Iterable[Node]) -> list[Node]:
    gone = set(known)
    return [node for node in nodes if node not in gone]


def _ordered(nodes: Sequence[Node], some: Iterable[Node]) -> tuple[Node, ...]:
    wanted = set(some)
    return tuple(node for node in nodes if node in wanted)


def _pooled(nodes: Iterable[Node]) -> list[Node]:
    return [piece for node in nodes for piece in (node.children or (bare(node),))]


def _walk(nodes: Iterable[Node]) -> Iterator[Node]:
    return (node for top in nodes for node in top.walk())
