"""PDF with a text layer -> its text in the order of reading, marks over it, and where each line stands."""

from pipeline.read.draft import Draft
from pipeline.read.pdf.arrange import arrange
from pipeline.read.pdf.document import pages
from pipeline.read.pdf.lacks import issues
from pipeline.read.pdf.sheets import sheets
from pipeline.read.pdf.text import draft
from pipeline.settings import Settings


def read(data: bytes, name: str, *, password: str | None, settings: Settings) -> Draft:
    """The text of a PDF, and which of its pages have none; SourceError where it cannot be opened or no page has text."""
    found = pages(data, name, password=password, max_pages=settings.max_pages)
    entries = arrange(sheets(found))
    return draft(entries, issues(found, entries, name))
