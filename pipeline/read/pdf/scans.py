"""Pages without text that can be read -> the same pages with what is read from their pictures."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

import numpy as np
import pypdfium2

from pipeline.read.draft import Draft
from pipeline.read.ocr.page import DPI, Recognized, read_page
from pipeline.read.pdf.page import Drawings, Page
from pipeline.types.source import Box, Issue, Mark, MarkKind, PrintedLine, Span

_MOST = 6000  # dots of an edge, whatever a page says of its size
_LIKE = 0.5  # of the characters: so much of the text layer stands in the picture, and the layer is believed
_SURE = 0.5  # of the characters: a page that is read worse is kept as its text layer has it
WEAK_PAGE = 0.9
"""Share of sure characters below which a page is named as weak: pages with under 1% of wrong characters had 0.94 and more."""
UNREADABLE = 0.35
"""Below it what was read is no text that anyone could check."""


@dataclass(frozen=True, slots=True)
class Scans:
    """Pages as they were read from their pictures, by number."""

    read: Mapping[int, Recognized]
    pages: list[Page]

    @property
    def numbers(self) -> frozenset[int]:
        """Of the pages on which something was read."""
        return frozenset(number for number, scan in self.read.items() if not scan.blank)


def recognized(data: bytes, pages: Sequence[Page], numbers: Collection[int], *, password: str | None) -> Scans:
    """The pages with those numbers read from their pictures, the others as they are."""
    found = dict(_read(data, numbers, password))
    made: list[Page] = []
    for page in pages:
        scan = found.get(page.number)
        if scan and (scan.blank or not _is_better(scan, page)):
            if not scan.blank:
                del found[page.number]
            made.append(page)
        else:
            made.append(_page(page, scan) if scan else page)
    return Scans(found, made)


def _read(data: bytes, numbers: Collection[int], password: str | None) -> Iterator[tuple[int, Recognized]]:
    with pypdfium2.PdfDocument(data, password=password) as document:
        document.init_forms()
        for number in sorted(numbers):
            page = document[number - 1]
            scale = min(DPI / 72, _MOST / max(*page.get_size(), 1.0))
            picture = page.render(scale=scale, rev_byteorder=True).to_numpy()[..., :3]
            page.close()
            yield number, read_page(np.ascontiguousarray(picture), 1 / scale)


def _is_better(scan: Recognized, page: Page) -> bool:
    """True where the page says less, or something else than its picture: a font that is mapped to wrong characters."""
    layer = "".join(piece.text for pieces in (page.pieces, *page.aside.values()) for piece in pieces)
    shown = {sign for piece in scan.pieces for sign in piece.text}
    own = [sign for sign in layer if not sign.isspace()]
    if not own or sum(len(piece.text) for piece in scan.pieces) > 2 * len(own):
        return True
    return scan.sure >= _SURE and sum(sign in shown for sign in own) < _LIKE * len(own)


def _page(page: Page, scan: Recognized) -> Page:
    width, height = (page.height, page.width) if page.turned % 2 else (page.width, page.height)
    drawn = Drawings(scan.lying, scan.standing, page.drawings.pictured, 0)
    return replace(
        page, width=width, height=height, turned=scan.turned, pieces=scan.pieces, aside={}, slanted=[], drawings=drawn, lost=0.0
    )  # fmt: skip


def completed(draft: Draft, scans: Scans) -> Draft:
    """The draft with marks over what was scanned and what of it is weak, boxes on the page as it lies, and issues."""
    sizes = {
        page.number: (page.height, page.width) if page.turned % 2 else (page.width, page.height) for page in scans.pages
    }
    spans: dict[int, Span] = {}
    marks: list[Mark] = []
    printed: list[PrintedLine] = []
    for line in draft.printed:
        scan = scans.read.get(line.page)
        if scan is None or scan.blank:
            printed.append(line)
            continue
        start, _ = spans.get(line.page, line.span)
        spans[line.page] = start, line.span[1]
        marks += [Mark(MarkKind.WEAK, span) for span in _weak(line, scan.weak)]
        printed.append(_askew(line, scan.angle, *sizes[line.page]) if scan.angle else line)
    marks += [Mark(MarkKind.SCANNED, span, round(100 * scans.read[page].sure)) for page, span in spans.items()]
    return replace(
        draft,
        marks=[*draft.marks, *marks],
        printed=tuple(printed),
        issues=(*draft.issues, *_issues(scans)),
    )


def _weak(line: PrintedLine, boxes: Sequence[Box]) -> Iterator[Span]:
    """The characters of the line that stand in one of the boxes, those next to each other together."""
    start, end = line.span
    own = [box for box in boxes if box[1] < line.box[3] and line.box[1] < box[3]]
    begun: int | None = None
    for index, (left, right) in enumerate(zip(line.edges, line.edges[1:], strict=False)):
        weak = any(box[0] < (left + right) / 2 < box[2] or left <= (box[0] + box[2]) / 2 < right for box in own)
        if weak and begun is None:
            begun = start + index
        elif not weak and begun is not None:
            yield begun, start + index
            begun = None
    if begun is not None:
        yield begun, end


def _askew(line: PrintedLine, angle: float, width: float, height: float) -> PrintedLine:
    """The line where it stands on the page that lies askew."""
    sine, cosine = sin(radians(angle)), cos(radians(angle))

    def back(x: float, y: float) -> tuple[float, float]:
        across, down = x - width / 2, y - height / 2
        return across * cosine - down * sine + width / 2, across * sine + down * cosine + height / 2

    left, top, right, bottom = line.box
    corners = [back(x, y) for x in (left, right) for y in (top, bottom)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    middle = (top + bottom) / 2
    edges = tuple(back(edge, middle)[0] for edge in line.edges)
    return replace(line, box=(min(xs), min(ys), max(xs), max(ys)), edges=edges)


def _issues(scans: Scans) -> Iterator[Issue]:
    """They hold of the file as a whole: a page may be of several documents."""
    read = {number: scan for number, scan in scans.read.items() if not scan.blank}
    for number, scan in read.items():
        if scan.sure < UNREADABLE:
            yield Issue(
                "unreadable-page",
                f"{number}ページは画像が不鮮明で、文字を読み取れません。300 dpi 以上で読み取り直した PDF を指定してください。",
            )
        elif scan.sure < WEAK_PAGE:
            yield Issue(
                "weak-page",
                f"{number}ページは画像から読み取った文字の確からしさが低い（{scan.sure:.0%}）ので、要確認です。原本と照らし合わせてください。",
            )
