from pipeline.index.passages import entries
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Extraction, Fact
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import SourceText


def unit(kind, address, text, caption=None, children=(), label=None, wrap_up=""):
    place = Address.parse(address) if address else None
    return Unit(kind, place, caption=caption, label=label, text=text, wrap_up=wrap_up, children=tuple(children))


ITEMS = (unit(Kind.ITEM, "第2条第1項第1号", "虚偽の申告"), unit(Kind.ITEM, "第2条第1項第2号", "料金の滞納"))
OWNER = unit(Kind.PARAGRAPH, "第2条第1項", "次の場合は断る。", children=ITEMS, wrap_up="なお、理由は示さない。")
NEXT = unit(Kind.PARAGRAPH, "第2条第2項", "前項の場合、申込金を返す。")
CHAPTER = unit(
    Kind.CHAPTER,
    None,
    "",
    label="第1章 申込",
    children=[unit(Kind.ARTICLE, "第2条", "", caption="申込の拒絶", children=[OWNER, NEXT])],
)
DOCUMENT = Document(
    "d",
    "",
    SourceText("d.txt", "text/plain", "0" * 64, ""),
    (unit(Kind.FRONT_MATTER, None, "目次"), unit(Kind.PREAMBLE, "前文", "本規約は…"), CHAPTER),
)
EXTRACTION = Extraction(
    clauses=(
        Clause(Address.parse("第2条"), ("application_refusal",), 1.0),
        Clause(Address.parse("第2条第2項"), ("refund",), 1.0),
    ),
    facts=(Fact("refund.policy", "full", "申込金を返す", (Address.parse("第2条第2項"),), (), 1.0),),
    parties=(),
)


def by_address():
    return {str(entry.passage.address): entry for entry in entries(DOCUMENT, EXTRACTION)}


def test_every_unit_with_text_and_address_is_an_entry():
    assert list(by_address()) == ["前文", "第2条第1項", "第2条第1項第1号", "第2条第1項第2号", "第2条第2項"]


def test_item_knows_its_headings_and_lead():
    item = by_address()["第2条第1項第1号"]
    assert item.headings == ("第1章 申込", "申込の拒絶")
    assert item.leads == ("次の場合は断る。",)
    assert item.passage.context == (*item.headings, *item.leads)


def test_owner_knows_its_items_and_has_its_wrap_up():
    owner = by_address()["第2条第1項"]
    assert owner.below == ("虚偽の申告", "料金の滞納")
    assert owner.owns == 2
    assert "なお、理由は示さない。" in owner.passage.text


def test_paragraph_that_goes_on_from_the_one_before_has_it_as_lead():
    assert any("次の場合は断る" in lead for lead in by_address()["第2条第2項"].leads)


def test_types_and_fields_of_the_unit_else_of_its_article():
    found = by_address()
    assert found["第2条第2項"].passage.types == {"refund"}
    assert found["第2条第2項"].passage.fields == {"refund.policy"}
    assert found["第2条第2項"].article_types == ("application_refusal",)
    assert found["第2条第1項第1号"].passage.types == {"application_refusal"}
