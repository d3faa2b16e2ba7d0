"""The app in a real browser, as a user starts it; the tests of this file share one workspace and may run in any order."""

import re

import pytest

from tests.web.conftest import CAR, GYM, HOSTILE

RENEWED = """保守契約書

株式会社みなと（以下「甲」という。）と株式会社かざま（以下「乙」という。）は、次のとおり契約する。

第1条（期間）
本契約の有効期間は、利用開始日から1年間とする。期間満了の1か月前までに甲又は乙から申出がないときは、さらに1年間自動的に更新する。
"""


@pytest.fixture(scope="module", autouse=True)
def filled(site, browser):
    """Drops the files of the tests on the page: three good ones, one again, one that is broken, one that means harm."""
    page = browser.new_page()
    page.set_default_timeout(150_000)
    page.goto(f"{site}/documents")
    given = [
        ("会則.txt", GYM),
        ("規約.txt", CAR),
        ("保守.txt", RENEWED),
        ("写し.txt", GYM),
        ("壊れた.pdf", "%PDF-1.7 broken"),
        ("$x$ :material_delete: <b>.txt", HOSTILE),
    ]
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in given]
    )
    jobs = page.locator(".jobs")
    jobs.get_by_text("登録しました").nth(3).wait_for()
    jobs.get_by_text("登録できません").wait_for()
    told = jobs.inner_text()
    page.close()
    return told


def test_every_file_says_what_came_of_it(filled):
    assert filled.count("登録しました") == 4
    assert filled.count("登録済みの文書と同じです") == 1
    assert "壊れた.pdf" in filled and "登録できません" in filled


def test_ask_open_a_clause_send_the_link_and_go_on(page, site):
    page.goto(site)
    page.get_by_label("質問").fill("退会はいつまでに届け出る？")
    page.keyboard.press("Enter")
    chip = page.locator(".citations .chip").first
    place = chip.inner_text()
    chip.click()
    page.locator(".clause h2", has_text=place).wait_for()
    assert page.locator(".clause .lit mark").count() >= 1
    page.wait_for_url(re.compile(r"[?&]a="))
    page.reload()  # the address alone brings it back
    page.locator(".clause h2", has_text=place).wait_for()
    page.get_by_label("質問").fill("手数料は？")
    page.keyboard.press("Enter")
    page.locator("h2.question", has_text="退会の手数料は？").wait_for()
    page.go_back()
    page.locator("h2.question", has_text="退会はいつまでに届け出る？").wait_for()


def test_a_quote_is_copied_with_its_place(page, site):
    page.goto(f"{site}/?q=退会の手数料はいくら？")
    page.locator(".citations").get_by_role("button", name="写す").first.click()
    page.get_by_text("写しました").wait_for()
    assert "見本ジム会則 第2条第2項" in page.evaluate("navigator.clipboard.readText()")


def test_the_keyboard_alone_is_enough(page, site):
    page.goto(site)
    page.get_by_label("質問").wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('aria-label')") == "質問":
            break
    page.keyboard.type("退会の手数料はいくら？")
    page.keyboard.press("Enter")
    page.locator(".citations .chip").first.wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        inner = "(document.activeElement.shadowRoot || document).activeElement.className"
        if page.evaluate(inner) == "chip":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"[?&]a="))
    assert "d=" in page.url


def test_a_document_that_means_harm_is_shown_as_its_text(page, site):
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{site}/documents")
    page.locator(".documents .name", has_text="悪意").click()
    body = page.locator(".whole")
    body.wait_for()
    said = body.inner_text()
    for words in (
        '<img src=x onerror="window.hacked = 1">',
        "**必ず**",
        "$x^2$",
        ":red[赤]",
        "[押す](javascript:alert(2))",
        ":material/delete:",
    ):
        assert words in said
    assert page.locator("h2", has_text="<b>悪意</b>の規約 $x$ :material/delete:").count() == 1
    page.goto(f"{site}/?q=「A & B」はいつまでに返す？".replace(" & ", " %26 "))
    page.locator(".said").wait_for()
    assert page.evaluate("window.hacked") is None and dialogs == []


def test_a_value_that_is_confirmed_and_one_that_is_corrected_stay_so(page, site):
    page.goto(f"{site}/documents")
    page.locator(".documents .name", has_text="カーシェア").click()
    page.get_by_role("link", name="事実").click()
    row = page.locator(".facts tr", has_text="解約の申出期限")
    row.get_by_role("button", name="直す").click()
    page.get_by_label("正しい値").fill("10日")
    page.get_by_role("button", name="保存", exact=True).click()
    row.get_by_text("訂正済").wait_for()
    page.reload()
    row.get_by_text("訂正済").wait_for()
    assert "10日" in row.inner_text()
    first = page.locator(".facts tbody tr").first
    first.get_by_role("button", name="確認済にする").click()
    first.get_by_text("確認済", exact=True).wait_for()


def test_the_keyboard_stays_in_its_row_when_a_value_is_confirmed(page, site):
    page.goto(f"{site}/documents")
    page.locator(".documents .name", has_text="ジム").click()
    page.get_by_role("link", name="事実").click()
    row = page.locator(".facts tbody tr", has_text="解約の申出期限").first
    row.get_by_role("button", name="確認済にする").focus()
    page.keyboard.press("Enter")
    row.get_by_text("確認済", exact=True).wait_for()
    inner = "(document.activeElement.shadowRoot || document).activeElement.dataset.do || ''"
    page.wait_for_function(f"({inner}).startsWith('withdraw:')")


def test_a_date_that_is_missing_is_entered_and_the_days_are_counted(page, site):
    page.goto(f"{site}/deadlines?s=all")
    page.locator("#open summary").wait_for()
    page.locator("#open summary").click()
    page.get_by_role("button", name="日付を入力").click()
    page.get_by_role("dialog").get_by_label("日付", exact=True).fill("2099年4月1日")
    page.get_by_role("button", name="保存", exact=True).click()
    page.locator(".deadlines", has_text="2100年3月31日").wait_for()


def test_two_people_work_at_once(page, site, browser):
    other = browser.new_page()
    other.set_default_timeout(60_000)
    page.goto(f"{site}/?q=退会の手数料はいくら？")
    other.goto(f"{site}/?q=1時間の利用料はいくら？")
    page.locator(".said", has_text="3,000円").wait_for()
    other.locator(".said", has_text="800円").wait_for()
    for one in (page, other):
        one.goto(f"{site}/documents")
        one.locator(".documents .name", has_text="保守").click()
        one.get_by_role("link", name="事実").click()
    page.locator(".facts tr", has_text="自動更新").first.get_by_role("button", name="確認済にする").click()
    page.locator(".facts tr", has_text="自動更新").first.get_by_text("確認済", exact=True).wait_for()
    other.reload()
    other.locator(".facts tr", has_text="自動更新").first.get_by_text("確認済", exact=True).wait_for()
    other.close()
