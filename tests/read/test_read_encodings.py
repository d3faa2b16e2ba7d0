"""Bytes -> text: every encoding, and every way in which a file is no document."""

import os
from pathlib import Path

import pytest

from pipeline.errors import SourceError
from pipeline.read import read_bytes, read_file
from pipeline.read.plain import decode
from pipeline.settings import Settings

TERMS = "第１条（目的）\n　この規約は、会員が当社のサービスを利用する条件を定める。\n１．会員は、利用料金を毎月末日までに支払う。\n"
SHORT = ["規約", "第1条", "甲及び乙", "料金", "サービス", "あいうえお", "契約書"]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "cp932", "shift_jis", "euc_jp", "iso2022_jp"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_gives_the_same_text(encoding: str) -> None:
    assert decode(TERMS.encode(encoding), "a.txt") == TERMS


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc_jp"])
@pytest.mark.parametrize("text", SHORT)
def test_short_text_is_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_utf16_with_a_byte_order_mark_loses_it() -> None:
    assert decode(b"\xff\xfe" + TERMS.encode("utf-16-le"), "a.txt") == TERMS
    assert decode(b"\xfe\xff" + TERMS.encode("utf-16-be"), "a.txt") == TERMS


@pytest.mark.parametrize(
    ("encoding", "text"), [("cp932", "①料金は㈱甲へ。髙橋"), ("euc_jis_2004", "①料金は、別に定める。")]
)
def test_signs_outside_of_the_standard_table(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_half_width_kana_are_text_where_the_rest_reads_well() -> None:
    text = "利用規約（ﾃﾞｰﾀ保存ｻｰﾋﾞｽ）の会員は、次の事項を守る。"
    assert decode(text.encode("cp932"), "a.txt") == text


def test_line_ends_are_unified() -> None:
    assert decode("甲\r\n乙\r丙\n".encode(), "a.txt") == "甲\n乙\n丙\n"


def test_one_broken_byte_does_not_cost_the_document() -> None:
    data = (TERMS * 20).encode() + b"\xe3\x81"
    assert decode(data, "a.txt").startswith(TERMS)


def test_ascii_is_read() -> None:
    assert decode(b"1. Terms of use\n", "a.txt") == "1. Terms of use\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空のファイル"),
        (" \n　\t\n".encode(), "空白のほかに"),
        (bytes(range(256)) * 8, "文字の文書ではない"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "文字の文書ではない"),
        (TERMS.encode().decode("cp932", errors="replace").encode(), "文字化け"),
        (TERMS.encode().decode("latin-1").encode(), "文字化け"),
        (TERMS.encode().decode("ascii", errors="replace").encode(), "文字化け"),
        (TERMS.encode("cp932").decode("latin-1").encode(), "文字化け"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(40) + b"word/document.xml", "Word"),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml" + bytes(40) + b"xl/workbook.xml", "Excel"),
        (b"PK\x03\x04" + bytes(40), "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "旧形式の Word"),
        (b"{\\rtf1\\ansi", "リッチテキスト"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "画像"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "画像"),
        (b"\x1f\x8b\x08" + bytes(50), "圧縮書庫"),
    ],
)
def test_what_is_no_document_says_so_in_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_bytes(data, "a.dat")
    message = str(caught.value)
    assert words in message
    assert "ください。" in message
    assert message.count("。") == 1


def test_too_large_is_refused_with_both_sizes() -> None:
    with pytest.raises(SourceError, match=r"上限の 1\.0 MB"):
        read_bytes(b"a" * (2 * 1024 * 1024), "a.txt", settings=Settings(max_bytes=1024 * 1024))


def test_file_and_bytes_agree(tmp_path: Path) -> None:
    path = tmp_path / "規約.txt"
    path.write_bytes(TERMS.encode("cp932"))
    source = read_file(path)
    assert source == read_bytes(TERMS.encode("cp932"), "規約.txt")
    assert (source.name, source.media_type, source.pages) == ("規約.txt", "text/plain", 0)
    assert len(source.sha256) == 64


def test_missing_folder_and_oversized_files(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="見つからない"):
        read_file(tmp_path / "無い.txt")
    with pytest.raises(SourceError, match="フォルダー"):
        read_file(tmp_path)
    (tmp_path / "大.txt").write_text("あ" * 100)
    with pytest.raises(SourceError, match="上限"):
        read_file(tmp_path / "大.txt", settings=Settings(max_bytes=10))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "秘.txt"
    path.write_text("甲")
    path.chmod(0)
    with pytest.raises(SourceError, match="権限"):
        read_file(path)


@pytest.mark.parametrize(
    ("text", "name", "media"),
    [
        ("<!doctype html><p>甲", "a.txt", "text/html"),
        ("<!-- 注 -->\n<html><body>甲", "-", "text/html"),
        ("<p>甲は、乙に通知する。</p><p>乙は、承諾する。</p><p>以上</p>", "-", "text/html"),
        ("# 規約\n\n## 第1条\n\n本文\n", "-", "text/markdown"),
        ("# 規約\n\n## 第1条\n", "a.txt", "text/plain"),
        ("第1条\n甲\n", "-", "text/plain"),
        ("第1条\n", "a.md", "text/markdown"),
        ("第1条\n", "a.html", "text/html"),
    ],
)
def test_media_type_is_told_by_content(text: str, name: str, media: str) -> None:
    assert read_bytes(text.encode(), name).media_type == media
