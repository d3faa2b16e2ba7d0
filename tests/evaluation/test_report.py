"""The report's tables for made-up figures."""

from pathlib import Path

from corpus.catalog import Entry
from evaluation.answers import Judged, Marks, Retrieved
from evaluation.gold import Question
from evaluation.metrics import ClauseScore, FactScore, StructureScore
from evaluation.report import report, table, tables
from evaluation.runner import Result


def result(right: bool, name: str = "one", split: str = "dev") -> Result:
    found = Retrieved(article_at_1=True, unit_at_1=right, unit_at_5=True)
    asked = Question("q1", "問い", "fact", "formal", "答え", (), (), ())
    unasked = Question("q2", "問い", "unanswerable", "keyword", None, (), (), ())
    return Result(
        Entry(name, "見本", "規約", Path("one.md"), "Markdown", split),
        StructureScore(1.0, 0.5, 0.25, 1.0, None),
        ClauseScore(0.75, 0.5),
        FactScore(0.5, 1.0, 0.5, 0.25, 1.0),
        (Judged(asked, Marks(found, answer=right, cited=right, refused=False), False), Judged(unasked, None, True)),
        (Retrieved(False, False, True),),
        0.5,
    )


def test_tables_hold_the_figures_by_document_style_and_type() -> None:
    reading, documents, styles, types, floor = tables([result(True)])
    assert "| one | 1.000 | 0.500 | 0.250 | 1.000 | – | 0.750 | 0.500 |" in reading
    assert "| 平均 | 1.000 | 0.500 |" in reading
    assert "| one | 1+1 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 | 1.000 |" in documents
    assert "| formal | 1+0 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 0.000 | – |" in styles
    assert "| keyword | 0+1 | – | – | – | – | – | – | – | 1.000 |" in styles
    assert "| unanswerable | 0+1 |" in types
    assert "| BM25（2文字、素朴な分割） | 0.000 | 0.000 | 1.000 |" in floor
    assert "| 製品 | 1.000 | 1.000 | 1.000 |" in floor


def test_the_splits_stand_apart() -> None:
    text = report([result(True), result(False, "two", "test")])
    dev, test = text.split("## 試験用の文書")
    assert dev.startswith("## 調整用の文書") and "| one |" in dev and "| two |" not in dev
    assert "| two |" in test and "| one |" not in test
    assert "## 試験用の文書" not in report([result(True)])


def test_a_table_is_markdown() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"
