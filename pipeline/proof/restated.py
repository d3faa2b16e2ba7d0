"""What one article says of a rule that another sets: 第4条の申請は、10日前までに行う, where 第4条 has 2週間前."""

import re
from collections.abc import Iterator, Sequence

from pipeline.proof.reading import Passage, Reading
from pipeline.proof.statements import Statement
from pipeline.proof.twice import MONEY, SPANS, differ, told_twice
from pipeline.text.normalize import fold
from pipeline.types.clause import Fact, Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level

_TOPIC = re.compile(r"(?:の|に定める|に規定する|の規定による|に基づく)(?P<deed>[一-龥々ァ-ヶー]{2,8})(?:の期限)?は、")
_LASTS = re.compile(
    r"(?:終了|満了|解除|失効)(?:の日)?(?:後|から)(?:も、?)?(?P<length>[\d一二三四五六七八九十]+(?:年|か月)間)"
)
_STAYS = re.compile(r"効力|存続|有効|適用|負う|負います")
_DAY_OF_MONTH = re.compile(r"(?:当月|同月|毎月|前月|翌月|翌々月)[^、。]{0,4}(?:末日|\d+日|[一二三四五六七八九十]+日)$")


def find(reading: Reading, told: Sequence[Statement], facts: Sequence[Fact]) -> Iterator[Finding]:
    """contradiction.

    told: all statements of the document.
    """
    yield from _cited(reading, [one for one in told if one.in_body and one.relation and one.value.unit in SPANS])
    yield from _lasting(reading)
    yield from _paid(reading, facts)


def _lasting(reading: Reading) -> Iterator[Finding]:
    """前条の規定は、終了後5年間効力を有する, where 前条 itself says 終了後3年間."""
    for reference, passage, _ in _opening(reading):
        start, end = passage.sentence(passage.text.find(fold(reference.text)))
        here = _LASTS.search(passage.text, start, end)
        if here is None or not _STAYS.search(passage.text, here.end(), end):
            continue
        there = [match["length"] for match in _LASTS.finditer(reading.below(reference.targets[0]))]
        if len(there) == 1 and there[0] != here["length"]:
            message = f"ここでは「{here['length']}」ですが、{reference.targets[0]}の定めは「{there[0]}」です。どちらかにそろえてください。"
            yield passage.finding("contradiction", Level.WARNING, message, *here.span("length"), there[0])


def _cited(reading: Reading, body: Sequence[Statement]) -> Iterator[Finding]:
    """第4条の申請は、10日前までに行う, where 第4条 has 2週間前 and nothing else of the kind."""
    for reference, passage, deed in _topics(reading):
        below = [one for one in body if reference.targets[0].contains(one.passage.address)]
        for mine in (one for one in body if one.passage is passage):
            there = [
                one
                for one in below
                if one.relation == mine.relation and one.article != mine.article and one.value.unit in SPANS
            ]
            said = deed in reading.caption(reference.targets[0].article) + reading.below(reference.targets[0])
            if len(there) == 1 and said and differ(mine, there[0]):
                yield told_twice(mine, there[0])


def _topics(reading: Reading) -> Iterator[tuple[Reference, Passage, str]]:
    """References with which a sentence opens, and what their unit is said to hold: 第4条の|申請は、."""
    for reference, passage, end in _opening(reading):
        if topic := _TOPIC.match(passage.text, end):
            yield reference, passage, topic["deed"]


def _opening(reading: Reading) -> Iterator[tuple[Reference, Passage, int]]:
    """References to one unit with which a sentence opens, and where they end."""
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED or len(reference.targets) != 1:
            continue
        for passage in reading.of_unit.get(reference.address, ()):
            place = passage.within(reference.spans)
            if place and passage.sentence(place[0])[0] == place[0]:
                yield reference, passage, place[1]


def _paid(reading: Reading, facts: Sequence[Fact]) -> Iterator[Finding]:
    """翌月25日までに支払う and 翌々月10日までに支払う of the same money, each as a rule without a condition."""
    due = [one for one in facts if one.field == "payment.due" and one.condition is None and one.addresses]
    if len(due) != 2 or due[0].addresses[0].article == due[1].addresses[0].article:
        return
    first, second = due
    days = [_DAY_OF_MONTH.search(fold(str(one.value))) for one in due]
    if days[0] is None or days[1] is None or days[0][0] == days[1][0]:
        return
    money = [
        frozenset(
            match[0]
            for match in MONEY.finditer(reading.caption(one.addresses[0].article) + reading.below(one.addresses[0]))
        )
        for one in due
    ]
    if not money[0] & money[1]:
        return
    for passage in reading.of_unit.get(second.addresses[0], ()):
        if place := passage.within(second.spans):
            message = f"ここでは「{second.value}」ですが、同じ支払を定める{first.addresses[0]}では「{first.value}」です。どちらが正しいか確かめ、そろえてください。"
            yield passage.finding("contradiction", Level.WARNING, message, *place)
