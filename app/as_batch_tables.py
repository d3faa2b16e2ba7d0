"""The tables of a batch: 一覧 (a row a document, a column a field), 事実, 条項, 指摘, 失敗, 見方."""

import json
from collections.abc import Sequence

from app.as_batch import FactRow, Summary
from app.as_batch_cells import WEAK, value_cells, words
from app.as_tables import ROLES
from pipeline.batch import Failure, Kept
from pipeline.export import Cell, Column
from pipeline.export.ledger import Field, Look, Row, Table, Told
from pipeline.ontology import Ontology

LIST, FACTS, CLAUSES, ISSUES, FAILURES, GUIDE = "一覧", "事実", "条項", "指摘", "失敗", "見方"
_SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("日付", ("document.established", "document.revised", "document.effective", "contract.date")),
    ("期間・更新", ("term", "renewal")),
    ("解約・解除・停止", ("termination_by_customer", "termination_by_provider", "suspension", "service_change", "discontinuation")),
    ("料金・支払", ("contract.amount", "fee", "fee_change", "payment", "late_charge", "refund", "deposit")),
    ("責任・品質", ("liability", "acceptance", "nonconformity", "service_level", "support")),
    ("秘密・情報・権利", ("confidentiality", "data", "ip", "subcontracting", "assignment", "noncompete")),
    ("変更・通知・成立", ("amendment", "notice", "application")),
    ("準拠法・管轄・存続", ("governing_law", "jurisdiction", "survival")),
)  # fmt: skip
_OTHERS = "文書・契約・そのほか"
_ELSEWHERE = ("document.title", "party.provider_term", "party.customer_term")  # what has a column of its own
_DOCUMENT, _BOOK = "文書", "書類の情報"
_FORMS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": "テキスト",
    "application/msword": "Word（旧形式）",
    "application/vnd.oasis.opendocument.text": "OpenDocument",
    "application/rtf": "リッチテキスト",
    **dict.fromkeys(("image/png", "image/jpeg", "image/tiff"), "画像"),
}


def _field(key: str, head: str, width: float, look: Look = Look.TEXT, kind: type[str | int | float] = str) -> Field:
    return Field(key, Column(head, width), look=look, kind=kind)


_WHERE = (_field("document_id", "文書ID", 16), _field("title", "文書", 28), _field("path", "ファイル", 30))
_DETAILS = (
    Table(
        FACTS,
        (
            *_WHERE,
            _field("field", "項目", 20),
            _field("text", "値", 24, Look.VALUE),
            _field("addresses", "条項", 16, Look.PLACE),
            _field("quote", "引用", 50, Look.QUOTE),
            _field("qualifier", "区分", 12),
            _field("condition", "条件", 22),
            _field("applies_to", "適用対象", 10),
            _field("delegated_to", "委任先", 14),
            _field("pages", "ページ", 7),
            _field("confidence", "確信度", 8, kind=float),
            _field("field_id", "項目ID", 32),
            _field("value", "正規形", 20),
        ),
        fixed=2,
    ),
    Table(
        CLAUSES,
        (
            *_WHERE,
            _field("address", "条項", 16, Look.PLACE),
            _field("caption", "見出し", 26),
            _field("type", "主な種類", 22, Look.VALUE),
            _field("other_types", "ほかの種類", 36),
            _field("confidence", "確信度", 8, kind=float),
        ),
        fixed=2,
    ),
    Table(
        ISSUES,
        (
            *_WHERE,
            _field("address", "条項", 16, Look.PLACE),
            _field("message", "指摘", 70),
            _field("words", "原文", 32),
            _field("code", "種別", 24),
        ),
        fixed=2,
    ),
    Table(
        FAILURES,
        (
            _field("path", "ファイル", 44),
            _field("reason", "理由と、どうすればよいか", 90),
            _field("size", "大きさ（KB）", 12, kind=float),
            _field("detail", "開発者向けの手がかり", 40),
        ),
        fixed=1,
    ),
)


GUIDE_TABLE = Table(GUIDE, (_field("subject", "項目", 26), _field("meaning", "説明", 100)))
GUIDE_ROWS: tuple[Row, ...] = (
    (LIST, "文書ごとに1行です。値の右に、それが書かれた条項と原文の引用があります。"),
    (Told("色の付いた値", weak=True), f"確信度が {WEAK} より低いので、原文で確かめてください。"),
    (
        "①②③④",
        "一つの項目に値がいくつもあるときの番号です。条項と引用の同じ番号に対応します。5つ目からは「事実」のシートにあります。",
    ),
    (
        "空欄",
        "その定めが見つからなかったことを表します。定めがないとは限りません。どの文書にもない項目の列は、この表では省いています。",
    ),
    ("列の上の [－] と [1][2]", "押すと引用の列をたためます。"),
    (
        FACTS,
        "取り出した値のすべてを、1行に一つずつ並べています。「正規形」は計算や絞り込みに使える形（P3M は3か月）です。",
    ),
    (ISSUES, "参照先のない条文番号など、文書を読んで気づいたことです。"),
    (FAILURES, "読めなかったファイルと、その理由です。直してもう一度実行すると、そのファイルだけを読み直します。"),
)
"""How the workbook is to be read; its last sheet."""


