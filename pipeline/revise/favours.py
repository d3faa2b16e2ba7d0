"""Whom a change serves: a proposal from the facts and norms of both sides, with its reason."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.text.normalize import fold
from pipeline.text.numerals import number
from pipeline.types.clause import Norm, Value
from pipeline.types.revision import Effect, FactChange, Favours

Proposal = tuple[Favours, str]
_PROVIDER, _CUSTOMER = Favours.PROVIDER, Favours.CUSTOMER
_OTHER = {_PROVIDER: _CUSTOMER, _CUSTOMER: _PROVIDER}
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
_DAYS = {"Y": 365.0, "M": 30.4, "W": 7.0, "D": 1.0, "H": 1 / 24, "BD": 1.4}
_LENGTH = re.compile(r"(\d+)(BD|[YMWDH])")
_BURDENS = frozenset({"obligation", "prohibition"})
_RELIEFS = frozenset({"permission", "exemption"})
_N = re.compile(r"(\d+|[一二三四五六七八九十百千]+)(年|[かヶケヵ箇]?月|週間|営業日|日|時間|分|か月分)")
_UNITS = {"年": 365.0, "週間": 7.0, "営業日": 1.4, "日": 1.0, "時間": 1 / 24, "分": 1 / 1440}
_BEFORE = re.compile(r"前(?:まで)?[にまでか]*$")


def of_facts(facts: Sequence[FactChange]) -> Proposal | None:
    """From values that went up or down; None where none is known to serve a side, or they serve both."""
    found = set()
    for fact in facts:
        old, new = (_size(value) for value in (fact.old, fact.new))
        if fact.field in _MORE and old is not None and new is not None and old != new:
            side = _MORE[fact.field]
            found.add((side if new > old else _OTHER[side], new > old))
    if len(found) != 1:
        return None
    [(side, up)] = found
    return side, f"値が{'大きく' if up else '小さく'}なると、{_NAMES[side]}に有利だからです。"


def of_norms(old: Sequence[Norm], new: Sequence[Norm], effects: Sequence[Effect]) -> Proposal | None:
    """From duties and rights that came or went, from exceptions to them, and from the time there is for them."""
    if Effect.EXCEPTION in effects and (gainer := _excepted(old, new)):
        return gainer, f"例外の増減が、{_NAMES[gainer]}に有利だからです。"
    changed = Counter(map(_key, new))
    changed.subtract(Counter(map(_key, old)))
    weight = sum(count * _helps_provider(*key) for key, count in changed.items())
    if weight:
        side = _PROVIDER if weight > 0 else _CUSTOMER
        return side, f"義務や権利の増減が、{_NAMES[side]}に有利だからです。"
    if Effect.NUMBER in effects and (served := _timed(old, new)):
        return served, f"期間の長さが、{_NAMES[served]}に有利だからです。"
    return None


def of_item(lead: Sequence[Norm], *, added: bool) -> Proposal | None:
    """From what an item that is new or gone adds to or takes from: a list of duties, of what is forbidden or allowed."""
    bearer = _bearer(lead[-1]) if lead else None
    weight = _helps_provider(*_key(lead[-1])) if lead else 0.0
    if not weight or bearer is None:
        return None
    side = _PROVIDER if (weight > 0) == added else _CUSTOMER
    what = "義務や禁止" if lead[-1].modality in _BURDENS else "権利や免責"
    return side, f"{_NAMES[bearer]}の{what}の列記が{'増えた' if added else '減った'}からです。"


def _key(norm: Norm) -> tuple[str, str]:
    tried = norm.modality == "obligation" and re.search(r"努め|努力", norm.action)
    return norm.bearer, "effort" if tried else norm.modality


def _helps_provider(bearer: str, modality: str) -> float:
    """Above 0 where a norm serves the provider, below where it serves the customer."""
    sign = {"provider": 1, "customer": -1}.get(bearer, 0)
    if modality in _RELIEFS:
        return sign
    return -sign * (1.0 if modality in _BURDENS else 0.5 if modality == "effort" else 0.0)


def _bearer(norm: Norm) -> Favours | None:
    return {"provider": _PROVIDER, "customer": _CUSTOMER}.get(norm.bearer)


def _excepted(old: Sequence[Norm], new: Sequence[Norm]) -> Favours | None:
    """Whom it serves that the norms have more exceptions than before, or fewer."""
    gained = sum(bool(norm.exception) for norm in new) - sum(bool(norm.exception) for norm in old)
    those = [norm for norm in (new if gained > 0 else old) if norm.exception]
    if not gained or not those or not (side := _bearer(those[-1])):
        return None
    helps = side if those[-1].modality in _BURDENS else _OTHER[side]
    return helps if gained > 0 else _OTHER[helps]


def _timed(old: Sequence[Norm], new: Sequence[Norm]) -> Favours | None:
    """Whom it serves that a deadline is another one: within so long, or so long before."""
    found = set()
    for a, b in zip(old, new, strict=False):
        side = _bearer(a)
        lengths = [_long(norm.deadline or "") for norm in (a, b)]
        if side is None or _key(a) != _key(b) or None in lengths or lengths[0] == lengths[1]:
            continue
        longer = float(lengths[1] or 0) > float(lengths[0] or 0)
        found.add(side if longer != bool(_BEFORE.search(a.deadline or "")) else _OTHER[side])
    return found.pop() if len(found) == 1 else None


def _long(deadline: str) -> float | None:
    found = _N.search(fold(deadline))
    if found is None:
        return None
    count = number(found[1])
    return None if count is None else count * _UNITS.get(found[2], 30.4)


def _size(value: Value | None) -> float | None:
    """What a value measures: days, yen, a rate; None for what cannot be compared."""
    if isinstance(value, str):
        parts = _LENGTH.findall(value)
        return sum(int(count) * _DAYS[unit] for count, unit in parts) if parts and value[0] in "P0123456789" else None
    if isinstance(value, Mapping):
        for name in ("amount", "rate", "months"):
            if isinstance(one := value.get(name), int | float):
                return float(one)
    return None
