"""附則: with 条, with 項, with one sentence, with a date in the heading; captions inside; several of them."""

import pytest

from tests.parse.parts.shapes import body, codes, kinds
from tests.texts import document

MAIN = "社内規程\n第1条（目的）\n目的を定める。\n第2条（改廃）\n取締役会が行う。\n"
TREE = "第1条 [目的] 目的を定める。\n第2条 [改廃] 取締役会が行う。\n"


@pytest.mark.parametrize(
    "heading",
    [
        "附則",
        "附　則",
        "付則",
        "付　則",
        "＜附則＞",
        "【附則】",
        "（附則）",
        "［附則］",
        "■附則",
        "　　　附　則",
        "附則：",
    ],
)
def test_one_sentence_under_every_heading(heading: str) -> None:
    found = document(f"{MAIN}\n{heading}\nこの規程は、令和5年4月1日から施行する。\n")
    assert body(found) == f"{TREE}附則 この規程は、令和5年4月1日から施行する。"
    assert kinds(found) == "front_matter article article suppl_provision"


def test_a_sentence_on_the_line_of_the_heading() -> None:
    found = document(f"{MAIN}附則　この規程は、令和5年4月1日から施行する。\n")
    assert body(found) == f"{TREE}附則 この規程は、令和5年4月1日から施行する。"


def test_numbered_paragraphs() -> None:
    found = document(f"{MAIN}附　則\n１　この規程は、令和5年4月1日から施行する。\n２　旧規程は、廃止する。\n")
    assert (
        body(found)
        == f"""\
{TREE}附則
附則第1項 この規程は、令和5年4月1日から施行する。
附則第2項 旧規程は、廃止する。"""
    )
    assert kinds(found) == "front_matter article article suppl_provision paragraph paragraph"


def test_an_unnumbered_first_paragraph() -> None:
    found = document(f"{MAIN}附　則\nこの規程は、令和5年4月1日から施行する。\n２　旧規程は、廃止する。\n")
    assert (
        body(found)
        == f"""\
{TREE}附則
附則第1項 この規程は、令和5年4月1日から施行する。
附則第2項 旧規程は、廃止する。"""
    )


def test_captions_on_lines_before_paragraphs() -> None:
    found = document(f"""\
{MAIN}附　則
（施行期日）
１　この規程は、令和5年4月1日から施行する。
（経過措置）
２　施行前の申請は、なお従前の例による。
３　前項の申請は、書面による。
（廃止）
４　旧規程は、廃止する。
""")
    assert (
        body(found)
        == f"""\
{TREE}附則
附則第1項 [施行期日] この規程は、令和5年4月1日から施行する。
附則第2項 [経過措置] 施行前の申請は、なお従前の例による。
附則第3項 前項の申請は、書面による。
附則第4項 [廃止] 旧規程は、廃止する。"""
    )


def test_articles_of_its_own() -> None:
    found = document(f"""\
{MAIN}附　則
第1条（施行期日）
この規程は、令和5年4月1日から施行する。
第2条（経過措置）
1　施行前の申請は、従前の例による。
2　前項の申請は、書面による。
""")
    assert (
        body(found)
        == f"""\
{TREE}附則
附則第1条 [施行期日] この規程は、令和5年4月1日から施行する。
附則第2条 [経過措置]
附則第2条第1項 施行前の申請は、従前の例による。
附則第2条第2項 前項の申請は、書面による。"""
    )
    assert codes(found) == set()


def test_articles_of_its_own_with_captions_on_lines_before() -> None:
    found = document("""\
会館規則
（目的）
第一条　この規則は、会館の管理を定める。
（休館日）
第二条　休館日は、月曜日とする。
附　則
（施行期日）
第一条　この規則は、公布の日から施行する。
（経過措置）
第二条　施行前の申込みは、なお従前の例による。
２　前項の申込みは、一年に限る。
""")
    assert (
        body(found)
        == """\
第1条 [目的] この規則は、会館の管理を定める。
第2条 [休館日] 休館日は、月曜日とする。
附則
附則第1条 [施行期日] この規則は、公布の日から施行する。
附則第2条 [経過措置]
附則第2条第1項 施行前の申込みは、なお従前の例による。
附則第2条第2項 前項の申込みは、一年に限る。"""
    )


