"""The agreement of two readers: Cohen's kappa by hand, matching of facts, and the second reading itself."""

import json
from pathlib import Path

import pytest
from sklearn.metrics import cohen_kappa_score

from corpus.catalog import GOLD, Entry, entries
from evaluation.agreement import SECOND, Reading, agreement, compared, joined, kappa, matched, reading, report
from evaluation.gold import GoldFact
from evaluation.goldfiles import read_structure
from pipeline import ontology
from pipeline.types.address import Address

ONE, TWO, THREE = (Address.parse(f"第{number}条") for number in (1, 2, 3))
NAMES = sorted({path.name.split(".")[0] for path in SECOND.glob("*.jsonl")})


def test_kappa_of_a_case_worked_by_hand() -> None:
    # fees/fees 20, fees/term 5, term/fees 10, term/term 15: seen 35/50, chance .5 * .6 + .5 * .4 = .5
    pairs = [("fees", "fees")] * 20 + [("fees", "term")] * 5 + [("term", "fees")] * 10 + [("term", "term")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    ones, others = zip(*pairs, strict=True)
    assert kappa(pairs) == pytest.approx(cohen_kappa_score(ones, others))


def test_kappa_where_all_pairs_agree_disagree_or_tell_nothing() -> None:
    assert kappa([(True, True), (False, False)]) == 1
    assert kappa([(True, False), (False, True)]) == -1
    assert kappa([(True, True)] * 5) is None
    assert kappa([]) is None


def fact(field: str, value: object, quote: str, *cites: Address) -> GoldFact:
    return GoldFact(field, value, quote, cites)  # type: ignore[arg-type]


def test_facts_match_by_value_or_by_quote_and_each_once() -> None:
    year, months = fact("term.initial", "P1Y", "一年とする", ONE), fact("term.initial", "P12M", "十二か月", TWO)
    words = fact("fee.due", "翌月末日", "翌月末日までに支払う", ONE)
    longer = fact("fee.due", "末日", "料金は、翌月末日までに支払う", ONE)
    assert matched([year, words], [longer, months]) == [(year, months), (words, longer)]
    assert len(matched([year, year], [months])) == 1
    assert matched([year], [fact("term.initial", "一年とする", "一年とする", ONE)]) == []
    assert matched([words], [fact("fee.method", "振込", "翌月末日までに支払う", ONE)]) == []


def test_agreement_on_a_document_is_the_same_from_both_sides() -> None:
    below = Address.parse("第1条第2項")
    first = Reading(
        {ONE: ("fees",), below: ("late_charge",), TWO: ("term",)},
        (fact("term.initial", "P1Y", "一年とする", TWO), fact("fee.due", "末日", "末日に支払う", ONE)),
        {"q1": frozenset({ONE}), "q2": frozenset()},
    )
    second = Reading(
        {ONE: ("fees", "late_charge"), TWO: ("renewal",)},
        (fact("term.initial", "P1Y", "一年とする", THREE),),
        {"q1": frozenset({ONE, TWO}), "q2": frozenset()},
    )
    found, turned = agreement(first, second), agreement(second, first)
    figures = ["clauses", "scored_clauses", "facts", "same_cites", "cites"]
    # types of 項 count for their article, so 第1条 agrees in both of its types
    assert [getattr(found, name).value for name in figures] == pytest.approx([4 / 6, 4 / 6, 2 / 3, 0, 2 / 3])
    assert [getattr(found, name) for name in figures] == [getattr(turned, name) for name in figures]
    assert found.main == (("fees", "fees"), ("term", "renewal"))
    assert found.answerable == ((True, True), (False, False))
    both = joined([found, found])
    assert both.facts.whole == 2 * found.facts.whole and len(both.main) == 4


def test_only_questions_that_both_read_are_compared() -> None:
    none: frozenset[Address] = frozenset()
    first = Reading({}, (), {"q1": frozenset({ONE}), "q2": none, "q3": frozenset({TWO}), "q4": none})
    second = Reading({}, (), {"q2": none, "q1": frozenset({ONE}), "q5": frozenset({THREE})})
    found = agreement(first, second)
    assert found.answerable == ((True, True), (False, False)) and kappa(found.answerable) == 1
    assert found.cites.value == 1
    assert sorted(agreement(second, first).answerable) == sorted(found.answerable)


def test_only_articles_that_both_read_are_compared_with_what_stands_below_them() -> None:
    rules = Address.parse("附則")
    first = Reading({ONE: ("fees",), rules: ("effective_date",), Address.parse("附則第1項"): ("scope",)}, (), {})
    second = Reading({ONE: ("fees",), TWO: ("term",)}, (), {})
    found = agreement(first, second)
    assert found.main == (("fees", "fees"),)
    assert found.clauses.value == 1


def test_facts_or_clauses_that_one_reader_has_no_file_of_are_not_compared(tmp_path: Path) -> None:
    rows = {
        "facts": {"field": "term.initial", "value": "P1Y", "quote": "一年とする", "cites": ["第2条"]},
        "clauses": {"address": "第1条", "types": ["fees", "term"]},
        "questions": {"id": "q1", "answerable": True, "cites": ["第1条"], "answer": "一年です。"},
    }
    for kind, row in rows.items():
        (tmp_path / f"lease.{kind}.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    (tmp_path / "loan.questions.jsonl").write_text(json.dumps(rows["questions"]) + "\n", "utf-8")
    whole, asked = reading(tmp_path, "lease"), reading(tmp_path, "loan")
    assert asked == Reading({}, None, {"q1": frozenset({ONE})})
    both = [agreement(whole, asked), agreement(asked, whole)]
    assert [(one.facts.value, one.same_cites.value, one.clauses.value, one.main) for one in both] == [
        (None, None, None, ())
    ] * 2
    assert [one.cites.value for one in both] == [1, 1]
    # what was not compared in one document takes nothing from the figures of all
    same = agreement(whole, whole)
    assert joined([same, *both]).facts == same.facts
    lines = report({"lease": same, "loan": both[0]}).splitlines()
    assert "| 事実 F1 | 1.000 | – | 1.000 |" in lines
    assert "| 答えの有無の一致 | 1.000 | 1.000 | 1.000 |" in lines


def test_the_table_has_a_column_for_each_document_and_one_for_all() -> None:
    lines = report(compared()).splitlines()
    assert lines[0] == f"| 二人の読み手の一致 | {' | '.join(NAMES)} | 全体 |"
    assert {line.count("|") for line in lines} == {len(NAMES) + 3}


def addresses(entry: Entry) -> set[Address]:
    """All units of a document, those of a file as its gold has them."""
    if entry.source:
        return {Address.parse(unit.address) for unit in entry.source.all}
    data = json.loads((GOLD / f"{entry.id}.structure.json").read_text("utf-8"))
    parts = [*data["articles"], *filter(None, [data["supplementary"]])]
    found = read_structure({"articles": [{"title": None, "chapter": None, **part} for part in parts]})
    return {*found.headings, *found.units}


@pytest.mark.parametrize("name", NAMES)
def test_a_second_reading_is_of_its_document(name: str) -> None:
    entry = next(entry for entry in entries("test") if entry.id == name)
    asked = {json.loads(line)["id"] for line in (GOLD / f"{name}.questions.jsonl").read_text("utf-8").splitlines()}
    text = entry.path.read_text("utf-8")

    def rows(kind: str) -> list[dict]:
        path = SECOND / f"{name}.{kind}.jsonl"
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []

    facts, clauses, questions = rows("facts"), rows("clauses"), rows("questions")
    assert clauses and questions
    assert {row["field"] for row in facts} <= set(ontology.load().fields)
    assert [row["quote"] for row in facts if row["quote"] not in text] == []
    assert {kind for row in clauses for kind in row["types"]} <= set(ontology.load().types) | {"other"}
    assert all(row["types"] for row in clauses)
    places = [row["address"] for row in clauses] + [cite for row in facts + questions for cite in row["cites"]]
    assert set(map(Address.parse, places)) <= addresses(entry)
    assert len({row["id"] for row in questions}) == len(questions)
    assert {row["id"] for row in questions} <= asked
    assert {tuple(row) for row in questions} == {("id", "answerable", "cites", "answer")}
    assert [row["id"] for row in questions if row["answerable"] != bool(row["cites"])] == []
    assert [row["id"] for row in questions if row["answerable"] != bool(row["answer"])] == []
