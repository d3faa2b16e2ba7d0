"""`python -m evaluation.borderless`: the tables of our own documents without ruling lines, between their paragraphs, and read again."""

import argparse
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.catalog import SPLITS, entries
from corpus.rendering import pdf
from corpus.rendering.breaking import break_lines
from corpus.rendering.model import Contents, Manuscript, Table
from corpus.rendering.pdf import PdfLayout
from corpus.rendering.pieces import Piece, Role, pieces
from corpus.rendering.setting import MINCHO, Numbers, Setting
from evaluation.reporting.tables import table
from evaluation.scoring.texts import plain
from pipeline.read import read_bytes
from pipeline.types.source import MarkKind, SourceText

_SIZE, _LEADING, _MARGIN = 10.5, 16.8, 64.0  # points
_NUMBER = re.compile(r"[0-9０-９,，.．]+(?:円|％|%|点|台|日|時間)?")


class Layout(Enum):
    """How a table is set; the value is its name.

    PADDED: to the left, rows apart; NUMBERS: numbers to the right under centred heads; CLOSE: rows as near as lines;
    MIDDLE: cells in the middle of their row.
    """

    PADDED = "左揃え"
    NUMBERS = "数字右揃え"
    CLOSE = "行間なし"
    MIDDLE = "上下中央"


_PADDING = {Layout.PADDED: 8.0, Layout.NUMBERS: 5.0, Layout.CLOSE: 0.0, Layout.MIDDLE: 12.0}
_GAP = {Layout.PADDED: 2.0, Layout.NUMBERS: 2.5, Layout.CLOSE: 1.6, Layout.MIDDLE: 3.0}  # sizes between columns


@dataclass(frozen=True, slots=True)
class Measured:
    """Cells found in order, wanted and given out, and rows that are wholly right."""

    name: str
    right: int
    wanted: int
    given: int
    rows: int
    rows_wanted: int

    @property
    def f1(self) -> float:
        """Of the cells in order."""
        return 2 * self.right / max(1, self.wanted + self.given)


def _width(text: str) -> float:
    return float(stringWidth(text, MINCHO, _SIZE))


def _broken(text: str, room: float) -> list[str]:
    return break_lines(text, room, room, width=_width) if text else []