def test_several_with_dates_in_their_headings() -> None:
    found = document(f"""\
{MAIN}附　則
この規程は、平成30年4月1日から施行する。

附　則（令和2年3月25日規則第7号）
この規程は、令和2年4月1日から施行する。

附　則（令和5年4月1日規則第3号）
１　この規程は、公布の日から施行する。
２　施行前の処分は、なお従前の例による。
""")
    assert (
        body(found)
        == f"""\
{TREE}附則 この規程は、平成30年4月1日から施行する。
附則#2 [令和2年3月25日規則第7号] この規程は、令和2年4月1日から施行する。
附則#3 [令和5年4月1日規則第3号]
附則#3第1項 この規程は、公布の日から施行する。
附則#3第2項 施行前の処分は、なお従前の例による。"""
    )
    assert codes(found) == set()


def test_a_date_without_brackets_in_the_heading() -> None:
    found = document(f"""\
{MAIN}附則　平成30年3月1日制定
平成30年4月1日から施行する。
附則　令和3年10月1日一部改正
令和3年10月1日から施行する。
""")
    assert (
        body(found)
        == f"""\
{TREE}附則 [平成30年3月1日制定] 平成30年4月1日から施行する。
附則#2 [令和3年10月1日一部改正] 令和3年10月1日から施行する。"""
    )


def test_items_below_a_paragraph() -> None:
    found = document(f"""\
{MAIN}附則
1　この規程は、4月1日から施行する。
2　次に掲げる規程は、廃止する。
(1)　旧旅費規程
(2)　旧宿泊規程
""")
    assert (
        body(found)
        == f"""\
{TREE}附則
附則第1項 この規程は、4月1日から施行する。
附則第2項 次に掲げる規程は、廃止する。
附則第2項第1号 旧旅費規程
附則第2項第2号 旧宿泊規程"""
    )


def test_items_under_one_lead() -> None:
    found = document(f"{MAIN}附則\n次に掲げる規程は、廃止する。\n一　旧旅費規程\n二　旧宿泊規程\n")
    assert (
        body(found)
        == f"""\
{TREE}附則 次に掲げる規程は、廃止する。
附則第1号 旧旅費規程
附則第2号 旧宿泊規程"""
    )


def test_one_caption_before_the_only_sentence() -> None:
    found = document(f"{MAIN}附則\n（施行期日）\nこの規程は、令和5年4月1日から施行する。\n")
    assert body(found) == f"{TREE}附則 [施行期日] この規程は、令和5年4月1日から施行する。"


def test_captions_before_sentences_without_numbers_stay_text() -> None:
    """No number tells the two apart, so both are cited as 附則: the captions say what each sentence is about."""
    found = document(f"""\
{MAIN}附則
（施行期日）
この規程は、令和5年4月1日から施行する。
（経過措置）
施行前の申請は、なお従前の例による。
""")
    assert body(found) == (
        f"{TREE}附則 （施行期日）⏎この規程は、令和5年4月1日から施行する。⏎（経過措置）⏎施行前の申請は、なお従前の例による。"
    )


def test_sentences_of_several_revisions_in_one() -> None:
    found = document(f"""\
{MAIN}附則
この規程は、平成20年4月1日から施行する。
この規程は、平成25年10月1日から改正施行する。
この規程は、令和2年4月1日から改正施行する。
""")
    assert body(found) == (
        f"{TREE}附則 この規程は、平成20年4月1日から施行する。⏎この規程は、平成25年10月1日から改正施行する。"
        "⏎この規程は、令和2年4月1日から改正施行する。"
    )


def test_dates_alone_are_its_text() -> None:
    """Nothing else stands under the heading: who asks when the terms took effect is answered from here."""
    found = document(f"{MAIN}附則\n2020年4月1日　制定・施行\n2022年10月1日　改定\n")
    assert body(found) == f"{TREE}附則 2020年4月1日　制定・施行⏎2022年10月1日　改定"


