"""A comparison as files to be saved."""

import io
from collections.abc import Sequence
from datetime import date

from app.compared import Asked, Output
from app.web.library import Library
from pipeline.types.revision import Revision

LABELS = {
    "docx": "新旧対照表（Word）",
    "xlsx": "新旧対照表（Excel）",
    "html": "新旧対照表（ページ）",
    "redline": "変更履歴付き Word",
    "pack": "改定の説明資料（Word）",
}
"""What each output of diff is called."""
_NAMES = {"redline": "変更履歴", "pack": "改定の説明資料"}
_TABLE = "新旧対照表"


def written(
    shelf: Library,
    found: Sequence[Revision],
    output: Output,
    columns: str,
    author: str,
    announced: date | None = None,
    effective: date | None = None,
) -> bytes:
    """The bytes of an output; announced: today where it is not known."""
    asked = Asked(found, columns, author, lambda: _word(shelf, found[0]), effective, announced or date.today())
    stream = io.BytesIO()
    output.write(stream, asked)
    return stream.getvalue()


def file_name(revision: Revision, output: Output) -> str:
    """What the file is called: 見本規約 新旧対照表.docx."""
    title = revision.new.title or revision.new.source.name.rpartition(".")[0]
    kept = "".join("_" if sign in '/\\:*?"<>|\n\t' else sign for sign in title)[:50]
    return f"{kept} {_NAMES.get(output.name, _TABLE)}{output.suffix}"


def _word(shelf: Library, revision: Revision) -> bytes | None:
    from pipeline.read.sniff import WORD

    old = revision.old
    return shelf.raw(old.id) if old.source.media_type == WORD else None
