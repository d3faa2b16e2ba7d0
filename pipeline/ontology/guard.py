"""Of many entries with triggers or patterns the few that a text can fulfil: to ask all of them takes longer than all else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

_START = 2
"""Characters by which a word is looked up."""


class _Needing(Protocol):
    """What finds something only where one word of each group is in the text."""

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]: ...


_Asked = TypeVar("_Asked", bound=_Needing)


class Guard(Generic[_Asked]):
    """The entries by the words that what they are found by needs."""

    def __init__(self, triggers: Mapping[str, Sequence[_Asked]]) -> None:
        self._triggers = [(id_, one) for id_, own in triggers.items() for one in own]
        self._groups = [list(map(frozenset, one.needs)) for _, one in self._triggers]
        self._always = frozenset(number for number, groups in enumerate(self._groups) if not groups)
        self._words: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, groups in enumerate(self._groups):
            # All groups are looked at in the end; the one with the longest words is met in the fewest texts.
            first = max(groups, key=lambda group: min(map(len, group)), default=frozenset())
            for word in frozenset().union(*groups):
                self._words[word[:_START]][word] |= {number} if word in first else set()

    def near(self, text: str) -> Mapping[str, Sequence[_Asked]]:
        """The triggers that have all their words in the text, by entry, both in order; none of those left out matches."""
        starts = {first + second for first, second in pairwise(text)}.union(text)
        there = {
            word: numbers
            for start in self._words.keys() & starts
            for word, numbers in self._words[start].items()
            if word in text
        }
        found: dict[str, list[_Asked]] = {}
        for number in sorted(self._always.union(*there.values())):
            if not any(group.isdisjoint(there) for group in self._groups[number]):
                id_, one = self._triggers[number]
                found.setdefault(id_, []).append(one)
        return found
