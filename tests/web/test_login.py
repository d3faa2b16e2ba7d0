"""Login: who is let in, by words and by a real provider; what two people of different groups see at once."""

import secrets
import time

import click
import pytest
from click.testing import CliRunner

from app import login
from app.cli import main
from app.web.library import Library
from app.web.who import Standing, told
from pipeline.errors import MissingError, WorkspaceError, YakkanError
from pipeline.settings import Settings
from pipeline.store import Place
from pipeline.store.members import People
from pipeline.store.people import Person, Role
from tests.web.conftest import CAR, GYM, HOSTILE, free_port, served
from tests.web.provider import CLIENT, SECRET, Provider

NOW = 1_800_000_000
TOKEN = {
    "is_logged_in": True,
    "iss": "https://id.example.jp",
    "sub": "abc-1",
    "iat": NOW,
    "email": "Sato@Example.jp",
    "email_verified": True,
    "name": "佐藤",
}
PEOPLE = [Person("sato@example.jp", Role.ADMIN), Person("abc-9", Role.READER)]


@pytest.mark.parametrize(
    ("claims", "standing", "person"),
    [
        ({}, Standing.KNOWN, "sato@example.jp"),
        ({"email": "x@example.jp", "sub": "abc-9"}, Standing.KNOWN, "abc-9"),
        ({"email_verified": False}, Standing.STRANGER, ""),
        ({"email_verified": "true"}, Standing.STRANGER, ""),
        (
            {"email": None, "sub": "sato@example.jp"},
            Standing.STRANGER,
            "",
        ),  # a sub that was chosen to look like an address
        ({"email": "\u212aato@example.jp"}, Standing.STRANGER, ""),
        ({"email": "", "sub": ""}, Standing.STRANGER, ""),
        ({"is_logged_in": False}, Standing.OUTSIDE, ""),
        ({"iat": NOW - 13 * 3600}, Standing.EXPIRED, ""),
        ({"iat": NOW + 3600}, Standing.EXPIRED, ""),
        ({"iat": None}, Standing.EXPIRED, ""),
    ],
)
def test_who_a_token_tells_of(claims, standing, person):
    found = told(TOKEN | claims, PEOPLE, NOW)
    assert (found.standing, found.person) == (standing, person)


def test_names_lose_what_cannot_be_seen_and_strangers_learn_under_which_name_to_register():
    assert told(TOKEN | {"name": "佐\u202e藤\n" + "x" * 99}, PEOPLE, NOW).shown == ("佐 藤 " + "x" * 99)[:60]
    assert told(TOKEN | {"email": "new@example.jp"}, PEOPLE, NOW).shown == "new@example.jp・abc-1"
    assert told(TOKEN | {"email_verified": False}, PEOPLE, NOW).shown == "abc-1"


GIVEN = {
    login.URL: "https://yakkan.example.jp/",
    login.ISSUER: "https://id.example.jp/tenant/",
    login.CLIENT: "yakkan",
    login.SECRET: "秘密",
}


def test_the_provider_of_the_environment():
    assert login.from_environment({}) is None
    found = login.from_environment(GIVEN)
    assert (found.url, found.issuer, found.host) == (
        "https://yakkan.example.jp",
        "https://id.example.jp/tenant",
        "yakkan.example.jp",
    )
    assert "秘密" not in repr(found)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({login.SECRET: ""}, "YAKKAN_OIDC_CLIENT_SECRET も"),
        ({login.URL: "http://yakkan.example.jp"}, "暗号化されません"),
        ({login.ISSUER: "id.example.jp"}, "https:// で始まるアドレス"),
        ({login.URL: "https://yakkan.example.jp/app"}, "パスのないアドレス"),
        ({login.COOKIE: "short"}, "32 文字以上"),
    ],
)
def test_a_login_that_cannot_be_is_told_before_anything_is_served(tmp_path, change, words):
    with pytest.raises(click.UsageError, match=words):
        login.from_environment(GIVEN | change)
    done = CliRunner(env=GIVEN | change).invoke(main, ["--workspace", str(tmp_path), "serve", "--host", "0.0.0.0"])
    assert done.exit_code == 2 and words in done.output


