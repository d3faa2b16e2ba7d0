"""What can be compared over documents: fields and clause types of the ontology, and sets of them that go together."""

from collections.abc import Mapping, Sequence

from pipeline.answer.across import Subject
from pipeline.ontology import Ontology, load

MOST = 8
"""Matters side by side."""
SETS: Mapping[str, tuple[str, ...]] = {
    "期間と更新": ("term.initial", "renewal.auto", "renewal.term", "renewal.opt_out_period"),
    "解約・解除": (
        "termination_by_customer.notice_period",
        "termination_by_customer.method",
        "termination_by_provider.cure_period",
        "refund.policy",
    ),
    "料金と支払": ("fee.amount", "fee.due", "fee.method", "late_charge.rate"),
    "責任": ("liability.cap", "liability.cap_exception", "liability.excluded_damages", "liability.claim_period"),
    "変更の予告": ("amendment.notice_period", "fee_change.notice_period", "service_change.notice_period"),
    "紛争": ("governing_law", "jurisdiction.court", "jurisdiction.exclusive"),
}
"""Fields that are looked at together, by the name of the set."""


def names(ontology: Ontology) -> dict[str, str]:
    """All that can be compared, by id: fields first, then the clause types, which are compared by their words."""
    fields = {field.id: field.label for field in ontology.fields.values()}
    types = {f"type:{kind.id}": f"{kind.label}（条文）" for kind in ontology.types.values() if kind.id != "other"}
    return fields | types


def subjects(matters: Sequence[str]) -> list[Subject]:
    """The fields and types of these ids; ids that are not known are left out.

    >>> [one.label for one in subjects(["liability.cap", "type:governing_law", "no.such"])]
    ['賠償額の上限', '準拠法']
    """
    known = load()
    found: list[Subject] = []
    for one in matters[:MOST]:
        if one in known.fields:
            found.append(known.fields[one])
        elif (kind := known.types.get(one.removeprefix("type:"))) and one.startswith("type:"):
            found.append(kind)
    return found
