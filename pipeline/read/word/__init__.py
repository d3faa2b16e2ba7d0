"""Word (.docx) -> the text that Word shows of it, with its automatic numbers, and marks over it."""

from pipeline.errors import SourceError
from pipeline.read.draft import Draft
from pipeline.settings import Settings


def read(data: bytes, name: str, *, settings: Settings) -> Draft:
    """The text of an unlocked .docx; SourceError where it is none."""
    raise SourceError(f"「{name}」は Word（.docx）で、この形式はまだ読めません。")
