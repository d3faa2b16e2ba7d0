"""Tables of what was extracted, for spreadsheets: a row for each value, with its clause and its words."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from app.as_text import value_text
from pipeline.export import Cell, Column, Sheet
from pipeline.ontology import load
from pipeline.types.address import Address
from pipeline.types.clause import Extraction, Fact
from pipeline.types.document import Document

STATES = ("未確認", "確認済")
ROLES = {
    "provider": "提供者",
    "customer": "利用者",
    "discloser": "開示者",
    "recipient": "受領者",
    "party_a": "甲",
    "party_b": "乙",
    "both": "双方",
    "third_party": "第三者",
}
MODALITIES = {
    "obligation": "義務",
    "prohibition": "禁止",
    "permission": "権利・許容",
    "exemption": "免責",
    "deeming": "みなし",
    "declaration": "宣言",
}
STATUSES = {"resolved": "参照先あり", "dangling": "参照先なし", "external": "文書外"}

_DOCUMENT = Column("文書", 20)
_PLACE = Column("条項", 16)
_SURE = Column("確信度", 8)
_STATE = Column("確認", 10, STATES)
_FACTS = (
    _DOCUMENT,
    Column("項目", 18),
    Column("値", 22),
    _PLACE,
    Column("引用", 46),
    Column("区分", 12),
    Column("条件", 20),
    Column("適用対象", 10),
    Column("委任先", 14),
    Column("ページ", 7),
    _SURE,
    Column("正規形", 20),
    Column("ファイル", 16),
)
_AT_STATE = 11  # after 確信度
_MOST_PLACES = 8
FACT_HEADS: tuple[str, ...] = tuple(column.head for column in _FACTS)
"""What the cells of fact_rows are."""


class Extracted(NamedTuple):
    """A document and what was extracted from it."""

    document: Document
    found: Extraction


def fact_rows(one: Extracted, *, called: str | None = None) -> Iterator[tuple[Cell, ...]]:
    """A row for each value of a document, in the order of FACT_HEADS; called: instead of its title."""
    document, fields = one.document, load().fields
    for fact in one.found.facts:
        pages = sorted({page for page, _ in document.source.boxes(fact.spans)})
        yield (
            called or _title(document),
            fields[fact.field].label if fact.field in fields else fact.field,
            value_text(fact),
            _joined(fact.addresses),
            fact.quote,
            fact.qualifier,
            fact.condition,
            fact.applies_to,
            fact.delegated_to,
            _joined(pages),
            round(fact.confidence, 2),
            _normal_form(fact),
            document.source.name,
        )


def sheets(given: Sequence[Extracted]) -> tuple[Sheet, ...]:
    """The workbook of one or several documents: all values first, each with a cell to be ticked off by who checks it."""
    named = list(zip(_names(given), given, strict=True))
    facts = tuple(
        (*row[:_AT_STATE], STATES[0], *row[_AT_STATE:])
        for called, one in named
        for row in fact_rows(one, called=called)
    )
    written = [Sheet("一覧", (*_FACTS[:_AT_STATE], _STATE, *_FACTS[_AT_STATE:]), facts)]
    for name, columns, rows_of in _SHEETS:
        rows = tuple((called, *row) for called, one in named for row in rows_of(one))
        written.append(Sheet(name, (_DOCUMENT, *columns), rows))
    return tuple(written)


def _title(document: Document) -> str:
    return document.title or document.source.name


def _names(given: Sequence[Extracted]) -> list[str]:
    """What to call each document; two of one title (an old and a new version) carry the name of their file."""
    counts = Counter(_title(one.document) for one in given)
    names = []
    for document, _ in given:
        title = _title(document)
        part = f" {document.part}" if document.part else ""
        names.append(f"{title}（{document.source.name}{part}）" if counts[title] > 1 else title)
    return names


def _joined(values: Iterable[object]) -> str:
    return "、".join(map(str, values))


def _places(addresses: Sequence[Address]) -> str:
    """The first places of many: a party's word stands in nearly every clause."""
    rest = len(addresses) - _MOST_PLACES
    return _joined(addresses[:_MOST_PLACES]) + (f" ほか{rest}か所" if rest > 0 else "")


