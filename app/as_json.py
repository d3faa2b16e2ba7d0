"""JSON of the pipeline's values, as the command line promises it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.store import Record
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation
from pipeline.types.clause import Absent, Extraction, Fact, Norm, RecognisedKind
from pipeline.types.document import DIVISIONS, Document, Unit
from pipeline.types.source import Issue, SourceText
from pipeline.types.table import Said, Table

if TYPE_CHECKING:
    from pipeline.answer.written import Written
    from pipeline.types.ports import Writer

Json = dict[str, Any]


def document(value: Document) -> Json:
    """parse --json: header, flat units in document order, issues."""
    return {
        "document": header(value),
        "units": [unit for top in value.units for unit in _units(value.source, top, None, ())],
        "issues": [_issue(issue) for issue in value.issues],
    }


def header(value: Document) -> Json:
    """The document object that every JSON carries."""
    source = value.source
    return {
        "id": value.id,
        "title": value.title,
        **({"part": value.part} if value.part else {}),
        "source": {
            "name": source.name,
            "media_type": source.media_type,
            "sha256": source.sha256,
            "pages": source.pages,
        },
    }


def extraction(value: Document, found: Extraction) -> Json:
    """extract --json."""
    return {
        "document": header(value),
        "kind": _kind(found.kind),
        "clauses": [
            {"address": str(c.address), "types": list(c.types), "confidence": round(c.confidence, 3)}
            for c in found.clauses
        ],
        "facts": [_fact(value.source, fact) for fact in found.facts],
        "parties": [{"term": p.term, "name": p.name, "role": p.role, "address": str(p.address)} for p in found.parties],
        "definitions": [
            {
                "term": d.term,
                "meaning": d.meaning,
                "address": str(d.address),
                "scope": str(d.scope) if d.scope else None,
                "uses": [str(use) for use in d.uses],
            }
            for d in value.definitions
        ],
        "references": [
            {
                "address": str(r.address),
                "text": r.text,
                "targets": [str(t) for t in r.targets],
                "status": r.status.value,
            }
            for r in value.references
        ],
        "norms": [_norm(norm) for norm in found.norms],
        "issues": [_issue(issue) for issue in value.issues],
        "absent": [_absent(one) for one in found.absent],
    }


def answer(value: Answer) -> Json:
    """ask --json."""
    return {
        "question": value.question,
        "verdict": value.verdict.value,
        "answer": value.text,
        "confidence": round(value.confidence, 3),
        "delegated_to": value.delegated_to,
        "citations": [_citation(c) for c in value.citations],
        "hits": [{"document": h.document, "address": str(h.address), "score": round(h.score, 4)} for h in value.hits],
        "table": _table(value.table) if value.table else None,
    }


def writer(value: "Written | None", by: "Writer") -> Json | None:
    """The writer of ask --json --writer; None where there was nothing to word."""
    return {"used": value.used, "model": by.name, "note": value.note} if value else None


def stored(record: Record) -> Json:
    """A line of list --json."""
    return {
        "id": record.id,
        "title": record.title,
        "name": record.name,
        "sha256": record.sha256,
        "added_at": record.added_at,
        "revision_of": record.revision_of,
        "effective": record.effective,
    }


def _units(source: SourceText, unit: Unit, parent: Address | None, chapters: tuple[str, ...]) -> Iterator[Json]:
    boxes = source.boxes((*unit.heading_spans, *unit.spans, *unit.wrap_up_spans))
    inside = (*chapters, unit.label) if unit.kind in DIVISIONS and unit.label else chapters
    yield {
        "address": str(unit.address) if unit.address else None,
        "kind": unit.kind.value,
        "number": unit.number,
        "caption": unit.caption,
        "chapter": " / ".join(inside) or None,
        "parent": str(parent) if parent else None,
        "text": unit.text,
        "wrap_up": unit.wrap_up or None,
        "spans": [list(span) for span in unit.spans],
        "wrap_up_spans": [list(span) for span in unit.wrap_up_spans],
        "pages": sorted({page for page, _ in boxes}),
        "boxes": [[page, *(round(edge, 1) for edge in box)] for page, box in boxes],
        "confidence": round(unit.confidence, 3),
    }
    for child in unit.children:
        yield from _units(source, child, unit.address or parent, inside)


def _fact(source: SourceText, fact: Fact) -> Json:
    return {
        "field": fact.field,
        "value": fact.value,
        "quote": fact.quote,
        "addresses": [str(address) for address in fact.addresses],
        "spans": [list(span) for span in fact.spans],
        "pages": sorted({page for page, _ in source.boxes(fact.spans)}),
        "qualifier": fact.qualifier,
        "condition": fact.condition,
        "applies_to": fact.applies_to,
        "delegated_to": fact.delegated_to,
        "confidence": round(fact.confidence, 3),
    }


def _citation(citation: Citation) -> Json:
    return {
        "document": citation.document,
        "address": str(citation.address),
        "quote": citation.quote,
        "spans": [list(span) for span in citation.spans],
        "pages": list(citation.pages),
    }


def _table(table: Table) -> Json:
    """Cells are lists of values, empty where the document says nothing; a row has as many as there are columns."""
    return {
        "kind": table.kind.value,
        "condition": table.condition,
        "rule": table.rule,
        "columns": [{"id": c.id, "label": c.label, "kind": "clause" if c.clause else "field"} for c in table.columns],
        "rows": [
            {
                "document": row.document,
                "title": row.title,
                "standing": row.standing.value if row.standing else None,
                "cells": [[_said(said) for said in cell] for cell in row.cells],
            }
            for row in table.rows
        ],
    }


def _said(said: Said) -> Json:
    return {
        "value": said.value,
        "qualifier": said.qualifier,
        "condition": said.condition,
        "applies_to": said.applies_to,
        "delegated_to": said.delegated_to,
        "confidence": round(said.confidence, 3),
        "meets": said.meets,
        "citation": _citation(said.citation),
    }


def _norm(norm: Norm) -> Json:
    return {
        "address": str(norm.address),
        "bearer": norm.bearer,
        "modality": norm.modality,
        "action": norm.action,
        "counterparty": norm.counterparty,
        "condition": norm.condition,
        "exception": norm.exception,
        "deadline": norm.deadline,
        "spans": [list(span) for span in norm.spans],
    }


def _issue(issue: Issue) -> Json:
    return {
        "code": issue.code,
        "address": str(issue.address) if issue.address else None,
        "message": issue.message,
        "spans": [list(span) for span in issue.spans],
    }


def _kind(kind: RecognisedKind | None) -> Json | None:
    return {"id": kind.id, "label": kind.label, "confidence": round(kind.confidence, 3)} if kind else None


def _absent(one: Absent) -> Json:
    return {one.what: one.id, "label": one.label, "question": one.question}
