"""Workbooks, CSV and Parquet of many documents, and how far a batch is."""

import io
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
from pyarrow import parquet

from app.as_batch import FactRow, Summary, packed, unpacked
from app.as_batch_out import Written
from app.as_batch_progress import Progress
from app.as_batch_report import Run, duration, report
from app.as_batch_tables import list_row, tables
from pipeline.batch import Counts, Failure, Kept, Look, Outcome, Passed
from pipeline.export import Column
from pipeline.export import ledger as sheets
from pipeline.export.ledger import Field, Table, Told, Workbooks
from pipeline.export.ledger_files import CommaFile, ParquetFile
from pipeline.ontology import load
from tests.batch.works import found

_ROOT = Path(__file__).resolve().parents[2]
_TABLE = Table(
    "一覧",
    (
        Field("number", Column("No.", 5), "文書", sheets.Look.COUNT, int),
        Field("title", Column("題", 20), "文書"),
        Field("end", Column("終期", 12), "期間", sheets.Look.VALUE),
        Field("end.quote", Column("終期の引用", 30), "期間", sheets.Look.QUOTE),
    ),
    fixed=2,
)
_END = Told("2024-04-01", date(2024, 4, 1), "yyyy-mm-dd")


def books(folder: Path, *rows: tuple[object, ...], most_rows: int = 100) -> list[openpyxl.Workbook]:
    given = Workbooks(folder, [_TABLE], most_rows=most_rows)
    for row in rows:
        given.add({"一覧": [row]})  # type: ignore[list-item]
    return [openpyxl.load_workbook(path) for path in given.finish()]


