"""Found units -> the words of an answer and its citations, all of them the contract's own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from pipeline.answer import verdict
from pipeline.answer.library import Place
from pipeline.answer.pieces import ITEMS, LONGEST, ended, lead_of, pieces_of, ruling, worded
from pipeline.answer.polarity import settles
from pipeline.answer.quotes import cite
from pipeline.answer.related import gone_on_from, measured_by, rule_of_exception, setting_aside, with_value
from pipeline.answer.select import VALUES, Matcher, Piece
from pipeline.answer.sides import Sides
from pipeline.text import sentences
from pipeline.types.answer import Citation
from pipeline.types.document import Unit
from pipeline.types.question import Question, Wants

LONGEST_LIST = 600
"""Characters of a list, where its items cannot be shortened to what one screen holds."""
_ASIDE = re.compile(r"[(（][^()（）]{6,}[)）]")


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one question. affirms: はい or いいえ where one is asked for; more: what is added while there is room."""

    text: str
    citations: tuple[Citation, ...]
    affirms: bool | None
    more: tuple[tuple[str, tuple[Citation, ...]], ...] = ()


def reply(
    question: Question, places: Sequence[Place], matcher: Matcher, sides: Sides, *, beside: Sequence[Place] = ()
) -> Reply:
    """The answer that the units at places give, the first of them before all; places: not empty.

    はい or いいえ is said of the first alone. The others, and the units that the first is not complete without, are added;
    those beside come after all and answer nothing themselves.
    """
    places = _deciding_first(question, places, matcher, sides)
    if Wants.YES_NO not in question.wants and question.wants & {Wants.LIST, Wants.CONDITION}:
        owned = [(place, owner) for place in places if (owner := _owner_of_list(question, place, matcher))]
        if owned and (owned[0][0] is places[0] or Wants.CONDITION not in question.wants):
            return _listed(*owned[0], matcher, LONGEST_LIST if Wants.LIST in question.wants else LONGEST)
    first = places[0]
    if owner := _owner_of_parts(question, places):
        given = _listed(first, owner, matcher, LONGEST)
        found = [place.unit.address for place in places]
        return replace(given, citations=tuple(sorted(given.citations, key=lambda one: one.address not in found)))
    own, affirms = pieces_of(question, first, matcher), None
    if Wants.YES_NO in question.wants:
        own, affirms = verdict.of(question, first, own, matcher, sides)
    taken = list(own)
    more: list[tuple[str, tuple[Citation, ...]]] = []
    for place, pieces in _added(question, places, matcher, worded(own), beside):
        fresh = [piece for piece in pieces if not any(_same(piece, other) for other in taken)]
        if fresh:
            more.append((worded(fresh), tuple(_cited(place, fresh))))
            taken.extend(fresh)
    return Reply(_shortened(worded(own)), tuple(_cited(first, own)), affirms, tuple(more))


def addition(question: Question, place: Place, matcher: Matcher) -> Reply:
    """What the unit at place says of a question, as no more than an addition to other replies."""
    pieces = pieces_of(question, place, matcher)
    return Reply("", (), None, ((worded(pieces), tuple(_cited(place, pieces))),))


def _added(
    question: Question, places: Sequence[Place], matcher: Matcher, said: str, beside: Sequence[Place]
) -> Iterator[tuple[Place, list[Piece]]]:
    """What goes with the answer of the first place, the most needed first."""
    if valued := with_value(question, places[0], matcher):
        yield valued[0], [valued[1]]
    for place in places[1:]:
        yield place, pieces_of(question, place, matcher)
    needed = (setting_aside(question, places[0]), gone_on_from(places[0]), measured_by(question, places[0], said))
    for place, piece in chain(*needed):
        yield place, [piece]
    for place in beside:
        yield place, pieces_of(question, place, matcher)


def _deciding_first(question: Question, places: Sequence[Place], matcher: Matcher, sides: Sides) -> Sequence[Place]:
    """For a yes/no question the place first that speaks of the very matter asked about, where the best found does not.

    An exception for a case that is not asked about comes after its rule.
    """
    if Wants.YES_NO not in question.wants:
        return places
    ruled = [ruling(place, pieces_of(question, place, matcher)) for place in places]
    settled = [settles(question.text, rule, sides) is not None for rule in ruled]
    chosen = next(
        (at for at, rule in enumerate(ruled) if settled[at] and matcher.aim(rule) >= matcher.aim(ruled[0])), 0
    )
    if not settled[0] and chosen:
        places = [places[chosen], *places[:chosen], *places[chosen + 1 :]]
    rule = rule_of_exception(places[0], matcher)
    if rule is None:
        return places
    of_rule, of_case = (
        verdict.of(question, place, pieces_of(question, place, matcher), matcher, sides)[1]
        for place in (rule, places[0])
    )
    if of_rule is None or of_rule is of_case:
        return places
    return [rule, *(place for place in places if place.unit is not rule.unit)]


