"""Small documents for the tests of the store."""

from pipeline import run
from pipeline.store import Place, Record, Workspace
from pipeline.types.clause import Extraction
from pipeline.types.document import Document

MADE_BY = "f1"
"""The fingerprint of an extractor."""


def terms(days: str = "10日", effective: str = "2024年4月1日") -> str:
    return (
        f"灯台ジム会則\n\n第1条（退会）\n会員は、退会する月の前月{days}までに届け出る。\n第2条（会費）\n会費は、月額3,000円とする。\n"
        f"附則\nこの会則は、{effective}から施行する。\n"
    )


def pairs(text: str, name: str = "会則.txt") -> list[tuple[Document, Extraction]]:
    """What an extractor that only reads makes of a text."""
    return [(document, Extraction((), (), ())) for document in run.parse_bytes(text.encode(), name)]


def opened(place: Place) -> Workspace:
    return Workspace(place.folder, place.url)


def keep(
    workspace: Workspace, text: str, *, revision_of: str | None = None, effective: str | None = None
) -> tuple[Record, bool]:
    """Adds a text that was only read."""
    return workspace.add(text.encode(), pairs(text), MADE_BY, revision_of=revision_of, effective=effective)
