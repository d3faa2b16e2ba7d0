"""What a line may begin with: list marks of every style. A line can have several readings; the context decides."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from pipeline.text.numerals import KANJI, circled, gojuon, iroha, letter, number, roman


class Style(Enum):
    """How a list is numbered; rank: how deep such lists usually stand (1 項, 2 号, 3 below); example: its first mark."""

    PARAGRAPH = (1, "第1項")
    NUMBER_DOT = (1, "1.")
    NUMBER_BARE = (1, "1　")
    NUMBER_PAREN = (2, "1)")
    DECIMAL = (1, "3.1")
    DECIMAL_BELOW = (2, "3.1.1")
    ITEM = (2, "第1号")
    BRACKETED = (2, "(1)")
    SQUARE = (2, "[1]")
    KANJI = (2, "一")
    KANJI_BRACKETED = (2, "(一)")
    CIRCLED = (2.5, "①")
    GOJUON = (3, "ア")
    IROHA = (3, "イ")
    LETTER = (3, "a")
    CAPITAL = (3, "A")
    ROMAN = (3, "i")
    ROMAN_CAPITAL = (3, "I")

    __hash__ = object.__hash__  # of a name it is asked for at every step of a search

    def __init__(self, rank: float, example: str) -> None:
        self.rank = rank
        self.example = example


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the beginning of a line.

    number: place in its list; printed: the mark as an address below 号 has it; length: characters of the mark with the
    white space after it; doubt: 0 for a clear mark, more where it may be plain text; branch: 2 for 二の二, else 0; until: 4
    for 二から四まで 削除, else 0.
    """

    style: Style
    number: int
    printed: str
    length: int
    doubt: float
    branch: int = 0
    until: int = 0


