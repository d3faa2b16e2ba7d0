"""HTML -> the text of the document in it."""

import timeit

import pytest

from pipeline.read import read_bytes
from pipeline.types.source import MarkKind


def text_of(page: str) -> str:
    return read_bytes(page.encode(), "a.html").text.rstrip("\n")


def headings(page: str) -> list[tuple[int, str]]:
    source = read_bytes(page.encode(), "a.html")
    return [(mark.level, source.text[slice(*mark.span)]) for mark in source.marks if mark.kind is MarkKind.HEADING]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>甲は、\n   乙に\t通知する。</p><p>以上</p>", ["甲は、乙に 通知する。", "", "以上"]),
        ("<div>甲<br>乙</div><div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>A&amp;B&nbsp;社 &lt;甲&gt;</p>", ["A&B\xa0社 <甲>"]),
        ("<p><ruby>約<rp>(</rp><rt>やく</rt><rp>)</rp></ruby>款</p>", ["約款"]),
        ("<p>甲<!-- 注 -->乙<script>x()</script>丙<style>p{}</style></p>", ["甲乙丙"]),
        ("<p>甲<template>丁</template><noscript>戊</noscript></p>", ["甲"]),
        ("<p>甲</p><p hidden>乙</p><p style='display: none'>丙</p>", ["甲"]),
        ("<style>.x{display:none}</style><p>甲</p><p class='x'>乙</p>", ["甲"]),
        ("<pre>第1条\n  甲</pre>", ["第1条", "  甲"]),
        ("<div style='white-space: pre-line'>甲\n乙</div>", ["甲", "乙"]),
        ("<dl><dt>会員</dt><dd>登録した者</dd></dl>", ["会員", "登録した者"]),
        (
            "<table><tr><th>区分<th>金額<tr><td>会員<td>1,000円<br>（税込）</table>",
            ["区分\t金額", "会員\t1,000円 （税込）"],
        ),
        ("<details><summary>詳細</summary><p>甲</p></details>", ["詳細", "", "甲"]),
    ],
)
def test_text_is_what_a_reader_sees(page: str, lines: list[str]) -> None:
    assert text_of(page).split("\n") == lines


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol start=3><li>甲<li value=7>乙<li>丙</ol>", ["3. 甲", "7. 乙", "8. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
        ("<ol type=A><li>甲</ol>", ["A. 甲"]),
        ("<ol type=i><li>甲<li>乙<li>丙<li>丁</ol>", ["i. 甲", "ii. 乙", "iii. 丙", "iv. 丁"]),
        ("<ol type=I><li>甲</ol>", ["I. 甲"]),
        (
            "<ol style='list-style-type: cjk-ideographic'>" + "<li>甲" * 12 + "</ol>",
            [f"{n}、甲" for n in "一 二 三 四 五 六 七 八 九 十 十一 十二".split()],
        ),
        ("<ol style='list-style: katakana inside'><li>甲<li>乙</ol>", ["ア、甲", "イ、乙"]),
        ("<ol style='list-style-type:hiragana'><li>甲<li>乙</ol>", ["あ、甲", "い、乙"]),
        ("<ol style='list-style-type:katakana-iroha'><li>甲<li>乙</ol>", ["イ、甲", "ロ、乙"]),
        ("<style>ol.k li{list-style-type:lower-roman}</style><ol class=k><li>甲<li>乙</ol>", ["i. 甲", "ii. 乙"]),
        ("<style>.t > ol{list-style:none}</style><div class=t><ol><li>甲</ol></div><ol><li>乙</ol>", ["甲", "1. 乙"]),
        ("<style>@media print{ol{list-style:none}}</style><ol><li>甲</ol>", ["1. 甲"]),
        ("<ol><li>（1）甲<li>（2）乙</ol>", ["（1）甲", "（2）乙"]),
        ("<ol><li>1. 甲<li>2. 乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol><li>第1項 甲<li>第2項 乙</ol>", ["第1項 甲", "第2項 乙"]),
        ("<ol><li>①甲<li>②乙</ol>", ["①甲", "②乙"]),
        (
            "<ol><li>第3条に定める場合<li>第4条の規定による場合</ol>",
            ["1. 第3条に定める場合", "2. 第4条の規定による場合"],
        ),
        ("<ol><li>10日以内に払う場合<li>2.5倍の場合</ol>", ["1. 10日以内に払う場合", "2. 2.5倍の場合"]),
        ("<ol><li>甲<ol type=a><li>乙<li>丙</ol>丁<li>戊</ol>", ["1. 甲", "  a. 乙", "  b. 丙", "  丁", "2. 戊"]),
        ("<ol><li><p>甲</p><p>乙</p></li></ol>", ["1. 甲", "  乙"]),
        ("<ol><li><ol type=a><li>甲</ol></ol>", ["1. a. 甲"]),
        ("<ul><li>甲<li>・乙<li>（1）丙</ul>", ["・甲", "・乙", "（1）丙"]),
        ("<ul><li>甲<ul><li>乙</ul></ul>", ["・甲", "  ・乙"]),
        ("<ul style='list-style:none'><li>甲</ul>", ["甲"]),
        ("<ol><li>甲<li><li>丙</ol>", ["1. 甲", "3. 丙"]),
    ],
)
def test_list_marks_are_written_into_the_text(page: str, lines: list[str]) -> None:
    assert text_of(page).split("\n") == lines


