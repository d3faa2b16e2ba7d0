"""The lines of a source with the unit that each belongs to, and the source that changed lines give."""

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from corpus.source import Source, read

_SIGNS = range(0xE000, 0xF900)
"""Private signs: one is put on each line, and the unit that it turns up in is the line's."""
_SIGN = re.compile(f"[{chr(_SIGNS.start)}-{chr(_SIGNS.stop - 1)}]")
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


class Part(Enum):
    """What a line is of its unit; NONE: the title, a date, a division, an empty line."""

    HEADING = auto()
    TEXT = auto()
    WRAP_UP = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source as written; unit: the address of the unit it belongs to, "" for none; origin: its place in the source."""

    text: str
    unit: str = ""
    part: Part = Part.NONE
    origin: int | None = None

    @property
    def sign(self) -> str:
        """The number that opens a line of text, with the indentation: 「  (1)　」; "" where there is none."""
        found = re.match(r" *[^ 　]{1,7}　", self.text) if self.part in (Part.TEXT, Part.WRAP_UP) else None
        return found[0] if found and not self.is_row else ""

    @property
    def words(self) -> str:
        """The text behind the number."""
        return self.text[len(self.sign) :]

    @property
    def is_row(self) -> bool:
        """True for a row of a table."""
        return self.text.startswith("|")

    def saying(self, words: str) -> "Line":
        """The line with other words behind its number."""
        return replace(self, text=self.sign + words)


def lines(source: Source) -> tuple[Line, ...]:
    """The lines below the header."""
    return owned(source, _parts(source)[1])


def owned(source: Source, body: Sequence[str]) -> tuple[Line, ...]:
    """Other lines below the header of a source, each with the unit that it then belongs to."""
    tagged = [_tagged(text, chr(_SIGNS[order])) for order, text in enumerate(body)]
    owners: dict[str, tuple[str, Part]] = {}
    for unit in _written(source, tagged).all:
        for part, text in ((Part.HEADING, unit.caption), (Part.TEXT, unit.text), (Part.WRAP_UP, unit.wrap_up)):
            owners |= {sign: (unit.address, part) for sign in _SIGN.findall(text or "")}
    none = ("", Part.NONE)
    return tuple(Line(text, *owners.get(chr(_SIGNS[order]), none), order) for order, text in enumerate(body))


def rewritten(source: Source, changed: Iterable[Line]) -> Source:
    """The source with these lines below its header; Fault where they break its rules."""
    return _written(source, [line.text for line in changed])


def moved(source: Source, changed: Sequence[Line]) -> Mapping[str, str | None]:
    """Address before -> address now of every unit, by the lines that are left of it; None for a unit that is gone."""
    found: dict[str, str | None] = {unit.address: None for unit in source.all}
    now = owned(source, [line.text for line in changed])
    left = {line.origin: after.unit for line, after in zip(changed, now, strict=True) if after.unit}
    for line in lines(source):
        if line.unit and line.origin in left and found[line.unit] is None:
            found[line.unit] = left[line.origin]
    return found


def article(line: Line) -> str:
    """The article that a line stands in, 第3条; "" outside of the numbered articles of the body."""
    found = re.match(r"第\d+条(?:の\d+)*(?:#\d+)?", line.unit)
    return found[0] if found else ""


def _parts(source: Source) -> tuple[list[str], list[str]]:
    written = source.path.read_text("utf-8").split("\n")
    end = written.index("+++", 1)
    return written[: end + 1], [line.rstrip() for line in written[end + 1 :]]


def _written(source: Source, body: Sequence[str]) -> Source:
    head, _ = _parts(source)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / source.path.name
        path.write_text("\n".join([*head, *body]), "utf-8")
        return replace(read(path), path=source.path)


def _tagged(text: str, sign: str) -> str:
    if not text or text.startswith(("# ", ">")) or _RULE.fullmatch(text):
        return text
    return f"{text[:-1]}{sign}|" if text.startswith("|") else text + sign
