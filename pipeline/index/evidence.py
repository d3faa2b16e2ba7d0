"""What speaks for each entry as the answer to a question: one row per entry, one column per sign."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline import ontology
from pipeline.index.alignment import FAR, Alignment
from pipeline.index.lexical import LexicalSearcher
from pipeline.index.passages import Entry
from pipeline.text import everyday, sentences, tokens
from pipeline.text.kinds import holds
from pipeline.text.normalize import fold, squash
from pipeline.types.address import Address
from pipeline.types.clause import Definition
from pipeline.types.document import Kind
from pipeline.types.index import QuestionTypes
from pipeline.types.ports import Embedder, Searcher
from pipeline.types.question import Group, Question, Wants

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIGNS = (
    "own", "own_meant", "heading", "heading_meant", "lead", "lead_meant", "below", "below_meant", "dense",
    "type", "main_type", "types", "field", "asked_field", "value", "kind", "list", "loose_item", "term", "preamble", "length",
    "sentence", "near_own", "near_all", "near_sentence", "far_own", "far_all", "weakest",
)  # fmt: skip
"""The columns: words and meant words in own text, headings, lead texts, items; likeness; clause types; facts; kind of answer;
how near the question's words come to those of the text, and what part of them has nothing near."""
_VALUES = (Wants.PERIOD, Wants.DATE, Wants.AMOUNT, Wants.RATE, Wants.COUNT)
_NESTED = 0.6  # a list within a 号 is part of the list that was asked for rather than the list itself
_HEAD, _RARE = 4, 2
"""Of a definition: how many last words of the meaning stand for the term, and in how many entries they may stand themselves."""
_SOFT = (Wants.PLACE, Wants.PROCEDURE, Wants.WHO, Wants.CONDITION, Wants.TIME, Wants.OUTCOME)


