"""The fact fields of the ontology, a rule each: sentences of the fitting units in, facts with quote and address out."""

from collections.abc import Mapping

from pipeline.extract.fields import (
    agreement,
    amendment,
    contracts,
    dates,
    dispute,
    document,
    fees,
    liability,
    payment,
    periods,
    refund,
    secrecy,
    service,
    term,
)
from pipeline.extract.fields.context import Context, Rule
from pipeline.extract.reader import Reading
from pipeline.types.address import Address
from pipeline.types.clause import Fact

RULES: tuple[Rule, ...] = (
    document.title,
    document.provider,
    document.customer,
    document.service,
    dates.version_dates,
    amendment.amendment_consent,
    amendment.amendment_method,
    amendment.notice_methods,
    amendment.notice_time,
    amendment.application_formation,
    periods.notice_periods,
    periods.waiting_periods,
    periods.printed_periods,
    demand.cure_period,
    fees.fee_amount,
    fees.deposit_threshold,
    fees.late_charge,
    refund.refund_policy,
    payment.payment,
    term.initial_term,
    term.minimum_term,
    term.renewal,
    term.leaving_method,
    demand.provider_notice,
    service.outage_threshold,
    service.support_hours,
    service.subcontracting,
    service.assignment,
    liability.cap,
    liability.cap_exception,
    liability.excluded_damages,
    liability.claim_period,
    secrecy.exceptions_count,
    secrecy.secrecy_survival,
    secrecy.data_deletion,
    dispute.governing_law,
    dispute.jurisdiction,
    dispute.survival,
    agreement.contract_kind,
    agreement.contract_date,
    agreement.contract_amount,
    contracts.start_and_end,
    contracts.acceptance_period,
    contracts.nonconformity_period,
    payment.closing_and_payday,
    contracts.rights_owner,
    contracts.noncompete_period,
    contracts.antisocial_notice,
)


def find_facts(reading: Reading, types: Mapping[Address, tuple[str, ...]]) -> tuple[Fact, ...]:
    """All facts of a document by field, in document order; the same value of a field once for each unit.

    types: clause types of every unit.
    """
    context = Context(reading, types)
    found: dict[tuple[str, str, tuple[Address, ...]], Fact] = {}
    for rule in RULES:
        for fact in rule(context):
            key = fact.field, repr(fact.value), fact.addresses
            if key not in found or found[key].confidence < fact.confidence:
                found[key] = fact
    order = {field: rank for rank, field in enumerate(dict.fromkeys(fact.field for fact in found.values()))}
    return tuple(sorted(found.values(), key=lambda fact: (order[fact.field], fact.spans)))
