"""Markdown as Japanese terms use it: lists of ones, nesting by indentation, headings for 項, bold, tables."""

import pytest

from tests.parse.styles import tree, written


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t", "　"])
@pytest.mark.parametrize("blank", ["", "\n"])
def test_lists_of_ones(indent: str, blank: str) -> None:
    text = (
        f"# 秘密保持契約書\n\n## 第1条（定義）\n\n1. 秘密情報とは、開示された情報をいう。\n{blank}1. 次の情報は、秘密情報としない。\n{blank}{indent}1. 公知の情報\n{blank}"
        f"{indent}1. 既に持っていた情報\n{blank}{indent}1. 独自に得た情報\n{blank}1. 前項の証明は、受領者が行う。\n\n## 第2条（義務）\n\n1. 受領者は、秘密を守る。\n"
    )
    assert tree(text, "見本.md") == written("""
        front_matter 秘密保持契約書
        第1条 [定義]
        第1条第1項 秘密情報とは、開示された情報をいう。
        第1条第2項 次の情報は、秘密情報としない。
        第1条第2項第1号 公知の情報
        第1条第2項第2号 既に持っていた情報
        第1条第2項第3号 独自に得た情報
        第1条第3項 前項の証明は、受領者が行う。
        第2条 [義務]
        第2条第1項 受領者は、秘密を守る。
    """)


@pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t"])
def test_lists_nested_by_indentation(indent: str) -> None:
    text = (
        f"# 利用規約\n\n## 第1条 禁止\n\n1. 次の行為を禁じます。\n{indent}1. 転売\n{indent}2. 次の改造\n{indent}{indent}1. 分解\n{indent}{indent}2. 塗装\n{indent}3. 譲渡\n"
        f"2. 前項の行為をした会員は、退会とします。\n\n## 第2条 免責\n\n1. 見本社は、次の責任を負いません。\n{indent}1. 停電による責任\n{indent}2. 天災による責任\n"
    )
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [禁止]
        第1条第1項 次の行為を禁じます。
        第1条第1項第1号 転売
        第1条第1項第2号 次の改造
        第1条第1項第2号(1) 分解
        第1条第1項第2号(2) 塗装
        第1条第1項第3号 譲渡
        第1条第2項 前項の行為をした会員は、退会とします。
        第2条 [免責]
        第2条第1項 見本社は、次の責任を負いません。
        第2条第1項第1号 停電による責任
        第2条第1項第2号 天災による責任
    """)


def test_lists_of_ones_on_three_levels() -> None:
    text = """
        # 利用規約

        ## 第1条 禁止

        1. 次の行為を禁じます。
           1. 転売
           1. 次の改造
              1. 分解
              1. 塗装
           1. 譲渡
        1. 前項の行為をした会員は、退会とします。
    """
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [禁止]
        第1条第1項 次の行為を禁じます。
        第1条第1項第1号 転売
        第1条第1項第2号 次の改造
        第1条第1項第2号(1) 分解
        第1条第1項第2号(2) 塗装
        第1条第1項第3号 譲渡
        第1条第2項 前項の行為をした会員は、退会とします。
    """)


def test_headings_of_paragraphs() -> None:
    text = """
        # 会則

        ## 第1章 (総則)

        ### 第1条 (名称)

        本会は、見本会と称する。

        ### 第2条 (資格)

        #### 第1項

        会員の資格は、次のとおりとする。

        1. 学生であること。
        2. 会費を納めること。

        #### 第2項

        代表は、前項の資格を確かめる。
        資格のない者は、入会できない。

        #### 第3項

        代表は、第1項第2号の会費を免じることができる。
    """
    assert tree(text, "会則.md") == written("""
        front_matter 会則
        第1章 (総則)
        第1条 [名称] 本会は、見本会と称する。
        第2条 [資格]
        第2条第1項 会員の資格は、次のとおりとする。
        第2条第1項第1号 学生であること。
        第2条第1項第2号 会費を納めること。
        第2条第2項 代表は、前項の資格を確かめる。⏎資格のない者は、入会できない。
        第2条第3項 代表は、第1項第2号の会費を免じることができる。
    """)


