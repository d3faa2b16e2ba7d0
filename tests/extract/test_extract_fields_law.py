"""Liability, secrecy, data, work by others, courts, what survives."""

import pytest

from tests.extract.extracted import extracted, placed, values


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        ("当社の賠償責任は、損害が発生した月の利用料金を上限とします。", {"months": 1, "of": "fees"}),
        ("当社の賠償額は、過去6か月間に会員が支払った料金の総額を限度とします。", {"months": 6, "of": "fees"}),
        ("当社の賠償額は、月額料金の3か月分を超えないものとします。", {"months": 3, "of": "fees"}),
        ("賠償の限度額は、年間利用料金の12分の1とします。", {"months": 1, "of": "fees"}),
        ("賠償額は、直前1年間の委託料の総額を上限とする。", {"months": 12, "of": "fees"}),
        ("当社が負う賠償の額は、10万円を上限とします。", {"amount": 100000, "currency": "JPY"}),
        ("当社は、損害の原因となった商品の購入代金を上限として賠償します。", "損害の原因となった商品の購入代金"),
    ],
)
def test_cap(text: str, cap: object) -> None:
    found = values("liability.cap", f"損害賠償|{text}")
    assert len(found) == 1
    assert found == [cap] or (isinstance(cap, str) and cap in str(found[0]))


def test_the_lower_of_two_is_kept_in_words() -> None:
    found = values(
        "liability.cap", "損害賠償|賠償は、1か月分の料金又は支払済みの料金のいずれか低い方の金額を上限とします。"
    )
    assert len(found) == 1 and "いずれか低い方" in str(found[0])


@pytest.mark.parametrize(
    "article",
    [
        "料金|料金は、月10万円を上限とします。",
        "休会|休会の期間は、6か月を限度とします。",
        "保険|保険金は、100万円を限度とします。",
    ],
)
def test_other_limits_are_no_cap(article: str) -> None:
    assert values("liability.cap", article) == []


def test_when_the_cap_does_not_hold() -> None:
    article = "責任|1. 当社の賠償は、1か月分の料金を上限とします。\n2. 前項の規定は、当社に故意又は重大な過失がある場合には適用しません。"
    (_, address, quote), *rest = placed("liability.cap_exception", article)
    assert address == "第1条第2項" and "故意又は重大な過失" in quote and not rest


def test_damages_left_out() -> None:
    article = "責任|当社は、逸失利益、間接損害その他の特別損害について責任を負いません。"
    (value, _, quote), *_ = placed("liability.excluded_damages", article)
    assert value == ["逸失利益", "間接損害", "特別損害"]
    assert "逸失利益" in quote
    assert (
        values(
            "liability.excluded_damages", "免責|当社は、直接的、間接的を問わず、会員の損害について責任を負いません。"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("損害賠償の請求は、損害が発生した日から60日以内に行うものとします。", ["P60D"]),
        ("会員が請求できる時から6か月を経過するまでに請求しないときは、その権利を失います。", ["P6M"]),
        ("当社は、請求書を発行した日から30日以内に支払を受けます。", []),
        ("会員は、損害を与えたときは、請求を受けた日から10日以内に支払う。", []),
    ],
)
def test_claim_period(text: str, value: list[str]) -> None:
    assert values("liability.claim_period", f"損害賠償|{text}") == value


def test_exceptions_are_counted() -> None:
    article = "秘密保持|会員及び当社は、秘密情報を開示してはなりません。ただし、次の各号の情報は、秘密情報に含まれません。\n(1) 公知の情報\n(2) 既に保有していた情報\n(3) 第三者から得た情報"
    assert placed("confidentiality.exceptions_count", article)[0][:2] == (3, "第1条")


def test_purposes_of_personal_data_are_no_exceptions() -> None:
    article = "個人情報|当社は、会員の個人情報を、次の場合を除き第三者に提供しません。\n(1) 法令に基づく場合\n(2) 同意がある場合"
    assert values("confidentiality.exceptions_count", article) == []


def test_how_long_secrets_are_kept() -> None:
    assert values("confidentiality.survival", "秘密保持|本条の義務は、契約の終了後5年間存続する。秘密情報を守る。") == [
        "P5Y"
    ]


