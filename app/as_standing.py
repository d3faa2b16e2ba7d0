"""Relations and standings of documents, for people and programs."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from app.standing import Beside, Standing
from pipeline.types.answer import Citation
from pipeline.types.relation import KeptRelation, RelationKind, State

if TYPE_CHECKING:
    from pipeline.store import Record

OF = {
    RelationKind.REVISION: "の後の版",
    RelationKind.AMENDS: "を変更する文書",
    RelationKind.UNDER: "の下にある文書",
}
_MOST = 3


def lines(standings: Sequence[Standing], as_of: str | None = None) -> list[str]:
    """Which document and version an answer is from, a line for each, and what a reader has to know about it.

    as_of: the day (ISO) on which the versions that were asked were in force.
    """
    day = [f"   {as_of} に効力のあった版に質問しました。"] if as_of else []
    return day + [line for standing in standings for line in _lines(standing, as_of)]


def as_json(standing: Standing) -> dict[str, Any]:
    """The same for programs."""
    record = standing.record
    return {
        "id": record.id,
        "title": record.title,
        "name": record.name,
        "version": standing.version,
        "versions": standing.versions,
        "effective": record.effective,
        "superseded_by": next(({"id": one.id, "effective": one.effective} for one in standing.later), None),
        "maybe_superseded_by": [_beside(one) for one in standing.successors],
        "amended_by": [_beside(one) for one in standing.amended_by],
        "under": [_beside(one) for one in standing.under],
        "above": [_beside(one) for one in standing.above],
    }


def by_document(relations: Sequence[KeptRelation]) -> dict[str, list[KeptRelation]]:
    """The relations of each document to those it revises, amends or is under; a version that is told is in its record."""
    found: dict[str, list[KeptRelation]] = {}
    for kept in relations:
        if kept.relation.kind is not RelationKind.REVISION or kept.state is not State.TOLD:
            found.setdefault(kept.relation.document, []).append(kept)
    return found


def relation_line(kept: KeptRelation, titles: Mapping[str, str]) -> str:
    """A relation below its document in a list: what the document is to which other one, and who says so."""
    relation = kept.relation
    prevails = "、この文書が優先" if relation.prevails == relation.document else ""
    prevails = "、相手の文書が優先" if relation.prevails == relation.other else prevails
    title = titles.get(relation.other) or "（題名なし）"
    return f"    {relation.other} 「{title}」{OF[relation.kind]}（{_who(kept)}{prevails}）"


def relation_lines(kept: KeptRelation, titles: Mapping[str, str]) -> list[str]:
    """A relation on its own: both documents, the reason and the words it was read from."""
    relation = kept.relation
    head = f"{relation.document} 「{titles.get(relation.document) or '（題名なし）'}」"
    cited = [f"    {one.address}「{one.quote}」" for one in relation.citations]
    order = [
        f"    優先順位: {' ＞ '.join(told.order)}（{told.citation.address}「{told.citation.quote}」{told.exception}）"
        for told in relation.precedences
    ]
    return [head, relation_line(kept, titles), f"    {relation.reason}", *cited, *order]


def relation_json(kept: KeptRelation) -> dict[str, Any]:
    """The same for programs, with the words it was read from."""
    relation = kept.relation
    return {
        "kind": relation.kind.value,
        "other": relation.other,
        "state": kept.state.value,
        "confidence": relation.confidence,
        "reason": relation.reason,
        "prevails": relation.prevails,
        "citations": [_cited(citation) for citation in relation.citations],
        "precedences": [
            {"order": list(told.order), "exception": told.exception or None} | _cited(told.citation)
            for told in relation.precedences
        ],
    }


def _lines(standing: Standing, as_of: str | None) -> list[str]:
    record = standing.record
    since = f"、{record.effective} から" if record.effective else ""
    version = f"、全 {standing.versions} 版の第 {standing.version} 版" if standing.versions > 1 else ""
    found = [f"   文書: {_title(record)}（{record.name}、{record.id}{version}{since}）"]
    if as_of and not record.effective:
        found.append(f"   ※ この版の施行日は分かりません。{as_of} に効力があったかを確かめてください")
    if standing.later:
        found.append(f"   ※ 後の版があります: {'、最新は '.join(map(_version, standing.later))}")
    found += _noted("後の版と思われる文書があります", standing.successors)
    found += _noted("この文書を変更する文書があります", standing.amended_by)
    found += _noted("この文書は次の文書の下にあります", standing.under)
    found += _noted("この文書の下に次の文書があります", standing.above)
    return found


def _version(record: "Record") -> str:
    since = f"、{record.effective} から" if record.effective else ""
    return f"{_title(record)}（{record.id}{since}）"


def _noted(what: str, besides: Sequence[Beside]) -> list[str]:
    if not besides:
        return []
    told = [f"      {_title(one.record)}（{one.record.id}、{_who(one.kept)}）{_wins(one)}" for one in besides[:_MOST]]
    rest = [f"      ほか {len(besides) - _MOST} 件（yakkan list で見られます）"] if len(besides) > _MOST else []
    return [f"   ※ {what}", *told, *rest]


def _wins(one: Beside) -> str:
    """Which prevails, with the place that says so."""
    relation = one.kept.relation
    if relation.prevails is None or not relation.precedences:
        return ""
    where = relation.precedences[0].citation
    return (
        f"、{'その文書' if relation.prevails == one.record.id else 'この文書'}が優先: {where.address}「{where.quote}」"
    )


def _who(kept: KeptRelation) -> str:
    if kept.state is State.TOLD:
        return "登録済み"
    return f"本文からの推定 {kept.relation.confidence:.0%}"


def _title(record: "Record") -> str:
    return record.title or "（題名なし）"


def _beside(one: Beside) -> dict[str, Any]:
    kept = one.kept
    return {"id": one.record.id, "title": one.record.title, "state": kept.state.value} | {
        name: value for name, value in relation_json(kept).items() if name in ("confidence", "reason", "prevails")
    }


def _cited(citation: Citation) -> dict[str, Any]:
    return {"document": citation.document, "address": str(citation.address), "quote": citation.quote}
