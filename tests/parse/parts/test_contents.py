"""Tables of contents of every shape: no entry becomes an article, a chapter, 附則, 別紙 or text of one."""

import pytest

from tests.parse.parts.shapes import body
from tests.texts import document

ARTICLES = """\
第1条（目的）
目的を定めます。
第2条（定義）
用語を定めます。
第3条（協議）
話し合います。
"""
TREE = """\
第1条 [目的] 目的を定めます。
第2条 [定義] 用語を定めます。
第3条 [協議] 話し合います。"""


@pytest.mark.parametrize("caption", ["目次", "目　次", "【目次】", "■目次", "もくじ", "CONTENTS"])
@pytest.mark.parametrize(
    "entry",
    ["第{}条（{}）…………{}", "第{}条　{} ........ {}", "第{}条（{}）\t{}", "第{}条（{}）　　　　{}", "第{}条（{}）"],
    ids=["dotted", "ascii", "tab", "room", "bare"],
)
def test_articles_in_the_contents(caption: str, entry: str) -> None:
    names = ("目的", "定義", "協議")
    listed = "\n".join(entry.format(n, name, n) for n, name in enumerate(names, 1))
    found = document(f"利用規約\n\n{caption}\n{listed}\n\n{ARTICLES}")
    assert body(found) == TREE
    assert found.title == "利用規約"


def test_contents_in_the_manner_of_statutes() -> None:
    found = document("""\
会館管理規則

目次
　第一章　総則（第一条・第二条）
　第二章　使用（第三条－第四条）
　附則

第一章　総則
（目的）
第一条　この規則は、会館の管理について定める。
（休館日）
第二条　休館日は、月曜日とする。
第二章　使用
（申込み）
第三条　使用者は、申込書を提出する。
（使用料）
第四条　使用料は、千円とする。
附　則
この規則は、令和五年四月一日から施行する。
""")
    assert (
        body(found)
        == """\
第一章 総則
第1条 [目的] この規則は、会館の管理について定める。
第2条 [休館日] 休館日は、月曜日とする。
第二章 使用
第3条 [申込み] 使用者は、申込書を提出する。
第4条 [使用料] 使用料は、千円とする。
附則 この規則は、令和五年四月一日から施行する。"""
    )


def test_ranges_with_a_wave_and_pages() -> None:
    found = document("""\
就業規則

目　次
第１章　総則（第１条～第２条）……………………１
第２章　採用（第３条）……………………………２
附則……………………………………………………３

第１章　総則
第１条（目的）
就業について定める。
第２条（遵守）
規則を守る。
第２章　採用
第３条（選考）
面接を行う。
附則
１　令和５年４月１日から施行する。
""")
    assert (
        body(found)
        == """\
第１章 総則
第1条 [目的] 就業について定める。
第2条 [遵守] 規則を守る。
第２章 採用
第3条 [選考] 面接を行う。
附則
附則第1項 令和５年４月１日から施行する。"""
    )


def test_contents_without_a_caption() -> None:
    found = document("""\
利用規約

第1条（目的）
第2条（登録）
第3条（料金）
第4条（禁止）
第5条（協議）

第1条（目的）
目的を定めます。
第2条（登録）
登録します。
第3条（料金）
払います。
第4条（禁止）
転売を禁じます。
第5条（協議）
話し合います。
""")
    assert (
        body(found)
        == """\
第1条 [目的] 目的を定めます。
第2条 [登録] 登録します。
第3条 [料金] 払います。
第4条 [禁止] 転売を禁じます。
第5条 [協議] 話し合います。"""
    )


def test_a_preamble_between_the_contents_and_the_first_article() -> None:
    found = document(f"""\
利用規約

目次
第1条（目的）
第2条（定義）
第3条（協議）

この規約は、青葉商店株式会社（以下「当社」といいます。）が定めるものです。

{ARTICLES}""")
    assert body(found) == f"前文 この規約は、青葉商店株式会社（以下「当社」といいます。）が定めるものです。\n{TREE}"


def test_a_preamble_before_the_contents() -> None:
    found = document(f"""\
利用規約

この規約は、青葉商店株式会社（以下「当社」といいます。）が定めるものです。

目次
第1条（目的）
第2条（定義）
第3条（協議）

{ARTICLES}""")
    assert body(found) == f"前文 この規約は、青葉商店株式会社（以下「当社」といいます。）が定めるものです。\n{TREE}"


