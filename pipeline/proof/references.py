"""References that lead to a unit which regulates something else than the words around them say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.proof.reading import Passage, Reading
from pipeline.text.tokens import is_content, tokenize, words
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level

# What joins a reference to the words that say what stands there; 第7条に定める違約金, 第25条の規定による退会.
_LINK = re.compile(
    r"(?:の(?:規定|定め)に(?:よ(?:り|る)|基づ(?:く|き|いて)|従(?:い|って)|違反し(?:て|た)?)"
    r"|に(?:定める|定められた|規定する|規定された|掲げる|いう|よ(?:り|る)|基づ(?:く|き|いて)|従(?:い|って)|違反し(?:て|た)|反し(?:て|た))"
    r"|で(?:定める|定めた|規定する)|の)、?(?!場合|とき|限り|例に|ほか|うち|いずれ)"
)
_NUMBERED = re.compile(r"第\s*[\d〇一二三四五六七八九十百]+\s*条")
_REACH = 30
_END = frozenset("。、「」()・\n\t")
# Words that any clause may be spoken of with: they do not tell one article from another.
_VAGUE = frozenset(
    "規定 定め 定める 場合 事項 行為 物 者 方 時 際 前 後 間 内 外 中 上 下 次 別 為 こと 全て 一部 全部 他 以外 号 項 条 表 欄 所 本条 前条 次条 後段 前段 該当 準用 適用 除く 限り 限る 限度 範囲 及び "
    "期間 期限 期日 日 月 年 日数 回数 件数 時間 時刻 時点 前日 当日 翌日 額 金額 料金 代金 費用 金員 総額 合計 残額 内訳 端数 計算 算定 式 率 方法 方式 手続き 手続 手順 順 内容 結果 理由 事由 事情 要件 条件 措置 処理 対応 "
    "権利 義務 責任 請求 請求権 通知 知らせ 届け 届け出 届出 申し出 申出 申込み 申込 承諾 同意 合意 決定 書面 書類 証明 資料 様式 当社 会社 客 利用者 利用 使用 提供 行使 履行 遂行 契約 規約 約款 サービス 業務 目的 効力 存続 終了 変更 改定 新設 手直し "
    "又 又は 若し 若しくは 並び 並びに 且つ うち 違反 抵触 因る 付く 置く 成る 取る 為す 受ける 出す 得る 持つ 言う 書く 見る 用いる 当てる 嵌める 当てはめる 改める 直す 越える 超える 過ぎる 遅れる 満ちる 終わる 経る 加える 含む 足りる 欠く 分かる 準ずる 類する 違う 異なる 求める 応ずる 行う 生ずる 有る 無い 確認 取扱い 扱い 状態 状況 情報 データ 相当 残り 半分 例 通り 旨 点 名 疑い 恐れ 約束 外れる 初め 最初 最後".split()
)
_FEW = 99
"""Where so many articles speak of a thing none of them is meant for sure."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words behind a reference say of it: the words that tell one article from another, and all of them."""

    telling: tuple[str, ...]
    every: tuple[str, ...]
    end: int


class _Subjects:
    """What the units are about."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words: dict[Address, frozenset[str]] = {}
        self._captions: dict[Address, frozenset[str]] = {}
        self.articles = tuple(dict.fromkeys(address.article for address in reading.units))

    def of(self, address: Address) -> frozenset[str]:
        """The words of a unit and all below it."""
        if address not in self._words:
            self._words[address] = frozenset(words(self._reading.below(address))) | self.caption(address)
        return self._words[address]

    def caption(self, address: Address) -> frozenset[str]:
        if address not in self._captions:
            self._captions[address] = frozenset(words(self._reading.caption(address)))
        return self._captions[address]

    def around(self, address: Address) -> frozenset[str]:
        """The words of a unit, of what it stands in down from the article's caption, and of what hangs below it."""
        found = self.of(address) | self.caption(address.article)
        above = address.parent
        while above is not None:
            own = self._reading.of_unit.get(above, [])
            found |= frozenset(word for passage in own for word in words(passage.text))
            above = above.parent
        return found

    def meant(self, telling: Iterable[str], not_in: Iterable[Address]) -> tuple[Address, ...]:
        """The articles that speak of all this: those whose caption does, else those whose text does, where they are few."""
        wanted, shut = frozenset(telling), set(not_in)
        others = [one for one in self.articles if one not in shut]
        by_caption = tuple(one for one in others if wanted <= self.caption(one))
        if by_caption:
            return by_caption if len(by_caption) <= _FEW else ()
        by_text = tuple(one for one in others if wanted <= self.of(one))
        return by_text if len(by_text) <= _FEW else ()


def find(reading: Reading) -> Iterator[Finding]:
    """wrong-reference: 第8条の秘密保持 where 第8条 is about fees and another article is about that."""
    subjects = _Subjects(reading)
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED or not _NUMBERED.search(reference.text):
            continue
        for passage in reading.of_unit.get(reference.address, ()):
            if place := passage.within(reference.spans):
                yield from _judge(reading, subjects, reference, passage, place)


def _judge(
    reading: Reading, subjects: _Subjects, reference: Reference, passage: Passage, place: tuple[int, int]
) -> Iterator[Finding]:
    said = _said(passage.text, place[1])
    if said is None:
        return
    scope = frozenset().union(*map(subjects.around, reference.targets))
    captions = frozenset().union(*(subjects.caption(target.article) for target in reference.targets))
    if scope & set(said.telling) or captions & set(said.every):
        return
    shut = {reference.address.article, *(target.article for target in reference.targets)}
    meant = subjects.meant(said.telling, shut)
    if not meant:
        return
    target = reference.targets[0].article
    caption = reading.units[target].caption if target in reading.units else None
    there = f"{target}{f'（{caption}）' if caption else ''}"
    about = passage.words(place[1], said.end).lstrip("の")
    better = "か".join(f"{one}{f'（{name}）' if (name := reading.units[one].caption) else ''}" for one in meant if one in reading.units)
    message = f"「{reference.text}」は「{about}」の定めとして引かれていますが、{there}にその定めはありません。{better}のことではないか確かめてください。"
    yield passage.finding("wrong-reference", Level.WARNING, message, *place, proposal=str(meant[0]) if len(meant) == 1 else None)


def _said(text: str, at: int) -> _Said | None:
    """The noun phrase or the clause behind a reference, up to its first verb, comma or bracket."""
    link = _LINK.match(text, at)
    if not link:
        return None
    piece = text[link.end() : link.end() + _REACH]
    telling: list[str] = []
    every: list[str] = []
    stop = 0
    clause = not link[0].rstrip("、").endswith(("の", "る", "う", "た"))
    for token in tokenize(piece):
        if token.surface in _END or token.start != stop:
            break
        if token.part == "助詞" and every and not (token.surface == "の" or (clause and token.surface in "がを")):
            break
        stop = token.end
        if not is_content(token) or re.search(r"\d", token.surface):
            continue
        every.append(token.normal)
        if token.normal not in _VAGUE and len(token.surface) > 1:
            telling.append(token.normal)
        if token.part == "動詞" and token.normal not in ("為る", "れる"):
            break
    return _Said(tuple(telling), tuple(every), link.end() + stop) if telling else None
