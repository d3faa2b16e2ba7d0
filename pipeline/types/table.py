"""Table: an answer over many documents, a row for each of them."""

from dataclasses import dataclass
from enum import StrEnum

from pipeline.types.answer import Citation
from pipeline.types.clause import Value


class TableKind(StrEnum):
    """What was asked: one matter over all documents, or which of them fulfil a condition."""

    COMPARE = "compare"
    FILTER = "filter"


class Standing(StrEnum):
    """How a document stands to the condition, in the order of the rows."""

    MEETS = "meets"
    PARTLY = "partly"  # of several values some fulfil it
    UNCLEAR = "unclear"  # the text has words that cannot be measured: 相当の期間
    FAILS = "fails"
    DELEGATED = "delegated"  # 別途定める
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Said:
    """One value a document has.

    value: the normal form of the ontology, True for a clause of the type; qualifier, condition, applies_to, delegated_to,
    confidence: as a Fact has them; meets: whether it fulfils the table's condition, None where there is none or the value
    cannot be measured.
    """

    value: Value
    citation: Citation
    confidence: float
    qualifier: str | None = None
    condition: str | None = None
    applies_to: str | None = None
    delegated_to: str | None = None
    meets: bool | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """What a column shows: id and Japanese name of a fact field, or of a clause type where clause is true."""

    id: str
    label: str
    clause: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One document; cells: one for each column, empty where the document says nothing (定めなし).

    title: as printed, the file's name where there is none; standing: None in a table that compares.
    """

    document: str
    title: str
    cells: tuple[tuple[Said, ...], ...]
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Documents by what they say.

    rows: in the order of the documents where they are compared, else by standing; condition: in words, None where
    there is none; rule: how unlike lengths of time were compared, None where none were.
    """

    kind: TableKind
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    condition: str | None = None
    rule: str | None = None
