"""設定: what is in use and where it comes from, and what admins change; over workspaces of the tests' own."""

import re
import threading

import pytest
from click.testing import CliRunner

from app import settings
from app.cli import main
from app.web.links import SETTINGS
from app.web.settings import folk, limits, machine, own, records, state
from app.web.settings.background import Background
from app.web.settings.machine import examining, place_html, troubles_html, version_html
from pipeline import ontology
from pipeline.errors import WorkspaceError, YakkanError
from pipeline.ontology import Text
from pipeline.store import Workspace
from pipeline.store.audit import Event
from pipeline.store.auditing import Audit
from pipeline.store.members import People
from pipeline.store.people import Person, Role
from pipeline.store.preferences import Own, Preferences
from pipeline.types.care import Outcome, Trouble
from pipeline.types.relation import RelationKind, State
from tests.web.conftest import GYM

OWN = '[types.termination_by_customer]\nlabel = "やめかた"\n'


@pytest.fixture
def workspace(tmp_path):
    with Workspace(tmp_path) as made:
        People(made).put("kanri@example.jp", Role.ADMIN)
        People(made).put("yomu@example.jp", Role.READER, ["法務"])
        yield made


def test_what_is_kept_with_a_workspace_is_read_by_all_and_set_by_admins(workspace):
    preferences = Preferences(workspace.of("kanri@example.jp"))
    preferences.set_limits({settings.PAGES: 30})
    preferences.set_ontology(Own("自分.toml", OWN))
    reader = Preferences(workspace.of("yomu@example.jp"))
    assert reader.limits() == {settings.PAGES: 30} and reader.ontology() == Own("自分.toml", OWN)
    for change in (lambda: reader.set_limits({}), lambda: reader.set_ontology(None)):
        with pytest.raises(WorkspaceError, match="管理者の権限が要ります"):
            change()
    assert [one.subject for one in Audit(workspace).last(2)] == ["ontology", "limits"]


def test_the_log_is_for_admins(workspace):
    assert Audit(workspace.of("kanri@example.jp")).faults() == []
    for read in (lambda log: log.last(5), lambda log: log.faults(), lambda log: log.older(1)):
        with pytest.raises(WorkspaceError, match="管理者の権限が要ります"):
            read(Audit(workspace.of("yomu@example.jp")))


def test_the_environment_goes_before_the_workspace_and_that_before_what_is_usual():
    kept = {settings.PAGES: 30, settings.SIZE: 5}
    found = settings.from_environment({settings.PAGES: "7"}, kept)
    assert (found.max_pages, found.max_bytes) == (7, 5 * 1_048_576)
    html = str(limits.limits_html({settings.PAGES: "7"}, kept))
    for words in ("7 ページ", "環境変数 YAKKAN_MAX_PAGES", "5 MB", "この画面", "120 秒"):
        assert words in html


@pytest.mark.parametrize("typed", ["0", "-1", "十", "1.5", "10000000000", "1000001"])
def test_a_limit_that_is_none_is_told(typed):
    with pytest.raises(YakkanError, match="PDF のページ数（ページ）には、1 から 1000000 までの整数"):
        limits.read({settings.PAGES: typed})
    assert limits.read({settings.PAGES: " 30 ", settings.SIZE: "", settings.SECONDS: "120"}) == {settings.PAGES: 30}


def test_the_example_of_an_own_ontology_is_sound_and_faults_name_their_lines():
    with ontology.using(Text("見本.toml", own.EXAMPLE)) as found:
        assert found.types["data_residency"].label == "データの所在地"
    assert own.checked("自分.toml", OWN.encode()) == Own("自分.toml", OWN)
    with pytest.raises(YakkanError) as told:
        own.checked("自分.toml", b'[types.a]\nlabel = "A"\n\n[fields.b]\nlabel = "B"\nform = "nothing"\n')
    assert "自分.toml の1行目 [a]" in str(told.value) and "自分.toml の6行目 [b]" in str(told.value)
    with pytest.raises(YakkanError, match="UTF-8"):
        own.checked("自分.toml", "あ".encode("cp932"))


