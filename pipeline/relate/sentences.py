"""Sentences of a document with their place, as the rules of this stage see them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.text import sentences
from pipeline.text.normalize import fold
from pipeline.text.places import Places
from pipeline.types.address import Address
from pipeline.types.answer import Citation
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.source import Span

COVER = Address(("前文",))
"""Where words of the cover are cited: it has no address of its own."""
# New wording in an amendment is not what the amendment says itself; a name in 「」 has no full stop and is short.
_QUOTED = re.compile(
    r"[「『][^「」『』]*(?:。|\n)[^「」『』]*[」』]|[「『]第[^「」『』]{1,8}[条項号][^「」『』]*[」』]"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: text folded, without white space, what it only quotes left out; unit: the one it stands in."""

    text: str
    printed: str
    unit: Unit
    spans: tuple[Span, ...]
    early: bool

    @property
    def address(self) -> Address:
        """Where it is cited."""
        return self.unit.address or COVER

    def cited(self, document: Document) -> Citation:
        """The sentence as it is printed, with its place."""
        pages = tuple(dict.fromkeys(page for page, _ in document.source.boxes(self.spans)))
        return Citation(document.id, self.address, self.printed, self.spans, pages)


def of(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all units but the signatures; early: on the cover, in the 前文 or the first article."""
    return tuple(_of(document))


def _of(document: Document) -> Iterator[Sentence]:
    first: Address | None = None
    for unit in document.walk():
        if unit.kind is Kind.CLOSING:
            continue
        if unit.kind is Kind.ARTICLE and first is None:
            first = unit.address
        early = (
            unit.address is None or unit.kind is Kind.PREAMBLE or (first is not None and first.contains(unit.address))
        )
        for text, spans in ((unit.text, unit.spans), (unit.wrap_up, unit.wrap_up_spans)):
            cut = sentences.split(text)
            places = Places(text, spans, document.source.text) if cut else None
            for start, end in cut:
                plain = re.sub(r"\s+", "", _QUOTED.sub("「」", fold(text[start:end])))
                if places is not None:
                    yield Sentence(plain, text[start:end], unit, places.spans(start, end), early)
