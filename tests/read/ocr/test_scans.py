"""Scanned pages are read; what is doubtful in them is said."""

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw

from evaluation.pictures import as_pdf
from evaluation.scans import distance
from pipeline.errors import SourceError
from pipeline.extract import DOUBTFUL, extract
from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.text.normalize import squash
from pipeline.types.clause import Fact
from pipeline.types.source import Mark, MarkKind, SourceText
from tests.read.ocr.drawn import DPI, column, font, kinds, page, scanned
from tests.texts import document
from tests.tools import needed

LINES = (
    "業務委託契約書",
    "第1条（目的）",
    "甲は、乙に対し、機械の点検を委託し、乙はこれを受託する。",
    "第2条（期間）",
    "契約の期間は、締結の日から1年間とする。",
)


def words(source: SourceText) -> str:
    return squash(source.text).replace("（", "(").replace("）", ")")


def wanted(*lines: str) -> str:
    return squash("".join(lines)).replace("（", "(").replace("）", ")")


def test_a_scan_that_lies_askew_is_read_and_its_boxes_lie_on_the_page() -> None:
    image, _ = page(LINES)
    source = scanned(image.rotate(1.2, Image.Resampling.BICUBIC, fillcolor="white"))
    assert words(source) == wanted(*LINES)
    (scan,) = [mark for mark in source.marks if mark.kind is MarkKind.SCANNED]
    assert scan.level >= 90
    assert source.issues == ()
    assert [str(unit.address) for unit in parse(source)[0].walk() if unit.address] == ["第1条", "第2条"]
    start = source.text.index("締結")
    ((number, (left, top, right, bottom)),) = source.boxes([(start, start + 2)])
    # 7 letters of 44 dots behind 120 dots from the left; the fifth line stands a little lower at its left than drawn.
    assert number == 1
    assert left == pytest.approx((120 + 7 * 44) * 72 / DPI, abs=8)
    assert right - left == pytest.approx(2 * 44 * 72 / DPI, abs=6)
    assert top < (120 + 4 * 84 + 30) * 72 / DPI < bottom + 8


def test_a_seal_a_line_through_the_text_and_pencil_are_passed_over() -> None:
    image, draw = page(())
    draw.ellipse([1000, 60, 1250, 310], outline=(214, 40, 50), width=12)
    for index, line in enumerate(LINES[:3]):  # the ink of a seal lets print through
        draw.text((120, 120 + 84 * index), line, fill=(0, 0, 0), font=font())
    draw.line([120, 312, 1300, 312], fill=(0, 0, 0), width=4)
    draw.line([150, 600, 900, 700, 400, 640], fill=(170, 170, 170), width=4)
    assert distance(words(scanned(image)), wanted(*LINES[:3])) <= 1  # letters were struck out


def test_cells_of_a_table_stay_apart() -> None:
    image, draw = page(["第3条（料金）", "料金は、次の表のとおりとする。"])
    for y in (400, 500, 600):
        draw.line([120, y, 1200, y], fill=(0, 0, 0), width=3)
    for x in (120, 660, 1200):
        draw.line([x, 400, x, 600], fill=(0, 0, 0), width=3)
    other, _ = page(["区分", "定期の点検"], left=160, top=425, pitch=100)
    third, _ = page(["金額", "25,000円"], left=700, top=425, pitch=100)
    for part in (other, third):
        image.paste(part, (0, 0), part.convert("L").point(lambda dot: 255 - dot))
    assert [row.split("\t") for row in kinds(scanned(image), MarkKind.TABLE)[0].split("\n")] == [
        ["区分", "金額"],
        ["定期の点検", "25,000円"],
    ]


def test_letters_on_shaded_fields_are_read() -> None:
    image, draw = page(())
    for index, (line, ground) in enumerate(
        zip(LINES[1:4], ((144, 255, 144), (60, 200, 110), (170, 170, 170)), strict=True)
    ):
        top = 120 + 120 * index
        draw.rectangle([100, top - 20, 1600, top + 70], fill=ground, outline=(0, 90, 0), width=3)
        draw.text((120, top), line, fill=(0, 0, 0), font=font())
    assert words(scanned(image)) == wanted(*LINES[1:4])


