"""Numbers a question supposes against numbers the text has: 30日前ですか, where the text says 15日前."""

import re
from dataclasses import dataclass

from pipeline.answer import signs
from pipeline.text.numerals import number

_DAYS = {"日": 1.0, "週間": 7.0, "月": 30.4, "年": 365.0}
_LENGTH = re.compile(
    r"(?P<count>[0-9][0-9,.]*|[一二三四五六七八九十百]+)(?P<unit>営業日|日|週間|[かカヶケヵヵ箇]月|ヶ月|年|時間|分(?!の))(?P<after>間)?(?P<side>前|以内|以上|以後|後)?"
)
_OTHER = re.compile(
    r"(?:年)?(?P<count>[0-9][0-9,.]*|[一二三四五六七八九十百]+)(?P<unit>%|パーセント|円|万円|回|名|人|台|個|GB|件)"
)
_CONDITION = re.compile(
    r"(?:たら|なら|れば|すると|ると|場合(?:に|は|、)|とき(?:に|は|、)|ので|から、|たい(?:ん|の)?(?:です|だ)?(?:が|けど)|(?:です|ます|した)が、|。(?=.))"
)
_CONFIRMS = re.compile(
    r"足り|間に合|大丈夫|(?:で|ば|と)(?:よい|いい|良い|よろしい|構わな)|合って|正し|間違いな|という(?:理解|認識|こと)"
)
_NO_VALUE = re.compile(r"[0-9一二三四五六七八九十]+月|札|玉|硬貨|券|パス|定期|プラン|コース|セット|用")
"""What stands after the year of a date, the face of money, and a number that is a name: 十日券, 3か月プラン."""
_ENOUGH = re.compile(r"足り|間に合|大丈夫|(?:で|ば|も)(?:よい|いい|良い|よろしい|構わな)")


@dataclass(frozen=True, slots=True)
class _Value:
    count: float
    unit: str
    side: str
    start: int


def compare(asked: str, said: str) -> bool | None:
    """True where the text has the number the question supposes, False where it has another; None where none is supposed.

    Both texts are folded and without white space. A number in a condition (4か月で打ち切ると) is not supposed of the text.

    >>> compare("解約の申出は30日前ですか", "15日前までに申し出る"), compare("3か月前に言えば間に合いますか", "1か月前までに申し出る")
    (False, True)
    """
    if (lies := _lies(asked, said)) is not None:
        return lies
    confirms = _CONFIRMS.search(asked)
    open_from = max((found.end() for found in _CONDITION.finditer(asked)), default=0)
    supposed = [
        value for value in _values(asked) if confirms or (value.start >= open_from and _family(value.unit) in _MEASURES)
    ]
    for value in supposed:
        same = [other for other in _values(said) if _family(other.unit) == _family(value.unit)]
        if not same:
            continue
        if any(_size(other) == _size(value) for other in same):
            return True
        other = next((one for one in same if one.side == value.side), same[0])
        if _ENOUGH.search(asked) and _family(value.unit) == "length":
            early = other.side in ("前", "以上")
            return _size(value) >= _size(other) if early else _size(value) <= _size(other)
        return False
    return None


_PASSED = re.compile(
    r"(?P<count>[0-9][0-9,.]*|[一二三四五六七八九十百]+)(?P<unit>営業日|日|週間|[かカヶケヵヵ箇]月|年|時間|分(?!の))(?P<half>半)?(?:間)?"
    r"(?P<passed>目(?!に?数)|後|前に[^、。]{1,10}た|前の|たっ|経っ|経過|過ぎ|たち|経ち|遅れ|で[^、。]{1,6}[ただ]ら|、?(?:まだ|もう|今も))"
)
"""A length of time that has passed where it is asked, not one that is supposed of the text: 10日目に, 3年たっても."""
_LIMIT = re.compile(
    r"(?P<count>[0-9][0-9,.]*|[一二三四五六七八九十百]+)(?P<unit>営業日|日|週間|[かカヶケヵヵ箇]月|年|時間|分(?!の))間?(?P<side>以内|に限り|まで|前まで|を(?:経過した|超え|過ぎ)|以上|存続|(?=保[管存])|、効力|にわたり?、?|は、|(?=、)|の間)"
)


def _speak_alike(asked: str, said: str) -> bool:
    """True where both have a noun or the stem of a verb in common: 返せますか, 返品できる."""
    return signs.shared(asked, said) or any(
        stem in said for stem in re.findall("([一-龠])[い-ろんっ](?<![がでとにのはも])", asked)
    )


