"""Headers of the sources and of their later versions, the lists of changes between them, and the training questions."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from corpus import source
from corpus.catalog import DOCUMENTS, REVISIONS, TRAINING
from corpus.source import Source
from evaluation.goldfiles import TYPES
from evaluation.revisions import pairs

ERRORS = {
    "dangling-reference",
    "wrong-reference",
    "stale-reference",
    "duplicate-number",
    "skipped-number",
    "undefined-term",
    "unused-term",
    "term-variant",
    "term-before-definition",
    "conjunction",
    "mixed-width",
    "contradiction",
}
STYLES = {"formal", "colloquial", "keyword", "paraphrase", "premise", "situation"}
ANSWERABLE, UNANSWERABLE = 1500, 400
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")


def params(folder: Path, pattern: str) -> list:
    return [pytest.param(path, id=path.stem) for path in sorted(folder.glob(pattern))]


SOURCES = [*params(DOCUMENTS, "*.md"), *params(REVISIONS, "*.md")]
VERSIONS = params(REVISIONS, "*.md")
QUESTIONS = params(TRAINING, "*.jsonl")


def addresses(found: Source) -> set[str]:
    return {unit.address for unit in found.all}


def questions(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def answerable(row: dict) -> bool:
    return row["type"] != "unanswerable"


@pytest.mark.parametrize("path", SOURCES)
def test_planted_errors_are_of_a_known_kind_and_stand_in_the_text(path: Path) -> None:
    found = source.read(path)
    for error in found.header.get("errors", []):
        assert set(error) == {"address", "kind", "note"}
        assert error["kind"] in ERRORS
        assert error["address"] in addresses(found)
        assert JAPANESE.search(error["note"]), error


@pytest.mark.parametrize("path", params(DOCUMENTS, "*.md"))
def test_a_document_is_called_as_its_file(path: Path) -> None:
    header = source.read(path).header
    assert header["id"] == path.stem
    assert "version" not in header


@pytest.mark.parametrize("path", VERSIONS)
def test_a_later_version_belongs_to_its_document(path: Path) -> None:
    document, _, version = path.stem.rpartition(".")
    header, first = source.read(path).header, source.read(DOCUMENTS / f"{document}.md").header
    assert (header["id"], header["split"]) == (document, first["split"])
    assert header["version"] == int(version)
    assert int(version) == 2 or (REVISIONS / f"{document}.{int(version) - 1}.md").exists()


def test_every_later_version_has_its_changes_and_no_list_stands_alone() -> None:
    listed = {path.name.removesuffix(".changes.jsonl") for path in REVISIONS.glob("*.changes.jsonl")}
    assert listed == {path.stem for path in REVISIONS.glob("*.md")}
    assert all(pair.changes for pair in pairs())  # read, every address looked up in its version


@pytest.mark.parametrize("path", QUESTIONS)
def test_training_questions_are_on_a_document_of_the_train_split(path: Path) -> None:
    assert source.read(DOCUMENTS / path.name.replace(".jsonl", ".md")).header["split"] == "train"


@pytest.mark.parametrize("path", QUESTIONS)
def test_training_questions_cite_units_of_the_text(path: Path) -> None:
    known = addresses(source.read(DOCUMENTS / f"{path.stem}.md"))
    for row in questions(path):
        assert row["style"] in STYLES, row
        assert row["type"] in TYPES, row
        assert answerable(row) == bool(row["cites"]), row
        assert not (answerable(row) and "near" in row), row
        assert {*row["cites"], *row.get("near", ())} <= known, row


@pytest.mark.parametrize("path", QUESTIONS)
def test_no_training_question_is_asked_twice_of_a_document(path: Path) -> None:
    counted = Counter(row["question"].rstrip("。？?") for row in questions(path))
    assert not [question for question, count in counted.items() if count > 1]


def test_there_are_enough_training_questions_of_either_sort() -> None:
    sorts = Counter(answerable(row) for param in QUESTIONS for row in questions(param.values[0]))
    assert sorts[True] >= ANSWERABLE
    near = sum("near" in row for param in QUESTIONS for row in questions(param.values[0]))
    assert sorts[False] >= near >= UNANSWERABLE


def test_training_questions_are_not_those_that_are_measured_with() -> None:
    gold = {
        row["question"]
        for path in (DOCUMENTS.parent / "gold").glob("*.questions.jsonl")
        for row in questions(path)
    }  # fmt: skip
    assert not gold & {row["question"] for param in QUESTIONS for row in questions(param.values[0])}
