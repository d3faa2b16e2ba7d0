"""Numbers that cannot all be right."""

import pytest

from tests.proof.proofs import findings, told

_TERMS = """見本保守契約書

第1条（期間）
{term}

第2条（点検）
受注者は、月末の10日前までに点検の日を知らせます。

第3条（返品）
{text}
"""
_PLAIN = "この契約は、検収の日に終わります。"


def of(term: str = _PLAIN, text: str = _PLAIN) -> list[tuple[str, str, str | None]]:
    return told(findings(_TERMS.format(term=term, text=text), "contradiction"))


@pytest.mark.parametrize(
    ("term", "words", "right"),
    [
        ("期間は、2025年4月1日から2028年3月31日までの2年間とします。", "2", "3"),
        ("期間は、令和六年四月一日から令和八年三月三十一日までの三年間とする。", "三", "二"),
        ("期間は、２０２５年４月１日から２０２５年９月３０日までの３か月間とします。", "３", "６"),
    ],
)
def test_years_that_the_dates_do_not_give(term: str, words: str, right: str) -> None:
    assert of(term) == [("第1条", words, right)]


@pytest.mark.parametrize(
    "term",
    [
        "期間は、2025年4月1日から2028年3月31日までの3年間とします。",
        "期間は、令和6年12月1日から令和7年11月30日までの1年間とします。",
        "期間は、2025年4月10日から2026年3月31日までの1年間とします。",
    ],
)
def test_years_that_fit_or_are_no_whole_ones(term: str) -> None:
    assert of(term) == []


def test_a_limit_for_one_time_above_that_for_a_day() -> None:
    [(address, words, _)] = of(text="引出しは、1回につき30万円、1日につき20万円を限度とします。")
    assert (address, words) == ("第3条", "30万円、1日につき20万円")
    assert of(text="引出しは、1回につき10万円、1日につき20万円を限度とします。") == []


def test_words_read_in_place_of_words_that_are_not_there() -> None:
    assert of(text="第2条中「15日」とあるのは、「5日」と読み替えます。") == [("第3条", "15日", "10日")]
    assert of(text="第2条中「10日」とあるのは、「5日」と読み替えます。") == []


def test_one_fee_told_twice() -> None:
    text = "会員になる方の入会金は、個人5,000円とします。"
    [(address, words, proposal)] = of(f"会員になる方の入会金は、個人6,000円とします。\n2　{_PLAIN}", text)
    assert (address, words, proposal) == ("第3条", "5,000円", "6,000円")
    assert of(text, text) == []


def test_one_number_of_places_told_twice() -> None:
    [(_, words, proposal)] = of("教室の定員は45人とします。", "希望する方が定員の40人を超えたときは、抽選とします。")
    assert (words, proposal) == ("40人", "45人")
    assert of("教室の定員は45人とします。", "1台につき定員は5人です。") == []
