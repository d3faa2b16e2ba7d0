"""Markdown text -> marks over it; the text itself stays as it is.

Written by hand instead of over a Markdown parser: Japanese documents indent freely (what CommonMark calls code is text),
their numbers must stay text, every sign has to be placed in the source, and a long document must read in no time.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.read import inline
from pipeline.types.source import Mark, MarkKind, Span

_ATX = re.compile(r"[ \t\u3000]*(#{1,6})(?:[ \t\u3000]+|(?=第\s*[0-9０-９〇一二三四五六七八九十百]))(?=\S)")
_BARE_ATX = re.compile(r"[ \t]*#{1,6}[ \t]*$")
_ATX_END = re.compile(r"(?:[ \t]+#+)?[ \t]*$")
_ATTRIBUTE = re.compile(r"[ \t]*\{(?:#|:|\.)[^{}\n]*\}[ \t]*$")
_SETEXT = re.compile(r"[ \t]{0,3}(={2,}|-{3,})[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|_{3,5})[ \t]*$")
_BULLET = re.compile(r"[ \t\u3000]*([-*+][ \t\u3000]+)(?=\S)")
_PAGE_NUMBER = re.compile(r"[ \t\u3000]*-[ \t\u3000]*\S{1,6}[ \t\u3000]*-[ \t\u3000]*$")
_QUOTE = re.compile(r"[ \t]{0,3}((?:>[ \t]?)+)(?=\S|$)")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})([^`\n]*)$")
_REFERENCE = re.compile(
    r"[ \t]{0,3}\[([^\]\n^][^\]\n]*)\]:[ \t]*(\S+)(?:[ \t]+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^)\n]*\)))?[ \t]*$"
)
_TABLE_RULE = re.compile(r"[ \t\u3000]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)*\|?[ \t]*$")
_HOLDS_CLAUSE = re.compile(
    r"\|\s*第\s*[0-9０-９一二三四五六七八九十百]+\s*条\s*(?:[(（|]|\s\S)"
)  # such a table only lays out clauses
_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_YAML_TITLE = re.compile(r"^title:[ \t]*(['\"]?)(.+?)\1[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->|<(script|style)\b[^>]*>.*?</\1>", re.DOTALL | re.IGNORECASE)
_HTML_HEADING = re.compile(r"[ \t]*<h([1-6])\b[^>]*>.*</h\1>[ \t]*$", re.IGNORECASE)
_BLOCK_START = re.compile(r"[ \t\u3000]*(?:[0-9０-９]{1,3}[.．)）、]|[(（][0-9０-９]{1,3}[)）]|[①-⑳・]|\|)")
_NO_TITLE = re.compile(r"[。、．]$|^(?:以\s*上|記)$|年.*月.*日")
_LONGEST_SETEXT = 60  # characters; a longer line over a rule is a sentence followed by a rule


@dataclass(slots=True)
class _Scan:
    """State of one pass over the lines: marks found, spans of signs, and the blocks that inline signs are sought in."""

    text: str
    marks: list[Mark] = field(default_factory=list)
    blocks: list[Span] = field(default_factory=list)
    references: set[str] = field(default_factory=set)

    def hide(self, start: int, end: int) -> None:
        if end > start:
            self.marks.append(Mark(MarkKind.MARKUP, (start, end)))

    def head(self, span: Span, level: int) -> None:
        self.marks.append(Mark(MarkKind.HEADING, span, level))


def marks(text: str) -> list[Mark]:
    """HEADING marks over whole lines and MARKUP marks over the signs of Markdown text, in no order.

    Bullet signs are markup, list numbers and 「・」 are text; so are URLs in angle brackets and lines to be filled in.
    """
    scan = _Scan(text)
    start = _front_matter(scan)
    comments = [found.span() for found in _COMMENT.finditer(text, start)]
    for span in comments:
        scan.hide(*span)
    _scan_lines(scan, list(_visible_lines(text, start, comments)))
    for span in scan.blocks:
        scan.marks.extend(inline.marks(text, span, scan.references))
    if not any(mark.kind is MarkKind.HEADING and mark.level == 1 for mark in scan.marks):
        _title_of_front_matter(scan, start)
    return scan.marks


def light_marks(text: str) -> list[Mark]:
    """The marks that plain text gets: `# ` headings and bullet signs, as tools that extract PDF text write them."""
    scan = _Scan(text)
    for found in re.finditer(r"[^\n\f]+", text):
        start, end = found.span()
        line = found[0]
        if head := _ATX.match(line):
            scan.hide(start + head.start(1), start + head.end())
            scan.head((start, end), len(head[1]))
        elif (
            (bullet := _BULLET.match(line))
            and bullet[1][0] in "-*"
            and not _PAGE_NUMBER.match(line)
            and not _RULE.match(line)
        ):
            scan.hide(start + bullet.start(1), start + bullet.end(1))
    return scan.marks


def _visible_lines(text: str, start: int, comments: list[Span]) -> Iterator[Span]:
    """Spans of the lines; one that a comment covers whole comes empty, so that it ends a paragraph."""
    ends = [end for _, end in comments]
    for found in re.finditer(r"[^\n\f]*(?:[\n\f]|\Z)", text[start:]):
        first = start + found.start()
        last = first + len(found[0].rstrip("\n\f"))
        comment = bisect_right(ends, first)
        covered = comment < len(comments) and comments[comment][0] <= first and comments[comment][1] >= last
        yield (first, first) if covered else (first, last)


def _scan_lines(scan: _Scan, lines: list[Span]) -> None:
    text = scan.text
    fence = ""
    block: list[Span] = []  # lines of the current paragraph

    def close() -> None:
        if block:
            scan.blocks.append((block[0][0], block[-1][1]))
            block.clear()

    tables = _table_rows(text, lines)
    for index, (start, end) in enumerate(lines):
        line = text[start:end]
        if fence:
            if line.strip().startswith(fence) and not line.strip().strip(fence[0]):
                scan.hide(start, end)
                fence = ""
            continue
        if opened := _FENCE.match(line):
            close()
            scan.hide(start, end)
            fence = opened[1]
            continue
        if not line.strip():
            close()
            continue
        if quote := _QUOTE.match(line):
            scan.hide(start + quote.start(1), start + quote.end(1))
            start, line = start + quote.end(), line[quote.end() :]
        if head := _ATX.match(line):
            close()
            _heading(scan, (lines[index][0], end), start, head)
            continue
        if _BARE_ATX.match(line):
            close()
            scan.hide(start, end)
            continue
        if len(block) == 1 and (under := _SETEXT.match(line)) and _is_title(text[slice(*block[0])]):
            scan.head(block[0], 1 if under[1][0] == "=" else 2)
            scan.hide(start, end)
            close()
            continue
        if _RULE.match(line):
            close()
            scan.hide(start, end)
            continue
        if (reference := _REFERENCE.match(line)) and inline.is_target(reference[2]):
            close()
            scan.references.add(inline.label(reference[1]))
            scan.hide(start, end)
            continue
        if index in tables:
            close()
            _table_row(scan, (start, end))
            continue
        if found := _HTML_HEADING.match(line):
            close()
            scan.head((start, end), int(found[1]))
        bullet = _BULLET.match(line)
        if bullet and not _PAGE_NUMBER.match(line):
            close()
            scan.hide(start + bullet.start(1), start + bullet.end(1))
            start += bullet.end()
        elif _BLOCK_START.match(line):
            close()
        block.append((start, end))
    close()


def _heading(scan: _Scan, line: Span, start: int, head: re.Match[str]) -> None:
    content_end = start + len(scan.text[start : line[1]][: _ATX_END.search(scan.text[start : line[1]]).start()])  # type: ignore[union-attr]
    scan.hide(start + head.start(1), start + head.end())
    scan.hide(content_end, line[1])
    if attribute := _ATTRIBUTE.search(scan.text[start:content_end]):
        scan.hide(start + attribute.start(), content_end)
        content_end = start + attribute.start()
    scan.head(line, len(head[1]))
    scan.blocks.append((start + head.end(), content_end))


def _is_title(line: str) -> bool:
    """True for a line that a rule below makes a heading of: short, no sentence, no item of a list."""
    plain = line.strip()
    return len(plain) <= _LONGEST_SETEXT and not _NO_TITLE.search(plain) and not _BLOCK_START.match(line)


def _table_rows(text: str, lines: list[Span]) -> set[int]:
    """Indexes of the lines that are rows of a table: those between pipes, and those around a row of dashes."""
    rows: set[int] = set()
    for index, (start, end) in enumerate(lines):
        line = text[start:end].strip()
        if line.startswith("|") and line.count("|") >= 2:
            rows.add(index)
        elif (
            "|" in line and "-" in line and _TABLE_RULE.match(line) and index and "|" in text[slice(*lines[index - 1])]
        ):
            rows.update((index - 1, index))
            below = index + 1
            while below < len(lines) and "|" in text[slice(*lines[below])]:
                rows.add(below)
                below += 1
    return rows


def _table_row(scan: _Scan, span: Span) -> None:
    start, end = span
    line = scan.text[start:end]
    if _TABLE_RULE.match(line) and "-" in line:
        scan.hide(start, end)
        return
    for found in re.finditer(r"(?<!\\)\|", line):
        scan.hide(start + found.start(), start + found.end())
    if not _HOLDS_CLAUSE.search(line):
        scan.marks.append(Mark(MarkKind.TABLE, span))
    cells = [found.span() for found in re.finditer(r"(?:\\\||[^|\n])+", line)]
    scan.blocks.extend((start + first, start + last) for first, last in cells)


def _front_matter(scan: _Scan) -> int:
    """Hides a YAML head and returns where the text after it begins."""
    found = _FRONT_MATTER.match(scan.text)
    if (
        found is None
        or not re.search(r"^[A-Za-z_][\w-]*:", found[1], re.MULTILINE)
        or re.search(r"^[^\s#-][^:\n]*$", found[1], re.MULTILINE)
    ):
        return 0
    scan.hide(0, found.end())
    return found.end()


def _title_of_front_matter(scan: _Scan, end: int) -> None:
    """Where no heading of the first level names the document, its YAML title is its heading."""
    title = _YAML_TITLE.search(scan.text, 0, end) if end else None
    if title is None:
        return
    scan.marks = [mark for mark in scan.marks if mark.span != (0, end)]
    scan.hide(0, title.start(2))
    scan.hide(title.end(2), end)
    scan.head(title.span(), 1)
