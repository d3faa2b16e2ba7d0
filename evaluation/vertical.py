"""`python -m evaluation.vertical`: our own documents set in vertical writing, as text and as pictures, and read again."""

import argparse
import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from html import escape
from pathlib import Path
from typing import Any

import pypdfium2
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpus.catalog import SPLITS, entries
from corpus.rendering import pdf
from corpus.rendering.model import Contents, Manuscript, PageBreak, Table
from corpus.rendering.pdf import Furniture, PdfLayout
from corpus.rendering.pieces import Piece, Role, pieces
from corpus.rendering.setting import MINCHO, Numbers, Setting
from corpus.source import Source
from evaluation.pictures import as_pdf
from evaluation.ratio import Ratio
from evaluation.reporting.tables import table
from evaluation.scans import distance
from evaluation.scored import Miss
from evaluation.scoring.structure import score
from evaluation.scoring.texts import plain
from evaluation.sources import structure
from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.read.pdf.document import pages
from pipeline.read.pdf.page import ABOVE, BELOW, Page
from pipeline.types.source import SourceText

_SIZE = 842.0, 595.0  # of a page as its columns are read, turned by a quarter
_ASCENT = 0.88  # sizes from the base line of a kanji to its top
_DPI = 300
_UPRIGHT = re.compile(r"(?<![0-9A-Za-z,.])[0-9]{1,2}(?![0-9A-Za-z,.])")  # set upright within the column (縦中横)
_STEPS = re.compile(rf"{_UPRIGHT.pattern}|[!-~]+|\S")
_SINGLE, _TO_WIDE = re.compile(r"(?<![0-9A-Za-z,.-])[0-9](?![0-9A-Za-z,.-])"), ord("０") - ord("0")
_SECONDS = 120.0
_SHEET = (
    "@page { size: A4; margin: 20mm } html { writing-mode: vertical-rl; font: 10.5pt/1.7 'IPAMincho', 'Noto Serif CJK JP', serif }"
    " p { margin: 0; text-align: justify } b { font-weight: normal; text-combine-upright: all }"
    " table { border-collapse: collapse } td { border: 0.5pt solid; padding: 3pt }"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of one document: address F1, characters that are right, pages, and what was missed."""

    name: str
    address: float
    characters: Ratio
    pages: int
    misses: tuple[Miss, ...]


def drawn(manuscript: Manuscript, *, columns: int) -> bytes:
    """A PDF in vertical writing, drawn sign by sign; columns: how many 段 a page has."""
    across = pdf.render(
        _set(manuscript),
        PdfLayout(
            sizes=(_SIZE,),
            setting=Setting(numbers=Numbers.HANGING),
            columns=columns,
            embedded=True,
            furniture=Furniture(number=""),
        ),
    )
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(_SIZE[1], _SIZE[0]), invariant=1)
    for number, page in enumerate(pages(across, "", password=None, max_pages=1000), 1):
        _draw(canvas, page, number)
    canvas.save()
    return buffer.getvalue()


def _set(value: Any) -> Any:  # noqa: ANN401
    """The same with single digits as wide as kanji, as they are set in vertical writing."""
    if isinstance(value, str):
        return _SINGLE.sub(lambda found: chr(ord(found[0]) + _TO_WIDE), value)
    if isinstance(value, tuple):
        return tuple(map(_set, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _set(getattr(value, part.name)) for part in fields(value)})
    return value


def _draw(canvas: Canvas, page: Page, number: int) -> None:
    width, height = page.height, page.width
    for line in page.drawings.lying:
        canvas.line(width - line.at, height - line.start, width - line.at, height - line.end)
    for line in page.drawings.standing:
        canvas.line(width - line.start, height - line.at, width - line.end, height - line.at)
    for piece in page.pieces:
        middle = width - (piece.base - (ABOVE - BELOW) / 2 * piece.size)
        for found in _STEPS.finditer(piece.text):
            turned = found[0].isascii() and not _UPRIGHT.fullmatch(found[0])
            _sign(canvas, found[0], middle, height - piece.lefts[found.start()], piece.size, turned=turned)
    canvas.setFont(MINCHO, 9)
    canvas.drawCentredString(width / 2, 24, f"- {number} -")
    canvas.showPage()


def _sign(canvas: Canvas, text: str, middle: float, top: float, size: float, *, turned: bool) -> None:
    """Upright or turned to the right, as Latin words are."""
    canvas.setFont(MINCHO, size)
    if turned:
        canvas.saveState()
        canvas.translate(middle - (ABOVE - BELOW) / 2 * size, top)
        canvas.rotate(-90)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    else:
        canvas.drawString(middle - stringWidth(text, MINCHO, size) / 2, top - _ASCENT * size, text)


def printed(manuscript: Manuscript) -> bytes:
    """A PDF in vertical writing as a browser prints it."""
    program = shutil.which("chromium")
    assert program
    lines = [_element(part) for block in manuscript.blocks for part in pieces(block) if not isinstance(part, PageBreak)]
    page = f'<!doctype html><html lang="ja"><meta charset="utf-8"><style>{_SHEET}</style>{"".join(lines)}</html>'
    with tempfile.TemporaryDirectory() as folder:
        there, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        there.write_text(page, "utf-8")
        options = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={folder}/profile",
        )
        subprocess.run(
            [program, *options, f"--print-to-pdf={out}", there.as_uri()],
            capture_output=True,
            timeout=_SECONDS,
            check=True,
        )
        return out.read_bytes()


def _element(part: Piece | Table) -> str:
    if isinstance(part, Table):
        rows = ("".join(f"<td>{_upright(cell)}</td>" for cell in row) for row in part.rows)
        return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    inward = max(0, part.level - 1) if part.role is Role.TEXT else part.indent
    hung = len(part.number.sign + part.number.gap) if part.role is Role.TEXT and part.number else 0
    return f'<p style="padding-inline-start: {inward + hung}em; text-indent: {-hung}em">{_upright(part.printed)}</p>'


def _upright(text: str) -> str:
    return _UPRIGHT.sub(lambda found: f"<b>{found[0]}</b>", escape(text))


def pictured(data: bytes) -> bytes:
    """The pages as a clean scan shows them."""
    with pypdfium2.PdfDocument(data) as document:
        return as_pdf((page.render(scale=_DPI / 72).to_pil().convert("L") for page in document), _DPI)


KINDS: dict[str, Callable[[Manuscript], bytes]] = {
    "一段": lambda manuscript: drawn(manuscript, columns=1),
    "二段": lambda manuscript: drawn(manuscript, columns=2),
    "ブラウザー": printed,
    "走査": lambda manuscript: pictured(printed(manuscript)),
}
"""一段, 二段: drawn sign by sign; ブラウザー: printed by Chromium; 走査: pictures of that at 300 dpi."""


def measure(sources: Sequence[tuple[str, Source]], kind: str) -> Iterator[Measured]:
    """A measure of each document."""
    for name, source in sources:
        blocks = tuple(block for block in source.manuscript.blocks if not isinstance(block, Contents))
        manuscript = replace(source.manuscript, blocks=blocks)
        wanted = read_bytes(
            pdf.render(manuscript, PdfLayout(embedded=True, furniture=Furniture(number=""))), f"{name}.pdf"
        )
        read = read_bytes(KINDS[kind](manuscript), f"{name}.pdf")
        found = score(parse(read)[0], structure(source))
        yield Measured(
            name, found.figures["structure.addresses"].value or 0.0, _characters(wanted, read), read.pages, found.misses
        )


def _characters(wanted: SourceText, read: SourceText) -> Ratio:
    """In the order of reading, page numbers left out."""
    one = plain(wanted.text)
    other = plain(re.sub(r"(?m)^- \d+ -$", "", read.text))
    return Ratio(max(0, len(one) - distance(one, other)), len(one))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.vertical", description="文書を縦書きに組み、読み取りの正しさを測る。"
    )
    parser.add_argument("--split", choices=SPLITS, help="どの文書で測るか（既定は train と dev）")
    parser.add_argument("--only", nargs="*", metavar="ID", help="この文書だけで測る")
    parser.add_argument(
        "--kinds",
        nargs="*",
        choices=KINDS,
        default=["一段", "二段", "ブラウザー"],
        help="組み方（既定は走査のほか全部）",
    )
    parser.add_argument("--misses", action="store_true", help="外れも書き出す（train と dev だけ）")
    given = parser.parse_args(arguments)
    if given.misses and given.split == "test":
        parser.error("test の外れは見ません。")
    if shutil.which("chromium") is None and {"ブラウザー", "走査"}.intersection(given.kinds):
        parser.error("chromium がないので、入れるか、--kinds 一段 二段 を指定してください。")
    splits = [given.split] if given.split else ["train", "dev"]
    sources = [
        (entry.id, entry.source)
        for split in splits
        for entry in entries(split)
        if entry.source and (not given.only or entry.id in given.only)
    ]
    found: dict[str, list[Measured]] = {}
    for kind in given.kinds:
        found[kind] = []
        for one in measure(sources, kind):
            found[kind].append(one)
            print(".", end="", flush=True)
            if given.misses:
                print(
                    "",
                    *(
                        f"- {kind} {one.name} {miss.measure} {miss.where}: {miss.wanted} ← {miss.got}"
                        for miss in one.misses
                    ),
                    sep="\n",
                )
    print(f"\n\n{_table(found)}")


def _table(found: dict[str, list[Measured]]) -> str:
    head = ["文書", *(f"{kind} {figure}" for kind in found for figure in ("条項番号 F1", "文字", "頁"))]
    rows = [
        [
            per[0].name,
            *(
                cell
                for one in per
                for cell in (f"{one.address:.3f}", f"{one.characters.value or 0:.4f}", str(one.pages))
            ),
        ]
        for per in zip(*found.values(), strict=True)
    ]
    mean = ["平均"]
    for all_of in found.values():
        right = sum(one.characters.part for one in all_of) / max(1, sum(one.characters.whole for one in all_of))
        mean += [
            f"{sum(one.address for one in all_of) / max(1, len(all_of)):.3f}",
            f"{right:.4f}",
            str(sum(one.pages for one in all_of)),
        ]
    return table(head, [*rows, mean])


if __name__ == "__main__":
    main()
