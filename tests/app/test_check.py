"""`yakkan check` as a user has it, and what it keeps of dismissed findings."""

import json
from pathlib import Path

import pytest

from app import as_check
from app.dismissals import Dismissals, key
from pipeline import run
from pipeline.errors import WorkspaceError
from pipeline.types.proof import Finding
from tests.app.test_cli import said, yakkan
from tests.texts import document

_TEXT = (
    "見本契約書\n\n第1条（支払）\n甲は、○日以内に費用（税を含む。を払う。\n\n"
    "第2条（終了）\n第9条の定めにより終わる。\n\n第3条（雑則）\n定めのない事項は、話し合う。\n"
)
_CLEAN = "見本契約書\n\n第1条（支払）\n甲は、十日以内に費用を払う。\n\n第2条（雑則）\n定めのない事項は、話し合う。\n"


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "契約書.txt"
    path.write_text(_TEXT, "utf-8")
    return path


def codes(done_stdout: bytes) -> list[str]:
    return [issue["key"] for issue in json.loads(done_stdout)["issues"]]


def test_place_reason_and_summary_for_people(contract: Path, tmp_path: Path) -> None:
    done = yakkan("check", contract, workspace=tmp_path / "ws")
    text = done.stdout.decode()
    assert done.returncode == 1
    assert "第1条 [誤り]" in text and "【○】日以内" in text and "キー: dangling-reference@第2条" in text
    assert text.splitlines()[-1] == "1文書: 誤り 3件。"


def test_clean_text_ends_with_zero(tmp_path: Path) -> None:
    path = tmp_path / "契約書.txt"
    path.write_text(_CLEAN, "utf-8")
    done = yakkan("check", path, workspace=tmp_path / "ws")
    assert done.returncode == 0 and "指摘はありません" in done.stdout.decode()
    assert not (tmp_path / "ws").exists()


def test_json_is_one_object_a_file(contract: Path, tmp_path: Path) -> None:
    clean = tmp_path / "清書.txt"
    clean.write_text(_CLEAN, "utf-8")
    done = yakkan("check", "--json", contract, clean, workspace=tmp_path / "ws")
    first, second = map(json.loads, done.stdout.decode().splitlines())
    assert done.returncode == 1 and second["issues"] == []
    assert {"code", "level", "address", "message", "words", "proposal", "spans", "pages", "key"} == set(
        first["issues"][0]
    )
    blank = next(issue for issue in first["issues"] if issue["code"] == "placeholder")
    [[start, end]] = blank["spans"]
    assert _TEXT[start:end] == blank["words"] == "○"
    assert first["summary"] == {"error": 3, "warning": 0, "note": 0, "below_level": 0, "dismissed": 0}


def test_a_level_above_which_findings_count(tmp_path: Path) -> None:
    path = tmp_path / "契約書.txt"
    path.write_text(
        _CLEAN.replace("甲は、十日以内に費用を払う。", "甲は、費用（以下「特別費」という。）を払う。"), "utf-8"
    )
    assert yakkan("check", path, workspace=tmp_path / "ws").returncode == 1
    done = yakkan("check", "--level", "error", path, workspace=tmp_path / "ws")
    assert done.returncode == 0 and "ほかに指定より軽い指摘 1件" in done.stdout.decode()


def test_what_is_dismissed_stays_dismissed(contract: Path, tmp_path: Path) -> None:
    gone = "dangling-reference@第2条"
    first = yakkan("check", "--json", "--dismiss", gone, contract, workspace=tmp_path / "ws")
    assert gone not in codes(first.stdout) and json.loads(first.stdout)["summary"]["dismissed"] == 1
    # An article before it, and another word in its sentence.
    edited = _TEXT.replace("第2条（終了）", "第2条（追加）\n乙は、受ける。\n\n第3条（終了）").replace(
        "第3条（雑則）", "第4条（雑則）"
    )
    contract.write_text(edited.replace("定めにより終わる", "定めによって終わる"), "utf-8")
    again = yakkan("check", "--json", contract, workspace=tmp_path / "ws")
    assert [one.partition("@")[0] for one in codes(again.stdout)] == ["placeholder", "unclosed-bracket"]
    back = yakkan("check", "--json", "--restore", "dangling-reference@第3条", contract, workspace=tmp_path / "ws")
    assert "dangling-reference@第3条" in codes(back.stdout)


