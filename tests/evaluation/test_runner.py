"""One case measured from end to end, with a document and gold written out here."""

import doctest
from collections import Counter

import pytest

import evaluation.ratio
import evaluation.scoring.places
import evaluation.scoring.sets
import evaluation.scoring.texts
from evaluation.cases import Case
from evaluation.gold import Gold, GoldClause, GoldFact, GoldNorm, GoldParty, GoldReference, Question
from evaluation.goldfiles import read_structure
from evaluation.measures import MEASURES
from evaluation.runner import PRODUCT, Result, measure
from pipeline import run
from pipeline.types.address import Address

TERMS = """配送サービス利用規約

株式会社みなみ運送（以下「当社」といいます。）は、この規約を定めます。

第1条（料金）
1　会員は、毎月末日までに月額500円の料金を支払わなければなりません。
2　前項の支払が遅れたときは、会員は年14.6%の遅延損害金を支払います。

第2条（解約）
会員は、1か月前までに書面で当社に届け出ることにより、この契約を解約できます。
"""


def at(text: str) -> Address:
    return Address.parse(text)


def part(num: int | None, text: str) -> dict:
    return {"num": num, "head": text[:12], "tail": text[-12:], "length": len(text), "items": []}


STRUCTURE = read_structure(
    {
        "articles": [
            {
                "label": "第1条",
                "title": "料金",
                "chapter": None,
                "paragraphs": [
                    part(1, "会員は、毎月末日までに月額500円の料金を支払わなければなりません。"),
                    part(2, "前項の支払が遅れたときは、会員は年14.6%の遅延損害金を支払います。"),
                ],
            },
            {
                "label": "第2条",
                "title": "解約",
                "chapter": None,
                "paragraphs": [
                    part(None, "会員は、1か月前までに書面で当社に届け出ることにより、この契約を解約できます。")
                ],
            },
        ]
    }
)
GOLD = Gold(
    structure=STRUCTURE,
    clauses=(
        GoldClause(at("第1条"), ("fees", "late_charge")),
        GoldClause(at("第2条"), ("termination_by_customer",)),
    ),
    facts=(GoldFact("late_charge.rate", {"rate": 0.146, "per": "year"}, "年14.6%", (at("第1条第2項"),)),),
    questions=(
        Question("q1", "解約の届出はいつまで？", "fact", "formal", "1か月前まで", ("1か月前",), (at("第2条"),), ()),
        Question("q2", "返品はできますか。", "unanswerable", "formal", None, (), (), ()),
    ),
    parties=(GoldParty("当社", "株式会社みなみ運送", "provider", at("前文")),),
    references=(GoldReference(at("第1条第2項"), "前項", (at("第1条第1項"),), "resolved"),),
    norms=(GoldNorm(at("第1条第1項"), "customer", "obligation", "料金を支払わなければなりません", None, None, None),),
)


def case(gold: Gold) -> Case:
    [document] = run.parse_bytes(TERMS.encode(), "terms.txt")
    return Case("terms", "配送サービス利用規約", "利用規約", "dev", document, gold, None)


@pytest.fixture(scope="module")
def result() -> Result:
    return measure(case(GOLD))


def test_all_systems_are_measured_by_the_same_names(result: Result) -> None:
    assert {"product", "bm25"} <= set(result.systems)
    assert all(set(scored.figures) <= set(MEASURES) for scored in result.systems.values())
    searched = {name for name in MEASURES if name.startswith("retrieval.")}
    assert set(result.systems["bm25"].figures) == searched
    assert searched < set(result.systems[PRODUCT].figures)


def test_the_product_reads_a_plain_document(result: Result) -> None:
    figures = result.systems[PRODUCT].figures
    for name in ("structure.addresses", "structure.text", "facts.recall", "references.f1", "answers.right"):
        assert figures[name].value == 1, name
    assert figures["answers.false_answer"].value == 0
    assert result.seconds > 0


def test_the_figures_of_the_questions_are_those_of_the_document(result: Result) -> None:
    assert [one.question.id for one in result.judged[PRODUCT]] == ["q1", "q2"]
    assert [one.question.id for one in result.judged["bm25"]] == ["q1"]
    first = result.judged[PRODUCT][0].scored.figures
    assert result.systems[PRODUCT].figures["answers.right"] == first["answers.right"]
    assert "retrieval.unit_at_1" not in result.judged[PRODUCT][1].scored.figures


def test_what_is_not_as_it_should_be_is_told_as_often_as_it_counts(result: Result) -> None:
    """A share is short of one by its misses, an F1 too; what should not be is counted by them. Graded ones have no count."""
    for scored in result.systems.values():
        told = Counter(miss.measure for miss in scored.misses)
        for name, ratio in scored.figures.items():
            if name in ("retrieval.characters", "retrieval.precise"):
                continue
            wrong = ratio.whole - ratio.part if MEASURES[name].higher_is_better else ratio.part
            assert told[name] == wrong, name


def test_parts_that_nobody_has_read_have_no_figure() -> None:
    measured = measure(case(Gold(clauses=GOLD.clauses)))
    assert set(measured.systems) == {PRODUCT}
    assert set(measured.systems[PRODUCT].figures) == {"clauses.f1", "clauses.main", "clauses.units"}
    assert (measured.judged, measured.seconds) == ({PRODUCT: ()}, 0.0)


def test_the_registry_is_in_japanese_and_has_no_label_twice() -> None:
    labels = Counter((name.partition(".")[0], one.label) for name, one in MEASURES.items())
    assert set(labels.values()) == {1}
    assert all(one.definition.endswith("。") for one in MEASURES.values())
    worse = [name for name, one in MEASURES.items() if not one.higher_is_better]
    assert worse == ["issues.false_alarms", "answers.false_refusal", "answers.false_answer"]


def test_examples_in_docstrings_are_true() -> None:
    for module in (evaluation.ratio, evaluation.scoring.places, evaluation.scoring.sets, evaluation.scoring.texts):
        failed, tried = doctest.testmod(module)
        assert tried and not failed
