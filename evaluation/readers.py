"""`python -m evaluation.readers`: our reading of Word and PDF beside what a user would otherwise take, on made documents.

Every reader's text goes through the same parser; times are of the reading alone, ours with the child process that each file gets.
"""

import io
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

import docx
import pdfplumber
from docx.table import Table
from pdfminer.high_level import extract_text

from evaluation.made.document import Made, make
from evaluation.made.layouts import render
from evaluation.made.score import Score, score
from evaluation.made.styles import Format
from evaluation.reporting.tables import table
from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.types.source import SourceText

SEEDS = range(1000, 1012)
"""Documents of each format; the tests take others."""
Reader = Callable[[bytes, str], SourceText]


@dataclass(frozen=True, slots=True)
class _File:
    """A made document as a file; pages: 0 for Word."""

    made: Made
    data: bytes
    name: str
    pages: int


def main() -> None:
    """Measures and prints a Markdown table."""
    print(reading())


def reading(seeds: Sequence[int] = SEEDS) -> str:
    """Structure, text and speed of every reader, as a Markdown table."""
    head = ["文書", "読み方", "条項番号 F1", "本文", "速さ"]
    rows = [
        row
        for name, form, readers in (
            ("Word", Format.WORD, _WORD),
            ("PDF 一段組", Format.PDF, _PDF),
            ("PDF 二段組", Format.COLUMNS, _PDF),
        )
        for row in _rows(name, [_file(seed, form) for seed in seeds], readers)
    ]
    return table(head, rows)


def _file(seed: int, form: Format) -> _File:
    made = make(seed, form)
    data, name = render(made)
    pages = 0
    if form is not Format.WORD:
        with pdfplumber.open(io.BytesIO(data)) as opened:
            pages = len(opened.pages)
    return _File(made, data, name, pages)


def _rows(name: str, files: Sequence[_File], readers: dict[str, Reader]) -> Iterable[list[str]]:
    for reader_name, reader in readers.items():
        scores: list[Score] = []
        seconds = 0.0
        for file in files:
            began = time.perf_counter()
            source = reader(file.data, file.name)
            seconds += time.perf_counter() - began
            scores.append(score(file.made, parse(source)))
        pages = sum(file.pages for file in files)
        speed = f"{pages / seconds:,.0f} 頁/秒" if pages else f"{len(files) / seconds:,.0f} 文書/秒"
        address, text = fmean(one.address_f1 for one in scores), fmean(one.text for one in scores)
        yield [name, reader_name, f"{address:.3f}", f"{text:.3f}", speed]


def _ours(data: bytes, name: str) -> SourceText:
    return read_bytes(data, name)


def _plain(text: str, name: str) -> SourceText:
    """Text that someone else read, as if it had been saved."""
    return read_bytes(text.encode(), f"{name}.txt")


def _pdfminer(data: bytes, name: str) -> SourceText:
    return _plain(extract_text(io.BytesIO(data)), name)


def _pdfplumber(data: bytes, name: str) -> SourceText:
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return _plain("\n".join(page.extract_text() for page in opened.pages), name)


def _python_docx(data: bytes, name: str) -> SourceText:
    lines: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return _plain("\n".join(lines), name)


_WORD: dict[str, Reader] = {"本製品": _ours, "python-docx の段落": _python_docx}
_PDF: dict[str, Reader] = {"本製品": _ours, "pdfminer.six": _pdfminer, "pdfplumber": _pdfplumber}


if __name__ == "__main__":
    main()
