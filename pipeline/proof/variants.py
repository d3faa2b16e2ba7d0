"""Two words for one thing: a word that stands once, where the document says another everywhere else."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.proof.compounds import Use
from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.types.proof import Finding, Level

_WORD = "一-龥々ァ-ヶーA-Za-z"
_QUOTED = re.compile(r"[「『][^」』]*[」』]")
_TOLD = re.compile(r"\s*[(（](?:以下|[「『])|\s*(?:とは|を(?:い[うい]|定め|置|選|設け))")
_AMONG = re.compile(r"(?:その他の?|[\d各同再])\s*$")
_ALSO = re.compile(r"\s*(?:など|その他|、[一-龥ァ-ヶー]{2,10}(?:など|その他|等))")
_USUAL, _RARE = 3, 2
_SHORTEST = 3
_SHARED = 3
"""Characters that two words for one thing have in common at least."""
_PLAIN = re.compile(f"[{_WORD}]+")
_VERBAL = frozenset("当該 同一 以降 各種 一部 別途 追加 自動 両 相互 本件".split())
_HEADS = tuple(
    frozenset(alike.split())
    for alike in (
        "端末 機器 装置 デバイス 設備",
        "情報 データ",
        "料金 費用 代金 対価 料",
        "サイト ページ",
        "アプリ ソフトウェア ソフト プログラム",
        "期間 期限",
        "商品 製品 品物 物品",
        "業務 役務 作業",
        "成果物 納入物 納品物",
        "規約 約款 規程",
        "店 店舗",
        "施設 設備",
        "資料 書類",
        "品 物 材 材料 物品 用品",
    )
)
"""Heads of compound words that are taken for each other."""
_LEGAL = frozenset("個人データ 個人情報 保有個人データ".split())
"""Words that a statute tells apart."""
_CUSTOMERS = "会員 利用者 ユーザー ユーザ お客様 お客さま 契約者 加入者 登録者 顧客".split()
_CALLED = re.compile("|".join(sorted(_CUSTOMERS, key=len, reverse=True)))
_SELF = "契約書?|合意書?|覚書|協定書?|規約|約款|会則|規程|規則|特約"
_RULES = re.compile("規約|約款|会則|規程|規則")
_THIS = re.compile(rf"この(?P<thing>[{_WORD}]{{0,6}}(?:{_SELF}))(?![{_WORD}])")
_OWN = re.compile(rf"(?<![{_WORD}])本(?P<thing>[{_WORD}]{{0,6}}(?:{_SELF}))(?![{_WORD}])")
_OFTEN = 3


def find(reading: Reading) -> Iterator[Finding]:
    """term-variant."""
    words = _Words(reading)
    yield from words.substituted()
    yield from words.framed()
    yield from words.renamed()
    yield from _of_itself(reading)


class _Words:
    """The compound nouns of a document with their uses."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.defined = set(reading.defined)
        self.brand = fold(reading.document.title)
        self.uses = reading.compounds
        self.counts = Counter({word: len(uses) for word, uses in self.uses.items()})
        single = {word: uses[0] for word, uses in self.uses.items() if len(uses) == 1 and self._is_lone(word, uses[0])}
        self.renaming = {word: use for word, use in single.items() if len(word) >= _SHORTEST}
        self.lone = {word: use for word, use in single.items() if len(word) > _SHORTEST and not _in_row(use)}

    def substituted(self) -> Iterator[Finding]:
        """基本保守料 once, where 年額保守料 is what the document says everywhere else."""
        by_shape: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for word, uses in self.uses.items():
            if self.counts[word] >= (_RARE if word in self.defined else _USUAL):
                parts = uses[0].parts
                for hole in range(len(parts) - 1):
                    by_shape.setdefault(_shape(parts, hole), []).append((word, parts[hole]))
        for word, use in self.lone.items():
            parts = use.parts
            near = [
                other
                for hole in range(len(parts) - 1)
                for other, filling in by_shape.get(_shape(parts, hole), ())
                if other != word
                and len("".join((*parts[:hole], *parts[hole + 1 :]))) >= _SHARED
                and _differ(parts[hole], filling)
            ]
            if len(parts) >= 3 and near and _PLAIN.fullmatch(word) and not self._qualifies(word):
                yield _told(use, word, near[0])

    def framed(self) -> Iterator[Finding]:
        """チャージ残高から差し引く once, where ウォレット残高から差し引く stands elsewhere and that one is defined.

        The same of a word that begins with the name of the service: みなと補償 beside 安心補償 in みなと市場利用規約.
        """
        terms = [term for term in self.defined if self.counts[term] >= _RARE]
        for word, use in self.lone.items():
            parts = use.parts
            branded = self.brand.startswith(parts[0])
            if len(parts) != 2 or not (use.frame or branded):
                continue
            near = [
                term
                for term in terms
                if term.endswith(parts[1])
                and len(parts[1]) > 1
                and len(term) > len(parts[1])
                and _differ(parts[0], term.removesuffix(parts[1]))
                and (branded or any(other.frame == use.frame for other in self.uses[term]))
            ]
            alike = [other for other in self.uses if other.endswith(parts[1]) and other not in (word, parts[1], *near)]
            if near and len(alike) <= len(near):
                yield _told(use, word, max(near, key=self.counts.__getitem__))

    def renamed(self) -> Iterator[Finding]:
        """登録機器 once, where 登録端末 is defined; 利用者情報, where 会員情報 is."""
        for word, use in self.renaming.items():
            parts = use.parts
            heads = next((alike for alike in _HEADS if parts[-1] in alike), ())
            others = [word.removesuffix(parts[-1]) + head for head in heads if head != parts[-1]]
            if (called := _CALLED.match(word)) and called[0] != word:
                others += [name + word[called.end() :] for name in _CUSTOMERS if name != called[0]]
            if near := [other for other in others if other in self.defined and len(other) > 2]:
                yield _told(use, word, near[0])

    def _is_lone(self, word: str, use: Use) -> bool:
        """Whether a word stands once, is no term, and could stand for another."""
        if word in self.defined or word in _LEGAL or self.reading.whole.count(word) != 1:
            return False
        text = use.passage.text
        if _TOLD.match(text, use.end) or _ALSO.match(text, use.end) or _AMONG.search(text[: use.start]):
            return False
        if any(one.start() < use.start < one.end() for one in _QUOTED.finditer(text)):
            return False
        return not any(len(term) > 2 and word.endswith(term) for term in self.defined)

    def _qualifies(self, word: str) -> bool:
        """Whether a word begins with a term: 検査期間内."""
        return any(len(term) > 2 and word.startswith(term) for term in self.defined)