def test_css_counters_number_headings_and_items() -> None:
    page = """<style>body{counter-reset:art} h2::before{counter-increment:art;content:"第" counter(art) "条 "}
    ol{list-style:none;counter-reset:i} li:before{counter-increment:i;content:"（" counter(i) "）"}</style>
    <h2>目的</h2><ol><li>甲<li>乙</ol><h2>定義</h2><ol><li>丙</ol>"""
    assert text_of(page).split() == ["第1条", "目的", "（1）甲", "（2）乙", "第2条", "定義", "（1）丙"]


def test_headings_are_marked_over_the_whole_line() -> None:
    page = "<h1>利用規約</h1><h2>第1条<br>（目的）</h2><p>甲</p><div role=heading aria-level=3>節</div>"
    assert headings(page) == [(1, "利用規約"), (2, "第1条 （目的）"), (3, "節")]


def test_a_sentence_in_large_letters_is_no_heading() -> None:
    assert headings(f"<h4>{'会員は、この規約に従う' * 12}。</h4>") == []


PAGE = """<!doctype html><html><head><title>規約 | 例</title></head><body>
<header><a href="/">例</a><nav><ul><li><a href="/a">会社</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">ホーム</a> &gt; 利用規約</div>
<div id="wrap">{main}
<p><a href="#top">▲ページトップへ</a></p></div>
<aside><h3>新着</h3><a href="/n">お知らせ</a></aside>
<div id="cookie-banner"><p>当サイトはCookieを使用します。続けると同意したものとみなします。</p><button>同意する</button></div>
<footer><a href="/p">会社概要</a><small>© 2024 例</small></footer></body></html>"""
TERMS = """<h1>利用規約</h1><p>株式会社例は、次のとおり定める。</p><h2>第1条（目的）</h2><p>甲の目的。</p>
<h2>第2条（料金）</h2><p>第1条に従い払う。</p>{end}"""


@pytest.mark.parametrize(
    "opening", ["<main>", "<article>", "<div role='main'>", "<div class='contents'>", "<table><tr><td>"]
)
def test_the_document_is_taken_out_of_its_page(opening: str) -> None:
    found = text_of(PAGE.format(main=opening + TERMS.format(end="<footer><p>2024年4月1日 制定</p></footer>")))
    assert [line for line in found.split("\n") if line] == [
        "利用規約", "株式会社例は、次のとおり定める。", "第1条（目的）", "甲の目的。", "第2条（料金）", "第1条に従い払う。", "2024年4月1日 制定",
    ]  # fmt: skip


def test_the_title_in_the_head_of_the_page_stays() -> None:
    page = "<header><h1>利用規約</h1><nav><a href='/'>戻る</a></nav></header><main><h2>第1条</h2><p>甲</p><h2>第2条</h2><p>乙</p></main>"
    assert text_of(page).split() == ["利用規約", "第1条", "甲", "第2条", "乙"]
    page = "<article><header><h1>規約</h1><p>前文。</p></header><p>第1条 甲</p></article>"
    assert text_of(page).split() == ["規約", "前文。", "第1条", "甲"]


@pytest.mark.parametrize(
    "block",
    [
        "<div class='menu'><h3>第1条（目的）</h3><p>甲は払う。</p></div>",
        "<div class='modal popup' hidden><h3>第1条（目的）</h3><p>甲は払う。</p></div>",
        "<h3>第1条（目的）</h3><div style='display:none'><p>甲は払う。</p></div>",
        "<h3><button>第1条（目的）</button></h3><div hidden><p>甲は払う。</p></div>",
        "<footer><p>第1条（目的）</p><p>甲は払う。</p></footer>",
        "<form><textarea readonly>第1条（目的）\n甲は払う。</textarea><button>同意する</button></form>",
        "<table><tr><th>第1条（目的）</th><td>甲は払う。</td></tr></table>",
        "<table role='presentation'><tr><td>第1条（目的）<br>甲は払う。</td></tr></table>",
    ],
)
def test_no_clause_is_lost_wherever_it_stands(block: str) -> None:
    assert text_of(f"<body><p>当社は定める。</p>{block}<p>以上</p></body>").split() == [
        "当社は定める。",
        "第1条（目的）",
        "甲は払う。",
        "以上",
    ]


