"""By what day, in what way and at whose cost is paid; sums that no word for a price stands beside."""

import pytest

from pipeline.types.clause import Value
from tests.extract.extracted import of_contract, values


def _amounts(found: list[Value]) -> list[Value]:
    return [value["amount"] for value in found if isinstance(value, dict)]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("会費|会員は、年会費を毎年6月30日までに納めなければならない。", ["毎年6月30日"]),
        ("掛金|会員は、毎月の払込日に掛金を払い込んでください。", ["毎月の払込日"]),
        ("更新|更新の日に、翌年分の会費を登録の口座から引き落とします。", ["更新の日"]),
        ("料金|月額料金は、翌月7日に登録のカードに課金します。", ["翌月7日"]),
        ("料金|講師料は、翌週の水曜日に指定の口座に振り込んでください。", ["翌週の水曜日"]),
        ("保証金|会員は、申込みのときに、保証金3万円を当社に預けます。", ["申込みのとき"]),
        ("料金|会員は、受講に先立ち、受講料の全額を支払います。", ["受講に先立ち"]),
        ("料金|会員は、利用の都度、フロントで利用料を支払います。", ["利用の都度"]),
        ("料金|検針の翌日から数えて25日を支払の期限とします。", ["検針の翌日から数えて25日"]),
        ("料金|法人の会員には、月末で締めて翌月末日の振込でお支払いいただきます。", ["翌月末日"]),
        ("保証金|保証金を求めてから7日以内に預入れのないときは、利用を止めます。", ["求めてから7日以内"]),
        # no day on which a fee is paid
        ("停止|請求から7日以内に支払がないときは、当社は契約を解除します。", []),
        ("貸出品|契約が終わった月の翌月5日までに、貸出品を着払いで返してください。", []),
        ("荷物|会員は、催しの前日までに荷物を受付に預けてください。", []),
        ("不良品|当社は、代わりの品を10日以内に納めます。", []),
        ("報告|会員は、毎月10日までに前月の入金の明細を報告します。", []),
    ],
)
def test_the_day_by_which_a_fee_is_paid(written: str, expected: list[Value]) -> None:
    assert values("fee.due", written) == expected


def test_each_payment_of_a_sentence_has_its_day() -> None:
    said = "料金|入会金は契約の日に、月会費は毎月末日に翌月分を、卒業料は卒業の報告から20日の間に納めていただきます。"
    assert values("fee.due", said) == ["契約の日", "毎月末日", "卒業の報告から20日の間"]


def test_what_the_provider_pays_out_is_no_fee_but_has_a_day_of_payment() -> None:
    said = "売上|当社は、売上から手数料を差し引いた額を翌々月末に払います。"
    assert (values("payment.due", said), values("fee.due", said)) == (["翌々月末"], [])
    assert values("payment.due", "保険|当社は、書類の届いた日から5日以内に保険金を支払います。") == []


def test_either_side_of_a_contract_may_be_the_one_who_pays() -> None:
    said = "甲は、売上を集計し、翌月20日までに販売の手数料を乙の口座に送金する。"
    assert of_contract("payment.due", "収益の分配", said) == ["翌月20日"]


def test_what_a_settlement_fixes_is_paid_like_a_price() -> None:
    said = "甲は、本件の損害の賠償として金80万円の支払義務があることを認め、本書の日から14日以内に乙の口座に振り込んで支払う。"
    assert of_contract("fee.due", "解決", said) == ["本書の日から14日以内"]
    assert _amounts(of_contract("fee.amount", "解決", said)) == [800000]
    assert _amounts(of_contract("fee.amount", "違約", "乙が前項に違反したときは、違約金80万円を支払う。")) == []


