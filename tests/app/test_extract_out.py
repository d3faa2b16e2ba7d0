"""What extract and parse write for programs and office software, as a user has it."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from tests.app.test_cli import said, yakkan
from tests.read import files

_OLD = """見本規約

株式会社うみべ（以下「当社」といいます。）は、この規約を定めます。

第1条（解約）
会員は、退会を希望する日の1か月前までに、書面で届け出るものとします。

第2条（禁止事項）
会員は、次の行為をしてはなりません。
(1) 転売
(2) 第9条に反する行為
"""
_NEW = _OLD.replace("1か月前", "2か月前")
_SHEETS = ["一覧", "条項の種類", "当事者", "定義", "参照", "規範", "見つからない定め", "指摘"]


@pytest.fixture
def terms(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "旧規約.txt", tmp_path / "新規約.txt"]
    for path, text in zip(paths, (_OLD, _NEW), strict=True):
        path.write_text(text, "utf-8")
    return paths


def rows(sheet: openpyxl.worksheet.worksheet.Worksheet) -> list[dict[str, object]]:
    head, *rest = ([cell.value for cell in row] for row in sheet.iter_rows())
    return [dict(zip(head, row, strict=True)) for row in rest]


def test_csv_opens_in_excel_and_has_a_row_for_each_value(terms: list[Path]) -> None:
    done = yakkan("extract", "--csv", *terms)
    assert done.returncode == 0 and said(done) == ""
    assert done.stdout.startswith(b"\xef\xbb\xbf") and b"\xef\xbb\xbf" not in done.stdout[3:]
    found = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline="")))
    periods = [row for row in found if row["項目"] == "解約の申出期限"]
    assert [(row["値"], row["正規形"], row["条項"], row["ファイル"]) for row in periods] == [
        ("1か月", "P1M", "第1条", "旧規約.txt"),
        ("2か月", "P2M", "第1条", "新規約.txt"),
    ]
    assert all(row["引用"] for row in found)


def test_csv_is_utf_8_whatever_the_locale_says(terms: list[Path]) -> None:
    done = yakkan("extract", "--csv", terms[0], PYTHONIOENCODING="cp932", LC_ALL="C")
    assert "解約の申出期限" in done.stdout.decode("utf-8-sig")


def test_a_workbook_of_several_files(terms: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "一覧.xlsx"
    done = yakkan("extract", "--xlsx", out, *terms)
    assert done.returncode == 0 and done.stdout == b""
    assert "書き出しました（文書 2 件）" in said(done)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == _SHEETS
    values = rows(book["一覧"])
    periods = [row for row in values if row["項目"] == "解約の申出期限"]
    assert [(row["文書"], row["値"], row["条項"], row["確認"]) for row in periods] == [
        ("見本規約（旧規約.txt）", "1か月", "第1条", "未確認"),
        ("見本規約（新規約.txt）", "2か月", "第1条", "未確認"),
    ]
    assert "1か月前までに" in str(periods[0]["引用"])
    assert all(sheet.freeze_panes == "A2" and sheet.auto_filter.ref for sheet in book)
    (rule,) = book["一覧"].data_validations.dataValidation
    assert rule.formula1 == '"未確認,確認済"' and str(rule.sqref).endswith(str(len(values) + 1))


def test_the_other_sheets_are_in_japanese(terms: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "一覧.XLSX"
    yakkan("extract", terms[0], "--xlsx", out)
    book = openpyxl.load_workbook(out)
    types = {row["条項"]: (row["見出し"], row["主な種類"]) for row in rows(book["条項の種類"])}
    assert types["第2条"] == ("禁止事項", "禁止事項")
    assert next((row["呼び方"], row["名称"], row["役割"]) for row in rows(book["当事者"])) == (
        "当社",
        "株式会社うみべ",
        "提供者",
    )
    assert ("当社", "前文") in [(row["用語"], row["条項"]) for row in rows(book["定義"])]
    assert [(row["条項"], row["文言"], row["状態"]) for row in rows(book["参照"])] == [
        ("第2条第2号", "第9条", "参照先なし")
    ]
    norms = {(row["条項"], row["種別"]) for row in rows(book["規範"])}
    assert {("第1条", "義務"), ("第2条", "禁止")} <= norms
    assert all(row["文書の種類"] and row["よくある定め"] for row in rows(book["見つからない定め"]))
    (issue,) = rows(book["指摘"])
    assert (issue["条項"], issue["原文"]) == ("第2条第2号", "第9条")


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_written(terms: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "一覧.xlsx"
    done = yakkan("extract", "--xlsx", out, tmp_path / "ない.txt", terms[0])
    assert done.returncode == 1
    assert "見つからない" in said(done) and "文書 1 件" in said(done)
    assert openpyxl.load_workbook(out).sheetnames == _SHEETS


def test_no_workbook_is_left_where_nothing_could_be_read(tmp_path: Path) -> None:
    out = tmp_path / "一覧.xlsx"
    out.write_bytes(b"before")
    done = yakkan("extract", "--xlsx", out, tmp_path / "ない.txt")
    assert done.returncode == 1 and len(said(done).splitlines()) == 1
    assert out.read_bytes() == b"before" and list(tmp_path.iterdir()) == [out]


def test_a_contract_is_never_overwritten_by_a_slip(terms: list[Path]) -> None:
    done = yakkan("extract", "--xlsx", *terms)
    assert done.returncode == 2 and "yakkan: --xlsx には .xlsx で終わる" in said(done)
    assert terms[0].read_text("utf-8") == _OLD


def test_a_place_that_is_not_there_is_told(terms: list[Path], tmp_path: Path) -> None:
    done = yakkan("extract", terms[0], "--xlsx", tmp_path / "ない" / "一覧.xlsx")
    assert done.returncode == 1
    assert said(done).startswith("yakkan: 「") and "フォルダーがない" in said(done) and said(done).count("\n") == 1


def test_pages_stand_beside_the_values(tmp_path: Path) -> None:
    path = tmp_path / "規約.pdf"
    path.write_bytes(files.pdf())
    found = list(csv.DictReader(io.StringIO(yakkan("extract", "--csv", path).stdout.decode("utf-8-sig"), newline="")))
    assert found and {row["ページ"] for row in found} == {"1"}


def test_json_ld_is_a_line_for_each_document(terms: list[Path]) -> None:
    lines = yakkan("extract", "--jsonld", *terms).stdout.decode().splitlines()
    assert [json.loads(line)["fileName"] for line in lines] == ["旧規約.txt", "新規約.txt"]
    assert all(line.startswith('{"@context"') for line in lines)


def test_akoma_ntoso_on_stdout_is_one_xml_file(terms: list[Path]) -> None:
    name = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
    one = etree.fromstring(yakkan("parse", "--akn", terms[0]).stdout)
    assert [child.tag for child in one] == [f"{name}doc"]
    assert [article.get("eId") for article in one.iter(f"{name}article")] == ["art_1", "art_2"]
    both = etree.fromstring(yakkan("parse", "--akn", *terms).stdout)
    assert len(list(both.iter(f"{name}component"))) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("extract", "--json", "--csv"), "--json と --csv"),
        (("extract", "--csv", "--xlsx", "a.xlsx"), "--csv と --xlsx"),
        (("extract", "--json", "--jsonld"), "--json と --jsonld"),
        (("parse", "--text", "--akn"), "--text と --akn"),
    ],
)
def test_one_form_at_a_time(terms: list[Path], arguments: tuple[str, ...], words: str) -> None:
    done = yakkan(*arguments, terms[0])
    assert done.returncode == 2 and f"{words} は同時に指定できません" in said(done)
