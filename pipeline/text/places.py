"""From a place in a unit's mended text back to its place in the source."""

from collections.abc import Sequence

from pipeline.types.source import Span


class Places:
    """Maps the text of a unit to the source it was read from.

    The slices of spans in the source, joined, are the text but for layout white space: so the n-th visible character of
    the one is the n-th visible character of the other.
    """

    def __init__(self, text: str, spans: Sequence[Span], source: str) -> None:
        self._text, self._source = text, source
        is_printed = len(spans) == 1 and source[slice(*spans[0])] == text  # most units: one piece
        self._first = spans[0][0] if is_printed else None
        visible = (at for start, end in spans for at in range(start, end) if not source[at].isspace())
        self._at = [] if is_printed else [None if sign.isspace() else next(visible) for sign in text]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Where text[start:end] stands in the source: one span, or several where something foreign stands in between.

        White space between two visible characters is taken in where the source has nothing else there.
        """
        if self._first is not None:
            words = self._text[start:end]
            first = self._first + start + len(words) - len(words.lstrip())
            return ((first, first + len(words.strip())),) if words.strip() else ()
        found: list[Span] = []
        for at in self._at[start:end]:
            if at is None:
                continue
            if found and not self._source[found[-1][1] : at].strip():
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return tuple(found)
