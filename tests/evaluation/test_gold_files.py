"""Bad gold stops the run, and says in which line of which file and why."""

from pathlib import Path

import pytest

from corpus import source
from evaluation.goldfiles import GoldError, load
from evaluation.soundness import faults
from evaluation.sources import structure

TEXT = """\
+++
id = "mihon"
title = "見本規約"
kind = "規約"
split = "dev"
style = "素の文字列"
parties = []
[print]
form = "txt"
+++
# 見本規約
### 第1条（料金）
料金は、月額500円とします。
"""
GOOD = {
    "clauses": '{"address": "第1条", "types": ["fees"]}',
    "facts": '{"id": "f", "field": "fee.due", "value": "月額", "quote": "料金は、月額500円", "cites": ["第1条"]}',
    "questions": (
        '{"id": "q", "question": "いくら", "type": "fact", "style": "keyword", "answer": "500円です。", "must": ["500円"],'
        ' "cites": ["第1条"], "alt_cites": []}'
    ),
}


def reasons(folder: Path, **changed: str) -> list[str]:
    (folder / "mihon.md").write_text(TEXT, "utf-8")
    for kind, row in (GOOD | changed).items():
        (folder / f"mihon.{kind}.jsonl").write_text(f"{GOOD.get(kind, row)}\n{row}\n", "utf-8")
    one = source.read(folder / "mihon.md")
    return [fault.removeprefix(f"{folder}/") for fault in faults(one, load(folder, "mihon", structure(one)), folder)]


def test_sound_gold_has_no_fault(tmp_path: Path) -> None:
    assert reasons(tmp_path) == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "fault"),
    [
        ("facts", "500円", "600円", "mihon.facts.jsonl:2: not in 第1条: 料金は、月額600円"),
        ("facts", '["第1条"]', '["第2条"]', "mihon.facts.jsonl:2: no unit 第2条"),
        ("clauses", "第1条", "第1条第1項", "mihon.clauses.jsonl:2: no unit 第1条第1項"),
        ("questions", '"must": ["500円"]', '"must": ["600円|700円"]', "mihon.questions.jsonl:2: the answer does not hold 600円|700円"),
    ],
)  # fmt: skip
def test_what_the_text_does_not_say(tmp_path: Path, kind: str, old: str, new: str, fault: str) -> None:
    assert fault in reasons(tmp_path, **{kind: GOOD[kind].replace(old, new)})


def test_a_part_that_is_missing(tmp_path: Path) -> None:
    reasons(tmp_path)
    (tmp_path / "mihon.facts.jsonl").unlink()
    one = source.read(tmp_path / "mihon.md")
    assert list(faults(one, load(tmp_path, "mihon", structure(one)), tmp_path)) == [
        f"{tmp_path}/mihon.facts.jsonl:0: the file is not there"
    ]


@pytest.mark.parametrize(
    ("kind", "row", "reason"),
    [
        ("facts", "{", "no JSON"),
        ("facts", '{"id": "f"}', "field is missing"),
        ("facts", GOOD["facts"].replace("fee.due", "fee.dew"), "no field: 'fee.dew'"),
        ("facts", GOOD["facts"].replace("第1条", "1条"), "not an address"),
        ("clauses", '{"address": "第1条", "types": ["money"]}', "no clause type: 'money'"),
        ("clauses", '{"address": "第1条", "types": []}', "types is empty"),
        ("questions", GOOD["questions"].replace("keyword", "shouted"), "no style: 'shouted'"),
        ("questions", GOOD["questions"].replace('"fact"', '"unanswerable"'), "has neither"),
        ("parties", '{"term": "甲", "name": null, "role": "boss", "address": "前文"}', "no role: 'boss'"),
        ("norms", '{"address": "第1条", "bearer": "all", "modality": "obligation", "quote": ""}', "no bearer: 'all'"),
    ],
)
def test_rows_that_are_no_gold(tmp_path: Path, kind: str, row: str, reason: str) -> None:
    with pytest.raises(GoldError) as error:
        reasons(tmp_path, **{kind: row})
    assert str(error.value).startswith(f"{tmp_path}/mihon.{kind}.jsonl:")
    assert reason in str(error.value)


def test_a_norm_may_be_borne_by_a_party_under_its_own_name(tmp_path: Path) -> None:
    party = '{"term": "甲", "name": null, "role": "discloser", "address": "第1条"}'
    norm = (
        '{"address": "第1条", "bearer": "BEARER", "modality": "obligation", "quote": "料金は、月額500円とします",'
        ' "condition": null, "exception": null, "deadline": null}'
    )
    assert reasons(tmp_path, parties=party, norms=norm.replace("BEARER", "甲")) == []
    with pytest.raises(GoldError, match="no bearer: '乙'"):
        reasons(tmp_path, parties=party, norms=norm.replace("BEARER", "乙"))


def test_a_source_that_breaks_the_rules_says_where(tmp_path: Path) -> None:
    path = tmp_path / "mihon.md"
    for line, reason in [
        ("   1　甲", "indentation"),
        ("### 目的", "no number of an article"),
        ("## 目的", "no division"),
        ("## 第1章　総則\n本文", "text between"),
    ]:
        path.write_text(TEXT.replace("### 第1条（料金）", line), "utf-8")
        with pytest.raises(source.Fault, match=reason) as error:
            source.read(path)
        assert str(error.value).startswith(f"{path}:1")
