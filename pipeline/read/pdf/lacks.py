"""Pages without text that can be read: said as issues, or as the reason why the file cannot be read."""

from collections.abc import Collection, Iterator, Sequence

from pipeline.errors import SourceError
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.text import Entry
from pipeline.types.source import Issue, MarkKind

_PICTURED = 0.02  # of the page: a smaller picture is a mark on a blank page
_PICTURED_BEHIND = 0.5  # so much picture under nothing but a head or a page number is a scanned page
_DRAWN = 30  # drawings: letters turned into outlines
_LOST, _LOST_SOME = 0.5, 0.1  # of the characters of a page: it is unreadable, or its picture may be better
_FEW = 150  # characters: fewer over a picture are a stamp, a head or a form's entries
_NOTED = 60  # characters of a note that are shown
_ENOUGH, _FEWEST_USUAL, _PLAIN = (
    30,
    0.03,
    0.5,
)  # characters; shares: prose has 0.5 of usual ones, tables and contents a tenth
_USUAL = frozenset("第条章節項号年月日円額金料約別表紙契甲乙一二三、。・（）「」")
_LEADERS = frozenset(".…‥・-‐―/")
_INSTALL = "OCR の tesseract と日本語データ（Debian・Ubuntu なら apt install tesseract-ocr-jpn tesseract-ocr-jpn-vert）を入れて"


def to_recognize(pages: Sequence[Page], entries: Sequence[Sequence[Entry]]) -> tuple[int, ...]:
    """The numbers of the pages whose text, or most of it, shows in their picture only."""
    return tuple(
        page.number
        for page, there in zip(pages, entries, strict=True)
        if _is_silent(page, there) or _is_garbled(page) or _is_under_picture(page)
    )


def issues(
    pages: Sequence[Page], entries: Sequence[Sequence[Entry]], name: str, *, tried: Collection[int] = ()
) -> tuple[Issue, ...]:
    """What is to be said about pages whose text cannot be read; SourceError where no page has any but some have pictures.

    tried: numbers of the pages that were read from their pictures; what came of that is said elsewhere.
    """
    silent = [page.number for page, there in zip(pages, entries, strict=True) if _is_silent(page, there)]
    if silent and not any(_says(there) for there in entries):
        if tried:
            raise SourceError(
                f"「{name}」は画像だけの PDF で、画像から文字を読み取れないので、300 dpi 以上で読み取り直した PDF を指定してください。"
            )
        raise SourceError(
            f"「{name}」は画像だけの PDF で文字の情報がないので、{_INSTALL}指定し直すか、文字情報のある PDF を指定してください。"
        )
    silent = [number for number in silent if number not in tried]
    broken = [page.number for page in pages if page.broken]
    unreadable = [page.number for page in pages if page.lost >= _LOST and page.number not in tried]
    found: list[Issue] = []
    if silent:
        found.append(
            Issue(
                "no-text-layer",
                f"{_listed(silent)}には文字の情報がありません（画像だけのページです）。{_INSTALL}読み直すか、文字情報のある PDF を指定してください。",
            )
        )
    if unreadable:
        found.append(
            Issue(
                "unreadable-text",
                f"{_listed(unreadable)}の文字は文字コードの情報がなく正しく読めません。{_INSTALL}読み直すか、作成元のファイルを指定してください。",
            )
        )
    if broken:
        found.append(
            Issue(
                "broken-page",
                f"{_listed(broken)}は壊れていて読めません。元のファイルを取り直して指定してください。",
            )
        )
    return (*found, *_notes(pages))


def _notes(pages: Sequence[Page]) -> Iterator[Issue]:
    """Of what is stuck on pages, a question or a correction that somebody has left, and of what is struck out."""
    for page in pages:
        if said := _shown("、".join(page.struck)):
            yield Issue(
                "struck-out",
                f"{page.number}ページの取り消し線を引かれた「{said}」は本文から除いて読んだので、それでよいか確かめてください。",
            )
        for note in page.notes:
            yield Issue(
                "annotation",
                f"{page.number}ページに注釈「{_shown(note)}」が付いていますが、本文には含めていないので、反映が要るか確かめてください。",
            )


def _shown(note: str) -> str:
    return note if len(note) <= _NOTED else note[:_NOTED] + "…"


def _is_silent(page: Page, entries: Sequence[Entry]) -> bool:
    if _says(entries):
        return False
    if entries:
        return page.drawings.pictured >= _PICTURED_BEHIND
    return page.drawings.pictured >= _PICTURED or page.drawings.others >= _DRAWN


def _is_garbled(page: Page) -> bool:
    """True where the file does not tell the characters of a good part of the text, or tells what no Japanese text holds."""
    if page.lost >= _LOST_SOME:
        return True
    text = [sign for pieces in (page.pieces, *page.aside.values()) for piece in pieces for sign in piece.text]
    seen = [sign for sign in text if not sign.isspace()]
    if len(seen) < _ENOUGH:
        return False
    usual = sum("\u3041" <= sign <= "\u30ff" or sign in _USUAL for sign in seen) / len(seen)
    plain = sum((sign.isascii() and sign.isalnum()) or sign in _LEADERS for sign in seen) / len(seen)
    return usual < _FEWEST_USUAL and plain < _PLAIN


def _is_under_picture(page: Page) -> bool:
    """True for a page that is a picture with a few words printed over it."""
    count = sum(len(piece.text) for piece in page.pieces if not piece.text.isspace())
    return page.drawings.pictured >= _PICTURED_BEHIND and count < _FEW


def _says(entries: Sequence[Entry]) -> bool:
    return any(entry.kind is not MarkKind.FURNITURE for entry in entries)


def _listed(pages: Sequence[int]) -> str:
    """3、5～8ページ"""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}～{run[-1]}" for run in runs) + "ページ"