def test_a_provider_that_is_not_there_or_is_none_is_told_before_anything_is_served(tmp_path):
    provider = Provider({})
    given = GIVEN | {login.ISSUER: provider.address}
    found = login.from_environment(given)
    assert found is not None
    login.reach(found)
    none = login.from_environment(given | {login.ISSUER: f"{provider.address}/keys"})
    assert none is not None
    with pytest.raises(YakkanError, match="もう一度起動してください"):
        login.reach(none)
    provider.close()
    done = CliRunner(env=given).invoke(main, ["--workspace", str(tmp_path), "serve", "--no-browser"])
    assert done.exit_code == 1 and f"ログインの提供元 {provider.address}" in done.output and "httpx" not in done.output


@pytest.fixture(scope="module")
def shared_workspace(tmp_path_factory, models):
    """A folder with a workspace of three documents, each for a group or for everybody, and the people who use it."""
    folder = tmp_path_factory.mktemp("shared")
    library = Library(Place(folder / "workspace"), Settings(), models)
    gym, car, _ = (
        library.add(text.encode(), name).document
        for name, text in (("会則.txt", GYM), ("規約.txt", CAR), ("みんなの.txt", HOSTILE))
    )
    people = People(library.workspace)
    people.put("sato@example.jp", Role.REVIEWER, ["法務"])
    people.put("suzuki@example.jp", Role.READER, ["営業"])
    people.share(gym, ["法務"])
    people.share(car, ["営業"])
    return folder, library, gym, car


def test_nobody_gets_what_was_kept_in_memory_for_another(shared_workspace):
    _, whole, gym, car = shared_workspace
    sato, suzuki = (whole.of(name, whole.limits) for name in ("sato@example.jp", "suzuki@example.jp"))
    for shelf in (whole, sato):
        assert shelf.pair(gym)[0].title == "見本ジム会則" and shelf.findings(gym) is not None
        assert gym in shelf.index().titles and gym in shelf.index([gym]).titles
    for read in (suzuki.pair, suzuki.findings, suzuki.raw, suzuki.groups.of, lambda one: suzuki.index([one])):
        with pytest.raises(MissingError):
            read(gym)
    assert gym not in suzuki.index().titles and gym not in suzuki.titles() and car in suzuki.index().titles
    assert car not in sato.index([car, gym]).titles
    assert (
        sato.may(Role.REVIEWER) and not sato.may(Role.ADMIN) and not suzuki.may(Role.REVIEWER) and whole.may(Role.ADMIN)
    )
    suzuki.require(Role.READER)
    with pytest.raises(WorkspaceError, match="担当者の権限が要ります"):
        suzuki.require(Role.REVIEWER)


def test_a_person_who_changes_groups_sees_what_is_theirs_now(shared_workspace):
    _, whole, gym, car = shared_workspace
    People(whole.workspace).put("ido@example.jp", Role.READER, ["法務"])
    shelf = whole.of("ido@example.jp", whole.limits)
    assert gym in shelf.index().titles and shelf.pair(gym)
    People(whole.workspace).put("ido@example.jp", Role.READER, ["営業"])
    assert gym not in shelf.index().titles and car in shelf.index().titles
    with pytest.raises(MissingError):
        shelf.pair(gym)
    People(whole.workspace).remove("ido@example.jp")
    with pytest.raises(WorkspaceError, match="登録されていません。管理者に"):
        shelf.index()


@pytest.fixture(scope="module")
def logged(shared_workspace):
    """The address of the app with a login at a provider of the test, and the provider."""
    folder = shared_workspace[0]
    provider = Provider(
        {
            "sato": {"sub": "1", "email": "sato@example.jp", "email_verified": True, "name": "佐藤 <b id=x>花子</b>"},
            "suzuki": {"sub": "2", "email": "SUZUKI@example.jp", "email_verified": True, "name": "鈴木"},
            "stranger": {"sub": "3", "email": "sato@example.jp", "name": "<img src=x onerror='window.hacked=1'>"},
        }
    )
    port = free_port()
    given = {
        login.URL: f"http://127.0.0.1:{port}",
        login.ISSUER: provider.address,
        login.CLIENT: CLIENT,
        login.SECRET: SECRET,
        login.COOKIE: secrets.token_hex(32),
    }
    with served(folder, port, **given) as address:
        yield address, provider
    provider.close()


