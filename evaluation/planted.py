"""`python -m evaluation.planted`: one change planted in a document, and whether a comparison finds it and what it does."""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from corpus.catalog import GOLD, SPLITS, Entry, entries
from evaluation.goldfiles import load
from evaluation.mutants.kinds import LABELS, mutators
from evaluation.mutants.mutant import Mutant
from evaluation.mutants.reprints import document_of
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.sets import joined
from evaluation.sources import structure
from pipeline import run
from pipeline.types.revision import Change, Effect, Favours

EFFECTS: Mapping[str, Effect] = {
    "proviso": Effect.EXCEPTION,
    "number": Effect.NUMBER,
    "parties": Effect.ACTOR,
    "conjunction": Effect.CONJUNCTION,
    "modality": Effect.MODALITY,
    "nowhere": Effect.REFERENCE,
}
"""The mutants of `evaluation.mutants` that change one place, and the effect of each."""
_OTHER = {Favours.PROVIDER: Favours.CUSTOMER, Favours.CUSTOMER: Favours.PROVIDER}


def measure_planted(some: Iterable[Entry], count: int) -> Mapping[str, Scored]:
    """Figures and misses of each kind, up to count changes of it in each document.

    detected: share of the planted changes that are told as substantive, at their unit; effect: share of those whose effects
    name the right one; alone: share of the documents in which nothing else is told as substantive; sided: share of those
    detected of which it is told whom they serve; mirrored: share of these where the same change read backwards serves the
    other side, or neither again.
    """
    found: dict[str, list[Scored]] = {}
    for entry in some:
        if entry.source is None:
            continue
        makers = mutators(load(GOLD, entry.id, structure(entry.source)))
        before = document_of(entry.source)
        for kind, effect in EFFECTS.items():
            drawn: set[object] = set()
            for order in range(count):
                made = makers[kind](entry.source, Random(f"{entry.id} {kind} {order}"))
                if made is None or made.changes in drawn:
                    continue
                drawn.add(made.changes)
                after = document_of(made.source)
                there, back = (run.revise([a], [b])[0].changes for a, b in ((before, after), (after, before)))
                found.setdefault(kind, []).append(_scored(entry.id, made, effect, there, back))
    return {kind: joined(parts) for kind, parts in found.items()}


def _scored(name: str, made: Mutant, effect: Effect, changes: Sequence[Change], back: Sequence[Change]) -> Scored:
    [planted] = made.changes
    told = [change for change in changes if change.substantive]
    here = [change for change in told if (planted.before or "") in map(str, change.old)]
    right = any(effect in change.effects for change in here)
    where, words = f"{name} {planted.where}", f"「{planted.old}」→「{planted.new}」"
    misses: list[Miss] = [
        *([] if here else [Miss("detected", where, words, "、".join(str(change.new) for change in changes))]),
        *([] if right or not here else [Miss("effect", where, f"{effect} {words}", "、".join(here[0].effects))]),
        *([Miss("alone", where, words, f"{len(told) - len(here)}件")] if len(told) > len(here) else []),
    ]
    figures = {"detected": Ratio(bool(here), 1), "alone": Ratio(len(told) == len(here), 1)}
    if here:
        figures["effect"] = Ratio(right, 1)
        side = here[0].favours
        figures["sided"] = Ratio(side is not Favours.UNCLEAR, 1)
        mirror = next((change.favours for change in back if set(change.new) & set(here[0].old)), None)
        if side is not Favours.UNCLEAR:
            figures["mirrored"] = Ratio(mirror is _OTHER.get(side, side), 1)
            if mirror is not _OTHER.get(side, side):
                misses.append(Miss("mirrored", where, words, f"{side} {here[0].reason} / {mirror}"))
    return Scored(figures, tuple(misses))


_PARTS = {
    "detected": "見つける",
    "effect": "効果が合う",
    "alone": "ほかに知らせない",
    "sided": "有利な側を言う",
    "mirrored": "逆に読むと逆を言う",
}
"""The columns of the table."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints a table, then every miss."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.planted", description="変更を一つ埋め込んで比較を測る。"
    )
    parser.add_argument("--split", choices=SPLITS, default="dev", help="どの文書で測るか（既定は dev）")
    parser.add_argument("--count", type=int, default=2, help="文書と種類ごとの数（既定は 2）")
    parser.add_argument("--only", nargs="*", metavar="ID", help="この文書だけで測る")
    given = parser.parse_args(arguments)
    some = [entry for entry in entries(given.split) if not given.only or entry.id in given.only]
    found = measure_planted(some, given.count)
    print(f"| 変更 | {' | '.join(_PARTS.values())} |\n|---|{'---|' * len(_PARTS)}")
    for kind, scored in found.items():
        ratios = (scored.figures.get(part, Ratio(0, 0)) for part in _PARTS)
        print(f"| {LABELS[kind]} | " + " | ".join(f"{one.part:g}/{one.whole:g}" for one in ratios) + " |")
    for kind, scored in found.items():
        for miss in scored.misses:
            print(f"- {LABELS[kind]} {miss.measure} {miss.where}: {miss.wanted} ← {miss.got or '（なし）'}")


if __name__ == "__main__":
    main()
