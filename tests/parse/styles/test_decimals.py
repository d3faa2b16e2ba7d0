"""Decimal clauses: 1.0 / 1.1, 1 / 1.1 / 1.1.1, 1-1, under 条 and without them."""

import pytest

from tests.parse.styles import tree, written

WIDE = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


@pytest.mark.parametrize(
    ("top", "clause"),
    [
        ("{a}.0\t", "{a}.{b}\t"), ("{a}.0 ", "{a}.{b} "), ("{a}.0　", "{a}.{b}　"), ("{a}. ", "{a}.{b} "), ("{a}．", "{a}．{b}　"), ("{a} ", "{a}.{b} "),
        ("{a}　", "{a}.{b}　"), ("{a}. ", "{a}.{b}. "), ("{a}.\t", "{a}.{b}.\t"), ("{a}. ", "{a}-{b} "), ("{a}　", "{a}-{b}　"), ("{a}. ", "{a}-{b}. "),
        ("{a}．", "{a}－{b}　"), ("{a}　", "{a}－{b}　"), ("第{a}条　", "{a}.{b} "), ("第{a}条　", "{a}.{b}　"), ("第{a}条　", "{a}-{b}　"), ("第{a}条　", "{a}－{b}．"),
        ("第{a}条　", "（{a}.{b}）"), ("第{a}条　", "{a}.{b}\t"), ("第{a}条　", "　{a}.{b}　"), ("■{a}. ", "{a}.{b} "), ("{a}. ", "  {a}.{b}  "), ("{a}. ", "({a}.{b}) "),
        ("{a}. ", "{a}.{b}"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wide", [False, True])
def test_clauses_of_two_numbers(top: str, clause: str, wide: bool) -> None:
    def number(style: str, a: int, b: int = 0) -> str:
        printed = style.format(a=a, b=b)
        return printed.translate(WIDE) if wide else printed

    text = (
        f"ソフトウェア使用許諾契約\n\n{number(top, 1)}定義\n{number(clause, 1, 1)}「製品」とは、本ソフトウェアをいう。\n"
        f"{number(clause, 1, 2)}「期間」とは、2.5年をいう。\n\n{number(top, 2)}許諾\n{number(clause, 2, 1)}見本社は、使用を許諾する。\n"
        f"{number(clause, 2, 2)}前項の許諾は、譲渡できない。\n\n{number(top, 3)}保証\n{number(clause, 3, 1)}見本社は、製品を保証しない。\n"
    )
    assert tree(text) == written("""
        front_matter ソフトウェア使用許諾契約
        第1条 [定義]
        第1条第1項 「製品」とは、本ソフトウェアをいう。
        第1条第2項 「期間」とは、2.5年をいう。
        第2条 [許諾]
        第2条第1項 見本社は、使用を許諾する。
        第2条第2項 前項の許諾は、譲渡できない。
        第3条 [保証]
        第3条第1項 見本社は、製品を保証しない。
    """)


@pytest.mark.parametrize("top", ["{n}. ", "{n}　", "第{n}条　", "{n} "])
@pytest.mark.parametrize("sign", [".", "-"])
def test_clauses_of_three_numbers(top: str, sign: str) -> None:
    text = (
        f"システム保守契約書\n\n{top.format(n=1)}業務\n1{sign}1 乙は、次の業務を行う。\n1{sign}1{sign}1 点検\n1{sign}1{sign}2 修理\n1{sign}2 乙は、業務を再委託できない。\n"
        f"{top.format(n=2)}料金\n2{sign}1 甲は、次の料金を支払う。\n2{sign}1{sign}1 基本料金\n2{sign}1{sign}2 追加料金\n2{sign}2 前項の料金は、後払いとする。\n"
    )
    assert tree(text) == written("""
        front_matter システム保守契約書
        第1条 [業務]
        第1条第1項 乙は、次の業務を行う。
        第1条第1項第1号 点検
        第1条第1項第2号 修理
        第1条第2項 乙は、業務を再委託できない。
        第2条 [料金]
        第2条第1項 甲は、次の料金を支払う。
        第2条第1項第1号 基本料金
        第2条第1項第2号 追加料金
        第2条第2項 前項の料金は、後払いとする。
    """)


def test_captions_of_clauses_and_clauses_below_them() -> None:
    """1.1 has a caption on its own line and its text in 1.1.1 or beneath it."""
    text = """
        クラウドサービス契約

        1　総則
        1.1　目的
        本契約は、サービスの利用条件を定める。
        1.2　優先順位
        1.2.1　本契約と注文書が異なるときは、注文書を優先する。
        1.2.2　前号の注文書は、書面に限る。
        2　利用
        2.1　利用権
        見本社は、利用を許諾する。
        2.2　制限
        利用者は、再販売してはならない。
    """
    assert tree(text) == written("""
        front_matter クラウドサービス契約
        第1条 [総則]
        第1条第1項 [目的] 本契約は、サービスの利用条件を定める。
        第1条第2項 [優先順位]
        第1条第2項第1号 本契約と注文書が異なるときは、注文書を優先する。
        第1条第2項第2号 前号の注文書は、書面に限る。
        第2条 [利用]
        第2条第1項 [利用権] 見本社は、利用を許諾する。
        第2条第2項 [制限] 利用者は、再販売してはならない。
    """)


def test_headed_clauses_of_markdown() -> None:
    text = """
        # クラウドサービス契約

        ## 1. 総則

        ### 1.1 目的

        本契約は、サービスの利用条件を定める。

        ### 1.2 範囲

        本契約は、すべての利用者に適用する。

        ## 2. 利用

        ### 2.1 利用権

        見本社は、利用を許諾する。
    """
    assert tree(text, "見本.md") == written("""
        front_matter クラウドサービス契約
        第1条 [総則]
        第1条第1項 [目的] 本契約は、サービスの利用条件を定める。
        第1条第2項 [範囲] 本契約は、すべての利用者に適用する。
        第2条 [利用]
        第2条第1項 [利用権] 見本社は、利用を許諾する。
    """)


def test_lists_below_clauses() -> None:
    text = """
        ライセンス契約

        1. 許諾
        1.1 見本社は、次の行為を許諾する。
        (a) 複製
        (b) 実行
        1.2 利用者は、次の行為をしてはならない。
        (1) 改変
        (2) 再配布
        ただし、書面による承諾があるときは、この限りでない。
        2. 期間
        2.1 期間は、1年とする。
        2.2 前項の期間は、更新できる。
    """
    assert tree(text) == written("""
        front_matter ライセンス契約
        第1条 [許諾]
        第1条第1項 見本社は、次の行為を許諾する。
        第1条第1項a 複製
        第1条第1項b 実行
        第1条第2項 利用者は、次の行為をしてはならない。 ‖ ただし、書面による承諾があるときは、この限りでない。
        第1条第2項第1号 改変
        第1条第2項第2号 再配布
        第2条 [期間]
        第2条第1項 期間は、1年とする。
        第2条第2項 前項の期間は、更新できる。
    """)


def test_more_than_nine_clauses() -> None:
    sentences = [f"利用者は、機能{n}を使用できる。" for n in range(1, 13)]
    printed = "\n".join(f"1.{n} {sentence}" for n, sentence in enumerate(sentences, 1))
    clauses = "\n".join(f"第1条第{n}項 {sentence}" for n, sentence in enumerate(sentences, 1))
    text = f"使用許諾契約\n\n1. 機能\n{printed}\n2. 協議\n2.1 当事者は、協議する。\n"
    assert (
        tree(text)
        == f"front_matter 使用許諾契約\n第1条 [機能]\n{clauses}\n第2条 [協議]\n第2条第1項 当事者は、協議する。"
    )


def test_an_article_without_clauses_between_others() -> None:
    text = """
        使用許諾契約

        本契約は、見本社と利用者の間で結ばれます。

        1. 定義
        1.1 「製品」とは、本ソフトウェアをいいます。
        1.2 「利用者」とは、製品を使う人をいいます。
        2. 契約の成立
        契約は、製品を開封した時に成立します。
        3. 期間
        3.1 期間は、1年とします。
        3.2 期間は、更新できます。
    """
    assert tree(text) == written("""
        front_matter 使用許諾契約
        前文 本契約は、見本社と利用者の間で結ばれます。
        第1条 [定義]
        第1条第1項 「製品」とは、本ソフトウェアをいいます。
        第1条第2項 「利用者」とは、製品を使う人をいいます。
        第2条 [契約の成立] 契約は、製品を開封した時に成立します。
        第3条 [期間]
        第3条第1項 期間は、1年とします。
        第3条第2項 期間は、更新できます。
    """)


def test_captions_and_sentences_on_the_line_of_a_clause() -> None:
    """「2.1 許諾　本契約に…」: a caption with a gap, then the sentence."""
    text = """
        使用許諾契約

        1.0　定義
        1.1　「製品」は、本ソフトウェアを指します。
        2.0　使用
        2.1　許諾　見本社は、本契約に従って使用を許諾します。
        2.2　制限　利用者は、製品を改変できません。
        2.3　移転　利用者は、製品を移転できません。
    """
    assert tree(text) == written("""
        front_matter 使用許諾契約
        第1条 [定義]
        第1条第1項 「製品」は、本ソフトウェアを指します。
        第2条 [使用]
        第2条第1項 [許諾] 見本社は、本契約に従って使用を許諾します。
        第2条第2項 [制限] 利用者は、製品を改変できません。
        第2条第3項 [移転] 利用者は、製品を移転できません。
    """)


def test_decimals_that_are_no_clauses() -> None:
    text = """
        貸金契約書

        第1条（利息）
        利息は、年
        1.5％とする。
        第2条（数量）
        数量は、次のとおりとする。
        1.5キログラム以上の荷物は、2個まで
        2.5キログラム以上の荷物は、1個まで
        第3条（版）
        本契約の対象は、
        3.1版の製品とする。
    """
    assert tree(text) == written("""
        front_matter 貸金契約書
        第1条 [利息] 利息は、年1.5％とする。
        第2条 [数量] 数量は、次のとおりとする。⏎1.5キログラム以上の荷物は、2個まで⏎2.5キログラム以上の荷物は、1個まで
        第3条 [版] 本契約の対象は、3.1版の製品とする。
    """)


def test_the_caption_right_behind_one_point_zero() -> None:
    text = """
        見本倉庫約款
        1.0目的
        1.1 本約款は、保管について定める。
        1.2 本約款は、運送に及ばない。
        2.0料金
        2.1 料金は、月額とする。
        2.2 超過した日は、1.0%を加える。
    """
    assert tree(text) == written("""
        front_matter 見本倉庫約款
        第1条 [目的]
        第1条第1項 本約款は、保管について定める。
        第1条第2項 本約款は、運送に及ばない。
        第2条 [料金]
        第2条第1項 料金は、月額とする。
        第2条第2項 超過した日は、1.0%を加える。
    """)
