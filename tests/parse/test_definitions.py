import pytest

from tests.texts import document


def terms(text: str) -> list[tuple[str, str, str]]:
    return [(d.term, d.meaning, str(d.address)) for d in document(text).definitions]


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        ("「機器」とは、当社が貸し出す端末をいいます。", "機器", "当社が貸し出す端末"),
        ("「機器」とは当社が貸し出す端末のことをいう。", "機器", "当社が貸し出す端末"),
        ("『機器』は、当社が貸し出す端末を意味します。", "機器", "当社が貸し出す端末"),
        ("会員とは、所定の手続を終えた者をいいます。", "会員", "所定の手続を終えた者"),
        ("本規約は、見本株式会社（以下「当社」といいます。）が定めます。", "当社", "見本株式会社"),
        ("本規約は、見本株式会社(以下、「当社」という)が定めます。", "当社", "見本株式会社"),
        ("見本会（以下本会という。）は、会員を募ります。", "本会", "見本会"),
        (
            "本サービスの利用を申し込もうとする者（以下「申込者」といいます。）は、届け出ます。",
            "申込者",
            "本サービスの利用を申し込もうとする者",
        ),
        (
            "甲は、暴力団、総会屋その他これらに準ずる者（以下「反社会的勢力」という。）でない。",
            "反社会的勢力",
            "暴力団、総会屋その他これらに準ずる者",
        ),
        ("会員と見本株式会社（以下「当社」という。）の約束を定める。", "当社", "見本株式会社"),
        (
            "停止する場合において、秘密と示して渡された資料（以下「秘密資料」という。）を返す。",
            "秘密資料",
            "秘密と示して渡された資料",
        ),
        ("個別の契約（以下「個別契約」という。）を結ぶ。", "個別契約", "個別の契約"),
    ],
)
def test_ways_to_define(sentence: str, term: str, meaning: str) -> None:
    assert terms(f"規約\n第1条（定義）\n{sentence}\n") == [(term, meaning, "第1条")]


def test_two_parties_in_one_sentence() -> None:
    text = "契約書\n\n見本株式会社（以下「甲」という。）と例示合同会社（以下「乙」という。）は、次のとおり契約を結ぶ。\n\n第1条（目的）\n定める。\n"
    assert terms(text) == [("甲", "見本株式会社", "前文"), ("乙", "例示合同会社", "前文")]


def test_a_list_of_terms_and_meanings() -> None:
    text = "規約\n第1条（定義）\n用語の定義は、次のとおりとします。\n(1) 会員\n入会の手続を終えた人\n(2) 施設：当社が営む教室\n"
    assert terms(text) == [("会員", "入会の手続を終えた人", "第1条第1号"), ("施設", "当社が営む教室", "第1条第2号")]


def test_text_that_defines_nothing() -> None:
    assert terms("規約\n第1条（通知）\n「重要」と記した書面を、会員に送るものとします。\n") == []


def test_the_span_holds_the_definition() -> None:
    found = document("規約\n第1条（定義）\n「機器」とは、端末をいいます。返却が必要です。\n")
    (definition,) = found.definitions
    assert "".join(found.source.text[a:b] for a, b in definition.spans) == "「機器」とは、端末をいいます"
