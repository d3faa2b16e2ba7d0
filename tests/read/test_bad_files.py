"""Files that are broken, locked, made to do harm or too large: one sentence each, and never a long wait."""

import hashlib
import struct
import time
import zipfile
import zlib
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.read import child, pdf, read_bytes, read_file, unlocked, word
from pipeline.settings import Settings
from tests.read import files, tasks

_MEGABYTE = 1024 * 1024


def refusal(
    data: bytes, name: str = "規約.docx", *, password: str | None = None, settings: Settings | None = None
) -> str:
    """What is said of data: always one sentence that names the file and says what to do."""
    with pytest.raises(SourceError) as caught:
        read_bytes(data, name, password=password, settings=settings or Settings())
    message = str(caught.value)
    assert message.startswith(f"「{name}」") and message.endswith("ください。") and message.count("。") == 1
    assert "\n" not in message
    return message


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "空.pdf", "空のファイル"),
        (b" \n\t \r\n", "空白.docx", "空白のほかに"),
        (bytes(range(256)) * 40, "規約.txt", "文字の文書ではない"),
        (files.PICTURE, "規約.pdf", "画像"),
        (files.zipped({"写真.txt": "甲".encode()}), "規約.docx", "ZIP"),
        (files.zipped({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}), "規約.docx", "Excel"),
        (files.zipped({"word/notes.txt": "甲".encode()}), "規約.docx", "Word の本文がない"),
        (files.OLD_WORD, "規約.doc", "旧形式"),
        (files.OLD_WORD, "規約.docx", "旧形式"),
        (b"{\\rtf1\\ansi", "規約.doc", "リッチテキスト"),
        (b"From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n<p>", "規約.html", "ウェブアーカイブ"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w/>', "規約.xml", "XML 形式の Word"),
        ("第１条（目的）甲は。".encode().decode("cp932", errors="replace").encode(), "規約.md", "文字化け"),
    ],
)
def test_what_is_no_document_says_what_it_is(data: bytes, name: str, words: str) -> None:
    assert words in refusal(data, name)


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        ("<!doctype html><p>甲は、乙に払う。".encode(), "規約.pdf", "text/html"),
        ("第1条\n甲は、乙に払う。\n".encode(), "規約.docx", "text/plain"),
        (files.word(), "規約.txt", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (files.pdf(), "規約.docx", "application/pdf"),
    ],
)
def test_a_file_is_read_as_what_it_is(data: bytes, name: str, media: str) -> None:
    assert read_bytes(data, name).media_type == media


@pytest.mark.timing
def test_hundreds_of_comments_before_a_text_are_no_riddle() -> None:
    start = time.perf_counter()
    assert read_bytes(("<!-- 注 -->" * 500 + "第1条 甲").encode(), "規約.md").media_type == "text/markdown"
    assert time.perf_counter() - start < 1


# Locked


@pytest.mark.parametrize(
    ("data", "name"),
    [(files.locked(files.illustrated_word(), "ひらけ"), "規約.docx"), (files.pdf(password="hirake"), "規約.pdf")],
)
def test_a_locked_file_asks_for_its_password(data: bytes, name: str) -> None:
    assert "パスワードで保護" in refusal(data, name)
    assert "パスワードが違う" in refusal(data, name, password="ちがう")
    source = read_bytes(data, name, password="ひらけ" if name.endswith("docx") else "hirake")
    assert source.text.split() == list(files.LINES)
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("data", [files.word(), files.pdf(), "第1条 甲".encode()])
def test_a_password_that_is_not_needed_does_no_harm(data: bytes) -> None:
    assert read_bytes(data, "規約", password="x") == read_bytes(data, "規約")


def test_what_a_locked_word_file_holds_is_the_file_that_was_locked() -> None:
    data = files.illustrated_word()
    assert unlocked(files.locked(data, "ひらけ"), "規約.docx", password="ひらけ") == data
    assert unlocked(files.pdf(), "規約.pdf", password="ひらけ") == files.pdf()


def test_a_locked_workbook_is_a_workbook_all_the_same() -> None:
    parts = files.parts(files.illustrated_word())
    workbook = files.zipped({name.replace("word/", "xl/"): content for name, content in parts.items()})
    assert "Excel" in refusal(files.locked(workbook, "ひらけ"), "料金.xlsx", password="ひらけ")


