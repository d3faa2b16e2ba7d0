"""What yakkan sees of a reprint: the same units, whatever the lines and the furniture; of a misread one, most of it."""

from collections.abc import Iterator

from evaluation.mutants.mutant import Reprint
from evaluation.mutants.reprints import CONFUSED
from evaluation.mutants.view import View, wanted
from evaluation.scored import Scored
from evaluation.scoring.sets import Outcome, Row, f1, share
from evaluation.scoring.texts import parting, plain, short
from pipeline.text import sentences

_FIRST = str.maketrans({sign: group[0] for group in CONFUSED for sign in group} | {"。": ""})


def check(reprint: Reprint, before: View, now: View) -> Scored:
    """quiet: whether every unit is as in the plain print."""
    faults = list(_faults(before, now))
    words = "、".join(f"{where}: {want}" for where, want, _ in faults[:5])
    got = "、".join(f"{where}: {got}" for where, _, got in faults[:5])
    where = faults[0][0] if faults else ""
    return share(f"mutants.{reprint.kind}.quiet", [(not faults, where, f"{reprint.words}　{words}", got)])


def check_misread(reprint: Reprint, before: View, now: View) -> Scored:
    """seen: F1 of the addresses that the plain print gives; quiet: share of its sentences that still stand in some unit."""
    units = {address: unit for address, unit in wanted(reprint.source.all).items() if before.units.get(address) == unit}
    rows = [(address, address, address) for address in units]
    found: list[Row[str]] = [
        (address, address, address) for address in now.units if address in units or address not in before.units
    ]
    whole = "\n".join(folded(part) for unit in now.units.values() for part in (unit.text, unit.wrap_up))

    def outcomes() -> Iterator[Outcome]:
        for unit in reprint.source.all:
            for text in (unit.text, unit.wrap_up):
                for start, end in sentences.split(text):
                    sentence = plain(text[start:end])
                    if unit.address in units and sentence.strip("。"):
                        yield folded(sentence) in whole, unit.address, short(sentence), "どの単位にもない"

    return f1(f"mutants.{reprint.kind}.seen", rows, found) + share(f"mutants.{reprint.kind}.quiet", outcomes())


def folded(text: str) -> str:
    """The text in plain form, signs that look alike as one, without full stops."""
    return plain(text).translate(_FIRST)


def _faults(before: View, now: View) -> Iterator[tuple[str, str, str]]:
    for address, unit in before.units.items():
        got = now.units.get(address)
        if got != unit:
            yield address, *parting(str(unit), str(got or ""))
    for address, unit in now.units.items():
        if address not in before.units:
            yield address, "この単位はない", short(str(unit))