def test_people_and_their_groups_are_told_as_text():
    people = [Person("<b>@example.jp", Role.REVIEWER, ("営業", "法務"))]
    html = str(folk.people_html(people))
    assert "&lt;b&gt;@example.jp" in html and "担当者" in html and "営業、法務" in html and 'data-do="edit:0"' in html
    assert "はじめに自分を管理者として" in str(folk.people_html([]))
    assert folk.read_groups(" 法務、営業, ,総務") == ["法務", "営業", "総務"]


def test_days_of_retention_and_what_would_go(workspace):
    assert (records.read_days(" "), records.read_days("365")) == (None, 365)
    for typed in ("0", "一年", "-3", "99999", "0000000010000000"):
        with pytest.raises(YakkanError, match="36500 までの日数"):
            records.read_days(typed)
    assert Audit(workspace).older(1) == {"question": 0, "event": 0}
    html = str(records.events_html(Audit(workspace).last(10), {}))
    assert "人を登録・変更" in html and "yomu@example.jp" in html and "グループ: 法務、役割: 閲覧者" in html
    assert "違うところがあります" in str(records.faults_html(["操作の記録 3 番が書き換えられています。"]))


def test_relations_and_what_was_mended_are_told_in_japanese():
    def event(action: str, subject: str, **detail: str) -> Event:
        return Event(1, "2026-04-01T00:00:00+00:00", None, action, subject, detail)

    events = [
        event(State.TOLD, "d1", kind=RelationKind.REVISION, other="d2"),
        event(State.REFUSED, "d2", kind=RelationKind.AMENDS, other="d9"),
        event("revise", "d1", revision_of="d2"),
        event("mend", "d1", code="half-reading"),
        event("backup", "workspace"),
    ]
    html = str(records.events_html(events, {"d1": "新しい会則", "d2": "古い会則"}))
    for words in ("関係を決めた", "関係: 後の版、相手: 古い会則", "関係を打ち消した", "変更する文書、相手: d9"):
        assert words in html
    assert "前の版: 古い会則" in html and "異常: 欠けた抽出値" in html and "ワークスペース" in html
    assert not re.search("[a-z]{3,}", re.sub("<[^>]*>", "", html))


def test_the_size_that_is_set_is_that_of_uploads_too(app, empty):
    from streamlit import config

    before = config.get_option("server.maxUploadSize")
    at = app(SETTINGS, v="limits")
    at.text_input(key="settings_YAKKAN_MAX_MB").set_value("300")
    try:
        assert not at.button[0].click().run().exception
        assert config.get_option("server.maxUploadSize") == 300
    finally:
        config.set_option("server.maxUploadSize", before)


def test_models_the_place_and_the_version_are_told(tmp_path, models):
    html = str(state.models_html(models(), {}))
    assert models().embedders.name in html and "環境変数 YAKKAN_EMBEDDER" in html
    assert str(tmp_path) in str(place_html("ここ", tmp_path, 3)) and str(tmp_path) not in str(
        place_html("ここ", tmp_path, None)
    )
    assert "Apache-2.0" in str(version_html()) and "streamlit" in str(version_html())
    assert "異常はありません" in str(troubles_html(2, []))
    assert "直しました" in str(troubles_html(2, [Trouble("x", "y", "壊れています。", Outcome.MENDED)]))
    assert "索引は最新です" in str(state.index_html(2, 0)) and "2 件のうち 1 件" in str(state.index_html(2, 1))


def test_every_view_is_shown_and_the_index_is_made_anew(app, shown, empty):
    empty.add(GYM.encode(), "会則.txt")
    assert empty.outdated() == 1
    empty.index()
    assert empty.outdated() == 0
    for view, words in (
        ("", "索引は最新です"),
        ("limits", "読み取りの上限"),
        ("ontology", "付属の条項オントロジーだけ"),
        ("people", "まだ誰も登録されていません"),
        ("records", "文書を登録"),
        ("place", "版とライセンス"),
    ):
        at = app(SETTINGS, v=view)
        assert not at.exception and words in shown(at)
        if view == "":
            at.button(key="settings_rebuild").click().run()
            state.rebuilding().wait(60)
            assert state.rebuilding().failure == "" and empty.outdated() == 0


