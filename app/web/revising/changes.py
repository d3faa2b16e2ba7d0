"""What changed as HTML: substance first and each beside what it was, form folded."""

from collections.abc import Iterable, Sequence

from app.as_revision import EFFECTS, KINDS
from app.as_text import worded
from app.web import links
from app.web.chips import chip, notice, section, table, tabs
from app.web.markup import Child, Html, join, tag, text
from pipeline.export.pack_words import NO_NOTICE, in_force, of_notice
from pipeline.ontology import load
from pipeline.types.address import Address
from pipeline.types.clause import Value
from pipeline.types.document import Document
from pipeline.types.pack import Pack
from pipeline.types.revision import Change, ChangeKind, Edit, Effect, FactChange, Favours, Operation, Revision

SUBSTANCE, FORM, MAIN, FACTS = "", "form", "main", "facts"
"""Sides of a comparison by their name in the address."""
_FAVOURS = {Favours.PROVIDER: "提供者に有利（目安）", Favours.CUSTOMER: "利用者に有利（目安）"}


def head(names: tuple[str, str], found: Sequence[Revision], side: str, link: links.Link) -> Html:
    """The two versions by name, how much changed, and the sides of the comparison."""
    substance = sum(change.substantive for one in found for change in one.changes)
    form = sum(not change.substantive for one in found for change in one.changes)
    facts = sum(len(change.facts) for one in found for change in one.changes)
    sides = (
        ("内容の変更", SUBSTANCE, substance),
        ("主な変更点と確認ポイント", MAIN, None),
        ("変わった事実", FACTS, facts),
        ("番号・表記だけの変更", FORM, form),
    )
    return tag(
        "section",
        tag("h2", names[0], tag("span", " → ", class_="soft"), names[1]),
        tabs(
            (
                (
                    name if count is None else f"{name}（{count}）",
                    links.Link(link.page, {**link.parameters, "v": value}),
                    side == value,
                )
                for name, value, count in sides
            ),
            "見方",
        ),
    )


def substance_html(found: Sequence[Revision]) -> Html:
    """The changes of substance, one after the other, old on the left."""
    told = [_change(one, change) for one in found for change in one.changes if change.substantive]
    if not told:
        return notice("内容の変更はありません。番号や表記だけが変わっているときは、隣の見方に出ます。")
    return tag("div", _columns(), *told, class_="changes")


def form_html(found: Sequence[Revision]) -> Html:
    """Renumbered units in rows, other changes of form with their words, and what has no address."""
    changes = [(one, change) for one in found for change in one.changes if not change.substantive]
    numbers = [(one, change) for one, change in changes if change.kind is ChangeKind.RENUMBERED]
    words = [(one, change) for one, change in changes if change.kind is not ChangeKind.RENUMBERED]
    margins = [margin for one in found for margin in one.margins]
    if not changes and not margins:
        return notice("番号や表記だけの変更はありません。")
    return tag(
        "div",
        _folded(
            f"番号だけが変わった条項（{len(numbers)}）",
            [tag("p", join((_places(one, change) for one, change in numbers), "　"), class_="renumbered")],
            is_there=bool(numbers),
        ),
        _folded(f"表記だけが変わった条項（{len(words)}）", [_change(*pair) for pair in words], is_there=bool(words)),
        _folded(
            f"表紙・見出し・署名欄など番号のない部分（{len(margins)}）",
            [_sides(margin.operations) for margin in margins],
            is_there=bool(margins),
        ),
        class_="changes",
    )


def facts_html(found: Sequence[Revision]) -> Html:
    """Every fact with another value than before."""
    rows = [
        (tag("b", _label(fact)), _value(fact.field, fact.old), _value(fact.field, fact.new), _places(one, change))
        for one in found
        for change in one.changes
        for fact in change.facts
    ]
    if not rows:
        return notice("期間・金額・率などの値に変わったものはありません。")
    return table(("項目", "旧", "新", "条項"), rows, caption="変わった事実", class_="moved-facts")


