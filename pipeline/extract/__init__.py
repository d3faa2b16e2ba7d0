"""A Document -> Extraction."""

import functools
from collections.abc import Callable
from dataclasses import replace

from pipeline.extract.classify import Classification, classify
from pipeline.extract.fields import find_facts
from pipeline.extract.fields.context import Context
from pipeline.extract.fields.declared import declared_facts
from pipeline.extract.kinds import absent, recognise
from pipeline.extract.reader import Reading, read
from pipeline.ontology import load
from pipeline.text.tokens import tokenize
from pipeline.types.address import Address
from pipeline.types.clause import Extraction, Fact, Norm
from pipeline.types.document import Document
from pipeline.types.ports import ClauseTypes
from pipeline.types.source import SourceText

NormsBy = Callable[[Address], tuple[Norm, ...]]
"""An address to the norms of the article (前文, 附則, 別紙) that it stands in."""
DOUBTFUL = 0.4
"""Confidence of a fact that rests on weak characters of a scan: whoever relies on it checks the page (要確認)."""


def extract(document: Document, clause_types: ClauseTypes | None = None) -> Extraction:
    """Clause types, facts, parties, norms and kind of a document; without a classifier rules alone tell the types."""
    from pipeline.extract.norms import find_norms

    reading = read(document)
    return replace(_without_norms(reading, clause_types), norms=find_norms(reading))


def extract_apart(
    document: Document, clause_types: ClauseTypes | None = None
) -> tuple[Extraction, NormsBy, Callable[[], Extraction]]:
    """Clause types and parties; what finds the norms of an article when it is asked for them; what gives all but the norms."""
    reading = read(document)
    classification = classify(reading, load(), clause_types)
    begun = Extraction(classification.clauses, (), reading.parties.found)
    return begun, _norms_by(reading), lambda: _with_facts(reading, classification)


def _norms_by(reading: Reading) -> NormsBy:
    @functools.cache
    def norms() -> NormsBy:
        from pipeline.extract.apart import NormsOf

        return NormsOf(reading)

    return lambda address: norms()(address)


def prepare() -> None:
    """Loads all that extract_apart will need but the norms, for one who has time before a long document comes."""
    load().prepare()
    tokenize("約款")


def answerable(document: Document, clause_types: ClauseTypes | None = None) -> Extraction:
    """What answers are made of: all that extract gives but the norms, which no question is answered from."""
    return _without_norms(read(document), clause_types)


def _as_sure_as_read(fact: Fact, source: SourceText) -> Fact:
    """The fact, and no surer than the characters of a scan that it rests on."""
    return replace(fact, confidence=min(fact.confidence, DOUBTFUL)) if source.is_weak(fact.spans) else fact


def _without_norms(reading: Reading, clause_types: ClauseTypes | None) -> Extraction:
    return _with_facts(reading, classify(reading, load(), clause_types))


def _with_facts(reading: Reading, classification: Classification) -> Extraction:
    known = load()
    context = Context(reading, classification.unit_types)
    found = (*find_facts(reading, classification.unit_types), *declared_facts(context, known))
    facts = tuple(_as_sure_as_read(fact, reading.document.source) for fact in found)
    kind = recognise(reading, classification.clauses, known)
    return Extraction(
        classification.clauses,
        facts,
        reading.parties.found,
        kind=kind,
        absent=absent(kind, classification.clauses, facts, known),
    )
