"""doctor, backup, restore, relate, people; list and ask that tell how documents belong together."""

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.relate import texts


def yakkan(workspace: Path, *arguments: object, stdin: str | None = None) -> Result:
    done = CliRunner().invoke(main, ["--workspace", str(workspace), *map(str, arguments)], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A workspace with papers that belong together; their ids by name."""
    folder = tmp_path_factory.mktemp("caring")
    ids = {}
    for name in ("BASE", "SINGLE", "MEMORANDUM", "TERMS", "REVISED_TERMS"):
        path = folder / f"{name}.txt"
        path.write_text(getattr(texts, name), "utf-8")
        ids[name] = json.loads(yakkan(folder / "w", "add", path, "--json").stdout)["id"]
    return folder / "w", ids


def test_a_list_tells_what_belongs_to_what(filled: tuple[Path, dict[str, str]]) -> None:
    workspace, ids = filled
    lines = yakkan(workspace, "list").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(ids["SINGLE"]))
    assert lines[at + 1] == (
        f"    {ids['BASE']} 「業務委託基本契約書」の下にある文書（本文からの推定 98%、この文書が優先）"
    )
    listed = {one["id"]: one for one in map(json.loads, yakkan(workspace, "list", "--json").stdout.splitlines())}
    assert listed[ids["BASE"]]["relations"] == []
    [amends] = listed[ids["MEMORANDUM"]]["relations"]
    assert (amends["kind"], amends["other"], amends["state"]) == ("amends", ids["BASE"], "proposed")
    assert amends["citations"][0]["address"] == "前文"
    assert amends["precedences"][0]["order"] == ["本覚書", "原契約"]


def test_an_answer_says_which_document_it_is_from_and_what_changes_it(filled: tuple[Path, dict[str, str]]) -> None:
    workspace, ids = filled
    shown = yakkan(workspace, "ask", "個別の業務の納期は何で定めますか").stdout
    assert f"文書: 業務委託基本契約書（BASE.txt、{ids['BASE']}）" in shown
    assert f"※ この文書を変更する文書があります\n      覚 書（{ids['MEMORANDUM']}、本文からの推定 98%）" in shown
    assert "その文書が優先: 第2条「原契約と本覚書の定めに相違がある場合は、本覚書が優先する。」" in shown


def test_an_answer_from_an_old_version_says_so(tmp_path: Path) -> None:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(
        texts.TERMS.replace("第2条（料金）", "第2条（休会）\n休会は3か月までとします。\n第4条（料金）"), "utf-8"
    )
    new.write_text(texts.REVISED_TERMS, "utf-8")
    workspace = tmp_path / "w"
    first = json.loads(yakkan(workspace, "add", old, "--json").stdout)["id"]
    added = yakkan(workspace, "add", new, "--revision-of", first, "--effective", "2024-04-01", "--json")
    second = json.loads(added.stdout)["id"]
    shown = yakkan(workspace, "ask", "休会は何か月までできますか").stdout
    assert f"文書: そらいろ便利用規約（旧.txt、{first}、全 2 版の第 1 版" in shown
    assert f"※ 後の版があります: そらいろ便利用規約（{second}、2024-04-01 から）" in shown
    [told] = json.loads(yakkan(workspace, "ask", "休会は何か月までできますか", "--json").stdout)["documents"]
    assert (told["version"], told["versions"]) == (1, 2)
    assert told["superseded_by"] == {"id": second, "effective": "2024-04-01"}
    talked = yakkan(workspace, "ask", "-i", stdin="休会は何か月までできますか\n").stdout
    assert "※ 後の版があります" in talked


def test_an_answer_from_a_file_says_nothing_of_versions(tmp_path: Path) -> None:
    path = tmp_path / "規約.txt"
    path.write_text(texts.TERMS, "utf-8")
    assert "文書:" not in yakkan(tmp_path / "w", "ask", "料金はいくらですか", path).stdout


def test_a_relation_is_shown_with_its_reason_and_decided(filled: tuple[Path, dict[str, str]]) -> None:
    workspace, ids = filled
    shown = yakkan(workspace, "relate", ids["REVISED_TERMS"]).stdout
    assert "日付が後です（2022-04-01 → 2024-04-01）" in shown
    done = yakkan(workspace, "relate", ids["REVISED_TERMS"], "--revision-of", ids["TERMS"])
    assert done.stdout == f"{ids['REVISED_TERMS']} は {ids['TERMS']} の後の版です。\n"
    assert f"（{ids['TERMS']} の改定版）" in yakkan(workspace, "list").stdout
    yakkan(workspace, "relate", ids["SINGLE"], "--amends", ids["BASE"], "--not")
    assert "を変更する文書（登録済み" not in yakkan(workspace, "relate", ids["SINGLE"]).stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--under", "d1"), "ID を指定"),
        (("d1", "--not"), "どれかを指定"),
        (("d1", "--under", "d2", "--amends", "d3"), "同時に指定できません"),
    ],
)
def test_wrong_use_of_relate_is_told(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    done = yakkan(tmp_path, "relate", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_workspace_goes_into_a_file_and_comes_back(filled: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    workspace, _ = filled
    out = tmp_path / "写し.zip"
    assert yakkan(workspace, "backup", out).stdout == f"{out} に 5 件の文書を写しました。\n"
    again = tmp_path / "戻した先"
    assert "5 件の文書を戻しました。" in yakkan(again, "restore", out).stdout
    assert yakkan(again, "list").stdout == yakkan(workspace, "list").stdout
    refused = yakkan(again, "restore", out)
    assert (refused.exit_code, "空ではありません" in refused.stderr) == (1, True)
    assert "異常はありません。" in yakkan(again, "doctor").stdout


def test_the_doctor_tells_and_mends_and_says_by_the_exit_code_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "規約.txt"
    path.write_text(texts.TERMS, "utf-8")
    workspace = tmp_path / "w"
    yakkan(workspace, "add", path)
    by_hand(workspace, "DELETE FROM derived")
    looked = yakkan(workspace, "doctor", "--check")
    assert looked.exit_code == 1
    assert "見つかりました: 読み取った本文か抽出した値が欠けている" in looked.stdout
    assert "直すには yakkan doctor を実行してください。" in looked.stdout
    mended = yakkan(workspace, "doctor")
    assert (mended.exit_code, "直しました: " in mended.stdout) == (0, True)
    by_hand(workspace, "UPDATE content SET raw = X'00'")
    wrong = yakkan(workspace, "doctor", "--json")
    assert wrong.exit_code == 1
    report = json.loads(wrong.stdout)
    assert (report["ok"], report["documents"]) == (False, 1)
    assert [(one["code"], one["outcome"]) for one in report["troubles"]] == [("changed-content", "wrong")]
    assert "yakkan remove" in report["troubles"][0]["remedy"]


def test_a_workspace_that_is_no_workspace_is_told(tmp_path: Path) -> None:
    (tmp_path / "yakkan.sqlite3").write_text("これはデータベースではない" * 200, "utf-8")
    done = yakkan(tmp_path, "doctor")
    assert (done.exit_code, "壊れている" in done.stderr) == (1, True)
    report = json.loads(yakkan(tmp_path, "doctor", "--json").stdout)
    assert (report["ok"], report["troubles"][0]["code"]) == (False, "unopened")


def test_people_are_added_listed_and_removed(filled: tuple[Path, dict[str, str]]) -> None:
    workspace, ids = filled
    assert "登録された人はいません" in yakkan(workspace, "people", "list").stderr
    done = yakkan(workspace, "people", "add", "佐藤", "--role", "reviewer", "--group", "法務")
    assert done.stdout == "佐藤 さんを担当者として登録しました。\n"
    assert yakkan(workspace, "people", "list").stdout == "佐藤  担当者  法務\n"
    assert "法務に見せます" in yakkan(workspace, "people", "share", ids["TERMS"], "--group", "法務").stdout
    assert "全員に見せます" in yakkan(workspace, "people", "share", ids["TERMS"]).stdout
    assert yakkan(workspace, "people", "remove", "佐藤").exit_code == 0
    assert "佐藤 さんは登録されていません" in yakkan(workspace, "people", "remove", "佐藤").stderr


def by_hand(workspace: Path, statement: str) -> None:
    database = sqlite3.connect(workspace / "yakkan.sqlite3")
    with database:
        database.execute(statement)
    database.close()
