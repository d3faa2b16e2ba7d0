"""第N条 at the start of a line: its number, caption and text, and how surely it is the heading of an article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.parse.divisions import BRACKETS, REFERS, SENTENCE, balanced, refers
from pipeline.parse.lines import Line
from pipeline.text.numerals import KANJI, number

NUMERAL = f"[{KANJI}壱弐参拾]"
"""One sign of a number in kanji, those of deeds among them."""
NUMBER = rf"(?:\d{{1,4}}|{NUMERAL}{{1,6}})"
"""The number of an article as print has it."""

_SIGN = r"(?:[・■●◆○▼★□◇▶]\s*)?"
_TO = r"(?:から|ないし|乃至|及び|および|・|、|,|~|〜|-)"
_ARTICLE = re.compile(
    rf"^(?:[(【\[](?P<before>[^()【】\[\]。]{{1,40}})[)】\]]\s*)?{_SIGN}(?P<open>[【\[(〔<〈《]\s*)?"
    rf"(?:第\s*(?P<n>{NUMBER}|[○〇●◯])\s*(?:[-のノ之]\s*(?P<inner>{NUMBER})|[〜~]\s*(?P<to>{NUMBER}))?\s*条"
    rf"(?P<branch>(?:\s*[のノ之-]\s*{NUMBER}(?![つ者種点年月日]))*)|Article\s+(?P<english>\d{{1,3}})\.?(?=[\s(（:]|$))(?P<rest>.*)$"
)
_BRANCH_BARE = re.compile(r"^(?P<branch>[二三四五六七八九十])(?=$|[\s(（【])(?P<rest>.*)$")
_RANGE = re.compile(
    rf"^\s*{_TO}\s*(?:第?\s*{NUMBER}\s*条\s*{_TO}\s*)*第?\s*(?P<n>{NUMBER})\s*条(?:まで)?\s*:?\s*(?P<text>\S.*)?$"
)
_REFERS_GLUED = re.compile(r"^(?:ただし|但し|本文|前段|後段|所定|記載|違反|等|以下|以外|以降|以後)")
_UNKNOWN = ("〇", "○", "●", "◯")
_NAMES_ARTICLE = re.compile(rf"^\s+第\s?{NUMBER}\s?条")  # 第2条　第3条の規定により…: set apart, the text of 第2条
DELETED = re.compile(
    r"^\s*[(\[【〔<]?\s*(?:(?:令和|平成|昭和|\d{4})[^。]{0,14})?(?:削\s*除|欠\s*番|省\s*略|中略|略)\s*(?:[(].{1,20}[)])?\s*[)\]】〕>]?\s*[。.]?$"
)
"""What stands in place of the text of an article that is no more."""
SPLIT = re.compile(
    r"^(?P<caption>(?![\d(①-⑳])[^\s。、]{2,20}(?<![はがをにもへ]))\s+(?P<body>\S.{8,}。.*|\S.{8,}(?:する|した|ない|いう))$"
)
"""A caption and the text after it on one line, with white space between them."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article heading: numbers (5, 2) for 第5条の2, () for 第〇条; several numbers for 第6条から第8条まで 削除.

    caption and body are [start, end) in the line's text, None where there is none; below: the caption is that of the next
    line; deleted: 削除 stands in place of its text.
    """

    line: int
    numbers: tuple[int, ...]
    caption: tuple[int, int] | None
    body: tuple[int, int] | None
    evidence: float
    until: int | None = None
    below: bool = False
    deleted: bool = False


def says_article(text: str) -> bool:
    """True where folded text begins with 第N条, be it a heading or a reference."""
    return _ARTICLE.match(text) is not None


def printed_article(index: int, lines: Sequence[Line], cut: Sequence[float]) -> Article | None:
    """The article whose heading a line may be by its 第N条; None where it begins with none."""
    line = lines[index]
    match = None if line.plain else _ARTICLE.match(line.text)
    if match is None:
        return None
    printed = match["n"] or match["english"]
    head = None if printed in _UNKNOWN else number(printed)
    branches = [number(part) for part in re.findall(NUMBER, match["branch"] or "")]
    start, rest, end = match.start("rest"), match["rest"], len(line.text)
    until = number(match["to"] or "")
    if match["inner"]:
        inner = number(match["inner"]) or 0
        if DELETED.match(rest) and inner > (head or 0):
            until = inner
        else:
            branches = [inner]
    if not branches and (bare := _BRANCH_BARE.match(rest)):
        branches, start, rest = [number(bare["branch"])], start + bare.start("rest"), bare["rest"]
    numbers = () if head is None else (head, *(branch for branch in branches if branch is not None))
    evidence = (
        (2.0 if line.heading or line.level else 0.0)
        + (0.4 if line.blanks or line.broken or not index else 0.0)
        - 3.0 * cut[index]
    )
    unwrapped = re.sub(r"[)】\]〕>〉》]", "", rest, count=1) if match["open"] else rest
    if (ranged := _ranged(index, lines, unwrapped)) is not None:
        until, rest, start = ranged[0], ranged[1], end - len(ranged[1])
    elif until is not None and not _is_deleted(index, lines, rest):
        until = None
    if until is not None:
        body = (end - len(rest), end) if rest else None
        return Article(index, numbers, None, body, evidence + 2.0, until, deleted=True)
    if match["open"]:
        unwrapped = _unwrapped(rest, BRACKETS[match["open"].strip()])
        if unwrapped is None:
            return None
        offset, rest = unwrapped
        start += offset
        evidence -= 1.0 if match["open"].strip() == "(" else 0.0
    goes_on = index + 1 < len(lines) and cut[index + 1] > 0.5
    caption, body_span, own = _after_number(rest, start, bool(line.heading), goes_on)
    if match["before"] and caption is None and own > 0:
        caption, own = match.span("before"), own + 1.0
    if body_span is None and caption is None and _note_follows(lines, index):
        evidence -= 0.5
    deleted = body_span is not None and bool(DELETED.match(line.text[slice(*body_span)]))
    return Article(index, numbers, caption, body_span, evidence + own, deleted=deleted)


def _ranged(index: int, lines: Sequence[Line], rest: str) -> tuple[int, str] | None:
    """The last number of 第6条から第8条まで 削除 and what stands in place of their text, "" where that is on the next line."""
    match = _RANGE.match(rest)
    if match is None or not _is_deleted(index, lines, match["text"] or ""):
        return None
    return number(match["n"]) or 0, match["text"] or ""


def _is_deleted(index: int, lines: Sequence[Line], rest: str) -> bool:
    text = rest if rest.strip() or index + 1 == len(lines) else lines[index + 1].text
    return bool(DELETED.match(text))


def _unwrapped(rest: str, closing: str) -> tuple[int, str] | None:
    """Offset and text of what follows a number that stands in brackets: 【第1条】目的, 【第1条　目的】."""
    text = rest.lstrip()
    gap = len(rest) - len(text)
    if text.startswith(closing):
        return gap + 1, text[1:]
    if text.endswith(closing) and closing not in text[:-1]:
        return 0, rest.rstrip()[:-1]
    at = rest.find(closing)
    if at >= 0 and "。" not in rest[:at]:
        return 0, rest[:at] + " " + rest[at + 1 :]
    return None


def _note_follows(lines: Sequence[Line], index: int) -> bool:
    return lines[index].text.startswith(("・", "■", "●", "◆", "○"))


def _after_number(
    rest: str, start: int, heading: bool, goes_on: bool
) -> tuple[tuple[int, int] | None, tuple[int, int] | None, float]:
    """Caption, body and evidence from what follows 第N条 on its line."""
    text = rest.strip()
    lead = start + len(rest) - len(rest.lstrip())
    end = lead + len(text)
    if not text:
        return None, None, 2.0
    if DELETED.match(text):
        return None, (lead, end), 2.0
    closing = BRACKETS.get(text[0])
    if (
        closing
        and (length := balanced(text, text[0], closing))
        and (length == len(text) or closing not in ("」", "』"))
    ):
        inner = (lead + 1, lead + length - 1)
        after = text[length:].removeprefix(":")
        if not after.strip():
            return inner, None, 3.0
        if (REFERS.match(after) and not _NAMES_ARTICLE.match(after)) or _REFERS_GLUED.match(after):
            return None, None, -6.0
        return inner, (end - len(after.lstrip()), end), 1.5 if after[0].isspace() else 0.5
    spaced = rest[0].isspace() or rest[0] in ":.-"
    if _NAMES_ARTICLE.match(rest):
        return None, (lead, end), 1.0
    if refers(rest) if spaced else REFERS.match(text) or _REFERS_GLUED.match(text):
        return None, None, -6.0
    if text[0] in ":.-":
        text = text[1:].strip()
        lead = end - len(text)
    if DELETED.match(text):
        return None, (lead, end), 2.0
    if match := SPLIT.match(text):
        return (lead, lead + match.end("caption")), (lead + match.start("body"), end), 2.0 if spaced else -1.5
    if (is_caption(text) and not goes_on) or (heading and not text.endswith("。")):
        return (lead, end), None, 2.0 if spaced else (1.0 if heading else -1.5)
    return None, (lead, end), 1.6 if spaced else -4.0


def is_caption(text: str) -> bool:
    """True where folded text after a number is a heading rather than the beginning of a sentence."""
    plain = re.sub(r"\([^()]*\)", "", text)  # （実費を含む。） is no end of a sentence
    return len(text) <= 40 and not SENTENCE.search(plain) and not (len(text) > 25 and text.count("、") > 2)
