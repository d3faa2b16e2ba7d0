"""What speaks for each entry as the answer to a question: one row per entry, one column per sign."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from pipeline import ontology
from pipeline.index.alignment import FAR, Alignment
from pipeline.index.dense import Dense
from pipeline.index.documents import Documents
from pipeline.index.lexical import LexicalSearcher
from pipeline.index.lexicon import Lexicon
from pipeline.index.product import product
from pipeline.index.ragged import Ragged
from pipeline.index.shelf import KINDS, WANTS, Shelf
from pipeline.index.topics import undone
from pipeline.text.normalize import fold, squash
from pipeline.types.document import Kind
from pipeline.types.question import Asked, Group, Question, Wants

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIGNS = (
    "own", "own_meant", "heading", "heading_meant", "lead", "lead_meant", "below", "below_meant", "dense",
    "type", "main_type", "types", "field", "asked_field", "value", "kind", "list", "loose_item", "term", "preamble", "length",
    "sentence", "near_own", "near_all", "near_sentence", "far_own", "far_all", "weakest", "topic", "undone",
)  # fmt: skip
"""The columns: words and meant words in own text, headings, lead texts, items; likeness; clause types; facts; kind of answer;
how near the question's words come to those of the text, and what part of them has nothing near; what a sentence speaks of; what is not done."""
_VALUES = (Wants.PERIOD, Wants.DATE, Wants.AMOUNT, Wants.RATE, Wants.COUNT)
_NESTED = 0.6  # a list within a 号 is part of the list that was asked for rather than the list itself
_SOFT = (Wants.PLACE, Wants.PROCEDURE, Wants.WHO, Wants.CONDITION, Wants.TIME, Wants.OUTCOME)
_ITEMS = [KINDS.index(Kind.ITEM), KINDS.index(Kind.SUBITEM)]


@dataclass(frozen=True, slots=True)
class Broad:
    """What is known of all entries of a shelf at once; shapes (entries, 8) and (entries, 5), from 0 to 1.

    meant: shape (entries,), what each has of its document being the one that is spoken of, see Documents; vector: of the
    question, None without a dense part.
    """

    lexical: "NDArray[np.float32]"
    typed: "NDArray[np.float32]"
    meant: "NDArray[np.float32]"
    vector: "NDArray[np.float32] | None"


