"""Does the text say it, and which of the found units carry the answer?"""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np

from pipeline.answer import counted, refusal, words
from pipeline.answer.library import Library
from pipeline.answer.parts import without_choice
from pipeline.answer.pieces import ITEMS
from pipeline.answer.select import VALUES, Matcher
from pipeline.text import sentences, tokens
from pipeline.text.kinds import holds
from pipeline.text.normalize import fold
from pipeline.types.address import Address
from pipeline.types.index import Found, Index
from pipeline.types.question import Question, Wants

if TYPE_CHECKING:
    from numpy.typing import NDArray

READ = 3
"""The units that are read to see whether the text says it."""
NEAR = 0.1
"""A second unit is given with the first from this share of its chance on."""
OF_LIST, LISTED = 3, 0.2
"""So many of the first FEW found units of one list are the list itself, from which share of the best chance on together."""
FEW = 5
OTHER, SIBLING = 0.2, 0.15
"""For a further question of one text: from which share of the best chance on another unit is given, and what being in the
same article as the first answer adds."""


def stated(question: Question, found: Sequence[Found], index: Index, matcher: Matcher, library: Library) -> float:
    """The chance from 0 to 1 that the found units say what is asked; found: best first."""
    if not found:
        return 0.0
    if found[0].defines:
        return 1.0
    seen = np.array(list(signs(question, found, index, matcher).values()), dtype=np.float32)
    return refusal.default().stated(marks(question, found, index, library), seen)


def marks(question: Question, found: Sequence[Found], index: Index, library: Library) -> "NDArray[np.float32]":
    """The words of the question beside the first of found, as words.rows has them."""
    read = found[:READ]
    return words.rows(question, read, [library.place(one) for one in read], index)


def list_first(question: Question, found: Sequence[Found], library: Library) -> Sequence[Found]:
    """Found units, with the best of a list before all where a list is asked for and several of its items were found."""
    if not found or Wants.YES_NO in question.wants or not question.wants & {Wants.LIST, Wants.CONDITION}:
        return found
    places = [library.place(one) for one in found[:FEW]]
    leads = [place.owner if place.unit.kind in ITEMS else place.unit for place in places]
    for lead, place in zip(leads, places, strict=True):
        of_list = [at for at, other in enumerate(leads) if other is lead]
        if lead is place.unit or lead is None or len(of_list) < OF_LIST or 0 in of_list:
            continue
        if sum(found[at].score for at in of_list) >= LISTED * found[0].score:
            best = of_list[0]
            return (found[best], *found[:best], *found[best + 1 :])
    return found


def choose(found: Sequence[Found], used: Collection[tuple[str, Address]]) -> tuple[Found, ...]:
    """The units to answer from: the best and one of its document that is near it.

    Where the best has answered before, the best of the others. used: units that answer an earlier question of the same text.
    """
    if not found:
        return ()
    best = found[0].score
    if _key(found[0]) in used:
        others = [one for one in found[1:] if _key(one) not in used and one.score >= OTHER * best]
        others.sort(key=lambda one: -one.score - SIBLING * best * any(_same_article(one, key) for key in used))
        return tuple(others[:1])
    first = found[0].passage.document
    near = [
        one
        for one in found[1:4]
        if one.passage.document == first
        and one.score >= NEAR * best
        and not _overlap(one, found[0])
        and _key(one) not in used
    ]
    return (found[0], *near[:1])


def left_over(found: Sequence[Found], used: Collection[tuple[str, Address]]) -> Found | None:
    """The best unit for the whole of a text that asks several things, where it answers none of them; else None."""
    return found[0] if found and _key(found[0]) not in used else None


def signs(question: Question, found: Sequence[Found], index: Index, matcher: Matcher) -> dict[str, float]:
    """What is seen of a question beside the units found for it, not empty, by name; each about 0 to 1."""
    asked = index.asked(question.text)
    chances = {kind: chance for kind, chance in asked.types.items() if kind != "other"}
    surest = max(chances, key=lambda kind: chances[kind], default="")
    topic = without_choice(question.text)
    asking = [group.word for group in index.groups(topic) if group.word]
    values = question.wants & VALUES
    support = valued = 0.0
    said, nearest, shared = set(tokens.words(topic)), "", -1
    for one in found[:READ]:
        around = matcher.share("\n".join((*one.passage.context, one.passage.text)))
        for start, end in sentences.split(one.passage.text):
            sentence = one.passage.text[start:end]
            share = 0.7 * matcher.share(sentence) + 0.3 * around
            support = max(support, share)
            if (common := len(said.intersection(tokens.words(fold(sentence))))) > shared:
                nearest, shared = fold(sentence), common
            if not values or values & holds(fold(sentence)):
                valued = max(valued, share)
    carried = max((asked.fields.get(field, 0.0) for one in found[:READ] for field in one.passage.fields), default=0.0)
    unknown = max((asked.fields[field] for field in asked.fields if field not in index.fields), default=0.0)
    near = [fold(one.passage.text) for one in found[:READ]]
    second = found[1].score if len(found) > 1 else 0.0
    first = {f"first_{name}": value for name, value in found[0].evidence.items()}
    best = {f"best_{name}": max(one.evidence[name] for one in found[:READ]) for name in found[0].evidence}
    return {
        **first,
        **best,
        "words": len(asking) / 10,
        "support": support,
        "valued": valued,
        "known": max(one.known for one in found[:READ]),
        "no_such_type": chances.get(surest, 0.0) if surest not in index.types else 0.0,
        "no_such_fact": unknown**0.5 * (1 - valued),
        "such_fact": carried**0.5,
        "no_value": float(bool(values) and not valued),
        "gap": found[0].score - second,
        "absent": _absent(asking, index),
        "absent_nouns": _absent(_nouns(topic), index),
        "score": found[0].score,
        "type": max((chances.get(kind, 0.0) for one in found[:READ] for kind in one.passage.types), default=0.0),
        "asks_value": float(bool(values)),
        "nearest": shared / (1 + len(said)),
        **counted.signs(
            fold(question.text), nearest, fold(found[0].passage.text), near, closed=Wants.YES_NO in question.wants
        ),
        **{f"wants_{want}": float(want in question.wants) for want in Wants},
    }


def _nouns(text: str) -> list[str]:
    return [
        token.normal
        for token in tokens.tokenize(text)
        if token.part == "名詞" and token.detail != "数詞" and len(token.surface) > 1 and tokens.is_content(token)
    ]


def _absent(words: Sequence[str], index: Index) -> float:
    """The share of words, weighed by rarity, that no passage has."""
    weights = [index.rarity(word, ()) for word in words]
    return sum(weight for weight in weights if weight >= 1) / sum(weights) if words else 0.0


def _key(found: Found) -> tuple[str, Address]:
    return found.passage.document, found.passage.address


def _same_article(one: Found, other: tuple[str, Address]) -> bool:
    return one.passage.document == other[0] and one.passage.address.article == other[1].article


def _overlap(one: Found, other: Found) -> bool:
    a, b = one.passage, other.passage
    return a.document == b.document and (a.address.contains(b.address) or b.address.contains(a.address))
