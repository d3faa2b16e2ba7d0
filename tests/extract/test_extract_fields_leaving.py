"""Who ends a contract, how and how long before: leaving, ending for a breach, not renewing."""

import pytest

from tests.extract.extracted import of_contract, values

_LEAVES = "termination_by_customer"
_ENDED = "termination_by_provider"


@pytest.mark.parametrize("field", ["cure_period", "notice_required"])
def test_the_customer_ends_it_for_what_the_provider_does(field: str) -> None:
    article = "解除|会員は、当社が第3条に違反し、書面で改めるよう求めた日から20日以内に改めないときは、契約を解除することができる。"
    assert values(f"{_ENDED}.{field}", article) == []


def test_who_ordered_work_ends_it_for_a_breach() -> None:
    text = "甲は、乙が本契約に違反し、10日の期間を定めて書面で催告しても改めないときは、本契約を解除することができる。"
    assert of_contract(f"{_ENDED}.cure_period", "解除", text) == ["P10D"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "当社は、会員が会費を納めないときは、30日前までに理由を記した書面で予告して、契約を解除することができる。",
            [True],
        ),
        ("当社は、会員が破産したときは、何らの催告を要せず、契約を解除することができる。", [False]),
        ("会員が施設を損なったときは、当社は、いかなる手続も経ないで契約を解除する。", [False]),
        ("契約は、会員が死亡したときは、何らの手続を要することなく終わります。", []),
    ],
)
def test_whether_a_word_comes_before(said: str, expected: list[bool]) -> None:
    assert values(f"{_ENDED}.notice_required", f"契約の解除|{said}") == expected


def test_no_word_is_needed_in_one_case() -> None:
    article = "契約の解除|当社は、会員が規約に違反したときは、5日の期間を定めて催告し、改められないときは、契約を解除することができる。再び違反したときは、催告を要しない。"
    assert values(f"{_ENDED}.notice_required", article) == [True, False]


def test_a_provider_who_warns_is_no_customer_who_leaves() -> None:
    article = "契約の解除|当社は、会員が会費を納めないときは、30日前までに書面で予告して、契約を解除することができる。"
    assert values(f"{_LEAVES}.notice_period", article) == []


@pytest.mark.parametrize(
    "article",
    [
        "延長|お客様は、施術の終わる20分前までに申し出て、延長を求めることができる。",
        "時間の延長|会員は、利用の終わる1時間前までに電話で申し出れば、利用時間を延ばすことができます。",
    ],
)
def test_an_hour_more_is_no_leaving(article: str) -> None:
    assert values(f"{_LEAVES}.notice_period", article) == []


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (
            "解約|会員は、2か月前までに、当社の定める様式の退会届を提出して、退会することができる。",
            ["当社の定める様式の退会届を提出"],
        ),
        ("解約|会員は、書面又は電話で申し出ることにより、いつでも解約することができる。", ["書面又は電話で申し出る"]),
        ("解約|会員は、30日前までに書面で通知して、契約を解約することができる。", ["書面で通知"]),
        ("更新|会員から更新しない旨の書面による申出がないときは、契約は1年間更新される。", ["書面による申出"]),
        ("退会|会員は、けがの診断書その他の証明する書類を提出したときは、違約金なしに退会することができる。", []),
        ("契約の終了|会員は、契約の終了後1年間、当社の書面による承諾を得ないで、同じ商品を売ってはならない。", []),
    ],
)
def test_how_the_customer_says_that_he_leaves(article: str, expected: list[str]) -> None:
    assert values(f"{_LEAVES}.method", article) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("更新を希望しない当事者は、満了の1か月前までに、その旨を相手方に申し出る。", ["P1M"]),
        ("会員が契約を続けないときは、満了の45日前までに、その旨を当社に知らせる。", ["P45D"]),
    ],
)
def test_saying_that_it_shall_not_go_on(said: str, expected: list[str]) -> None:
    assert values("renewal.opt_out_period", f"契約の期間|契約期間は1年とする。{said}") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "一方が暴力団員であるときは、他方は、いかなる手続も経ないで本契約を解除することができる。",
            ["いかなる手続も経ないで"],
        ),
        (
            "甲は、次のときは、前条の求めをすることなく、本契約を解除する。\n(1) 乙が破産したとき\n(2) 乙が暴力団と交際したとき",
            ["求めをすることなく"],
        ),
    ],
)
def test_nothing_is_said_to_gangsters(said: str, expected: list[str]) -> None:
    assert of_contract("notice.period.antisocial", "解除", said) == expected


def test_a_pause_that_ends_in_the_end() -> None:
    article = "不可抗力|休業が90日を超えたときは、当社は、30日前までに通知して、契約を解除することができる。"
    assert values("suspension.notice_period", article) == []
