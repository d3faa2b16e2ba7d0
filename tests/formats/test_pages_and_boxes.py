"""Every unit of a PDF says where it stands on its pages."""

from app import as_json
from evaluation.made.document import make
from evaluation.made.layouts import render
from evaluation.made.styles import Format
from pipeline.parse import parse
from pipeline.read import read_bytes


def test_every_unit_has_its_pages_and_boxes() -> None:
    source = read_bytes(*render(make(5, Format.PDF)))
    (document,) = parse(source)
    units = as_json.document(document)["units"]
    assert len(units) > 10
    for unit in units:
        assert unit["boxes"], unit["address"]
        assert unit["pages"] == sorted({box[0] for box in unit["boxes"]})
        assert all(1 <= page <= source.pages and x0 < x1 and y0 < y1 for page, x0, y0, x1, y1 in unit["boxes"])


def test_the_box_of_a_unit_encloses_the_line_it_is_printed_on() -> None:
    source = read_bytes(*render(make(5, Format.PDF)))
    (document,) = parse(source)
    article = next(unit for unit in document.walk() if unit.address and str(unit.address) == "第1条")
    start = article.heading_spans[0][0]
    line = next(one for one in source.printed if one.span[0] <= start < one.span[1])
    page, (x0, y0, x1, y1) = source.boxes(article.heading_spans)[0]
    assert (page, y0, y1) == (line.page, line.box[1], line.box[3])
    assert line.box[0] - 0.1 <= x0 < x1 <= line.box[2] + 0.1


def test_a_document_without_pages_has_no_boxes() -> None:
    (document,) = parse(read_bytes("規約\n第1条（目的）\n定めます。\n".encode(), "a.txt"))
    assert all(unit["boxes"] == [] == unit["pages"] for unit in as_json.document(document)["units"])
