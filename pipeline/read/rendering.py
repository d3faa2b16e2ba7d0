"""An HTML tree -> the text a reader sees, line by line, with its headings."""

import re

from lxml import etree

from pipeline.read.counters import Counters, items_of
from pipeline.read.css import Sheet
from pipeline.read.layout import LIST_MARK
from pipeline.read.spans import Columns
from pipeline.read.tree import pieces
from pipeline.text.normalize import fold
from pipeline.types.source import Mark, MarkKind

_BLOCKS = frozenset(
    "address article aside blockquote body center details dialog dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr html legend li main menu nav ol option p pre section summary table tbody tfoot thead tr caption ul dir textarea".split()
)
_APART = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table"))  # with a blank line around
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_UNSEEN = frozenset(("rt", "rp", "rtc"))
_SPACE = re.compile(r"[ \t\n\r\f]+")
# Between two of these a line feed in the source is no space; a browser that knows Japanese drops it too.
_WIDE = r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6]"
_WIDE_FEED = re.compile(rf"(?<={_WIDE})[ \t\r]*\n[ \t\r\n]*(?={_WIDE})")
_ARTICLE = re.compile(
    r"\s*[【\[(（]?第\s*[0-9０-９〇一二三四五六七八九十百]+\s*条(?!\s*(?:[にをがはへも、及又第]|の(?![0-9０-９二三四五六七八九])))"
)
_COUNTED = re.compile(r"(\d{1,3})[.、](?:0(?!\d))?\s*\D")
_LOWEST = 6  # of the levels of headings
_LONGEST_HEADING = 120  # characters; a longer one that is a sentence is text in large letters


