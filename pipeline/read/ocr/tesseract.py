"""The only door to tesseract: pictures of lines -> the characters it reads in each.

Its own layout analysis is not used: it loses cells of tables, headings and single numbers. The program is called
directly: all lines of a page go in as one file on its standard input, and no wrapper for Python does that or tells where
single characters stand.
"""

import ctypes
import io
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np
from lxml import etree
from numpy.typing import NDArray
from PIL import Image

AT_ONCE = 2
"""So many processes at a time."""
_LINES = 40  # for one process: fewer only load the model again
_RAW_LINE = "13"  # --psm: the picture is one line, taken as it is
_SECONDS = 120.0  # for one process; a line takes 0.1
_LIBRARY, _DEATH_SIGNAL = ctypes.CDLL(None), 1  # PR_SET_PDEATHSIG
_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character: where it begins and ends along its line, in dots and not exactly, and from 0 to 1 how sure it is."""

    text: str
    start: float
    end: float
    sure: float


def read_lines(lines: Sequence[NDArray[np.uint8]], language: str) -> list[list[Glyph]]:
    """The characters of each line in grey, [] where nothing is read or the time is up; blanks between words are left out."""
    parts = [lines[start : start + _LINES] for start in range(0, len(lines), _LINES)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [line for part in pool.map(partial(_read, language=language), parts) for line in part]


def _read(lines: Sequence[NDArray[np.uint8]], language: str) -> list[list[Glyph]]:
    first, *others = [Image.fromarray(line) for line in lines]
    file = io.BytesIO()
    first.save(file, "TIFF", save_all=True, append_images=others, dpi=(300, 300))
    settings = ("hocr_char_boxes=1", "preserve_interword_spaces=1", "tessedit_create_hocr=1")
    options = [part for setting in settings for part in ("-c", setting)]
    command = ["tesseract", "stdin", "stdout", "-l", language, "--psm", _RAW_LINE, *options]
    try:
        done = subprocess.run(
            command,
            input=file.getvalue(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            preexec_fn=_end_with_parent
            if sys.platform == "linux"
            else None,  # the process that reads a file may be killed
        )
        pages = etree.fromstring(done.stdout, etree.XMLParser(recover=True, huge_tree=True)).iter(f"{_XHTML}div")
    except (OSError, subprocess.SubprocessError, etree.XMLSyntaxError):
        return [[] for _ in lines]
    read = [_line(page) for page in pages if page.get("class") == "ocr_page"]
    return list(islice([*read, *([] for _ in lines)], len(lines)))


def _end_with_parent() -> None:
    _LIBRARY.prctl(_DEATH_SIGNAL, signal.SIGKILL)


def _line(page: "etree._Element") -> list[Glyph]:
    found: list[Glyph] = []
    for word in page.iter(f"{_XHTML}span"):
        if word.get("class") != "ocrx_word":
            continue
        sure = float(_told(word, "x_wconf")[0]) / 100
        for character in word:
            left, _, right, _ = map(float, _told(character, "x_bboxes")[:4])
            own = float(_told(character, "x_conf")[0]) / 100
            found += [Glyph(sign, left, right, min(sure, own)) for sign in (character.text or "").strip()]
    return found


def _told(element: "etree._Element", name: str) -> list[str]:
    """The values that hOCR keeps under a name in the title of an element."""
    for part in (element.get("title") or "").split(";"):
        words = part.split()
        if words and words[0] == name:
            return words[1:]
    return ["0", "0", "0", "0"]
