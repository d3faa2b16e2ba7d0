"""References that kept their numbers when an article was put in or taken out before the one they lead to."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.proof.reading import Passage, Reading
from pipeline.proof.subjects import Subjects
from pipeline.text.numerals import KANJI, number
from pipeline.text.tokens import words
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Span

_N = rf"(?:\d{{1,4}}|[{KANJI}]{{1,5}})"
_ARTICLE = re.compile(rf"第?\s*(?P<number>{_N})\s*(?:条(?!\s*の\s*{_N})|[.．])")
_DIGIT = re.compile(r"\d")
_BELOW = re.compile(rf"第\s*({_N})\s*([項号])")
_LINKS = frozenset(
    "規定 定め 及び 又 若し 並び 時 日 限る 除く 適用 準用 因る 拠る 依る よる 反する 違反 関わる 効力 後 前 他 各 号 項 条 年間".split()
)
_REACH = 30
# How much a word tells of the target: right behind the reference, elsewhere in the sentence, in a sentence with many references.
_NEAR, _FAR, _LISTED = 1.5, 0.3, 0.1
_LIST = 3
_MOST = 4.0
"""No one reference tells more."""
_MISSING, _NO_ARTICLE = 2.5, 1.2
"""What it tells that the other article has the unit which this one lacks."""
_OWN = 1.0
"""What it tells that a reference leads to its own article: that is called 本条."""
_SURVIVES = re.compile(
    r"(?:終了|終わ|満了|解除|解約|退会|失効|後)[^。]*(?:存続|効力を(?:有|も|持|失わ|保|維持)|有効|生き続け|続き|続く|残り|残る|失われ|適用され)"
)
# Clauses that are meant to outlive the contract, those of which every such list has some, and those that end with it.
_OFTEN_LASTING = frozenset("confidentiality intellectual_property liability_limit governing_law jurisdiction".split())
_LASTING = _OFTEN_LASTING | frozenset(
    "personal_information customer_data warranty_disclaimer disclaimer customer_liability assignment post_termination survival "
    "noncompete nonsolicitation late_charge set_off severability entire_agreement audit nonconformity user_disputes".split()
)
_PASSING = frozenset(
    "purpose notice amendment application application_refusal term renewal service_content service_change support trial "
    "account_management suspension fee_change discontinuation individual_contract delivery".split()
)
_OUTLIVES = 1.5
"""What it tells, in a list of what outlives the contract, that one article is of such a type and the other is not."""
_TELLS, _DENIES = 1.5, -1.0
_SEVERAL = 2
_ENOUGH = 6.0
"""Sum from which on references count as left behind. Measured on the train and dev documents: as written they reach 4, with an
article put in or taken out most go far beyond 10."""


@dataclass(frozen=True, eq=False)
class _Pointing:
    """A reference with the number of its article, the parts below that, and the words that stand around it."""

    reference: Reference
    passage: Passage
    place: Span
    order: int
    below: tuple[str, ...]
    context: Mapping[str, float]
    survivors: frozenset[int]


def find(reading: Reading, subjects: Subjects, types: Mapping[Address, str]) -> Iterator[Finding]:
    """stale-reference: from one article on all references fit the next article better, or the one before.

    Alone where a list of what outlives the contract names an article that does not beside one that does; types: main ones.
    """
    pointing = list(_pointing(reading))
    for step in (1, -1):
        told = [(one, _evidence(reading, subjects, types, one, step)) for one in pointing]
        begin = _begin([(one.order, weight) for one, weight in told])
        for one, weight in told if begin else ():
            if begin and one.order >= begin and weight > _DENIES:
                yield _finding(reading, one, step)
        for one in () if begin else pointing:
            this, other = (types.get(_numbered(one.order + by), "") for by in (0, step))
            if one.survivors and this in _PASSING and other in _OFTEN_LASTING and one.order + step not in one.survivors:
                yield _finding(reading, one, step)


def _begin(told: Sequence[tuple[int, float]]) -> int | None:
    """The number from which on the references tell most that they were left behind; None where they do not tell enough."""
    best, found = _ENOUGH, None
    for begin in sorted({order for order, _ in told}):
        weights = [weight for order, weight in told if order >= begin]
        for_it, against = sum(one >= _TELLS for one in weights), sum(one <= _DENIES for one in weights)
        if sum(weights) >= best and for_it >= _SEVERAL and against * 2 <= for_it:
            best, found = sum(weights), begin
    return found


def _finding(reading: Reading, one: _Pointing, step: int) -> Finding:
    meant = Address((*_numbered(one.order + step).parts, *one.below))
    meant = meant if meant in reading.units else meant.article
    unit = reading.units.get(meant.article)
    named = f"{meant}（{unit.caption}）" if unit and unit.caption else str(meant)
    change = "増えた" if step > 0 else "減った"
    message = f"「{one.reference.text}」は、条が{change}後も前の番号のまま引かれているようです。{named}のことではないか確かめてください。"
    return one.passage.finding("stale-reference", Level.WARNING, message, *one.place, proposal=str(meant))


def _evidence(reading: Reading, subjects: Subjects, types: Mapping[Address, str], one: _Pointing, step: int) -> float:
    """How much better the article a step away fits; negative where it fits worse."""
    home = one.reference.address.article
    this, other = _numbered(one.order), _numbered(one.order + step)
    here, there = (_has(reading, article, one.below) for article in (this, other))
    if not here and not there:
        return 0.0
    if not there:
        return -_MOST
    gain = (0.0 if other == home else subjects.likeness(one.context, other)) - (
        0.0 if this == home or this not in reading.units else subjects.likeness(one.context, this)
    )
    if not here:
        gain = max(gain, 0.0) + (_MISSING if this in reading.units else _NO_ARTICLE)
    gain += _OWN * (this == home) - 2 * _OWN * (other == home)
    if one.survivors:
        gain += _OUTLIVES * (_lasts(types.get(other, "")) - _lasts(types.get(this, "")))
    return max(-_MOST, min(_MOST, gain))


def _lasts(name: str) -> int:
    return (name in _LASTING) - (name in _PASSING)


def _numbered(order: int) -> Address:
    return Address((f"第{order}条",))


def _has(reading: Reading, article: Address, below: tuple[str, ...]) -> bool:
    if article not in reading.units or not below:
        return article in reading.units
    alone = below == ("第1項",) and not any(str(one.address).endswith("項") for one in reading.units[article].children)
    return alone or Address((*article.parts, *below)) in reading.units


def _pointing(reading: Reading) -> Iterator[_Pointing]:
    placed: dict[Passage, list[tuple[Span, Reference]]] = {}
    for reference in reading.document.references:
        for passage in reading.of_unit.get(reference.address, ()):
            if place := passage.within(reference.spans):
                placed.setdefault(passage, []).append((place, reference))
                break
    for passage, pairs in placed.items():
        pairs.sort(key=lambda pair: pair[0])
        yield from _of_passage(passage, pairs)


def _of_passage(passage: Passage, pairs: Sequence[tuple[Span, Reference]]) -> Iterator[_Pointing]:
    behind = [
        (end, end + len(re.split("[、。]", passage.text[end : min(end + _REACH, following)])[0]))
        for ((_, end), _), following in zip(
            pairs, [*(pair[0][0] for pair in pairs[1:]), len(passage.text)], strict=True
        )
    ]
    for at, (place, reference) in enumerate(pairs):
        count = _order(passage, (place, reference))
        if count is None:
            continue
        start, end = passage.sentence(place[0])
        inside = [index for index, ((begun, _), _) in enumerate(pairs) if start <= begun < end]
        taken = [pairs[index][0] for index in inside] + [behind[index] for index in inside]
        rest = "".join(
            " " if any(begun <= index < stop for begun, stop in taken) else passage.text[index]
            for index in range(start, end)
        )
        far = _LISTED if len(inside) >= _LIST else _FAR
        context = dict.fromkeys(_telling(rest), far) | dict.fromkeys(_telling(passage.text[slice(*behind[at])]), _NEAR)
        orders = frozenset(order for index in inside if (order := _order(passage, pairs[index])))
        survivors = orders if len(inside) > 1 and _SURVIVES.search(passage.text, start, end) else frozenset()
        yield _Pointing(reference, passage, place, count, _below(reference), context, survivors)


def _order(passage: Passage, pair: tuple[Span, Reference]) -> int | None:
    """The number of the article that a reference names; None for one of another text, of an annex or with a branch number."""
    (start, _), reference = pair
    match = _ARTICLE.match(passage.text, start)
    count = number(match["number"]) if match and reference.status is not ReferenceStatus.EXTERNAL else None
    own = count is not None and (not reference.targets or reference.targets[0].article == _numbered(count))
    return count if own else None


def _telling(text: str) -> list[str]:
    return [word for word in words(text) if word not in _LINKS and not _DIGIT.search(word)]


def _below(reference: Reference) -> tuple[str, ...]:
    """第2項 and 第1号 of 第3条第2項第1号."""
    if reference.targets:
        return reference.targets[0].parts[1:]
    return tuple(f"第{number(count)}{level}" for count, level in _BELOW.findall(reference.text))
