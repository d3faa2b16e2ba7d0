"""Dates that are none, and spans of dates that run backwards or are not as long as told."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pipeline.proof.reading import Passage, Reading
from pipeline.text.numerals import KANJI, number
from pipeline.types.proof import Finding, Level

_N = rf"(?:\d{{1,4}}|[{KANJI}元]{{1,4}})"
_DAY = rf"(?P<era#>令和|平成|昭和|)\s*(?P<y#>{_N})\s*年\s*(?P<m#>{_N})\s*月\s*(?P<d#>{_N})\s*日"
_ONE = re.compile(rf"(?<![\d{KANJI}])" + _DAY.replace("#", "1"))
_SPAN = re.compile(
    _DAY.replace("#", "1")
    + r"\s*(?:から|より|[~～ー-])\s*"
    + _DAY.replace("#", "2")
    + r"\s*まで"
    + rf"(?:の?\s*\(?\s*(?P<count>{_N})\s*(?P<unit>年間?|[かカヶヵケ箇]月間?))?"
)
_ERAS: Mapping[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925, "": 0}
_FOLLOWING: Mapping[str, str] = {"昭和": "平成", "平成": "令和"}
_YEARS = range(1900, 2200)
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def find(reading: Reading) -> Iterator[Finding]:
    """impossible-date, contradiction."""
    for passage in reading.passages:
        if "年" in passage.text and "月" in passage.text:
            yield from _none(passage)
            yield from _spans(passage)


def _none(passage: Passage) -> Iterator[Finding]:
    """2026年4月31日."""
    for match in _ONE.finditer(passage.text):
        parts = _parts(match, "1")
        if parts and parts[0] in _YEARS and _date(match, "1") is None:
            message = f"「{passage.words(*match.span())}」という日付はありません。正しい日付に直してください。"
            yield passage.finding("impossible-date", Level.ERROR, message, *match.span())


def _spans(passage: Passage) -> Iterator[Finding]:
    """2026年4月1日から2025年3月31日まで, 2025年4月1日から2028年3月31日までの2年間."""
    for match in _SPAN.finditer(passage.text):
        begin, end = _date(match, "1"), _last(match)
        if begin is None or end is None:
            continue
        if end < begin:
            words = passage.words(*match.span())
            message = f"「{words}」は、終わりの日が始まりの日より前です。どちらが正しいか確かめてください。"
            yield passage.finding("contradiction", Level.WARNING, message, *match.span())
        elif match["count"] and (right := _length(match, begin, end)):
            place = match.span("count")
            told = _like(right, passage.words(*place))
            words = passage.words(match.start(), match.end("unit"))
            message = f"「{words}」の期間は、日付から数えると{told}{match['unit']}です。日付と年数のどちらが正しいか確かめ、そろえてください。"
            yield passage.finding("contradiction", Level.WARNING, message, *place, proposal=told)


def _length(match: re.Match[str], begin: date, end: date) -> int | None:
    """The years or months from the first day to the last where the span does not last as many as told."""
    count = number(match["count"].replace("元", "1"))
    behind = end + timedelta(days=1)
    months = (behind.year - begin.year) * 12 + behind.month - begin.month
    is_years = match["unit"].startswith("年")
    if not count or behind.day != begin.day or months == count * (12 if is_years else 1) or (is_years and months % 12):
        return None
    return months // 12 if is_years else months


def _last(match: re.Match[str]) -> date | None:
    """The day a span ends; 平成30年4月1日から5年3月31日まで ends in the era that follows."""
    begin, end = _parts(match, "1"), _parts(match, "2")
    changed = begin and end and not match["era2"] and end[0] < begin[0]
    return _date(match, "2", _FOLLOWING.get(match["era1"], "") if changed else "")


def _date(match: re.Match[str], which: str, era: str = "") -> date | None:
    parts = _parts(match, which, era)
    try:
        return date(*parts) if parts and parts[0] in _YEARS else None
    except ValueError:
        return None


def _parts(match: re.Match[str], which: str, era: str = "") -> tuple[int, int, int] | None:
    """Year, month and day as printed; None where one of them is no number. era: of a year that names none."""
    year, month, day = (number(match[sign + which].replace("元", "1")) for sign in "ymd")
    if not year or not month or not day:
        return None
    # The era of the first date holds for the second too.
    meant = match["era" + which] or ((era or match["era1"]) if year < _YEARS.start else "")
    return year + _ERAS[meant], month, day


def _like(count: int, printed: str) -> str:
    """A number in the signs of another one."""
    if printed.isascii():
        return str(count)
    if not printed[0].isdigit() or printed[0] in KANJI:
        return "".join("〇一二三四五六七八九"[int(sign)] for sign in str(count)) if count < 10 else str(count)
    return str(count).translate(_WIDE)
