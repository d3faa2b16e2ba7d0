"""What yakkan sees of a mutant, against what was done: the change itself, nothing else, and the issues it has to raise."""

import json
from collections import Counter
from collections.abc import Iterator

from evaluation.mutants.mutant import Mutant, Report
from evaluation.mutants.values import swapped
from evaluation.mutants.view import Seen, View, wanted
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.texts import parting, plain, short
from pipeline.types.address import Address

Fault = tuple[str, str, str]
"""Where; what was wanted; what came."""


def is_read(mutant: Mutant, before: View) -> bool:
    """Whether yakkan reads the places that changed as they are in the original: else what it sees of a change says nothing.

    A changed value counts where a fact gives the old one.
    """
    units = wanted(mutant.before.all)
    lost = [address for address, now in mutant.moved.items() if now is None]
    places = [change.before for change in mutant.changes if change.before] + lost
    if any(before.units.get(place) != units[place] for place in places):
        return False
    return mutant.kind != "value" or any(old != new for _, old, new in _values(mutant, before))


def check(mutant: Mutant, before: View, now: View) -> Scored:
    """Figures of one mutant: seen, quiet, and reported where it has to raise issues.

    before, now: what yakkan sees of the original and of the mutant.
    """
    name = f"mutants.{mutant.kind}"
    told = "、".join(f"{one.where}「{short(one.old, 40)}」→「{short(one.new, 40)}」" for one in mutant.changes[:2])

    def scored(measure: str, faults: list[Fault], of: int = 0) -> Scored:
        misses = tuple(Miss(f"{name}.{measure}", where, f"{said}（{told}）", got) for where, said, got in faults)
        ratio = Ratio(of - len(faults), of) if of else Ratio(not faults, 1)
        return Scored({f"{name}.{measure}": ratio}, misses)

    found = scored("seen", list(_unseen(mutant, before, now))) + scored("quiet", list(_noise(mutant, before, now)))
    if mutant.reports:
        found += scored("reported", list(_unreported(mutant, now)), len(mutant.reports))
    return found


def _unseen(mutant: Mutant, before: View, now: View) -> Iterator[Fault]:
    units = wanted(mutant.source.all)
    for change in mutant.changes:
        if change.after:
            yield from _differs(change.after, units[change.after], now.units.get(change.after))
    old, left = wanted(mutant.before.all), Counter(unit.text for unit in units.values())
    there = Counter(unit.text for unit in now.units.values())
    for address, after in mutant.moved.items():
        text = old[address].text
        if after is None and text and there[text] > left[text]:
            yield address, "この単位がなくなる", f"まだある: {short(text)}"
    for field, value, new in _values(mutant, before):
        if value != new and not any((one.field, one.value) == (field, new) for one in now.facts):
            got = "、".join(f"{one.value}" for one in now.facts if one.field == field)
            yield mutant.changes[0].where, f"{field} が {value} から {new} になる", got
    if mutant.type:
        yield from _type_left(mutant, mutant.type, before, now)


def _type_left(mutant: Mutant, name: str, before: View, now: View) -> Iterator[Fault]:
    for address, types in now.types.items():
        if name in types:
            yield address, f"種類 {name} がなくなる", f"{address} が {'、'.join(types)}"
    gone = {address for address, now_at in mutant.moved.items() if now_at is None}
    left = {(one.field, one.value) for one in before.facts if not one.homes <= gone}
    for fact in before.facts:
        if fact.homes <= gone and (fact.field, fact.value) not in left:
            for one in now.facts:
                if (one.field, one.value) == (fact.field, fact.value):
                    yield (
                        "、".join(sorted(one.homes)),
                        f"{one.field} = {one.value} がなくなる",
                        f"別のところから: {one.quote}",
                    )


def _values(mutant: Mutant, before: View) -> Iterator[tuple[str, str, str]]:
    """Field, value and value to come of the facts that rest on the number that changed."""
    if mutant.number is None:
        return
    [change] = mutant.changes
    old = plain(change.old)
    unit = before.units[change.before or ""]
    if (unit.text + unit.wrap_up).count(old) != 1:
        return  # the number stands there twice, and which of the two a fact rests on is not known
    for fact in before.facts:
        if change.before in fact.homes and fact.quote.count(old) == 1:
            yield fact.field, fact.value, _swapped(mutant, fact.value)


def _swapped(mutant: Mutant, value: str) -> str:
    [change] = mutant.changes
    assert mutant.number
    found = swapped(json.loads(value), mutant.number, plain(change.old), plain(change.new))
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def _unreported(mutant: Mutant, now: View) -> Iterator[Fault]:
    for report in mutant.reports:
        told = [(code, message) for code, address, message in now.messages if address == report.address]
        if not any(_tells(report, code) and plain(report.words) in message for code, message in told):
            got = "、".join(message for _, message in told)
            yield report.address, f"「{report.words}」の誤りを知らせる（{report.code}）", got


def _tells(report: Report, code: str) -> bool:
    """A reference may be told of as dangling or as wrong."""
    return code == report.code or code.endswith(f"-{report.code}")


def _noise(mutant: Mutant, before: View, now: View) -> Iterator[Fault]:
    outside = _Outside(mutant)
    yield from outside.units(before, now)
    yield from outside.issues(before, now)
    yield from outside.references(before, now)
    yield from outside.facts(before, now)
    yield from outside.others(before, now)


