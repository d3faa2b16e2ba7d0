"""How well the facts were found: values in their normal form, words by their quotes."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence

from evaluation.gold import GoldFact
from evaluation.scored import Scored
from evaluation.scoring.places import inside
from evaluation.scoring.sets import Outcome, joined, share
from evaluation.scoring.texts import overlaps, plain, said
from pipeline.types.clause import Fact, Value

TYPED = frozenset(
    """document.established document.revised document.effective amendment.notice_period amendment.consent fee.amount
    deposit.threshold fee_change.notice_period late_charge.rate refund.policy term.minimum term.initial renewal.auto
    renewal.term termination_by_customer.notice_period termination_by_provider.cure_period suspension.notice_period
    service_change.notice_period discontinuation.notice_period service_level.outage_threshold liability.cap
    liability.claim_period confidentiality.exceptions_count subcontracting.allowed governing_law jurisdiction.court
    jurisdiction.exclusive jurisdiction.instance survival.articles support.hours party.provider_term
    party.customer_term""".split()
)
"""Fields whose values are compared; the others are measured by their quotes."""
UNSCORED = frozenset(
    {"termination_by_provider.notice_required", "assignment.consent_required", "renewal.opt_out_period"}
)
"""Fields on which careful readers differ: measured neither way."""
CITED_FIRST = 3
"""How many addresses of a fact are looked at."""
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?")


def score(facts: Sequence[Fact], gold: Sequence[GoldFact]) -> Scored:
    """The facts.* figures; a value counts once however often it stands, a quote each time."""
    scored = [fact for fact in facts if fact.field not in UNSCORED]
    wanted = _distinct(gold)
    hits = [(g, [f for f in scored if f.field == g.field and same_value(f.value, g.value)]) for g in wanted]
    values = {_key(f): f for f in scored if is_typed(f.field, f.value)}
    free = [g for g in gold if g.field not in TYPED | UNSCORED]
    free_hits = [(g, [f for f in scored if f.field == g.field and overlaps(f.quote, g.quote)]) for g in free]
    loose = [f for f in scored if f.field not in TYPED]
    return joined(
        [
            share("facts.recall", (_recalled(g, same, scored) for g, same in hits)),
            share(
                "facts.precision",
                (_fitting(f, gold, any(same_value(f.value, g.value) for g in _of(f, gold))) for f in values.values()),
            ),
            share("facts.free_recall", (_recalled(g, same, scored) for g, same in free_hits)),
            share(
                "facts.free_precision",
                (_fitting(f, gold, any(overlaps(f.quote, g.quote) for g in _of(f, free))) for f in loose),
            ),
            share("facts.cited", (_cited(g, same) for g, same in (*hits, *free_hits) if same)),
        ]
    )


def _of(fact: Fact, gold: Iterable[GoldFact]) -> list[GoldFact]:
    return [one for one in gold if one.field == fact.field]


def _recalled(gold: GoldFact, same: Sequence[Fact], facts: Iterable[Fact]) -> Outcome:
    others = "、".join(_words(fact) for fact in facts if fact.field == gold.field)
    return bool(same), _places(gold), _words(gold), others


def _fitting(fact: Fact, gold: Iterable[GoldFact], fits: bool) -> Outcome:
    return fits, _places(fact), "、".join(map(_words, _of(fact, gold))), _words(fact)


def _cited(gold: GoldFact, same: Sequence[Fact]) -> Outcome:
    counted = [address for fact in same for address in fact.addresses[:CITED_FIRST]]
    right = any(inside(address, cite) for address in counted for cite in gold.cites)
    return right, _places(gold), f"{_words(gold)} {_places(gold)}", "、".join(map(str, counted))


def _words(fact: Fact | GoldFact) -> str:
    return f"{fact.field} {said(fact.value)}「{fact.quote}」"


def _places(fact: Fact | GoldFact) -> str:
    return "、".join(map(str, fact.cites if isinstance(fact, GoldFact) else fact.addresses))


def _distinct(gold: Sequence[GoldFact]) -> list[GoldFact]:
    """Typed facts, the same value of a field once, with the cites of all."""
    merged: dict[str, GoldFact] = {}
    for fact in gold:
        if is_typed(fact.field, fact.value):
            first = merged.get(_key(fact), GoldFact(fact.field, fact.value, fact.quote, ()))
            merged[_key(fact)] = GoldFact(first.field, first.value, first.quote, (*first.cites, *fact.cites))
    return list(merged.values())


def _key(fact: Fact | GoldFact) -> str:
    return json.dumps([fact.field, fact.value], ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, Sequence) else str(value)


def is_typed(field: str, value: Value) -> bool:
    """True where the value is in a normal form: 「相当の期間」 for a period or a cap in words is not compared."""
    if field not in TYPED or not isinstance(value, str):
        return field in TYPED
    if field.endswith(("_period", "threshold")) or field in ("term.initial", "term.minimum", "renewal.term"):
        return duration(value) is not None
    return field != "liability.cap"


def same_value(got: Value, gold: Value) -> bool:
    """Equal in normal form; P12M is P1Y, the tax of an amount does not matter, a list's order neither."""
    if isinstance(gold, str) and isinstance(got, str):
        return plain(got) == plain(gold) or (duration(got) is not None and duration(got) == duration(gold))
    if isinstance(gold, Mapping) and isinstance(got, Mapping):
        return all(key in got and same_value(got[key], gold[key]) for key in gold if key != "tax")
    if isinstance(gold, bool) or isinstance(got, bool):
        return got is gold
    if isinstance(gold, int | float) and isinstance(got, int | float):
        return abs(got - gold) < 1e-9
    if _is_list(gold) and _is_list(got):
        return sorted(plain(str(v)) for v in got) == sorted(plain(str(v)) for v in gold)  # type: ignore[union-attr]
    return got == gold


def _is_list(value: Value) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def duration(text: str) -> tuple[int, int, int, int] | None:
    """P1Y2M, P3W, PT24H, 5BD as (months, days, hours, business days); None where text is no duration."""
    flat = plain(text)
    if business := re.fullmatch(r"(\d+)BD", flat):
        return 0, 0, 0, int(business[1])
    found = _DURATION.fullmatch(flat)
    if not found or not any(found.groups()):
        return None
    years, months, weeks, days, hours = (int(group or 0) for group in found.groups())
    return years * 12 + months, weeks * 7 + days, hours, 0
