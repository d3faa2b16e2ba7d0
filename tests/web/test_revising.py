"""改定: two versions beside each other."""

import pytest

from app.compared import COLUMNS, OUTPUTS
from app.web.library import Library
from app.web.links import Link
from app.web.naming import record_id
from app.web.revising import changes, consolidated, past
from app.web.revising.choice import chains, nothing_chosen
from app.web.revising.files import file_name, written
from pipeline import history, run
from pipeline.settings import Settings
from pipeline.store import Place
from pipeline.store.relations import Relations
from pipeline.types.address import Address
from pipeline.types.relation import RelationKind

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
    library.workspace.place(new, revision_of=old)
    assert chains(library.workspace, library.titles()) == [(old, new)]
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


def test_facts_stand_old_beside_new(found) -> None:
    html = str(changes.facts_html(found))
    assert html.index("解約の申出期限") < html.index("1か月") < html.index("2か月")


CONTRACT = """保守委託契約書

株式会社みなと（以下「甲」という。）と株式会社かざま（以下「乙」という。）は、次のとおり契約する。

第1条（委託料）
甲は、委託料として月額10万円を支払う。

第2条（期間）
本契約の期間は、2025年4月1日から2026年3月31日までとする。
"""
MEMORANDUM = """保守委託契約の変更に関する覚書

株式会社みなと（以下「甲」という。）と株式会社かざま（以下「乙」という。）は、保守委託契約書（以下「原契約」という。）を次のとおり変更する。

第1条　原契約第1条中「月額10万円」を「月額<b>12万円</b>」に改める。
第2条　原契約第9条を削る。
第3条　本覚書は、2025年10月1日から適用する。
"""


@pytest.fixture
def amended(tmp_path, models) -> tuple[Library, str, str]:
    library = Library(Place(tmp_path), Settings(), models)
    base, by = (
        library.add(text.encode(), name).document for text, name in ((CONTRACT, "契約書.txt"), (MEMORANDUM, "覚書.txt"))
    )
    return library, base, by


def test_a_clause_is_followed_through_its_versions(two) -> None:
    library, old, new = two
    versions = [(library.workspace.record(one), library.pairs(one)) for one in (old, new)]
    steps = history.of_document(versions)
    documents = {old: old, new: new}
    rows = str(past.versions_html(steps, documents, new))
    assert rows.index("第2版") < rows.index("第1版") and f"./revisions?o={old}&amp;n={new}" in rows
    traced = str(past.clause_html(history.along(steps, versions, old, Address.parse("第1条")), documents))
    assert "<del>1か月</del>" in traced and "第2条" in traced and "2025-04-01 施行" in traced
    came = str(past.clause_html(history.along(steps, versions, new, Address.parse("第1条")), documents))
    assert "この版で加わりました" in came and "この版にはありません" in came and "&lt;b&gt;見本ジム" in came


def test_the_history_page_shows_a_day_that_was_told_since(app, shown, two) -> None:
    library, old, new = two
    library.workspace.place(new, revision_of=old)
    assert "2026-04-01" in shown(app("revisions", v="history", d=new))
    library.workspace.place(new, effective="2026-05-15")
    assert "2026-05-15" in shown(app("revisions", v="history", d=new))


def test_the_history_page_shows_the_clause_of_the_address(app, shown, two) -> None:
    library, old, new = two
    Relations(library.workspace).tell(new, RelationKind.REVISION, old)
    at = app("revisions", v="history", d=new, a="第2条")
    assert not at.exception
    html = shown(at)
    assert "第2条の変わり方" in html and "2か月" in html and "版の一覧" in html
    assert "第9条は、この文書にありません" in shown(app("revisions", v="history", d=new, a="第9条"))


def test_a_document_without_other_versions_takes_one_that_is_named(app, shown, two) -> None:
    library, old, new = two
    at = app("revisions", v="history", d=new)
    assert not at.exception and "ほかの版は登録されていません" in shown(at)
    at.selectbox(key="versions_earlier").set_value(old).run()
    at.button(key="versions_tell").click().run()
    assert [one.id for one in library.workspace.versions(new)] == [old, new]


def test_what_was_compared_can_be_kept_as_versions(app, shown, two) -> None:
    library, old, new = two
    at = app("revisions", o=old, n=new)
    at.button(key="revising_link").click().run()
    assert not at.exception and "この文書の版と条項の履歴" in shown(at)
    assert [one.id for one in library.workspace.versions(new)] == [old, new]


def test_a_memorandum_is_worked_in_with_the_origin_of_each_unit(app, shown, amended) -> None:
    _, base, by = amended
    at = app("revisions", v="amend", b=base, by=by)
    assert not at.exception
    html = shown(at)
    assert "月額&lt;b&gt;12万円&lt;/b&gt;を支払う" in html and "<b>12万円" not in html
    assert "保守委託契約の変更に関する覚書 第1条による改定" in html
    assert "2 件のうち 1 件" in html and "第9条" in html and "2025-10-01" in html
    assert not [one for one in at.button if one.label == "原契約の後の版として登録"]  # something was left out


def test_consolidated_text_becomes_the_version_after_its_contract(app, shown, amended) -> None:
    library, base, _ = amended
    whole = MEMORANDUM.replace("第2条　原契約第9条を削る。\n第3条", "第2条")
    by = library.add(whole.encode(), "覚書2.txt").document
    at = app("revisions", v="amend", b=base, by=by)
    (keep,) = [one for one in at.button if one.label == "原契約の後の版として登録"]
    at = keep.click().run()
    assert not at.exception
    versions = library.workspace.versions(record_id(base))
    assert [one.effective for one in versions][1:] == ["2025-10-01"] and "12万円" in shown(
        app("documents", d=versions[1].id)
    )


def test_known_amendments_are_offered(amended) -> None:
    library, base, by = amended
    Relations(library.workspace).tell(by, RelationKind.AMENDS, base)
    from app.web.revising.choice import amended as known

    titles = library.titles()
    assert known(library.workspace, titles) == [(base, (by,))]
    assert f"b={base}&amp;by={by}" in str(consolidated.candidates(known(library.workspace, titles), titles))


@pytest.mark.parametrize(
    ("side", "told"), [("history", "版を並べる文書がまだありません"), ("amend", "原契約と、それを変更する覚書")]
)
def test_every_side_of_an_empty_workspace_says_what_to_do(app, shown, side, told) -> None:
    at = app("revisions", v=side)
    assert not at.exception and told in shown(at)