@pytest.mark.parametrize(
    "heading", ["#### 第{n}項（{c}）", "#### 第{n}項 {c}", "#### {n}. {c}", "#### ({n}) {c}", "#### {n}.{n2} {c}"]
)
def test_headings_of_paragraphs_with_captions(heading: str) -> None:
    def head(number: int, caption: str) -> str:
        printed = "#### 2.{n} {c}" if "{n2}" in heading else heading
        return printed.format(n=number, c=caption)

    text = (
        f"# 会則\n\n### 第1条 (名称)\n\n本会は、見本会と称する。\n\n### 第2条 (会費)\n\n{head(1, '金額')}\n\n会費は、年額3千円とする。\n\n"
        f"{head(2, '納付')}\n\n前項の会費は、4月に納める。\n\n### 第3条 (退会)\n\n会員は、退会できる。\n"
    )
    assert tree(text, "会則.md") == written("""
        front_matter 会則
        第1条 [名称] 本会は、見本会と称する。
        第2条 [会費]
        第2条第1項 [金額] 会費は、年額3千円とする。
        第2条第2項 [納付] 前項の会費は、4月に納める。
        第3条 [退会] 会員は、退会できる。
    """)


@pytest.mark.parametrize("mark", ["- ({n}) ", "* ({n}) ", "- （{n}）", "+ ({n}) ", "- ({n})", "  - ({n}) "])
def test_bullets_before_numbers(mark: str) -> None:
    text = (
        f"# 見本法人定款\n\n### 第1条 (事業)\nこの法人は、次の事業を行う。\n\n{mark.format(n=1)}講習会の開催\n{mark.format(n=2)}書籍の出版\n{mark.format(n=3)}前各号に附帯する事業\n\n"
        "### 第2条 (公告)\nこの法人の公告は、官報に掲載する。ただし、やむを得ないときは、新聞に掲載する。\n"
    )
    assert tree(text, "定款.md") == written("""
        front_matter 見本法人定款
        第1条 [事業] この法人は、次の事業を行う。
        第1条第1号 講習会の開催
        第1条第2号 書籍の出版
        第1条第3号 前各号に附帯する事業
        第2条 [公告] この法人の公告は、官報に掲載する。ただし、やむを得ないときは、新聞に掲載する。
    """)


