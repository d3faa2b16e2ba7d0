import pytest

from tests.extract.extracted import types

# caption|text -> main type, other types of the article
CASES = [
    ("目的|本規約は、本サービスの利用の条件を定めることを目的とします。", "purpose", ()),
    (
        "適用|本規約は、会員による本サービスの利用のすべてに適用されます。個別規約と本規約が矛盾するときは、個別規約が優先します。",
        "scope",
        (),
    ),
    ("規約の変更|当社は、本規約を変更することがあります。", "amendment", ()),
    ("通知|会員への通知は、電子メールにより行います。電子メールは、発信の時に到達したものとみなします。", "notice", ()),
    ("入会|入会を希望する方は、所定の方法で申し込むものとし、当社が承諾した時に契約が成立します。", "application", ()),
    (
        "入会の拒否|当社は、申込者が次のいずれかに当たるときは、入会を承諾しないことがあります。",
        "application_refusal",
        (),
    ),
    ("契約期間|契約期間は、1年間とします。", "term", ()),
    ("更新|期間満了の1か月前までに申出がないときは、契約は同じ期間で自動的に更新されます。", "renewal", ()),
    ("会費|会員は、月会費を毎月末日までに支払います。", "fees", ()),
    ("遅延損害金|会員は、支払を遅延したときは、年14.6%の遅延損害金を支払います。", "late_charge", ()),
    ("返金|受領した料金は、返金しません。", "refund", ()),
    ("料金の改定|当社は、料金を改定することがあります。", "fee_change", ()),
    ("保証金|当社は、会員に保証金の預託を求めることができます。", "deposit", ()),
    (
        "パスワードの管理|会員は、IDとパスワードを自己の責任で管理し、第三者に利用させてはなりません。",
        "account_management",
        (),
    ),
    ("利用環境|会員は、端末と通信回線を自己の費用と責任で準備します。", "customer_equipment", ()),
    ("禁止事項|会員は、次の行為をしてはなりません。", "prohibited_acts", ()),
    ("届出事項の変更|会員は、住所に変更があったときは、速やかに届け出るものとします。", "customer_info_change", ()),
    ("譲渡の禁止|会員は、契約上の地位を第三者に譲渡してはなりません。", "assignment", ()),
    ("再委託|当社は、業務の一部を第三者に再委託することができます。", "subcontracting", ()),
    (
        "貸与品|会員は、貸与された端末を善良な管理者の注意をもって管理し、契約が終わったときは端末を返却するものとします。",
        "loaned_equipment",
        (),
    ),
    ("お問い合わせ|お問い合わせは、平日9時から17時まで受け付けます。", "support", ()),
    ("品質|当社は、本サービスの月間稼働率が99%を下回ったときは、料金を減額します。", "service_level", ()),
    ("サービスの変更|当社は、本サービスの内容を変更することがあります。", "service_change", ()),
    ("提供の停止|当社は、保守のため本サービスの提供を停止することがあります。", "suspension", ()),
    ("サービスの廃止|当社は、本サービスを廃止することがあります。", "discontinuation", ()),
    ("無料体験|会員は、試用期間中、本サービスを無料で試すことができます。", "trial", ()),
    ("退会|会員は、所定の届を提出することにより、いつでも退会することができます。", "termination_by_customer", ()),
    (
        "契約の解除|当社は、会員が本規約に違反したときは、催告なく契約を解除することができます。",
        "termination_by_provider",
        (),
    ),
    ("契約終了後の処理|契約が終了した場合、会員は、資料を直ちに返還するものとします。", "post_termination", ()),
    ("存続条項|本契約の終了後も、第3条及び第5条の規定は、なお効力を有します。", "survival", ()),
    ("秘密保持|会員及び当社は、相手方の秘密情報を第三者に開示してはなりません。", "confidentiality", ()),
    ("個人情報|当社は、会員の個人情報を、プライバシーポリシーに従って取り扱います。", "personal_information", ()),
    ("データの保管|当社は、会員の保存データを毎日バックアップします。", "customer_data", ()),
    ("著作権|本サービスに関する著作権は、当社に帰属します。", "intellectual_property", ()),
    ("非保証|当社は、本サービスが正確であることを保証しません。", "warranty_disclaimer", ()),
    ("損害賠償の上限|当社の賠償責任は、1か月分の料金を上限とします。", "liability_limit", ()),
    ("免責|停電により生じた損害について、当社は責任を負いません。", "disclaimer", ()),
    ("会員の賠償責任|会員は、当社に損害を与えたときは、その損害を賠償するものとします。", "customer_liability", ()),
    ("不可抗力|天災により履行が遅れたときは、いずれの当事者も責任を負いません。", "force_majeure", ()),
    ("準拠法|本規約の準拠法は、日本法とします。", "governing_law", ()),
    ("管轄|紛争は、静岡地方裁判所を第一審の専属的合意管轄裁判所とします。", "jurisdiction", ()),
    ("分離可能性|本規約の一部の条項が無効とされた場合でも、その他の条項は有効に存続します。", "severability", ()),
    ("完全合意|本契約は、当事者間の完全な合意であり、以前の合意に優先します。", "entire_agreement", ()),
    ("協議|定めのない事項は、誠実に協議して解決します。", "consultation", ()),
    (
        "遠隔操作|当社は、会員の端末にリモート接続することができ、会員はこれに同意するものとします。",
        "remote_access",
        (),
    ),
    ("保険|当社は、会員のために傷害保険に加入します。", "insurance", ()),
    ("検収|甲は、納入の日から10日以内に検査を行い、合否を通知する。", "inspection", ()),
    ("競業の禁止|乙は、契約の終了後1年間、競合する業務を行ってはならない。", "noncompete", ()),
    ("未成年者|未成年者は、親権者の同意を得て利用するものとします。", "minors", ()),
]


