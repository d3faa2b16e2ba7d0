"""What each unit regulates: clause types from captions and from what the sentences say."""

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.extract import learned
from pipeline.extract.learned import Verdict
from pipeline.extract.reader import Node, Reading, Sentence
from pipeline.ontology import Ontology
from pipeline.types.address import Address
from pipeline.types.clause import Clause
from pipeline.types.document import Kind
from pipeline.types.ports import ClauseTypes, Wording

_CITABLE = (Kind.ARTICLE, Kind.PREAMBLE, Kind.SUPPL_PROVISION, Kind.APPENDIX)
_DEFINES = re.compile(
    r"^.{0,40}?とは、?.+(?:をいう|をいいます|をいい、|意味します|意味する|を指す|を指します|のことをいう|のことをいいます|とします|とする)。?$|^「[^」]+」[::、は]"
)
# 第17条(免責) only says what the other article is about.
_CITED_CAPTION = re.compile(r"(?<=[条項号])\([^()]*\)")
_LISTED = (Kind.ITEM, Kind.SUBITEM)
_CAPTION = 3.0  # a caption weighs as much as three quarters of an article's paragraphs
_TEXT = 4.0
_FALL = 0.5  # of two captions' words the first is the stronger by this
_SAID_TWICE = 0.2  # what the caption says too comes before another type of the same paragraph
_LATER = 0.45  # what a paragraph's second type counts against its first


