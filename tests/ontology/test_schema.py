import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from app import as_json
from pipeline.extract import extract
from pipeline.ontology import load
from pipeline.ontology.schema import json_schema
from tests.texts import document

TERMS = """見本サービス利用規約

この規約は、株式会社うみべ（以下「当社」といいます。）が提供する見本サービス（以下「本サービス」といいます。）を利用する方（以下「会員」といいます。）に適用されます。

第1条（規約の変更）
当社は、効力発生日の30日前までに会員へ電子メールで通知することにより、本規約を変更することができます。

第2条（料金）
1. 会員は、利用料金として月額1,100円（税込）を、毎月末日までにクレジットカードで支払うものとします。
2. 会員が支払いを怠ったときは、年14.6%の割合による遅延損害金を支払うものとします。

第3条（返金）
当社は、受領した料金を返金しません。

第4条（損害賠償）
当社が賠償する額は、損害が発生した月の利用料金の12か月分を上限とします。

第5条（管轄）
東京地方裁判所を第一審の専属的合意管轄裁判所とします。
"""


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json_schema(load())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def printed() -> dict[str, Any]:
    found = document(TERMS)
    return json.loads(json.dumps(as_json.extraction(found, extract(found)), ensure_ascii=False))


def test_what_extract_prints_is_of_the_schema(validator: Draft202012Validator, printed: dict[str, Any]) -> None:
    assert {fact["field"] for fact in printed["facts"]} >= {"fee.amount", "late_charge.rate", "jurisdiction.court"}
    assert [error.message for error in validator.iter_errors(printed)] == []


@pytest.mark.parametrize(
    ("field", "value", "fits"),
    [
        ("amendment.notice_period", "P30D", True),
        ("term.initial", "P1Y6M", True),
        ("suspension.notice_period", "5BD", True),
        ("suspension.notice_period", "相当の期間", True),
        ("suspension.notice_period", 30, False),
        ("refund.policy", "partial", True),
        ("refund.policy", "sometimes", False),
        ("fee.amount", {"amount": 1100, "currency": "JPY", "tax": "included"}, True),
        ("fee.amount", {"amount": 1100, "tax": "maybe"}, False),
        ("late_charge.rate", {"rate": 0.146, "per": "year"}, True),
        ("late_charge.rate", {"rate": 0.146}, False),
        ("renewal.auto", True, True),
        ("renewal.auto", "はい", False),
        ("liability.cap", {"months": 12, "of": "fees"}, True),
        ("liability.cap", {"of": "fees"}, False),
        ("survival.articles", ["第3条"], True),
        ("survival.articles", [3], False),
    ],
)
def test_values_have_to_be_in_their_normal_form(
    validator: Draft202012Validator, printed: dict[str, Any], field: str, value: object, fits: bool
) -> None:
    fact = printed["facts"][0] | {"field": field, "value": value}
    assert validator.is_valid(printed | {"facts": [fact]}) is fits


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("clauses", [{"address": "第1条", "types": ["charges"], "confidence": 0.5}]),
        ("clauses", [{"address": "第1条", "types": [], "confidence": 0.5}]),
        ("facts", [{"field": "fee.amount"}]),
        ("kind", {"id": "novel", "label": "小説", "confidence": 1.0}),
        ("absent", [{"label": "料金"}]),
    ],
)
def test_what_is_not_of_the_ontology_is_refused(
    validator: Draft202012Validator, printed: dict[str, Any], part: str, wrong: object
) -> None:
    assert not validator.is_valid(printed | {part: wrong})