# What follows a number that counts or refers rather than numbers a list: a counter that stands alone, so that
# 通知, 個人情報 or 年会費 after a number stay the beginning of a sentence.
_COUNTED = (
    r"(?:円(?![滑満])|%|パーセント|[かヶケカヵ箇]月|営業日|歳(?![入出末])|倍(?![率数])|階(?![層段])|週間|時間(?![外帯割給差])|秒|未満|以内|(?:以上|以下)(?=[をにはがと、。)])"
    r"|(?!時間[外帯割給差])(?:日|月|年|項|条|号|回|名|人|分|時|台|件|週|個|種|社|通|部|割|点|つ)"
    r"(?=以[上下内降後前]|未満|間|後|前|の(?!と)|[をにはがと、。)まかより/]|単位|程度|あた|につき|ごと|毎|超|\d|$))"
)
# A particle or conjunction after a number refers to it: (3)の確約, ①又は②. A word of kana (はじめて, もし) goes on in kana.
_PARTICLE = re.compile(
    r"^(?:[、。,)」』】を]|[にがはへも]、|[にがはへものと](?=[一-龥々ァ-ヶ「『(①-⑳])|で(?:ある|あり)|と(?:する|し、)|及び|および|又は|または"
    r"|若しくは|もしくは|並びに|ならびに|から(?=[第(①-⑳\d])|ないし|各号|まで)"
)
_K = f"[{KANJI}]"
_BRANCH = rf"の(?P<branch>\d{{1,2}}|{_K}{{1,3}})"
_RULES: tuple[tuple[Style, re.Pattern[str], Callable[[str], int | None], float], ...] = (
    (Style.PARAGRAPH, re.compile(rf"\(?第?\s*(\d{{1,3}}|{_K}{{1,4}})\s*項\)?(?:{_BRANCH})?(?:\s*[:.、]\s*|\s+|(?<=\))|(?=\([^()]{{1,25}}\)$)|$)"), number, 0.0),
    (Style.ITEM, re.compile(rf"\(?第?\s*(\d{{1,3}}|{_K}{{1,4}})\s*号\)?(?:{_BRANCH})?(?:\s*[:.、]\s*|\s+|(?<=\))|$)"), number, 0.0),
    (Style.BRACKETED, re.compile(rf"・?\(\s*(\d{{1,3}})\s*(?:の\s*(?P<inner>\d{{1,2}})\s*)?\)(?:{_BRANCH}\s+)?[.、]?\s*"), number, 0.0),
    (Style.SQUARE, re.compile(r"[\[〔【]\s*(\d{1,3})\s*[\]〕】]\s*"), number, 0.0),
    (Style.NUMBER_DOT, re.compile(r"(\d{1,3})\s?(?:\.(?!\d)|、(?!\d))\s*"), number, 0.0),
    (Style.NUMBER_DOT, re.compile(r"(\d{1,3})\.(?=\d+" + _COUNTED + r")(?!\d+\s*(?:倍|%|パーセント))"), number, 0.8),
    (Style.NUMBER_DOT, re.compile(r"(\d{1,3})\.(?=\d)(?!\d+\s*(?:キロ|グラム|トン|センチ|メートル|ポイント|倍))"), number, 1.5),
    (Style.NUMBER_PAREN, re.compile(r"(\d{1,3})\s?\)\s*"), number, 0.0),
    (Style.NUMBER_BARE, re.compile(r"(\d{1,3})(?:\s+|(?!年(?!会費|額|利|次)|月(?!額|会費)|日(?!額|本|程))(?=[^\d\s.,、%\-~〜/:)a-zA-Z]))(?!\s*" + _COUNTED + r")"), number, 0.4),
    (Style.NUMBER_BARE, re.compile(r"(\d{1,3})\s+(?=" + _COUNTED + r")"), number, 1.6),
    (Style.KANJI_BRACKETED, re.compile(rf"・?\(\s*({_K}{{1,4}})\s*\)(?:{_BRANCH}\s+)?[.、]?\s*"), number, 0.0),
    (Style.KANJI, re.compile(rf"((?:{_K}|[壱弐参拾]){{1,4}})(?:{_BRANCH})?(?:\s+|\)|[、.](?!{_K})|$)\s*"), number, 0.2),
    (Style.CIRCLED, re.compile(r"([①-⑳㉑-㉟㊱-㊿❶-❿])[.、)]?\s*"), circled, 0.0),
    (Style.GOJUON, re.compile(r"([ア-ン])(?:\s+|[.)、:]\s*)"), gojuon, 0.1),
    (Style.GOJUON, re.compile(r"\(([ア-ン])\)\s*"), gojuon, 0.0),
    (Style.IROHA, re.compile(r"([ア-ヲ])(?:\s+|[.)、:]\s*)"), iroha, 0.1),
    (Style.IROHA, re.compile(r"\(([ア-ヲ])\)\s*"), iroha, 0.0),
    (Style.LETTER, re.compile(r"([a-z])(?:[.):]\s*|\s+(?=[^\x00-\x7f]))"), letter, 0.1),
    (Style.LETTER, re.compile(r"\(([a-z])\)\s*"), letter, 0.0),
    (Style.CAPITAL, re.compile(r"([A-Z])(?:[.)]\s*)(?![A-Z]\.)"), letter, 0.4),
    (Style.CAPITAL, re.compile(r"\(([A-Z])\)\s*"), letter, 0.2),
    (Style.ROMAN, re.compile(r"([ivx]{1,4})(?:[.)]\s*|\s+(?=[^\x00-\x7f]))"), roman, 0.1),
    (Style.ROMAN, re.compile(r"\(([ivx]{1,4})\)\s*"), roman, 0.0),
    (Style.ROMAN_CAPITAL, re.compile(r"([IVX]{1,4})(?:[.):]\s*|\s+(?=[^\x00-\x7f]))"), roman, 0.2),
    (Style.ROMAN_CAPITAL, re.compile(r"\(([IVX]{1,4})\)\s*"), roman, 0.1),
)  # fmt: skip
_RANGE_DELETED = re.compile(
    rf"(?P<open>\()?(?P<first>\d{{1,3}}|{_K}{{1,4}})\)?\s*(?:から|乃至|ないし|及び|[~〜-])\s*\(?(?P<last>\d{{1,3}}|{_K}{{1,4}})\)?(?:まで)?\s*(?=[(]?削除[)]?$)"
)
_FIRST = re.compile(rf"[\d({KANJI}壱弐参拾\[〔【・第①-⑳㉑-㉟㊱-㊿❶-❿㋐-㋾ⅰ-ⅻⅠ-Ⅻⓐ-ⓩⒶ-Ⓩ㈠-㈩⓵-⓾ア-ンa-zA-Z]")
_GLUED_ROMAN = re.compile(r"[ⅰ-ⅻⅠ-Ⅻ][ぁ-んァ-ヶ一-龥]")
_SEPARATE = str.maketrans({chr(0x32D0 + i): f"({sign})" for i, sign in enumerate("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ")}
    | {chr(0x24D0 + i): f"({chr(97 + i)})" for i in range(26)} | {chr(0x24B6 + i): f"({chr(65 + i)})" for i in range(26)}
    | {chr(0x3220 + i): f"({sign})" for i, sign in enumerate("一二三四五六七八九十")} | {chr(0x24F5 + i): f"({i + 1})" for i in range(10)}
    | {chr(0x2160 + i): f"({sign})" for i, sign in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"])}
    | {chr(0x2170 + i): f"({sign})" for i, sign in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])})  # fmt: skip


