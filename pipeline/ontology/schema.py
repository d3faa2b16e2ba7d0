"""The JSON Schema of `extract --json`, with the normal form of every field."""

from collections import defaultdict
from typing import Any

from pipeline.ontology.forms import FORMS
from pipeline.ontology.values import Ontology

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_SPANS: Schema = {
    "type": "array",
    "description": "原文の [始め, 終わり) の位置（文字数）",
    "items": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
}
_PAGES: Schema = {"type": "array", "items": {"type": "integer", "minimum": 1}}
_ROLES = ["provider", "customer", "discloser", "recipient", "party_a", "party_b", "third_party"]
_MODALITIES = ["obligation", "prohibition", "permission", "exemption", "deeming", "declaration"]


def json_schema(ontology: Ontology) -> Schema:
    """JSON Schema (draft 2020-12) of what `extract --json` prints for one document."""
    types, fields = list(ontology.types), list(ontology.fields)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:yakkan:extract",
        "title": "yakkan extract --json",
        **_object(
            document=_object(
                id=_TEXT,
                title=_TEXT,
                source=_object(name=_TEXT, media_type=_TEXT, sha256=_TEXT, pages={"type": "integer", "minimum": 0}),
            ),
            kind={
                "anyOf": [
                    {"type": "null"},
                    _object(id={"enum": list(ontology.kinds)}, label=_TEXT, confidence=_SHARE),
                ]
            },
            clauses=_list(
                _object(
                    address=_TEXT,
                    types={"type": "array", "items": {"enum": types}, "minItems": 1, "uniqueItems": True},
                    confidence=_SHARE,
                )
            ),
            facts=_list({"$ref": "#/$defs/fact"}),
            parties=_list(_object(term=_TEXT, name=_MAYBE, role={"enum": _ROLES}, address=_TEXT)),
            definitions=_list(_object(term=_TEXT, meaning=_TEXT, address=_TEXT)),
            references=_list(
                _object(
                    address=_TEXT,
                    text=_TEXT,
                    targets=_list(_TEXT),
                    status={"enum": ["resolved", "dangling", "external"]},
                )
            ),
            norms=_list(
                _object(
                    address=_TEXT,
                    bearer=_TEXT,
                    modality={"enum": _MODALITIES},
                    action=_TEXT,
                    condition=_MAYBE,
                    exception=_MAYBE,
                    deadline=_MAYBE,
                )
            ),
            issues=_list(_object(code=_TEXT, address=_MAYBE, message=_TEXT, spans=_SPANS)),
            absent=_list(
                {
                    "oneOf": [
                        _object(type={"enum": types}, label=_TEXT, question=_TEXT),
                        _object(field={"enum": fields}, label=_TEXT, question={"type": "null"}),
                    ]
                }
            ),
        ),
        "$defs": {"fact": _fact(ontology)},
    }


def _fact(ontology: Ontology) -> Schema:
    groups: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for field in ontology.fields.values():
        groups[field.form, field.choices].append(field.id)
    return {
        **_object(
            field={"enum": list(ontology.fields)},
            value={},
            quote=_TEXT,
            addresses={"type": "array", "items": _TEXT, "minItems": 1},
            spans=_SPANS,
            pages=_PAGES,
            qualifier=_MAYBE,
            condition=_MAYBE,
            applies_to=_MAYBE,
            delegated_to=_MAYBE,
            confidence=_SHARE,
        ),
        "allOf": [
            {
                "if": {"properties": {"field": {"enum": ids}}, "required": ["field"]},
                "then": {"properties": {"value": {"description": FORMS[form].written, **FORMS[form].of(choices)}}},
            }
            for (form, choices), ids in groups.items()
        ],
    }


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}
