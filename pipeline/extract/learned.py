"""Clause types of articles where a trained classifier is asked too: it decides, what the rules see counts for something."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.extract.reader import Node
from pipeline.extract.sequence import likeliest
from pipeline.types.document import Kind
from pipeline.types.ports import ClauseTypes, Likely, Wording

# All figures by leaving documents of train and dev out, see docs/decisions/0037.
_TYPE = 0.4  # a type of the article
_SEEN = 0.1  # what a type that the rules see too gains
_TOLD = 0.25  # and where they are sure
_OWN = 0.35  # a type of a paragraph
_SOLE = 0.15  # the only type of a paragraph
_RULE = 0.3  # what the rules' main type gains, times their confidence
_NAMED = 1.2  # what it gains besides where the rules are sure: a caption says what an article is mainly about
_COVERED = 0.5  # rules are sure where the caption names their main type and this share of the paragraphs sets some rule
_WHOLE = 0.5  # what the article as a whole says of its main type beside its paragraphs
_FIRST = (
    1.0  # what its first paragraph says besides: where an article rules several things, it begins with the main one
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Types of an article, main one first, with the confidence of that; own: the types of the units below by id of the node.

    sure: of a verdict of the rules, whether a caption names the main type and the text bears it out.
    """

    types: tuple[str, ...]
    confidence: float
    own: Mapping[int, tuple[str, ...]]
    sure: bool = False


def covered(article: Node, said: Mapping[int, Mapping[str, float]]) -> bool:
    """Whether rules found something in at least half of the paragraphs."""
    votes = [[article, *article.children]] if not (above := _paragraphs(article)) else [list(p.walk()) for p in above]
    return sum(any(said.get(id(node)) for node in nodes) for nodes in votes) >= _COVERED * len(votes)


@dataclass(frozen=True, slots=True)
class _Look:
    """What speaks for each type of an article, for each as its main one, and what the model says of its parts."""

    score: Mapping[str, float]
    leads: Mapping[str, float]
    parts: Sequence[Likely]


def wordings(
    article: Node, units: Sequence[Node], named: Mapping[str, float], said: Mapping[int, Mapping[str, float]]
) -> list[tuple[Node, Wording]]:
    """The article as a whole, then its lead and each paragraph with what hangs under it, where it has several."""
    kept = {id(node) for node in units}
    caption = article.caption if article.unit.kind is Kind.ARTICLE else f"{article.address}{article.caption}"
    groups: list[tuple[Node, list[Node]]] = [(article, list(units))]
    if paragraphs := _paragraphs(article):
        if article.sentences:
            groups.append((article, [article]))
        groups += [(one, [node for node in one.walk() if id(node) in kept]) for one in paragraphs]
    return [
        (
            node,
            Wording(
                caption,
                "\n".join("".join(s.text for s in one.sentences) for one in nodes),
                named,
                _strongest(nodes, said),
            ),
        )
        for node, nodes in groups
    ]


def _paragraphs(article: Node) -> list[Node]:
    return [node for node in article.children if node.unit.kind is Kind.PARAGRAPH]


def _strongest(nodes: Sequence[Node], said: Mapping[int, Mapping[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for node in nodes:
        for name, weight in said.get(id(node), {}).items():
            found[name] = max(found.get(name, 0.0), weight)
    return found


def weigh(
    judged: Sequence[Sequence[tuple[Node, Wording]]], rules: Sequence[Verdict], model: ClauseTypes
) -> list[Verdict]:
    """The verdicts of rules and model together, of the articles of a document in their order: each is judged beside its neighbours."""
    looks = [_look(wordings, known, model) for wordings, known in zip(judged, rules, strict=True)]
    mains = likeliest([look.leads for look in looks], model.follows)
    return [_verdict(*one) for one in zip(judged, rules, looks, mains, strict=True)]


def _look(judged: Sequence[tuple[Node, Wording]], rules: Verdict, model: ClauseTypes) -> _Look:
    whole, *parts = model.predict([wording for _, wording in judged])
    below = parts or [whole]
    of_parts = zip(*(map(part.types.__getitem__, whole.types) for part in below), strict=True)
    score: dict[str, float] = {}
    leads: dict[str, float] = {}
    seen = _TOLD if rules.sure else _SEEN
    for (name, of_whole), each in zip(whole.types.items(), of_parts, strict=True):
        score[name] = (of_whole + max(each)) / 2 + (seen if name in rules.types else 0.0)
        leads[name] = whole.main[name] + _WHOLE * of_whole + _FIRST * each[0] + sum(each) / len(each)
    first = rules.types[0]
    leads[first] = leads.get(first, 0.0) + _RULE * rules.confidence + (_NAMED if rules.sure else 0.0)
    return _Look(score, leads, parts)


def _verdict(judged: Sequence[tuple[Node, Wording]], rules: Verdict, look: _Look, main: tuple[str, float]) -> Verdict:
    first, margin = main
    # A type the model was never shown is the rules' alone.
    told = {name for name in rules.types if name not in look.score}
    types = {first, *told, *(name for name, found in look.score.items() if found > _TYPE)}
    if types != {"other"} and first != "other":
        types.discard("other")
    ordered = (first, *sorted(types - {first}, key=lambda name: (-look.score.get(name, 0.0), name)))
    return Verdict(ordered, _confidence(margin), _own(judged[1:], look.parts, ordered, rules))


def _own(
    judged: Sequence[tuple[Node, Wording]], parts: Sequence[Likely], types: tuple[str, ...], rules: Verdict
) -> dict[int, tuple[str, ...]]:
    """Types of the units below: only such as the article has; of entries of a list the rules alone tell."""
    own = {node: tuple(name for name in found if name in types) for node, found in rules.own.items()}
    for (node, _), part in zip(judged, parts, strict=True):
        if node.unit.kind is not Kind.PARAGRAPH or (rules.sure and own.get(id(node))):
            continue
        ranked = sorted((name for name in types if name in part.types), key=lambda name: -part.types[name])
        likely = [name for name in ranked if part.types[name] > _OWN]
        likely = likely or [name for name in ranked[:1] if part.types[name] > _SOLE]
        own[id(node)] = tuple(likely) or own.get(id(node), ())
    return own


def _confidence(margin: float) -> float:
    """The share of right main types among articles alike, fitted on 1,238 held-out ones: within .02 on average."""
    return round(1 / (1 + math.exp(0.59 - 1.67 * margin)), 2)
