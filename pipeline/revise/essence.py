"""What a unit says in one form: two texts of one essence differ in form only."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from pipeline.ontology.spelling import spell
from pipeline.revise.choices import BOXES
from pipeline.revise.naming import are_of_one_side, is_other_name
from pipeline.revise.pointing import Pointer, signed
from pipeline.revise.rewordings import TELLING
from pipeline.revise.signs import is_person
from pipeline.revise.swaps import swaps
from pipeline.text.numerals import number
from pipeline.text.tokens import tokenize

_KANJI_NUMBER = re.compile(
    r"[一二三四五六七八九十百千〇]+(?=分の[一二三四五六七八九十百千〇\d])|(?<=分の)[一二三四五六七八九十百千〇]+|"
    r"[壱弐参一二三四五六七八九十拾百千〇]+[万億](?=円)|[一二三四五六七八九十百千〇]+(?=(?:か月|か年|営業日|日|年|週間|時間|分(?!の)|円|回|人|名|件|台|個|条|項|号|割|倍|%|パーセント))"
)
_SIGNS = str.maketrans(
    {"，": "、", ",": "、", "．": "。", "『": "「", "』": "」", "〔": "(", "〕": ")", "【": "(", "】": ")", "~": "から"}
)
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3})")  # what is looked for comes first: a lookbehind is tried at every sign
_MINUS = re.compile(r"-(?<![0-9A-Za-z]-)(?=\d)")
_MARK = re.compile(r"[・●○■□◆◇▪*＊※](?:(?<=^.)|(?<=。.))")
_POLITE = frozenset({"ます", "です", "だ"})
_STYLES = {
    "別に定め": "別途定め",
    "によって": "により",
    "に対して": "に対し",
    "に関して": "に関し",
    "においては": "では",
    "にて": "で",
    "に満たない": "未満の",
}
"""Ways of saying that never make a difference; the right side is what they are compared by."""
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_ERA = re.compile(r"(令和|平成|昭和)(\d+|元)年")
_OFTEN, _REST = 2, 0.1


def essence(words: str, pointers: Iterable[Pointer], renamed: Mapping[str, str]) -> str:
    """The words without white space and boxes in one spelling: references as signs of their places, numbers in digits, new terms.

    >>> essence("三十日前又は1ヶ月前", [], {})
    '30日前または1か月前'
    """
    text = _THOUSANDS.sub("", signed(words, pointers))
    text = BOXES.sub("", _MARK.sub("", spell(text).translate(_SIGNS)))
    text = _MINUS.sub("マイナス", text)
    text = _KANJI_NUMBER.sub(lambda found: str(number(found[0])), text)
    text = _ERA.sub(lambda found: f"{_ERAS[found[1]] + int(found[2].replace('元', '1'))}年", text)
    for old, new in (*_STYLES.items(), *renamed.items()):
        text = text.replace(old, new)
    return text


def says_the_same(old: str, new: str) -> bool:
    """True where two essences have the same words but for 〜です, 〜ます and である.

    >>> says_the_same("会員は料金を支払います。", "会員は、料金を支払う。")
    True
    """
    return old == new or _plain(old) == _plain(new)


def _plain(text: str) -> list[str]:
    return [
        token.normal
        for token in tokenize(text)
        if (token.part != "補助記号" or TELLING.search(token.surface))
        and not (token.part == "助動詞" and token.normal in _POLITE)
    ]


def renames(
    pairs: Sequence[tuple[str, str]],
    old: str,
    new: str,
    *,
    terms: Collection[str],
    parties: Sequence[tuple[str, str]],
    meanings: tuple[Mapping[str, str], Mapping[str, str]],
) -> dict[str, str]:
    """Terms that have another name throughout, old name -> new name, longest first.

    pairs: essences of units that are one; old, new: all of either version; terms: all that have a definition or act: 毎年 in
    place of 隔年 is another rule, however often; parties: old and new name of those who have one part in both versions, which
    holds where a text was written anew and no two sentences are alike; meanings: see is_other_name. The old name has gone
    from the new version, and the new one was not in the old version, but for a few places.
    """
    found = Counter(swap.terms for a, b in pairs for swap in swaps(a, b) if swap.terms)
    told = {
        (a, b)
        for (a, b), count in found.items()
        if count >= _OFTEN and (is_person(a) or is_person(b) or {a, b} & {*terms} or are_of_one_side(a, b))
    }
    known = {name for pair in told for name in pair}
    told |= {pair for pair in parties if known.isdisjoint(pair)}
    return {
        a: b
        for a, b in sorted(told, key=lambda pair: (-len(pair[0]), pair))
        if a != b
        and is_other_name(a, b, meanings)
        and _said(a, new) <= _REST * _said(a, old)
        and _said(b, old) <= _REST * _said(b, new)
    }


def _said(name: str, text: str) -> int:
    """How often a text says a name, and not as the end of a longer word: 会社 of 株式会社."""
    return len(re.findall(rf"(?<![一-龠ァ-ヶー]){re.escape(name)}", text))
