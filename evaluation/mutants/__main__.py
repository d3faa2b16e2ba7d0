"""`python -m evaluation.mutants`: the figures of mutants and perturbations as Markdown tables, then every miss."""

import argparse
from collections.abc import Mapping, Sequence

from corpus.catalog import SPLITS, entries
from evaluation.measures import MEASURES
from evaluation.mutants.kinds import LABELS
from evaluation.mutants.measuring import measure_mutants
from evaluation.mutants.perturbations import KINDS, PLAIN, measure_perturbations
from evaluation.ratio import Ratio
from evaluation.scored import Scored

_COUNT = 2
"""Mutants of a kind from each document."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.mutants", description=__doc__)
    parser.add_argument("--split", choices=SPLITS, default="dev", help="どの文書で測るか（既定は dev）")
    parser.add_argument("--count", type=int, default=_COUNT, help=f"文書と種類ごとの変異の数（既定は {_COUNT}）")
    parser.add_argument("--only", nargs="*", metavar="ID", help="この文書だけで測る")
    given = parser.parse_args(arguments)
    documents = [one for one in entries(given.split) if one.source and (not given.only or one.id in given.only)]
    print(f"{len(documents)} 文書\n")
    print(report(measure_mutants(documents, given.count), measure_perturbations(documents)))


def report(mutants: Mapping[str, Scored], perturbed: Mapping[str, Scored]) -> str:
    """Both tables and the misses."""
    return "\n\n".join(["## 変異", _mutants(mutants), "## 着せ替え", _perturbations(perturbed), *_misses(mutants)])


def _mutants(found: Mapping[str, Scored]) -> str:
    rows = [
        [label, *(_figure(found[kind].figures.get(f"mutants.{kind}.{part}")) for part in ("seen", "quiet", "reported"))]
        for kind, label in LABELS.items()
        if kind in found
    ]
    return _table(["変異", "見える", "ほかは静か", "知らせる"], rows)


def _perturbations(found: Mapping[str, Scored]) -> str:
    names = list(found[PLAIN].figures) if PLAIN in found else []
    labels = {PLAIN: "そのまま", **{kind: label for kind, (label, _) in KINDS.items()}}
    rows = [[labels[kind], *(_share(scored.figures.get(name)) for name in names)] for kind, scored in found.items()]
    return _table(["着せ替え", *(MEASURES[name].label for name in names)], rows)


def _misses(found: Mapping[str, Scored]) -> list[str]:
    parts = []
    for kind, scored in found.items():
        lines = [
            f"- {miss.measure.rpartition('.')[2]} {miss.where}: {miss.wanted} → {miss.got or '（なし）'}"
            for miss in scored.misses
        ]
        if lines:
            parts.append(f"### {LABELS[kind]}\n\n" + "\n".join(lines))
    return parts


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *rows])


def _figure(ratio: Ratio | None) -> str:
    return "–" if ratio is None or ratio.value is None else f"{ratio.value:.3f}（{ratio.part:.0f}/{ratio.whole:.0f}）"


def _share(ratio: Ratio | None) -> str:
    return "–" if ratio is None or ratio.value is None else f"{ratio.value:.3f}"


if __name__ == "__main__":
    main()
