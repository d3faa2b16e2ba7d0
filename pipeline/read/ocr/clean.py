"""The picture of a page -> upright, even, without ruling lines, seals and specks: its letters as ink on white."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

Grey = NDArray[np.uint8]
Ink = NDArray[np.bool_]

_RED, _BRIGHT = 60, 110  # how much more red than green and blue, and how red at all: the ink of a seal
_SEAL = 0.35  # inches: red of that extent is a seal, smaller red is printed text
_BLOCK = 16  # dots: the paper's own grey is taken from blocks of so many
_SHADE, _FIELD, _DARKEST = 225, 41, 48  # grey of a shaded field, dots a field is wide at least, what is darker is ink
_NOISY, _SMOOTH = 5.0, 0.9  # deviation of the grey from its surroundings; from there on it is smoothed by so many dots
_FEWEST, _PAPER = 0.1, 220  # percent of the dots of a page with a number alone; grey of the paper's shadows
_STEEPEST, _COARSE, _FINE = 6.0, 0.5, 0.05  # degrees
_UPRIGHT = 0.08  # degrees: what lies less askew is left as it is
_DOTS = 30_000  # of the ink tell how askew it is
_PENCIL = 0.45  # of the way from ink to paper: the darkest dot of a stroke of a pencil, not of a printed letter
_SPECK = 0.06  # sizes: extent of a letter's smallest part
_RULE = 2.2  # sizes: a straight stroke of that length is no part of a letter
_THIN, _TORN = 0.2, 4  # sizes, and dots that a ruling line may miss
_WALL, _SLIM = 1.35, 0.16  # sizes: a stroke so high and no wider is the wall of a low cell
_DOT, _LEADERS, _STEP = 0.24, 7, 0.8  # sizes of a dot of a row of dots, how many make a row, from one to the next
_LETTER, _ASKED, _MOST = 0.5, 500, 0.6  # sizes; so many letters, at least, tell which way lines run; share of them
_PLAIN = 300  # dots to an inch of the pictures


@dataclass(frozen=True, slots=True)
class Stroke:
    """A ruling line, in dots: from start to end at `at`."""

    start: int
    end: int
    at: float


@dataclass(frozen=True, slots=True)
class Clean:
    """A page ready to be cut into lines.

    grey: upright, the paper white; ink: its letters; size: of most letters, in dots; angle: degrees by which it was
    turned against the clock to stand upright; lying, standing: its ruling lines, which ink no longer has.
    """

    grey: Grey
    ink: Ink
    size: float
    angle: float
    lying: list[Stroke]
    standing: list[Stroke]

    def turned(self) -> "Clean":
        """The page a quarter turned against the clock: lines that run down run from left to right then."""
        width = self.ink.shape[1]
        standing = [Stroke(width - stroke.end, width - stroke.start, stroke.at) for stroke in self.lying]
        lying = [Stroke(stroke.start, stroke.end, width - stroke.at) for stroke in self.standing]
        return replace(self, grey=np.rot90(self.grey), ink=np.rot90(self.ink), lying=lying, standing=standing)


def clean(picture: NDArray[np.uint8]) -> Clean | None:
    """The picture cleaned, None where nothing is printed on it; picture: rows by columns by red, green, blue, at 300 dpi."""
    grey = _even(_without_seals(picture))
    ink = _ink(grey)
    if not ink.any():
        return None
    angle = _askew(ink)
    if angle:
        turned = Image.fromarray(grey).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
        grey = np.asarray(turned)
        ink = _ink(grey)
    ink = _without_pencil(ink, grey)
    size = _size(ink)
    if not size:
        return None
    ink, lying, standing = _without_rules(ink, size)
    ink, walls = _without_dots(ink, size)
    return Clean(grey, ink, size, angle, lying, [*standing, *walls])


def runs_down(ink: Ink, size: float) -> bool:
    """True for vertical writing: most letters have their next neighbour below, not to the right. size: of the letters."""
    places = [
        (columns.start, rows.start, columns.stop, rows.stop)
        for rows, columns in ndimage.find_objects(ndimage.label(ink, np.ones((3, 3), bool))[0])
        if _LETTER * size <= max(rows.stop - rows.start, columns.stop - columns.start) <= 1.5 * size
    ]
    if not places:
        return False
    boxes = np.array(places, float)
    some = boxes[:: 1 + len(boxes) // _ASKED]
    right, below = _nearest(some, boxes), _nearest(some[:, [1, 0, 3, 2]], boxes[:, [1, 0, 3, 2]])
    return bool(np.mean(below < right) > _MOST)


def _nearest(some: NDArray[np.float64], boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """From each of some to the next of boxes to its right that stands beside it; boxes: left, top, right, bottom."""
    left, top, _, bottom = (boxes[None, :, side] for side in range(4))
    beside = np.minimum(bottom, some[:, None, 3]) - np.maximum(top, some[:, None, 1]) > 0
    gaps = np.where(beside & (left >= some[:, None, 2]), left - some[:, None, 2], np.inf)
    nearest: NDArray[np.float64] = gaps.min(axis=1)
    return nearest


def _without_seals(picture: NDArray[np.uint8]) -> Grey:
    """The picture in grey, in which a seal printed over a name is as bright as the paper."""
    grey = np.array(Image.fromarray(picture).convert("L"))
    if not _is_red(picture[::4, ::4]).any():
        return grey
    red = _is_red(picture)
    labels, _ = ndimage.label(ndimage.maximum_filter(red, 9))
    for number, place in enumerate(ndimage.find_objects(labels), 1):
        if max(side.stop - side.start for side in place) >= _SEAL * _PLAIN:
            grey[place][(labels[place] == number) & (picture[place][..., 0] > _BRIGHT)] = 255
    return grey


def _is_red(picture: NDArray[np.uint8]) -> Ink:
    red, others = picture[..., 0], np.maximum(picture[..., 1], picture[..., 2])
    return (red > others) & (red - np.minimum(others, red) > _RED)


def _even(grey: Grey) -> Grey:
    """The paper made white wherever it is lit less, and noise smoothed."""
    small = grey[::3, ::3].astype(np.float32)
    rough = float(np.median(np.abs(small - ndimage.uniform_filter(small, 3)))) * 1.5
    if rough > _NOISY:
        grey = ndimage.gaussian_filter(grey, _SMOOTH)
    height, width = (side // _BLOCK for side in grey.shape)
    if not height or not width:
        return grey
    blocks = grey[: height * _BLOCK, : width * _BLOCK].reshape(height, _BLOCK, width, _BLOCK)
    paper = ndimage.gaussian_filter(ndimage.maximum_filter(np.percentile(blocks, 70, axis=(1, 3)), 7), 4)
    large = Image.fromarray(paper.astype(np.float32)).resize((grey.shape[1], grey.shape[0]), Image.Resampling.BILINEAR)
    even: Grey = np.clip(grey * (255.0 / np.maximum(np.asarray(large), 64.0)), 0, 255).astype(np.uint8)
    return _without_shades(even)


def _without_shades(grey: Grey) -> Grey:
    """Grey with shaded fields, as forms and heads of tables have them, as bright as the paper around them."""
    height, width = (side // _BLOCK * _BLOCK for side in grey.shape)
    blocks = grey[:height, :width].reshape(height // _BLOCK, _BLOCK, width // _BLOCK, _BLOCK).max(axis=(1, 3))
    if not (ndimage.maximum_filter(blocks, 3) < _SHADE).any():
        return grey  # the usual page: nothing but strokes is dark
    ground = ndimage.minimum_filter(ndimage.maximum_filter(grey, _FIELD), _FIELD)
    shaded = (_DARKEST <= ground) & (ground < _SHADE)
    bright: Grey = grey.copy()
    bright[shaded] = np.minimum(grey[shaded] * (255.0 / ground[shaded]), 255).astype(np.uint8)
    return bright


def _ink(grey: Grey) -> Ink:
    """Dark dots, by the threshold that parts dark and bright best (Otsu)."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(float)
    dark, sums = counts.cumsum(), (counts * np.arange(256)).cumsum()
    bright = dark[-1] - dark
    apart = np.divide(
        (sums[-1] * dark / dark[-1] - sums) ** 2, dark * bright, out=np.zeros(256), where=dark * bright > 0
    )
    best = int(apart.argmax())
    # A blank page has no two greys: what is as bright as that is paper, or shows through it.
    if np.percentile(grey[::2, ::2], _FEWEST) > _PAPER:
        return np.zeros(grey.shape, bool)
    dark_dots: Ink = grey <= min(max(best, 100), _PAPER)
    return dark_dots


