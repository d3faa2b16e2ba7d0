"""How well a list of changes tells what changed between two versions."""

from collections.abc import Iterable, Sequence

from evaluation.alignment import Alignment, Units, content, differing, untold
from evaluation.changes import Change
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.sets import Outcome, Row, f1, joined, share
from evaluation.scoring.texts import short
from pipeline.types.address import Address


def score(found: Sequence[Change], gold: Sequence[Change], old: Units, new: Units) -> Scored:
    """The figures of one pair of versions; old, new: the units that they have.

    revisions.alignment_f1: the pairs of addresses that the changes imply; revisions.changes_f1: the changes, right where
    kind and addresses are. Over the changes that have a counterpart: revisions.kind, .effects_f1, .substantive and
    .favours. revisions.lossless: how much of what differs, in characters of both versions, the changes tell.
    """
    both = [(change, other) for change in gold if (other := counterpart(change, found))]
    return joined(
        [
            f1("revisions.alignment_f1", _pairs(gold, old, new), _pairs(found, old, new)),
            f1("revisions.changes_f1", _changes(gold), _changes(found)),
            share("revisions.kind", [_outcome(a, a.kind, b.kind) for a, b in both]),
            f1("revisions.effects_f1", _effects(a for a, _ in both), _effects(_at(a, b) for a, b in both)),
            share("revisions.substantive", [_outcome(a, str(a.substantive), str(b.substantive)) for a, b in both]),
            share("revisions.favours", [_outcome(a, a.favours, b.favours) for a, b in both]),
            _lossless(found, old, new),
        ]
    )


def counterpart(change: Change, others: Sequence[Change]) -> Change | None:
    """The change of another list at the same addresses, else the first that pairs two of its addresses too."""
    same = (other for other in others if other.sides == change.sides)
    near = (other for other in others if set(other.old) & set(change.old) and set(other.new) & set(change.new))
    return next(same, None) or next(near, None)


def _pairs(changes: Sequence[Change], old: Units, new: Units) -> list[Row[tuple[Address, Address]]]:
    return [((a, b), str(b), f"{a} → {b}") for a, b in sorted(Alignment(changes, old, new).pairs)]


def _changes(changes: Iterable[Change]) -> list[Row[object]]:
    return [((change.kind, change.sides), _where(change), str(change)) for change in changes]


def _effects(changes: Iterable[Change]) -> list[Row[object]]:
    return [
        ((change.sides, effect), _where(change), effect)
        for change in changes
        for effect in dict.fromkeys(change.effects)
    ]


def _at(gold: Change, found: Change) -> Change:
    """What was found, at the addresses of its counterpart."""
    return Change(found.kind, gold.old, gold.new, found.effects, found.substantive, found.favours)


def _outcome(change: Change, wanted: str, got: str) -> Outcome:
    return wanted == got, _where(change), wanted, got


def _where(change: Change) -> str:
    """The address to look at: of the new version, or of the old one where it is gone."""
    return "、".join(map(str, change.new or change.old))


def _lossless(found: Sequence[Change], old: Units, new: Units) -> Scored:
    ratio, misses = Ratio(0, 0), []
    for units, differ, lost in zip((old, new), differing(old, new), untold(found, old, new), strict=True):
        for address in (address for address in units if address in differ or address in lost):
            words = content(units[address])
            ratio += Ratio(0 if address in lost else len(words), len(words))
            if address in lost:
                misses.append(Miss("revisions.lossless", str(address), short(words), ""))
    return Scored({"revisions.lossless": ratio}, tuple(misses))
