"""Documents without 条 that follow one that has: a policy of numbered captions, a 覚書 after the signatures."""

import re
from collections.abc import Sequence

from pipeline.parse import closing, titles
from pipeline.parse.articles import is_caption
from pipeline.parse.divisions import Place
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style, readings
from pipeline.types.document import Kind

_BETWEEN = 60  # lines that a 前文 may take between a title and its first number, and signatures above a title
_SOON = 15  # lines under a title within which a document has a sentence
_SENTENCE = 20  # characters
_LEADS = re.compile(r"(?:次|以下|下記|左記)の|とおり|通り|[:、]$")
_NUMBERS = (Style.NUMBER_DOT, Style.NUMBER_BARE, Style.NUMBER_PAREN, Style.KANJI)


def find(lines: Sequence[Line], cut: Sequence[float], last: int, places: Sequence[Place]) -> list[int]:
    """The lines after the last article heading that such documents begin with.

    last: where the text of that article begins; cut: how surely each line continues the one before. Sentences alone, and
    numbers before sentences, make a document only after signatures: a title above them may be a word of the last article.
    """
    found: list[int] = []
    signers = closing.signers(lines)
    for index in range(last + 1, len(lines)):
        if not _stands_alone(lines, index, last, places):
            continue
        numbered = _captions(lines[index + 1 :])
        since = max([last, index - _BETWEEN, *(start + 1 for start in found)])
        signed = closing.begins(lines[since:index], cut[since:index], signers) < index - since
        if numbered or (signed and _says_something(lines[index + 1 : index + 1 + _SOON])):
            found.append(index)
    return found


def _stands_alone(lines: Sequence[Line], index: int, last: int, places: Sequence[Place]) -> bool:
    """True for a title that is no heading of a 別紙, stands under none, and is not one of several that a sentence names."""
    line, above = lines[index], lines[index - 1]
    return (
        bool(line.blanks or line.broken or line.heading)
        and titles.is_title(line)
        and not titles.is_title(above)
        and not _LEADS.search(above.text)
        and not any(last <= place.line <= index and place.kind is Kind.APPENDIX for place in places)
    )


def _says_something(lines: Sequence[Line]) -> bool:
    return any(len(line.text) >= _SENTENCE and line.text.endswith("。") for line in lines)


def _captions(lines: Sequence[Line]) -> bool:
    """True where the lines have a caption with the number 1 and later one with 2, each above a sentence."""
    style: Style | None = None
    for index, line in enumerate(lines[:-1]):
        if index > _BETWEEN and style is None:
            return False
        own = None if line.plain else _numbered(line, 2 if style else 1)
        if own and style in (None, own):
            if not is_caption(line.text) or not lines[index + 1].text.endswith("。"):
                return False
            if style:
                return True
            style = own
    return False


def _numbered(line: Line, count: int) -> Style | None:
    """The style of the number that a line begins with, where that is count."""
    found = (one.style for one in readings(line.text, None) if one.number == count and one.doubt < 1)
    return next((style for style in found if style in _NUMBERS), None)
