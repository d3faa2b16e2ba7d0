"""Dates that are none, spans that run backwards, shares that are not all."""

import pytest

from tests.proof.proofs import findings, told


def of(text: str, *codes: str) -> list[tuple[str, str, str | None]]:
    return told(findings(f"見本契約書\n\n第1条（期間）\n{text}\n", *codes))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("この契約は、2026年4月31日に終わる。", "2026年4月31日"),
        ("この契約は、令和七年二月二十九日に終わる。", "令和七年二月二十九日"),
        ("この契約は、２０２６年１３月１日に終わる。", "２０２６年１３月１日"),
    ],
)
def test_a_date_that_is_none(text: str, words: str) -> None:
    assert of(text, "impossible-date") == [("第1条", words, None)]


@pytest.mark.parametrize(
    "text", ["この契約は、2024年2月29日に終わる。", "この契約は、令和8年12月31日に終わる。", "年1月40日の割合による。"]
)
def test_dates_that_are_right_or_none_at_all(text: str) -> None:
    assert of(text, "impossible-date") == []


def test_a_span_that_runs_backwards() -> None:
    text = "期間は、令和8年5月1日から令和8年4月30日までとする。"
    assert of(text, "contradiction") == [("第1条", "令和8年5月1日から令和8年4月30日まで", None)]
    assert of(text.replace("4月", "6月"), "contradiction") == []


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("期間は、平成29年7月1日から4年6月30日までの5年間とする。", []),
        ("期間は、平成29年7月1日から4年6月30日までの4年間とする。", [("第1条", "4", "5")]),
        ("期間は、昭和62年10月1日から元年9月30日までとする。", []),
        ("期間は、令和8年7月1日から7年6月30日までとする。", [("第1条", "令和8年7月1日から7年6月30日まで", None)]),
    ],
)
def test_an_era_that_changes_unsaid(text: str, told_of: list[tuple[str, str, str | None]]) -> None:
    assert of(text, "contradiction") == told_of


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("費用は、甲が5割、乙及び丙が各3割を負担する。", True),
        ("費用は、甲が60%、乙が50%を負担する。", True),
        ("費用は、甲が5割、乙及び丙が各2割5分を負担する。", False),
        ("費用は、甲が六割、乙が四割を負担する。", False),
        ("費用は、甲が2割、乙が3割を負担し、残りは丙の定めるところによる。", False),
        ("費用は、甲が6割を負担する。", False),
        ("工事の費用を甲が6割、乙が5割負担する。", True),
        ("検診の費用は、常勤の者が5割、非常勤の者が3割を負担する。", False),
    ],
)
def test_shares_that_are_not_all(text: str, wrong: bool) -> None:
    assert bool(of(text, "contradiction")) is wrong


def test_shares_of_the_parties_by_their_names() -> None:
    text = (
        "見本契約書\n\n株式会社一（以下「売主」という。）と株式会社二（以下「買主」という。）は、次のとおり契約する。\n"
        "第1条（費用）\n費用は、売主が6割、買主が5割を負担する。\n"
    )
    assert told(findings(text, "contradiction")) == [("第1条", "売主が6割、買主が5割を負担", None)]
