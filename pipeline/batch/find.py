"""A folder -> the documents in it, in the order of their paths, and what is passed over."""

import os
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.errors import SourceError, why

_LOCK = "~$"  # what Word leaves beside a document that is open


@dataclass(frozen=True, slots=True)
class Found:
    """A document to be read.

    path: from the folder, parts joined by "/", with what is no text in it written as codes; place: what opens it;
    size: in bytes; changed: any number that changes with the content, as far as the file system tells.
    """

    path: str
    place: str
    size: int
    changed: int

    @property
    def name(self) -> str:
        """The name without folders."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that is no document by its name, or a folder or link that is not gone into; reason: "" for the first.

    is_closed: what lies there could not be seen; it may be there all the same.
    """

    path: str
    reason: str = ""
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Folder:
    """Where the documents are.

    files: looks through the folder anew; load: the bytes of a Found, SourceError where they cannot be had.
    """

    files: Callable[[], Iterator[Found | Passed]]
    load: Callable[[Found], bytes]


def local_folder(root: Path, *, load: Callable[[Path], bytes], suffixes: Set[str], without: Path) -> Folder:
    """A folder of this machine; nothing under without (where the results go) is a document. SourceError where there is none.

    suffixes: by which a document is known (".pdf"), since a folder of a hundred thousand files is not opened one by one;
    what each is its content tells.
    """
    if not root.is_dir():
        found = "フォルダーではありません" if root.exists() else "見つかりません"
        raise SourceError(f"「{root}」が{found}。文書の入ったフォルダーを指定してください。")
    top, closed = root.resolve(), without.resolve()
    walk = _Walk(top, closed, suffixes)
    return Folder(lambda: walk.through(top, ""), lambda found: load(Path(found.place)))


def is_document(path: str, suffixes: Set[str]) -> bool:
    """Whether a file is read, by the end of its name."""
    return PurePosixPath(path).suffix.lower() in suffixes


def is_hidden(name: str) -> bool:
    """Whether a file or folder is passed over without a word: hidden ones, and Word's lock files."""
    return name.startswith((".", _LOCK))


@dataclass(frozen=True, slots=True)
class _Walk:
    top: Path
    closed: Path
    suffixes: Set[str]

    def through(self, folder: Path, path: str) -> Iterator[Found | Passed]:
        try:
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError as error:
            yield Passed(path or ".", f"フォルダーを開けません（{why(error)}）", is_closed=True)
            return
        for entry in entries:
            if is_hidden(entry.name):
                continue
            here = f"{path}/{entry.name}" if path else entry.name
            here = here.encode(errors="backslashreplace").decode()  # a file system may hold names that are no text
            try:
                yield from self._entry(entry, here)
            except OSError as error:
                yield Passed(here, f"調べられません（{why(error)}）", is_closed=True)

    def _entry(self, entry: "os.DirEntry[str]", path: str) -> Iterator[Found | Passed]:
        if entry.is_symlink():
            target = Path(entry.path).resolve()
            if not target.is_relative_to(self.top):
                yield Passed(path, "フォルダーの外を指すリンクです")
                return
            if target.is_dir() or target.is_relative_to(self.closed):
                return  # it is gone through where it stands
        if entry.is_dir():
            if Path(entry.path) != self.closed:
                yield from self.through(Path(entry.path), path)
        elif entry.is_file():
            status = entry.stat()
            if is_document(entry.name, self.suffixes):
                yield Found(path, entry.path, status.st_size, status.st_mtime_ns)
            else:
                yield Passed(path)
