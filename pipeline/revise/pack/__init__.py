"""A Revision -> the pack that goes round before it is made: main changes, dates, points of law to look at."""

from datetime import date

from pipeline.revise.pack.checks import checks, skipped
from pipeline.revise.pack.rank import main, weight
from pipeline.revise.pack.sentences import sentences
from pipeline.revise.pack.side import Side
from pipeline.revise.pack.timing import in_force, notices
from pipeline.types.pack import Pack, Point
from pipeline.types.revision import Revision


def pack(revision: Revision, *, announced: date, effective: date | None = None) -> Pack:
    """The amendment pack of a revision; effective: the day in force, where None the one that the new version names."""
    old, new = (
        Side(document, extraction, is_new)
        for document, extraction, is_new in zip(
            (revision.old, revision.new), revision.extractions, (False, True), strict=True
        )
    )
    named = in_force(old, new)
    words = named[1] if named and effective in (None, named[0]) else None
    day = effective or (named[0] if named else None)
    weights = {at: weight(change, old, new) for at, change in enumerate(revision.changes) if change.substantive}
    order = sorted(weights, key=lambda at: (-weights[at], at))
    changes = revision.changes
    reason = skipped(new.extraction.kind)
    return Pack(
        revision,
        tuple(Point(at, sentences(changes[at], old, new), changes[at].old_text, changes[at].new_text) for at in order),
        main([weights[at] for at in order]),
        day,
        words,
        announced,
        tuple(notices(old, new, changes, day, announced)),
        () if reason else tuple(checks(old, new, changes, (day, words) if day else None)),
        reason,
    )
