"""Lines that name a document of their own among the lines of a file."""

import re
from collections.abc import Sequence

from pipeline.parse import front
from pipeline.parse.divisions import Place
from pipeline.parse.lines import Line
from pipeline.parse.marks import readings
from pipeline.types.document import Kind

_UNDER = 3  # lines under 別紙 where a title is that 別紙's own
_STRICT = re.compile(
    r"(?:規約|約款|契約書|契約条項|覚書|合意書|誓約書|規程|規則|会則|定款|ポリシー|保護方針|協定書|同意書|念書|特約|特約条項)(?:[(（].{1,20}[)）])?$"
)


def is_title(line: Line) -> bool:
    """True for a short line with the full name of a kind of document, and no number before it."""
    text = re.sub(r"\s+", "", line.text)
    return (
        not line.plain
        and not line.level
        and len(text) <= 40
        and bool(_STRICT.search(text))
        and front.reads_as_title(line)
        and not readings(line.text, None)
    )


def is_appended(index: int, places: Sequence[Place]) -> bool:
    """True for a title in the heading of a 別紙 or right under it: the line index of the title."""
    return any(index - _UNDER <= place.line <= index for place in places if place.kind is Kind.APPENDIX)
