"""A Word file that is marked itself: its looks, its own numbers and what others have tracked in it stay."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from app.as_redline import as_redline
from evaluation.redlines import body, resolved
from pipeline import run
from pipeline.export.redline import Unsafe, redline
from pipeline.revise.words import operations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHEN = datetime(2026, 4, 1, tzinfo=UTC)
LINES = [
    "業務委託契約書",
    "第1条（目的）",
    "甲は、乙に業務を委託する。",
    "第2条（期間）",
    "本契約の期間は、1年とする。",
    "第3条（解約）",
    "甲は、1か月前に申し出て解約することができる。",
]


def word(lines: list[str], change=None) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line, style="Heading 2" if line.startswith("第") else None)
    if change:
        change(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def marked(old: bytes, new: list[str]) -> tuple[bytes, bool]:
    revisions = run.revise(run.parse_bytes(old, "旧.docx"), run.parse_bytes(word(new), "新.docx"))
    return as_redline(revisions, author="法務部", when=WHEN, original=old)


def test_words_paragraphs_and_articles_are_marked_in_the_old_file() -> None:
    new = [
        *LINES[:3],
        "第2条（再委託）",
        "乙は、再委託してはならない。",
        "第3条（期間）",
        "本契約の期間は、2年とする。",
    ]
    data, is_old = marked(word(LINES), new)
    assert is_old
    assert [line for line in resolved(data, accept=True) if line] == new
    assert [line for line in resolved(data, accept=False) if line] == LINES


def test_runs_keep_their_look_on_both_sides_of_a_cut() -> None:
    def change(document) -> None:
        paragraph = document.paragraphs[4]
        paragraph.clear()
        paragraph.add_run("本契約の")
        paragraph.add_run("期間は、1年と").bold = True
        paragraph.add_run("する。")

    data, is_old = marked(word(LINES, change), [*LINES[:4], "本契約の期間は、2年とする。", *LINES[5:]])
    assert is_old
    [struck] = body(data).iter(f"{W}delText")
    paragraph = next(struck.iterancestors(f"{W}p"))
    looks = [
        ("".join(words.text for words in run.iter(f"{W}t", f"{W}delText")), run.find(f"{W}rPr/{W}b") is not None)
        for run in paragraph.iter(f"{W}r")
        if next(run.iter(f"{W}t", f"{W}delText"), None) is not None
    ]
    assert looks == [
        ("本契約の", False),
        ("期間は、", True),
        ("1年", True),
        ("2年", True),
        ("と", True),
        ("する。", False),
    ]


def test_a_number_that_is_typed_keeps_the_space_behind_it() -> None:
    lines = ["業務委託契約書", "第1条（委託）", "1　甲は、委託する。", "2　乙は、受託する。"]
    new = [*lines[:2], "1　甲は、委託する。", "2　丙は、補佐する。", "3　乙は、受託する。"]
    data, is_old = marked(word(lines), new)
    assert is_old
    assert [line for line in resolved(data, accept=True) if line] == new
    assert [line for line in resolved(data, accept=False) if line] == lines


def test_a_new_paragraph_has_the_style_of_its_like() -> None:
    data, _ = marked(word(LINES), [*LINES, "第4条（協議）", "疑義は、協議して定める。"])
    heading = next(one for one in body(data).iter(f"{W}p") if "".join(one.itertext()) == "第4条（協議）")
    assert heading.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Heading2"
    assert heading.find(f"{W}pPr/{W}rPr/{W}ins") is not None


def test_what_others_have_tracked_stays() -> None:
    def change(document) -> None:
        paragraph = document.paragraphs[4]._p
        for name, text in (("w:ins", "ただし、更新できる。"), ("w:del", "更新しない。")):
            mark = OxmlElement(name)
            for key, value in (("id", "7"), ("author", "相手方"), ("date", "2026-01-01T00:00:00Z")):
                mark.set(qn(f"w:{key}"), value)
            piece = OxmlElement("w:r")
            words = OxmlElement("w:t" if name == "w:ins" else "w:delText")
            words.text = text
            piece.append(words)
            mark.append(piece)
            paragraph.append(mark)

    data, is_old = marked(
        word(LINES, change), [*LINES[:4], "本契約の期間は、2年とする。ただし、延長できる。", *LINES[5:]]
    )
    assert is_old
    others = [one for one in body(data).iter(f"{W}ins", f"{W}del") if one.get(f"{W}author") == "相手方"]
    assert {"ins", "del"} == {etree.QName(one).localname for one in others}
    assert "本契約の期間は、2年とする。ただし、延長できる。" in resolved(data, accept=True)
    assert not [one for one in body(data).iter(f"{W}ins") if one.find(f".//{W}ins") is not None]
    ids = [one.get(f"{W}id") for one in body(data).iter(f"{W}ins", f"{W}del") if one.get(f"{W}author") == "法務部"]
    assert ids and len(set(ids)) == len(ids) and "7" not in ids


def test_comments_that_stand_in_the_file_stay() -> None:
    def change(document) -> None:
        paragraph = document.paragraphs[2]
        document.add_comment(paragraph.runs, text="要確認", author="相手方", initials="あ")

    data, is_old = marked(word(LINES, change), [*LINES[:4], "本契約の期間は、2年とする。", *LINES[5:]])
    assert is_old
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        comments = etree.fromstring(package.read("word/comments.xml"))
        assert package.read("[Content_Types].xml").count(b"/word/comments.xml") == 1
    assert [one.get(f"{W}author") for one in comments] == ["相手方", "法務部"]
    assert docx.Document(io.BytesIO(data)).paragraphs[2].text == LINES[2]


def test_cells_are_marked_one_by_one() -> None:
    def table(document, price: str) -> None:
        document.add_paragraph("別紙1（料金）")
        grid = document.add_table(2, 2)
        for cell, text in zip([*grid.rows[0].cells, *grid.rows[1].cells], ["区分", "月額", "個人", price], strict=True):
            cell.text = text

    old, new = (word(LINES, lambda document, price=price: table(document, price)) for price in ("1,000円", "1,200円"))
    revisions = run.revise(run.parse_bytes(old, "旧.docx"), run.parse_bytes(new, "新.docx"))
    data, is_old = as_redline(revisions, author="法務部", when=WHEN, original=old)
    assert is_old
    assert [one.text for one in body(data).iter(f"{W}delText")] == ["1,000円"]


def test_what_cannot_be_cut_is_laid_out_anew() -> None:
    def change(document) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "DATE")
        paragraph = document.paragraphs[4]._p
        field.extend(paragraph.findall(qn("w:r")))
        paragraph.append(field)

    old, new = word(LINES, change), [*LINES[:4], "本契約の期間は、2年とする。", *LINES[5:]]
    data, is_old = marked(old, new)
    assert not is_old
    assert [line for line in resolved(data, accept=True) if line] == new
    revisions = run.revise(run.parse_bytes(old, "旧.docx"), run.parse_bytes(word(new), "新.docx"))
    with pytest.raises(Unsafe):
        redline(revisions, wording=operations, told=lambda _: "", author="a", when=WHEN, original=old)
