"""The product's tree, compared number by number: what is left of a comparison where nothing finds out what has moved."""

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher

from evaluation.changes import Change
from evaluation.scoring.texts import plain
from pipeline.types.address import Address
from pipeline.types.document import Document

ALIKE = 0.5
"""What difflib finds less alike than this is another text under the same number."""


def changes(old: Document, new: Document) -> list[Change]:
    """A change for every address whose words differ or that one version lacks; below what came or went whole, none.

    Another text under the same number is one deleted, one added.
    """
    before, after = _texts(old), _texts(new)
    found: list[Change] = []
    whole: set[Address] = set()
    for address in sorted(before | after):
        a, b = ((address,) if address in texts else () for texts in (before, after))
        if _below(address, whole) or before.get(address) == after.get(address):
            continue
        if a and b and _alike(_whole(address, before), _whole(address, after)):
            found.append(Change.plain(a, b))
            continue
        whole.add(address)
        found += [Change.plain(*sides) for sides in ((a, ()), ((), b)) if any(sides)]
    return found


def _texts(document: Document) -> dict[Address, str]:
    return {
        unit.address: plain(f"{unit.caption or ''}{unit.text}{unit.wrap_up}")
        for unit in document.walk()
        if unit.address
    }


def _below(address: Address, places: Collection[Address]) -> bool:
    return any(place.contains(address) for place in places)


def _whole(address: Address, texts: Mapping[Address, str]) -> str:
    return "".join(text for other, text in texts.items() if address.contains(other))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
