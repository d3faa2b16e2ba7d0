"""yakkan batch as a user has it: what it writes, how it goes on, how it ends."""

import csv
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from pyarrow import parquet

from evaluation import batch_bench, batch_files
from pipeline.store import Workspace
from pipeline.store.preferences import Own, Preferences
from tests.app.test_cli import said, yakkan

_ROOT = Path(__file__).resolve().parents[2]
_LEASE = """賃貸借契約書

貸主　株式会社うみべ（以下「甲」という。）と借主　合同会社やまざと（以下「乙」という。）は、次のとおり契約する。

第1条（賃料）
乙は、甲に対し、賃料として月額80,000円を毎月末日までに支払う。

第2条（契約期間）
契約期間は、2年間とする。

第3条（遅延損害金）
乙が賃料の支払いを怠ったときは、年14.6%の割合による遅延損害金を支払う。

第4条（合意管轄）
第99条にかかわらず、東京地方裁判所を第一審の専属的合意管轄裁判所とする。

締結日　2024年4月1日
"""
_TERMS = '=HYPERLINK("http://a")利用規約\n\n第1条（解約）\n会員は、退会を希望する日の1か月前までに、書面で届け出るものとします。\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "文書"
    (folder / "賃貸").mkdir(parents=True)
    (folder / "賃貸" / "賃貸借.txt").write_text(_LEASE, "utf-8")
    (folder / "規約.md").write_text(_TERMS, "utf-8")
    (folder / "規約の写し.md").write_text(_TERMS, "utf-8")
    (folder / "空.txt").write_bytes(b"")
    (folder / "料金.xlsx").write_bytes(b"x")
    return folder


