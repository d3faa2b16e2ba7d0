"""Examines the index of a workspace against its documents; what is wrong with it is taken away and made again when it is asked for."""

import shutil
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from pipeline.errors import WorkspaceError
from pipeline.index.kept import Kept
from pipeline.index.stored import Stored
from pipeline.index.view import View
from pipeline.types.care import Outcome, Trouble

_FILE = "documents.sqlite3"


def examine(folder: Path, records: Callable[[], Collection[str]], *, mends: bool) -> Iterator[Trouble]:
    """The troubles of an index; records: the documents of the workspace now. A folder that is not there has none."""
    if not (folder / _FILE).is_file():
        return
    outcome = Outcome.MENDED if mends else Outcome.FOUND
    if (message := _broken(folder)) is not None:
        if mends:
            shutil.rmtree(folder)
        yield Trouble("broken-index", str(folder), f"{message}次に質問したときに作り直します。", outcome)
        return
    kept = Kept(folder)
    held = set(kept.held())
    for record in sorted(held - set(records())):
        if mends:
            Stored(folder).forget(record)
        yield Trouble("index-of-nothing", record, "索引に、登録から外れた文書が残っています。", outcome)
    for stray in _strays(kept, mends=mends):
        yield Trouble("stray-index", str(stray), "作りかけか使い終わった索引が残っています。", outcome)


def _broken(folder: Path) -> str | None:
    """A sentence for an index that cannot be read."""
    try:
        database = sqlite3.connect(folder / _FILE)
        try:
            if database.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                return "索引のファイルが壊れています。"
            for document, extraction in database.execute("SELECT document, extraction FROM document"):
                zlib.decompress(document)
                zlib.decompress(extraction)
        finally:
            database.close()
        view = Kept(folder).view()
        if view is not None:
            View.load(view)
    except (sqlite3.Error, zlib.error, WorkspaceError):
        return "索引のファイルが壊れています。"
    except (OSError, EOFError, KeyError, TypeError, ValueError):
        return "索引の検索用のファイルが欠けているか壊れています。"
    return None


def _strays(kept: Kept, *, mends: bool) -> list[Path]:
    """Folders of views that are not the view; nobody makes one meanwhile."""
    if kept.is_read_only:
        return [path for path in sorted(kept.folder.glob("view-*")) if path != kept.view()]
    with kept.writing() as database:
        named = [row[0] for row in database.execute("SELECT name FROM view")]
        strays = [path for path in sorted(kept.folder.glob("view-*")) if path.name not in named]
        if mends:
            for path in strays:
                shutil.rmtree(path)
    return strays
