"""`python -m evaluation.fuzz`: harmed files of every format through the whole pipeline, in workers as a batch has them."""

import argparse
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from evaluation import fuzz_files, fuzz_work
from evaluation.fuzz_work import SETTINGS
from evaluation.reporting.tables import table
from pipeline.batch import Item, Limits, LocalEngine, Outcome

COUNT = 2000
LIMITS = Limits(SETTINGS.max_seconds, 3 * SETTINGS.max_seconds + SETTINGS.seconds_a_scan, SETTINGS.max_memory_bytes)
_GRACE = 10.0
"""Seconds past the limit within which a process has to be gone, also on a machine that is busy."""
_UNFORESEEN = ("異常終了", "まだ読めない作り")
"""How a reader's own process tells that it died, or that something else than a refusal was raised in it."""


@dataclass(slots=True)
class Tally:
    """What came of the mutations of a format. stopped: by a limit; odd: what nobody foresaw, each with its number."""

    read: int = 0
    refused: int = 0
    stopped: int = 0
    odd: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def count(self, number: str, outcome: Outcome) -> None:
        """Counts one more."""
        self.slowest = max(self.slowest, outcome.seconds)
        said = outcome.reason
        if outcome.seconds > LIMITS.whole + _GRACE:
            self.odd.append(f"{number}: {outcome.seconds:.0f} 秒")
        elif said is None:
            self.read += 1
        elif outcome.detail or any(words in said for words in _UNFORESEEN) or not is_sentence(said, outcome.name):
            self.odd.append(f"{number}: {outcome.detail or said}")
        elif "上限の" in said:
            self.stopped += 1
        else:
            self.refused += 1


def main() -> None:
    """Prints a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help="mutations of each format")
    parser.add_argument("--start", type=int, default=0, help="the number of the first one")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("formats", nargs="*", help="all where none is named")
    given = parser.parse_args()
    known = fuzz_files.originals(office=shutil.which("soffice") is not None)
    rows = []
    for kind in given.formats or known:
        name, data = known[kind]
        tally = fuzzed(name, data, range(given.start, given.start + given.count), jobs=given.jobs)
        rows.append(
            [kind, *map(str, (tally.read, tally.refused, tally.stopped, len(tally.odd))), f"{tally.slowest:.1f}"]
        )
        print(f"{kind}: {rows[-1][1:]}", *tally.odd, sep="\n  ", flush=True)
    print(table(["形式", "読めた", "断った", "上限で止めた", "思わぬこと", "最長（秒）"], rows))


def fuzzed(name: str, data: bytes, numbers: Sequence[int], *, jobs: int) -> Tally:
    """What comes of the mutations with these numbers."""
    engine, tally = LocalEngine(fuzz_work.load, jobs=jobs, limits=LIMITS), Tally()
    try:
        for outcome in _outcomes(engine, (Item(str(n), name, fuzz_files.mutation(data, n)) for n in numbers)):
            tally.count(outcome.content, outcome)
    finally:
        engine.close()
    return tally


def is_sentence(reason: str, name: str) -> bool:
    """Whether a refusal is one sentence that names the file and says what to do."""
    return reason.startswith(f"「{name}」") and reason.endswith("ください。") and reason.count("。") == 1


def _outcomes(engine: LocalEngine, items: Iterator[Item]) -> Iterator[Outcome]:
    held = 0
    for item in items:
        engine.submit(item)
        held += 1
        if held == engine.room:
            held -= 1
            yield engine.next()
    for _ in range(held):
        yield engine.next()


if __name__ == "__main__":
    main()