def test_a_locked_file_that_is_broken_is_refused() -> None:
    cases = [*files.damaged(files.locked(files.illustrated_word(), "ひらけ"), 6)]
    assert files.surprises(partial(read_bytes, name="規約.docx", password="ひらけ"), cases) == []


# Broken


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_file_cut_short_is_refused(share: float) -> None:
    assert "壊れて" in refusal(files.word()[: int(len(files.word()) * share)])
    assert "壊れて" in refusal(files.pdf()[: int(len(files.pdf()) * share)], "規約.pdf")


def test_damaged_files_are_read_or_refused() -> None:
    cases = [*files.damaged(files.word(), 8), *files.damaged(files.pdf(), 8)]
    assert files.surprises(partial(read_bytes, name="規約"), cases) == []


@pytest.mark.parametrize(
    ("read", "cases"),
    [
        (partial(word.read, name="規約.docx", settings=Settings()), [*files.damaged(files.word(), 300)]),
        (
            partial(word.read, name="規約.docx", settings=Settings()),
            [*files.damaged_parts(files.parts(files.word()), 200)],
        ),
        (partial(pdf.read, name="規約.pdf", password=None, settings=Settings()), [*files.damaged(files.pdf(), 300)]),
    ],
    ids=["word", "parts of word", "pdf"],
)
def test_readers_refuse_damaged_files_by_themselves(read: object, cases: list[bytes]) -> None:
    task = partial(files.surprises, read, cases)  # type: ignore[arg-type]
    assert child.run(task, name="規約", seconds=60, memory=tasks.MEMORY) == []


# Made to do harm


def _bomb(times: int, size: int) -> bytes:
    """A .docx whose directory names the same packed zeros again and again."""
    data = files.word(parts={"word/media/zero.bin": bytes(size)})
    directory = data.index(b"PK\x01\x02")
    entry = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entries = data[directory:end] + data[entry:end] * times
    count = 4 + times
    return data[:directory] + entries + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(entries), directory, 0)  # fmt: skip


@pytest.mark.timing
def test_a_bomb_of_gigabytes_is_refused_before_it_is_unpacked() -> None:
    data = _bomb(2000, 10 * _MEGABYTE)
    assert len(data) < 200_000
    assert sum(entry.file_size for entry in zipfile.ZipFile(BytesIO(data)).infolist()) > 20_000 * _MEGABYTE
    start = time.perf_counter()
    assert "展開すると上限の 256 MB を超える" in refusal(data)
    assert time.perf_counter() - start < 3


def test_a_directory_that_lies_about_sizes_does_not_help_a_bomb() -> None:
    data = files.word(b"<w:p/>" + b" " * (40 * _MEGABYTE))
    size = max(entry.file_size for entry in zipfile.ZipFile(BytesIO(data)).infolist())
    lie = data.replace(struct.pack("<I", size), struct.pack("<I", 5000))
    assert "壊れて" in refusal(lie, settings=Settings(max_unpacked_bytes=_MEGABYTE))
    assert "展開すると" in refusal(data, settings=Settings(max_unpacked_bytes=_MEGABYTE))


def test_files_within_a_word_file_are_left_packed() -> None:
    bomb = files.zipped({"0.bin": bytes(50 * _MEGABYTE)})
    source = read_bytes(files.word(parts={"word/embeddings/a.zip": bomb}), "規約.docx")
    assert source.text.split() == list(files.LINES)


def test_an_external_entity_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "秘密.txt"
    secret.write_text("ひみつのことば")
    doctype = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    message = refusal(files.word(b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", doctype=doctype))
    assert "ひみつ" not in message


@pytest.mark.timing
def test_entities_that_grow_are_refused_at_once() -> None:
    grown = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12))
    doctype = f'<!DOCTYPE w:document [<!ENTITY e0 "甲甲甲甲甲甲甲甲甲甲">{grown}]>'
    start = time.perf_counter()
    refusal(files.word(b"<w:p><w:r><w:t>&e11;</w:t></w:r></w:p>", doctype=doctype))
    assert time.perf_counter() - start < 3


