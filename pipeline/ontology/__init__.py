"""The clause ontology as data and its loader."""

from pipeline.ontology.loader import CUSTOMER, PARTY, PROVIDER, ClauseType, Field, Ontology, OntologyError, load, read
from pipeline.ontology.spelling import spell

__all__ = ["CUSTOMER", "PARTY", "PROVIDER", "ClauseType", "Field", "Ontology", "OntologyError", "load", "read", "spell"]
