"""Answers that are tables, as the command line shows them and as programs read them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import as_json, as_text, grid
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Verdict
from pipeline.types.table import Column, Row, Said, Standing, Table, TableKind

_ROOT = Path(__file__).resolve().parents[2]
_PLACE = Citation("d1", Address.parse("第26条第1項"), "末日の2か月前まで", ((5, 14),), (3,))


def _answer(*cells: tuple[Said, ...], condition: str | None = None, column: Column | None = None) -> Answer:
    standings = [Standing.MEETS, Standing.SILENT] if condition else [None, None]
    rows = tuple(
        Row(f"d{number}", title, (cell,), standing)
        for number, (title, cell, standing) in enumerate(
            zip(["甲倶楽部会員規約", "乙売買契約書"], cells, standings, strict=True), 1
        )
    )
    columns = (column or Column("termination_by_customer.notice_period", "解約の申出期限"),)
    kind = TableKind.FILTER if condition else TableKind.COMPARE
    table = Table(kind, columns, rows, condition)
    return Answer("比べて", Verdict.ANSWERED, "比べました。", 0.8, (_PLACE,), (), table=table)


def _lines(value: Answer) -> list[str]:
    return as_text.answer(value, {"d1": "甲倶楽部会員規約", "d2": "乙売買契約書"}).rstrip().split("\n")


def test_columns_stand_under_each_other_with_the_clause_beside_the_value() -> None:
    said = (Said("P2M", _PLACE, 0.9, qualifier="個室"), Said("P1M", _PLACE, 0.9, condition="転居のとき"))
    assert _lines(_answer(said, ()))[:3] == ["問 比べて", "答 比べました。", ""]
    assert _lines(_answer(said, ()))[3:] == [
        "文書              解約の申出期限",
        "-" * 60,
        "甲倶楽部会員規約  2か月［個室］（第26条第1項 3ページ）",
        "                  1か月［転居のとき］（第26条第1項 3ページ）",
        "乙売買契約書      定めなし",
    ]


def test_a_condition_has_its_column() -> None:
    lines = _lines(_answer((Said("P2M", _PLACE, 0.9, meets=True),), (), condition="解約の申出期限が2か月以内"))
    assert lines[3].split() == ["判定", "文書", "解約の申出期限"]
    assert [line.split()[0] for line in lines[5:]] == ["当てはまる", "定めなし"]


@pytest.mark.parametrize(
    ("column", "said", "shown"),
    [
        (Column("subcontracting.allowed", "再委託の可否"), Said(False, _PLACE, 0.9), "不可"),
        (Column("assignment.consent_required", "譲渡の同意の要否"), Said(True, _PLACE, 0.9), "要"),
        (Column("renewal.auto", "自動更新"), Said(False, _PLACE, 0.9), "なし"),
        (Column("jurisdiction.exclusive", "専属管轄か"), Said(True, _PLACE, 0.9), "はい"),
        (Column("insurance", "保険", clause=True), Said(True, _PLACE, 0.9, meets=True), "あり"),
        (Column("insurance", "保険", clause=True), Said(True, _PLACE, 0.9), "「末日の2か月前まで」"),
        (
            Column("fee.amount", "料金の額"),
            Said("別途定める", _PLACE, 0.5, delegated_to="料金表"),
            "別途定める（料金表）",
        ),
    ],
)
def test_values_of_a_cell_are_worded(column: Column, said: Said, shown: str) -> None:
    assert as_text.said_text(column, said) == f"{shown}（第26条第1項 3ページ）"


def test_a_cell_shows_few_values_and_those_that_fulfil_the_condition_first() -> None:
    said = [Said(f"P{months}M", _PLACE, 0.9, meets=months == 6) for months in range(1, 7)]
    text = "\n".join(_lines(_answer(tuple(said), (), condition="6か月")))
    assert "6か月（" in text and "ほか2件" in text and "4か月（" not in text


def test_json_has_every_value_with_its_citation() -> None:
    found = as_json.answer(_answer((Said("P2M", _PLACE, 0.9, qualifier="個室"),), ()))
    assert found["table"]["kind"] == "compare"
    assert found["table"]["columns"] == [
        {"id": "termination_by_customer.notice_period", "label": "解約の申出期限", "kind": "field"}
    ]
    first, second = found["table"]["rows"]
    assert (first["document"], first["standing"], second["cells"]) == ("d1", None, [[]])
    (said,) = first["cells"][0]
    assert said["value"] == "P2M" and said["qualifier"] == "個室" and said["meets"] is None
    assert said["citation"] == found["citations"][0]
    assert said["citation"]["spans"] == [[5, 14]] and said["citation"]["pages"] == [3]


def test_ordinary_answers_have_no_table() -> None:
    assert as_json.answer(Answer("いつ？", Verdict.NOT_STATED, None, 0.8, (), ()))["table"] is None


def test_long_cells_are_broken_and_places_are_kept_whole() -> None:
    lines = grid.draw([[["文書"], ["額"]], [["規約"], ["損害の原因となった契約の料金の額（第14条第2項）"]]], width=40)
    assert all(grid.places(line) <= 40 for line in lines)
    assert "（第14条第2項）" in "\n".join(lines)
    assert "".join(line[6:] for line in lines[2:]).replace(" ", "").endswith("料金の額（第14条第2項）")


def test_the_command_line_compares_several_files_and_no_single_one(tmp_path: Path) -> None:
    first, second = tmp_path / "甲.txt", tmp_path / "乙.txt"
    first.write_text("甲規約\n第1条（退会）\n会員は、1か月前までに書面で届け出て退会できるものとします。\n", "utf-8")
    second.write_text("乙規約\n第1条（会員証）\n会員は、会員証を大切に保管するものとします。\n", "utf-8")
    question = "解約の申出期限を比べて"
    shown = _ask(question, first, second)
    assert "甲規約  1か月（第1条）" in shown and "乙規約  定めなし" in shown
    found = json.loads(_ask("--json", question, first, second))
    (said,) = found["table"]["rows"][0]["cells"][0]
    assert said["citation"] == found["citations"][0]
    assert said["citation"]["quote"] in first.read_text("utf-8")
    assert json.loads(_ask("--json", question, first))["table"] is None


def _ask(*arguments: object) -> str:
    command = [sys.executable, "-c", "from app.cli import main; main(prog_name='yakkan')", "ask"]
    done = subprocess.run(
        [*command, *map(str, arguments)], capture_output=True, cwd=_ROOT, timeout=120, check=True, env=os.environ
    )
    return done.stdout.decode()
