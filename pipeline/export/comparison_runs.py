"""Operations -> the runs of one version."""

from collections.abc import Sequence
from itertools import groupby

from pipeline.export.comparison import Run
from pipeline.text.normalize import squash
from pipeline.types.revision import Edit, Operation


def runs_of(told: Sequence[Operation], own: Edit) -> tuple[Run, ...]:
    """One version's side of operations; white space and widths of characters do not differ."""
    found: list[Run] = []
    for at, one in enumerate(told):
        if one.edit is Edit.EQUAL:
            found.append(Run(one.text))
        elif one.edit is own:
            near = told[at + 1 : at + 2] if own is Edit.DELETE else told[max(at - 1, 0) : at]
            other = "".join(other.text for other in near if other.edit is not Edit.EQUAL)
            found += _differing(one.text, other)
    return tuple(
        Run("".join(run.text for run in group), changed)
        for changed, group in groupby(found, key=lambda run: run.is_changed)
    )


def _differing(text: str, other: str) -> list[Run]:
    """What was replaced by other, or replaced it; 契約書 and 契約書 with a line behind it have the word in common."""
    if squash(text) == squash(other):
        return [Run(text)]
    first, feed, rest = text.partition("\n")
    if feed and squash(first) and squash(other.partition("\n")[0]) == squash(first):
        return [Run(first + feed), Run(rest, True)] if rest else [Run(text)]
    if squash(other.partition("\n")[0]) == squash(text):
        return [Run(text)]
    return [Run(text, True)]


def cut(runs: Sequence[Run], lengths: Sequence[int]) -> list[tuple[Run, ...]]:
    """The runs of texts that were joined by a line feed, text by text."""
    signs = [(sign, run.is_changed) for run in runs for sign in run.text]
    found: list[tuple[Run, ...]] = []
    at = 0
    for length in lengths:
        part = signs[at : at + length]
        found.append(
            tuple(
                Run("".join(sign for sign, _ in group), changed)
                for changed, group in ((key, list(same)) for key, same in groupby(part, lambda one: one[1]))
            )
        )
        at += length + 1
    return found
