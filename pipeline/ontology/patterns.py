"""Words of the ontology as patterns: word groups put in, chains of words as triggers."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from pipeline.ontology.entries import Entry
from pipeline.ontology.needs import needed
from pipeline.ontology.spelling import spell

PROVIDER, CUSTOMER, PARTY = "\ue001", "\ue002", "\ue003"
"""Signs that stand for the parties in text and rules: the provider, the customer, a party whose role is not told (甲, 乙)."""

PARTIES = {
    "提供者": PROVIDER,
    "顧客": CUSTOMER,
    "甲乙": PARTY,
    "事業者": f"[{PROVIDER}{PARTY}]",
    "利用者": f"[{CUSTOMER}{PARTY}]",
    "当事者": f"[{PROVIDER}-{PARTY}]",
}
"""The word groups that stand for the parties, whatever the document calls them."""
_GAP = r"[^。\n]{0,90}?"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression on text in one spelling; plain: mere words, which a text is asked for first."""

    pattern: str
    plain: bool

    @property
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """As a trigger has them."""
        words = (self.pattern,) if self.plain else needed(self.pattern)
        return (words,) if words else ()

    def count(self, text: str, most: int) -> int:
        """How many places in text match, and no more than most."""
        if self.plain:
            return min(text.count(self.pattern), most)
        return sum(1 for _ in islice(self.finditer(text), most))

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in text that matches."""
        return None if self.plain and self.pattern not in text else _compiled(self.pattern).search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The places in text that match, in order and not overlapping."""
        return iter(()) if self.plain and self.pattern not in text else _compiled(self.pattern).finditer(text)

    def sub(self, new: str, text: str) -> str:
        """The text with new in the place of all that matches."""
        return text if self.plain and self.pattern not in text else _compiled(self.pattern).sub(new, text)

    def prepare(self) -> None:
        """Compiles it before it is used, but for mere words, which most texts lack."""
        if not self.plain:
            _compiled(self.pattern)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A chain of words that shows a rule.

    expression: a regular expression on text in one spelling; needs: of each group one word has to be in the text, asked
    before it.
    """

    source: str
    expression: str
    needs: tuple[tuple[str, ...], ...]

    def find(self, sentence: str) -> re.Match[str] | None:
        """The first place in a canonical sentence where the chain is found."""
        for group in self.needs:
            if not any(word in sentence for word in group):
                return None
        return _compiled(self.expression).search(sentence)

    def prepare(self) -> None:
        """Compiles it before it is used."""
        _compiled(self.expression)


_compiled = functools.cache(re.compile)
"""On first use: most documents lack the words of most expressions, and to compile them all takes a tenth of a short command."""


def trigger(entry: Entry, key: str, source: str, words: Mapping[str, str]) -> Trigger:
    """A chain: words with a blank between them, in this order in one sentence."""
    chain = [_expand(entry, key, word, words) for word in source.split(" ")]
    expression = spell(_GAP.join(f"(?:{word})" for word in chain))
    _sound(entry, key, source, expression)
    return Trigger(source, expression, tuple(filter(None, (needed(spell(word)) for word in chain))))


def _sound(entry: Entry, key: str, text: str, expression: str) -> None:
    """OntologyError with file and line where what a user wrote is no expression."""
    try:
        if not entry.sound(key):
            re.compile(expression)
    except re.error as error:
        raise entry.fault(key, f"{key} の正規表現 {text!r} が正しくありません: {error}", text) from error


def _made(entry: Entry, key: str, text: str, words: Mapping[str, str]) -> Pattern:
    expression = spell(_expand(entry, key, text, words))
    _sound(entry, key, text, expression)
    return Pattern(expression, re.escape(expression) == expression)


def patterns(entry: Entry, key: str, words: Mapping[str, str]) -> tuple[Pattern, ...]:
    """The patterns of a list; OntologyError with file and line where one is none."""
    return tuple(_made(entry, key, text, words) for text in entry.list(key))


def triggers(entry: Entry, key: str, words: Mapping[str, str]) -> tuple[Trigger, ...]:
    """The chains of a list."""
    return tuple(trigger(entry, key, text, words) for text in entry.list(key))


def pattern(entry: Entry, key: str, words: Mapping[str, str]) -> Pattern | None:
    """The one pattern of a key, None where it is left out."""
    text = entry.optional(key)
    return None if text is None else _made(entry, key, text, words)


def _expand(entry: Entry, key: str, text: str, words: Mapping[str, str]) -> str:
    def word(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise entry.fault(key, f"{key} の語群 {{{found[1]}}} がありません", text)
        return words[found[1]]

    return re.sub(r"\{([^0-9,{}][^{}]*)\}", word, text)
