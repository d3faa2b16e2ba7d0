"""A clause in its context as HTML: the article it stands in, the unit lit up, what it refers to, and the terms it uses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.web import links
from app.web.chips import chip, copies
from app.web.markup import Child, Html, tag
from app.web.words import Placed, by_unit, number, words
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import DIVISIONS, Document, Kind, Unit

_SHORT = 60
"""Characters of a text that is only named."""
Leads = Callable[[str, Address], links.Link]
"""A document and an address -> where that is shown."""
_STATUS = {ReferenceStatus.DANGLING: "この文書にありません", ReferenceStatus.EXTERNAL: "ほかの文書・法令"}


def clause_html(document: Document, address: Address, *, quotes: Sequence[str] = (), to: Leads = links.clause) -> Html:
    """The article with the unit at address lit up and quotes marked in it; a sentence where the document has no such unit.

    to: where a chip or a reference leads.
    """
    lineage = document.lineage(address)
    if not lineage:
        return tag("p", f"{address}は、この文書にありません。", class_="notice")
    lit = lineage[-1]
    cited = [at for at, one in enumerate(lineage) if one.address is not None]
    top = next((at for at in cited if lineage[at].address == address.article), cited[0])
    path = [one.label or str(one.address) for one in lineage[:top]]
    return tag(
        "article",
        tag(
            "header",
            tag("p", " / ".join((document.title or document.source.name, *path)), class_="path"),
            tag("h2", str(address)),
            tag(
                "p",
                tag("a", "文書を開く", href=links.clause(document.id, address).href, data_go=True),
                copies(citation(document, address, lit.whole_text), "引用として写す"),
                class_="actions",
            ),
        ),
        tag(
            "div",
            units(document, (lineage[top],), lit, quotes, to=to),
            class_="scrolls text",
            tabindex=0,
            role="region",
            aria_label="条文",
        ),
        at_hand(document, lit, to=to),
        class_="clause",
    )


def units(
    document: Document,
    shown: Sequence[Unit],
    lit: Unit | None,
    quotes: Sequence[str] = (),
    *,
    to: Leads | None = links.clause,
    notes: Mapping[Address, Html] = MappingProxyType({}),
) -> Html:
    """Units with all that hangs under them, one of them lit up; to: where references lead, None on paper; notes: said of units."""
    leaf = _Leaf(document, lit, quotes, by_unit(document, to) if to else {}, notes)
    return tag("div", *(leaf.unit(one, within=False) for one in shown), class_="units")


def citation(document: Document, address: Address, quote: str) -> str:
    """「…」（見本利用規約 第12条第1項）"""
    return f"「{quote}」（{document.title or document.source.name} {address}）"


def at_hand(document: Document, lit: Unit, *, to: Leads = links.clause) -> Html:
    """What a reader of the unit looks up: where it points to, who points to it, the terms it uses."""
    inside = {unit.address for unit in lit.walk() if unit.address is not None}
    outward = {one.text: one for one in document.references if one.address in inside}
    inward = dict.fromkeys(
        one.address for one in document.references if one.address not in inside and inside.intersection(one.targets)
    )
    used = [one for one in document.definitions if not inside.isdisjoint(one.uses) or one.address in inside]
    return tag(
        "dl",
        *_listed("参照", (_reference(document, one, to) for one in outward.values())),
        *_listed(
            "ここを参照する条項",
            [tag("li", *(part for one in inward for part in (chip(to(document.id, one), str(one)), " ")))]
            if inward
            else [],
        ),
        *_listed(
            "用語",
            (
                tag(
                    "li",
                    tag("b", one.term),
                    " ",
                    short(one.meaning),
                    " ",
                    chip(to(document.id, one.address), str(one.address)),
                )
                for one in used
            ),
        ),
        class_="at-hand",
    )


def short(said: str, most: int = _SHORT) -> str:
    """The beginning of a text on one line."""
    line = " ".join(said.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"


def _listed(name: str, entries: Iterable[Html]) -> list[Html]:
    there = list(entries)
    return [tag("dt", name), tag("dd", tag("ul", *there))] if there else []


def _reference(document: Document, one: Reference, to: Leads) -> Html:
    if one.status is not ReferenceStatus.RESOLVED:
        return tag("li", tag("b", one.text), f" {_STATUS[one.status]}")
    parts: list[Child] = []
    for target in one.targets:
        unit = document.find(target)
        told = short(unit.caption or unit.whole_text) if unit else ""
        parts += [chip(to(document.id, target), str(target)), f" {told} "]
    return tag("li", tag("b", one.text), " ", *parts)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What every unit of a text is shown with."""

    document: Document
    lit: Unit | None
    quotes: Sequence[str]
    references: Mapping[Address | None, Sequence[Placed]]
    notes: Mapping[Address, Html]

    def unit(self, unit: Unit, *, within: bool) -> Html:
        """A unit with all that hangs under it; within: it hangs under the one that is lit up."""
        here = unit is self.lit
        quotes = self.quotes if here or within or self.lit is None else ()
        references = self.references.get(unit.address, ())
        parts: list[Child] = [*self._heading(unit)]
        if unit.text:
            counted = unit.kind is not Kind.ARTICLE and not unit.caption and unit.address is not None
            label = tag("span", number(self.document, unit), class_="number") if counted else None
            parts.append(tag("p", label, words(unit.text, references, quotes)))
        if unit.address is not None and (note := self.notes.get(unit.address)) is not None:
            parts.append(tag("p", note, class_="note"))
        parts += [self.unit(child, within=within or here) for child in unit.children]
        if unit.wrap_up:
            parts.append(tag("p", words(unit.wrap_up, references, quotes), class_="after"))
        return tag(
            "div",
            *parts,
            class_=f"unit {unit.kind.value.replace('_', '-')}{' lit' if here else ''}",
            aria_current="true" if here else None,
        )

    def _heading(self, unit: Unit) -> list[Html]:
        if unit.kind in DIVISIONS:
            return [tag("p", unit.label or "", class_="division")]
        if unit.kind is not Kind.ARTICLE and not unit.caption:
            return []
        label = tag("span", number(self.document, unit), class_="number")
        return [tag("p", label, " " if unit.caption else None, unit.caption, class_="heading")]
