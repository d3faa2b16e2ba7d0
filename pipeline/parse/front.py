"""What stands before the first article: cover, revision note, title, 前文."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse import closing
from pipeline.parse.lines import Line
from pipeline.parse.marks import readings
from pipeline.parse.rows import COMPANY, DATE, has_term, is_row

_TITLE = re.compile(
    r"(?:規約|約款|契約書?|契約条項|ポリシー|規程|規則|会則|定款|方針|覚書|合意書|誓約書|条項|特約|特約事項|規定|ガイドライン|ルール|条件書?|約定書|同意書|学則|念書|協定書?|協約|要領|要綱|細則|お?取り?扱い?(?:について)?)"
    r"(?:等|集|案|[(（\[【][^()（）\[\]【】]{1,20}[)）\]】]|[vV]er\.?\s*[\d.]+|第?[\d.]+版)*$"
)
_OVER_ARTICLES = re.compile(r"[【(\[<■]?(?:(?:契約|規約|約款)?(?:条項|本文))[】)\]>]?")
_NO_TITLE = re.compile(rf"(?:[■●◆・【(\[<].*)?(?:{DATE})|.*(?:各位|御中|様|殿)$|^(?:文書番号|第?\s*\d+\s*号)")
_SUBJECT = re.compile(r"の|(?:について|お知らせ|案内|通知|方針|事項)$")
_NO_PROSE = re.compile(
    r"^(?:[〈《【(（\[]?(?:最終)?(?:制定|改定|改訂|改正|施行|更新|公開|発効|版|第?\s*[\d.]+\s*版|[vV]er)|(?:令和|平成|昭和|\d{4}\s*[年./-]))"
)
_CONTENTS = re.compile(r"^第.{1,40}[(]第\s*\S{1,6}\s*条(?:\s*[-~〜・、―–—ー]\s*第\s*\S{1,6}\s*条)?[)]$")
_DEFINES = re.compile(
    r"[(（](?:以下|以降)[^()（）]{0,20}[「『][^」』]{1,20}[」』][^()（）]{0,14}[)）]\s*(?:と|及び|および|は|とは|、)?$"
)
_HEADS_PREAMBLE = re.compile(r"[■●◆【(\[<〈]?\s*前\s*文\s*[】)\]>〉]?")
_OPENS = re.compile(r"[■●◆【(\[<〈]?\s*(?:はじめに|前書き|まえがき|序文|序)\s*[】)\]>〉]?")
_HEADS_TERMS = re.compile(r"(?:頭書(?:き)?|表題部|.{0,10}(?:要項|条件|条件表|概要|明細|内容|一覧|項目|要目))(?:表|書)?")
_IS_TERMS = re.compile(r"[■●◆【(\[<]?\s*(?:頭\s*書(?:き)?|表題部|契約要項|要\s*項)\s*[】)\]>]?")
_SHORT = 25
_HEADING = 15  # characters that a heading over a table of terms has at most


@dataclass(frozen=True, slots=True)
class Front:
    """title: index of its line, None where there is none; cover, preamble and signed (signatures): indices of lines."""

    title: int | None
    cover: tuple[int, ...]
    preamble: tuple[int, ...]
    signed: tuple[int, ...]


def split(lines: Sequence[Line], cut: Sequence[float], signers: closing.Signers, *, whole: bool = False) -> Front:
    """Cover, title and preamble among the lines before the first article; whole: there is no article, all is preamble.

    cut: how surely each line continues the one before. The last line that reads as a title is the title: what stands before
    is a cover or a note on the revision. What comes after it is 前文 from the first sentence on, or from the table that says
    what was agreed on. Where all prose stands before the title and is no note of several parts, that prose is the preamble.
    A line 前文 stands for the unit and is text of neither. Who signs above the articles, from the sentence on that says so,
    is apart from the preamble, in which what was agreed on may follow.
    """
    title = _title(lines, cut)
    after = range(0 if title is None else title + 1, len(lines))
    headed = next((index for index in after if _HEADS_PREAMBLE.fullmatch(lines[index].text)), None)
    if headed is not None:
        begin = headed + 1
    elif whole:
        begin = after.start
    else:
        begin = min([_prose(lines, cut, after), *(table.start for table in _terms(lines, after))])
    preamble = tuple(range(begin, len(lines)))
    before = range(0 if title is None else title)
    if not preamble and not any(lines[index].heading for index in before):
        agreed = {index for table in _terms(lines, before) for index in table}
        preamble = tuple(index for index in before if index in agreed or _is_prose(lines, cut, index))
    apart = {title, headed, *preamble}
    cover = tuple(index for index in range(len(lines)) if index not in apart)
    signed = () if whole else _signed(lines, cut, preamble, signers)
    return Front(title, cover, tuple(index for index in preamble if index not in signed), signed)


def cuts(lines: Sequence[Line], cut: Sequence[float]) -> list[float]:
    """For each line of a cover or preamble how surely it continues the one before; a row is never a cut sentence."""
    return [
        0.0 if index and (is_row(line) or is_row(lines[index - 1])) and strength < 1.0 else strength
        for index, (line, strength) in enumerate(zip(lines, cut, strict=True))
    ]


def _title(lines: Sequence[Line], cut: Sequence[float]) -> int | None:
    ends = [*(strength < 0.5 for strength in cut[1:]), True]
    titled = [
        index
        for index, line in enumerate(lines)
        if reads_as_title(line) and ((cut[index] < 0.5 and ends[index]) or line.heading)
    ]
    if titled:
        own = [index for index in titled if not _OVER_ARTICLES.fullmatch(re.sub(r"\s+", "", lines[index].text))]
        return (own or titled)[-1]
    headed = [index for index, line in enumerate(lines) if line.heading == 1]
    if headed:
        return headed[-1]
    for index, line in enumerate(lines):
        if _is_sender(line):
            continue
        return index if len(line.text) <= 40 and not line.bullet and not re.search(r"[。、]$", line.text) else None
    return None


def _is_sender(line: Line) -> bool:
    """True for a day, a number, an addressee or a company above the title of a letter."""
    text = line.text
    company = COMPANY.search(text) and len(text) <= _SHORT and not _SUBJECT.search(text)
    return bool(_NO_TITLE.match(text) or company)


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


def _prose(lines: Sequence[Line], cut: Sequence[float], after: range) -> int:
    """Index of the first sentence, or of the heading right above it: はじめに."""
    found = next((index for index in after if _is_prose(lines, cut, index)), len(lines))
    above = found - 1
    if above in after and found < len(lines) and (lines[above].heading or _OPENS.fullmatch(lines[above].text)):
        return above
    return found


def _terms(lines: Sequence[Line], within: range) -> list[range]:
    """The tables that say what was agreed on, each with its heading."""
    found: list[range] = []
    first = within.start
    headed: int | None = None
    for index in (*within, within.stop):
        line = lines[index] if index < within.stop else None
        if line and (is_row(line) or _heads_rows(line)):
            continue
        if any(map(has_term, lines[first:index])):
            above = first - 1 in within and _heads_terms(lines[first - 1])
            found.append(range(first - 1 if above else first if headed is None else min(headed, first), index))
            headed = None
        if line and headed is None and _IS_TERMS.fullmatch(line.text):
            headed = index
        first = index + 1
    return found


def _signed(
    lines: Sequence[Line], cut: Sequence[float], preamble: Sequence[int], signers: closing.Signers
) -> tuple[int, ...]:
    """The sentence that says how the contract was made out with the days and names right under it."""
    for first in preamble:
        after = closing.made_out(lines, cut, first)
        end = after
        while end < len(lines) and closing.is_end(lines[end], signers) and not has_term(lines[end]):
            end += 1
        if after and any(closing.names_signer(line, signers) for line in lines[after:end]):
            return tuple(index for index in preamble if first <= index < end)
    return ()


def _heads_rows(line: Line) -> bool:
    """True for a number with a few words, over rows of a table: 2. 賃料等."""
    return len(line.text) <= _HEADING and any(one.doubt < 1 for one in readings(line.text, None))


def _heads_terms(line: Line) -> bool:
    text = re.sub(r"[\s■●◆【】()\[\]<>]+", "", line.text)
    return bool(line.heading or _HEADS_TERMS.fullmatch(text)) and len(text) <= _HEADING


def _is_prose(lines: Sequence[Line], cut: Sequence[float], index: int) -> bool:
    """True for a line of a text with sentences; a line that goes on is read with what it goes on with."""
    if _is_note(lines[index]) or (is_row(lines[index]) and not lines[index].text.endswith(("。", "、"))):
        return bool(_DEFINES.search(lines[index].text))
    first, last = index, index + 1
    while first and cut[first] >= 0.5 and not _is_note(lines[first - 1]):
        first -= 1
    while last < len(lines) and cut[last] >= 0.5:
        last += 1
    text = "".join(line.text for line in lines[first:last])
    return text.endswith(("。", "、")) or len(text) >= _SHORT or bool(_DEFINES.search(lines[index].text))


def _is_note(line: Line) -> bool:
    """True for a note on a revision, and for a left-over line of a table of contents."""
    noted = _NO_PROSE.match(line.text) and len(line.text) < 40 and not line.text.endswith("。")
    return bool(noted or _CONTENTS.match(line.text))
