"""A folder of an object store (s3://, gs://, memory://) -> the documents in it. The only door to fsspec."""

import zlib
from collections.abc import Iterator, Set
from typing import Any

from pipeline.batch.find import Folder, Found, Passed, is_document, is_hidden
from pipeline.errors import SourceError


def is_url(folder: str) -> bool:
    """Whether a folder is named by a URL: of one letter before the colon is a drive."""
    scheme, colon, _ = folder.partition("://")
    return bool(colon) and len(scheme) > 1


def remote_folder(url: str, *, most: int, suffixes: Set[str]) -> Folder:
    """The folder at a URL; of a file at most one byte more than most is loaded. SourceError where it cannot be opened.

    suffixes: by which a document is known.
    """
    import fsspec

    try:
        system, root = fsspec.core.url_to_fs(url)
        is_there = system.isdir(root)
    except ImportError as error:
        raise SourceError(f"「{url}」を開くには別のパッケージが要るので、入れてください（{error}）。") from error
    except Exception as error:  # each store raises kinds of its own
        raise SourceError(f"「{url}」を開けません（{error!r}）。場所と権限を確かめてください。") from error
    if not is_there:
        raise SourceError(f"「{url}」が見つかりません。文書の入った場所を指定してください。")

    def files() -> Iterator[Found | Passed]:
        try:
            system.invalidate_cache()  # what came since the last look is seen
            there = sorted(system.find(root, detail=True).items())
        except Exception as error:
            yield Passed(".", f"「{url}」の中を調べられません（{error!r}）", is_closed=True)
            return
        for place, told in there:
            path = place.removeprefix(root).lstrip("/")
            if not any(is_hidden(part) for part in path.split("/")):
                is_one = is_document(path, suffixes)
                yield Found(path, place, told["size"], _changed(told)) if is_one else Passed(path)

    def load(found: Found) -> bytes:
        try:
            with system.open(found.place, "rb") as file:
                data: bytes = file.read(most + 1)
                return data
        except Exception as error:
            raise SourceError(f"「{found.name}」を開けないので、場所と権限を確かめてください（{error!r}）。") from error

    return Folder(files, load)


def _changed(told: dict[str, Any]) -> int:
    """A number of what a store tells of the state of a file: its ETag, or when it was written."""
    state = next((told[key] for key in ("ETag", "etag", "mtime", "LastModified", "created") if told.get(key)), "")
    return zlib.crc32(str(state).encode()) if state else 0
