"""A document -> Markdown, a paragraph a line or wrapped at a width."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from corpus.rendering.breaking import break_lines
from corpus.rendering.model import Manuscript, PageBreak, Table
from corpus.rendering.pieces import Piece, Role, pieces

_PARAGRAPH = re.compile(r"第.+項")


class Marks(Enum):
    """How numbered paragraphs are written: 2. as a list that counts, all 1., (2) after a bullet, or as paragraphs."""

    COUNTED = auto()
    ONES = auto()
    BULLETS = auto()
    PARAGRAPHS = auto()


_LISTED = {
    Marks.COUNTED: re.compile(r"\d+[.)]"),
    Marks.ONES: re.compile(r"\d+\."),
    Marks.BULLETS: re.compile(r"(?!)"),
    Marks.PARAGRAPHS: re.compile(r"(?!)"),
}
"""Numbers that are signs of Markdown's own lists."""


@dataclass(frozen=True, slots=True)
class MarkdownLayout:
    """How the document is written.

    headings: articles are headings (##), else bold; headed: 第1項 is a heading too, above its text; step: spaces that a deeper list is indented by; width: of the lines in
    full-width signs, None for a paragraph a line.
    """

    headings: bool = True
    headed: bool = False
    marks: Marks = Marks.COUNTED
    step: int = 4
    width: int | None = None


def render(manuscript: Manuscript, layout: MarkdownLayout) -> str:
    """The Markdown source, blocks an empty line apart, entries of lists on lines that follow each other."""
    return _Writer(manuscript, layout).written() + "\n"


class _Writer:
    def __init__(self, manuscript: Manuscript, layout: MarkdownLayout) -> None:
        self.layout = layout
        self.parts = [piece for block in manuscript.blocks for piece in pieces(block)]
        divisions = [part.level for part in self.parts if isinstance(part, Piece) and part.role is Role.DIVISION]
        self.depth = 2 + max(divisions, default=0)
        self.open: list[int] = []  # levels of the list entries that what follows stands in

    def written(self) -> str:
        text, tight = "", False
        for part in self.parts:
            block, listed = self._block(part)
            text += ("\n" if tight and listed else "\n\n" if text else "") + block
            tight = listed
        return text

    def _block(self, part: Piece | Table | PageBreak) -> tuple[str, bool]:
        """The source of a block and whether it is an entry of a list."""
        if isinstance(part, Table):
            indent = " " * (self.layout.step * len(self.open))
            return "\n".join(indent + row for row in _table(part)), False
        if isinstance(part, Piece) and part.role is Role.TEXT:
            return self._text(part)
        self.open = []
        if isinstance(part, PageBreak):
            return "---", False
        if part.role is Role.CONTENTS and part.level:
            return f"{'  ' * (part.level - 1)}- {part.text}", True
        marked = part.role is not Role.HEADING or self.layout.headings
        deep = {Role.TITLE: 1, Role.DIVISION: 1 + part.level, Role.HEADING: self.depth, Role.CONTENTS: 2}.get(part.role)
        if deep is None:
            return part.printed, False
        return f"{'#' * deep} {part.printed}" if marked else f"**{part.printed}**", False

    def _text(self, piece: Piece) -> tuple[str, bool]:
        number, marks = piece.number, self.layout.marks
        while self.open and (self.open[-1] > piece.level or (number and self.open[-1] == piece.level)):
            self.open.pop()
        indent = " " * (self.layout.step * len(self.open))
        if number is None or not piece.level:
            return self._wrapped(indent + piece.printed, indent), False
        if _LISTED[marks].fullmatch(number.sign):
            sign = "1." if marks is Marks.ONES else number.sign
            written = f"{indent}{sign} {piece.text}"
        elif marks is Marks.BULLETS and piece.level > 1:
            written = f"{indent}- {piece.printed}"
        elif self.layout.headed and _PARAGRAPH.fullmatch(number.sign):
            return f"{'#' * (self.depth + 1)} {number.sign}\n\n{self._wrapped(piece.text, '')}", False
        else:
            return self._wrapped(indent + piece.printed, indent), False
        self.open.append(piece.level)
        return self._wrapped(written, indent + "   "), True

    def _wrapped(self, line: str, hung: str) -> str:
        if self.layout.width is None:
            return line
        first, *rest = break_lines(line, self.layout.width, self.layout.width - len(hung) / 2)
        return "\n".join([first, *(hung + part.lstrip() for part in rest)])


def _table(table: Table) -> list[str]:
    head, *rows = [f"| {' | '.join(row)} |" for row in table.rows]
    return [head, f"|{'---|' * len(table.rows[0])}", *rows]
