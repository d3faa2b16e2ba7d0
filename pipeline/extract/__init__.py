"""A Document -> Extraction."""

from pipeline.extract.classify import classify
from pipeline.extract.fields import find_facts
from pipeline.extract.reader import read
from pipeline.ontology import load
from pipeline.types.clause import Extraction
from pipeline.types.document import Document


def extract(document: Document) -> Extraction:
    """Clause types, facts and parties of a document."""
    reading = read(document)
    classification = classify(reading, load())
    return Extraction(classification.clauses, find_facts(reading, classification.unit_types), reading.parties.found)
