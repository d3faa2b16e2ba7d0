"""JSON and text of a revision."""

from collections.abc import Iterator, Sequence

import click

from app.as_json import Json, header
from app.as_text import worded
from pipeline.ontology import load
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.document import Kind
from pipeline.types.revision import Change, ChangeKind, Edit, Effect, FactChange, Favours, Margin, Operation, Revision

KINDS = {
    ChangeKind.ADDED: "新設",
    ChangeKind.DELETED: "削除",
    ChangeKind.MODIFIED: "変更",
    ChangeKind.MOVED: "移動",
    ChangeKind.RENUMBERED: "番号の変更",
    ChangeKind.SPLIT: "分割",
    ChangeKind.MERGED: "統合",
}
EFFECTS = {
    Effect.NUMBER: "数値",
    Effect.MODALITY: "義務・権利の強さ",
    Effect.ACTOR: "主体",
    Effect.CONJUNCTION: "又は・及び・以上・超",
    Effect.EXCEPTION: "例外",
    Effect.CONDITION: "条件",
    Effect.SCOPE: "範囲",
    Effect.DEFINITION: "定義",
    Effect.REFERENCE: "参照",
    Effect.WORDING: "表記",
}
_FAVOURS = {Favours.PROVIDER: "提供者に有利", Favours.CUSTOMER: "利用者に有利"}
_MARGINS = {Kind.FRONT_MATTER: "表紙・題名", Kind.CLOSING: "署名欄など末尾"}
_AROUND, _ROW = 24, 6
"""Characters that stay around a difference; forms of one kind that are named on a line."""


def as_json(value: Revision) -> Json:
    """diff --json."""
    return {
        "old": header(value.old),
        "new": header(value.new),
        "changes": [_change(change) for change in value.changes],
        "margins": [
            {
                "kind": one.kind.value,
                "old_text": one.old_text,
                "new_text": one.new_text,
                "operations": operations_of(one.operations),
            }
            for one in value.margins
        ],
        "summary": {
            **{kind.value: count for kind, count in value.counts.items()},
            "substantive": sum(change.substantive for change in value.changes),
        },
    }


def as_text(value: Revision) -> str:
    """The changes for people: those of substance one by one, then those of form on a line each, then what has no address."""
    substance = [change for change in value.changes if change.substantive]
    form = [change for change in value.changes if not change.substantive]
    lines = [
        f"{value.old.title or value.old.source.name} → {value.new.title or value.new.source.name}",
        summary(value),
    ]
    if not value.changes and not value.margins:
        return "\n".join([lines[0], "違いはありません。"])
    if substance:
        lines += ["", click.style("■ 内容の変更", bold=True)]
        for change in substance:
            lines += ["", *_shown(change)]
    if form:
        lines += ["", click.style("■ 番号・表記だけの変更", bold=True), *_folded(form)]
    if value.margins:
        lines += ["", click.style("■ 番地のない部分の変更", bold=True)]
        for margin in value.margins:
            lines += [f"  {_MARGINS.get(margin.kind, '章・節の見出し')}", *_indented(_margin(margin))]
    return "\n".join(lines)


def _change(change: Change) -> Json:
    return {
        "kind": change.kind.value,
        "old": [str(address) for address in change.old],
        "new": [str(address) for address in change.new],
        "old_text": change.old_text,
        "new_text": change.new_text,
        "operations": operations_of(change.operations),
        "facts": [{"field": fact.field, "old": fact.old, "new": fact.new} for fact in change.facts],
        "effects": [effect.value for effect in change.effects],
        "substantive": change.substantive,
        "favours": change.favours.value,
        "reason": change.reason or None,
    }


def operations_of(operations: Sequence[Operation]) -> list[list[str]]:
    """Pieces of text as JSON has them: what became of it, and the words."""
    return [[one.edit.value, one.text] for one in operations]


def summary(value: Revision) -> str:
    """How many changes there are, of substance, of form and of each kind."""
    counts = [f"{KINDS[kind]} {count}" for kind, count in value.counts.items() if count]
    substance = sum(change.substantive for change in value.changes)
    return f"内容の変更 {substance} 件、番号・表記だけの変更 {len(value.changes) - substance} 件" + (
        f"（{'、'.join(counts)}）" if counts else ""
    )


def _shown(change: Change) -> Iterator[str]:
    told = [EFFECTS[effect] for effect in change.effects]
    if change.favours in _FAVOURS:
        told.append(f"{_FAVOURS[change.favours]}？")
    yield click.style(f"{_place(change.old, change.new)}　{KINDS[change.kind]}", bold=True) + (
        f"［{'、'.join(told)}］" if told else ""
    )
    if change.reason:
        yield f"  {change.reason}"
    if change.old_text != change.new_text:
        yield from _indented(marked(change.operations))
    for fact in change.facts:
        yield f"  {_fact(fact)}"


def _folded(form: Sequence[Change]) -> Iterator[str]:
    """Changes of number in rows; of others one line each, with what differs."""
    numbers = [change for change in form if change.kind is ChangeKind.RENUMBERED]
    for at in range(0, len(numbers), _ROW):
        yield "  " + "、".join(_place(change.old, change.new) for change in numbers[at : at + _ROW])
    for change in form:
        if change.kind is not ChangeKind.RENUMBERED:
            words = marked(change.operations) if change.kind is ChangeKind.MODIFIED else ""
            yield f"  {_place(change.old, change.new)}　{KINDS[change.kind]}" + (f"　{words}" if words else "").replace(
                "\n", " "
            )


def _place(old: Sequence[Address], new: Sequence[Address]) -> str:
    a, b = ("・".join(map(str, side)) for side in (old, new))
    return a if a == b else " → ".join(side for side in (a, b) if side)


def marked(operations: Sequence[Operation]) -> str:
    """The words with what went in [-…-] and what came in {+…+}, red and green on a terminal; what stays is cut short."""
    parts: list[str] = []
    told = list(_told(operations))
    for at, one in enumerate(told):
        if one.edit is Edit.DELETE:
            parts.append(click.style(f"[-{one.text}-]", fg="red"))
        elif one.edit is Edit.INSERT:
            parts.append(click.style(f"{{+{one.text}+}}", fg="green"))
        else:
            parts.append(_short(one.text, is_first=at == 0, is_last=at == len(told) - 1))
    return "".join(parts)


def _told(operations: Sequence[Operation]) -> Iterator[Operation]:
    """Without differences of white space and of the widths of characters: they are shown as they are now."""
    at = 0
    while at < len(operations):
        one, after = operations[at], operations[at + 1] if at + 1 < len(operations) else None
        if one.edit is Edit.DELETE and after and after.edit is Edit.INSERT and squash(one.text) == squash(after.text):
            yield Operation(Edit.EQUAL, after.text)
            at += 2
        else:
            yield one
            at += 1


def _short(text: str, *, is_first: bool, is_last: bool) -> str:
    if is_first and is_last:
        return text
    head = "" if is_first else text[:_AROUND]
    tail = "" if is_last else text[-_AROUND:]
    return text if len(text) <= len(head) + len(tail) + 1 else f"{head}…{tail}"


def _margin(margin: Margin) -> str:
    return marked(margin.operations)


def _indented(text: str) -> Iterator[str]:
    return (f"  {line}" for line in text.split("\n"))


def _fact(fact: FactChange) -> str:
    fields = load().fields
    label = fields[fact.field].label if fact.field in fields else fact.field
    old, new = ("なし" if value is None else worded(fact.field, value) for value in (fact.old, fact.new))
    return f"{label}: {old} → {new}"
