"""What became of every unit -> changes, each once, at the smallest unit that holds it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.revise.align import Alignment, Match, Regrouping
from pipeline.revise.judge import Judge, Verdict
from pipeline.revise.nodes import Node
from pipeline.revise.words import operations
from pipeline.types.address import Address
from pipeline.types.revision import Change, ChangeKind

_EMPTIED = re.compile(r"[(〔【\[]?(?:削除|削る|欠番|\(?削除\)?)[)〕】\]]?[。…]?")
"""What stands under a number that is kept although its text is gone."""


def changes(olds: Sequence[Node], news: Sequence[Node], alignment: Alignment, judge: Judge) -> tuple[Change, ...]:
    """Every change in the order of the new version; what is gone stands behind what stood before it."""
    order = _Order(olds, news, alignment)
    known_olds, known_news = alignment.known()
    told = {node for one in alignment.matches if one.rewritten or one.recut for node in (one.old, one.new)}
    inner = {node for one in alignment.matches if one.recut for top in (one.old, one.new) for node in _inside(top)}
    matches = [one for one in alignment.matches if one.old not in inner or one.new not in inner]
    regroupings = [one for one in alignment.regroupings if not inner.issuperset((*one.olds, *one.news))]
    groups = _Groups(regroupings)
    for match in matches:
        if match.old.words != match.new.words:
            operations(*_own(match))  # made before facts are waited for; the last few thousand are remembered
    judge.read_ahead(matches)
    found = [
        *(change for match in matches if (change := _of_match(match, groups, judge))),
        *(_of_regrouping(group, judge) for group in regroupings),
        *(_of_one(ChangeKind.DELETED, node, judge) for node in _tops(olds, known_olds, told)),
        *(_of_one(ChangeKind.ADDED, node, judge) for node in _tops(news, known_news, told)),
    ]
    return tuple(sorted(found, key=order.of))


def _tops(nodes: Iterable[Node], known: set[Node], told: set[Node]) -> Iterator[Node]:
    """What is in no match, the whole of it once; told: units whose change tells of all that hangs under them."""
    for node in nodes:
        if node in known:
            yield from _tops(() if node in told else node.children, known, told)
        elif not _EMPTIED.fullmatch(node.words):
            yield node


def _inside(node: Node) -> Iterator[Node]:
    return (below for child in node.children for below in child.walk())


def _of_one(kind: ChangeKind, node: Node, judge: Judge) -> Change:
    text = _whole(node)
    old, new = ((node.address,), ()) if kind is ChangeKind.DELETED else ((), (node.address,))
    sides = (text, "") if kind is ChangeKind.DELETED else ("", text)
    return _change(kind, old, new, *sides, judge.alone(node, kind))


def _of_regrouping(group: Regrouping, judge: Judge) -> Change:
    kind = ChangeKind.SPLIT if len(group.olds) == 1 else ChangeKind.MERGED
    old, new = (tuple(node.address for node in side) for side in (group.olds, group.news))
    old_text, new_text = ("\n".join(map(_whole, side)) for side in (group.olds, group.news))
    return _change(kind, old, new, old_text, new_text, judge.regrouped(group))


def _of_match(match: Match, groups: "_Groups", judge: Judge) -> Change | None:
    """None where nothing is to be told: the same words at the place that follows from what stands above."""
    old, new = match.old, match.new
    if groups.is_one(match):
        return None
    verdict = judge.matched(match)
    elsewhere = new.address != _expected(match)
    if verdict is None and not elsewhere:
        return None
    kind = ChangeKind.MODIFIED
    if groups.is_below(match):
        if verdict is None:
            return None
    elif match.moved and elsewhere:
        kind = ChangeKind.MOVED
    elif verdict is None:
        kind = ChangeKind.RENUMBERED
    texts = _own(match)
    return _change(kind, (old.address,), (new.address,), *texts, judge.placed(match, kind, verdict))


def _expected(match: Match) -> Address:
    """The address that a unit has where only what stands above it has another one."""
    if match.above is None:
        return match.old.address
    rest = match.old.address.parts[len(match.above.old.address.parts) :]
    return Address((*match.above.new.address.parts, *rest))


class _Groups:
    """What was split or merged, asked by unit."""

    def __init__(self, regroupings: Sequence[Regrouping]) -> None:
        self._olds = {node.address: at for at, group in enumerate(regroupings) for node in group.olds}
        self._news = {node.address: at for at, group in enumerate(regroupings) for node in group.news}
        self._pairs = {(old, new) for group in regroupings for old in group.olds for new in group.news}

    def is_one(self, match: Match) -> bool:
        """True for units that were split or merged themselves."""
        return (match.old, match.new) in self._pairs

    def is_below(self, match: Match) -> bool:
        """True for what hangs under something that was split or merged: that tells of its number."""
        if not self._pairs:
            return False
        olds, news = (
            {groups[above] for above in _upwards(address) if above in groups}
            for groups, address in ((self._olds, match.old.address), (self._news, match.new.address))
        )
        return bool(olds & news)


def _upwards(address: Address) -> Iterator[Address]:
    """The address and all above it."""
    return (Address(address.parts[:count]) for count in range(len(address.parts), 0, -1))


def _change(
    kind: ChangeKind,
    old: tuple[Address, ...],
    new: tuple[Address, ...],
    old_text: str,
    new_text: str,
    verdict: Verdict,
) -> Change:
    return Change(
        kind,
        old,
        new,
        old_text,
        new_text,
        operations(old_text, new_text),
        verdict.facts,
        verdict.effects,
        verdict.substantive,
        verdict.favours,
        verdict.reason,
    )


def _own(match: Match) -> tuple[str, str]:
    """The words of either unit, its caption only where that differs."""
    old, new = match.old, match.new
    if match.rewritten or match.recut:
        return _whole(old), _whole(new)
    heads = [f"（{node.caption}）" if node.caption else "" for node in (old, new)]
    if heads[0] == heads[1]:
        heads = ["", ""]
    if match.captioned:
        return heads[0], heads[1]
    texts = (
        "\n".join(filter(None, (head, node.text, node.wrap_up))) for head, node in zip(heads, (old, new), strict=True)
    )
    return next(texts), next(texts)


def _whole(node: Node) -> str:
    """A unit with its caption and all that hangs under it, a line each."""
    head = f"（{node.caption}）" if node.caption else ""
    return "\n".join(filter(None, (head, node.text, *map(_whole, node.children), node.wrap_up)))


class _Order:
    """Where a change stands in the new version."""

    def __init__(self, olds: Sequence[Node], news: Sequence[Node], alignment: Alignment) -> None:
        self._new = {node.address: float(at) for at, node in enumerate(node for top in news for node in top.walk())}
        pairs = {match.old.address: match.new.address for match in alignment.matches if not match.moved}
        pairs |= {group.olds[-1].address: group.news[-1].address for group in alignment.regroupings}
        self._old: dict[Address, float] = {}
        last = -1.0
        for at, node in enumerate(node for top in olds for node in top.walk()):
            last = self._new[pairs[node.address]] if node.address in pairs else last
            self._old[node.address] = last + 0.5 + at * 1e-6

    def of(self, change: Change) -> float:
        """The rank of its first unit."""
        return self._new[change.new[0]] if change.new else self._old[change.old[0]]
