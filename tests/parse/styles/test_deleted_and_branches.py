"""Deleted units, ranges of them, branch numbers, and numbers that repeat, are missing or go back."""

import pytest

from tests.parse.styles import tree, written
from tests.texts import document


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("第２条　削除", "削除"), ("第2条 削除", "削除"), ("第2条（削除）", "（削除）"), ("第2条　（削除）", "（削除）"), ("第2条【削除】", "【削除】"), ("第2条［削除］", "［削除］"),
        ("第2条　削　除", "削　除"), ("第2条\n削除", "削除"), ("第2条\n（削除）", "（削除）"), ("第2条　削除。", "削除。"), ("第2条　欠番", "欠番"), ("第2条（欠番）", "（欠番）"),
        ("第二条　削除", "削除"), ("第２条　〔削除〕", "〔削除〕"), ("第2条：削除", "削除"), ("第2条 <削除>", "<削除>"), ("第2条　削除（2024年4月1日）", "削除（2024年4月1日）"),
        ("第2条　（令和6年4月1日削除）", "（令和6年4月1日削除）"),
    ],
)  # fmt: skip
def test_deleted_articles(line: str, text: str) -> None:
    """What is printed in place of the article is its text, brackets included; it is no caption."""
    printed = (
        f"会員規約\n\n第1条（目的）\n本規約は、会員の権利を定めます。\n{line}\n第3条（会費）\n会費は、月額千円です。\n"
    )
    assert tree(printed) == written(f"""
        front_matter 会員規約
        第1条 [目的] 本規約は、会員の権利を定めます。
        第2条 {text}
        第3条 [会費] 会費は、月額千円です。
    """)


@pytest.mark.parametrize(
    "line", ["第2条（通知）　削除", "第2条（通知）\n削除", "第2条　通知\n削除", "（通知）\n第2条　削除"]
)
def test_deleted_articles_that_kept_their_caption(line: str) -> None:
    printed = (
        f"会員規約\n\n第1条（目的）\n本規約は、会員の権利を定めます。\n{line}\n第3条（会費）\n会費は、月額千円です。\n"
    )
    assert tree(printed) == written("""
        front_matter 会員規約
        第1条 [目的] 本規約は、会員の権利を定めます。
        第2条 [通知] 削除
        第3条 [会費] 会費は、月額千円です。
    """)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("第2条から第4条まで　削除", "削除"), ("第2条から第4条まで 削除", "削除"), ("第２条から第４条まで　削除", "削除"), ("第二条から第四条まで　削除", "削除"), ("第2条から第4条まで（削除）", "（削除）"),
        ("第2条～第4条　削除", "削除"), ("第2条〜第4条 削除", "削除"), ("第2条ないし第4条　削除", "削除"), ("第2条乃至第4条　削除", "削除"), ("第2条-第4条　削除", "削除"), ("第2条－第4条　削除", "削除"),
        ("第2条から第4条まで\n削除", "削除"), ("第2条から第4条まで\n　削除", "削除"), ("第2～4条　削除", "削除"), ("第2条から第4条まで：削除", "削除"), ("第2条、第3条及び第4条　削除", "削除"),
        ("第2条から4条まで　削除", "削除"), ("第2条から第4条まで　【削除】", "【削除】"), ("【第2条から第4条まで】　削除", "削除"),
    ],
)  # fmt: skip
def test_ranges_of_deleted_articles(line: str, text: str) -> None:
    printed = (
        f"会員規約\n\n第1条（目的）\n本規約は、会員の権利を定めます。\n{line}\n第5条（会費）\n会費は、月額千円です。\n"
    )
    assert tree(printed) == written(f"""
        front_matter 会員規約
        第1条 [目的] 本規約は、会員の権利を定めます。
        第2条 {text}
        第3条 {text}
        第4条 {text}
        第5条 [会費] 会費は、月額千円です。
    """)


@pytest.mark.parametrize(
    "line",
    [
        "第2条及び第3条　削除",
        "第2条及び第3条 削除",
        "第二条及び第三条　削除",
        "第2条・第3条　削除",
        "第2条、第3条　削除",
        "第2条および第3条　削除",
    ],
)
def test_two_deleted_articles(line: str) -> None:
    text = (
        f"会員規約\n\n第1条（目的）\n本規約は、会員の権利を定めます。\n{line}\n第4条（会費）\n会費は、月額千円です。\n"
    )
    assert tree(text) == written("""
        front_matter 会員規約
        第1条 [目的] 本規約は、会員の権利を定めます。
        第2条 削除
        第3条 削除
        第4条 [会費] 会費は、月額千円です。
    """)


