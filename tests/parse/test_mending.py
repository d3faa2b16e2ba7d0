"""Sentences broken over lines and pages, furniture, covers: what belongs to a unit and what does not."""

from tests.texts import document
from tests.trees import outline


def texts(text: str, name: str = "見本.txt") -> dict[str, str]:
    return {str(unit.address): unit.text for unit in document(text, name).walk() if unit.address}


def test_lines_of_a_sentence_are_joined() -> None:
    text = "規約\n第1条（通知）\n1．会員は、住所に変更があったときは、遅滞なく当社に届け出るもの\nとし、届出がないときは、従前の住所に宛て\nた通知で足りるものとします。\n2．通知は、書面による。\n"
    assert texts(text)["第1条第1項"] == (
        "会員は、住所に変更があったときは、遅滞なく当社に届け出るものとし、届出がないときは、従前の住所に宛てた通知で足りるものとします。"
    )


def test_a_sentence_over_a_page_break_has_two_spans_and_no_foot() -> None:
    text = (
        "規約\n第1条（責任）\n甲は、乙の過失により甲が被った損害のうち、通常生ずべき\n\n- 1 -\n\n損害について、賠償を求めることができる。\n"
        "第2条（協議）\n協議する。\n\n- 2 -\n"
    )
    found = document(text)
    unit = next(unit for unit in found.walk() if str(unit.address) == "第1条")
    assert unit.text == "甲は、乙の過失により甲が被った損害のうち、通常生ずべき損害について、賠償を求めることができる。"
    assert [found.source.text[a:b] for a, b in unit.spans] == [
        "甲は、乙の過失により甲が被った損害のうち、通常生ずべき", "損害について、賠償を求めることができる。",
    ]  # fmt: skip


def test_a_fragment_printed_twice_is_read_once_and_told() -> None:
    text = "規約\n第1条（情報）\n当社は、お預かりした情報を別に定める「プライバシ\n\n- 3 -\n\n「プライバシー方針」に従って扱います。\n"
    found = document(text)
    assert texts(text)["第1条"] == "当社は、お預かりした情報を別に定める「プライバシー方針」に従って扱います。"
    assert [issue.code for issue in found.issues] == ["repeated-fragment"]


def test_a_reference_at_the_start_of_a_line_is_no_heading() -> None:
    text = (
        "規約\n第1条（目的）\n会員が守るべきことを定めるものであり、その扱いは\n第2条（利用料金）第1項に定める場合を除いて次のとおりとし、\n第3条の定めに従います。\n"
        "第2条（利用料金）\n払います。\n第3条（協議）\n話し合います。\n"
    )
    assert list(texts(text)) == ["第1条", "第2条", "第3条"]


def test_a_revision_note_before_the_terms_is_no_article() -> None:
    text = (
        "## 前の版からの変更点\n\n### ・第1条\n\n用語を足しました。\n\n### ・第3条\n\n手続を改めました。\n\n## 見本サービス利用規約\n\n"
        "見本社は、次のとおり規約を定めます。\n\n### 1. 定義\n\n用語を定めます。\n\n### 2. 申込み\n\n申し込みます。\n\n### 3. 手続\n\n届け出ます。\n"
    )
    found = document(text)
    assert found.title == "見本サービス利用規約"
    assert texts(text) == {
        "前文": "見本社は、次のとおり規約を定めます。", "第1条": "用語を定めます。", "第2条": "申し込みます。", "第3条": "届け出ます。",
    }  # fmt: skip


def test_broken_indentation_does_not_move_a_unit() -> None:
    text = (
        "規約\n### 1. 停止\n\n1. 次の場合に停止します。\n  1. 点検のとき\n  2. 災害のとき\n\n3. 停電のとき\n  4. その他のとき\n"
        "2. 停止は前もって知らせます。\n  3. 責任を負いません。\n"
    )
    assert list(texts(text)) == [
        "第1条", "第1条第1項", "第1条第1項第1号", "第1条第1項第2号", "第1条第1項第3号", "第1条第1項第4号", "第1条第2項", "第1条第3項",
    ]  # fmt: skip


def test_blocks_of_an_entry_stay_with_it_while_the_list_goes_on() -> None:
    text = (
        "規約\n第1条（内容）\n内容は次の各号のとおりとします。\n(1) 見守り\n通信を見守り、異常を知らせます。\n本号の知らせは電子メールによります。\n"
        "(2) 駆け付け\n係員が訪ねます。\n本号の費用は別に定めます。\n"
    )
    assert texts(text) == {
        "第1条": "内容は次の各号のとおりとします。",
        "第1条第1号": "見守り\n通信を見守り、異常を知らせます。\n本号の知らせは電子メールによります。",
        "第1条第2号": "駆け付け\n係員が訪ねます。\n本号の費用は別に定めます。",
    }


def test_cover_contents_and_signatures_cannot_be_cited() -> None:
    text = (
        "業務委託契約書\n\n2024年4月1日\n\n見本株式会社（以下「甲」という。）と例示合同会社（以下「乙」という。）は、次のとおり契約を結ぶ。\n\n"
        "第1条（委託）\n甲は乙に業務を委託する。\n\n本契約の成立を証するため、本書2通を作成し、各自1通を保有する。\n\n2024年4月1日\n\n甲　見本株式会社\n乙　例示合同会社\n"
    )
    found = document(text)
    assert outline(found).split("\n") == [
        "front_matter 業務委託契約書⏎2024年4月1日",
        "前文 見本株式会社（以下「甲」という。）と例示合同会社（以下「乙」という。）は、次のとおり契約を結ぶ。",
        "第1条 [委託] 甲は乙に業務を委託する。",
        "closing 本契約の成立を証するため、本書2通を作成し、各自1通を保有する。⏎2024年4月1日⏎甲　見本株式会社⏎乙　例示合同会社",
    ]


def test_ideographs_printed_as_radicals_are_read() -> None:
    text = "規約\n第⼀条（⻑期の利⽤）\n⻑期の利⽤には割引があります。\n第⼆条（協議）\n話し合います。\n"
    assert texts(text) == {"第1条": "⻑期の利⽤には割引があります。", "第2条": "話し合います。"}


def test_a_mark_alone_is_a_number_only_where_its_text_follows() -> None:
    hanging = "規約\n第1条（禁止）\n次の行為を禁じます。\n(1)\n転売\n(2)\n改造\n"
    scribble = "規約\n第1条（同意）①\n1. 同意して利用します。\n2. 撤回できます。\n"
    assert texts(hanging) == {"第1条": "次の行為を禁じます。", "第1条第1号": "転売", "第1条第2号": "改造"}
    assert texts(scribble) == {"第1条": "", "第1条第1項": "同意して利用します。", "第1条第2項": "撤回できます。"}


def test_bad_text_gives_a_tree() -> None:
    for text in ("第条\n第0条\n(((((\n", "1.\n2.\n3.\n", "第999999999条\n①②③\n", "」」」）））\n"):
        assert document(text).units


def test_a_sentence_that_is_wrapped_before_a_number_is_no_caption() -> None:
    text = "会則\n\n第1条 本会は、会員の親睦を図\nることを目的とします。\n第2条 会員は会費の金額の\n1.5倍の保証金を当社に預\nけるものとします。\n"
    article = next(unit for unit in document(text).walk() if str(unit.address) == "第2条")
    assert article.caption is None
    assert article.text.startswith("会員は会費の金額の1.5倍の保証金")