class _Writer:
    """Lines of text as they come from a walk, with white space collapsed as HTML has it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.marks: list[Mark] = []
        self.length = 0
        self.prefix = ""  # list mark that waits for the text of its item
        self.indent = 0
        self.heading = 0
        self.preserved = 0
        self.in_row = 0
        self._line: list[str] = []
        self._space = False
        self._gap = 0

    def text(self, text: str) -> None:
        if self.preserved:
            for count, line in enumerate(text.replace("\r\n", "\n").split("\n")):
                if count:
                    self.break_(1)
                if line.strip():
                    self._put(line)
            return
        for count, word in enumerate(_SPACE.split(_WIDE_FEED.sub("", text) if "\n" in text else text)):
            self._space = self._space or count > 0
            if word:
                self._put(word)

    def cell(self, steps: int) -> None:
        self._space = False
        self._line += ["\t"] * steps

    def break_(self, gap: int) -> None:
        """Ends the line; gap 2 leaves a blank line. In a heading and in a row of a table it is a space."""
        if self.heading or self.in_row:
            self._space = True
            return
        self.flush()
        self._gap = max(self._gap, gap)

    def flush(self, level: int = 0) -> None:
        """Writes the line that has been collected, as a heading where level is given."""
        line = "".join(self._line).rstrip(" \t\n")
        self._line, self._space = [], False
        if not line.strip():
            return
        if self.pieces:
            self._write("\n" * max(1, self._gap))
        self._gap = 1
        start = self.length
        self._write(line)
        if level and not (len(line) > _LONGEST_HEADING and line.endswith("。")):
            self.marks.append(Mark(MarkKind.HEADING, (start, self.length), level))

    def table(self, written: int) -> None:
        """Marks the lines written after the first so many pieces as rows of a table."""
        rows = "".join(self.pieces[written:])
        if rows.strip():
            self.marks.append(Mark(MarkKind.TABLE, (self.length - len(rows.lstrip("\n")), self.length)))

    def _put(self, word: str) -> None:
        if not any(piece.strip() for piece in self._line) and "\t" not in self._line:
            self._line = [" " * self.indent if not self.prefix else self.prefix]
            self.prefix, self._space = "", False
        if self._space and self._line[-1][-1:] not in ("\t", " ", "\u3000", ""):
            self._line.append(" ")
        self._space = False
        self._line.append(word)

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def text(roots: list[etree._Element], sheet: Sheet) -> tuple[str, list[Mark]]:
    """The rendered text of the elements one after the other, and HEADING marks over whole lines of it."""
    writer = _Writer()
    for root in roots:
        _Walk(writer, sheet).walk(root)
        writer.break_(2)
    writer.flush()
    return "".join(writer.pieces) + ("\n" if writer.pieces else ""), writer.marks


class _Walk:
    """One pass over a tree of any depth."""

    def __init__(self, writer: _Writer, sheet: Sheet) -> None:
        self._out = writer
        self._sheet = sheet
        self._counters = Counters(sheet) if sheet.counts else None
        self._marks: dict[etree._Element, str] = {}
        self._lists: list[int] = []  # of each open list the columns its surroundings are indented by
        self._numbered: dict[etree._Element, bool] = {}  # definition lists, True where their terms are headings
        self._plain_tables: list[bool] = []  # open tables, True where a row is a line
        self._columns = Columns()  # of the open one whose rows are lines
        self._table_start = 0  # pieces written before the table that is open
        self._depth = 0

    def walk(self, root: etree._Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            if event == "start":
                self._depth += 1
                if element.tag in _UNSEEN:
                    walk.skip_subtree()
                    continue
                self._enter(element)
                if element.text:
                    self._out.text(element.text)
            elif event == "end":
                self._depth -= 1
                if element.tag not in _UNSEEN:
                    self._leave(element)
                if self._counters:
                    self._counters.leave(self._depth + 1)
            if event != "start" and element is not root and element.tail:
                self._out.text(element.tail)

    def _enter(self, element: etree._Element) -> None:
        tag, out = str(element.tag), self._out
        if tag == "br":
            out.break_(1)
            return
        if tag in ("td", "th"):
            self._open_cell(element)
        elif tag in _BLOCKS:
            out.break_(self._gap(tag))
        printed = self._counters.enter(element, self._depth) if self._counters else ""
        if tag in _LISTS:
            marks = items_of(element, self._sheet)
            self._marks.update(marks)
            self._lists.append(out.indent)
        elif tag == "li":
            self._open_item(element, printed)
            printed = ""
        elif tag == "table":
            self._plain_tables.append(not out.in_row and not _is_layout(element))
            if self._plain_tables[-1]:
                self._table_start = len(out.pieces)
                self._columns = Columns()
        elif tag == "tr" and self._plain_tables and self._plain_tables[-1]:
            out.in_row += 1
            self._columns.row()
        if level := self._level(element):
            out.heading = level
        if _keeps_lines(element, self._sheet):
            out.preserved += 1
        if printed:
            out.text(printed)

    def _leave(self, element: etree._Element) -> None:
        tag, out = str(element.tag), self._out
        if _keeps_lines(element, self._sheet):
            out.preserved -= 1
        if level := self._level(element):
            out.heading = 0
            if not out.in_row:
                out.flush(level)
        plain = False
        if tag == "tr" and self._plain_tables and self._plain_tables[-1]:
            out.in_row -= 1
        elif tag == "table":
            plain = self._plain_tables.pop()
        elif tag in _LISTS and self._lists:
            out.indent = self._lists.pop()
        elif tag == "li":
            out.prefix = ""
        if tag in _BLOCKS:
            out.break_(self._gap(tag))
        if plain:
            out.table(self._table_start)

    def _level(self, element: etree._Element) -> int:
        """The level of a heading, 0 for any other element; a <dt> that numbers an article is one."""
        if element.tag != "dt":
            return _level(element)
        listed = element.getparent()
        if listed is None:
            return 0
        if listed not in self._numbered:
            self._numbered[listed] = _is_numbered(listed)
        return _LOWEST if self._numbered[listed] else 0

    def _open_cell(self, cell: etree._Element) -> None:
        if self._plain_tables and self._plain_tables[-1]:
            self._out.cell(self._columns.cell(cell))
        else:
            self._out.break_(1)

    def _open_item(self, item: etree._Element, printed: str) -> None:
        level = max(0, len(self._lists) - 1)
        mark = printed or self._marks.get(item, "")
        # A list that opens its item, <li><ol>, stands on the item's own line: 1. a. …
        opened = self._out.prefix if not self._out.prefix.endswith("・") else ""
        self._out.prefix = (opened or "  " * level) + mark if mark or opened else ""
        self._out.indent = 2 * level + (2 if mark else 0)

    def _gap(self, tag: str) -> int:
        return 2 if tag in _APART and not self._lists and not (self._plain_tables and self._out.in_row) else 1


def _level(element: etree._Element) -> int:
    level = _HEADINGS.get(str(element.tag), 0)
    if not level and element.get("role") == "heading":
        given = element.get("aria-level") or ""
        level = min(6, max(1, int(given))) if given.isdigit() and len(given) < 3 else 2
    return level


def _is_numbered(listed: etree._Element) -> bool:
    """True for a <dl> whose terms are 第1条, 第2条 or count from 1. on."""
    terms = ["".join(pieces(term)).strip() for term in listed.iter("dt")]
    numbers = [_COUNTED.match(fold(term)) for term in terms]
    counts = len(terms) > 1 and all(number and int(number[1]) == at for at, number in enumerate(numbers, 1))
    return counts or all(_ARTICLE.match(term) for term in terms)


def _keeps_lines(element: etree._Element, sheet: Sheet) -> bool:
    return element.tag in ("pre", "textarea") or sheet.properties(element).get("white-space", "").startswith(
        ("pre", "break-spaces")
    )


def _is_layout(table: etree._Element) -> bool:
    """True for a table that only places blocks: its cells are text of the document, not columns."""
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is not None
    ):
        return True
    if any(inner is not table for inner in table.iter("table")):
        return True
    rows = list(table.iter("tr"))
    if rows and all(len(row) <= 1 for row in rows):
        return True
    return any(_is_page(cell) for cell in table.iter("td", "th"))


def _is_page(cell: etree._Element) -> bool:
    breaks = sum(1 for _ in cell.iter("br", "p", "li", "div"))
    words = [piece.strip() for piece in pieces(cell) if piece.strip()]
    if words and _ARTICLE.match(words[0]):
        return True
    listed = sum(bool(LIST_MARK.match(fold(word[:12]))) and not word.startswith("※") for word in words)
    return breaks >= 2 and (listed >= 2 or sum(map(len, words)) > 300)
