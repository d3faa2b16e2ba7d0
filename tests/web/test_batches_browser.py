"""一括処理 in a real browser, as a user does it; the tests share one workspace and may run in any order."""

import io
import re

import openpyxl
import pytest

from tests.web.conftest import CAR, GYM


@pytest.fixture(autouse=True)
def patient(page):
    page.set_default_timeout(150_000)


def texts(*names: str) -> list[dict[str, object]]:
    """Files of those names; the content of each is its own, a name that ends in .pdf is of a broken one."""
    made = [GYM.replace("見本ジム", f"見本{name}").encode() for name in names]
    return [
        {"name": name, "mimeType": "text/plain", "buffer": b"%PDF-1.7 broken" if name.endswith(".pdf") else text}
        for name, text in zip(names, made, strict=True)
    ]


def begin(page, site, *names: str) -> str:
    """Drops files; the address of the batch."""
    page.goto(f"{site}/batches")
    page.locator("input[type=file]").first.set_input_files(texts(*names))
    page.wait_for_url(re.compile(r"[?&]b=[0-9a-f]{12}"))
    page.locator(".lot h2", has_text=names[0]).wait_for()
    return page.url


def done(page) -> None:
    page.locator(".outcome").wait_for()


def test_a_batch_with_a_bad_file_survives_a_reload_and_gives_its_excel(page, site):
    names = [f"甲{n:02}.txt" for n in range(10)]
    address = begin(page, site, *names, "壊れた.pdf")
    page.locator(".lot .state", has_text="処理中").wait_for()
    page.reload()  # during the batch
    assert page.url == address
    done(page)
    assert page.locator(".lot .state").inner_text() == "完了"
    first = page.locator(".files tbody tr").first  # failures stand first
    assert "壊れた.pdf" in first.inner_text() and "失敗" in first.inner_text() and "壊れて" in first.inner_text()
    page.get_by_role("link", name="読めました（10）").click()
    page.locator(".files tbody tr").nth(9).wait_for()
    page.wait_for_url(re.compile(r"[?&]f=read"))
    with page.expect_download() as given:
        page.get_by_role("button", name="Excel 一覧").click()
    assert given.value.suggested_filename.endswith("一覧.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(given.value.path().read_bytes()))
    assert [row[2].value for row in book["一覧"].iter_rows(min_row=3)] == names
    assert book["失敗"]["A2"].value == "壊れた.pdf"
    # A better copy in place of the bad one: the list is whole.
    page.get_by_role("button", name="もう一度読む").click()
    better = {"name": "壊れた.pdf", "mimeType": "text/plain", "buffer": CAR.encode()}
    page.get_by_test_id("stPopoverBody").locator("input[type=file]").set_input_files([better])
    page.get_by_role("link", name="すべて（11）").click()
    page.locator(".files tbody tr", has_text="見本カーシェア規約").wait_for()
    done(page)
    assert page.get_by_role("link", name="失敗").count() == 0


def test_a_file_asked_for_during_a_run_of_the_page_comes_all_the_same(page, site):
    held: list[tuple] = []
    is_slow = False

    def slow(line) -> None:
        server = line.connect_to_server()
        server.on_message(lambda message: held.append((line, message)) if is_slow else line.send(message))

    page.route_web_socket(re.compile("_stcore/stream"), slow)
    begin(page, site, "戊.txt")
    done(page)
    asked: list[str] = []
    page.on("download", lambda found: asked.append(found.suggested_filename))
    is_slow = True  # what the server says stays on its way: the page knows nothing of the run that this link begins
    page.get_by_role("link", name="読めました（1）").click()
    page.wait_for_timeout(3000)  # the run has ended, and what the page knows the file by is gone
    page.get_by_role("button", name="Excel 一覧").click()
    page.wait_for_timeout(1000)
    with page.expect_download() as given:
        is_slow = False
        for line, message in held:
            line.send(message)
    assert given.value.suggested_filename.endswith("一覧.xlsx")
    assert page.get_by_test_id("stDownloadButtonError").filter(visible=True).count() == 0
    assert len(asked) == 1


def test_two_people_at_once_see_both_batches_and_one_is_stopped(page, site, browser):
    other = browser.new_page()
    other.set_viewport_size({"width": 820, "height": 1100})
    other.set_default_timeout(150_000)
    first = begin(page, site, *(f"乙{n:03}.txt" for n in range(200)))
    begin(other, site, "丙.txt")
    page.get_by_role("button", name="止める").click()
    page.locator(".lot .state", has_text="停止中").wait_for()
    done(other)
    other.get_by_role("link", name="一括処理の一覧").click()
    rows = other.locator(".lots tbody tr")
    rows.filter(has_text="乙000.txt ほか199件").get_by_text("停止中").wait_for()
    rows.filter(has_text="丙.txt").get_by_text("完了").wait_for()
    rows.filter(has_text="乙000.txt ほか199件").get_by_role("link").click()  # one sees what the other began
    other.wait_for_url(first)
    other.get_by_role("button", name="取り除く").click()
    other.get_by_test_id("stPopoverBody").get_by_role("button", name="取り除く").click()
    other.locator(".lots").wait_for()
    assert rows.filter(has_text="乙000.txt").count() == 0
    page.reload()
    page.get_by_text("この一括処理はありません").wait_for()
    other.close()


def test_what_was_read_becomes_documents(page, site):
    begin(page, site, "丁.txt")
    done(page)
    page.get_by_role("button", name="文書に加える").click()
    page.get_by_role("button", name="加える", exact=True).click()
    page.locator(".jobs").get_by_text("登録しました").first.wait_for()
    page.locator(".documents .name", has_text="見本丁.txt会則").wait_for()
