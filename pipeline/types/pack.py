"""Pack: what is sent round before terms are amended: main changes, dates, and the points of law to look at."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.types.address import Address
from pipeline.types.revision import Revision


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of one version at their place, verbatim; is_new: of the new one."""

    address: Address
    words: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A change of substance in a sentence or two, with the words of either version, "" where a version has none.

    change: its index in the revision. What stands in 「」 in a sentence is words of the texts.
    """

    change: int
    sentences: tuple[str, ...]
    old: str
    new: str


class Timing(StrEnum):
    """Whether the day of the announcement leaves a notice period before the day the new version is in force.

    EDGE: only where the day of the announcement itself is counted; OPEN: a day is missing, or the period is in no days.
    """

    ENOUGH = "enough"
    EDGE = "edge"
    SHORT = "short"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class NoticePeriod:
    """A period that the terms in force set for their own change, held against the two days.

    label: whose period it is (規約変更の予告期間); length: as printed (30日); latest: the last day to announce; earliest: the
    first day that the new version can be in force; both None where they cannot be counted; changed: the new version has
    another period.
    """

    field: str
    label: str
    length: str
    clause: Quoted
    latest: date | None
    earliest: date | None
    timing: Timing
    changed: bool


@dataclass(frozen=True, slots=True)
class CheckPoint:
    """A point of law to look at, never decided here.

    law: the provision; asks: what is to be asked; found: words of the texts that bear on it; missing: what was looked for
    and not found, "" for nothing; changes: those that are seen under it, by their index in the revision.
    """

    title: str
    law: str
    asks: str
    found: tuple[Quoted, ...] = ()
    missing: str = ""
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """An amendment pack.

    points: every change of substance, from the most weighty; main: how many of them are the main ones; effective: the day
    from which the new version is in force with the words that say so, None where neither text nor user names it; announced:
    the day of the announcement; checks: () where they do not apply, skipped then says why.
    """

    revision: Revision
    points: tuple[Point, ...]
    main: int
    effective: date | None
    effective_words: Quoted | None
    announced: date
    notices: tuple[NoticePeriod, ...]
    checks: tuple[CheckPoint, ...]
    skipped: str
