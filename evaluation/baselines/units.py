"""The product's tree, compared number by number: what is left of a comparison where nothing finds out what has moved."""

from difflib import SequenceMatcher

from evaluation.changes import Change
from evaluation.scoring.texts import plain
from pipeline.types.address import Address
from pipeline.types.document import Document


def changes(old: Document, new: Document) -> list[Change]:
    """A change for every address whose words differ or that one version lacks; below what came or went whole, none.

    What difflib finds less than half alike is another text under the same number: one deleted, one added.
    """
    before, after = _texts(old), _texts(new)
    found: list[Change] = []
    for address in before | after:
        if address.parent in before | after and (
            (address not in before and address.parent not in before)
            or (address not in after and address.parent not in after)
        ):
            continue
        words, others = before.get(address), after.get(address)
        if words == others:
            continue
        if words is None or others is None or SequenceMatcher(None, words, others, autojunk=False).ratio() >= 0.5:
            sides = [((address,) if words is not None else (), (address,) if others is not None else ())]
        else:
            sides = [((address,), ()), ((), (address,))]
        found += [Change.plain(*side) for side in sides]
    return found


def _texts(document: Document) -> dict[Address, str]:
    return {
        unit.address: plain(f"{unit.caption or ''}{unit.text}{unit.wrap_up}")
        for unit in document.walk()
        if unit.address
    }
