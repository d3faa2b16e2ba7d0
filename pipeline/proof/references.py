"""References that lead to a unit which regulates something else than the words around them say."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass

from pipeline.proof.reading import Passage, Reading
from pipeline.text.tokens import is_content, tokenize, words
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Span

# What joins a reference to the words that say what stands there; 第7条に定める違約金, 第25条の規定による退会.
_LINK = re.compile(
    r"(?:の(?:規定|定め)に(?:よ(?:り|る)|基づ(?:く|き|いて)|従(?:い|って)|違反し(?:て|た)?)"
    r"|に(?:定める|定められた|規定する|規定された|掲げる|いう|よ(?:り|る)|基づ(?:く|き|いて)|従(?:い|って)|違反し(?:て|た)|反し(?:て|た))"
    r"|で(?:定める|定めた|規定する)|の)、?(?!場合|とき|限り|例に|ほか|うち|いずれ)"
)
_NUMBERED = re.compile(r"第\s*[\d〇一二三四五六七八九十百]+\s*条")
_PLAIN_ARTICLE = re.compile(r"第(\d+)条")
_REACH = 30
_AND = frozenset("また 又 又は または 及び および 若しくは もしくは 並びに ならびに".split())
_END = frozenset("。、「」()・\n\t")
# Words that any clause may be spoken of with: they do not tell one article from another.
_VAGUE = frozenset(
    "規定 定め 定める 場合 事項 行為 物 者 方 時 際 前 後 間 内 外 中 上 下 次 別 為 こと 全て 一部 全部 他 以外 号 項 条 表 欄 所 本条 前条 次条 後段 前段 該当 準用 適用 除く 限り 限る 限度 範囲 及び "
    "期間 期限 期日 日 月 年 日数 回数 件数 時間 時刻 時点 前日 当日 翌日 額 金額 料金 代金 費用 金員 総額 合計 残額 内訳 端数 計算 算定 式 率 方法 方式 手続き 手続 手順 順 内容 結果 理由 事由 事情 要件 条件 措置 処理 対応 "
    "権利 義務 責任 請求 請求権 通知 知らせ 届け 届け出 届出 申し出 申出 申込み 申込 承諾 同意 合意 決定 書面 書類 証明 資料 様式 当社 会社 客 利用者 利用 使用 提供 行使 履行 遂行 契約 規約 約款 サービス 業務 目的 効力 存続 終了 変更 改定 新設 手直し "
    "又 又は 若し 若しくは 並び 並びに 且つ うち 違反 抵触 因る 付く 置く 成る 取る 為す 受ける 出す 得る 持つ 言う 書く 見る 用いる 当てる 嵌める 当てはめる 改める 直す 越える 超える 過ぎる 遅れる 満ちる 終わる 経る 加える 含む 足りる 欠く 分かる 準ずる 類する 違う 異なる 求める 応ずる 行う 生ずる 有る 無い 確認 取扱い 扱い 状態 状況 情報 データ 相当 残り 半分 例 通り 旨 点 名 疑い 恐れ 約束 外れる 初め 最初 最後".split()
)
_SEVERAL = 2
"""So many references have to miss in one direction, and so many times as many as fit."""
_MOST = 3
"""So many articles are named as what may be meant."""
_LONG = 5
"""Characters of a compound word that no other thing is called by."""
_COMPOUND = re.compile(r"[一-龥々ァ-ヶーA-Za-z]+")
_PERSON = re.compile(r"(?:者|もの|方|場合|とき|事由|額|日)(?:の|に|で|を|が|は)")
_SIGN = re.compile(r"\s*(?:\([\da-zA-Zア-ン一二三四五六七八九十]{1,3}\)|[①-⑳]|[ア-ン](?![ァ-ヶー]))")


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words behind a reference say of it: the words that tell one article from another, and all of them.

    noun: the first compound word, as it stands.
    """

    telling: tuple[str, ...]
    every: tuple[str, ...]
    noun: str
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

    def meant(self, said: "_Said", shut: Iterable[Address]) -> tuple[Address, ...]:
        """The articles that speak of all that is said: those whose caption does, else those whose text does, most first."""
        wanted, others = frozenset(said.telling), [one for one in self.articles if one not in set(shut)]
        found = [one for one in others if wanted <= self.caption(one)] or [
            one for one in others if wanted <= self.of(one)
        ]
        return tuple(sorted(found, key=lambda one: -self._reading.below(one).count(said.noun)))

    def calling(self, compound: str) -> tuple[Address, ...]:
        """The articles in which a compound word stands."""
        return tuple(one for one in self.articles if compound in self._reading.below(one) + self._reading.caption(one))


@dataclass(frozen=True, slots=True)
class _Pointing:
    """A reference to an article or below it where it stands, with what is said of it; scope: of its targets."""

    reference: Reference
    passage: Passage
    place: Span
    said: _Said | None
    scope: frozenset[str]
    captions: frozenset[str]

    @property
    def fits(self) -> bool:
        """Whether the targets speak of what is said, or nothing is said that could tell."""
        return self.said is None or bool(self.scope & set(self.said.telling) or self.captions & set(self.said.every))

    @property
    def order(self) -> int | None:
        """The number of the article; None for one of an annex or with a branch number."""
        match = _PLAIN_ARTICLE.fullmatch(str(self.reference.targets[0].article))
        return int(match[1]) if match else None


