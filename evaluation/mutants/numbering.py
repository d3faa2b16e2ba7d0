"""A mutant of numbers: a 号 that has the number of the one before it."""

from dataclasses import replace
from random import Random

from corpus.source import Source
from evaluation.mutants.lines import Line, Part, lines, moved, rewritten
from evaluation.mutants.mutant import Change, Mutant, Report
from pipeline.types.address import Address


def duplicate(source: Source, random: Random) -> Mutant | None:
    """The number of one 号 made that of the 号 before it; the others keep theirs."""
    own = lines(source)
    first: dict[str, Line] = {}
    for line in own:
        if line.part is Part.TEXT and line.sign:
            first.setdefault(line.unit, line)
    pairs = [(before, line) for name, line in first.items() if (before := first.get(_before(name)))]
    if not pairs:
        return None
    before, line = random.choice(pairs)
    kept = [replace(line, text=before.sign + line.words) if other is line else other for other in own]
    where = moved(source, kept)
    after = where[line.unit]
    if after is None:
        return None
    change = Change(line.unit, after, line.sign.strip(), before.sign.strip())
    report = Report("duplicate-number", after, "番号が")
    return Mutant("duplicate", source, rewritten(source, kept), (change,), where, (report,))


def _before(name: str) -> str:
    """第3条第1号 for 第3条第2号, "" for the first one and for what is no 号."""
    *above, last = Address.parse(name).parts
    digits = last.removeprefix("第").removesuffix("号")
    return f"{''.join(above)}第{int(digits) - 1}号" if last == f"第{digits}号" and digits.isdigit() else ""
