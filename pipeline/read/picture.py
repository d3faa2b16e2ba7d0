"""A page as a picture, drawn in a process of its own."""

from dataclasses import dataclass
from functools import partial

from pipeline.read import child
from pipeline.settings import Settings

_DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as PNG; width, height: in points, as boxes of the page are told."""

    png: bytes
    width: float
    height: float


def page_picture(
    data: bytes, name: str, number: int, *, password: str | None = None, settings: Settings = _DEFAULT
) -> Picture:
    """The page with that number, from 1, of a PDF; SourceError where it cannot be drawn."""
    task = partial(_draw, data, name, number, password)
    return child.run(task, name=name, seconds=settings.max_seconds, memory=settings.max_memory_bytes)


def _draw(data: bytes, name: str, number: int, password: str | None) -> Picture:
    from pipeline.read.pdf.picture import draw

    return draw(data, name, number, password=password)
