import pytest

from pipeline.extract import extract
from tests.texts import document


def parties(text: str) -> list[tuple[str, str | None, str]]:
    return [(party.term, party.name, party.role) for party in extract(document(text)).parties]


def test_a_company_and_those_who_use_its_service() -> None:
    text = "規約\n\n合同会社やまなみ（以下「弊社」といいます。）は、次のとおり定めます。\n\n第1条（定義）\n「利用会員」とは、本規約に同意して登録した個人をいいます。\n\n第2条（料金）\n利用会員は、料金を弊社に支払います。\n"
    assert set(parties(text)) == {("弊社", "合同会社やまなみ", "provider"), ("利用会員", None, "customer")}


def test_a_name_of_its_own_is_the_providers_word_where_it_acts() -> None:
    body = "".join(f"第{n}条（事項）\nコトリは、これを行う。申込者は、これに従うものとする。\n\n" for n in range(1, 5))
    found = parties(f"規約\n\n株式会社コトリ（以下「コトリ」という。）の規約である。\n\n{body}")
    assert ("コトリ", "株式会社コトリ", "provider") in found
    assert any(term == "申込者" and role == "customer" for term, _, role in found)


def test_a_company_that_is_only_mentioned_is_no_party() -> None:
    text = "規約\n\n当社の規約である。\n\n第1条（保険）\n当社は、ひかり損害保険株式会社（以下「保険会社」という。）の保険を付する。当社は、会員に通知する。会員は、当社に連絡する。\n\n第2条（料金）\n当社は請求し、会員は支払う。会員は従う。\n"
    assert "保険会社" not in {term for term, _, _ in parties(text)}


@pytest.mark.parametrize(
    ("says", "provider"),
    [
        ("甲は、乙に対し、清掃業務を委託し、乙はこれを受託する。", "乙"),
        ("甲は、本物件を乙に賃貸し、乙はこれを賃借する。", "甲"),
        ("甲は、乙に商品を売り渡し、乙はこれを買い受ける。", "甲"),
    ],
)
def test_the_roles_of_a_contract_come_from_who_does_what(says: str, provider: str) -> None:
    text = f"契約書\n\n株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）は、次のとおり契約する。\n\n第1条（目的）\n{says}\n"
    roles = {term: role for term, _, role in parties(text)}
    assert roles == {provider: "provider", "甲乙".replace(provider, ""): "customer"}


def test_where_each_serves_the_other_the_roles_stay_open() -> None:
    text = (
        "提携契約書\n\n株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）は、次のとおり契約する。\n\n"
        "第1条（配送）\n甲は、乙に配送を委託する。乙は、配送の業務を行う。\n\n第2条（配送料）\n甲は、配送料を支払う。\n\n"
        "第3条（燃料費）\n甲は、燃料費を支払う。\n\n第4条（保守）\n乙は、甲に車両の保守を委託する。\n\n第5条（保守料）\n乙は、保守料を支払う。\n"
    )
    assert {term: role for term, _, role in parties(text)} == {"甲": "party_a", "乙": "party_b"}


def test_a_mutual_contract_leaves_the_roles_open() -> None:
    text = "秘密保持契約書\n\n株式会社一（以下「甲」という。）と株式会社二（以下「乙」という。）は、次のとおり契約する。\n\n第1条（秘密保持）\n甲及び乙は、相手方の秘密を第三者に漏らしてはならない。\n"
    assert {term: role for term, _, role in parties(text)} == {"甲": "party_a", "乙": "party_b"}


def test_discloser_and_recipient() -> None:
    text = "秘密保持契約書\n\n株式会社一（以下「開示者」という。）と株式会社二（以下「受領者」という。）は、次のとおり合意する。\n\n第1条（義務）\n受領者は、秘密を守る。\n"
    assert [role for _, _, role in parties(text)] == ["discloser", "recipient"]


def test_a_name_with_a_particle_in_it_is_whole() -> None:
    text = "規約\n\n第1条（適用）\n本規約は、はまとと食品株式会社（以下「当社」といいます。）と会員との間に適用されます。\n"
    assert parties(text)[0] == ("当社", "はまとと食品株式会社", "provider")


def test_a_customer_nobody_defined_is_the_one_who_acts() -> None:
    body = "".join(f"第{n}条（義務）\nランナーは、係員に従わなければなりません。\n\n" for n in range(1, 5))
    assert ("ランナー", None, "customer") in parties(f"大会規約\n\n本規約は大会に適用します。\n\n{body}")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("委託元：見本株式会社\n委託先：例示合同会社", {"委託元": "customer", "委託先": "provider"}),
        ("甲：見本株式会社\n乙：例示合同会社", {"甲": "customer", "乙": "provider"}),
        ("見本株式会社（甲）と例示合同会社（乙）は、次のとおり契約する。", {"甲": "customer", "乙": "provider"}),
        ("見本株式会社を甲、例示合同会社を乙として、次のとおり契約する。", {"甲": "customer", "乙": "provider"}),
    ],
)
def test_sides_in_the_head_of_a_contract(head: str, expected: dict[str, str]) -> None:
    text = f"契約書\n\n{head}\n\n第1条（業務）\n乙は、点検の業務を行う。\n\n第2条（料金）\n甲は、乙に料金を支払う。\n"
    assert {term: role for term, _, role in parties(text)} == expected


