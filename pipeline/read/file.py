"""Opens a file and runs the reader that its content asks for."""

import hashlib
import stat
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.read import contents, furniture, html, layout, markdown, mend, pdf, plain, sniff, word
from pipeline.read.draft import Draft
from pipeline.settings import Settings
from pipeline.types.source import Mark, MarkKind, SourceText, Span

_DEFAULT = Settings()


def read_file(path: Path, *, password: str | None = None, settings: Settings = _DEFAULT) -> SourceText:
    """The text of the file at path; SourceError with one Japanese sentence where there is none to be had."""
    data = load(path, max_bytes=settings.max_bytes)
    return read_bytes(data, path.name or str(path), password=password, settings=settings)


def load(path: Path, *, max_bytes: int = _DEFAULT.max_bytes) -> bytes:
    """The bytes of the file at path, one more than max_bytes at most; SourceError where they cannot be had."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceError(f"「{path}」はフォルダーなので、中の文書ファイルを一つ指定してください。")
        if stat.S_ISREG(status.st_mode) and status.st_size > max_bytes:
            raise _too_large(path.name, status.st_size, max_bytes)
        with path.open("rb") as file:
            return file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise SourceError(f"「{path}」が見つからないので、ファイルの場所と名前を確かめてください。") from error
    except PermissionError as error:
        raise SourceError(
            f"「{path}」を読む権限がないので、ファイルの権限を変えるか別の場所に写してください。"
        ) from error
    except (OSError, ValueError) as error:
        raise SourceError(f"「{path}」を開けないので、ファイルの場所と名前を確かめてください。") from error


def read_bytes(data: bytes, name: str, *, password: str | None = None, settings: Settings = _DEFAULT) -> SourceText:
    r"""The text of data; name is a file name, or "-" for standard input, and decides only what content leaves open.

    password: of a locked file. Line ends \r\n and \r become \n and a byte order mark is left out; otherwise the text is as
    it was decoded (of HTML, Word and PDF: as it is shown). Marks are sorted by start; those of one kind do not overlap.
    """
    if len(data) > settings.max_bytes:
        raise _too_large(name, len(data), settings.max_bytes)
    if not data:
        raise SourceError(f"「{name}」は空のファイルなので、本文のあるファイルを指定してください。")
    media, draft = _draft(data, name, password, settings)
    if not draft.text.strip():
        raise SourceError(f"「{name}」には空白のほかに文字がないので、本文のあるファイルを指定してください。")
    return SourceText(
        name=name,
        media_type=media,
        sha256=hashlib.sha256(data).hexdigest(),
        text=draft.text,
        marks=_in_order([*draft.marks, *_shared_marks(draft)]),
        pages=draft.pages,
        printed=draft.printed,
        issues=draft.issues,
    )


def _draft(data: bytes, name: str, password: str | None, settings: Settings) -> tuple[str, Draft]:
    """Media type and what the format's own reader gives."""
    media = sniff.binary_type(data)
    if media == sniff.PDF:
        return media, pdf.read(data, name, password=password, settings=settings)
    if media == sniff.WORD:
        return media, word.read(data, name, settings=settings)
    sniff.refuse_foreign(data, name)
    text = plain.decode(data, name, declared=sniff.declared_encoding(data))
    media = sniff.media_type(text, name)
    if media == sniff.HTML:
        return media, Draft(*html.render(text))
    return media, Draft(text, markdown.marks(text) if media == sniff.MARKDOWN else markdown.light_marks(text))


def _shared_marks(draft: Draft) -> list[Mark]:
    """Tables of contents, and what pages carry beside the text where the format does not know it."""
    lines = layout.rows(draft.text, draft.marks)
    listed = contents.marks(lines)
    if draft.laid_out:
        return listed
    left_out = [*listed, *furniture.marks(draft.text, lines, listed)]
    return [*left_out, *mend.marks(draft.text, lines, left_out)]


def _in_order(marks: list[Mark]) -> tuple[Mark, ...]:
    """Sorted by start; overlapping markup is joined, so that what is hidden is counted once."""
    markup: list[Span] = []
    for start, end in sorted(mark.span for mark in marks if mark.kind is MarkKind.MARKUP):
        if markup and start < markup[-1][1]:
            markup[-1] = markup[-1][0], max(end, markup[-1][1])
        else:
            markup.append((start, end))
    others = [mark for mark in marks if mark.kind is not MarkKind.MARKUP]
    return tuple(sorted([*others, *(Mark(MarkKind.MARKUP, span) for span in markup)], key=lambda mark: mark.span))


def _too_large(name: str, size: int, limit: int) -> SourceError:
    return SourceError(
        f"「{name}」は {size / 1_048_576:.1f} MB あり上限の {limit / 1_048_576:.1f} MB を超えるので、文書を分けてから指定してください。"
    )
