"""Notes on when a document was made and changed, at its top or end: cover or closing, never text of a unit."""

import pytest

from tests.parse.parts.shapes import body, kinds
from tests.texts import document
from tests.trees import outline

MAIN = "第1条（目的）\n旅費を定める。\n第2条（改廃）\n社長が行う。\n"
TREE = "第1条 [目的] 旅費を定める。\n第2条 [改廃] 社長が行う。"


def test_a_table_under_the_title() -> None:
    found = document(f"""\
旅費規程

改定履歴
版\t改定日\t内容
1.0\t2019年4月1日\t新規制定
1.1\t2021年10月1日\t宿泊料の改定

{MAIN}""")
    assert (
        outline(found)
        == f"""\
front_matter 旅費規程⏎改定履歴⏎版\t改定日\t内容⏎1.0\t2019年4月1日\t新規制定⏎1.1\t2021年10月1日\t宿泊料の改定
{TREE}"""
    )


def test_lines_under_the_title() -> None:
    found = document(f"旅費規程\n制定　平成15年4月1日\n改正　平成20年10月1日\n最終改正　令和4年4月1日\n\n{MAIN}")
    assert outline(found) == (
        f"front_matter 旅費規程⏎制定　平成15年4月1日⏎改正　平成20年10月1日⏎最終改正　令和4年4月1日\n{TREE}"
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["2019年4月1日　制定", "2021年10月1日　改定"],
        ["2019年4月1日制定", "2021年10月1日改定", "2023年4月1日改定"],
        ["制定日：2019年4月1日", "改定日：2021年10月1日"],
        ["平成31年4月1日 制定", "令和3年10月1日 一部改正"],
        ["【2019年4月1日制定】"],
        ["（令和3年10月1日改定）"],
        ["施行日　2021年10月1日"],
        ["最終更新日：2021年10月1日"],
        ["以上", "制定：2019年4月1日", "改定：2021年10月1日"],
        ["2021年10月1日　改定", "青葉商店株式会社"],
        ["改定履歴", "2019年4月1日　初版", "2021年10月1日　宿泊料を改定"],
    ],
    ids=lambda lines: lines[0],
)
def test_lines_after_the_last_article(lines: list[str]) -> None:
    found = document(f"旅費規程\n{MAIN}\n" + "\n".join(lines) + "\n")
    assert outline(found) == f"front_matter 旅費規程\n{TREE}\nclosing {'⏎'.join(lines)}"
    assert kinds(found) == "front_matter article article closing"


def test_lines_after_the_paragraphs_of_a_supplementary_provision() -> None:
    found = document(f"""\
旅費規程
{MAIN}附則
1　この規程は、4月1日から施行する。
2　旧規程は、廃止する。

2019年4月1日　制定
2021年10月1日　改定
""")
    assert (
        body(found)
        == f"""\
{TREE}
附則
附則第1項 この規程は、4月1日から施行する。
附則第2項 旧規程は、廃止する。
closing 2019年4月1日　制定⏎2021年10月1日　改定"""
    )


def test_lines_after_the_sentence_of_a_supplementary_provision() -> None:
    found = document(
        f"旅費規程\n{MAIN}附則\nこの規程は、4月1日から施行する。\n\n制定　2019年4月1日\n改定　2021年10月1日\n"
    )
    assert (
        body(found) == f"{TREE}\n附則 この規程は、4月1日から施行する。\nclosing 制定　2019年4月1日⏎改定　2021年10月1日"
    )


def test_lines_after_the_items_of_the_last_article() -> None:
    found = document("""\
利用規約
第1条（目的）
定めます。
第2条（禁止）
次の行為を禁じます。
(1) 転売
(2) 改造

2019年4月1日　制定
2021年10月1日　改定
""")
    assert (
        body(found)
        == """\
第1条 [目的] 定めます。
第2条 [禁止] 次の行為を禁じます。
第2条第1号 転売
第2条第2号 改造
closing 2019年4月1日　制定⏎2021年10月1日　改定"""
    )


