"""Opens a file and runs the reader that its content asks for."""

import hashlib
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pipeline.errors import LockedError, SourceError
from pipeline.read import child, locked, ocr, office, plain, sniff
from pipeline.read.draft import Draft
from pipeline.settings import Settings
from pipeline.types.source import Mark, MarkKind, SourceText, Span

if TYPE_CHECKING:
    from pipeline.read.pdf import Scanned

_T = TypeVar("_T")
_DEFAULT = Settings()
_SHORT_PAGE = (
    8 * 1024
)  # characters of HTML that are read here: the slowest made up take 1 s, a process of its own 0.1 s


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
            raise _too_large(path.name, max_bytes, status.st_size)
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

    password: of a locked file; sha256 is of data all the same. Line ends \r\n and \r become \n and a byte order mark is left out; otherwise the text is as
    it was decoded (of HTML, Word and PDF: as it is shown). Marks are sorted by start; those of one kind do not overlap.
    """
    name = name.encode(errors="replace").decode()  # a file system may hold names that are no text
    if len(data) > settings.max_bytes:
        raise _too_large(name, settings.max_bytes)
    if not data:
        raise SourceError(f"「{name}」は空のファイルなので、本文のあるファイルを指定してください。")
    media, draft = _draft(unlocked(data, name, password=password, settings=settings), name, password, settings)
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


def unlocked(data: bytes, name: str, *, password: str | None, settings: Settings = _DEFAULT) -> bytes:
    """The Word file within a locked one, any other data as it is; SourceError without the right password.

    A locked PDF stays as it is: it is unlocked while it is read.
    """
    if not locked.is_locked(data):
        return data
    if password is None:
        raise LockedError(f"「{name}」はパスワードで保護されているので、--password でパスワードを指定してください。")
    return _apart(partial(locked.unlock, data, name, password), name, settings)


def _draft(data: bytes, name: str, password: str | None, settings: Settings) -> tuple[str, Draft]:
    """Media type and what the format's own reader gives; what takes foreign files apart does so in a process of its own."""
    media = sniff.binary_type(data, name)
    if media == sniff.PDF:
        return media, _pdf(data, name, password, settings)
    if media == sniff.WORD:
        return media, _apart(partial(_read_word, data, name, settings), name, settings)
    if (picture := sniff.picture_type(data)) and ocr.is_installed():
        pages = _apart(partial(_picture_as_pdf, data, name), name, settings)
        return picture, _pdf(pages, name, None, settings)
    if kind := sniff.office_type(data):
        word = office.word_file(data, kind, name, seconds=settings.max_seconds)
        return kind.media_type, _apart(partial(_read_word, word, name, settings), name, settings)
    sniff.refuse_foreign(data, name)
    text = plain.decode(data, name, declared=sniff.declared_encoding(data))
    media = sniff.media_type(text, name)
    if media == sniff.HTML:
        task = partial(_read_html, text)
        return media, task() if len(text) <= _SHORT_PAGE else _apart(task, name, settings)
    from pipeline.read import markdown

    return media, Draft(text, markdown.marks(text) if media == sniff.MARKDOWN else markdown.light_marks(text))


def _pdf(data: bytes, name: str, password: str | None, settings: Settings) -> Draft:
    """The text of a PDF; its scanned pages are recognized in a second process, which has time for that."""
    read = _apart(partial(_look_into_pdf, data, name, password, settings), name, settings)
    if isinstance(read, Draft):
        return read
    count = min(len(read.numbers), settings.max_scanned_pages)
    task = partial(_recognize_pdf, data, name, read, password, settings)
    return _apart(task, name, settings, more=count * settings.seconds_a_scan)


def _apart(task: Callable[[], _T], name: str, settings: Settings, *, more: float = 0.0) -> _T:
    """more: seconds beside those that every file has."""
    return child.run(task, name=name, seconds=settings.max_seconds + more, memory=settings.max_memory_bytes)


# A process of its own begins with this module: what only some files need is imported where it is used.


def _look_into_pdf(data: bytes, name: str, password: str | None, settings: Settings) -> "Draft | Scanned":
    from pipeline.read import pdf

    return pdf.look(data, name, password=password, settings=settings)


def _recognize_pdf(data: bytes, name: str, scanned: "Scanned", password: str | None, settings: Settings) -> Draft:
    from pipeline.read.pdf import recognizing

    return recognizing.recognize(data, name, scanned, password=password, settings=settings)


def _picture_as_pdf(data: bytes, name: str) -> bytes:
    from pipeline.read import photo

    return photo.as_pdf(data, name)


def _read_word(data: bytes, name: str, settings: Settings) -> Draft:
    from pipeline.read import word

    return word.read(data, name, settings=settings)


def _read_html(text: str) -> Draft:
    from pipeline.read import html

    return Draft(*html.render(text))


def _shared_marks(draft: Draft) -> list[Mark]:
    """Tables of contents, and what pages carry beside the text where the format does not know it."""
    from pipeline.read import contents, furniture, layout, mend

    lines = layout.rows(draft.text, draft.marks)
    known = {mark.span[0] for mark in draft.marks if mark.kind is MarkKind.CONTENTS}
    listed = [mark for mark in contents.marks(lines) if mark.span[0] not in known]
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


def _too_large(name: str, limit: int, size: int | None = None) -> SourceError:
    """size: where it is known without reading on."""
    large = "大きさが" if size is None else f" {size / 1_048_576:.1f} MB あり"
    return SourceError(
        f"「{name}」は{large}、上限の {limit / 1_048_576:.1f} MB を超えるので、文書を分けるか、上限を上げてから指定してください。"
    )
