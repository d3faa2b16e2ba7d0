"""The fact fields of the ontology, a rule each: sentences of the fitting units in, facts with quote and address out."""

from collections.abc import Mapping

from pipeline.extract.fields import (
    agreement,
    amended,
    amendment,
    cap_exceptions,
    closing,
    contracts,
    damages,
    dates,
    deletion,
    demand,
    dispute,
    document,
    ending,
    fees,
    formation,
    handing,
    leaving,
    liability,
    notices,
    payment,
    periods,
    quality,
    refund,
    renewal,
    secrecy,
    supplements,
    term,
    waiting,
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
    supplements.supplement_dates,
    amendment.amendment_consent,
    amendment.amendment_method,
    notices.notice_methods,
    notices.notice_time,
    formation.application_formation,
    periods.notice_periods,
    waiting.waiting_periods,
    waiting.printed_periods,
    amended.amended_values,
    demand.cure_period,
    fees.fee_amount,
    fees.deposit_threshold,
    fees.late_charge,
    refund.refund_policy,
    payment.payment,
    term.initial_term,
    term.minimum_term,
    renewal.renewal,
    leaving.leaving_method,
    demand.provider_notice,
    quality.outage_threshold,
    quality.support_hours,
    handing.subcontracting,
    handing.assignment,
    liability.cap,
    cap_exceptions.cap_exception,
    cap_exceptions.listed_cap_exceptions,
    damages.excluded_damages,
    damages.claim_period,
    secrecy.exceptions_count,
    secrecy.secrecy_survival,
    deletion.data_deletion,
    dispute.governing_law,
    dispute.jurisdiction,
    dispute.survival,
    agreement.contract_kind,
    agreement.contract_date,
    agreement.contract_amount,
    term.start_and_end,
    term.first_day,
    ending.end_in_words,
    contracts.acceptance_period,
    contracts.nonconformity_period,
    closing.closing,
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
