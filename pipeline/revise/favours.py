"""Whom a change serves: a proposal from the facts and norms of both sides, with its reason."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.revise import strength
from pipeline.revise.degrees import BURDENS
from pipeline.revise.strength import Shift
from pipeline.types.clause import Norm, Value
from pipeline.types.revision import Effect, FactChange, Favours

Proposal = tuple[Favours, str]
_PROVIDER, _CUSTOMER = Favours.PROVIDER, Favours.CUSTOMER
_OTHER = {_PROVIDER: _CUSTOMER, _CUSTOMER: _PROVIDER}
_BEARERS = {"provider": _PROVIDER, "customer": _CUSTOMER}
_NAMES = {_PROVIDER: "提供者", _CUSTOMER: "利用者"}
UNCLEAR: Proposal = (Favours.UNCLEAR, "")

_MORE: Mapping[str, Favours] = {
    "fee.amount": _PROVIDER,
    "late_charge.rate": _PROVIDER,
    "termination_by_customer.notice_period": _PROVIDER,
    "renewal.opt_out_period": _PROVIDER,
    "term.minimum": _PROVIDER,
    "service_level.outage_threshold": _PROVIDER,
    "amendment.notice_period": _CUSTOMER,
    "fee_change.notice_period": _CUSTOMER,
    "suspension.notice_period": _CUSTOMER,
    "service_change.notice_period": _CUSTOMER,
    "discontinuation.notice_period": _CUSTOMER,
    "termination_by_provider.cure_period": _CUSTOMER,
    "liability.cap": _CUSTOMER,
    "liability.claim_period": _CUSTOMER,
    "nonconformity.period": _CUSTOMER,
}
"""Whom a larger value of a field serves."""
_ALONE = {
    name: side
    for name, side in _MORE.items()
    if name.endswith(("notice_period", "opt_out_period", "rate", "cure_period")) or name == "term.minimum"
}
"""The same for values that are new or gone: without a notice period none is to be kept."""
_CHARGES = {"fee.amount": _PROVIDER}
_HOURS = "support.hours"
_DAYS = {"Y": 365.0, "M": 30.4, "W": 7.0, "D": 1.0, "H": 1 / 24, "BD": 1.4}
_LENGTH = re.compile(r"(\d+)(BD|[YMWDH])")
_RELIEFS = frozenset({"permission", "exemption"})
_BURDENS = frozenset({"obligation", "prohibition"})
_CONFLICT = 0.5
"""Where what serves one side outweighs the rest by less than this share of all, a whole article serves neither more."""
_CLOCK = re.compile(r"(\d+):(\d+)-(\d+):(\d+)")
_WHEN = frozenset({"document.effective", "document.revised", "document.established", "term.start", "term.end", "contract.date"})  # fmt: skip
_BOTH: Proposal = (Favours.NEUTRAL, "双方に同じように働く定めだからです。")


def of_facts(facts: Sequence[FactChange], effects: Sequence[Effect]) -> Proposal | None:
    """From values that went up or down; None where none is known to serve a side, or they serve both."""
    if facts and all(fact.field in _WHEN for fact in facts) and set(effects) == {Effect.NUMBER}:
        return Favours.NEUTRAL, "期間や施行の日付が変わっただけです。"
    found = set()
    for fact in facts:
        old, new = (_size(value) for value in (fact.old, fact.new))
        if fact.field == _HOURS and old is not None and new is not None and old != new:
            found.add((_CUSTOMER if new > old else _PROVIDER, new > old))
        if fact.field in _MORE and old is not None and new is not None and old != new:
            side = _MORE[fact.field]
            found.add((side if new > old else _OTHER[side], new > old))
    if len(found) != 1:
        return None
    [(side, up)] = found
    return side, f"値が{'大きく' if up else '小さく'}なると、{_NAMES[side]}に有利だからです。"


def of_values(facts: Sequence[FactChange], norms: Sequence[Norm], *, added: bool) -> Proposal | None:
    """From the values that a unit brings or takes along: a period of notice to be kept; a charge where it says no more."""
    known = _ALONE if any(norm.modality in (*_RELIEFS, *_BURDENS) for norm in norms) else {**_ALONE, **_CHARGES}
    sides = {known[fact.field] for fact in facts if fact.field in known}
    if len(sides) != 1:
        return None
    [side] = sides
    served = side if added else _OTHER[side]
    return served, f"{_NAMES[side]}に有利な期間・率・料金の定めが{'加わる' if added else 'なくなる'}からです。"


def of_norms(old: Sequence[Norm], new: Sequence[Norm], effects: Sequence[Effect]) -> Proposal | None:
    """From duties and rights that came or went, from exceptions to them, and from what makes them stronger or weaker."""
    if Effect.EXCEPTION in effects and (gainer := _excepted(old, new)):
        if gainer is Favours.NEUTRAL:
            return _BOTH
        return gainer, f"例外の増減が、{_NAMES[gainer]}に有利だからです。"
    changed = Counter(map(_key, new))
    changed.subtract(Counter(map(_key, old)))
    weights = [count * _helps_provider(*key) for key, count in changed.items()]
    if any(weights):
        weight = sum(weights)
        alone = not (old and new)
        if not weight or (alone and abs(weight) < _CONFLICT * sum(map(abs, weights))):
            return None
        side = _PROVIDER if weight > 0 else _CUSTOMER
        return side, f"義務や権利の増減が、{_NAMES[side]}に有利だからです。"
    return _of_shifts(strength.shifts(old, new, effects))


def of_entry(lead: Sequence[Norm], old: str, new: str, effects: Sequence[Effect]) -> Proposal | None:
    """From an entry of a list that is another than before, by the norm that leads the list."""
    norm = strength.leading(lead)
    return _of_shifts(strength.of_entry(norm, old, new, effects)) if norm else None


def of_item(lead: Sequence[Norm], *, added: bool) -> Proposal | None:
    """From what an item that is new or gone adds to or takes from: a list of duties, of what is forbidden or allowed."""
    norm = strength.leading(lead)
    bearer = _bearer(norm) if norm else None
    weight = _helps_provider(*_key(norm)) if norm else 0.0
    if norm is None or not weight or bearer is None:
        return None
    if strength.bars_the_rest(norm):
        side = bearer if added else _OTHER[bearer]
        return side, f"{_NAMES[bearer]}に許されることの列記が{'増えた' if added else '減った'}からです。"
    side = _PROVIDER if (weight > 0) == added else _CUSTOMER
    what = "義務や禁止" if norm.modality in _BURDENS else "権利や免責"
    return side, f"{_NAMES[bearer]}の{what}の列記が{'増えた' if added else '減った'}からです。"


def _of_shifts(found: Sequence[Shift]) -> Proposal | None:
    """Whom it serves that norms became stronger or weaker; None where they serve both."""
    sided = [(one, _BEARERS[one.bearer]) for one in found if one.bearer in _BEARERS]
    if found and not sided and all(one.bearer == "both" for one in found):
        return _BOTH
    served = {side if one.helps_bearer else _OTHER[side] for one, side in sided}
    if len(served) != 1:
        return None
    [whom], (first, bearer) = served, sided[0]
    return whom, f"{first.because}{_NAMES[bearer]}の{first.told}からです。"


def _key(norm: Norm) -> tuple[str, str]:
    bearer, modality = strength.effective(norm)
    tried = modality == "obligation" and re.search(r"努め|努力", norm.action)
    return bearer, "effort" if tried else modality


def _helps_provider(bearer: str, modality: str) -> float:
    """Above 0 where a norm serves the provider, below where it serves the customer."""
    sign = {"provider": 1, "customer": -1}.get(bearer, 0)
    if modality in _RELIEFS:
        return sign
    return -sign * (1.0 if modality in _BURDENS else 0.5 if modality == "effort" else 0.0)


def _bearer(norm: Norm) -> Favours | None:
    return _BEARERS.get(norm.bearer)


def _excepted(old: Sequence[Norm], new: Sequence[Norm]) -> Favours | None:
    """Whom it serves that the norms have more exceptions than before, or fewer; NEUTRAL where they are of both sides."""
    gained = sum(bool(norm.exception) for norm in new) - sum(bool(norm.exception) for norm in old)
    those = [norm for norm in (new if gained > 0 else old) if norm.exception]
    if not gained or not those:
        return None
    if those[-1].bearer == "both":
        return Favours.NEUTRAL
    if not (side := _bearer(those[-1])):
        return None
    helps = side if those[-1].modality in BURDENS else _OTHER[side]
    return helps if gained > 0 else _OTHER[helps]


def _size(value: Value | None) -> float | None:
    """What a value measures: days, yen, a rate; None for what cannot be compared."""
    if isinstance(value, str) and (hours := _CLOCK.search(value)):
        begin, start, end, stop = map(int, hours.groups())
        return end + stop / 60 - begin - start / 60
    if isinstance(value, str):
        parts = _LENGTH.findall(value)
        return sum(int(count) * _DAYS[unit] for count, unit in parts) if parts and value[0] in "P0123456789" else None
    if isinstance(value, Mapping):
        for name in ("amount", "rate", "months"):
            if isinstance(one := value.get(name), int | float):
                return float(one)
    return None
