"""What cannot be read is said: in an issue where some pages can, as an error of one sentence where nothing can."""

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from pipeline.errors import LockedError, SourceError
from pipeline.settings import Settings
from tests.read.pdf.paper import Paper, assembled, lines, read


def picture() -> ImageReader:
    """A grey picture of 2 by 2 dots, as a portable graymap."""
    return ImageReader(io.BytesIO(b"P5 2 2 255\n\x40\x80\x80\x40"))


def locked(**options: object) -> bytes:
    paper = Paper(encrypt=StandardEncryption("secret", **options))
    paper.text(72, 100, "第１条　目的")
    return paper.data()


def refusal(data: bytes, **options: object) -> str:
    with pytest.raises(SourceError) as caught:
        read(data, **options)
    message = str(caught.value)
    assert message.startswith("「見本.pdf」") and message.endswith("ください。") and message.count("。") == 1
    return message


@pytest.mark.parametrize("strength", [40, 128])
def test_a_locked_file_needs_its_password(strength: int) -> None:
    data = locked(strength=strength)
    assert "--password でパスワードを" in refusal(data)
    assert "パスワードが違う" in refusal(data, password="wrong")
    with pytest.raises(LockedError):
        read(data)
    assert lines(read(data, password="secret")) == ["第１条　目的"]


def test_a_password_for_a_file_that_has_none_is_ignored() -> None:
    paper = Paper()
    paper.text(72, 100, "第１条　目的")
    assert lines(paper.read(password="secret")) == ["第１条　目的"]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>", b"%PDF-1.7" + b"\0" * 500]
)
def test_a_broken_file(data: bytes) -> None:
    assert "壊れ" in refusal(data)


def test_a_truncated_file_is_read_or_refused() -> None:
    paper = Paper()
    for page in range(3):
        paper.text(72, 100, f"第{page + 1}条　目的")
        paper.turn_page()
    data = paper.data()
    for part in (len(data) // 4, len(data) // 2, len(data) - 30):
        try:
            read(data[:part])
        except SourceError as error:
            assert str(error).endswith("ください。")


def test_more_pages_than_allowed() -> None:
    paper = Paper()
    for _ in range(3):
        paper.text(72, 100, "第１条　目的")
        paper.turn_page()
    data = paper.data()
    assert read(data, settings=Settings(max_pages=3)).pages == 3
    assert "3 ページあり上限の 2 ページ" in refusal(data, settings=Settings(max_pages=2))


def test_pages_of_pictures_are_named() -> None:
    paper = Paper()
    for page in range(6):
        if page in (1, 3, 4):
            paper.canvas.drawImage(picture(), 50, 50, 480, 700)
        else:
            paper.text(72, 100, "第１条　目的")
        paper.turn_page()
    draft = paper.read()
    assert [issue.code for issue in draft.issues] == ["no-text-layer"]
    assert draft.issues[0].message.startswith("2、4～5ページには文字の情報がありません")
    assert draft.issues[0].spans == ()
    assert len(lines(draft)) == 3


def test_a_scanned_page_with_a_printed_number_is_named() -> None:
    paper = Paper()
    for page in range(4):
        if page == 2:
            paper.canvas.drawImage(picture(), 0, 0, paper.width, paper.height)
        else:
            paper.block(72, 100, ["第１条　目的", "甲は、これを行う。", "乙は、これを受ける。"] * 5)
        paper.text(290, 810, f"{page + 1}", size=9)
        paper.turn_page()
    assert paper.read().issues[0].message.startswith("3ページには")


def test_a_file_of_pictures_only() -> None:
    paper = Paper()
    for _ in range(2):
        paper.canvas.drawImage(picture(), 50, 50, 480, 700)
        paper.turn_page()
    assert "画像だけの PDF" in refusal(paper.data())


def test_a_small_picture_on_a_page_without_text_is_nothing_to_report() -> None:
    paper = Paper()
    paper.text(72, 100, "第１条　目的")
    paper.turn_page()
    paper.canvas.drawImage(picture(), 50, 50, 40, 40)
    assert paper.read().issues == ()


def test_characters_without_code_points_are_reported() -> None:
    data = assembled(
        b"BT /F1 12 Tf 72 700 Td <000100020003000400050006> Tj ET",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Unknown /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unknown /DW 1000 /FontDescriptor 7 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        b"<< /Type /FontDescriptor /FontName /Unknown /Flags 4 /FontBBox [0 -120 1000 880] /Ascent 880 /Descent -120"
        b" /ItalicAngle 0 /CapHeight 700 /StemV 80 >>",
    )
    draft = read(data)
    assert [issue.code for issue in draft.issues] == ["unreadable-text"]
    assert draft.issues[0].message.startswith("1ページの文字は")


@pytest.mark.parametrize("side", [b"9" * 40 + b".5", b"99999999999.5"])
def test_a_page_without_bounds_cannot_be_read(side: bytes) -> None:
    paper = Paper(pageCompression=0)
    paper.text(72, 100, "第１条　目的")
    data = paper.data()
    assert b"/MediaBox [ 0 0 595.2756 841.8898 ]" in data
    draft = read(data.replace(b"841.8898 ]", side + b" ]"))
    assert (draft.text, [issue.code for issue in draft.issues]) == ("", ["broken-page"])
