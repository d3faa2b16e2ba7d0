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
