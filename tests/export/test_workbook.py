"""A workbook as another program reads it."""

import io

import openpyxl
import pytest

from pipeline.errors import ExportError
from pipeline.export import Column, Sheet, write_workbook


def read(*sheets: Sheet) -> openpyxl.Workbook:
    stream = io.BytesIO()
    write_workbook(stream, sheets)
    return openpyxl.load_workbook(stream)


def one(*cells: object) -> Sheet:
    return Sheet("一覧", tuple(Column(f"列{at}", 12) for at, _ in enumerate(cells)), (cells,))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["=1+1", "+81-3", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://a\")", "{=1}", "http://example.com"])  # fmt: skip
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    cell = read(one(text))["一覧"]["A2"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    assert cell.quotePrefix and cell.number_format == "@"


def test_numbers_are_numbers_and_nothing_is_empty() -> None:
    sheet = read(one(0.85, 3, None, ""))["一覧"]
    assert [cell.value for cell in sheet[2]] == [0.85, 3, None, None]
    assert [cell.data_type for cell in sheet[2]][:2] == ["n", "n"]


def test_signs_that_xml_forbids_are_left_out() -> None:
    assert read(one("秘密\x00保持\x0b契約\ud800\uffff\U00020bb7"))["一覧"]["A2"].value == "秘密保持契約\U00020bb7"


@pytest.mark.parametrize("sign", ["約", "\U00020bb7"])  # one and two UTF-16 units
def test_a_text_too_long_for_a_cell_is_cut_and_says_so(sign: str) -> None:
    value = read(one(sign * 40_000))["一覧"]["A2"].value
    assert value.startswith(sign * 100) and value.endswith("…（以下省略）")
    assert len(value.encode("utf-16-le")) // 2 <= 32_767


def test_the_head_stays_and_every_column_can_be_filtered() -> None:
    sheet = read(Sheet("定義", (Column("用語", 24), Column("意味", 70)), (("会員", "利用者"), ("当社", "提供者"))))[
        "定義"
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:B3")
    assert [cell.value for cell in sheet[1]] == ["用語", "意味"]
    assert [round(sheet.column_dimensions[name].width) for name in "AB"] == [25, 71]
    assert sheet["B2"].alignment.wrap_text and sheet["B2"].alignment.vertical == "top"
    assert sheet.print_title_rows == "$1:$1"


def test_a_long_text_gets_a_high_row() -> None:
    sheet = read(Sheet("定義", (Column("意味", 21),), (("約" * 35,), ("約",))))["定義"]
    assert sheet.row_dimensions[2].height > 3 * sheet.row_dimensions[3].height


def test_a_choice_is_a_drop_down_over_all_rows() -> None:
    sheet = read(Sheet("一覧", (Column("値", 9), Column("確認", 9, ("未確認", "確認済"))), (("1年", "未確認"), ("2年", "未確認"))))["一覧"]  # fmt: skip
    (rule,) = sheet.data_validations.dataValidation
    assert (str(rule.sqref), rule.type, rule.formula1) == ("B2:B3", "list", '"未確認,確認済"')


def test_a_sheet_without_rows_has_its_head() -> None:
    sheet = read(Sheet("指摘", (Column("条項", 9, ("未", "済")),), ()))["指摘"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["条項"]]


def test_more_rows_than_excel_holds_are_refused() -> None:
    with pytest.raises(ExportError, match="上限"):
        write_workbook(io.BytesIO(), [Sheet("一覧", (Column("値", 9),), (("1年",),) * 1_048_576)])


def test_a_full_disk_is_an_error_of_the_system() -> None:
    class Full(io.BytesIO):
        def write(self, data: object) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_workbook(Full(), [one("1年")])
