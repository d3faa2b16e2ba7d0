"""The rows of the list: made once, kept with the workspace, made anew when the values are others."""

from dataclasses import asdict
from pathlib import Path

import pytest

from app.web.documents.summaries import Summaries, _rules
from app.web.library import Library
from app.web.naming import record_id
from pipeline.store.summaries import KeptSummaries
from tests.web.conftest import CAR, GYM


def made(library: Library) -> dict:
    """All rows, as soon as they are there."""
    found = Summaries(library)
    found.rows(library.stamps())
    found.wait(60)
    rows, left = found.rows(library.stamps())
    assert left == 0
    return rows


@pytest.fixture
def filled(empty):
    for name, text in (("gym.txt", GYM), ("car.txt", CAR)):
        empty.add(text.encode(), name)
    return empty


def plain(rows) -> dict[str, list[dict]]:
    return {record: [asdict(row) for row in several] for record, several in rows.items()}


def test_a_new_start_reads_no_document_again_for_the_list(filled, monkeypatch):
    before = plain(made(filled))
    monkeypatch.setattr(Library, "read", lambda *_: pytest.fail("a document was read"))
    rows, left = Summaries(filled).rows(filled.stamps())
    assert left == 0 and plain(rows) == before
    assert sorted(row.title for several in rows.values() for row in several) == ["見本カーシェア規約", "見本ジム会則"]


def test_a_row_follows_what_people_correct(filled):
    made(filled)
    document = next(one for one in filled.index().titles if filled.pair(one)[0].title == "見本ジム会則")
    pair = filled.pair(document)
    fact = next(one for one in pair[1].facts if one.field == "termination_by_customer.notice_period")
    filled.said.correct(pair[0], fact, "P2M")
    rows, left = Summaries(filled).rows(filled.stamps())
    assert left == 1 and record_id(document) not in rows
    [row] = made(filled)[record_id(document)]
    assert row.deadline == "2か月"


def test_a_row_of_a_correction_that_was_taken_back_meanwhile_is_not_kept(filled, monkeypatch):
    document = next(one for one in filled.index().titles if filled.pair(one)[0].title == "見本ジム会則")
    read, found = filled.pair(document)
    fact = next(one for one in found.facts if one.field == "termination_by_customer.notice_period")
    really = Library.read

    def late(self, record):
        if record == record_id(document):
            monkeypatch.setattr(Library, "read", really)
            filled.said.correct(read, fact, "P2M")
        return really(self, record)

    monkeypatch.setattr(Library, "read", late)
    shown = Summaries(filled)
    shown.rows(filled.stamps())
    shown.wait(60)
    filled.said.withdraw(document, filled.said.corrections(record_id(document))[-1].number)
    for rows in (shown, Summaries(filled)):
        rows.rows(filled.stamps())
        rows.wait(60)
        [row] = rows.rows(filled.stamps())[0][record_id(document)]
        assert row.deadline == "1か月"


def test_rows_that_are_damaged_or_of_other_code_are_made_anew(filled):
    before = plain(made(filled))
    one, other = filled.stamps()
    kept = KeptSummaries(filled.workspace)
    state = kept.all()[one][0]
    kept.keep({one: (state, b"damaged"), other: ("of other code", kept.all()[other][1])})
    _, left = Summaries(filled).rows(filled.stamps())
    assert left == 2
    assert plain(made(filled)) == before


@pytest.mark.parametrize("name", ["as_text.py", "effective.py", "corrections.py", "overlay.py", "summaries.py"])
def test_other_code_of_what_makes_rows_is_told(name, monkeypatch):
    before, really = _rules.__wrapped__(), Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: really(path) + b"#" * (path.name == name))
    assert _rules.__wrapped__() != before
