"""From places in the file to places on the page as it is seen."""

from typing import NamedTuple

from pipeline.types.source import Box


class View(NamedTuple):
    """The visible part of a page in the file's own coordinates, and the quarter turns clockwise it is seen after."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int

    @property
    def width(self) -> float:
        """Of the turned page."""
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the turned page."""
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The same box in points from the top left of the turned page."""
        if self.quarters == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.quarters == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.quarters == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


def turned_back(box: Box, quarters: int, width: float, height: float) -> Box:
    """The box before its page, now width by height, was turned clockwise by quarters."""
    x0, y0, x1, y1 = box
    if quarters == 0:
        return box
    if quarters == 1:
        return y0, width - x1, y1, width - x0
    if quarters == 2:
        return width - x1, height - y1, width - x0, height - y0
    return height - y1, x0, height - y0, x1
