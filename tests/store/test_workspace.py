import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import insert

from pipeline.errors import MissingError, WorkspaceError
from pipeline.store import Place, Workspace
from pipeline.store.tables import content
from tests.store.made import MADE_BY, keep, opened, pairs, terms


def test_documents_are_kept_as_they_were_given(place: Place) -> None:
    with opened(place) as workspace:
        first, is_new = keep(workspace, terms())
        second, _ = keep(workspace, terms("末日"), revision_of=first.id)
        assert is_new and (first.title, first.name, first.added_by) == ("灯台ジム会則", "会則.txt", None)
    with opened(place) as again:
        assert [(one.id, one.revision_of) for one in again.records()] == [(first.id, None), (second.id, first.id)]
        assert again.raw(first.id) == terms().encode()
        assert again.pairs(second.id, MADE_BY) == tuple(pairs(terms("末日")))
        assert again.pairs(second.id, "another") is None


def test_the_same_bytes_are_kept_once(place: Place) -> None:
    with opened(place) as workspace:
        assert keep(workspace, terms())[1] and not keep(workspace, terms())[1]
        assert len(workspace.records()) == workspace.count() == 1
        assert workspace.known(workspace.records()[0].sha256, MADE_BY)
        assert workspace.known(workspace.records()[0].sha256, "another") is None


def test_a_document_is_there_with_all_its_parts_or_not_at_all(place: Place) -> None:
    with opened(place) as workspace:
        with pytest.raises(MissingError, match="d9"):
            keep(workspace, terms(), revision_of="d9")
        assert workspace.records() == []
        with workspace.reading() as connection:
            assert connection.execute(content.select()).all() == []
        with pytest.raises(WorkspaceError), workspace.writing() as connection:
            connection.execute(insert(content).values(document="d8", raw=b"of no document"))
        assert keep(workspace, terms())[1]


def test_a_file_of_several_documents_is_one_record(place: Place) -> None:
    text = "利用規約\n第1条（目的）\n目的を定めます。\n第2条（会費）\n会費を定めます。\n\nプライバシーポリシー\n第1条（取得）\n氏名を取得します。\n第2条（利用）\n連絡に使います。\n"
    with opened(place) as workspace:
        record, _ = keep(workspace, text)
        kept = workspace.pairs(record.id, MADE_BY)
        assert kept is not None and [document.part for document, _ in kept] == [1, 2]
        assert record.title == "利用規約、プライバシーポリシー"


def test_versions_stand_in_their_order(place: Place) -> None:
    with opened(place) as workspace:
        first, _ = keep(workspace, terms("10日"), effective="2023-04-01")
        third, _ = keep(workspace, terms("20日"), revision_of=first.id, effective="2025-04-01")
        second, _ = keep(workspace, terms("15日"), revision_of=first.id, effective="2024-04-01")
        last, _ = keep(workspace, terms("25日"), revision_of=third.id)
        keep(workspace, "別の規約\n\n第1条\n別のことを定める。\n")
        for any_of_them in (first, second, third, last):
            assert [one.id for one in workspace.versions(any_of_them.id)] == [first.id, second.id, third.id, last.id]


def test_versions_never_run_in_a_circle(place: Place) -> None:
    with opened(place) as workspace:
        first, _ = keep(workspace, terms("10日"))
        second, _ = keep(workspace, terms("20日"), revision_of=first.id)
        with pytest.raises(WorkspaceError, match="それ自身"):
            workspace.place(first.id, revision_of=first.id)
        with pytest.raises(WorkspaceError, match="後の版"):
            workspace.place(first.id, revision_of=second.id)
        assert workspace.record(first.id).revision_of is None


def test_a_document_that_is_there_can_be_made_a_revision(place: Place) -> None:
    with opened(place) as workspace:
        first, second = (keep(workspace, terms(days))[0] for days in ("10日", "20日"))
        record, is_new = keep(workspace, terms("20日"), revision_of=first.id, effective="2030-01-01")
        assert (record.id, record.revision_of, record.effective, is_new) == (second.id, first.id, "2030-01-01", False)


