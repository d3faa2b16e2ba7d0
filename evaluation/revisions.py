"""The versions of our own documents with what changed between them, and what each way of comparing finds."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.catalog import DOCUMENTS, REVISIONS, SPLITS
from corpus.printing import printed
from corpus.source import Source, read
from evaluation.alignment import Alignment, Units, content, untold
from evaluation.baselines import COMPARERS
from evaluation.changes import Change, load
from evaluation.runner import PRODUCT
from evaluation.scored import Scored
from evaluation.scoring.revisions import score
from evaluation.scoring.sets import joined
from evaluation.scoring.texts import plain
from models import clause_types
from pipeline import run
from pipeline.types.address import Address
from pipeline.types.document import Document

Comparer = Callable[[Document, Document], Sequence[Change]]
"""Two versions, old and new, to what changed: whatever `diff` or any other way of comparing makes of them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two versions of a document as written, and the changes between them as their author lists them.

    id: of the newer version, `<document>.<n>`; split: of the document; left_behind: the units of the newer version in which its
    author left a reference as it was although what it led to has another number: no list has them, as no word differs.
    """

    id: str
    split: str
    old: Source
    new: Source
    changes: tuple[Change, ...]
    left_behind: frozenset[Address] = frozenset()

    @property
    def document(self) -> str:
        """The id of the document: pairs of one history belong together."""
        return self.id.rpartition(".")[0]

    @property
    def units(self) -> tuple[Units, Units]:
        """The units of either version by address."""
        return by_address(self.old), by_address(self.new)


def by_address(source: Source) -> Units:
    """Every unit of a source."""
    return {Address.parse(unit.address): unit for unit in source.all}


def pairs(split: str | None = None) -> Iterator[Pair]:
    """All pairs, or those of one split, by name; GoldError for a list of changes with a fault."""
    for path in sorted(REVISIONS.glob("*.md")):
        document, _, version = path.stem.rpartition(".")
        earlier = REVISIONS / f"{document}.{int(version) - 1}.md"
        old, new = read(earlier if earlier.exists() else DOCUMENTS / f"{document}.md"), read(path)
        if new.header["split"] not in SPLITS or new.header["split"] != old.header["split"]:
            raise ValueError(f"{path}: no split, or not that of the version before: {new.header['split']!r}")
        if split in (None, new.header["split"]):
            changes = load(path.with_suffix(".changes.jsonl"), by_address(old), by_address(new))
            yield Pair(path.stem, new.header["split"], old, new, changes, frozenset(_left_behind(new)))


def _left_behind(new: Source) -> Iterator[Address]:
    return (Address.parse(one["address"]) for one in new.header.get("errors", ()) if one["kind"] == "stale-reference")


def product(old: Document, new: Document) -> list[Change]:
    """What `diff --json` tells."""
    [revision] = run.revise([old], [new], clause_types=clause_types.default())
    return [
        Change(
            one.kind.value,
            one.old,
            one.new,
            tuple(effect.value for effect in one.effects),
            one.substantive,
            one.favours.value,
        )
        for one in revision.changes
    ]


SYSTEMS: Mapping[str, Comparer] = {PRODUCT: product, **COMPARERS}
"""Every way of comparing, the product first."""


def measure_revision(pair: Pair, systems: Mapping[str, Comparer] = SYSTEMS) -> Mapping[str, Scored]:
    """What each way of comparing finds of a pair; either version is printed and read as a user's file is."""
    old, new = (_document(source) for source in (pair.old, pair.new))
    found: dict[str, Scored] = {}
    for name, compare in systems.items():
        told = [one for one in compare(old, new) if not _is_left_behind(one, pair)]
        found[name] = score(told, pair.changes, *pair.units)
    return found


def _is_left_behind(change: Change, pair: Pair) -> bool:
    """True for what is rightly told of a reference that its author left behind, and stands in no list."""
    is_listed = any(change.sides == one.sides for one in pair.changes)
    return change.effects == ("reference",) and bool(pair.left_behind.intersection(change.new)) and not is_listed


def measure_revisions(measured: Iterable[Pair], systems: Mapping[str, Comparer] = SYSTEMS) -> Mapping[str, Scored]:
    """What each way of comparing finds of all pairs together."""
    found = [measure_revision(pair, systems) for pair in measured]
    return {name: joined(pair[name] for pair in found) for name in systems}


def _document(source: Source) -> Document:
    data, name = printed(source)
    [document] = run.parse_bytes(data, name)
    return document


def faults(changes: Sequence[Change], old: Units, new: Units) -> Iterator[str]:
    """What a list of changes says that the texts do not, and what it leaves out."""
    alignment = Alignment(changes, old, new)
    for side, units, lost in zip(("old", "new"), (old, new), untold(changes, old, new), strict=True):
        for address in lost:
            yield f"{side} {address}: in no change: {content(units[address])[:40]}"
    for a, b in alignment.followers.items():
        if content(old[a]) != content(new[b]):
            yield f"{a} → {b}: differs, and only a change above it tells: {content(new[b])[:40]}"
    named = {address for change in changes for address in (*change.old, *change.new)}
    for change in changes:
        if len(change.old) == len(change.new) == 1:
            yield from _fault(change, old, new)
        elif change.old and change.new:
            yield from _torn(change, named, old, new)


def _torn(change: Change, named: Collection[Address], old: Units, new: Units) -> Iterator[str]:
    """What was split or merged is the same sentences in another order; a unit that is not has a change of its own."""
    texts = [
        {a: plain(unit.text + unit.wrap_up) for a, unit in units.items() if any(place.contains(a) for place in places)}
        for units, places in ((old, change.old), (new, change.new))
    ]
    for side, own, others in zip(("old", "new"), texts, reversed(texts), strict=True):
        for address, text in own.items():
            if text not in others.values() and address not in named:
                yield f"{change}: {side} {address}: the words are nowhere in the other version: {text[:40]}"


def _fault(change: Change, old: Units, new: Units) -> Iterator[str]:
    [a], [b] = change.old, change.new
    if change.kind in ("renumbered", "moved"):
        if a == b:
            yield f"{change}: the same address"
        if change.kind == "renumbered" and content(old[a]) != content(new[b]):
            yield f"{change}: the words differ"
    elif content(old[a]) == content(new[b]):
        yield f"{change}: the words are the same"
    if change.kind == "renumbered" and (change.substantive or change.effects):
        yield f"{change}: a new number alone has no effect"
