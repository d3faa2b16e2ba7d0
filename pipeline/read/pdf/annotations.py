"""What is entered on a page beside its own content: fields of forms, boxes that are ticked, words typed over it, notes stuck on it."""

from ctypes import POINTER, c_ushort, cast, create_string_buffer
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from pipeline.read.pdf.page import ABOVE, BELOW, Piece
from pipeline.read.pdf.view import View
from pipeline.types.source import Box

TICKED, EMPTY = "☑", "☐"
_NOTES = (
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_STRIKEOUT,
    raw.FPDF_ANNOT_CARET,
)
_DRAWN = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT)
_LARGEST, _FILLED = 11.0, 0.75  # points; share of the height of a field that its letters have


@dataclass(slots=True)
class Entered:
    """What annotations of a page say.

    words: what they do not draw as text themselves, with its box in the file's own coordinates: left, bottom, right, top;
    notes: what is stuck on; drawn: others draw their text, which shows when the page is flattened.
    """

    words: list[tuple[str, Box]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    drawn: bool = False


def take(page: Any) -> Entered:  # noqa: ANN401
    """What is entered on the page; fields whose words are given back are taken off it."""
    found = Entered()
    for index in reversed(range(raw.FPDFPage_GetAnnotCount(page))):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        words = _words(annotation, found)
        if words:
            box = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, box)
            found.words.append((words, (box.left, box.bottom, box.right, box.top)))
        raw.FPDFPage_CloseAnnot(annotation)
        if words:
            raw.FPDFPage_RemoveAnnot(page, index)
    found.words.reverse()
    found.notes.reverse()
    return found


def _words(annotation: Any, found: Entered) -> str:  # noqa: ANN401
    """What the annotation does not draw as text itself; "" where it does, or is a note."""
    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if raw.FPDFAnnot_GetFlags(annotation) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW):
        return ""
    if kind in _NOTES:
        if said := " ".join(_string(annotation, "Contents").split()):
            found.notes.append(said)
        return ""
    if kind not in _DRAWN:
        return ""
    if kind == raw.FPDF_ANNOT_WIDGET and (state := _string(annotation, "AS")):
        return EMPTY if state == "Off" else TICKED
    if _has_appearance(annotation):
        found.drawn = True
        return ""
    return " ".join(_string(annotation, "V" if kind == raw.FPDF_ANNOT_WIDGET else "Contents").split())


def _has_appearance(annotation: Any) -> bool:  # noqa: ANN401
    return bool(raw.FPDFAnnot_GetAP(annotation, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > 2)


def _string(annotation: Any, key: str) -> str:  # noqa: ANN401
    size = raw.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0)
    if size <= 2:
        return ""
    buffer = create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(annotation, key.encode(), cast(buffer, POINTER(c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def pieces(entered: Entered, view: View) -> list[Piece]:
    """The words as pieces of the page, each from the left edge of its field."""
    found: list[Piece] = []
    for words, box in entered.words:
        left, top, right, bottom = view.box(*box)
        size = min(_LARGEST, max(1.0, _FILLED * (bottom - top)))
        step = min(size, (right - left) / len(words)) or size
        edges = [left + step * index for index in range(len(words) + 1)]
        base = (top + bottom) / 2 + (ABOVE - BELOW) / 2 * size
        found.append(Piece(words, edges[:-1], edges[1:], base, size, 0.0))
    return found