def test_a_workbook_has_sections_heads_filters_and_a_frozen_corner(tmp_path: Path) -> None:
    (book,) = books(tmp_path, (1, "甲", _END, "四月一日まで"))
    sheet = book["一覧"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["文書", None, "期間", None],
        ["No.", "題", "終期", "終期の引用"],
        [1, "甲", datetime(2024, 4, 1), "四月一日まで"],
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C3", "A2:D3")
    assert {str(one) for one in sheet.merged_cells.ranges} == {"A1:B1", "C1:D1"}
    assert sheet["C3"].number_format == "yyyy-mm-dd" and sheet["C3"].font.bold
    assert sheet.column_dimensions["D"].outlineLevel == 1  # quotes can be folded away


def test_no_text_of_a_contract_becomes_a_formula(tmp_path: Path) -> None:
    (book,) = books(tmp_path, (1, "=1+1", Told("@SUM(A1)"), "+81-3\x00"))
    cells = book["一覧"][3]
    assert [cell.value for cell in cells] == [1, "=1+1", "@SUM(A1)", "+81-3"]
    assert [cell.data_type for cell in cells] == ["n", "s", "s", "s"] and all(cell.quotePrefix for cell in cells[1:])


def test_what_is_unsure_has_a_colour(tmp_path: Path) -> None:
    (book,) = books(tmp_path, (1, "甲", Told("1年", weak=True), "x"), (2, "乙", Told("1年"), "x"))
    weak, sure = book["一覧"]["C3"], book["一覧"]["C4"]
    assert weak.fill.fgColor.rgb == "FFFFF1CC" and sure.fill.fgColor.rgb != "FFFFF1CC"


def test_rows_past_the_limit_go_into_further_workbooks(tmp_path: Path) -> None:
    found = books(tmp_path, *((number, "甲", None, None) for number in range(1, 8)), most_rows=5)
    numbers = [[row[0].value for row in book["一覧"].iter_rows(min_row=3)] for book in found]
    assert numbers == [[1, 2, 3], [4, 5, 6], [7]]
    assert [book["一覧"]["A2"].value for book in found] == ["No."] * 3


def test_a_workbook_without_rows_has_its_heads(tmp_path: Path) -> None:
    (book,) = books(tmp_path)
    assert [cell.value for cell in book["一覧"][2]] == ["No.", "題", "終期", "終期の引用"]


def test_a_workbook_keeps_its_rows_on_the_disk(tmp_path: Path) -> None:
    given = Workbooks(tmp_path, [_TABLE])
    given.add({"一覧": [(1, "甲", None, None)]})
    assert len(list(tmp_path.iterdir())) >= 1  # what the library writes in between, in the folder that was given
    (path,) = given.finish()
    assert list(tmp_path.iterdir()) == [path] and zipfile.is_zipfile(path)


def test_a_workbook_that_the_disk_refuses_says_so_and_no_more(tmp_path: Path) -> None:
    script = f"""
import resource
from pathlib import Path
from pipeline.errors import ExportError
from tests.batch.test_tables import _TABLE
from pipeline.export.ledger import Workbooks
given = Workbooks(Path({str(tmp_path)!r}), [_TABLE])
given.add({{"一覧": [(n, str(n * n), None, None) for n in range(3000)]}})
resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
try: given.finish()
except ExportError as error: print(error)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=_ROOT, capture_output=True, check=True)
    assert "空き容量" in done.stdout.decode() and done.stderr == b""


def test_csv_has_words_and_parquet_has_types(tmp_path: Path) -> None:
    comma, columns = CommaFile(tmp_path / "a.csv", _TABLE), ParquetFile(tmp_path / "a.parquet", _TABLE)
    for file in (comma, columns):
        file.add([(1, "=1", _END, "\ud800x")])
        file.finish()
    assert (tmp_path / "a.csv").read_bytes().decode("utf-8-sig").splitlines() == [
        "No.,題,終期,終期の引用",
        "1,'=1,2024-04-01,x",
    ]
    read = parquet.read_table(tmp_path / "a.parquet")
    assert [str(field.type) for field in read.schema] == ["int64", "string", "string", "string"]
    assert read.to_pylist() == [{"number": 1, "title": "=1", "end": "2024-04-01", "end.quote": "?x"}]


def fact(field: str, value: object, text: str, address: str, **more: object) -> FactRow:
    told = FactRow(field, value, text, address, f"{text}とする。", None, None, None, None, "", 0.9)  # type: ignore[arg-type]
    return told._replace(**more)  # type: ignore[arg-type]


def cells(*facts: FactRow) -> dict[str, object]:
    """The row of a document in the 一覧, by the keys of the columns."""
    ontology, shown = load(), list(dict.fromkeys(one.field for one in facts))
    summary = Summary(
        "契約書", 0, "text/plain", 0, None, [("甲", "株式会社みほん", "party_a")], ["更新"], list(facts), [], []
    )
    kept = Kept("下/甲.txt", ("写し.txt",), "d0", "甲.d0.json", b"", 1.0)
    row = list_row(1, kept, unpacked(packed(summary)), shown, ontology)
    table = tables(ontology, shown)[0]
    return dict(zip([field.key for field in table.fields], row, strict=True))


def test_a_value_stands_beside_its_clause_and_its_words() -> None:
    row = cells(fact("term.initial", "P1Y", "1年", "第2条"))
    assert row["term.initial"] == Told("1年")
    assert (row["term.initial.address"], row["term.initial.quote"]) == ("第2条", "1年とする。")
    assert (row["parties"], row["absent"], row["copies"]) == ("甲（甲）: 株式会社みほん", "更新", "写し.txt")


def test_dates_rates_and_amounts_can_be_reckoned_with() -> None:
    row = cells(
        fact("contract.date", "2024-04-01", "2024-04-01", "前文"),
        fact("late_charge.rate", {"rate": 0.146, "per": "year"}, "年14.6%", "第3条"),
        fact("fee.amount", {"amount": 5000, "currency": "JPY", "tax": "included"}, "5,000円（税込）", "第4条"),
        fact("contract.amount", "別紙のとおり", "別紙のとおり", "第5条"),
    )
    assert row["contract.date"] == Told("2024-04-01", date(2024, 4, 1), "yyyy-mm-dd")
    assert row["late_charge.rate"] == Told("年14.6%", 0.146, '"年"0.0##%')
    assert row["fee.amount"] == Told("5,000円（税込）", 5000.0, '#,##0"円（税込）"')
    assert row["contract.amount"] == Told("別紙のとおり")


def test_several_values_are_numbered_with_their_clauses() -> None:
    row = cells(
        *(fact("fee.amount", f"{n}円", f"{n}円", f"第{n}条", qualifier="会員" if n == 1 else None) for n in range(1, 7))
    )
    value = row["fee.amount"]
    assert isinstance(value, Told)
    assert value.text.split("\n") == ["① 1円［会員］", "② 2円", "③ 3円", "④ 4円", "ほか2件（「事実」のシート）"]
    assert row["fee.amount.address"] == "① 第1条\n② 第2条\n③ 第3条\n④ 第4条"


def test_yes_and_no_are_worded_by_what_is_asked_and_a_delegated_value_says_where_it_stands() -> None:
    row = cells(
        fact("subcontracting.allowed", False, "いいえ", "第6条", confidence=0.4),
        fact("assignment.consent_required", True, "はい", "第7条"),
        fact("fee.due", "別途", "別途", "第8条", delegated_to="料金表"),
    )
    assert row["subcontracting.allowed"] == Told("不可", weak=True)
    assert row["assignment.consent_required"] == Told("要")
    assert row["fee.due"] == Told("別途定める（料金表）")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(stream: io.StringIO, *, files: int, seconds: float) -> list[str]:
    """The lines of a progress over so many files that take so many seconds each."""
    now = [0.0]
    progress = Progress(stream, clock=lambda: now[0])
    look = Look([(found("甲.txt"), "")] * files, [], changed=True)
    progress.begin(look, None)  # type: ignore[arg-type]
    for number in range(files):
        now[0] += seconds
        progress.step(Outcome("", "", (), "駄目" if number == 0 else None))
    progress.end()
    return [line for line in stream.getvalue().replace("\r", "\n").replace("\x1b[K", "").split("\n") if line]


def test_a_terminal_shows_a_bar_with_rate_and_time_left() -> None:
    lines = told(Terminal(), files=100, seconds=2)
    assert lines[49] == "██████████░░░░░░░░░░  50%　50/100 件　0.5 件/秒　残り約1分40秒　失敗 1"
    assert lines[-1].startswith("████████████████████ 100%") and "残り" not in lines[-1]


def test_a_log_gets_a_plain_line_now_and_then() -> None:
    lines = told(io.StringIO(), files=100, seconds=2)
    assert lines[0] == "15/100 件　0.5 件/秒　残り約2分50秒　失敗 1" and len(lines) == 6
    assert told(io.StringIO(), files=5, seconds=2) == []
    assert told(io.StringIO(), files=2, seconds=40)[0] == "1/2 件　1.5 件/分　残り約40秒　失敗 1"


def test_a_report_tells_what_was_done_and_what_was_not() -> None:
    run = Run("契約", 10, 2, 125.0, datetime(2024, 4, 1, 9, 30, tzinfo=UTC), "1.0")
    written = Written(["一覧.xlsx"], Counter({"秘密保持契約": 7}), Counter())
    failures = [Failure("a|b.pdf", 10, "「a|b.pdf」は壊れています。", None)]
    passed = [Passed("x.png"), Passed("y.PNG"), Passed("外", "フォルダーの外を指すリンクです")]
    text = report(run, Counts(12, 1, 2, 9), written, failures, passed)
    assert "2024年4月1日 09:30" in text and "| 　読めなかったもの | 2 |" in text and "2分5秒（0.08 件/秒）" in text
    assert r"- a\|b.pdf: 「a\|b.pdf」は壊れています。" in text and "ほか 1 件" in text
    assert "- .png: 2 件" in text and "- 外: フォルダーの外を指すリンクです" in text and "| 秘密保持契約 | 7 |" in text


def test_durations() -> None:
    assert [duration(s) for s in (0.4, 59, 61, 3725, 90_000)] == ["0秒", "59秒", "1分1秒", "1時間2分", "1日1時間"]
