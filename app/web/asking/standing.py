"""What a reader has to know about the documents that answered, as HTML: a later version, an amendment, another that prevails."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from app.standing import Beside, Standing
from app.web import links
from app.web.asking.asked import Asked
from app.web.chips import notice
from app.web.markup import Child, Html, join, tag
from app.web.revising.choice import firsts
from pipeline.store import Record
from pipeline.types.relation import State

_MOST = 3
"""Documents of one kind that are named."""


def standings_html(asked: Asked, found: Sequence[Standing], titles: Mapping[str, str]) -> Html | None:
    """A box for each document that answered and is not the last word; titles: what documents are called, by id."""
    there = firsts(titles)
    told = [box for one in found if (box := _box(asked, one, there, titles)) is not None]
    return join(told) if told else None


def _box(asked: Asked, one: Standing, there: Mapping[str, str], titles: Mapping[str, str]) -> Html | None:
    lines = [*_lines(asked, one, there, titles)]
    if not lines:
        return None
    here = there.get(one.record.id, "")
    version = f"（全 {one.versions} 版の第 {one.version} 版）" if one.versions > 1 else ""
    is_old = bool(one.later or one.successors)
    head = join([tag("b", titles.get(here, one.record.title)), f"{version}について"])
    return notice(head, "warning" if is_old else "plain", tag("ul", *(tag("li", *line) for line in lines)))


def _lines(asked: Asked, one: Standing, there: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[list[Child]]:
    here = there.get(one.record.id, "")
    if asked.as_of and not one.record.effective:
        yield [f"この版の施行日は分かりません。{asked.as_of} に効力があったかを確かめてください。"]
    for later in one.later[-1:]:
        new = there.get(later.id, "")
        yield [
            f"後の版があります{_since(later)}: ",
            *(_ways(asked, here, new) if new else (later.title,)),
        ]
    told = (
        ("後の版と思われる文書があります: ", one.successors),
        ("この文書を変更する文書があります: ", one.amended_by),
        ("この文書は次の文書の下にあります: ", one.under),
        ("この文書の下に次の文書があります: ", one.above),
    )
    for words, besides in told:
        if besides:
            yield [words, *(part for other in besides[:_MOST] for part in _named(other, there, titles))]
    amendments = [there[other.record.id] for other in one.amended_by if other.record.id in there]
    if here and amendments:
        worked = links.consolidated(here, amendments)
        yield [tag("a", "変更を当てはめた本文を見る", href=worked.href, data_go=True)]


def _ways(asked: Asked, here: str, new: str) -> Iterator[Child]:
    """To ask the later version instead, and what became different."""
    yield tag("a", "その版に聞く", href=replace(asked, within=(new,), further=0, as_of="").link().href, data_go=True)
    yield "　"
    yield tag("a", "違いを見る", href=links.revision(here, new).href, data_go=True)


def _named(one: Beside, there: Mapping[str, str], titles: Mapping[str, str]) -> Iterator[Child]:
    id_ = there.get(one.record.id, "")
    name = titles.get(id_, one.record.title or one.record.name)
    yield tag("a", name, href=links.clause(id_).href, data_go=True) if id_ else name
    who = "" if one.kept.state is State.TOLD else "（本文からの推定）"
    yield f"{who}{_prevails(one)}　"


def _prevails(one: Beside) -> str:
    relation = one.kept.relation
    if relation.prevails is None or not relation.precedences:
        return ""
    where = relation.precedences[0].citation
    which = "その文書" if relation.prevails == one.record.id else "この文書"
    return f"（食い違うときは{which}が優先: {where.address}「{where.quote}」）"


def _since(record: Record) -> str:
    return f"（{record.effective} 施行）" if record.effective else ""
