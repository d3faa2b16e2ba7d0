"""A clause as HTML: what is lit up, what is marked, where it leads."""

import re

import pytest

from app.web import links
from app.web.clause import clause_html
from app.web.documents import reader
from app.web.words import by_unit, number, places, words
from pipeline import run
from pipeline.types.address import Address
from tests.web.conftest import GYM, HOSTILE


@pytest.fixture(scope="module")
def gym():
    return run.parse_bytes(GYM.encode(), "gym.txt")[0]


@pytest.fixture(scope="module")
def hostile():
    return run.parse_bytes(HOSTILE.encode(), "<i>悪意</i>.txt")[0]


def at(address: str) -> Address:
    return Address.parse(address)


def test_the_unit_is_lit_up_within_its_whole_article(gym):
    html = str(clause_html(gym, at("第2条第1項第1号")))
    assert html.count(" lit") == 1
    lit = re.search(r'<div class="unit item lit".*?</div>', html)
    assert lit and "窓口への提出" in lit.group()
    assert "退会手数料3,000円" in html  # the other 項 stands around it
    assert "見本ジム会則 / 第2章 退会" in html


def test_quotes_provisos_and_references_are_told_apart(gym):
    unit = gym.find(at("第2条第2項"))
    references = by_unit(gym, links.clause)
    html = str(words(unit.text, references[unit.address], ["退会手数料3,000円を支払う"]))
    assert "<mark>退会手数料3,000円を支払う</mark>" in html
    assert f'<a href="{links.clause(gym.id, "第2条第1項").href.replace("&", "&amp;")}" data-go' in html
    first = gym.find(at("第2条第1項"))
    assert '<span class="proviso">ただし、転居のときは、この限りではありません。</span>' in str(words(first.text))


def test_a_quote_with_a_gap_is_marked_in_both_parts():
    said = "甲は、乙に、書面で、通知する。乙は従う。"
    assert [said[start:end] for start, end in places(said, "甲は、…通知する。")] == ["甲は、", "通知する。"]
    assert list(places(said, "丙は")) == []


def test_references_terms_and_who_points_here_are_at_hand(gym):
    html = str(clause_html(gym, at("第2条第1項")))
    assert "ここを参照する条項" in html and "第2条第2項" in html
    assert "当社が入会を承認した個人" in html


def test_links_lead_where_the_page_wants(gym):
    html = str(
        clause_html(gym, at("第2条第2項"), to=lambda document, address: links.question("問", (), 0, document, address))
    )
    assert "./?q=" in html


def test_an_address_that_is_not_there_is_told(gym):
    assert "第99条は、この文書にありません" in str(clause_html(gym, at("第99条")))


def test_numbers_are_as_printed(gym):
    assert number(gym, gym.find(at("第2条"))) == "第2条"
    assert number(gym, gym.find(at("第2条第1項第2号"))) == "(2)"
    assert number(gym, gym.find(at("第1条"))) == "第1条"
    assert number(gym, gym.find(at("前文"))) == "（前文）"  # it stands nowhere in the text


@pytest.mark.parametrize(
    "make",
    [
        lambda one: clause_html(one, at("第1条")),
        lambda one: reader.text_html(one, None),
        lambda one: reader.tree_html(one, None),
    ],
)
def test_a_hostile_document_is_only_text(hostile, make):
    html = str(make(hostile))
    assert "<script" not in html and "<img" not in html and "<b>規約" not in html
    assert 'href="javascript' not in html
    assert "script" in html or "規約" in html


def test_the_tree_marks_the_innermost_branch_of_the_lit_unit(gym):
    html = str(reader.tree_html(gym, gym.find(at("第2条第1項第1号"))))
    (marked,) = re.findall(r'aria-current="true">([^<]*)<', html)
    assert marked == "第2条 退会"
    assert re.search(r"<details[^>]*open[^>]*><summary><span>第2章 退会", html)
