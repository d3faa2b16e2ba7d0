"""References that lead elsewhere than the words around them say."""

import pytest

from tests.proof.proofs import findings, told

_TERMS = """見本サービス利用規約

第1条（適用）
この規約は、見本株式会社（以下「当社」といいます。）が営む配信に適用します。

第2条（料金）
会員は、月ごとに定額を支払います。

第3条（{third}）
{text}

第4条（秘密保持）
会員は、知り得た秘密を第三者に漏らしてはなりません。

第5条（補償）
当社は、故障による損失を補償します。
"""


def of(text: str, third: str = "雑則") -> list[tuple[str, str, str | None]]:
    return told(findings(_TERMS.format(text=text, third=third), "wrong-reference"))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("第2条の秘密保持の義務は、退会の後も続きます。", "第4条"),
        ("第2条に定める補償は、会員の求めにより行います。", "第5条"),
        ("会員が第2条に違反して秘密を漏らしたときは、退会とします。", "第4条"),
        ("第4条の規定による補償を受けた会員は、領収書を出します。", "第5条"),
    ],
)
def test_what_is_said_of_it_stands_in_another_article(text: str, meant: str) -> None:
    [(address, words, proposal)] = of(text)
    assert (address, words) == ("第3条", text[text.index("第") : text.index("条") + 1])
    assert proposal == meant


@pytest.mark.parametrize(
    "text",
    [
        "第4条の秘密保持の義務は、退会の後も続きます。",
        "第2条の規定は、退会の後も効力を持ちます。",
        "第2条に定める額は、変えることがあります。",
        "第5条及び第4条の秘密保持の義務は、退会の後も続きます。",
        "第2条に定める者の補償は、行いません。",
        "著作権法第2条の秘密は、この限りではありません。",
        "前条の秘密は、別に定めます。",
    ],
)
def test_what_fits_or_tells_nothing_of_the_target(text: str) -> None:
    assert of(text) == []


def test_the_message_names_both_articles_and_their_captions() -> None:
    text = "第2条の秘密保持の義務は、退会の後も続きます。"
    [found] = findings(_TERMS.format(text=text, third="雑則"), "wrong-reference")
    assert "第2条（料金）" in found.message and "第4条（秘密保持）" in found.message


def test_a_compound_word_that_only_one_other_article_has() -> None:
    text = "見本契約書\n\n第1条（納入）\n乙は、検査の記録を添えて納める。\n\n第2条（検収）\n甲は、受入検査基準により調べる。\n\n第3条（責任）\n第1条の受入検査基準に合うことは、甲の権利を妨げない。\n"
    assert told(findings(text, "wrong-reference")) == [("第3条", "第1条", "第2条")]


def test_a_sign_below_the_target_that_is_not_there() -> None:
    text = "見本契約書\n\n第1条（額）\n1 額は、次のとおりとする。\n(1) 基本の額\n(2) 加算の額\n2 支払は、月末とする。\n\n第2条（精算）\n第1条第1項(3)の額は、返さない。\n"
    assert ("第2条", "第1条第1項(3)", None) in told(findings(text, "dangling-reference"))


def test_a_number_alone_that_no_heading_has() -> None:
    text = "見本方針\n\n## 1. 集める情報\n当社は、氏名を集めます。\n\n## 2. 使い方\n当社は、氏名を案内に使います。案内は5．の窓口で止められます。1．の情報は売りません。\n\n## 3. 窓口\n窓口は、本社に置きます。\n"
    assert [one[:2] for one in told(findings(text, "dangling-reference", name="見本.md"))] == [("第2条", "5．")]


def test_what_the_parser_tells_comes_with_what_to_do() -> None:
    text = "見本契約書\n\n第1条（目的）\n第9条に従う。\n\n第2条（禁止）\n次のことをしてはならない。\n(1) 転売\n(1) 改造\n(4) 複製\n"
    found = {one.code: one for one in findings(text)}
    assert found["dangling-reference"].level == "error" and "確かめて" in found["dangling-reference"].message
    assert found["duplicate-number"].proposal == "第2条第2号"
    assert found["missing-number"].level == "warning"


_ROWS = ("配送", "返金", "点検", "保険", "研修", "広告")


def _shifted(texts: str) -> str:
    """Articles about different things, a new one put in as 第2条, and a last one that cites the others."""
    captions = ("目的", "植樹", *_ROWS, "雑則")
    bodies = (
        "この規約は、約束を定めます。",
        "木を植えます。",
        *(f"{one}は、月ごとに行います。" for one in _ROWS),
        texts,
    )
    return "見本規約\n\n" + "\n\n".join(
        f"第{n}条（{caption}）\n{body}" for n, (caption, body) in enumerate(zip(captions, bodies, strict=True), 1)
    )


def test_references_that_all_miss_by_one_take_those_along_that_say_nothing() -> None:
    text = "第3条の返金は、急ぎます。第5条の保険は、続けます。第6条及び第7条の規定は、なお続きます。"
    found = told(findings(_shifted(text), "wrong-reference", "stale-reference"))
    assert [(words, proposal) for _, words, proposal in found] == [
        ("第3条", "第4条"),
        ("第5条", "第6条"),
        ("第6条", "第7条"),
        ("第7条", "第8条"),
    ]


