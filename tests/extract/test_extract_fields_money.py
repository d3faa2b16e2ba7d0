"""Fees, deposits, interest, refunds: what is read and what must not be."""

import pytest

from tests.extract.extracted import extracted, of_contract, placed, values


def test_amounts_with_what_tells_them_apart() -> None:
    article = "会費|1. 入会金は5,500円（税込）とします。\n2. 会費は、月額9,900円（税込）とします。\n3. 会員は、1円未満の端数を切り捨てます。"
    found = {fact.value["amount"]: fact for fact in extracted(article).facts if fact.field == "fee.amount"}  # type: ignore[call-overload,index]
    assert set(found) == {5500, 9900}
    assert found[9900].qualifier and "月額" in found[9900].qualifier
    assert str(found[9900].addresses[0]) == "第1条第2項"
    assert "9,900円（税込）" in found[9900].quote or found[9900].value["tax"] == "included"  # type: ignore[call-overload,index]


@pytest.mark.parametrize(
    "text",
    [
        "賠償額は、10万円を上限とします。",
        "会員は、違約金として3万円を支払います。",
        "商品代金100円につき1ポイントを付与します。",
        "資本金1億円以上の会社は料金を割り引きます。",
    ],
)
def test_sums_that_are_no_fees(text: str) -> None:
    assert values("fee.amount", f"料金|{text}") == []


def test_deposit_threshold() -> None:
    article = "保証金|当社は、月間の料金が30,000円を超えるときは、会員に保証金を求めることができます。"
    assert [value["amount"] for value in values("deposit.threshold", article)] == [30000]  # type: ignore[call-overload,index]
    assert values("fee.amount", article) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("会員は、支払を遅延したときは、年14.6%の割合による遅延損害金を支払います。", {"rate": 0.146, "per": "year"}),
        ("料金を滞納した会員は、年十四・六パーセントの延滞利息を支払うものとする。", {"rate": 0.146, "per": "year"}),
        ("支払期日を過ぎたときは、日歩4銭の損害金を申し受けます。", {"rate": 0.0004, "per": "day"}),
    ],
)
def test_late_charge(text: str, value: object) -> None:
    assert values("late_charge.rate", f"遅延損害金|{text}") == [value]


def test_a_discount_is_no_late_charge() -> None:
    assert values("late_charge.rate", "割引|年払いの会員は、年10%の割引を受けます。") == []


@pytest.mark.parametrize(
    ("text", "policies"),
    [
        ("受領した料金は、理由のいかんを問わず返金しません。", ["none"]),
        ("当社は、支払済みの会費の返還義務を負いません。", ["none"]),
        ("料金の払戻しは、法令に定める場合を除き、一切行いません。", ["none"]),
        ("前払いの料金のうち未経過期間に相当する額を返還します。", ["partial"]),
        ("当社は、代金の全額を返金します。", ["full"]),
        ("料金は返金しません。ただし、当社の都合で終了したときは、日割りで返金します。", ["none", "partial"]),
    ],
)
def test_refund_policy(text: str, policies: list[str]) -> None:
    assert sorted(map(str, values("refund.policy", f"返金|{text}"))) == sorted(policies)


@pytest.mark.parametrize(
    "text",
    [
        "会員は、貸与された機器を返還しないときは、代金を支払います。",
        "当社は、受領した資料を返却しません。",
        "保証金は、契約の終了後に返還します。",
    ],
)
def test_things_that_come_back_are_no_refund(text: str) -> None:
    assert values("refund.policy", f"返還|{text}") == []


def test_refunds_in_a_list() -> None:
    article = "返金|1. 当社は、料金を返金しません。\n2. 前項にかかわらず、次の場合には、当該各号に定める額を返金します。\n(1) 当社が終了したとき　前払いの料金の全額\n(2) 停止が続いたとき　日割りした額"
    assert {(value, address) for value, address, _ in placed("refund.policy", article)} == {
        ("none", "第1条第1項"),
        ("full", "第1条第2項第1号"),
        ("partial", "第1条第2項第2号"),
    }


