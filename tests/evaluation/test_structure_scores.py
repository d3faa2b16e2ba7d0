"""The structure measures on a small document, with values computed by hand."""

import pytest

from corpus.expected import Expected
from evaluation.gold import Structure, UnitText
from evaluation.goldfiles import read_structure
from evaluation.scored import Miss, Scored
from evaluation.scoring.structure import score
from pipeline.types.address import Address
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import SourceText


def at(text: str) -> Address:
    return Address.parse(text)


def unit(kind: Kind, address: str, text: str, *children: Unit, caption: str | None = None, wrap_up: str = "") -> Unit:
    return Unit(kind, at(address), text=text, caption=caption, children=children, wrap_up=wrap_up)


def document(*units: Unit) -> Document:
    return Document("d", "見本", SourceText("d.txt", "text/plain", "0" * 64, ""), units)


def paragraph(num: int | None, text: str, *items: dict) -> dict:
    return {"num": num, "head": text[:12], "tail": text[-12:], "length": len(text), "items": list(items)}


def item(num: str, text: str) -> dict:
    return {"num": num, "head": text[:12], "tail": text[-12:], "length": len(text), "subitems": []}


def article(label: str, title: str | None, chapter: str | None, *paragraphs: dict) -> dict:
    return {"label": label, "title": title, "chapter": chapter, "paragraphs": list(paragraphs)}


def values(scored: Scored) -> dict[str, float | None]:
    return {name.removeprefix("structure."): ratio.value for name, ratio in scored.figures.items()}


def missed(scored: Scored, measure: str) -> list[tuple[str, str, str]]:
    return [(miss.where, miss.wanted, miss.got) for miss in scored.misses if miss.measure == f"structure.{measure}"]


GOLD = read_structure(
    {
        "articles": [
            article("第1条", "目的", "第1章 総則", paragraph(None, "この規約は条件を定めます。")),
            article(
                "第2条",
                "料金",
                "第1章 総則",
                paragraph(1, "料金は次のとおりです。", item("1", "基本料"), item("2", "登録料")),
                paragraph(2, "料金は月末までに支払います。"),
            ),
        ]
    }
)
PURPOSE = unit(Kind.ARTICLE, "第1条", "この規約は条件を\n定めます。", caption="目的")
LEAD = unit(
    Kind.PARAGRAPH,
    "第2条第1項",
    "料金は次のとおりです。",
    unit(Kind.ITEM, "第2条第1項第1号", "基本料"),
    unit(Kind.ITEM, "第2条第1項第2号", "登録料"),
)
DUE = unit(Kind.PARAGRAPH, "第2条第2項", "料金は月末までに支払います。")


def test_a_perfect_tree_has_full_marks() -> None:
    chapter = Unit(
        Kind.CHAPTER,
        None,
        label="第1章　総則",
        children=(PURPOSE, unit(Kind.ARTICLE, "第2条", "", LEAD, DUE, caption="料金")),
    )
    scored = score(document(chapter), GOLD)
    assert values(scored) == {"addresses": 1, "text": 1, "length": 1, "captions": 1, "chapters": 1}
    assert scored.misses == ()


def test_a_lost_unit_and_a_foreign_one_cost_what_they_should() -> None:
    swallowed = unit(Kind.PARAGRAPH, "第2条第1項", "料金は次のとおりです。(1)基本料(2)登録料")
    foreign = unit(Kind.PARAGRAPH, "第2条第3項", "別の文書の欄外")
    fees = unit(Kind.ARTICLE, "第2条", "", swallowed, DUE, foreign, caption="料金等")
    suppl = unit(Kind.SUPPL_PROVISION, "附則", "施行日を定めます。")
    scored = score(document(PURPOSE, fees, suppl), GOLD)
    # 5 gold units; 4 bodies found, 3 of them right addresses; 2 of those whole
    assert values(scored) == {
        "addresses": pytest.approx(2 * 3 / (4 + 5)),
        "text": pytest.approx(2 / 5),
        "length": pytest.approx(2 / 5),
        "captions": pytest.approx(1 / 2),
        "chapters": 0,
    }
    assert missed(scored, "addresses") == [
        ("第2条第1項第1号", "基本料…基本料", ""),
        ("第2条第1項第2号", "登録料…登録料", ""),
        ("第2条第3項", "", "別の文書の欄外"),
    ]
    assert missed(scored, "text")[0] == ("第2条第1項", "…料金は次のとおりです。", "…す。(1)基本料(2)登録料")
    assert missed(scored, "length")[0] == ("第2条第1項", "11字", "23字：料金は次のとおりです。(1)基本料(2)登録料")
    assert missed(scored, "captions") == [("第2条", "料金", "料金等")]
    assert missed(scored, "chapters") == [("第1条", "第1章 総則", ""), ("第2条", "第1章 総則", "")]


