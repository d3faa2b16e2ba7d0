"""Which lines are headings: 条, 編/章/節/款, 附則, 別紙.

The 条 of a document are a chain of numbers, and that tells a heading from a reference at the start of a line and from a
note about some articles.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.parse import divisions
from pipeline.parse.divisions import BRACKETS, REFERS, SENTENCE, Place, balanced, refers
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style, readings
from pipeline.text.numerals import KANJI, number
from pipeline.types.document import Kind

_K = f"[{KANJI}壱弐参拾]"
_N = rf"(?:\d{{1,4}}|{_K}{{1,6}})"
_SIGN = r"(?:[・■●◆○▼★□◇▶]\s*)?"
_TO = r"(?:から|ないし|乃至|及び|および|・|、|,|~|〜|-)"
_ARTICLE = re.compile(
    rf"^(?:[(【\[](?P<before>[^()【】\[\]。]{{1,40}})[)】\]]\s*)?{_SIGN}(?P<open>[【\[(〔<〈《]\s*)?"
    rf"(?:第\s*(?P<n>{_N}|[○〇●◯])\s*(?:[-のノ之]\s*(?P<inner>{_N})|[〜~]\s*(?P<to>{_N}))?\s*条"
    rf"(?P<branch>(?:\s*[のノ之-]\s*{_N}(?![つ者種点年月日]))*)|Article\s+(?P<english>\d{{1,3}})\.?(?=[\s(（:]|$))(?P<rest>.*)$"
)
_BRANCH_BARE = re.compile(r"^(?P<branch>[二三四五六七八九十])(?=$|[\s(（【])(?P<rest>.*)$")
_RANGE = re.compile(
    rf"^\s*{_TO}\s*(?:第?\s*{_N}\s*条\s*{_TO}\s*)*第?\s*(?P<n>{_N})\s*条(?:まで)?\s*:?\s*(?P<text>\S.*)?$"
)
_NUMBERED = re.compile(
    rf"^(?:■\s*|第(?=\S{{1,3}}\s))?(?P<n>\d{{1,3}}|{_K}{{1,4}})\s*(?:[.．、)](?:0(?![\d.%]))?|(?=\s))\s*(?P<rest>(?!\d).*)$"
)
_REFERS_GLUED = re.compile(r"^(?:ただし|但し|本文|前段|後段|所定|記載|違反|等|以下|以外|以降|以後)")
_UNKNOWN = ("〇", "○", "●", "◯")
_NAMES_ARTICLE = re.compile(rf"^\s+第\s?{_N}\s?条")  # 第2条　第3条の規定により…: set apart, the text of 第2条
_TOP_MARKS = (Style.BRACKETED, Style.SQUARE, Style.CIRCLED, Style.KANJI_BRACKETED, Style.ROMAN_CAPITAL)
_LOOKBACK = 80
_CLEAR = 2.9  # evidence of a number with its caption in brackets, on a line of its own
_DELETED = re.compile(
    r"^\s*[(\[【〔<]?\s*(?:(?:令和|平成|昭和|\d{4})[^。]{0,14})?(?:削\s*除|欠\s*番|省\s*略|中略|略)\s*(?:[(].{1,20}[)])?\s*[)\]】〕>]?\s*[。.]?$"
)
_SPLIT = re.compile(
    r"^(?P<caption>(?![\d(①-⑳])[^\s。、]{2,20}(?<![はがをにもへ]))\s+(?P<body>\S.{8,}。.*|\S.{8,}(?:する|した|ない|いう))$"
)


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


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a document in order of their lines; numbered: its 条 are bare numbers, no 第N条 is printed."""

    articles: tuple[Article, ...]
    places: tuple[Place, ...]
    numbered: bool = False


