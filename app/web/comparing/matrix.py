"""A table over documents as HTML and as a workbook: what is usual on top, what differs from it marked."""

import io
from collections import Counter
from collections.abc import Mapping, Sequence

from app import as_text
from app.web import links
from app.web.chips import chip, notice
from app.web.markup import Child, Html, join, tag
from pipeline import export
from pipeline.answer.across import Subject
from pipeline.export.workbook import Column as Head
from pipeline.export.workbook import Sheet
from pipeline.ontology import load
from pipeline.types.table import Column, Row, Said, Table

_MOST_SAID = 4
"""Values of a cell that are shown at once."""
_USUAL = 2
"""Documents that must say the same for it to be called usual, and more than half of those that say something."""


def usual(value: Table, at: int) -> tuple[str, int] | None:
    """What most documents have in a column, and in how many; None where nothing is usual, and for what is told in free words."""
    column = value.columns[at]
    field = load().fields.get(column.id)
    if column.clause or field is None or field.form == "text":
        return None
    counts = Counter(_words(column, row.cells[at]) for row in value.rows if row.cells[at])
    for first, most in counts.most_common(1):
        if most >= _USUAL and 2 * most > counts.total():
            return first, most
    return None


def matrix_html(value: Table, asked: Sequence[Subject], titles: Mapping[str, str]) -> Html:
    """The table; asked: what was to be compared, of which some may stand in no document; titles: no two alike, by id."""
    there = {column.id for column in value.columns if any(row.cells[_at(value, column)] for row in value.rows)}
    missing = [one.label for one in asked if one.id not in there]
    lost = notice(f"どの文書にも定めが見つかりません: {'、'.join(missing)}", "warning") if missing else None
    if not there:
        return join([lost])
    usuals = [usual(value, at) for at in range(len(value.columns))]
    head = tag("thead", tag("tr", *(tag("th", one, scope="col") for one in ("文書", *_labels(value)))))
    body = tag("tbody", _summary(value, usuals), *(_row(value, row, usuals, titles) for row in value.rows))
    shown = tag("table", tag("caption", "文書ごとの定め"), head, body, class_="compared")
    return join([lost, tag("div", shown, class_="wide", tabindex=0, role="region", aria_label="文書ごとの定め")])


def workbook(value: Table, titles: Mapping[str, str]) -> bytes:
    """An Excel file: a row for each document, beside each value its clause and its words; titles: no two alike, by id."""
    heads = [Head("文書", 32.0)]
    for column in value.columns:
        heads += [Head(column.label, 22.0), Head(f"{column.label}・条項", 16.0), Head(f"{column.label}・原文", 44.0)]
    rows = tuple(
        (
            titles.get(row.document, row.title),
            *(part for column, cell in zip(value.columns, row.cells, strict=True) for part in _parts(column, cell)),
        )
        for row in value.rows
    )
    stream = io.BytesIO()
    export.write_workbook(stream, (Sheet("比較", tuple(heads), rows),))
    return stream.getvalue()


def _at(value: Table, column: Column) -> int:
    return value.columns.index(column)


def _labels(value: Table) -> list[str]:
    return [column.label for column in value.columns]


def _parts(column: Column, cell: Sequence[Said]) -> tuple[str, str, str]:
    if not cell:
        return "定めなし", "", ""
    told = [as_text.said_words(column, said, several=len(cell) > 1) for said in cell]
    return (
        "\n".join(told),
        "\n".join(str(one.citation.address) for one in cell),
        "\n".join(one.citation.quote for one in cell),
    )


def _words(column: Column, cell: Sequence[Said]) -> str:
    return "、".join(dict.fromkeys(as_text.said_words(column, said) for said in cell))


def _summary(value: Table, usuals: Sequence[tuple[str, int] | None]) -> Html:
    """多くは 1か月（5件中3件）／定めなし 1件."""
    cells = []
    for at, found in enumerate(usuals):
        said = sum(bool(row.cells[at]) for row in value.rows)
        told = [f"多くは {found[0]}（{said}件中{found[1]}件）"] if found else []
        if silent := len(value.rows) - said:
            told.append(f"定めなし {silent}件")
        cells.append(tag("td", "／".join(told) or f"{said}件に定めあり"))
    return tag("tr", tag("td", f"{len(value.rows)}件の文書"), *cells, class_="usual")


def _row(value: Table, row: Row, usuals: Sequence[tuple[str, int] | None], titles: Mapping[str, str]) -> Html:
    cells = [_cell(column, cell, found) for column, cell, found in zip(value.columns, row.cells, usuals, strict=True)]
    title = tag("a", titles.get(row.document, row.title), href=links.clause(row.document).href, data_go=True)
    return tag("tr", tag("td", title), *(tag("td", cell) for cell in cells))


def _cell(column: Column, cell: Sequence[Said], found: tuple[str, int] | None) -> Child:
    if not cell:
        return tag("span", "定めなし", class_="none")
    differs = found is not None and _words(column, cell) != found[0]
    lines = [
        tag(
            "p",
            tag("span", as_text.said_words(column, said, several=len(cell) > 1), class_="apart" if differs else None),
            " ",
            chip(
                links.clause(said.citation.document, said.citation.address),
                str(said.citation.address),
                title=said.citation.quote,
            ),
        )
        for said in cell
    ]
    if len(lines) <= _MOST_SAID:
        return join(lines)
    rest = tag("details", tag("summary", f"ほか {len(lines) - _MOST_SAID} 件"), *lines[_MOST_SAID:])
    return join([*lines[:_MOST_SAID], rest])
