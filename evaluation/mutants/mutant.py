"""A source with one known change: what was done to it, and what a reader of the print has to see of that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from corpus.source import Source

File = tuple[bytes, str]
"""Content and name."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was done at one place; before, after: its address in the original and in the mutant, None for nowhere.

    old, new: the words, "" for none.
    """

    before: str | None
    after: str | None
    old: str
    new: str

    @property
    def where(self) -> str:
        """The address to name to people."""
        return self.after or self.before or ""


@dataclass(frozen=True, slots=True)
class Report:
    """An issue that has to be told at an address of the mutant; words: what it is about."""

    code: str
    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Swap:
    """Numbers in the words changed: what one counted before and counts now; unit: as printed behind it; day: of a date."""

    old: float
    new: float
    unit: str


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed source; before: as it was; source: as it is now, its units what readers have to find.

    moved: address in the original -> address in the mutant, None where the unit is gone, of every unit;
    reports: issues that the change has to raise; number: of a mutant whose number changed; type: a clause type of which
    nothing is left.
    """

    kind: str
    before: Source
    source: Source
    changes: tuple[Change, ...]
    moved: Mapping[str, str | None]
    reports: tuple[Report, ...] = ()
    number: Swap | None = None
    type: str | None = None


@dataclass(frozen=True, slots=True)
class Reprint:
    """The same source printed otherwise; plain: the print to compare with; file: the other one; words: what was done."""

    kind: str
    source: Source
    plain: File
    file: File
    words: str


Mutator = Callable[[Source, Random], Mutant | None]
"""None where the source has nothing that could be changed so."""
Reprinter = Callable[[Source, Random], Reprint | None]