def test_an_html_page_reads_no_file_either(tmp_path: Path) -> None:
    secret = tmp_path / "秘密.txt"
    secret.write_text("ひみつのことば")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><p>甲&x;乙</p>'
    assert "ひみつ" not in read_bytes(page.encode(), "規約.html").text


def test_a_small_word_file_of_millions_of_elements_ends_within_its_limits() -> None:
    data = files.word(b"<w:p/>" * 3_000_000)
    assert len(data) < 50_000
    refusal(data, settings=Settings(max_seconds=20, max_memory_bytes=256 * _MEGABYTE))


def test_a_pdf_that_draws_itself_ends_within_its_limits() -> None:
    text = b"<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources 5 0 R/Length 12>>stream\n/X Do /X Do \nendstream"
    data = files.pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 5 0 R>>",
        text,
        b"<</XObject<</X 4 0 R>>>>",
    )
    refusal(data, "規約.pdf", settings=Settings(max_seconds=10, max_memory_bytes=256 * _MEGABYTE))


def test_a_pdf_whose_page_unpacks_to_hundreds_of_megabytes_ends_within_its_limits() -> None:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * _MEGABYTE) for _ in range(300)) + packer.flush()
    data = files.pdf_of(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%b\nendstream" % (len(packed), packed),
    )
    refusal(data, "規約.pdf", settings=Settings(max_seconds=20, max_memory_bytes=256 * _MEGABYTE))


@pytest.mark.parametrize("tag", ["div", "section", "b", "x-a", "table><tr><td", "dl><dd", "blockquote", "ul><li"])
def test_a_hundred_thousand_nested_tags_are_read(tag: str) -> None:
    page = f"<p>甲。</p>{f'<{tag}>' * 100_000}<p>乙。"
    assert read_bytes(page.encode(), "規約.html").text.replace("・", "").split() == ["甲。", "乙。"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<!-- 注 -->" * 500 + "<p>甲は、乙に払う。</p>", "規約.html"),
        ("目的" + " ." * 70 + " iii\n第1条\n甲は、乙に払う。\n", "規約.txt"),
        ("| " * 20_000 + "\n甲は、乙に払う。\n", "規約.md"),
    ],
    ids=["comments", "dots", "bars"],
)
@pytest.mark.timing
def test_signs_that_come_again_and_again_cost_no_time(text: str, name: str) -> None:
    start = time.perf_counter()
    assert "甲は、乙に払う。" in read_bytes(text.encode(), name).text
    assert time.perf_counter() - start < 2


# Limits


@pytest.mark.timing
def test_half_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "大.pdf"
    with path.open("wb") as file:
        file.truncate(500 * _MEGABYTE)
    start = time.perf_counter()
    with pytest.raises(SourceError, match=r"500\.0 MB あり、上限の 64\.0 MB を超える"):
        read_file(path)
    assert time.perf_counter() - start < 0.5


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device there")
def test_a_file_without_end_is_read_up_to_the_limit() -> None:
    with pytest.raises(SourceError, match="「zero」は大きさが、上限"):
        read_file(Path("/dev/zero"), settings=Settings(max_bytes=_MEGABYTE))


def test_pages_and_seconds_have_limits() -> None:
    assert "2 ページあり上限の 1 ページ" in refusal(files.pdf(pages=2), "規約.pdf", settings=Settings(max_pages=1))
    assert "上限の 0.01 秒" in refusal(files.pdf(), "規約.pdf", settings=Settings(max_seconds=0.01))
    assert "上限の 0.01 秒" in refusal(files.word(), settings=Settings(max_seconds=0.01))


def test_a_long_page_of_html_has_a_limit_too() -> None:
    page = "<p>甲は、乙に払う。</p>" * 10_000
    assert "上限の 0.01 秒" in refusal(page.encode(), "規約.html", settings=Settings(max_seconds=0.01))
    assert read_bytes(page.encode(), "規約.html").text.count("甲は、乙に払う。") == 10_000


def test_a_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "\udc8b規約.txt"
    try:
        path.write_text("第1条\n甲\n")
    except (OSError, UnicodeEncodeError):
        pytest.skip("no such names on this file system")
    assert read_file(path).name == "?規約.txt"
