"""One thing by two words, and persons nobody has told of."""

import pytest

from tests.proof.proofs import findings, told

_TERMS = """みなと市場利用規約

第1条（定義）
本規約の用語の意味は、次のとおりとします。
(1) 「ポイント残高」とは、会員の口座に記録された数をいいます。
(2) 「登録端末」とは、会員が届け出た端末をいいます。
(3) 「会員情報」とは、会員が届け出た事項をいいます。
(4) 「安心補償」とは、荷物の損傷を埋め合わせる仕組みをいいます。
(5) 「点検期間」とは、品を調べる期間をいいます。

第2条（使い方）
本規約は、会員に適用します。当社は、手数料をポイント残高から差し引きます。ポイント残高は、登録端末で見ることができます。会員は、登録端末及び会員情報を守ります。会員情報は、安心補償のために使います。安心補償は、点検期間に申し込みます。点検期間は、本規約の定めによります。

第3条（雑則）
{text}
"""


def of(text: str, *codes: str) -> list[tuple[str, str, str | None]]:
    return told(findings(_TERMS.format(text=text), *(codes or ("term-variant",))))


@pytest.mark.parametrize(
    ("text", "words", "term"),
    [
        ("当社は、費用を買物残高から差し引きます。", "買物残高", "ポイント残高"),  # the same particle and verb
        ("会員は、みなと補償を受けます。", "みなと補償", "安心補償"),  # begins with the name of the service
        ("会員は、登録機器を変えます。", "登録機器", "登録端末"),  # another head for the same
        ("当社は、利用者情報を消します。", "利用者情報", "会員情報"),  # another name of the party
        ("この利用約款は、日本法に従います。", "この利用約款", "本規約"),
    ],
)
def test_another_word_for_a_term(text: str, words: str, term: str) -> None:
    assert of(text) == [("第3条", words, term)]


@pytest.mark.parametrize(
    "text",
    [
        "当社は、「買物残高から差し引く」と書きます。",
        "当社は、現金、預金その他の買物残高から費用を差し引きます。",
        "当社は、点検期間内に送ります。",
        "当社は、当該登録端末を調べます。",
        "会員は、無償補償（以下「無償補償」といいます。）を受けます。",
        "この契約は、日本法に従います。",
    ],
)
def test_words_for_something_else(text: str) -> None:
    assert of(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("会員は、止まったときは、管理人の到着を待ちます。", "管理人"),
        ("急ぐときは、当社は、救急車を呼び、または協力医にかかります。", "協力医"),
        ("食い違いは、責任者と甲の個人情報管理者とが話し合います。", "個人情報管理者"),
    ],
)
def test_a_person_nobody_has_told_of(text: str, words: str) -> None:
    assert of(text, "undefined-term") == [("第3条", words, None)]


@pytest.mark.parametrize(
    "text",
    [
        "甲は、個人情報管理者を置く。",
        "甲は、山田を個人情報管理者とし、届け出る。",
        "甲が選んだ個人情報管理者は、会う。",
        "善良な管理者の注意を払う。",
        "役員、従業員その他の業務担当者を除く。",
        "管理人は、毎朝来る。管理人は、毎晩帰る。",
        "金融機関の休みの日を除く。弁護士の費用を含む。",
    ],
)
def test_persons_that_need_no_telling(text: str) -> None:
    assert of(text, "undefined-term") == []


def test_a_word_that_takes_up_what_was_just_said_is_told() -> None:
    text = "当社は、新たな保証を行わず、本保証の範囲を広げません。"
    assert of(text, "undefined-term") == []


def test_a_rule_of_its_own_before_the_definition_is_more_than_a_note() -> None:
    text = "見本規約\n\n第1条（適用）\nこの規約は、皆に適用する。\n\n第2条（保管）\n引継番号は、会員が守る。\n\n第3条（引継ぎ）\n当社は、移すための番号（以下「引継番号」という。）を会員に渡す。会員は、引継番号を守る。\n"
    [found] = findings(text, "term-before-definition")
    assert (str(found.address), found.level) == ("第2条", "warning")
