"""A clause in its context: the whole article with its chapter, the unit lit up, what it refers to, and the terms it uses."""

from collections.abc import Iterator

import click

from pipeline.types.address import Address
from pipeline.types.clause import ReferenceStatus
from pipeline.types.document import Document, Unit

_SHORT = 48
"""Characters of a text that is only named."""


def in_context(document: Document, address: Address) -> str:
    """Lines for people, the unit at address marked with ▶; address: one that the document has."""
    lineage = document.lineage(address)
    unit = lineage[-1]
    above = [number for number, one in enumerate(lineage) if one.address is not None]
    top = next((number for number in above if lineage[number].address == address.article), above[0])
    headings = [one.label or str(one.address) for one in lineage[:top]]
    lines = [" / ".join((document.title or document.source.name, *headings))]
    lines.extend(_tree(lineage[top], unit, 0))
    lines.extend(_references(document, unit))
    lines.extend(_definitions(document, unit))
    return "\n".join(lines)


def _tree(unit: Unit, lit: Unit, depth: int, within: bool = False) -> Iterator[str]:
    shown = within or unit is lit
    mark, indent = ("▶" if unit is lit else "│" if within else " "), "  " * depth
    name = str(unit.address or unit.label or "")
    caption = f"（{unit.caption}）" if unit.caption else ""

    def line(text: str) -> str:
        text = text.replace("\n", f"\n{mark} {indent}  ")
        return click.style(f"{mark} {indent}{text}", bold=True) if shown else f"{mark} {indent}{text}"

    yield line(f"{name}{caption}{'　' if unit.text else ''}{unit.text}")
    for child in unit.children:
        yield from _tree(child, lit, depth + 1, shown)
    if unit.wrap_up:
        yield line(f"  {unit.wrap_up}")


def _references(document: Document, lit: Unit) -> Iterator[str]:
    """前項 → 第3条第1項「…」, for the unit and what hangs under it."""
    inside = {unit.address for unit in lit.walk() if unit.address is not None}
    told: dict[str, str] = {}
    for reference in document.references:
        if reference.address not in inside or reference.text in told:
            continue
        if reference.status is ReferenceStatus.RESOLVED:
            units = [(target, document.find(target)) for target in reference.targets]
            told[reference.text] = "、".join(
                f"{target}{f'「{_short(unit.caption or unit.text)}」' if unit else ''}" for target, unit in units
            )
        else:
            dangling = reference.status is ReferenceStatus.DANGLING
            told[reference.text] = "この文書にありません" if dangling else "ほかの文書・法令"
    if told:
        yield "参照"
        yield from (f"  {text} → {where}" for text, where in told.items())


def _definitions(document: Document, lit: Unit) -> Iterator[str]:
    inside = {unit.address for unit in lit.walk() if unit.address is not None}
    used = [one for one in document.definitions if not inside.isdisjoint(one.uses) or one.address in inside]
    if used:
        yield "用語"
        yield from (f"  {one.term}（{one.address}）　{_short(one.meaning)}" for one in used)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1]}…"