def _in_row(use: Use) -> bool:
    start, end = use.passage.sentence(use.start)
    return "\t" in use.passage.text[start:end]


def _told(use: Use, word: str, other: str) -> Finding:
    message = f"「{word}」は、ここにだけ出てきます。「{other}」のことであれば、言葉をそろえてください。別のものであれば、何を指すかを定めてください。"
    return use.passage.finding("term-variant", Level.WARNING, message, use.start, use.end, other)


def _shape(parts: tuple[str, ...], hole: int) -> tuple[str, ...]:
    return (*parts[:hole], "", *parts[hole + 1 :]) if len(parts) >= 3 else (str(hole), *parts)


def _differ(one: str, other: str) -> bool:
    """Whether two parts may stand for each other: not 当該, not what is told apart by one sign, 有償 and 無償."""
    longer = len(one) > 1 and len(other) > 1 and one not in _VERBAL and other not in _VERBAL
    return longer and not (len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1)


def _of_itself(reading: Reading) -> Iterator[Finding]:
    """この変更合意, where the document calls itself 本変更契約."""
    own = Counter(match["thing"] for match in _OWN.finditer(reading.whole))
    usual = max(own, key=own.__getitem__, default=None)
    if usual is None or own[usual] < _OFTEN:
        return
    others: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    for passage in reading.passages:
        for match in _THIS.finditer(passage.text):
            others.setdefault(match["thing"], []).append((passage, match))
    for thing, places in others.items():
        passage, match = places[0]
        same_kind = bool(_RULES.search(thing)) == bool(_RULES.search(usual))
        plain = len(thing) <= 2 and not _RULES.search(thing)
        said = thing in reading.below(passage.address.article).replace(match[0], "")
        said = said or bool(_TOLD.match(passage.text, match.end()))
        if thing != usual and len(places) <= _RARE and same_kind and not plain and not said:
            message = f"この文書が「本{usual}」と呼ぶものを、ここでは「{match[0]}」と呼んでいるようです。同じものであれば、呼び名をそろえてください。"
            yield passage.finding("term-variant", Level.WARNING, message, *match.span(), f"本{usual}")