def _askew(ink: Ink) -> float:
    """Degrees to turn the page against the clock; 0.0 where it stands upright."""
    ys, xs = np.nonzero(ink[::3, ::3])
    if len(ys) > _DOTS:
        chosen = np.random.default_rng(0).choice(len(ys), _DOTS, replace=False)
        ys, xs = ys[chosen], xs[chosen]

    def sharp(degrees: float) -> float:
        slope = np.tan(np.radians(degrees))
        rows = np.bincount(np.round(ys + xs * slope - min(0.0, xs.max() * slope)).astype(int))
        columns = np.bincount(np.round(xs - ys * slope + max(0.0, ys.max() * slope)).astype(int))
        return float(max(np.square(rows, dtype=float).sum(), np.square(columns, dtype=float).sum()))

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + _COARSE, _COARSE), key=sharp)
    best = max(np.arange(coarse - _COARSE, coarse + _COARSE, _FINE), key=sharp)
    return -float(best) if abs(best) > _UPRIGHT and sharp(best) > 1.02 * sharp(0.0) else 0.0


def _without_pencil(ink: Ink, grey: Grey) -> Ink:
    labels, count = ndimage.label(ink, np.ones((3, 3), bool))
    if not count:
        return ink
    own = labels[ink]
    darkest = np.full(count, 255, np.uint8)
    np.minimum.at(darkest, own - 1, grey[ink])
    extent = np.bincount(own)[1:]
    usual = float(np.average(np.sort(darkest), weights=extent[np.argsort(darkest)]))
    faint = darkest > usual + _PENCIL * (255 - usual)
    kept: Ink = ink & ~np.concatenate([[False], faint])[labels]
    return kept


