"""Characters to lines: what is printed on one line is one line, once, with white space where the print has it."""

import pytest

from tests.read.pdf.paper import GOTHIC, Paper, assembled, broken, furniture, lines, printed, prose, read


def test_lines_come_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    paper = Paper()
    texts = broken(prose(400), 40)
    for index in (3, 0, 9, 5, 1, 8, 2, 7, 4, 6):
        paper.text(72, 100 + 18 * index, texts[index])
    draft = paper.read()
    assert lines(draft) == texts
    assert draft.pages == 1


def test_characters_drawn_one_by_one_in_any_order_are_a_line() -> None:
    paper = Paper()
    text = "第１条　この規約は、利用者に適用する。"
    for index in (5, 0, 11, *range(18, 11, -1), 3, 1, 2, 4, 10, 6, 9, 7, 8):
        paper.text(72 + 10.5 * index, 100, text[index])
    assert lines(paper.read()) == [text]


@pytest.mark.parametrize("shift", [0.0, 0.2, 0.6, 1.2])
def test_text_printed_twice_stands_once(shift: float) -> None:
    paper = Paper()
    for offset in (0.0, shift):
        paper.text(72 + offset, 100 + offset / 2, "第２条（委託の範囲）")
        paper.spaced(72 + offset, 130, "乙は、これを行う。", 10.5)
    assert lines(paper.read()) == ["第２条（委託の範囲）", "乙は、これを行う。"]


def test_each_character_printed_twice_stands_once() -> None:
    paper = Paper()
    for index, character in enumerate("共に々々いい"):
        paper.text(72 + 10.5 * index, 100, character)
        paper.text(72.3 + 10.5 * index, 100, character)
    assert lines(paper.read()) == ["共に々々いい"]


def test_letters_set_apart_evenly_are_a_word() -> None:
    paper = Paper()
    paper.spaced(200, 100, "業務委託契約書", 24, size=14)
    paper.spaced(72, 140, "第１条", 20)
    paper.text(72 + 20 * 3, 140, "この契約は、次のとおりとする。")
    assert lines(paper.read()) == ["業務委託契約書", "第１条　この契約は、次のとおりとする。"]


def test_two_letters_far_apart_keep_their_white_space() -> None:
    paper = Paper()
    paper.text(72, 100, "附")
    paper.text(104, 100, "則")
    paper.text(136, 100, "（令和七年四月一日）")
    assert lines(paper.read()) == ["附　則　（令和七年四月一日）"]


def test_a_number_apart_from_its_text_is_one_line_with_it() -> None:
    paper = Paper()
    texts = broken(prose(96), 32)
    paper.text(72, 100, "(1)")
    paper.block(110, 101, texts)
    paper.text(72, 160, "（２）")
    paper.text(114, 159, "甲が書面により承諾したもの")
    assert lines(paper.read()) == ["(1)　" + texts[0], *texts[1:], "（２）　甲が書面により承諾したもの"]


def test_justified_japanese_gets_no_white_space() -> None:
    paper = Paper()
    paper.spaced(72, 100, "甲は、乙に対し、その料金を支払うものとする。", 12.9)
    assert lines(paper.read()) == ["甲は、乙に対し、その料金を支払うものとする。"]


def test_words_of_latin_letters_keep_apart_without_a_space_in_the_file() -> None:
    paper = Paper()
    at = 72.0
    for word in ("This", "Agreement", "is", "made", "by"):
        paper.text(at, 100, word, font="Helvetica", size=10)
        at += paper.canvas.stringWidth(word, "Helvetica", 10) + 2.78
    paper.text(72, 130, "契約番号")
    paper.text(72 + 42 + 2.6, 130, "AB-12", font="Helvetica", size=10)
    assert lines(paper.read()) == ["This Agreement is made by", "契約番号AB-12"]


def test_higher_and_lower_signs_stand_in_their_line() -> None:
    paper = Paper()
    paper.text(72, 100, "違約金")
    paper.text(72 + 31.5, 96, "注1", size=6)
    paper.text(72 + 31.5 + 12, 100, "を支払う。")
    paper.text(72, 120, "CO", font="Helvetica")
    paper.text(88, 123, "2", font="Helvetica", size=6)
    paper.text(92, 120, "の量")
    assert lines(paper.read()) == ["違約金注1を支払う。", "CO2の量"]


def test_fonts_on_slightly_different_base_lines_are_one_line() -> None:
    paper = Paper()
    paper.text(72, 100, "年率", font=GOTHIC)
    paper.text(93, 101.2, "14.6", font="Helvetica", size=10)
    paper.text(115, 99.5, "％とする。")
    assert lines(paper.read()) == ["年率14.6％とする。"]


def test_ruby_breaks_no_sentence() -> None:
    paper = Paper()
    texts = broken(prose(120), 40)
    paper.block(72, 100, texts, pitch=22)
    paper.text(72 + 21, 122 - 9.6, "しょう", size=5)
    draft = paper.read()
    assert lines(draft) == texts
    assert furniture(draft) == ["しょう"]


def test_a_line_has_an_edge_for_each_character() -> None:
    paper = Paper()
    paper.text(72, 100, "第１条　目的")
    line = printed(paper.read(), "第１条")
    assert line.edges == pytest.approx([72 + 10.5 * index for index in range(7)], abs=0.01)
    assert line.box == pytest.approx((72, 100 - 0.9 * 10.5, 135, 100 + 0.2 * 10.5), abs=0.01)


def test_indent_and_room_are_counted_in_characters_from_the_edges_of_the_text() -> None:
    paper = Paper()
    texts = broken(prose(200), 40)
    paper.block(72, 100, texts)
    paper.text(93, 200, "（秘密保持）")
    draft = paper.read()
    first, title = printed(draft, texts[0]), printed(draft, "（秘密保持）")
    assert (first.indent, first.room) == pytest.approx((0, 0), abs=0.01)
    assert (title.indent, title.room) == pytest.approx((2, 32), abs=0.01)


def test_a_hyphen_at_the_end_of_a_line_stays_one() -> None:
    paper = Paper()
    paper.text(72, 100, "the non-", font="Helvetica")
    paper.text(72, 115, "exclusive licence", font="Helvetica")
    assert lines(paper.read()) == ["the non-", "exclusive licence"]


def test_letters_of_a_ligature_stand_in_their_word() -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /StandardEncoding >>"
    draft = read(assembled(b"BT /F1 12 Tf 72 700 Td (con\256dential \256les of an o\257ine o\256ce) Tj ET", font))
    assert lines(draft) == ["confidential files of an oﬂine ofice".replace("ﬂ", "fl")]
    edges = draft.printed[0].edges
    assert list(edges) == sorted(edges)
    assert len(set(edges)) == len(edges)


def test_a_small_sign_in_the_blank_half_of_a_bracket() -> None:
    paper = Paper()
    paper.text(72, 100, "秘密情報（別に定める。）")
    paper.text(72 + 11.6 * 10.5, 96.5, "注１", size=5)
    paper.text(72 + 11.6 * 10.5 + 10.5, 100, "を開示しない。")
    assert lines(paper.read()) == ["秘密情報（別に定める。）注１を開示しない。"]