@dataclass(frozen=True, slots=True)
class Classification:
    """Clause types: of the units to be listed, and of every unit with an address (its own, else its article's)."""

    clauses: tuple[Clause, ...]
    unit_types: Mapping[Address, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Article:
    """An article with what the rules make of it, and as a classifier is asked about it."""

    node: Node
    rules: Verdict
    wordings: tuple[tuple[Node, Wording], ...]


def articles(reading: Reading, ontology: Ontology) -> Iterator[Article]:
    """The articles of a document, and 前文, 附則, 別紙 for what is not in their articles."""
    for node in reading.walk():
        if node.unit.kind in _CITABLE and node.address is not None and not _inside_article(node):
            yield _article(node, ontology)


def classify(reading: Reading, ontology: Ontology, model: ClauseTypes | None = None) -> Classification:
    """The clause types of a document's articles (前文, 附則, 別紙 too) and of the 項 and 号 where they differ.

    Without a model the rules alone decide.
    """
    clauses: list[Clause] = []
    unit_types: dict[Address, tuple[str, ...]] = {}
    found = list(articles(reading, ontology))
    rules = [one.rules for one in found]
    verdicts = learned.weigh([one.wordings for one in found], rules, model) if model else rules
    for one, verdict in zip(found, verdicts, strict=True):
        node, article, own, confidence = one.node, verdict.types, verdict.own, verdict.confidence
        assert node.address is not None
        clauses.append(Clause(node.address, article, confidence))
        unit_types[node.address] = article
        for below in _own_units(node):
            if below is node or below.address is None:
                continue
            types = own.get(id(below), ())
            inherited = (
                unit_types.get(below.parent.address, article) if below.parent and below.parent.address else article
            )
            unit_types[below.address] = types or inherited
            if types and types != inherited:
                clauses.append(Clause(below.address, types, confidence))
    return Classification(tuple(clauses), unit_types)


def _inside_article(node: Node) -> bool:
    """別紙1第2条 is an article of its own; 別紙1 is listed for what is not in its articles."""
    return any(up.unit.kind is Kind.ARTICLE for up in _above(node))


def _own_units(top: Node) -> Iterator[Node]:
    """The unit and what is below it, without the articles of a 附則 or 別紙: they are listed by themselves."""
    yield top
    for child in top.children:
        if child.unit.kind is not Kind.ARTICLE:
            yield from _own_units(child)


def _above(node: Node) -> list[Node]:
    return [node.parent, *_above(node.parent)] if node.parent is not None else []


def _article(article: Node, ontology: Ontology) -> Article:
    named = dict(_named(article.caption, ontology))
    units = list(_own_units(article))
    said = {id(node): _said(node, ontology) for node in units}
    seen = tuple(learned.wordings(article, units, dict(named), {node: dict(types) for node, types in said.items()}))
    _settle(article, named, said, units, ontology)
    main = _scores(article, units, said, named)
    if not main:
        kind = {Kind.PREAMBLE: "scope", Kind.SUPPL_PROVISION: "effective_date"}.get(article.unit.kind, "other")
        return Article(article, Verdict((kind,), 0.3, {}), seen)
    first = max(main, key=lambda name: (_decides(article, name, ontology), main[name]))
    absorbed = ontology.types[first].absorbs
    kept = {name: score for name, score in main.items() if name not in absorbed}
    ordered = tuple(sorted(kept, key=lambda name: (name != first, -kept[name])))
    own = {id(node): _own(ordered, said[id(node)]) for node in units if node is not article}
    runner_up = max((score for name, score in kept.items() if name != first), default=0.0)
    confidence = min(
        0.99, 0.5 + (kept[first] - runner_up) / (2 * (_CAPTION + _TEXT)) + (0.2 if first in named else 0.0)
    )
    sure = first in named and learned.covered(article, said)
    return Article(article, Verdict(ordered, round(confidence, 2), own, sure), seen)


def _own(listed: tuple[str, ...], said: dict[str, float]) -> tuple[str, ...]:
    return tuple(name for name in sorted(said, key=lambda name: -said[name]) if name in listed)


@functools.lru_cache(maxsize=4096)  # two versions of a document have most captions in common
def _named(caption: str, ontology: Ontology) -> Mapping[str, float]:
    """Types the caption points to, the first of them strongest."""
    found = {kind.id: match for kind, match in ontology.naming(caption)} if caption else {}
    order = sorted({match.start() for match in found.values()})
    return {id_: max(_CAPTION - _FALL * order.index(match.start()), 1.0) for id_, match in found.items()}


def _decides(article: Node, name: str, ontology: Ontology) -> bool:
    """Whether the caption settles that this is the main type."""
    decisive = ontology.types[name].decisive
    return bool(decisive and decisive.search(article.caption))


def _settle(
    article: Node, named: dict[str, float], said: dict[int, dict[str, float]], units: list[Node], ontology: Ontology
) -> None:
    """Takes out what only seems so: meanings of words set in passing, and of a caption of several types those the text lacks."""
    sentences = sum(_counts(node, sentence) for node in units for sentence in node.sentences)
    defining = sum("definitions" in types for types in said.values())
    if "definitions" not in named and defining * 2 < sentences:
        for types in said.values():
            types.pop("definitions", None)
    ruled = {name for types in said.values() for name in types}
    if len(named) > 1 and ruled:
        for name in set(named) - ruled:
            if not _decides(article, name, ontology):
                del named[name]


def _scores(
    article: Node, units: list[Node], said: dict[int, dict[str, float]], named: dict[str, float]
) -> dict[str, float]:
    """How much of the article each type is: from its caption and, a paragraph a vote, from the text."""
    scores: dict[str, float] = defaultdict(float, named)
    paragraphs = [node for node in units if node.unit.kind is Kind.PARAGRAPH]
    votes = paragraphs or [article]
    for node in votes:
        together: dict[str, float] = defaultdict(float)
        for below in [article, *article.children] if node is article else node.walk():
            for name, score in said.get(id(below), {}).items():
                together[name] = max(together[name], score)
        ranked = sorted(together, key=lambda name: -together[name] - (_SAID_TWICE if name in named else 0.0))
        for rank, name in enumerate(ranked):
            scores[name] += _TEXT / len(votes) * (1.0 if rank == 0 else _LATER)
    if article not in votes:
        for name, score in said[id(article)].items():
            scores[name] += score
    return dict(scores)


def _said(node: Node, ontology: Ontology) -> dict[str, float]:
    """Types of which the unit's own sentences set a rule, with their weight: what is said first weighs most."""
    entries = (one.text for one in node.sentences if node.unit.kind in _LISTED and not one.whole)
    ruling = (one.text for one in node.sentences if _counts(node, one))
    return dict(_ruled(tuple(entries), tuple(ruling), ontology))


@functools.lru_cache(maxsize=4096)  # two versions of a document have most units in common
def _ruled(entries: tuple[str, ...], ruling: tuple[str, ...], ontology: Ontology) -> dict[str, float]:
    """The same for mere entries of a list and for sentences that rule."""
    found: dict[str, float] = {}
    for entry in entries:
        found |= {kind.id: 0.4 for kind, _ in ontology.listing(entry)}
    for rank, sentence in enumerate(ruling):
        if _DEFINES.search(sentence):
            found.setdefault("definitions", 1.0 - 0.1 * min(rank, 8))
            continue
        text = _CITED_CAPTION.sub("", sentence)
        for kind, match in ontology.ruling(text):
            weight = 1.0 - 0.1 * min(rank, 8) - 0.0004 * match.end()
            found[kind.id] = max(found.get(kind.id, 0.0), weight)
    return found


def _counts(node: Node, sentence: Sentence) -> bool:
    """An entry of a list (〜場合, 〜行為) belongs to what its lead says; only whole sentences rule."""
    return sentence.whole or (node.unit.kind not in _LISTED and not sentence.wrap_up)
