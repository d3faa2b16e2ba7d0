"""Words that point to a unit, read as print: 第3条第2項, 前2項, 同条ただし書, 別表第1 — without asking where they lead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.parse import divisions
from pipeline.text.numerals import KANJI, number

N = rf"(?:\d{{1,4}}|[{KANJI}]{{1,5}})"
"""A number as print has it."""

_BRANCH = rf"(?:\s*[のノ]\s*{N}(?![\d{KANJI}つ者分名人回日月年週割倍個箇件点種円万%]|か月|ヶ月))"
_CAPTION = (
    rf"(?:\s*[(（【](?!\s*{N}\s*[)）]|第\s*{N}\s*[条項号])(?:[^()（）【】。]|[(（][^()（）]*[)）]){{1,40}}[)）】])?"
)
_WORD = r"(?<![基日資標見脚台謄抄副原根](?=本))(?<![合共協混異](?=同))(?<![年順目逐漸](?=次))(?<![以名事直手目](?=前))"  # 基本項目
_ARTICLE = rf"第\s*{N}\s*条(?![約例件]){_BRANCH}*|[前次同本]条(?![約例件文])"
_PARAGRAPH = rf"第\s*{N}\s*項(?!目)|[前次同本]項(?!目)"
_ITEM = rf"第\s*{N}\s*号|[前次同本]号"
_PATH = rf"(?:(?P<article>{_ARTICLE}){_CAPTION})?(?:\s*(?P<paragraph>{_PARAGRAPH}))?(?:\s*(?P<item>{_ITEM}))?"
_CHAIN = re.compile(_WORD + _PATH)
_BOTH = re.compile(_WORD + r"(?P<word>[同本])条項(?!目)")
_SERIES = re.compile(rf"{_WORD}前(?:\s*(?P<count>{N})\s*|各)(?P<level>[条項号])(?!目)")
_APPENDIX = r"別記様式|様式|別紙|別表|別添|別記|付属書|付録"
_PLACE = re.compile(
    rf"(?:(?P<suppl>附則)|(?P<form>第\s*{N}\s*号(?:\s*[のノ]\s*{N})?)\s*様式"
    rf"|(?P<appendix>{_APPENDIX})(?:\s*(?P<which>(?:第\s*)?{N}(?:\s*号)?(?:{_BRANCH})?)(?!\s*[\d条項]))?)"
    rf"(?:{_CAPTION}{_PATH})?"
)
_JOINS = r"及び|および|並びに|ならびに|又は|または|若しくは|もしくは|あるいは|或いは|と|や|、|,|・|/"
_MORE = re.compile(
    rf"\s*(?:(?P<range>から|ないし|乃至|〜|～|~)\s*(?:{_APPENDIX})?|(?:{_JOINS})+)\s*(?P<which>第\s*{N})(?!\s*[\d{KANJI}条項号章編節])(?:まで)?"
)
_TO = re.compile(r"\s*(?:(?P<until>から)|ないし|乃至|〜|～|~|[-–—―‐])\s*同?(?=[第前次本同])")
START = re.compile(rf"第\s*[\d{KANJI}]|前[条項号各\d{KANJI}]|[次同本][条項号]|附則|{_APPENDIX}")
"""Where a pointer may begin, in folded text or not."""

_THING = re.compile(r"(?!及|又|並|若|乃|或|各|前段|後段|本文|但|柱|所定|記載|規定|以|該当|中)[一-龠]")


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer; article, paragraph, item: the word for each level as printed (第3条の2, 前項), "" where it names none.

    start, end: its place in the text; count: of 前2項, 0 for 前各項, then level is its 条, 項 or 号; places: labels of
    附則 and 別紙 that it names; through: places are the ends of a range.
    """

    start: int
    end: int
    article: str = ""
    paragraph: str = ""
    item: str = ""
    level: str = ""
    count: int = 0
    places: tuple[str, ...] = ()
    through: bool = False

    @property
    def levels(self) -> str:
        """The levels it names, 条項 for 第3条第1項."""
        if self.level:
            return self.level
        return "".join(sign for sign, word in zip("条項号", self.words, strict=True) if word)

    @property
    def words(self) -> tuple[str, str, str]:
        """The words for 条, 項 and 号."""
        return self.article, self.paragraph, self.item

    @property
    def numbered(self) -> bool:
        """True where it begins with a number of its own (第3条) or a place (附則), not with a word such as 前条."""
        return bool(self.places) or next((word.startswith("第") for word in self.words if word), False)


