"""The built-in data is whole: every entry has what a lawyer and a reader of the page need."""

import re

import pytest

from pipeline.ontology import load
from pipeline.ontology.forms import FORMS
from pipeline.ontology.labels import CUAD, LEDGAR, UNFAIR_TOS

KINDS = """saas_terms consumer_terms nda contract_for_work quasi_mandate outsourcing license sales_contract lease_contract employment
agency maintenance data_processing privacy_policy amendment_agreement point_rules lodging_terms rental_terms""".split()


def test_the_closed_lists_have_the_published_sizes() -> None:
    assert (len(set(CUAD)), len(set(LEDGAR)), len(set(UNFAIR_TOS))) == (41, 100, 8)


def test_every_type_says_what_is_out_and_what_speaks_against_it() -> None:
    for kind in load().types.values():
        assert kind.excludes, kind.id
        assert kind.id not in kind.excludes, kind.id
        assert kind.negative or kind.id == "other", kind.id


def test_every_type_has_a_counterpart_or_is_a_type_that_those_sets_do_not_know() -> None:
    without = {id_ for id_, kind in load().types.items() if not (kind.cuad or kind.ledgar or kind.unfair_tos)}
    assert without == {"ai_use", "external_transmission", "minors", "governing_language"}


def test_every_label_of_cuad_and_unfair_tos_has_a_type() -> None:
    types = load().types.values()
    assert {label for kind in types for label in kind.cuad} == set(CUAD)
    assert {label for kind in types for label in kind.unfair_tos} == set(UNFAIR_TOS)


@pytest.mark.parametrize(
    ("type_", "law"),
    [
        ("amendment", "民法548条の4"),
        ("liability_limit", "消費者契約法8条"),
        ("severability", "消費者契約法8条〜10条"),
        ("personal_information", "個人情報保護法"),
        ("fees", "取適法"),
        ("individual_contract", "フリーランス法3条"),
        ("renewal", "借地借家法"),
        ("working_conditions", "労働基準法15条"),
        ("external_transmission", "電気通信事業法27条の12"),
        ("refund", "特定商取引法"),
        ("antisocial_forces", "暴力団排除条例"),
    ],
)
def test_statutes_are_pointed_to(type_: str, law: str) -> None:
    assert law in (load().types[type_].statute or "")


def test_every_kind_is_told_and_expects_something() -> None:
    kinds = load().kinds
    assert set(KINDS) <= set(kinds)
    for kind in kinds.values():
        assert kind.titles and kind.cues and kind.parties and kind.types and kind.facts, kind.id


def test_every_form_has_an_example_that_is_said_in_japanese() -> None:
    assert {field.form for field in load().fields.values()} <= set(FORMS)
    assert all(form.label and form.written and form.example for form in FORMS.values())


def test_fields_that_types_expect_stand_in_those_types() -> None:
    ontology = load()
    for kind in ontology.kinds.values():
        assert set(kind.marks) <= set(ontology.types)
        assert len(set(kind.types)) == len(kind.types), kind.id
        assert len(set(kind.facts)) == len(kind.facts), kind.id


def test_every_chain_of_the_built_in_files_is_an_expression():
    known = load()
    chains = [
        trigger
        for entry in (*known.types.values(), *known.fields.values())
        for trigger in (*entry.triggers, *getattr(entry, "entries", ()))
    ]
    assert len(chains) > 250
    assert all(re.compile(chain.expression) for chain in chains)


def test_every_pattern_of_the_built_in_files_is_an_expression():
    known = load()
    patterns = [
        *(one for kind in known.types.values() for one in (*kind.captions, kind.negative, kind.decisive) if one),
        *(one for field in known.fields.values() for one in field.asking),
        *(one for kind in known.kinds.values() for one in (*kind.titles, *kind.cues)),
    ]
    assert len(patterns) > 1000
    assert all(re.compile(one.pattern) for one in patterns)