def main_html(found: Sequence[Revision], packs: Sequence[Pack]) -> Html:
    """The main changes in plain words, each with its place, the dates, and the points of law to look at."""
    rows = [
        (
            _places(one, one.changes[point.change]),
            join(tag("span", words, class_="block") for words in point.sentences),
            _FAVOURS.get(one.changes[point.change].favours, ""),
        )
        for one, pack in zip(found, packs, strict=True)
        for point in pack.points[: pack.main]
    ]
    points = table(("条項", "変更点", "どちらに"), rows, caption="主な変更点", class_="points")
    return tag(
        "div",
        points if rows else notice("内容の変更はありません。"),
        *(section("施行日と周知期間", *_dates(pack), level=3) for pack in packs),
        *(_checks(one, pack) for one, pack in zip(found, packs, strict=True)),
    )


def _dates(pack: Pack) -> Iterable[Html]:
    yield tag("p", f"施行日　{in_force(pack)}")
    if not pack.notices:
        yield tag("p", NO_NOTICE)
    for one in pack.notices:
        yield tag("p", *(tag("span", words, class_="block") for words in of_notice(pack, one)))


def _checks(one: Revision, pack: Pack) -> Html | None:
    if not pack.checks:
        return notice(pack.skipped) if pack.skipped else None
    rows = [
        (
            tag("span", tag("b", check.title), tag("span", check.law, class_="block soft")),
            join(
                (
                    tag("span", check.asks, class_="block"),
                    *(tag("q", words.words, class_="block") for words in check.found),
                    tag("span", check.missing, class_="block none") if check.missing else None,
                )
            ),
            join((_places(one, one.changes[at]) for at in check.changes), " "),
        )
        for check in pack.checks
    ]
    heads = ("確認ポイント", "見るところ", "関わる変更")
    return section("民法548条の4の確認ポイント（要確認）", table(heads, rows, caption="確認ポイント"), level=3)


def _folded(summary: str, children: Sequence[Html], *, is_there: bool) -> Html | None:
    if not is_there:
        return None
    return tag("details", tag("summary", summary), *children, id=f"folded-{summary[:6]}", open=True)


def _columns() -> Html:
    return tag("div", tag("span", "旧"), tag("span", "新"), class_="sides heads", aria_hidden="true")


def _change(one: Revision, change: Change) -> Html:
    effects = [EFFECTS[effect] for effect in change.effects if effect is not Effect.WORDING]
    favours = _FAVOURS.get(change.favours)
    return tag(
        "article",
        tag(
            "p",
            _places(one, change),
            " ",
            tag("span", KINDS[change.kind], class_="kind"),
            *(part for name in effects for part in (" ", tag("span", name, class_="effect"))),
            *((" ", tag("span", favours, class_="favours")) if favours else ()),
            class_="where",
        ),
        tag("p", change.reason, class_="soft") if change.reason else None,
        _sides(change.operations) if change.old_text != change.new_text else None,
        tag("ul", *map(_fact, change.facts), class_="moved") if change.facts else None,
        class_="change",
    )


def _places(one: Revision, change: Change) -> Html:
    old, new = _chips(one.old, change.old), _chips(one.new, change.new)
    if not old or not new:
        return old or new
    if change.old == change.new:
        return new
    return join((old, tag("span", " → ", class_="soft"), new))


def _chips(document: Document, addresses: Sequence[Address]) -> Html:
    return join((chip(links.clause(document.id, address), str(address)) for address in addresses), " ")


def _sides(operations: Sequence[Operation]) -> Html:
    """The old words beside the new ones; what went is struck through, what came is underlined."""
    return tag(
        "div",
        tag("div", _side(operations, Edit.DELETE, "del"), class_="old"),
        tag("div", _side(operations, Edit.INSERT, "ins"), class_="new"),
        class_="sides",
    )


def _side(operations: Sequence[Operation], edit: Edit, name: str) -> Html:
    shown: list[Child] = [
        tag(name, text(one.text)) if one.edit is edit else text(one.text)
        for one in operations
        if one.edit in (Edit.EQUAL, edit)
    ]
    return tag("p", *(shown or [tag("span", "（なし）", class_="none")]))


def _fact(fact: FactChange) -> Html:
    return tag("li", tag("b", _label(fact)), f"　{_value(fact.field, fact.old)} → {_value(fact.field, fact.new)}")


def _label(fact: FactChange) -> str:
    fields = load().fields
    return fields[fact.field].label if fact.field in fields else fact.field


def _value(field: str, value: Value | None) -> str:
    return "なし" if value is None else worded(field, value)
