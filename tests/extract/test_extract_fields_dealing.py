"""Money and hands: closing days, who bears a cost, what comes back, who may take over, who may do the work."""

import pytest

from pipeline.extract import extract
from pipeline.types.clause import Value
from tests.extract.extracted import of_contract, values
from tests.texts import document


@pytest.mark.parametrize(
    ("field", "article", "expected"),
    [
        ("payment.closing", "代金|食材の代金は、毎月5日及び20日に締め切り、締切日から15日以内に支払う。", ["毎月5日及び20日"]),
        ("payment.closing", "使用料|使用料は、会計月の末日に締め切り、翌月10日までに支払う。", ["会計月の末日"]),
        ("payment.closing", "実施料|実施料は、毎年9月末日に締めて計算し、翌月末日までに支払う。", ["毎年9月末日"]),
        ("fee.due", "受講料|会員は、追加の受講料を、受講を始める日の前日までに支払う。", ["受講を始める日の前日"]),
        ("fee.transfer_cost_bearer", "支払|振込みの手数料は、当該法人の負担とする。", ["当該法人"]),
        ("fee.rounding", "交通費|交通費の計算で生じた1キロメートルに満たない端数は、切り捨てます。", ["1キロメートルに満たない端数は、切り捨て"]),
        ("refund.policy", "保証金|当社は、明渡しの日から3か月以内に、債務の額を差し引いた残りを会員に返す。", []),
        ("refund.policy", "荷物の処分|当社は、荷物を競売することができる。残額は、会員に返し、返すことができないときは供託する。", []),
        ("refund.policy", "費用の精算|費用の残りがあるときは、当社は、翌月末日までに、明細を示してこれを会員に返す。", ["partial"]),
        ("support.hours", "相談の窓口|電話の受付は、日曜日及び祝日を除く毎日午前9時から午後5時までとする。", ["毎日（日曜日及び祝日を除く） 9:00-17:00"]),
        ("support.hours", "緊急の連絡|緊急の電話は、毎日24時間、つながります。", ["24時間"]),
    ],
)  # fmt: skip
def test_money_and_hours(field: str, article: str, expected: list[Value]) -> None:
    assert values(field, article) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("当社は、会員の書面による同意を得た場合に限り、契約上の地位を他に移すことができる。", [True]),
        ("会員は、当社の承諾を得て、会員としての地位を譲り渡すことができる。", [True]),
        ("当社は、会員の承諾を得ないで、契約上の地位を譲受人に移すことができる。", [False]),
        ("当社は、通知を受けた日から30日以内に限り、同一の条件で優先して譲り受ける旨を申し出ることができる。", []),
    ],
)
def test_who_has_to_agree_to_a_new_party(said: str, expected: list[bool]) -> None:
    assert values("assignment.consent_required", f"地位の譲渡|{said}") == expected


@pytest.mark.parametrize(
    ("field", "caption", "said", "expected"),
    [
        ("subcontracting.allowed", "再委託", "乙は、甲の承諾を得ないで、業務を第三者に委託してはならない。ただし、印刷については、委託の日から7日以内に甲に知らせることで足りる。", [False, True]),
        ("ip.owner", "知的財産権", "知的財産権は、甲の従業者だけが得た成果に係るものは甲に、乙に属する者だけが得た成果に係るものは乙に、それぞれ帰属する。", ["甲", "乙"]),
        ("contract.amount", "経費", "甲は、本業務の経費として、総額18,700,000円（消費税を含む。）を負担する。", [{"amount": 18700000, "currency": "JPY", "tax": "included"}]),
        ("acceptance.period", "図面の検査", "図面に合わない箇所があるときは、甲は、検査の日から3営業日以内に是正を求める。", []),
    ],
)  # fmt: skip
def test_contracts(field: str, caption: str, said: str, expected: list[Value]) -> None:
    assert of_contract(field, caption, said) == expected


def test_a_franchisor_offers_what_it_is_named_for() -> None:
    text = "加盟店契約書\n\n株式会社うみべ（以下「本部」という。）と有限会社やまべ（以下「加盟者」という。）は、本部が展開する弁当店「うみべ弁当」の加盟店の経営について契約する。\n\n第1条（目的）\n本部は、加盟者に経営を許す。\n"
    found = {fact.field: fact.value for fact in extract(document(text)).facts}
    assert (found["document.provider"], found["document.service"]) == ("株式会社うみべ", "うみべ弁当")


def test_who_carries_for_an_order_offers_nothing_to_many() -> None:
    text = "運送業務委託契約書\n\n株式会社うみべ（以下「甲」という。）と有限会社やまべ（以下「乙」という。）は、運送の業務の委託について契約する。\n\n第1条（目的）\n乙は荷物を運ぶ。\n"
    assert not [fact for fact in extract(document(text)).facts if fact.field == "document.provider"]
