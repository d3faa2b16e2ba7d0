"""Does the text say it, and which of the found units carry the answer?"""

import math
from collections.abc import Collection, Sequence

from pipeline.answer.select import VALUES, Matcher
from pipeline.text import everyday, sentences, tokens
from pipeline.text.kinds import holds
from pipeline.text.normalize import fold
from pipeline.types.address import Address
from pipeline.types.index import Found, Index
from pipeline.types.question import Question, Wants

NEAR = 0.75
"""A second unit is given with the first from this share of its score on."""
OTHER, SIBLING = 0.45, 0.15
"""For a further question of one text: from which share of the best score on another unit is given, and what being in the
same article as the first answer adds."""
SIGNS = {
    "support": -2.1, "known": -2.3, "no_such_type": 2.8, "no_such_fact": 3.1, "no_value": 0.4, "gap": -1.1,
    "absent": -3.6, "absent_nouns": 3.2, "score": -2.1, "type": 1.7, "asks_value": 1.8, "asks_yes_no": 1.0,
}  # fmt: skip
"""What speaks for "not stated" (above 0) and against it: logistic regression on 200 questions about ten documents. With
each document left out in turn: AUC 0.925; at 5 wrong refusals of 100 answerable questions 29 of 100 unanswerable ones
are answered."""
CONSTANT = 1.9


def stated(question: Question, found: Sequence[Found], index: Index, matcher: Matcher) -> float:
    """The chance from 0 to 1 that the found units say what is asked; found: best first."""
    if not found:
        return 0.0
    signs = _signs(question, found, index, matcher)
    return 1 / (1 + math.exp(CONSTANT + sum(weight * signs[name] for name, weight in SIGNS.items())))


def choose(found: Sequence[Found], used: Collection[tuple[str, Address]]) -> tuple[Found, ...]:
    """The units to answer from: the best and one that is near it; where the best has answered before, the best of the others.

    used: units that answer an earlier question of the same text.
    """
    if not found:
        return ()
    best = found[0].score
    if _key(found[0]) in used:
        others = [one for one in found[1:] if _key(one) not in used and one.score >= OTHER * best]
        others.sort(key=lambda one: -one.score - SIBLING * best * any(_same_article(one, key) for key in used))
        return tuple(others[:1])
    near = [one for one in found[1:4] if one.score >= NEAR * best and not _overlap(one, found[0])]
    return (found[0], *near[:1])


def _signs(question: Question, found: Sequence[Found], index: Index, matcher: Matcher) -> dict[str, float]:
    asked = index.asked(question.text)
    chances = {kind: chance for kind, chance in asked.types.items() if kind != "other"}
    surest = max(chances, key=lambda kind: chances[kind], default="")
    words = [group.word for group in everyday.groups(question.text) if group.word]
    values = question.wants & VALUES
    supports: list[float] = []
    has_value = False
    for one in found[:3]:
        around = matcher.share("\n".join((*one.passage.context, one.passage.text)))
        for start, end in sentences.split(one.passage.text):
            sentence = one.passage.text[start:end]
            supports.append(0.7 * matcher.share(sentence) + 0.3 * around)
            has_value = has_value or bool(values & holds(fold(sentence)))
    second = found[1].score if len(found) > 1 else 0.0
    return {
        "support": max(supports, default=0.0),
        "known": max(one.known for one in found[:3]),
        "no_such_type": chances.get(surest, 0.0) if surest not in index.types else 0.0,
        "no_such_fact": max((asked.fields[field] for field in asked.fields if field not in index.fields), default=0.0) ** 0.5,
        "no_value": float(bool(values) and not has_value),
        "gap": min(1.0, (found[0].score - second) / 5),
        "absent": _absent(words, index),
        "absent_nouns": _absent(_nouns(question.text), index),
        "score": found[0].score / 10,
        "type": max((chances.get(kind, 0.0) for one in found[:3] for kind in one.passage.types), default=0.0),
        "asks_value": float(bool(values)),
        "asks_yes_no": float(Wants.YES_NO in question.wants),
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
