"""One side by two names, one company in two spellings."""

import pytest

from tests.proof.proofs import findings, told

_RULES = "".join(
    f"第{n}条（事項{n}）\n{{0}}は、事項{n}を守ります。{{1}}は、事項{n}を調べます。\n\n" for n in range(1, 12)
)


def of(user: str, us: str, text: str, *codes: str) -> list[tuple[str, str, str | None]]:
    return told(findings(f"見本規約\n\n{_RULES.format(user, us)}第12条（雑則）\n{text}\n", *codes))


@pytest.mark.parametrize(
    ("text", "words", "usual"),
    [
        ("弊社は、休むことがあります。", "弊社", "当社"),
        ("弊社からの知らせは、電子メールで行います。", "弊社", "当社"),
        ("利用者は、席を片付けます。", "利用者", "会員"),
        ("当社は、求めがあれば、ユーザーに対し、書面を渡します。", "ユーザー", "会員"),
    ],
)
def test_another_name_for_a_party(text: str, words: str, usual: str) -> None:
    assert of("会員", "当社", text, "party-two-names") == [("第12条", words, usual)]


def test_two_spellings_of_one_word() -> None:
    assert of("お客様", "当社", "当社は、お客さまの同意を得ます。", "party-two-names") == [
        ("第12条", "お客さま", "お客様")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "当社は、ほかの施設の利用者に部屋を貸すことがあります。",
        "「利用者は」とあるのは、「会員は」と読み替えます。",
        "会員ではない利用者情報は、消します。",
        "当社は、建物の利用者を数えます。",
    ],
)
def test_others_that_are_no_party(text: str) -> None:
    assert of("会員", "当社", text, "party-two-names") == []


def test_a_company_with_one_letter_wrong() -> None:
    text = "見本規約\n\n第1条（適用）\nこの規約は、みなと商事株式会社が定める。\n\n第2条（窓口）\n問合せは、みなと商事株式会社に行う。\n\n第3条（預け先）\n会費は、みなみ商事株式会社に払う。\n"
    kanji = text.replace("みなと", "港南").replace("みなみ", "湊南")
    assert told(findings(kanji, "company-spelling")) == [("第3条", "湊南商事株式会社", "港南商事株式会社")]


def test_two_companies() -> None:
    text = "見本規約\n\n第1条（適用）\nこの規約は、港南商事株式会社が定める。\n\n第2条（窓口）\n会費は、北浜運輸株式会社に払う。\n"
    assert findings(text, "company-spelling") == ()


_LEASE = "見本契約書\n\n見本 太郎（以下「{us}」という。）と見本 花子（以下「{them}」という。）は、次のとおり約する。\n\n第1条（部屋）\n{us}は、部屋を{them}に貸す。{them}は、これを借りる。\n\n第2条（額）\n{them}は、額を{us}に払う。\n\n第3条（鍵）\n{them}は、鍵を守る。{us}は、鍵を渡す。\n\n第4条（返し）\n{text}\n"


@pytest.mark.parametrize(
    ("us", "them", "text", "found"),
    [
        ("貸主", "借主", "賃借人が返しを怠ったときは、償う。", [("第4条", "賃借人", "借主")]),
        ("甲", "乙", "部屋は、貸主から借主に渡す。", [("第4条", "貸主", "甲"), ("第4条", "借主", "乙")]),
        ("貸主", "借主", "部屋の譲受人に渡す。", []),
        ("貸主", "借主", "「賃借人が」とあるのを改める。", []),
    ],
)
def test_a_side_by_the_name_of_another_kind_of_contract(
    us: str, them: str, text: str, found: list[tuple[str, str, str | None]]
) -> None:
    got = told(findings(_LEASE.format(us=us, them=them, text=text), "party-two-names"))
    assert [row[:2] for row in got] == [row[:2] for row in found]
    if len(found) == 1:
        assert got == found


def test_the_customer_is_spoken_of_with_honour_anywhere() -> None:
    text = _RULES.format("宿泊客", "当館") + "第12条（支払い）\n料金は、お客様の出発の際に、帳場で受け取ります。\n"
    assert told(findings("見本約款\n\n" + text, "party-two-names")) == [("第12条", "お客様", "宿泊客")]


def test_another_company_where_a_side_signs() -> None:
    text = "見本契約書\n\n株式会社ひなた建材（以下「甲」という。）と株式会社こだま工務店（以下「乙」という。）は、次のとおり約する。\n\n第1条（品）\n甲は、品を乙に売る。\n\n2025年4月1日\n\n甲　株式会社ひなた建材\n乙　東京都見本区1-1　{}　代表取締役　見本 太郎\n"
    found = findings(text.format("株式会社こだま建設"), "company-spelling")
    assert [(one.words, one.proposal) for one in found] == [("株式会社こだま建設", "株式会社こだま工務店")]
    assert findings(text.format("株式会社こだま工務店"), "company-spelling") == ()


def test_what_stands_before_an_introduced_name_is_not_of_it() -> None:
    text = "見本契約書\n\n委託者こだま管理組合協同組合（以下「委託者」という。）と受託者株式会社ひなた（以下「受託者」という。）は、次のとおり約する。\n\n第1条（業務）\n受託者は、掃除をする。\n\n2025年4月1日\n\n委託者　こだま管理組合協同組合\n受託者　株式会社ひなた\n"
    assert findings(text, "company-spelling") == ()
