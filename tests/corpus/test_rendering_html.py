"""Web pages: the page around the text, headings, lists that count; the tree comes out of them."""

from itertools import product
from pathlib import Path

import pytest

from corpus import source
from corpus.catalog import DOCUMENTS
from corpus.rendering import html
from corpus.rendering.html import Articles, HtmlLayout, Numbers
from corpus.rendering.model import (
    Article,
    Contents,
    Count,
    Counter,
    Division,
    Entry,
    Line,
    Manuscript,
    Number,
    Paragraph,
    Place,
    Table,
    Title,
)
from evaluation.made.document import Made, make
from evaluation.made.score import Score, score
from evaluation.made.styles import Format
from pipeline.parse import parse
from pipeline.read import read_bytes

LAYOUTS = [HtmlLayout(*options) for options in product(Numbers, Articles, (True, False))]
SEEDS = 30
SOURCES = ("hanamizuki_point", "kirinami_quest", "sazanami_api")


def name(layout: HtmlLayout) -> str:
    return f"{layout.numbers.name}-{layout.articles.name}-{'named' if layout.named else 'bare'}"


def number(counter: Counter, order: int, pattern: str, gap: str = "") -> Number:
    return Number.of(Count(counter, order, pattern), gap)


def paragraph(
    level: int, order: int, text: str, pattern: str = "{n}.", counter: Counter = Counter.DECIMAL
) -> Paragraph:
    return Paragraph(level, number(counter, order, pattern, " "), text)


def main(layout: HtmlLayout, *blocks: object) -> list[str]:
    """The lines of the text between the parts of the page."""
    page = html.render(Manuscript("備品貸出規約", blocks), layout)  # type: ignore[arg-type]
    return page.partition("<main>\n")[2].partition("\n</main>")[0].splitlines()


def read(made: Made, layout: HtmlLayout) -> Score:
    return score(made, parse(read_bytes(html.render(made.manuscript, layout).encode(), "a.html")))


COUNTED = HtmlLayout(Numbers.COUNTED, named=False)


def test_a_page_has_headings_paragraphs_and_tables() -> None:
    assert main(
        HtmlLayout(),
        Title("備品貸出規約"),
        Contents("目次", (Entry(1, "第1章　総則"), Entry(2, "別紙"))),
        Division(1, Number("第1章"), "総則"),
        Article(Number("第1条", ""), "（返却 & 弁償）"),
        paragraph(1, 1, "次の物を返す。"),
        paragraph(2, 1, "傘 <大>"),
        Table((("備品", "期日"), ("傘", "翌日"))),
        Line("以上", Place.RIGHT),
    ) == [
        '<h1 class="terms-title">備品貸出規約</h1>',
        '<p class="contents">目次</p>', '<ul class="contents-list">', '<li><a href="#s1">第1章　総則</a></li>', "<li>別紙</li>", "</ul>",
        '<h2 id="s1">第1章　総則</h2>', '<h3 id="s2" class="article">第1条（返却 &amp; 弁償）</h3>',
        "<p>1. 次の物を返す。</p>", '<p class="level2">1. 傘 &lt;大&gt;</p>',
        '<table class="table">', "<thead><tr><th>備品</th><th>期日</th></tr></thead>", "<tbody>", "<tr><td>傘</td><td>翌日</td></tr>", "</tbody>", "</table>",
        '<p style="text-align: right">以上</p>',
    ]  # fmt: skip


def test_numbers_in_order_are_counted_by_nested_lists() -> None:
    assert main(
        COUNTED,
        paragraph(1, 2, "次の物を返す。"), paragraph(2, 1, "傘", counter=Counter.LETTER), paragraph(2, 2, "鍵", counter=Counter.LETTER), Paragraph(1, None, "なお、早く返す。"), paragraph(1, 3, "弁償する。"),
    ) == [
        '<ol start="2">', "<li>次の物を返す。", '<ol style="list-style-type: lower-alpha">', "<li>傘</li>", "<li>鍵</li>", "</ol>",
        "<p>なお、早く返す。</p>", "</li>", "<li>弁償する。</li>", "</ol>",
    ]  # fmt: skip


