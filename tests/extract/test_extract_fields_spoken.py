"""Facts that are words, not numbers: by what means, when, whose; and what only looks like them."""

import pytest

from pipeline.extract import extract
from tests.extract.extracted import extracted, placed, values
from tests.texts import document

NOTICES = [
    (
        "当社から会員への通知は、電子メールの送信、書面の郵送その他当社が適当と認める方法により行います。",
        "電子メールの送信",
    ),
    ("通知は、当社ホームページ上での公表をもって通知に代えることができるものとします。", "ホームページ上での公表"),
    ("本契約に基づく通知は書面でなされるものとし、相手方の住所に宛てて送付する。", "書面でなされる"),
    ("当社は、次に定める方法により通知を行う。\n(1) 電子メール\n(2) 管理画面への表示", "管理画面への表示"),
]


@pytest.mark.parametrize(("text", "words"), NOTICES)
def test_means_of_notice(text: str, words: str) -> None:
    assert any(words in quote for _, _, quote in placed("notice.methods", f"通知|{text}"))


def test_news_sent_to_members_is_a_notice_wherever_it_stands() -> None:
    text = "登録|当社は、会員に対しメールで連絡事項の告知を行います。"
    assert len(values("notice.methods", text)) == 1


def test_what_holds_of_a_mail_is_no_means_of_notice() -> None:
    text = "通知|通知は、会員が届け出たアドレスを受け持つサーバに届いた時から、効力を生じます。"
    assert all("サーバ" not in str(value) for value in values("notice.methods", text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "通知は、次に定める時に到達したものとみなす。\n(1) 郵送の場合　発送の日から2日を経過した時\n(2) 電子メールの場合　発信の時",
            ["発送の日から2日を経過した時", "発信の時"],
        ),
        (
            "次のとおり届いたものとします。(a)郵便で送られた場合は投函の日から3営業日、(b)ファクシミリで送られた場合は送信の時。",
            ["投函の日から3営業日", "送信の時"],
        ),
    ],
)
def test_a_time_for_each_means(text: str, words: list[str]) -> None:
    assert [value for value in values("notice.effective_time", f"通知|{text}") if value in words] == words


CHANGES = [
    ("変更後の規約は、当社のウェブサイトに表示した時点から効力を生じるものとします。", "ウェブサイトに表示"),
    ("当社は、会員へ事前に通知したうえで、会員の承諾なく本規約を変更することがあります。", "通知したうえ"),
    ("インターネットを利用する方法により、規約を変更する旨を周知するものとする。", "インターネット"),
]


def test_who_is_written_to_has_received_it() -> None:
    text = "通知|当社が登録されたアドレスに通知した場合、会員は当該通知を受領したものとみなします。"
    assert len(values("notice.effective_time", text)) == 1


@pytest.mark.parametrize(("text", "words"), CHANGES)
def test_how_a_change_is_made_known(text: str, words: str) -> None:
    [(_, _, quote)] = placed("amendment.notice_method", f"規約の変更|{text}")
    assert words in quote


def test_a_change_of_address_is_no_change_of_the_terms() -> None:
    text = "届出|当社および会員は、本規約の履行のために必要な連絡先に変更が生じた場合、速やかに書面にて通知するものとします。"
    assert values("amendment.notice_method", text) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("甲は、検収完了日の属する月の翌月末日限り、委託料を乙の指定口座に送金して支払う。", ["翌月末日限り"]),
        ("利用料は、翌月27日（休業日の場合は翌営業日）に登録の口座から振替いたします。", ["翌月27日"]),
        ("許諾料は翌月25日までに、保守料は毎年3月20日までに、当社の口座に振り込む。", ["翌月25日", "3月20日"]),
        ("甲は乙に対し、着手時に50万円を、納品時に残額を支払う。", ["着手時", "納品時"]),
        ("会員は、4か月前までに書面で予告し、料金2か月分を支払うことにより退会できる。", []),
        ("会員がその月までに料金の支払を2回以上遅らせたときは、この限りでない。", []),
        ("料金は、会員が1か月以内に申し出たときに限り、手数料を差し引いて支払う。", []),
    ],
)
def test_the_day_of_payment(text: str, days: list[str]) -> None:
    found = [str(value) for value in values("fee.due", f"料金の支払|{text}")]
    assert len(found) == len(days)
    assert all(day in value for day, value in zip(days, found, strict=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("利用料金は、当社が別途指定する方法により、一括でお支払いいただきます。", "当社が別途指定する方法"),
        ("お支払いはクレジットカードのみとなります。", "クレジットカード"),
        ("決済手段は、クレジットカード及びコンビニ払いとします。", "コンビニ払い"),
        ("料金の決済は、アプリストアの課金システムを通じて行われます。", "アプリストア"),
        ("手数料は、前払残高から差し引いて受け取ります。", "残高から差し引"),
    ],
)
def test_how_is_paid(text: str, words: str) -> None:
    [(_, _, quote)] = placed("fee.method", f"支払|{text}")
    assert words in quote


