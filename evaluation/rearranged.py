"""`python -m evaluation.rearranged`: documents with their articles rearranged, and what a comparison makes of them."""

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

from corpus.catalog import SPLITS, Entry, entries
from evaluation.mutants.reprints import document_of
from evaluation.ratio import Ratio
from evaluation.rearranging import KINDS, Rearranged, plan_of
from evaluation.scored import Miss, Scored
from evaluation.scoring.sets import Row, f1, joined
from pipeline import run
from pipeline.types.revision import Revision


def measure_rearranged(some: Iterable[Entry], count: int) -> Mapping[str, Scored]:
    """Figures and misses of each kind, count documents of it from each source.

    articles, units: F1 of the pairs of old and new address, of articles and of all units; quiet: share of the documents with
    as many substantive changes as were made.
    """
    found: dict[str, list[Scored]] = {}
    for entry in some:
        plan = plan_of(entry.source) if entry.source else None
        if plan is None:
            continue
        before = document_of(plan.source)
        for kind, (_, change) in KINDS.items():
            for order in range(count):
                made = change(plan, Random(f"{entry.id} {kind} {order}"))
                if made is not None:
                    found.setdefault(kind, []).append(
                        _scored(entry.id, made, run.revise([before], [document_of(made.after)])[0])
                    )
    return {kind: joined(parts) for kind, parts in found.items()}


def _scored(name: str, made: Rearranged, found: Revision) -> Scored:
    known = [{str(unit.address) for unit in version.walk()} for version in (found.old, found.new)]
    # What was not read as it is written says nothing of the comparison.
    wanted = {(a, b) for a, b in made.moved.items() if b and a in known[0] and b in known[1]}
    got = {(str(a), str(b)) for a, b in found.pairs.items() if str(a) in made.moved}
    parts = [
        f1(measure, _rows(name, keep(wanted)), _rows(name, keep(got)))
        for measure, keep in (("articles", _articles), ("units", set))
    ]
    told = [change for change in found.changes if change.substantive and made.astray.isdisjoint(map(str, change.old))]
    misses = [
        Miss("quiet", name, f"{made.substantive}件", f"{change.kind} {change.old} {change.new} {change.reason}")
        for change in told
        if len(told) != made.substantive
    ]
    return joined([*parts, Scored({"quiet": Ratio(len(told) == made.substantive, 1)}, tuple(misses))])


def _articles(pairs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(a, b) for a, b in pairs if re.fullmatch(r"第\d+条", a)}


def _rows(name: str, pairs: Iterable[tuple[str, str]]) -> list[Row[tuple[str, str]]]:
    return [((a, b), name, f"{a} → {b}") for a, b in sorted(pairs)]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints a table, then every miss."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.rearranged", description="条を組み替えた文書で比較を測る。"
    )
    parser.add_argument("--split", choices=SPLITS, default="dev", help="どの文書で測るか（既定は dev）")
    parser.add_argument("--count", type=int, default=1, help="文書と種類ごとの数（既定は 1）")
    parser.add_argument("--only", nargs="*", metavar="ID", help="この文書だけで測る")
    given = parser.parse_args(arguments)
    some = [entry for entry in entries(given.split) if not given.only or entry.id in given.only]
    found = measure_rearranged(some, given.count)
    print("\n".join(_table(found)))
    for kind, scored in found.items():
        for miss in scored.misses:
            print(
                f"- {KINDS[kind][0]} {miss.measure} {miss.where}: {miss.wanted or '（なし）'} ← {miss.got or '（なし）'}"
            )


def _table(found: Mapping[str, Scored]) -> Iterator[str]:
    yield "| 変え方 | 条の対応 F1 | 単位の対応 F1 | 実質の変更の数が合う |\n|---|---|---|---|"
    for kind, scored in found.items():
        cells = (scored.figures[name] for name in ("articles", "units", "quiet"))
        yield (
            f"| {KINDS[kind][0]} | "
            + " | ".join(f"{one.value or 0:.3f}（{one.part:g}/{one.whole:g}）" for one in cells)
            + " |"
        )


if __name__ == "__main__":
    main()