class _Sheet:
    """A PDF that is filled from top to bottom."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=A4, invariant=1)
        self._y = A4[1] - _MARGIN
        self.measure = A4[0] - 2 * _MARGIN

    def paragraph(self, text: str) -> None:
        """Lines across the page."""
        for line in _broken(text, self.measure):
            self._room(_LEADING)
            self._text(0.0, self._y, line)
            self._y -= _LEADING

    def table(self, rows: Sequence[Sequence[str]], layout: Layout) -> None:
        """Rows of cells; what does not fit into its column goes on below."""
        widths = self._widths(rows, _GAP[layout] * _SIZE)
        lefts = [sum(widths[:index]) + index * _GAP[layout] * _SIZE for index in range(len(widths))]
        self._y -= _LEADING / 2
        for number, row in enumerate(rows):
            lines = [_broken(cell, width + 0.1) for cell, width in zip(row, widths, strict=True)]
            high = max(map(len, lines))
            self._room(high * _LEADING + _PADDING[layout])
            for cell, left, width, text in zip(lines, lefts, widths, row, strict=True):
                lower = (high - len(cell)) * _LEADING / 2 if layout is Layout.MIDDLE else 0.0
                for index, line in enumerate(cell):
                    free = width - _width(line)
                    shift = 0.0
                    if layout is Layout.NUMBERS:
                        shift = free / 2 if not number else free if _NUMBER.fullmatch(text) else 0.0
                    self._text(left + shift, self._y - lower - index * _LEADING, line)
            self._y -= high * _LEADING + _PADDING[layout]
        self._y -= _LEADING / 2

    def data(self) -> bytes:
        """The bytes of the file."""
        self._canvas.save()
        return self._out.getvalue()

    def _widths(self, rows: Sequence[Sequence[str]], gap: float) -> list[float]:
        """As wide as the cells, the widest column narrowed until all have room."""
        widths = [max(_width(row[index]) for row in rows) for index in range(len(rows[0]))]
        while sum(widths) + gap * (len(widths) - 1) > self.measure:
            widest = max(range(len(widths)), key=widths.__getitem__)
            widths[widest] -= _SIZE
        return widths

    def _room(self, height: float) -> None:
        if self._y - height < _MARGIN:
            self._canvas.showPage()
            self._y = A4[1] - _MARGIN

    def _text(self, x: float, y: float, text: str) -> None:
        self._canvas.setFont(MINCHO, _SIZE)
        self._canvas.drawString(_MARGIN + x, y - _SIZE, text + (" " if len(text) == 1 else ""))


def drawn(manuscript: Manuscript, layout: Layout) -> tuple[bytes, list[Table]]:
    """The tables of a document, each between two of its paragraphs, and these tables."""
    parts = [part for block in manuscript.blocks for part in pieces(block)]
    prose = [part for part in parts if isinstance(part, Piece) and part.role is Role.TEXT]
    tables = _tables(manuscript)
    sheet = _Sheet()
    for index, one in enumerate(tables):
        sheet.paragraph(prose[2 * index % len(prose)].printed)
        sheet.table(one.rows, layout)
        sheet.paragraph(prose[(2 * index + 1) % len(prose)].printed)
    return sheet.data(), tables


def _tables(manuscript: Manuscript) -> list[Table]:
    return [part for block in manuscript.blocks for part in pieces(block) if isinstance(part, Table)]


def found_rows(source: SourceText) -> list[list[str]]:
    """The rows of all tables that were found, their cells plain."""
    marks = [mark.span for mark in source.marks if mark.kind is MarkKind.TABLE]
    return [_plain(row.split("\t")) for span in marks for row in source.text[slice(*span)].split("\n")]


def _plain(row: Sequence[str]) -> list[str]:
    """The cells without those at the end that are empty."""
    cells = [plain(cell) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def measure(name: str, manuscript: Manuscript, layout: Layout) -> Measured:
    """How its tables are read."""
    data, tables = drawn(manuscript, layout)
    wanted = [_plain(row) for one in tables for row in one.rows]
    given = found_rows(read_bytes(data, f"{name}.pdf"))
    own, other = ([cell for row in rows for cell in row if cell] for rows in (wanted, given))
    blocks = SequenceMatcher(None, own, other, autojunk=False).get_matching_blocks()
    kept = {tuple(row) for row in given}
    return Measured(
        name,
        sum(block.size for block in blocks),
        len(own),
        len(other),
        sum(tuple(row) in kept for row in wanted),
        len(wanted),
    )


def false_tables(name: str, manuscript: Manuscript) -> Iterator[tuple[str, list[list[str]]]]:
    """What is taken for tables in the document without its tables, set in several ways."""
    blocks = tuple(block for block in manuscript.blocks if not isinstance(block, (Table, Contents)))
    for numbers in Numbers:
        for columns in (1, 2):
            layout = PdfLayout(setting=Setting(numbers=numbers), columns=columns, embedded=True)
            rows = found_rows(read_bytes(pdf.render(replace(manuscript, blocks=blocks), layout), f"{name}.pdf"))
            yield f"{numbers.name.lower()} {columns}", rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.borderless", description="罫線のない表の読み取りの正しさを測る。"
    )
    parser.add_argument("--split", choices=SPLITS, help="どの文書で測るか（既定は train と dev）")
    parser.add_argument("--only", nargs="*", metavar="ID", help="この文書だけで測る")
    parser.add_argument("--rows", action="store_true", help="読み取った行も書き出す（train と dev だけ）")
    given = parser.parse_args(arguments)
    if given.rows and given.split == "test":
        parser.error("test の読み取りは見ません。")
    splits = [given.split] if given.split else ["train", "dev"]
    some = [
        (entry.id, entry.source.manuscript)
        for split in splits
        for entry in entries(split)
        if entry.source and (not given.only or entry.id in given.only)
    ]
    with_tables = [one for one in some if _tables(one[1])]
    head = ["組み方", "表の数", "セル（順に）", "行（全部のセルが正しい）"]
    lines = []
    for layout in Layout:
        found = [measure(name, manuscript, layout) for name, manuscript in with_tables]
        if given.rows:
            _print_rows(with_tables, layout, found)
        right, wanted, shown = (sum(getattr(one, part) for one in found) for part in ("right", "wanted", "given"))
        share = sum(one.rows for one in found) / max(1, sum(one.rows_wanted for one in found))
        count = sum(len(_tables(manuscript)) for _, manuscript in with_tables)
        lines.append([layout.value, str(count), f"{2 * right / max(1, wanted + shown):.3f}", f"{share:.3f}"])
    print(table(head, lines))
    settings = 0
    false: list[str] = []
    for name, manuscript in some:
        for setting, rows in false_tables(name, manuscript):
            settings += 1
            false += [f"- {name} {setting}: {'｜'.join(row)}" for row in rows]
    print(f"\n表のない文書（{len(some)}文書、組み方ごとに {settings} 通り）で表とした行: {len(false)}")
    if given.rows:
        print("\n".join(false))


def _print_rows(some: Sequence[tuple[str, Manuscript]], layout: Layout, found: Sequence[Measured]) -> None:
    for (name, manuscript), one in zip(some, found, strict=True):
        if one.f1 < 1:
            data, tables = drawn(manuscript, layout)
            print(f"{layout.value} {name} {one.f1:.3f}")
            wanted = [_plain(row) for own in tables for row in own.rows]
            given = found_rows(read_bytes(data, f"{name}.pdf"))
            print(*(f"  - {'｜'.join(row)}" for row in wanted if row not in given), sep="\n")
            print(*(f"  + {'｜'.join(row)}" for row in given if row not in wanted), sep="\n")


if __name__ == "__main__":
    main()
