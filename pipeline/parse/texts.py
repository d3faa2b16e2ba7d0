"""Lines -> the text of a unit with its spans: sentences broken over lines and pages are one again."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pipeline.parse.lines import Line
from pipeline.types.source import MarkKind, SourceText, Span

_MOST_CELLS = 50  # that are empty at the beginning of a row


class Texts:
    """Composes texts out of the lines of one source; cut: how surely each line continues the one before."""

    def __init__(self, source: SourceText, lines: Sequence[Line], cut: Sequence[float]) -> None:
        self._source = source
        self._tables = sorted(mark.span for mark in source.marks if mark.kind is MarkKind.TABLE)
        self._cut_at = {line.span[0]: strength for line, strength in zip(lines, cut, strict=True)}

    def cuts(self, lines: Sequence[Line]) -> list[float]:
        """For lines that follow one heading how surely each continues the one before; the first begins."""
        return [self._cut_at.get(line.span[0], 0.0) if index else 0.0 for index, line in enumerate(lines)]

    def printed(self, spans: Iterable[Span]) -> str:
        """The text at spans as it is, the cells of a Markdown table a tab apart."""
        printed, before = "", 0
        for start, end in spans:
            if printed and "|" in self._source.text[before:start]:
                printed = printed.rstrip() + "\t" + self._source.text[start:end].lstrip()
            else:
                printed += self._source.text[start:end]
            before = end
        return printed

    def whole(self, lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
        """All lines as one text."""
        return self.compose([(index, 0) for index in range(len(lines))], lines, self.cuts(lines))

    def compose(
        self, pieces: Sequence[tuple[int, int]], lines: Sequence[Line], cut: Sequence[float]
    ) -> tuple[str, tuple[Span, ...]]:
        """The text of pieces, (index into lines, first character), blocks joined by a line feed, and its spans."""
        text = ""
        spans: list[Span] = []
        before = -2
        for index, start in pieces:
            own = lines[index].spans(start)
            piece = (self._empty_cells(lines[index]) if text else "") + self.printed(own).strip()
            if text:
                joined = index == before + 1 and cut[index] >= 0.5
                text += _joint(text[-1], piece[:1]) if joined else "\n"
            text += piece
            for span in own:
                if spans and not self._source.text[spans[-1][1] : span[0]].strip():
                    spans[-1] = (spans[-1][0], span[1])
                else:
                    spans.append(span)
            before = index
        return text, tuple(spans)

    def _empty_cells(self, line: Line) -> str:
        """The tabs that a row of a table of the format begins with: its first cells are empty, or go on from the row above."""
        start = line.span[0]
        table = bisect_right(self._tables, (start, len(self._source.text))) - 1
        if table < 0 or start >= self._tables[table][1]:
            return ""
        before = self._source.text[max(0, start - _MOST_CELLS) : start]
        cells = len(before) - len(before.rstrip("\t"))
        return "\t" * cells if before[: len(before) - cells].endswith(("\n", "\f")) else ""


def _joint(before: str, after: str) -> str:
    """What stands between two lines of one sentence: a space between Latin words, nothing in Japanese or in a number."""
    words = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return " " if words and not (before.isdigit() and after.isdigit()) else ""
