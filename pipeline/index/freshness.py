"""Whether the index that is kept of a workspace is of its documents as they are now; and how it is made anew."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.index.kept import Kept


def outdated(folder: Path, records: Mapping[str, str]) -> int:
    """How many of the records, each with the stamp of its state, the index in a folder does not have in this state."""
    held = Kept(folder).held() if folder.is_dir() else {}
    return sum(record not in held or held[record].stamp != stamp for record, stamp in records.items())


def expire(folder: Path) -> None:
    """Makes all that the index has of no state, so that it is made anew when it is asked for next; until then it still answers."""
    if folder.is_dir():
        with Kept(folder).writing() as database:
            database.execute("UPDATE document SET fingerprint = ''")