def test_a_version_in_the_middle_can_be_removed(place: Place) -> None:
    with opened(place) as workspace:
        first, _ = keep(workspace, terms("10日"))
        second, _ = keep(workspace, terms("20日"), revision_of=first.id)
        third, _ = keep(workspace, terms("末日"), revision_of=second.id)
        work = workspace.remove(second.id)
        assert [one.id for one in workspace.versions(third.id)] == [first.id, third.id]
        assert workspace.unfinished() == [work] and work.subject == second.id
        workspace.finish(work)
        assert workspace.unfinished() == []


def test_unknown_documents_are_told(place: Place) -> None:
    with opened(place) as workspace:
        for use in (workspace.record, workspace.raw, workspace.remove, workspace.versions):
            with pytest.raises(MissingError, match="d9"):
                use("d9")
        for use in (workspace.pairs, workspace.extracted):
            with pytest.raises(MissingError, match="d9"):
                use("d9", MADE_BY)
        with pytest.raises(MissingError, match="d9"):
            workspace.put("d9", MADE_BY, pairs(terms()))


def test_a_page_of_documents_by_words(place: Place) -> None:
    with opened(place) as workspace:
        for title in ("会員規約", "取引基本契約書", "100%保証の規約"):
            text = f"{title}\n\n第1条（目的）\n目的を定める。\n"
            workspace.add(text.encode(), pairs(text, f"{title}.txt"), MADE_BY)
        assert workspace.count() == 3 and workspace.count("規約") == 2 and workspace.count("規約 会員") == 1
        assert [one.title for one in workspace.page(0, 10, "0%保")] == ["100%保証の規約"]
        assert len(workspace.page(0, 2)) == 2 and len(workspace.page(2, 2)) == 1
        newest = [one.id for one in workspace.page(0, 3)]
        assert newest == [one.id for one in reversed(workspace.records())]


def test_only_the_last_extractors_are_kept(place: Place) -> None:
    with opened(place) as workspace:
        record, _ = keep(workspace, terms())
        for extractor in ("f2", "f3"):
            workspace.put(record.id, extractor, pairs(terms()))
        assert [workspace.pairs(record.id, one) is None for one in (MADE_BY, "f2", "f3")] == [True, False, False]


def test_only_its_owner_can_read_the_files(tmp_path: Path) -> None:
    with Workspace(tmp_path / "新しい" / "場所") as workspace:
        keep(workspace, terms())
        modes = {path.name: path.stat().st_mode & 0o777 for path in workspace.folder.iterdir()}
        assert set(modes.values()) == {0o600} and "yakkan.sqlite3-wal" in modes
        assert workspace.folder.stat().st_mode & 0o777 == 0o700


def test_a_file_that_is_no_workspace(tmp_path: Path) -> None:
    (tmp_path / "yakkan.sqlite3").write_bytes(b"this is no database at all, only text " * 20)
    with pytest.raises(WorkspaceError, match="yakkan doctor"):
        Workspace(tmp_path)


def test_a_newer_workspace_is_refused_and_left_as_it_is(place: Place) -> None:
    with opened(place) as workspace, workspace.writing() as connection:
        connection.exec_driver_sql("UPDATE yakkan_version SET version_num = '9999'")
    with pytest.raises(WorkspaceError, match="より新しい yakkan"):
        opened(place)
    with pytest.raises(WorkspaceError, match="より新しい yakkan"):
        opened(place)


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="つながりません") as told:
        Workspace(tmp_path, "postgresql://somebody:himitsu@127.0.0.1:1/contracts")
    assert "himitsu" not in str(told.value) and "127.0.0.1/contracts" in str(told.value)


@pytest.mark.parametrize("url", ["mysql://server/contracts", "postgresql://[", "nonsense"])
def test_what_is_no_url_of_postgresql_is_told(tmp_path: Path, url: str) -> None:
    with pytest.raises(WorkspaceError, match="postgresql://"):
        Workspace(tmp_path, url)


def test_a_database_that_is_written_to_elsewhere_is_waited_for(tmp_path: Path) -> None:
    import threading
    import time

    with Workspace(tmp_path) as workspace:
        other = sqlite3.connect(tmp_path / "yakkan.sqlite3", isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        ends = threading.Timer(0.3, lambda: other.execute("COMMIT"))
        ends.start()
        begun = time.monotonic()
        assert keep(workspace, terms())[1]
        assert time.monotonic() - begun > 0.2
        ends.join()
        other.close()
