"""Which unit of the new version is which of the old, as a list of changes implies it, and what the list leaves untold."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from corpus.expected import Expected
from evaluation.changes import Change
from evaluation.scoring.texts import plain
from pipeline.types.address import Address

Units = Mapping[Address, Expected]
"""Every unit of a version, as its source has it."""
EMPTIED = "削除"
"""What stands under a number that is kept although its text is gone."""


class Alignment:
    """The pairs that changes between two versions imply.

    What no change names stays where it is; what lies below one that has another number goes with it; below a split or a
    merge what has the same words is the same; the closest change above a unit decides.

    named: the pairs that the changes name; followers: old -> new address of the units that go with them or stay.
    """

    def __init__(self, changes: Sequence[Change], old: Units, new: Units) -> None:
        self._old, self._new = old, new
        self._one = {c.old[0]: c.new[0] for c in changes if len(c.old) == len(c.new) == 1}
        self._several = [c for c in changes if c.old and c.new and len(c.old) + len(c.new) > 2]
        self._gone = {a for c in changes if not c.new for a in c.old}
        self.named = frozenset((a, b) for c in changes for a in c.old for b in c.new)
        self._taken = {b for c in changes for b in c.new}
        self.followers = self._followers()

    @property
    def pairs(self) -> frozenset[tuple[Address, Address]]:
        """Those named, and of the followers those that have another address than before."""
        return self.named | {(a, b) for a, b in self.followers.items() if a != b}

    def _followers(self) -> dict[Address, Address]:
        named = {a for a, _ in self.named} | self._gone
        found: dict[Address, Address] = {}
        claimed = set(self._taken)
        for address in self._old:
            if address in named:
                continue
            to = self._follow(address, claimed)
            if to and to in self._new and to not in claimed:
                found[address] = to
                claimed.add(to)
        return found

    def _follow(self, address: Address, claimed: set[Address]) -> Address | None:
        for above in above_and_itself(address):
            if above in self._gone:
                return None
            if above in self._one:
                top = self._one[above]
                to = Address((*top.parts, *address.parts[len(above.parts) :]))
                return None if self._is_told_of(to, top) else to
            for change in self._several:
                if above in change.old:
                    return self._same_words(address, change, claimed)
        return None if self._is_told_of(address, Address(())) else address

    def _is_told_of(self, new: Address, top: Address) -> bool:
        """True where a change names the unit of the new version, or one above it that lies below top."""
        return any(above in self._taken for above in above_and_itself(new) if len(above.parts) > len(top.parts))

    def _same_words(self, address: Address, change: Change, claimed: set[Address]) -> Address | None:
        words = content(self._old[address])
        below = (a for a in self._new if a not in claimed and any(place.contains(a) for place in change.new))
        return next((a for a in below if words and content(self._new[a]) == words), None)


def differing(old: Units, new: Units) -> tuple[list[Address], list[Address]]:
    """The units of either version with words that the same address of the other version does not have."""
    return _lacking(old, new), _lacking(new, old)


def _lacking(units: Units, others: Units) -> list[Address]:
    return [
        address
        for address, unit in units.items()
        if content(unit) and (address not in others or content(others[address]) != content(unit))
    ]


def untold(changes: Sequence[Change], old: Units, new: Units) -> tuple[list[Address], list[Address]]:
    """The units of either version with words that are neither equal to those of the unit they are, nor in a change.

    A change holds what lies below its addresses; one that only gives a new number holds nothing.
    """
    alignment = Alignment(changes, old, new)
    pairs = {*alignment.followers.items(), *((a, b) for a, b in alignment.named if a in old and b in new)}
    same = [(a, b) for a, b in pairs if content(old[a]) == content(new[b])]
    gone = {a for c in changes if not c.new for a in c.old}
    holding = [c for c in changes if c.kind != "renumbered"]
    emptied = {a for a in gone if a in new and content(new[a]) == EMPTIED}
    return (
        _outside(old, {a for a, _ in same}, [place for c in holding for place in c.old]),
        _outside(new, {b for _, b in same} | emptied, [place for c in holding for place in c.new]),
    )


def _outside(units: Units, known: Collection[Address], places: Sequence[Address]) -> list[Address]:
    return [
        address
        for address, unit in units.items()
        if content(unit) and address not in known and not any(place.contains(address) for place in places)
    ]


def above_and_itself(address: Address) -> Iterator[Address]:
    """The address, then all above it."""
    for count in range(len(address.parts), 0, -1):
        yield Address(address.parts[:count])


def content(unit: Expected) -> str:
    """The words of a unit, without white space: its caption, its text, and what stands after its list."""
    return plain(f"{unit.caption or ''}{unit.text}{unit.wrap_up}")
