"""Opening a package, and what is refused."""

import re
import time
from dataclasses import replace

import pytest

from pipeline.errors import SourceError
from pipeline.read import read_bytes
from pipeline.read.word import read
from pipeline.settings import Settings
from tests.read.word.packages import docx, links, p, part, zipped

ROOT = links({"d": ("officeDocument", "word/document.xml")})
DOCUMENT = part("document", f"<w:body>{p('甲')}</w:body>")


def text_of(files: dict[str, str | bytes]) -> str:
    return read(zipped(files), "契約書.docx", settings=Settings()).text


def refusal(data: bytes, settings: Settings | None = None) -> str:
    with pytest.raises(SourceError) as error:
        read(data, "契約書.docx", settings=settings or Settings())
    message = str(error.value)
    assert re.fullmatch(r"「契約書\.docx」[^。]+ください。", message)
    return message


def test_the_front_door_leads_here() -> None:
    source = read_bytes(docx(p("第1条（目的）") + p("甲は乙に委託する。")), "契約書.docx")
    assert source.text == "第1条（目的）\n甲は乙に委託する。\n"
    assert source.media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert (source.pages, source.printed) == (0, ())


@pytest.mark.parametrize("target", ["word/document.xml", "/word/document.xml", "./word/../word/document.xml"])
def test_the_main_part_is_found_through_the_relationships(target: str) -> None:
    root = links({"x": ("extended-properties", "docProps/app.xml"), "d": ("officeDocument", target)})
    assert text_of({"_rels/.rels": root, "word/document.xml": DOCUMENT}) == "甲\n"


def test_the_main_part_may_have_any_name() -> None:
    root = links({"d": ("officeDocument", "Word/Haupt.xml")})
    assert text_of({"_rels/.rels": root, "word\\haupt.xml": DOCUMENT}) == "甲\n"


def test_the_strict_variant_is_read() -> None:
    def strict(xml: str) -> str:
        return xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )

    section = '<w:sectPr><w:headerReference w:type="default" r:id="h"/></w:sectPr>'
    files: dict[str, str | bytes] = {
        "_rels/.rels": strict(ROOT),
        "word/_rels/document.xml.rels": strict(links({"h": ("header", "header1.xml")})),
        "word/header1.xml": strict(part("hdr", p("社外秘"))),
        "word/document.xml": strict(
            part("document", "<w:body>" + p("甲", look='<w:ind w:start="21pt"/>') + section + "</w:body>")
        ),
    }
    assert text_of(files) == "社外秘\n    甲\n"


def test_parts_in_utf_16_are_read() -> None:
    document = ('<?xml version="1.0" encoding="UTF-16"?>' + DOCUMENT).encode("utf-16")
    assert text_of({"_rels/.rels": ROOT, "word/document.xml": document}) == "甲\n"


def test_what_is_no_package_is_refused() -> None:
    whole = docx(p("甲"))
    assert "壊れて" in refusal(b"PK\x03\x04word/")
    assert "壊れて" in refusal(whole[: len(whole) // 2])
    assert "壊れて" in refusal(whole.replace(b"word/document.xml", b"word/documenx.xml", 1))
    assert "壊れて" in refusal(zipped({"_rels/.rels": ROOT, "word/document.xml": DOCUMENT[:-5]}))
    assert "本文がない" in refusal(zipped({"_rels/.rels": ROOT}))
    assert "本文がない" in refusal(zipped({"word/document.xml": DOCUMENT}))
    assert "本文がない" in refusal(zipped({"_rels/.rels": ROOT, "word/document.xml": "<workbook/>"}))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE w:document [<!ENTITY a "甲"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE w:document SYSTEM "http://localhost/x.dtd">',
        '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_document_types_are_refused(declaration: str) -> None:
    assert "文書型宣言" in refusal(zipped({"_rels/.rels": ROOT, "word/document.xml": declaration + DOCUMENT}))


def test_a_package_that_unpacks_to_too_much_is_refused() -> None:
    data = docx(p("甲" * 40_000), media=p("乙" * 40_000))
    small = replace(Settings(), max_unpacked_bytes=150_000)
    assert "上限" in refusal(data, small)


def test_a_package_of_nothing_but_tags_is_refused() -> None:
    data = docx("<w:p/>" * 20_000)
    assert "多すぎる" in refusal(data, replace(Settings(), max_unpacked_bytes=1_000_000))


def test_a_package_that_lies_about_its_size_is_refused() -> None:
    data = zipped({"_rels/.rels": ROOT, "word/document.xml": part("document", f"<w:body>{p('甲' * 40_000)}</w:body>")})
    size = len(part("document", f"<w:body>{p('甲' * 40_000)}</w:body>").encode())
    at = data.rindex(size.to_bytes(4, "little"))
    lying = data[:at] + (10).to_bytes(4, "little") + data[at + 4 :]
    refusal(lying, replace(Settings(), max_unpacked_bytes=60_000))


def test_deep_nesting_ends_in_a_message_or_in_text() -> None:
    deep = "<w:smartTag>" * 200 + "<w:r><w:t>甲</w:t></w:r>" + "</w:smartTag>" * 200
    assert read(docx(f"<w:p>{deep}</w:p>"), "契約書.docx", settings=Settings()).text == "甲\n"
    deeper = "<w:smartTag>" * 5000 + "</w:smartTag>" * 5000
    assert "壊れて" in refusal(docx(f"<w:p>{deeper}</w:p>"))


def test_nested_tables_of_any_depth_end() -> None:
    body = p("甲")
    for _ in range(40):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc>{p('乙')}</w:tc></w:tr></w:tbl>{p()}"
    assert "甲" in read(docx(body), "契約書.docx", settings=Settings()).text


@pytest.mark.timing
def test_a_long_document_is_read_in_time() -> None:
    text = "利用者は、本規約に同意したうえで、当社の定める方法により申し込むものとします。" * 3
    body = "".join(p(f"第{at}条", text, text) for at in range(4000))  # some 300 pages
    data = docx(body)
    begun = time.perf_counter()
    assert read(data, "契約書.docx", settings=Settings()).text.count("\n") == 4000
    assert time.perf_counter() - begun < 5
