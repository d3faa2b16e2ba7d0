"""Documents without 条: top-level numbers are articles, and where there are none, all is 前文. An issue says so."""

import pytest

from tests.parse.parts.shapes import body, codes, kinds
from tests.texts import document
from tests.trees import outline


def test_a_policy_of_headings_without_numbers() -> None:
    found = document(
        """\
# 個人情報保護方針

青葉商店株式会社は、個人情報を守ります。

## 利用目的

連絡のために使います。

## 第三者提供

同意なく提供しません。
""",
        "方針.md",
    )
    assert (
        outline(found)
        == """\
front_matter 個人情報保護方針
前文 青葉商店株式会社は、個人情報を守ります。⏎利用目的⏎連絡のために使います。⏎第三者提供⏎同意なく提供しません。"""
    )
    assert kinds(found) == "front_matter preamble"
    assert "no-articles" in codes(found)


def test_a_policy_of_marked_lines() -> None:
    found = document("""\
返品について

■返品の期限
商品の到着から8日以内に連絡してください。

■返送料
返送料は、お客様の負担とします。
""")
    assert outline(found) == (
        "front_matter 返品について\n"
        "前文 ■返品の期限⏎商品の到着から8日以内に連絡してください。⏎■返送料⏎返送料は、お客様の負担とします。"
    )
    assert "no-articles" in codes(found)


def test_questions_and_answers() -> None:
    found = document("""\
よくあるご質問

Q1. 退会はできますか。
A1. いつでも退会できます。

Q2. 会費は戻りますか。
A2. お支払いいただいた会費は、お返ししません。
""")
    assert body(found) == (
        "前文 Q1. 退会はできますか。⏎A1. いつでも退会できます。⏎Q2. 会費は戻りますか。⏎A2. お支払いいただいた会費は、お返ししません。"
    )
    assert kinds(found) == "front_matter preamble"
    assert "no-articles" in codes(found)


def test_a_letter() -> None:
    found = document("""\
2023年6月1日
お客様各位
青葉商店株式会社

利用規約改定のお知らせ

拝啓　平素は格別のお引き立てを賜り、厚く御礼申し上げます。
このたび、7月1日から会費を年額3,500円に改定いたします。
ご理解のほど、お願い申し上げます。
敬具
""")
    assert found.title == "利用規約改定のお知らせ"
    assert (
        outline(found)
        == """\
front_matter 2023年6月1日⏎お客様各位⏎青葉商店株式会社⏎利用規約改定のお知らせ
前文 拝啓　平素は格別のお引き立てを賜り、厚く御礼申し上げます。⏎このたび、7月1日から会費を年額3,500円に改定いたします。⏎ご理解のほど、お願い申し上げます。⏎敬具"""
    )


def test_a_letter_with_a_numbered_note() -> None:
    """The only numbers of the document: cited as 第1条, the rule for every document without 条."""
    found = document("""\
価格改定のお知らせ

拝啓　平素は格別のお引き立てを賜り、厚く御礼申し上げます。
下記のとおり、価格を改定いたします。
敬具

記

1. 改定日　2023年7月1日
2. 改定後の価格　年額3,500円
3. 問合せ先　本店

以上
""")
    assert (
        outline(found)
        == """\
front_matter 価格改定のお知らせ
前文 拝啓　平素は格別のお引き立てを賜り、厚く御礼申し上げます。⏎下記のとおり、価格を改定いたします。⏎敬具⏎記
第1条 改定日　2023年7月1日
第2条 改定後の価格　年額3,500円
第3条 問合せ先　本店
closing 以上"""
    )


def test_a_policy_of_paragraphs() -> None:
    found = document("""\
青葉商店株式会社は、環境に配慮して事業を行います。
包装材を減らします。
配送の回数を減らします。
""")
    assert outline(found) == (
        "前文 青葉商店株式会社は、環境に配慮して事業を行います。⏎包装材を減らします。⏎配送の回数を減らします。"
    )
    assert found.title == ""