def test_a_text_is_shown_where_it_parts_from_the_head() -> None:
    other = unit(Kind.ARTICLE, "第1条", "この規程は条件を定めます。", caption="目的")
    assert missed(score(document(other), GOLD), "text")[0] == (
        "第1条",
        "この規約は条件を定めます",
        "この規程は条件を定めます",
    )


def test_there_is_no_figure_for_chapters_where_there_are_none() -> None:
    gold = read_structure({"articles": [article("第1条", "目的", None, paragraph(None, "この規約は条件を定めます。"))]})
    assert values(score(document(PURPOSE), gold))["chapters"] is None


def test_signs_are_compared_in_compatibility_form() -> None:
    gold = read_structure({"articles": [article("第1条", "目的", None, paragraph(None, "別紙1の(1)による。"))]})
    found = unit(Kind.ARTICLE, "第1条", "別紙①の⑴による。", caption="目　的")
    assert score(document(found), gold).misses == ()


def test_whole_texts_are_those_of_every_unit_that_has_one() -> None:
    expected = [
        Expected("前文", "甲と乙は契約を結ぶ。"),
        Expected("第1条", "この規約は条件を定めます。"),
        Expected("第2条"),  # a heading alone has nothing to compare
        Expected("第2条第1項", "料金は次のとおりです。", wrap_up="なお、税を含みます。"),
        Expected("第2条第1項第1号", "基本料"),
    ]
    lead = unit(
        Kind.PARAGRAPH,
        "第2条第1項",
        "料金は次のとおりです。",
        unit(Kind.ITEM, "第2条第1項第1号", "基本料なお、税を含みます。"),
    )
    found = document(
        unit(Kind.PREAMBLE, "前文", "甲と乙は契約を結ぶ。"), PURPOSE, unit(Kind.ARTICLE, "第2条", "", lead)
    )
    scored = score(found, GOLD, {one.address: one for one in expected})
    assert values(scored)["whole"] == pytest.approx(2 / 4)
    assert missed(scored, "whole") == [
        ("第2条第1項", "なお、税を含みます。", ""),
        ("第2条第1項第1号", "基本料", "基本料なお、税を含みます。"),
    ]
    assert (
        Miss("structure.whole", "前文", "甲と乙は契約を結ぶ。", "")
        in score(document(), GOLD, {"前文": expected[0]}).misses
    )


def test_numbers_used_twice_and_further_blocks_are_read_as_in_the_rules() -> None:
    again = read_structure(
        {
            "articles": [
                article("第4条", None, None, paragraph(6, "一つ目"), paragraph(6, "二つ目")),
                article("第4条", None, None, paragraph(None, "はじめの文。"), paragraph(None, "次の文。")),
            ]
        }
    )
    assert list(map(str, again.units)) == ["第4条第6項", "第4条第6項#2", "第4条#2"]
    assert again.units[at("第4条#2")].length == 10
    assert again.units[at("第4条#2")].tail == "次の文。"


def test_an_address_is_the_same_however_its_letters_are_parted() -> None:
    gold = Structure({at("第1条第1項ei"): UnitText("不具合", "したもの", 8)}, {})
    found = document(Unit(Kind.SUBITEM, Address(("第1条", "第1項", "e", "i")), text="不具合を直したもの"))
    assert at("第1条第1項ei") != found.units[0].address
    assert values(score(found, gold))["addresses"] == 1
