"""How far stated chances may be believed, with values worked by hand, and the chapter that shows it."""

import re

import pytest
from lxml import etree

from evaluation.bootstrap import Interval
from evaluation.gold import Question
from evaluation.ratio import Ratio
from evaluation.reliability import Claim, area, bins, brier, calibration_error, right, stated, wilson
from evaluation.reporting.believed import chapter
from evaluation.reporting.charts import Point, reliability_curve
from evaluation.runner import Judged
from evaluation.scored import Scored
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Verdict


def judged(chance: float, verdict: Verdict, *, good: bool = False, answerable: bool = True) -> Judged:
    cites = (Address.parse("第1条"),) if answerable else ()
    question = Question("q", "料金は？", "fact" if answerable else "unanswerable", "formal", None, (), cites, ())
    figures = {"answers.right": Ratio(int(good), 1)} if answerable else {"answers.false_answer": Ratio(1, 1)}
    text = "月額500円です。" if verdict is Verdict.ANSWERED else None
    return Judged(question, Scored(figures), Answer("料金は？", verdict, text, chance, (), ()))


ALL = [
    judged(0.9, Verdict.ANSWERED, good=True),
    judged(0.8, Verdict.ANSWERED),
    judged(0.6, Verdict.ANSWERED, answerable=False),
    judged(0.7, Verdict.NOT_STATED, answerable=False),
    judged(0.9, Verdict.NOT_STATED),
]


def test_answers_that_were_given_are_right_or_not() -> None:
    assert right(ALL) == [Claim(0.9, True), Claim(0.8, False), Claim(0.6, False)]


def test_a_refusal_is_as_sure_of_the_opposite() -> None:
    assert [(round(claim.chance, 2), claim.so) for claim in stated(ALL)] == [
        (0.9, True), (0.8, True), (0.6, False), (0.3, False), (0.1, True),
    ]  # fmt: skip


def test_bins_hold_the_same_count_in_the_order_of_the_chances() -> None:
    claims = [Claim(number / 100, number >= 50) for number in reversed(range(100))]
    found = bins(claims)
    assert [one.count for one in found] == [10] * 10
    assert (found[0].low, found[0].high, found[9].high) == (0, 0.09, 0.99)
    assert [one.share for one in found] == [0] * 5 + [1] * 5


def test_few_claims_make_few_bins() -> None:
    assert [one.count for one in bins([Claim(0.5, True)] * 25)] == [12, 13]
    assert [one.count for one in bins([Claim(0.5, True)] * 3)] == [3]
    assert bins([]) == []


def test_wilson_as_in_the_textbook() -> None:
    # 8 of 10: (0.8 + 1.9208 / 10) / 1.38415 -+ ..., by hand 0.4902 to 0.9433
    found = wilson(8, 10)
    assert (found.low, found.high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert wilson(0, 10).low == 0 and wilson(10, 10).high == pytest.approx(1)
    with pytest.raises(ValueError, match="nothing"):
        wilson(0, 0)


def test_figures_worked_by_hand() -> None:
    claims = [Claim(0.9, True), Claim(0.8, False), Claim(0.6, False)]
    assert brier(claims) == pytest.approx((0.01 + 0.64 + 0.36) / 3)
    # one bin: mean chance 2.3/3, one of three came true
    assert calibration_error(claims) == pytest.approx(2.3 / 3 - 1 / 3)
    assert area(claims) == 1
    assert area([Claim(0.5, True), Claim(0.5, False), Claim(0.7, False)]) == 0.25


def test_nothing_is_measured_of_nothing() -> None:
    assert brier([]) is None and calibration_error([]) is None
    assert area([Claim(0.5, True)]) is None


def test_the_chapter_has_the_figures_and_a_table_beside_each_curve() -> None:
    figures, answers, chances = chapter(ALL).sections
    assert [row[0].text for row in figures.table.rows] == ["返した答えの確信度", "本文に書かれている見込み"]
    assert [cell.text for cell in figures.table.rows[0][1:4]] == ["3", "0.767", "0.333"]
    assert [cell.text for cell in answers.table.rows[0]][:3] == ["0.60–0.90", "3", "0.767"]
    assert answers.table.rows[0][3].text.startswith("0.333 [0.06, 0.79]")
    assert len(answers.charts) == len(chances.charts) == 1


def test_there_is_no_chapter_where_nothing_was_answered() -> None:
    assert chapter([]).sections == ()
    only = chapter([judged(0.9, Verdict.NOT_STATED)]).sections
    assert [section.title for section in only] == ["確信度の値", "本文に書かれている見込み"]


def test_the_curve_is_told_in_words_and_takes_the_colours_of_the_page() -> None:
    svg = reliability_curve("確信度 <と> 割合", [(0.3, Point(0.4, Interval(0.2, 0.6))), (0.8, Point(0.7))])
    tree = etree.fromstring(svg.replace("xlink:href", "href"))
    assert tree.get("aria-label") == "確信度 <と> 割合" and tree.get("role") == "img"
    assert {"確信度の平均", "実際の割合"} <= {text.text for text in tree.iter("{*}text", "text")}
    assert "var(--series-1)" in svg and "var(--ink)" in svg and not re.search("#[0-9a-f]{6};", svg)