def test_a_page_laid_out_as_a_table_leaves_its_menu() -> None:
    page = """<table><tr><td><a href=/>商品</a><br><a href=/a>会社</a></td><td><b>会員規約</b><br><br>第1条（目的）<br>　甲。<br>2　乙。<br>
    <br>第2条（会員）<br>(1) 丙<br></td></tr><tr><td colspan=2>Copyright 2003 例</td></tr></table>"""
    assert text_of(page).split() == [
        "会員規約",
        "第1条（目的）",
        "甲。",
        "2",
        "乙。",
        "第2条（会員）",
        "(1)",
        "丙",
        "Copyright",
        "2003",
        "例",
    ]


def test_a_link_to_the_contents_and_links_in_sentences_stay() -> None:
    page = "<main><p>会員は<a href='/g'>ガイドライン</a>に従う。</p><ul><li><a href='/a'>甲規約</a></li><li><a href='/b'>乙規約</a></li></ul></main>"
    assert text_of(page).split() == ["会員はガイドラインに従う。", "・甲規約", "・乙規約"]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp932", "Shift_JIS"),
        ("euc_jp", "EUC-JP"),
        ("utf-8", "UTF-8"),
        ("iso2022_jp", "iso-2022-jp"),
        ("cp932", "utf-8"),
        ("utf-8", "Shift_JIS"),
        ("euc_jp", "no-such"),
    ],
)
def test_the_declared_encoding_is_believed_where_it_fits(encoding: str, declared: str) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body><p>利用規約の条件</p></body></html>'
    assert read_bytes(page.encode(encoding), "a.html").text == "利用規約の条件\n"


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("{% extends 'b' %}{% block c %}<p>甲は{{ name }}に払う。</p>{% endblock %}", "甲は{{ name }}に払う。"),
        ("<% if x %><p>甲は<%= t('.a') %>払う。</p><% end %>", "甲は払う。"),
        ("<?php get_header(); ?><h1><?php echo '利用規約'; ?></h1><p>甲。</p><?php get_footer();", "利用規約 甲。"),
        ("@extends('l')\n@section('c')\n<p>{{ __('利用規約') }}に従う。</p>\n@endsection", "利用規約に従う。"),
        (
            "<template>\n<div><p>甲は払う。</p><template v-if='x'><p>乙。</p></template></div>\n</template>\n<script>x</script>",
            "甲は払う。 乙。",
        ),
    ],
)
def test_templates_give_their_prose(page: str, words: str) -> None:
    assert " ".join(text_of(page).split("\n\n")) == words


@pytest.mark.parametrize(
    "page", ["<div>" * 5000 + "<p>甲。" + "</div>" * 5000 + "<p>乙。", "<font>" * 3000 + "<p>甲。<p>乙。"]
)
def test_deep_nesting_loses_nothing(page: str) -> None:
    assert text_of(page).split() == ["甲。", "乙。"]


@pytest.mark.parametrize(
    "item", ["<p>甲は、乙に通知する。</p>", "<li>甲", "<ol><li>甲", "<div class=menu>甲。", "<td>甲"]
)
@pytest.mark.timing
def test_a_huge_page_takes_as_much_longer_as_it_is_larger(item: str) -> None:
    def seconds(characters: int) -> float:
        page = (item * (characters // len(item))).encode()
        return min(timeit.repeat(lambda: read_bytes(page, "a.html"), number=1, repeat=2))

    assert seconds(200_000) < 10 * seconds(50_000)


@pytest.mark.parametrize("numbers", [("第1条　", "第2条　"), ("1. ", "2. "), ("1.0 ", "2.0 ")])
def test_terms_that_number_the_articles_are_headings(numbers: tuple[str, str]) -> None:
    one, two = numbers
    page = f"<h1>遊び場規約</h1><dl><dt>{one}目的</dt><dd>使い方を定めます。</dd><dt>{two}18歳未満の方</dt><dd>夜は使えません。</dd></dl>"
    source = read_bytes(page.encode(), "a.html")
    marked = [source.text[slice(*mark.span)] for mark in source.marks if mark.kind is MarkKind.HEADING]
    assert marked == ["遊び場規約", f"{one}目的".strip(), f"{two}18歳未満の方"]


def test_terms_of_a_glossary_are_no_headings() -> None:
    page = "<h1>規約</h1><dl><dt>会員</dt><dd>入会した方をいいます。</dd><dt>2名以上</dt><dd>団体をいいます。</dd></dl>"
    source = read_bytes(page.encode(), "a.html")
    assert [source.text[slice(*mark.span)] for mark in source.marks if mark.kind is MarkKind.HEADING] == ["規約"]


def test_cells_over_columns_and_rows_keep_the_columns_in_their_places() -> None:
    page = """<table><tr><th colspan=2>区分<th>料金</tr><tr><td rowspan=2>会員<td>一月<td>千円</tr><tr><td>一年<td>一万円</tr>
    <tr><td>客<td rowspan=0>一日<td>百円</tr><tr><td>他<td colspan=x>二百円</tr></table>"""
    assert read_bytes(page.encode(), "a.html").text.rstrip("\n").split("\n") == [
        "区分\t\t料金",
        "会員\t一月\t千円",
        "\t一年\t一万円",
        "客\t一日\t百円",
        "他\t\t二百円",
    ]
