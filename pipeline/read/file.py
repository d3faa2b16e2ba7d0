"""Opens a file and runs the reader that its content asks for."""

import hashlib
import stat
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.read import furniture, html, layout, markdown, mend, plain, sniff
from pipeline.settings import Settings
from pipeline.types.source import Mark, MarkKind, SourceText, Span

_MAX_BYTES = Settings().max_bytes


def read_file(path: Path, *, max_bytes: int = _MAX_BYTES) -> SourceText:
    """The text of the file at path; SourceError with one Japanese sentence where there is none to be had."""
    return read_bytes(load(path, max_bytes=max_bytes), path.name or str(path), max_bytes=max_bytes)


def load(path: Path, *, max_bytes: int = _MAX_BYTES) -> bytes:
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


def read_bytes(data: bytes, name: str, *, max_bytes: int = _MAX_BYTES) -> SourceText:
    r"""The text of data; name is a file name, or "-" for standard input, and decides only what content leaves open.

    Line ends \r\n and \r become \n and a byte order mark is left out; otherwise the text is as it was decoded
    (of HTML: as it is rendered). Marks are sorted by start; those of one kind do not overlap.
    """
    if len(data) > max_bytes:
        raise _too_large(name, len(data), max_bytes)
    if not data:
        raise SourceError(f"「{name}」は空のファイルなので、本文のあるファイルを指定してください。")
    sniff.refuse_foreign(data, name)
    text = plain.decode(data, name, declared=sniff.declared_encoding(data))
    media = sniff.media_type(text, name)
    marks: list[Mark] = []
    if media == sniff.HTML:
        text, marks = html.render(text)
    elif media == sniff.MARKDOWN:
        marks = markdown.marks(text)
    else:
        marks = markdown.light_marks(text)
    if not text.strip():
        raise SourceError(f"「{name}」には空白のほかに文字がないので、本文のあるファイルを指定してください。")
    lines = layout.rows(text, marks)
    left_out = furniture.marks(text, lines)
    marks += [*left_out, *mend.marks(text, lines, left_out)]
    return SourceText(name, media, hashlib.sha256(data).hexdigest(), text, _in_order(marks))


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
