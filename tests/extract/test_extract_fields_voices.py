"""The same facts in the many voices of contracts: everyday words, statutes' style, tables."""

import pytest

from pipeline.extract import extract
from tests.extract.extracted import articles, extracted, placed, values
from tests.texts import document


@pytest.mark.parametrize(
    ("text", "consent"),
    [
        ("当社は、会員の了承を得ることなく、いつでも本規約を改訂できるものとします。", "none"),
        ("事前に会員の同意を求めずに、この規約を見直すことがあります。", "none"),
        ("会員お一人ずつの承諾をとらずにこの規約を変えられます。", "none"),
        ("改定後に会員が引き続き使った場合、改定後の規約を承認したものとして扱います。", "deemed"),
        ("新しい規約が始まった後にお使いになったときは、これに同意されたものとみなします。", "deemed"),
        ("本契約は、当事者双方の書面による合意がなければ変更することができない。", "explicit"),
        ("負担を増す変更は、変更に書面で同意した会員に対してのみ効力を有する。", "explicit"),
    ],
)
def test_consent_to_a_change(text: str, consent: str) -> None:
    assert values("amendment.consent", f"規約の変更|{text}") == [consent]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("変更の1か月前までに、入口の掲示板に貼り出します。", "入口の掲示板に貼り出し"),
        ("当社は、実施の14日前までに当社のホームページで公表する。", "当社のホームページで公表する"),
        ("変える中身は、登録されたアドレスへ送ります。", "登録されたアドレスへ送り"),
    ],
)
def test_how_a_change_is_told(text: str, quote: str) -> None:
    [(_, address, found)] = placed("amendment.notice_method", f"規約の変更|{text}")
    assert (address, quote in found) == ("第1条", True)


@pytest.mark.parametrize(
    "text",
    [
        "掲載した知らせは、載せた時から48時間が過ぎた時に届いたものと扱います。",
        "連絡は、電子メールを発した日の翌日に会員に届いたものとして扱う。",
    ],
)
def test_when_a_notice_arrives(text: str) -> None:
    assert len(values("notice.effective_time", f"連絡の方法|{text}")) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("契約は、会員番号が端末に返った瞬間に結ばれます。", "瞬間"),
        ("契約は、当社が番号を記したメールを発信した時に成り立ちます。", "発信した時"),
        ("売買契約は、次の時に成立する。\n(1) 店頭　品物を渡した時\n(2) 通信　品物を発送した時", "品物を渡した時"),
    ],
)
def test_when_a_contract_comes_about(text: str, words: str) -> None:
    assert words in str(values("application.formation", f"申込み|{text}")[0])


def test_what_only_speaks_of_a_made_contract_is_no_formation() -> None:
    article = "料金|会員は、契約の成立の日から14日以内に、申込金を当社の口座に振り込みます。"
    assert values("application.formation", article) == []


TABLE = """## 第1条（会費）
会費は、次の表のとおりとします（いずれも税込）。

| 区分 | 月額 | 登録料 | 定員 |
|---|---|---|---|
| 個人 | 5,500円 | 1,100円 | 20 |
| 法人 | 1万6,500円 | 無料 | 5 |
| 合計 | 22,000円 | 1,100円 | 25 |
"""


def test_every_cell_of_a_price_table() -> None:
    found = [fact for fact in extract(document("# 会則\n\n" + TABLE, "見本.md")).facts if fact.field == "fee.amount"]
    assert {(fact.value["amount"], fact.qualifier) for fact in found} == {  # type: ignore[call-overload,index]
        (5500, "個人 月額"),
        (1100, "個人 登録料"),
        (16500, "法人 月額"),
    }
    assert {fact.value["tax"] for fact in found} == {"included"}  # type: ignore[call-overload,index]
    assert {str(fact.addresses[0]) for fact in found} == {"第1条"}
    assert {fact.quote for fact in found} == {"5,500円", "1,100円", "1万6,500円"}


def test_bare_numbers_under_a_heading_in_yen() -> None:
    table = "# 料金表\n\n## 第1条（料金）\n料金は、次の表による。\n\n| 品名 | 台数 | 年額保守料（円、税抜） |\n|---|---|---|\n| 印字機 | 12 | 120,000 |\n"
    [fact] = [fact for fact in extract(document(table, "見本.md")).facts if fact.field == "fee.amount"]
    assert fact.value == {"amount": 120000, "currency": "JPY", "tax": "excluded"}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("前日の取りやめは、お一人様3,300円を申し受けます。", 3300),
        ("電力量料金は、1キロワット時につき26円80銭とする。", 26.8),
        ("受講料は、一回につき一万二千円とする。", 12000),
    ],
)
def test_amounts(text: str, amount: float) -> None:
    assert [value["amount"] for value in values("fee.amount", f"お支払い|{text}")] == [amount]  # type: ignore[call-overload,index]


