"""Numbers that cannot all be right: shares that are not all, a limit for one time above that for all, words read in place of words that are not there."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from pipeline.proof.numbered import VALUE, Value, values
from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.text.numerals import KANJI, number
from pipeline.types.clause import Party, ReferenceStatus
from pipeline.types.proof import Finding, Level

_N = rf"(?:\d+|[{KANJI}]+)"
_SHARE = re.compile(
    rf"(?P<who>[^、。はが割%]{{1,30}})[がは]、?(?P<each>各自?|それぞれ)?、?(?:(?P<tenths>{_N})割(?:(?P<hundredths>{_N})分)?|(?P<percent>\d+)(?:%|パーセント))"
)
_SHARED = re.compile(
    rf"(?P<shares>(?:[^、。はが割%]{{1,30}}[がは]、?(?:各自?|それぞれ)?、?(?:{_N}割(?:{_N}分)?|\d+(?:%|パーセント))(?:を|の割合で|ずつ)?、?)+)(?:を|の割合で|ずつ)?(?:負担|拠出|出資|分担)"
)
_AND = re.compile("及び|および|並びに|ならびに|と|、|・")
_BEFORE_WHO = re.compile(".*(?:を|のうち|につき|について)")
_SIGNS = "甲乙丙丁戊"
_ALL = 100
_NEARLY = (80, 130)
"""Hundredths within which shares are meant to be all: what is far from it leaves a part to others."""
_EACH = re.compile(r"1(?:回|件|度|つ|名|人|個)(?:につき|あたり|当たり|の[^、。]{1,8}は)?[、]?$")
_TOTAL = re.compile(
    r"[、,及びおよび又はまたは]*(?:1(?:日|週間|か月|月|年)(?:につき|あたり|当たり|に|の合計は)?|通算(?:して)?|合計|累計|合わせて|全体で)[、]?$"
)
_SLACK = re.compile("^(?:まで|を限度とし|以内|とし)+")
_APART = 20
# 前項の「40日」を「14日」と読み替える, 第1項中「24時間」とあるのは
_READ_AS = re.compile(
    r"\s*(?:中|の|において)?、?「(?P<words>[^「」]{1,30})」(?:とあるのは|とあるを|を「[^」]*」と読み替|は「[^」]*」と読み替)"
)
_LEAD = 6
"""So many characters right before two amounts are the same."""
_LOOKED_BACK = 12
_AMOUNTS = frozenset(("円", "名", "台"))
_CASE = re.compile(r"[にへ]つき|ごと|当たり|あたり|一人|以上|未満")


def find(reading: Reading, parties: Sequence[Party]) -> Iterator[Finding]:
    """contradiction."""
    named = {*_SIGNS, *(fold(party.term) for party in parties)}
    for passage in reading.passages:
        yield from _shares(passage, named)
        yield from _limits(passage)
    yield from _read_as(reading)
    yield from _amounts(reading)
    yield from _totals(reading)
    yield from _annexed(reading)


def _shares(passage: Passage, named: Collection[str]) -> Iterator[Finding]:
    """甲が5割、乙及び丙が各3割を負担する: more than all; of others, 正社員が5割、契約社員が3割, each may be a case of its own."""
    for start, end in passage.sentences:
        for match in _SHARED.finditer(passage.text, start, end):
            parts = list(_SHARE.finditer(match["shares"]))
            who = [_AND.split(_BEFORE_WHO.sub("", one["who"])) for one in parts]
            if not all(name in named for names in who for name in names):
                continue
            whole = sum(_share(one) * (len(names) if one["each"] else 1) for one, names in zip(parts, who, strict=True))
            if len(parts) > 1 and _NEARLY[0] <= whole <= _NEARLY[1] and whole != _ALL:
                message = f"「{passage.words(*match.span())}」の割合を合わせると{whole / 10:g}割です。割合を確かめてください。"
                yield passage.finding("contradiction", Level.WARNING, message, *match.span())


def _share(match: re.Match[str]) -> int:
    """A share in hundredths."""
    if match["percent"]:
        return int(match["percent"])
    return (number(match["tenths"]) or 0) * 10 + (number(match["hundredths"]) or 0 if match["hundredths"] else 0)


def _limits(passage: Passage) -> Iterator[Finding]:
    """1回につき30万円、1日につき20万円."""
    for one, total in combinations(passage.values, 2):
        if one.unit != total.unit or one.number <= total.number or not 0 < total.start - one.end <= _APART:
            continue
        between = _SLACK.sub("", passage.text[one.end : total.start])
        if _EACH.search(passage.text[: one.start]) and _TOTAL.fullmatch(between):
            words, more = passage.words(one.start, one.end), passage.words(total.start, total.end)
            message = f"一回の限度「{words}」が、全体の限度「{more}」を超えています。どちらが正しいか確かめてください。"
            yield passage.finding("contradiction", Level.WARNING, message, one.start, total.end)


def _read_as(reading: Reading) -> Iterator[Finding]:
    """前項の「40日」を「14日」と読み替える, where 前項 has no 40日."""
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED:
            continue
        for passage in reading.of_unit.get(reference.address, ()):
            place = passage.within(reference.spans)
            match = _READ_AS.match(passage.text, place[1]) if place else None
            if place is None or match is None:
                continue
            there = "".join("\n".join(map(reading.below, reference.targets)).split())
            if not there or "".join(match["words"].split()) in there:
                continue
            same = [] if (value := VALUE.fullmatch(match["words"])) is None else _of_unit(value, there)
            better = same[0] if len(set(same)) == 1 else None
            hint = (
                f"「{better}」のことではないか確かめてください。"
                if better
                else "引く先か、読み替える語を確かめてください。"
            )
            message = f"「{match['words']}」を読み替えていますが、{passage.words(*place)}にその語がありません。{hint}"
            yield passage.finding("contradiction", Level.WARNING, message, *match.span("words"), proposal=better)


def _of_unit(value: re.Match[str], text: str) -> list[str]:
    """The numbers of text with the unit of a value, as they stand."""
    wanted = {one.unit for one in values(value[0])}
    return [text[one.start : one.end] for one in values(text) if one.unit in wanted]


def _amounts(reading: Reading) -> Iterator[Finding]:
    """入会金は、個人11,000円 in one article and 入会金は、個人10,000円 in another; 定員45人 and 定員の40人."""
    told: dict[tuple[str, str], tuple[Passage, Value]] = {}
    for passage in reading.passages:
        for value in passage.values:
            if value.unit not in _AMOUNTS or not (lead := _lead(passage, value)):
                continue
            before, other = told.setdefault((lead, value.unit), (passage, value))
            if before.address.article == passage.address.article or other.number == value.number:
                continue
            here, there = passage.words(value.start, value.end), before.words(other.start, other.end)
            message = f"ここでは「{here}」ですが、同じことを定める{before.address}では「{there}」です。どちらが正しいか確かめ、そろえてください。"
            yield passage.finding("contradiction", Level.WARNING, message, value.start, value.end, there)


def _lead(passage: Passage, value: Value) -> str:
    """What tells an amount from others: the words right before it; "" where they do not."""
    start, _ = passage.sentence(value.start)
    before = passage.text[max(start, value.start - _LOOKED_BACK) : value.start]
    if _CASE.search(before):
        return ""
    if match := re.search(r"(?P<what>定員|[一-龥々ァ-ヶー]{2,}の数)(?:は|の|を|が|\t|、)*$", before):
        return match["what"]
    last = re.split(r"[。\t\n「」]", before)[-1]
    return last if len(last) >= _LEAD and re.search("は、?[一-龥]", last) and value.unit == "円" else ""


_YEN = r"金?(?:(?P<億#>\d+)億)?(?:(?P<万#>[\d,]+)万)?(?P<円#>[\d,]+)?円"
_EACH_OF = re.compile(r"1(?P<counter>株|口|個|台|部|冊)(?:につき|当たり|あたり)、?" + _YEN.replace("#", "1"))
_ALL_OF = re.compile(
    r"(?:総額|合計額?|総計)(?:\([^()]*\))?(?:は|を|の)?、?"
    + _YEN.replace("#", "2")
    + r"(?!を?(?:上限|限度|超え|下回|以内|まで))"
)


def _totals(reading: Reading) -> Iterator[Finding]:
    """5,000株 at 1株につき20,000円 and a 総額 of 2億円, in one article."""
    for article in dict.fromkeys(passage.address.article for passage in reading.passages):
        text = "\n".join(passage.text for passage in reading.passages_below(article))
        each, whole = list(_EACH_OF.finditer(text)), list(_ALL_OF.finditer(text))
        if len(each) != 1 or len(whole) != 1:
            continue
        counts = {
            int(found[1].replace(",", ""))
            for found in re.finditer(rf"(?<![\d,])(\d[\d,]*){each[0]['counter']}(?!に)", text)
        }
        price, total = _yen(each[0], "1"), _yen(whole[0], "2")
        if len(counts) != 1 or not price or not total or (right := counts.pop() * price) == total:
            continue
        for passage in reading.passages_below(article):
            if match := _ALL_OF.search(passage.text):
                message = f"「{passage.words(*match.span())}」とありますが、数に単価を掛けると{right:,}円です。どれが正しいか確かめてください。"
                yield passage.finding("contradiction", Level.WARNING, message, *match.span())


def _yen(match: re.Match[str], which: str) -> int:
    return sum(
        int((match[sign + which] or "0").replace(",", "")) * times
        for sign, times in (("億", 10**8), ("万", 10**4), ("円", 1))
    )


_SAID = re.compile(r"[\s　、]|は(?=、|金|\d|1)|金(?=\d|$)")
_ITEM_LEAD = 5


def _annexed(reading: Reading) -> Iterator[Finding]:
    """払込金額　1株につき25,000円 in an annex, where the body has 払込金額は、1株につき金20,000円."""
    body: list[tuple[str, Passage, Value]] = []
    for passage in reading.passages:
        for value in passage.values:
            if value.unit not in _AMOUNTS:
                continue
            start = max(passage.sentence(value.start)[0], passage.text.rfind("\n", 0, value.start) + 1)
            lead = _SAID.sub("", passage.text[start : value.start])
            if passage.address.parts[0].startswith("第"):
                body.append((lead, passage, value))
            elif len(lead) >= _ITEM_LEAD and not passage.address.parts[0].startswith(("前文", "附則")):
                same = [
                    (there, other) for said, there, other in body if said.endswith(lead) and other.unit == value.unit
                ]
                if same and all(other.number != value.number for _, other in same):
                    before, other = same[0]
                    here, there = passage.words(value.start, value.end), before.words(other.start, other.end)
                    message = f"ここでは「{here}」ですが、同じことを定める{before.address}では「{there}」です。どちらが正しいか確かめ、そろえてください。"
                    yield passage.finding("contradiction", Level.WARNING, message, value.start, value.end, there)
