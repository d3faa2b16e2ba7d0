import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from pipeline.ontology import load

TERMS = "見本規約\n\n第1条（記録）\n当社は、アクセス記録を90日間保存します。\n"
OWN = "[fields.log.retention]\nlabel = '記録の保存'\nform = 'duration'\ntriggers = ['アクセス記録 保存']\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms.md").write_text(TERMS, "utf-8")
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    return tmp_path


def _run(*words: str | Path, environment: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, list(map(str, words)), env=environment)


def test_the_page_is_shown() -> None:
    shown = _run("ontology")
    assert shown.exit_code == 0
    assert shown.stdout.startswith("# 条項オントロジー\n")


def test_schema_and_skos_are_json() -> None:
    assert json.loads(_run("ontology", "--json-schema").stdout)["$schema"].endswith("2020-12/schema")
    assert "@graph" in json.loads(_run("ontology", "--skos").stdout)


def test_an_own_file_is_used_by_option_and_by_environment(folder: Path) -> None:
    by_option = _run("extract", "--ontology", folder / "own.toml", folder / "terms.md")
    by_environment = _run("extract", folder / "terms.md", environment={"YAKKAN_ONTOLOGY": str(folder / "own.toml")})
    assert "記録の保存: 90日  第1条" in by_option.stdout
    assert by_environment.stdout == by_option.stdout
    assert "log.retention" not in load().fields
    assert "記録の保存" not in _run("extract", folder / "terms.md").stdout


def test_the_schema_knows_the_own_fields(folder: Path) -> None:
    assert "log.retention" in _run("ontology", "--json-schema", "--ontology", folder / "own.toml").stdout


def test_an_own_file_is_checked(folder: Path) -> None:
    assert _run("ontology", "--check", folder / "own.toml").stdout.startswith("誤りはありません")
    (folder / "own.toml").write_text("[types.fees]\ncuad = ['Fee']\n", "utf-8")
    for words in (("ontology", "--check", folder / "own.toml"), ("extract", "--ontology", folder / "own.toml", "x.md")):
        told = _run(*words)
        assert told.exit_code == 1
        assert "own.toml の2行目 [fees]: cuad の Fee は定義されていません" in told.stderr


def test_one_output_at_a_time() -> None:
    assert _run("ontology", "--json-schema", "--skos").exit_code == 2


def test_kind_and_what_is_absent_are_shown(folder: Path) -> None:
    (folder / "nda.md").write_text(
        "秘密保持契約書\n\n第1条（秘密保持）\n受領者は秘密情報を第三者に開示してはならない。\n", "utf-8"
    )
    shown = _run("extract", folder / "nda.md").stdout
    assert "文書の種類: 秘密保持契約" in shown
    assert "■ 秘密保持契約によくある定めで、見つからなかったもの\n  条項: " in shown
    printed = json.loads(_run("extract", "--json", folder / "nda.md").stdout)
    assert printed["kind"]["id"] == "nda"
    assert {"type": "jurisdiction", "label": "合意管轄", "question": "訴訟はどこの裁判所か。専属か"} in printed[
        "absent"
    ]