def candidates(lines: Sequence[Line], cut: Sequence[float]) -> Outline:
    """All that may be headings by themselves, before the chain of numbers is asked."""
    places = (place for index, line in enumerate(lines) if (place := divisions.place(index, line, cut[index])))
    articles = [*_candidates(lines, cut, _article), *_candidates(lines, cut, _numbered_heading)]
    sure = (article for article in articles if article.evidence > 0)
    return Outline(tuple(sorted(sure, key=lambda article: article.line)), tuple(places))


def outline(lines: Sequence[Line], cut: Sequence[float]) -> Outline:
    """The headings among lines; cut tells for each line how surely it continues the one before."""
    places = [place for index, line in enumerate(lines) if (place := divisions.place(index, line, cut[index]))]
    restarts = [place.line for place in places if place.kind in (Kind.SUPPL_PROVISION, Kind.APPENDIX)]
    chains = [_chain(_candidates(lines, cut, rule), restarts) for rule in (_article, _numbered_heading)]
    sectioned = sum(line.heading > 1 for line in lines) >= 2  # numbers are lists inside sections that have no number
    if max(total for total, _ in chains) <= 0 and not sectioned:
        # Numbers of one print make a chain: 三 or 3) under 2. is a 号, not the third 条.
        prints: dict[str, list[Article]] = {}
        for article in _candidates(lines, cut, _numbered_caption):
            prints.setdefault(_print(lines[article.line].text), []).append(article)
        found = [_chain(alike, restarts) for alike in prints.values()]
        # Lists stand inside of articles: of several chains the one that begins first is that of the articles.
        chains = sorted((one for one in found if one[0] > 0), key=lambda scored: scored[1][0].line)[:1] or [(0.0, [])]
    if max(total for total, _ in chains) <= 0 and not sectioned:
        chains = [_chain(_marked(lines, cut, style), restarts) for style in _TOP_MARKS]
    total, chain = max(chains, key=lambda scored: scored[0])
    if total <= 0:
        return Outline((), _kept(places, ()))
    articles = tuple(_captioned_below(_with_strays(chain, _candidates(lines, cut, _article)), lines))
    return Outline(articles, _kept(places, articles), not _ARTICLE.match(lines[articles[0].line].text))


def _kept(places: list[Place], articles: Sequence[Article]) -> tuple[Place, ...]:
    """附則 and 別紙 stand after the first article; without articles there is nothing they could follow."""
    first = articles[0].line if articles else None
    taken = {article.line for article in articles}
    later = (Kind.SUPPL_PROVISION, Kind.APPENDIX)
    return tuple(
        place
        for place in places
        if place.line not in taken and (place.kind not in later or (first is not None and place.line > first))
    )


def _candidates(
    lines: Sequence[Line], cut: Sequence[float], rule: Callable[[int, Sequence[Line], Sequence[float]], Article | None]
) -> list[Article]:
    found = (rule(index, lines, cut) for index in range(len(lines)))
    return [article for article in found if article is not None]


def _chain(candidates: list[Article], restarts: list[int]) -> tuple[float, list[Article]]:
    """The subsequence of candidates with the most evidence, each heading's own and that of the numbers going on."""
    best: list[float] = []
    back: list[int] = []
    for index, article in enumerate(candidates):
        score, origin = article.evidence + _start(article), -1
        for earlier in range(max(0, index - _LOOKBACK), index):
            step = _step(candidates[earlier], article, restarts)
            if best[earlier] + step + article.evidence > score:
                score, origin = best[earlier] + step + article.evidence, earlier
        best.append(score)
        back.append(origin)
    if not best:
        return 0.0, []
    at = best.index(max(best))
    total, chain = best[at], []
    while at >= 0:
        chain.append(candidates[at])
        at = back[at]
    return total, chain[::-1]


def _start(article: Article) -> float:
    if not article.numbers:
        return 0.0
    return 2.0 if article.numbers == (1,) else -1.0


