"""前文: the prose before the first article, of one or several paragraphs, with its definitions; or none."""

from tests.parse.parts.shapes import kinds
from tests.texts import document
from tests.trees import outline


def test_a_preamble_that_defines_the_parties() -> None:
    found = document("""\
業務委託契約書

　青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、配送業務の委託について、次のとおり契約（以下「本契約」という。）を締結する。

第1条（委託）
甲は、配送業務を乙に委託する。
第2条（料金）
料金は、月額10万円とする。
""")
    assert (
        outline(found)
        == """\
front_matter 業務委託契約書
前文 青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、配送業務の委託について、次のとおり契約（以下「本契約」という。）を締結する。
第1条 [委託] 甲は、配送業務を乙に委託する。
第2条 [料金] 料金は、月額10万円とする。"""
    )
    assert kinds(found) == "front_matter preamble article article"
    assert {(one.term, str(one.address)) for one in found.definitions} >= {
        ("甲", "前文"), ("乙", "前文"), ("本契約", "前文"),
    }  # fmt: skip


def test_a_preamble_of_several_paragraphs() -> None:
    found = document("""\
みどり会員規約

この規約は、みどり会（以下「当会」といいます。）が運営する会員制度に適用されます。

会員は、入会の申込みの前に、この規約をお読みください。

入会の申込みをされた方は、この規約に同意したものとみなします。

第1条（会員）
会員は、入会した人をいいます。
第2条（会費）
会費は、年額3,000円です。
""")
    assert (
        outline(found)
        == """\
front_matter みどり会員規約
前文 この規約は、みどり会（以下「当会」といいます。）が運営する会員制度に適用されます。⏎会員は、入会の申込みの前に、この規約をお読みください。⏎入会の申込みをされた方は、この規約に同意したものとみなします。
第1条 [会員] 会員は、入会した人をいいます。
第2条 [会費] 会費は、年額3,000円です。"""
    )


def test_parties_defined_line_by_line() -> None:
    """A line that gives a party its name in the contract is cited for it."""
    found = document("""\
秘密保持契約書

青葉商店株式会社（以下「甲」という。）と
みどり運輸株式会社（以下「乙」という。）とは、
互いに開示する情報の取扱いについて、次のとおり契約する。

第1条（定義）
秘密情報とは、書面で示した情報をいう。
第2条（期間）
期間は1年とする。
""")
    assert (
        outline(found)
        == """\
front_matter 秘密保持契約書
前文 青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）とは、互いに開示する情報の取扱いについて、次のとおり契約する。
第1条 [定義] 秘密情報とは、書面で示した情報をいう。
第2条 [期間] 期間は1年とする。"""
    )


def test_no_preamble() -> None:
    found = document("賃金規程\n\n第1条（目的）\n賃金を定める。\n第2条（締日）\n締日は、月末とする。\n")
    assert (
        outline(found)
        == """\
front_matter 賃金規程
第1条 [目的] 賃金を定める。
第2条 [締日] 締日は、月末とする。"""
    )
    assert kinds(found) == "front_matter article article"


def test_a_preamble_with_a_list_of_bullets() -> None:
    found = document("""\
アプリ利用規約

当社は、次のアプリについてこの規約を定めます。
・みどり日記
・みどり家計簿

第1条（目的）
目的を定めます。
第2条（料金）
無料です。
""")
    assert (
        outline(found)
        == """\
front_matter アプリ利用規約
前文 当社は、次のアプリについてこの規約を定めます。⏎・みどり日記⏎・みどり家計簿
第1条 [目的] 目的を定めます。
第2条 [料金] 無料です。"""
    )


def test_recitals_with_numbers_are_text_of_the_preamble() -> None:
    """The articles are printed as 第1条: numbers before them are no articles."""
    found = document("""\
業務提携契約書

青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、次の事情を確認する。
1. 甲は、全国に店舗を持つ。
2. 乙は、全国に倉庫を持つ。
よって、甲と乙は、次のとおり契約する。

第1条（目的）
共同して配送を行う。
第2条（期間）
期間は3年とする。
第3条（協議）
協議して定める。
""")
    assert (
        outline(found)
        == """\
front_matter 業務提携契約書
前文 青葉商店株式会社（以下「甲」という。）とみどり運輸株式会社（以下「乙」という。）は、次の事情を確認する。⏎1. 甲は、全国に店舗を持つ。⏎2. 乙は、全国に倉庫を持つ。⏎よって、甲と乙は、次のとおり契約する。
第1条 [目的] 共同して配送を行う。
第2条 [期間] 期間は3年とする。
第3条 [協議] 協議して定める。"""
    )


def test_a_heading_that_says_preamble() -> None:
    """The word stands for the unit, as 附則 does: it is no text of it."""
    found = document("""\
みどり会定款

前文
本会は、地域の緑を守るために集まった者の会である。

第1条（名称）
本会は、みどり会と称する。
第2条（目的）
本会は、植樹を行う。
""")
    assert (
        outline(found)
        == """\
front_matter みどり会定款
前文 本会は、地域の緑を守るために集まった者の会である。
第1条 [名称] 本会は、みどり会と称する。
第2条 [目的] 本会は、植樹を行う。"""
    )


def test_a_preamble_before_the_first_chapter() -> None:
    found = document("""\
ホテル宿泊約款

当館は、お客様に快適にお過ごしいただくため、この約款を定めます。

第1章　総則
第1条（適用）
宿泊契約に適用します。
第2章　宿泊
第2条（申込み）
氏名を申し出てください。
""")
    assert (
        outline(found)
        == """\
front_matter ホテル宿泊約款
前文 当館は、お客様に快適にお過ごしいただくため、この約款を定めます。
第1章 総則
第1条 [適用] 宿泊契約に適用します。
第2章 宿泊
第2条 [申込み] 氏名を申し出てください。"""
    )


def test_a_short_preamble() -> None:
    found = document("""\
金銭消費貸借契約書

甲と乙は、次のとおり契約する。

第1条（貸付け）
甲は、100万円を貸す。
第2条（返済）
乙は、毎月5万円を返す。
""")
    assert (
        outline(found)
        == """\
front_matter 金銭消費貸借契約書
前文 甲と乙は、次のとおり契約する。
第1条 [貸付け] 甲は、100万円を貸す。
第2条 [返済] 乙は、毎月5万円を返す。"""
    )


def test_a_heading_inside_the_preamble() -> None:
    found = document(
        """\
# みどり日記利用規約

## はじめに

この規約は、みどり日記の利用条件を定めるものです。

## 第1条（適用）

利用者に適用します。

## 第2条（登録）

氏名を登録します。
""",
        "規約.md",
    )
    assert (
        outline(found)
        == """\
front_matter みどり日記利用規約
前文 はじめに⏎この規約は、みどり日記の利用条件を定めるものです。
第1条 [適用] 利用者に適用します。
第2条 [登録] 氏名を登録します。"""
    )
