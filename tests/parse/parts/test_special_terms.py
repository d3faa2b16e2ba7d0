"""特約事項 and 特記事項 after the last article: places of their own, never paragraphs of that article.

The address rules do not name them; they are cited as printed, like 後記: 特約事項第1項.
"""

import pytest

from tests.parse.parts.shapes import body, kinds
from tests.texts import document

MAIN = "建物賃貸借契約書\n第1条（目的物）\n甲は、建物を貸す。\n第2条（協議）\n甲乙は、協議する。\n"
TREE = "第1条 [目的物] 甲は、建物を貸す。\n第2条 [協議] 甲乙は、協議する。\n"


@pytest.mark.parametrize("heading", ["特約事項", "【特約事項】", "（特約事項）", "■特約事項", "特　約　事　項"])
def test_numbers_under_the_heading(heading: str) -> None:
    found = document(
        f"{MAIN}\n{heading}\n1. 乙は、小型の犬1匹を飼うことができる。\n2. 前項の場合、敷金は2か月分とする。\n"
    )
    assert (
        body(found)
        == f"""\
{TREE}特約事項
特約事項第1項 乙は、小型の犬1匹を飼うことができる。
特約事項第2項 前項の場合、敷金は2か月分とする。"""
    )
    assert kinds(found) == "front_matter article article appendix paragraph paragraph"


def test_a_text_without_numbers() -> None:
    found = document(f"{MAIN}\n特記事項\n鍵の交換費用は、乙の負担とする。\n")
    assert body(found) == f"{TREE}特記事項 鍵の交換費用は、乙の負担とする。"


def test_signatures_follow() -> None:
    found = document(f"""\
{MAIN}
特約事項
1. 鍵の交換費用は、乙の負担とする。
2. 退去時の清掃費用は、3万円とする。

令和5年4月1日
甲　東京都青葉区1番地　青葉太郎　印
乙　東京都若葉区2番地　若葉花子　印
""")
    assert (
        body(found)
        == f"""\
{TREE}特約事項
特約事項第1項 鍵の交換費用は、乙の負担とする。
特約事項第2項 退去時の清掃費用は、3万円とする。
closing 令和5年4月1日⏎甲　東京都青葉区1番地　青葉太郎　印⏎乙　東京都若葉区2番地　若葉花子　印"""
    )


def test_an_article_with_that_caption_is_an_article() -> None:
    found = document(f"{MAIN}第3条（特約事項）\n1. 犬を飼うことができる。\n2. 敷金は2か月分とする。\n")
    assert (
        body(found)
        == f"""\
{TREE}第3条 [特約事項]
第3条第1項 犬を飼うことができる。
第3条第2項 敷金は2か月分とする。"""
    )


def test_a_sentence_that_begins_with_the_word_is_text() -> None:
    found = document(
        "契約書\n第1条（特約）\n特約は、書面による。\n特約事項は、本契約に優先する。\n第2条（協議）\n協議する。\n"
    )
    assert body(found) == "第1条 [特約] 特約は、書面による。⏎特約事項は、本契約に優先する。\n第2条 [協議] 協議する。"


def test_between_the_articles() -> None:
    found = document(
        "契約書\n第1条（賃料）\n払う。\n第2条（敷金）\n預ける。\n\n特約\n犬は1匹とする。\n\n第3条（協議）\n協議する。\n"
    )
    assert body(found) == "第1条 [賃料] 払う。\n第2条 [敷金] 預ける。\n特約 犬は1匹とする。\n第3条 [協議] 協議する。"
