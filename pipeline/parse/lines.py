"""SourceText -> lines as the structure is read from them: visible text in normal form, indentation, breaks before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.text.normalize import Normalized, normalize
from pipeline.types.source import MarkKind, SourceText, Span

_LEFT_OUT = (MarkKind.FURNITURE, MarkKind.CONTENTS)
_BULLETS = ("-", "*", "+")
_PARAGRAPH = 99.0  # room behind a line that is a paragraph by what the format says
_LONGEST_QUOTATION = 80  # lines; a bracket still open after that was never closed
_HIDDEN = (MarkKind.MARKUP, MarkKind.REPEATED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is neither blank nor furniture.

    content: what is seen, folded and stripped; hidden: spans within that are not text; indent: columns before it;
    heading: 0 or the level of a marked heading; blanks: blank lines before; broken: page furniture stands before;
    bullet: a list sign of the format stands before; torn: its end was printed again on the next line and is left out here;
    level, series and label: of a number that the format gave by itself: 1 the highest, the list that counted it, and the
    length of that number in the text;
    table and note: a row of a table, a footnote; plain: whatever it begins with is text: a row of a table, a footnote, new wording in a quotation over several lines; room: widths of a character left to the right edge of its column, None
    where the format does not say how its lines end.
    """

    content: Normalized
    hidden: tuple[Span, ...]
    indent: int
    heading: int
    bullet: bool
    broken: bool
    torn: bool
    blanks: int = 0
    level: int = 0
    series: str = ""
    label: int = 0
    plain: bool = False
    table: bool = False
    note: bool = False
    room: float | None = None

    @property
    def text(self) -> str:
        """The visible text, folded."""
        return self.content.text

    @property
    def span(self) -> Span:
        """From the first to the last visible character in the source."""
        return self.content.starts[0], self.content.starts[-1]

    def cut_from(self, start: int) -> "Line":
        """The line without its first characters, as a line of its own."""
        rest = Normalized(self.text[start:], self.content.starts[start:])
        return replace(self, content=rest, heading=0, bullet=False, blanks=0, broken=False, level=0, label=0)

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Where text[start:end] stands in the source, without what is hidden in between."""
        stop = len(self.text) if end is None else end
        if start >= stop:
            return ()
        return tuple(_without(self.content.span(start, stop), self.hidden))


def read(source: SourceText) -> list[Line]:
    """The lines of source in order, blank lines and furniture left out."""
    left_out = [mark.span for mark in source.marks if mark.kind in _LEFT_OUT]
    hidden = [mark.span for mark in source.marks if mark.kind in _HIDDEN]
    repeated = {mark.span[1] for mark in source.marks if mark.kind is MarkKind.REPEATED}
    headings = {mark.span[0]: mark.level for mark in source.marks if mark.kind is MarkKind.HEADING}
    evidence = _Evidence(source)
    out_at = hidden_at = 0
    lines: list[Line] = []
    broken, before = False, 0
    for found in re.finditer(r"[^\n\f]+", source.text):
        start, end = found.span()
        while out_at < len(left_out) and left_out[out_at][1] <= start:
            out_at += 1
        if out_at < len(left_out) and left_out[out_at][0] < end:
            broken = True
            continue
        while hidden_at < len(hidden) and hidden[hidden_at][1] <= start:
            hidden_at += 1
        within = _overlapping(hidden, hidden_at, end)
        line = _line(
            source.text, (start, end), within, headings.get(start, 0), broken, any(start < at <= end for at in repeated)
        )
        if line is not None:
            between = source.text[before : line.span[0]]
            feeds = between.count("\n") + between.count("\f")
            page = line.broken or "\f" in between
            line = evidence.of(line, (start, end))
            blanks = max(0, feeds - 1) if lines else feeds
            lines.append(replace(line, blanks=blanks, broken=page) if blanks or page != line.broken else line)
            before, broken = line.span[1], False
    return _quoted(lines)


def _quoted(lines: list[Line]) -> list[Line]:
    """Lines after one that opens a quotation, up to the one that closes it, are plain: the new wording in a 変更契約書."""
    for first, line in enumerate(lines):
        if not line.text.startswith(("「", "『")) or line.plain:
            continue
        depth = 0
        for last in range(first, min(first + _LONGEST_QUOTATION, len(lines))):
            depth += sum((sign in "「『") - (sign in "」』") for sign in lines[last].text)
            if depth <= 0:
                lines[first + 1 : last + 1] = [replace(one, plain=True) for one in lines[first + 1 : last + 1]]
                break
    return lines


class _Evidence:
    """What the format knows of a line beside its text: asked line by line, in order."""

    def __init__(self, source: SourceText) -> None:
        self.labels = {mark.span[0]: mark for mark in source.marks if mark.kind is MarkKind.LABEL}
        self.tables = _Cover(source, MarkKind.TABLE)
        self.notes = _Cover(source, MarkKind.NOTE)
        self.room = _PARAGRAPH if source.media_type.endswith("wordprocessingml.document") else None
        self.printed = {printed.span[0]: printed for printed in source.printed}

    def of(self, line: Line, span: Span) -> Line:
        """The line with what is known of it; span is the whole line of the source."""
        first = line.span[0]
        label, printed = self.labels.get(first), self.printed.get(span[0])
        table, note = self.tables.holds(first), self.notes.holds(first)
        if label is None and printed is None and self.room is None and not table and not note:
            return line
        return replace(
            line,
            level=label.level if label else 0,
            series=label.series if label else "",
            label=line.content.position(label.span[1]) if label else 0,
            table=table,
            note=note,
            plain=table or note,
            room=printed.room if printed else self.room,
            indent=max(0, round(2 * printed.indent)) if printed else line.indent,
        )


class _Cover:
    """Spans of one kind of mark, asked at rising offsets."""

    def __init__(self, source: SourceText, kind: MarkKind) -> None:
        self.spans = [mark.span for mark in source.marks if mark.kind is kind]
        self._at = 0

    def holds(self, offset: int) -> bool:
        while self._at < len(self.spans) and self.spans[self._at][1] <= offset:
            self._at += 1
        return self._at < len(self.spans) and self.spans[self._at][0] <= offset


def _line(text: str, span: Span, hidden: tuple[Span, ...], heading: int, broken: bool, torn: bool) -> Line | None:
    characters: list[str] = []
    starts: list[int] = []
    before = span[0]
    for start, end in _without(span, hidden):
        piece = normalize(text[start:end], base=start)
        if characters and "|" in text[before:start]:  # the cells of a table stay apart
            characters.append("\t")
            starts.append(before)
        before = end
        characters.append(piece.text)
        starts.extend(piece.starts[:-1])
    seen = "".join(characters)
    body = seen.strip()
    if not body:
        return None
    lead = len(seen) - len(seen.lstrip())
    kept = starts[lead : lead + len(body)]
    last = starts[lead + len(body)] if lead + len(body) < len(starts) else span[1]
    end = _trim_end(text, kept[-1], last)
    indent = sum(
        2 if sign == "\u3000" else 4 if sign == "\t" else 1 for sign in text[span[0] : kept[0]] if sign.isspace()
    )
    prefix = text[span[0] : kept[0]].strip()
    return Line(Normalized(body, (*kept, end)), hidden, indent, heading, prefix[:1] in _BULLETS, broken, torn)


def _trim_end(text: str, start: int, end: int) -> int:
    return start + max(1, len(text[start:end].rstrip()))


def _overlapping(spans: Sequence[Span], first: int, end: int) -> tuple[Span, ...]:
    last = first
    while last < len(spans) and spans[last][0] < end:
        last += 1
    return tuple(spans[first:last])


def _without(span: Span, holes: Sequence[Span]) -> list[Span]:
    pieces: list[Span] = []
    start, end = span
    for hole_start, hole_end in holes:
        if hole_end <= start or hole_start >= end:
            continue
        if hole_start > start:
            pieces.append((start, hole_start))
        start = max(start, hole_end)
    if start < end:
        pieces.append((start, end))
    return pieces
