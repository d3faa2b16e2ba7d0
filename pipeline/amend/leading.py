"""References that led right in the base and no longer do."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from pipeline.types.address import Address
from pipeline.types.amendment import Deed, Placed
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Document
from pipeline.types.proof import Finding, Level

_MOST = 3
"""Units that are named one by one."""


def astray(base: Document, document: Document, units: Sequence[Placed]) -> list[Finding]:
    """A finding for each reference of an untouched wording that now names another unit, or none."""
    now: dict[Address, Address] = {}
    gone_empty: set[Address] = set()
    touched: set[Address] = set()
    for placed in units:
        if placed.unit.address is None:
            continue
        if placed.base is not None:
            now[placed.base] = placed.unit.address
        if any(origin.deed is Deed.DELETED for origin in placed.origins):
            gone_empty.add(placed.unit.address)
        if any(origin.deed is not Deed.RENUMBERED for origin in placed.origins):
            touched.add(placed.unit.address)
    old_now = set(now.values())
    here = _by_unit(document.references)
    found: list[Finding] = []
    for home, olds in _by_unit(base.references).items():
        place = now.get(home)
        if place is None:
            continue
        news = list(here.get(place, ()))
        for old in olds:
            if old.status is not ReferenceStatus.RESOLVED:
                continue
            new = next((one for one in news if one.text == old.text), None)
            if new is None:
                continue  # the words themselves were amended
            news.remove(new)
            wanted = tuple(now[target] for target in old.targets if target in now)
            lost = [target for target in old.targets if target not in now or now[target] in gone_empty]
            if lost:
                found.append(
                    _finding(place, new, f"「{old.text}」が指していた{_named(lost)}は、改定でなくなりました。")
                )
            elif not set(wanted) <= set(new.targets) or (set(new.targets) - set(wanted)) & old_now:
                found.append(
                    _finding(
                        place,
                        new,
                        f"「{old.text}」は、原契約では{_named(old.targets)}を指していましたが（いまの{_named(wanted)}）、改定後は{_named(new.targets) or 'どの条項も'}を指します。"
                        if new.targets
                        else f"「{old.text}」は、原契約では{_named(old.targets)}を指していましたが（いまの{_named(wanted)}）、改定後は指す条項がありません。",
                    )
                )
    return found


def dangling(document: Document, units: Sequence[Placed], known: Sequence[Finding]) -> list[Finding]:
    """A finding for each reference of amended wording that leads to no unit."""
    touched = {
        placed.unit.address
        for placed in units
        if any(origin.deed in (Deed.ADDED, Deed.REVISED) for origin in placed.origins)
    }
    told = {(one.address, one.spans) for one in known}
    return [
        _finding(one.address, one, f"改定後の文言の「{one.text}」が指す条項がありません。")
        for one in document.references
        if one.status is ReferenceStatus.DANGLING and one.address in touched and (one.address, one.spans) not in told
    ]


def _by_unit(references: Sequence[Reference]) -> Mapping[Address, list[Reference]]:
    found: dict[Address, list[Reference]] = defaultdict(list)
    for one in references:
        found[one.address].append(one)
    return found


def _named(addresses: Sequence[Address]) -> str:
    if len(addresses) > _MOST:
        return f"{addresses[0]}から{addresses[-1]}まで"
    return "・".join(map(str, addresses))


def _finding(address: Address, reference: Reference, message: str) -> Finding:
    return Finding("stale-reference", Level.WARNING, message, address, reference.spans, reference.text)
