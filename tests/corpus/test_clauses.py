"""The single clauses: well formed, with types that exist and answers that stand in them."""

import json
from collections import Counter

import pytest

from corpus.catalog import CLAUSES
from pipeline import ontology
from pipeline.text.normalize import squash

FILES = sorted(CLAUSES.glob("*.jsonl"))


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.stem)
def rows(request):
    return [json.loads(line) for line in request.param.read_text("utf-8").splitlines()]


def test_types_are_of_the_ontology_and_each_paragraph_has_some(rows):
    known = set(ontology.load().types)
    for row in rows:
        lists = [row["types"], *row.get("paragraphs", ())]
        assert all(types and set(types) <= known and len(types) == len(set(types)) for types in lists), row["caption"]
        assert row["caption"].strip() and row["text"].strip()


def test_each_entry_of_a_list_has_its_types(rows):
    known = set(ontology.load().types)
    for row in rows:
        if "items" in row:
            entries = [line for line in row["text"].split("\n") if line.startswith("（")]
            assert len(row["items"]) == len(entries), row["caption"]
            assert all(set(types) <= known for types in row["items"]), row["caption"]


def test_answers_stand_in_the_clause(rows):
    for row in rows:
        for question in row.get("questions", ()):
            assert squash(question["answer"]) in squash(row["text"]), question["question"]


def test_no_clause_and_no_question_twice():
    all_rows = [json.loads(line) for path in FILES for line in path.read_text("utf-8").splitlines()]
    assert max(Counter(squash(row["text"]) for row in all_rows).values()) == 1
    for row in all_rows:
        asked = [one["question"] for key in ("questions", "not_stated") for one in row.get(key, ())]
        assert len(asked) == len(set(asked)), row["caption"]