def test_a_caption_about_deletion_is_a_caption() -> None:
    text = """
        情報管理規約

        第1条（目的）
        本規約は、情報の管理を定めます。
        第2条（削除の請求）
        会員は、情報の削除を請求できます。
        第3条　削除
        第4条（登録の削除）
        見本社は、登録を削除できます。
    """
    assert tree(text) == written("""
        front_matter 情報管理規約
        第1条 [目的] 本規約は、情報の管理を定めます。
        第2条 [削除の請求] 会員は、情報の削除を請求できます。
        第3条 削除
        第4条 [登録の削除] 見本社は、登録を削除できます。
    """)


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("第十二条の二", "第12条の2"), ("第12条の2", "第12条の2"), ("第１２条の２", "第12条の2"), ("第12条ノ2", "第12条の2"), ("第12条ノ二", "第12条の2"), ("第 12 条の 2", "第12条の2"),
        ("第十二条二", "第12条の2"), ("第12条之2", "第12条の2"), ("第十二条の十一", "第12条の11"), ("第十二条の二の三", "第12条の2の3"), ("第12条の2の3", "第12条の2の3"), ("第12条-2", "第12条の2"),
        ("第12-2条", "第12条の2"), ("第12の2条", "第12条の2"), ("第１２条 の２", "第12条の2"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("caption", ["（貸与）", "　貸与", "【貸与】"])
def test_branch_numbers(printed: str, address: str, caption: str) -> None:
    text = f"機器規程\n\n第十二条（機器）\n機器は、会社の物とする。\n{printed}{caption}\n機器は、社員に貸与する。\n第十三条（返却）\n機器は、返却する。\n"
    assert tree(text) == written(f"""
        front_matter 機器規程
        第12条 [機器] 機器は、会社の物とする。
        {address} [貸与] 機器は、社員に貸与する。
        第13条 [返却] 機器は、返却する。
    """)


def test_branches_with_paragraphs_and_bodies_on_their_line() -> None:
    text = """
        機器規程

        第五条　機器は、会社の物とする。
        第五条の二　機器は、社員に貸与する。
        ２　前項の機器は、転貸しない。
        第五条の三　次の機器は、貸与しない。
        一　検査中の機器
        二　修理中の機器
        第五条の四　削除
        第六条　機器は、返却する。
    """
    assert tree(text) == written("""
        front_matter 機器規程
        第5条 機器は、会社の物とする。
        第5条の2
        第5条の2第1項 機器は、社員に貸与する。
        第5条の2第2項 前項の機器は、転貸しない。
        第5条の3 次の機器は、貸与しない。
        第5条の3第1号 検査中の機器
        第5条の3第2号 修理中の機器
        第5条の4 削除
        第6条 機器は、返却する。
    """)


def test_a_branch_is_not_the_word_that_follows() -> None:
    text = """
        譲渡契約書

        第一条　甲は、株式を譲渡する。
        第二条　二以上の株主があるときは、連名とする。
        第三条　三か月を経過したときは、解除できる。
        第四条　一株の価格は、千円とする。
    """
    assert tree(text) == written("""
        front_matter 譲渡契約書
        第1条 甲は、株式を譲渡する。
        第2条 二以上の株主があるときは、連名とする。
        第3条 三か月を経過したときは、解除できる。
        第4条 一株の価格は、千円とする。
    """)


def test_articles_that_repeat() -> None:
    text = """
        見本カード会員規約

        第1条（会員）
        会員とは、入会した人をいいます。
        第2条（カード）
        1. カードは、貸与します。
        2. カードは、返却します。
        第2条（暗証番号）
        1. 暗証番号は、会員が届け出ます。
        2. 暗証番号は、他人に教えません。
        第3条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本カード会員規約
        第1条 [会員] 会員とは、入会した人をいいます。
        第2条 [カード]
        第2条第1項 カードは、貸与します。
        第2条第2項 カードは、返却します。
        第2条#2 [暗証番号]
        第2条#2第1項 暗証番号は、会員が届け出ます。
        第2条#2第2項 暗証番号は、他人に教えません。
        第3条 [協議] 話し合います。
    """)
    assert [(issue.code, str(issue.address)) for issue in document(written(text) + "\n").issues] == [
        ("duplicate-number", "第2条#2")
    ]


def test_an_article_three_times() -> None:
    text = """
        見本カード会員規約

        第1条（会員）
        会員とは、入会した人をいいます。
        第2条（カード）
        カードは、貸与します。
        第2条（暗証番号）
        暗証番号は、会員が届け出ます。
        第2条（紛失）
        紛失は、すぐに届け出ます。
        第4条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本カード会員規約
        第1条 [会員] 会員とは、入会した人をいいます。
        第2条 [カード] カードは、貸与します。
        第2条#2 [暗証番号] 暗証番号は、会員が届け出ます。
        第2条#3 [紛失] 紛失は、すぐに届け出ます。
        第4条 [協議] 話し合います。
    """)


