"""Pages drawn as pictures in a real font, and what is read of them."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from evaluation.pictures import as_pdf, font_files
from pipeline.read import read_bytes
from pipeline.types.source import MarkKind, SourceText
from tests.tools import needed

DPI = 300
WIDTH, HEIGHT = 1800, 1100
SIZE = 44


def font(size: int = SIZE) -> ImageFont.FreeTypeFont:
    """A Japanese font of this machine; the test is skipped without one, or fails where YAKKAN_TEST_EVERYTHING is set."""
    found = font_files()
    if not found:
        if os.environ.get("YAKKAN_TEST_EVERYTHING"):
            pytest.fail("no Japanese font is installed")
        pytest.skip("no Japanese font is installed")
    return ImageFont.truetype(Path(found[0]), size)


def page(
    lines: Sequence[str], *, left: int = 120, top: int = 120, pitch: int = 84, fill: int = 0
) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A page with lines of text under each other, in dots, and what draws on it."""
    image = Image.new("RGB", (WIDTH, HEIGHT), "white")
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(lines):
        draw.text((left, top + index * pitch), line, fill=(fill,) * 3, font=font())
    return image, draw


def column(draw: ImageDraw.ImageDraw, text: str, x: int, top: int = 100) -> None:
    """Letters under each other, as in vertical writing."""
    for index, sign in enumerate(text):
        draw.text((x, top + index * 48), sign, fill=(0, 0, 0), font=font())


def scanned(*images: Image.Image) -> SourceText:
    """The pages as a PDF of pictures, read."""
    needed("tesseract")
    return read_bytes(as_pdf(images, DPI), "走査.pdf")


def kinds(source: SourceText, kind: MarkKind) -> list[str]:
    """What marks of that kind lie over."""
    return [source.text[slice(*mark.span)] for mark in source.marks if mark.kind is kind]