@pytest.mark.parametrize(("article", "main", "others"), CASES)
def test_the_main_type_with_a_caption(article: str, main: str, others: tuple[str, ...]) -> None:
    found = types(article)["第1条"]
    assert found[0] == main
    assert set(others) <= set(found)


WITHOUT = [
    case
    for case in CASES
    if case[1] not in ("purpose", "prohibited_acts", "application_refusal", "trial", "confidentiality")
]


@pytest.mark.parametrize(("article", "main", "others"), WITHOUT)
def test_the_type_without_a_caption(article: str, main: str, others: tuple[str, ...]) -> None:
    text = article.partition("|")[2]
    assert main in types(f"|{text}")["第1条"]


def test_antisocial_forces_and_what_belongs_to_it() -> None:
    article = "反社会的勢力の排除|1. 会員及び当社は、自己が暴力団その他の反社会的勢力に該当しないことを表明し、保証します。\n2. 会員又は当社は、相手方が前項に反したときは、催告なく契約を解除することができます。\n3. 解除した者は、相手方の損害について責任を負いません。"
    found = types(article)
    assert found["第1条"][0] == "antisocial_forces"
    assert {"termination_by_provider", "termination_by_customer"} <= set(found["第1条"])
    assert not {"disclaimer", "customer_liability", "representations"} & set(found["第1条"])


def test_the_entries_of_a_list_inherit_and_add_nothing() -> None:
    article = "禁止事項|会員は、次の行為をしてはなりません。\n(1) 他の会員の著作権を侵害する行為\n(2) 権利を第三者に譲渡する行為\n(3) パスワードを第三者に貸与する行為\n(4) 個人情報を収集する行為"
    assert types(article) == {"第1条": ("prohibited_acts",)}


def test_paragraphs_of_their_own_type_are_listed() -> None:
    article = "会費等|1. 会員は、月会費を支払います。\n2. 支払った会費は、返金しません。\n3. 当社は、2か月前までに通知して会費を改定することができます。"
    found = types(article)
    assert found["第1条"][0] == "fees"
    assert found["第1条第2項"][0] == "refund"
    assert found["第1条第3項"][0] == "fee_change"


def test_of_several_captions_the_paragraphs_decide() -> None:
    article = "規約の適用と変更|1. 本規約は、会員による利用に適用されます。\n2. 当社は、本規約を変更することがあります。\n3. 変更後の規約は、掲示の時から効力を生じます。\n4. 本規約の変更に同意しない会員は、退会することができます。"
    assert types(article)["第1条"][0] == "amendment"


def test_a_caption_nobody_keeps_its_word_for_is_left_out() -> None:
    article = "サービスの終了|本サービスの利用契約は、契約期間の満了をもって終了します。"
    assert types(article)["第1条"][0] == "term"


def test_the_captions_of_cited_articles_say_nothing_of_this_one() -> None:
    article = "存続条項|本契約の終了後も、第3条（免責）及び第9条（合意管轄）の規定は、なお効力を有します。"
    assert types(article)["第1条"] == ("survival",)


def test_a_definition_in_passing_makes_no_article_of_definitions() -> None:
    article = "秘密保持|1. 秘密情報とは、相手方から開示された情報をいいます。\n2. 会員及び当社は、秘密情報を第三者に開示してはなりません。\n3. 会員及び当社は、秘密情報を善良な管理者の注意をもって管理します。"
    found = types(article)["第1条"]
    assert found[0] == "confidentiality"
    assert "definitions" not in found


@pytest.mark.parametrize(
    ("article", "not_"),
    [
        ("利用料金|料金の支払を怠った会員が停止された場合でも、料金は発生します。", "suspension"),
        ("届出|会員は、登録情報を最新の内容に更新するものとします。", "renewal"),
        ("返却|会員は、機器を返還するものとします。", "refund"),
        ("サービス停止|当社は、施設を閉鎖した場合の会費を返還します。", "discontinuation"),
        ("責任|当社は、会員に生じた損害を賠償します。会員が被った損害を、当社は賠償します。", "customer_liability"),
        ("監視|当社は、投稿を監視する義務を負いません。", "disclaimer"),
    ],
)
def test_mere_mentions_are_no_rule(article: str, not_: str) -> None:
    assert not_ not in types(article)["第1条"]
