"""Revision -> the rows of a 新旧対照表: both versions side by side, each column in the order of its own document."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import TypeVar

from pipeline.types.address import Address
from pipeline.types.revision import Change, Operation, Revision

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one version; is_changed: the other version does not have it."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one version says in a row.

    heading: number and caption as printed; text: what it says; note: what is said in place of a text that is not there,
    （新設） or （略）; level: steps that it is indented; is_line: its heading is a line of its own.
    """

    heading: tuple[Run, ...] = ()
    text: tuple[Run, ...] = ()
    note: str = ""
    address: Address | None = None
    level: int = 0
    is_line: bool = False

    @property
    def is_changed(self) -> bool:
        """True where any of its words differ."""
        return any(run.is_changed for run in (*self.heading, *self.text))


class Weight(Enum):
    """What differs in a row."""

    SAME = "same"
    FORM = "form"
    SUBSTANCE = "substance"


@dataclass(frozen=True, slots=True)
class Row:
    """A unit, or a part of it, in both versions.

    opens: whether an article or another part of the document begins here; omitted: the rows that （略） stands for;
    changes: which changes of the revision are told here, by their index.
    """

    old: Cell
    new: Cell
    weight: Weight
    opens: bool
    remark: str = ""
    omitted: tuple["Row", ...] = ()
    changes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns are called, and which of them stands first."""

    old: str
    new: str
    is_new_first: bool = True

    def ordered(self, old: T, new: T) -> tuple[T, T]:
        """What belongs to either version, in the order of the columns."""
        return (new, old) if self.is_new_first else (old, new)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A 新旧対照表: its title, what is known of either version (label, old, new), and its rows."""

    title: str
    known: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]


Differ = Callable[[str, str], Sequence[Operation]]
"""Old and new text to the operations that turn the one into the other."""


def comparison(
    revision: Revision,
    *,
    differ: Differ,
    remark: Callable[[Change], str],
    known: Sequence[tuple[str, str, str]] = (),
) -> Comparison:
    """The whole table, what did not change folded to （略）; remark: what stands in 備考 about a change."""
    from pipeline.export.comparison_folds import folded
    from pipeline.export.comparison_rows import Drafts

    title = revision.new.title or revision.old.title or revision.new.source.name
    return Comparison(title, tuple(known), tuple(folded(Drafts(revision, differ, remark))))


def lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of each line of a text."""
    line: list[Run] = []
    for run in runs:
        first, *rest = run.text.split("\n")
        line.append(Run(first, run.is_changed))
        for part in rest:
            yield [one for one in line if one.text]
            line = [Run(part, run.is_changed)]
    yield [one for one in line if one.text]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table that stands in a text: rows of cells of runs."""

    rows: tuple[tuple[tuple[Run, ...], ...], ...]


def blocks(runs: Sequence[Run]) -> Iterator[list[Run] | Grid]:
    """The lines of a text in order, those of a table together."""
    for is_table, found in groupby(lines(runs), lambda line: any("\t" in run.text for run in line)):
        if is_table:
            yield Grid(tuple(map(_cells, found)))
        else:
            yield from found


def _cells(line: Sequence[Run]) -> tuple[tuple[Run, ...], ...]:
    cells: list[list[Run]] = [[]]
    for run in line:
        for at, part in enumerate(run.text.split("\t")):
            if at:
                cells.append([])
            if part:
                cells[-1].append(Run(part, run.is_changed))
    return tuple(map(tuple, cells))
