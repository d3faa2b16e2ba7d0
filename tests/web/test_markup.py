"""HTML is made so that no text becomes markup."""

import pytest

from app.web import links
from app.web.markup import join, ours, tag, text

ATTACKS = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "' onclick='x", "a & b", "{{x}} ${x} `x`"]


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_stays_text_wherever_it_is_put(attack):
    made = tag("p", attack, tag("b", attack), title=attack, data_copy=attack)
    for sign in "<>":
        assert str(made).count(sign) == 4  # of the two elements
    assert str(made).count('"') == 4  # of the two attributes
    assert str(text(attack)).count("<") == 0


def test_elements_and_attributes():
    assert (
        str(tag("a", "条", class_="chip", data_go=True, title=None, aria_label=False))
        == '<a class="chip" data-go>条</a>'
    )
    assert str(tag("img", src="x", width=0)) == '<img src="x" width="0">'
    assert str(join(["<", tag("br"), None, ours("<hr>")], " & ")) == "&lt; &amp; <br> &amp; <hr>"
    assert str(text("一行\n二行")) == "一行<br>二行"


@pytest.mark.parametrize(
    "link",
    [
        links.documents(),
        links.clause("d0123456789ab-2", "第3条第2項第1号"),
        links.question("解約は？ & ＋", ["d1", "d2"], 2, "d1", "第3条"),
        links.paper("d1", 12),
        links.view("d1", "facts"),
    ],
)
def test_a_link_comes_back_from_its_address(link):
    read = links.read(link.href)
    assert read.page == link.page
    assert read.parameters == {name: value for name, value in link.parameters.items() if value}
    assert link.href.isascii() and link.href.startswith("./")
