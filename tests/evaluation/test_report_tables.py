"""Tables, intervals and charts of the report for made-up figures."""

import re
from pathlib import Path

import pytest
from lxml import etree

from evaluation.bootstrap import Interval
from evaluation.measures import MEASURES
from evaluation.ratio import Ratio
from evaluation.reporting import names
from evaluation.reporting.charts import Point, Row, forest
from evaluation.reporting.comparison import Member, lines
from evaluation.reporting.markdown import renew, written
from evaluation.reporting.sections import Chapter, by_group, by_member, overview
from evaluation.scored import Scored
from pipeline.errors import YakkanError


def member(name: str, ours: Ratio, theirs: Ratio) -> Member:
    product = Scored({"retrieval.unit_at_1": ours, "answers.false_refusal": Ratio(1, 4)})
    return Member(name, {"bm25": Scored({"retrieval.unit_at_1": theirs}), "product": product})


TWO = [member("one", Ratio(9, 10), Ratio(4, 10)), member("two", Ratio(19, 30), Ratio(8, 30))]


def test_documents_are_joined_and_the_product_stands_first() -> None:
    [line] = lines(TWO, ["retrieval.unit_at_1"])
    assert list(line.figures) == ["product", "bm25"]
    assert line.figures["product"].value == pytest.approx(28 / 40)
    assert line.figures["product"].interval == Interval(pytest.approx(19 / 30), pytest.approx(0.9))
    # 9/10 - 4/10 = .5; 19/30 - 8/30 = .367; joined .7 - .3 = .4
    assert line.differences["bm25"].value == pytest.approx(0.4)
    assert line.differences["bm25"].interval == Interval(pytest.approx(11 / 30), pytest.approx(0.5))


def test_a_measure_that_nobody_has_gets_no_line() -> None:
    assert lines(TWO, ["facts.recall"]) == []


def test_revisions_of_one_document_are_drawn_together() -> None:
    one, two = (Member(m.id, m.systems, "same") for m in TWO)
    [line] = lines([one, two], ["retrieval.unit_at_1"])
    assert line.figures["product"].clusters == 1 and line.figures["product"].interval is None
    assert line.figures["product"].value == pytest.approx(28 / 40)


def test_a_figure_without_a_name_stops_the_report() -> None:
    with pytest.raises(KeyError, match=r"facts\.of_a_kind"):
        overview([Member("one", {"product": Scored({"facts.of_a_kind": Ratio(1, 1)})})])


def test_the_overview_shows_every_system_with_interval_and_difference() -> None:
    retrieval, answers = overview(TWO)
    assert retrieval.title == "検索" and answers.title == "回答"
    assert retrieval.table.head == ("指標", "文書", "本製品", "第N条で分割 + BM25", "差")
    assert [cell.text for cell in retrieval.table.rows[0]] == [
        "単位@1", "2", "0.700 [0.63, 0.90]", "0.300 [0.27, 0.40]", "+0.400 [+0.37, +0.50]",
    ]  # fmt: skip
    assert retrieval.table.rows[0][-1].strong
    assert [chart.title for chart in retrieval.charts] == ["全文書の値と 95 % 区間", "差と 95 % 区間"]
    assert len(answers.charts) == 1


def test_less_is_better_is_told_and_shaded_the_other_way() -> None:
    [_, answers] = by_member(TWO, "文書")
    assert answers.table.head == ("文書", "誤った拒否 ↓")
    assert [(cell.text, cell.share) for cell in answers.table.rows[0]] == [("one", None), ("0.250", 0.75)]


def test_a_member_without_the_measures_has_no_row() -> None:
    sections = by_member([*TWO, Member("three", {"product": Scored({})})], "文書")
    assert [row[0].text for row in sections[0].table.rows] == ["one", "two"]


def test_groups_join_their_parts_of_the_documents_for_each_system() -> None:
    sections = by_group({"書きことば": TWO, "単語だけ": [member("one", Ratio(0, 2), Ratio(1, 2))]}, "文体")
    assert [section.title for section in sections] == ["検索", "検索：第N条で分割 + BM25", "回答"]
    assert [[cell.text for cell in row] for row in sections[0].table.rows] == [
        ["書きことば", "2", "0.700 [0.63, 0.90]"],
        ["単語だけ", "1", "0.000"],
    ]


def test_every_measure_belongs_to_a_named_group() -> None:
    assert set(names.grouped(MEASURES)) <= set(names.FAMILIES)
    assert sum(map(len, names.grouped(MEASURES).values())) == len(MEASURES)


def test_markdown_has_headings_notes_and_tables() -> None:
    text = written([Chapter("overview", "概要", "注意書き", overview(TWO))], level=4)
    assert text.startswith("#### 概要\n\n注意書き\n\n**検索**\n\n| 指標 | 文書 | 本製品 |")
    assert "| 単位@1 | 2 | 0.700 [0.63, 0.90] | 0.300 [0.27, 0.40] | **+0.400 [+0.37, +0.50]** |" in text
    assert "<svg" not in text


def test_a_part_of_a_page_is_renewed_and_the_rest_stays(tmp_path: Path) -> None:
    page = tmp_path / "figures.md"
    page.write_text("前\n<!-- evaluate dev -->\n古い\n<!-- end of evaluate dev -->\n後\n", "utf-8")
    renew(page, "dev", "新しい")
    assert page.read_text("utf-8") == "前\n<!-- evaluate dev -->\n\n新しい\n\n<!-- end of evaluate dev -->\n後\n"
    with pytest.raises(YakkanError, match="evaluate test"):
        renew(page, "test", "新しい")


def test_a_chart_is_xml_whose_letters_are_text_and_whose_colours_are_the_page_s() -> None:
    rows = [
        Row("条項号 F1 <&>", {"本製品": Point(0.9, Interval(0.8, 1.0)), "BM25": Point(0.5)}),
        Row("見出し", {"本製品": Point(1.0)}),
    ]
    svg = forest('構造 "<&>"', rows)
    tree = etree.fromstring(svg.replace("xlink:href", "href"))
    assert {"条項号 F1 <&>", "見出し", "本製品", "BM25"} <= {text.text for text in tree.iter("{*}text", "text")}
    assert tree.get("aria-label") == '構造 "<&>"'
    assert "var(--series-1)" in svg and "var(--ink)" in svg and not re.search("#[0-9a-f]{6};", svg)
    assert "font-family" not in svg
    assert forest('構造 "<&>"', rows) == svg


def test_a_chart_of_differences_has_zero_in_its_middle() -> None:
    svg = forest("差", [Row("見出し", {"差": Point(-0.3, Interval(-0.5, -0.1))})], around_zero=True)
    [middle, *_] = re.findall(r'x="([\d.]+)"[^>]*>0\.0', svg)
    ends = [float(x) for x in re.findall(r'x="([\d.]+)"[^>]*>[−-]?0\.4<', svg)]
    assert sum(ends) / 2 == pytest.approx(float(middle), abs=0.1)
