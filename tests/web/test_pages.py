"""The pages of the app without a browser, each over a workspace of its own."""

import json
import time

import pytest

from app.web.library import Library
from app.web.links import ASK, DOCUMENTS, REVISIONS, Link
from pipeline.settings import Settings
from pipeline.store import Place, Workspace
from pipeline.store.members import People
from pipeline.store.people import Role
from pipeline.store.questions import Questions
from tests.web.conftest import CAR, GYM, HOSTILE


@pytest.fixture
def filled(tmp_path, models):
    """The workspace of the app with one document, and the document's id."""
    library = Library(Place(tmp_path), Settings(), models)
    return library, library.add(GYM.encode(), "会則.txt").document


def markdown(at) -> str:
    """All that Streamlit itself would read as Markdown."""
    return json.dumps([one.value for one in at.markdown] + [one.label for one in at.button], ensure_ascii=False)


def test_an_empty_workspace_says_what_to_do_and_the_sample_answers(app, shown):
    at = app()
    assert not at.exception and "まだ文書がありません" in shown(at)
    (sample,) = [one for one in at.button if "見本" in one.label]
    at = sample.click().run()
    assert not at.exception and "1 件の文書に" in shown(at)
    at = app(ASK, q="解約はいつまでに申し出る？")
    assert "1か月前まで" in shown(at) and "第13条第1項" in shown(at)


def test_a_question_is_answered_beside_its_clause_and_kept(app, shown, filled):
    library, _ = filled
    at = app(ASK, q="退会はいつまでに届け出る？")
    html = shown(at)
    assert not at.exception
    assert "<mark>" in html and "unit paragraph lit" in html and "1か月前までに" in html
    (right,) = [one for one in at.button if one.label == "役に立った"]
    at = right.click().run()
    assert "役に立ったと記録しました" in shown(at)
    (kept,) = Questions(library.workspace).last()
    assert kept.text == "退会はいつまでに届け出る？" and Questions(library.workspace).judged(kept.number)[0].is_right


def test_what_is_typed_becomes_the_address_and_a_follow_up_its_question_in_full(app, shown, filled):
    at = app()
    at.text_input(key="asking_typed").set_value("退会はいつまでに届け出る？").run()
    assert at.query_params["q"] in ("退会はいつまでに届け出る？", ["退会はいつまでに届け出る？"])
    at.text_input(key="asking_typed").set_value("手数料は？").run()
    assert "退会の手数料は？" in shown(at) and "3,000円" in shown(at)


def test_a_clause_of_the_address_is_opened_and_a_wrong_one_is_told(app, shown, filled):
    _, document = filled
    assert "unit item lit" in shown(app(DOCUMENTS, d=document, a="第2条第1項第2号"))
    assert "第99条は、この文書にありません" in shown(app(DOCUMENTS, d=document, a="第99条"))
    assert "この文書は登録されていません" in shown(app(DOCUMENTS, d="d000000000000"))


def test_values_are_confirmed_in_bulk_and_stay_so(app, shown, filled):
    _, document = filled
    at = app(DOCUMENTS, d=document, v="facts")
    assert "未確認" in shown(at)
    (bulk,) = [one for one in at.button if "まとめて確認済" in one.label]
    assert not bulk.click().run().exception
    assert "確認済</span>" in shown(app(DOCUMENTS, d=document, v="facts"))


@pytest.mark.parametrize("side", ["", "facts", "kinds", "terms", "norms", "issues"])
def test_every_side_of_a_document_is_shown(app, shown, filled, side):
    _, document = filled
    at = app(DOCUMENTS, d=document, v=side)
    assert not at.exception and "見本ジム会則" in shown(at)


def test_the_list_and_the_queue_are_shown(app, shown, filled):
    at = app(DOCUMENTS)
    assert not at.exception and "会則.txt" in shown(at)
    assert not app(DOCUMENTS, v="queue").exception


def test_the_address_says_which_documents_are_listed_and_in_which_order(app, shown, filled):
    library, _ = filled
    library.add(CAR.encode(), "規約.txt")
    at = app(DOCUMENTS, q="カーシェア", s="title")
    assert "1 件" in shown(at) and "会則.txt" not in shown(at)
    assert (at.text_input(key="documents_words").value, at.selectbox(key="documents_order").value) == (
        "カーシェア",
        "title",
    )
    at = at.text_input(key="documents_words").set_value("ジム").run()
    assert "会則.txt" in shown(at) and "規約.txt" not in shown(at)
    assert at.query_params == {"q": "ジム", "s": "title"}
    assert "2 件" in shown(app(DOCUMENTS, s="nonsense", n="99"))


