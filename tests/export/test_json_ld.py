"""JSON-LD as a processor of the standard understands it."""

from typing import Any

from pyld import jsonld

from pipeline.export import json_ld
from pipeline.extract import extract
from pipeline.ontology import load
from pipeline.ontology.skos import skos
from tests.texts import document

_TEXT = """見本規約

この規約は、株式会社うみべ（以下「当社」といいます。）が提供する会員サービス（以下「本サービス」といいます。）を利用する方（以下「会員」といいます。）に適用されます。

第1条（料金）
1 会員は、月額550円（税込）を支払います。
2 会員が前項の支払いを遅れたときは、年14.6%の遅延損害金を支払うものとします。

第2条（解約）
会員は、退会を希望する日の1か月前までに、書面で届け出るものとします。

附則
この規約は、2024年4月1日から施行します。
"""  # fmt: skip
_SCHEMA, _ELI, _OA = "https://schema.org/", "http://data.europa.eu/eli/ontology#", "http://www.w3.org/ns/oa#"
_TYPE, _FIELD, _OWN = "urn:yakkan:type:", "urn:yakkan:field:", "urn:yakkan:vocabulary:"


def expanded() -> dict[str, Any]:
    found = document(_TEXT)
    (node,) = jsonld.expand(json_ld(found, extract(found)))
    return node


def test_every_key_and_every_type_is_understood() -> None:
    found = document(_TEXT)
    given = json_ld(found, extract(found))
    back = jsonld.compact(jsonld.expand(given), given["@context"])
    assert set(given) == set(back)
    for group in ("clauses", "facts", "parties", "references", "norms"):
        assert len(back[group]) == len(given[group])
    rdf = jsonld.to_rdf(given)
    assert all(triple["predicate"]["value"].partition(":")[0] in ("http", "https", "urn") for triple in rdf["@default"])


def test_a_clause_is_a_part_of_the_document_with_its_types() -> None:
    node = expanded()
    clauses = {one[_ELI + "number"][0]["@value"]: one for one in node[_ELI + "has_part"]}
    first = clauses["第1条"]
    assert first["@id"] == node["@id"] + "#第1条"
    assert first[_SCHEMA + "about"][0]["@list"][0] == {"@id": _TYPE + "fees"}
    assert clauses["第1条第2項"][_ELI + "is_part_of"] == [{"@id": first["@id"]}]
    assert first[_ELI + "is_part_of"] == [{"@id": node["@id"]}]


def facts_of(field: str) -> list[dict[str, Any]]:
    return [
        one
        for one in expanded()[_SCHEMA + "additionalProperty"]
        if one[_SCHEMA + "propertyID"] == [{"@id": _FIELD + field}]
    ]


def test_values_are_typed() -> None:
    (period,) = facts_of("termination_by_customer.notice_period")
    assert period[_SCHEMA + "value"] == [{"@type": "http://www.w3.org/2001/XMLSchema#duration", "@value": "P1M"}]
    (day,) = facts_of("document.effective")
    assert day[_SCHEMA + "value"] == [{"@type": "http://www.w3.org/2001/XMLSchema#date", "@value": "2024-04-01"}]
    (rate,) = facts_of("late_charge.rate")
    assert rate[_SCHEMA + "value"] == [{"@type": "@json", "@value": {"rate": 0.146, "per": "year"}}]
    (money,) = facts_of("fee.amount")[0][_SCHEMA + "value"]
    assert money["@type"] == [_SCHEMA + "MonetaryAmount"]
    assert money[_SCHEMA + "value"] == [{"@value": 550}]
    assert money[_SCHEMA + "valueAddedTaxIncluded"] == [{"@value": True}]


def test_a_value_names_its_clause_its_words_and_their_place() -> None:
    (rate,) = facts_of("late_charge.rate")
    assert rate[_SCHEMA + "isPartOf"][0]["@id"].endswith("#第1条第2項")
    quote, place = rate[_OA + "hasSelector"][:2]
    start, end = (place[_OA + key][0]["@value"] for key in ("start", "end"))
    assert "14.6%" in quote[_OA + "exact"][0]["@value"]
    assert "14.6%" in _TEXT[start:end]


def test_a_definition_and_a_reference_name_their_clause() -> None:
    node = expanded()
    terms = [one for one in node[_SCHEMA + "mentions"] if one[_SCHEMA + "name"][0]["@value"] == "本サービス"]
    assert terms[0][_SCHEMA + "isPartOf"] == [{"@id": node["@id"] + "#前文"}]
    (reference,) = node[_OWN + "references"]
    assert reference[_ELI + "cites"] == [{"@id": node["@id"] + "#第1条第1項"}]


def test_a_second_unit_of_one_number_has_a_name_of_its_own() -> None:
    found = document("第1条\n通知は書面による。\n第1条\n通知は電子メールによる。\n")
    (node,) = jsonld.expand(json_ld(found, extract(found)))
    assert [one["@id"].partition("#")[2] for one in node[_ELI + "has_part"]] == ["第1条", "第1条%232"]


def test_types_fields_and_kinds_are_the_concepts_of_the_ontology() -> None:
    concepts = {one["@id"] for one in jsonld.flatten(skos(load()))}
    node = expanded()
    types = [
        one["@id"]
        for clause in node[_ELI + "has_part"]
        for about in clause.get(_SCHEMA + "about", [])
        for one in about["@list"]
    ]
    fields = [fact[_SCHEMA + "propertyID"][0]["@id"] for fact in node[_SCHEMA + "additionalProperty"]]
    expected = [one["@id"] for key in ("kind", "absent") for one in node[_OWN + key]]
    assert types and fields and expected
    assert {*types, *fields, *expected} <= concepts