def tables(ontology: Ontology, shown: Sequence[str] | None = None) -> tuple[Table, ...]:
    """All tables; shown: only these fields of the ontology have columns in the 一覧, else all have."""
    return (_list(ontology, field_ids(ontology) if shown is None else shown), *_DETAILS)


def field_ids(ontology: Ontology) -> list[str]:
    """The fields that have columns of their own, section by section."""
    order = [section for section, _ in _SECTIONS] + [_OTHERS]
    known = [id_ for id_ in ontology.fields if id_ not in _ELSEWHERE]
    return sorted(known, key=lambda id_: order.index(_section(id_)))


def list_row(number: int, kept: Kept, summary: Summary, shown: Sequence[str], ontology: Ontology) -> Row:
    """The row of a document in the 一覧 whose columns are those of tables; number: of the row, from 1."""
    cells: list[Cell | Told] = [
        number,
        _title(kept, summary),
        kept.path,
        Told(summary.kind[1], weak=summary.kind[2] < WEAK) if summary.kind else None,
        "\n".join(_party(*party) for party in summary.parties),
        len(summary.issues) or None,
        "、".join(summary.absent),
    ]
    facts: dict[str, list[FactRow]] = {}
    for fact in summary.facts:
        facts.setdefault(fact.field, []).append(fact)
    for id_ in shown:
        cells += value_cells(facts.get(id_, []), ontology.fields[id_].label)
    cells += [
        _FORMS.get(summary.media_type, summary.media_type),
        summary.pages or None,
        summary.part or None,
        "\n".join(kept.copies),
        kept.id,
        kept.file,
    ]
    return cells


def detail_rows(kept: Kept, summary: Summary, ontology: Ontology) -> dict[str, list[Row]]:
    """The rows of a document in the other tables, by their names."""
    where = (kept.id, _title(kept, summary), kept.path)
    return {
        FACTS: [(*where, *_fact(fact, ontology)) for fact in summary.facts],
        CLAUSES: [(*where, *clause) for clause in summary.clauses],
        ISSUES: [(*where, *issue) for issue in summary.issues],
    }


def failure_row(failure: Failure) -> Row:
    """The row of a file that gave nothing."""
    return failure.path, failure.reason, round(failure.size / 1024, 1), failure.detail


def _list(ontology: Ontology, shown: Sequence[str]) -> Table:
    fields = [
        Field("number", Column("No.", 5), _DOCUMENT, Look.COUNT, int),
        Field("title", Column("文書", 30), _DOCUMENT, Look.VALUE),
        Field("path", Column("ファイル", 26), _DOCUMENT),
        Field("kind", Column("文書の種類", 18), _DOCUMENT),
        Field("parties", Column("当事者", 34), _DOCUMENT),
        Field("issues", Column("指摘（件）", 8), _DOCUMENT, Look.COUNT, int),
        Field("absent", Column("この種類によくある定めで、見つからないもの", 40), _DOCUMENT, Look.QUOTE),
    ]
    for id_ in shown:
        section, label = _section(id_), ontology.fields[id_].label
        fields += [
            Field(id_, Column(label, 18), section, Look.VALUE),
            Field(f"{id_}.address", Column(f"{label}の条項", 13), section, Look.PLACE),
            Field(f"{id_}.quote", Column(f"{label}の引用", 34), section, Look.QUOTE),
        ]
    fields += [
        Field("format", Column("形式", 9), _BOOK),
        Field("pages", Column("ページ", 7), _BOOK, Look.COUNT, int),
        Field("part", Column("ファイルの中の何番目か", 12), _BOOK, Look.COUNT, int),
        Field("copies", Column("同じ内容のファイル", 30), _BOOK),
        Field("document_id", Column("文書ID", 16), _BOOK),
        Field("json", Column("JSON（json フォルダー）", 34), _BOOK),
    ]
    return Table(LIST, tuple(fields), fixed=2, tallest=62.0)


def _section(id_: str) -> str:
    for section, beginnings in _SECTIONS:
        if any(id_ == beginning or id_.startswith(f"{beginning}.") for beginning in beginnings):
            return section
    return _OTHERS


def _title(kept: Kept, summary: Summary) -> str:
    return summary.title or kept.path.rpartition("/")[2]


def _party(term: str, name: str | None, role: str) -> str:
    told = ROLES.get(role)
    who = f"{term}（{told}）" if told else term
    return f"{who}: {name}" if name else who


def _fact(fact: FactRow, ontology: Ontology) -> Row:
    label = ontology.fields[fact.field].label if fact.field in ontology.fields else fact.field
    normal = fact.value if isinstance(fact.value, str) else json.dumps(fact.value, ensure_ascii=False)
    return (
        label,
        Told(words(fact, label), weak=fact.confidence < WEAK),
        fact.address,
        fact.quote,
        fact.qualifier,
        fact.condition,
        fact.applies_to,
        fact.delegated_to,
        fact.pages,
        fact.confidence,
        fact.field,
        normal,
    )