def find(text: str) -> Iterator[Pointer]:
    """The pointers in folded text, from left to right; none lies in another."""
    at = 0
    while match := START.search(text, at):
        pointer = read(text, match.start())
        if pointer:
            yield pointer
        at = pointer.end if pointer else match.start() + 1


def read(text: str, start: int) -> Pointer | None:
    """The pointer that begins at start."""
    if match := _PLACE.match(text, start):
        return _place(text, match)
    if match := _BOTH.match(text, start):
        return Pointer(start, match.end(), article=f"{match['word']}条", paragraph=f"{match['word']}項")
    if match := _SERIES.match(text, start):
        count = number(re.sub(r"\s", "", match["count"])) or 0 if match["count"] else 0
        return Pointer(start, match.end(), level=match["level"], count=count) if count != 1 else None
    match = _CHAIN.match(text, start)
    if match is None or match.end() == start:
        return None
    found = Pointer(start, match.end(), *_words(match))
    if found.levels == "号" and found.numbered and _THING.match(text, found.end):
        return None  # 第1号被保険者, 第2号議案: the number of a thing
    return found


def range_end(text: str, first: Pointer) -> Pointer | None:
    """The pointer that a range from first leads to: 第5条から【第8条】まで, 第1項乃至【前項】; its end is the end of the range."""
    match = _TO.match(text, first.end)
    last = _CHAIN.match(text, match.end()) if match else None
    if match is None or last is None or last.end() == last.start():
        return None
    found = Pointer(last.start(), last.end(), *_words(last))
    closed = text.startswith("まで", found.end)
    if match["until"] and not closed and found.levels[-1] != first.levels[-1]:
        return None
    return Pointer(found.start, found.end + 2 * closed, *found.words)


def _place(text: str, match: re.Match[str]) -> Pointer:
    if match["suppl"]:
        return Pointer(match.start(), match.end(), *_words(match), places=("附則",))
    word, which = ("様式", match["form"]) if match["form"] else (match["appendix"], match["which"])
    labels = [divisions.appendix_label(word, which)]
    end, through = match.end(), False
    while which and which.startswith("第") and not any(_words(match)) and (more := _MORE.match(text, end)):
        labels.append(divisions.appendix_label(word, more["which"]))
        end, through = more.end(), bool(more["range"])
        if through:
            break
    return Pointer(match.start(), end, *_words(match), places=tuple(labels), through=through)


def _words(match: re.Match[str]) -> tuple[str, str, str]:
    return match["article"] or "", match["paragraph"] or "", match["item"] or ""


JOINED = re.compile(
    rf"\s*[(（]|\s*(?:[(（](?:[^()（）]|[(（][^()（）]*[)）])*[)）])?(?:まで|各[号項]|ただし書き?|但し?書き?|本文|前段|後段)?(?:の(?:各号|規定|定め))?"
    rf"(?:\s*(?:{_JOINS}|から|ないし|乃至|〜|～|~))+\s*同?\s*"
)
"""What may stand between two pointers of one list, 第1項の規定及び第2項, or before one in brackets, 第3条(第2項を除く。)."""

CONJUNCTION = re.compile(r"(?:及び|および|並びに|ならびに|又は|または|若しくは|もしくは|ないし|乃至|から)\s*同?\s*$")
"""What ends the text before the last pointer of a list whose first one stands further off."""
