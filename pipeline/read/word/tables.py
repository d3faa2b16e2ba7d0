"""Tables that hold data, and tables that only lay a text out: the text of those is printed as text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.read.layout import LIST_MARK, UNIT_HEADING, listed_articles
from pipeline.read.word.articles import REFERENCE, carry_on, heads_clause
from pipeline.read.word.blocks import Block, Cell, Note, Paragraph, Piece, Row, Table, joined
from pipeline.text.normalize import fold

_PROSE = 30  # characters; a sentence of a clause is longer, an entry of a table mostly shorter
_SHARE = 0.6  # of a table's text stands in clauses where the table only lays them out
_LABELLED = 0.8  # of its rows begin with a number where a column of numbers stands beside a text
_SENTENCE = re.compile(r"[。．][」』)）】]*$")
_LONGEST_LABEL = 30
_VERSION = re.compile(r"(?:新|旧|現行|.{0,6}(?:改正|改定|改訂|変更|修正)(?:前|後|案)).{0,6}")
_SAME = 15  # characters of a paragraph that two cells share
_LATIN = re.compile(r"[A-Za-z]")
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿]")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of data, each a line."""

    rows: tuple[Row, ...]


def arrange(table: Table, before: Sequence[int] = (), after: Iterable[Block] = ()) -> list[Block | Rows]:
    """What a table says in the order of reading: rows of data in runs, and the blocks of those that lay out text.

    before: the articles that stand before it, from where they were last counted anew; after: what stands behind it.
    """
    rows = [row for row in table.rows if row.deleted or any(map(_text_of, row.cells))]
    if _translates(rows):
        columns = [[row.cells[at] for row in rows if at < len(row.cells)] for at in (0, 1)]
        return [block for column in columns for cell in column for block in cell.blocks]
    laid_out = _laid_out(rows, before, after)
    found: list[Block | Rows] = []
    for row, is_text in zip(rows, laid_out, strict=True):
        if is_text and not row.deleted:
            found.extend(_read(row))
        elif found and isinstance(found[-1], Rows):
            found[-1] = Rows((*found[-1].rows, row))
        else:
            found.append(Rows((row,)))
    return found


def _laid_out(rows: list[Row], before: Sequence[int], after: Iterable[Block]) -> list[bool]:
    """True for the rows whose cells are text."""
    filled = [[cell for cell in row.cells if _text_of(cell)] for row in rows]
    if all(len(row.cells) <= 1 for row in rows):
        return [True] * len(rows)
    if any(map(_compares, rows)):
        return [False] * len(rows)
    clauses = [[cell for cell in cells if _holds_clauses(cell)] for cells in filled]
    total = sum(len(_text_of(cell)) for cells in filled for cell in cells)
    within = sum(len(_text_of(cell)) for cells in clauses for cell in cells)
    if total and within >= _SHARE * total:
        return [True] * len(rows)
    heads = (_text_of(cells[0]) for cells in filled if cells)
    if (_numbers_beside_text(filled) or _lists_articles(filled)) and carry_on(heads, before, after):
        return [True] * len(rows)
    return [len(row.cells) == 1 and bool(held) for row, held in zip(rows, clauses, strict=True)]


def _read(row: Row) -> Iterator[Block]:
    """The blocks of a row; a number that stands in a cell of its own leads the text beside it."""
    label: Paragraph | None = None
    for cell in row.cells:
        blocks = [block for block in cell.blocks if not (isinstance(block, Paragraph) and _is_blank(block))]
        labels = len(blocks) == 1 and isinstance(blocks[0], Paragraph) and _is_label(blocks[0].text)
        if label is not None and blocks and isinstance(blocks[0], Paragraph) and blocks[0].label is None:
            blocks[0] = _led(label, blocks[0])
        elif label is not None:
            yield label
        label = blocks[0] if labels and isinstance(blocks[0], Paragraph) else None
        if label is None:
            yield from blocks
    if label is not None:
        yield label


def _led(label: Paragraph, text: Paragraph) -> Paragraph:
    """The label and the text in one line, a tab apart."""
    if label.label is not None and not label.piece.text:
        return replace(text, label=replace(label.label, suffix="\t"), format=label.format)
    piece = joined((label.piece, text.piece), "\t")
    return replace(label, piece=piece, after=(*label.after, *text.after), inserted=text.inserted)


def _is_label(text: str) -> bool:
    """第1条, 第1条（目的）, (1), 1."""
    seen = fold(text).strip()
    if len(seen) > _LONGEST_LABEL or _SENTENCE.search(seen):
        return False
    heading, mark = UNIT_HEADING.match(seen), LIST_MARK.match(seen + " ")
    return bool(heading and not REFERENCE.match(seen[heading.end() :])) or bool(mark and mark.end() >= len(seen))