def batch(folder: Path, out: Path, *more: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return yakkan("batch", folder, "--out", out, "--jobs", 1, *more, **environment)


def sheet(book: openpyxl.Workbook, name: str, heads: int = 1) -> list[dict[str, object]]:
    rows = [[cell.value for cell in row] for row in book[name].iter_rows()]
    return [dict(zip(rows[heads - 1], row, strict=True)) for row in rows[heads:]]


def test_a_batch_from_end_to_end(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "結果"
    done = batch(folder, out)
    assert done.returncode == 1 and done.stdout == b""
    assert "空.txt: 「空.txt」は空のファイル" in said(done)
    assert "ファイル 4 件、文書 2 件、失敗 1 件。今回読んだのは 3 件" in said(done)
    assert {path.name for path in out.iterdir()} == {".yakkan", "一覧.xlsx", "report.md", "json", "csv", "parquet"}

    # JSON: what extract --json gives
    (lease,) = (out / "json").glob("賃貸借.*.json")
    alone = yakkan("extract", "--json", folder / "賃貸" / "賃貸借.txt")
    assert json.loads(lease.read_text("utf-8")) == json.loads(alone.stdout)

    # The workbook
    book = openpyxl.load_workbook(out / "一覧.xlsx")
    assert book.sheetnames == ["一覧", "事実", "条項", "指摘", "失敗", "見方"]
    first, second = sheet(book, "一覧", heads=2)
    assert [first["ファイル"], second["ファイル"]] == ["規約.md", "賃貸/賃貸借.txt"]
    assert first["同じ内容のファイル"] == "規約の写し.md"
    assert second["文書"] == "賃貸借契約書" and "株式会社うみべ" in str(second["当事者"])
    assert second["締結日"] == datetime(2024, 4, 1)
    assert (second["遅延損害金の率"], second["遅延損害金の率の条項"]) == (0.146, "第3条")
    assert "年14.6%" in str(second["遅延損害金の率の引用"])
    assert second["契約期間"] == "2年" and second["契約期間の条項"] == "第2条"
    assert first["解約の申出期限"] == "1か月" and "1か月前まで" in str(first["解約の申出期限の引用"])
    assert "再委託の可否" not in first  # no document has it
    assert ("遅延損害金の率", "年14.6%", "第3条") in [(r["項目"], r["値"], r["条項"]) for r in sheet(book, "事実")]
    assert ("第1条", "賃料") in [(r["条項"], r["見出し"]) for r in sheet(book, "条項")]
    assert [row["原文"] for row in sheet(book, "指摘")] == ["第99条"]
    (failure,) = sheet(book, "失敗")
    assert failure["ファイル"] == "空.txt" and "空のファイル" in str(failure["理由と、どうすればよいか"])
    assert book["一覧"].freeze_panes == "C3" and book["事実"].freeze_panes == "C2"
    assert all(paper.auto_filter.ref for paper in book)
    assert all(
        cell.data_type != "f" and not cell.hyperlink for paper in book for row in paper.iter_rows() for cell in row
    )

    # CSV and Parquet: the same rows
    with (out / "csv" / "一覧.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["契約期間"] for row in rows] == ["", "2年"] and "再委託の可否" in rows[0]
    assert rows[0]["文書"].startswith("'=") or not rows[0]["文書"].startswith("=")
    documents = parquet.read_table(out / "parquet" / "documents.parquet").to_pylist()
    assert [(row["number"], row["term.initial"], row["term.initial.address"]) for row in documents] == [
        (1, None, None),
        (2, "2年", "第2条"),
    ]
    facts = parquet.read_table(out / "parquet" / "facts.parquet").to_pylist()
    (rate,) = [row for row in facts if row["field_id"] == "late_charge.rate"]
    assert json.loads(rate["value"]) == {"rate": 0.146, "per": "year"} and 0 < rate["confidence"] <= 1
    assert [row["path"] for row in parquet.read_table(out / "parquet" / "failures.parquet").to_pylist()] == ["空.txt"]

    report = (out / "report.md").read_text("utf-8")
    assert (
        "| 文書のファイル | 4 |" in report and "空.txt: 「空.txt」は空のファイル" in report and ".xlsx: 1 件" in report
    )

    # What has not changed is not read again; what was mended is.
    (folder / "空.txt").write_text(_LEASE.replace("2年間", "3年間"), "utf-8")
    again = batch(folder, out)
    assert again.returncode == 0 and "失敗 0 件。今回読んだのは 1 件" in said(again)
    assert "ありません。" in (out / "report.md").read_text("utf-8")


def test_wrong_usage_and_what_is_not_there(folder: Path, tmp_path: Path) -> None:
    for more, words in (
        ([], "--out で指定"),
        (["--out", tmp_path / "結果", "--jobs", "0"], "1 から 1000 まで"),
        (["--out", tmp_path / "結果", "--engine", "spark"], "local|ray"),
    ):
        wrong = yakkan("batch", folder, *more)
        assert wrong.returncode == 2 and words in said(wrong)
    same = batch(folder, folder)
    assert same.returncode == 2 and "別のフォルダー" in said(same)
    missing = batch(tmp_path / "ない", tmp_path / "結果")
    assert missing.returncode == 1 and "見つかりません" in said(missing) and not (tmp_path / "結果").exists()
    (tmp_path / "からっぽ").mkdir()
    empty = batch(tmp_path / "からっぽ", tmp_path / "結果", YAKKAN_WORKSPACE=str(tmp_path / "棚"))
    assert empty.returncode == 1 and "文書が見つからない" in said(empty)
    assert not (tmp_path / "棚").exists()  # a batch asks for no workspace


def test_help_names_its_options_in_japanese() -> None:
    text = yakkan("batch", "--help").stdout.decode()
    assert all(word in text for word in ("--out", "--engine", "--jobs", "--watch", "例:", "RAY_ADDRESS"))
    assert "required" not in text and "default" not in text


def test_an_object_store_and_an_ontology_of_one_s_own(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "自分の.toml"
    own.write_text(
        "[fields.rent.place]\nlabel = '賃料の行'\nform = 'text'\ntriggers = ['賃料']\ntypes = ['fees']\n", "utf-8"
    )
    done = yakkan("batch", f"file://{folder}", "--out", tmp_path / "結果", "--ontology", own)
    assert done.returncode == 1 and "文書 2 件" in said(done)
    names = parquet.read_table(tmp_path / "結果" / "parquet" / "documents.parquet").column_names
    assert "rent.place" in names


def test_a_hostile_folder_killed_three_times(tmp_path: Path) -> None:
    folder, out, good = tmp_path / "文書", tmp_path / "結果", 20
    folder.mkdir()
    bad = batch_bench.write_hostile(folder, good)
    for results in (4, 8, 14):
        batch_bench.killed_at(folder, out, results)
    done = batch(folder, out, "--jobs", "2", **batch_bench.LIMITS)
    wrong, reasons = batch_bench.judged(out, good)
    assert wrong == [] and set(reasons) == bad and done.returncode == 1
    assert all(name in reason and reason.endswith("ください。") for name, reason in reasons.items())
    assert batch_files.good(3)[0] in {p.name.partition(".d")[0] + ".docx" for p in (out / "json").iterdir()}


def test_a_full_disk_is_told_and_the_next_run_goes_on(tmp_path: Path) -> None:
    folder, out = tmp_path / "文書", tmp_path / "結果"
    folder.mkdir()
    for number in range(0, 20, 5):  # of plain text
        name, data = batch_files.good(number)
        (folder / name).write_bytes(data)
    command = [sys.executable, "-c", "from app.cli import main; main(prog_name='yakkan')"]

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

    full = subprocess.run(
        [*command, "batch", str(folder), "--out", str(out), "--jobs", "1"],
        capture_output=True,
        cwd=_ROOT,
        preexec_fn=little_room,
        check=False,
        timeout=120,
    )
    assert full.returncode == 1 and b"Traceback" not in full.stderr
    assert "空き容量" in full.stderr.decode() and len(full.stderr.decode().splitlines()) == 1
    for path in out.glob("json/*"):
        json.loads(path.read_text("utf-8"))  # whole
    done = batch(folder, out)
    assert done.returncode == 0 and "文書 4 件、失敗 0 件" in said(done)


def _until(there: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not there():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_watching_takes_what_comes_until_it_is_ended(tmp_path: Path) -> None:
    folder, out = tmp_path / "受付", tmp_path / "結果"
    folder.mkdir()

    def listed() -> list[str]:
        try:
            return parquet.read_table(out / "parquet" / "documents.parquet").column("path").to_pylist()
        except FileNotFoundError:
            return []

    name, data = batch_files.good(0)
    (folder / name).write_bytes(data)
    command = [sys.executable, "-c", "from app.cli import main; main(prog_name='yakkan')"]
    given = [*command, "batch", str(folder), "--out", str(out), "--jobs", "1", "--watch"]
    process = subprocess.Popen(given, cwd=_ROOT, stderr=subprocess.PIPE)
    try:
        _until(lambda: listed() == [name])
        later = folder / batch_files.good(1)[0]
        whole = batch_files.good(1)[1]
        with later.open("wb") as file:  # grows before our eyes
            for start in range(0, len(whole), 200):
                file.write(whole[start : start + 200])
                file.flush()
                time.sleep(0.4)
        _until(lambda: listed() == [later.name, name] or listed() == [name, later.name])
        process.send_signal(signal.SIGTERM)
        _, told = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0 and "見張りを終わりました" in told.decode() and "Traceback" not in told.decode()
    (found,) = (out / "json").glob(f"{later.stem}.*")
    facts = json.loads(found.read_text("utf-8"))["facts"]
    assert [f["value"] for f in facts if f["field"] == "termination_by_customer.notice_period"] == ["P2M"]


def test_ctrl_c_keeps_what_is_done(tmp_path: Path) -> None:
    folder, out = tmp_path / "文書", tmp_path / "結果"
    folder.mkdir()
    for number in range(40):
        name, data = batch_files.good(number)
        (folder / name).write_bytes(data)
    # What is begun in the background of a shell takes no interrupts; a terminal's does.
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{heeding}; from app.cli import main; main(prog_name='yakkan')"]
    given = [*command, "batch", str(folder), "--out", str(out), "--jobs", "1"]
    process = subprocess.Popen(given, cwd=_ROOT, stderr=subprocess.PIPE, env=os.environ)
    try:
        _until(lambda: (out / "json").exists() and len(list((out / "json").iterdir())) >= 3)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=120)
    finally:
        process.kill()
    assert process.returncode == 130 and told.decode().strip().endswith("続きから始めます。")
    kept = len(list((out / "json").iterdir()))
    assert 3 <= kept < 40 and not (out / "一覧.xlsx").exists()


def test_limits_and_the_ontology_kept_with_the_workspace_hold_and_the_environment_goes_first(
    folder: Path, tmp_path: Path
) -> None:
    with Workspace(tmp_path / "棚") as workspace:
        Preferences(workspace).set_limits({"YAKKAN_MAX_MB": 1})
        kept = "[fields.rent.place]\nlabel = '賃料の行'\nform = 'text'\ntriggers = ['賃料']\ntypes = ['fees']\n"
        Preferences(workspace).set_ontology(Own("自分の.toml", kept))
    (folder / "長い.txt").write_text("賃料。" * 400_000, "utf-8")
    done = batch(folder, tmp_path / "結果", YAKKAN_WORKSPACE=str(tmp_path / "棚"))
    assert "上限の 1.0 MB を超える" in said(done)
    assert "rent.place" in parquet.read_table(tmp_path / "結果" / "parquet" / "documents.parquet").column_names
    more = batch(folder, tmp_path / "結果", YAKKAN_WORKSPACE=str(tmp_path / "棚"), YAKKAN_MAX_MB="2")
    assert "上限の 2.0 MB を超える" in said(more)


def test_a_workspace_that_has_nothing_to_say_any_more_is_not_opened(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "自分の.toml"
    own.write_text(
        "[fields.rent.place]\nlabel = '賃料の行'\nform = 'text'\ntriggers = ['賃料']\ntypes = ['fees']\n", "utf-8"
    )
    nowhere = {"YAKKAN_WORKSPACE": "postgresql://nobody@127.0.0.1:1/none", "YAKKAN_ONTOLOGY": str(own)}
    limits = {
        "YAKKAN_MAX_MB": "5",
        "YAKKAN_MAX_PAGES": "50",
        "YAKKAN_MAX_SECONDS": "60",
        "YAKKAN_MAX_MEMORY_MB": "2048",
    }
    done = batch(folder, tmp_path / "結果", **nowhere, **limits)
    assert (tmp_path / "結果" / "一覧.xlsx").exists(), said(done)
    del limits["YAKKAN_MAX_MB"]
    asked = batch(folder, tmp_path / "ほか", **nowhere, **limits)
    assert asked.returncode == 1 and "postgresql://127.0.0.1/none" in said(asked)
