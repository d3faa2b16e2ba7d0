"""A document and what was extracted from it -> Shelf."""

import json
import re
from itertools import pairwise

import numpy as np

from pipeline.index.documents import TITLE
from pipeline.index.lexical import Postings
from pipeline.index.numbering import Numbers
from pipeline.index.passages import Entry, entries
from pipeline.index.ragged import Ragged
from pipeline.index.shelf import KINDS, WANTS, Defined, Shelf
from pipeline.index.topics import topic, undone
from pipeline.text import sentences, tokens
from pipeline.text.kinds import holds
from pipeline.text.normalize import fold, squash
from pipeline.types.clause import Extraction
from pipeline.types.document import Document, Kind
from pipeline.types.question import Wants

_ITEMS = (Kind.ITEM, Kind.SUBITEM)
_CASE = re.compile("(?:とき|場合|事由|こと|者)(?:[(（][^)）]*[)）])?。?$")
_HEAD = 4
"""How many last words of a definition's meaning stand for its term."""


def shelve(document: Document, extraction: Extraction) -> Shelf:
    """The shelf of one document."""
    found = entries(document, extraction)
    texts = [_parts(entry) for entry in found]
    words, terms, labels = Numbers(), Numbers(), Numbers()
    around = [sorted({words[word] for text in four for word in tokens.words(text)}) for four in texts]
    own = [sorted({words[word] for word in tokens.words(four[0])}) for four in texts]
    said = [[entry.passage.text[a:b] for a, b in sentences.split(entry.passage.text)] for entry in found]
    spoken = [sorted({words[word] for word in tokens.words(one)}) for parts in said for one in parts]
    topics = [sorted({words[word] for word in topic(one)}) for parts in said for one in parts]
    mentioned = [words[word] for text, headings, *_ in texts for one in (text, headings) for word in tokens.words(one)]
    mentioned.extend(words[word] for word in tokens.words(document.title or document.source.name) * TITLE)
    in_parts = [[[terms[term] for term in tokens.terms(four[part])] for four in texts] for part in range(4)]
    folded = [fold(entry.passage.text) for entry in found]
    numbers = {entry.passage.address: number for number, entry in enumerate(found)}
    ends = np.cumsum([0, *map(len, said)])
    around_rows = Ragged.of(around, np.int32)
    return Shelf(
        documents=((document.id, document.title or document.source.name),),
        definitions=tuple(
            Defined(
                squash(one.term),
                tuple(dict.fromkeys(tokens.words(one.term))),
                tuple(tokens.words(one.meaning.split("(")[0])[-_HEAD:]),
                0,
                numbers.get(one.address, -1),
            )
            for one in document.definitions
        ),
        owner=np.zeros(len(found), dtype=np.int32),
        records=Ragged.of_bytes([_record(entry) for entry in found]),
        kind=np.array([KINDS.index(entry.kind) for entry in found], dtype=np.uint8),
        held=np.array([_held(entry) for entry in found], dtype=np.uint32),
        owns=np.array([entry.owns for entry in found], dtype=np.int32),
        length=np.array([len(text) for text in folded], dtype=np.int32),
        types=Ragged.of([[labels[name] for name in sorted(entry.passage.types)] for entry in found], np.int32),
        article_types=Ragged.of([[labels[name] for name in entry.article_types] for entry in found], np.int32),
        fields=Ragged.of([[labels[name] for name in sorted(entry.passage.fields)] for entry in found], np.int32),
        parts=tuple(Postings.of(rows, len(terms)) for rows in in_parts),
        own=Ragged.of(own, np.int32),
        around=around_rows,
        sentences=Ragged.of(spoken, np.int32),
        topics=Ragged.of(topics, np.int32),
        undone=Ragged.of([sorted({words[word] for word in undone(entry.passage.text)}) for entry in found], np.int32),
        spoken=Ragged.of([range(a, b) for a, b in pairwise(ends)], np.int32),
        seen=np.bincount(around_rows.values, minlength=len(words)).astype(np.int32),
        mentions=Postings.of([mentioned], len(words)),
        words=tuple(words),
        terms=tuple(terms),
        labels=tuple(labels),
    )


def _parts(entry: Entry) -> tuple[str, str, str, str]:
    return entry.passage.text, " ".join(entry.headings), "\n".join(entry.leads), "\n".join(entry.below)


def _held(entry: Entry) -> int:
    """A bit for each kind of answer; an item that names a case (納めなかったとき) leads to what its lead says of such."""
    kinds = holds(fold(entry.passage.text))
    if entry.kind in _ITEMS and entry.leads and _CASE.search(entry.passage.text):
        kinds |= holds(fold(entry.leads[-1])) & {Wants.OUTCOME}
    return sum(1 << WANTS.index(want) for want in kinds)


def _record(entry: Entry) -> bytes:
    record = (entry.passage.address.parts, entry.passage.text, entry.headings, entry.leads)
    return json.dumps(record, ensure_ascii=False).encode()
