"""Kills, fills up and locks a workspace in every step of its work, and counts what is lost: python -m evaluation.store_faults.

A child does one step of work (add, revise, remove, index, backup, restore, doctor) on a copy of a workspace and is ended by
SIGKILL at a statement or a change of a file, or at a moment drawn by lot; or its files may not grow; or its folder cannot be
written. Then the workspace is opened as if nothing had been, and every document has to be there whole or not at all.
"""

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.faults.harm import Harm, Killed, Late, Locked, Small, count_points, suffer
from evaluation.faults.steps import STEPS, Bench, Step
from evaluation.faults.whole import problems

_POINTS, _MOMENTS, _SIZES = 40, 8, 6


@dataclass(frozen=True, slots=True)
class Trial:
    """One fault: what was done, what came in between, and what was found wrong afterwards (nothing, it is hoped)."""

    step: str
    harm: str
    wrong: tuple[str, ...]


def trials(bench: Bench, chosen: Sequence[str], *, points: int, moments: int, sizes: int, seed: int) -> Iterator[Trial]:
    """So many faults of each kind in each of the steps."""
    lot = random.Random(seed)
    for name in chosen:
        step = STEPS[name]
        found, seconds = count_points(bench, step)
        every = range(1, found + 1)
        harms: list[Harm] = [Killed(at) for at in sorted(lot.sample(every, min(points, found)))]
        harms += [Late(lot.uniform(0, seconds)) for _ in range(moments)]
        harms += [Small(lot.randrange(0, bench.size(step), 4096)) for _ in range(sizes)]
        harms.append(Locked())
        for harm in harms:
            yield trial(bench, step, harm)


def trial(bench: Bench, step: Step, harm: Harm) -> Trial:
    """One fault in one step of work, on a copy of its own."""
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder:
        place = Path(folder)
        bench.lay(step, place)
        end = suffer(bench, step, place, harm)
        return Trial(step.name, str(harm), tuple(problems(bench, step, place, end)))


def main() -> None:
    """Prints a line for each step and the sum; leaves with 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--points", type=int, default=_POINTS, help="statements and changes of files at which a step is killed"
    )
    parser.add_argument("--moments", type=int, default=_MOMENTS, help="moments drawn by lot at which it is killed")
    parser.add_argument("--sizes", type=int, default=_SIZES, help="sizes beyond which its files may not grow")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    counts: Counter[str] = Counter()
    wrong: list[Trial] = []
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench.made(Path(folder))
        for one in trials(
            bench, list(STEPS), points=given.points, moments=given.moments, sizes=given.sizes, seed=given.seed
        ):
            counts[one.step] += 1
            if one.wrong:
                wrong.append(one)
    print(f"{'step':<10}{'faults':>8}{'wrong':>8}")
    for name in STEPS:
        print(f"{name:<10}{counts[name]:>8}{sum(one.step == name for one in wrong):>8}")
    print(f"{'all':<10}{counts.total():>8}{len(wrong):>8}   {time.monotonic() - begun:.0f} s")
    for one in wrong:
        print(f"{one.step} {one.harm}: {'; '.join(one.wrong)}")
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
