"""Text -> lines of a given width, by the simple rules of Japanese typesetting (禁則)."""

import re
import unicodedata
from collections.abc import Callable

_NEVER_FIRST = frozenset("、。，．,.・：；:;！？!?」』）】〕］〉》)]ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ％%")
_NEVER_LAST = frozenset("「『（【〔［〈《([")
_ATOM = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/@\-]*[0-9A-Za-z]|.", re.DOTALL)
_MOVED = 4  # atoms that may move to the next line for one sign that must not begin it


def columns(sign: str) -> float:
    """Width on a fixed grid: one for a full-width sign, a half for a half-width one."""
    return 1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.5


def break_lines(text: str, first: float, rest: float, *, width: Callable[[str], float] = columns) -> list[str]:
    """The lines of text, the first at most `first` wide and the others `rest`; joined they are the text but for spaces.

    width: of one character. Western words and numbers are kept whole unless they are wider than a line; a sign that must
    not begin a line (、 。 ）) takes the one before it along.
    """
    lines: list[str] = []
    line: list[str] = []
    used, room = 0.0, first
    for atom in _atoms(text, min(first, rest), width):
        size = sum(map(width, atom))
        if line and used + size > room + 1e-6:
            kept = _kept(line, atom)
            lines.append("".join(line[:kept]))
            line = line[kept:]
            used, room = sum(width(sign) for part in line for sign in part), rest
        line.append(atom)
        used += size
    return [*lines, "".join(line)]


def _atoms(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    atoms: list[str] = []
    for atom in _ATOM.findall(text):
        atoms.extend(atom if sum(map(width, atom)) > room else (atom,))
    return atoms


def _kept(line: list[str], after: str) -> int:
    """How many atoms stay on a line that `after` no longer fits on."""
    for kept in range(len(line), max(0, len(line) - _MOVED), -1):
        begins = line[kept] if kept < len(line) else after
        if begins[0] not in _NEVER_FIRST and line[kept - 1][-1] not in _NEVER_LAST:
            return kept
    return len(line)
