"""The versions of a document, and a clause through all of them, as HTML."""

from collections.abc import Iterator, Mapping, Sequence

from app.as_history import unchanged, unsaid
from app.web import links
from app.web.chips import chip, notice, table
from app.web.clause import short
from app.web.markup import Child, Html, join, tag, text
from app.web.naming import record_id
from pipeline.history import Step
from pipeline.store import Record
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.revision import Edit, Operation

_MARKS = {Edit.DELETE: "del", Edit.INSERT: "ins"}


def day(record: Record) -> str:
    """2025-04-01 施行, else the day it was added."""
    return f"{record.effective} 施行" if record.effective else f"{record.added_at[:10]} 登録（施行日は不明）"


def versions_html(steps: Sequence[Step], documents: Mapping[str, str], here: str) -> Html:
    """A row for each version, the newest first; documents: the first document of each record; here: the one that is shown."""
    rows = [_version(step, steps[at - 1] if at else None, documents, here) for at, step in enumerate(steps)]
    heads = ("版", "施行", "ファイル", "前の版からの変更")
    return table(heads, reversed(rows), caption="文書の版", class_="versions")


def clause_html(steps: Sequence[Step], documents: Mapping[str, str]) -> Html:
    """The clause in each version, the newest first, with the words that went and came."""
    told = [_step(step, steps[at - 1] if at else None, documents) for at, step in enumerate(steps)]
    return tag("ol", *reversed(told), class_="history")


def articles(document: Document) -> list[Unit]:
    """What a history can be asked of: articles and what stands beside them."""
    kinds = (Kind.ARTICLE, Kind.PREAMBLE)
    found = [unit for unit in document.walk() if unit.address is not None and unit.kind in kinds]
    return found or [unit for unit in document.units if unit.address is not None]


def named(unit: Unit) -> str:
    """第3条（退会）, else 第3条 with its first words."""
    return f"{unit.address}（{unit.caption}）" if unit.caption else f"{unit.address}　{short(unit.whole_text, 24)}"


def parts_html(document: Document, unit: Unit, here: str) -> Html:
    """Chips of an article and of its 項 and 号, each with its history."""
    inside = [one.address for one in unit.walk() if one.address is not None]
    chips = (chip(links.history(document.id, one), str(one), here=str(one) == here) for one in inside)
    return tag("p", join(chips, " "), class_="parts")


def _version(step: Step, before: Step | None, documents: Mapping[str, str], here: str) -> list[Child]:
    record = step.record
    document = documents[record.id]
    changed: Child = ""
    if before is not None:
        link = links.revision(documents[before.record.id], document)
        changed = tag("a", _count(step), href=link.href, data_go=True)
    name = tag("a", f"第{step.number}版", href=links.history(document).href, data_go=True)
    return [
        join([tag("b", name) if record_id(here) == record.id else name]),
        day(record),
        tag("a", record.name, href=links.clause(document).href, data_go=True),
        changed,
    ]


def _count(step: Step) -> str:
    changes = [change for one in step.revisions for change in one.changes]
    substance = sum(change.substantive for change in changes)
    return f"内容 {substance} 件、番号・表記だけ {len(changes) - substance} 件"


def _step(step: Step, before: Step | None, documents: Mapping[str, str]) -> Html:
    document = documents[step.record.id]
    places = [chip(links.clause(document, address), str(address)) for address in step.addresses]
    return tag(
        "li",
        tag("p", tag("b", f"第{step.number}版"), f"　{day(step.record)}　", join(places, " "), class_="where"),
        *_words(step, before),
        class_="version",
    )


def _words(step: Step, before: Step | None) -> Iterator[Html]:
    if not step.addresses:
        yield notice("この版で削られています。" if before and before.addresses else "この版にはありません。")
    elif before is None or not before.addresses:
        if before is not None:
            yield tag("p", "この版で加わりました。", class_="soft")
        yield tag("p", text(step.text or "本文はありません。"), class_="words")
    elif step.operations:
        yield tag("p", *map(_operation, step.operations), class_="words")
    else:
        yield tag("p", unchanged(step, before), class_="soft")
    for sentence in unsaid(step):
        yield tag("p", sentence, class_="soft")


def _operation(one: Operation) -> Html:
    return tag(_MARKS[one.edit], text(one.text)) if one.edit in _MARKS else text(one.text)