def test_who_adds_chooses_the_groups_that_are_shown_it(app, shown, filled):
    library, _ = filled
    assert [one.key for one in app(DOCUMENTS).multiselect] == []
    People(library.workspace).put("佐藤", Role.REVIEWER, ["法務"])
    for page in (DOCUMENTS, REVISIONS):
        (choice,) = [one for one in app(page).multiselect if "見せるグループ" in one.label]
        assert choice.options == ["法務"]
    at = app(DOCUMENTS)
    at.multiselect[0].select("法務").run()
    at.file_uploader[0].upload("規約.txt", CAR.encode()).run()
    for _ in range(120):
        if "登録しました" in shown(at):
            break
        time.sleep(0.5)
        at.run()
    (added,) = [one for one in library.workspace.records() if one.name == "規約.txt"]
    assert library.groups.of(added.id) == ("法務",)
    assert [one.name for one in library.workspace.of("佐藤").records()] == ["会則.txt", "規約.txt"]


def test_groups_that_a_document_does_not_get_because_it_is_there_are_told(filled):
    library, document = filled
    People(library.workspace).put("佐藤", Role.REVIEWER, ["法務", "営業"])
    told = library.add(GYM.encode(), "写し.txt", groups=["法務"]).told
    assert "選んだグループには替えていません" in told and "全員に" in told
    assert library.add(GYM.encode(), "写し.txt").told == "" and library.groups.of(document) == ()
    library.groups.share(document, ["営業"])
    assert "グループの人に" in library.add(GYM.encode(), "写し.txt", groups=["法務"]).told
    assert library.add(GYM.encode(), "写し.txt", groups=["営業"]).told == ""


def test_a_window_stays_open_while_the_page_is_shown_anew_and_closes_with_the_page(app, filled):
    library, document = filled
    fact = library.pair(document)[1].facts[0]
    at = app(DOCUMENTS, v="queue")
    at.session_state["_window"] = ("documents_editing", (document, fact))
    for _ in range(3):
        at.run()
        assert "この値は誤り（外す）" in [one.label for one in at.button]
    at.session_state["_go"] = Link(DOCUMENTS, {})
    at.run()
    at.session_state["_go"] = Link(DOCUMENTS, {"v": "queue"})
    at.run()
    assert "この値は誤り（外す）" not in [one.label for one in at.button]


@pytest.mark.parametrize("still_read", [False, True])
def test_a_window_over_a_document_that_is_removed_closes_and_says_so_once(app, shown, filled, still_read):
    library, document = filled
    library.add(CAR.encode(), "規約.txt")
    fact = library.pair(document)[1].facts[0]
    at = app(DOCUMENTS, v="queue")
    at.session_state["_window"] = ("documents_editing", (document, fact))
    at.run()
    library.remove(document)
    if still_read:  # the run that finds everything read begins anew by itself
        at.session_state["documents_filling"] = True
    assert "この文書は登録されていません" in shown(at.run())
    html = shown(at.run())
    assert "この文書は登録されていません" not in html and "確認待ちの値" in html


def test_text_of_a_document_never_comes_into_a_label(app, filled):
    library, _ = filled
    document = library.add(HOSTILE.encode(), "$x$ :material/delete:.txt").document
    for parameters in ({"d": document}, {"d": document, "v": "facts"}, {}):
        at = app(DOCUMENTS, **parameters)
        assert not at.exception and "悪意" not in markdown(at) and "material" not in markdown(at)
    at = app(ASK, q="「A & B」はいつまでに返す？")
    assert not at.exception and "悪意" not in markdown(at)


def test_the_own_ontology_of_the_environment_is_in_use(app, shown, filled, tmp_path, monkeypatch):
    own = tmp_path / "own.toml"
    own.write_text('[types.termination_by_customer]\nlabel = "やめかた"\n', "utf-8")
    monkeypatch.setenv("YAKKAN_ONTOLOGY", str(own))
    _, document = filled
    assert "やめかた" in shown(app(DOCUMENTS, d=document, v="kinds"))
    own.write_text("[[", "utf-8")
    assert "own.toml" in shown(app(DOCUMENTS, d=document, v="kinds"))


def test_a_question_is_answered_where_nothing_can_be_kept(app, shown, filled, monkeypatch):
    library, _ = filled
    library.index()
    monkeypatch.setattr(Workspace, "is_read_only", lambda _: True)
    at = app(ASK, q="退会はいつまでに届け出る？")
    assert not at.exception and "1か月前までに" in shown(at) and 'role="alert"' not in shown(at)
    assert "役に立った" not in [one.label for one in at.button] and Questions(library.workspace).last() == []
