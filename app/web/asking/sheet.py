"""An answer sheet: the question, the answer and its clauses as a page of its own, to be printed or sent."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import LiteralString

from app import as_text
from app.standing import Standing
from app.web.asking.answer import place, silence
from app.web.chips import table
from app.web.clause import units
from app.web.markup import Child, Html, join, ours, tag, text
from pipeline.types.answer import Answer, Citation
from pipeline.types.index import Index
from pipeline.types.table import Column, Said, Table

_STYLE: LiteralString = """
@page { size: A4; margin: 20mm; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; color: #1d1f23; font: 11pt/1.8 "Yu Mincho", "Hiragino Mincho ProN", "Noto Serif CJK JP", IPAMincho, serif; }
h1 { font-size: 14pt; border-bottom: 1px solid #1d1f23; padding-bottom: .3rem; }
h2 { font-size: 11pt; margin: 1.4rem 0 .2rem; break-after: avoid; }
p, blockquote { margin: .2rem 0; } .said { font-size: 12.5pt; }
blockquote { padding-left: .8rem; border-left: 3px solid #999; white-space: pre-line; }
.unit .unit { padding-left: 1.4rem; } .number { margin-right: .5em; } .heading { font-weight: 600; }
mark { background: none; text-decoration: underline; text-underline-offset: .2em; } a { color: inherit; text-decoration: none; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; } td, th { border: 1px solid #888; padding: .2rem .4rem; vertical-align: top; text-align: left; }
footer { margin-top: 2rem; color: #555; font-size: 9pt; }
@media print { body { margin: 0; padding: 0; max-width: none; } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def sheet(found: Answer, index: Index, day: date, standing: Sequence[Standing] = (), *, as_of: str = "") -> str:
    """A whole HTML page; every quoted clause stands under its quote, and which version it is of.

    day: of the sheet; standing: of the documents that answered; as_of: the day (ISO) whose versions were asked, "" for all.
    """
    parts: list[Child] = [
        tag("h1", "回答票"),
        tag("h2", "問"),
        tag("p", text(found.question)),
        tag("h2", "答"),
        tag("p", text(found.text or silence(found)), class_="said"),
    ]
    if found.table is not None:
        parts.append(_table(found.table))
    else:
        for one in found.citations:
            parts += _clause(one, index)
    if standing:
        parts += [tag("h2", "根拠の文書と版"), *(tag("p", *_version(one)) for one in standing)]
    whose = f"{said(date.fromisoformat(as_of))}に効力のあった " if as_of else ""
    told = f"{said(day)}　{whose}{len(index.titles)} 件の文書から yakkan が探した答えです。原文で確かめてください。"
    parts.append(tag("footer", told))
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("title", f"回答票 {found.question}"),
        tag("style", ours(_STYLE)),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', *parts), lang='ja')}\n"


def said(day: date) -> str:
    """2026年3月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _version(one: Standing) -> Iterator[Child]:
    """Which version of a document answered, and whether another has taken its place or may have."""
    record = one.record
    yield tag("b", record.title or record.name)
    told = [record.name, f"登録 {record.added_at[:10]}"]
    told += [f"{record.effective} 施行"] if record.effective else []
    told += [f"全 {one.versions} 版の第 {one.version} 版"] if one.versions > 1 else []
    yield f"（{'、'.join(told)}）"
    if one.later:
        since = f"（{one.later[-1].effective} 施行）" if one.later[-1].effective else ""
        yield tag("strong", f"　これは旧版で、後の版があります{since}。")
    elif one.successors:
        yield tag("strong", "　後の版と思われる文書があります。")
    if one.amended_by:
        names = "、".join(beside.record.title or beside.record.name for beside in one.amended_by)
        yield tag("strong", f"　この文書を変更する文書があります: {names}。")


def _clause(one: Citation, index: Index) -> list[Child]:
    document = index.document(one.document)
    unit = document.find(one.address)
    return [
        tag("h2", place(one, index.titles[one.document])),
        units(document, (unit,), None, [one.quote], to=None) if unit else tag("blockquote", text(one.quote)),
    ]


def _table(value: Table) -> Html:
    judged = value.condition is not None
    rows: list[list[Child]] = [
        [
            *([as_text.STANDINGS[row.standing]] if row.standing else []),
            tag("b", row.title),
            *(_cell(column, cell) for column, cell in zip(value.columns, row.cells, strict=True)),
        ]
        for row in value.rows
    ]
    heads = [*(["判定"] if judged else []), "文書", *(column.label for column in value.columns)]
    shown = table(heads, rows, caption=value.condition or "文書ごとの定め")
    return join([shown, tag("p", f"※ {value.rule}") if value.rule else None])


def _cell(column: Column, cell: Sequence[Said]) -> Html:
    lines = [
        join(
            [
                tag("p", as_text.said_text(column, one, several=len(cell) > 1)),
                tag("blockquote", text(one.citation.quote)),
            ]
        )
        for one in cell
    ]
    return join(lines) if lines else tag("p", "定めなし")