def test_a_table_at_the_end() -> None:
    found = document(f"""\
旅費規程
{MAIN}
改定履歴
版\t改定日\t内容
1.0\t2019年4月1日\t新規制定
1.1\t2021年10月1日\t宿泊料の改定
""")
    assert body(found) == (
        f"{TREE}\nclosing 改定履歴⏎版\t改定日\t内容⏎1.0\t2019年4月1日\t新規制定⏎1.1\t2021年10月1日\t宿泊料の改定"
    )


def test_a_heading_of_markdown_at_the_end() -> None:
    found = document(
        "# 利用規約\n\n## 第1条（目的）\n\n定めます。\n\n## 第2条（協議）\n\n話し合います。\n\n"
        "## 改定履歴\n\n- 2019年4月1日 制定\n- 2021年10月1日 改定\n",
        "規約.md",
    )
    assert (
        body(found)
        == """\
第1条 [目的] 定めます。
第2条 [協議] 話し合います。
closing 改定履歴⏎2019年4月1日 制定⏎2021年10月1日 改定"""
    )


def test_a_sentence_about_a_revision_is_text() -> None:
    found = document("""\
利用規約
第1条（目的）
定めます。
第2条（改定）
改定は、掲示します。
2021年10月1日改定の料金は、同日以降の利用に適用します。
""")
    assert body(found) == (
        "第1条 [目的] 定めます。\n第2条 [改定] 改定は、掲示します。⏎2021年10月1日改定の料金は、同日以降の利用に適用します。"
    )


def test_a_list_of_days_that_a_sentence_leads_into_is_text() -> None:
    found = document(
        "規程\n第1条（目的）\n定める。\n第2条（適用）\n適用の日は、次のとおりとする。\n2021年4月1日　施行\n"
    )
    assert body(found) == "第1条 [目的] 定める。\n第2条 [適用] 適用の日は、次のとおりとする。⏎2021年4月1日　施行"


def test_the_only_text_of_an_article_stays_its_text() -> None:
    found = document("規程\n第1条（目的）\n定める。\n第2条（施行日）\n2021年4月1日　施行\n")
    assert body(found) == "第1条 [目的] 定める。\n第2条 [施行日] 2021年4月1日　施行"


def test_after_a_document_without_numbers() -> None:
    found = document(
        "環境方針\n\n当社は、環境に配慮します。\n包装材を減らします。\n\n2021年4月1日　制定\n青葉商店株式会社\n"
    )
    assert (
        body(found)
        == "前文 当社は、環境に配慮します。⏎包装材を減らします。\nclosing 2021年4月1日　制定⏎青葉商店株式会社"
    )


@pytest.mark.parametrize(
    "note",
    [
        "２０２３年１月●日　施行",
        "２０●●年●月●日　施行",
        "20XX年XX月XX日　制定",
        "２０２＿年＿月＿日改定",
        "（令和○年○月○日改正）",
        "制定日：2023年〇月〇日",
        "令和　　年　　月　　日　施行",
        "２０●●年●月●日　施行\n２０●●年●月●日　改定",
    ],
)
def test_days_that_are_to_be_filled_in(note: str) -> None:
    shown = note.replace("\n", "⏎")
    assert body(document(f"旅費規程\n{MAIN}\n{note}\n")) == f"{TREE}\nclosing {shown}"


def test_whose_text_it_is_under_the_days() -> None:
    """It ends the document with them where no reader has left it out."""
    found = document(f"旅費規程\n{MAIN}\n2023年4月●日　施行\n\n【旅費規程】ⓒ青葉太郎\n")
    assert body(found) == f"{TREE}\nclosing 2023年4月●日　施行⏎【旅費規程】ⓒ青葉太郎"


def test_a_day_to_be_filled_in_that_a_sentence_leads_into_is_text() -> None:
    found = document(
        "規程\n第1条（目的）\n定める。\n第2条（適用）\n適用の日は、次のとおりとする。\n20●●年●月●日　施行\n"
    )
    assert body(found).endswith("適用の日は、次のとおりとする。⏎20●●年●月●日　施行")
