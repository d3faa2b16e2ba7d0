"""Plain word search: where words stand in documents, with the words around."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.text.normalize import normalize
from pipeline.types.address import Address
from pipeline.types.document import Document, Unit
from pipeline.types.source import Span

AROUND = 24
"""Characters on either side of a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that has all the words; caption: its own or that of the unit above it; text: the words around the first of them, on one line; lit: where the words stand in it."""

    document: str
    address: Address
    caption: str | None
    text: str
    lit: tuple[Span, ...]


def find(words: str, documents: Sequence[Document]) -> list[Hit]:
    """The units whose own text or caption has all of the words that white space parts, in document order.

    Full and half width, capitals and small letters are alike: ｗｅｂ is found in Web.
    """
    wanted = [normalize(word).text.lower() for word in words.split()]
    return [hit for document in documents for hit in _in(document, wanted)] if wanted else []


def _in(document: Document, wanted: Sequence[str]) -> Iterator[Hit]:
    for unit, heading in _captioned(document.units, None):
        if unit.address is None:
            continue
        text = " ".join(part for part in (unit.text, unit.wrap_up) if part)
        whole = text.replace("\n", " ")
        folded = normalize(whole)
        low = _lowered(folded.text)
        caption = _lowered(normalize(unit.caption or "").text)
        if not all(word in low or word in caption for word in wanted):
            continue
        places = sorted(
            folded.span(found.start(), found.end()) for word in wanted for found in re.finditer(re.escape(word), low)
        )
        yield Hit(document.id, unit.address, heading, *_around(whole, places))


def _captioned(units: Sequence[Unit], above: str | None) -> Iterator[tuple[Unit, str | None]]:
    for unit in units:
        yield unit, unit.caption or above
        yield from _captioned(unit.children, unit.caption or above)


def _lowered(text: str) -> str:
    """Small letters, as many characters as before."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _around(text: str, places: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    first = places[0] if places else (0, 0)
    start, end = max(0, first[0] - AROUND), min(len(text), first[1] + 2 * AROUND)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    inside = [(max(a, start), min(b, end)) for a, b in places if a < end and b > start]
    moved = tuple((a - start + len(before), b - start + len(before)) for a, b in inside)
    return f"{before}{text[start:end]}{after}", moved
