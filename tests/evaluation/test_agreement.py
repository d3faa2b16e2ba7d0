"""Where a scorer of others lies beside the checkout, its figures and ours are the same for the same output."""

import dataclasses
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from app import as_json
from evaluation import cases
from evaluation.runner import measure
from models import clause_types, question_types, static_embedder
from pipeline import run

_BESIDE = Path(__file__).resolve().parents[3] / "shared"
_DOCUMENTS = sorted({path.name.split(".")[0] for path in (_BESIDE / "gold").glob("*.jsonl")})
_STRUCTURE = {
    "address_f1": "addresses",
    "text": "text",
    "length": "length",
    "captions": "captions",
    "chapters": "chapters",
}
_EXTRACT = {
    "clause_f1": "clauses.f1",
    "clause_main": "clauses.main",
    "fact_recall": "facts.recall",
    "fact_precision": "facts.precision",
    "free_fact_recall": "facts.free_recall",
    "free_fact_precision": "facts.free_precision",
    "fact_cited": "facts.cited",
}
_QUESTIONS = {
    "article@1": "retrieval.article_at_1",
    "unit@1": "retrieval.unit_at_1",
    "unit@5": "retrieval.unit_at_5",
    "answer": "answers.answer",
    "cited": "answers.cited",
    "right": "answers.right",
    "false_refusal": "answers.false_refusal",
    "false_answer": "answers.false_answer",
}


def theirs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("their_score", _BESIDE / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "damaged"])
@pytest.mark.parametrize("name", _DOCUMENTS)
def test_our_figures_are_those_of_another_scorer(name: str, damaged: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    other = theirs()
    case = next(case for case in cases.external(_BESIDE) if case.id == name)
    if damaged:
        kept = [line for number, line in enumerate(case.document.source.text.split("\n")) if number % 9]
        [document] = run.parse_bytes("\n".join(kept).encode(), "damaged.txt")
        case = dataclasses.replace(case, document=document)
    document, gold = case.document, _BESIDE / "gold"
    questions = other.lines(gold / f"{name}.questions.jsonl")
    answers = run.ask(
        [question["question"] for question in questions],
        [document],
        question_types=question_types.default(),
        clause_types=clause_types.default(),
        embedders=static_embedder.default(),
    )
    lines = [{"id": q["id"]} | as_json.answer(a) for q, a in zip(questions, answers, strict=True)]
    printed = {
        "extract": json.dumps(as_json.extraction(document, run.extract(document, clause_types=clause_types.default()))),
        "ask": "\n".join(map(json.dumps, lines)),
    }
    monkeypatch.setattr(other, "run", lambda command, part, *arguments: printed[part])
    units, said = as_json.document(document)["units"], lambda text: None
    expected: dict[str, float | None] = {}
    if (structure := gold / f"{name}.structure.json").exists():
        score = other.score_structure(units, json.loads(structure.read_text("utf-8")), said)
        expected |= {f"structure.{ours}": score[key] for key, ours in _STRUCTURE.items()}
        facts, clauses = other.lines(gold / f"{name}.facts.jsonl"), other.lines(gold / f"{name}.clauses.jsonl")
        score = other.score_extract("", "", facts, clauses, said)
        expected |= {ours: score[key] for key, ours in _EXTRACT.items()}
    score = other.score_questions("", "", questions, units, said)
    expected |= {ours: score[key] for key, ours in _QUESTIONS.items()}
    figures = measure(case).systems["product"].figures
    assert {measure: figures[measure].value for measure in expected} == pytest.approx(expected, abs=5e-5, nan_ok=True)
