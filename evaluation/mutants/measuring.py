"""Makes mutants of every document, lets yakkan read them, and joins what came of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from random import Random

from corpus.catalog import GOLD, Entry
from corpus.printing import printed
from corpus.source import Source
from evaluation.goldfiles import load
from evaluation.mutants import reprinted
from evaluation.mutants.check import check, is_read
from evaluation.mutants.kinds import REPRINTERS, mutators
from evaluation.mutants.mutant import Mutant, Mutator
from evaluation.mutants.view import View, view
from evaluation.scored import Scored
from evaluation.scoring.sets import joined
from evaluation.sources import structure

_TRIES = 4
"""Draws for each mutant that is wanted: some hit a place that was drawn before, or one that yakkan misreads anyway."""


def measure_mutants(entries: Iterable[Entry], count: int) -> Mapping[str, Scored]:
    """Figures and misses of each kind, up to count mutants of a kind from each document; a miss names document and address.

    Documents without a source are left out: nothing is known of what a change to them should give.
    """
    found: dict[str, list[Scored]] = {}
    for entry in entries:
        for kind, scored in of_entry(entry, count):
            found.setdefault(kind, []).append(scored)
    return {kind: joined(parts) for kind, parts in found.items()}


def of_entry(entry: Entry, count: int) -> Iterator[tuple[str, Scored]]:
    """Kind and figures of each mutant of one document."""
    source = entry.source
    if source is None:
        return
    gold = load(GOLD, entry.id, structure(source))
    before = view(printed(source))
    for kind, mutator in mutators(gold).items():
        for mutant in mutants(mutator, source, before, kind, count):
            yield kind, _named(entry, check(mutant, before, view(printed(mutant.source))))
    for kind, reprint in REPRINTERS.items():
        for order in range(count):
            if made := reprint(source, Random(f"{entry.id} {kind} {order}")):
                compare = reprinted.check_misread if kind == "noise" else reprinted.check
                yield kind, _named(entry, compare(made, view(made.plain), view(made.file)))


def mutants(mutator: Mutator, source: Source, before: View, kind: str, count: int) -> Iterator[Mutant]:
    """Up to count different mutants of places that yakkan reads right."""
    drawn: set[object] = set()
    for order in range(count * _TRIES):
        mutant = mutator(source, Random(f"{source.path.stem} {kind} {order}"))
        if mutant is None:
            return
        if mutant.changes in drawn or not is_read(mutant, before):
            continue
        drawn.add(mutant.changes)
        yield mutant
        if len(drawn) == count:
            return


def _named(entry: Entry, scored: Scored) -> Scored:
    return replace(scored, misses=tuple(replace(one, where=f"{entry.id} {one.where}") for one in scored.misses))
