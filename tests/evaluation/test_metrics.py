"""The measures on a small document, with values computed by hand."""

import pytest

from evaluation.gold import GoldClause, GoldFact
from evaluation.goldfiles import read_structure
from evaluation.metrics import (
    duration,
    is_typed,
    overlaps,
    same_value,
    score_clauses,
    score_facts,
    score_structure,
)
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Fact
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import SourceText


def at(text: str) -> Address:
    return Address.parse(text)


def unit(kind: Kind, address: str, text: str, *children: Unit, caption: str | None = None) -> Unit:
    return Unit(kind, at(address), text=text, caption=caption, children=children)


def document(*units: Unit) -> Document:
    return Document("d", "見本", SourceText("d.txt", "text/plain", "0" * 64, ""), units)


def paragraph(num: int | None, text: str, *items: dict) -> dict:
    return {"num": num, "head": text[:12], "tail": text[-12:], "length": len(text), "items": list(items)}


def item(num: str, text: str) -> dict:
    return {"num": num, "head": text[:12], "tail": text[-12:], "length": len(text), "subitems": []}


GOLD = read_structure(
    {
        "articles": [
            {
                "label": "第1条",
                "title": "目的",
                "chapter": "第1章 総則",
                "paragraphs": [paragraph(None, "この規約は条件を定めます。")],
            },
            {
                "label": "第2条",
                "title": "料金",
                "chapter": "第1章 総則",
                "paragraphs": [
                    paragraph(1, "料金は次のとおりです。", item("1", "基本料"), item("2", "登録料")),
                    paragraph(2, "料金は月末までに支払います。"),
                ],
            },
        ]
    }
)


def chapter(*articles: Unit) -> Unit:
    return Unit(Kind.CHAPTER, None, label="第1章　総則", children=articles)


PURPOSE = unit(Kind.ARTICLE, "第1条", "この規約は条件を\n定めます。", caption="目的")


def test_a_perfect_tree_has_full_marks() -> None:
    lead = unit(
        Kind.PARAGRAPH,
        "第2条第1項",
        "料金は次のとおりです。",
        unit(Kind.ITEM, "第2条第1項第1号", "基本料"),
        unit(Kind.ITEM, "第2条第1項第2号", "登録料"),
    )
    fees = unit(
        Kind.ARTICLE,
        "第2条",
        "",
        lead,
        unit(Kind.PARAGRAPH, "第2条第2項", "料金は月末までに支払います。"),
        caption="料金",
    )
    score = score_structure(document(chapter(PURPOSE, fees)), GOLD)
    assert (score.address_f1, score.text, score.length, score.captions, score.chapters) == (1, 1, 1, 1, 1)


def test_a_lost_unit_and_a_foreign_one_cost_what_they_should() -> None:
    fees = unit(
        Kind.ARTICLE,
        "第2条",
        "",
        unit(Kind.PARAGRAPH, "第2条第1項", "料金は次のとおりです。（1）基本料（2）登録料"),
        unit(Kind.PARAGRAPH, "第2条第2項", "料金は月末までに支払います。"),
        unit(Kind.PARAGRAPH, "第2条第3項", "別の文書の欄外"),
        caption="料金等",
    )
    suppl = unit(Kind.SUPPL_PROVISION, "附則", "施行日を定めます。")
    score = score_structure(document(PURPOSE, fees, suppl), GOLD)
    # 5 gold units, 4 bodies found, 3 of them right addresses
    assert score.address_f1 == pytest.approx(2 * 3 / (4 + 5))
    assert score.text == pytest.approx(2 / 5)
    assert score.length == pytest.approx(2 / 5)
    assert score.captions == pytest.approx(1 / 2)
    assert score.chapters == 0


def test_numbers_used_twice_and_further_blocks_are_read_as_in_the_rules() -> None:
    again = read_structure(
        {
            "articles": [
                {
                    "label": "第4条",
                    "title": None,
                    "chapter": None,
                    "paragraphs": [paragraph(6, "一つ目"), paragraph(6, "二つ目")],
                },
                {
                    "label": "第4条",
                    "title": None,
                    "chapter": None,
                    "paragraphs": [paragraph(None, "はじめの文。"), paragraph(None, "次の文。")],
                },
            ]
        }
    )
    assert list(map(str, again.units)) == ["第4条第6項", "第4条第6項#2", "第4条#2"]
    assert again.units[at("第4条#2")].length == 10
    assert again.units[at("第4条#2")].tail == "次の文。"


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
    score = score_clauses(found, gold)
    # gold (1,purpose) (2,fees) (2,late_charge); found (1,scope) (2,fees) (2,late_charge)
    assert score.f1 == pytest.approx(2 * 2 / (3 + 3))
    assert score.main == pytest.approx(1 / 2)


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
    facts = [
        fact("term.initial", "P12M", "12か月", "第5条第1項"),
        fact("term.initial", "P3Y", "3年", "第5条第1項"),
        fact("late_charge.rate", {"rate": 0.1, "per": "year"}, "年10%", "第6条"),
        fact("fee.due", "翌月末日", "翌月末日まで", "第3条"),
        fact("fee.method", "振込", "銀行振込", "第4条第2項"),
        fact("assignment.consent_required", False, "承諾なく", "第8条"),
    ]
    score = score_facts(facts, gold)
    assert score.recall == pytest.approx(1 / 2)
    assert score.precision == pytest.approx(1 / 3)
    assert score.f1 == pytest.approx(2 / 5)
    assert score.free_recall == 1
    assert score.free_precision == pytest.approx(1 / 2)
    assert score.cited == pytest.approx(1 / 2)


def test_the_same_value_twice_is_one_fact_with_both_cites() -> None:
    gold = [
        GoldFact("refund.policy", "none", "返金しない", (at("第3条第1項"),)),
        GoldFact("refund.policy", "none", "払い戻さない", (at("第9条"),)),
    ]
    score = score_facts([fact("refund.policy", "none", "払い戻さない", "第9条")], gold)
    assert (score.recall, score.precision, score.cited) == (1, 1, 1)


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
