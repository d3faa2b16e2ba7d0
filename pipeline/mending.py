"""A workspace examined as a whole: its rows and files, work that was cut off, its indexes. Part of the flow in run.py."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import YakkanError
from pipeline.types.care import Outcome, Trouble

if TYPE_CHECKING:
    from pipeline.store import Unfinished, Workspace


def examine(
    workspace: "Workspace", indexes: Sequence[Path], *, mends: bool, finish: Callable[["Unfinished"], None]
) -> Iterator[Trouble]:
    """All troubles of a workspace, each told when it is dealt with.

    indexes: the folders of this machine that may hold an index; finish: ends work that was cut off.
    """
    from pipeline.index.examined import examine as examine_index
    from pipeline.store.doctor import Doctor

    yield from Doctor(workspace, mends=mends).examine()
    for one in indexes:
        yield from examine_index(one, lambda: {record.id for record in workspace.records()}, mends=mends)
    yield from _unfinished(workspace, mends=mends, finish=finish)
    yield from _unrelated(workspace, mends=mends)


def _unrelated(workspace: "Workspace", *, mends: bool) -> Iterator[Trouble]:
    """Documents whose adding was cut off before they were set beside the others, or that older rules looked at."""
    from pipeline import related

    for document_id, relate in related.outdated(workspace):
        if mends:
            relate()
        outcome = Outcome.MENDED if mends else Outcome.FOUND
        yield Trouble("unrelated", document_id, "ほかの文書との関係を、まだ調べていません。", outcome)


def _unfinished(workspace: "Workspace", *, mends: bool, finish: Callable[["Unfinished"], None]) -> Iterator[Trouble]:
    for work in workspace.unfinished():
        message = f"文書 {work.subject} の削除が途中です。"
        if not mends:
            yield Trouble("unfinished", work.subject, message, Outcome.FOUND)
            continue
        try:
            finish(work)
        except YakkanError as error:
            yield Trouble(
                "unfinished",
                work.subject,
                f"{message}{error}",
                Outcome.WRONG,
                "直してから、もう一度 yakkan doctor を実行してください。",
            )
            continue
        if work in workspace.unfinished():
            remedy = "ほかの処理が終わってから、もう一度 yakkan doctor を実行してください。"
            yield Trouble(
                "unfinished",
                work.subject,
                f"{message}ほかの処理が使っているので、まだ終えられません。",
                Outcome.WRONG,
                remedy,
            )
        else:
            yield Trouble("unfinished", work.subject, message, Outcome.MENDED)
