"""Lines -> the text of a unit with its spans: sentences broken over lines and pages are one again."""

from collections.abc import Iterable, Sequence

from pipeline.parse.lines import Line
from pipeline.types.source import SourceText, Span


class Texts:
    """Composes texts out of the lines of one source; cut: how surely each line continues the one before."""

    def __init__(self, source: SourceText, lines: Sequence[Line], cut: Sequence[float]) -> None:
        self._source = source
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
            piece = self.printed(own).strip()
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


def _joint(before: str, after: str) -> str:
    """What stands between two lines of one sentence: a space between Latin words, nothing in Japanese or in a number."""
    words = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return " " if words and not (before.isdigit() and after.isdigit()) else ""
