"""Yes/no questions with their answer: who is marked, and that the deciding words stand in the text."""

import json

import pytest

from corpus import catalog
from pipeline.run import parse_bytes
from pipeline.types.address import Address


def rows(path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("path", sorted(catalog.CLAUSES.glob("*.jsonl")), ids=lambda path: path.stem)
def test_of_single_clauses(path):
    for clause in rows(path):
        for question in clause.get("questions", ()):
            if "affirms" in question:
                assert question["type"] == "yesno" and isinstance(question["affirms"], bool)
                assert question.get("decides", "") in clause["text"]


@pytest.mark.parametrize("entry", catalog.entries("train"), ids=lambda entry: entry.id)
def test_of_documents(entry):
    marked = [one for one in rows(catalog.TRAINING / f"{entry.id}.jsonl") if "affirms" in one]
    assert marked
    [document] = parse_bytes(*entry.file())
    for question in marked:
        assert question["type"] == "yesno" and isinstance(question["affirms"], bool)
        text = ""
        for cite in question["cites"]:
            *above, unit = document.lineage(Address.parse(cite))
            text += "".join(f"{one.text}{one.wrap_up}" for one in (*above, *unit.walk()))
        assert question.get("decides", "") in text.replace("\n", "")
