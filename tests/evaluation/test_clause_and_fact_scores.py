"""The measures of clause types and facts, with values computed by hand."""

import pytest

from evaluation.gold import GoldClause, GoldFact
from evaluation.scored import Scored
from evaluation.scoring import clauses, facts
from evaluation.scoring.facts import duration, is_typed, same_value
from evaluation.scoring.texts import overlaps
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Fact


def at(text: str) -> Address:
    return Address.parse(text)


def values(scored: Scored) -> dict[str, float | None]:
    return {name.partition(".")[2]: ratio.value for name, ratio in scored.figures.items()}


def missed(scored: Scored, measure: str) -> list[tuple[str, str, str]]:
    return [(miss.where, miss.wanted, miss.got) for miss in scored.misses if miss.measure == measure]


def test_clause_types_count_by_article_and_unknown_ones_not_at_all() -> None:
    gold = [
        GoldClause(at("第1条"), ("purpose",)),
        GoldClause(at("第2条"), ("fees", "late_charge", "individual_contract")),
        GoldClause(at("第3条"), ("other",)),
    ]
    found = [
        Clause(at("第1条"), ("scope", "other"), 0.9),
        Clause(at("第2条"), ("fees",), 0.9),
        Clause(at("第2条第3項"), ("late_charge", "noncompete"), 0.9),
        Clause(at("第9条"), ("term",), 0.9),
    ]
    scored = clauses.score(found, gold)
    # gold (1,purpose) (2,fees) (2,late_charge); found (1,scope) (2,fees) (2,late_charge); main types of 1 and 2
    assert values(scored) == {"f1": pytest.approx(2 * 2 / (3 + 3)), "main": pytest.approx(1 / 2), "units": None}
    assert missed(scored, "clauses.f1") == [("第1条", "purpose", ""), ("第1条", "", "scope")]
    assert missed(scored, "clauses.main") == [("第1条", "purpose", "scope")]


def test_a_unit_below_an_article_has_its_own_types_or_those_above_it() -> None:
    gold = [
        GoldClause(at("第2条"), ("fees",)),
        GoldClause(at("第2条第3項"), ("late_charge",)),
        GoldClause(at("第2条第4項第1号"), ("refund", "fees")),
    ]
    found = [Clause(at("第2条"), ("fees",), 0.9), Clause(at("第2条第3項"), ("late_charge", "scope"), 0.9)]
    scored = clauses.score(found, gold)
    # article: fees, late_charge, refund wanted, fees, late_charge, scope found; below: late_charge right, scope too
    # much, fees of the article right for the 号, its refund missed
    assert values(scored) == {
        "f1": pytest.approx(2 * 2 / (3 + 3)),
        "main": 1,
        "units": pytest.approx(2 * 2 / (3 + 3)),
    }
    assert missed(scored, "clauses.units") == [("第2条第4項第1号", "refund", ""), ("第2条第3項", "", "scope")]


def fact(field: str, value: object, quote: str, *addresses: str) -> Fact:
    return Fact(field, value, quote, tuple(map(at, addresses)), (), 1.0)  # type: ignore[arg-type]