def entered(chromium, address, name, path=""):
    """The page of somebody who has opened an address and logged in."""
    page = chromium.new_context(locale="ja-JP").new_page()
    page.set_default_timeout(90_000)
    page.goto(f"{address}/{path}")
    page.get_by_role("button", name="ログイン", exact=True).click()
    page.get_by_role("link", name=name).click()
    return page


def test_two_people_at_once_see_each_their_own_and_a_reader_cannot_upload(logged, chromium):
    address, _ = logged
    sato = entered(chromium, address, "sato", "documents")
    suzuki = entered(chromium, address, "suzuki", "documents")
    for page, own, other in (
        (sato, "見本ジム会則", "見本カーシェア規約"),
        (suzuki, "見本カーシェア規約", "見本ジム会則"),
    ):
        page.locator(".documents .name", has_text=own).wait_for()  # the page that was asked for before the login
        assert page.get_by_text(other).count() == 0
        page.locator(".documents .name", has_text="悪意").wait_for()
    assert sato.locator(".who").inner_text().startswith("佐藤 <b id=x>花子</b>") and sato.locator("#x").count() == 0
    assert sato.locator("input[type=file]").count() == 1 and suzuki.locator("input[type=file]").count() == 0
    for page in (sato, suzuki):
        page.goto(f"{address}/?q=退会はいつまでに届け出る？")
        page.locator(".said").wait_for()
    assert "1か月前" in sato.locator(".answer").inner_text() and "7日前" not in sato.locator(".answer").inner_text()
    assert "7日前" in suzuki.locator(".answer").inner_text() and "1か月前" not in suzuki.locator(".answer").inner_text()


def test_what_a_reader_may_not_do_is_not_offered(logged, shared_workspace, chromium):
    address, _ = logged
    _, _, gym, car = shared_workspace
    page = entered(chromium, address, "suzuki")
    page.locator(".who").wait_for()
    page.goto(f"{address}/documents?d={car}&v=facts")
    page.locator(".facts").wait_for()
    assert page.get_by_role("button", name="直す").count() == 0 and page.get_by_text("まとめて確認済").count() == 0
    page.get_by_role("button", name="その他").click()
    page.get_by_role("button", name="元のファイルを保存").wait_for()
    assert page.get_by_role("button", name="登録から削除する").count() == 0
    page.goto(f"{address}/settings?v=people")
    page.get_by_text("使っているモデル").first.wait_for()
    assert page.get_by_role("link", name="人とグループ").count() == 0
    page.goto(f"{address}/documents?d={gym}")
    page.get_by_text("この文書は登録されていません").wait_for()


def test_a_stranger_reads_one_sentence_and_leaves_again(logged, chromium):
    address, _ = logged
    page = entered(chromium, address, "stranger", "documents")
    page.get_by_text("「3」はこのワークスペースに登録されていません。").wait_for()
    assert page.locator(".documents").count() == 0 and page.locator(".head").count() == 0
    assert page.evaluate("window.hacked") is None
    page.get_by_role("button", name="ログアウト").click()
    page.get_by_role("button", name="ログイン", exact=True).wait_for()


def test_a_login_ends_in_all_windows_and_an_old_cookie_opens_nothing(logged, chromium):
    address, provider = logged
    page = entered(chromium, address, "sato", "documents")
    page.locator(".who").wait_for()
    other = page.context.new_page()
    other.set_default_timeout(90_000)
    other.goto(f"{address}/documents")
    other.locator(".documents .name").first.wait_for()
    cookies, before = page.context.cookies(), provider.logouts
    page.get_by_role("button", name="ログアウト").click()
    page.get_by_role("button", name="ログイン", exact=True).wait_for()
    assert provider.logouts == before + 1
    # Where the page was shown anew by itself meanwhile, there is nothing to click any more.
    other.locator(".documents .name").evaluate_all("(names) => names[0]?.click()")
    other.get_by_role("button", name="ログイン", exact=True).wait_for()
    assert other.get_by_text("見本ジム会則").count() == 0
    page.context.add_cookies(cookies)
    page.goto(f"{address}/documents")
    page.get_by_role("button", name="ログイン", exact=True).wait_for()
    time.sleep(1)
    assert page.locator(".documents").count() == 0
