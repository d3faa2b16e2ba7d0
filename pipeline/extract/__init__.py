"""A Document -> Extraction."""

from pipeline.extract.classify import classify
from pipeline.extract.fields import find_facts
from pipeline.extract.fields.context import Context
from pipeline.extract.fields.declared import declared_facts
from pipeline.extract.kinds import absent, recognise
from pipeline.extract.norms import find_norms
from pipeline.extract.reader import read
from pipeline.ontology import load
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.ports import ClauseTypes


def extract(document: Document, clause_types: ClauseTypes | None = None) -> Extraction:
    """Clause types, facts, parties, norms and kind of a document; without a classifier rules alone tell the types."""
    known = load()
    reading = read(document)
    classification = classify(reading, known, clause_types)
    context = Context(reading, classification.unit_types)
    facts = (*find_facts(reading, classification.unit_types), *declared_facts(context, known))
    kind = recognise(reading, classification.clauses, known)
    return Extraction(
        classification.clauses,
        facts,
        reading.parties.found,
        find_norms(reading),
        kind,
        absent(kind, classification.clauses, facts, known),
    )
