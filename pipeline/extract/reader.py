"""A document as the rules read it: units with their sentences in canonical form, and the way back to quotes and spans."""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.extract.canonical import Canonical, canonical
from pipeline.extract.parties import Parties, find_parties
from pipeline.text.places import Places
from pipeline.text.sentences import split
from pipeline.types.address import Address
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import Span

_COVER = Address(("前文",))
COVER = (Kind.FRONT_MATTER, Kind.CLOSING)
"""Units outside the numbering whose facts (title, dates) cite 前文."""
_NOMINAL = re.compile(
    r"(?:場合|とき|時|こと|行為|もの|物|者|ため|事項|事由|方法|情報|等|など|おそれ|目的|[一-龥々]|[ァ-ヶー]|[A-Za-z0-9]|\)|」)[。、;]?$"
)
_VERBAL = re.compile(r"(?:要す|有す|[うくぐすつぬぶむる]|た|だ|い|ん|ず|です|ます)。?$")


@functools.lru_cache(maxsize=8192)  # asked by the types, the facts and the norms
def _is_whole(sentence: str) -> bool:
    text = sentence[1:-1] if sentence.startswith("「") and sentence.endswith("」") else sentence
    return bool(_VERBAL.search(text)) and not _NOMINAL.search(text)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One stretch of a unit's text: its own text or its wrap-up."""

    original: str
    signed: Canonical
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence in canonical form with signs for the parties; `start` is its offset in the canonical text of its block."""

    node: "Node"
    block: Block
    text: str
    start: int
    wrap_up: bool = False

    @property
    def whole(self) -> bool:
        """Whether it says something of itself: not a mere 〜場合, 〜行為 or heading in a list."""
        return _is_whole(self.text)

    def original_span(self, start: int, end: int) -> Span:
        """The offsets in the text of the block of text[start:end]."""
        return self.block.signed.span(self.start + start, self.start + end)

    def quote(self, start: int, end: int) -> str:
        """The original words of text[start:end]."""
        begin, stop = self.original_span(start, end)
        return self.block.original[begin:stop]


@dataclass(slots=True, eq=False)
class Node:
    """A unit in the tree; caption is canonical; address is 前文 for cover and signatures, None for chapters."""

    unit: Unit
    address: Address | None
    parent: "Node | None"
    caption: str
    sentences: tuple[Sentence, ...] = ()
    children: list["Node"] = field(default_factory=list)

    @property
    def article(self) -> "Node":
        """The article (or 前文, 附則) the unit is in."""
        node = self
        while node.parent is not None and node.parent.address is not None and node.unit.kind is not Kind.ARTICLE:
            node = node.parent
        return node

    def walk(self) -> Iterator["Node"]:
        """This node and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, eq=False)
class Reading:
    """A document ready for the rules."""

    document: Document
    parties: Parties
    top: tuple[Node, ...]
    body: str

    def walk(self) -> Iterator[Node]:
        """All nodes in document order."""
        for node in self.top:
            yield from node.walk()

    def sentences(self) -> Iterator[Sentence]:
        """All sentences of units that can be cited, in document order."""
        return iter(self._sentences)

    @functools.cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        # Every rule for a field goes through all of them.
        return tuple(sentence for node in self.walk() if node.address is not None for sentence in node.sentences)

    def spans(self, sentence: Sentence, start: int, end: int) -> tuple[Span, ...]:
        """Where text[start:end] of a sentence stands in the source."""
        block = sentence.block
        return Places(block.original, block.spans, self.document.source.text).spans(*sentence.original_span(start, end))


def read(document: Document) -> Reading:
    """The document in the form the rules work on."""
    forms = {id(unit): (canonical(unit.text), canonical(unit.wrap_up)) for unit in document.walk()}
    texts = [
        (unit.address or _COVER, form, text)
        for unit in document.walk()
        if unit.kind not in COVER
        for form, text in zip(forms[id(unit)], (unit.text, unit.wrap_up), strict=True)
        if text
    ]
    cover = [unit.text for unit in document.walk() if unit.kind in COVER]
    parties = find_parties(texts, document.definitions, cover)

    def node(unit: Unit, parent: Node | None) -> Node:
        address = _COVER if unit.kind in COVER else unit.address
        caption = parties.signed(canonical(unit.caption or "")).text
        made = Node(unit, address, parent, caption)
        own, wrap = forms[id(unit)]
        blocks = (
            Block(unit.text, parties.signed(own), unit.spans),
            Block(unit.wrap_up, parties.signed(wrap), unit.wrap_up_spans),
        )
        made.sentences = tuple(
            Sentence(made, block, block.signed.text[start:end], start, wrap_up)
            for block, wrap_up in zip(blocks, (False, True), strict=True)
            for start, end in split(block.signed.text)
        )
        made.children = [node(child, made) for child in unit.children]
        return made

    body = "\n".join(form.text for _, form, _ in texts)
    return Reading(document, parties, tuple(node(unit, None) for unit in document.units), body)
