"""What is known of each file of a batch: a row for the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app import as_batch
from pipeline.batch import Ledger

_LOCKED = "--password でパスワードを指定してください"
_UNLOCK = "パスワードを入れて、もう一度読んでください"


class State(StrEnum):
    """How far a file has come."""

    WAITING = "順番待ち"
    READ = "読めました"
    COPY = "同じ内容"
    FAILED = "失敗"
    PASSED = "対象外"


@dataclass(frozen=True, slots=True)
class Row:
    """A file. path: from the folder; title, kind: of its documents; told: why there are none, or what it is a copy of."""

    path: str
    state: State
    title: str = ""
    kind: str = ""
    told: str = ""


def of_ledger(ledger: Ledger) -> Iterator[Row]:
    """A row for each file that is done."""
    several: dict[str, Row] = {}
    for kept in ledger.documents():
        row = of_summaries(kept.path, [kept.summary])
        if before := several.get(kept.path):
            row = Row(kept.path, State.READ, f"{before.title}、{row.title}", before.kind)
        several[kept.path] = row
        several |= {path: copy(path, kept.path) for path in kept.copies}
    yield from several.values()
    for failure in ledger.failures():
        yield failed(failure.path, failure.reason)


def of_summaries(path: str, summaries: Sequence[bytes]) -> Row:
    """The row of a file that has been read."""
    read = [as_batch.unpacked(one) for one in summaries]
    titles = [one.title or path.rpartition("/")[2] for one in read]
    return Row(path, State.READ, "、".join(titles), next((one.kind[1] for one in read if one.kind), ""))


def copy(path: str, of: str) -> Row:
    """The row of a file whose content another one has."""
    return Row(path, State.COPY, told=f"「{of}」と同じ内容です。")


def failed(path: str, reason: str) -> Row:
    """The row of a file that gave nothing."""
    return Row(path, State.FAILED, told=reason.replace(_LOCKED, _UNLOCK))


def passed(path: str, reason: str) -> Row:
    """The row of a file that is not looked into."""
    return Row(path, State.PASSED, told=reason or "文書の形式ではないので、読んでいません。")


def waiting(path: str) -> Row:
    """The row of a file that is still to be read."""
    return Row(path, State.WAITING)