def _cited(place: Place, pieces: Sequence[Piece]) -> list[Citation]:
    """Citations of the pieces, that of the found unit before those of the lead above it and the items below it."""
    named = [(piece, piece.unit.address or place.unit.address) for piece in pieces]
    named.sort(key=lambda pair: pair[0].unit is not place.unit)
    return [
        cite(place.document, piece.unit, address, piece.spans, wrap_up=piece.wrap_up)
        for piece, address in named
        if address is not None
    ]


def _same(piece: Piece, other: Piece) -> bool:
    return piece.unit is other.unit and piece.wrap_up == other.wrap_up


def _owner_of_list(question: Question, place: Place, matcher: Matcher) -> Unit | None:
    """The unit whose children are what is asked for."""
    if len(place.unit.children) >= 2 and place.unit.text.strip():
        below = [child for child in place.unit.children if len(child.children) >= 2]
        nearest = max([place.unit, *below], key=lambda unit: (matcher.share(unit.text), unit is place.unit))
        return nearest
    if Wants.LIST not in question.wants or not place.above or place.unit.kind not in ITEMS:
        return None
    parent = place.above[-1]
    if len(parent.children) < 2:
        return None
    below = [child for child in parent.children if len(child.children) >= 2]
    return max([parent, *below], key=lambda unit: (matcher.share(unit.text), unit is parent))


def _owner_of_parts(question: Question, places: Sequence[Place]) -> Unit | None:
    """The unit whose short list is the answer where two of its items were found, or one that is a step of a procedure."""
    first = places[0]
    if first.owner is None or first.unit.kind not in ITEMS or question.wants & (VALUES | {Wants.YES_NO}):
        return None
    both = any(place.owner is first.owner and place.unit is not first.unit for place in places[1:])
    short = len(first.owner.whole_text) <= LONGEST
    return first.owner if short and (both or Wants.PROCEDURE in question.wants) else None


def _listed(place: Place, owner: Unit, matcher: Matcher, longest: int) -> Reply:
    items = _asked_for([child for child in owner.children if child.text.strip()], owner, matcher)
    words = [_item_text(child) for child in items]
    lead = lead_of(owner) if owner.text.strip() else None
    front = ended(lead.text) if lead else ""
    text = front + " ".join(words)
    if len(text) > longest:
        text = " ".join(words)
    if len(text) > longest:
        words = [_ASIDE.sub("", word) for word in words]
        width = max(24, longest // max(1, len(words)))
        text = " ".join(word if len(word) <= width else word[: width - 1] + "…" for word in words)
    citations = []
    if lead is not None and owner.address is not None:
        citations.append(cite(place.document, owner, owner.address, lead.spans))
    for child in items:
        if child.address is not None:
            citations.append(cite(place.document, child, child.address, sentences.split(child.text)))
    return Reply(text, tuple(citations), None)


def _asked_for(items: list[Unit], owner: Unit, matcher: Matcher) -> list[Unit]:
    """The items of a long list that speak of what narrows the question down; all where nothing does."""
    if sum(len(item.whole_text) for item in items) <= LONGEST:
        return items
    known = matcher.share(owner.text)
    near = [item for item in items if matcher.share(f"{owner.text}\n{item.whole_text}") > known + 0.02]
    return near if len(near) >= 2 else items


def _item_text(unit: Unit) -> str:
    own = "".join(unit.text.split("\n"))
    below = "".join(_item_text(child) for child in unit.children)
    number = unit.number or ""
    mark = f"({number})" if number.isascii() and number.isdigit() else number
    return f"{mark}{own}{below}".rstrip("。")


def _shortened(text: str, longest: int = LONGEST) -> str:
    """Text without long asides where it is too long, and cut at a sentence's end where it still is."""
    if len(text) <= longest:
        return text
    text = _ASIDE.sub("", text)
    if len(text) <= longest:
        return text
    kept = ""
    for start, end in sentences.split(text):
        if kept and len(kept) + end - start > longest:
            break
        kept += text[start:end]
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def join(replies: Sequence[Reply]) -> Reply:
    """One reply of several, none of none: each text once, each quote once; はい or いいえ where the first asks for one.

    What each of them says first is in it; what more they have is added while one screen holds it.
    """
    texts = list(dict.fromkeys(one.text for one in replies if one.text))
    if len(texts) > 1 and sum(map(len, texts)) > LONGEST:
        texts = [_shortened(text, LONGEST // len(texts)) for text in texts]
    cited = [one.citations for one in replies]
    for text, citations in (more for one in sorted(replies, key=lambda one: bool(one.text)) for more in one.more):
        if text not in texts and sum(map(len, texts)) + len(text) <= LONGEST:
            texts.append(text)
            cited.append(citations)
    named: dict[tuple[str, str], Citation] = {}
    for citation in (one for row in zip_longest(*cited) for one in row if one is not None):
        named.setdefault((citation.document, citation.quote), citation)
    return Reply("".join(texts), tuple(named.values()), replies[0].affirms if replies else None)
