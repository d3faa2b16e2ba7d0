"""比較: one matter over many documents."""

import io

import openpyxl
import pytest

from app.web.comparing.lacking import lacking, lacking_html
from app.web.comparing.matrix import matrix_html, usual, workbook
from app.web.comparing.matters import MOST, SETS, names, subjects
from app.web.documents.summaries import Summary
from app.web.library import Library
from pipeline.answer import across
from pipeline.ontology import load
from pipeline.settings import Settings
from pipeline.store import Place

NOTICE = "termination_by_customer.notice_period"


def terms(name: str, notice: str, more: str = "") -> bytes:
    return f"""{name}

第1条（退会）
会員は、退会を希望する日の{notice}前までに、退会届を提出することにより、退会することができます。
{more}""".encode()


LAW = "\n第2条（準拠法）\nこの規約は、日本法に準拠します。\n"


@pytest.fixture
def shelf(tmp_path, models) -> Library:
    library = Library(Place(tmp_path), Settings(), models)
    for name, notice, more in (("甲規約", "1か月", LAW), ("乙規約", "1か月", ""), ("丙=規約", "14日", "")):
        library.add(terms(name, notice, more), f"{name}.txt")
    return library


def table(shelf: Library, *matters: str):
    return across.compare(subjects(matters), shelf.index())


def test_every_set_names_fields_of_the_ontology() -> None:
    known = names(load())
    assert all(field in known for set_ in SETS.values() for field in set_)
    assert known["type:governing_law"].endswith("（条文）")


def test_what_most_documents_have_is_usual(shelf) -> None:
    found = table(shelf, NOTICE)
    assert usual(found, 0) == ("1か月", 2)
    html = str(matrix_html(found, subjects([NOTICE]), shelf.titles()))
    assert "多くは 1か月（3件中2件）" in html
    assert html.count('class="apart"') == 1 and '<span class="apart">14日</span>' in html


def test_what_a_document_does_not_say_is_said(shelf) -> None:
    html = str(matrix_html(table(shelf, "type:governing_law"), subjects(["type:governing_law"]), shelf.titles()))
    assert "定めなし 2件" in html and html.count('<span class="none">定めなし</span>') == 2
    assert "日本法に準拠" in html


def test_what_no_document_says_is_named(shelf) -> None:
    asked = subjects([NOTICE, "liability.cap"])
    html = str(matrix_html(across.compare(asked, shelf.index()), asked, shelf.titles()))
    assert f"どの文書にも定めが見つかりません: {load().fields['liability.cap'].label}" in html


def test_only_the_named_documents_are_compared(shelf) -> None:
    first = next(iter(shelf.titles()))
    assert [row.document for row in across.compare(subjects([NOTICE]), shelf.index(), [first]).rows] == [first]


def test_the_workbook_has_clause_and_words_beside_the_value_and_no_formula(shelf) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(table(shelf, NOTICE), shelf.titles()))).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "文書" and rows[0][2].endswith("・条項")
    by = {row[0]: row[1:] for row in rows[1:]}
    assert by["丙=規約"][:2] == ["14日", "第1条"] and "14日前まで" in by["丙=規約"][2]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_an_empty_workspace_says_what_to_do(app, shown) -> None:
    at = app("matrix")
    assert not at.exception and "比べる文書がまだありません" in shown(at)


def test_the_page_shows_what_the_address_names(app, shown, shelf) -> None:
    at = app("matrix", m=NOTICE)
    assert not at.exception
    assert "14日" in shown(at) and at.multiselect[0].value == [NOTICE]


def test_matters_that_are_not_known_are_left_out(app, shown, shelf) -> None:
    at = app("matrix", m="no.such")
    assert not at.exception and "よく比べる組み合わせ" in shown(at)


def test_documents_called_the_same_can_be_told_apart(tmp_path, models, app) -> None:
    library = Library(Place(tmp_path), Settings(), models)
    for day in ("7日", "8日", "9日"):
        library.add(terms("同じ規約", day), "規約.txt")
    options = app("matrix").multiselect[1].options
    assert len(set(options)) == 3 and all("同じ規約" in one for one in options)


def test_more_matters_than_fit_are_cut(app, shelf) -> None:
    at = app("matrix", m=",".join(list(names(load()))[:12]))
    assert not at.exception and len(at.multiselect[0].value) == MOST


def row(number: int, *types: str, kind: str = "売買契約") -> Summary:
    return Summary(f"d{number}", f"契約{number}", kind, "", "", "", "", (), 0, (), frozenset(types))


def test_what_most_documents_of_a_kind_have_is_told_with_those_that_lack_it() -> None:
    rows = [
        row(1, "term", "confidentiality"),
        row(2, "term", "other"),
        row(3, "confidentiality", "term"),
        row(4, "x", kind="雇用"),
    ]
    (found,) = lacking(rows)
    assert (found.kind, found.documents) == ("売買契約", 3)
    assert [(one.type, one.have, one.lack) for one in found.usual] == [("confidentiality", 2, ("d2",))]
    html = str(lacking_html([found], {"d2": "<b>契約</b>"}))
    assert "&lt;b&gt;契約" in html and "./documents?d=d2&amp;v=kinds" in html and "2件" in html


def test_too_few_documents_have_nothing_that_is_usual() -> None:
    assert lacking([row(1, "term"), row(2)]) == []
    assert "3 件以上" in str(lacking_html([], {}))


def test_the_page_tells_what_is_lacking(app, shown, shelf) -> None:
    at = app("matrix", v="lacking")
    assert not at.exception and "多くの文書にある定め" in shown(at)


def test_documents_of_one_title_are_told_apart_in_the_table(tmp_path, models) -> None:
    library = Library(Place(tmp_path), Settings(), models)
    for day in ("7日", "8日"):
        library.add(terms("同じ規約", day), f"{day}.txt")
    titles = library.titles()
    html = str(matrix_html(table(library, NOTICE), subjects([NOTICE]), titles))
    assert all(title in html for title in titles.values()) and len(set(titles.values())) == 2
