"""Numbers that do not agree: what is said of another unit with what stands there, an annex with the body, limits that meet."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.proof.reading import Passage, Reading
from pipeline.text.numerals import KANJI, number
from pipeline.text.tokens import words
from pipeline.types.clause import Fact, Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level

_UNITS: Mapping[str, str] = {
    "か月": "[かカヶヵケ箇]月(?:間|分)?",
    "営業日": "営業日",
    "年": r"(?:年間|年)(?![度月\d額末齢次始])",
    "日": "(?:日間|日)(?![付本割額曜時程常])",
    "週間": "週間",
    "時間": "時間",
    "時": r"時(?:\d+分|半)?(?![間点期々])",
    "円": "万?円",
    "%": "%|パーセント",
}
_NUMBER = rf"(?:\d[\d,.]*|[{KANJI}]+)"
_VALUE = re.compile(
    rf"(?<![\d第年月])(?P<number>{_NUMBER})\s*(?:{'|'.join(f'(?P<u{at}>{unit})' for at, unit in enumerate(_UNITS.values()))})"
)
# 第17条第2項の6か月前の異議; 第53条にあっては、終了の日から3年に限る
_OF_IT = re.compile(r"(?:の|に定める|に規定する)(?=[\d一二三四五六七八九十])")
_AS_TO_IT = re.compile(
    r"(?:にあっては|については|は)、(?P<words>[^。、第]{0,20}?)(?:に限る|に限ります|とする|とします)"
)
_RELATION = re.compile(r"\s*(?:前|以内|後|まで|以上|以下|未満|を超|が過|を過|が経|を経)")
_LIMIT = re.compile(r"\s*(?P<side>以上|以下)")
_LAW = re.compile(r"法律第|令和|平成|昭和|\d{4}年")
_LIKE = 0.72
"""Share of the telling words of the shorter sentence that both have: over the train documents annexes that restate a rule
reach .75 to 1, what only resembles one stays below .7."""
_TELLING = 1.2
"""Weight of the common words, in words that stand in one sentence only."""
# Fields that a contract gives one value; not those that differ by case (notice periods, amounts).
_SINGLE = frozenset(
    "late_charge.rate governing_law jurisdiction.court renewal.term renewal.opt_out_period term.start term.end contract.date "
    "payment.closing confidentiality.survival".split()
)


@dataclass(frozen=True, slots=True)
class _Value:
    """A number with its unit; start, end: in the text it was found in."""

    number: float
    unit: str
    start: int
    end: int


def find(reading: Reading, facts: Sequence[Fact]) -> Iterator[Finding]:
    """contradiction and boundary-overlap."""
    yield from _of_references(reading)
    yield from _annexes(reading)
    yield from _facts(reading, facts)
    yield from _limits(reading)


def _values(text: str) -> list[_Value]:
    found = []
    for match in _VALUE.finditer(text):
        printed = match["number"].rstrip(".,").replace(",", "")
        count = float(printed) if re.fullmatch(r"\d+\.\d+", printed) else number(printed)
        unit = next(name for at, name in enumerate(_UNITS) if match[f"u{at}"])
        if count is not None:
            if unit == "時" and (minutes := re.search(r"時(\d+)分", match[0])):
                count += int(minutes[1]) / 60
            found.append(_Value(count * (10_000 if "万円" in match[0] else 1), unit, *match.span()))
    return found


def _of_references(reading: Reading) -> Iterator[Finding]:
    """A number that is said to stand in another unit, where that unit has another one of the kind."""
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED:
            continue
        for passage in reading.of_unit.get(reference.address, ()):
            if (place := passage.within(reference.spans)) and (said := _said_of(passage.text, place[1])):
                yield from _compared(reading, reference, passage, said)


def _said_of(text: str, at: int) -> _Value | None:
    """The number that the words right behind a reference tell of it, with its place in text."""
    if link := _OF_IT.match(text, at):
        found = _VALUE.match(text, link.end())
        return _values(text[: found.end()])[-1] if found else None
    if told := _AS_TO_IT.match(text, at):
        inside = _values(told["words"])
        if len(inside) == 1 and inside[0].end == len(told["words"]):
            return replace(inside[0], start=told.start("words") + inside[0].start, end=told.end("words"))
    return None


def _compared(reading: Reading, reference: Reference, passage: Passage, said: _Value) -> Iterator[Finding]:
    there = [
        (target, text[one.start : one.end], one)
        for target in reference.targets
        if (text := reading.below(target))
        for one in _values(text)
        if one.unit == said.unit
    ]
    if there and all(one.number != said.number for _, _, one in there):
        target, words_there, _ = there[0]
        words_here = passage.words(said.start, said.end)
        message = f"「{reference.text}」について「{words_here}」としていますが、{target}の定めは「{words_there}」です。どちらかにそろえてください。"
        only = words_there if len({one.number for _, _, one in there}) == 1 else None
        yield passage.finding("contradiction", Level.WARNING, message, said.start, said.end, only)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A sentence or a row with one of its numbers; words: what it is about."""

    passage: Passage
    start: int
    end: int
    value: _Value
    relation: str
    words: frozenset[str]

    @property
    def printed(self) -> str:
        return self.passage.words(self.start + self.value.start, self.start + self.value.end)