def test_a_number_that_is_out_of_order_or_that_nothing_counts_is_typed() -> None:
    typed = ['<ol style="list-style: none">', "<li>1. 傘</li>", "<li>3. 鍵</li>", "</ol>"]
    assert main(COUNTED, paragraph(1, 1, "傘"), paragraph(1, 3, "鍵")) == typed
    assert main(COUNTED, paragraph(1, 1, "傘", counter=Counter.CIRCLED))[1] == "<li>①. 傘</li>"
    assert main(COUNTED, paragraph(1, 1, "傘", "（{n}）"))[1] == "<li>（1） 傘</li>"


def test_a_style_sheet_counts_numbers_in_brackets() -> None:
    blocks = (paragraph(1, 2, "傘", "（{n}）"), paragraph(1, 3, "鍵", "（{n}）"))
    page = html.render(Manuscript("", blocks), HtmlLayout(Numbers.COUNTED))
    assert '<ol class="count1" style="counter-reset: count1 1">\n<li>傘</li>\n<li>鍵</li>\n</ol>' in page
    assert 'ol.count1 > li::before { content: "（" counter(count1, decimal) "） "; }' in page


def test_articles_may_be_terms_of_a_list() -> None:
    blocks = [
        block for order in (1, 2) for block in (Article(Number(f"第{order}条"), "目的"), Paragraph(0, None, "定める。"))
    ]
    assert main(HtmlLayout(articles=Articles.TERMS, named=False), *blocks, Division(1, None, "附則")) == [
        "<dl>", '<dt id="s1">第1条　目的</dt>', "<dd>", "<p>定める。</p>", "</dd>",
        '<dt id="s2">第2条　目的</dt>', "<dd>", "<p>定める。</p>", "</dd>", "</dl>", '<h2 id="s3">附則</h2>',
    ]  # fmt: skip


def test_menus_and_banners_stand_around_the_text_and_names_only_where_asked_for() -> None:
    named, bare = (
        html.render(Manuscript("規約", (Title("規約"),)), HtmlLayout(named=named)) for named in (True, False)
    )
    for page in (named, bare):
        assert all(f"<{tag}" in page for tag in ("header", "nav", "aside", "footer", "script", "button"))
    assert "<style>" in named and 'class="cookie-banner"' in named
    assert "<style>" not in bare and "class=" not in bare


@pytest.mark.parametrize("layout", [pytest.param(layout, id=name(layout)) for layout in LAYOUTS])
@pytest.mark.parametrize("document", SOURCES)
def test_the_tree_of_a_source_comes_out_of_its_page(document: str, layout: HtmlLayout) -> None:
    one = source.read(Path(DOCUMENTS) / f"{document}.md")
    made = Made(0, Format.MARKDOWN, make(0, Format.MARKDOWN).style, one.manuscript, one.units, one.others)
    found = read(made, layout)
    assert not found.differences
    assert (found.address_f1, found.text, found.captions, found.chapters, found.others) == (1.0,) * 5


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.PLAIN])
def test_the_tree_of_a_made_document_comes_out_of_its_page(form: Format) -> None:
    results: list[tuple[int, Score]] = []
    for seed in range(SEEDS):
        made = make(seed, form)
        # 「1. 目的」 is the heading of an article only where the page says that it is a heading.
        able = [one for one in LAYOUTS if one.articles is Articles.HEADINGS or not made.style.article.bare]
        results.append((seed, read(made, able[seed % len(able)])))
    worst = [(seed, one.differences[:3]) for seed, one in results if one.differences]
    assert sum(one.address_f1 for _, one in results) / SEEDS >= 0.99, worst
    assert sum(one.text for _, one in results) / SEEDS >= 0.99, worst
