"""diff --redline on the command line."""

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from app.cli import main
from evaluation.redlines import body, resolved

OLD = "見本規約\n\n第1条（解約）\n会員は、1か月前までに届け出る。\n"
NEW = "見本規約\n\n第1条（解約）\n会員は、2か月前までに届け出る。\n"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    old, new = tmp_path / "旧.txt", tmp_path / "新.txt"
    old.write_text(OLD, "utf-8")
    new.write_text(NEW, "utf-8")
    return old, new, tmp_path / "赤字.docx"


def run(*arguments: object, **environment: str) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], env=environment)


def authors(data: bytes) -> set[str]:
    return {one.get(f"{W}author") for one in body(data).iter(f"{W}ins", f"{W}del")}


def test_a_document_is_written_and_told_of(files: tuple[Path, Path, Path]) -> None:
    old, new, out = files
    done = run(old, new, "--redline", out)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"{out} に新しく組んだ文書として書き出しました（内容の変更 1 件、番号・表記だけの変更 0 件）。\n"
    )
    assert resolved(out.read_bytes(), accept=True)[-1] == "会員は、2か月前までに届け出る。"
    assert resolved(out.read_bytes(), accept=False)[-1] == "会員は、1か月前までに届け出る。"
    assert authors(out.read_bytes()) == {"yakkan"}
    comments = docx.Document(str(out)).comments
    assert [one.text.split("\n")[0] for one in comments] == ["解約の申出期限: 1か月 → 2か月。提供者に有利（目安）"]


def test_the_author_is_an_option_or_a_setting(files: tuple[Path, Path, Path]) -> None:
    old, new, out = files
    assert run(old, new, "--redline", out, "--author", "法務部").exit_code == 0
    assert authors(out.read_bytes()) == {"法務部"}
    assert run(old, new, "--redline", out, YAKKAN_AUTHOR="総務部").exit_code == 0
    assert authors(out.read_bytes()) == {"総務部"}


def test_an_old_word_file_is_marked_itself(files: tuple[Path, Path, Path], tmp_path: Path) -> None:
    _, new, out = files
    document = docx.Document()
    for line in OLD.split("\n"):
        document.add_paragraph(line)
    document.styles["Normal"].font.name = "Meiryo"
    document.save(str(tmp_path / "旧.docx"))
    done = run(tmp_path / "旧.docx", new, "--redline", out)
    assert "旧ファイルの書式のまま" in done.stderr
    assert docx.Document(str(out)).styles["Normal"].font.name == "Meiryo"
    assert "会員は、2か月前までに届け出る。" in resolved(out.read_bytes(), accept=True)


def test_two_that_are_the_same_have_nothing_tracked(files: tuple[Path, Path, Path]) -> None:
    old, _, out = files
    assert run(old, old, "--redline", out).exit_code == 0
    assert authors(out.read_bytes()) == set()


def test_no_file_that_is_compared_is_overwritten(files: tuple[Path, Path, Path]) -> None:
    old, new, out = files
    assert run(old, new, "--redline", old).exit_code == 2
    old = old.rename(old.with_suffix(".docx"))
    done = run(old, new, "--redline", old)
    assert done.exit_code == 2 and "別の書き出し先" in done.stderr
    assert old.read_text("utf-8") == OLD
    assert run(old, new, "--redline", out, "--json").exit_code == 2
    assert not out.exists()
