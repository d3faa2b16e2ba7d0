"""Blocks -> lines of text with marks."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from pipeline.read.word import headings
from pipeline.read.word.articles import article_of, counts_anew
from pipeline.read.word.blocks import Block, Note, Paragraph, Piece, Row, Table, joined
from pipeline.read.word.tables import Rows, anchored, arrange, line_of
from pipeline.types.source import Mark, MarkKind, Span


class Printer:
    """Prints one text; what is printed is read from text and marks."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._lines: list[headings.Line] = []
        self._inserted: list[Span] = []
        self._articles: list[int] = []  # that were printed since they were last counted anew
        self._aside = 0  # how many notes and tables are being printed, in which nothing is a heading

    @property
    def text(self) -> str:
        """All lines, each with its line feed."""
        return "".join(self._pieces)

    @property
    def marks(self) -> list[Mark]:
        """The marks over the text."""
        inserted = (Mark(MarkKind.INSERTED, span) for span in self._inserted)
        return [*self._marks, *inserted, *headings.marks(self._lines)]

    def furniture(self, lines: list[str]) -> None:
        """Prints lines of the pages' heads or feet."""
        for line in lines:
            self._marks.append(Mark(MarkKind.FURNITURE, (self._length, self._length + len(line))))
            self._write(line + "\n")

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Prints blocks in their order."""
        for at, block in enumerate(blocks):
            if isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Table):
                self._table(block, islice(blocks, at + 1, None))
            else:
                self._note(block)

    def _paragraph(self, paragraph: Paragraph) -> None:
        label, text = paragraph.label, paragraph.piece.text
        start, spans = self._length, []
        first = " " * paragraph.format.first
        lead = first + (label.text + (label.suffix if text else "") if label else "")
        if label is not None and label.counted:
            at = start + len(first)
            self._marks.append(Mark(MarkKind.LABEL, (at, at + len(label.text)), label.level, label.series))
        breaks = [at for at, sign in enumerate(text) if sign == "\n"]
        for at, line in enumerate(text.split("\n")):
            before = lead if at == 0 else " " * paragraph.format.left
            whole = (before + line) if (before + line).strip() else ""
            spans.append((self._length, self._length + len(whole)))
            self._write(whole + "\n")
        self._place(paragraph, start, spans, len(lead), breaks)
        if any(end > begin for begin, end in spans) and not self._aside:
            self._lines.append(self._line(paragraph, spans))
            self._count(paragraph)
        if paragraph.contents:
            self._marks.extend(Mark(MarkKind.CONTENTS, span) for span in spans if span[0] < span[1])
        self.blocks(paragraph.after)

    def _count(self, paragraph: Paragraph) -> None:
        if counts_anew(paragraph.text):
            self._articles.clear()
        elif not paragraph.contents and (article := article_of(paragraph.text)):
            self._articles.append(article)

    def _place(self, paragraph: Paragraph, start: int, spans: list[Span], lead: int, breaks: list[int]) -> None:
        """Moves the marks of a paragraph to where its lines were printed."""

        def printed(at: int) -> int:
            line = bisect_left(breaks, at)
            indent = lead if line == 0 else paragraph.format.left
            begun = 0 if line == 0 else breaks[line - 1] + 1
            return min(spans[line][0] + indent + at - begun, spans[line][1])

        for mark in paragraph.piece.marks:
            span = printed(mark.span[0]), printed(mark.span[1])
            if mark.kind is MarkKind.INSERTED:
                # A paragraph that was inserted as a whole was inserted with its number.
                begins = mark.span[0] == 0 and (paragraph.inserted or self._inserted_until() == start)
                self._insert((start if begins else span[0], span[1]))
            else:
                self._marks.append(replace(mark, span=span))
        if paragraph.inserted:
            self._insert((self._length - 1, self._length))

    def _line(self, paragraph: Paragraph, spans: list[Span]) -> headings.Line:
        counted = paragraph.label is None or paragraph.label.counted
        level = paragraph.format.heading if counted and not paragraph.contents else 0
        lines = tuple(span for span in spans if span[0] < span[1])
        return headings.Line(paragraph.text, level, paragraph.format.style, lines)

    def _note(self, note: Note) -> None:
        start = self._length
        self._aside += 1
        self.blocks(note.blocks)
        self._aside -= 1
        if self._length > start:
            self._marks.append(Mark(MarkKind.NOTE, (start, self._length - 1)))

    def _table(self, table: Table, after: Iterable[Block]) -> None:
        for part in arrange(table, self._articles, after):
            if isinstance(part, Rows):
                self._rows(part.rows)
            else:
                self.blocks((part,))

    def _rows(self, rows: tuple[Row, ...]) -> None:
        start = self._length
        for row in rows:
            if row.deleted:
                self._marks.append(Mark(MarkKind.DELETED, (self._length, self._length)))
                continue
            cells: list[Piece] = []
            for cell in row.cells:
                cells += [line_of(cell)] + [Piece()] * (cell.span - 1)
            line = joined(cells, "\t")
            text = line.text.rstrip("\t")
            at = self._length
            self._write(text + "\n")
            for mark in line.marks:
                span = at + min(mark.span[0], len(text)), at + min(mark.span[1], len(text))
                if mark.kind is MarkKind.INSERTED:
                    self._insert(span)
                else:
                    self._marks.append(replace(mark, span=span))
            if row.inserted:
                self._insert((at, self._length))
        if self._length > start:
            self._marks.append(Mark(MarkKind.TABLE, (start, self._length - 1)))
        self._aside += 1
        self.blocks(tuple(block for row in rows for cell in row.cells for block in anchored(cell)))
        self._aside -= 1

    def _inserted_until(self) -> int:
        return self._inserted[-1][1] if self._inserted else -1

    def _insert(self, span: Span) -> None:
        """Notes an insertion, as one with the one before where they touch."""
        if span[0] <= self._inserted_until():
            self._inserted[-1] = self._inserted[-1][0], max(span[1], self._inserted_until())
        elif span[0] < span[1]:
            self._inserted.append(span)

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
