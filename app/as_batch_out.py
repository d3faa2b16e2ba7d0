"""Writes what a batch knows: the Excel 一覧, CSV and Parquet of each table, and the report."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from app import as_batch, as_batch_tables
from pipeline.batch import Ledger, Place, writable
from pipeline.export.ledger import Row, Table, Workbooks
from pipeline.export.ledger_files import CommaFile, ParquetFile
from pipeline.ontology import Ontology

_PARQUET = {
    as_batch_tables.LIST: "documents",
    as_batch_tables.FACTS: "facts",
    as_batch_tables.CLAUSES: "clauses",
    as_batch_tables.ISSUES: "issues",
    as_batch_tables.FAILURES: "failures",
}
_OFTEN = 1000  # documents after which it is told how far it is


@dataclass(slots=True)
class Written:
    """What was written, for the report: names of the workbooks, documents by kind, how many there are of each table's rows."""

    books: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    rows: Counter[str] = field(default_factory=Counter)


def write_tables(
    ledger: Ledger, place: Place, ontology: Ontology, *, tell: Callable[[str], None] = lambda words: None
) -> Written:
    """Writes all tables anew in place of those of the last run; each file is whole or stays as it was."""
    written = Written()
    every = as_batch_tables.field_ids(ontology)
    shown = _shown(ledger, every)
    in_books, in_files = as_batch_tables.tables(ontology, shown), as_batch_tables.tables(ontology)
    with writable(place.out), ExitStack() as stack:
        books = Workbooks(place.scratch, (*in_books, as_batch_tables.GUIDE_TABLE))
        stack.callback(books.forsake)
        books.add({as_batch_tables.GUIDE: as_batch_tables.GUIDE_ROWS})
        files = {table.name: _Files(place.scratch, table, stack) for table in in_files}

        def add(name: str, rows: Sequence[Row]) -> None:
            written.rows[name] += len(rows)
            files[name].add(rows)

        for failure in ledger.failures():
            row = as_batch_tables.failure_row(failure)
            books.add({as_batch_tables.FAILURES: [row]})
            add(as_batch_tables.FAILURES, [row])
        for number, kept in enumerate(ledger.documents(), 1):
            summary = as_batch.unpacked(kept.summary)
            written.kinds[summary.kind[1] if summary.kind else "（決まらない）"] += 1
            rows = as_batch_tables.detail_rows(kept, summary, ontology)
            for name, some in rows.items():
                add(name, some)
            add(as_batch_tables.LIST, [as_batch_tables.list_row(number, kept, summary, every, ontology)])
            in_book = as_batch_tables.list_row(number, kept, summary, shown, ontology)
            books.add({as_batch_tables.LIST: [in_book], **rows})
            if number % _OFTEN == 0:
                tell(f"表を書いています（{number:,} 件）")
        for name, pair in files.items():
            for draft in pair.finish():
                target = f"{name}.csv" if draft.suffix == ".csv" else f"{_PARQUET[name]}.parquet"
                place.put(draft, place.out / draft.suffix[1:] / target)
        for number, draft in enumerate(books.finish(), 1):
            written.books.append("一覧.xlsx" if number == 1 else f"一覧-{number}.xlsx")
            place.put(draft, place.out / written.books[-1])
        for old in place.out.glob("一覧-*.xlsx"):  # of a run with more documents
            if old.name not in written.books and old.stem.removeprefix("一覧-").isdecimal():
                old.unlink()
    return written


def _shown(ledger: Ledger, every: Sequence[str]) -> list[str]:
    """The fields that some document has: a workbook has no columns that are empty from top to bottom."""
    found: set[str] = set()
    for kept in ledger.documents():
        found.update(fact.field for fact in as_batch.unpacked(kept.summary).facts)
    return [id_ for id_ in every if id_ in found]


class _Files:
    """A table as CSV and as Parquet."""

    def __init__(self, folder: Path, table: Table, stack: ExitStack) -> None:
        name = _PARQUET[table.name]
        self._paths = [folder / f"{name}.csv", folder / f"{name}.parquet"]
        self._comma = CommaFile(self._paths[0], table)
        stack.callback(self._comma.finish)
        self._parquet = ParquetFile(self._paths[1], table)

    def add(self, rows: Sequence[Row]) -> None:
        self._comma.add(rows)
        self._parquet.add(rows)

    def finish(self) -> list[Path]:
        self._comma.finish()
        self._parquet.finish()
        return self._paths