def test_deletion() -> None:
    article = "データ|契約の終了後90日を経過したときは、当社は、保存データを消去します。"
    assert "消去" in placed("data.deletion", article)[0][2]
    assert values("data.deletion", "禁止事項|会員は、次の行為をしてはなりません。\n(1) データを消去する行為") == []


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("当社は、業務の一部を第三者に再委託することができます。", [True]),
        ("当社は、会員の承諾を得ることなく、業務を第三者に委託することができます。", [True]),
        ("会員は、当社が業務を第三者に委託することを承諾します。", [True]),
        ("乙は、甲の書面による事前の承諾なく、業務を第三者に再委託してはならない。", [False]),
        ("乙は、業務の全部を第三者に委託してはならない。", [False]),
        ("乙は、甲の事前の承諾を得た場合に限り、業務を第三者に再委託することができる。", [True]),
        ("乙は、業務を第三者に再委託することはできない。", [False]),
    ],
)
def test_subcontracting(text: str, allowed: list[bool]) -> None:
    assert values("subcontracting.allowed", f"再委託|{text}") == allowed


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("会員は、当社の承諾なく、契約上の地位を第三者に譲渡することはできません。", [True]),
        ("当社は、会員に通知することにより、契約上の地位を第三者に譲渡することができます。", [False]),
    ],
)
def test_assignment(text: str, needed: list[bool]) -> None:
    assert values("assignment.consent_required", f"譲渡|{text}") == needed


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("本規約の準拠法は、日本国の法律とします。", ["日本法"]),
        ("本契約は日本法に従って解釈される。", ["日本法"]),
        ("本契約は、米国ハワイ州法に準拠する。", ["米国ハワイ州法"]),
    ],
)
def test_governing_law(text: str, law: list[str]) -> None:
    assert values("governing_law", f"準拠法|{text}") == law


def test_courts() -> None:
    article = "管轄|本規約に関する紛争は、訴額に応じて、神戸簡易裁判所又は神戸地方裁判所を第一審の専属的合意管轄裁判所とします。"
    assert values("jurisdiction.court", article) == ["神戸簡易裁判所", "神戸地方裁判所"]
    assert values("jurisdiction.exclusive", article) == [True]
    assert values("jurisdiction.instance", article) == ["第一審"]


def test_a_court_that_is_described() -> None:
    article = "管轄|紛争が生じたときは、当社の本店所在地を管轄する地方裁判所を管轄裁判所とします。ただし、会員の住所地の裁判所への訴えを妨げません。"
    assert values("jurisdiction.court", article)[0] == "当社の本店所在地を管轄する地方裁判所"
    assert values("jurisdiction.exclusive", article) == [False]


def test_an_order_of_a_court_is_no_jurisdiction() -> None:
    assert values("jurisdiction.court", "開示|当社は、裁判所の命令があるときは、情報を開示します。") == []


def test_survival_with_a_range_and_this_article() -> None:
    article = "存続|本契約の終了後も、第二条、第5条から第7条まで、第9条第2項及び本条の規定は、なお効力を有する。"
    assert values("survival.articles", article) == [["第2条", "第5条", "第6条", "第7条", "第9条第2項", "第1条"]]


def test_outage_that_counts() -> None:
    article = "品質保証|本サービスが連続して24時間を超えて停止したときは、当社は料金を減額します。"
    assert values("service_level.outage_threshold", article) == ["PT24H"]
    assert values("service_level.outage_threshold", "停止|当社は、24時間以上前に通知して本サービスを停止します。") == []


def test_support_hours() -> None:
    assert values(
        "support.hours", "お問い合わせ|お問い合わせの受付時間は、平日の午前10時から午後6時までとします。"
    ) == ["平日 10:00-18:00"]
    assert values("support.hours", "営業時間|施設の営業時間は、9時から22時までとします。") == []


def test_facts_lead_back_to_the_source() -> None:
    article = "解約|会員は、解約を 希望する日の１ ヶ月前までに、書面で届け出るものとします。"
    from tests.extract.extracted import articles
    from tests.texts import document

    read = document(articles(article))
    from pipeline.extract import extract

    for fact in extract(read).facts:
        assert fact.spans
        printed = "".join(read.source.text[start:end] for start, end in fact.spans)
        assert "".join(printed.split()) == "".join(fact.quote.split())
        unit = read.find(fact.addresses[0])
        whole = "\n".join(one.text for one in read.walk()) if unit is None else unit.text + unit.wrap_up
        assert fact.quote in whole or fact.quote in "\n".join(one.text for one in read.walk())
        assert len("".join(fact.quote.split())) <= 90


def test_a_document_without_anything_to_say() -> None:
    found = extracted("|海は広い。", "|空は青い。")
    assert [clause.types for clause in found.clauses if str(clause.address) != "前文"] == [("other",), ("other",)]
    assert {fact.field for fact in found.facts} <= {
        "document.title",
        "document.provider",
        "document.service",
        "party.provider_term",
        "party.customer_term",
    }
