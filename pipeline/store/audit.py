"""The audit log: who did what, each event chained to the one before by its hash; never a word of a contract."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from pipeline.store.tables import event, setting

_LOCK = 0x79616B6B616E
"""Of PostgreSQL: one event is appended at a time; SQLite has one writer anyway."""
_HEAD = "audit"
_TOLD = ("at", "by", "action", "subject", "detail", "previous")


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what; at: ISO 8601 in UTC; by: None for the owner at the command line; subject: an id; detail: by name."""

    number: int
    at: str
    by: str | None
    action: str
    subject: str
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain begins and ends, kept apart from it: so that an event that is gone from either end is missed.

    count: events that are there; start: hash of the one before the first, "" where none was left out; hash: of the last.
    """

    count: int = 0
    start: str = ""
    hash: str = ""


def append(
    connection: Connection, *, by: str | None, action: str, subject: str, detail: Mapping[str, Any] | None = None
) -> None:
    """Adds an event within the transaction of what it tells; subject: an id; detail: no text of any contract."""
    head = _locked(connection)
    row = {
        "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "by": by,
        "action": action,
        "subject": subject,
        "detail": json.dumps(detail or {}, ensure_ascii=False, sort_keys=True),
        "previous": head.hash,
    }
    told = _hash(row)
    connection.execute(insert(event).values(**row, hash=told))
    _put(connection, Head(head.count + 1, head.start, told))


def last(connection: Connection, most: int) -> list[Event]:
    """The last events, newest first."""
    rows = connection.execute(select(event).order_by(event.c.number.desc()).limit(most)).mappings()
    return [
        Event(row["number"], row["at"], row["by"], row["action"], row["subject"], json.loads(row["detail"]))
        for row in rows
    ]


def expire(connection: Connection, before: str) -> int:
    """Takes out the events before a time and says so in a new one; how many. The chain goes on from where it was cut."""
    if not is_due(connection, before):
        return 0
    head = _locked(connection)
    old = connection.execute(
        select(event.c.number, event.c.hash).where(event.c.at < before).order_by(event.c.number.desc()).limit(1)
    ).first()
    if old is None:
        return 0
    gone = connection.execute(delete(event).where(event.c.number <= old.number)).rowcount
    _put(connection, Head(head.count - gone, old.hash, head.hash))
    append(connection, by=None, action="expire", subject="event", detail={"count": gone, "before": before})
    return gone


def is_due(connection: Connection, before: str) -> bool:
    """Whether there are events before a time."""
    first = connection.scalar(select(event.c.at).order_by(event.c.number).limit(1))
    return first is not None and first < before


def faults(connection: Connection) -> Iterator[str]:
    """A Japanese sentence for each place where the log is not what was written: changed, taken out or put in."""
    head, previous, count = _head(connection), None, 0
    query = select(event).order_by(event.c.number).execution_options(yield_per=1000)
    for row in connection.execute(query).mappings():
        count += 1
        if row["previous"] != (head.start if previous is None else previous):
            yield f"操作の記録 {row['number']} 番の前の記録が、消されているか差し替えられています。"
        if _hash({name: row[name] for name in _TOLD}) != row["hash"]:
            yield f"操作の記録 {row['number']} 番が書き換えられています。"
        previous = row["hash"]
    if (previous or head.start) != head.hash or count != head.count:
        yield f"操作の記録は {head.count} 件あるはずですが {count} 件で、終わりが合いません。"


def _hash(row: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(dict(row), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _locked(connection: Connection) -> Head:
    """The head while nobody else appends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    return _head(connection)


def _head(connection: Connection) -> Head:
    told = connection.scalar(select(setting.c.value).where(setting.c.name == _HEAD))
    return Head(**json.loads(told)) if told else Head()


def _put(connection: Connection, head: Head) -> None:
    value = json.dumps({"count": head.count, "start": head.start, "hash": head.hash})
    done = connection.execute(setting.update().where(setting.c.name == _HEAD).values(value=value))
    if done.rowcount == 0:
        connection.execute(insert(setting).values(name=_HEAD, value=value))
