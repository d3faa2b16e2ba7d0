"""Pages of any size and turn: lines as they are read, boxes as the page is shown."""

import pytest
from reportlab.lib.pagesizes import A4, A5, landscape

from tests.read.pdf.paper import Paper, broken, furniture, lines, prose, read

TEXTS = broken(prose(200), 40)


def turned(paper: Paper, degrees: int, x: float, y: float) -> None:
    """Text that runs in another direction, from a point given from the bottom left."""
    paper.canvas.saveState()
    paper.canvas.translate(x, y)
    paper.canvas.rotate(degrees)
    paper.canvas.setFont("HeiseiMin-W3", 10.5)
    for index, text in enumerate(TEXTS):
        paper.canvas.drawString(0, -18 * index, text)
    paper.canvas.restoreState()


def test_pages_of_several_sizes() -> None:
    paper = Paper(A4)
    paper.block(72, 100, TEXTS)
    paper.turn_page(landscape(A4))
    paper.block(72, 100, broken(prose(180), 60))
    paper.turn_page(A5)
    paper.block(40, 80, broken(prose(90), 30))
    draft = paper.read()
    assert lines(draft, page=2) == broken(prose(180), 60)
    assert lines(draft, page=3) == broken(prose(90), 30)
    assert [line.box[0] for line in draft.printed if line.page == 3] == pytest.approx([40] * 3, abs=0.1)


@pytest.mark.parametrize(("degrees", "x", "y"), [(90, 100, 100), (180, 500, 700), (270, 500, 700)])
def test_a_page_whose_text_runs_in_another_direction(degrees: int, x: float, y: float) -> None:
    paper = Paper()
    turned(paper, degrees, x, y)
    draft = paper.read()
    assert lines(draft) == TEXTS
    box = draft.printed[0].box
    wide, high = box[2] - box[0], box[3] - box[1]
    assert (wide > high) is (degrees == 180)
    assert 0 < box[0] and box[2] < paper.width and 0 < box[1] and box[3] < paper.height
    if degrees == 90:
        assert box == pytest.approx((100 - 9.45, 842 - 100 - 420, 100 + 2.1, 842 - 100), abs=1)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_shown_turned(degrees: int) -> None:
    paper = Paper(A4)
    turned(paper, degrees, *{90: (100, 100), 180: (500, 700), 270: (500, 700)}[degrees])
    data = paper.data().replace(b"/Rotate 0", b"/Rotate %d" % degrees)
    draft = read(data)
    assert lines(draft) == TEXTS
    line = draft.printed[0]
    assert line.box[2] - line.box[0] == pytest.approx(420, abs=0.5)
    assert line.edges[1] - line.edges[0] == pytest.approx(10.5, abs=0.01)
    assert all(line.box[0] > 0 and line.box[1] > 0 for line in draft.printed)


def test_places_are_counted_from_the_visible_part_of_the_page() -> None:
    paper = Paper()
    paper.canvas.setCropBox((50, 100, 545, 800))
    paper.block(72, 100, TEXTS)
    paper.text(72, 830, "断裁の外にある印")
    draft = paper.read()
    assert lines(draft) == TEXTS
    assert draft.printed[0].box == pytest.approx((22, 58 - 9.45, 442, 58 + 2.1), abs=0.2)


def test_text_in_another_direction_comes_after_the_text_of_the_page() -> None:
    paper = Paper()
    for page in range(3):
        paper.block(72, 100, broken(prose(400, seed=page), 40))
        paper.canvas.saveState()
        paper.canvas.translate(30, 400)
        paper.canvas.rotate(90)
        paper.canvas.setFont("HeiseiMin-W3", 8)
        paper.canvas.drawString(0, 0, "青葉通信の書式" if page != 1 else "原本と照合した")
        paper.canvas.restoreState()
        paper.turn_page()
    draft = paper.read()
    assert lines(draft, page=1)[-1] == "青葉通信の書式"
    assert lines(draft, page=2)[-1] == "原本と照合した"
    assert furniture(draft) == []


def test_a_blank_page_is_a_page() -> None:
    paper = Paper()
    paper.block(72, 100, TEXTS)
    paper.turn_page()
    paper.turn_page()
    paper.block(72, 100, TEXTS[:2])
    draft = paper.read()
    assert draft.pages == 3
    assert draft.text == "\n".join(TEXTS) + "\f\f" + "\n".join(TEXTS[:2])
    assert draft.issues == ()


def test_what_was_entered_in_a_form_is_text() -> None:
    paper = Paper()
    paper.text(72, 100, "契約開始日")
    paper.canvas.acroForm.textfield(name="start", value="2026-04-01", x=140, y=735, width=120, height=20)
    assert " ".join(lines(paper.read()).pop().split()) == "契約開始日 2026-04-01"


def test_text_in_a_form_of_the_file_stands_where_it_is_drawn() -> None:
    paper = Paper()
    paper.canvas.beginForm("stamp")
    paper.canvas.setFont("HeiseiMin-W3", 10)
    paper.canvas.drawString(10, 20, "第１条　目的")
    paper.canvas.endForm()
    paper.canvas.saveState()
    paper.canvas.translate(100, 300)
    paper.canvas.scale(1.5, 1.5)
    paper.canvas.doForm("stamp")
    paper.canvas.restoreState()
    draft = paper.read()
    assert lines(draft) == ["第１条　目的"]
    assert draft.printed[0].box == pytest.approx((115, 842 - 330 - 13.5, 205, 842 - 330 + 3), abs=0.2)


def test_feet_beside_a_turned_page_are_known_from_the_other_pages() -> None:
    paper = Paper()
    for page in range(4):
        if page == 2:
            turned(paper, 90, 100, 100)
        else:
            paper.block(72, 100, broken(prose(400, seed=page), 40))
        paper.text(280, 810, f"- {page + 1} -", size=9)
        paper.turn_page()
    draft = paper.read()
    assert furniture(draft) == ["- 1 -", "- 2 -", "- 3 -", "- 4 -"]
    assert lines(draft, page=3) == TEXTS
