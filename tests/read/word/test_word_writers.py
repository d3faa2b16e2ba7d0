"""Documents as another program writes them."""

import io

import docx

from pipeline.read import read_bytes
from pipeline.types.source import MarkKind


def test_a_document_of_python_docx() -> None:
    written = docx.Document()
    written.sections[0].header.paragraphs[0].text = "ほしまど商会"
    written.add_heading("業務委託規約", level=0)
    written.add_heading("第1条（目的）", level=1)
    written.add_paragraph("本規約は、業務の委託について定める。")
    written.add_heading("第2条（禁止事項）", level=1)
    for text in ("複製すること。", "転載すること。"):
        written.add_paragraph(text, style="List Number")
    written.add_paragraph("税込", style="List Bullet")
    table = written.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "区分"
    table.cell(0, 2).text = "金額"
    table.cell(1, 0).merge(table.cell(1, 1)).text = "会員"
    table.cell(1, 2).text = "100円"
    data = io.BytesIO()
    written.save(data)

    source = read_bytes(data.getvalue(), "規約.docx")
    assert source.text.split("\n")[:-1] == [
        "ほしまど商会",
        "業務委託規約",
        "第1条（目的）",
        "本規約は、業務の委託について定める。",
        "第2条（禁止事項）",
        "1.\t複製すること。",
        "2.\t転載すること。",
        "・税込",
        "区分\t\t金額",
        "会員\t\t100円",
    ]
    found = [(mark.kind, source.text[slice(*mark.span)], mark.level) for mark in source.marks]
    assert found == [
        (MarkKind.FURNITURE, "ほしまど商会", 0),
        (MarkKind.HEADING, "業務委託規約", 1),
        (MarkKind.HEADING, "第1条（目的）", 1),
        (MarkKind.HEADING, "第2条（禁止事項）", 1),
        (MarkKind.LABEL, "1.", 1),
        (MarkKind.LABEL, "2.", 1),
        (MarkKind.TABLE, "区分\t\t金額\n会員\t\t100円", 0),
    ]
