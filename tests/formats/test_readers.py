"""The comparison of readers: every reader reads the same documents, ours not worse than text without layout."""

import re

from evaluation import readers


def test_every_reader_has_its_row_and_ours_is_first() -> None:
    head, _, *rows = readers.reading(seeds=(3,)).splitlines()
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    assert head == "| 文書 | 読み方 | 条項番号 F1 | 本文 | 速さ |"
    assert [(row[0], row[1]) for row in cells] == [
        ("Word", "本製品"), ("Word", "python-docx の段落"),
        ("PDF 一段組", "本製品"), ("PDF 一段組", "pdfminer.six"), ("PDF 一段組", "pdfplumber"),
        ("PDF 二段組", "本製品"), ("PDF 二段組", "pdfminer.six"), ("PDF 二段組", "pdfplumber"),
    ]  # fmt: skip
    figures = {(row[0], row[1]): float(row[2]) for row in cells}
    assert all(figures[kind, "本製品"] >= figure for (kind, _), figure in figures.items())
    assert all(re.fullmatch(r"[\d,]+ (頁|文書)/秒", row[4]) for row in cells)