def test_who_pays_and_who_works() -> None:
    text = "保守契約書\n\n見本株式会社（以下「甲」という。）と例示株式会社（以下「乙」という。）は、次のとおり契約する。\n\n第1条（範囲）\n乙が行う業務は、点検とする。\n\n第2条（料金）\n甲は、保守料を毎月末日までに支払う。\n"
    assert {term: role for term, _, role in parties(text)} == {"甲": "customer", "乙": "provider"}


def test_the_company_that_runs_the_place() -> None:
    text = "利用規約\n\n合同会社見本が運営する「見本の家」（以下「当施設」といいます。）の約束です。\n\n第1条（ことば）\n「保護者」とは、親権者であって、当施設と契約を結んだ方をいいます。\n\n第2条（料金）\n保護者は、当施設に料金を支払います。\n"
    assert set(parties(text)) == {("当施設", "合同会社見本", "provider"), ("保護者", None, "customer")}


def test_a_third_party_that_is_named() -> None:
    text = "契約書\n\n見本株式会社（以下「貸主」という。）と例示株式会社（以下「借主」という。）は契約し、山田太郎（以下「保証人」という。）が加わる。\n\n第1条（保証）\n保証人は、貸主に責任を負う。借主は、保証人に知らせる。\n"
    assert {term: role for term, _, role in parties(text)} == {
        "貸主": "provider",
        "借主": "customer",
        "保証人": "third_party",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ソフト使用許諾契約\n\nソラノ社(「ソラノ」)は、個人または団体(「お客様」あるいは「お客様の」)に使用を許諾します。\n\n"
            "第1条（許諾）\nソラノは、お客様にライセンスを提供します。\n\n第2条（解除）\nソラノは、お客様が違反したときは契約を解除できます。\n",
            [("ソラノ", "ソラノ社", "provider"), ("お客様", None, "customer")],
        ),
        (
            "業務委託契約書\n\n株式会社トキワ（以下「トキワ」という。）と株式会社ヤマダ（以下「オーナー」という。）は、契約を締結する。\n\n"
            "第1条（業務）\nトキワは、本業務を遂行する。\n\n第2条（料金）\nオーナーは、委託料をトキワに支払う。\n\n"
            "第3条（検査）\nオーナーは、検査を行う。トキワは、請求書を発行する。\n",
            [("トキワ", "株式会社トキワ", "provider"), ("オーナー", "株式会社ヤマダ", "customer")],
        ),
        (
            "秘密保持契約書\n\n（以下「甲」という。）と（以下「乙」という。）は、次のとおり契約を締結する。\n\n"
            "第1条（目的）\n甲及び乙は、本目的のためにのみ秘密情報を使用する。\n",
            [("甲", None, "party_a"), ("乙", None, "party_b")],
        ),
        (
            "秘密保持誓約書\n\n株式会社みなと（以下「甲」という。）が株式会社やまと（以下「乙」という。）に開示する情報について定める。\n\n"
            "第1条（秘密保持）\n乙は、甲から開示された秘密情報を漏らしてはならない。\n\n第2条（返還）\n乙は、甲から受領した秘密情報を返還する。\n",
            [("甲", "株式会社みなと", "discloser"), ("乙", "株式会社やまと", "recipient")],
        ),
        (
            "秘密保持契約書\n\n＿＿＿＿（以下「甲」という。）と＿＿＿＿（以下「乙」という。）は、次のとおり契約する。\n\n"
            "第1条（秘密情報）\n秘密情報とは、甲が乙に開示した情報をいう。ただし、乙が甲から開示を受けた時に公知の情報、"
            "乙が開示された情報によらずに得た情報は除く。\n\n"
            "第2条（義務）\n乙は、秘密情報を漏らしてはならない。乙が裁判所の命令により秘密情報を開示する場合は、甲に知らせる。\n",
            [("甲", None, "discloser"), ("乙", None, "recipient")],
        ),
        (
            "秘密保持契約書\n\n株式会社みなと（以下「甲」という。）と株式会社やまと（以下「乙」という。）は、次のとおり契約する。\n\n"
            "第1条（秘密情報）\n秘密情報とは、甲又は乙が相手方に開示した情報をいう。\n\n"
            "第2条（返還）\n甲又は乙が開示した資料は、求めがあれば返す。\n",
            [("甲", "株式会社みなと", "party_a"), ("乙", "株式会社やまと", "party_b")],
        ),
    ],
)
def test_sides_by_their_own_words(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert parties(text) == expected


def test_a_partner_by_its_short_name_is_a_third_party_and_an_applicant_is_none() -> None:
    text = (
        "見本規約\n\n株式会社うみべ（以下「当社」という。）は、本サービスを利用する者（以下「利用者」という。）に提供します。\n\n"
        "第1条（申込）\n利用を希望する者（以下「申込者」という。）は、当社に申し込みます。\n\n"
        "第2条（提携）\n窓口……夕凪電話株式会社（以下「夕凪電話」といいます。）\n\n"
        "第3条（料金）\n利用者は、料金を支払います。\n\n第4条（禁止）\n利用者は、複製してはなりません。\n"
    )
    assert ("夕凪電話", "夕凪電話株式会社", "third_party") in parties(text)
    assert "申込者" not in [term for term, _, _ in parties(text)]


def test_two_companies_of_which_one_is_called_as_a_customer_is() -> None:
    text = "契約書\n\nひばり情報株式会社（以下「当社」という。）と株式会社つばさ運輸（以下「お客様」という。）は、次のとおり契約する。\n\n第1条（料金）\nお客様は、委託料を支払う。\n\n第2条（検査）\nお客様は、成果物を検査し、当社に通知する。\n\n第3条（納品）\n当社は、お客様に納品する。\n"
    assert set(parties(text)) == {
        ("当社", "ひばり情報株式会社", "provider"),
        ("お客様", "株式会社つばさ運輸", "customer"),
    }


_CARE = "契約書\n\n沢野 みつ（以下「利用者」という。）と株式会社すずらん会（以下「事業者」という。）は、次のとおり契約を結ぶ。\n\n第1条（定義）\n「訪問員」とは、事業所に所属し、利用者の家を訪れて介護に当たる有資格者をいう。\n\n第2条（訪問）\n訪問員は、計画に従う。訪問員は、記録を残す。\n\n第3条（報告）\n訪問員は、変化を報告する。利用者は、訪問員に従う。\n\n第4条（代理人）\n代理人は、利用者の意思を確かめる。\n\n第5条（保証）\n連帯保証人は、債務を保証する。\n"


def test_persons_by_their_name_and_who_signs_beside_the_two_sides() -> None:
    signed = "\n令和7年4月1日\n事業者　株式会社すずらん会　代表取締役　谷 進\n利用者　沢野 みつ\n代理人　沢野 一平（長男）\n連帯保証人　氏名　堀田 かおり\n"
    assert parties(_CARE + signed) == [
        ("利用者", "沢野 みつ", "customer"),
        ("事業者", "株式会社すずらん会", "provider"),
        ("代理人", "沢野 一平", "third_party"),
        ("連帯保証人", "堀田 かおり", "third_party"),
    ]


def test_who_serves_the_customer_is_none() -> None:
    assert "訪問員" not in {term for term, _, _ in parties(_CARE)}


def test_a_third_party_that_is_told_before_anybody_is_known_as_the_customer() -> None:
    text = (
        "約款\n\n見本運輸株式会社（以下「運送人」という。）の約款である。\n\n第1条（定義）\n一　荷送人　運送人に運送を申し込む者\n二　荷受人　着地で荷物を受け取る者として記載された者。記載がないときは、荷送人をいう。\n\n"
        + "".join(
            f"第{n}条（事項）\n運送人は、荷送人に知らせる。荷受人は、荷物を受け取る。荷送人は、運賃を運送人に支払う。\n\n"
            for n in range(2, 6)
        )
    )
    assert {(term, role) for term, _, role in parties(text)} == {
        ("運送人", "provider"),
        ("荷送人", "customer"),
        ("荷受人", "third_party"),
    }


def test_a_street_is_no_school_and_a_head_of_the_work_no_third_party() -> None:
    text = (
        "共同研究契約書\n\n株式会社一（以下「甲」という。）と国立大学法人椿大学（以下「乙」という。）は、次のとおり契約する。\n\n"
        "第1条（体制）\n双方の研究代表者（別紙に定める者をいう。）は、毎月会合を開く。研究代表者は、記録を残す。研究代表者が欠けたときは、後任を定める。\n"
        "第2条（報告）\n甲は、乙に報告する。乙は、甲に報告する。\n\n"
        "2026年4月1日\n\n甲　富山県椿市港町1番2号　株式会社一\n乙　富山県椿市学園町3番4号　国立大学法人椿大学\n"
    )
    assert parties(text) == [("甲", "株式会社一", "party_a"), ("乙", "国立大学法人椿大学", "party_b")]