def _annexes(reading: Reading) -> Iterator[Finding]:
    """A rule of the body that an annex tells again with another number."""
    statements = list(_statements(reading))
    weights = _weights(statements)
    telling = _TELLING * math.log(len(statements) + 1)
    body = [one for one in statements if one.passage.address.parts[0].startswith("第")]
    for mine in statements:
        if mine.passage.address.parts[0].startswith(("第", "前文", "附則")) or not mine.words:
            continue
        whole = sum(weights[word] for word in mine.words)
        alike: list[tuple[float, _Statement]] = []
        for other in body:
            if other.value.unit != mine.value.unit or (other.relation == "前") != (mine.relation == "前"):
                continue
            caption = frozenset(words(reading.caption(other.passage.address.article)))
            common = sum(weights[word] for word in mine.words & (other.words | caption))
            if common >= telling and common >= _LIKE * whole:
                alike.append((common, other))
        if alike and all(other.value.number != mine.value.number for _, other in alike):
            _, other = max(alike, key=lambda pair: pair[0])
            message = f"ここでは「{mine.printed}」ですが、同じことを定める{other.passage.address}では「{other.printed}」です。どちらが正しいか確かめ、そろえてください。"
            begun = mine.start
            yield mine.passage.finding(
                "contradiction", Level.WARNING, message, begun + mine.value.start, begun + mine.value.end, other.printed
            )


def _statements(reading: Reading) -> Iterator[_Statement]:
    for passage in reading.passages:
        for start, end in passage.sentences:
            text = passage.text[start:end]
            found = [one for one in _values(text) if one.unit not in "円%"]
            if (len(found) != 1 and "\t" in text) or not found or _LAW.search(text):
                continue
            about = frozenset(word for word in words(text) if not re.search(r"\d", word))
            for value in found:
                relation = _RELATION.match(text, value.end)
                yield _Statement(passage, start, end, value, relation[0].strip() if relation else "", about)


def _weights(statements: Sequence[_Statement]) -> Mapping[str, float]:
    """How much a word tells: less where it stands in many sentences."""
    sentences = {(id(one.passage), one.start): one.words for one in statements}
    counts = Counter(word for about in sentences.values() for word in about)
    return defaultdict(float, {word: math.log((len(sentences) + 1) / (count - 0.5)) for word, count in counts.items()})


def _facts(reading: Reading, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Two values of a field that a contract gives one, told in different articles without a condition."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.field in _SINGLE and fact.condition is None and fact.delegated_to is None and fact.addresses:
            groups[fact.field, fact.qualifier, fact.applies_to].append(fact)
    for told in groups.values():
        first = told[0]
        for other in told[1:]:
            apart = first.addresses[0].article != other.addresses[0].article
            if not apart or str(first.value) == str(other.value):
                continue
            for passage in reading.of_unit.get(other.addresses[0], ()):
                if place := passage.within(other.spans):
                    message = f"ここでは「{other.quote}」ですが、同じことを定める{first.addresses[0]}では「{first.quote}」です。どちらが正しいか確かめ、そろえてください。"
                    yield passage.finding("contradiction", Level.WARNING, message, *place)


def _limits(reading: Reading) -> Iterator[Finding]:
    """180時間以下 in one unit of an article and 180時間以上 in another: both hold for 180時間."""
    sides: dict[tuple[object, ...], dict[str, tuple[Passage, int, int]]] = defaultdict(dict)
    for passage in reading.passages:
        for value in _values(passage.text):
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
