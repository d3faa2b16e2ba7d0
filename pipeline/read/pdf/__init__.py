"""PDF with a text layer -> its text in the order of reading, marks over it, and where each line stands."""

from pipeline.read.draft import Draft
from pipeline.read.pdf.document import pages
from pipeline.read.pdf.lines import line, rows
from pipeline.read.pdf.text import Set, draft
from pipeline.settings import Settings


def read(data: bytes, name: str, *, password: str | None, settings: Settings) -> Draft:
    """The text of a PDF; SourceError where it cannot be opened or no page has text."""
    laid: list[list[Set]] = []
    for page in pages(data, name, password=password, max_pages=settings.max_pages):
        lines = [line(row.pieces) for row in rows(page.pieces)]
        left = min((found.box[0] for found in lines), default=0.0)
        right = max((found.box[2] for found in lines), default=0.0)
        laid.append(
            [
                Set(one.text, one.edges, one.box, (one.box[0] - left) / one.size, (right - one.box[2]) / one.size, None)
                for one in lines
            ]
        )
    return draft(laid, ())
