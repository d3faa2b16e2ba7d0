"""Pages of a PDF with a text layer -> pictures of them in a real font, clean or as a poor scanner leaves them, as a PDF of pictures."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from pipeline.read.pdf.document import pages
from pipeline.read.pdf.page import Page

_POINTS = 72  # to an inch
_RULED = 0.6  # points: how thick a ruling line is drawn
_LATIN = frozenset(map(chr, range(0x21, 0x7F)))
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))
FONTS = ("ipam.ttf", "ipag.ttf", "NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc")
"""Mincho and gothic of two makers: Debian's fonts-ipafont and fonts-noto-cjk."""


@dataclass(frozen=True, slots=True)
class Scan:
    """How a page was scanned: dots to an inch, degrees it lies askew, deviation of the grey of its dots (0 to 255)."""

    dpi: int = 300
    skew: float = 0.0
    noise: float = 0.0


CLEAN = Scan()
POOR = Scan(dpi=150, skew=1.5, noise=24.0)


def font_files() -> list[Path]:
    """Those of FONTS that this machine has."""
    found = {path.name: path for folder in FOLDERS for path in folder.rglob("*") if path.name in FONTS}
    return [found[name] for name in FONTS if name in found]


def pictured(data: bytes, font: Path, scan: Scan) -> bytes:
    """The PDF with a picture for each page and nothing else; the same every time."""
    return as_pdf(
        (picture(page, font, scan, seed) for seed, page in enumerate(pages(data, "", password=None, max_pages=1000))),
        scan.dpi,
    )


def as_pdf(pictures: Iterable[Image.Image], dpi: int) -> bytes:
    """Pictures as the pages of a PDF, at so many dots to an inch."""
    first, *others = pictures
    out = io.BytesIO()
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=others, quality=85)
    return out.getvalue()


def picture(page: Page, font: Path, scan: Scan, seed: int) -> Image.Image:
    """The page in grey, its text in the font whatever it names itself; seed: of the noise."""
    dots = scan.dpi / _POINTS
    image = Image.new("L", (round(page.width * dots), round(page.height * dots)), 255)
    draw = ImageDraw.Draw(image)
    for line in page.drawings.lying:
        draw.line([line.start * dots, line.at * dots, line.end * dots, line.at * dots], 0, max(1, round(_RULED * dots)))
    for line in page.drawings.standing:
        draw.line([line.at * dots, line.start * dots, line.at * dots, line.end * dots], 0, max(1, round(_RULED * dots)))
    fonts: dict[int, FreeTypeFont] = {}
    for piece in page.pieces:
        size = round(piece.size * dots)
        face = fonts.setdefault(size, ImageFont.truetype(font, size))
        for sign, left, right in zip(piece.text, piece.lefts, piece.rights, strict=True):
            if not sign.isspace():
                # A Latin letter stands in the middle of the room that another font's letter would take.
                shift = ((right - left) * dots - face.getlength(sign)) / 2 if sign in _LATIN else 0.0
                draw.text((left * dots + shift, piece.base * dots), sign, fill=0, font=face, anchor="ls")
    return _scanned(image, scan, seed)


def _scanned(image: Image.Image, scan: Scan, seed: int) -> Image.Image:
    if scan.skew:
        image = image.rotate(scan.skew, Image.Resampling.BICUBIC, fillcolor=255)
    if not scan.noise:
        return image
    noise = np.random.default_rng(seed).normal(0.0, scan.noise, (image.height, image.width))
    return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))
