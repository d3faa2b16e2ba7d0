"""A 新旧対照表 read back: what its columns say, and both texts rebuilt from them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from app import as_comparison
from pipeline import run
from pipeline.export.comparison import Cell, Comparison, Row
from pipeline.text.normalize import squash
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.revision import Revision
from pipeline.types.source import MarkKind
from tests.texts import document

_NOTHING = Extraction((), (), ())
_HIDDEN = (MarkKind.MARKUP, MarkKind.FURNITURE, MarkKind.CONTENTS, MarkKind.REPEATED)


def compared(old: str, new: str) -> tuple[Revision, Comparison]:
    """Two texts under a title, and their table."""
    [revision] = run.revise([document(f"見本規約\n\n{old}")], [document(f"見本規約\n\n{new}")])
    return revision, table(revision)


def table(revision: Revision) -> Comparison:
    return as_comparison.table(replace(revision, extractions=(_NOTHING, _NOTHING)))


def shown(comparison: Comparison) -> list[str]:
    """A line a row, old | new: what differs in [], what is not there by its note."""
    return [f"{_shown(row.old)} | {_shown(row.new)}" for row in comparison.rows]


def _shown(cell: Cell) -> str:
    parts = [f"[{run.text}]" if run.is_changed else run.text for run in (*cell.heading, *cell.text)]
    return re.sub(r"\s+", " ", "".join([*parts, cell.note]))


def check_rebuilt(revision: Revision, comparison: Comparison) -> None:
    """Each column with its （略） expanded is the text of its version; what （略） hides is in the other one too."""
    rows = list(expanded(comparison.rows))
    for side, one in (("old", revision.old), ("new", revision.new)):
        assert rebuilt(getattr(row, side) for row in rows) == everything(one)
    for row in comparison.rows:
        for hidden in expanded(row.omitted):
            assert squash(_joined(hidden.old)) == squash(_joined(hidden.new))
            assert _number(hidden) or row.weight.value == "form"
    for row in rows:
        equal = [squash("".join(run.text for run in cell.text if not run.is_changed)) for cell in (row.old, row.new)]
        if row.old.text and row.new.text and not (row.old.note or row.new.note):
            assert equal[0] == equal[1] or row.weight.value != "same"


def _joined(cell: Cell) -> str:
    return "".join(run.text for run in cell.text)


def _number(row: Row) -> bool:
    return not any(run.is_changed for cell in (row.old, row.new) for run in cell.heading)


def expanded(rows: Iterable[Row]) -> Iterator[Row]:
    for row in rows:
        if row.omitted:
            yield from expanded(row.omitted)
        else:
            yield row


def rebuilt(cells: Iterable[Cell]) -> str:
    """What a column says, without white space; notes such as （新設） are not of the text."""
    return _bare("".join(run.text for cell in cells for run in (*cell.heading, *cell.text)))


def everything(one: Document) -> str:
    """All that the file prints but signs of its format, page heads and contents, without white space."""
    hidden = {at for mark in one.source.marks if mark.kind in _HIDDEN for at in range(*mark.span)}
    return _bare("".join(sign for at, sign in enumerate(one.source.text) if at not in hidden))


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
