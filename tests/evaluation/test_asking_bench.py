"""The long document that the benchmark asks, and the shares of a cold start."""

from pathlib import Path

import pytest

from evaluation.asking_bench import long_document
from evaluation.stages import stages
from pipeline import run
from pipeline.types.document import Kind

TERMS = """見本利用規約

第1条（料金）
1　会員は、月額500円の料金を支払います。
2　支払は、次の方法によります。
（1）口座振替
（2）クレジットカード

第2条（解約）
会員は、1か月前までに届け出て、この契約を解約できます。
"""


def test_the_articles_follow_each_other_in_one_document_until_it_is_long_enough() -> None:
    [source] = run.parse_bytes(TERMS.encode(), "見本.txt")
    articles = [unit for unit in source.walk() if unit.kind is Kind.ARTICLE]
    text = long_document(articles, 300)
    [document] = run.parse_bytes(text.encode(), "長い規約.txt")
    found = [str(unit.address) for unit in document.walk() if unit.kind is Kind.ARTICLE]
    assert found == [f"第{number}条" for number in range(1, len(found) + 1)] and len(found) >= 5
    assert 300 <= len(text) < 500
    third = {str(unit.address): unit.text for unit in document.walk()}
    assert third["第3条第2項第2号"] == "クレジットカード"


def test_nothing_is_made_of_nothing() -> None:
    with pytest.raises(ValueError, match="no articles"):
        long_document([], 300)


def test_every_stage_of_an_answer_has_its_seconds(tmp_path: Path) -> None:
    path = tmp_path / "見本.txt"
    path.write_text(TERMS, "utf-8")
    found = stages("解約はいつまでに届け出ますか。", path)
    assert list(found) == ["imports", "models", "reading", "extraction", "index", "answer"]
    assert found["extraction"] > 0 and found["answer"] > 0
