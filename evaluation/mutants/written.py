"""`python -m evaluation.mutants.written`: errors written by hand into our documents, as an author would slip, and what is told of them.

Of the documents of written/read.jsonl every miss is shown and rules are made by them; those of written/unread.jsonl only measure.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.catalog import Entry, entries
from corpus.printing import printed
from corpus.source import Source
from evaluation.gold import PlantedError
from evaluation.mutants.lines import Line, lines, owned, rewritten
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring import proof
from evaluation.scoring.sets import joined
from pipeline import run
from pipeline.types.address import Address

_FILES = Path(__file__).parent / "written"
_SETS = ("read", "unread")
_RECALL, _ALARMS = "issues.planted_recall", "issues.false_alarms"


@dataclass(frozen=True, slots=True)
class Slip:
    """An error of a kind of `evaluation.scoring.proof.CODES`: words that stand once below the header, and what they become."""

    document: str
    kind: str
    old: str
    new: str


def slips(name: str) -> tuple[Slip, ...]:
    """The errors of one set."""
    return tuple(Slip(**json.loads(row)) for row in (_FILES / f"{name}.jsonl").read_text("utf-8").splitlines())


def planted(source: Source, some: Iterable[Slip]) -> tuple[Source, tuple[PlantedError, ...]]:
    """The source with all these errors in it, and where each stands now; ValueError for words that do not stand there once."""
    wanted = list(some)
    text = "\n".join(line.text for line in lines(source))
    for slip in wanted:
        if text.count(slip.old) != 1:
            raise ValueError(f"{slip.document}: {slip.old!r} stands there {text.count(slip.old)} times")
        text = text.replace(slip.old, slip.new)
    now = owned(source, text.split("\n"))
    return rewritten(source, now), tuple(_error(now, text, slip) for slip in wanted)


def _error(now: Sequence[Line], text: str, slip: Slip) -> PlantedError:
    """The unit of the first words that are new: of a number left out, that of the words behind it."""
    begin = text.find(slip.new)
    if begin < 0:
        raise ValueError(f"{slip.document}: another error took the place of {slip.new!r}")
    at = begin + min(_common(slip.old, slip.new), len(slip.new) - 1)
    line = text[: at + 1].count("\n")
    return PlantedError(Address.parse(now[line].unit), slip.kind, f"「{slip.old}」→「{slip.new}」")


def _common(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def measure(name: str) -> Iterator[tuple[str, Scored]]:
    """Kind and figures of every error of a set, then "" and the false alarms of each document with all its errors in it."""
    by_document: dict[str, list[Slip]] = {}
    for slip in slips(name):
        by_document.setdefault(slip.document, []).append(slip)
    for entry in entries():
        if entry.id in by_document:
            yield from _of_document(entry, by_document[entry.id])


def _of_document(entry: Entry, some: Sequence[Slip]) -> Iterator[tuple[str, Scored]]:
    if entry.source is None:
        raise ValueError(f"{entry.id} has no source")
    source, errors = planted(entry.source, some)
    [document] = run.parse_bytes(*printed(source))
    found = run.proofread(document)
    for error in errors:
        scored = _named(entry, proof.score(document, found, [error]))
        yield (
            error.kind,
            Scored(
                {_RECALL: scored.figures[_RECALL]},
                tuple(miss for miss in scored.misses if miss.measure == _RECALL),
            ),
        )
    old = tuple(
        PlantedError(Address.parse(one["address"]), one["kind"], one["note"]) for one in source.header.get("errors", ())
    )
    alarms = _named(entry, proof.score(document, found, [*errors, *old]))
    yield (
        "",
        Scored({_ALARMS: alarms.figures[_ALARMS]}, tuple(miss for miss in alarms.misses if miss.measure == _ALARMS)),
    )


def _named(entry: Entry, scored: Scored) -> Scored:
    return replace(
        scored,
        misses=tuple(Miss(one.measure, f"{entry.id} {one.where}", one.wanted, one.got) for one in scored.misses),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints a table, and of the documents that are read every miss."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.mutants.written", description="手で入れた誤りの指摘を測る。"
    )
    parser.parse_args(arguments)
    for name in _SETS:
        found = list(measure(name))
        by_kind: dict[str, Scored] = {
            kind: joined(scored for own, scored in found if own == kind) for kind in dict.fromkeys(k for k, _ in found)
        }
        print(f"## {name}\n\n| 誤り | 知らせる |\n|---|---|")
        for kind, scored in sorted(by_kind.items()):
            if kind:
                ratio = scored.figures[_RECALL]
                print(f"| {kind} | {ratio.part:g}/{ratio.whole:g} |")
        whole = joined(scored for kind, scored in found if kind).figures[_RECALL]
        print(f"| 合わせて | {whole.part:g}/{whole.whole:g} |\n\n1万字あたりの余分な指摘 {_per(by_kind[''])}\n")
        if name == _SETS[0]:
            for _, scored in found:
                for miss in scored.misses:
                    print(f"- {miss.where}: {miss.wanted} ← {miss.got or '（なし）'}")


def _per(scored: Scored) -> str:
    ratio: Ratio = scored.figures[_ALARMS]
    return f"{ratio.part:g}/{ratio.whole:.2f}"


if __name__ == "__main__":
    main()
