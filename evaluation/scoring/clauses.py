"""How well the clause types of the articles were told."""

from collections.abc import Sequence

from evaluation.gold import GoldClause
from evaluation.scored import Scored
from evaluation.scoring.sets import f1, joined, share
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
    """The clauses.* figures over the gold's articles; types of a 項 or 号 count for its article, its main type does not."""
    known = {g.address for g in gold}
    wanted = dict.fromkeys((g.address, t) for g in gold for t in g.types if t in CLAUSE_TYPES)
    found = dict.fromkeys(
        (c.address.article, t) for c in clauses if c.address.article in known for t in c.types if t in CLAUSE_TYPES
    )
    main = {c.address: c.types[0] for c in clauses if c.types and c.address == c.address.article}
    return joined(
        [
            f1("clauses.f1", [(k, str(k[0]), k[1]) for k in wanted], [(k, str(k[0]), k[1]) for k in found]),
            share(
                "clauses.main",
                (
                    (main.get(g.address) == g.types[0], str(g.address), g.types[0], main.get(g.address, ""))
                    for g in gold
                    if g.types[0] in CLAUSE_TYPES
                ),
            ),
        ]
    )
