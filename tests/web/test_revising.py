"""改定: two versions beside each other."""

import pytest

from app.compared import COLUMNS, OUTPUTS
from app.web.library import Library
from app.web.links import Link
from app.web.revising import changes
from app.web.revising.choice import chains, nothing_chosen
from app.web.revising.files import file_name, written
from pipeline import run
from pipeline.settings import Settings
from pipeline.store import Place

OLD = """見本ジム会則

第1条（退会）
会員は、退会を希望する日の1か月前までに、退会届を提出するものとします。

第2条（利用料）
会員は、利用料を毎月払います。

附則
この会則は、2025年4月1日から施行します。
"""
NEW = """見本ジム会則

第1条（目的）
この会則は、<b>見本ジム</b>の利用を定めます。

第2条（退会）
会員は、退会を希望する日の2か月前までに、退会届を提出するものとします。

第3条（利用料）
会員は、利用料を毎月払います。

附則
この会則は、2026年4月1日から施行します。
"""


@pytest.fixture(scope="module")
def found():
    olds, news = (run.parse_bytes(text.encode(), "会則.txt") for text in (OLD, NEW))
    return run.revise(olds, news)


@pytest.fixture
def two(tmp_path, models) -> tuple[Library, str, str]:
    library = Library(Place(tmp_path), Settings(), models)
    old, new = (library.add(text.encode(), name).document for text, name in ((OLD, "旧.txt"), (NEW, "新.txt")))
    return library, old, new


def test_what_went_and_what_came_stand_on_their_sides(found) -> None:
    html = str(changes.substance_html(found))
    before, after = html.index("<del>1か月</del>"), html.index("<ins>2か月</ins>")
    assert before < html.index('class="new"', before) < after
    assert "1か月 → 2か月" in html and "利用料を毎月払います" not in html


def test_words_of_a_document_are_no_markup(found) -> None:
    html = str(changes.substance_html(found))
    assert "&lt;b&gt;見本ジム&lt;/b&gt;" in html and "<b>見本ジム" not in html


def test_what_only_has_another_number_is_folded(found) -> None:
    assert "第3条" not in str(changes.substance_html(found))
    form = str(changes.form_html(found))
    assert "番号だけが変わった条項（1）" in form and "第3条" in form


def test_two_alike_have_no_changes() -> None:
    olds, news = (run.parse_bytes(OLD.encode(), "会則.txt") for _ in range(2))
    same = run.revise(olds, news)
    assert "内容の変更はありません" in str(changes.substance_html(same))
    assert "番号や表記だけの変更はありません" in str(changes.form_html(same))


def test_the_head_leads_to_every_side(found) -> None:
    html = str(changes.head(("旧の会則", "新の会則"), found, changes.FORM, Link("revisions", {"o": "a", "n": "b"})))
    assert "./revisions?o=a&amp;n=b&amp;v=main" in html and "内容の変更（" in html
    assert html.count('aria-current="page"') == 1


def test_documents_of_one_name_are_told_apart_by_the_day_they_come_into_force(two) -> None:
    library, old, new = two
    names = library.titles()
    assert names == {old: "見本ジム会則（2025-04-01 施行）", new: "見本ジム会則（2026-04-01 施行）"}


def test_known_revisions_are_offered(two) -> None:
    library, old, new = two
    assert chains(library.workspace.records(), library.titles()) == []
    library.workspace.place(new, revision_of=old)
    records = library.workspace.records()
    assert chains(records, library.titles()) == [(old, new)]
    html = str(nothing_chosen([(old, new)], library.titles()))
    assert f"./revisions?o={old}&amp;n={new}" in html and "2025-04-01 施行" in html


def test_an_empty_workspace_says_what_to_do(app, shown) -> None:
    at = app("revisions")
    assert not at.exception and "二つの版が要ります" in shown(at)


def test_the_page_shows_what_the_address_names(app, shown, two) -> None:
    _, old, new = two
    at = app("revisions", o=old, n=new)
    assert not at.exception
    assert "<ins>2か月</ins>" in shown(at)
    assert [one.value for one in at.selectbox][:2] == [old, new]


def test_the_main_changes_come_with_dates_and_points_to_check(app, shown, two) -> None:
    _, old, new = two
    at = app("revisions", o=old, n=new, v="main")
    assert not at.exception
    html = shown(at)
    assert "施行日　2026年4月1日" in html and "548条の4" in html and "1か月" in html


def test_a_document_is_not_compared_with_itself(app, shown, two) -> None:
    _, old, _ = two
    assert "同じ文書が選ばれています" in shown(app("revisions", o=old, n=old))


def test_an_address_of_a_document_that_is_gone_chooses_nothing(app, shown, two) -> None:
    _, old, _ = two
    at = app("revisions", o=old, n="d000000000000")
    assert not at.exception and "改定の前と後を比べます" in shown(at)


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda one: one.name)
def test_every_file_of_a_comparison_can_be_saved(two, found, output) -> None:
    library, _, _ = two
    data = written(library, found, output, COLUMNS[0], "見本太郎")
    assert data.startswith(b"PK" if output.suffix != ".html" else b"<!DOCTYPE html>")
    assert file_name(found[0], output).endswith(output.suffix) and "見本ジム会則" in file_name(found[0], output)
