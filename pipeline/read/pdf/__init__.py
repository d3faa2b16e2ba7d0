"""PDF -> its text in the order of reading, marks over it, and where each line stands."""

from dataclasses import dataclass

from pipeline.read import ocr
from pipeline.read.draft import Draft
from pipeline.read.pdf.arrange import arrange
from pipeline.read.pdf.document import pages
from pipeline.read.pdf.lacks import issues, to_recognize
from pipeline.read.pdf.missing import missing
from pipeline.read.pdf.page import Page
from pipeline.read.pdf.sheets import sheets
from pipeline.read.pdf.text import Entry, draft
from pipeline.settings import Settings
from pipeline.types.source import Issue


@dataclass(frozen=True, slots=True)
class Scanned:
    """A PDF some of whose pages, by number, have to be recognized from their pictures: that takes its time."""

    numbers: tuple[int, ...]


def read(data: bytes, name: str, *, password: str | None, settings: Settings) -> Draft:
    """The text layer of a PDF, and which of its pages have none; SourceError where it cannot be opened or no page has text."""
    found, entries, left_out = _arranged(data, name, password, settings)
    return draft(entries, (*issues(found, entries, name), *left_out))


def look(data: bytes, name: str, *, password: str | None, settings: Settings) -> Draft | Scanned:
    """What read gives, or which pages have to be recognized first where there are some and this machine can do that."""
    found, entries, left_out = _arranged(data, name, password, settings)
    if (numbers := to_recognize(found, entries)) and ocr.is_installed():
        return Scanned(numbers)
    return draft(entries, (*issues(found, entries, name), *left_out))


def _arranged(
    data: bytes, name: str, password: str | None, settings: Settings
) -> tuple[list[Page], list[list[Entry]], tuple[Issue, ...]]:
    found = pages(data, name, password=password, max_pages=settings.max_pages)
    there = sheets(found)
    return found, arrange(there), missing(there)
