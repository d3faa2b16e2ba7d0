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
    ("text", "wrong"),
    [
        ("費用は、甲が5割、乙及び丙が各3割を負担する。", True),
        ("費用は、甲が60%、乙が50%を負担する。", True),
        ("費用は、甲が5割、乙及び丙が各2割5分を負担する。", False),
        ("費用は、甲が六割、乙が四割を負担する。", False),
        ("費用は、甲が2割、乙が3割を負担し、残りは丙の定めるところによる。", False),
        ("費用は、甲が6割を負担する。", False),
    ],
)
def test_shares_that_are_not_all(text: str, wrong: bool) -> None:
    assert bool(of(text, "contradiction")) is wrong
