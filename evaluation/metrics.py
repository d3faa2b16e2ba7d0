"""How well the product read a document: structure, clause types, facts. Answers are measured in evaluation.answers."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.gold import GoldClause, GoldFact, Structure
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.clause import Clause, Fact, Value
from pipeline.types.document import DIVISIONS, Document, Kind, Unit

NUMBERED = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
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
CITED_FIRST = 3
"""How many addresses of a fact are looked at."""
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?")


@dataclass(frozen=True, slots=True)
class StructureScore:
    """Shares from 0 to 1; chapters is None where the document has none.

    address_f1: addresses of articles and below; text: units that begin and end as they should; length: units as long
    as in the source, give or take 1 %.
    """

    address_f1: float
    text: float
    length: float
    captions: float
    chapters: float | None


@dataclass(frozen=True, slots=True)
class ClauseScore:
    """Micro F1 over (article, type) and the share of articles whose main type is right."""

    f1: float
    main: float


@dataclass(frozen=True, slots=True)
class FactScore:
    """Recall and precision over distinct values, the same by quote for free text, and matched facts that cite right."""

    recall: float
    precision: float
    free_recall: float
    free_precision: float
    cited: float

    @property
    def f1(self) -> float:
        """Harmonic mean of recall and precision."""
        return (
            2 * self.recall * self.precision / (self.recall + self.precision) if self.recall * self.precision else 0.0
        )


def ratio(part: float, whole: float) -> float:
    """Part of whole; 0 where there is no whole."""
    return part / whole if whole else 0.0


def score_structure(document: Document, gold: Structure) -> StructureScore:
    """Compares the numbered units of a document with the gold's; 前文, 附則 and 別紙 are left out of account."""
    found = {unit.address: unit for unit in document.walk() if unit.kind in NUMBERED and _in_an_article(unit.address)}
    # An article with numbered 項 and no text of its own is a heading, not a unit.
    bodies = {address for address, unit in found.items() if squash(unit.text) or unit.kind is not Kind.ARTICLE}
    texts = {address: squash(found[address].text) for address in bodies & set(gold.units)}
    right = sum(
        texts[a].startswith(body.head) and texts[a].endswith(body.tail) for a, body in gold.units.items() if a in texts
    )
    counted = {a: body.length for a, body in gold.units.items() if body.length}
    long = sum(abs(len(texts.get(a, "")) - length) <= max(1, length // 100) for a, length in counted.items())
    chapters = _chapters(document)
    in_chapters = {a: heading.chapter for a, heading in gold.headings.items() if heading.chapter}
    captions = sum(squash(_caption(found.get(a))) == squash(h.caption or "") for a, h in gold.headings.items())
    return StructureScore(
        address_f1=ratio(2 * len(texts), len(bodies) + len(gold.units)),
        text=ratio(right, len(gold.units)),
        length=ratio(long, len(counted)),
        captions=ratio(captions, len(gold.headings)),
        chapters=ratio(
            sum(squash(chapters.get(a, "")) == squash(chapter) for a, chapter in in_chapters.items()), len(in_chapters)
        )
        if in_chapters
        else None,
    )


def _in_an_article(address: Address | None) -> bool:
    return address is not None and address.parts[0].startswith("第")


def _caption(unit: Unit | None) -> str:
    return (unit.caption if unit else None) or ""


def _chapters(document: Document) -> dict[Address, str]:
    """Labels of the divisions above each article, outermost first, as `第1章 総則 / 第1節 通則`."""
    found: dict[Address, str] = {}

    def down(units: Iterable[Unit], labels: tuple[str, ...]) -> None:
        for unit in units:
            if unit.kind is Kind.ARTICLE and unit.address:
                found[unit.address] = " / ".join(labels)
            down(unit.children, (*labels, unit.label or "") if unit.kind in DIVISIONS else labels)

    down(document.units, ())
    return found


def score_clauses(clauses: Sequence[Clause], gold: Sequence[GoldClause]) -> ClauseScore:
    """Compares the types of the gold's articles; types of a 項 or 号 count for its article, its main type does not."""
    wanted = {(g.address, t) for g in gold for t in g.types if t in CLAUSE_TYPES}
    known = {g.address for g in gold}
    found = {
        (c.address.article, t) for c in clauses if c.address.article in known for t in c.types if t in CLAUSE_TYPES
    }
    main = {c.address: c.types[0] for c in clauses if c.types}
    judged = [g for g in gold if g.types[0] in CLAUSE_TYPES]
    return ClauseScore(
        f1=ratio(2 * len(wanted & found), len(wanted) + len(found)),
        main=ratio(sum(main.get(g.address) == g.types[0] for g in judged), len(judged)),
    )


def score_facts(facts: Sequence[Fact], gold: Sequence[GoldFact]) -> FactScore:
    """Compares values where the field has a normal form, quotes where it has none."""
    scored = [fact for fact in facts if fact.field not in UNSCORED]
    wanted = _distinct(gold)
    hits = [(g, [f for f in scored if f.field == g.field and same_value(f.value, g.value)]) for g in wanted]
    values = {_key(f): f for f in scored if is_typed(f.field, f.value)}
    fitting = [f for f in values.values() if any(g.field == f.field and same_value(f.value, g.value) for g in gold)]
    free = [g for g in gold if g.field not in TYPED | UNSCORED]
    free_hits = [(g, [f for f in scored if f.field == g.field and overlaps(f.quote, g.quote)]) for g in free]
    loose = [f for f in scored if f.field not in TYPED]
    loose_fitting = [f for f in loose if any(g.field == f.field and overlaps(f.quote, g.quote) for g in free)]
    matched = [(g, same) for g, same in (*hits, *free_hits) if same]
    return FactScore(
        recall=ratio(sum(bool(same) for _, same in hits), len(wanted)),
        precision=ratio(len(fitting), len(values)),
        free_recall=ratio(sum(bool(same) for _, same in free_hits), len(free)),
        free_precision=ratio(len(loose_fitting), len(loose)),
        cited=ratio(sum(_well_cited(same, g) for g, same in matched), len(matched)),
    )


def _distinct(gold: Sequence[GoldFact]) -> list[GoldFact]:
    """Typed facts, the same value of a field once, with the cites of all."""
    merged: dict[str, GoldFact] = {}
    for fact in gold:
        if is_typed(fact.field, fact.value):
            first = merged.get(_key(fact))
            cites = (*first.cites, *fact.cites) if first else fact.cites
            merged[_key(fact)] = GoldFact(fact.field, fact.value, fact.quote, cites)
    return list(merged.values())


def _key(fact: Fact | GoldFact) -> str:
    return json.dumps([fact.field, fact.value], ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, Sequence) else str(value)


def _well_cited(facts: Iterable[Fact], gold: GoldFact) -> bool:
    return any(cite.contains(a) for fact in facts for a in fact.addresses[:CITED_FIRST] for cite in gold.cites)


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
        return squash(got) == squash(gold) or (duration(got) is not None and duration(got) == duration(gold))
    if isinstance(gold, Mapping) and isinstance(got, Mapping):
        return all(key in got and same_value(got[key], gold[key]) for key in gold if key != "tax")
    if isinstance(gold, bool) or isinstance(got, bool):
        return got is gold
    if isinstance(gold, int | float) and isinstance(got, int | float):
        return abs(got - gold) < 1e-9
    if _is_list(gold) and _is_list(got):
        return sorted(squash(str(v)) for v in got) == sorted(squash(str(v)) for v in gold)  # type: ignore[union-attr]
    return got == gold


def _is_list(value: Value) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def duration(text: str) -> tuple[int, int, int, int] | None:
    """P1Y2M, P3W, PT24H, 5BD as (months, days, hours, business days); None where text is no duration."""
    plain = squash(text)
    if business := re.fullmatch(r"(\d+)BD", plain):
        return 0, 0, 0, int(business[1])
    found = _DURATION.fullmatch(plain)
    if not found or not any(found.groups()):
        return None
    years, months, weeks, days, hours = (int(group or 0) for group in found.groups())
    return years * 12 + months, weeks * 7 + days, hours, 0


def overlaps(got: str, gold: str) -> bool:
    """True where one quote holds the other or they share ten characters; a quote much longer than the gold's does not count."""
    a, b = squash(got), squash(gold)
    if len(a) < min(4, len(b)) or len(a) > max(80, 3 * len(b)):
        return False
    return a in b or b in a or any(a[i : i + 10] in b for i in range(len(a) - 9))