@pytest.mark.parametrize(
    ("caption", "said", "expected"),
    [
        ("支給品", "支給品の代金は、納入する製品の代金から控除して決済する。", ["納入する製品の代金から控除して決済"]),
        ("弁済", "乙は、残りを12回の均等分割により支払う。", ["12回の均等分割"]),
        ("社宅", "使用料は、毎月の賃金から控除する。", ["毎月の賃金から控除する"]),
        ("精算", "甲は、代金債務との相殺により委託料を支払うことができる。", ["代金債務との相殺"]),
        # how a sum is reckoned, what is kept back for others
        ("分配", "売上から経費を差し引いた額の半分を乙の取り分とする。", []),
        ("源泉徴収", "甲は、報酬から所得税を控除する。", []),
        ("持分", "持分は、分割して譲渡することができない。", []),
    ],
)
def test_the_way_in_which_is_paid(caption: str, said: str, expected: list[Value]) -> None:
    assert of_contract("fee.method", caption, said) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("出金|出金の手数料は当社が負担する。", ["当社"]),
        ("精算|振込の費用は、1回につき300円とし、会員が持つ。", ["会員"]),
        ("お支払い|振込にかかる費用は会員に持っていただきます。", ["会員"]),
        ("お支払い|振込手数料はご負担ください。", ["会員"]),
        ("お支払い|送金に要する費用は、支払をする側が負う。", ["支払をする側"]),
        ("払出し|払出しの手数料は、1回220円とし、残高から差し引く。", ["会員"]),
        # whoever keeps it back does not bear it
        ("返金|当社は、振込手数料を差し引いた額を返金します。", ["会員"]),
        ("お支払い|会員は、振込手数料を差し引いた額を支払うことができる。", []),
        ("お支払い|振込手数料を差し引いて当社に入金してください。", []),
        ("お支払い|決済手数料を差し引くことはありません。", []),
        ("お支払い|振込手数料を会員にご負担いただく必要はありません。", []),
        ("お支払い|振込手数料は、会員が負担しません。", []),
        ("お支払い|振込手数料は当社が負担し、会員にご負担いただく必要はありません。", ["当社"]),
        ("通信|接続に要する通信料は、会員の負担とします。", []),
        ("分配|支払われた額から販売の手数料を差し引いた額を分けます。", []),
    ],
)
def test_who_bears_the_cost_of_a_transfer(written: str, expected: list[Value]) -> None:
    assert values("fee.transfer_cost_bearer", written) == expected


@pytest.mark.parametrize(
    ("caption", "said", "expected"),
    [
        ("賃料", "乙は、引渡しの日から3か月は、賃料を支払わない。", ["引渡しの日から3か月"]),
        ("利用料", "利用料は、提供を始めた月の翌月から、契約の終わる月まで生じる。", ["提供を始めた月の翌月から"]),
        ("試用", "登録の日から30日間は、無料で試すことができる。", []),
    ],
)
def test_from_when_on_is_paid(caption: str, said: str, expected: list[Value]) -> None:
    assert of_contract("fee.billing_start", caption, said) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("住所の変更|郵便による変更は、1件770円で承ります。", [770]),
        ("証明書|残高証明書の発行は、1通880円です。", [880]),
        ("出動|4回目からは1回につき5,500円とする。", [5500]),
        ("休会|会員は、月1,200円で3か月まで休会できます。", [1200]),
        ("通話|通話料は、1分17.6円とします。", [17.6]),
        ("限度|送金の限度額は、1日100万円とします。", []),
        ("ポイント|ポイントは、1点を1円として使えます。", []),
        ("違反|会員が前項に反したときは、1回5万円とする。", []),
        ("給付|会員が入院したときは、1日5,000円です。", []),
    ],
)
def test_so_much_for_each_is_a_price_without_a_word_for_it(written: str, expected: list[float]) -> None:
    assert _amounts(values("fee.amount", written)) == expected


def test_a_part_of_a_debt_that_is_paid() -> None:
    said = "乙は、未払の債務のうち200万円を本覚書の日から7日以内に支払う。"
    assert _amounts(of_contract("fee.amount", "弁済", said)) == [2000000]


def test_a_sum_that_another_takes_the_place_of_is_no_fee_any_more() -> None:
    said = "原契約第5条中「月額20万円」とあるのを「月額24万円」と改める。"
    assert _amounts(of_contract("fee.amount", "委託料の変更", said)) == [240000]
