"""What stands before the first article: cover, revision note, title, 前文."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.lines import Line

_TITLE = re.compile(
    r"(?:規約|約款|契約書?|契約条項|ポリシー|規程|規則|会則|定款|方針|覚書|合意書|誓約書|条項|特約|特約事項|規定|ガイドライン|ルール|条件書?|約定書|同意書|学則|念書|協定書?|協約|要領|要綱|細則|お?取り?扱い?(?:について)?)"
    r"(?:等|集|案|[(（\[【].{1,20}[)）\]】]|[vV]er\.?\s*[\d.]+|第?[\d.]+版)*$"
)
_NO_PROSE = re.compile(
    r"^(?:[〈《【(（\[]?(?:最終)?(?:制定|改定|改訂|改正|施行|更新|公開|発効|版|第?\s*[\d.]+\s*版|[vV]er)|(?:令和|平成|昭和|\d{4}\s*[年./-]))"
)
_SHORT = 25


@dataclass(frozen=True, slots=True)
class Front:
    """title: index of its line, None where there is none; cover and preamble: indices of lines."""

    title: int | None
    cover: tuple[int, ...]
    preamble: tuple[int, ...]


def split(lines: Sequence[Line], cut: Sequence[float], *, whole: bool = False) -> Front:
    """Cover, title and preamble among the lines before the first article; whole: there is no article, all is preamble.

    cut: how surely each line continues the one before. The last line that reads as a title is the title: what stands before
    is a cover or a note on the revision. Where all prose stands before the title and is no note of several parts, that
    prose is the preamble.
    """
    title = _title(lines, cut)
    after = range(0 if title is None else title + 1, len(lines))
    prose = after.start if whole else next((index for index in after if _is_prose(lines, cut, index)), len(lines))
    preamble = tuple(range(prose, len(lines)))
    before = range(0 if title is None else title)
    if not preamble and not any(lines[index].heading for index in before):
        preamble = tuple(index for index in before if _is_prose(lines, cut, index))
    cover = tuple(index for index in range(len(lines)) if index != title and index not in preamble)
    return Front(title, cover, preamble)


def _title(lines: Sequence[Line], cut: Sequence[float]) -> int | None:
    ends = [*(strength < 0.5 for strength in cut[1:]), True]
    titled = [
        index
        for index, line in enumerate(lines)
        if reads_as_title(line) and ((cut[index] < 0.5 and ends[index]) or line.heading)
    ]
    if titled:
        return titled[-1]
    headed = [index for index, line in enumerate(lines) if line.heading == 1]
    if headed:
        return headed[-1]
    if lines and len(lines[0].text) <= 40 and not lines[0].bullet and not re.search(r"[。、]$", lines[0].text):
        return 0
    return None


def reads_as_title(line: Line) -> bool:
    """True for a short line that ends with the name of a kind of document."""
    text = re.sub(r"\s+", "", line.text)
    return (
        len(text) <= 60
        and not line.bullet
        and not text.startswith("・")
        and bool(_TITLE.search(text))
        and "。" not in text
    )


def _is_prose(lines: Sequence[Line], cut: Sequence[float], index: int) -> bool:
    """True for a line of a text with sentences; a line that goes on is read with what it goes on with."""
    first, last = index, index + 1
    while first and cut[first] >= 0.5:
        first -= 1
    while last < len(lines) and cut[last] >= 0.5:
        last += 1
    text = "".join(line.text for line in lines[first:last])
    if _NO_PROSE.match(text) and len(text) < 40:
        return False
    return text.endswith(("。", "、")) or len(text) >= _SHORT
