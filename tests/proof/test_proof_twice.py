"""One act told with two times, one thing given to two sides, sums that are not their months."""

import pytest

from tests.proof.proofs import findings, told

_SIDES = "見本契約書\n\n見本商店（以下「甲」という。）と見本工房（以下「乙」という。）は、次のとおり約する。\n\n"


def of(*articles: str) -> list[tuple[str, str, str | None]]:
    text = _SIDES + "\n\n".join(f"第{number}条{words}" for number, words in enumerate(articles, 1)) + "\n"
    return told(findings(text, "contradiction"))


_DEPOSIT = "（預り金）\n甲は、部屋の明渡し後2か月以内に預り金を乙に返還する。"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "乙は、直ちに部屋を明け渡す。甲は、明渡しの完了から30日以内に預り金を返還する。",
            [("第2条", "30日", "2か月")],
        ),
        ("甲は、明渡しの完了から2か月以内に預り金を返還する。", []),
        # from another day, by another side, of another thing
        ("甲は、転居届の提出から30日以内に預り金を返還する。", []),
        ("乙は、部屋の明渡し後30日以内に預り金を返還する。", []),
        ("甲は、部屋の明渡し後30日以内に鍵を返還する。", []),
        ("ただし、甲は、部屋の明渡し後30日以内に預り金を返還することができる。", []),
    ],
)
def test_one_act_within_two_times(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert of(_DEPOSIT, f"（明渡し）\n{text}") == found


def test_days_and_weeks_are_compared_by_their_length() -> None:
    check = "（検査）\n甲は、納品後{}以内に品を検査する。"
    assert of(check.format("14日"), check.format("2週間")) == []
    assert of(check.format("14日"), check.format("3週間")) == [("第2条", "3週間", "14日")]
    assert of(check.format("48時間"), check.format("2日")) == []


def test_what_is_said_of_a_named_rule() -> None:
    rule = "（申請）\n乙は、使い始める日の2週間前までに、申請書を甲に出す。"
    assert of(rule, "（期限）\n第1条の申請は、使い始める日の10日前までに行う。") == [("第2条", "10日", "2週間")]
    assert of(rule, "（期限）\n第1条の申請は、使い始める日の14日前までに行う。") == []
    assert of(rule, "（期限）\n第1条の苦情は、使い始める日の10日前までに行う。") == []


def test_how_long_a_named_rule_lasts() -> None:
    rule = "（秘密）\n乙は、本契約の終了後3年間、甲の秘密を漏らさない。"
    assert of(rule, "（存続）\n前条の規定は、本契約の終了後5年間効力を有する。") == [("第2条", "5年間", "3年間")]
    assert of(rule, "（存続）\n前条の規定は、本契約の終了後3年間効力を有する。") == []


def test_how_long_before_a_change_is_told() -> None:
    first = "（料金）\n甲は、月額料金を改定するときは、30日前までに乙に通知する。"
    assert of(first, "（料金の変更）\n甲は、月額料金を変更することができる。この場合、14日前までに乙に通知する。") == [
        ("第2条", "14日", "30日")
    ]
    assert of(first, "（規約の変更）\n甲は、この書面を変更することができる。この場合、14日前までに乙に通知する。") == []
    assert of(first, "（急な変更）\n甲は、緊急のときは、14日前までに乙に通知して月額料金を変更する。") == []


def test_how_long_before_a_side_ends_the_contract() -> None:
    first = "（解約）\n甲及び乙は、3か月前までに書面で通知して、本契約を解約することができる。"
    assert of(first, "（終了）\n甲又は乙は、本契約を解約するときは、1か月前までに申し入れる。") == [
        ("第2条", "1か月", "3か月")
    ]
    assert of(first, "（終了）\n乙は、本契約を解約するときは、1か月前までに申し入れる。") == []


def test_two_days_of_payment() -> None:
    first = "（代金の支払）\n乙は、毎月末日で締めた代金を、翌月25日までに甲に支払う。"
    assert [
        place for place, _, _ in of(first, "（期限）\n乙は、代金を翌々月10日までに甲に支払わなければならない。")
    ] == ["第2条"]
    assert of(first, "（期限）\n乙は、水道料を翌々月10日までに甲に支払わなければならない。") == []


@pytest.mark.parametrize(
    ("first", "second", "there"),
    [
        ("品の運送費は、甲の負担とする。", "乙は、品を引き取り、その運送費を負担する。", True),
        ("品の運送費は、甲の負担とする。", "返品の運送費は、乙の負担とする。", False),
        ("品の運送費は、甲の負担とする。", "乙の求めによる場合、運送費は、乙の負担とする。", False),
        ("成果物の著作権は、納品の時に乙から甲に移転する。", "成果物の著作権は、乙に帰属する。", True),
        ("成果物の著作権は、納品の時に乙から甲に移転する。", "資料の著作権は、乙に帰属する。", False),
        ("加入金は、11,000円とする。", "乙は、加入金22,000円を支払う。", True),
        ("加入金は、10,000円とする。", "乙は、加入金11,000円を支払う。", False),  # with tax
        ("手数料は、550円とする。", "乙は、手数料330円を支払う。", False),
    ],
)
def test_one_thing_given_twice(first: str, second: str, there: bool) -> None:
    assert [place for place, _, _ in of(f"（甲）\n{first}", f"（乙）\n{second}")] == (["第2条"] if there else [])


def test_what_is_never_done_and_done() -> None:
    never = "（加入金）\n加入金は、いかなる理由があっても返還しない。"
    assert [place for place, _, _ in of(never, "（終了）\n甲は、加入金の半額を30日以内に返還する。")] == ["第2条"]
    assert of(never, "（終了）\n前条にかかわらず、甲は、加入金の半額を返還する。") == []
    assert of(never, "（終了）\n甲は、保証金の半額を返還する。") == []


def test_a_sum_that_is_not_its_months() -> None:
    rent = "（賃料）\n賃料は1か月金12,000円とする。"
    assert [words for _, words, _ in of(rent, "（敷金）\n乙は、賃料の2か月分に相当する金36,000円を甲に預ける。")] == [
        "賃料の2か月分に相当する金36,000円"
    ]
    assert of(rent, "（敷金）\n乙は、賃料の2か月分に相当する金24,000円を甲に預ける。") == []
    assert of(rent, "（敷金）\n乙は、賃料の2か月分に相当する金26,400円を甲に預ける。") == []


def test_two_rates_behind_the_same_words() -> None:
    rate = "（遅れ）\n乙は、遅延1日につき委託料の{}％の違約金を払う。"
    assert of(rate.format("0.1"), rate.format("0.5")) == [("第2条", "0.5％", "0.1％")]
    assert of(rate.format("0.1"), rate.format("0.1")) == []


def test_what_is_not_allowed_and_allowed() -> None:
    ban = "（再委託）\n乙は、甲の承諾がない限り、本業務を第三者に再委託してはならない。"
    free = "（進め方）\n乙は、自らの判断で、本業務の一部を第三者に再委託することができる。"
    assert [place for place, _, _ in of(ban, free)] == ["第2条"]
    assert of(ban, free.replace("自らの判断で", "甲の承諾を得て")) == []
    assert of(ban, free.replace("乙は", "甲は")) == []
    assert of(ban, free.replace("自らの判断で", "前条にかかわらず")) == []
