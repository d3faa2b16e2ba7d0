"""`python -m evaluation.drafted`: changes drafted by hand in our documents, as the other side's lawyer would, and what is told of them.

What each does and whom it serves was written down before anything was compared. Of the changes of drafted/develop.jsonl every
miss is shown and rules are made by them; those of drafted/report.jsonl, in other documents, only measure.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.catalog import Entry, entries
from corpus.source import Source
from evaluation.mutants.lines import lines, owned, rewritten
from evaluation.mutants.reprints import document_of
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.sets import joined
from models import clause_types
from pipeline import run
from pipeline.types.revision import Change, Favours

_FILES = Path(__file__).parent / "drafted"
_SETS = ("develop", "report")
_OTHER = {Favours.PROVIDER: Favours.CUSTOMER, Favours.CUSTOMER: Favours.PROVIDER}
_OPEN = {Favours.UNCLEAR, Favours.NEUTRAL}
FORM = "form"
"""What a change is called that has no effect."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Words that stand once below the header of a document, and what they become, "" for nothing.

    effects: what may be said of the change, the main one first, () for a change of form; favours: whom it serves.
    """

    document: str
    old: str
    new: str
    effects: tuple[str, ...]
    favours: Favours

    @property
    def kind(self) -> str:
        """The main effect."""
        return self.effects[0] if self.effects else FORM


def drafts(name: str) -> tuple[Draft, ...]:
    """The changes of one set."""
    rows = map(json.loads, (_FILES / f"{name}.jsonl").read_text("utf-8").splitlines())
    return tuple(Draft(**{**row, "effects": tuple(row["effects"]), "favours": Favours(row["favours"])}) for row in rows)


def planted(source: Source, some: Sequence[Draft]) -> tuple[Source, tuple[str, ...]]:
    """The source with all these changes, and the unit of each; ValueError for words that do not stand there once."""
    now = lines(source)
    text = "\n".join(line.text for line in now)
    units = []
    for one in some:
        if text.count(one.old) != 1:
            raise ValueError(f"{one.document}: {one.old!r} stands there {text.count(one.old)} times")
        units.append(now[text[: text.find(one.old)].count("\n")].unit)
        text = text.replace(one.old, one.new)
    return rewritten(source, owned(source, text.split("\n"))), tuple(units)


def rounds(source: Source, some: Iterable[Draft]) -> list[list[Draft]]:
    """The changes parted so that no two of one part stand in one unit."""
    parts: list[dict[str, Draft]] = []
    for one in some:
        [unit] = planted(source, [one])[1]
        free = next((part for part in parts if unit not in part), None)
        if free is None:
            parts.append(free := {})
        free[unit] = one
    return [list(part.values()) for part in parts]


def measure(name: str) -> Iterator[tuple[str, Scored]]:
    """Kind and figures of every change of a set, read forwards and backwards.

    detected: told as substantive at its unit (form: not so told); effect: one of its effects is named; side: whom it serves is
    told right; against: the other side is named.
    """
    by_document: dict[str, list[Draft]] = {}
    for one in drafts(name):
        by_document.setdefault(one.document, []).append(one)
    for entry in entries():
        if entry.id in by_document:
            yield from _of_document(entry, by_document[entry.id])


def _of_document(entry: Entry, some: Sequence[Draft]) -> Iterator[tuple[str, Scored]]:
    if entry.source is None:
        raise ValueError(f"{entry.id} has no source")
    before, model = document_of(entry.source), clause_types.default()
    for part in rounds(entry.source, some):
        changed, units = planted(entry.source, part)
        after = document_of(changed)
        for backwards, pair in ((False, (before, after)), (True, (after, before))):
            [revision] = run.revise([pair[0]], [pair[1]], clause_types=model)
            for one, unit in zip(part, units, strict=True):
                yield one.kind, _scored(one, unit, revision.changes, backwards=backwards)


def _scored(one: Draft, unit: str, changes: Sequence[Change], *, backwards: bool) -> Scored:
    here = [change for change in changes if unit in map(str, (*change.old, *change.new)) and change.substantive]
    words = f"「{one.new}」→「{one.old}」" if backwards else f"「{one.old}」→「{one.new}」"
    where = f"{one.document} {unit}"
    told = "、".join(f"{'・'.join(change.effects)} {change.favours} {change.reason}" for change in here)
    if not one.effects:
        return Scored(
            {"detected": Ratio(not here, 1)}, (Miss("detected", where, f"{FORM} {words}", told),) if here else ()
        )
    wanted = _OTHER.get(one.favours, one.favours) if backwards else one.favours
    figures = {"detected": Ratio(bool(here), 1)}
    misses = [] if here else [Miss("detected", where, f"{one.kind} {words}", "")]
    if here:
        side = next((change.favours for change in here if change.favours not in _OPEN), here[0].favours)
        found = {
            "effect": any(effect in one.effects for change in here for effect in change.effects),
            "side": side is wanted or {side, wanted} <= _OPEN,
            "against": wanted not in _OPEN and side is _OTHER[wanted],
        }
        figures |= {measure: Ratio(right, 1) for measure, right in found.items()}
        misses += [Miss("effect", where, f"{'・'.join(one.effects)} {words}", told)] if not found["effect"] else []
        misses += [Miss("side", where, f"{wanted} {words}", told)] if not found["side"] else []
    return Scored(figures, tuple(misses))


_PARTS: Mapping[str, str] = {
    "detected": "見つける",
    "effect": "効果が合う",
    "side": "有利な側が合う",
    "against": "逆の側を言う",
}
"""The columns of the table."""


def _row(name: str, scored: Scored) -> str:
    ratios = (scored.figures.get(part, Ratio(0, 0)) for part in _PARTS)
    return f"| {name} | " + " | ".join(f"{one.part:g}/{one.whole:g}" for one in ratios) + " |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints a table for each set, and of the one that is developed on every miss."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.drafted", description="手で書いた変更で、比較の効果と有利・不利を測る。"
    )
    parser.add_argument("--set", choices=_SETS, help="片方だけで測る")
    given = parser.parse_args(arguments)
    for name in (given.set,) if given.set else _SETS:
        found = list(measure(name))
        kinds = {kind: joined(own for other, own in found if other == kind) for kind, _ in found}
        print(f"## {name}\n\n| 変更 | {' | '.join(_PARTS.values())} |\n|---|{'---|' * len(_PARTS)}")
        for kind, scored in sorted(kinds.items()):
            print(_row(kind, scored))
        print(_row("合わせて", joined(own for kind, own in found if kind != FORM)) + "\n")
        if name == _SETS[0]:
            for _, scored in found:
                for miss in scored.misses:
                    print(f"- {miss.measure} {miss.where}: {miss.wanted} ← {miss.got or '（なし）'}")


if __name__ == "__main__":
    main()
