"""A document -> plain text, a paragraph a line or wrapped at a width."""

from dataclasses import dataclass

from corpus.rendering.breaking import break_lines, columns
from corpus.rendering.model import Manuscript, PageBreak, Place, Table
from corpus.rendering.pieces import Piece, Role, pieces

_OPEN = (Role.TITLE, Role.DIVISION, Role.HEADING, Role.CAPTION)
"""What an empty line stands before."""


@dataclass(frozen=True, slots=True)
class PlainLayout:
    """How the text is set, in full-width signs.

    width: of the lines, None for a paragraph a line; step: how much deeper each level below 項 stands; hanging: how far
    further lines of a numbered paragraph stand in; opening: what an unnumbered paragraph opens with; airy: an empty line
    before headings.
    """

    width: int | None = None
    step: int = 1
    hanging: int = 0
    opening: str = ""
    airy: bool = True


def render(manuscript: Manuscript, layout: PlainLayout) -> str:
    """The text of the document, lines ended by a line feed."""
    lines: list[str] = []
    before: Role | None = None
    for block in manuscript.blocks:
        for piece in pieces(block):
            if isinstance(piece, Table):
                lines += ["\t".join(row) for row in piece.rows]
                before = None
            elif isinstance(piece, PageBreak):
                lines += ["", ""]
            else:
                if piece.role in _OPEN and before is not Role.CAPTION and lines and layout.airy:
                    lines.append("")
                lines += _piece(piece, layout)
                before = piece.role
    return "\n".join(lines) + "\n"


def _piece(piece: Piece, layout: PlainLayout) -> list[str]:
    indent = "　" * _indent(piece, layout)
    opening = layout.opening if piece.role is Role.TEXT and piece.number is None else ""
    printed = f"{indent}{opening}{piece.printed}"
    if layout.width is None:
        return [printed]
    if piece.role is not Role.TEXT:
        room = layout.width - sum(map(columns, printed))
        shift = {Place.LEFT: 0.0, Place.CENTRE: room / 2, Place.RIGHT: room}[piece.place]
        return ["　" * max(0, int(shift)) + printed]
    hung = indent + ("　" * layout.hanging if piece.number else "")
    first, *rest = break_lines(printed, layout.width, layout.width - len(hung))
    return [first, *(hung + line for line in rest)]


def _indent(piece: Piece, layout: PlainLayout) -> int:
    if piece.role is Role.TEXT:
        return max(0, piece.level - 1) * layout.step
    if piece.role is Role.CONTENTS:
        return max(0, piece.level - 1)
    return piece.indent