def readings(text: str, article: int | None) -> list[Reading]:
    """All readings of the mark that folded text begins with; article is the number that decimals (3.1) must begin with.

    >>> [(r.style.name, r.number) for r in readings("(2) 前項の届出", None)]
    [('BRACKETED', 2)]
    >>> readings("1円未満の端数は切り捨てる。", None)
    []
    >>> [r.style.name for r in readings("イ 住所", None)]
    ['GOJUON', 'IROHA']
    """
    if not _FIRST.match(text):
        return []
    plain = _unpacked(text)
    if plain != text:
        shift = len(plain) - len(text)
        glued = _GLUED_ROMAN.match(text) is not None  # ⅰ型 is a word
        return [
            replace(reading, length=reading.length - shift, doubt=reading.doubt + 1.5 * glued)
            for reading in readings(plain, article)
        ]
    if deleted := _RANGE_DELETED.match(text):
        style = (
            Style.BRACKETED if deleted["open"] else Style.KANJI if deleted["first"][0] in KANJI else Style.NUMBER_BARE
        )
        first, last = number(deleted["first"]) or 0, number(deleted["last"]) or 0
        return [Reading(style, first, f"({first})", deleted.end(), 0.0, until=last)] if first < last else []
    return [*_decimals(text, article), *_by_rules(text)]


@functools.lru_cache(maxsize=4096)  # asked of a line by several stages, and most lines come again in another version
def _by_rules(text: str) -> tuple[Reading, ...]:
    """The readings that do not depend on the article."""
    found: list[Reading] = []
    for style, pattern, value, doubt in _RULES:
        match = pattern.match(text)
        if match is None or (count := value(match[1])) is None:
            continue
        rest = text[match.end() :]
        if not rest and style in (Style.NUMBER_BARE, Style.KANJI):
            doubt += 1.0
        if style is not Style.NUMBER_DOT and _PARTICLE.match(rest):
            doubt += 3.0
        if style is Style.NUMBER_BARE and match[0][-1].isdigit():
            doubt += 0.8
        named = match.groupdict()
        branch = number(named.get("branch") or named.get("inner") or "") or 0
        found.append(Reading(style, count, _printed(style, match[1]), match.end(), doubt, branch))
    return tuple(found)


def may_follow_unnumbered(style: Style) -> bool:
    """True for marks that number 項, so that a 2 after an unnumbered text makes that text the first: 2　, ② and (2)."""
    return style.rank < 2 or style in (Style.CIRCLED, Style.BRACKETED)


def _unpacked(text: str) -> str:
    """Text whose first sign, a list mark in one character, is written out: ㋐ -> (ア), ⅰ) -> i), (ⅰ) -> (i)."""
    at = 1 if text[0] == "(" and len(text) > 2 and text[2] == ")" else 0
    sign = text[at].translate(_SEPARATE)
    if len(sign) == 1:
        return text
    bare = at or text[1:2] in (")", ".", "、", ":")
    return text[:at] + (sign[1:-1] if bare else sign) + text[at + 1 :]


_DECIMAL = re.compile(
    r"(?P<open>\()?(?P<article>\d{1,3})(?P<sign>[.-])(?P<second>\d{1,3})(?:(?P=sign)(?P<third>\d{1,3}))?(?(open)\)|\.?(?=[^\d.%-]))\s*"
)


_MEASURED = re.compile(rf"\d+\.\d+(?:{_COUNTED}|\s*(?:キロ|グラム|トン|センチ|メートル|版|ポイント))")


def _decimals(text: str, article: int | None) -> list[Reading]:
    """3.1, 3-1, (3.1) and 3.1.1 under article 3."""
    match = _DECIMAL.match(text)
    if match is None or article is None or int(match["article"]) != article:
        return []
    if _MEASURED.match(text):
        return []
    apart = match["open"] or match[0][-1].isspace() or match[0][-1] == "."
    doubt = 0.0 if apart else 0.8 if match["sign"] == "." else 2.0
    style = Style.DECIMAL_BELOW if match["third"] else Style.DECIMAL
    last = match["third"] or match["second"]
    return [Reading(style, int(last), last, match.end(), doubt)]


def _printed(style: Style, sign: str) -> str:
    if style in (
        Style.BRACKETED,
        Style.SQUARE,
        Style.NUMBER_DOT,
        Style.NUMBER_BARE,
        Style.NUMBER_PAREN,
        Style.KANJI,
        Style.KANJI_BRACKETED,
    ):
        return f"({number(sign)})"
    return sign
