"""Words that point to a unit, read as print: 第3条第2項, 前2項, 同条ただし書, 別表第1 — without asking where they lead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.parse import divisions
from pipeline.text.numerals import KANJI, number

N = rf"(?:\d{{1,4}}|[{KANJI}]{{1,5}})"
"""A number as print has it."""

_QUANTITY = r"[つ者分名人回日月年週割倍個箇件点種円万%台枚通社席室度時銭才歳㎡㎞]|本(?!文)|[かヶカ箇]月|\s*(?:[ァ-ヶ][ァ-ヶー]|[A-Za-z]{2})"
_BRANCH = rf"(?:\s*[のノ]\s*{N}(?![\d{KANJI}]|{_QUANTITY}))"
_BESIDE = "(?:[前次][々前]?|[同本])"
_CAPTION = (
    rf"(?:\s*[(（【](?!\s*{N}\s*[)）]|第\s*{N}\s*[条項号])(?:[^()（）【】。]|[(（][^()（）]*[)）]){{1,40}}[)）】])?"
)
_WORD = r"(?<![基日資標見脚台謄抄副原根](?=本))(?<![合共協混異](?=同))(?<![年順目逐漸](?=次))(?<![以名事直手目](?=前))"  # 基本項目
_ARTICLE = rf"(?:第\s*{N}|(?<![\d第.,の全計各])\d{{1,4}})\s*条(?![約例件]){_BRANCH}*|(?:{_BESIDE}|(?<![一-龠ぁ-ん])この)条(?![約例件文項])"
_PARAGRAPH = rf"第\s*{N}\s*項(?!目)|(?:{_BESIDE}|(?<![一-龠ぁ-ん])この)項(?!目)|(?<=[条)）])\s*\d{{1,2}}\s*項(?!目)"
_ITEM = rf"第\s*{N}\s*号|(?:{_BESIDE}|(?<![一-龠ぁ-ん])この)号|(?<=項)\s*\d{{1,2}}\s*号"
_PATH = rf"(?:(?P<article>{_ARTICLE}){_CAPTION})?(?:\s*(?P<paragraph>{_PARAGRAPH}))?(?:\s*(?P<item>{_ITEM}))?"
_CHAIN = re.compile(_WORD + _PATH)
_BOTH = re.compile(_WORD + r"(?P<word>[同本])条項(?!目)")
_SERIES = re.compile(rf"{_WORD}前(?:\s*(?P<count>{N})\s*|各)(?P<level>[条項号])(?!目)")
_APPENDIX = r"別記様式|様式|別紙|別表|別添|別記|付属書|付録"
_PLACE = re.compile(
    rf"(?:(?P<suppl>附則)|(?P<form>第\s*{N}\s*号(?:\s*[のノ]\s*{N})?)\s*様式"
    rf"|(?P<appendix>{_APPENDIX})(?:\s*(?P<which>(?:第\s*)?{N}(?:\s*号)?(?:{_BRANCH})?)(?!\s*[\d条項]))?)"
    rf"(?:{_CAPTION}(?=\s*[第前次本同]){_PATH})?"
)
_JOINS = r"及び|および|並びに|ならびに|又は|または|若しくは|もしくは|あるいは|或いは|と|や|、|,|・|/"
_MORE = re.compile(
    rf"\s*(?:(?P<range>から|ないし|乃至|〜|～|~)\s*(?:{_APPENDIX})?|(?:{_JOINS})+)\s*(?P<which>第\s*{N})(?!\s*[\d{KANJI}条項号章編節])(?:まで)?"
)
_TO = re.compile(r"\s*(?:(?P<until>から)|ないし|乃至|〜|～|~|[-–—―‐])\s*同?(?=[第前次本同\d])")
START = re.compile(
    rf"第\s*[\d{KANJI}]|前[条項号各章節々前\d{KANJI}]|次々[条項号]|[次同本][条項号章節]|この[条項号]|(?<![\d.,の全計各])\d{{1,4}}\s*条|附則|{_APPENDIX}"
)
"""Where a pointer may begin, in folded text or not."""
_DIVISION = re.compile(
    rf"{_WORD}(?:(?:第\s*{N}|(?<!基)本|[前次同])\s*[編章節款](?!句))+"
    rf"(?:(?:から|ないし|乃至|〜|～|~)(?P<last>第\s*{N}\s*[編章節款])(?:まで)?)?"
)
_DIVISION_PART = re.compile(rf"(?:第\s*({N})|([本前次同]))\s*([編章節款])")
_AFTER = r"(?=\s*(?:[の()①-⑳、。,)」へもは]|に(?![つ関])|で(?:定|規|示|述|掲|い)|を|が(?=適|定|優)|と(?=お|す|同|は|の)|から|まで|又|または|及|およ|若|もし|並び|ならび|より|により|以下|以降|〜|~|$))"
_NUMBERED_AS = re.compile(r"第\s*(?P<dots>\d{1,3}(?:\.\d{1,3}){1,3})\s*(?:[条項号節](?!目))?")
_BARE = re.compile(
    rf"(?P<dots>\d{{1,3}}(?:\.\d{{1,3}}){{1,3}})(?:\s*[条項号節](?!目)|{_AFTER})|(?P<one>\d{{1,2}})\.(?!\d){_AFTER}"
)
BARE_START = re.compile(r"(?<![\d.,A-Za-z第〒:/¥\\*×+-])(?<![A-Za-z] )\d{1,3}\.")
"""Where a bare number may be a pointer, in a document whose articles have such numbers: 3.の情報, 12.2(c)."""

_THING = re.compile(r"(?!及|又|並|若|乃|或|各|前段|後段|本文|但|柱|所定|記載|規定|以|該当|中)[一-龠]")


@dataclass(frozen=True, slots=True)
class Pointer:
    """One pointer; article, paragraph, item: the word for each level as printed (第3条の2, 前項), "" where it names none.

    start, end: its place in the text; count: of 前2項, 0 for 前各項, then level is its 条, 項 or 号; places: labels of
    附則 and 別紙 that it names; through: places are the ends of a range; divisions: of 第2章第1節, from the top down, each
    with 本, 前 or 次 or its number, two of one rank where through; bare: a number without 第 and 条.
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
    divisions: tuple[tuple[str, str], ...] = ()
    bare: bool = False

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
        if self.divisions:
            return self.divisions[0][0].isdigit()
        return bool(self.places) or next((word.startswith("第") for word in self.words if word), False)


