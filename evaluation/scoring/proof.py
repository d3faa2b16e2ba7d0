"""Proofreading: the planted errors that it tells, and what it tells of text in which nothing was planted."""

from collections.abc import Mapping, Sequence

from evaluation.gold import PlantedError
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.places import inside
from evaluation.scoring.sets import share
from evaluation.scoring.texts import own_texts
from pipeline.types.document import Document
from pipeline.types.proof import Finding, Level

_PER = 10_000
"""Characters to which false alarms are related."""
_LEAST = Level.WARNING
"""Notes are no alarms."""
_REFERENCE = frozenset(("dangling-reference", "wrong-reference", "stale-reference", "caption-mismatch"))
_TERM = frozenset(("undefined-term", "term-variant", "party-two-names"))
CODES: Mapping[str, frozenset[str]] = {
    "dangling-reference": frozenset(("dangling-reference",)),
    "wrong-reference": _REFERENCE,
    "stale-reference": _REFERENCE,
    "duplicate-number": frozenset(("duplicate-number",)),
    "skipped-number": frozenset(("missing-number",)),
    "undefined-term": _TERM,
    "term-variant": _TERM,
    "unused-term": frozenset(("unused-term",)),
    "term-before-definition": frozenset(("term-before-definition",)),
    "conjunction": frozenset(("conjunction", "boundary-overlap")),
    "mixed-width": frozenset(("mixed-width",)),
    "contradiction": frozenset(("contradiction",)),
}
"""Kind of a planted error -> the codes that tell it."""


def score(document: Document, findings: Sequence[Finding], planted: Sequence[PlantedError]) -> Scored:
    """issues.planted_recall over the planted errors; issues.false_alarms over 10,000 characters of the other units.

    An alarm in the unit of a planted error is none of these, whatever it tells.
    """
    alarms = [finding for finding in findings if finding.level.reaches(_LEAST)]
    recall = share(
        "issues.planted_recall",
        (
            (
                any(one.code in CODES[error.kind] and _is_at(document, one, error) for one in alarms),
                str(error.address),
                f"{error.kind}: {error.note}",
                "、".join(f"{one.code}: {one.message}" for one in alarms if _is_at(document, one, error)),
            )
            for error in planted
        ),
    )
    false = [one for one in alarms if not any(_is_at(document, one, error) for error in planted)]
    clean = sum(
        len(text)
        for address, text in own_texts(document).items()
        if not any(inside(address, error.address) for error in planted)
    )
    misses = tuple(
        Miss("issues.false_alarms", str(one.address or "文書"), "", f"{one.code}: {one.message}") for one in false
    )
    return recall + Scored({"issues.false_alarms": Ratio(len(false), clean / _PER)}, misses)


def _is_at(document: Document, finding: Finding, error: PlantedError) -> bool:
    """Whether a finding stands in the unit of the error or shows words of it."""
    if finding.address is not None and inside(finding.address, error.address):
        return True
    unit = document.find(error.address)
    return unit is not None and any(
        start < stop and begin < end
        for start, end in finding.spans
        for begin, stop in (*unit.spans, *unit.wrap_up_spans)
    )
