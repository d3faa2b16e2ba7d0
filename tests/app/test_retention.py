"""How long questions, feedback and events are kept."""

import pytest
from click.testing import CliRunner

from app.cli import main


@pytest.fixture
def run(tmp_path):
    (tmp_path / "規約.md").write_text("見本規約\n\n第1条（解約）\n会員は、1か月前までに届け出ます。\n", "utf-8")
    runner, place = CliRunner(), str(tmp_path / "ws")
    assert runner.invoke(main, ["--workspace", place, "add", str(tmp_path / "規約.md")]).exit_code == 0
    return lambda *words: runner.invoke(main, ["--workspace", place, *words])


def test_the_time_is_told_set_and_taken_back(run) -> None:
    assert run("retention").output == "記録は期限なしに残します。\n"
    assert run("retention", "365").output == "記録は 365 日残します。\n"
    assert run("retention").output == "記録は 365 日残します。\n"
    assert run("retention", "なし").output == "記録は期限なしに残します。\n"


@pytest.mark.parametrize("days", ["一年", "-3", "1.5", "9" * 5000])
def test_what_is_no_number_is_wrong_usage(run, days) -> None:
    found = run("retention", "--", days)
    assert found.exit_code == 2 and "「なし」を指定してください" in found.output


@pytest.mark.parametrize("days", ["0", "36501", "1000000"])
def test_no_day_at_all_and_more_than_a_hundred_years_are_refused(run, days) -> None:
    found = run("retention", days)
    assert found.exit_code == 1 and "1日から36500日まで" in found.output
    assert run("retention").output == "記録は期限なしに残します。\n"


@pytest.mark.parametrize("command", [("doctor",), ("backup", "控え.zip"), ("retention",), ("remove", "d0")])
def test_a_mistyped_workspace_is_not_made(tmp_path, command) -> None:
    found = CliRunner().invoke(main, ["--workspace", str(tmp_path / "typo"), *command])
    assert found.exit_code == 1 and "はまだありません" in found.output
    assert not (tmp_path / "typo").exists()
