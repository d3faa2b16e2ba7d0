"""What was extracted as JSON-LD: schema.org for values and terms, ELI for the document and its units, Web Annotation for places.

Clause types and fields are concepts of the ontology of this package, named by their ids.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from pipeline.types.address import Address
from pipeline.types.clause import Extraction, Fact
from pipeline.types.document import Document
from pipeline.types.source import Span

Json = dict[str, Any]

_CONCEPTS = {scheme: f"urn:yakkan:{scheme}:" for scheme in ("type", "field", "kind")}
"""Before an id of the ontology, as its SKOS has it: urn:yakkan:field:late_charge.rate."""
VOCABULARY = "urn:yakkan:vocabulary:"
"""Before our own classes and properties, roles and modalities."""
DOCUMENT = "urn:yakkan:document:"
"""Before a document's id; a unit of it is urn:yakkan:document:d0123456789ab#第3条第2項."""

_JAPANESE = {"@language": "ja"}
CONTEXT: Json = {
    "@version": 1.1,
    "@vocab": VOCABULARY,
    "own": VOCABULARY,
    **{f"yakkan-{scheme}": iri for scheme, iri in _CONCEPTS.items()},
    "schema": "https://schema.org/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "name": {"@id": "schema:name", **_JAPANESE},
    "text": {"@id": "schema:text", **_JAPANESE},
    "description": {"@id": "schema:description", **_JAPANESE},
    "identifier": "schema:identifier",
    "fileName": "schema:alternateName",
    "encodingFormat": "schema:encodingFormat",
    "inLanguage": "schema:inLanguage",
    "sha256": "schema:sha256",
    "clauses": {"@id": "eli:has_part", "@container": "@set"},
    "number": "eli:number",
    "partOf": {"@id": "eli:is_part_of", "@type": "@id"},
    "clauseTypes": {"@id": "schema:about", "@type": "@id", "@container": "@list"},
    "facts": {"@id": "schema:additionalProperty", "@container": "@set"},
    "field": {"@id": "schema:propertyID", "@type": "@id"},
    "value": "schema:value",
    "currency": "schema:currency",
    "taxIncluded": "schema:valueAddedTaxIncluded",
    "parties": {"@id": "schema:participant", "@container": "@set"},
    "role": {"@id": "schema:roleName", "@type": "@id"},
    "definitions": {"@id": "schema:mentions", "@container": "@set"},
    "clause": {"@id": "schema:isPartOf", "@type": "@id"},
    "references": {"@container": "@set"},
    "norms": {"@container": "@set"},
    "targets": {"@id": "eli:cites", "@type": "@id", "@container": "@set"},
    "modality": {"@type": "@id"},
    "kind": {"@type": "@id"},
    "absent": {"@type": "@id", "@container": "@set"},
    "selectors": {"@id": "oa:hasSelector", "@container": "@set"},
    "exact": "oa:exact",
    "start": "oa:start",
    "end": "oa:end",
    "term": _JAPANESE,
    "qualifier": _JAPANESE,
    "condition": _JAPANESE,
    "exception": _JAPANESE,
    "deadline": _JAPANESE,
    "appliesTo": _JAPANESE,
    "delegatedTo": _JAPANESE,
    "action": _JAPANESE,
}


def json_ld(document: Document, found: Extraction) -> Json:
    """One JSON-LD 1.1 object: the document with its clauses, facts, parties, definitions, references and norms."""
    place = _Places(document.id)
    return {
        "@context": CONTEXT,
        "id": place.document,
        "type": ["schema:DigitalDocument", "eli:LegalResource"],
        **_given(name=document.title),
        "identifier": document.id,
        "fileName": document.source.name,
        "encodingFormat": document.source.media_type,
        "sha256": document.source.sha256,
        "inLanguage": "ja",
        **_given(kind=_concept("kind", found.kind.id) if found.kind else None),
        "absent": [_concept(one.what, one.id) for one in found.absent],
        "clauses": list(_clauses(document, found, place)),
        "facts": [_fact(fact, place) for fact in found.facts],
        "parties": [
            {
                "type": "Party",
                "term": party.term,
                **_given(name=party.name),
                "role": f"own:{party.role}",
                "clause": place.of(party.address),
            }
            for party in found.parties
        ],
        "definitions": [
            {
                "type": "schema:DefinedTerm",
                "name": definition.term,
                "description": definition.meaning,
                "clause": place.of(definition.address),
            }
            for definition in document.definitions
        ],
        "references": [
            {
                "type": "Reference",
                "text": reference.text,
                "clause": place.of(reference.address),
                "status": reference.status.value,
                "targets": [place.of(target) for target in reference.targets],
                "selectors": _selectors(reference.text, reference.spans),
            }
            for reference in document.references
        ],
        "norms": [
            {
                "type": "Norm",
                "clause": place.of(norm.address),
                "bearer": _side(norm.bearer),
                "modality": f"own:{norm.modality}",
                "action": norm.action,
                **_given(
                    counterparty=_side(norm.counterparty) if norm.counterparty else None,
                    condition=norm.condition,
                    exception=norm.exception,
                    deadline=norm.deadline,
                ),
                "selectors": _selectors(norm.action, norm.spans),
            }
            for norm in found.norms
        ],
    }