class Evidence:
    """Signs for all entries of an index."""

    def __init__(
        self,
        entries: Sequence[Entry],
        definitions: Iterable[tuple[str, Definition]],
        dense: Searcher | None,
        question_types: QuestionTypes,
        embedder: Embedder | None,
    ) -> None:
        self._entries = entries
        self._dense = dense
        self._types = question_types
        parts: Sequence[Callable[[Entry], str]] = (
            lambda entry: entry.passage.text,
            lambda entry: " ".join(entry.headings),
            lambda entry: "\n".join(entry.leads),
            lambda entry: "\n".join(entry.below),
        )
        self._searchers = [LexicalSearcher([part(entry) for entry in entries]) for part in parts]
        self._folded = [fold(entry.passage.text) for entry in entries]
        self._holds = [holds(text) for text in self._folded]
        self._sentences = [_sentences(entry.passage.text) for entry in entries]
        self._words = [frozenset(word for part in parts for word in tokens.words(part(entry))) for entry in entries]
        seen: dict[str, int] = {}
        for words in self._words:
            for word in words:
                seen[word] = seen.get(word, 0) + 1
        self._seen = seen
        self._alignment = Alignment(
            [
                *(tokens.words(entry.passage.text) for entry in entries),
                *self._words,
                *(words for parts in self._sentences for words in parts),
            ],
            embedder,
        )
        self._firsts = np.cumsum([0, *(len(parts) for parts in self._sentences)])[:-1]
        definitions = tuple(definitions)
        self._aliases = self._aliases_of(definition for _, definition in definitions)
        self._defined: dict[str, set[tuple[str, Address]]] = {}
        for document, definition in definitions:
            self._defined.setdefault(squash(definition.term), set()).add((document, definition.address))

    def rows(self, question: Question) -> "NDArray[np.float32]":
        """Shape (entries, len(SIGNS)); every sign from 0 to 1."""
        columns = [*self._lexical(question.text), self._likeness(question.text), *self._typed(question.text)]
        columns.extend(self._kinds(question))
        columns.append(self._in_one_sentence(question))
        columns.extend(self._aligned(question))
        return np.stack(columns, axis=1).astype(np.float32)

    def known(self, question: Question, number: int) -> float:
        """The share of the question's words that the entry has, or that are meant by words it has, weighed by rarity."""
        total = found = 0.0
        for group in self.groups(question.text):
            weight = self.rarity(group.word, group.meant)
            total += weight
            found += weight * group.met(self._words[number])
        return found / total if total else 0.0

    def groups(self, question: str) -> list[Group]:
        """The question's words with what may stand for them: everyday meanings, and terms the documents define by them."""
        return [
            Group(group.word, group.meant | self._aliases.get(group.word, frozenset()))
            for group in everyday.groups(question)
        ]

    def _aliases_of(self, definitions: Iterable[Definition]) -> dict[str, frozenset[str]]:
        """A word of a meaning -> the words of its term: 機器 -> 物件, where hardly another entry has the word itself."""
        aliases: dict[str, frozenset[str]] = {}
        for definition in definitions:
            term = frozenset(tokens.words(definition.term))
            for word in tokens.words(definition.meaning.split("(")[0])[-_HEAD:]:
                if word not in term and self._seen.get(word, 0) <= _RARE < max(
                    self._seen.get(part, 0) for part in term
                ):
                    aliases[word] = aliases.get(word, frozenset()) | term
        return aliases

    def rarity(self, word: str, meant: Collection[str]) -> float:
        """How much a word tells: 1 in one entry only, near 0 in all of them; an unseen word tells as much as what it means."""
        seen = self._seen.get(word) or max((self._seen.get(other, 0) for other in meant), default=0)
        seen = max([seen, *(self._seen.get(other, 0) for other in self._aliases.get(word, ()))])
        return float(np.log(1 + (1 + len(self._entries)) / (0.5 + seen)) / np.log(3 + 2 * len(self._entries)))

    def _lexical(self, question: str) -> "list[NDArray[np.float32]]":
        aliased = [token for token in tokens.tokenize(question) if token.normal in self._aliases]
        # The word itself stands in the definition alone; there it would outweigh all the places where its term is used.
        left_out = {token.normal for token in aliased} | {
            term for token in aliased for term in tokens.terms(token.surface)
        }
        plain = [(term,) for term in dict.fromkeys(tokens.terms(question)) if term not in left_out]
        meant = [words for _, words in everyday.meanings(question)]
        meant.extend(tuple(self._aliases[token.normal]) for token in aliased)
        scores = [searcher.scores(groups) for searcher in self._searchers for groups in (plain, meant)]
        highest = max((float(column.max(initial=0)) for column in scores), default=0.0)
        return [column / max(float(column.max(initial=0)), 0.3 * highest, 1e-6) for column in scores]

    def _in_one_sentence(self, question: Question) -> "NDArray[np.float32]":
        """The greatest share of the question's words that one sentence has."""
        groups = [(group, self.rarity(group.word, group.meant)) for group in self.groups(question.text)]
        total = sum(weight for _, weight in groups) or 1.0
        best = [
            max((sum(weight * group.met(words) for group, weight in groups) for words in parts), default=0.0)
            for parts in self._sentences
        ]
        return np.array(best, dtype=np.float32) / total

    def _aligned(self, question: Question) -> "list[NDArray[np.float32]]":
        """How near the question's words come, weighed by rarity, to the entry's own, to all around it, to one sentence."""
        groups, size = self.groups(question.text), len(self._entries)
        if not groups:
            none, alone = np.zeros(size, dtype=np.float32), np.ones(size, dtype=np.float32)
            return [none, none, none, alone, alone, none]
        weights = np.array([self.rarity(group.word, group.meant) for group in groups], dtype=np.float32)
        weights /= max(float(weights.sum()), 1e-6)
        near = self._alignment.likeness(groups)
        own, around, sentence = near[:, :size], near[:, size : 2 * size], near[:, 2 * size :]
        return [
            weights @ own,
            weights @ around,
            np.maximum.reduceat(weights @ sentence, self._firsts),
            weights @ (own < FAR),
            weights @ (around < FAR),
            around.min(axis=0),
        ]

    def _likeness(self, question: str) -> "NDArray[np.float32]":
        column = np.zeros(len(self._entries), dtype=np.float32)
        if self._dense is not None:
            for number, score in self._dense.search(question, len(self._entries)):
                column[number] = max(0.0, score)
        return column

    def _typed(self, question: str) -> "list[NDArray[np.float32]]":
        asked = self._types.predict(question)
        named = asked_fields(question)
        rows = []
        for entry in self._entries:
            chances = [asked.types.get(kind, 0.0) for kind in entry.article_types]
            rows.append(
                (
                    max((asked.types.get(kind, 0.0) for kind in entry.passage.types), default=0.0),
                    chances[0] if chances else 0.0,
                    min(1.0, sum(chances)),
                    max((asked.fields.get(field, 0.0) for field in entry.passage.fields), default=0.0) ** 0.5,
                    not named.isdisjoint(entry.passage.fields),
                )
            )
        return list(np.array(rows, dtype=np.float32).reshape(-1, 5).T)

    def _kinds(self, question: Question) -> "list[NDArray[np.float32]]":
        values = [want for want in _VALUES if want in question.wants]
        soft = [want for want in _SOFT if want in question.wants]
        listed = Wants.LIST in question.wants
        places = {place for term in question.terms for place in self._defined.get(squash(term), ())}
        quoted = [
            re.compile(rf"[「『]{re.escape(term)}[」』]|{re.escape(term)}とは|^{re.escape(term)}[ :]")
            for term in question.terms
        ]
        rows = []
        for entry, text, held in zip(self._entries, self._folded, self._holds, strict=True):
            rows.append(
                (
                    any(want in held for want in values),
                    any(want in held for want in soft),
                    listed * (entry.owns >= 2) * (_NESTED if entry.kind in (Kind.ITEM, Kind.SUBITEM) else 1.0),
                    not listed and entry.kind in (Kind.ITEM, Kind.SUBITEM),
                    Wants.DEFINITION in question.wants
                    and (
                        (entry.passage.document, entry.passage.address) in places
                        or any(term.search(text) for term in quoted)
                    ),
                    entry.kind is Kind.PREAMBLE,
                    min(1.0, len(text) / 400),
                )
            )
        return list(np.array(rows, dtype=np.float32).reshape(-1, 7).T)


def asked_fields(question: str) -> frozenset[str]:
    """The fact fields whose asking words of the ontology the question has."""
    spelt = ontology.spell(question)
    fields = ontology.load().fields.values()
    return frozenset(field.id for field in fields if any(pattern.search(spelt) for pattern in field.asking))


def _sentences(text: str) -> list[frozenset[str]]:
    """The words of each sentence; one of none where the text has no sentence."""
    return [frozenset(tokens.words(text[start:end])) for start, end in sentences.split(text)] or [frozenset()]
