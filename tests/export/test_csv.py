import csv
import io

import pytest

from pipeline.export import BOM, csv_lines


def test_cells_with_commas_quotes_and_line_ends_come_back() -> None:
    cells = ["年14.6%、", 'いわゆる"解約"', "一\n二", "a,b"]
    text = csv_lines([cells])
    assert text.endswith("\r\n")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [cells]


def test_numbers_and_nothing() -> None:
    assert csv_lines([[0.85, None, "", 3]]) == "0.85,,,3\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1"])
def test_a_formula_is_text(text: str) -> None:
    assert csv_lines([[text]]) == f"'{text}\r\n"


def test_excel_knows_the_encoding_by_the_mark() -> None:
    assert (BOM + csv_lines([["値"]])).encode() == b"\xef\xbb\xbf\xe5\x80\xa4\r\n"
