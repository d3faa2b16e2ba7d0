"""The files that `yakkan diff` writes, as a user has them."""

from pathlib import Path

import docx
import openpyxl
import pytest

from tests.app.test_diff import diff, versions

__all__ = ["versions"]
_WRITTEN = "書き出しました（内容の変更 2 件、番号・表記だけの変更 2 件）。"


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html"])
def test_a_file_is_written_and_standard_output_stays_empty(
    versions: tuple[Path, Path], tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"対照表.{suffix}"
    done = diff(f"--{suffix}", out, *versions)
    assert (
        done.exit_code == 0
        and done.stdout == ""
        and done.stderr == f"yakkan: {out} に{_WRITTEN}\n".removeprefix("yakkan: ")
    )
    assert out.read_bytes()[:2] == (b"<!" if suffix == "html" else b"PK")


def test_the_columns_are_called_as_was_asked(versions: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "対照表.docx"
    heads = []
    for given in ((), ("--columns", "旧/新")):
        assert diff("--docx", out, *given, *versions).exit_code == 0
        heads.append([cell.text for cell in docx.Document(str(out)).tables[0].rows[0].cells])
    assert heads == [["改定後", "改定前", "備考"], ["旧", "新", "備考"]]


def test_dates_that_the_texts_tell_stand_under_the_title(tmp_path: Path) -> None:
    paths = [tmp_path / "旧.txt", tmp_path / "新.txt"]
    for path, year in zip(paths, (2025, 2026), strict=True):
        text = f"見本規約\n\n第1条（鍵）\n鍵を返す。\n\n附則\nこの規約は、{year}年4月1日から施行する。\n"
        path.write_text(text, "utf-8")
    out = tmp_path / "対照表.xlsx"
    assert diff("--xlsx", out, *paths).exit_code == 0
    sheet = openpyxl.load_workbook(out)["新旧対照表"]
    assert sheet["A2"].value == "施行日　改定後 2026年4月1日　／　改定前 2025年4月1日"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--docx", "対照表.xlsx"), "--docx には .docx で終わる書き出し先を指定してください。"),
        (("--xlsx", "対照表"), "--xlsx には .xlsx で終わる書き出し先を指定してください。"),
        (("--html", "旧規約.txt"), "--html には .html で終わる書き出し先を指定してください。"),
        (("--docx", "a.docx", "--html", "a.html"), "--docx と --html は同時に指定できません。"),
        (("--json", "--html", "a.html"), "--json と --html は同時に指定できません。"),
        (
            ("--html", "a.html", "--columns", "左/右"),
            "[改定後/改定前|改定前/改定後|新/旧|旧/新|改定案/現行|現行/改定案] のどれか",
        ),
        (("--columns", "新/旧"), "--columns は、--docx・--xlsx・--html のどれかと一緒に指定してください。"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(
    versions: tuple[Path, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    done = diff(*arguments, *versions)
    assert done.exit_code == 2 and said in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_file_that_cannot_be_read_leaves_what_stood_there(versions: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "対照表.docx"
    out.write_bytes(b"before")
    assert diff("--docx", out, versions[0], tmp_path / "ない.md").exit_code == 1
    assert out.read_bytes() == b"before"


def test_a_folder_that_is_not_there_is_told(versions: tuple[Path, Path], tmp_path: Path) -> None:
    done = diff("--html", tmp_path / "ない" / "対照表.html", *versions)
    assert done.exit_code == 1 and "フォルダーがない" in done.stderr


def test_several_documents_of_a_file_are_written_one_after_the_other(tmp_path: Path) -> None:
    paths = [tmp_path / "旧.txt", tmp_path / "新.txt"]
    for path, months in zip(paths, (1, 2), strict=True):
        parts = (f"{name}利用規約\n\n第1条（解約）\n会員は、{months}か月前に届け出る。\n第2条（準拠法）\n日本法による。\n" for name in ("倉庫", "駐車場"))  # fmt: skip
        path.write_text("\n\n".join(parts), "utf-8")
    done = diff("--docx", tmp_path / "対照表.docx", *paths)
    assert done.exit_code == 0 and done.stderr.count("内容の変更") == len(
        docx.Document(str(tmp_path / "対照表.docx")).tables
    )
