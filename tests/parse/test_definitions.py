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
        ("出動は、夜間（22時から翌朝6時までをいう。以下同じ。）を除く。", "夜間", "22時から翌朝6時まで"),
        ("前項の原状とは、仕上げのない状態をいう。", "原状", "仕上げのない状態"),
        ("甲は、素材、金型又は治具（以下「貸与品」という。）を返す。", "貸与品", "素材、金型又は治具"),
        ("乙は、申込みに応じて、専用の画面を「管理画面」と呼びます。", "管理画面", "専用の画面"),
        ("「休業日」とは土曜日のことです。", "休業日", "土曜日"),
        ("【会員】とは、登録を終えた方を指します。", "会員", "登録を終えた方"),
        (
            "月曜日から金曜日まで（祝日を除く。以下「営業日」という。）に受け付ける。",
            "営業日",
            "月曜日から金曜日まで（祝日を除く。）",
        ),
        ("暴力団、総会屋（以下、総称して「反社会的勢力」といいます。）でない。", "反社会的勢力", "暴力団、総会屋"),
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


@pytest.mark.parametrize(
    "sentence",
    [
        "「重要」と記した書面を、会員に送るものとします。",
        "甲とは異なる者をいうものではない。",
        "「1か月」とあるのは「2か月」と読み替える。",
        "「3か月前」を「6か月前」とする。",
    ],
)
def test_text_that_defines_nothing(sentence: str) -> None:
    assert terms(f"規約\n第1条（通知）\n{sentence}\n") == []


def test_several_terms_at_once() -> None:
    text = "規約\n第1条（委託）\n清掃の業務（以下「本業務」といい、本業務で生じた書類を「成果物」という。）を委託し、終えた者を「修了者」、終えない者を「未了者」という。\n"
    assert ("本業務", "清掃の業務", "第1条") in terms(text)
    assert ("成果物", "本業務で生じた書類", "第1条") in terms(text)


def test_entries_with_a_gap_and_a_table() -> None:
    text = "規約\n第1条（言葉の意味）\n次の語を用いる。\n(1) 会員　登録を終えた者をいう。\n(2) 「施設」　当社が営む教室\n第2条（その他）\n用語\t意味\n月謝\t毎月の料金\n"
    assert terms(text)[:2] == [("会員", "登録を終えた者", "第1条第1号"), ("施設", "当社が営む教室", "第1条第2号")]


def test_a_verb_is_a_term_where_its_meaning_is_told() -> None:
    text = "規約\n第1条（用語の定義）\n1. 投稿する：会員が文章を載せることをいう。\n2. 閲覧する　会員が文章を読むことをいう。\n3. 報告する　毎月の末日まで\n"
    assert [term for term, *_ in terms(text)] == ["投稿する", "閲覧する"]


def test_scope_and_later_uses() -> None:
    text = "規約\n第1条（秘密）\n相手方の資料（以下、本条において「秘密資料」という。）を守る。\n第2条（返還）\n秘密資料を返す。\n第3条（機器）\n定める。\n"
    (definition,) = document(text).definitions
    assert (str(definition.scope), [str(use) for use in definition.uses]) == ("第1条", ["第2条"])


def test_the_span_holds_the_definition() -> None:
    found = document("規約\n第1条（定義）\n「機器」とは、端末をいいます。返却が必要です。\n")
    (definition,) = found.definitions
    assert "".join(found.source.text[a:b] for a, b in definition.spans) == "「機器」とは、端末をいいます"
