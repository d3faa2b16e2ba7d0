"""What `diff` can write of two versions: a table of outputs, each an option, a suffix and how it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pipeline.export.comparison import Columns, Comparison
    from pipeline.types.revision import Revision

COLUMNS = ("改定後/改定前", "改定前/改定後", "新/旧", "旧/新", "改定案/現行", "現行/改定案")
"""What the columns of a table may be called, left and right; the first is the usual way."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Two versions compared, a revision for each pair of documents, and what the user wants of what is written.

    original: gives the old file where it is an unlocked one of Word, else None; effective: the day in force where the
    user names it; announced: the day the amendment is made known.
    """

    found: "Sequence[Revision]"
    columns: str
    author: str
    original: Callable[[], bytes | None]
    effective: date | None
    announced: date


@dataclass(frozen=True, slots=True)
class Output:
    """A file that `diff` writes.

    takes: the options that say more of it; write: writes it into a stream and says how, "" where there is but one way.
    """

    option: str
    suffix: str
    help: str
    write: Callable[[BinaryIO, Asked], str]
    takes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """docx for --docx."""
        return self.option.removeprefix("--")


def _tables(asked: Asked) -> "tuple[list[Comparison], Columns]":
    from app import as_comparison

    return [as_comparison.table(one) for one in asked.found], as_comparison.columns(asked.columns)


def _docx(stream: BinaryIO, asked: Asked) -> str:
    from pipeline.export.word_table import write_word_table

    write_word_table(stream, *_tables(asked))
    return ""


def _xlsx(stream: BinaryIO, asked: Asked) -> str:
    from app import as_comparison
    from pipeline.export.sheet_table import write_sheet_table

    write_sheet_table(stream, *_tables(asked), [as_comparison.changes(one) for one in asked.found])
    return ""


def _html(stream: BinaryIO, asked: Asked) -> str:
    from pipeline.export.web_table import write_web_table

    write_web_table(stream, *_tables(asked))
    return ""


def _redline(stream: BinaryIO, asked: Asked) -> str:
    from app.as_redline import as_redline

    data, is_old = as_redline(
        asked.found, author=asked.author.strip() or "yakkan", when=datetime.now(UTC), original=asked.original()
    )
    stream.write(data)
    return "旧ファイルの書式のまま" if is_old else "新しく組んだ文書として"


def _pack(stream: BinaryIO, asked: Asked) -> str:
    from app import as_comparison, as_pack
    from pipeline.export.word_pack import Titled, write_word_pack

    packs = [
        Titled(as_pack.pack(one, announced=asked.announced, effective=asked.effective), as_comparison.known(one))
        for one in asked.found
    ]
    write_word_pack(stream, packs, as_pack.FAVOURS)
    return ""


OUTPUTS = (
    Output(
        "--docx",
        ".docx",
        "新旧対照表を Word 文書に書き出します（A4 横。変わった語に下線、変わらない条項は（略））",
        _docx,
        ("--columns",),
    ),
    Output(
        "--xlsx",
        ".xlsx",
        "新旧対照表を Excel のブックに書き出します（2枚目は社内で検討するための変更一覧）",
        _xlsx,
        ("--columns",),
    ),
    Output(
        "--html",
        ".html",
        "新旧対照表をブラウザで見るページに書き出します（j・k で次・前の変更、f で番号・表記だけの変更をたたむ）",
        _html,
        ("--columns",),
    ),
    Output(
        "--redline",
        ".docx",
        "変更履歴と、内容の変更ごとのコメントが付いた Word 文書に書き出します（すべて承諾すれば新、元に戻せば旧の文言になります）",
        _redline,
    ),
    Output(
        "--pack",
        ".docx",
        "改定の説明資料を Word 文書に書き出します（主な変更点、施行日と周知期間、民法548条の4の確認ポイント）",
        _pack,
        ("--effective", "--announced"),
    ),
)
