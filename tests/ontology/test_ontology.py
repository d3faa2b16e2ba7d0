import re

import pytest

from pipeline.ontology import CUSTOMER, PROVIDER, OntologyError, load, read, spell

TERMS = """purpose definitions scope amendment notice application application_refusal term renewal fees late_charge refund
fee_change deposit account_management customer_equipment prohibited_acts usage_restriction customer_info_change assignment
subcontracting loaned_equipment service_content support service_level service_change suspension discontinuation trial
termination_by_customer termination_by_provider antisocial_forces post_termination survival confidentiality personal_information
customer_data intellectual_property warranty_disclaimer liability_limit disclaimer customer_liability force_majeure governing_law
jurisdiction severability entire_agreement consultation effective_date remote_access insurance other""".split()
CONTRACTS = """individual_contract delivery inspection title_and_risk nonconformity representations acceleration set_off noncompete
nonsolicitation exclusivity audit publicity export_control compliance ai_use external_transmission minors user_disputes precedence
governing_language working_conditions""".split()
FORMS = {"text", "date", "duration", "money", "rate", "boolean", "choice", "integer", "cap", "hours", "list"}


def test_every_clause_type_is_there_and_told() -> None:
    types = load().types
    assert set(types) == {*TERMS, *CONTRACTS}
    assert {id_ for id_, kind in types.items() if kind.contract} == set(CONTRACTS)
    for kind in types.values():
        assert kind.label and kind.definition and kind.question and kind.synonyms, kind.id
        assert kind.triggers or kind.id == "other", kind.id


def test_every_field_is_told_and_stands_in_known_types() -> None:
    ontology = load()
    assert len(ontology.fields) >= 60
    for field in ontology.fields.values():
        assert field.label and field.asking and field.form in FORMS, field.id
        assert set(field.types) <= set(ontology.types)
    used = {fact for kind in ontology.types.values() for fact in kind.facts}
    assert used <= set(ontology.fields)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("解約はいつまでに言えばいい？", "termination_by_customer.notice_period"),
        ("やめるときの手続きの方法を教えて", "termination_by_customer.method"),
        ("支払いが遅れたら年何パーセントの利息がつきますか", "late_charge.rate"),
        ("裁判はどこの裁判所？", "jurisdiction.court"),
        ("データはいつ消えますか", "data.deletion"),
        ("賠償の上限はいくらですか", "liability.cap"),
    ],
)
def test_questions_point_to_fields(question: str, field: str) -> None:
    assert any(pattern.search(spell(question)) for pattern in load().fields[field].asking)


def test_triggers_see_one_spelling_and_signs_for_the_parties() -> None:
    kind = load().types["termination_by_customer"]
    assert kind.rules(spell(f"{CUSTOMER}は、所定の方法で届け出ることにより、いつでも解約することができる。"))
    assert not kind.rules(f"{PROVIDER}は、会費を返還する。")


def test_a_negative_cue_wins() -> None:
    clauses = _entry("fees", triggers="['料金 支払']", negative="'無料'")
    kind = read(clauses, "").types["fees"]
    assert kind.rules("料金を支払う。")
    assert kind.rules("無料なので料金を支払わない。") is None


def test_word_groups_are_put_in() -> None:
    clauses = "[words]\n'料' = '会費|月謝'\n" + _entry("fees", triggers="['{料}を 支払']")
    assert read(clauses, "").types["fees"].rules("月謝を毎月支払う。")


@pytest.mark.parametrize(
    ("clauses", "fields", "told"),
    [
        ("[fees\n", "", "clauses.toml"),
        ("[fees]\nlabel = '料金'\n", "", "definition"),
        ("[fees]\nlabel = '料金'\ndefinition = 'x'\nquestion = 'y'\ncolour = 'z'\n", "", "colour"),
        ("[fees]\nlabel = '料金'\ndefinition = 'x'\nquestion = 'y'\ntriggers = ['(']\n", "", "fees"),
        ("[fees]\nlabel = '料金'\ndefinition = 'x'\nquestion = 'y'\ntriggers = ['{無}']\n", "", "無"),
        ("[fees]\nlabel = '料金'\ndefinition = 'x'\nquestion = 'y'\nfacts = ['fee.x']\n", "", "fee.x"),
        ("[fees]\nlabel = '料金'\ndefinition = 'x'\nquestion = 'y'\ncaptions = '料金'\n", "", "captions"),
        ("", "[fee.amount]\nlabel = '額'\nform = 'money'\ntypes = ['fees']\n", "fees.?"),
        ("", "[fee]\ncolour = 'x'\n", "fields.toml"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_entry(clauses: str, fields: str, told: str) -> None:
    with pytest.raises(OntologyError, match=told):
        read(clauses, fields)


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("又は若しくは及び", "またはもしくはおよび"),
        ("お申し込み、申込み", "お申込、申込"),
        ("1ヶ月、2カ月、三箇月", "1か月、2か月、三か月"),
        ("変更により", "変更により"),
        ("責を負いません", "責任を負いません"),
        ("カ月", "カ月"),
    ],
)
def test_spelling(written: str, one: str) -> None:
    assert spell(written) == one


def test_spelling_is_settled_at_once() -> None:
    text = "お問い合わせの取り扱い及び申し込み手続き又は払い戻し、1ヶ月、如何なる場合にも責を負わない。"
    assert spell(spell(text)) == spell(text)


def _entry(id_: str, **more: str) -> str:
    lines = [
        f"[{id_}]",
        "label = 'x'",
        "definition = 'y'",
        "question = 'z'",
        *(f"{key} = {value}" for key, value in more.items()),
    ]
    assert all(re.match(r"\[|\w+ = ", line) for line in lines)
    return "\n".join(lines) + "\n"