def test_contents_name_supplementary_provisions_and_appendices() -> None:
    found = document(f"""\
利用規約

目次
第1条（目的）……1
第2条（定義）……1
第3条（協議）……2
附則……2
別紙1　料金表……3

{ARTICLES}附則
4月1日から施行します。

別紙1　料金表
月額は、千円とします。
""")
    assert body(found) == f"{TREE}\n附則 4月1日から施行します。\n別紙1 [料金表] 月額は、千円とします。"


def test_contents_as_links_in_markdown() -> None:
    found = document(
        """\
# 利用規約

## 目次

- [第1条 目的](#目的)
- [第2条 料金](#料金)
- [第3条 協議](#協議)

## 第1条 目的

目的を定めます。

## 第2条 料金

払います。

## 第3条 協議

話し合います。
""",
        "規約.md",
    )
    assert (
        body(found)
        == """\
第1条 [目的] 目的を定めます。
第2条 [料金] 払います。
第3条 [協議] 話し合います。"""
    )


def test_contents_on_a_page_of_their_own_before_the_title() -> None:
    found = document(f"""\
目次

第1条　目的 ･････ 2
第2条　定義 ･････ 2
第3条　協議 ･････ 3
\f利用規約

{ARTICLES}""")
    assert body(found) == TREE
    assert found.title == "利用規約"


def test_contents_of_captions_without_numbers() -> None:
    found = document(f"""\
利用規約

目次
目的 …… 1
定義 …… 2
協議 …… 3

{ARTICLES}""")
    assert body(found) == TREE


def test_contents_that_name_chapters_and_their_articles() -> None:
    found = document("""\
定款

目次
第1章　総則
　第1条　名称
　第2条　目的
第2章　株式
　第3条　株券

第1章　総則
第1条　名称
当会社は、青葉商店と称する。
第2条　目的
当会社は、小売業を営む。
第2章　株式
第3条　株券
株券を発行しない。
""")
    assert (
        body(found)
        == """\
第1章 総則
第1条 [名称] 当会社は、青葉商店と称する。
第2条 [目的] 当会社は、小売業を営む。
第2章 株式
第3条 [株券] 株券を発行しない。"""
    )


def test_contents_of_numbered_headings() -> None:
    found = document("""\
個人情報保護方針

目次
1. 利用目的
2. 第三者提供
3. 窓口

1. 利用目的
連絡のために使います。
2. 第三者提供
同意なく提供しません。
3. 窓口
本店で受け付けます。
""")
    assert (
        body(found)
        == """\
第1条 [利用目的] 連絡のために使います。
第2条 [第三者提供] 同意なく提供しません。
第3条 [窓口] 本店で受け付けます。"""
    )


def test_sections_of_one_name_in_two_chapters_and_a_range_on_the_next_line() -> None:
    found = document("""\
見本学院学則

目次
第1章　学部
第1節　入学資格（第1条）
第2章　大学院
第1節　入学資格（第2条）
第3章　科目等履修生、聴講生、研究生及び委託生（第3条
－第4条）
附則

第1章　学部
第1節　入学資格
第1条　高校を出た者は、入学できる。
第2章　大学院
第1節　入学資格
第2条　大学を出た者は、入学できる。
第3章　科目等履修生、聴講生、研究生及び委託生
第3条　科目を選んで学ぶ者を置く。
第4条　委託を受けて学ぶ者を置く。
附則
この学則は、4月1日から施行する。
""")
    assert (
        body(found)
        == """\
第1章 学部
第1節 入学資格
第1条 高校を出た者は、入学できる。
第2章 大学院
第1節 入学資格
第2条 大学を出た者は、入学できる。
第3章 科目等履修生、聴講生、研究生及び委託生
第3条 科目を選んで学ぶ者を置く。
第4条 委託を受けて学ぶ者を置く。
附則 この学則は、4月1日から施行する。"""
    )


@pytest.mark.parametrize("listed", ["（第1条・第2条）", "（第1条－第2条）", ""])
def test_the_text_repeats_the_ranges_of_its_chapters(listed: str) -> None:
    found = document(f"""\
見本会則

目次
第1章　通則{listed}
第2章　例会（第3条）

第1章　通則（第1条・第2条）
第1条（名称）
この会は、見本会という。
第2条（本部）
本部は、市内に置く。
第2章　例会（第3条）
第3条（開催）
例会は、毎月開く。
""")
    assert [line.split()[0] for line in body(found).splitlines()] == ["第1章", "第1条", "第2条", "第2章", "第3条"]
