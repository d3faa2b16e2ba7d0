"""Pages without text that can be read: said as issues, or as the reason why the file cannot be read."""

from collections.abc import Sequence

from pipeline.errors import SourceError
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.text import Entry
from pipeline.types.source import Issue, MarkKind

_PICTURED = 0.02  # of the page: a smaller picture is a mark on a blank page
_PICTURED_BEHIND = 0.5  # so much picture under nothing but a head or a page number is a scanned page
_DRAWN = 30  # drawings: letters turned into outlines
_LOST = 0.5  # of the characters of a page


def issues(pages: Sequence[Page], entries: Sequence[Sequence[Entry]], name: str) -> tuple[Issue, ...]:
    """What is to be said about pages whose text cannot be read; SourceError where no page has any but some have pictures."""
    silent = [page.number for page, there in zip(pages, entries, strict=True) if _is_silent(page, there)]
    if silent and not any(_says(there) for there in entries):
        raise SourceError(
            f"「{name}」は画像だけの PDF で文字の情報がないので、文字情報のある PDF かテキストのファイルを指定してください。"
        )
    broken = [page.number for page in pages if page.broken]
    unreadable = [page.number for page in pages if page.lost >= _LOST]
    found: list[Issue] = []
    if silent:
        found.append(
            Issue(
                "no-text-layer",
                f"{_listed(silent)}には文字の情報がありません（画像だけのページです）。文字情報のある PDF かテキストがあれば、そちらを指定してください。",
            )
        )
    if unreadable:
        found.append(
            Issue(
                "unreadable-text",
                f"{_listed(unreadable)}の文字は文字コードの情報がなく正しく読めません。作成元のファイルがあれば、そちらを指定してください。",
            )
        )
    if broken:
        found.append(
            Issue(
                "broken-page",
                f"{_listed(broken)}は壊れていて読めません。元のファイルを取り直して指定してください。",
            )
        )
    return tuple(found)


def _is_silent(page: Page, entries: Sequence[Entry]) -> bool:
    if _says(entries):
        return False
    if entries:
        return page.drawings.pictured >= _PICTURED_BEHIND
    return page.drawings.pictured >= _PICTURED or page.drawings.others >= _DRAWN


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
