"""What is paid for harm: bounds that are no insurance, what no bound holds for, kinds that are left out, time to claim."""

import pytest

from pipeline.types.clause import Value
from tests.extract.extracted import placed, values


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("滅失の責任|当社は、お預かりした衣類を失ったときは、預り証に記した価額の総額に達するまで償う。", "預り証に記した価額の総額"),
        ("遅延|到着が遅れたときは、遅れた時間1時間につき代金の1割を、代金の全額に至るまで賠償する。", "代金の全額"),
        ("破損|当社が器物を破損したときは、修理の費用を、1件につき50,000円を限度として負担する。", {"amount": 50000, "currency": "JPY"}),
        ("損害賠償|当社は、受け取った保険金の額を上限として、会員の損害を賠償する。", "受け取った保険金の額"),
    ],
)  # fmt: skip
def test_bounds_of_what_is_paid(article: str, expected: Value) -> None:
    assert values("liability.cap", article) == [expected]


@pytest.mark.parametrize(
    "article",
    [
        "賠償責任保険|工事業者は、支払限度額を1億円以上とする請負業者賠償責任保険に加入する。",
        "損害賠償及び保険|会員は、てん補限度額が3,000万円を下らない保険を付保し、証券の写しを当社に示す。",
        "追加の作業|会員の責めに帰すべき事由で作業が増えたときの代金は、見積書の額の2倍を限度とする。",
    ],
)
def test_sums_that_bound_something_else(article: str) -> None:
    assert values("liability.cap", article) == []


_CAPPED = "損害賠償|1. 当社の賠償は、月額料金を上限とする。\n2. "


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("第9条の違反による損害については、限度を設けない。", "第9条の違反による損害"),
        ("ただし、預り品の取り違えによる損害については、この限度によらない。", "預り品の取り違えによる損害"),
        ("守秘の定めに反したことによる損害には、前項の上限はない。", "守秘の定めに反したことによる損害"),
    ],
)
def test_harm_that_is_paid_without_a_bound(said: str, expected: str) -> None:
    assert values("liability.cap_exception", _CAPPED + said) == [expected]


def test_all_of_it_is_paid_and_none_of_it() -> None:
    assert values("liability.cap_exception", _CAPPED + "会員の故意によるときは、当社は、全額を賠償しない。") == []
    told = values("liability.cap_exception", _CAPPED + "当社が故意に与えた損害は、全額を賠償しなければならない。")
    assert told == ["当社が故意に与えた損害"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("失われた利益及び教室の改装に投じた費用は、賠償の範囲に含まない。", ["失われた利益", "教室の改装に投じた費用"]),
        ("当社は、逸失利益、データの復旧に要した費用その他の間接損害について責任を負わない。", ["逸失利益", "データの復旧に要した費用", "間接損害"]),
        ("得べかりし利益、写真への愛着その他特別の事情による損害は、賠償しない。", ["得べかりし利益", "写真への愛着", "特別の事情による損害"]),
        ("営業の機会の喪失、信用の低下及び代替品の調達費用については、賠償の責任を負いません。", ["営業の機会の喪失", "信用の低下", "代替品の調達費用"]),
    ],
)  # fmt: skip
def test_kinds_of_harm_that_are_left_out(said: str, expected: list[str]) -> None:
    assert values("liability.excluded_damages", f"損害賠償|{said}") == [expected]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("相談|品物の汚損についての申出は、お渡しの日から2か月以内に限り受け付けます。", ["P2M"]),
        ("責任の期間|当社の賠償の責任は、引渡しの日から1年を経過したときに消滅する。", ["P1Y"]),
        ("損害賠償|当社は、申出を受けた日から7日以内に品物を調べ、賠償の要否を回答する。", []),
        ("損害賠償|当社は、請求を受けた日から30日以内に賠償の額を提示する。", []),
        ("損害賠償|作業の遅れた日数が5日以内であるときは、会員は、賠償を求めることができない。", []),
    ],
)
def test_how_long_harm_can_be_claimed(article: str, expected: list[str]) -> None:
    assert values("liability.claim_period", article) == expected


def test_the_cap_is_cited_where_it_stands() -> None:
    article = "破損|1. 当社は、器物の破損の責任を負う。\n2. 前項の賠償は、代金の総額に達するまで行い、これを超える損害を賠償しない。"
    assert [(value, address) for value, address, _ in placed("liability.cap", article)] == [
        ("代金の総額", "第1条第2項")
    ]
