"""A PDF is opened here, and what keeps it shut is said in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
from pypdfium2 import raw

from pipeline.errors import LockedError, SourceError
from pipeline.read.pdf import annotations
from pipeline.read.pdf.annotations import Entered
from pipeline.read.pdf.characters import characters
from pipeline.read.pdf.drawings import drawings
from pipeline.read.pdf.page import Drawings, Page
from pipeline.read.pdf.struck import without_struck
from pipeline.read.pdf.view import View

_FARTHEST = 1_000_000.0  # points from the origin of a page; the edges of a broken one may lie anywhere


def pages(data: bytes, name: str, *, password: str | None, max_pages: int) -> list[Page]:
    """Every page of a PDF; SourceError where it is locked, broken or longer than max_pages."""
    try:
        document = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        kind = LockedError if error.err_code == raw.FPDF_ERR_PASSWORD else SourceError
        raise kind(_reason(error, name, password)) from error
    with document:
        count = len(document)
        if count == 0:
            raise SourceError(f"「{name}」は壊れた PDF でページがないので、元のファイルを取り直して指定してください。")
        if count > max_pages:
            raise SourceError(
                f"「{name}」は {count} ページあり上限の {max_pages} ページを超えるので、文書を分けてから指定してください。"
            )
        return [_page(document.raw, index) for index in range(count)]


def _page(document: Any, index: int) -> Page:  # noqa: ANN401
    with _loaded(document, index) as (page, entered):
        text_page = raw.FPDFText_LoadPage(page) if page else None
        if not text_page:
            return _broken(index)
        try:
            visible = raw.FS_RECTF()
            raw.FPDF_GetPageBoundingBox(page, visible)
            corners = visible.left, visible.bottom, visible.right, visible.top
            if not all(abs(at) <= _FARTHEST for at in corners):
                return _broken(index)
            shown = View(*corners, raw.FPDFPage_GetRotation(page) % 4)
            found = characters(text_page, shown)
            sizes = {quarters: sum(len(piece.text) for piece in pieces) for quarters, pieces in found.along.items()}
            main = max(
                sizes, key=lambda quarters: (sizes[quarters], quarters == shown.quarters), default=shown.quarters
            )
            view = View(*corners, main)
            own = found.along.pop(main, [])
            whole = Page(
                number=index + 1,
                width=view.width,
                height=view.height,
                turned=(main - shown.quarters) % 4,
                pieces=[*own, *annotations.pieces(entered, view)],
                aside={(quarters - shown.quarters) % 4: pieces for quarters, pieces in found.along.items()},
                slanted=found.slanted,
                drawings=drawings(page, view),
                lost=found.lost,
                notes=tuple(entered.notes),
            )
            return without_struck(whole)
        finally:
            raw.FPDFText_ClosePage(text_page)


def _broken(index: int) -> Page:
    """A page of which nothing can be read."""
    nothing = Drawings([], [], 0.0, 0)
    return Page(index + 1, 0.0, 0.0, 0, [], {}, [], nothing, 0.0, broken=True)


@contextmanager
def _loaded(document: Any, index: int) -> Iterator[tuple[Any, Entered]]:  # noqa: ANN401
    """The page with what was entered on it drawn in its content, or a null handle where it cannot be loaded."""
    page = raw.FPDF_LoadPage(document, index)
    entered = annotations.take(page) if page else Entered()
    if entered.drawn:
        raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(document, index)
    try:
        yield page, entered
    finally:
        if page:
            raw.FPDF_ClosePage(page)


def _reason(error: pypdfium2.PdfiumError, name: str, password: str | None) -> str:
    if error.err_code == raw.FPDF_ERR_PASSWORD:
        if password is None:
            return f"「{name}」はパスワードで保護されているので、--password でパスワードを指定してください。"
        return f"「{name}」のパスワードが違うので、--password に正しいパスワードを指定してください。"
    if error.err_code == raw.FPDF_ERR_SECURITY:
        return f"「{name}」は対応していない方式で保護されているので、保護を外した PDF を指定してください。"
    return f"「{name}」は壊れているか途中で切れた PDF なので、元のファイルを取り直して指定してください。"
