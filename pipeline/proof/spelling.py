"""A word that stands once and is nearly a term: 待期期間 beside 待機期間, 指定品 beside 指定商品, 当院 beside 本院, ノーハウ beside ノウハウ."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.proof.reading import Passage, Reading
from pipeline.types.proof import Finding, Level

_WORD = "一-龥々ァ-ヶーA-Za-z"
_RUN = re.compile(rf"[{_WORD}]+")
_FORE = re.compile(r"^(?:当該|同一|同|各|全|両|上記|下記|以下|翌|前|次|他)(?=..)")
_TAIL = re.compile(r"(?<=..)(?:又|及|若|並|等|第|上|中|外|内|間|前|後|時|毎|以外|以内|終了後|締結時|終了時|ごと)$")
_SIGNS = ("本件", "本", "当", "貴", "弊")
_OFTEN, _USED = 4, 2
"""So often stands a word that is no defined term but known, and a defined one."""
_LEAST = 3
_DROPPED = 2
"""So many characters are left out of a term at most."""
# What tells two things apart is no slip: 開始日 and 終了日, 一次 and 二次, 有償 and 無償.
_APART = re.compile(
    "[一二三四五六七八九十百前後上下左右内外大小多少高低新旧始終入出有無可否正副主従売買貸借甲乙丙各全部総単複昼夜男女父母公私自他再未既非不毎翌当本]"
)
_KINDS = re.compile("[額金料費率数量日時期間点限度先者人員店書物品口座権]")
"""Ends of words that name another side of a thing: 契約日, 契約書."""
_PERSON_OR_THING = re.compile("[者員品社]$")
"""Ends of short words that name one thing however they begin: 指定品 beside 指定商品, but not 使用量 beside 使用電力量."""
_OTHER_DEEDS = (("契", "規"), ("規", "契"))
"""What tells 利用契約 from 利用規約: each document of terms speaks of both."""
_KATAKANA = re.compile("[ァ-ヶー]{3,}")
_SOUND = str.maketrans("ァィゥェォッャュョヴヂヅ", "アイウエオツヤユヨブジズ")
_QUOTED = re.compile(r"[「『][^」』]*[」』]")
_TOLD = re.compile(r"\s*[(（](?:以下|[「『])|\s*(?:とは|を(?:い[うい]))")


def find(reading: Reading) -> Iterator[Finding]:
    """term-variant."""
    words = _Words(reading)
    yield from words.slips()
    yield from words.signs()
    yield from words.sounds()


class _Words:
    """The words of a document, written together in Chinese characters, katakana and letters."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.defined = set(reading.defined)
        self.first: dict[str, tuple[Passage, int]] = {}
        self.counts: Counter[str] = Counter()
        for passage in reading.passages:
            for match in _RUN.finditer(passage.text):
                start, word = match.start(), match[0]
                if fore := _FORE.match(word):
                    start, word = start + fore.end(), word[fore.end() :]
                word = _TAIL.sub("", word)
                self.counts[word] += 1
                self.first.setdefault(word, (passage, start))

    def slips(self) -> Iterator[Finding]:
        """One sign exchanged, or one or two left out or put in."""
        known = [
            word
            for word in {*self.defined, *(word for word, count in self.counts.items() if count >= _OFTEN)}
            if len(word) >= _LEAST and _RUN.fullmatch(word) and self.reading.whole.count(word) >= _USED
        ]
        by_ends = _by_ends(known)
        for word in self._lone():
            near = [
                other
                for other in by_ends.get(word[0], ())
                if other[-1] == word[-1] and (_exchanged(word, other) or self._shortened(word, other))
            ]
            near += [term for term in known if term in self.defined and _first_exchanged(word, term)]
            if near:
                yield self._told(word, max(near, key=self.reading.whole.count))

    def signs(self) -> Iterator[Finding]:
        """当院 where 本院 is defined; told wherever it stands seldom."""
        for term in sorted(self.defined):
            sign = next((one for one in _SIGNS if term.startswith(one)), "")
            thing = term.removeprefix(sign)
            if not sign or thing in ("", "社") or self.reading.whole.count(term) < _LEAST:
                continue
            for other in _SIGNS:
                word = other + thing
                if (
                    word not in self.defined
                    and 0 < self.counts[word] <= _USED
                    and self.reading.whole.count(word) <= _USED
                ):
                    yield self._told(word, term)

    def sounds(self) -> Iterator[Finding]:
        """One word of foreign origin in two spellings."""
        found = Counter(match[0] for passage in self.reading.passages for match in _KATAKANA.finditer(passage.text))
        by_sound: dict[str, list[str]] = {}
        for word in found:
            by_sound.setdefault(_sound(word), []).append(word)
        for alike in by_sound.values():
            usual = max(alike, key=found.__getitem__)
            for word in alike:
                if found[word] == 1 and found[usual] >= _LEAST:
                    yield self._told(word, usual)

    def _lone(self) -> Iterator[str]:
        for word, count in self.counts.items():
            if count != 1 or len(word) < _LEAST or word in self.defined or self.reading.whole.count(word) != 1:
                continue
            if word in self.reading.headings:
                continue
            passage, start = self.first[word]
            quoted = any(one.start() < start < one.end() for one in _QUOTED.finditer(passage.text))
            if not quoted and not _TOLD.match(passage.text, start + len(word)):
                yield word

    def _shortened(self, word: str, term: str) -> bool:
        """Whether one is the other with signs left out inside; a word made of a term and more is no slip of it."""
        shorter, longer = sorted((word, term), key=len)
        dropped = len(longer) - len(shorter)
        if term not in self.defined or not 0 < dropped <= _DROPPED or len(shorter) < _LEAST:
            return False
        if (
            (len(word) > len(term) and dropped > 1)
            or longer.startswith(shorter)
            or (len(shorter) == _LEAST and not _PERSON_OR_THING.search(shorter))
        ):
            return False
        at = next(at for at, pair in enumerate(zip(shorter, longer, strict=False)) if pair[0] != pair[1])
        return longer[:at] + longer[at + dropped :] == shorter and not any(
            longer.endswith(one) for one in self.defined if one != longer
        )

    def _told(self, word: str, other: str) -> Finding:
        passage, start = self.first.get(word) or next(
            (passage, passage.text.find(word)) for passage in self.reading.passages if word in passage.text
        )
        message = f"「{word}」は、この文書の「{other}」とわずかに違います。「{other}」のことであれば、言葉をそろえてください。"
        return passage.finding("term-variant", Level.WARNING, message, start, start + len(word), other)


def _by_ends(words: Sequence[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(word[0], []).append(word)
    return found


def _exchanged(word: str, other: str) -> bool:
    """Whether one sign inside is another, and the words are long enough for that to be a slip."""
    if len(word) != len(other) or len(word) <= _LEAST:
        return False
    differ = [pair for pair in zip(word, other, strict=True) if pair[0] != pair[1]]
    return (
        len(differ) == 1
        and differ[0] not in _OTHER_DEEDS
        and not any(map(_APART.match, differ[0]))
        and not all(map(_KINDS.match, differ[0]))
    )


def _first_exchanged(word: str, other: str) -> bool:
    """The same of the first sign, in a longer word."""
    return (
        len(word) == len(other) > _LEAST + 1
        and word[0] != other[0]
        and word[1:] == other[1:]
        and not any(map(_APART.match, word[0] + other[0]))
    )


def _sound(word: str) -> str:
    """A word in katakana without what is written one way or another: サーバ and サーバー, ノーハウ and ノウハウ."""
    plain = word.translate(_SOUND).replace("ー", "").replace("・", "")
    return re.sub(r"(?<=[オコソトノホモヨロゴゾドボポ])ウ", "", plain)
