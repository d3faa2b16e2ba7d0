"""`python -m evaluation.norm_cases`: norms and parties of short contracts of many kinds, half of them never looked into.

Rules may be made after the misses of `corpus/norms/develop` and of three documents; of `corpus/norms/report` and one
document only figures are printed. Their norms were written before the product was run on them. The documents whose norms the rules were first made
after are a third row.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.catalog import HERE, entries
from evaluation.cases import of_corpus
from evaluation.gold import Gold
from evaluation.goldfiles import load
from evaluation.ratio import Ratio, total
from evaluation.scored import Scored
from evaluation.scoring import relations
from pipeline import run
from pipeline.extract import extract
from pipeline.types.document import Document

NORMS = HERE / "norms"
"""`<half>/<id>.txt` with `<id>.norms.jsonl` and `<id>.parties.jsonl`, in the formats of corpus/gold."""
WHOLE = {"develop": ("tatara_pay", "minori_gakudo", "mekuri_market"), "report": ("akatsuki_movie",)}
"""The documents of the corpus that belong to each half."""
READ = "read"
HALVES = ("develop", "report", READ)


@dataclass(frozen=True, slots=True)
class NormCase:
    """A contract or document with its parties, where they are known, and its norms."""

    id: str
    document: Document
    gold: Gold


def cases(half: str) -> Iterator[NormCase]:
    """The short contracts of a half and its whole documents; of READ all other train documents with norms."""
    for path in sorted((NORMS / half).glob("*.txt")):
        [document] = run.parse_file(path)
        yield NormCase(path.stem, document, load(path.parent, path.stem))
    for entry in entries("train"):
        mine = entry.id in WHOLE[half] if half in WHOLE else all(entry.id not in ids for ids in WHOLE.values())
        if mine and (case := of_corpus(entry)).gold.norms:
            yield NormCase(case.id, case.document, case.gold)


def scored(case: NormCase) -> Scored:
    """The norms.* and parties.* figures of a case; norms.right is the share of found norms with bearer and modality right."""
    found = extract(case.document)
    parties = case.gold.parties or ()
    result = relations.norms(found.norms, case.gold.norms or (), parties)
    right, pairs = result.figures["norms.f1"], result.figures["norms.bearer"].whole
    figures = {**result.figures, "norms.right": Ratio(right.part / 2, pairs)}
    return Scored(figures, result.misses) + (relations.parties(found.parties, parties) if parties else Scored({}))


def summed(results: Sequence[Scored]) -> dict[str, Ratio]:
    """All cases as one, by the name of the figure."""
    names = dict.fromkeys(name for result in results for name in result.figures)
    return {name: total(result.figures[name] for result in results if name in result.figures) for name in names}


def main() -> None:
    """Prints the figures of each half; --misses what came out otherwise in the half that may be looked into."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="what came out otherwise in the half to develop on")
    misses = parser.parse_args().misses
    for half in HALVES:
        results = {case.id: scored(case) for case in cases(half)}
        figures = summed(list(results.values()))
        print(
            half, *(f"{name} {ratio.value:.3f}" for name, ratio in figures.items() if ratio.value is not None), sep="  "
        )
        if misses and half != "report":
            for id_, result in results.items():
                for miss in result.misses:
                    print(f"{id_}\t{miss.measure}\t{miss.where}\t{miss.wanted}\t{miss.got}")


if __name__ == "__main__":
    main()
