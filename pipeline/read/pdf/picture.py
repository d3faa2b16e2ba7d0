"""A page of a PDF drawn as a picture."""

import io

import pypdfium2
from pypdfium2 import raw

from pipeline.errors import LockedError, SourceError
from pipeline.read.picture import Picture

_SCALE, _MOST = 1.6, 2000
"""Pixels for a point: 115 dpi reads well beside the text; and the most pixels of an edge, whatever a page says of its size."""


def draw(data: bytes, name: str, number: int, *, password: str | None) -> Picture:
    """The page with that number, from 1, with what was entered in its forms; SourceError where it cannot be drawn."""
    try:
        with pypdfium2.PdfDocument(data, password=password) as document:
            if not 1 <= number <= len(document):
                raise SourceError(
                    f"「{name}」に {number} ページはありません。1 から {len(document)} までを指定してください。"
                )
            document.init_forms()
            page = document[number - 1]
            width, height = page.get_size()
            image = page.render(scale=min(_SCALE, _MOST / max(width, height, 1.0))).to_pil().convert("P")
            out = io.BytesIO()
            image.save(out, "PNG", optimize=True)
            return Picture(out.getvalue(), width, height)
    except pypdfium2.PdfiumError as error:
        kind = LockedError if error.err_code == raw.FPDF_ERR_PASSWORD else SourceError
        raise kind(
            f"「{name}」の {number} ページを画像にできません。元のファイルを取り直して登録し直してください。"
        ) from error