class _Outside:
    """Everything of a mutant but the places that changed."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant
        self.after = {change.after for change in mutant.changes if change.after}
        self.before = {change.before for change in mutant.changes if change.before}
        self.before |= {address for address, now in mutant.moved.items() if now is None}
        self.moves = any(now not in (None, address) for address, now in mutant.moved.items())
        self.articles = {str(Address.parse(address).article) for address in self.after}

    def to(self, address: str) -> str | None:
        """Where the unit of an address stands now; one that only yakkan sees goes with the unit above it."""
        above: Address | None = Address.parse(address) if address else None
        while above is not None:
            if str(above) in self.mutant.moved:
                now = self.mutant.moved[str(above)]
                return None if now is None else now + address.removeprefix(str(above))
            above = above.parent
        return address

    def units(self, before: View, now: View) -> Iterator[Fault]:
        known = set(self.after)
        for address, unit in before.units.items():
            after = self.to(address)
            if after is not None and after not in self.after:
                known.add(after)
                yield from _differs(after, unit, now.units.get(after))
        for address, unit in now.units.items():
            if address not in known:
                yield address, "この単位はない", short(str(unit))

    def issues(self, before: View, now: View) -> Iterator[Fault]:
        expected = Counter(
            {
                (code, after): count
                for (code, address), count in before.issues.items()
                if (after := self.to(address)) is not None
            }
        )
        for (code, address), count in (now.issues - expected).items():
            if not self._explained(code, address):
                yield address, f"{code} は知らせない", f"{count}件"
        for (code, address), count in (expected - now.issues).items():
            # A number that was there twice, and a reference that led nowhere, may be right where numbers have moved.
            mended = code.endswith("-reference") or (code == "duplicate-number" and "#" not in address)
            if address not in self.after and not (self.moves and mended):
                yield address, f"{code} を前と同じく知らせる", f"{count}件足りない"

    def _explained(self, code: str, address: str) -> bool:
        reports = self.mutant.reports
        if any(one.address == address and _tells(one, code) for one in reports):
            return True
        # The number that a duplicate took the place of is missing now.
        own = [Address.parse(one.address).parent for one in reports if one.code == "duplicate-number"]
        return code == "missing-number" and bool(address) and Address.parse(address).parent in own

    def references(self, before: View, now: View) -> Iterator[Fault]:
        stale = {one.address for one in self.mutant.reports if one.code == "reference"}
        old = Counter((after, one.text) for one in before.references if (after := self.to(one.home)) is not None)
        new = Counter((one.home, one.text) for one in now.references)
        for sign, only in (("ある", old - new), ("ない", new - old)):
            for home, text in only:
                if home not in self.after | stale:
                    yield home, f"参照「{text}」は{sign}", "ない" if sign == "ある" else "ある"
        if not self.moves:
            fixed = [one for one in before.references if all(self.to(target) == target for target in one.targets)]
            leads = {(one.home, one.text): one for one in now.references}
            for one in fixed:
                got = leads.get((self.to(one.home) or "", one.text))
                if got and one.home not in self.before and (got.targets, got.status) != (one.targets, one.status):
                    yield one.home, f"参照「{one.text}」の先は{'、'.join(one.targets)}", "、".join(got.targets)

    def facts(self, before: View, now: View) -> Iterator[Fault]:
        known = {(one.field, one.value) for one in before.facts}
        came = {(one.field, one.value, one.homes) for one in now.facts}
        for fact in before.facts:
            homes = frozenset(after for one in fact.homes if (after := self.to(one)) is not None)
            if not fact.homes & self.before and (fact.field, fact.value, homes) not in came:
                yield "、".join(sorted(homes)), f"{fact.field} = {fact.value}", _of_field(now, fact.field)
        allowed = known | {(field, new) for field, _, new in _values(self.mutant, before)}
        if self.mutant.number:
            allowed |= {(field, _swapped(self.mutant, value)) for field, value in known}
        free = bool(self.after) and self.mutant.number is None
        for fact in now.facts:
            is_here = bool(fact.homes & self.after)
            if (fact.field, fact.value) not in allowed and not (free and is_here):
                yield "、".join(sorted(fact.homes)), f"{fact.field} は新しく現れない", f"{fact.value}: {fact.quote}"

    def others(self, before: View, now: View) -> Iterator[Fault]:
        """Clause types, definitions and parties."""
        for address, types in before.types.items():
            after = self.to(address)
            if after is None or str(Address.parse(after).article) in self.articles:
                continue
            if now.types.get(after) != types:
                yield after, f"種類は{'、'.join(types)}", "、".join(now.types.get(after, ()))
        for name, old, new in (("定義", before.definitions, now.definitions), ("当事者", before.parties, now.parties)):
            kept = Counter(
                (words, after) for words, address in old.elements() if (after := self.to(address)) is not None
            )
            for sign, only in (("ある", kept - new), ("ない", new - kept)):
                for words, address in only:
                    if address not in self.after:
                        yield address, f"{name}「{words}」は{sign}", "ない" if sign == "ある" else "ある"


def _differs(address: str, want: Seen, got: Seen | None) -> Iterator[Fault]:
    if got is None:
        yield address, f"単位がある: {short(str(want))}", ""
    elif got != want:
        yield address, *parting(str(want), str(got))


def _of_field(now: View, field: str) -> str:
    return "、".join(f"{one.value}（{'、'.join(sorted(one.homes))}）" for one in now.facts if one.field == field)