def _normal_form(fact: Fact) -> str:
    return fact.value if isinstance(fact.value, str) else json.dumps(fact.value, ensure_ascii=False)


def clause_rows(one: Extracted) -> Iterator[tuple[Cell, ...]]:
    """A row for each clause: place, caption, main type, other types, confidence."""
    types = load().types
    captions = {unit.address: unit.caption for unit in one.document.walk()}
    for clause in one.found.clauses:
        names = [types[type_].label if type_ in types else type_ for type_ in clause.types]
        first, rest = (names[0], names[1:]) if names else ("", [])
        yield str(clause.address), captions.get(clause.address), first, _joined(rest), round(clause.confidence, 2)


def _parties(one: Extracted) -> Iterator[tuple[Cell, ...]]:
    for party in one.found.parties:
        yield party.term, party.name, ROLES.get(party.role, party.role), str(party.address)


def _definitions(one: Extracted) -> Iterator[tuple[Cell, ...]]:
    for definition in one.document.definitions:
        yield definition.term, definition.meaning, str(definition.address), _places(definition.uses)


def _references(one: Extracted) -> Iterator[tuple[Cell, ...]]:
    for reference in one.document.references:
        yield str(reference.address), reference.text, _joined(reference.targets), STATUSES[reference.status]


def _norms(one: Extracted) -> Iterator[tuple[Cell, ...]]:
    for norm in one.found.norms:
        yield (
            str(norm.address),
            ROLES.get(norm.bearer, norm.bearer),
            MODALITIES.get(norm.modality, norm.modality),
            norm.action,
            ROLES.get(norm.counterparty, norm.counterparty) if norm.counterparty else None,
            norm.condition,
            norm.exception,
            norm.deadline,
        )


def _absent(one: Extracted) -> Iterator[tuple[Cell, ...]]:
    kind = one.found.kind.label if one.found.kind else None
    for absent in one.found.absent:
        yield kind, {"type": "条項", "field": "項目"}.get(absent.what, absent.what), absent.label, absent.question


def issue_rows(one: Extracted) -> Iterator[tuple[Cell, ...]]:
    """A row for each issue: place, message, the words it is about, code."""
    text = one.document.source.text
    for issue in one.document.issues:
        words = "…".join(text[start:end] for start, end in issue.spans)
        yield str(issue.address or ""), issue.message, words, issue.code


_SHEETS: tuple[tuple[str, tuple[Column, ...], Callable[[Extracted], Iterator[tuple[Cell, ...]]]], ...] = (
    (
        "条項の種類",
        (_PLACE, Column("見出し", 26), Column("主な種類", 22), Column("ほかの種類", 36), _SURE),
        clause_rows,
    ),
    ("当事者", (Column("呼び方", 18), Column("名称", 36), Column("役割", 14), _PLACE), _parties),
    ("定義", (Column("用語", 24), Column("意味", 70), _PLACE, Column("使われている条項", 40)), _definitions),
    ("参照", (_PLACE, Column("文言", 28), Column("参照先", 36), Column("状態", 14)), _references),
    (
        "規範",
        (
            _PLACE,
            Column("誰が", 12),
            Column("種別", 12),
            Column("内容", 56),
            Column("相手方", 12),
            Column("条件", 32),
            Column("例外", 32),
            Column("期限", 20),
        ),
        _norms,
    ),
    (
        "見つからない定め",
        (Column("文書の種類", 20), Column("区分", 8), Column("よくある定め", 28), Column("確かめること", 60)),
        _absent,
    ),
    ("指摘", (_PLACE, Column("指摘", 70), Column("原文", 32), Column("種別", 24)), issue_rows),
)