def heads_unit(block: Block) -> bool:
    """True for a paragraph that is the heading of a 条, a 章 or a 附則 and no more."""
    seen = fold(block.text).strip() if isinstance(block, Paragraph) else ""
    heading = UNIT_HEADING.match(seen)
    return bool(heading) and _is_label(seen)


def _numbers_beside_text(filled: list[list[Cell]]) -> bool:
    """True where a column of numbers stands before a column of sentences."""
    pairs = [cells for cells in filled if len(cells) == 2]
    led = [cells for cells in pairs if _is_label(_text_of(cells[0])) and _SENTENCE.search(_text_of(cells[1]))]
    return bool(led) and len(led) >= _LABELLED * len(filled)


def _lists_articles(filled: list[list[Cell]]) -> bool:
    """True where articles that follow each other each have a row: number, caption and text in cells of their own."""
    beside = [cells for cells in filled if len(cells) > 1]
    heads = [_text_of(cell) for at, cells in enumerate(beside) for cell in (cells if at == 0 else cells[:1])]
    return bool(listed_articles(heads, sum(_text_of(cell).count("。") for cells in filled for cell in cells)))


def _holds_clauses(cell: Cell) -> bool:
    """True where a cell has a 条 with its text, or several sentences that stand apart."""
    texts = [text for text in map(_shown, cell.blocks) if text]
    headings = sum(map(heads_clause, texts))
    if headings and (len(texts) > headings or any(len(text) >= 2 * _PROSE for text in texts)):
        return True
    return sum(len(text) >= _PROSE and bool(_SENTENCE.search(text)) for text in texts) >= 2


def _compares(row: Row) -> bool:
    """True where old and new text stand side by side: under such heads, with the same 条 or the same sentences."""
    if sum(bool(_VERSION.fullmatch(fold(_text_of(cell)))) for cell in row.cells) >= 2:
        return True
    seen: set[str] = set()
    for cell in row.cells:
        texts = [text for text in map(_shown, cell.blocks) if text]
        own = {
            _label_of(text) if heads_clause(text) else text
            for text in texts
            if heads_clause(text) or len(text) >= _SAME
        }
        if own & seen:
            return True
        seen |= own
    return False


def _label_of(text: str) -> str:
    found = UNIT_HEADING.match(fold(text).strip())
    return re.sub(r"\s", "", found[0]) if found else ""


def _translates(rows: list[Row]) -> bool:
    """True where a Japanese text stands beside its translation: each is read by itself."""
    cells = [cell for row in rows for cell in row.cells]
    if any(len(row.cells) > 2 for row in rows) or not any(map(_holds_clauses, cells)):
        return False
    pairs = [tuple(map(_text_of, row.cells)) for row in rows if len(row.cells) == 2]
    sides = ["".join(pair[at] for pair in pairs) for at in (0, 1)]
    if min(map(len, sides)) < 4 * _PROSE:
        return False
    japanese = [len(_JAPANESE.findall(side)) / len(side) for side in sides]
    latin = [len(_LATIN.findall(side)) / len(side) for side in sides]
    return any(japanese[at] > 0.5 and latin[1 - at] > 0.5 for at in (0, 1))


def _text_of(cell: Cell) -> str:
    return "\n".join(text for text in map(_shown, cell.blocks) if text)


def _shown(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text.strip()
    if isinstance(block, Note):
        return ""
    return "\n".join(text for row in block.rows for text in map(_text_of, row.cells) if text)


def _is_blank(paragraph: Paragraph) -> bool:
    return not paragraph.text.strip() and not paragraph.after and not paragraph.piece.marks


def line_of(cell: Cell) -> Piece:
    """What a cell says in one line."""
    pieces = [block.whole if isinstance(block, Paragraph) else _nested(block) for block in cell.blocks]
    return joined((piece for piece in pieces if piece.text.strip() or piece.marks), " ")


def _nested(block: Table | Note) -> Piece:
    if isinstance(block, Note):
        return Piece()
    cells = (line_of(cell) for row in block.rows for cell in row.cells)
    return joined((cell for cell in cells if cell.text), " ")


def anchored(cell: Cell) -> Iterator[Block]:
    """What is anchored in the paragraphs of a cell."""
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            yield from block.after
        elif isinstance(block, Table):
            for row in block.rows:
                for inner in row.cells:
                    yield from anchored(inner)
