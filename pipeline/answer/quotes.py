"""Words of a unit -> a citation: verbatim text with its place in the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.answer import Citation
from pipeline.types.document import Document, Unit
from pipeline.types.source import Span

LONGEST = 400
"""Characters of a quote; the command line's contract counts no more."""
SHORTEST = 4
"""Characters of a quote, and of each part around 「…」."""


def cite(
    document: Document, unit: Unit, address: Address, pieces: Sequence[Span], *, wrap_up: bool = False
) -> Citation:
    """A citation at address of the pieces of the unit's own text (or its wrap-up), 「…」 between pieces that do not touch.

    Pieces that would make the quote longer than LONGEST are cut or left out, and so are those shorter than SHORTEST.
    """
    text, spans = (unit.wrap_up, unit.wrap_up_spans) if wrap_up else (unit.text, unit.spans)
    place = _Place(document.source.text, text, spans)
    quote, places = "", list[Span]()
    end = -1
    for start, stop in pieces:
        joint = "" if end < 0 or not text[end:start].strip() else "…"
        stop = min(stop, start + LONGEST - len(quote) - len(joint))
        if len(squash(text[start:stop])) < SHORTEST:
            continue
        quote += joint + (text[end:start] if end >= 0 and not joint else "") + text[start:stop]
        places.extend(place.spans(start, stop))
        end = stop
    spans = _joined(places)
    pages = tuple(sorted({page for page, _ in document.source.boxes(spans)}))
    return Citation(document.id, address, " ".join(quote.split()), spans, pages)


class _Place:
    """Where the characters of a unit's text stand in the source: both are the same but for white space."""

    def __init__(self, source: str, text: str, spans: Sequence[Span]) -> None:
        self._here = [index for index, sign in enumerate(text) if not sign.isspace()]
        self._there = [index for start, end in spans for index in range(start, end) if not source[index].isspace()]
        self._ends = {end for _, end in spans}

    def spans(self, start: int, end: int) -> list[Span]:
        """The source spans of text[start:end], parted where the unit's own spans are."""
        first, last = bisect_left(self._here, start), bisect_right(self._here, end - 1)
        found: list[Span] = []
        for index in self._there[first:last]:
            if found and not any(found[-1][1] <= stop <= index for stop in self._ends):
                found[-1] = (found[-1][0], index + 1)
            else:
                found.append((index, index + 1))
        return found


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and joined[-1][1] == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)
