"""Numbers that do not agree: what is said of another unit with what stands there, facts, limits that meet."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.proof.numbered import VALUE, Value, values
from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.types.clause import Fact, Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level

# 第17条第2項の6か月前の異議; 第53条にあっては、終了の日から3年に限る
_OF_IT = re.compile(r"(?:の|に定める|に規定する)(?=[\d一二三四五六七八九十])")
_AS_TO_IT = re.compile(
    r"(?:にあっては|については|は)、(?P<words>[^。、第]{0,20}?)(?:に限る|に限ります|とする|とします)"
)
# 第21条の予告（3か月前までの書面によるもの）; 待機期間（初日から15日間）
_IN_BRACKETS = re.compile(r"の(?:規定による)?[^、。()「」]{1,12}\((?P<words>[^()「」]{2,30})\)")
_TERM = re.compile(r"(?P<term>[一-龥々ァ-ヶーA-Za-z]{2,})\((?P<words>(?!以下)[^()「」]{2,30})\)")
_LIMIT = re.compile(r"\s*(?P<side>以上|以下)")
# Fields that a contract gives one value; not those that differ by case (notice periods, amounts).
_SINGLE = frozenset(
    "late_charge.rate governing_law jurisdiction.court renewal.term renewal.opt_out_period term.start term.end contract.date "
    "payment.closing confidentiality.survival".split()
)
_RESTATED = frozenset("payment.due termination_by_customer.notice_period".split())
"""Fields of which an annex should repeat what the body says."""


def find(reading: Reading, facts: Sequence[Fact]) -> Iterator[Finding]:
    """contradiction and boundary-overlap."""
    yield from _of_references(reading)
    yield from _of_terms(reading)
    yield from _facts(reading, facts)
    yield from _limits(reading)


def _of_references(reading: Reading) -> Iterator[Finding]:
    """A number that is said to stand in another unit, where that unit has another one of the kind."""
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED:
            continue
        for passage in reading.of_unit.get(reference.address, ()):
            if (place := passage.within(reference.spans)) and (said := _said_of(passage.text, place[1])):
                yield from _compared(reading, reference, passage, said)


def _said_of(text: str, at: int) -> Value | None:
    """The number that the words right behind a reference tell of it, with its place in text."""
    if link := _OF_IT.match(text, at):
        found = VALUE.match(text, link.end())
        return values(text[: found.end()])[-1] if found else None
    if told := _AS_TO_IT.match(text, at):
        inside = values(told["words"])
        if len(inside) == 1 and inside[0].end == len(told["words"]):
            return replace(inside[0], start=told.start("words") + inside[0].start, end=told.end("words"))
    if told := _IN_BRACKETS.match(text, at):
        return _only(told)
    return None


def _only(match: re.Match[str]) -> Value | None:
    """The only number of the words in brackets, with its place in the text of the match."""
    inside = values(match["words"])
    begin = match.start("words")
    return replace(inside[0], start=begin + inside[0].start, end=begin + inside[0].end) if len(inside) == 1 else None


def _of_terms(reading: Reading) -> Iterator[Finding]:
    """待機期間（初日から15日間）, where the definition of 待機期間 has 30日間 and no other number of the kind."""
    for passage in reading.passages:
        for match in _TERM.finditer(passage.text):
            definition = reading.defined.get(match["term"])
            said = _only(match)
            if definition is None or said is None or definition.address == passage.address:
                continue
            there = [one for one in values(fold(definition.meaning)) if one.unit == said.unit]
            if len(there) == 1 and there[0].number != said.number:
                meant = fold(definition.meaning)[there[0].start : there[0].end]
                words = passage.words(said.start, said.end)
                message = f"「{match['term']}」を「{words}」としていますが、{definition.address}の定義は「{meant}」です。どちらかにそろえてください。"
                yield passage.finding("contradiction", Level.WARNING, message, said.start, said.end, meant)


def _compared(reading: Reading, reference: Reference, passage: Passage, said: Value) -> Iterator[Finding]:
    there = [
        (below, one)
        for target in reference.targets
        for below in reading.passages_below(target)
        for one in below.values
        if one.unit == said.unit
    ]
    if there and all(one.number != said.number for _, one in there):
        below, first = there[0]
        target, words_there = below.address, below.words(first.start, first.end)
        words_here = passage.words(said.start, said.end)
        message = f"「{reference.text}」について「{words_here}」としていますが、{target}の定めは「{words_there}」です。どちらかにそろえてください。"
        only = words_there if len({one.number for _, one in there}) == 1 else None
        yield passage.finding("contradiction", Level.WARNING, message, said.start, said.end, only)


def _facts(reading: Reading, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Two values of a field that a contract gives one, told in different articles without a condition."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if (
            fact.field in _SINGLE | _RESTATED
            and fact.condition is None
            and fact.delegated_to is None
            and fact.addresses
        ):
            groups[fact.field, fact.qualifier, fact.applies_to].append(fact)
    for told in groups.values():
        first = told[0]
        for other in told[1:]:
            apart = first.addresses[0].article != other.addresses[0].article
            once = first.field in _SINGLE or (len(told) == 2 and _in_annex(other) and not _in_annex(first))
            if not apart or not once or str(first.value) == str(other.value):
                continue
            for passage in reading.of_unit.get(other.addresses[0], ()):
                if place := passage.within(other.spans):
                    message = f"ここでは「{other.quote}」ですが、同じことを定める{first.addresses[0]}では「{first.quote}」です。どちらが正しいか確かめ、そろえてください。"
                    yield passage.finding("contradiction", Level.WARNING, message, *place)


def _in_annex(fact: Fact) -> bool:
    return not fact.addresses[0].parts[0].startswith(("第", "前文", "附則"))


def _limits(reading: Reading) -> Iterator[Finding]:
    """180時間以下 in one unit of an article and 180時間以上 in another: both hold for 180時間."""
    sides: dict[tuple[object, ...], dict[str, tuple[Passage, int, int]]] = defaultdict(dict)
    for passage in reading.passages:
        for value in passage.values:
            if side := _LIMIT.match(passage.text, value.end):
                key = passage.address.article, value.number, value.unit
                sides[key].setdefault(side["side"], (passage, value.start, side.end()))
    for found in sides.values():
        if len(found) == 2:
            (before, _, _), (passage, start, end) = sorted(found.values(), key=lambda one: _order(reading, one[0]))
            if before is passage:
                continue
            printed = passage.words(start, end)
            better = {"以上": "を超える", "以下": "未満"}[printed[-2:]]
            message = f"「{printed}」は{before.address}の定めと境目の値が重なり、その値のときにどちらが当てはまるか決まりません。「{printed[:-2]}{better}」などに改めてください。"
            yield passage.finding("boundary-overlap", Level.WARNING, message, start, end, printed[:-2] + better)


def _order(reading: Reading, passage: Passage) -> int:
    return reading.passages.index(passage)
