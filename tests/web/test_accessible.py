"""Every page as those meet it who hear it or see it large (axe), and as those who read no English."""

import pytest

from app.web.frame import SCREENS
from tests.web.conftest import GYM

_VIEWS = (
    *(screen.path for screen in SCREENS),
    "?q=退会はいつまでに届け出る？",
    "?q=猫は飼える？",
    "documents?v=queue",
    *(f"documents?d={{gym}}&v={side}" for side in ("", "facts", "kinds", "terms", "norms", "issues")),
    "matrix?m=termination_by_customer.notice_period",
    "revisions?o={gym}&n={later}",
    *(f"settings?v={view}" for view in ("limits", "ontology", "people", "records", "place")),
)
_SCREENS = {screen.path for screen in SCREENS}
_WORST = ("serious", "critical")
_WORDS = """() => {
    const found = [];
    const look = (node) => {
        if (node.nodeType === Node.TEXT_NODE) found.push([node.data, node.parentElement]);
        if (node.nodeType !== Node.ELEMENT_NODE || ["STYLE", "SCRIPT"].includes(node.tagName)) return;
        for (const name of ["aria-label", "placeholder", "title"])
            if (node.hasAttribute(name)) found.push([node.getAttribute(name), node]);
        node.childNodes.forEach(look);
    };
    look(document.body);
    const seen = (one) => one?.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) > 0
        && !getComputedStyle(one).fontFamily.includes("Material");
    return found.filter(([words, one]) => /[a-z]{3}/.test(words) && !/[ぁ-んァ-ヶ一-龠]/.test(words) && seen(one))
        .map(([words]) => words.trim());
}"""


_NARROW = (820, 640)
"""Widths at which nothing may lie beside the page: a tablet, and a laptop at 200 %."""


@pytest.fixture(scope="module")
def documents(site, browser):
    """Two versions of a document on the site, by the names that stand in the addresses above."""
    page = browser.new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{site}/documents")
    texts = (("会則.txt", GYM), ("改定後.txt", GYM.replace("1か月前", "2か月前")))
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "text/plain", "buffer": text.encode()} for name, text in texts]
    )
    page.locator(".jobs").get_by_text("登録しました").nth(1).wait_for()
    links = [one.get_attribute("href").partition("d=")[2] for one in page.locator(".jobs a").all()]
    page.close()
    return {"later": links[0], "gym": links[1]}


def settle(page):
    """Waits until nothing comes any more, for a fifth of a second on end; what is being made anew is pale meanwhile."""
    page.locator(".head").wait_for()
    coming = ".stSpinner, [data-testid=stSkeleton], [data-stale=true], [data-test-script-state=running]"
    page.wait_for_function(
        f"""() => new Promise((done) => {{
            let still = 0;
            const look = () => {{
                still = document.querySelector('{coming}') ? 0 : still + 1;
                if (still > 4) done(true); else setTimeout(look, 50);
            }};
            look();
        }})"""
    )


def test_no_page_has_a_serious_finding_a_word_of_the_widgets_own_language_or_anything_beside_it(page, site, documents):
    from axe_playwright_python.sync_playwright import Axe

    found, said, beside = [], set(), []
    page.set_default_timeout(120_000)
    for view in _VIEWS:
        page.goto(f"{site}/{view.format(**documents)}")
        settle(page)
        assert page.get_by_text("予期しない誤り").count() == 0, view
        for one in Axe().run(page).response["violations"]:
            if one["impact"] in _WORST:
                found.append((view, one["id"], one["nodes"][0]["html"][:200]))
        said.update(page.evaluate(_WORDS))
        for width in _NARROW if view in _SCREENS else ():
            page.set_viewport_size({"width": width, "height": 700})
            settle(page)
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                beside.append((view, width))
        page.set_viewport_size({"width": 1280, "height": 800})
    assert found == []
    assert said - {"yakkan", "Excel"} == set()
    assert beside == []


def test_what_the_widgets_say_when_they_are_opened_is_japanese(page, site, documents):
    page.goto(f"{site}/matrix?m=termination_by_customer.notice_period")
    settle(page)
    page.get_by_label("比べる事項").fill("そのような事項はない")
    page.get_by_text("見つかりません").first.wait_for()
    page.goto(f"{site}/revisions?o={documents['gym']}&n={documents['later']}&v=main")
    settle(page)
    page.locator("[data-testid=stDateInput] input, [data-testid=stDateInput] [role=group]").first.click()
    page.wait_for_timeout(500)
    assert set(page.evaluate(_WORDS)) - {"yakkan"} == set()