def test_facts_are_compared_by_value_or_by_quote() -> None:
    gold = [
        GoldFact("term.initial", "P1Y", "1年間", (at("第5条"),)),
        GoldFact("late_charge.rate", {"rate": 0.146, "per": "year"}, "年14.6%", (at("第6条"),)),
        GoldFact("termination_by_provider.cure_period", "相当の期間", "相当の期間", (at("第7条"),)),
        GoldFact("fee.due", "翌月末日", "翌月末日までに支払う", (at("第4条第2項"),)),
        GoldFact("assignment.consent_required", True, "承諾なく譲渡", (at("第8条"),)),
    ]
    found = [
        fact("term.initial", "P12M", "12か月", "第5条第1項"),
        fact("term.initial", "P3Y", "3年", "第5条第1項"),
        fact("late_charge.rate", {"rate": 0.1, "per": "year"}, "年10%", "第6条"),
        fact("fee.due", "翌月末日", "翌月末日まで", "第3条"),
        fact("fee.method", "振込", "銀行振込", "第4条第2項"),
        fact("assignment.consent_required", False, "承諾なく", "第8条"),
    ]
    scored = facts.score(found, gold)
    # typed gold: term, rate; typed found: P12M, P3Y, 10 %; free gold: due; free found: due, method; matched: term, due
    assert values(scored) == {
        "recall": pytest.approx(1 / 2),
        "precision": pytest.approx(1 / 3),
        "free_recall": 1,
        "free_precision": pytest.approx(1 / 2),
        "cited": pytest.approx(1 / 2),
    }
    assert missed(scored, "facts.recall") == [
        (
            "第6条",
            "late_charge.rate {rate: 0.146, per: year}「年14.6%」",
            "late_charge.rate {rate: 0.1, per: year}「年10%」",
        )
    ]
    assert [miss[2] for miss in missed(scored, "facts.precision")] == [
        "term.initial P3Y「3年」",
        "late_charge.rate {rate: 0.1, per: year}「年10%」",
    ]
    assert missed(scored, "facts.free_precision") == [("第4条第2項", "", "fee.method 振込「銀行振込」")]
    assert missed(scored, "facts.cited") == [
        ("第4条第2項", "fee.due 翌月末日「翌月末日までに支払う」 第4条第2項", "第3条")
    ]


def test_the_same_value_twice_is_one_fact_with_both_cites() -> None:
    gold = [
        GoldFact("refund.policy", "none", "返金しない", (at("第3条第1項"),)),
        GoldFact("refund.policy", "none", "払い戻さない", (at("第9条"),)),
    ]
    scored = facts.score([fact("refund.policy", "none", "払い戻さない", "第9条")], gold)
    assert {name: (r.part, r.whole) for name, r in scored.figures.items() if r.whole} == {
        "facts.recall": (1, 1),
        "facts.precision": (1, 1),
        "facts.cited": (1, 1),
    }


def test_only_the_first_three_addresses_prove_a_fact() -> None:
    gold = [GoldFact("governing_law", "日本法", "日本法", (at("第9条"),))]
    early = fact("governing_law", "日本法", "日本法", "第1条", "第2条", "第9条第1項")
    late = fact("governing_law", "日本法", "日本法", "第1条", "第2条", "第3条", "第9条")
    assert values(facts.score([early], gold))["cited"] == 1
    assert values(facts.score([late], gold))["cited"] == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P1Y", (12, 0, 0, 0)),
        ("P12M", (12, 0, 0, 0)),
        ("P2W", (0, 14, 0, 0)),
        ("PT24H", (0, 0, 24, 0)),
        ("5BD", (0, 0, 0, 5)),
        ("P", None),
        ("相当の期間", None),
    ],
)
def test_durations(text: str, expected: tuple[int, ...] | None) -> None:
    assert duration(text) == expected


def test_values_are_the_same_in_normal_form_only() -> None:
    assert same_value(
        {"amount": 500, "currency": "JPY", "tax": "included"}, {"amount": 500, "currency": "JPY", "tax": "excluded"}
    )
    assert not same_value({"amount": 500}, {"amount": 500, "currency": "JPY"})
    assert same_value(["第3条", "第1条"], ["第1条", "第3条"])
    assert not same_value(1, True)
    assert not same_value("P30D", "P1M")


def test_words_instead_of_a_normal_form_are_not_compared() -> None:
    assert not is_typed("liability.cap", "商品代金の額")
    assert is_typed("liability.cap", {"months": 1, "of": "fees"})
    assert not is_typed("fee_change.notice_period", "あらかじめ")
    assert is_typed("governing_law", "日本法")


def test_a_quote_far_longer_than_the_gold_does_not_count() -> None:
    assert overlaps("翌月末日まで", "請求の翌月末日までに")
    assert not overlaps("翌月末日まで" + "あ" * 90, "翌月末日まで")
    assert not overlaps("翌", "翌月末日まで")
    assert not overlaps("", "翌月末日まで")
