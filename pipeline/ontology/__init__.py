"""The clause ontology as data and its loader."""

from pipeline.ontology.entries import OntologyError, Text
from pipeline.ontology.loader import load, own, read, using
from pipeline.ontology.patterns import CUSTOMER, PARTY, PROVIDER, Pattern
from pipeline.ontology.spelling import spell
from pipeline.ontology.values import ClauseType, DocumentKind, Field, Ontology

__all__ = [
    "CUSTOMER",
    "PARTY",
    "PROVIDER",
    "ClauseType",
    "DocumentKind",
    "Field",
    "Ontology",
    "OntologyError",
    "Pattern",
    "Text",
    "load",
    "own",
    "read",
    "spell",
    "using",
]