def _size(ink: Ink) -> float:
    """Height of most letters in dots, 0.0 without any: kana and kanji in one piece tell it."""
    heights: list[int] = []
    for rows, columns in ndimage.find_objects(ndimage.label(ink, np.ones((3, 3), bool))[0]):
        height, width = rows.stop - rows.start, columns.stop - columns.start
        if 12 <= max(height, width) <= 200 and 0.3 <= height / width <= 3:
            heights.append(max(height, width))
    return float(np.percentile(heights, 80)) * 1.08 if heights else 0.0


def _without_rules(ink: Ink, size: float) -> tuple[Ink, list[Stroke], list[Stroke]]:
    """Ink without ruling lines, and these; where a letter crosses one its strokes stay whole."""
    lying, there = _rules(ink, size)
    standing, upright = _rules(ink.T, size)
    return ink & ~there & ~upright.T, lying, standing


def _rules(ink: Ink, size: float) -> tuple[list[Stroke], Ink]:
    long, thin = round(_RULE * size), round(_THIN * size)
    labels, _ = ndimage.label(long_runs(closed(ink, _TORN), long), np.ones((3, 3), bool))
    found: list[Stroke] = []
    there = np.zeros_like(ink)
    for number, place in enumerate(ndimage.find_objects(labels), 1):
        rows, columns = place
        if rows.stop - rows.start > 2 * thin + 2:
            continue
        found.append(Stroke(columns.start, columns.stop, (rows.start + rows.stop) / 2))
        wide = slice(max(0, rows.start - 2), rows.stop + 2), columns
        above, below = ink[max(0, rows.start - 3), columns], ink[min(len(ink) - 1, rows.stop + 2), columns]
        own = ndimage.maximum_filter(labels[wide] == number, 3)
        there[wide] |= own & ~(above & below)[None, :]
    return found, there


def _without_dots(ink: Ink, size: float) -> tuple[Ink, list[Stroke]]:
    """Ink without specks, without the dots that lead from a heading to the number of its page and walls of low cells; these."""
    labels, _ = ndimage.label(ink, np.ones((3, 3), bool))
    specks: list[int] = []
    walls: list[Stroke] = []
    dots: list[tuple[int, float, float]] = []
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), 1):
        extent = max(rows.stop - rows.start, columns.stop - columns.start)
        if extent < _SPECK * size:
            specks.append(number)
        elif extent >= _WALL * size and columns.stop - columns.start <= _SLIM * size:
            specks.append(number)
            walls.append(Stroke(rows.start, rows.stop, (columns.start + columns.stop) / 2))
        elif extent <= _DOT * size:
            dots.append((number, (rows.start + rows.stop) / 2, (columns.start + columns.stop) / 2))
    out = np.zeros(labels.max() + 1, bool)
    out[specks] = True
    for run in _in_rows(dots, size):
        if len(run) >= _LEADERS:
            out[run] = True
    return ink & ~out[labels], walls


def _in_rows(dots: list[tuple[int, float, float]], size: float) -> list[list[int]]:
    """Dots that follow each other evenly on one height."""
    runs: list[list[int]] = []
    last: dict[int, tuple[float, float, list[int]]] = {}  # by height in steps: place of the last dot, and its run
    step = 0.2 * size
    for number, y, x in sorted(dots, key=lambda dot: dot[2]):
        at = round(y / step)
        near = [last[height] for height in (at - 1, at, at + 1) if height in last]
        run = next((run for top, left, run in near if abs(top - y) <= step and 0 < x - left <= _STEP * size), None)
        if run is None:
            run = []
            runs.append(run)
        run.append(number)
        last[at] = y, x, run
    return runs


def closed(ink: Ink, reach: int) -> Ink:
    """Ink with gaps of up to reach dots within its rows filled."""
    rows, starts, ends = _runs(ink)
    near = (rows[1:] == rows[:-1]) & (starts[1:] - ends[:-1] <= reach)
    return _filled(ink.shape, rows[:-1][near], ends[:-1][near], starts[1:][near]) | ink


def long_runs(ink: Ink, length: int) -> Ink:
    """What of ink goes on for so many dots within a row."""
    rows, starts, ends = _runs(ink)
    long = ends - starts >= length
    return _filled(ink.shape, rows[long], starts[long], ends[long])


_Places = NDArray[np.intp]


def _runs(ink: Ink) -> tuple[_Places, _Places, _Places]:
    """Row, start and end of each stretch of ink within a row."""
    changes = np.diff(np.pad(ink, ((0, 0), (1, 1))).view(np.int8), axis=1)
    rows, starts = np.nonzero(changes == 1)
    return rows, starts, np.nonzero(changes == -1)[1]


def _filled(shape: tuple[int, ...], rows: _Places, starts: _Places, ends: _Places) -> Ink:
    changes = np.zeros((shape[0], shape[1] + 1), np.int8)
    changes[rows, starts] = 1
    changes[rows, ends] = -1
    return np.cumsum(changes, axis=1, dtype=np.int8)[:, :-1] > 0