def _step(before: Article, article: Article, restarts: list[int]) -> float:
    restarted = any(before.line < line <= article.line for line in restarts)
    if restarted:
        return 1.0 if article.numbers == (1,) else 0.0
    if not before.numbers or not article.numbers:
        return 0.5
    last, now = before.until or before.numbers[0], article.numbers[0]
    if now == last and article.numbers != before.numbers and article.numbers > before.numbers:
        return 2.0
    if now == last + 1:
        return 2.0
    if now == last:
        return -1.5
    if now > last:
        return -0.6 - 0.1 * min(now - last, 10)
    return -6.0


def _with_strays(chain: list[Article], found: list[Article]) -> list[Article]:
    """The chain with the clear headings that go back: 第4条 printed after 第5条 where no other 第4条 is."""
    taken = {article.numbers for article in chain}
    first, last = chain[0].line, chain[-1].line
    strays = [
        article
        for article in found
        if article.evidence >= _CLEAR and article.numbers not in taken and first < article.line < last
    ]
    for stray in strays:
        near = [one for one in chain if one.line < stray.line][-1]
        if near.numbers and stray.numbers and 0 < near.numbers[0] - stray.numbers[0] <= 2:
            chain = sorted([*chain, stray], key=lambda article: article.line)
    return chain


def _captioned_below(chain: list[Article], lines: Sequence[Line]) -> list[Article]:
    """The chain with captions from the next line, where that is how the bare numbers of a document are captioned."""
    ends = [article.line for article in chain[1:]] + [len(lines)]
    bare = [
        (at, article)
        for at, article in enumerate(chain)
        if article.caption is None and article.body is None and not article.deleted
    ]
    below = [at for at, article in bare if ends[at] > article.line + 2 and _is_bare_caption(lines[article.line + 1])]
    if len(below) < 2 or len(below) < 0.6 * len(bare):
        return chain
    return [
        replace(article, caption=(0, len(lines[article.line + 1].text)), below=True) if at in below else article
        for at, article in enumerate(chain)
    ]


def _is_bare_caption(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= 20
        and not line.plain
        and is_caption(text)
        and not text.endswith(("、", "。", ":", "は", "が", "を", "に"))
        and not _DELETED.match(text)
        and text[0] not in BRACKETS
        and not re.match(rf"(?:\d|{_K}\s|[①-⑳・※])", text)
    )


def _article(index: int, lines: Sequence[Line], cut: Sequence[float]) -> Article | None:
    line = lines[index]
    match = None if line.plain else _ARTICLE.match(line.text)
    if match is None:
        return None
    printed = match["n"] or match["english"]
    head = None if printed in _UNKNOWN else number(printed)
    branches = [number(part) for part in re.findall(_N, match["branch"] or "")]
    start, rest, end = match.start("rest"), match["rest"], len(line.text)
    until = number(match["to"] or "")
    if match["inner"]:
        inner = number(match["inner"]) or 0
        if _DELETED.match(rest) and inner > (head or 0):
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
    deleted = body_span is not None and bool(_DELETED.match(line.text[slice(*body_span)]))
    return Article(index, numbers, caption, body_span, evidence + own, deleted=deleted)


def _ranged(index: int, lines: Sequence[Line], rest: str) -> tuple[int, str] | None:
    """The last number of 第6条から第8条まで 削除 and what stands in place of their text, "" where that is on the next line."""
    match = _RANGE.match(rest)
    if match is None or not _is_deleted(index, lines, match["text"] or ""):
        return None
    return number(match["n"]) or 0, match["text"] or ""


def _is_deleted(index: int, lines: Sequence[Line], rest: str) -> bool:
    text = rest if rest.strip() or index + 1 == len(lines) else lines[index + 1].text
    return bool(_DELETED.match(text))


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
    if _DELETED.match(text):
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
    if _DELETED.match(text):
        return None, (lead, end), 2.0
    if match := _SPLIT.match(text):
        return (lead, lead + match.end("caption")), (lead + match.start("body"), end), 2.0 if spaced else -1.5
    if (is_caption(text) and not goes_on) or (heading and not text.endswith("。")):
        return (lead, end), None, 2.0 if spaced else (1.0 if heading else -1.5)
    return None, (lead, end), 1.6 if spaced else -4.0


