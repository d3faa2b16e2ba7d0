"""What people said, laid over what was extracted."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.store.records import Correction
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Extraction, Fact
from pipeline.types.document import Document

TYPES = "types"
"""Stands in a correction for the clause types of its address, which is no field of a fact."""


def laid_over(document: Document, extraction: Extraction, corrections: Sequence[Correction]) -> Extraction:
    """The extraction as people left it; corrections: of this document, oldest first: what was said last holds.

    A value that the extractor no longer finds is there all the same where a person said so. What stands at an address that
    the document does not have is left out.
    """
    facts, clauses = list(extraction.facts), list(extraction.clauses)
    for one in corrections:
        address = Address.parse(one.address)
        if document.find(address) is None:
            continue
        if one.field == TYPES:
            clauses = _typed(clauses, address, one)
        else:
            facts = _valued(facts, address, one, document)
    if not corrections:
        return extraction
    return replace(extraction, facts=tuple(facts), clauses=tuple(clauses))


def _valued(facts: list[Fact], address: Address, said: Correction, document: Document) -> list[Fact]:
    here = [at for at, fact in enumerate(facts) if fact.field == said.field and address in fact.addresses]
    meant = [at for at in here if facts[at].value == said.old]
    if said.new is None:
        return [fact for at, fact in enumerate(facts) if at not in meant]
    right = [at for at in here if facts[at].value == said.new]
    if not meant and not right and said.old is not None and len(here) == 1:
        meant = here  # another extractor found another wrong value
    if meant or right:
        for at in meant or right:
            facts[at] = replace(facts[at], value=said.new, confidence=1.0)
        return facts
    return [*facts, _told(said, address, document)]


def _told(said: Correction, address: Address, document: Document) -> Fact:
    """A fact that only a person found: its words are all of the unit."""
    unit = document.find(address)
    if unit is None or said.new is None:
        raise ValueError("a told fact has a place and a value")
    return Fact(said.field, said.new, unit.text, (address,), unit.spans, 1.0)


def _typed(clauses: list[Clause], address: Address, said: Correction) -> list[Clause]:
    types = tuple(map(str, said.new)) if isinstance(said.new, list | tuple) else ()
    left = [clause for clause in clauses if clause.address != address]
    if not types:
        return left
    at = next((at for at, clause in enumerate(clauses) if clause.address == address), len(left))
    return [*left[:at], Clause(address, types, 1.0), *left[at:]]
