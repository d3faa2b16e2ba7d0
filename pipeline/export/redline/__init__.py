"""Revision -> a Word document with tracked changes and comments that say what each does."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from pipeline.export.redline.ink import Ink
from pipeline.export.redline.laid import Wording, laid_out
from pipeline.export.redline.lines import Line
from pipeline.export.redline.own import marked
from pipeline.export.redline.places import Unsafe
from pipeline.export.redline.rows import Row, rows
from pipeline.types.address import Address
from pipeline.types.revision import Change, Revision

__all__ = ["Unsafe", "redline"]


def redline(
    revisions: Sequence[Revision],
    *,
    wording: Wording,
    told: Callable[[Change], str],
    author: str,
    when: datetime,
    original: bytes | None = None,
) -> bytes:
    """A .docx: accepting all its changes gives the new versions, rejecting all the old ones.

    original: the old file, an unlocked .docx, to be marked itself, Unsafe where it cannot; else all is laid out anew;
    wording: what turns a line into another; told: the comment on a change, "" for none; author, when: of every change.
    """
    found: list[Row] = []
    notes: dict[int, list[str]] = {}
    for revision in revisions:
        own = rows(revision)
        notes |= {len(found) + at: texts for at, texts in _notes(own, revision.changes, told).items()}
        found += own
    if original is not None:
        return marked(original, found, notes, wording, author, when)
    return laid_out(found, notes, wording, Ink(author, when))


def _notes(found: Sequence[Row], changes: Sequence[Change], told: Callable[[Change], str]) -> dict[int, list[str]]:
    """The comments by the number of their row."""
    notes: defaultdict[int, list[str]] = defaultdict(list)
    for change in changes:
        if (text := told(change)) and (at := _place(found, change)) is not None:
            notes[at].append(text)
    return notes


def _place(found: Sequence[Row], change: Change) -> int | None:
    """The first row that differs of what a change is told of, of its own lines before those below; else its first row."""
    sides = [(row.new, change.new) for row in found] if change.new else [(row.old, change.old) for row in found]
    whole = [at for at, (line, places) in enumerate(sides) if _is_of(line, places)]
    own = [at for at in whole if (line := sides[at][0]) and line.owner.place in sides[at][1]]
    for places in (own, whole):
        for at in places:
            if not (row := found[at]).old or not row.new or row.old.text != row.new.text:
                return at
    return next(iter(whole), None)


def _is_of(line: Line | None, places: Sequence[Address]) -> bool:
    if line is None or not isinstance(line.owner.place, Address):
        return False
    return any(place.contains(line.owner.place) for place in places)
