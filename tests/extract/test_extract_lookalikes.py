"""Sentences one word away from a fact, beside the nearest ones that do tell it."""

from collections.abc import Mapping

import pytest

from tests.extract.extracted import types, values


@pytest.mark.parametrize(
    ("text", "consents"),
    [
        ("会員が異議を述べなかった場合は、変更の効力は生じません。", []),
        ("会員が異議を述べなかった場合は、変更の効力が生じません。", []),
        ("会員が異議を述べないときは、変更の効力が発生しない。", []),
        ("会員が異議を述べないときは、変更の効力が発生する。", ["deemed"]),
        ("会員が異議を述べなかった場合は、変更の効力が生じます。", ["deemed"]),
    ],
)
def test_silence_consents_only_where_the_change_takes_effect(text: str, consents: list[str]) -> None:
    assert values("amendment.consent", f"規約の変更|{text}") == consents


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("会員は、金100万円の支払義務を負わないことを確認します。", []),
        ("会員は、金8万円の支払義務のないことを確認する。", []),
        ("当社と会員は、金20万円の支払義務が存在しないことを確認する。", []),
        ("会員は、会費として金10万円の支払義務を負いません。", []),
        ("当選者には1人5,000円を払います。", []),
        ("紹介した者には1人1,000円を払います。", []),
        ("会員に1回700円を払います。", []),
        ("当社は、1件500円を払います。", []),
        ("寄付は1口1,000円です。", []),
        ("会員は、1口1万円を払い込み出資します。", []),
        ("会員は、金20万円の支払義務があることを認める。", [200000]),
        ("追加は、1件1,100円で承ります。", [1100]),
        ("会員は、1件550円を払います。", [550]),
        ("当社は、1件につき330円を加算します。", [330]),
    ],
)
def test_a_sum_that_nobody_pays_as_a_price(text: str, amounts: list[int]) -> None:
    told = values("fee.amount", f"細目|{text}")
    assert [value["amount"] for value in told if isinstance(value, Mapping)] == amounts


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("休会の開始日から3か月間は、会費は発生しません。", []),
        ("入会日から2か月は、休会中の会費は発生しません。", []),
        ("修理の日から6か月間は、修理料を請求しない。", []),
        ("入会の日から1年間は、会費を免除された会員は退会できません。", []),
        ("入会日から1か月間は、会費を支払わないことができません。", []),
        ("入会日から1か月間は、会費を請求しないことがあります。", []),
        ("入会日から2か月は、会費を免除します。", ["入会日から2か月"]),
        ("入会日から2か月は、会費は発生しないものとします。", ["入会日から2か月"]),
    ],
)
def test_a_time_without_fee_is_the_first_of_the_contract(text: str, starts: list[str]) -> None:
    assert values("fee.billing_start", f"会費|{text}") == starts


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("会員は、いつでも当社に対して届を提出しないで退会できます。", []),
        ("会員は、退会届を提出せずに退会できます。", []),
        ("会員は、退会届を当社に提出することなく退会できます。", []),
        ("会員は、書面によらないで退会できます。", []),
        ("会員は、退会届を提出しなければ退会できません。", ["退会届を提出しなければ退会できません"]),
        ("会員は、当社に届を出すことにより退会できます。", ["当社に届を出すことにより退会できます"]),
    ],
)
def test_what_need_not_be_handed_in_is_no_way_to_leave(text: str, methods: list[str]) -> None:
    assert values("termination_by_customer.method", f"退会|{text}") == methods


@pytest.mark.parametrize(
    ("text", "formed"),
    [
        ("仕様の条件は、双方の合意により確定します。", []),
        ("取引ごとの条件は、書面の交換により確定します。", ["条件は、書面の交換により確定します"]),
    ],
)
def test_only_the_conditions_of_a_contract_form_it(text: str, formed: list[str]) -> None:
    assert values("application.formation", f"申込み|{text}") == formed


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("毎年3月1日までに届け出た者の会費は、半額とする。", []),
        ("当社は、翌月10日までに会費の請求書を発行する。", []),
        ("退会した日から20日以内に会費を精算して、会員に明細を送ります。", []),
        ("当社は、ご連絡から10日以内に代わりの品を納めます。", []),
        ("ご連絡から10日以内に納められなければ、申込みを取り消します。", ["ご連絡から10日以内"]),
        ("会員は、毎月末日までに、届け出た口座から会費を支払う。", ["毎月末日"]),
        ("会員は、翌月末日までに、当社の発行する請求書により会費を支払う。", ["翌月末日"]),
        ("当社は毎月5日までに請求書を送り、会員は毎月20日までに会費を支払う。", ["毎月20日"]),
    ],
)
def test_the_day_of_another_act_is_no_day_of_payment(text: str, days: list[str]) -> None:
    assert values("fee.due", f"会費|{text}") == days


def test_the_hands_in_which_a_right_stays_belong_to_no_name() -> None:
    text = "投稿の著作権は、これを有していた会員又は第三者の手元に残ります。"
    assert values("ip.owner", f"投稿の権利|{text}") == ["有していた会員又は第三者"]


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        ("governing_law", "法律、条例の遵守|会員は、法律と条例を守ってください。", False),
        ("governing_law", "法律|会員は、法律を守ってください。", False),
        ("governing_law", "法律と裁判所|日本の法律に従い、争いは東京地方裁判所で扱います。", True),
        ("late_charge", "入金が遅れる場合の連絡|入金が遅れる場合は、前日までに電話で連絡してください。", False),
        ("late_charge", "会費の支払の遅れ|遅れた会費には、年10%の損害金をいただきます。", True),
        ("termination_by_customer", "トレーニングをやめる方法|ボタンを押して運動を終えてください。", False),
        ("termination_by_customer", "会員をやめるとき|会員は、届を出せばいつでもやめられます。", True),
        ("termination_by_customer", "やめ方|会員は、窓口に届を出せばいつでも退会できます。", True),
    ],
)
def test_what_a_caption_only_seems_to_be_on(kind: str, written: str, expected: bool) -> None:
    assert (kind in types("目的|本規約は、利用の条件を定めます。", written)["第2条"]) is expected