class _Places:
    def __init__(self, id_: str) -> None:
        self.document = DOCUMENT + id_

    def of(self, address: Address) -> str:
        # The # of a second unit of one number (第4条第6項#2) may not stand in a fragment.
        return f"{self.document}#{str(address).replace('#', '%23')}"


def _clauses(document: Document, found: Extraction, place: _Places) -> Iterator[Json]:
    """All units that can be cited, with what they regulate where that is known."""
    clauses = {clause.address: clause for clause in found.clauses}
    for unit in document.walk():
        if unit.address is None:
            continue
        parent = unit.address.parent
        clause = clauses.get(unit.address)
        yield {
            "id": place.of(unit.address),
            "type": "eli:LegalResourceSubdivision",
            "number": str(unit.address),
            **_given(name=unit.caption, text="\n".join(filter(None, (unit.text, unit.wrap_up)))),
            "partOf": place.of(parent) if parent else place.document,
            **(
                {
                    "clauseTypes": [_concept("type", type_) for type_ in clause.types],
                    "confidence": round(clause.confidence, 3),
                }
                if clause
                else {}
            ),
        }


def _fact(fact: Fact, place: _Places) -> Json:
    return {
        "type": "schema:PropertyValue",
        "field": _concept("field", fact.field),
        "value": _value(fact.value),
        "clause": [place.of(address) for address in fact.addresses],
        "selectors": _selectors(fact.quote, fact.spans),
        **_given(
            qualifier=fact.qualifier,
            condition=fact.condition,
            appliesTo=fact.applies_to,
            delegatedTo=fact.delegated_to,
        ),
        "confidence": round(fact.confidence, 3),
    }


def _value(value: object) -> object:
    """A typed literal where there is a type for it; money as schema.org has it; other objects as JSON."""
    if isinstance(value, Mapping):
        if "amount" in value and "currency" in value:
            tax = {"included": True, "excluded": False}.get(str(value.get("tax")))
            return {
                "type": "schema:MonetaryAmount",
                "value": value["amount"],
                "currency": value["currency"],
                **_given(taxIncluded=tax),
            }
        return {"@type": "@json", "@value": dict(value)}
    if isinstance(value, str):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return {"@type": "xsd:date", "@value": value}
        if re.fullmatch(r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?)?", value):
            return {"@type": "xsd:duration", "@value": value}
        return value
    if isinstance(value, Sequence):
        return {"@list": [_value(one) for one in value]}
    return value


def _selectors(words: str, spans: Sequence[Span]) -> list[Json]:
    """The words, and where they stand in the extracted text, in code points."""
    return [
        {"type": "oa:TextQuoteSelector", "exact": words},
        *({"type": "oa:TextPositionSelector", "start": start, "end": end} for start, end in spans),
    ]


def _concept(scheme: str, id_: str) -> str:
    return f"yakkan-{scheme}:{quote(id_)}"


def _side(bearer: str) -> Json:
    """A role of the ontology; a party's own word (甲) as it is."""
    return {"id": f"own:{bearer}"} if bearer.isascii() else {"@value": bearer, "@language": "ja"}


def _given(**values: object) -> Json:
    """What is there: no None, no empty text."""
    return {key: value for key, value in values.items() if value is not None and value != ""}
