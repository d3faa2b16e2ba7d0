"""Tables of many documents as CSV and Parquet, written as the rows come. The only door to pyarrow."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.export.comma import BOM, csv_lines
from pipeline.export.ledger import Row, Table, Told, plain

_AT_ONCE = 5000
"""Rows of a Parquet file's group that are in memory."""


class CommaFile:
    """A CSV with the heads that people read; as text beside a workbook's."""

    def __init__(self, path: Path, table: Table) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._file.write(BOM + csv_lines([[field.column.head for field in table.fields]]))

    def add(self, rows: Sequence[Row]) -> None:
        """Adds rows."""
        self._file.write(csv_lines([plain(cell) for cell in row] for row in rows))

    def finish(self) -> None:
        """Ends the file."""
        self._file.close()


class ParquetFile:
    """A Parquet file with the keys of the fields as names and their kinds as types."""

    def __init__(self, path: Path, table: Table) -> None:
        import pyarrow
        from pyarrow import parquet

        kinds = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
        self._schema = pyarrow.schema([(field.key, kinds[field.kind]) for field in table.fields])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def add(self, rows: Sequence[Row]) -> None:
        """Adds rows."""
        self._rows.extend(rows)
        if len(self._rows) >= _AT_ONCE:
            self._flush()

    def finish(self) -> None:
        """Ends the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow

        columns = [
            pyarrow.array([_clean(row[at]) for row in self._rows], type=field.type)
            for at, field in enumerate(self._schema)
        ]
        self._writer.write_table(pyarrow.Table.from_arrays(columns, schema=self._schema))
        self._rows = []


def _clean(cell: object) -> object:
    """A cell as Arrow takes it: a text may hold halves of a pair that UTF-8 cannot."""
    value = cell.text if isinstance(cell, Told) else cell
    return value.encode(errors="replace").decode() if isinstance(value, str) else value
