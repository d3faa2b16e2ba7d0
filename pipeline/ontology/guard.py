"""Of many entries with triggers the few that a text can fulfil: to ask all of them takes longer than all else."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.ontology.patterns import Trigger

_START = 2
"""Characters by which a word is looked up."""


class Guard:
    """The entries by the words their triggers need."""

    def __init__(self, triggers: Mapping[str, Sequence[Trigger]]) -> None:
        self._order = {id_: place for place, id_ in enumerate(triggers)}
        self._triggers = [(id_, list(map(frozenset, one.needs))) for id_, own in triggers.items() for one in own]
        self._always = frozenset(number for number, (_, groups) in enumerate(self._triggers) if not groups)
        self._words: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for number, (_, groups) in enumerate(self._triggers):
            # All groups are looked at in the end; the one with the longest words is met in the fewest texts.
            first = max(groups, key=lambda group: min(map(len, group)), default=frozenset())
            for word in frozenset().union(*groups):
                self._words[word[:_START]][word] |= {number} if word in first else set()

    def near(self, text: str) -> list[str]:
        """The ids of the entries of which a trigger has all its words in the text, in order; of those left out none matches."""
        starts = {first + second for first, second in pairwise(text)}.union(text)
        there = {
            word: numbers
            for start in self._words.keys() & starts
            for word, numbers in self._words[start].items()
            if word in text
        }
        near = {
            id_
            for id_, groups in map(self._triggers.__getitem__, self._always.union(*there.values()))
            if not any(group.isdisjoint(there) for group in groups)
        }
        return sorted(near, key=self._order.__getitem__)
