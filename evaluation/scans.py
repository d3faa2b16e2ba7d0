"""`python -m evaluation.scans`: our own documents printed, pictured as a scanner would, and read again."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import numpy as np
import pypdfium2
from reportlab.lib.pagesizes import A4

from corpus.catalog import SPLITS, Entry, entries
from corpus.rendering import pdf
from corpus.rendering.model import Article, Contents, Division
from corpus.rendering.pdf import PdfLayout
from corpus.rendering.setting import Numbers, Setting
from corpus.source import Source
from evaluation.pictures import CLEAN, POOR, Scan, font_files, pictured
from evaluation.ratio import Ratio
from evaluation.reporting.tables import table
from evaluation.scored import Miss
from evaluation.scoring.structure import score
from evaluation.scoring.texts import plain
from evaluation.sources import structure
from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.settings import Settings
from pipeline.types.address import Address
from pipeline.types.source import MarkKind, SourceText

_PATIENT = Settings(seconds_a_scan=900)  # a machine that is busy is no reason to read less
SCANS = {"300 dpi、きれい": CLEAN, "150 dpi、1.5°、ノイズ": POOR}


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one document: address F1 of the scan and of its text layer, characters that are right, pages."""

    name: str
    font: str
    address: float
    layered: float
    characters: Ratio
    pages: int
    weak: int
    mended: int
    seconds: float
    misses: tuple[Miss, ...]


def measure(some: Iterable[Entry], scan: Scan, fonts: Sequence[Path], *, pages: int | None) -> Iterator[Measured]:
    """A measure of each document, every one in the next of the fonts; pages: as many of each as whole articles fill."""
    for index, entry in enumerate(entry for entry in some if entry.source):
        assert entry.source
        source = entry.source if pages is None else shortened(entry.source, pages)
        yield _measured(entry.id, source, scan, fonts[index % len(fonts)])


def shortened(source: Source, pages: int) -> Source:
    """The source up to the last article that is printed on so many pages as a whole, and the units of these articles."""
    blocks = source.manuscript.blocks
    ends = [index for index, block in enumerate(blocks) if isinstance(block, Article | Division)][1:]
    for end in (len(blocks), *reversed(ends)):
        cut = replace(source, manuscript=replace(source.manuscript, blocks=blocks[:end]))
        with pypdfium2.PdfDocument(_printed(cut)) as document:
            if len(document) <= pages:
                break
    kept = sum(isinstance(block, Article) for block in blocks[:end])
    articles = list(dict.fromkeys(Address.parse(unit.address).article for unit in source.units))[:kept]
    return replace(cut, units=tuple(one for one in source.units if Address.parse(one.address).article in articles))


def _measured(name: str, source: Source, scan: Scan, font: Path) -> Measured:
    printed = _printed(source)
    layered = read_bytes(printed, f"{name}.pdf")
    began = perf_counter()
    read = read_bytes(pictured(printed, font, scan), f"{name}.pdf", settings=_PATIENT)
    seconds = perf_counter() - began
    gold = structure(source)
    scores = [score(parse(one)[0], gold) for one in (read, layered)]
    address, layer = (one.figures["structure.addresses"].value or 0.0 for one in scores)
    wanted, got = _words(layered), _words(read)
    return Measured(
        name,
        font.stem,
        address,
        layer,
        Ratio(max(0, len(wanted) - distance(wanted, got)), len(wanted)),
        read.pages,
        sum(issue.code in ("weak-page", "unreadable-page") for issue in read.issues),
        sum(mark.kind is MarkKind.MENDED for mark in read.marks),
        seconds,
        scores[0].misses,
    )


def _printed(source: Source) -> bytes:
    """On A4 in 10.5 points; without a table of contents, whose dots are no characters to read."""
    blocks = tuple(block for block in source.manuscript.blocks if not isinstance(block, Contents))
    layout = PdfLayout(sizes=(A4,), setting=Setting(numbers=Numbers.HANGING), embedded=True)
    return pdf.render(replace(source.manuscript, blocks=blocks), layout)


def _words(source: SourceText) -> str:
    return plain(source.text)


def distance(one: str, other: str) -> int:
    """How many characters have to be put in, taken out or changed to make one the other (Levenshtein).

    >>> distance("第1条", "第l条の"), distance("", "甲"), distance("乙", "乙")
    (2, 1, 0)
    """
    signs = np.array([ord(sign) for sign in other], np.int64)
    steps = np.arange(len(other) + 1)
    row = steps.copy()
    for index, sign in enumerate(one, 1):
        best = np.minimum(row[1:] + 1, row[:-1] + (signs != ord(sign)))
        # What is put in: the cheapest of all cells to the left plus the way from there.
        row = np.minimum.accumulate(np.concatenate([[index], best]) - steps) + steps
    return int(row[-1])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints a table for each kind of scan."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.scans", description="文書を印刷して画像にし、読み取りの正しさを測る。"
    )
    parser.add_argument("--split", choices=SPLITS, help="どの文書で測るか（既定は train と dev）")
    parser.add_argument("--only", nargs="*", metavar="ID", help="この文書だけで測る")
    parser.add_argument("--scans", nargs="*", choices=SCANS, default=list(SCANS), help="どの走査で測るか（既定は両方）")
    parser.add_argument(
        "--pages", type=int, metavar="数", help="それぞれの文書の始めから何頁までで測るか（既定は全部）"
    )
    parser.add_argument("--misses", action="store_true", help="外れも書き出す（train と dev だけ）")
    given = parser.parse_args(arguments)
    fonts = font_files()
    if not fonts:
        parser.error("日本語のフォントがないので、fonts-ipafont か fonts-noto-cjk を入れてください。")
    if given.misses and given.split == "test":
        parser.error("test の外れは見ません。")
    splits = [given.split] if given.split else ["train", "dev"]
    some = [entry for split in splits for entry in entries(split) if not given.only or entry.id in given.only]
    for name in given.scans:
        found = []
        for one in measure(some, SCANS[name], fonts, pages=given.pages):
            found.append(one)
            print(".", end="", flush=True)
            if given.misses:
                print(
                    "", *(f"- {miss.measure} {miss.where}: {miss.wanted} ← {miss.got}" for miss in one.misses), sep="\n"
                )
        print(f"\n\n{name}\n\n{_table(found)}\n")


def _table(found: Sequence[Measured]) -> str:
    head = ["文書", "書体", "条項番号 F1", "同（文字の層）", "文字", "頁", "要確認の頁", "直した番号", "秒/頁"]
    rows = [
        [
            one.name, one.font, f"{one.address:.3f}", f"{one.layered:.3f}", f"{one.characters.value or 0:.4f}",
            str(one.pages), str(one.weak), str(one.mended), f"{one.seconds / max(1, one.pages):.1f}",
        ]
        for one in found
    ]  # fmt: skip
    count = max(1, len(found))
    right = sum(one.characters.part for one in found) / max(1, sum(one.characters.whole for one in found))
    pages = sum(one.pages for one in found)
    mean = [
        "平均", "", f"{sum(one.address for one in found) / count:.3f}", f"{sum(one.layered for one in found) / count:.3f}",
        f"{right:.4f}", str(pages), str(sum(one.weak for one in found)), str(sum(one.mended for one in found)),
        f"{sum(one.seconds for one in found) / max(1, pages):.1f}",
    ]  # fmt: skip
    return table(head, [*rows, mean])


if __name__ == "__main__":
    main()
