"""One act with two times: 残額を明渡しの日から30日以内に返還する in one article, 14日以内 in another."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.proof.reading import Reading
from pipeline.proof.statements import Statement
from pipeline.text.normalize import fold
from pipeline.types.address import Address
from pipeline.types.clause import Party
from pipeline.types.proof import Finding, Level

_HOURS = {"時間": 1, "日": 24, "週間": 168}
SPANS = frozenset("日 営業日 か月 週間 年 時間".split())
"""Units of time that are compared."""
# What befalls so many things that it tells none: 通知する, 支払う, 行う.
_ANY_ACT = frozenset(
    "通知 知らせる 連絡 送る 送付 届け出る 申し出る 申し入れる 請求 支払う 払う 支払い 行う 為る 定める 協議 経過 経つ 過ぎる 限る 解除 催告 是正 同意 承諾 合意 "
    "契約 第三者 相手方".split()
)
_ANY_START = frozenset("日 時 後 其の 翌日 起算 当該 月".split())
_BOUNDS = frozenset("限る 渡る".split())
"""8日以内に限り返品する: these go with the number."""
_START = re.compile(r"(?:から|後|以降)、?$")
_NEAR = 2
_OBJECT = re.compile(r"(?P<object>[一-龥々ァ-ヶーA-Za-z]+)(?<!又)(?:は|を)")
_CASES = re.compile(r"ただし|但し|にかかわらず|を除き|やむを得|緊急|急を要|読み替|それぞれ")
_TOPIC_LENGTH, _TOPIC_ENDS = 20, re.compile("(?<!又)は")
_LEAVES = re.compile(r"(?:契約(?:の全部又は一部)?を(?:中途)?|契約の(?:中途)?)(?:解約|終了させ)(?!.*(?:更新|満了))")
_CHANGES = re.compile(r"改定|変更|改め|改正|値上げ|引き?上げ|見直")
_TELLS = re.compile(r"通知|知らせ|告知|周知|掲示|公表|掲げ")
MONEY = re.compile(r"(?:[一-龥々ァ-ヶー]{1,6}(?:料金|料|会費|代金|費|賃料|報酬|対価|月謝))|料金|代金|会費|報酬|対価")
"""What is paid for something."""


@dataclass(frozen=True, slots=True)
class _Deed:
    """A statement of an act with its time; about: the keys of which two statements of one thing share one.

    side: who does it, "" where nobody is named; act: what is done; things: to what.
    """

    told: Statement
    about: frozenset[tuple[str, ...]]
    side: str = ""
    act: str = ""
    things: frozenset[str] = frozenset()


def find(reading: Reading, told: Sequence[Statement], parties: Sequence[Party]) -> Iterator[Finding]:
    """contradiction.

    told: all statements of the document.
    """
    sides = frozenset(fold(party.term) for party in parties)
    earlier: dict[tuple[str, ...], list[_Deed]] = defaultdict(list)
    for statement in told:
        if not (statement.in_body and statement.value.unit in SPANS) or _CASES.search(statement.text):
            continue
        deed = _acted(statement, sides) or _changed(reading, statement) or _left(statement, sides)
        if deed is None:
            continue
        seen: set[Address] = set()
        for key in sorted(deed.about):
            for before in earlier[key]:
                home = before.told.passage.address
                if home not in seen and before.told.article != statement.article and _clash(deed, before):
                    seen.add(home)
                    yield told_twice(statement, before.told)
            earlier[key].append(deed)


def differ(mine: Statement, other: Statement) -> bool:
    """Whether two times of one relation are not the same: 14日 and 2週間 are."""
    if mine.relation != other.relation:
        return False
    lengths = [one.value.number * _HOURS.get(one.value.unit, 1) for one in (mine, other)]
    units = [one.value.unit for one in (mine, other)]
    return lengths[0] != lengths[1] or (units[0] != units[1] and not {*units} <= {*_HOURS})


def told_twice(mine: Statement, other: Statement) -> Finding:
    """That one matter has two times, at the second."""
    message = f"ここでは「{mine.printed}」ですが、同じことを定める{other.passage.address}では「{other.printed}」です。どちらが正しいか確かめ、そろえてください。"
    start, end = mine.start + mine.value.start, mine.start + mine.value.end
    return mine.passage.finding("contradiction", Level.WARNING, message, start, end, other.printed)


def _clash(one: _Deed, other: _Deed) -> bool:
    """Whether two deeds of one start are one act on the same thing by the same side, with two times."""
    if (one.side and other.side and one.side != other.side) or not differ(one.told, other.told):
        return False
    if not one.act:
        return not other.act
    acts = {one.act, other.act} - _ANY_ACT
    whole = one.things | {one.act}, other.things | {other.act}
    things = one.things - acts - _ANY_ACT, other.things - acts - _ANY_ACT
    return bool(acts & whole[0] & whole[1]) and not (all(things) and not things[0] & things[1])


def _acted(one: Statement, sides: Collection[str]) -> _Deed | None:
    """物件の|明渡し|の日から, 納品|後: an act within a time from the event that the last words before the number tell."""
    if one.relation not in ("内", "まで") or not _START.search(one.text[: one.value.start]):
        return None
    since = [word for word in one.anchor if word not in _ANY_START][-_NEAR:]
    about = frozenset((one.relation, word) for word in since if word not in sides)
    act = _act(one)
    named = [(one.text.find(f"{side}は"), side) for side in sides if f"{side}は" in one.text]
    ends = {one.start + match.end("object") for match in _OBJECT.finditer(one.text)}
    things = frozenset(token.normal for token in one.passage.tokens if token.end in ends) - frozenset(sides)
    return _Deed(one, about, min(named)[1] if named else "", act, things) if about and act else None


def _act(one: Statement) -> str:
    """The first act told behind the number: 30日以内に|返還する; what is done, in 検査を行う."""
    start, end = one.start + one.value.end, one.start + len(one.text)
    behind = [token for token in one.passage.tokens if start <= token.start < end]
    for at, token in enumerate(behind):
        if token.part == "動詞" and token.normal not in _BOUNDS:
            if token.normal == "行う" and at > 1 and behind[at - 1].surface == "を":
                return behind[at - 2].normal
            return behind[at - 1].normal if token.normal == "為る" and at else token.normal
    return ""


def _changed(reading: Reading, one: Statement) -> _Deed | None:
    """How long before a change of what is paid it is to be made known."""
    whole, behind = one.passage.text, one.text[one.value.end :]
    if one.relation != "前" or not (_CHANGES.search(whole) and _TELLS.search(behind)) or _CASES.search(whole):
        return None
    if sum(value.unit in SPANS for value in one.passage.values) > 1:
        return None
    money = MONEY.finditer(reading.caption(one.article) + whole)
    return _Deed(one, frozenset(("change", match[0]) for match in money))


def _left(one: Statement, sides: Collection[str]) -> _Deed | None:
    """How long before it either side, or one, has to say that it ends the contract."""
    topic = _TOPIC_ENDS.split(one.text, maxsplit=1)[0]
    who = sorted(side for side in sides if side in topic)
    if one.relation != "前" or not _LEAVES.search(one.text) or not who or len(topic) > _TOPIC_LENGTH:
        return None
    return _Deed(one, frozenset((("leave", *who),)))
