"""References that lead to a unit which regulates something else than the words around them say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.proof import renumbering
from pipeline.proof.aim import PERSON, Aim, Aims
from pipeline.proof.pieces import OF_WHOM
from pipeline.proof.reading import Passage, Reading
from pipeline.proof.subjects import Subjects
from pipeline.text.normalize import fold
from pipeline.text.tokens import is_content, tokenize
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
_MOST = 3
"""So many articles are named as what may be meant."""
_LONG = 5
"""Characters of a compound word that no other thing is called by."""
_PLAIN = re.compile(r"第(\d+)条")
_KANJI = re.compile("[一-龥]")
_COMPOUND = re.compile(r"[一-龥々ァ-ヶーA-Za-z]+")
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


@dataclass(frozen=True, slots=True)
class _Pointing:
    """A reference to an article or below it where it stands, with what is said of it; scope: of its targets."""

    reference: Reference
    passage: Passage
    place: Span
    said: _Said | None
    scope: frozenset[str]
    captions: frozenset[str]


def find(reading: Reading, types: Mapping[Address, str]) -> Iterator[Finding]:
    """wrong-reference: 第8条の秘密保持 where 第8条 is about fees and another article is about that; then stale-reference.

    types: the main clause type of each unit.
    """
    subjects = Subjects(reading)
    wrong = [
        found
        for reference in reading.document.references
        if reference.status is ReferenceStatus.RESOLVED and _NUMBERED.search(reference.text)
        for passage in reading.of_unit.get(reference.address, ())
        if (place := passage.within(reference.spans))
        and (found := _judge(reading, subjects, _pointing(subjects, reference, passage, place)))
    ]
    places = {one.spans for one in wrong}
    aimed = [found for one in Aims(reading).all() if (found := _aimed(reading, one)) and found.spans not in places]
    wrong += [found for found in aimed if found.level is Level.WARNING]
    yield from wrong
    places = {one.spans for one in wrong}
    stale = [one for one in renumbering.find(reading, subjects, types) if one.spans not in places]
    yield from stale
    places |= {one.spans for one in stale}
    yield from (found for found in aimed if found.spans not in places)


def _aimed(reading: Reading, one: Aim) -> Finding | None:
    """A reference whose words speak of the unit beside the one it names."""
    if one.better is None or "(" in fold(one.reference.text):
        return None
    better, sure = one.better
    level = Level.WARNING if sure else Level.NOTE
    named, meant = _shown(reading, one.named), _shown(reading, better)
    message = f"「{one.passage.words(*one.place)}」とありますが、前後の言葉は{named}よりも{meant}に合います。番号を確かめてください。"
    return one.passage.finding("wrong-reference", level, message, *one.place, proposal=str(better))


def _shown(reading: Reading, address: Address) -> str:
    return reading.named(address) if address == address.article else str(address)


def _pointing(subjects: Subjects, reference: Reference, passage: Passage, place: Span) -> _Pointing:
    scope = frozenset().union(*map(subjects.around, reference.targets))
    captions = frozenset().union(*(subjects.caption(target.article) for target in reference.targets))
    return _Pointing(reference, passage, place, _said(passage.text, place[1]), scope, captions)


def _judge(reading: Reading, subjects: Subjects, one: _Pointing) -> Finding | None:
    said, reference = one.said, one.reference
    if said is None or "(" in fold(reference.text):
        return None
    common = one.captions & set(said.every)
    if one.scope.isdisjoint(said.telling):
        meant = _elsewhere(subjects, one, said, by_caption=bool(common))
    else:
        meant = _titled(subjects, one, said) if common else _compound(subjects, one, said)
    if not meant:
        return None
    target = reference.targets[0]
    there = str(target) if meant[0].article == target.article else reading.named(target.article)
    quoted = one.passage.words(one.place[0], said.end)
    better = "か".join(reading.named(other) for other in meant)
    lack = (
        "がそのことを定めているのではありません"
        if one.captions & set(said.every)
        else f"に「{said.noun}」の定めはありません"
    )
    message = f"「{quoted}」とありますが、{there}{lack}。{better}のことではないか確かめてください。"
    only = str(meant[0]) if len(meant) == 1 else None
    return one.passage.finding("wrong-reference", Level.WARNING, message, *one.place, proposal=only)


def _titled(subjects: Subjects, one: _Pointing, said: _Said) -> Sequence[Address]:
    """供給を停止した behind a reference to 停止の解除, beside an article 供給の停止."""
    match = _PLAIN.fullmatch(str(one.reference.targets[0].article))
    near = [Address((f"第{int(match[1]) + step}条",)) for step in (1, -1, 2, -2)] if match else []
    every = set(said.every)
    if any(subjects.caption(target.article) <= every for target in one.reference.targets):
        return ()
    return [
        other for other in near if len(caption := subjects.caption(other)) > 1 and set(said.telling) <= caption <= every
    ][:1]


def _compound(subjects: Subjects, one: _Pointing, said: _Said) -> Sequence[Address]:
    """The only other article that has a long compound word, where the target has but parts of it."""
    meant = [other for other in subjects.calling(said.noun) if other != one.reference.address.article]
    if len(said.noun) < _LONG or len(meant) != 1 or one.scope >= set(said.telling):
        return ()
    return meant if meant[0] not in {target.article for target in one.reference.targets} else ()


def _elsewhere(subjects: Subjects, one: _Pointing, said: _Said, by_caption: bool) -> Sequence[Address]:
    """The articles that speak of what is said, else the one nearby whose caption has a sign of it: 返送 and 返品.

    by_caption: only those whose caption does.
    """
    reference = one.reference
    shut = {reference.address.article, *(target.article for target in reference.targets)}
    meant = subjects.meant(said.telling, said.noun, shut)[:_MOST]
    if by_caption:
        return [other for other in meant if set(said.telling) <= subjects.caption(other)]
    if meant:
        return meant
    match = _PLAIN.fullmatch(str(reference.targets[0].article))
    signs = frozenset(_KANJI.findall("".join(said.telling)))
    if match is None or signs & set("".join(one.scope)):
        return ()
    near = [other for step in (1, -1, 2, -2) if (other := Address((f"第{int(match[1]) + step}条",))) not in shut]
    common = {other: len(signs & set("".join(subjects.caption(other)))) for other in near}
    most = max(common.values())
    fit = [other for other in near if most and common[other] == most]
    return fit if len(fit) == 1 else ()


def _said(text: str, at: int) -> _Said | None:
    """The noun phrase or the clause behind a reference, up to its first verb, comma or bracket."""
    while sign := _SIGN.match(text, at):
        at = sign.end()
    link = _LINK.match(text, at)
    if not link or PERSON.match(text, link.end()) or OF_WHOM.match(text, link.end()):
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