def find(text: str, *, bare: bool = False) -> Iterator[Pointer]:
    """The pointers in folded text, from left to right; none lies in another; bare: numbers without 第 are pointers too."""
    at = 0
    while match := _ANY.search(text, at) if bare else START.search(text, at):
        pointer = read(text, match.start()) or (_bare(text, match.start()) if bare else None)
        if pointer:
            yield pointer
        at = pointer.end if pointer else match.start() + 1


def read(text: str, start: int) -> Pointer | None:
    """The pointer that begins at start."""
    if match := _NUMBERED_AS.match(text, start):
        return _dotted(match)
    if match := _DIVISION.match(text, start):
        return _divisions(match)
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
    if not match["article"] and (match["paragraph"] or match["item"]).strip()[0].isdigit():
        return None
    found = Pointer(start, match.end(), *_words(match))
    if found.levels == "号" and found.numbered and _THING.match(text, found.end):
        return None  # 第1号被保険者, 第2号議案: the number of a thing
    return found


def range_end(text: str, first: Pointer) -> Pointer | None:
    """The pointer that a range from first leads to: 第5条から【第8条】まで, 第1項乃至【前項】; its end is the end of the range."""
    match = _TO.match(text, first.end)
    if match is None:
        return None
    if dotted := _NUMBERED_AS.match(text, match.end()):
        found = _dotted(dotted)
    else:
        last = _CHAIN.match(text, match.end())
        if last is None or last.end() == last.start():
            return None
        found = Pointer(last.start(), last.end(), *_words(last))
    closed = text.startswith("まで", found.end)
    if match["until"] and not closed and found.levels[-1] != first.levels[-1]:
        return None
    return Pointer(found.start, found.end + 2 * closed, *found.words)


def _bare(text: str, start: int) -> Pointer | None:
    """3. or 12.2 or 3.1項 where no list or line begins with it."""
    match = _BARE.match(text, start)
    if match is None or text[:start].rstrip(" ").endswith("\n"):
        return None
    if match["dots"]:
        found = _dotted(match)
        return Pointer(found.start, found.end, *found.words, bare=True)
    return Pointer(start, match.end(), article=f"第{match['one']}条", bare=True)


def _dotted(match: re.Match[str]) -> Pointer:
    """第3.1項 or 12.2: the numbers are those of 条, 項 and 号."""
    numbers = match["dots"].split(".")
    article, paragraph, item, *_ = [
        *(f"第{int(count)}{level}" for count, level in zip(numbers, "条項号", strict=False)),
        "",
        "",
    ]
    return Pointer(match.start(), match.end(), article, paragraph, item)


def _divisions(match: re.Match[str]) -> Pointer:
    path = [
        (str(number(re.sub(r"\s", "", count)) or 0) if count else word, level)
        for count, word, level in _DIVISION_PART.findall(match[0])
    ]
    return Pointer(match.start(), match.end(), divisions=tuple(path), through=bool(match["last"]))


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
    """The words for 条, 項 and 号; 415条2項 has 第 as 第415条第2項."""
    words = (re.sub(r"^(?:\s*)(?=\d)", "第", match[level] or "") for level in ("article", "paragraph", "item"))
    article, paragraph, item = words
    return article, paragraph, item


_ANY = re.compile(f"{START.pattern}|{BARE_START.pattern}")


JOINED = re.compile(
    rf"\s*[(（]|\s*(?:[(（](?:[^()（）]|[(（][^()（）]*[)）])*[)）])?(?:まで|各[号項]|ただし書き?|但し?書き?|本文|前段|後段)?(?:の(?:各号|規定|定め))?"
    rf"(?:\s*(?:{_JOINS}|から|ないし|乃至|〜|～|~))+\s*同?\s*"
)
"""What may stand between two pointers of one list, 第1項の規定及び第2項, or before one in brackets, 第3条(第2項を除く。)."""

CONJUNCTION = re.compile(r"(?:及び|および|並びに|ならびに|又は|または|若しくは|もしくは|ないし|乃至|から)\s*同?\s*$")
"""What ends the text before the last pointer of a list whose first one stands further off."""