def test_charging_begins() -> None:
    assert values("fee.billing_start", "料金|会員は、利用開始日から利用料金の支払義務を負います。") == ["利用開始日"]
    assert values("fee.billing_start", "料金|保守の料金は、有効日から1年間が適用されます。") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("会員は、貸出品を返還することにより、利用契約を終了させることができます。", "返還する"),
        ("会員は、本ソフトウェアをすべて破棄することにより、いつでも本契約を終了できます。", "破棄する"),
        ("解約は、次回発送予定日の10日前までにお電話にてお申し付けください。", "お電話"),
        ("会員は、アプリのアカウント設定から解約の手続を行う必要があります。", "設定から"),
    ],
)
def test_how_one_leaves(text: str, words: str) -> None:
    [(_, _, quote)] = placed("termination_by_customer.method", f"解約|{text}")
    assert words in quote


@pytest.mark.parametrize(
    "text",
    [
        "当社は、催告を受けた会員が応じないときは、当社が選ぶやり方で知らせ、これをもって契約を解約することができる。",
        "本アプリを端末から削除しただけでは、退会したことになりません。",
        "会員が解約を希望し電子メールで申し出た場合に限り、当社は料金を返金する場合があります。",
    ],
)
def test_no_way_of_leaving(text: str) -> None:
    assert values("termination_by_customer.method", f"解約|{text}") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "補償条項に基づく責任を除き、当社の最大賠償額は、会員が支払った料金の額を超えることはありません。",
            "補償条項",
        ),
        ("当社の過失（重過失を除きます。）による損害の賠償は、第2条に規定するとおりとします。", "重過失"),
    ],
)
def test_where_the_cap_ends(text: str, words: str) -> None:
    assert words in str(values("liability.cap_exception", f"損害賠償|{text}"))


def test_a_cap_that_holds_for_gross_negligence_has_no_such_exception() -> None:
    text = (
        "損害賠償|当社に故意または重過失がある場合を除き、当社は一切責任を負いません。"
        "当社に故意または重過失がある場合においても、賠償額は料金の1か月分を上限とします。"
    )
    assert values("liability.cap_exception", text) == []


def test_the_cap_keeps_its_factor_and_a_daily_charge_is_none() -> None:
    assert values("liability.cap", "損害賠償|賠償の額は、会員が支払った料金の2倍を限度とする。") == [
        "会員が支払った料金の2倍"
    ]
    late = "納入|納入が遅れたときは、遅れた日数1日につき委託料の1000分の2を、委託料の10%を限度として支払う。"
    assert values("liability.cap", late) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("成果物の著作権は、委託料の完済をもって乙から甲に譲渡する。", "甲"),
        ("当社は、本ソフトウェアの所有権及び著作権を留保します。", "当社"),
    ],
)
def test_whose_rights(text: str, who: str) -> None:
    assert values("ip.owner", f"知的財産権|{text}") == [who]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "乙は、事前に書面による甲の承諾を得た場合に限り、業務の一部を第三者に委託することができる。",
            [(True, "事前に書面による甲の承諾を得た")],
        ),
        (
            "乙は、業務を第三者に委託しようとするときは、その理由を記した書面を出し、甲の承諾を得なければならない。",
            [(True, "甲の承諾を得なければ")],
        ),
        ("当社は、会員の承諾を得ることなく、業務を第三者に委託することができます。", [(True, None)]),
    ],
)
def test_consent_to_subcontracting(text: str, found: list[tuple[bool, str | None]]) -> None:
    facts = extracted(f"再委託|{text}").facts
    assert [(fact.value, fact.qualifier) for fact in facts if fact.field == "subcontracting.allowed"] == found


def test_a_ban_on_subcontracting_that_consent_lifts() -> None:
    text = "再委託|\n1 乙は、業務を他に委託してはならない。\n2 前項の規定は、甲が書面で承諾した場合には、適用しない。"
    assert values("subcontracting.allowed", text) == [False, True]


def test_notice_for_each_plan() -> None:
    text = "退会|会員は、個室プランにあっては退会する月の末日の2か月前まで、その他のプランにあっては1か月前までに届け出て退会できる。"
    facts = [fact for fact in extracted(text).facts if fact.field == "termination_by_customer.notice_period"]
    assert [(fact.value, fact.qualifier) for fact in facts] == [("P2M", "個室プラン"), ("P1M", "その他のプラン")]


def test_a_day_of_the_month_as_printed() -> None:
    text = "退会|退会を希望する会員は、退会する月の10日までに退会届を提出するものとします。"
    assert values("termination_by_customer.notice_period", text) == ["退会する月の10日まで"]


def test_what_is_said_of_the_deletion() -> None:
    text = "退会とデータ|削除は、申込みの時から10日後に確定します。保存データは戻せません。"
    assert values("data.deletion", text) == ["削除は、申込みの時から10日後に確定します"]


def test_the_service_a_definition_names() -> None:
    text = (
        "見本規約\n\n第1条（定義）\n「本サービス」とは、株式会社うみべが運営する「うみべ便り」及びこれに付随するサービスをいいます。\n"
        "\n第2条（目的）\nこの規約は利用の条件を定めます。\n"
    )
    facts = extract(document(text)).facts
    assert [fact.value for fact in facts if fact.field == "document.service"] == ["うみべ便り"]


def test_what_is_paid_until_the_last_day_is_no_notice_period() -> None:
    text = "解約|契約者は、中途で解約をするときは、解約の日の翌日から最低利用期間の満了日までの基本料に相当する額を支払います。"
    assert values("termination_by_customer.notice_period", text) == []
    text = "解約|契約者は、利用期間の満了日までに書面で届け出ることにより、解約することができます。"
    assert values("termination_by_customer.notice_period", text) == ["利用期間の満了日まで"]
