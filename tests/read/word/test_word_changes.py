"""Tracked changes: insertions are kept and marked, deletions are left out."""

from pipeline.types.source import MarkKind
from tests.read.word.packages import draft, level, lines, marked, numbered, numbering, p, r, tbl, tr

CUT = "<w:rPr><w:del/></w:rPr>"
ADDED = "<w:rPr><w:ins/></w:rPr>"


def ins(text: str) -> str:
    return f"<w:ins>{r(text)}</w:ins>"


def gone(text: str) -> str:
    return f"<w:del><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def test_insertions_stay_and_deletions_go() -> None:
    found = draft(p("解約は", gone("1か月"), ins("2か"), ins("月"), "前までに申し出る。") + p(gone("甲"), "乙"))
    assert found.text == "解約は2か月前までに申し出る。\n乙\n"
    assert marked(found, MarkKind.INSERTED) == ["2か月"]
    assert [mark.span for mark in found.marks if mark.kind is MarkKind.DELETED] == [(3, 3), (16, 16)]


def test_an_issue_counts_them() -> None:
    found = draft(p(gone("甲"), ins("乙"), "は", ins("丙")))
    assert [(issue.code, issue.message, issue.spans) for issue in found.issues] == [
        (
            "tracked-changes",
            "変更履歴が残っています（挿入2箇所、削除1箇所）。挿入は反映し、削除は除いて読みました。",
            ((0, 1), (2, 3)),
        )
    ]
    assert draft(p("甲", "<w:proofErr/>")).issues == ()


def test_moved_text_stands_where_it_was_moved_to() -> None:
    body = p(f"<w:moveFrom>{r('甲')}</w:moveFrom>", "乙", f"<w:moveTo>{r('甲')}</w:moveTo>")
    found = draft(body)
    assert found.text == "乙甲\n"
    assert marked(found, MarkKind.INSERTED) == ["甲"]


def test_a_deleted_end_joins_a_paragraph_with_the_next() -> None:
    levels = numbering(level(0, "decimal", "%1."))
    first = numbered("甲は").replace("</w:pPr>", CUT + "</w:pPr>")
    assert lines(first + numbered("乙に支払う。") + numbered("丙"), numbering=levels) == [
        "1.\t甲は乙に支払う。",
        "2.\t丙",
    ]


def test_a_paragraph_that_was_deleted_whole_is_not_counted() -> None:
    levels = numbering(level(0, "decimal", "第%1条"))
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = numbered("甲") + p(gone("乙"), look=listed + CUT) + numbered("丙") + p(gone("丁"), look=listed + CUT)
    found = draft(body, numbering=levels)
    assert found.text == "第1条\t甲\n第2条\t丙\n\n"
    assert len([mark for mark in found.marks if mark.kind is MarkKind.DELETED]) == 2


def test_an_inserted_paragraph_is_one_insertion_with_its_number() -> None:
    levels = numbering(level(0, "decimal", "%1."))
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    body = numbered("甲") + p(ins("乙"), look=listed + ADDED) + p(ins("丙"), look=listed + ADDED) + numbered("丁")
    found = draft(body, numbering=levels)
    assert marked(found, MarkKind.INSERTED) == ["2.\t乙\n3.\t丙\n"]


def test_an_insertion_at_the_start_of_a_paragraph_is_one_without_its_number() -> None:
    levels = numbering(level(0, "decimal", "%1."))
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    found = draft(p(ins("乙"), "は", look=listed), numbering=levels)
    assert marked(found, MarkKind.INSERTED) == ["乙"]


def test_deletions_in_the_last_cell_of_a_row_are_counted() -> None:
    found = draft(tbl(tr("甲", "1"), tr("乙", "<w:tc>" + p(gone("2")) + "</w:tc>")))
    assert found.text == "甲\t1\n乙\n"
    assert [mark.span for mark in found.marks if mark.kind is MarkKind.DELETED] == [(5, 5)]


def test_deleted_rows_go_and_inserted_rows_are_marked() -> None:
    body = tbl(tr("甲", "1"), tr("乙", "2", look="<w:del/>"), tr("丙", "3", look="<w:ins/>"), tr("丁", "4"))
    found = draft(body)
    assert found.text == "甲\t1\n丙\t3\n丁\t4\n"
    assert marked(found, MarkKind.INSERTED) == ["丙\t3\n"]
    assert [mark.span for mark in found.marks if mark.kind is MarkKind.DELETED] == [(4, 4)]


def test_a_field_in_a_deletion_does_not_hide_what_follows() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:delInstrText>REF x</w:delInstrText></w:r>'
    assert lines(p("甲", f"<w:del>{begin}</w:del>", "乙") + p("丙")) == ["甲乙", "丙"]


def test_former_properties_of_a_paragraph_are_not_its_own() -> None:
    changed = '<w:pPrChange><w:pPr><w:ind w:left="420"/><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    found = draft(p("甲", look=changed) + p("乙"))
    assert (found.text, found.marks) == ("甲\n乙\n", [])


def test_comments_are_left_out() -> None:
    body = p(
        "甲",
        '<w:commentRangeStart w:id="1"/>',
        "乙",
        '<w:commentRangeEnd w:id="1"/>',
        '<w:r><w:commentReference w:id="1"/></w:r>',
    )
    assert lines(body, comments=f'<w:comment w:id="1">{p("要確認")}</w:comment>') == ["甲乙"]
