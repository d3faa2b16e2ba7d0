"""A translation that stands in a column of its own beside the Japanese, page after page."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.parse.languages import JAPANESE, is_sentence
from pipeline.parse.lines import Line
from pipeline.types.source import PrintedLine, SourceText

_WORDS = re.compile(r"[A-Za-z]{2,}")
_FEWEST, _MOSTLY = 4, 0.8  # lines of a column, share of those in it that are in its language
_SENTENCES, _LONG = 2, 300  # of the whole translation: sentences, characters
_GAP = 3.0  # points between the columns at least


def apart(source: SourceText, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the Japanese document, and those of the translation beside it; none where there is no such column."""
    begins = [one.span[0] for one in source.printed]
    places = [
        source.printed[bisect_right(begins, line.span[0]) - 1] if begins and line.span[0] >= begins[0] else None
        for line in lines
    ]
    pages: dict[int, list[int]] = defaultdict(list)
    for index, place in enumerate(places):
        if place and not lines[index].table:
            pages[place.page].append(index)
    boxes = {index: place for index, place in enumerate(places) if place}
    beside = {index for page in pages.values() for index in _column(page, lines, boxes, _FEWEST)}
    if beside:  # the last page may have but a line or two
        beside = {index for page in pages.values() for index in _column(page, lines, boxes, 1)}
    found = [line for index, line in enumerate(lines) if index in beside]
    if sum(map(is_sentence, found)) < _SENTENCES or sum(len(line.text) for line in found) < _LONG:
        return list(lines), []
    return [line for index, line in enumerate(lines) if index not in beside], found


def _column(page: Sequence[int], lines: Sequence[Line], boxes: Mapping[int, PrintedLine], fewest: int) -> list[int]:
    """Indexes of the lines of a page that stand in the column of another language; [] where there is none.

    fewest: lines that each of the two columns has to have.
    """
    words = [index for index in page if _WORDS.search(lines[index].text) and not JAPANESE.search(lines[index].text)]
    others = [index for index in page if JAPANESE.search(lines[index].text)]
    if len(words) < fewest or len(others) < fewest:
        return []
    begins = sorted(boxes[index].box[0] for index in words)
    middle = begins[len(begins) // 2]
    right = [index for index in page if boxes[index].box[0] >= middle - _GAP]
    left = [index for index in page if index not in right]
    if not left or max(boxes[index].box[2] for index in left) > min(boxes[index].box[0] for index in right) - _GAP:
        return []
    own = sum(not JAPANESE.search(lines[index].text) for index in right)
    facing = sum(bool(JAPANESE.search(lines[index].text)) for index in left)
    return right if own >= _MOSTLY * len(right) and facing >= _MOSTLY * len(left) else []
