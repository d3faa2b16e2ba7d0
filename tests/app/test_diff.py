"""`yakkan diff` as a user has it."""

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.app.test_cli import yakkan

_OLD = "見本利用規約\n\n第1条（退会）\n会員は、退会する日の1か月前までに、書面で届け出る。\n\n第2条（鍵）\n会員は、鍵又は札を当社に返す。\n\n第3条（準拠法）\n日本法による。\n"
_NEW = "見本利用規約\n\n第1条（名称）\n本サービスを「みどり倉庫」と呼ぶ。\n\n第2条（退会）\n会員は、退会する日の2か月前までに、書面で届け出る。\n\n第3条（鍵）\n会員は、鍵または札を当社に返す。\n\n第4条（準拠法）\n日本法による。\n"


def diff(*arguments: object, stdin: str = "") -> Result:
    """The command in this process: what is slow about it is loaded once."""
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], input=stdin, prog_name="yakkan")


@pytest.fixture
def versions(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "旧規約.txt", tmp_path / "新規約.md"
    old.write_text(_OLD, "utf-8")
    new.write_text(_NEW.replace("第", "## 第", 1), "utf-8")
    return old, new


def test_json_has_the_promised_names(versions: tuple[Path, Path]) -> None:
    done = diff("--json", *versions)
    found = json.loads(done.stdout)
    assert done.exit_code == 0 and found["old"]["source"]["name"] == "旧規約.txt"
    assert [(one["kind"], one["old"], one["new"]) for one in found["changes"]] == [
        ("added", [], ["第1条"]),
        ("modified", ["第1条"], ["第2条"]),
        ("modified", ["第2条"], ["第3条"]),
        ("renumbered", ["第3条"], ["第4条"]),
    ]
    change = found["changes"][1]
    assert {
        "kind",
        "old",
        "new",
        "old_text",
        "new_text",
        "operations",
        "facts",
        "effects",
        "substantive",
        "favours",
    } <= set(change)
    assert change["operations"][1:3] == [["delete", "1か月"], ["insert", "2か月"]]
    assert {"field": "termination_by_customer.notice_period", "old": "P1M", "new": "P2M"} in change["facts"]
    assert found["summary"]["modified"] == 2 and found["summary"]["split"] == 0 and found["summary"]["substantive"] == 2


def test_people_see_substance_first_and_form_folded(versions: tuple[Path, Path]) -> None:
    text = diff(*versions).stdout
    substance, form = text.split("■ 番号・表記だけの変更")
    assert "内容の変更 2 件、番号・表記だけの変更 2 件（新設 1、変更 2、番号の変更 1）" in substance
    assert (
        "第1条 → 第2条　変更［数値" in substance and "[-1か月-]{+2か月+}" in substance and "1か月 → 2か月" in substance
    )
    assert "第3条 → 第4条" in form and "[-又は-]{+または+}" in form
    assert "\x1b" not in text


def test_a_process_of_its_own_says_the_same(versions: tuple[Path, Path]) -> None:
    done = yakkan("diff", *versions)
    assert done.returncode == 0 and done.stderr == b"" and done.stdout.decode() == diff(*versions).stdout


def test_the_same_file_has_no_differences(versions: tuple[Path, Path]) -> None:
    done = diff(versions[0], versions[0])
    assert done.exit_code == 0 and done.stdout.splitlines()[-1] == "違いはありません。"
    assert json.loads(diff("--json", versions[0], versions[0]).stdout)["changes"] == []


def test_one_side_may_be_standard_input(versions: tuple[Path, Path]) -> None:
    done = diff("-", versions[1], stdin=_OLD)
    assert done.exit_code == 0 and "[-1か月-]{+2か月+}" in done.stdout


def test_what_is_wrong_is_said_in_one_sentence(versions: tuple[Path, Path], tmp_path: Path) -> None:
    both = diff("-", "-")
    assert both.exit_code == 2 and "片方にだけ" in both.stderr
    one = diff(versions[0])
    assert one.exit_code == 2 and "新ファイル を指定してください。" in one.stderr
    gone = diff(versions[0], tmp_path / "ない.md")
    assert gone.exit_code == 1 and re.match("yakkan: .*ない.md", gone.stderr)


def test_help_has_examples() -> None:
    text = diff("--help").stdout
    assert (
        "使い方: yakkan diff [オプション] 旧ファイル 新ファイル" in text
        and "yakkan diff 旧規約.docx 新規約.pdf" in text
    )


@pytest.mark.parametrize(("wanted", "colourful"), [("", True), ("1", False)])
def test_a_terminal_has_colour_unless_it_wants_none(
    versions: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, wanted: str, colourful: bool
) -> None:
    monkeypatch.setenv("NO_COLOR", wanted)
    done = CliRunner().invoke(main, ["diff", *map(str, versions)], color=True, prog_name="yakkan")
    assert done.exit_code == 0 and ("\x1b[31m[-1か月-]\x1b[0m" in done.stdout) is colourful
    assert click.unstyle(done.stdout) == diff(*versions).stdout
