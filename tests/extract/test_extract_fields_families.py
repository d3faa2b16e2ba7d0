"""Facts from sentences as translated licences, forms and house rules write them, and sentences that only look alike."""

from typing import Any

import pytest

from tests.extract.extracted import of_contract, values


@pytest.mark.parametrize(
    ("field", "article", "expected"),
    [
        # The terms are changed, or only accepted when somebody joins.
        ("amendment.consent", "規約の承諾|当社は、会員から入会の申出を受けた時に、その会員が本規約を承諾したものとみなします。", []),
        ("amendment.consent", "規約の変更|当社は、本規約を変更できます。変更後は、変更後の本規約が適用されるものとします。", ["none"]),
        ("amendment.consent", "規約の変更|重要な変更を行うときは、当社は、会員から改めて同意を取得するものとします。", ["explicit"]),
        ("amendment.consent", "規約の変更|変更後に利用を続けた会員は、変更に同意したものと見なします。", ["deemed"]),
        ("amendment.notice_period", "規約の変更|当社は、変更内容を10日以上の相当な期間を定めて公表した上で、本規約を変更できる。", ["P10D"]),
        ("fee_change.notice_period", "料金の変更|変更後の料金は、通知から60日を経過した日以降に適用されます。", ["P60D"]),
        # What is announced, and by whom.
        ("discontinuation.notice_period", "終了|本サービスを終了するときは、終了日の3ヶ月前までに、当社サイトにその旨を掲載します。", ["P3M"]),
        ("discontinuation.notice_period", "更新の案内|当社は、保守契約の更新に係わる通知を、保守契約の終了日の90日前までに発行します。", []),
        ("service_change.notice_period", "機能の廃止|一部の機能を廃止するときは、当社は1か月前までに通知します。", ["P1M"]),
        ("suspension.notice_period", "更新|当社は、更新に先立ち10営業日前に書面で知らせて、報告書を出すよう求めることができます。", []),
        # Terms and renewal.
        ("term.initial", "料金|本サービスの課金は、暦の1日から末日までの1か月を単位とします。", []),
        ("term.minimum", "利用期間|本サービスの利用は3か月を最低利用期間とし、期間内の解約では残りの料金を請求します。", ["P3M"]),
        ("renewal.auto", "更新|点検の期間は、お客様がお望みのときに更新することができます。", [False]),
        ("renewal.auto", "更新|更新を希望する場合は、満了日の1か月前までに更新の申込みをしなければならない。", [False]),
        ("renewal.auto", "更新|本契約は更新しない。", [False]),
        ("renewal.term", "更新|更新後の契約期間は6か月とします。", ["P6M"]),
        # A list in running text.
        (
            "termination_by_provider.cure_period",
            "解除|当社は、次の場合、本契約を解除できます。(a)未納を知らせる書面が届いてから10日以内に納付がされない、"
            "(b)違反を知らせる書面が届いてから30日以内にその違反が是正されない場合",
            ["P10D", "P30D"],
        ),
        ("termination_by_provider.cure_period", "除名|会員が会費を滞納し、督促後7日を過ぎても納入しないときは、除名できる。", ["P7D"]),
        # Money.
        ("fee.amount", "料金|ライセンス料は年間100米ドルとする。", [{"amount": 100, "currency": "USD", "tax": "unspecified"}]),
        ("fee.billing_start", "課金|課金開始日は、開通日の翌月1日とします。", ["開通日の翌月1日"]),
        ("fee.due", "支払|会員は、利用料金を翌月25日から末日の間で当社が指定する日に支払う。", ["翌月25日から末日の間で当社が指定する日"]),
        ("fee.method", "支払|お支払方法は次項のとおりとします。", []),
        ("fee.method", "支払|会員は、クレジットカードにより支払う。当社は、現金による支払いは受け付けない。", ["クレジットカード"]),
        ("fee.transfer_cost_bearer", "支払|会員が振込手数料を引いて振り込んだ場合、当社は支払を受けた額を除いた額を請求します。", []),
        (
            "late_charge.rate",
            "支払|支払期日の翌日から支払済みまで14.6％（年365日日割計算）の遅延損害金を支払うものとします。",
            [{"rate": 0.146, "per": "year"}],
        ),
        ("refund.policy", "補償|当社は、未償却分として減価償却定額法をもとに計算した額を払い戻す。", ["partial"]),
        # Liability.
        (
            "liability.cap",
            "責任制限|当社の責任は、請求の契機となった本サービスの対価として会員が支払った額を超えることはありません。",
            ["請求の契機となった本サービスの対価として会員が支払った額"],
        ),
        (
            "liability.cap_exception",
            "責任|当社の過失（重過失を除きます。）により会員に生じた損害については、1か月分の利用料金を上限として賠償します。",
            ["重過失"],
        ),
        ("liability.excluded_damages", "免責|通信が途切れたことによる取引の機会の損失について、当社は責任を負いません。", []),
        # Secrets and data.
        ("confidentiality.exceptions_count", "秘密情報|ただし、①公知の情報、②既に知っていた情報、③第三者から入手した情報を除く。", [3]),
        ("data.deletion", "停止|その事由が解消されない場合には、当社は契約を解約できる。", []),
        # The rest.
        ("subcontracting.allowed", "提供|当社は、集荷の業務を、他社との業務提携により行うことがあります。", [True]),
        ("governing_law", "準拠法|本契約は、米国カリフォルニア州法に準拠します。", ["米国カリフォルニア州法"]),
        ("jurisdiction.court", "管轄|訴訟は、カリフォルニア中央地区連邦裁判所によって行われる。", ["カリフォルニア中央地区連邦裁判所"]),
        ("support.hours", "サポート|お問い合わせの受付時間は、土日祝日を除く9時30分から17時30分までです。", ["平日 9:30-17:30"]),
        ("support.hours", "サポート|電話受付：平日9:00～12:00、13:00～17:30", ["平日 9:00-12:00", "平日 13:00-17:30"]),
        ("notice.effective_time", "通知|ウェブサイト掲載による場合は、掲載された時点で通知がされたものとします。", ["掲載された時点"]),
        ("application.formation", "登録|利用登録が完了した時点から会員となります。", ["利用登録が完了した時点から会員となり"]),
        ("ip.owner", "権利|当社は、本ソフトウェアについて、著作権その他の知的財産権を含むすべての権利を有します。", ["当社"]),
        ("termination_by_customer.method", "解約|解約は、電話又は窓口でのみ受け付けます。", ["電話又は窓口でのみ受け付けます"]),
    ],
)  # fmt: skip
def test_values_of_terms(field: str, article: str, expected: list[Any]) -> None:
    assert values(field, article) == expected


@pytest.mark.parametrize(
    ("field", "caption", "text", "expected"),
    [
        ("amendment.consent", "変更", "本契約は、双方の代表者が署名した書面によってのみ、修正することができます。", ["explicit"]),
        ("nonconformity.period", "保証", "乙は、成果物が仕様のとおりに動作することを、納品日から90日間保証します。", ["P90D"]),
        ("document.provider", "目的", "甲は、乙に本業務を委託する。", []),
    ],
)  # fmt: skip
def test_values_of_contracts(field: str, caption: str, text: str, expected: list[Any]) -> None:
    assert of_contract(field, caption, text) == expected
