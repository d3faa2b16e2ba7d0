"""PDF with a text layer -> its text in the order of reading, marks over it, and where each line stands."""

from pipeline.errors import SourceError
from pipeline.read.draft import Draft
from pipeline.settings import Settings


def read(data: bytes, name: str, *, password: str | None, settings: Settings) -> Draft:
    """The text of a PDF; SourceError where it cannot be opened or no page has text."""
    raise SourceError(f"「{name}」は PDF で、この形式はまだ読めません。")
