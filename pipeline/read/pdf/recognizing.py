"""PDF with scanned pages -> its text; apart from the reader of text layers, as it needs heavy libraries."""

from pipeline.read.draft import Draft
from pipeline.read.ocr.numbering import mended
from pipeline.read.pdf import Scanned
from pipeline.read.pdf.arrange import arrange
from pipeline.read.pdf.document import pages
from pipeline.read.pdf.lacks import issues
from pipeline.read.pdf.missing import missing
from pipeline.read.pdf.scans import completed, recognized
from pipeline.read.pdf.sheets import sheets
from pipeline.read.pdf.text import draft
from pipeline.settings import Settings


def recognize(data: bytes, name: str, scanned: Scanned, *, password: str | None, settings: Settings) -> Draft:
    """The text of a PDF in which the scanned pages, the first of them that settings allow, are read from their pictures."""
    found = pages(data, name, password=password, max_pages=settings.max_pages)
    scans = recognized(data, found, scanned.numbers[: settings.max_scanned_pages], password=password)
    there = sheets(scans.pages)
    entries = mended(arrange(there), scans.numbers)
    lacks = issues(scans.pages, entries, name, tried=scans.read)
    return completed(draft(entries, (*lacks, *missing(there))), scans)
