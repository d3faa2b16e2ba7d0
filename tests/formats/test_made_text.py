"""What is printed is what is read, before any parsing: the numbers that Word counts by itself among it."""

from corpus.rendering.model import Table
from corpus.rendering.pieces import Piece, Role, pieces
from evaluation.made.document import Made, make
from evaluation.made.layouts import render
from evaluation.made.styles import Format
from pipeline.read import read_bytes
from pipeline.text.normalize import squash
from pipeline.types.source import MarkKind, SourceText


def printed(made: Made) -> str:
    """All text of a document but its table of contents."""
    parts: list[str] = []
    for block in made.manuscript.blocks:
        for piece in pieces(block):
            if isinstance(piece, Table):
                parts += [cell for row in piece.rows for cell in row]
            elif isinstance(piece, Piece) and piece.role is not Role.CONTENTS:
                parts.append(piece.printed)
    return squash("".join(parts))


def read(source: SourceText) -> str:
    """All text that was read but what is marked as contents or furniture."""
    kept, at = [], 0
    for mark in source.marks:
        if mark.kind in (MarkKind.FURNITURE, MarkKind.CONTENTS):
            kept.append(source.text[at : max(at, mark.span[0])])
            at = max(at, mark.span[1])
    return squash("".join([*kept, source.text[at:]]))


def test_word_shows_every_number_and_every_text_once_and_in_order() -> None:
    for seed in range(100, 115):
        made = make(seed, Format.WORD)
        assert read(read_bytes(*render(made))) == printed(made), seed
