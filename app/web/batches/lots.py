"""The batches of a workspace as folders in it: what was given, what came out, and how far it is.

A lot: batches/<id>/lot.json, documents/ (the files that were uploaded) and results/ (what yakkan batch writes).
"""

import json
import re
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from app.as_batch_run import Ended
from app.web.naming import file_name
from pipeline.batch import Place, writable
from pipeline.batch.find import is_hidden
from pipeline.errors import MissingError, SourceError

_ID = re.compile(r"[0-9a-f]{12}")
_OLD = 3600.0
"""Seconds after which nobody is uploading to a folder any more; another process may be."""
_PASSED = 200
"""Files that were not read and are named."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the last run left: counts of files and documents, seconds it took, documents by kind, names of the workbooks.

    left: files that it was stopped before; passed: paths of files that are no documents, or cannot be seen, each with its
    reason ("" for the former).
    """

    finished: str
    files: int
    failed: int
    copies: int
    documents: int
    left: int
    seconds: float
    kinds: dict[str, int]
    books: list[str]
    passed: list[tuple[str, str]]

    @staticmethod
    def of(ended: Ended) -> "Outcome":
        """The part of it that is kept."""
        run, counts = ended.run, ended.counts
        return Outcome(
            run.finished.isoformat(timespec="seconds"),
            counts.files,
            counts.failed,
            counts.copies,
            counts.documents,
            ended.left,
            run.seconds,
            dict(ended.written.kinds.most_common()),
            ended.written.books,
            [(one.path, one.reason) for one in ended.passed[:_PASSED]],
        )


@dataclass(frozen=True, slots=True)
class Lot:
    """A batch. begun: in ISO form; by: who gave it, None for the owner; folder: of this machine, "" where files were uploaded.

    wanted: it is to go on until it is done; error: what ended the last run before its time.
    """

    id: str
    name: str
    begun: str
    by: str | None = None
    folder: str = ""
    wanted: bool = False
    outcome: Outcome | None = None
    error: str = ""


@dataclass(frozen=True, slots=True)
class Lots:
    """All batches. root: the workspace's folder; whoever changes a lot does so here."""

    root: Path
    _lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def folder(self) -> Path:
        """Where they lie."""
        return self.root / "batches"

    def all(self) -> list[Lot]:
        """The newest first; what was being uploaded when the machine failed is none."""
        found = [
            self._read(path.parent.name) for path in self.folder.glob("*/lot.json") if _ID.fullmatch(path.parent.name)
        ]
        return sorted((one for one in found if one), key=lambda one: (one.begun, one.id), reverse=True)

    def one(self, id_: str) -> Lot:
        """MissingError where there is none."""
        found = self._read(id_) if _ID.fullmatch(id_) else None
        if found is None:
            raise MissingError(
                "この一括処理はありません。取り除かれたか、リンクが古くなっています。一覧から選んでください。"
            )
        return found

    def documents(self, id_: str) -> Path:
        """The folder of the files that were uploaded."""
        return self._place(id_) / "documents"

    def out(self, id_: str) -> Path:
        """The folder of the results."""
        return self._place(id_) / "results"

    def of_files(self, files: Iterable[tuple[str, bytes]], by: str | None) -> Lot:
        """A batch of files by name and content, each kept under a name of its own; SourceError where none is a file."""
        id_ = secrets.token_hex(6)
        given = self.keep(id_, files, replaces=False)
        if not given:
            shutil.rmtree(self._place(id_), ignore_errors=True)
            raise SourceError("読み取るファイルがありません。文書のファイルを選んでください。")
        name = given[0] if len(given) == 1 else f"{given[0]} ほか{len(given) - 1:,}件"
        return self._new(Lot(id_, name, _now(), by))

    def of_folder(self, folder: Path, by: str | None) -> Lot:
        """A batch over a folder of this machine (~ is the home); SourceError where there is none, or where it is the workspace."""
        try:
            place = folder.expanduser().resolve()
            is_there = folder.expanduser().is_absolute() and place.is_dir()
        except (OSError, RuntimeError):  # it may not be looked at; there is nobody of that name
            is_there = False
        if not is_there:
            raise SourceError(
                f"「{folder}」というフォルダーが見つからないか、開く権限がありません。この機械のフォルダーを、先頭から（例 /home/me/契約書）指定してください。"
            )
        if place.is_relative_to(self.root.resolve()):
            raise SourceError(
                f"「{folder}」はワークスペースの中なので、文書の入ったほかのフォルダーを指定してください。"
            )
        return self._new(Lot(secrets.token_hex(6), str(place), _now(), by, str(place)))

    def keep(self, id_: str, files: Iterable[tuple[str, bytes]], *, replaces: bool) -> list[str]:
        """Puts files to those of a lot; their names. replaces: one of the same name takes the place of the other."""
        place, folder = self._opened(id_), self.documents(id_)
        names: list[str] = []
        for given, raw in files:
            if is_hidden(given.rpartition("/")[2]):
                continue  # what Word and macOS leave beside a document
            name = file_name(given)
            if not replaces:
                name = _apart(name, names)
            place.write(folder / name, raw)
            names.append(name)
        return names

    def change(self, id_: str, make: Callable[[Lot], Lot]) -> None:
        """Keeps what is made of the lot as it is just now in its place."""
        with self._lock:
            self._write(make(self.one(id_)))

    def remove(self, id_: str) -> None:
        """Takes a lot away with its files and results; in one step for whoever looks."""
        with self._lock:
            self.one(id_)
            (self._place(id_) / "lot.json").unlink()
        shutil.rmtree(self._place(id_), ignore_errors=True)

    def sweep(self) -> None:
        """Removes what is no lot: uploads and removals that were cut off a while ago; closes what an earlier version left open."""
        with suppress(OSError):  # there is none, or it can only be read
            self.folder.chmod(0o700)
        for path in self.folder.glob("*"):
            is_old = time.time() - path.stat().st_mtime > _OLD
            if is_old and _ID.fullmatch(path.name) and not (path / "lot.json").exists():
                shutil.rmtree(path, ignore_errors=True)

    def _new(self, lot: Lot) -> Lot:
        self._write(lot)
        return lot

    def _write(self, lot: Lot) -> None:
        told = json.dumps(asdict(lot), ensure_ascii=False, indent=1)
        self._opened(lot.id).write(self._place(lot.id) / "lot.json", told.encode())

    def _opened(self, id_: str) -> Place:
        """Where a lot is written; nobody but the owner of the workspace gets to it. BatchError where the disk refuses."""
        with writable(self.root):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
        return Place(self._place(id_))

    def _read(self, id_: str) -> Lot | None:
        try:
            told = json.loads((self._place(id_) / "lot.json").read_text("utf-8"))
            outcome = told.pop("outcome")
            return Lot(**told, outcome=Outcome(**outcome) if outcome else None)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def _place(self, id_: str) -> Path:
        return self.folder / id_


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _apart(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where it is taken; the case does not count, as it does not for some disks."""
    low = {one.casefold() for one in taken}
    stem, dot, suffix = name.rpartition(".")
    stem, suffix = (stem, f"{dot}{suffix}") if stem else (name, "")
    tried, number = name, 2
    while tried.casefold() in low:
        tried, number = f"{stem} ({number}){suffix}", number + 1
    return tried