class Evidence:
    """Signs for the entries of a shelf."""

    def __init__(
        self,
        shelf: Shelf,
        dense: Dense | None,
        openings: "NDArray[np.float32] | None",
        alignment: Alignment,
        asked: Callable[[str], Asked],
    ) -> None:
        self._shelf = shelf
        self._dense = dense
        self._asked = asked
        self._alignment = alignment
        self.lexicon = Lexicon(shelf, alignment.places)
        self._documents = Documents(shelf, alignment.places, openings)
        terms = {term: number for number, term in enumerate(shelf.terms)}
        self._searchers = [LexicalSearcher(part, terms) for part in shelf.parts]
        self._defined: dict[str, list[int]] = {}
        for one in shelf.definitions:
            self._defined.setdefault(one.term, []).append(one.entry)

    def broad(self, question: Question) -> Broad:
        """What tells the entries that are worth a closer look from the others."""
        vector = self._dense.asked(question.text) if self._dense is not None else None
        return Broad(
            self._lexical(question.text),
            self._typed(question.text),
            self._documents.worth(question.text, vector)[self._shelf.owner],
            vector,
        )

    def unnamed(self, question: Question, broad: Broad, document: int) -> tuple[Question, Broad]:
        """The question and what is known of it without the words that name a document, see Documents.

        What it asks for as a whole, clause types and likeness, stays.
        """
        rest = replace(question, text=self._documents.unnamed(question.text, document))
        return rest, broad if rest == question else replace(broad, lexical=self._lexical(rest.text))

    def rows(self, question: Question, broad: Broad, numbers: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """Shape (numbers, len(SIGNS)), the signs of the entries with these numbers; every sign from 0 to 1."""
        return np.column_stack(
            [
                broad.lexical[numbers],
                self._likeness(broad, numbers),
                broad.typed[numbers],
                *self._kinds(question, numbers),
                *self._aligned(question, numbers),
            ]
        ).astype(np.float32)

    def known(self, question: Question, numbers: "NDArray[np.int64]") -> "NDArray[np.float32]":
        """The share of the question's words that each entry has, or that are meant by words it has, weighed by rarity."""
        groups = self.lexicon.groups(question.text)
        return product(self.lexicon.weights(groups), self._alignment.met(groups, self._shelf.around.take(numbers)))

    def defining(self, question: Question) -> list[int]:
        """The entries of the definitions of the terms asked for."""
        return [entry for term in question.terms for entry in self._defined.get(squash(term), ()) if entry >= 0]

    def _lexical(self, question: str) -> "NDArray[np.float32]":
        sought = self.lexicon.sought(question)
        scores = [searcher.scores(groups) for searcher in self._searchers for groups in sought]
        highest = max((float(column.max(initial=0)) for column in scores), default=0.0)
        return _columns([column / max(float(column.max(initial=0)), 0.3 * highest, 1e-6) for column in scores])

    def _likeness(self, broad: Broad, numbers: "NDArray[np.int64]") -> "NDArray[np.float32]":
        if self._dense is None or broad.vector is None:
            return np.zeros(len(numbers), dtype=np.float32)
        return np.maximum(self._dense.likeness(broad.vector, numbers), 0)

    def _typed(self, question: str) -> "NDArray[np.float32]":
        asked, named = self._asked(question), asked_fields(question)
        shelf = self._shelf
        types, fields, asking = (
            np.array([chances.get(label, 0.0) for label in shelf.labels], dtype=np.float32)
            for chances in (asked.types, asked.fields, dict.fromkeys(named, 1.0))
        )
        chances = types[shelf.article_types.values]
        main = np.zeros(len(shelf), dtype=np.float32)
        has_main = shelf.article_types.lengths > 0
        main[has_main] = chances[shelf.article_types.starts[:-1][has_main]]
        return _columns(
            [
                shelf.types.reduce(np.maximum, types[shelf.types.values]),
                main,
                np.minimum(1.0, shelf.article_types.reduce(np.add, chances)),
                shelf.fields.reduce(np.maximum, fields[shelf.fields.values]) ** 0.5,
                shelf.fields.reduce(np.maximum, asking[shelf.fields.values]),
            ]
        )

    def _kinds(self, question: Question, numbers: "NDArray[np.int64]") -> "list[NDArray[np.float32]]":
        shelf = self._shelf
        listed = Wants.LIST in question.wants
        held, kind = shelf.held[numbers], shelf.kind[numbers]
        item = np.isin(kind, _ITEMS)
        columns = [
            (held & _bits(want for want in _VALUES if want in question.wants)) != 0,
            (held & _bits(want for want in _SOFT if want in question.wants)) != 0,
            listed * (shelf.owns[numbers] >= 2) * np.where(item, _NESTED, 1.0),
            item & (not listed),
            self._defines(question, numbers),
            kind == KINDS.index(Kind.PREAMBLE),
            np.minimum(1.0, shelf.length[numbers] / 400),
        ]
        return [np.asarray(column, dtype=np.float32) for column in columns]

    def _defines(self, question: Question, numbers: "NDArray[np.int64]") -> "NDArray[np.bool_]":
        if Wants.DEFINITION not in question.wants or not question.terms:
            return np.zeros(len(numbers), dtype=bool)
        quoted = re.compile(
            "|".join(
                rf"[「『]{re.escape(term)}[」』]|{re.escape(term)}とは|^{re.escape(term)}[ :]"
                for term in question.terms
            )
        )
        said = [bool(quoted.search(fold(self._shelf.record(int(number))[1]))) for number in numbers]
        found: NDArray[np.bool_] = np.isin(numbers, self.defining(question)) | np.array(said, dtype=bool)
        return found

    def _aligned(self, question: Question, numbers: "NDArray[np.int64]") -> "list[NDArray[np.float32]]":
        """How the question's words meet those of the entries, weighed by rarity.

        The greatest share that one sentence has; how near they come to the entry's own words, to all around it, to one
        sentence; what part has nothing near among its own, among all; the word that is farthest; how well they are what a
        sentence speaks of (before は), neither more nor less; which part of what the question says is not done the entry does.
        """
        groups, shelf = self.lexicon.groups(question.text), self._shelf
        if not groups:
            none, alone = np.zeros(len(numbers), dtype=np.float32), np.ones(len(numbers), dtype=np.float32)
            return [none, none, none, none, alone, alone, none, none, none]
        weights = self.lexicon.weights(groups)
        spoken = shelf.spoken.take(numbers)
        said, topics = (rows.take(spoken.values.astype(np.int64)) for rows in (shelf.sentences, shelf.topics))
        of_entry = Ragged(spoken.starts, np.arange(len(spoken.values)))
        own, around = shelf.own.take(numbers), shelf.around.take(numbers)
        every = Ragged.joined([own, around, said])
        near = self._alignment.likeness(groups, every)
        of_topic, topical = (
            product(weights, self._alignment.met(groups, topics)),
            self._alignment.covered(groups, topics),
        )
        size = len(numbers)
        near_own, near_all, near_said = near[:, :size], near[:, size : 2 * size], near[:, 2 * size :]
        return [
            of_entry.reduce(np.maximum, product(weights, self._alignment.met(groups, said))),
            product(weights, near_own),
            product(weights, near_all),
            of_entry.reduce(np.maximum, product(weights, near_said)),
            product(weights, near_own < FAR),
            product(weights, near_all < FAR),
            near_all.min(axis=0),
            of_entry.reduce(np.maximum, 2 * of_topic * topical / np.maximum(of_topic + topical, 1e-6)),
            self._undone(question, groups, numbers),
        ]

    def _undone(
        self, question: Question, groups: Sequence[Group], numbers: "NDArray[np.int64]"
    ) -> "NDArray[np.float32]":
        not_done = set(undone(question.text))
        meant = [group for group in groups if group.word in not_done]
        if not meant:
            return np.zeros(len(numbers), dtype=np.float32)
        return product(self.lexicon.weights(meant), self._alignment.met(meant, self._shelf.undone.take(numbers)))


def asked_fields(question: str) -> frozenset[str]:
    """The fact fields whose asking words of the ontology the question has."""
    spelt = ontology.spell(question)
    fields = ontology.load().fields.values()
    return frozenset(field.id for field in fields if any(pattern.search(spelt) for pattern in field.asking))


def _columns(columns: "Sequence[NDArray[np.float32]]") -> "NDArray[np.float32]":
    """Side by side, each column in one piece: they are gone through one by one."""
    return np.stack(columns).T


def _bits(wants: Iterable[Wants]) -> np.uint32:
    return np.uint32(sum(1 << WANTS.index(want) for want in wants))