def test_bullets_only() -> None:
    found = document("ご利用上の注意\n\n・写真を撮らないでください。\n・飲食をしないでください。\n")
    assert outline(found) == "front_matter ご利用上の注意\n前文 ・写真を撮らないでください。⏎・飲食をしないでください。"


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        ("## {}. {}", "方針.md"),
        ("### {} {}", "方針.md"),
        ("{}. {}", "方針.txt"),
        ("{}　{}", "方針.txt"),
        ("【{}】{}", "方針.txt"),
        ("{}．{}", "方針.txt"),
    ],
)
def test_numbered_headings_are_articles(mark: str, name: str) -> None:
    title = "# 個人情報保護方針" if name.endswith(".md") else "個人情報保護方針"
    found = document(
        f"{title}\n\n当社は、個人情報を守ります。\n\n{mark.format(1, '利用目的')}\n\n連絡のために使います。\n\n"
        f"{mark.format(2, '第三者提供')}\n\n次の場合に限ります。\n\n(1) 同意があるとき\n(2) 法令によるとき\n\n"
        f"{mark.format(3, '窓口')}\n\n本店で受け付けます。\n",
        name,
    )
    assert (
        outline(found)
        == """\
front_matter 個人情報保護方針
前文 当社は、個人情報を守ります。
第1条 [利用目的] 連絡のために使います。
第2条 [第三者提供] 次の場合に限ります。
第2条第1号 同意があるとき
第2条第2号 法令によるとき
第3条 [窓口] 本店で受け付けます。"""
    )
    assert "no-articles" in codes(found)


def test_decimals_below_numbered_headings() -> None:
    found = document("""\
情報セキュリティ規程

1. 目的
1.1 情報を守ることを目的とする。
1.2 範囲は、全社とする。
2. 管理
2.1 責任者を置く。
2.2 責任者は、次のことを行う。
(1) 点検
(2) 教育
""")
    assert (
        outline(found)
        == """\
front_matter 情報セキュリティ規程
第1条 [目的]
第1条第1項 情報を守ることを目的とする。
第1条第2項 範囲は、全社とする。
第2条 [管理]
第2条第1項 責任者を置く。
第2条第2項 責任者は、次のことを行う。
第2条第2項第1号 点検
第2条第2項第2号 教育"""
    )


def test_a_numbered_document_with_a_supplementary_provision_and_an_appendix() -> None:
    found = document("""\
車両使用要領

1. 目的
車両の使用を定める。
2. 手続
別紙の申請書を出す。

附則
4月1日から実施する。

別紙　申請書
使用日
行先
""")
    assert (
        outline(found)
        == """\
front_matter 車両使用要領
第1条 [目的] 車両の使用を定める。
第2条 [手続] 別紙の申請書を出す。
附則 4月1日から実施する。
別紙 [申請書] 使用日⏎行先"""
    )
    assert kinds(found) == "front_matter article article suppl_provision appendix"


def test_a_table_of_facts() -> None:
    found = document("""\
特定商取引法に基づく表記

販売業者\t青葉商店株式会社
所在地\t東京都青葉区中央1番地
代金\t各商品のページに表示
返品\t到着から8日以内
""")
    assert outline(found) == (
        "front_matter 特定商取引法に基づく表記\n"
        "前文 販売業者\t青葉商店株式会社⏎所在地\t東京都青葉区中央1番地⏎代金\t各商品のページに表示⏎返品\t到着から8日以内"
    )


def test_a_quoted_article_does_not_make_articles() -> None:
    found = document("""\
規約変更のお知らせ

当社は、利用規約第3条を次のとおり変更します。
「第3条　会費は、年額3,500円とします。」
変更は、7月1日から適用します。
""")
    assert (
        outline(found)
        == """\
front_matter 規約変更のお知らせ
前文 当社は、利用規約第3条を次のとおり変更します。⏎「第3条　会費は、年額3,500円とします。」⏎変更は、7月1日から適用します。"""
    )
    assert "no-articles" in codes(found)