def test_bullets_of_markdown_are_text_without_their_signs() -> None:
    text = """
        # 利用規約

        ## 第1条 禁止

        1. 次の行為を禁じます。
           - 転売
           - 改造
        2. 違反した会員は、退会とします。

        ## 第2条 料金

        次のものを含みます。

        * 基本料
        * 送料

        なお、消費税は別です。
    """
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [禁止]
        第1条第1項 次の行為を禁じます。⏎転売⏎改造
        第1条第2項 違反した会員は、退会とします。
        第2条 [料金] 次のものを含みます。⏎基本料⏎送料⏎なお、消費税は別です。
    """)


def test_numbers_as_headings_of_one_document() -> None:
    text = """
        # 見本アプリ利用規約

        見本社は、次のとおり規約を定めます。

        ## 1. はじめに

        本規約は、アプリの利用に適用します。

        ## 2. 登録

        1. 登録は、画面から行います。
        2. 登録には、次の情報が必要です。
           - 氏名
           - 電子メールアドレス

        ## 3. 禁止事項

        次の行為を禁じます。

        1. 法令に反する行為
        2. 迷惑行為

        ## 4. 改定

        見本社は、規約を改定できます。
    """
    assert tree(text, "見本.md") == written("""
        front_matter 見本アプリ利用規約
        前文 見本社は、次のとおり規約を定めます。
        第1条 [はじめに] 本規約は、アプリの利用に適用します。
        第2条 [登録]
        第2条第1項 登録は、画面から行います。
        第2条第2項 登録には、次の情報が必要です。⏎氏名⏎電子メールアドレス
        第3条 [禁止事項] 次の行為を禁じます。
        第3条第1号 法令に反する行為
        第3条第2号 迷惑行為
        第4条 [改定] 見本社は、規約を改定できます。
    """)


def test_bold_numbers_and_links() -> None:
    text = """
        # 利用規約

        **第1条（適用）**

        1\\. 本規約は、[見本サービス](https://mihon.example/)の利用に適用します。

        **2.** 個別の規約は、**本規約に優先**します。

        **第2条（料金）**

        料金は、[料金表](https://mihon.example/price)のとおりです。
    """
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [適用]
        第1条第1項 本規約は、見本サービスの利用に適用します。
        第1条第2項 個別の規約は、本規約に優先します。
        第2条 [料金] 料金は、料金表のとおりです。
    """)


def test_tables_of_markdown() -> None:
    text = """
        # 利用規約

        ## 第1条（料金）

        1. 料金は、次の表のとおりとします。

        | 区分 | 月額 |
        | --- | --- |
        | 1. 個人 | 千円 |
        | 2. 法人 | 3千円 |

        2. 料金は、前払いとします。

        ## 第2条（協議）

        話し合います。
    """
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [料金]
        第1条第1項 料金は、次の表のとおりとします。⏎区分\t月額⏎1. 個人\t千円⏎2. 法人\t3千円
        第1条第2項 料金は、前払いとします。
        第2条 [協議] 話し合います。
    """)


def test_wrapped_entries_of_lists() -> None:
    """A line under a list's text, indented to it, goes on with the sentence."""
    text = """
        # 利用規約

        ## 第1条（登録）

        1. 登録を希望する者は、見本社が定める方法により、
           申込みを行うものとします。
        2. 見本社は、次のいずれかに該当すると
           判断したときは、登録を断ります。
           1. 虚偽の申込みをした
              とき
           2. 登録を取り消されたことがあるとき
    """
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [登録]
        第1条第1項 登録を希望する者は、見本社が定める方法により、申込みを行うものとします。
        第1条第2項 見本社は、次のいずれかに該当すると判断したときは、登録を断ります。
        第1条第2項第1号 虚偽の申込みをしたとき
        第1条第2項第2号 登録を取り消されたことがあるとき
    """)


def test_paragraphs_without_numbers_under_headings() -> None:
    text = """
        # 利用規約

        ## 第1条（適用）

        本規約は、すべての会員に適用します。

        会員は、本規約を守ります。

        ## 第2条（改定）

        見本社は、規約を改定します。
        前項の改定は、30日前までに知らせます。
    """
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [適用] 本規約は、すべての会員に適用します。⏎会員は、本規約を守ります。
        第2条 [改定]
        第2条第1項 見本社は、規約を改定します。
        第2条第2項 前項の改定は、30日前までに知らせます。
    """)


def test_further_blocks_of_entries_of_lists() -> None:
    text = """
        # 利用規約

        ## 第1条（料金）

        1. 料金は、月額千円とします。

           ただし、初月は無料とします。

        2. 支払の方法は、次のとおりとします。

           1. 口座振替

           2. クレジットカード

           なお、手数料は会員が負担します。

        3. 料金は、返しません。
    """
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [料金]
        第1条第1項 料金は、月額千円とします。⏎ただし、初月は無料とします。
        第1条第2項 支払の方法は、次のとおりとします。 ‖ なお、手数料は会員が負担します。
        第1条第2項第1号 口座振替
        第1条第2項第2号 クレジットカード
        第1条第3項 料金は、返しません。
    """)


def test_chapters_as_headings_over_articles() -> None:
    text = """
        # 見本会会則

        ## 第1章　総則

        ### 第1条　名称

        本会は、見本会と称する。

        ## 第2章　会員

        ### 第2条　入会

        1. 入会は、申込みによる。
        2. 代表は、入会を承認する。

        ## 附則

        1. この会則は、2024年4月1日から施行する。
    """
    assert tree(text, "会則.md") == written("""
        front_matter 見本会会則
        第1章 総則
        第1条 [名称] 本会は、見本会と称する。
        第2章 会員
        第2条 [入会]
        第2条第1項 入会は、申込みによる。
        第2条第2項 代表は、入会を承認する。
        附則
        附則第1項 この会則は、2024年4月1日から施行する。
    """)


def test_quotations_and_code_are_text() -> None:
    text = """
        # 利用規約

        ## 第1条（申込み）

        申込みの文面は、次のとおりとします。

        > 本規約に同意して申し込みます。

        ## 第2条（協議）

        話し合います。
    """
    assert tree(text, "見本.md") == written("""
        front_matter 利用規約
        第1条 [申込み] 申込みの文面は、次のとおりとします。⏎本規約に同意して申し込みます。
        第2条 [協議] 話し合います。
    """)