@pytest.mark.parametrize("text", ["料金は、千円札で支払う。", "代金は、300円以上で、10円単位で付けます。"])
def test_no_amounts(text: str) -> None:
    assert values("fee.amount", f"料金|{text}") == []


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("納付が遅れたときは、1日につき1000分の1に相当する延滞金を徴収する。", {"rate": 0.001, "per": "day"}),
        ("お支払いが遅れた場合は、年率14.6%で計算した額を加算します。", {"rate": 0.146, "per": "year"}),
        ("支払を怠ったときは、年1割の割合による金員を付け加える。", {"rate": 0.1, "per": "year"}),
    ],
)
def test_late_charges(text: str, rate: object) -> None:
    assert values("late_charge.rate", f"遅れたとき|{text}") == [rate]


def test_interest_on_a_deposit_is_no_late_charge() -> None:
    assert values("late_charge.rate", "保証金|当社は、保証金に年0.5％の利息を付し、退会の後に返します。") == []


@pytest.mark.parametrize(
    ("text", "policies"),
    [
        ("会員が使わなかった場合にも、支払済みの会費は返さない。", ["none"]),
        ("重ねて支払われた額そのものを戻します。", ["full"]),
        ("続けて3日以上使えなかったときは、会費を日割りで翌月分から減じます。", ["partial"]),
        ("会員は、退会の時に、借りた機器を元の場所に戻します。", []),
        (
            "次の場合は、次の額をお返しします。\n(1) 休講　受講料の全額\n(2) 退会　残りの回数に応じた額",
            ["full", "partial"],
        ),
    ],
)
def test_refunds(text: str, policies: list[str]) -> None:
    assert values("refund.policy", f"会費|{text}") == policies


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("fee.due", "お支払いは、申込みと同時にお願いし、料金を支払っていただきます。", "同時に"),
        ("fee.due", "会費は前の月の27日に、届けられた口座から引き落とします。", "27日"),
        ("fee.method", "料金は、指定の口座へ振り込んでください。", "口座へ振り込"),
        ("fee.method", "お支払いにはクレジットカードがご利用いただけます。", "クレジットカード"),
        ("fee.transfer_cost_bearer", "振込みの費用は、会員が受け持つ。", "会員"),
        ("fee.transfer_cost_bearer", "送金の手数料は、当社の持出しとします。", "当社"),
        ("fee.rounding", "10円に満たない額を切り捨てる。", "10円に満たない額を切り捨て"),
        ("fee.billing_start", "基本料は、プランが適用された日から生じます。", "適用された日から"),
    ],
)
def test_paying(field: str, text: str, words: str) -> None:
    assert words in str(values(field, f"料金|{text}")[0])


def test_a_day_that_was_missed_is_no_due_day() -> None:
    assert values("fee.due", "料金|申込金が期限までに支払われないときは、契約は効力を失います。") == []


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("電話は、月曜日から土曜日まで（祝日を除く。）の午前8時から午後8時まで受け付けます。", "月-土 8:00-20:00"),
        (
            "受付は、土曜日、日曜日及び祝日を除く日の9時30分から17時まで（12時から13時までを除く。）です。",
            "平日 9:30-17:00",
        ),
        ("故障の連絡は、24時間受け付けます。", "24時間"),
    ],
)
def test_hours_of_support(text: str, hours: str) -> None:
    assert values("support.hours", f"問合せ|{text}") == [hours]


def test_upkeep_at_night_is_no_support() -> None:
    assert values("support.hours", "サポート|毎月第1火曜日の午前2時から午前5時まで定期保守を行います。") == []


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("この規約は、2021年7月16日から使い始めました。", "document.effective", "2021-07-16"),
        ("2022年6月15日に定め、同日から使いはじめました。", "document.effective", "2022-06-15"),
        ("2022年6月15日に定め、同日から使いはじめました。", "document.established", "2022-06-15"),
        ("令和6年6月25日に改めた規約は、令和6年8月1日から用います。", "document.revised", "2024-06-25"),
        ("令和6年6月25日に改めた規約は、令和6年8月1日から用います。", "document.effective", "2024-08-01"),
    ],
)
def test_dates_of_the_supplementary_provisions(written: str, field: str, value: str) -> None:
    text = articles("目的|この規約は、利用の条件を定めます。") + f"\n附則\n{written}\n"
    assert [fact.value for fact in extract(document(text)).facts if fact.field == field] == [value]


def test_the_named_thing_is_the_service() -> None:
    text = "利用約款\n\n株式会社いそべ（以下「会社」という。）は、共同仕事場「イソベ町家」の使い方を、次のとおり定める。\n\n第1条（目的）\nこの約款は、利用の条件を定める。\n"
    assert [fact.value for fact in extract(document(text)).facts if fact.field == "document.service"] == ["イソベ町家"]


def test_the_kind_of_a_contract_that_the_preamble_concludes() -> None:
    text = "代理店契約書\n\n株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）とは、ここに販売代理店契約（以下「本契約」という。）を取り交わす。\n\n第1条（目的）\n甲は、乙に販売を委ねる。\n"
    [fact] = [fact for fact in extract(document(text)).facts if fact.field == "contract.kind"]
    assert (fact.value, "販売代理店契約" in fact.quote) == ("販売代理店契約", True)


def test_nothing_is_found_in_a_text_without_money() -> None:
    fields = {fact.field for fact in extracted("目的|この規約は、会員が守ることを定めます。").facts}
    assert not {field for field in fields if field.startswith(("fee", "refund", "payment", "late_charge"))}
