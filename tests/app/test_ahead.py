"""Long files are read by another process, and nothing is read twice or left behind."""

import gc
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from app import ahead
from app.cli import comparing
from pipeline import revise, run
from pipeline.errors import SourceError
from pipeline.settings import Settings
from pipeline.types.document import Document
from tests.app.test_diff import diff

_ARTICLE = "第{0}条（保管）\n倉庫業者は、寄託者の指図により、第{0}号の寄託物を所定の棚に保管する。\n"
_LONG, _ARTICLES = 3_000, 200


@pytest.fixture(autouse=True)
def soon_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is long to the product is long to test."""
    monkeypatch.setattr(ahead, "WORTH", _LONG)


def _long(path: Path, first: int = 1) -> Path:
    path.write_text("見本寄託約款\n\n" + "\n".join(map(_ARTICLE.format, range(first, first + _ARTICLES))), "utf-8")
    return path


def _came(*files: Path, password: str | None = None) -> list[tuple[Document, ...]]:
    with ahead.reading(files, password, Settings()) as coming:
        return list(coming)


def test_both_files_come_in_order_as_they_are_read_here(tmp_path: Path) -> None:
    files = _long(tmp_path / "旧.txt"), _long(tmp_path / "新.txt", 2)
    assert _came(*files) == [run.parse_file(file) for file in files]


def test_the_terms_of_all_units_come_behind_the_documents(tmp_path: Path) -> None:
    files = _long(tmp_path / "旧.txt"), _long(tmp_path / "新.txt", 2)
    with ahead.reading(files, None, Settings()) as coming:
        documents = [document for read in coming for document in read]
        found = coming.terms()
    assert found == revise.count_terms(documents)
    article = f"保管\n{_ARTICLE.format(7).splitlines()[1]}\n"
    assert found and found[article]["倉庫"] == found[article]["#寄託"] / 2 == 1
    with ahead.reading((), None, Settings()) as coming:
        assert coming.terms() is None


@pytest.mark.parametrize(
    ("first", "later"),
    [
        ("from pipeline.revise import count_terms", "numpy pipeline.revise.judge"),
        ("from pipeline import parse, run", "pipeline.types.revision pipeline.related"),
    ],
)
def test_what_is_needed_later_is_not_loaded_first(first: str, later: str) -> None:
    """Who reads loads nothing that comes behind it, and who counts nothing that compares."""
    code = f"{first}\nimport sys\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert "pipeline.text.normalize" in loaded and not set(later.split()) & set(loaded)


def test_all_that_compares_is_loaded_before_the_documents_come(tmp_path: Path) -> None:
    for name, part in (("旧", "鍵"), ("新", "札")):
        (tmp_path / f"{name}.txt").write_text(
            "見本契約書\n\n株式会社みなも（以下「甲」という。）と株式会社かすみ（以下「乙」という。）は、次のとおり契約する。\n\n"
            f"第1条（返却）\n乙は、甲に対し、{part}を返さなければならない。\n",
            "utf-8",
        )
    code = (
        "import atexit, sys\nfrom app.cli import comparing, main\ncomparing._load()\nbefore = set(sys.modules)\n"
        "atexit.register(lambda: print(*sorted(set(sys.modules) - before), file=sys.stderr))\n"
        f"main(['diff', '--json', {str(tmp_path / '旧.txt')!r}, {str(tmp_path / '新.txt')!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    later = done.stderr.split()
    assert [change["kind"] for change in json.loads(done.stdout)["changes"]] == ["modified"]
    assert "pipeline.parse" in later and not [
        name for name in later if name.startswith(("pipeline.extract", "pipeline.revise", "app"))
    ]


def test_what_a_comparison_has_made_is_not_looked_through_behind_it() -> None:
    """The collector goes on, and leaves alone what it would go through at once."""
    frozen = gc.get_freeze_count()
    try:
        with comparing._uncollected():
            assert not gc.isenabled()
            made = [[] for _ in range(1_000)]
        assert gc.isenabled() and gc.get_freeze_count() >= frozen + len(made)
    finally:
        gc.unfreeze()


def test_a_command_that_ends_does_not_look_for_cycles() -> None:
    code = "import atexit, gc\natexit.register(lambda: print(gc.get_freeze_count() > 1_000))\nfrom app.cli import main"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "True\n"


def test_work_is_done_beside_where_files_are_read_apart(tmp_path: Path) -> None:
    before = psutil.Process().children()
    for files, is_here in (((), True), ((_long(tmp_path / "約款.txt"),), False)):
        with ahead.reading(files, None, Settings()) as coming:
            assert (coming.beside(os.getpid)() == os.getpid()) is is_here
            coming.beside(lambda: time.sleep(60))
            assert coming.beside(os.getpid)() == os.getpid()  # a third would be too many
        assert psutil.Process().children() == before


def test_short_files_and_a_machine_with_one_processor_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = tmp_path / "短い.txt"
    short.write_text("見本約款\n\n" + _ARTICLE.format(1), "utf-8")
    assert _came(short, short) == []
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert _came(_long(tmp_path / "旧.txt"), short) == []


def test_text_is_long_from_five_times_what_makes_a_file_that_is_taken_apart_long(tmp_path: Path) -> None:
    for name, size, is_long in (
        ("約款.PDF", _LONG, True),
        ("約款.docx", _LONG - 1, False),
        ("約款.md", 5 * _LONG, True),
        ("約款.html", 5 * _LONG - 1, False),
    ):
        file = tmp_path / name
        file.write_bytes(b" " * size)
        if is_long:
            with pytest.raises(SourceError):  # of the process that tried to read it: there is only white space
                _came(file)
        else:
            assert _came(file) == []


def test_what_is_refused_there_is_not_read_again_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = _long(tmp_path / "旧.txt"), tmp_path / "新.pdf"
    new.write_bytes(b"%PDF-1.7\nno more")
    with ahead.reading((old, new), None, Settings()) as coming:
        assert next(coming)
        with pytest.raises(SourceError, match=r"新\.pdf"):
            next(coming)
    monkeypatch.setattr(run, "parse_file", None)
    done = diff("--json", old, new)
    assert done.exit_code == 1 and "新.pdf" in done.output and "Traceback" not in done.output


def test_files_are_read_here_where_the_other_process_dies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = _long(tmp_path / "旧.txt"), _long(tmp_path / "新.txt", 2)
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    assert _came(old, new, password="鍵" * 100_000) == []  # more than a pipe takes that nobody reads
    assert diff(old, new).exit_code == 0


def test_a_missing_file_is_told_before_anything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, missing = _long(tmp_path / "約款.txt"), tmp_path / "ない.txt"
    monkeypatch.setattr(ahead, "reading", None)
    for pair in ((there, missing), (missing, there), ("-", missing)):
        done = diff(*pair, stdin="第1条\n会員は、鍵を返す。\n")
        assert done.exit_code == 1 and "ない.txt」が見つからない" in done.output
    assert "フォルダー" in diff(there, tmp_path).output


def test_what_comes_through_a_pipe_is_still_there_when_it_is_read(tmp_path: Path) -> None:
    new = tmp_path / "新.txt"
    new.write_text("第1条\n会員は、札を返す。\n", "utf-8")
    reading, writing = os.pipe()
    with os.fdopen(reading), os.fdopen(writing, "wb") as pipe:
        pipe.write("第1条\n会員は、鍵を返す。\n".encode())
        pipe.close()
        assert "[-鍵-]{+札+}" in diff(f"/dev/fd/{reading}", new).stdout


def test_nothing_waits_for_what_is_no_longer_wanted_and_nothing_is_left(tmp_path: Path) -> None:
    page = tmp_path / "約款.html"
    page.write_text("<html>" + "<p>会員は、鍵を返す。</p>" * 50_000, "utf-8")
    with ahead.reading([page], None, Settings(max_seconds=15)):
        other = _child(psutil.Process(), "app.ahead")
        reader = _child(other, "pipeline.read.child")
        reader.suspend()  # the other process would wait for it until its limit
        left = time.monotonic()
    assert time.monotonic() - left < 10
    assert not psutil.wait_procs([other, reader], timeout=5)[1]  # an orphan is gone as soon as the system comes to it


def test_a_process_that_does_not_end_when_it_is_asked_to_is_ended(tmp_path: Path) -> None:
    with ahead.reading([_long(tmp_path / "約款.txt")] * 200, None, Settings()) as coming:
        assert next(coming)
        other = _child(psutil.Process(), "app.ahead")
        other.suspend()  # as a library does that never comes back
        left = time.monotonic()
        rescue = threading.Timer(15, other.resume)
        rescue.start()
    rescue.cancel()
    assert time.monotonic() - left < 10 and not other.is_running()


def _child(parent: psutil.Process, module: str) -> psutil.Process:
    """The process that runs main() of a module, as soon as its parent has started it."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for child in parent.children():
            if f"from {module} import main; main()" in child.cmdline():
                return child
        time.sleep(0.01)
    raise AssertionError(f"{module} was not started")


