"""A TrueType font made on the spot whose every sign is a box, for a PDF that has to have its font in the file.

A PDF that names a font of the reader's machine is read differently where that font is missing: libraries drop what has no
extent. No font with Japanese signs can be committed here, but a text layer needs only widths and extents, not pictures.
"""

import io
import struct
from collections.abc import Callable

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

BOXES = "Boxes"
_WIDE = (
    (0xA7, 0xA8),
    (0xB0, 0xB1),
    (0xB4, 0xB4),
    (0xB6, 0xB6),
    (0xD7, 0xD7),
    (0xF7, 0xF7),
    (0x391, 0x3C9),
    (0x410, 0x44F),
    (0x2000, 0x33FF),
    (0x4E00, 0x9FFF),
    (0xFF01, 0xFF60),
)
"""Signs of Japanese fonts (× ÷ §), Greek and Cyrillic; punctuation, signs and kana; ideographs; full-width forms: all as wide as they are high."""
_EM = 1000


def register(width_of: Callable[[str], float]) -> None:
    """Makes the font known to reportlab; width_of: of an ASCII character, in widths of a full one."""
    ascii_widths = {code: round(width_of(chr(code)) * _EM) for code in range(0x20, 0x7F)}
    widths = sorted({_EM, *ascii_widths.values()})
    glyphs = {width: glyph for glyph, width in enumerate(widths, 1)}
    groups = [(code, code, glyphs[width]) for code, width in ascii_widths.items()]
    groups += [(first, last, glyphs[_EM]) for first, last in _WIDE]
    pdfmetrics.registerFont(TTFont(BOXES, io.BytesIO(_font([_EM, *widths], groups))))


def _font(widths: list[int], groups: list[tuple[int, int, int]]) -> bytes:
    """The file: a glyph for each width, and which characters have it (first, last, glyph)."""
    outlines = [_outline(width) for width in widths]
    offsets = [sum(map(len, outlines[:count])) for count in range(len(outlines) + 1)]
    tables = {
        b"cmap": _character_map(groups),
        b"glyf": b"".join(outlines),
        b"head": struct.pack(
            ">LLLLHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, -120, _EM, 880, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">LhhhH11hH", 0x10000, 880, -120, 0, _EM, *[0] * 11, len(widths)),
        b"hmtx": b"".join(struct.pack(">Hh", width, 0) for width in widths),
        b"loca": struct.pack(f">{len(offsets)}L", *offsets),
        b"maxp": struct.pack(">LH13H", 0x10000, len(widths), 4, 1, 0, 0, *[0] * 9),
        b"name": _name(),
        b"post": struct.pack(">LLhhL4L", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _outline(width: int) -> bytes:
    """A box with a little air on both sides."""
    left, right, low, high = width // 10, width - width // 10, -80, 800
    head = struct.pack(">hhhhh", 1, left, low, right, high)
    points = struct.pack(">HH4B", 3, 0, 1, 1, 1, 1)
    xs = struct.pack(">4h", left, 0, right - left, 0)
    ys = struct.pack(">4h", low, high - low, 0, low - high)
    outline = head + points + xs + ys
    return outline + b"\0" * (-len(outline) % 4)


def _character_map(groups: list[tuple[int, int, int]]) -> bytes:
    """Format 13: many characters have one glyph."""
    ranges = b"".join(struct.pack(">LLL", *group) for group in sorted(groups))
    table = struct.pack(">HHLLL", 13, 0, 16 + len(ranges), 0, len(groups)) + ranges
    return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + table


def _name() -> bytes:
    text = BOXES.encode("utf-16-be")
    return struct.pack(">HHH6H", 0, 1, 18, 3, 1, 0x409, 6, len(text), 0) + text


def _file(tables: dict[bytes, bytes]) -> bytes:
    start = 12 + 16 * len(tables)
    directory, body = b"", b""
    for tag, data in sorted(tables.items()):
        directory += tag + struct.pack(">LLL", 0, start + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return struct.pack(">LHHHH", 0x10000, len(tables), 128, 3, len(tables) * 16 - 128) + directory + body
