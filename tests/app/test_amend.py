"""amend on the command line."""

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from app.cli import main
from pipeline import run as pipeline

BASE = "業務委託契約書\n\n第1条（期間）\n期間は、1年間とする。\n第2条（委託料）\n委託料は、月額30万円とする。\n２　翌月末日に支払う。\n第3条（管轄）\n東京地方裁判所とする。\n"
FITS = "変更覚書\n\n第1条（変更）\n原契約第2条第1項中「30万円」を「35万円」に改める。\n２　原契約第2条の次に次の1条を加え、第3条を第4条とする。\n「第3条（保険）\n乙は、保険に入る。」\n第2条（効力）\n本覚書は、令和8年4月1日から効力を生ずる。\n"
ASTRAY = "変更覚書\n\n第1条（変更）\n原契約第1条中「2年間」を「3年間」に改める。\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    paths = tuple(tmp_path / name for name in ("原契約.txt", "覚書1.txt", "覚書2.txt"))
    for path, text in zip(paths, (BASE, FITS, ASTRAY), strict=True):
        path.write_text(text, "utf-8")
    return paths[0], paths[1], paths[2]


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["amend", *map(str, arguments)], input=stdin)


def test_people_see_text_origins_and_what_was_done(files: tuple[Path, Path, Path]) -> None:
    done = run(*files[:2])
    assert done.exit_code == 0
    assert "委託料は、月額35万円とする。［変更覚書 第1条第1項による改定］" in done.stdout
    assert "第3条（保険）［変更覚書 第1条第2項による追加］\n乙は、保険に入る。\n" in done.stdout
    assert "第4条（管轄）［変更覚書 第1条第2項による番号の変更］" in done.stdout
    assert "改め文 3 件のうち 3 件を当てはめました。" in done.stdout
    assert "本覚書は、令和8年4月1日から効力を生ずる。」（2026-04-01）" in done.stdout


def test_what_does_not_fit_is_told_and_ends_with_1(files: tuple[Path, Path, Path]) -> None:
    done = run(*files)
    assert done.exit_code == 1
    assert "4 件のうち 3 件を当てはめ、1 件は当てはめられませんでした。" in done.stdout
    assert "→ 第1条に「2年間」という文言がありません。" in done.stdout
    assert "変更覚書（2通目） 第1条「原契約第1条中「2年間」を「3年間」に改める」" in done.stdout


def test_the_text_reads_back_to_the_same_tree(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    done = run("--text", *files[:2])
    assert done.exit_code == 0 and "3 件を当てはめました" in done.stderr
    out = tmp_path / "統合.txt"
    out.write_text(done.stdout, "utf-8")
    [found] = pipeline.parse_file(out)
    units = json.loads(run("--json", *files[:2]).stdout)["units"]
    assert [(str(unit.address) if unit.address else None, unit.text) for unit in found.walk()] == [
        (unit["address"], unit["text"]) for unit in units
    ]


def test_json_has_origins_and_instructions(files: tuple[Path, Path, Path]) -> None:
    done = run("--json", *files)
    value = json.loads(done.stdout)
    assert done.exit_code == 1 and value["summary"] == {"instructions": 4, "applied": 3, "not_applied": 1}
    [unit] = [unit for unit in value["units"] if unit["address"] == "第4条"]
    assert unit["base"] == "第3条"
    assert unit["origins"] == [{"amendment": 0, "address": "第1条第2項", "deed": "renumbered"}]
    assert value["instructions"][0]["removed"] == "30万円" and value["instructions"][0]["added"] == "35万円"
    assert value["instructions"][-1]["reason"] == "第1条に「2年間」という文言がありません。"
    assert [one["date"] for one in value["provisions"] if one["rule"] == "effect"] == ["2026-04-01"]


def test_a_word_file_with_the_origins_as_comments(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "統合.docx"
    done = run("--docx", out, *files[:2])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith(f"{out} に書き出しました。")
    file = docx.Document(str(out))
    assert "委託料は、月額35万円とする。" in [paragraph.text for paragraph in file.paragraphs]
    assert "変更覚書 第1条第2項による追加" in [comment.text for comment in file.comments]
    [read] = pipeline.parse_file(out)
    assert [str(unit.address) for unit in read.walk() if unit.kind == "article"] == ["第1条", "第2条", "第3条", "第4条"]


def test_a_memorandum_may_come_through_standard_input(files: tuple[Path, Path, Path]) -> None:
    assert run(files[0], "-", stdin=FITS).exit_code == 0
    assert "標準入力（-）は、一つのファイルにだけ指定できます。" in run("-", "-", stdin=FITS).output


def test_wrong_usage(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    base, memo, _ = files
    assert run(base).exit_code == 2
    assert "--json と --text は同時に指定できません。" in run("--json", "--text", base, memo).output
    assert ".docx で終わる書き出し先" in run("--docx", tmp_path / "a.txt", base, memo).output
    word = tmp_path / "b.docx"
    docx.Document().save(str(word))
    assert "原契約や覚書とは別の書き出し先" in run("--docx", word, base, word).output
    gone = run(base, tmp_path / "なし.txt")
    assert gone.exit_code == 1 and "見つからない" in gone.output


def test_a_file_that_amends_nothing(files: tuple[Path, Path, Path]) -> None:
    done = run(files[0], files[0])
    assert done.exit_code == 1
    assert "改め文が見つからないので、原契約のままです。" in done.stdout
    assert "覚書や変更契約書かどうかを確かめてください。" in done.stdout
