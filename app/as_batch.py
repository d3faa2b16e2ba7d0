"""What a batch does with one file: its documents as JSON, and of each a summary that the tables are made of."""

import json
import zlib
from functools import partial
from pathlib import Path
from typing import NamedTuple

from app import as_json, as_tables
from models import clause_types
from pipeline import batch, ontology, run
from pipeline.batch import Loader, Piece, Work
from pipeline.index.fingerprint import fingerprint
from pipeline.settings import Settings
from pipeline.types.clause import Value

_CODE = ("as_batch.py", "as_json.py", "as_tables.py", "as_text.py")
"""Of what follows the stages: what JSON and tables look like."""


class FactRow(NamedTuple):
    """A fact: value is its normal form, text for people; address and pages are joined where there are several."""

    field: str
    value: Value
    text: str
    address: str
    quote: str
    qualifier: str | None
    condition: str | None
    applies_to: str | None
    delegated_to: str | None
    pages: str
    confidence: float


class ClauseRow(NamedTuple):
    """A clause: Japanese names of its types."""

    address: str
    caption: str | None
    main: str
    others: str
    confidence: float


class IssueRow(NamedTuple):
    """An issue: words are those it is about."""

    address: str
    message: str
    words: str
    code: str


class Summary(NamedTuple):
    """A document as tables need it. kind: id, Japanese name, confidence; parties: term, name, role; absent: Japanese names."""

    title: str
    part: int
    media_type: str
    pages: int
    kind: tuple[str, str, float] | None
    parties: list[tuple[str, str | None, str]]
    absent: list[str]
    facts: list[FactRow]
    clauses: list[ClauseRow]
    issues: list[IssueRow]


def packed(summary: Summary) -> bytes:
    """A summary as bytes."""
    return zlib.compress(json.dumps(summary, ensure_ascii=False).encode())


def unpacked(data: bytes) -> Summary:
    """The summary that packed made bytes of."""
    read = Summary._make(json.loads(zlib.decompress(data)))
    return read._replace(
        facts=[FactRow._make(row) for row in read.facts],
        clauses=[ClauseRow._make(row) for row in read.clauses],
        issues=[IssueRow._make(row) for row in read.issues],
    )


class OtherVersionError(batch.BatchError):
    """A worker's yakkan or ontology is not that of who began the batch."""


def extractor(own: Path | ontology.Text | None) -> str:
    """Hex digits that change with all that makes a result what it is: code, ontology with the user's own file, models."""
    with ontology.using(own):
        stages = fingerprint(clause_types.default())
    code = b"".join((Path(__file__).parent / name).read_bytes() for name in _CODE)
    return f"{stages}{zlib.crc32(code):08x}"


def loader(settings: Settings, password: str | None, own: Path | ontology.Text | None, expected: str) -> Loader:
    """What each worker begins with. expected: what extractor gave; a worker of another version does nothing."""
    return partial(_load, settings, password, own, expected)


def _load(settings: Settings, password: str | None, own: Path | ontology.Text | None, expected: str) -> Work:
    if extractor(own) != expected:
        raise OtherVersionError(
            "ワーカーの yakkan の版かオントロジーがこのコマンドのものと違うので、同じ版を入れてから、もう一度実行してください。"
        )
    return partial(_extract, settings, password, own)


def _extract(
    settings: Settings, password: str | None, own: Path | ontology.Text | None, data: bytes, name: str
) -> tuple[Piece, ...]:
    pieces = []
    with ontology.using(own):
        for document in run.parse_bytes(data, name, password=password, settings=settings):
            found = run.extract(document, clause_types=clause_types.default())
            one = as_tables.Extracted(document, found)
            told = json.dumps(as_json.extraction(document, found), ensure_ascii=False)
            pieces.append(Piece(document.id, f"{told}\n".encode(errors="replace"), packed(_summary(one))))
    return tuple(pieces)


def _summary(one: as_tables.Extracted) -> Summary:
    document, found = one.document, one.found
    # Of a row its title, its label, its normal form and its file are told otherwise.
    rows = (row[2:11] for row in as_tables.fact_rows(one))
    facts = [FactRow._make((fact.field, fact.value, *row)) for fact, row in zip(found.facts, rows, strict=True)]
    return Summary(
        document.title,
        document.part,
        document.source.media_type,
        document.source.pages,
        (found.kind.id, found.kind.label, found.kind.confidence) if found.kind else None,
        [(party.term, party.name, party.role) for party in found.parties],
        [absent.label for absent in found.absent],
        facts,
        [ClauseRow._make(row) for row in as_tables.clause_rows(one)],
        [IssueRow._make(row) for row in as_tables.issue_rows(one)],
    )