def test_a_heading_of_markdown() -> None:
    found = document(
        "# 会則\n\n## 第1条（名称）\n\nみどり会と称する。\n\n## 第2条（会費）\n\n年額千円とする。\n\n"
        "## 附則\n\n1. この会則は、4月1日から施行する。\n2. 初年度の会費は、無料とする。\n",
        "会則.md",
    )
    assert (
        body(found)
        == """\
第1条 [名称] みどり会と称する。
第2条 [会費] 年額千円とする。
附則
附則第1項 この会則は、4月1日から施行する。
附則第2項 初年度の会費は、無料とする。"""
    )


def test_a_sentence_that_refers_to_it_is_text() -> None:
    found = document("""\
規程
第1条（適用）
社員に適用する。
附則第2項の規定は、役員にも適用する。
第2条（改廃）
取締役会が行う。
附則
1　4月1日から施行する。
2　旧規程は、廃止する。
""")
    assert (
        body(found)
        == """\
第1条 [適用] 社員に適用する。⏎附則第2項の規定は、役員にも適用する。
第2条 [改廃] 取締役会が行う。
附則
附則第1項 4月1日から施行する。
附則第2項 旧規程は、廃止する。"""
    )


def test_an_article_with_that_caption_is_an_article() -> None:
    found = document("規程\n第1条（目的）\n定める。\n第2条（附則）\nこの規程は、4月1日から施行する。\n")
    assert body(found) == "第1条 [目的] 定める。\n第2条 [附則] この規程は、4月1日から施行する。"


def test_a_table_after_it_is_not_part_of_it() -> None:
    found = document(f"""\
{MAIN}附則
1　4月1日から施行する。
2　旧規程は、廃止する。

別表第1（第2条関係）
宿泊料　8,000円
""")
    assert (
        body(found)
        == f"""\
{TREE}附則
附則第1項 4月1日から施行する。
附則第2項 旧規程は、廃止する。
別表第1 [第2条関係] 宿泊料　8,000円"""
    )


def test_signatures_after_it() -> None:
    found = document(f"""\
{MAIN}附則
1　4月1日から施行する。
2　旧規程は、廃止する。
以上

令和5年4月1日
青葉商店株式会社
代表取締役　青葉太郎
""")
    assert (
        body(found)
        == f"""\
{TREE}附則
附則第1項 4月1日から施行する。
附則第2項 旧規程は、廃止する。
closing 以上⏎令和5年4月1日⏎青葉商店株式会社⏎代表取締役　青葉太郎"""
    )


@pytest.mark.parametrize("heading", ["第2章　附則", "第2章 附　則", "【第2章　附則】", "第二章（附則）", "第2節　付則"])
def test_the_number_of_a_chapter_before_it(heading: str) -> None:
    """Its 項 are cited as those of any 附則."""
    found = document(f"{MAIN}\n{heading}\n1　4月1日から施行する。\n2　旧規程は、廃止する。\n")
    assert kinds(found).endswith("article article suppl_provision paragraph paragraph")
    assert body(found).endswith("\n附則第1項 4月1日から施行する。\n附則第2項 旧規程は、廃止する。")


def test_the_number_of_a_chapter_before_articles_that_begin_again() -> None:
    found = document(f"{MAIN}第2章　附則\n第1条（施行）\n4月1日から施行する。\n第2条（廃止）\n旧規程を廃止する。\n")
    assert body(found).endswith("\n附則第1条 [施行] 4月1日から施行する。\n附則第2条 [廃止] 旧規程を廃止する。")


def test_a_chapter_of_this_name_with_articles_that_go_on() -> None:
    """The numbers of the document run through it: they are cited without 附則."""
    found = document(f"{MAIN}第2章　附則\n第3条（施行）\n4月1日から施行する。\n第4条（廃止）\n旧規程を廃止する。\n")
    assert body(found) == (f"{TREE}第2章 附則\n第3条 [施行] 4月1日から施行する。\n第4条 [廃止] 旧規程を廃止する。")
    assert kinds(found).endswith("chapter article article")