def test_one_that_misses_among_many_that_fit_is_alone() -> None:
    text = "第3条の返金は、急ぎます。第5条の点検は、続けます。第7条の研修及び第8条の広告は、続けます。第6条の規定は、なお続きます。"
    assert [one[1] for one in told(findings(_shifted(text), "wrong-reference", "stale-reference"))] == ["第3条"]


_LIST = """見本会員規約

第1条（適用）
この規約は、会員に適用します。

第2条（秘密保持）
会員は、知り得た秘密を第三者に漏らしてはなりません。

第3条（存続）
{text}

第4条（通知）
通知は、電子メールで行います。

第5条（合意管轄）
訴訟は、東京地方裁判所を専属的合意管轄裁判所とします。
"""


def test_a_list_of_what_outlives_the_contract_names_the_article_beside_the_one_that_does() -> None:
    def of_list(text: str) -> list[tuple[str, str, str | None]]:
        return told(findings(_LIST.format(text=text), "stale-reference"))

    assert of_list("第2条及び第4条の規定は、退会後も効力を有します。") == [("第3条", "第4条", "第5条")]
    assert of_list("第2条及び第5条の規定は、退会後も効力を有します。") == []
    assert of_list("第2条及び第4条の規定は、個人には適用しません。") == []


_PARTS = """見本規約

第1条（期間）
期間は、次の表による。

第2条（額）
1 額は、月ごとに決める。ただし、休みの月を除く。
2 額の端数は、捨てる。

第3条（計算）
{text}

第4条（割合）
割合は、次の表による。

区分	割合
甲	一割
乙	二割
"""


def of_parts(text: str) -> list[tuple[str, str, str | None]]:
    return told(findings(_PARTS.format(text=text), "wrong-reference", "missing-list"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("第2条第1項ただし書の月は、数えない。", []),
        ("第2条第2項ただし書の月は、数えない。", [("第3条", "第2条第2項ただし書", None)]),
        ("第2条第2項各号の額は、数えない。", [("第3条", "第2条第2項", None)]),
        ("割合は、第4条の表による。", []),
        ("割合は、第5条の表による。", []),
        ("会員は、次の各号の額を払う。", [("第3条", "次の各号", None)]),
        ("会員は、次の各号の額を払う。\\n(1) 会費\\n(2) 保険料", []),
    ],
)
def test_what_the_target_is_said_to_have(text: str, found: list[tuple[str, str, str | None]]) -> None:
    assert of_parts(text.replace("\\n", "\n")) == found


def test_a_table_that_only_the_next_article_has() -> None:
    assert of_parts("割合は、第2条の表に定める。") == [("第3条", "第2条", "第4条")]


def test_an_annex_that_is_not_there() -> None:
    text = "見本契約書\n\n第1条（額）\n額は、別紙のとおりとする。\n\n第2条（品）\n品は、別紙の仕様書に定める。保守契約の別紙のとおり運ぶ。\n"
    assert told(findings(text, "dangling-reference")) == [("第1条", "別紙", None)]
    assert findings(text + "\n別紙\n\n額は、百円とする。\n", "dangling-reference") == ()


def test_a_caption_that_says_what_is_said_of_the_article_beside_it() -> None:
    text = "見本約款\n\n第1条（送電の停止）\n甲は、料金の滞りにより送電を止める。\n\n第2条（停止の解除）\n停止の理由がなくなれば、甲は、送電を始める。\n\n第3条（日割り）\n{}により送電を停止した期間は、数えない。\n"
    assert told(findings(text.format("第2条"), "wrong-reference")) == [("第3条", "第2条", "第1条")]
    assert findings(text.format("第1条"), "wrong-reference") == ()
    assert findings(text.format("第2条（停止の解除）"), "wrong-reference") == ()


def test_two_items_with_one_number_are_one_slip() -> None:
    text = "見本契約書\n\n第1条（禁止）\n次のことをしてはならない。\n(1) 転売\n(1) 改造\n(3) 複製\n"
    assert [one.code for one in findings(text, "duplicate-number", "missing-number")] == ["duplicate-number"]


_BESIDE = """見本配送規約

第1条（申込み）
客は、画面から申し込みます。
2　客は、申込みの時に台帳へ氏名を書き入れます。
3　当社は、申込みを断ることができます。

第2条（引取り）
客は、荷物を店で受け取ります。
2　客は、不合格の荷物を引き取る期限を守ります。

第3条（雑則）
{text}
"""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("店は、第2条第1項の引取りの期限を、不合格の荷物について延ばします。", "第2条第2項"),
        ("第2条第1項の引取りの期限は、延ばすことができます。", "第2条第2項"),
    ],
)
def test_the_words_speak_of_the_paragraph_beside(text: str, meant: str) -> None:
    found = findings(_BESIDE.format(text=text), "wrong-reference")
    assert [(str(one.address), one.proposal) for one in found] == [("第3条", meant)]


@pytest.mark.parametrize(
    "text",
    [
        "第1条第2項の台帳に氏名を書き入れた客は、証を受け取ります。",
        "第2条第2項の引取りの期限は、延ばすことができます。",
    ],
)
def test_the_words_speak_of_the_paragraph_named(text: str) -> None:
    assert findings(_BESIDE.format(text=text), "wrong-reference") == ()