def test_a_long_pair_is_compared_as_a_short_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = _long(tmp_path / "旧.txt"), _long(tmp_path / "新.txt")
    leaving = "第201条（解約）\n寄託者は、1か月前までに書面で通知することにより、本契約を解約することができる。\n"
    old.write_text(old.read_text("utf-8") + leaving, "utf-8")
    new.write_text(old.read_text("utf-8").replace("所定の棚", "冷蔵の棚", 1).replace("1か月前", "3か月前"), "utf-8")
    apart = diff("--json", old, new).stdout
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert diff("--json", old, new).stdout == apart
    first, last = json.loads(apart)["changes"]
    assert "冷蔵" in str(first) and [(one["old"], one["new"]) for one in last["facts"]] == [("P1M", "P3M")]


def test_work_is_done_here_where_the_system_gives_no_fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, "fork", none)
    with ahead.reading([_long(tmp_path / "約款.txt")], None, Settings()) as coming:
        open_files, work = psutil.Process().num_fds(), os.getpid
        assert coming.beside(work) is work
        assert psutil.Process().num_fds() == open_files


def test_a_command_that_is_asked_to_end_leaves_no_process(tmp_path: Path) -> None:
    files = [tmp_path / "旧.txt", tmp_path / "新.txt"]
    for number, file in enumerate(files, 1):
        body = "\n".join(map(_ARTICLE.format, range(number, number + 4_000)))
        file.write_text(f"見本寄託約款\n\n{body}", "utf-8")
    command = [sys.executable, "-c", "import sys; from app.cli import main; sys.exit(main())", "diff", *map(str, files)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    running = psutil.Process(process.pid)
    others: list[psutil.Process] = []
    ends = time.monotonic() + 60
    while not others and process.poll() is None and time.monotonic() < ends:
        others = running.children(recursive=True)
    assert others
    process.terminate()
    process.communicate(timeout=60)  # nobody holds its output open
    gone, left = psutil.wait_procs(others, timeout=10)
    assert not left and gone