def test_vertical_writing_runs_from_right_to_left() -> None:
    image, draw = page([])
    column(draw, "第一条　甲は乙に点検を委託する。", 1600)
    column(draw, "第二条　契約の期間は一年とする。", 1480)
    source = scanned(image)
    assert words(source) == wanted("第一条甲は乙に点検を委託する。", "第二条契約の期間は一年とする。")
    first, second = (
        source.boxes([(source.text.index(word), source.text.index(word) + 2)])[0][1] for word in ("点検", "期間")
    )
    assert first[0] > second[0]
    assert first[1] == pytest.approx(100 * 72 / DPI, abs=3) and first[3] - first[1] > 10 * (first[2] - first[0])


def test_numbers_in_vertical_writing_stand_upright_in_one_place_or_lie() -> None:
    image, draw = page([])
    shape = draw.textbbox((0, 0), "2026", font=font())
    lying = Image.new("RGB", (shape[2] + 4, 50), "white")
    ImageDraw.Draw(lying).text((2, 0), "2026", fill=(0, 0, 0), font=font())
    column(draw, "契約は、", 1600)
    image.paste(lying.rotate(-90, expand=True, fillcolor="white"), (1600, 100 + 4 * 48))
    column(draw, "年三月■日から■日後に終わる。", 1600, top=100 + 6 * 48)
    for place, digits in ((3, "31"), (7, "11")):
        top = 100 + (6 + place) * 48
        draw.rectangle((1600, top, 1648, top + 47), fill=(255, 255, 255))
        draw.text((1600, top), digits, fill=(0, 0, 0), font=font())
    column(draw, "窓口は月曜の午前に開く。", 1480)
    source = scanned(image)
    assert words(source) == wanted("契約は、2026年三月31日から11日後に終わる。", "窓口は月曜の午前に開く。")


def test_kanji_numbers_of_vertical_writing_keep_the_white_space_behind_them() -> None:
    image, draw = page([])
    lines = "第十二条　乙は、次の検収を行う。", "一　金額の明細", "二　数量の明細"
    for index, line in enumerate(lines):
        column(draw, line, 1600 - 120 * index)
    assert scanned(image).text.split("\n") == list(lines)


def test_a_page_that_cannot_be_read_is_named_and_the_others_are_read() -> None:
    image, _ = page(LINES[1:3])
    blur, _ = page(LINES * 2, fill=90)
    source = scanned(image, blur.resize((150, 92)).resize(blur.size))
    assert {issue.code for issue in source.issues} <= {"weak-page", "unreadable-page"}
    assert [issue.message.startswith("2ページは") for issue in source.issues] == [True]
    assert words(source).startswith(wanted(*LINES[1:3]))


def test_a_picture_that_is_no_pdf_is_read() -> None:
    needed("tesseract")
    out = io.BytesIO()
    page(LINES[1:3])[0].save(out, "PNG", dpi=(DPI, DPI))
    source = read_bytes(out.getvalue(), "契約.png")
    assert (source.media_type, source.pages, words(source)) == ("image/png", 1, wanted(*LINES[1:3]))


def test_without_tesseract_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    image, _ = page(LINES)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError) as caught:
        read_bytes(as_pdf([image], DPI), "走査.pdf")
    assert "apt install tesseract-ocr-jpn" in str(caught.value) and str(caught.value).endswith("ください。")


def test_a_fact_that_rests_on_weak_characters_is_not_sure() -> None:
    text = "第1条（遅延損害金）\n会員が支払いを怠ったときは、年14.6％の遅延損害金を支払います。"
    sure = document(text)
    start = text.index("14.6")
    weak = parse(_with(sure.source, Mark(MarkKind.WEAK, (start, start + 2))))[0]
    before, after = (_rate(extract(one).facts) for one in (sure, weak))
    assert before.value == after.value and before.confidence > DOUBTFUL == after.confidence


def _with(source: SourceText, mark: Mark) -> SourceText:
    return replace(source, marks=(*source.marks, mark))


def _rate(facts: tuple[Fact, ...]) -> Fact:
    return next(fact for fact in facts if fact.field == "late_charge.rate")
