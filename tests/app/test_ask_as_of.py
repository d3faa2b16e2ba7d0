"""yakkan ask --as-of: answers from the version that was in force on a day."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.store.made import terms


def yakkan(workspace: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["--workspace", str(workspace), *arguments], input=stdin)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A workspace of three versions and of a paper without a day; the ids."""
    folder, ids = tmp_path_factory.mktemp("as-of"), []
    for year, days in ((2023, "10日"), (2024, "20日"), (2025, "末日")):
        path = folder / f"{year}.txt"
        path.write_text(terms(days, f"{year}年4月1日"), "utf-8")
        older = ["--revision-of", ids[-1]] if ids else []
        ids.append(json.loads(yakkan(folder / "w", "add", str(path), *older, "--json").stdout)["id"])
    (folder / "駐車場.txt").write_text("駐車場規則\n\n第1条（洗車）\n駐車場で洗車をしてはならない。\n", "utf-8")
    ids.append(json.loads(yakkan(folder / "w", "add", str(folder / "駐車場.txt"), "--json").stdout)["id"])
    return folder / "w", ids


def test_an_answer_names_the_version_of_the_day_and_what_came_after_it(three: tuple[Path, list[str]]) -> None:
    workspace, ids = three
    shown = yakkan(workspace, "ask", "退会の届け出はいつまで？", "--as-of", "2023-12-31").stdout
    assert "前月10日まで" in shown and "2023-12-31 に効力のあった版に質問しました。" in shown
    assert f"（2023.txt、{ids[0]}、全 3 版の第 1 版、2023-04-01 から）" in shown
    newest = f"、最新は 灯台ジム会則（{ids[2]}、2025-04-01 から）"
    assert f"※ 後の版があります: 灯台ジム会則（{ids[1]}、2024-04-01 から）{newest}" in shown


def test_programs_are_told_the_same(three: tuple[Path, list[str]]) -> None:
    workspace, ids = three
    told = json.loads(yakkan(workspace, "ask", "退会の届け出はいつまで？", "--as-of", "2024-04-01", "--json").stdout)
    assert (told["as_of"], [one["id"] for one in told["documents"]]) == ("2024-04-01", [ids[1]])
    assert told["documents"][0]["superseded_by"] == {"id": ids[2], "effective": "2025-04-01"}
    assert {hit["document"] for hit in told["hits"]} <= {ids[1], ids[3]}


def test_a_document_of_an_unknown_day_answers_and_says_so(three: tuple[Path, list[str]]) -> None:
    workspace, _ = three
    shown = yakkan(workspace, "ask", "駐車場で洗車をしてよいですか", "--as-of", "2020-01-01").stdout
    assert "洗車をしてはならない" in shown and "※ この版の施行日は分かりません" in shown


def test_a_talk_stays_on_that_day(three: tuple[Path, list[str]]) -> None:
    workspace, _ = three
    talked = yakkan(workspace, "ask", "-i", "--as-of", "2024-12-31", stdin="退会の届け出はいつまで？\n文書\n").stdout
    assert "前月20日まで" in talked and "2024-12-31 に効力のあった版" in talked
    assert talked.count("灯台ジム会則\n") == 1  # the list of documents has one version


def test_wrong_use_is_told(three: tuple[Path, list[str]], tmp_path: Path) -> None:
    workspace, _ = three
    (tmp_path / "a.txt").write_text(terms(), "utf-8")
    done = yakkan(workspace, "ask", "退会は？", str(tmp_path / "a.txt"), "--as-of", "2024-01-01")
    assert done.exit_code == 2 and "ファイルと一緒には使えません" in done.stderr
    assert yakkan(workspace, "ask", "退会は？", "--as-of", "令和6年").exit_code == 2
