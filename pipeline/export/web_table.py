"""新旧対照表 -> one HTML page that needs nothing else."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files
from itertools import groupby
from string import Template
from typing import BinaryIO

from pipeline.export.characters import legal
from pipeline.export.comparison import Cell, Columns, Comparison, Grid, Row, Run, Weight, blocks, lines

_FOLDER = "pipeline.export"


def write_web_table(stream: BinaryIO, tables: Sequence[Comparison], columns: Columns) -> None:
    """Writes a UTF-8 page into stream; what comes from a contract is text, and no script but the page's own can run."""
    script = files(_FOLDER).joinpath("web_table_script.html").read_text("utf-8").strip()
    script = script.removeprefix("<script>").removesuffix("</script>")
    page = Template(files(_FOLDER).joinpath("web_table.html").read_text("utf-8")).substitute(
        title=_text(f"{tables[0].title}　新旧対照表"),
        hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        tables="\n".join("\n".join(_table(one, columns)) for one in tables),
        script=script,
    )
    stream.write(page.encode())


def _text(text: str) -> str:
    return escape(legal(text))


def _table(one: Comparison, columns: Columns) -> Iterator[str]:
    yield f"<h1>{_text(one.title)}<span>新旧対照表</span></h1>"
    if one.known:
        yield '<dl class="known">'
        for label, old, new in one.known:
            pairs = zip(columns.ordered(columns.old, columns.new), columns.ordered(old, new), strict=True)
            said = "".join(f"<dd>{_text(name)} {_text(value)}</dd>" for name, value in pairs if value)
            yield f"<div><dt>{_text(label)}</dt>{said}</div>"
        yield "</dl>"
    if all(row.weight is Weight.SAME for row in one.rows):
        yield '<p class="empty">違いはありません。</p>'
    yield "<table><thead><tr>"
    for name in (*columns.ordered(columns.old, columns.new), "備考"):
        yield f'<th scope="col">{_text(name)}</th>'
    yield "</tr></thead>"
    rows = list(one.rows)
    after = [*rows[1:], None]
    foldable = [_is_form(row, next_) for row, next_ in zip(rows, after, strict=True)]
    for is_form, group in groupby(zip(rows, foldable, strict=True), key=lambda pair: pair[1]):
        yield from _group([row for row, _ in group], columns, is_form=is_form)
    yield "</table>"


def _is_form(row: Row, after: Row | None) -> bool:
    """True for what may be folded away; a heading stays as long as something stands under it."""
    return row.weight is Weight.FORM and (bool(row.omitted) or not row.new.is_line or after is None or after.opens)


def _group(rows: Sequence[Row], columns: Columns, *, is_form: bool) -> Iterator[str]:
    if is_form:
        yield (
            '<tbody class="slim"><tr><td colspan="3"><button type="button" class="fold" aria-expanded="true">'
            f"番号・表記だけの変更（{len(rows)}か所）</button></td></tr></tbody>"
        )
    yield f'<tbody class="{"form" if is_form else "kept"}">'
    for row in rows:
        yield from _row(row, columns)
        if row.omitted:
            yield '</tbody><tbody class="omitted">'
            for one in row.omitted:
                yield from _row(one, columns)
            yield f'</tbody><tbody class="{"form" if is_form else "kept"}">'
    yield "</tbody>"


def _row(row: Row, columns: Columns) -> Iterator[str]:
    names = [row.weight.value, *(["opens"] if row.opens else []), *(["folded"] if row.omitted else [])]
    yield f'<tr class="{" ".join(names)}">'
    for side, cell in zip(columns.ordered("old", "new"), columns.ordered(row.old, row.new), strict=True):
        place = f' data-place="{_text(str(cell.address))}"' if cell.address else ""
        yield f'<td class="{side} level{min(cell.level, 4)}"{place}>{_cell(cell, is_button=bool(row.omitted))}</td>'
    yield f'<td class="remark">{_lines(row.remark)}</td></tr>'


def _cell(cell: Cell, *, is_button: bool) -> str:
    note = f'<span class="note">{_text(cell.note)}</span>' if cell.note else ""
    if is_button:
        label = "".join(map(_run, cell.heading)).replace("\n", " ")
        return f'<button type="button" class="more" aria-expanded="false">{label}　{note}</button>'
    if cell.is_line:
        heading = "<br>".join("".join(map(_run, line)) for line in lines(cell.heading))
        return f'<p class="heading">{heading}</p>{note}'
    parts: list[str] = []
    label = f'<span class="number">{"".join(map(_run, cell.heading))}</span>　' if cell.heading else ""
    for block in blocks(cell.text) if cell.text else ():
        if isinstance(block, Grid):
            parts += [f"<p>{label}</p>" if label else "", _inner(block)]
        else:
            parts.append(f"<p>{label}{''.join(map(_run, block))}</p>")
        label = ""
    return "".join([*parts, label, note])


def _inner(grid: Grid) -> str:
    """A table that stands in the text."""
    drawn = ("".join(f"<td>{''.join(map(_run, cell))}</td>" for cell in row) for row in grid.rows)
    return f'<table class="inner">{"".join(f"<tr>{row}</tr>" for row in drawn)}</table>'


def _run(run: Run) -> str:
    return f"<u>{_text(run.text)}</u>" if run.is_changed else _text(run.text)


def _lines(text: str) -> str:
    return "<br>".join(map(_text, text.split("\n")))
