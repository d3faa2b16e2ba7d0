"""Facts of contracts about goods: carriage, delivery, prices of an annex."""

import pytest

from pipeline.extract import extract
from tests.extract.extracted import values
from tests.texts import document


@pytest.mark.parametrize(
    ("field", "article", "expected"),
    [
        (
            "liability.claim_period",
            "損害賠償|当社の責任は、会員が荷物を受け取った日から10日以内に通知を発しない限り消滅する。",
            ["P10D"],
        ),
        ("liability.cap", "賠償額|遅れによる損害については、送料の額の範囲内で賠償します。", ["送料の額"]),
        (
            "refund.policy",
            "送料|荷物を失ったときは、送料を請求しません。既に受け取っているときは、これを払い戻します。",
            ["full"],
        ),
        (
            "nonconformity.period",
            "検査|検査の後でも、品質が契約の内容に適合しないことが分かったときは、当社は、納入後2年間に限り、その責任を負う。",
            ["P2Y"],
        ),
    ],
)
def test_values(field: str, article: str, expected: list[str]) -> None:
    assert values(field, article) == expected


def test_the_whole_harm_is_paid_for_intent() -> None:
    text = (
        "賠償額|1 賠償額は、10万円を上限とします。\n"
        "2 前項にかかわらず、当社の故意によって損害が生じたときは、当社は、それにより生じた一切の損害を賠償します。"
    )
    assert values("liability.cap_exception", text) == ["当社の故意によって損害が生じたとき"]


@pytest.mark.parametrize(
    "paid", ["賠償しません", "賠償いたしません", "賠償しない", "補償しません", "賠償する責任を負いません"]
)
def test_nothing_paid_lifts_no_cap(paid: str) -> None:
    text = f"賠償額|1 賠償額は、10万円を上限とします。\n2 会員の故意による場合は、当社は、一切の損害を{paid}。"
    assert values("liability.cap_exception", text) == []


def test_an_annex_is_not_the_one_whose_number_begins_alike() -> None:
    text = (
        "見本約款\n\n第1条（運賃）\n運賃の額は、別表第10のとおりとする。\n\n"
        "別表第1\n区分\t市内\t市外\n大\t七百円\t九百円\n\n別表第10\n区分\t市内\t市外\n大\t百円\t二百円\n"
    )
    amounts = [fact.value["amount"] for fact in extract(document(text)).facts if fact.field == "fee.amount"]
    assert amounts == [100, 200]


def test_an_annex_is_about_fees_where_the_text_that_points_to_it_is() -> None:
    text = "見本約款\n\n第1条（{caption}）\n{pointing}\n\n別表\n区分\t市内\t市外\n大\t七百円\t九百円\n"
    fees = text.format(caption="運賃", pointing="運賃の額は、別表のとおりとする。")
    other = text.format(caption="記念品", pointing="記念品の値打ちの目安は、別表のとおりとする。")
    amounts = [
        [fact.value["amount"] for fact in extract(document(one)).facts if fact.field == "fee.amount"]
        for one in (fees, other)
    ]
    assert amounts == [[700, 900], []]


def test_the_price_of_one_is_not_that_of_the_contract() -> None:
    text = "業務委託契約書\n\n株式会社一（以下「甲」という。）は乙に調査を委託する。\n第1条（報酬）\n{}\n"
    found = [
        [fact.value["amount"] for fact in extract(document(text.format(one))).facts if fact.field == "contract.amount"]
        for one in ("報酬は、1件につき8万円とする。", "報酬は、金80万円とする。")
    ]
    assert found == [[], [800_000]]
