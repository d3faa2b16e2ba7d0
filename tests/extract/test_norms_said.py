"""How real terms and contracts say it: everyday words, left-out subjects, several norms in a sentence."""

import pytest

from tests.extract.normed import in_contract, in_terms


def _said(expected: str) -> list[tuple[str, str]]:
    return [(bearer, modality) for bearer, modality in (norm.split() for norm in expected.split(";"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 使える, 受け取れる: what one can do
        ("たまったポイントは、1ポイント1円としてお会計に使えます。", "customer permission"),
        ("送料のお支払いにはポイントを使えません。", "customer prohibition"),
        ("特典は、店頭で受け取れます。", "customer permission"),
        ("ポイントは、1ポイント単位でご利用になれます。", "customer permission"),
        ("16歳未満の方はご登録いただけません。", "customer prohibition"),
        ("本サービスは、日本国内からのみ利用できます。", "customer permission"),
        ("ご家族で1枚のカードを使ってもかまいません。", "customer permission"),
        # what the provider cannot do or takes
        ("お客様のご都合による返品はお受けできません。", "provider exemption"),
        ("領収書は再発行できません。", "provider exemption"),
        ("再発行には500円をいただきます。", "customer obligation"),
        ("満席の際はお待ちいただくことがあります。", "provider permission"),
        ("会員のデータは、統計の作成のために使用されることがあります。", "provider permission"),
        ("不正に得たポイントは、取り消されます。", "provider obligation"),
        # です, いりません, かかりません
        ("ポイントの有効期限は、最後にご利用いただいた日から1年です。", "customer declaration"),
        ("料金は前払いです。", "customer declaration"),
        ("入会金は不要です。", "customer exemption"),
        ("退会のお手続きに費用はいりません。", "customer exemption"),
        ("館内は禁煙です。", "customer prohibition"),
        ("期限を過ぎたポイントはなくなります。", "customer declaration"),
        ("20日を過ぎた場合は、翌月分の料金が発生します。", "customer obligation"),
        # a plea for understanding rules nothing
        ("ポイントは現金と交換できませんので、ご了承ください。", "customer prohibition"),
        ("本券は再発行いたしませんので、大切にお持ちください。", "provider exemption;customer obligation"),
        # who has others do, forbids, lets
        ("当社は、会員に対し、次に掲げる行為を禁止します。", "customer prohibition"),
        ("会員には、当社の指定する方法で本人確認をしていただきます。", "customer obligation"),
        ("当社は、会員に、身分証を示していただきます。", "customer obligation"),
        ("会員におかれましては、最新の情報をご登録いただくようお願いいたします。", "customer obligation"),
        ("喫煙は、所定の場所でのみ認めます。", "customer permission"),
        # releases
        ("当社は、お預かりした保証金に利息を付さないものとします。", "provider exemption"),
        ("月の途中で退会されても、日割りの返金はありません。", "provider exemption"),
        ("支払済みの料金は返金されません。", "provider exemption"),
        ("当社は、何ら賠償の責に任じません。", "provider exemption"),
        ("損害が生じた場合、当社は、受け取った料金を限度として賠償責任を負うものとします。", "provider exemption"),
        ("当社の賠償責任の上限額は、1か月分の料金とします。", "provider exemption"),
        ("交換には応じますが、交通費はお支払いいたしかねます。", "provider obligation;provider exemption"),
        ("会員は、退会した後も、それまでの債務を免れるものではありません。", "customer obligation"),
        # what holds
        ("会員が申込みを終えた時点で、利用契約が成立するものとします。", "both declaration"),
        ("会員が投稿した文章の著作権は、会員に帰属するものとします。", "customer declaration"),
        ("本規約の一部が無効とされた場合でも、その他の規定は影響を受けません。", "both declaration"),
        ("本規約は、日本法に準拠し、日本法に従って解釈されるものとします。", "both declaration;both declaration"),
        ("解決しないときは、仙台地方裁判所を第一審の専属的合意管轄裁判所とします。", "both declaration"),
        ("会費を6か月以上納めない者は、会員の資格を失います。", "customer declaration"),
        # several in a sentence
        (
            "会員は、当社に連絡するとともに、当社の指示に従うものとします。",
            "customer obligation;customer obligation",
        ),
        (
            "当社は、個別の取引の当事者とはならず、取引に関して一切関与いたしません。",
            "provider declaration;provider exemption",
        ),
        (
            "貸出の期間は2週間とし、会員は、機器を大切に扱うものとします。",
            "provider declaration;customer obligation",
        ),
        (
            "会員は、パスワードを管理し、第三者に教え、又は貸してはならないものとします。",
            "customer obligation;customer prohibition",
        ),
        (
            "カードは当社のものであり、退会のときは返していただきます。",
            "provider declaration;customer obligation",
        ),
        # the subject stands before its case, whoever is named in it
        ("当社は会員に次の事由が生じたときには、登録を取り消すことができるものとします。", "provider permission"),
        ("会員が期日までに納付しない場合、当社は通知することなく、利用を停止できます。", "provider permission"),
        ("決まりに反したときは、予告なしに、当社が適当と判断した対応をすることができます。", "provider permission"),
        # it breaks off
        ("当社は、一切の責任を負わないものとし、", "provider exemption"),
    ],
)
def test_terms(text: str, expected: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_terms(text)] == _said(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲は乙に業務を委託し、乙はこれを受託する。", "customer obligation;provider obligation"),
        ("支払期日が金融機関の休業日に当たるときは、前営業日に支払う。", "customer obligation"),
        (
            "納期に遅れるおそれがあるときは、速やかに甲に報告し、その指示を受けなければならない。",
            "provider obligation;provider obligation",
        ),
        (
            "乙は、個人情報を目的の範囲を超えて利用せず、第三者に提供しない。",
            "provider prohibition;provider prohibition",
        ),
        ("乙は、自己が反社会的勢力でないことを表明し、保証する。", "provider declaration"),
        ("個別契約は、甲が注文書を交付し、乙がこれを承諾することにより成立する。", "both declaration"),
        ("検査の方法及び期間は、甲乙協議の上、個別契約において定めるものとする。", "both obligation"),
        (
            "乙は、甲に生じた損害を賠償しなければならない。ただし、その額は委託料の総額を上限とする。",
            "provider obligation;provider exemption",
        ),
        ("本契約は、甲及び乙に対し、将来の取引を義務付けるものではない。", "both exemption"),
        ("本契約に関する通知は、書面によるものとする。", "both obligation"),
        ("費用は、引渡しの前は乙が、その後は甲が負担する。", "provider obligation;customer obligation"),
        (
            "乙は、資料を善良な管理者の注意をもって保管し、かつ、他の用途に使用してはならない。",
            "provider obligation;provider prohibition",
        ),
        ("甲は、代金を返還しない（乙に過失がある場合を除く。）。", "customer exemption"),
        ("特許を受ける権利は、甲乙の共有とし、その持分は均等とする。", "both declaration;both declaration"),
        ("本契約の変更は、甲乙が記名押印した書面によらなければ効力を生じない。", "both declaration"),
        (
            "乙は、甲がその権利を有し、乙に移らないことを確認する。",
            "provider obligation",
        ),
        (
            "甲は、代金を支払い、乙は、手数料を控除した金額を受領するものとする。",
            "customer obligation;provider obligation",
        ),
    ],
)
def test_contracts(text: str, expected: str) -> None:
    assert [(norm.bearer, norm.modality) for norm in in_contract(text)] == _said(expected)


def test_who_sends_what_the_case_names_is_who_sends_it() -> None:
    [norm] = in_terms("当社又は代行業者が請求書を出すときは、その月の15日までに発行するものとします。")
    assert (norm.bearer, norm.deadline) == ("provider", "その月の15日までに")


def test_a_list_in_the_same_text_is_not_read_into_the_ban() -> None:
    [norm] = in_terms("会員は、次の行為をしてはなりません：\n・法令に反する行為\n・他の会員に迷惑をかける行為")
    assert (norm.bearer, norm.modality, norm.action) == ("customer", "prohibition", "次の行為をしてはなりません")


def test_one_of_both_sides_who_ended_the_contract_is_not_the_customer() -> None:
    [norm] = in_terms("契約を解除された者は、相手方に対し一切の請求を行わないものとします。")
    assert (norm.bearer, norm.modality) == ("both", "prohibition")