def test_payment_as_printed() -> None:
    article = "料金|1. 料金は、登録日の翌月1日から発生します。\n2. 会員は、毎月末日までに翌月分の料金を、銀行振込の方法により支払います。振込手数料は、会員の負担とします。\n3. 1円未満の端数は、切り捨てます。"
    facts = {fact.field: fact for fact in extracted(article).facts}
    assert "翌月1日から" in facts["fee.billing_start"].quote
    assert "毎月末日まで" in facts["fee.due"].quote
    assert "銀行振込" in facts["fee.method"].quote
    assert facts["fee.transfer_cost_bearer"].value == "会員"
    assert "切り捨て" in facts["fee.rounding"].quote


def test_the_due_day_is_the_last_one_told() -> None:
    article = "委託料|甲は、毎月末日までに検査に合格した成果物について、翌月末日までに委託料を支払う。"
    assert [value for value in values("fee.due", article)] == ["翌月末日"]


def test_who_pays_the_fee_for_giving_back() -> None:
    article = "返金|返金に要する振込手数料は、当社の負担とします。"
    fact = next(fact for fact in extracted(article).facts if fact.field == "fee.transfer_cost_bearer")
    assert (fact.value, fact.qualifier) == ("当社", "返金時")


def test_a_carriage_is_no_transfer_cost() -> None:
    assert values("fee.transfer_cost_bearer", "返却|機器の返送に要する運送費用は、会員の負担とします。") == []


def test_delegated_values_say_where_they_stand() -> None:
    facts = [
        fact
        for fact in extracted("契約期間|契約期間は、個別契約書に定めるものとします。").facts
        if fact.field == "term.initial"
    ]
    assert [fact.delegated_to for fact in facts] == ["個別契約書"]


@pytest.mark.parametrize(
    ("said", "closing", "due"),
    [
        (
            "甲は、毎月1日から末日までを算定の単位期間とし、翌々月10日までに委託料を支払う。",
            ["毎月1日から末日まで"],
            ["翌々月10日"],
        ),
        ("甲は、請求書を受け取った月の翌月末日までに、委託料を支払う。", [], ["請求書を受け取った月の翌月末日"]),
        ("甲は、毎月20日と末日で締め、それぞれの締日から15日以内に代金を支払う。", ["毎月20日と末日"], ["それぞれの締日から15日以内"]),
        ("乙は、毎月末日までに引渡しを受けた商品の代金を、翌月25日までに支払う。", ["毎月末日まで"], ["翌月25日"]),
        ("甲は、当月分の委託料を翌月末日までに支払う。", [], ["翌月末日"]),
        ("乙は、毎月末日までに請求を行い、甲は翌月20日までに委託料を支払う。", [], ["翌月20日"]),
        ("1 乙は、当月分の請求書を翌月5日までに送付する。\n2 甲は、前項の請求に基づき、翌月末日までに委託料を支払う。", [], ["翌月末日"]),
        ("委託料は、毎月21日から翌月20日までを1か月とし、翌月末日までに支払う。", ["毎月21日から翌月20日まで"], ["翌月末日"]),
        ("夏季休業は、毎月1日から末日までを期間とし、甲が定める。", [], []),
        ("試用期間は、当月1日から末日までを期間とする。", [], []),
        ("甲は、毎月27日までに、翌月分の賃料を支払う。", [], []),
        ("甲は、本契約の締結の日から10日以内に、契約金を支払う。", [], []),
    ],
)  # fmt: skip
def test_the_day_by_which_a_bill_is_settled(said: str, closing: list[str], due: list[str]) -> None:
    assert of_contract("payment.closing", "支払", said) == closing
    assert of_contract("payment.due", "支払", said) == due


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("料金|料金は、課金開始日から生ずるものとします。", ["課金開始日から"]),
        ("料金|月額料金は、利用開始日から課金し、新しい料金は翌月から適用します。", ["利用開始日から"]),
        ("料金|新しい料金プランの料金は、お申込みの翌月1日から発生します。", ["お申込みの翌月1日から"]),
        ("料金の改定|引上げ後の会費は、その後最初に到来する更新の日から適用します。", []),
        ("休館|休館が10日を超えたときは、11日目からの会費は生じません。", []),
    ],
)
def test_the_day_from_which_a_fee_runs(article: str, expected: list[str]) -> None:
    assert values("fee.billing_start", article) == expected


def test_who_pays_bears_the_charge_of_the_bank() -> None:
    said = "銀行送金に要する手数料は、支払いを行う側の負担とする。"
    assert of_contract("fee.transfer_cost_bearer", "支払", said) == ["支払いを行う側"]
