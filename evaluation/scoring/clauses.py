"""How well the clause types of the articles were told."""

from collections.abc import Mapping, Sequence

from evaluation.gold import GoldClause
from evaluation.scored import Scored
from evaluation.scoring.sets import f1, joined, share
from pipeline.types.address import Address
from pipeline.types.clause import Clause

CLAUSE_TYPES = frozenset(
    """purpose definitions scope amendment notice application application_refusal term renewal fees late_charge refund
    fee_change deposit account_management customer_equipment prohibited_acts customer_info_change assignment
    subcontracting loaned_equipment service_content support service_level service_change suspension discontinuation
    trial termination_by_customer termination_by_provider antisocial_forces post_termination survival confidentiality
    personal_information customer_data intellectual_property warranty_disclaimer liability_limit disclaimer
    customer_liability force_majeure governing_law jurisdiction severability entire_agreement consultation
    effective_date remote_access insurance usage_restriction""".split()
)
"""Types that are measured; 'other' and those only some contracts have count neither way."""


def score(clauses: Sequence[Clause], gold: Sequence[GoldClause]) -> Scored:
    """The clauses.* figures: an article has the types of all that stands in it, its main type is its own.

    units: of the 項 and 号 that the gold has a line for; where the product says nothing of one, what it says of the unit above
    holds for it.
    """
    articles = {g.address.article for g in gold}
    wanted = dict.fromkeys((g.address.article, t) for g in gold for t in g.types if t in CLAUSE_TYPES)
    found = dict.fromkeys(
        (c.address.article, t) for c in clauses if c.address.article in articles for t in c.types if t in CLAUSE_TYPES
    )
    told = {c.address: c.types for c in clauses if c.types}
    whole = [g for g in gold if g.address == g.address.article]
    parts = [g for g in gold if g.address != g.address.article]
    of_parts = [(g.address, t) for g in parts for t in _nearest(g.address, told) if t in CLAUSE_TYPES]
    return joined(
        [
            f1("clauses.f1", [(k, str(k[0]), k[1]) for k in wanted], [(k, str(k[0]), k[1]) for k in found]),
            share(
                "clauses.main",
                (
                    (
                        told.get(g.address, ("",))[0] == g.types[0],
                        str(g.address),
                        g.types[0],
                        told.get(g.address, ("",))[0],
                    )
                    for g in whole
                    if g.types[0] in CLAUSE_TYPES
                ),
            ),
            f1(
                "clauses.units",
                [((g.address, t), str(g.address), t) for g in parts for t in g.types if t in CLAUSE_TYPES],
                [((address, t), str(address), t) for address, t in of_parts],
            ),
        ]
    )


def _nearest(address: Address | None, told: Mapping[Address, tuple[str, ...]]) -> tuple[str, ...]:
    while address is not None and address not in told:
        address = address.parent
    return told[address] if address else ()
