"""Many processes at once, and many documents: the short form of `python -m evaluation.store_soak`."""

from collections import Counter
from pathlib import Path

import pytest

from evaluation.store_soak import filled, seconds_of, together
from pipeline.store import Place, Workspace
from pipeline.types.clause import Extraction


def test_several_that_add_correct_remove_and_ask_lose_nothing(place: Place) -> None:
    done, lost = together(place, seconds=3, writers=3, readers=2)
    assert [error for one in done for error in one.errors] == [] and lost == []
    counts = sum((one.counts for one in done), Counter[str]())
    assert counts["追加"] >= 3 and counts["一覧"] >= 2


@pytest.mark.timing
def test_opening_takes_no_longer_with_many_documents(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        folder = tmp_path / str(count)
        filled(folder, count, lambda document: Extraction((), (), ()))

        def opened() -> None:
            with Workspace(folder) as workspace:
                newest = workspace.page(0, 20)
                assert len(newest) == 20 and workspace.raw(newest[0].id)

        return seconds_of(opened, 10)

    assert seconds(200) < 3 * seconds(20)
