from dataclasses import replace

import pytest

from app.as_text import answer, report, tree, value_text
from pipeline.extract import extract
from pipeline.parse import parse
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Hit, Verdict
from pipeline.types.clause import Fact, Value
from pipeline.types.source import Mark, MarkKind
from tests.texts import document


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("amendment.notice_period", "P30D", "30日"),
        ("term.initial", "P1Y6M", "1年6か月"),
        ("termination_by_customer.notice_period", "5BD", "5営業日"),
        ("service_level.outage_threshold", "PT24H", "24時間"),
        ("termination_by_provider.cure_period", "相当の期間", "相当の期間"),
        ("late_charge.rate", {"rate": 0.146, "per": "year"}, "年14.6%"),
        ("late_charge.rate", {"rate": 0.0004, "per": "day"}, "日0.04%"),
        ("fee.amount", {"amount": 79200, "currency": "JPY", "tax": "included"}, "79,200円（税込）"),
        ("liability.cap", {"months": 6, "of": "fees"}, "利用料金の6か月分"),
        ("subcontracting.allowed", False, "いいえ"),
        ("refund.policy", "none", "返金しない"),
        ("survival.articles", ["第3条", "第5条"], "第3条、第5条"),
        ("document.service", "P", "P"),
    ],
)
def test_values_are_worded(field: str, value: Value, shown: str) -> None:
    assert value_text(Fact(field, value, "", (), (), 1.0)) == shown


def test_the_tree_names_what_needs_a_look() -> None:
    text = tree(document("規約\n第1条（目的）\n1. 定めます。\n3. 第9条に従います。\n"))
    assert text.split("\n\n")[1].split("\n") == [
        "確認してください",
        "  第1条第3項: 第1条第3項の前の番号（2）がありません。",
        "  第1条第3項: 「第9条」が指す条項が見つかりません。",
    ]


def test_answers_name_the_document_where_there_are_several() -> None:
    citation = Citation("d1", Address.parse("第3条"), "30日前までに", ())
    found = Answer("いつ？", Verdict.ANSWERED, "30日前までに。", 0.9, (citation,), ())
    assert answer(found, {"d1": "甲規約"}) == "問 いつ？\n答 30日前までに。\n   第3条「30日前までに」\n"
    assert "   甲規約 第3条「30日前までに」" in answer(found, {"d1": "甲規約", "d2": "乙規約"})


def test_what_is_not_stated_is_said_plainly() -> None:
    hits = (Hit("d1", Address.parse("第2条"), 1.0), Hit("d1", Address.parse("第2条第1項"), 0.9))
    silent = Answer("何年？", Verdict.NOT_STATED, None, 0.8, (), hits)
    assert answer(silent, {"d1": "規約"}) == "問 何年？\n答 定めはありません。\n   近い条項: 第2条、第2条第1項\n"
    handed = Answer("いくら？", Verdict.NOT_STATED, None, 0.8, (), hits, delegated_to="料金表")
    assert "答 この文書には定めがありません。料金表に委ねられています。" in answer(handed, {"d1": "規約"})


def test_a_value_on_doubtful_characters_of_a_scan_is_marked() -> None:
    text = "第1条（遅延損害金）\n会員が支払いを怠ったときは、年14.6％の遅延損害金を支払います。"
    sure = document(text)
    start = text.index("14.6")
    source = replace(sure.source, marks=(*sure.source.marks, Mark(MarkKind.WEAK, (start, start + 2))))
    [weak] = parse(source)
    assert "［要確認］遅延損害金の率" in report(weak, extract(weak))
    assert "［要確認］" not in report(sure, extract(sure))
