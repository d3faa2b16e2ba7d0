"""Documents as flat arrays: what speaks for each entry, ready to be put together, thinned out, kept on disk and mapped."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.index.lexical import Postings
from pipeline.index.numbering import Numbers, renamed, used
from pipeline.index.ragged import Ragged
from pipeline.types.address import Address
from pipeline.types.document import Kind
from pipeline.types.passage import Passage
from pipeline.types.question import Wants

if TYPE_CHECKING:
    from numpy.typing import NDArray

KINDS = tuple(Kind)
WANTS = tuple(Wants)
OPENING = 8
"""So many entries of preamble and first article, at most, say what a document is about."""
_PREAMBLE = KINDS.index(Kind.PREAMBLE)


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition: its term squashed and as words, the last words of its meaning, the numbers of its document and entry.

    entry: -1 where its unit is no entry.
    """

    term: str
    words: tuple[str, ...]
    head: tuple[str, ...]
    document: int
    entry: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Entries of documents in their order, one number each; words, terms and labels are numbered too.

    documents: ids with titles; owner: the document's number of each entry; records: address, text, headings and leads as JSON;
    kind, held, owns, length: place in KINDS, a bit for each of WANTS its text has the wording for, units under it, characters
    of its folded text; types, article_types, fields: numbers of labels; parts: the terms of own text, headings, leads, items;
    own, around: the words of its text, of all four parts; sentences: the words of each sentence; topics: those of what each
    sentence speaks of (before は); undone: the words of each entry that a negation follows;
    spoken: the numbers of its sentences; seen: for each word in how many entries it is around; mentions: the words of each
    document.
    """

    documents: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    terms: tuple[str, ...]
    labels: tuple[str, ...]
    definitions: tuple[Defined, ...]
    owner: "NDArray[np.int32]"
    records: Ragged
    kind: "NDArray[np.uint8]"
    held: "NDArray[np.uint32]"
    owns: "NDArray[np.int32]"
    length: "NDArray[np.int32]"
    types: Ragged
    article_types: Ragged
    fields: Ragged
    parts: tuple[Postings, ...]
    own: Ragged
    around: Ragged
    sentences: Ragged
    topics: Ragged
    undone: Ragged
    spoken: Ragged
    seen: "NDArray[np.int32]"
    mentions: Postings

    def __len__(self) -> int:
        return len(self.owner)

    @classmethod
    def joined(cls, shelves: "Sequence[Shelf]") -> "Shelf":
        """The documents of all shelves, one shelf after the other."""
        if len(shelves) == 1:
            return shelves[0]
        if not shelves:
            return cls._empty()
        words, terms, labels = Numbers(), Numbers(), Numbers()
        of_words, of_terms, of_labels = (
            [np.array([numbers[name] for name in getattr(shelf, kind)], dtype=np.int64) for shelf in shelves]
            for numbers, kind in ((words, "words"), (terms, "terms"), (labels, "labels"))
        )

        def rows(name: str, new: "Sequence[NDArray[np.int64]]") -> Ragged:
            return Ragged.joined([renamed(getattr(shelf, name), to) for shelf, to in zip(shelves, new, strict=True)])

        def shifted(values: "Iterable[NDArray[Any]]", sizes: Iterable[int]) -> "NDArray[np.int32]":
            shifts = np.cumsum([0, *sizes])
            moved = [value + shift for value, shift in zip(values, shifts, strict=False)]
            return np.concatenate(moved).astype(np.int32)

        sizes = [len(shelf) for shelf in shelves]
        firsts, tops = np.cumsum([0, *sizes]), np.cumsum([0, *(len(shelf.documents) for shelf in shelves)])
        seen = np.zeros(len(words), dtype=np.int32)
        for shelf, new in zip(shelves, of_words, strict=True):
            seen[new] += shelf.seen
        spoken = [shelf.spoken for shelf in shelves]
        return cls(
            documents=tuple(document for shelf in shelves for document in shelf.documents),
            definitions=tuple(
                replace(one, document=one.document + int(above), entry=one.entry + int(first) * (one.entry >= 0))
                for shelf, above, first in zip(shelves, tops, firsts, strict=False)
                for one in shelf.definitions
            ),
            owner=shifted((shelf.owner for shelf in shelves), (len(shelf.documents) for shelf in shelves)),
            records=Ragged.joined([shelf.records for shelf in shelves]),
            kind=np.concatenate([shelf.kind for shelf in shelves]),
            held=np.concatenate([shelf.held for shelf in shelves]),
            owns=np.concatenate([shelf.owns for shelf in shelves]),
            length=np.concatenate([shelf.length for shelf in shelves]),
            types=rows("types", of_labels),
            article_types=rows("article_types", of_labels),
            fields=rows("fields", of_labels),
            parts=tuple(
                Postings.joined([shelf.parts[part] for shelf in shelves], of_terms, len(terms)) for part in range(4)
            ),
            own=rows("own", of_words),
            around=rows("around", of_words),
            sentences=rows("sentences", of_words),
            topics=rows("topics", of_words),
            undone=rows("undone", of_words),
            spoken=Ragged(
                Ragged.joined(spoken).starts,
                shifted((one.values for one in spoken), (len(shelf.sentences) for shelf in shelves)),
            ),
            seen=seen,
            mentions=Postings.joined([shelf.mentions for shelf in shelves], of_words, len(words)),
            words=tuple(words),
            terms=tuple(terms),
            labels=tuple(labels),
        )

    @classmethod
    def _empty(cls) -> "Shelf":
        none, rows = np.zeros(0, dtype=np.int32), Ragged.of([], np.int32)
        postings = Postings.of([], 0)
        return cls(
            documents=(),
            words=(),
            terms=(),
            labels=(),
            definitions=(),
            owner=none,
            records=Ragged.of_bytes([]),
            kind=none.astype(np.uint8),
            held=none.astype(np.uint32),
            owns=none,
            length=none,
            types=rows,
            article_types=rows,
            fields=rows,
            parts=(postings,) * 4,
            own=rows,
            around=rows,
            sentences=rows,
            topics=rows,
            undone=rows,
            spoken=rows,
            seen=none,
            mentions=postings,
        )

    def keep(self, documents: "Sequence[int]") -> "Shelf":
        """The documents with these numbers alone, in the order of the shelf; nothing of the others is left."""
        chosen = sorted(documents)
        if len(chosen) == len(self.documents):
            return self
        kept = np.isin(self.owner, chosen)
        numbers = np.flatnonzero(kept)
        new = np.cumsum(kept) - 1
        said = self.spoken.take(numbers)
        sentences_kept, topics_kept = (
            rows.take(said.values.astype(np.int64)) for rows in (self.sentences, self.topics)
        )
        own, around, undone = (rows.take(numbers) for rows in (self.own, self.around, self.undone))
        mentions = self.mentions.keep(np.isin(np.arange(len(self.documents)), chosen))
        mentioned = np.flatnonzero(mentions.texts.lengths)
        said_words = (own.values, around.values, sentences_kept.values, topics_kept.values, undone.values)
        told = used(len(self.words), *said_words, mentioned)
        words, word = tuple(self.words[number] for number in np.flatnonzero(told)), np.cumsum(told) - 1
        types, article_types, fields = (rows.take(numbers) for rows in (self.types, self.article_types, self.fields))
        named = used(len(self.labels), types.values, article_types.values, fields.values)
        labels, label = tuple(self.labels[number] for number in np.flatnonzero(named)), np.cumsum(named) - 1
        parts = [part.keep(kept) for part in self.parts]
        inside = np.any([part.texts.lengths > 0 for part in parts], axis=0)
        around = renamed(around, word)
        owners = np.cumsum(np.isin(np.arange(len(self.documents)), chosen)) - 1
        return replace(
            self,
            documents=tuple(self.documents[number] for number in chosen),
            definitions=tuple(
                replace(one, document=int(owners[one.document]), entry=int(new[one.entry]) if one.entry >= 0 else -1)
                for one in self.definitions
                if one.document in chosen
            ),
            owner=owners[self.owner[numbers]].astype(np.int32),
            records=self.records.take(numbers),
            kind=self.kind[numbers],
            held=self.held[numbers],
            owns=self.owns[numbers],
            length=self.length[numbers],
            types=renamed(types, label),
            article_types=renamed(article_types, label),
            fields=renamed(fields, label),
            parts=tuple(part.left(inside) for part in parts),
            own=renamed(own, word),
            around=around,
            sentences=renamed(sentences_kept, word),
            topics=renamed(topics_kept, word),
            undone=renamed(undone, word),
            spoken=Ragged(said.starts, np.arange(len(said.values), dtype=np.int32)),
            seen=np.bincount(around.values, minlength=len(words)).astype(np.int32),
            mentions=mentions.left(told),
            words=words,
            terms=tuple(self.terms[number] for number in np.flatnonzero(inside)),
            labels=labels,
        )

    def passage(self, number: int) -> Passage:
        """An entry as it is shown."""
        address, text, headings, leads = self.record(number)
        return Passage(
            document=self.documents[self.owner[number]][0],
            address=Address(tuple(address)),
            text=text,
            context=(*headings, *leads),
            types=frozenset(self.labels[label] for label in self.types.row(number)),
            fields=frozenset(self.labels[label] for label in self.fields.row(number)),
        )

    def texts(self, first: int = 0, last: int | None = None) -> list[str]:
        """What the entries from first to before last are embedded by: headings and text."""
        records = map(self.record, range(len(self))[first:last])
        return ["\n".join((*headings, text)) for _, text, headings, _ in records]

    def opening(self, document: int) -> list[int]:
        """The numbers of the entries that say what a document is about: preamble and first article, OPENING at most."""
        first, end = (int(place) for place in np.searchsorted(self.owner, (document, document + 1)))
        found: list[int] = []
        article = ""
        for number in range(first, min(end, first + OPENING)):
            if self.kind[number] != _PREAMBLE:
                part = self.record(number)[0][0]
                if part != (article := article or part):
                    break
            found.append(number)
        return found

    def openings(self, first: int = 0, last: int | None = None) -> list[str]:
        """What the documents from first to before last are embedded by: title and opening."""
        numbers = range(len(self.documents))[first:last]
        return [
            "\n".join((self.documents[one][1], *(self.record(at)[1] for at in self.opening(one)))) for one in numbers
        ]

    def record(self, number: int) -> tuple[list[str], str, list[str], list[str]]:
        """Address, text, headings and leads of an entry."""
        address, text, headings, leads = json.loads(self.records.row(number).tobytes())
        return address, text, headings, leads