def test_what_a_callback_refuses_is_told_in_its_own_sentence(app, shown, empty):
    at = app(SETTINGS, v="people")
    at.text_input(key="settings_name").set_value("kanri@example.jp")
    at.selectbox(key="settings_role").set_value(Role.ADMIN)
    at = at.button[0].click().run()
    assert "kanri@example.jp" in shown(at)
    at.text_input(key="settings_name").set_value("yomu@example.jp")
    at = at.button[0].click().run()
    at.text_input(key="settings_name").set_value("kanri@example.jp")
    at = at.button[1].click().run()
    assert not at.exception and "最後の管理者です" in shown(at)
    at = app(SETTINGS, v="limits")
    at.text_input(key="settings_YAKKAN_MAX_PAGES").set_value("たくさん")
    at = at.button[0].click().run()
    assert not at.exception and "までの整数を入力してください" in shown(at)


def test_the_own_ontology_of_the_workspace_is_in_use_until_it_is_put_aside(app, shown, empty):
    document = empty.add(GYM.encode(), "会則.txt").document
    Preferences(empty.workspace).set_ontology(Own("自分.toml", OWN))
    assert "やめかた" in shown(app("documents", d=document, v="kinds"))
    at = app(SETTINGS, v="ontology")
    (aside,) = [one for one in at.button if one.label == "登録したファイルを使わない"]
    assert "使っていません" in shown(aside.click().run())
    assert "やめかた" not in shown(app("documents", d=document, v="kinds"))


FAULTY = '[fields.b]\nlabel = "B"\nform = "nothing"\n'


def test_an_own_ontology_with_faults_is_told_and_an_admin_puts_it_aside(app, shown, empty, tmp_path):
    document = empty.add(GYM.encode(), "会則.txt").document
    Preferences(empty.workspace).set_ontology(Own("自分.toml", FAULTY))
    asked = CliRunner().invoke(main, ["--workspace", str(tmp_path), "ask", "退会はいつまで？"])
    assert asked.exit_code == 1
    for told in (shown(app("documents", d=document)), asked.output):
        assert "自分.toml の3行目 [b]" in told and "「設定」の「条項オントロジー」" in told
    for view in ("", "place"):
        assert "に誤りがあ" not in shown(app(SETTINGS, v=view))
    at = app(SETTINGS, v="ontology")
    assert "自分.toml の3行目 [b]" in shown(at) and "「設定」以外のページを開けません" in shown(at)
    assert "使っているものの一覧を保存" not in [one.label for one in at.get("download_button")]
    (aside,) = [one for one in at.button if one.label == "登録したファイルを消す"]
    at = aside.click().run()
    assert not at.exception and "付属の条項オントロジーだけ" in shown(at)
    assert "見本ジム会則" in shown(app("documents", d=document))


@pytest.mark.parametrize(("view", "work"), [("", state.rebuilding), ("place", examining)])
def test_work_under_way_is_looked_at_until_it_ends(app, shown, empty, view, work):
    empty.add(GYM.encode(), "会則.txt")
    app(SETTINGS, v=view)
    ends = threading.Event()
    work().begin(lambda: (ends.wait(60), [])[::-1])
    at = app(SETTINGS, v=view)
    words = "索引を作っています" if view == "" else "調べています"
    flag = "settings_rebuilding" if view == "" else "settings_examining"
    assert words in shown(at) and at.session_state[flag]
    ends.set()
    work().wait(60)
    work().value = None
    at = at.run()
    assert words not in shown(at) and flag not in at.session_state


@pytest.mark.parametrize("part", [lambda shelf, work: state._index(shelf, True, work), machine._examined])
def test_a_part_whose_work_begins_asks_once_for_the_look_each_second(empty, monkeypatch, part):
    class Again(Exception):
        pass

    def again() -> None:
        raise Again

    monkeypatch.setattr(machine.st, "session_state", {})
    monkeypatch.setattr(machine.st, "rerun", again)
    monkeypatch.setattr(machine.view, "show", lambda *_, **__: None)
    ends, work = threading.Event(), Background()
    work.begin(lambda: ends.wait(60))
    with pytest.raises(Again):
        part(empty, work)
    part(empty, work)
    ends.set()
    work.wait(60)
    work.value = None
    with pytest.raises(Again):
        part(empty, work)


def test_a_file_that_is_gone_meanwhile_has_no_size(tmp_path):
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "a").write_bytes(b"x" * 1_048_576)
    assert "1.0 MB" in str(place_html("ここ", tmp_path, 3))
