"""The ontology as SKOS concept schemes in JSON-LD, with matches to CUAD, LEDGAR and UNFAIR-ToS."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from pipeline.ontology.forms import FORMS
from pipeline.ontology.labels import NAMES, SETS
from pipeline.ontology.values import ClauseType, DocumentKind, Field, Ontology

Node = dict[str, Any]
_BASE = "urn:yakkan:"
_CONTEXT: Node = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "id": "@id",
    "type": "@type",
    "ConceptScheme": "skos:ConceptScheme",
    "Concept": "skos:Concept",
    "title": {"@id": "dct:title", "@language": "ja"},
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "altLabel": {"@id": "skos:altLabel", "@language": "ja"},
    "definition": {"@id": "skos:definition", "@language": "ja"},
    "scopeNote": {"@id": "skos:scopeNote", "@language": "ja"},
    "editorialNote": {"@id": "skos:editorialNote", "@language": "ja"},
    "notation": "skos:notation",
    "statute": {"@id": "dct:references", "@language": "ja"},
    **{
        name: {"@id": f"skos:{name}", "@type": "@id"}
        for name in ("inScheme", "topConceptOf", "related", "exactMatch", "closeMatch")
    },
}
_SCHEMES = {"type": "条項の種類", "field": "事実の項目", "kind": "文書の種類"}


def skos(ontology: Ontology) -> Node:
    """The three schemes (clause types, fields, kinds of documents) and the labels they match, as one JSON-LD document."""
    return {
        "@context": _CONTEXT,
        "@graph": [
            *({"id": _scheme(name), "type": "ConceptScheme", "title": title} for name, title in _SCHEMES.items()),
            *({"id": _scheme(key), "type": "ConceptScheme", "prefLabel": {"en": name}} for key, name in NAMES.items()),
            *map(_type, ontology.types.values()),
            *map(_field, ontology.fields.values()),
            *map(_kind, ontology.kinds.values()),
            *_matched(ontology),
        ],
    }


def _type(kind: ClauseType) -> Node:
    matches = [(key, label) for key in SETS for label in getattr(kind, key)]
    node = _concept("type", kind.id, kind.label) | {
        "definition": kind.definition,
        "altLabel": [word for word in dict.fromkeys(kind.synonyms) if word != kind.label],
        "editorialNote": kind.question,
        "scopeNote": [f"{what}は含まない（{other}）" for other, what in kind.excludes.items()],
        "related": [_id("type", other) for other in kind.excludes] + [_id("field", field) for field in kind.facts],
        "exactMatch": [_label(key, label) for key, label in matches if label in kind.exact],
        "closeMatch": [_label(key, label) for key, label in matches if label not in kind.exact],
        "statute": kind.statute,
    }
    return {key: value for key, value in node.items() if value}


def _field(field: Field) -> Node:
    node = _concept("field", field.id, field.label) | {
        "definition": FORMS[field.form].written,
        "scopeNote": [f"値は {'、'.join(field.choices)} のどれか"] if field.choices else [],
        "related": [_id("type", type_) for type_ in field.types],
    }
    return {key: value for key, value in node.items() if value}


def _kind(kind: DocumentKind) -> Node:
    node = _concept("kind", kind.id, kind.label) | {
        "definition": kind.definition,
        "related": [_id("type", type_) for type_ in kind.types] + [_id("field", field) for field in kind.facts],
    }
    return {key: value for key, value in node.items() if value}


def _matched(ontology: Ontology) -> Iterator[Node]:
    for key in SETS:
        for label in dict.fromkeys(label for kind in ontology.types.values() for label in getattr(kind, key)):
            yield {
                "id": _label(key, label),
                "type": "Concept",
                "prefLabel": {"en": label},
                "inScheme": _scheme(key),
            }


def _concept(scheme: str, id_: str, label: str) -> Node:
    own = _scheme(scheme)
    return {
        "id": _id(scheme, id_),
        "type": "Concept",
        "notation": id_,
        "prefLabel": {"ja": label},
        "inScheme": own,
        "topConceptOf": own,
    }


def _scheme(name: str) -> str:
    return f"{_BASE}scheme:{name}"


def _id(scheme: str, id_: str) -> str:
    return f"{_BASE}{scheme}:{quote(id_)}"


def _label(key: str, label: str) -> str:
    return f"{_BASE}{key}:{quote(label, safe='')}"
