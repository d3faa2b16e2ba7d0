"""Charts as SVG that takes its colours and its letters from the page around it."""

import html
import io
import re
import unicodedata
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import matplotlib
from matplotlib.figure import Figure as Canvas
from matplotlib.lines import Line2D

from evaluation.bootstrap import Interval

_SIZE = 9.5
_ROW, _SERIES_HEIGHT, _LEGEND, _SCALE, _WIDTH = 15, 6, 24, 22, 620
"""Height of a row and of each series in it, of what stands above and below the rows, and width of the chart, in points."""
_MARKERS = "oDs^vPX"
_INK, _GRID = "#010101", "#010102"
_SERIES = ("#010111", "#010112", "#010113", "#010114", "#010115", "#010116", "#010117")
"""Stand for colours that the page decides on: dark pages have others."""
_COLOURS = {_INK: "var(--ink)", _GRID: "var(--line)"} | {c: f"var(--series-{n})" for n, c in enumerate(_SERIES, 1)}


@dataclass(frozen=True, slots=True)
class Point:
    """Where a figure stands, with its interval where it has one."""

    value: float
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled row of points, by the name of their series."""

    label: str
    points: Mapping[str, Point]


def forest(title: str, rows: Sequence[Row], *, around_zero: bool = False) -> str:
    """An SVG element: a row for each label, a sign for each series, bars for the intervals; a single series has no legend.

    around_zero: of differences to the first system: the scale is as wide as they need, else 0 to 1, and the first colour
    is left to that system.
    """
    series = list(dict.fromkeys(name for row in rows for name in row.points))
    colours, markers = (_SERIES[1:], _MARKERS[1:]) if around_zero else (_SERIES, _MARKERS)
    if len(series) > len(colours):
        raise ValueError(f"no more colours: {series}")
    above = _LEGEND if len(series) > 1 or around_zero else 6
    height = above + (_ROW + _SERIES_HEIGHT * len(series)) * len(rows) + _SCALE
    canvas = Canvas(figsize=(_WIDTH / 72, height / 72))
    left = (max(_width(row.label) for row in rows) + 12) / _WIDTH
    axes = canvas.add_axes((left, _SCALE / height, 0.97 - left, 1 - (above + _SCALE) / height))
    for place, name in enumerate(series):
        shift = (place - (len(series) - 1) / 2) * 0.62 / max(len(series), 2)
        for at, row in enumerate(rows):
            if point := row.points.get(name):
                if point.interval:
                    ends = [point.interval.low, point.interval.high]
                    axes.plot(ends, [at + shift] * 2, color=colours[place], linewidth=1.6, solid_capstyle="round")
                axes.plot([point.value], [at + shift], markers[place], color=colours[place], markersize=4.6)
        if above == _LEGEND:
            along, up = left + _legend(series, place), 1 - 12 / height
            canvas.text(along, up, name, fontsize=_SIZE, color=_INK, va="center")
            canvas.add_artist(
                Line2D([along - 8 / _WIDTH], [up], marker=markers[place], color=colours[place], markersize=5)
            )
    if around_zero:
        axes.axvline(0, color=_INK, linewidth=0.9)
        widest = max((abs(end) for row in rows for point in row.points.values() for end in _ends(point)), default=0.0)
        axes.set_xlim(-max(0.1, widest * 1.08), max(0.1, widest * 1.08))
    else:
        axes.set_xlim(-0.012, 1.012)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_yticks(range(len(rows)), [row.label for row in rows], fontsize=_SIZE, color=_INK)
    axes.tick_params(axis="x", labelsize=_SIZE - 1, labelcolor=_INK, color=_GRID, length=3)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=_GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    return _svg(canvas, title)


def reliability_curve(title: str, points: Sequence[tuple[float, Point]]) -> str:
    """An SVG element: what share came true over the chance that was stated, with the diagonal on which the two are the same."""
    width, height, left, below = _WIDTH, 300, 44, 40
    canvas = Canvas(figsize=(width / 72, height / 72))
    axes = canvas.add_axes((left / width, below / height, 1 - (left + 12) / width, 1 - (below + 10) / height))
    axes.plot([0, 1], [0, 1], color=_INK, linewidth=0.9, linestyle=(0, (4, 3)))
    axes.plot([chance for chance, _ in points], [point.value for _, point in points], color=_SERIES[0], linewidth=1.2)
    for chance, point in points:
        if point.interval:
            axes.plot([chance] * 2, [point.interval.low, point.interval.high], color=_SERIES[0], linewidth=1.6)
        axes.plot([chance], [point.value], _MARKERS[0], color=_SERIES[0], markersize=4.6)
    axes.set_xlim(-0.012, 1.012)
    axes.set_ylim(-0.012, 1.012)
    axes.set_xlabel("確信度の平均", fontsize=_SIZE, color=_INK)
    axes.set_ylabel("実際の割合", fontsize=_SIZE, color=_INK)
    axes.tick_params(labelsize=_SIZE - 1, labelcolor=_INK, color=_GRID, length=3)
    axes.grid(color=_GRID, linewidth=0.7)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left", "bottom"):
        axes.spines[side].set_visible(False)
    return _svg(canvas, title)


def _ends(point: Point) -> tuple[float, ...]:
    return (point.value, point.interval.low, point.interval.high) if point.interval else (point.value,)


def _width(text: str) -> float:
    """About how many points the text is wide: the page sets the letters, so that no font can be asked."""
    return _SIZE * sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.58 for sign in text)


def _legend(series: Sequence[str], place: int) -> float:
    """How far from the left edge of the rows a name begins, as a share of the chart's width."""
    before = sum(_width(name) + 26 for name in series[:place])
    return (before + 14) / _WIDTH


def _svg(canvas: Canvas, title: str) -> str:
    written = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "yakkan"}), warnings.catch_warnings():
        # No font of this machine needs the letters: they stay text in the SVG.
        warnings.filterwarnings("ignore", message="Glyph")
        canvas.savefig(written, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    svg = written.getvalue()
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", svg, flags=re.DOTALL)
    svg = re.sub(r'<g id="[^"]*"', "<g", svg)
    svg = re.sub(r"font-family: [^;\"]*; ", "", svg)
    label = html.escape(title)
    svg = re.sub(r'<svg [^>]*viewBox="([^"]*)"[^>]*>', rf'<svg role="img" aria-label="{label}" viewBox="\1">', svg)
    for sign, colour in _COLOURS.items():
        svg = svg.replace(sign, colour)
    return svg
