"""What the units of a document are about, by their words."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from pipeline.proof.reading import Reading
from pipeline.text.tokens import words
from pipeline.types.address import Address

_CAPTION = 2
"""So many times as much as in the text does a word tell in the caption."""


class Subjects:
    """The words of units."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words: dict[Address, frozenset[str]] = {}
        self._captions: dict[Address, frozenset[str]] = {}
        self.articles = tuple(dict.fromkeys(address.article for address in reading.units))
        counts = Counter(word for one in self.articles for word in self.of(one))
        self._weights = {word: math.log((len(self.articles) + 1) / (count + 0.5)) for word, count in counts.items()}

    def of(self, address: Address) -> frozenset[str]:
        """The words of a unit and all below it."""
        if address not in self._words:
            self._words[address] = self.caption(address).union(
                *(passage.content() for passage in self._reading.passages_below(address))
            )
        return self._words[address]

    def caption(self, address: Address) -> frozenset[str]:
        """The words of a caption."""
        if address not in self._captions:
            self._captions[address] = frozenset(words(self._reading.caption(address)))
        return self._captions[address]

    def around(self, address: Address) -> frozenset[str]:
        """The words of a unit, of what it stands in down from the article's caption, and of what hangs below it."""
        found = self.of(address) | self.caption(address.article)
        above = address.parent
        while above is not None:
            own = self._reading.of_unit.get(above, [])
            found = found.union(*(passage.content() for passage in own))
            above = above.parent
        return found

    def meant(self, telling: Iterable[str], noun: str, shut: Iterable[Address]) -> tuple[Address, ...]:
        """The articles that speak of all of telling: those whose caption does, else those whose text does, most first."""
        wanted, others = frozenset(telling), [one for one in self.articles if one not in set(shut)]
        found = [one for one in others if wanted <= self.caption(one)] or [
            one for one in others if wanted <= self.of(one)
        ]
        return tuple(sorted(found, key=lambda one: -self._reading.below(one).count(noun)))

    def calling(self, compound: str) -> tuple[Address, ...]:
        """The articles in which a compound word stands."""
        return tuple(one for one in self.articles if compound in self._reading.below(one) + self._reading.caption(one))

    def likeness(self, context: Mapping[str, float], article: Address) -> float:
        """How much an article speaks of the words of a context, each with its weight: rare words tell more."""
        here, caption = self.of(article), self.caption(article)
        return sum(
            weight * self._weights[word] * (_CAPTION if word in caption else 1)
            for word, weight in context.items()
            if word in here
        )
