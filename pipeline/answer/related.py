"""The other units that an answer from one unit is not complete without."""

import re
from collections.abc import Iterator, Sequence

from pipeline.answer.library import Place
from pipeline.answer.select import HANGS, VALUES, Matcher, Piece
from pipeline.text import sentences
from pipeline.text.kinds import holds
from pipeline.text.normalize import fold
from pipeline.types.address import Address
from pipeline.types.clause import Reference
from pipeline.types.document import Document
from pipeline.types.question import Question, Wants

_SETS_ASIDE = re.compile(
    r"にかかわらず|に拘わらず|にも?かかわらず|(?:適用し|及ば|当てはまら|用い)(?:ない|ません)|(?:の|に)例外|を準用し(?:ない|ません)"
)
_BREACH = re.compile(
    rf"{_SETS_ASIDE.pattern}|に?(?:違反し|反し|背い|従わ)|を?(?:怠|守ら|行わ|しな)|の(?:期限|期間|期日)"
)
_GOES_ON = re.compile(r"^(?:ただし|但し)?、?(?:前[0-9一二三]?[項条]|前各[項号]|この場合|その場合)")
_IN_A_CASE = re.compile(
    r"^(?P<of>[^、。]{1,24}?)に(?:も)?(?:かかわらず|関わらず|拘わらず|拘らず)、?(?P<case>[^。]+(?:場合|とき|際))"
)
_NAMED = 0.2
"""Which share of the question's words a case has to add to the rule that it is taken out of, to be the one asked about."""
_MEASURE = re.compile("(?:日|月|年|年度|時間|期間|額|料|料金|金)$")
_FRONT = re.compile("頭書|前書|表題部|要項|契約要領")


def place_at(document: Document, address: Address) -> Place | None:
    """The unit at address with those above it; None where there is none with text."""
    *above, unit = document.lineage(address) or (None,)
    return Place(document, unit, tuple(above)) if unit is not None and unit.text.strip() else None


def with_value(question: Question, place: Place, matcher: Matcher) -> tuple[Place, Piece] | None:
    """The sentence with the value asked for in a unit that the unit at place refers to (別紙1, 前項, 頭書), if it has none."""
    wanted = question.wants & VALUES
    if not wanted or not place.unit.text.strip() or wanted & holds(fold(_nearest(place, matcher))):
        return None
    named = [target for reference in _of(place) for target in reference.targets]
    if _FRONT.search(place.unit.text):
        named.append(Address.parse("前文"))
    best: tuple[float, Place, Piece] | None = None
    for other in filter(None, (place_at(place.document, address) for address in named)):
        for span in sentences.split(other.unit.text):
            piece = Piece(other.unit, (span,))
            score = matcher.score(piece.text)
            if wanted & holds(fold(piece.text)) and matcher.share(piece.text) > 0 and (best is None or score > best[0]):
                best = (score, other, piece)
    return best[1:] if best else None


def _nearest(place: Place, matcher: Matcher) -> str:
    """The sentence that speaks most of what is asked, with all that hangs under the unit."""
    text = place.unit.text
    start, end = max(sentences.split(text), key=lambda span: matcher.share(text[slice(*span)]))
    return "\n".join((text[start:end], *(child.whole_text for child in place.unit.children)))


def setting_aside(question: Question, place: Place) -> Iterator[tuple[Place, Piece]]:
    """The sentences of other units that set aside what the unit at place says (前項の規定にかかわらず).

    Where it is asked what follows, also those on what a breach of it leads to (前項に違反したときは).
    """
    sign = _BREACH if Wants.OUTCOME in question.wants else _SETS_ASIDE
    for reference in place.document.references:
        if place.unit.address not in reference.targets or reference.address == place.unit.address:
            continue
        other = place_at(place.document, reference.address)
        if other is None:
            continue
        spans = sentences.split(other.unit.text)
        for at, (start, end) in enumerate(spans):
            said = other.unit.text[start:end]
            if reference.text in said and sign.search(said[said.index(reference.text) :][:60]):
                first = at - 1 if at and HANGS.match(said) else at  # この場合 says nothing without the case
                yield other, Piece(other.unit, tuple(spans[first : at + 1]))
                break


def rule_of_exception(place: Place, matcher: Matcher) -> Place | None:
    """The rule that the unit at place sets aside in a case (前項にかかわらず、…した場合は) that the question does not name."""
    text = place.unit.text
    excepted = _IN_A_CASE.match(text)
    if excepted is None:
        return None
    named = (one.targets[0] for one in _of(place) if one.targets and one.text in excepted["of"])
    rule = next(filter(None, (place_at(place.document, target) for target in named)), None)
    if rule is None or rule.unit is place.unit:
        return None
    said = rule.unit.whole_text
    return rule if matcher.share(f"{said}\n{excepted['case']}") <= matcher.share(said) + _NAMED else None


def gone_on_from(place: Place) -> Iterator[tuple[Place, Piece]]:
    """The first sentence of the 項 from which the unit at place goes on (前項の場合において)."""
    if not _GOES_ON.match(fold(place.unit.text)):
        return
    for reference in list(_of(place))[:1]:
        for other in filter(None, (place_at(place.document, target) for target in reference.targets[:1])):
            yield other, Piece(other.unit, tuple(sentences.split(other.unit.text))[:1])


def measured_by(question: Question, place: Place, said: str) -> Iterator[tuple[Place, Piece]]:
    """The definitions of the measures in a value that is said: 10営業日, where the text says what a 営業日 is."""
    if not question.wants & VALUES:
        return
    for definition in place.document.definitions:
        if not _MEASURE.search(definition.term) or definition.term not in said or f"「{definition.term}」" in said:
            continue
        other = place_at(place.document, definition.address)
        spans = sentences.split(other.unit.text) if other is not None else []
        named = [span for span in spans if f"「{definition.term}」" in other.unit.text[slice(*span)]] if other else []
        if other is not None and named and other.unit is not place.unit:
            yield other, Piece(other.unit, (named[0],))


def referring(places: Sequence[Place], others: Sequence[Place]) -> list[Place]:
    """The best of the others that refers to the first of places or to which that refers, where no place does; one or none."""
    first, *given = places
    if any(_refers(first, one) or _refers(one, first) for one in given):
        return []
    apart = (
        one for one in others if one.document is first.document and all(one.unit is not two.unit for two in places)
    )
    return [one for one in apart if _refers(first, one) or _refers(one, first)][:1]


def _refers(place: Place, other: Place) -> bool:
    address = other.unit.address
    return address is not None and any(
        target.contains(address) for reference in _of(place) for target in reference.targets
    )


def _of(place: Place) -> Iterator[Reference]:
    return (reference for reference in place.document.references if reference.address == place.unit.address)
