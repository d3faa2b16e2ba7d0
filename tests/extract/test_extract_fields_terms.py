"""The document as a whole, changing the terms, notices, coming to a contract, contracts between businesses."""

import pytest

from pipeline.extract import extract
from pipeline.types.clause import Fact
from tests.extract.extracted import articles, extracted, placed, values
from tests.texts import document


def facts(text: str, field: str) -> list[Fact]:
    return [fact for fact in extract(document(text)).facts if fact.field == field]


def test_title_provider_service_and_parties_cite_the_preamble() -> None:
    found = {fact.field: fact for fact in extracted("料金|料金は無料とします。").facts}
    assert found["document.title"].value == "見本規約"
    assert found["document.provider"].value == "株式会社うみべ"
    assert "会員サービス" in str(found["document.service"].value)
    assert found["party.provider_term"].value == "当社"
    assert found["party.customer_term"].value == "会員"
    assert {
        str(found[field].addresses[0]) for field in ("document.title", "document.provider", "party.provider_term")
    } == {"前文"}


@pytest.mark.parametrize(
    ("supplement", "expected"),
    [
        ("この規約は、令和元年5月1日から施行する。", {("document.effective", "2019-05-01")}),
        (
            "2020年4月1日 制定・施行\n2024年10月1日 改定",
            {
                ("document.established", "2020-04-01"),
                ("document.effective", "2020-04-01"),
                ("document.revised", "2024-10-01"),
            },
        ),
        ("制定日：2021/4/1", {("document.established", "2021-04-01")}),
        (
            "令和6年4月1日に改正した規約は、令和6年7月1日から適用する。",
            {("document.revised", "2024-04-01"), ("document.effective", "2024-07-01")},
        ),
        ("2025年1月1日以後に申し込んだ会員に適用する料金の改定は別に定める。", set()),
    ],
)
def test_dates_of_the_version(supplement: str, expected: set[tuple[str, str]]) -> None:
    text = articles("料金|料金は無料とします。") + f"\n附則\n{supplement}\n"
    dated = ("document.established", "document.revised", "document.effective")
    found = [fact for fact in extract(document(text)).facts if fact.field in dated]
    assert {(fact.field, fact.value) for fact in found} == expected
    assert all(str(fact.addresses[0]).startswith("附則") for fact in found)


@pytest.mark.parametrize(
    ("text", "consent"),
    [
        ("本規約の変更後に本サービスを利用した会員は、変更に同意したものとみなします。", ["deemed"]),
        ("当社は、会員の承諾を得ることなく、本規約を変更することができます。", ["none"]),
        ("当社は、会員の同意を得て、本規約を変更することができます。", ["explicit"]),
        ("本契約は、当事者の書面による合意によってのみ変更することができる。", ["explicit"]),
        ("当社は、本規約を変更することがあります。", []),
    ],
)
def test_amendment_consent(text: str, consent: list[str]) -> None:
    assert values("amendment.consent", f"規約の変更|{text}") == consent


def test_consent_to_a_fee_is_not_consent_to_the_terms() -> None:
    assert (
        values("amendment.consent", "料金の改定|料金の改定後に利用した会員は、料金の改定に同意したものとみなします。")
        == []
    )


def test_how_a_change_is_made_known() -> None:
    article = "規約の変更|当社は、本規約を変更するときは、ウェブサイトへの掲載又は電子メールにより会員に通知します。"
    (value, address, quote), *_ = placed("amendment.notice_method", article)
    assert value == ["ウェブサイトへの掲載", "電子メール"]
    assert address == "第1条" and quote.startswith("ウェブサイト")


def test_notices() -> None:
    article = "通知|1. 会員への通知は、電子メール、書面又はウェブサイトへの掲載により行います。\n2. 電子メールによる通知は、発信した時に到達したものとみなします。"
    assert placed("notice.methods", article)[0][0] == ["電子メール", "書面", "ウェブサイトへの掲載"]
    assert placed("notice.effective_time", article)[0][1] == "第1条第2項"
    assert values("notice.methods", "料金|会員は、クレジットカードにより料金を支払います。") == []


@pytest.mark.parametrize(
    "text",
    [
        "契約は、当社が申込みを承諾する旨の電子メールを発信した時に成立します。",
        "当社が登録を承認した時点で、利用契約が成立するものとします。",
        "当社が会員証を交付した時に、会員の資格を取得します。",
    ],
)
def test_formation(text: str) -> None:
    assert (
        len(values("application.formation", f"入会|入会を希望する方は、所定の方法で申し込むものとします。{text}")) == 1
    )


def test_leaving_is_no_formation() -> None:
    assert values("application.formation", "退会|退会届を受理した時に、契約は終了します。") == []


CONTRACT = """業務委託契約書

株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）は、次のとおり契約を締結する。

第1条（委託）
甲は、乙に対し、調査業務を委託し、乙はこれを受託する。

第2条（委託料）
委託料は、金50万円（税別）とする。甲は、毎月末日で締め、翌月末日までに支払う。

第3条（検収）
甲は、納入の日から10日以内に検査を行い、結果を通知する。

第4条（契約不適合）
甲は、検収の後1年以内に限り、成果物が契約の内容に適合しないことについて修補を請求することができる。

第5条（著作権）
成果物の著作権は、委託料の支払をもって甲に移転する。

第6条（競業）
乙は、契約の終了後2年間は、甲と競合する業務を行ってはならない。

第7条（期間）
契約期間は、2024年4月1日から2025年3月31日までとする。

以上

令和6年3月20日
甲 株式会社一
乙 株式会社二
"""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("contract.kind", "業務委託契約"),
        ("contract.date", "2024-03-20"),
        ("contract.amount", {"amount": 500000, "currency": "JPY", "tax": "excluded"}),
        ("payment.closing", "毎月末日"),
        ("payment.due", "翌月末日"),
        ("acceptance.period", "P10D"),
        ("nonconformity.period", "P1Y"),
        ("ip.owner", "甲"),
        ("noncompete.period", "P2Y"),
        ("term.start", "2024-04-01"),
        ("term.end", "2025-03-31"),
    ],
)
def test_facts_of_a_contract(field: str, value: object) -> None:
    assert [fact.value for fact in facts(CONTRACT, field)] == [value]


def test_terms_of_service_have_no_facts_of_contracts() -> None:
    article = "著作権|本サービスの著作権は、当社に帰属します。"
    assert [fact.field for fact in extracted(article).facts if fact.field.startswith(("contract.", "payment."))] == []
    assert values("ip.owner", article) == ["当社"]
