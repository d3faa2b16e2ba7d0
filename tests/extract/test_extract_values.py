import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.values import dates, durations, hours, money, rates
from pipeline.text.normalize import fold

KANJI = "〇一二三四五六七八九"


def in_kanji(number: int) -> str:
    """1 to 999 as 三百六十五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = (KANJI[hundreds] if hundreds > 1 else "") + "百" if hundreds else ""
    out += (KANJI[tens] if tens > 1 else "") + "十" if tens else ""
    return out + (KANJI[ones] if ones else "")


def full_width(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))


WRITINGS = st.sampled_from([str, in_kanji, full_width])
SPACES = st.sampled_from(["", " ", "\u3000"])
UNITS = {
    "P{}M": ["か月", "ヶ月", "ケ月", "カ月", "箇月", "ヵ月", "か月間", "月間", "ヶ月分"],
    "P{}Y": ["年間", "か年"],
    "P{}W": ["週間"],
    "P{}D": ["日間"],
    "{}BD": ["営業日"],
    "PT{}H": ["時間"],
}


@given(
    st.integers(1, 120),
    WRITINGS,
    SPACES,
    st.sampled_from([(iso, unit) for iso, units in UNITS.items() for unit in units]),
)
def test_every_writing_of_a_duration_is_read(number: int, writing: object, space: str, unit: tuple[str, str]) -> None:
    iso, printed = unit
    text = fold(f"終了の日の{writing(number)}{space}{printed}前までに通知する")  # type: ignore[operator]
    found = list(durations(text))
    assert [one.value for one in found] == [iso.format(number)]
    assert text[found[0].start : found[0].end].startswith(fold(writing(number)))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30日前までに", "P30D"),
        ("三十日以内", "P30D"),
        ("二か月前", "P2M"),
        ("1年6か月", "P1Y6M"),
        ("1年半の間", "P1Y6M"),
        ("半年間", "P6M"),
        ("有効期間は1年とする", "P1Y"),
        ("連続 24 時間を超えて", "PT24H"),
        ("10日を最短とする", "P10D"),
        ("15 日以上継続した", "P15D"),
        ("三月前までに", "P3M"),
    ],
)
def test_durations(text: str, value: str) -> None:
    assert [found.value for found in durations(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "令和 6 年 11 月 08 日",
        "2024年5月20日から",
        "翌月25日までに",
        "毎月15日に",
        "15日以降",
        "5営業日目",
        "平成15年法律第57号",
        "3月31日",
        "年14.5%",
        "2024年度",
    ],
)
def test_points_in_time_are_no_durations(text: str) -> None:
    assert list(durations(text)) == []


@pytest.mark.parametrize(
    ("text", "amount", "tax"),
    [
        ("年間 64,800 円（税込）", 64800, "included"),
        ("月額3万円(税別)", 30000, "excluded"),
        ("金参萬円也", 30000, "unspecified"),
        ("1万5千円", 15000, "unspecified"),
        ("税込12,100円、送料は別", 12100, "included"),
        ("十万円", 100000, "unspecified"),
        ("¥3,300", 3300, "unspecified"),
        ("1.5万円", 15000, "unspecified"),
        ("5,000円(消費税及び地方消費税を除く。)", 5000, "excluded"),
        ("3,000円(消費税を含む。)", 3000, "included"),
        ("1,000円+税", 1000, "excluded"),
    ],
)
def test_money(text: str, amount: int, tax: str) -> None:
    assert [found.value for found in money(fold(text))] == [{"amount": amount, "currency": "JPY", "tax": tax}]


@given(st.integers(1, 9_999_999))
def test_sums_are_read_as_they_are_printed(amount: int) -> None:
    text = f"料金は{amount:,}円とする"
    found = list(money(text))
    assert [one.value["amount"] for one in found] == [amount]  # type: ignore[index,call-overload]
    assert text[found[0].start : found[0].end] == f"{amount:,}円"


def test_the_tax_of_one_sum_is_not_that_of_the_next() -> None:
    found = [one.value for one in money("入学金3万円(税込)及び月額1万円とする")]
    assert [(one["amount"], one["tax"]) for one in found] == [(30000, "included"), (10000, "unspecified")]  # type: ignore[index,call-overload]


def test_smooth_running_is_no_money() -> None:
    assert list(money("円滑に運営する。三円形の。")) == []


@pytest.mark.parametrize(
    ("text", "rate", "per"),
    [
        ("年14.5%の割合", 0.145, "year"),
        ("年 14.6 パーセント", 0.146, "year"),
        ("年十四・六パーセント", 0.146, "year"),
        ("年率3%", 0.03, "year"),
        ("日歩4銭", 0.0004, "day"),
        ("月1%", 0.01, "month"),
        ("1日につき0.04%", 0.0004, "day"),
        ("年五分の割合", 0.05, "year"),
        ("14.6%の年率", 0.146, "year"),
    ],
)
def test_rates(text: str, rate: float, per: str) -> None:
    assert [found.value for found in rates(text)] == [{"rate": rate, "per": per}]


@pytest.mark.parametrize("text", ["年5分前に", "稼働率は99.5%とする", "1年分の料金の30%"])
def test_other_percentages_are_no_rates(text: str) -> None:
    assert list(rates(text)) == []


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 12, 31)), SPACES)
def test_every_writing_of_a_date_is_read(day: datetime.date, space: str) -> None:
    iso = day.isoformat()
    western = [
        f"{day.year}年{space}{day.month}月{space}{day.day}日",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month:02}.{day.day:02}",
        f"{day.year}-{day.month:02}-{day.day:02}",
    ]
    era, first = ("令和", 2018) if day >= datetime.date(2019, 5, 1) else ("平成", 1988)
    year = day.year - first
    printed = "元" if year == 1 else str(year)
    japanese = [f"{era}{space}{printed}{space}年{space}{day.month}{space}月{space}{day.day:02}{space}日"]
    japanese.append(f"{era}{printed if year == 1 else in_kanji(year)}年{in_kanji(day.month)}月{in_kanji(day.day)}日")
    for text in western + japanese:
        found = list(dates(fold(f"この規約は、{text}から施行する")))
        assert [one.value for one in found] == [iso], text


def test_dates_no_calendar_has_are_left_out() -> None:
    assert list(dates("2023年2月30日")) == []
    assert list(dates("2024年4月分")) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("平日 9:00~18:00", "平日 9:00-18:00"),
        ("平日のみ 10 時から 18 時まで", "平日 10:00-18:00"),
        ("月曜日から金曜日(祝日を除く)の午前9時30分から午後5時30分まで", "平日 9:30-17:30"),
        ("午前10時より午後6時", "10:00-18:00"),
    ],
)
def test_hours(text: str, value: str) -> None:
    assert [found.value for found in hours(text)] == [value]
