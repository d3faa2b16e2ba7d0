"""Rounds over a folder: what is done again, what is left, and what leaves the results."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

import pytest

from pipeline import read
from pipeline.batch import BatchError, Ledger, LocalEngine, Place, local_folder, look, work
from pipeline.batch.find import Passed
from tests.batch import works

_ROOT = Path(__file__).resolve().parents[2]


class Rounds:
    """A folder and its results."""

    def __init__(self, base: Path) -> None:
        self.folder, self.out, self.fingerprint = base / "文書", base / "結果", "f1"
        self.folder.mkdir()

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.folder / f"{name}.txt"
            path.write_text(text)
            os.utime(path, (1, len(text) + sum(text.encode())))  # long ago: not as if it were being written

    @contextmanager
    def ledger(self) -> Iterator[Ledger]:
        ledger = Ledger(Place(self.out), self.fingerprint)
        try:
            yield ledger
        finally:
            ledger.close()

    def run(self, *, again: bool = True) -> list[str]:
        """The names of the files that were done."""
        source = local_folder(
            self.folder, load=partial(read.load, max_bytes=1000), suffixes=read.SUFFIXES, without=self.out
        )
        engine = LocalEngine(partial(works.loader, self.out.parent / "log"), jobs=1, limits=works.LIMITS)
        try:
            with self.ledger() as ledger:
                seen = look(source, ledger, again=again)
                done = [outcome.name for outcome in work(source, ledger, engine, seen.todo)]
                ledger.sweep()
                return done
        finally:
            engine.close()

    def json(self) -> set[str]:
        return {path.name.partition(".")[0] for path in (self.out / "json").iterdir()}

    def documents(self) -> list[tuple[str, tuple[str, ...]]]:
        with self.ledger() as ledger:
            return [(kept.path, kept.copies) for kept in ledger.documents()]


@pytest.fixture
def rounds(tmp_path: Path) -> Rounds:
    return Rounds(tmp_path)


def test_what_is_done_is_not_done_again(rounds: Rounds) -> None:
    rounds.write(甲="一", 乙="二")
    assert rounds.run() == ["乙.txt", "甲.txt"] and rounds.run() == []
    assert rounds.json() == {"甲", "乙"}
    assert rounds.documents() == [("乙.txt", ()), ("甲.txt", ())]


def test_a_changed_file_is_done_again_and_a_removed_one_leaves(rounds: Rounds) -> None:
    rounds.write(甲="一", 乙="二", 丙="三")
    rounds.run()
    rounds.write(甲="四")
    (rounds.folder / "乙.txt").unlink()
    assert rounds.run() == ["甲.txt"]
    assert rounds.documents() == [("丙.txt", ()), ("甲.txt", ())]
    assert len(list((rounds.out / "json").iterdir())) == 2


def test_the_same_content_is_done_once_and_both_files_are_told(rounds: Rounds) -> None:
    rounds.write(甲="同じ", 乙="同じ", 丙="別")
    assert sorted(rounds.run()) == ["丙.txt", "乙.txt"]
    assert rounds.documents() == [("丙.txt", ()), ("乙.txt", ("甲.txt",))]
    with rounds.ledger() as ledger:
        counts = ledger.counts()
    assert (counts.files, counts.copies, counts.failed, counts.documents) == (3, 1, 0, 2)
    (rounds.folder / "乙.txt").unlink()
    assert rounds.run() == ["甲.txt"]  # the name stands in the result
    assert rounds.documents() == [("丙.txt", ()), ("甲.txt", ())]


def test_a_file_that_only_moved_keeps_its_result(rounds: Rounds) -> None:
    rounds.write(甲="一")
    rounds.run()
    (rounds.folder / "下").mkdir()
    (rounds.folder / "甲.txt").rename(rounds.folder / "下" / "甲.txt")
    assert rounds.run() == []
    assert rounds.documents() == [("下/甲.txt", ())]


def test_another_extractor_does_all_again(rounds: Rounds) -> None:
    rounds.write(甲="一")
    rounds.run()
    rounds.fingerprint = "f2"
    assert rounds.run() == ["甲.txt"] and rounds.run() == []


def test_a_json_that_was_deleted_is_made_again(rounds: Rounds) -> None:
    rounds.write(甲="一")
    rounds.run()
    next((rounds.out / "json").iterdir()).unlink()
    assert rounds.run() == ["甲.txt"] and rounds.json() == {"甲"}


def test_what_failed_is_tried_again_last_by_the_next_run_and_not_by_a_look_in_between(rounds: Rounds) -> None:
    rounds.write(あ="refuse", い="二")
    rounds.run()
    rounds.write(う="三")
    assert rounds.run() == ["う.txt", "あ.txt"]
    assert rounds.run(again=False) == []
    with rounds.ledger() as ledger:
        (failure,) = ledger.failures()
    assert (failure.path, failure.reason) == ("あ.txt", "「あ.txt」は読めないので、直してください。")


def test_each_of_two_bad_files_of_one_content_is_named_by_its_own_name(rounds: Rounds) -> None:
    rounds.write(あ="refuse", い="refuse")
    assert len(rounds.run()) == 1
    with rounds.ledger() as ledger:
        assert [failure.reason[:7] for failure in ledger.failures()] == ["「あ.txt」", "「い.txt」"]
        assert (ledger.counts().failed, ledger.counts().copies) == (2, 0)


def test_a_file_that_cannot_be_loaded_fails_with_its_reason(rounds: Rounds) -> None:
    rounds.write(大="甲" * 1000, 小="一")
    assert rounds.run() == ["小.txt"]
    with rounds.ledger() as ledger:
        (failure,) = ledger.failures()
    assert failure.path == "大.txt" and "上限" in failure.reason
    rounds.write(大="甲")
    assert rounds.run() == ["大.txt"]
    with rounds.ledger() as ledger:
        assert list(ledger.failures()) == []


def test_several_documents_of_a_file_have_a_json_each(rounds: Rounds) -> None:
    rounds.write(合本="two")
    rounds.run()
    assert sorted(path.name for path in (rounds.out / "json").iterdir()) == [
        "合本.d0123456789ab-1.json",
        "合本.d0123456789ab-2.json",
    ]
    assert [path for path, _ in rounds.documents()] == ["合本.txt", "合本.txt"]


def test_a_long_name_is_cut_and_a_json_of_somebody_else_is_left_alone(rounds: Rounds) -> None:
    rounds.write(**{"長" * 80: "一"})
    rounds.run()
    (rounds.out / "json" / "自分の.json").write_text("{}")
    (rounds.out / "json" / "前の.d0123456789ab.json").write_text("{}")
    rounds.run()
    names = sorted(path.name for path in (rounds.out / "json").iterdir())
    assert names[0] == "自分の.json" and names[1].startswith("長" * 40 + ".d") and len(names) == 2


def test_an_empty_folder_takes_nothing_away(rounds: Rounds) -> None:
    rounds.write(甲="一")
    rounds.run()
    (rounds.folder / "甲.txt").unlink()
    assert rounds.run() == [] and rounds.documents() == [("甲.txt", ())]


def test_a_folder_that_cannot_be_opened_for_a_moment_takes_nothing_away(rounds: Rounds) -> None:
    rounds.write(甲="一", 乙="二")
    rounds.run()
    (rounds.folder / "乙.txt").unlink()
    source = local_folder(
        rounds.folder, load=partial(read.load, max_bytes=1000), suffixes=read.SUFFIXES, without=rounds.out
    )
    closed = Passed("下", "フォルダーを開けません", is_closed=True)
    with rounds.ledger() as ledger:
        look(replace(source, files=lambda: chain([closed], source.files())), ledger, again=False)
        assert {kept.path for kept in ledger.documents()} == {"甲.txt", "乙.txt"}
        look(source, ledger, again=False)
        assert {kept.path for kept in ledger.documents()} == {"甲.txt"}


def test_drafts_of_a_killed_run_are_swept(rounds: Rounds) -> None:
    rounds.write(甲="一")
    rounds.run()
    draft = rounds.out / ".yakkan" / "scratch" / "0123.draft"
    draft.write_text("半")
    rounds.run()
    assert not draft.exists()


def test_two_names_that_are_no_text_are_two_files(rounds: Rounds) -> None:
    try:
        for sign in ("\udc8b", "\udc8c"):
            (rounds.folder / f"{sign}規約.txt").write_text(sign.encode(errors="backslashreplace").decode())
    except (OSError, UnicodeEncodeError):
        pytest.skip("no such names on this file system")
    assert sorted(rounds.run()) == ["\\udc8b規約.txt", "\\udc8c規約.txt"]
    assert [path for path, _ in rounds.documents()] == ["\\udc8b規約.txt", "\\udc8c規約.txt"]
    assert rounds.run(again=False) == []


def test_only_one_run_at_a_time(rounds: Rounds) -> None:
    with rounds.ledger(), pytest.raises(BatchError, match="別の yakkan batch"):
        (rounds.out / ".yakkan" / "scratch" / "0.draft").write_text("半")
        Ledger(Place(rounds.out), "f1")
    assert (rounds.out / ".yakkan" / "scratch" / "0.draft").exists()  # it is the other run's
    script = f"""
from pathlib import Path
from pipeline.batch import Ledger, Place
try: Ledger(Place(Path({str(rounds.out)!r})), "f1")
except Exception as error: print(type(error).__name__)
"""
    with rounds.ledger():
        done = subprocess.run([sys.executable, "-c", script], cwd=_ROOT, capture_output=True, check=True)
    assert done.stdout.decode().strip() == "BatchError"


def test_a_broken_ledger_is_told(rounds: Rounds) -> None:
    (rounds.out / ".yakkan").mkdir(parents=True)
    (rounds.out / ".yakkan" / "ledger.sqlite3").write_bytes(b"broken" * 1000)
    with pytest.raises(BatchError, match="壊れている"):
        rounds.run()


def test_a_ledger_of_another_form_is_begun_anew(rounds: Rounds) -> None:
    rounds.write(甲="一")
    rounds.run()
    base = sqlite3.connect(rounds.out / ".yakkan" / "ledger.sqlite3")
    base.execute("PRAGMA user_version = 999")
    base.close()
    assert rounds.run() == ["甲.txt"]
