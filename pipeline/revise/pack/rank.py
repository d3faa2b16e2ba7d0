"""How weighty a change of substance is: what it does, what it is about, and whether it burdens the other side."""

from pipeline.ontology import load
from pipeline.revise.pack.side import Side
from pipeline.types.revision import Change, ChangeKind, Effect, Favours

_EFFECTS = {
    Effect.ACTOR: 70,
    Effect.MODALITY: 70,
    Effect.NUMBER: 60,
    Effect.EXCEPTION: 55,
    Effect.CONDITION: 50,
    Effect.CONJUNCTION: 45,
    Effect.SCOPE: 45,
    Effect.DEFINITION: 45,
    Effect.REFERENCE: 20,
}
_ARTICLE, _VALUE = 65, 15
"""A whole article that is new or gone; a value that the ontology knows and that is another than before."""
_TYPES = frozenset(
    "fees fee_change late_charge refund deposit term renewal termination_by_customer termination_by_provider suspension "
    "discontinuation liability_limit disclaimer customer_liability customer_data personal_information nonconformity".split()
)
_ABOUT = 15
"""What money, leaving, liability and data are about weighs more."""
_FAVOURS = {Favours.PROVIDER: 20, Favours.CUSTOMER: 8, Favours.UNCLEAR: 5, Favours.NEUTRAL: -15}
_IN_FORCE = 5
_MAIN, _MOST = 40, 12
"""Least weight of a main change, and how many there are at most."""


def weight(change: Change, old: Side, new: Side) -> int:
    """The weight of a change; when the terms come into force says nothing of what they say, and weighs least."""
    side, addresses = (new, change.new) if change.new else (old, change.old)
    if addresses[0].parts[0].startswith("附則"):
        return _IN_FORCE
    found = max((_EFFECTS.get(effect, 0) for effect in change.effects), default=30)
    if change.kind in (ChangeKind.ADDED, ChangeKind.DELETED) and len(addresses[0].parts) == 1:
        found = max(found, _ARTICLE)
    if any(fact.field in load().fields and None not in (fact.old, fact.new) for fact in change.facts):
        found += _VALUE
    if _TYPES.intersection(side.types(addresses[0])[:1]):
        found += _ABOUT
    return found + _FAVOURS[change.favours]


def main(weights: list[int]) -> int:
    """How many of the weights, heaviest first, belong to main changes; where none is heavy, the first are."""
    heavy = sum(one >= _MAIN for one in weights[:_MOST])
    return heavy or min(len(weights), 3)