def _lies(asked: str, said: str) -> bool | None:
    """Whether what the text says within one limit of time holds after the time that has passed where it is asked; else None."""
    passed = [found for found in _PASSED.finditer(asked)]
    limits = [found for found in _LIMIT.finditer(said)]
    near = [limit for limit in limits if _speak_alike(asked, signs.sentence_at(said, limit.start()))]
    if len(passed) != 1 or len(limits) != 1 or not near:
        return None
    one, limit = passed[0], limits[0]
    count, bound = _number(one["count"]), _number(limit["count"])
    if count is None or bound is None or _family(one["unit"]) != _family(limit["unit"]) or limit["side"] == "前まで":
        return None
    size = _size(_Value(count + 0.5 * bool(one["half"]), one["unit"], "", 0))
    longest = _size(_Value(bound, limit["unit"], "", 0))
    inside = size >= longest if limit["side"].startswith(("を", "以上")) else size <= longest
    rest = signs.rest_of_sentence(said, limit.end())
    holds = inside is not signs.denies(signs.predicate(signs.clauses(rest), 0)) if rest else inside
    return holds is signs.of_question(asked)


_NAMED = re.compile(
    r"(?P<count>[0-9][0-9,.]*|[一二三四五六七八九十百千]+)(?P<unit>営業日|日|週間|[かヶカケヵ箇]月|年|時間|分(?!の)|万円|円|%|パーセント|歳|才|名|人|回|件|個|台|枚|本)"
)


def named(text: str) -> frozenset[tuple[float, str]]:
    """The numbers of a folded text with their units, whatever they say of it: 一万円札 as (1, 万円).

    >>> sorted(named("一万円札及び16歳の方")) == [(1.0, "万円"), (16.0, "歳")]
    True
    """
    found = ((_number(match["count"]), match["unit"]) for match in _NAMED.finditer(text))
    return frozenset((count, _SAME_UNIT.get(unit, unit)) for count, unit in found if count is not None)


_COUNTED = re.compile(
    r"(?P<count>[0-9][0-9,]*|[一二三四五六七八九十百]+)(?P<unit>歳|才|名|人|個|台|回|件|枚|本)(?P<side>以上|以下|以内|まで|未満|に満たない|を超え|にな[っら]ていない)?"
)
_SAME_UNIT = {"才": "歳", "人": "名"}


def threshold(asked: str, said: str) -> bool | None:
    """Whether what is asked of (16歳) lies in what the text speaks of (18歳以上); None where both are not told apart by one number.

    >>> threshold("16歳でも入会できますか", "18歳以上の方が入会できる"), threshold("12歳の子", "13歳に満たない方")
    (False, True)
    """
    named = [found for found in _COUNTED.finditer(asked) if not found["side"]]
    limits = [found for found in _COUNTED.finditer(said) if found["side"]]
    if len(named) != 1 or len(limits) != 1:
        return None
    one, limit = named[0], limits[0]
    if _SAME_UNIT.get(one["unit"], one["unit"]) != _SAME_UNIT.get(limit["unit"], limit["unit"]):
        return None
    count, bound = _number(one["count"]), _number(limit["count"])
    if count is None or bound is None:
        return None
    side = limit["side"]
    if side == "以上":
        return count >= bound
    if side == "を超え":
        return count > bound
    return count <= bound if side in ("以下", "以内", "まで") else count < bound


_MEASURES = ("length", "hours", "%", "円")


def _values(text: str) -> list[_Value]:
    found = []
    for match in [*_LENGTH.finditer(text), *_OTHER.finditer(text)]:
        count = _number(match["count"])
        if count is not None and not _NO_VALUE.match(text, match.end()):
            side = match.groupdict().get("side") or ""
            found.append(_Value(count, match["unit"], side, match.start()))
    return [value for value in found if not (value.unit in ("日", "年") and value.count > 1000)]


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        count = number(text)
        return None if count is None else float(count)


def _family(unit: str) -> str:
    if unit in ("時間", "分"):
        return "hours"
    if unit in ("%", "パーセント"):
        return "%"
    if unit in ("円", "万円"):
        return "円"
    if unit in ("名", "人"):
        return "人"
    if unit in ("回", "台", "個", "GB", "件"):
        return unit
    return "length"


def _size(value: _Value) -> float:
    unit = "月" if value.unit.endswith("月") else value.unit
    if unit == "営業日":
        return value.count * 1.4
    if unit == "万円":
        return value.count * 10_000
    return value.count * _DAYS.get(unit, 1.0)