def find(reading: Reading) -> Iterator[Finding]:
    """wrong-reference: 第8条の秘密保持 where 第8条 is about fees and another article is about that.

    stale-reference: several references miss by one in the same direction; so do those behind them that say nothing.
    """
    subjects = _Subjects(reading)
    pointing = [
        _pointing(subjects, reference, passage, place)
        for reference in reading.document.references
        if reference.status is ReferenceStatus.RESOLVED and _NUMBERED.search(reference.text)
        for passage in reading.of_unit.get(reference.address, ())
        if (place := passage.within(reference.spans))
    ]
    wrong = {one: found for one in pointing if (found := _judge(reading, subjects, one))}
    yield from wrong.values()
    yield from _stale(reading, subjects, [one for one in pointing if one.order], set(wrong))


def _pointing(subjects: _Subjects, reference: Reference, passage: Passage, place: Span) -> _Pointing:
    scope = frozenset().union(*map(subjects.around, reference.targets))
    captions = frozenset().union(*(subjects.caption(target.article) for target in reference.targets))
    return _Pointing(reference, passage, place, _said(passage.text, place[1]), scope, captions)


def _judge(reading: Reading, subjects: _Subjects, one: _Pointing) -> Finding | None:
    said, reference = one.said, one.reference
    if said is None or one.captions & set(said.every):
        return None
    shut = {reference.address.article, *(target.article for target in reference.targets)}
    if one.scope & set(said.telling):
        meant = tuple(other for other in subjects.calling(said.noun) if other != reference.address.article)
        if len(said.noun) < _LONG or len(meant) != 1 or meant[0] in shut or one.scope >= set(said.telling):
            return None
    else:
        meant = subjects.meant(said, shut)[:_MOST]
    if not meant:
        return None
    there = _named(reading, reference.targets[0].article)
    quoted = one.passage.words(one.place[0], said.end)
    better = "か".join(_named(reading, other) for other in meant)
    message = f"「{quoted}」とありますが、{there}に「{said.noun}」の定めはありません。{better}のことではないか確かめてください。"
    only = str(meant[0]) if len(meant) == 1 else None
    return one.passage.finding("wrong-reference", Level.WARNING, message, *one.place, proposal=only)


def _named(reading: Reading, article: Address) -> str:
    unit = reading.units.get(article)
    return f"{article}（{unit.caption}）" if unit and unit.caption else str(article)


def _stale(
    reading: Reading, subjects: _Subjects, pointing: Sequence[_Pointing], wrong: Set[_Pointing]
) -> Iterator[Finding]:
    """All references from an article on where those that say something fit the next article, or the one before."""
    for step in (1, -1):
        missing = [one for one in pointing if not one.fits and _fits(subjects, one, step)]
        fitting = [one for one in pointing if one.said and one.fits and not _fits(subjects, one, step)]
        begins = sorted(one.order or 0 for one in missing)
        accepted = [
            begin
            for at, begin in enumerate(begins)
            if len(begins) - at >= _SEVERAL
            and len(begins) - at >= _SEVERAL * sum((one.order or 0) >= begin for one in fitting)
        ]
        for one in pointing if accepted else ():
            if (one.order or 0) < accepted[0] or one in wrong or one in fitting:
                continue
            meant = Address((f"第{(one.order or 0) + step}条",))
            change = "増えた" if step > 0 else "減った"
            message = f"「{one.reference.text}」は、条が{change}後も前の番号のまま引かれているようです。{_named(reading, meant)}のことではないか確かめてください。"
            yield one.passage.finding("stale-reference", Level.WARNING, message, *one.place, proposal=str(meant))


def _fits(subjects: _Subjects, one: _Pointing, step: int) -> bool:
    """Whether the article a step away speaks of all that is said, or its caption of some of it."""
    if one.said is None:
        return False
    article = Address((f"第{(one.order or 0) + step}条",))
    by_caption = subjects.caption(article) & set(one.said.every)
    return bool(by_caption) or set(one.said.telling) <= subjects.of(article)


def _said(text: str, at: int) -> _Said | None:
    """The noun phrase or the clause behind a reference, up to its first verb, comma or bracket."""
    while sign := _SIGN.match(text, at):
        at = sign.end()
    link = _LINK.match(text, at)
    if not link or _PERSON.match(text, link.end()):
        return None
    piece = text[link.end() : link.end() + _REACH]
    telling: list[str] = []
    every: list[str] = []
    stop = 0
    clause = not link[0].rstrip("、").endswith(("の", "る", "う", "た"))
    for token in tokenize(piece):
        if token.surface in _END or token.surface in _AND or token.start != stop:
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
    noun = _COMPOUND.match(piece)
    return _Said(tuple(telling), tuple(every), noun[0] if noun else telling[0], link.end() + stop) if telling else None
