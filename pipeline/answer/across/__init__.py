"""Questions over many documents that want a table: 責任上限を比べて, 1か月以内に解約できる規約は？"""

from collections.abc import Collection, Sequence

from pipeline.answer.across import build, wish
from pipeline.answer.across.subjects import Subject
from pipeline.types.answer import Answer, Citation, Hit, Verdict
from pipeline.types.index import Index
from pipeline.types.question import Question
from pipeline.types.table import Standing, Table, TableKind

__all__ = ["Subject", "answer", "compare"]

CITED = 5
"""Citations beside the table: as many as a list has."""
_NAMED = 3
"""Documents that are named in the sentence; more are seen in the table."""
_SILENT = 0.5
"""Confidence that nothing is said, where nothing was extracted."""
_OTHERS = (
    (Standing.PARTLY, "一部の定めだけが当てはまるもの"),
    (Standing.UNCLEAR, "文言からは決まらないもの"),
    (Standing.DELEGATED, "別の定めに委ねるもの"),
    (Standing.SILENT, "定めのないもの"),
)


def answer(question: str, read: Question, index: Index, hits: tuple[Hit, ...]) -> Answer | None:
    """The answer with its table; None where the question is an ordinary one or a single document is asked.

    read: the question as the rules have it; hits: the units found for it.
    """
    wanted = wish.read(read, index)
    if wanted is None:
        return None
    table = build.table(wanted, index)
    said = [one for row in table.rows for cell in row.cells for one in cell]
    open_ = next((one.delegated_to for one in said if one.delegated_to), None)
    if all(one.delegated_to for one in said) and not any(row.standing is Standing.MEETS for row in table.rows):
        return Answer(question, Verdict.NOT_STATED, None, _SILENT, (), hits, open_, table)
    sure = sum(one.confidence for one in said) / len(said) if said else _SILENT
    return Answer(question, Verdict.ANSWERED, _text(table), round(sure, 2), _first(table), hits, None, table)


def compare(subjects: Sequence[Subject], index: Index, documents: Collection[str] = ()) -> Table:
    """What documents (all where none is named) say on chosen fields and clause types; a column that none fills is left out."""
    return build.table(wish.Wish(TableKind.COMPARE, tuple(subjects), documents=frozenset(documents)), index)


def _first(table: Table) -> tuple[Citation, ...]:
    """The first citation of each row, then the others; CITED of them."""
    rows = [[said.citation for cell in row.cells for said in cell] for row in table.rows]
    ordered = [*(row[0] for row in rows if row), *(citation for row in rows for citation in row[1:])]
    return tuple(dict.fromkeys(ordered))[:CITED]


def _text(table: Table) -> str:
    return _compared(table) if table.kind is TableKind.COMPARE else _sifted(table)


def _compared(table: Table) -> str:
    names = "・".join(column.label for column in table.columns)
    silent = sum(not any(row.cells) for row in table.rows)
    return f"{len(table.rows)}件の文書の{names}を比べました。" + (f"{silent}件には定めがありません。" if silent else "")


def _sifted(table: Table) -> str:
    """「…」に当てはまるのは、25件中2件です（甲規約、乙契約書）。ほかに、定めのないものが12件あります。"""
    by = {standing: [row for row in table.rows if row.standing is standing] for standing in Standing}
    meets, total = by[Standing.MEETS], len(table.rows)
    titles = f"（{'、'.join(row.title for row in meets)}）" if len(meets) <= _NAMED else ""
    first = (
        f"「{table.condition}」に当てはまるのは、{total}件中{len(meets)}件です{titles}。"
        if meets
        else f"「{table.condition}」に当てはまるものは、{total}件の中にありません。"
    )
    others = [f"{words}が{len(by[standing])}件" for standing, words in _OTHERS if by[standing]]
    return first + (f"ほかに、{'、'.join(others)}あります。" if others else "")
