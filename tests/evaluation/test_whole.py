"""Questions over all documents: the measure by hand, the loader, and what makes a question unsound."""

import json
from pathlib import Path

import pytest

from corpus.catalog import SPLITS, entries
from evaluation import whole
from evaluation.gold import Accepted, WholeQuestion
from evaluation.goldfiles import GoldError, load_whole
from pipeline.types.address import Address


def at(text: str) -> Address:
    return Address.parse(text)


def asked(*accepted: Accepted, text: str = "退会の届出はいつまでですか。") -> WholeQuestion:
    return WholeQuestion("w1", text, "formal", accepted)


def figures(question: WholeQuestion, *hits: whole.Place) -> list[float | None]:
    scored = whole.score(question, hits).figures
    return [scored[f"whole.{name}"].value for name in ("document_at_1", "unit_at_1", "unit_at_5")]


def test_the_first_hit_decides_on_the_document_and_one_of_five_on_the_unit() -> None:
    question = asked(Accepted("gym", (at("第3条第1項"),), "月末まで"))
    assert figures(question, ("gym", at("第3条第1項"))) == [1, 1, 1]
    assert figures(question, ("gym", at("第3条第1項第2号"))) == [1, 1, 1]
    assert figures(question, ("gym", at("第9条")), ("gym", at("第3条第1項"))) == [1, 0, 1]
    assert figures(question, ("inn", at("第3条第1項")), *[("inn", at("第1条"))] * 4, ("gym", at("第3条第1項"))) == [
        0,
        0,
        0,
    ]
    assert figures(question) == [0, 0, 0]


def test_any_of_the_accepted_documents_is_right_with_its_own_units() -> None:
    question = asked(Accepted("gym", (at("第3条"),), "月末"), Accepted("inn", (at("第8条"), at("第9条")), "月末"))
    assert figures(question, ("inn", at("第9条"))) == [1, 1, 1]
    assert figures(question, ("inn", at("第3条"))) == [1, 0, 0]


def test_a_miss_says_what_was_wanted_and_what_came() -> None:
    misses = whole.score(asked(Accepted("gym", (at("第3条"),), "月末")), [("inn", at("第8条"))]).misses
    assert {miss.measure for miss in misses} == {"whole.document_at_1", "whole.unit_at_1", "whole.unit_at_5"}
    assert misses[0].wanted == "退会の届出はいつまでですか。 → gym 第3条" and misses[0].got == "inn 第8条"


def written(folder: Path, *rows: dict) -> Path:
    path = folder / "whole.dev.questions.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


ROW = {
    "id": "w1", "question": "運動の施設はいつ休みですか。", "style": "formal",
    "accepted": [{"document": "tsubame", "cites": ["第14条"], "quote": "休館日は、毎週木曜日"}],
}  # fmt: skip


def test_questions_are_read_and_a_split_without_a_file_has_none(tmp_path: Path) -> None:
    [question] = load_whole(written(tmp_path, ROW))
    assert question.accepted == (Accepted("tsubame", (at("第14条"),), "休館日は、毎週木曜日"),)
    assert load_whole(tmp_path / "whole.test.questions.jsonl") == ()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"style": "poem"}, "no style: 'poem'"),
        ({"accepted": []}, "accepted names a document at least"),
        ({"accepted": [{"document": "tsubame", "cites": [], "quote": "休館日"}]}, "each has cites and a quote"),
        ({"accepted": [{"document": "tsubame", "cites": ["第14条"]}]}, "quote is missing"),
    ],
)
def test_a_bad_line_is_told_with_file_and_line(tmp_path: Path, change: dict, reason: str) -> None:
    path = written(tmp_path, ROW, ROW | change)
    with pytest.raises(GoldError) as told:
        load_whole(path)
    assert str(told.value).startswith(f"{path}:2: ") and reason in str(told.value)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"question": "つばめスポーツクラブの休みはいつですか。"}, "the question names つばめスポーツクラブ"),
        ({"accepted": [{"document": "nowhere", "cites": ["第1条"], "quote": "無料"}]}, "no document nowhere"),
        ({"accepted": [{"document": "tsubame", "cites": ["第99条"], "quote": "無料"}]}, "no unit 第99条 in tsubame"),
        (
            {"accepted": [{"document": "tsubame", "cites": ["第14条"], "quote": "毎週金曜日"}]},
            "not in 第14条 of tsubame",
        ),
    ],
)
def test_an_unsound_question_is_told_with_its_reason(tmp_path: Path, change: dict, reason: str | None) -> None:
    path = written(tmp_path, ROW | change)
    found = list(whole.faults(path, load_whole(path), "dev"))
    assert not found if reason is None else found[0].startswith(f"{path}:1: {reason}")


def test_a_question_stands_once_and_in_the_file_of_its_split(tmp_path: Path) -> None:
    path = written(tmp_path, ROW, ROW)
    assert [fault.partition(":2: ")[2] for fault in whole.faults(path, load_whole(path), "dev")][:2] == [
        "w1 is there twice", "運動の施設はいつ休みですか。 is there twice",
    ]  # fmt: skip
    assert "tsubame is of dev" in next(whole.faults(path, load_whole(path), "train"))


@pytest.mark.parametrize("split", SPLITS)
def test_the_questions_of_the_corpus_have_no_fault_and_speak_of_every_document_in_every_style(split: str) -> None:
    questions = load_whole(whole.path(split))
    assert not list(whole.faults(whole.path(split), questions, split))
    if questions:
        asked_of = {question.accepted[0].document for question in questions}
        assert asked_of == {entry.id for entry in entries(split)}
        for document in asked_of:
            mine = [question.style for question in questions if question.accepted[0].document == document]
            assert set(mine) == {"formal", "paraphrase", "colloquial", "keyword"} and len(mine) >= 8