def test_exit_is_zero_where_all_is_dismissed(contract: Path, tmp_path: Path) -> None:
    keys = codes(yakkan("check", "--json", contract, workspace=tmp_path / "ws").stdout)
    options = [part for one in keys for part in ("--dismiss", one)]
    assert yakkan("check", *options, contract, workspace=tmp_path / "ws").returncode == 0
    done = yakkan("check", contract, workspace=tmp_path / "ws")
    assert done.returncode == 0 and "無視した指摘 3件" in done.stdout.decode()


def test_a_key_that_fits_nothing_is_told(contract: Path, tmp_path: Path) -> None:
    done = yakkan("check", "--dismiss", "placeholder@第8条", contract, workspace=tmp_path / "ws")
    assert done.returncode == 1 and "placeholder@第8条 に当たる指摘はありません" in said(done)


def test_a_file_that_cannot_be_read_does_not_stop_the_others(contract: Path, tmp_path: Path) -> None:
    done = yakkan("check", tmp_path / "ない.txt", contract, workspace=tmp_path / "ws")
    assert done.returncode == 1 and "ない.txt" in said(done) and "1文書: 誤り 3件" in done.stdout.decode()


def test_help_shows_examples_and_the_levels() -> None:
    text = yakkan("check", "--help").stdout.decode()
    assert "例:" in text and "error|warning|note" in text and "--dismiss" in text and "Usage" not in text


def test_parse_keeps_its_own_issues(contract: Path) -> None:
    found = json.loads(yakkan("parse", "--json", contract).stdout)["issues"]
    assert [set(issue) for issue in found] == [{"code", "address", "message", "spans"}]
    assert [issue["code"] for issue in found] == ["dangling-reference"]


def findings(text: str) -> tuple[Finding, ...]:
    return run.proofread(document(text))


def test_the_same_blank_elsewhere_is_not_dismissed(tmp_path: Path) -> None:
    read, kept = document(_TEXT), Dismissals(tmp_path)
    blank = next(one for one in run.proofread(read) if one.code == "placeholder")
    kept.dismiss(read, [blank])
    moved = document(
        _TEXT.replace("第3条（雑則）", "第3条（納入）\n乙は、注文を受けた品を○日以内に納める。\n\n第4条（雑則）")
    )
    left = [key(one) for one in run.proofread(moved) if not Dismissals(tmp_path).holds(moved, one)]
    assert "placeholder@第3条" in left and "placeholder@第1条" not in left


def test_another_document_keeps_its_findings(tmp_path: Path) -> None:
    read, kept = document(_TEXT), Dismissals(tmp_path)
    kept.dismiss(read, run.proofread(read))
    other = document(_TEXT.replace("見本契約書", "別の契約書"))
    assert not any(kept.holds(other, one) for one in run.proofread(other))


def test_a_broken_record_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "check-dismissed.json").write_text("{", "utf-8")
    with pytest.raises(WorkspaceError, match="読めません"):
        Dismissals(tmp_path)


def test_the_words_are_shown_in_their_sentence() -> None:
    read = document(_TEXT)
    text = as_check.report(read, [one for one in run.proofread(read) if one.code == "unclosed-bracket"])
    assert "費用【（】税を含む" in text


def test_what_was_dismissed_in_a_document_goes_with_it(tmp_path: Path) -> None:
    place, path = tmp_path / "ws", tmp_path / "契約書.txt"
    path.write_text("見本契約書\n\n第1条（料金）\n甲は、第9条に定めるネコ料金を支払う。\n", "utf-8")
    added = yakkan("add", path, workspace=place).stdout.decode().split()[0]
    assert yakkan("check", "--dismiss", "dangling-reference@第1条", path, workspace=place).returncode == 0
    kept = place / "check-dismissed.json"
    assert "ネコ" in kept.read_text("utf-8") and kept.stat().st_mode & 0o777 == 0o600
    assert yakkan("remove", added, workspace=place).returncode == 0
    assert "ネコ" not in kept.read_text("utf-8")
