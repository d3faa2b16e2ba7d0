"""What the list says of each document: made of its values by a thread of its own, and kept until these change."""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.as_text import value_text
from app.web.library import Library, Pair
from pipeline import deadlines
from pipeline.errors import YakkanError
from pipeline.store.effective import effective
from pipeline.types.clause import Extraction, Fact
from pipeline.types.deadline import Schedule
from pipeline.types.document import Document

UNSURE = 0.7
"""A value below this is one that a person should look at."""
_MOST_PARTIES = 2
_MOST_COUNTED = 20_000
"""Documents whose days stay counted."""


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
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def rows(self, seen: Mapping[str, str]) -> tuple[dict[str, tuple[Summary, ...]], int]:
        """By record the rows that are made, and how many records are still to be read; begins with them.

        seen: the stamps of the records that are asked for, those that the person may see.
        """
        stamps = self._library.stamps()
        with self._lock:
            self._made = {record: made for record, made in self._made.items() if stamps.get(record) == made[0]}
            done = {record: rows for record, (_, rows) in self._made.items() if record in seen}
            if len(done) < len(seen) and (self._worker is None or not self._worker.is_alive()):
                missing = [record for record in reversed(list(stamps)) if record not in self._made]
                self._worker = threading.Thread(
                    target=copy_context().run, args=(self._fill, missing, stamps), daemon=True
                )
                self._worker.start()
        return done, len(seen) - len(done)

    def wait(self, seconds: float) -> None:
        """Waits for what is under way."""
        if self._worker is not None:
            self._worker.join(seconds)

    def _fill(self, records: Sequence[str], stamps: Mapping[str, str]) -> None:
        for record in records:
            made = tried(lambda: self._library.read(record))  # noqa: B023 (called at once)
            with self._lock:
                self._made[record] = (stamps[record], tuple(summary(*pair) for pair in made))


def tried(read: Callable[[], tuple[Pair, ...]]) -> tuple[Pair, ...]:
    """() where a document cannot be read any more: its row then says so."""
    try:
        return read()
    except YakkanError:
        return ()
