"""What the list says of each document: made of its values by a thread of its own, and kept until these change."""

import threading
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache, partial
from hashlib import sha256
from inspect import getsourcefile
from pathlib import Path
from typing import TypeVar

from app.as_text import value_text
from app.web.library import Library
from pipeline import deadlines
from pipeline.errors import YakkanError
from pipeline.store.corrections import corrected
from pipeline.store.effective import effective
from pipeline.store.overlay import laid_over
from pipeline.store.summaries import KeptSummaries
from pipeline.types.clause import Extraction, Fact
from pipeline.types.codec import decode, encode
from pipeline.types.deadline import Schedule
from pipeline.types.document import Document

_Value = TypeVar("_Value")

UNSURE = 0.7
"""A value below this is one that a person should look at."""
_MOST_PARTIES = 2
_MOST_COUNTED = 20_000
"""Documents whose days stay counted."""
_AT_ONCE = 50
"""Rows that are put into the store together."""


@dataclass(frozen=True, slots=True, eq=False)
class Summary:
    """A document in one row, the same only as itself; days are ISO dates, deadlines and parties in words, all "" where the text does not say.

    doubts: values that a person should look at (one who has confirmed a value made it sure); issues: what was odd while it was
    read; timed: the facts that deadlines are counted from; types: clause types of its articles.
    """

    id: str
    title: str
    kind: str
    parties: str
    start: str
    end: str
    deadline: str
    doubts: tuple[Fact, ...]
    issues: int
    timed: tuple[Fact, ...] = ()
    types: frozenset[str] = frozenset()


def summary(document: Document, found: Extraction) -> Summary:
    """The row of a document."""
    facts: dict[str, list[Fact]] = {}
    for fact in found.facts:
        facts.setdefault(fact.field, []).append(fact)

    def day(*fields: str) -> str:
        days = [str(fact.value) for field in fields for fact in facts.get(field, ()) if str(fact.value)[:1].isdigit()]
        return max(days, default="")

    def first(*fields: str) -> str:
        return next((value_text(fact) for field in fields for fact in facts.get(field, ())), "")

    names = [party.name or party.term for party in found.parties if party.name] or [one.term for one in found.parties]
    return Summary(
        document.id,
        document.title or document.source.name,
        found.kind.label if found.kind else "",
        "、".join(names[:_MOST_PARTIES]),
        day("term.start") or effective([(document, found)]) or "",
        day("term.end"),
        first("renewal.opt_out_period", "termination_by_customer.notice_period"),
        tuple(fact for fact in found.facts if fact.confidence < UNSURE),
        len(document.issues),
        tuple(fact for fact in found.facts if fact.field in deadlines.FIELDS),
        frozenset(one for clause in found.clauses for one in clause.types),
    )


@lru_cache(_MOST_COUNTED)
def schedule(row: Summary, today: date) -> Schedule:
    """The days of a document, counted once for each day."""
    return deadlines.schedule(row.timed, today)


class Summaries:
    """The rows of all documents, as far as they are made. library: of one who sees all of them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._made: dict[str, tuple[str, tuple[Summary, ...]]] = {}
        self._is_begun = False
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def rows(self, seen: Mapping[str, str]) -> tuple[dict[str, tuple[Summary, ...]], int]:
        """By record the rows that are made, and how many records are still to be read; begins with them.

        seen: the stamps of the records that are asked for, those that the person may see.
        """
        stamps = self._library.stamps()
        with self._lock:
            if not self._is_begun:
                self._made, self._is_begun = dict(self._kept(stamps)), True
            self._made = {record: made for record, made in self._made.items() if stamps.get(record) == made[0]}
            done = {record: rows for record, (_, rows) in self._made.items() if record in seen}
            if len(done) < len(seen) and (self._worker is None or not self._worker.is_alive()):
                missing = [record for record in reversed(list(stamps)) if record not in self._made]
                self._worker = threading.Thread(target=copy_context().run, args=(self._fill, missing), daemon=True)
                self._worker.start()
        return done, len(seen) - len(done)

    def wait(self, seconds: float) -> None:
        """Waits for what is under way."""
        if self._worker is not None:
            self._worker.join(seconds)

    def _kept(self, stamps: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, tuple[Summary, ...]]]]:
        """What the store has of earlier starts; what is damaged there is made anew."""
        for record, (state, data) in KeptSummaries(self._library.workspace).all().items():
            if record in stamps and state == _state(stamps[record]):
                try:
                    yield record, (stamps[record], decode(tuple[Summary, ...], zlib.decompress(data)))
                except (zlib.error, ValueError, KeyError, TypeError):
                    continue

    def _fill(self, records: Sequence[str]) -> None:
        for at in range(0, len(records), _AT_ONCE):
            some = {record: made for record in records[at : at + _AT_ONCE] if (made := self._row(record))}
            packed = {
                record: (_state(stamp), zlib.compress(encode(rows))) for record, (stamp, rows) in some.items() if rows
            }
            tried(partial(KeptSummaries(self._library.workspace).keep, packed))

    def _row(self, record: str) -> tuple[str, tuple[Summary, ...]] | None:
        """The stamp and rows of a file, shown from now on; rows: () where it cannot be read any more: its row then says so.

        None where its values changed while they were read, or it is gone: nobody could tell of which state the rows are.
        """
        stamps = partial(self._library.stamps, record)
        before = tried(stamps)
        rows = tuple(summary(*pair) for pair in tried(partial(self._library.read, record)) or ())
        if not before or tried(stamps) != before:
            return None
        with self._lock:
            self._made[record] = made = (before[record], rows)
        return made


def tried(do: Callable[[], _Value]) -> _Value | None:
    """None where that cannot be done."""
    try:
        return do()
    except YakkanError:
        return None


def _state(stamp: str) -> str:
    """The state of a row: that of the document's values, and the code that made it."""
    return f"{stamp} {_rules()}"


@cache
def _rules() -> str:
    """Changes with the code that makes rows, as far as it is none of the extractor's, with which stamps change."""
    found = sha256(repr(sorted(deadlines.FIELDS)).encode())
    for one in (summary, value_text, effective, corrected, laid_over):
        found.update(Path(getsourcefile(one) or "").read_bytes())
    return found.hexdigest()[:16]
