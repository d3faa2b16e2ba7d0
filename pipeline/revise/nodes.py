"""The units of a document as they are compared: what can be cited in a tree, divisions left out, with the words of each."""

import functools
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from pipeline.ontology.spelling import spell
from pipeline.text.normalize import squash
from pipeline.text.tokens import terms
from pipeline.types.address import Address
from pipeline.types.document import DIVISIONS, Document, Kind, Unit

Terms = Mapping[str, Counter[str]]
"""By what units say themselves: the words and pairs of characters of it, and how often each stands there."""


class Place(Enum):
    """What part of a document a unit is: only units of one part are first looked for among each other."""

    BODY = auto()
    PREAMBLE = auto()
    SUPPLEMENT = auto()
    APPENDIX = auto()


_PLACES = {
    Kind.PREAMBLE: Place.PREAMBLE,
    Kind.SUPPL_PROVISION: Place.SUPPLEMENT,
    Kind.APPENDIX: Place.APPENDIX,
}


@dataclass(frozen=True, eq=False)
class Node:
    """A unit that has an address, with what hangs under it; told apart by identity.

    caption: None where only the text of an article is meant; text: own text, a table that stands in it included;
    counted: the terms of what has been counted already.
    """

    address: Address
    kind: Kind
    caption: str | None
    text: str
    wrap_up: str
    children: tuple["Node", ...]
    counted: Terms | None = None

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def place(self) -> Place:
        """The part of the document it is."""
        return _PLACES.get(self.kind, Place.BODY)

    @functools.cached_property
    def words(self) -> str:
        """Own words: caption, text and wrap-up, without white space, in compatibility form."""
        return squash(f"{self.caption or ''}{self.text}{self.wrap_up}")

    @functools.cached_property
    def form(self) -> str:
        """Own words and all below in one spelling: equal where two units differ in nothing that is said."""
        return spell(self.words) + "".join(f"\n{child.form}" for child in self.children)

    @functools.cached_property
    def shape(self) -> str:
        """How deep what hangs under it stands, in document order: (()()) for a list of two entries."""
        return f"({''.join(child.shape for child in self.children)})"

    @functools.cached_property
    def reading(self) -> str:
        """Caption, text, all below and wrap-up as they are read, in one spelling: the same where lines belong to other units."""
        own = (spell(squash(part)) for part in (f"{self.caption or ''}{self.text}", self.wrap_up))
        return "".join(child.reading for child in self.children).join(own)

    @property
    def said(self) -> str:
        """What the unit says itself: a line each for caption, text and wrap-up, or several."""
        return f"{self.caption or ''}\n{self.text}\n{self.wrap_up}"

    @functools.cached_property
    def terms(self) -> Counter[str]:
        """Words and pairs of characters of the unit with all below it."""
        own = (self.counted or {}).get(self.said) or _terms(self.said)
        if not self.children:
            return own
        own = own.copy()
        for child in self.children:
            for term, count in child.terms.items():
                own[term] = own.get(term, 0) + count
        return own


@functools.lru_cache(maxsize=8192)
def _terms(text: str) -> Counter[str]:
    # Most units of two versions are the same. A term is the same string everywhere, so that a pickle holds it once.
    return Counter(map(sys.intern, terms(spell(text))))


def nodes(document: Document, counted: Terms | None = None) -> tuple[Node, ...]:
    """The top of a document: 前文, articles of all chapters, 附則, 別紙, in document order."""
    return tuple(_below(document.units, counted))


def count_terms(documents: Iterable[Document]) -> Terms:
    """The terms of all units of documents."""
    units = (unit for document in documents for top in nodes(document) for unit in top.walk())
    return {said: _terms(said) for said in dict.fromkeys(unit.said for unit in units)}


def _below(units: tuple[Unit, ...], counted: Terms | None) -> Iterator[Node]:
    for unit in units:
        if unit.address is not None:
            yield _node(unit, unit.address, counted)
        elif unit.kind in DIVISIONS:
            yield from _below(unit.children, counted)


def _node(unit: Unit, address: Address, counted: Terms | None) -> Node:
    tables = (child.text for child in unit.children if child.kind is Kind.TABLE and child.address is None)
    text = "\n".join(part for part in (unit.text, *tables) if part)
    below = tuple(child for child in unit.children if child.kind is not Kind.TABLE or child.address)
    children = tuple(_below(below, counted))
    return Node(address, unit.kind, unit.caption, text, unit.wrap_up, children, counted)


def bare(node: Node) -> Node:
    """The node without its caption: an article's own text where the other version has made a 項 of it."""
    return replace(node, caption=None)


def whole(document: Document) -> Node:
    """A document as one node."""
    return Node(Address(()), Kind.FRONT_MATTER, None, document.title, "", nodes(document))
