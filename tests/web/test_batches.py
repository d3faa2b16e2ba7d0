"""一括処理: what is kept of a batch, how it is led, and what the page shows."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from app import as_batch
from app.web.batches import files, rows, showing
from app.web.batches.adding import hand_over
from app.web.batches.desk import Desk, Given
from app.web.batches.live import Sight
from app.web.batches.lots import Lot, Lots, Outcome
from app.web.batches.rows import Row, State
from app.web.documents.intake import Intake
from app.web.library import Library
from pipeline.errors import MissingError, SourceError, WorkspaceError, YakkanError
from pipeline.settings import Settings
from pipeline.store import Place
from pipeline.store.members import People
from pipeline.store.people import Role
from pipeline.types.index import Models
from tests.web.conftest import CAR, GYM

_ROOT = Path(__file__).resolve().parents[2]
OUTCOME = Outcome(
    "2025-01-02T03:04:05+09:00", 5, 1, 1, 3, 0, 65.0, {"会則": 2, "<b>": 1}, ["一覧.xlsx"], [("料金.xlsx", "")]
)
LOT = Lot("0123456789ab", "<i>会則</i>.txt ほか4件", "2025-01-02T03:04:05+09:00", outcome=OUTCOME)


@pytest.fixture
def lots(tmp_path: Path) -> Lots:
    return Lots(tmp_path)


@pytest.fixture
def desk(lots: Lots) -> Desk:
    return Desk(lots, lambda: Given(Settings(), None))


def until(there: Callable[[], object], seconds: float = 180) -> None:
    ends = time.monotonic() + seconds
    while not there():
        assert time.monotonic() < ends
        time.sleep(0.05)


def told(desk: Desk, lot: Lot) -> dict[str, State]:
    return {row.path: row.state for row in desk.rows(desk.lots.one(lot.id))}


# What is kept


def test_files_are_kept_each_under_a_name_of_its_own_and_within_the_workspace(lots: Lots, tmp_path: Path) -> None:
    lot = lots.of_files(
        [("a.txt", b"1"), ("A.TXT", b"2"), ("../../外.txt", b"3"), ("~$a.docx", b"x"), (".DS_Store", b"x")], None
    )
    there = {path.name: path.read_bytes() for path in lots.documents(lot.id).iterdir()}
    assert sorted(there.values()) == [b"1", b"2", b"3"] and {"a.txt", "A (2).TXT"} <= there.keys()
    assert all(path.is_relative_to(tmp_path / "batches") for path in tmp_path.rglob("*.txt"))
    assert lots.one(lot.id) == lot and lot.name == "a.txt ほか2件"


def test_a_file_of_the_same_name_takes_the_place_of_the_one_that_was_bad(lots: Lots) -> None:
    lot = lots.of_files([("a.txt", b"1"), ("b.txt", b"")], None)
    assert lots.keep(lot.id, [("b.txt", b"2")], replaces=True) == ["b.txt"]
    assert {path.read_bytes() for path in lots.documents(lot.id).iterdir()} == {b"1", b"2"}


def test_nothing_to_read_is_no_batch(lots: Lots) -> None:
    with pytest.raises(SourceError, match="ファイルがありません"):
        lots.of_files([(".DS_Store", b"x")], None)
    assert lots.all() == [] and list(lots.folder.iterdir()) == []


def test_a_folder_has_to_be_there_and_outside_of_the_workspace(lots: Lots, tmp_path: Path) -> None:
    for folder, words in (
        (tmp_path / "ない", "見つからないか"),
        (Path("相対"), "見つからないか"),
        (Path("~だれでもない人/契約書"), "見つからないか"),
        (Path("/" + "長" * 300), "見つからないか"),
        (tmp_path, "ワークスペースの中"),
    ):
        with pytest.raises(SourceError, match=words):
            lots.of_folder(folder, None)


def test_no_link_leads_out_of_the_folder_of_batches(lots: Lots) -> None:
    for id_ in ("../secret", "0123456789ab/../..", "", "0123456789ab"):
        with pytest.raises(MissingError):
            lots.one(id_)


def test_an_upload_that_was_cut_off_is_swept(lots: Lots) -> None:
    lot = lots.of_files([("a.txt", b"1")], None)
    lots.keep("0123456789ab", [("b.txt", b"2")], replaces=False)
    lots.sweep()
    assert len(list(lots.folder.iterdir())) == 2  # somebody may be uploading just now
    os.utime(lots.folder / "0123456789ab", (1, 1))
    lots.sweep()
    assert [path.name for path in lots.folder.iterdir()] == [lot.id]


def test_nobody_but_the_owner_gets_to_the_files(lots: Lots) -> None:
    lots.of_files([("契約.txt", b"1")], None)
    assert lots.folder.stat().st_mode & 0o777 == 0o700
    lots.folder.chmod(0o755)  # as an earlier version left it
    lots.sweep()
    assert lots.folder.stat().st_mode & 0o777 == 0o700


def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(YakkanError, match="書き込めません"):
        Lots(tmp_path / "file").of_files([("a.txt", b"1")], None)


# How it is led


def test_good_and_bad_files_and_what_is_no_document(desk: Desk) -> None:
    given = [("会則.txt", GYM), ("写し.txt", GYM), ("規約.md", CAR), ("空.txt", ""), ("料金.xlsx", "x")]
    lot = desk.lots.of_files([(name, text.encode()) for name, text in given], "佐藤")
    desk.start(lot.id)
    desk.start(lot.id)  # a second click changes nothing
    with pytest.raises(WorkspaceError, match="止めてから"):
        desk.remove(lot.id)
    until(lambda: desk.sight(lot.id) is None)
    done = desk.lots.one(lot.id)
    assert (done.wanted, done.error) == (False, "") and done.outcome is not None
    outcome = done.outcome
    assert (outcome.files, outcome.failed, outcome.copies, outcome.documents, outcome.left) == (4, 1, 1, 2, 0)
    assert told(desk, lot) == {
        "会則.txt": State.READ,
        "写し.txt": State.COPY,
        "規約.md": State.READ,
        "空.txt": State.FAILED,
        "料金.xlsx": State.PASSED,
    }
    assert (desk.lots.out(lot.id) / outcome.books[0]).read_bytes().startswith(b"PK")
    with zipfile.ZipFile(BytesIO(files.zipped(desk.lots.out(lot.id) / "csv"))) as packed:
        assert "見本ジム会則" in packed.read("一覧.csv").decode("utf-8-sig")
    assert "空.txt" in (desk.lots.out(lot.id) / "report.md").read_text("utf-8")

    # A better copy of the bad one: only that is read.
    desk.lots.keep(lot.id, [("空.txt", CAR.replace("7日", "9日").encode())], replaces=True)
    desk.start(lot.id)
    until(lambda: desk.sight(lot.id) is None)
    again = desk.lots.one(lot.id).outcome
    assert again is not None and (again.failed, again.documents) == (0, 3)

    # Without its folder of results it is gone.
    desk.remove(lot.id)
    assert desk.lots.all() == [] and not desk.lots.out(lot.id).exists()


def test_a_yakkan_that_was_replaced_under_the_server_asks_to_be_started_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_batch, "extractor", lambda own: "of the code before")  # the worker has that of now
    lot = desk.lots.of_files([("会則.txt", GYM.encode())], None)
    desk.start(lot.id)
    until(lambda: desk.sight(lot.id) is None)
    assert "yakkan serve を終えて起動し直して" in desk.lots.one(lot.id).error


def test_what_a_killed_server_had_under_way_goes_on(desk: Desk, tmp_path: Path) -> None:
    texts = [GYM.replace("1か月", f"{n}か月") for n in range(1, 9)]
    lot = desk.lots.of_files([(f"{n}.txt", text.encode()) for n, text in enumerate(texts)], None)
    script = (
        "import sys, time; from pathlib import Path; from app.web.batches.desk import Desk, Given\n"
        "from app.web.batches.lots import Lots; from pipeline.settings import Settings\n"
        f"Desk(Lots(Path({str(tmp_path)!r})), lambda: Given(Settings(), None)).start({lot.id!r}); time.sleep(600)"
    )
    server = subprocess.Popen([sys.executable, "-c", script], cwd=_ROOT, env=os.environ)
    results = desk.lots.out(lot.id) / "json"
    until(lambda: results.is_dir() and len(list(results.iterdir())) >= 2)
    server.kill()
    server.wait()
    with closing(sqlite3.connect(desk.lots.out(lot.id) / ".yakkan" / "ledger.sqlite3")) as ledger:
        done_before = [file for (file,) in ledger.execute("SELECT file FROM pieces")]
    assert done_before  # the last file on the disk may not be in it yet: that one is done again
    before = {name: (results / name).stat().st_mtime_ns for name in done_before}
    assert desk.lots.one(lot.id).wanted
    desk.resume()
    until(lambda: desk.sight(lot.id) is None)
    done = desk.lots.one(lot.id).outcome
    assert done is not None and (done.documents, done.left) == (8, 0)
    after = {path.name: path.stat().st_mtime_ns for path in results.iterdir()}
    assert before.items() <= after.items()  # what was done was not done again


def test_stopped_it_keeps_what_is_done_and_goes_on(desk: Desk) -> None:
    given = [(f"{n}.txt", GYM.replace("1か月", f"{n}か月").encode()) for n in range(1, 30)]
    lot = desk.lots.of_files(given, None)
    desk.start(lot.id)
    until(lambda: (sight := desk.sight(lot.id)) is None or sight.done)
    desk.stop(lot.id)
    until(lambda: desk.sight(lot.id) is None)
    stopped = desk.lots.one(lot.id)
    assert stopped.outcome is not None and stopped.error == "" and not stopped.wanted
    assert 0 < stopped.outcome.documents < 29 and stopped.outcome.left == 29 - stopped.outcome.documents
    assert stopped.outcome.failed == 0  # what was at work is no failure
    states = list(told(desk, lot).values())
    assert (states.count(State.READ), states.count(State.WAITING)) == (stopped.outcome.documents, stopped.outcome.left)
    desk.start(lot.id)
    until(lambda: desk.sight(lot.id) is None)
    assert set(told(desk, lot).values()) == {State.READ}


def test_one_that_waits_for_its_turn_can_be_stopped_at_once(desk: Desk) -> None:
    many = [desk.lots.of_files([(f"{n}.txt", GYM.encode())], None) for n in range(3)]
    for lot in many:
        desk.start(lot.id)
    last = desk.sight(many[-1].id)
    assert last is not None and "順番" in last.told
    desk.stop(many[-1].id)
    until(lambda: desk.sight(many[-1].id) is None, 5)
    assert desk.lots.one(many[-1].id).outcome is None
    for lot in many[:2]:
        desk.stop(lot.id)
    until(lambda: not any(desk.sight(lot.id) for lot in many))


def test_a_folder_that_has_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path.parent / f"{tmp_path.name}-文書"
    place.mkdir()
    lot = desk.lots.of_folder(place, None)
    desk.start(lot.id)
    until(lambda: desk.sight(lot.id) is None)
    assert "文書が見つからない" in desk.lots.one(lot.id).error
    place.rmdir()
    desk.start(lot.id)
    until(lambda: desk.sight(lot.id) is None)
    assert "今はありません" in desk.lots.one(lot.id).error
    assert showing.phase(desk.lots.one(lot.id), None) is showing.Phase.BROKEN


def test_what_cannot_go_on_hinders_nothing_else(desk: Desk) -> None:
    lots = [desk.lots.of_files([("会則.txt", GYM.encode())], None) for _ in range(2)]
    for lot in lots:
        desk.lots.change(lot.id, lambda now: replace(now, wanted=True))
    scratch = desk.lots.folder / lots[0].id / ".yakkan"
    shutil.rmtree(scratch)
    scratch.write_text("")  # nothing can be written there
    desk.resume()
    until(lambda: not any(desk.sight(lot.id) for lot in lots))
    assert [desk.lots.one(lot.id).outcome is None for lot in lots] == [True, False]


# What is shown


def test_a_batch_is_shown_as_text_with_what_came_of_it() -> None:
    html = str(showing.head_html(LOT, None)) + str(showing.outcome_html(LOT, OUTCOME))
    assert "&lt;i&gt;会則&lt;/i&gt;" in html and "<i>" not in html and "<b>" not in html
    assert "完了" in html and "4 件（うち同じ内容 1 件）" in html and "1分5秒" in html
    assert f"./batches?b={LOT.id}&amp;f=failed" in html
    one_each = str(showing.outcome_html(LOT, replace(OUTCOME, failed=0, kinds={"賃貸借契約": 1, "売買契約": 1})))
    assert "賃貸借契約、売買契約" in one_each and "<progress" not in one_each and "f=failed" not in one_each
    running = str(showing.sight_html(Sight("3/5 件　1.5 件/秒　残り約1秒", 3, 5, is_ending=False)))
    assert 'value="3" max="5"' in running and "残り約1秒" in running


def test_failures_stand_first_and_files_can_be_narrowed_down() -> None:
    found = [
        Row("a", State.READ, "甲", "会則"),
        rows.failed("b", "「b」は、--password でパスワードを指定してください。"),
    ]
    assert [row.path for row in showing.narrowed(found, "")] == ["b", "a"]
    assert [row.path for row in showing.narrowed(found, "read")] == ["a"]
    html = str(showing.groups_html(LOT, found, "failed")) + str(showing.rows_html(found))
    assert "失敗（1）" in html and "順番待ち" not in html and "--password" not in html
    assert "パスワードを入れて、もう一度読んでください" in html


def test_the_list_tells_who_began_where_there_are_people() -> None:
    assert "始めた人" not in str(showing.list_html([(LOT, None)], named=False))
    assert "始めた人" in str(showing.list_html([(LOT, None)], named=True))


def test_what_was_read_can_be_put_to_the_documents(tmp_path: Path, models: Callable[[], Models]) -> None:
    library = Library(Place(tmp_path), Settings(), models)
    paths = [tmp_path / "会則.txt", tmp_path / "規約.md", tmp_path / "ない.txt"]
    paths[0].write_text(GYM)
    paths[1].write_text(CAR)
    taken = Intake(library.add)
    hand_over(paths, taken, ["法務"], max_bytes=10_000).join(60)
    assert taken.wait(120)
    records = library.workspace.records()
    assert [library.groups.of(one.id) for one in records] == [("法務",)] * 2


def test_the_empty_page_says_what_to_do_and_a_batch_is_shown(app, shown, tmp_path: Path) -> None:
    at = app("batches")
    assert not at.exception and "まだ一括処理がありません" in shown(at) and len(at.text_input) == 1
    lots = Lots(tmp_path)
    lot = lots.of_files([("$x$ :material_delete:.txt", GYM.encode())], None)
    lots.change(lot.id, lambda now: replace(now, outcome=OUTCOME, error=""))
    at = app("batches")
    assert not at.exception and "$x$ :material_delete:.txt" in shown(at)
    at = app("batches", b=lot.id)
    assert not at.exception and "順番待ち" in shown(at)
    words = json.dumps([one.value for one in (*at.markdown, *at.caption)] + [one.label for one in at.button])
    assert "material" not in words
    assert "この一括処理はありません" in shown(app("batches", b="ffffffffffff"))


def test_who_may_only_read_begins_nothing_and_sees_only_their_own(app, shown, tmp_path: Path, monkeypatch) -> None:
    from app.web import shared

    app("batches")  # makes the workspace
    people = People(shared.whole().workspace)
    people.put("管理", Role.ADMIN)
    people.put("佐藤", Role.READER)
    people.put("鈴木", Role.REVIEWER)
    lots = Lots(tmp_path)
    own = lots.of_files([("鈴木の.txt", GYM.encode())], "鈴木")
    monkeypatch.setattr(shared, "_person", lambda *_: "佐藤")
    at = app("batches")
    assert "担当者の権限が要ります" in shown(at) and "鈴木の.txt" not in shown(at) and not at.text_input
    assert "ほかの人のもの" in shown(app("batches", b=own.id))
    monkeypatch.setattr(shared, "_person", lambda *_: "鈴木")
    at = app("batches")
    assert "鈴木の.txt" in shown(at) and not at.text_input  # no folder of the server's machine
    monkeypatch.setattr(shared, "_person", lambda *_: "管理")
    assert "鈴木の.txt" in shown(app("batches"))


def test_who_has_lost_the_role_since_the_page_was_shown_does_nothing_more(
    app, shown, tmp_path: Path, monkeypatch
) -> None:
    from app.web import shared

    app("batches")  # makes the workspace
    people = People(shared.whole().workspace)
    people.put("管理", Role.ADMIN)
    people.put("鈴木", Role.REVIEWER)
    lots = Lots(tmp_path)
    lot = lots.of_files([("鈴木の.txt", GYM.encode())], "鈴木")
    monkeypatch.setattr(shared, "_person", lambda *_: "鈴木")
    for label in ("取り除く", "読む"):
        people.put("鈴木", Role.REVIEWER)
        at = app("batches", b=lot.id)
        [button] = [one for one in at.button if one.label == label]
        people.put("鈴木", Role.READER)
        at = button.click().run()
        assert not at.exception and "担当者の権限が要ります" in shown(at)
    assert lots.one(lot.id) == lot
