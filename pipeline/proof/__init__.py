"""A Document and what was extracted from it -> what a proofreader tells of it."""

from collections.abc import Iterable

from pipeline.proof import conjunctions, numbers, parties, references, terms, values, writing
from pipeline.proof.reading import Reading
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.proof import Finding

__all__ = ["proofread"]


def proofread(document: Document, extraction: Extraction) -> tuple[Finding, ...]:
    """All findings in the order of the text, those about the file as a whole first; each place and code once."""
    reading = Reading(document)
    found = [
        *numbers.find(reading),
        *references.find(reading),
        *terms.find(reading),
        *parties.find(reading, extraction.parties),
        *values.find(reading, extraction.facts),
        *conjunctions.find(reading),
        *writing.find(reading),
    ]
    return tuple(sorted(_once(found), key=lambda one: one.spans[0] if one.spans and one.address else (-1, -1)))


def _once(found: Iterable[Finding]) -> list[Finding]:
    return list({(one.code, one.address, one.spans, one.words): one for one in reversed(list(found))}.values())[::-1]