def test_articles_whose_numbers_go_back() -> None:
    """An article out of order keeps the number it prints."""
    text = """
        見本カード会員規約

        第1条（会員）
        会員とは、入会した人をいいます。
        第2条（カード）
        カードは、貸与します。
        第5条（紛失）
        紛失は、すぐに届け出ます。
        第4条（暗証番号）
        暗証番号は、会員が届け出ます。
        第6条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本カード会員規約
        第1条 [会員] 会員とは、入会した人をいいます。
        第2条 [カード] カードは、貸与します。
        第5条 [紛失] 紛失は、すぐに届け出ます。
        第4条 [暗証番号] 暗証番号は、会員が届け出ます。
        第6条 [協議] 話し合います。
    """)


def test_paragraphs_that_repeat_and_are_missing() -> None:
    text = """
        見本カード会員規約

        第1条（カード）
        1. カードは、貸与します。
        2. カードは、返却します。
        2. カードは、複製できません。
        4. カードは、譲渡できません。
        5. カードは、有効期間があります。
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本カード会員規約
        第1条 [カード]
        第1条第1項 カードは、貸与します。
        第1条第2項 カードは、返却します。
        第1条第2項#2 カードは、複製できません。
        第1条第4項 カードは、譲渡できません。
        第1条第5項 カードは、有効期間があります。
        第2条 [協議] 話し合います。
    """)


def test_items_that_repeat_and_are_missing() -> None:
    text = """
        見本カード会員規約

        第1条（禁止）
        次の行為をしてはなりません。
        (1) 譲渡
        (2) 貸与
        (2) 複製
        (5) 改造
        (6) 廃棄
        第2条（協議）
        話し合います。
    """
    assert tree(text) == written("""
        front_matter 見本カード会員規約
        第1条 [禁止] 次の行為をしてはなりません。
        第1条第1号 譲渡
        第1条第2号 貸与
        第1条第2号#2 複製
        第1条第5号 改造
        第1条第6号 廃棄
        第2条 [協議] 話し合います。
    """)


def test_an_excerpt_that_begins_in_the_middle() -> None:
    text = """
        賃貸借契約書（抜粋）

        第15条（修繕）
        1. 貸主は、建物を修繕する。
        2. 借主は、電球を取り替える。
        第16条（明渡し）
        借主は、建物を明け渡す。
        第20条（協議）
        協議する。
    """
    assert tree(text) == written("""
        front_matter 賃貸借契約書（抜粋）
        第15条 [修繕]
        第15条第1項 貸主は、建物を修繕する。
        第15条第2項 借主は、電球を取り替える。
        第16条 [明渡し] 借主は、建物を明け渡す。
        第20条 [協議] 協議する。
    """)


def test_paragraphs_that_go_on_over_articles() -> None:
    """Numbers that never start again are the numbers that are printed."""
    text = """
        見本寮規則

        第1条（入寮）
        1. 入寮は、寮長が許可する。
        2. 入寮者は、誓約書を出す。
        第2条（生活）
        3. 門限は、午後10時とする。
        4. 来客は、届け出る。
        第3条（退寮）
        5. 退寮は、届け出る。
        6. 退寮者は、部屋を清掃する。
    """
    assert tree(text) == written("""
        front_matter 見本寮規則
        第1条 [入寮]
        第1条第1項 入寮は、寮長が許可する。
        第1条第2項 入寮者は、誓約書を出す。
        第2条 [生活]
        第2条第3項 門限は、午後10時とする。
        第2条第4項 来客は、届け出る。
        第3条 [退寮]
        第3条第5項 退寮は、届け出る。
        第3条第6項 退寮者は、部屋を清掃する。
    """)


def test_articles_that_start_again_in_each_chapter() -> None:
    """The chapter is not in the address: the second first article is 第1条#2."""
    text = """
        見本スクール規約

        第1章　入会
        第1条（申込み）
        申込みは、書面で行います。
        第2条（承認）
        承認は、見本社が行います。
        第2章　受講
        第1条（時間）
        受講は、1回50分です。
        第2条（欠席）
        欠席は、前日までに届け出ます。
    """
    assert tree(text) == written("""
        front_matter 見本スクール規約
        第1章 入会
        第1条 [申込み] 申込みは、書面で行います。
        第2条 [承認] 承認は、見本社が行います。
        第2章 受講
        第1条#2 [時間] 受講は、1回50分です。
        第2条#2 [欠席] 欠席は、前日までに届け出ます。
    """)
