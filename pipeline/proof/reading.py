"""A document as proofreading reads it: the stretches of its text in folded form, and the way back to words and places."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.proof.compounds import Use, compounds
from pipeline.proof.numbered import Value, values
from pipeline.text.normalize import Normalized, fold, normalize
from pipeline.text.places import Places
from pipeline.text.sentences import split
from pipeline.text.tokens import Token, is_content, tokenize
from pipeline.types.address import Address
from pipeline.types.clause import Definition
from pipeline.types.document import Document, Unit
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Span

_GLOSSARY = re.compile(r"(?:用語|言葉|語句?|名称)\t(?:用語の)?(?:定義|意味|意義|内容|説明)")


@dataclass(frozen=True, eq=False)
class Passage:
    """The own text of a unit or the text after its list; text: in folded form."""

    unit: Unit
    address: Address
    original: str
    located: tuple[Span, ...]
    source: str
    wrap_up: bool

    @functools.cached_property
    def folded(self) -> Normalized:
        """The text with the way back to the text as printed."""
        return normalize(self.original)

    @functools.cached_property
    def text(self) -> str:
        """The text in folded form."""
        return self.folded.text

    @functools.cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where the sentences of text stand in it."""
        return tuple(split(self.text))

    @functools.cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of text; they are asked for by all that looks at words, and dear."""
        return tuple(tokenize(self.text))

    @functools.cached_property
    def _content(self) -> tuple[Token, ...]:
        return tuple(token for token in self.tokens if is_content(token))

    def content(self, start: int = 0, end: int | None = None) -> list[str]:
        """The normal forms of the content words of text[start:end]."""
        return [token.normal for token in self.telling(start, len(self.text) if end is None else end)]

    def telling(self, start: int, end: int) -> Sequence[Token]:
        """The content words of text[start:end]."""
        first, behind = (bisect_left(self._content, at, key=_start) for at in (start, end))
        last = behind - 1 if behind > first and self._content[behind - 1].end > end else behind
        return self._content[first:last]

    @functools.cached_property
    def values(self) -> tuple[Value, ...]:
        """The numbers with their units in text."""
        return tuple(values(self.text))

    @functools.cached_property
    def _places(self) -> Places:
        return Places(self.original, self.located, self.source)

    @functools.cached_property
    def _seen(self) -> Sequence[int]:
        """Where the visible characters of the text as printed stand."""
        return [at for at, sign in enumerate(self.original) if not sign.isspace()]

    def words(self, start: int, end: int) -> str:
        """text[start:end] as printed."""
        return self.original[slice(*self.folded.span(start, end))]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where text[start:end] stands in the source."""
        return self._places.spans(*self.folded.span(start, end))

    def within(self, spans: tuple[Span, ...]) -> Span | None:
        """Where spans of the source stand in text; None where they are of another passage."""
        if not spans or not any(start <= spans[0][0] < end for start, end in self.located):
            return None
        begun = sum(_visible(self.source[a : min(b, spans[0][0])]) for a, b in self.located if a < spans[0][0])
        length = sum(_visible(self.source[a:b]) for a, b in spans)
        if begun + length > len(self._seen) or not length:
            return None
        first, last = self._seen[begun], self._seen[begun + length - 1] + 1
        return self.folded.position(first), self.folded.position(last)

    def sentence(self, at: int) -> Span:
        """The sentence of text in which the character at stands."""
        return next(((start, end) for start, end in self.sentences if start <= at < end), (0, len(self.text)))

    def finding(
        self, code: str, level: Level, message: str, start: int, end: int, proposal: str | None = None
    ) -> Finding:
        """What was found of text[start:end]."""
        sentence = self.words(*self.sentence(start))
        return Finding(
            code, level, message, self.address, self.spans(start, end), self.words(start, end), sentence, proposal
        )


class Reading:
    """The passages of a document and its units by address."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.passages = tuple(_passages(document))
        self.units: Mapping[Address, Unit] = {unit.address: unit for unit in document.walk() if unit.address}
        self.of_unit: dict[Address, list[Passage]] = {}
        for passage in self.passages:
            self.of_unit.setdefault(passage.address, []).append(passage)
        self._below: dict[Address, list[Passage]] = {}
        for passage in self.passages:
            for count in range(1, len(passage.address.parts) + 1):
                self._below.setdefault(Address(passage.address.parts[:count]), []).append(passage)
        self._texts: dict[Address, str] = {}
        self._captions = {address: fold(unit.caption or "") for address, unit in self.units.items()}

    @functools.cached_property
    def defined(self) -> Mapping[str, Definition]:
        """The defined terms in folded form: those of the document, and the first cells of tables headed 用語 and 意味."""
        found = {term: one for passage in self.passages for term, one in _of_table(passage)}
        return found | {fold(one.term): one for one in self.document.definitions}

    @functools.cached_property
    def whole(self) -> str:
        """All passages, a line feed between two."""
        return "\n".join(passage.text for passage in self.passages)

    @functools.cached_property
    def headings(self) -> str:
        """Title, divisions and captions."""
        labels = (unit.label or "" for unit in self.document.walk())
        return "\n".join([fold(self.document.title), *map(fold, labels), *self._captions.values()])

    @functools.cached_property
    def compounds(self) -> Mapping[str, list[Use]]:
        """The compound nouns of all passages with their uses in order."""
        found: dict[str, list[Use]] = {}
        for passage in self.passages:
            for use in compounds(passage):
                found.setdefault(passage.text[use.start : use.end], []).append(use)
        return found

    @functools.cached_property
    def squashed(self) -> str:
        """All passages, title, divisions and captions without white space."""
        return "".join((self.whole + self.headings).split())

    def caption(self, address: Address) -> str:
        """The folded caption of the unit at address, "" where it has none."""
        return self._captions.get(address, "")

    def named(self, address: Address) -> str:
        """The address with its caption, where it has one."""
        caption = self.caption(address)
        return f"{address}（{caption}）" if caption else str(address)

    def passages_below(self, address: Address) -> Sequence[Passage]:
        """The passages of the unit at address and of all below it."""
        return self._below.get(address, ())

    def below(self, address: Address) -> str:
        """The folded text of the unit at address and all below it, "" where there is none."""
        if address not in self._texts:
            self._texts[address] = "\n".join(passage.text for passage in self._below.get(address, ()))
        return self._texts[address]


def _of_table(passage: Passage) -> Iterator[tuple[str, Definition]]:
    """Terms with their meanings from the rows below a head such as 用語 | 定義."""
    rows = passage.text.split("\n")
    heads = [at for at, row in enumerate(rows) if _GLOSSARY.fullmatch(row.strip())]
    for row in rows[heads[0] + 1 :] if heads else ():
        term, _, meaning = row.strip().partition("\t")
        if meaning and "\t" not in meaning:
            yield term, Definition(term, meaning, passage.address, ())


def _passages(document: Document) -> Iterator[Passage]:
    source = document.source.text

    def down(unit: Unit) -> Iterator[Passage]:
        if unit.address and unit.text:
            yield Passage(unit, unit.address, unit.text, unit.spans, source, False)
        for child in unit.children:
            yield from down(child)
        if unit.address and unit.wrap_up:
            yield Passage(unit, unit.address, unit.wrap_up, unit.wrap_up_spans, source, True)

    for top in document.units:
        yield from down(top)


def _start(token: Token) -> int:
    return token.start


def _visible(text: str) -> int:
    return sum(map(len, text.split()))
