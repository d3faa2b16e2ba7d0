"""Footnotes, endnotes, headers and footers."""

from pipeline.types.source import MarkKind
from tests.read.word.packages import draft, lines, marked, p, tbl, tc, tr

MARK = "<w:r><w:footnoteRef/></w:r>"


def note(number: int, *blocks: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{"".join(blocks)}</w:{kind}>'


def to(number: int, kind: str = "footnote", extra: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}" {extra}/></w:r>'


NOTES = note(2, p(MARK, " 税込とする。")) + note(3, p(MARK, "\u3000暦年をいう。"), p("閏年を含む。"))


def test_notes_follow_the_paragraph_that_points_to_them() -> None:
    found = draft(p("料金", to(2), "は年", to(3), "払いとする。") + p("以上"), footnotes=NOTES)
    assert found.text == "料金1は年2払いとする。\n1 税込とする。\n2\u3000暦年をいう。\n閏年を含む。\n以上\n"
    assert marked(found, MarkKind.NOTE) == ["1 税込とする。", "2\u3000暦年をいう。\n閏年を含む。"]
    assert marked(found, MarkKind.MARKUP) == ["1", "2", "1", "2"]


def test_notes_of_a_table_follow_the_table() -> None:
    found = draft(tbl(tr(tc(p("料金", to(2))), "円"), tr("税", "別")), footnotes=NOTES)
    assert found.text == "料金1\t円\n税\t別\n1 税込とする。\n"
    assert marked(found, MarkKind.TABLE) == ["料金1\t円\n税\t別"]
    assert marked(found, MarkKind.NOTE) == ["1 税込とする。"]


def test_notes_are_numbered_in_the_format_of_the_document() -> None:
    endnotes = note(5, p("<w:r><w:endnoteRef/></w:r>", "出典"), kind="endnote")
    pointed = p("甲", to(2), to(5, "endnote"))
    assert lines(pointed, footnotes=NOTES, endnotes=endnotes)[:3] == ["甲1i", "1 税込とする。", "i出典"]
    settings = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/><w:numStart w:val="3"/></w:footnotePr>'
    assert lines(pointed, footnotes=NOTES, endnotes=endnotes, settings=settings)[0] == "甲③i"


def test_numbers_of_notes_may_start_again_in_each_section() -> None:
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = p("甲", to(2), look=section) + p("乙", to(3)) + section
    assert [line for line in lines(body, footnotes=NOTES) if line[0] in "甲乙"] == ["甲1", "乙1"]


def test_a_mark_of_the_authors_own_is_not_counted() -> None:
    starred = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    found = draft(p("甲", starred, "乙", to(3)), footnotes=note(2, p("* 税込")) + NOTES)
    assert found.text.startswith("甲*乙1\n")
    assert marked(found, MarkKind.MARKUP)[:2] == ["*", "1"]


def test_a_note_that_points_to_itself_is_read_once() -> None:
    assert lines(p("甲", to(2)), footnotes=note(2, p(MARK, "注", to(2)))) == ["甲1", "1注2"]


def test_a_note_that_is_missing_leaves_its_number() -> None:
    assert lines(p("甲", to(9)), footnotes=NOTES) == ["甲1"]


def reference(kind: str, name: str, place: str = "default") -> str:
    return f'<w:{kind}Reference w:type="{place}" r:id="{name}"/>'


def test_headers_stand_before_and_footers_after_the_text_as_furniture() -> None:
    field = '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    section = f"<w:sectPr>{reference('header', 'header1')}{reference('footer', 'footer1')}</w:sectPr>"
    found = draft(p("第1条") + section, header1=p("社外秘") + p(""), footer1=p("ほしまど商会") + p("- ", field, " -"))
    assert found.text == "社外秘\n第1条\nほしまど商会\n- 1 -\n"
    assert marked(found, MarkKind.FURNITURE) == ["社外秘", "ほしまど商会", "- 1 -"]


def test_headers_of_several_sections_are_given_once_and_only_where_they_show() -> None:
    first = f"{reference('header', 'header1')}{reference('header', 'header2', 'first')}"
    second = f"{reference('header', 'header3')}{reference('header', 'header4', 'even')}"
    body = p("甲", look=f"<w:sectPr>{first}<w:titlePg/></w:sectPr>") + p("乙") + f"<w:sectPr>{second}</w:sectPr>"
    heads = {"header1": p("規約"), "header2": p("表紙"), "header3": p("規約") + p("別紙"), "header4": p("偶数")}
    assert lines(body, **heads) == ["規約", "表紙", "別紙", "甲", "乙"]
    even = lines(body, settings="<w:evenAndOddHeaders/>", **heads)
    assert even == ["規約", "表紙", "別紙", "偶数", "甲", "乙"]