def is_caption(text: str) -> bool:
    """True where folded text after a number is a heading rather than the beginning of a sentence."""
    plain = re.sub(r"\([^()]*\)", "", text)  # （実費を含む。） is no end of a sentence
    return len(text) <= 40 and not SENTENCE.search(plain) and not (len(text) > 25 and text.count("、") > 2)


def _numbered_heading(index: int, lines: Sequence[Line], cut: Sequence[float]) -> Article | None:
    """`### 3. 利用ユーザー` and its like: a marked heading that begins with a number."""
    line = lines[index]
    return _numbered(index, line, 2.0) if line.heading else None


def _numbered_caption(index: int, lines: Sequence[Line], cut: Sequence[float]) -> Article | None:
    """A line of a number and a caption, or of a number and a sentence, in a document that has no 条 and no headings."""
    line = lines[index]
    if line.heading or line.plain or cut[index] > 0.5 or (line.indent > 3 and line.level != 1):
        return None
    article = _numbered(index, line, 0.0)
    if article is None:
        return None
    if article.caption and not line.level and _nothing_below(article, index, lines):
        article = replace(article, caption=None, body=article.caption)
    return article if article.caption else Article(index, article.numbers, None, article.body, article.evidence - 1.2)


def _marked(lines: Sequence[Line], cut: Sequence[float], style: Style) -> list[Article]:
    """Lines that begin with one style of list mark, in a document that has no other numbers: (1), ①, 【1】, Ⅰ."""
    found: list[Article] = []
    for index, line in enumerate(lines):
        if line.heading or line.plain or cut[index] > 0.5 or line.indent > 3:
            continue
        reading = next((one for one in readings(line.text, None) if one.style is style and one.doubt < 1), None)
        if reading is None or not line.text[reading.length :]:
            continue
        span = (reading.length, len(line.text))
        caption = is_caption(line.text[reading.length :])
        found.append(
            Article(
                index, (reading.number,), span if caption else None, None if caption else span, 0.0 if caption else -1.2
            )
        )
    return found


def _print(text: str) -> str:
    """How a number at the start of a line is printed, whichever number it is."""
    match = re.match(rf"(?P<before>■?\s*第?)(?:(?P<digits>\d+)|{_K}+)\s*(?P<after>\.0(?![\d.%])|[.、)])?", text)
    return f"{match['before'].strip()}{'1' if match['digits'] else '一'}{match['after'] or ''}" if match else ""


def _nothing_below(article: Article, index: int, lines: Sequence[Line]) -> bool:
    """True where the next number or the end follows at once: what stands on the line is text."""
    after = lines[index + 1].text if index + 1 < len(lines) else "以上"
    match = _NUMBERED.match(after)
    goes_on = match is not None and number(match["n"]) == article.numbers[0] + 1
    return goes_on or re.fullmatch(r"以\s*上", after) is not None


def _numbered(index: int, line: Line, evidence: float) -> Article | None:
    match = _NUMBERED.match(line.text)
    if match is None or (head := number(match["n"])) is None:
        return None
    rest, start = match["rest"], match.start("rest")
    end = start + len(rest.rstrip())
    refers = REFERS.match(rest) and not re.match(rf"第\s*{_N}\s*条", rest)  # 1. 第5条を次のとおり改める。
    if refers or head == 0:
        return None
    if not rest.strip():
        return Article(index, (head,), None, None, evidence)
    if not line.heading and (split := _SPLIT.match(rest)):
        return Article(
            index, (head,), (start, start + split.end("caption")), (start + split.start("body"), end), evidence
        )
    if line.heading or is_caption(rest.strip()):
        closing = BRACKETS.get(rest[0])
        inner = (
            (start + 1, end - 1) if closing and balanced(rest, rest[0], closing) == len(rest.rstrip()) else (start, end)
        )
        return Article(index, (head,), inner, None, evidence)
    return Article(index, (head,), None, (start, end), evidence)
