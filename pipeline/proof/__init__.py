"""A Document and what was extracted from it -> what a proofreader tells of it."""

from collections.abc import Iterable

from pipeline.proof import (
    agreement,
    bearing,
    broken,
    companies,
    conjunctions,
    dates,
    duties,
    heads,
    nouns,
    numbers,
    opposed,
    parties,
    references,
    roles,
    spelling,
    sums,
    terms,
    values,
    variants,
    writing,
)
from pipeline.proof.reading import Reading
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.proof import Finding

__all__ = ["proofread"]


def proofread(document: Document, extraction: Extraction) -> tuple[Finding, ...]:
    """All findings in the order of the text, those about the file as a whole first; each place and code once."""
    reading = Reading(document)
    types = {clause.address: clause.types[0] for clause in extraction.clauses if clause.types}
    found = [
        *numbers.find(reading),
        *references.find(reading, types),
        *duties.find(reading),
        *nouns.find(reading),
        *bearing.find(reading),
        *terms.find(reading),
        *variants.find(reading),
        *spelling.find(reading),
        *heads.find(reading),
        *roles.find(reading, extraction.parties),
        *parties.find(reading, extraction.parties),
        *companies.find(reading),
        *values.find(reading, extraction.facts),
        *dates.find(reading),
        *sums.find(reading, extraction.parties),
        *agreement.find(reading),
        *opposed.find(reading),
        *conjunctions.find(reading),
        *writing.find(reading),
        *broken.find(reading),
    ]
    named = {one.spans for one in found if one.code == "term-variant"}
    found = [one for one in found if one.code != "undefined-term" or one.spans not in named]
    return tuple(sorted(_once(found), key=lambda one: one.spans[0] if one.spans and one.address else (-1, -1)))


def _once(found: Iterable[Finding]) -> list[Finding]:
    """Of several findings of a code at a place the first of the highest level."""
    kept: dict[tuple[object, ...], Finding] = {}
    for one in found:
        key = (one.code, one.address, one.spans, one.words)
        if key not in kept or not kept[key].level.reaches(one.level):
            kept[key] = one
    return list(kept.values())
