"""Document and Extraction -> Entries: every unit that can be cited, with what a reader has in mind when reading it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.types.address import Address
from pipeline.types.clause import Extraction
from pipeline.types.document import DIVISIONS, Document, Kind, Unit
from pipeline.types.passage import Passage

_BACK = re.compile(r"^\s*(?:前[0-9一二三四五六]?[項号]|前各[項号]|この場合|その場合|本条|上記|前記|当該|かかる)")
_UNCITED = (Kind.FRONT_MATTER, Kind.CLOSING)


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with its context taken apart, as the searchers weigh it.

    headings: captions and chapters above the unit; leads: lead texts above it, then the 項 it goes on from (前項の…);
    below: the texts of the items it owns; article_types: clause types of its article, main one first;
    owns: how many units hang directly under it.
    """

    passage: Passage
    kind: Kind
    headings: tuple[str, ...]
    leads: tuple[str, ...]
    below: tuple[str, ...]
    article_types: tuple[str, ...]
    owns: int


@dataclass(frozen=True, slots=True)
class _Path:
    headings: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    article_types: tuple[str, ...] = ()


def entries(document: Document, extraction: Extraction) -> list[Entry]:
    """One entry per unit that has an address and text of its own, in document order.

    The owner of a list and each of its items are entries of their own. A unit without clause types has its parent's.
    """
    types = {clause.address: clause.types for clause in extraction.clauses}
    fields: dict[Address, set[str]] = {}
    for fact in extraction.facts:
        for address in fact.addresses:
            fields.setdefault(address, set()).add(fact.field)

    def below(units: tuple[Unit, ...], path: _Path) -> Iterator[Entry]:
        before = ""
        for unit in units:
            if unit.kind in _UNCITED:
                continue
            titles = (unit.label if unit.kind in DIVISIONS else None, unit.caption)
            headings = (*path.headings, *(title for title in titles if title))
            own = types.get(unit.address, path.types) if unit.address else path.types
            article_types = own if not path.article_types or unit.kind == Kind.ARTICLE else path.article_types
            text = "\n".join(part for part in (unit.text, unit.wrap_up) if part)
            if unit.address is not None and text.strip():
                leads = (*path.leads, before) if before and _BACK.match(text) else path.leads
                passage = Passage(
                    document=document.id,
                    address=unit.address,
                    text=text,
                    context=(*headings, *leads),
                    types=frozenset(own),
                    fields=frozenset(fields.get(unit.address, ())),
                )
                items = tuple(child.text for child in unit.children)
                yield Entry(passage, unit.kind, headings, leads, items, article_types, len(unit.children))
            inner = (*path.leads, unit.text) if unit.text else path.leads
            yield from below(unit.children, _Path(headings, inner, own, article_types))
            before = text

    return list(below(document.units, _Path()))
