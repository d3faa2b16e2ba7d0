"""What lists say of documents is kept with them, and goes with them."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.store import Place, Workspace
from pipeline.store.members import People
from pipeline.store.people import Role
from pipeline.store.summaries import KeptSummaries
from tests.store.filled import fill
from tests.store.made import opened


def test_what_is_kept_is_given_back_and_replaced(place: Place) -> None:
    with opened(place) as workspace:
        older, newer = fill(workspace)
        kept = KeptSummaries(workspace)
        assert kept.all() == {}
        kept.keep({older.id: ("一", b"\x00\xff"), newer.id: ("二", b"new"), "d000000000000": ("三", b"of none")})
        assert kept.all() == {older.id: ("一", b"\x00\xff"), newer.id: ("二", b"new")}
        kept.keep({newer.id: ("四", b"newer")})
        assert kept.all() == {older.id: ("一", b"\x00\xff"), newer.id: ("四", b"newer")}
        kept.keep({})
        assert len(kept.all()) == 2


def test_two_who_keep_the_same_at_once_do_not_fail(place: Place) -> None:
    with opened(place) as workspace, opened(place) as other:
        ids = [one.id for one in fill(workspace)]

        def keep(there: Workspace, of: list[str], stamp: str) -> None:
            for _ in range(20):
                KeptSummaries(there).keep({one: (stamp, b"x") for one in of})

        with ThreadPoolExecutor(2) as both:
            for done in (both.submit(keep, workspace, ids, "一"), both.submit(keep, other, ids[::-1], "二")):
                done.result()
        kept = KeptSummaries(workspace).all()
        assert kept.keys() == set(ids) and {stamp for stamp, _ in kept.values()} in ({"一"}, {"二"})


def test_one_gets_those_of_the_documents_one_may_see(place: Place) -> None:
    with opened(place) as workspace:
        older, newer = fill(workspace)  # the newer one is for the people of 法務 alone
        People(workspace).put("よその人", Role.READER, ["営業"])
        KeptSummaries(workspace).keep({one.id: ("一", b"x") for one in (older, newer)})
        assert KeptSummaries(workspace.of("担当")).all().keys() == {older.id, newer.id}
        assert KeptSummaries(workspace.of("よその人")).all().keys() == {older.id}


def test_it_goes_with_its_document(tmp_path: Path) -> None:
    with Workspace(tmp_path) as workspace:
        _, newer = fill(workspace)
        KeptSummaries(workspace).keep({newer.id: ("一", "見本町の秘密".encode())})
        workspace.finish(workspace.remove(newer.id))
        assert KeptSummaries(workspace).all() == {}
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and "見本町の秘密".encode() in path.read_bytes()]
