"""A wish and the documents -> Table: what each document says, with the words that say it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline import ontology
from pipeline.answer import verify
from pipeline.answer.across.measures import RULE, Condition, Relation
from pipeline.answer.across.subjects import Subject
from pipeline.answer.across.wish import Wish
from pipeline.answer.quotes import LONGEST, SHORTEST, cite
from pipeline.ontology import ClauseType, Field
from pipeline.text import sentences
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.answer import Citation
from pipeline.types.clause import Extraction, Fact
from pipeline.types.document import Document, Kind, Unit
from pipeline.types.index import Index
from pipeline.types.source import Span
from pipeline.types.table import Column, Row, Said, Standing, Table

_ORDER = tuple(Standing)
_MEASURED = ("duration", "money", "rate", "cap", "date")
_ELSEWHERE = 0.5
"""How sure it is that a sentence leaves what is asked to another paper."""
_LEFT_OPEN = re.compile(
    r"(?:別途|別に|個別に)[^。、]{0,12}?(?:定め|指定|規定|合意|協議|決定)|(?P<where>(?:料金|価格|単価)表|申込書|注文書|発注書|個別契約書?|仕様書|細則)(?:に|で)(?:定め|記載|よる|従う|示)"
)


@dataclass(frozen=True, slots=True)
class _Source:
    document: Document
    extraction: Extraction


def table(wish: Wish, index: Index) -> Table:
    """The table asked for, over all documents or those that are named; columns no document fills are left out."""
    sources = [
        _Source(document, extraction)
        for document, extraction in zip(index.documents, index.extractions, strict=True)
        if not wish.documents or document.id in wish.documents
    ]
    printed = Counter(document.title for document in index.documents)
    found = [[_cell(subject, source, wish.condition) for subject in wish.subjects] for source in sources]
    kept = [number for number in range(len(wish.subjects)) if any(cells[number] for cells in found)] or [0]
    rows = [
        Row(
            source.document.id,
            _title(source.document, printed),
            shown := tuple(cells[number] for number in kept),
            _standing(wish.condition, [said for cell in shown for said in cell]) if wish.condition else None,
        )
        for source, cells in zip(sources, found, strict=True)
    ]
    if wish.condition:
        rows.sort(key=lambda row: _ORDER.index(row.standing or Standing.SILENT))
    columns = tuple(_column(wish.subjects[number]) for number in kept)
    return Table(wish.kind, columns, tuple(rows), wish.condition.words if wish.condition else None, _rule(wish, rows))


def _column(subject: Subject) -> Column:
    return Column(subject.id, subject.label, isinstance(subject, ClauseType))


def _title(document: Document, printed: Mapping[str, int]) -> str:
    """The title, with the file's name where another document has the same; printed: how many have a title."""
    name = document.source.name
    return (
        (f"{document.title}（{name}）" if printed[document.title] > 1 else document.title) if document.title else name
    )


def _rule(wish: Wish, rows: list[Row]) -> str | None:
    condition = wish.condition
    if condition is None:
        return None
    values = (said.value for row in rows for cell in row.cells for said in cell)
    return RULE if any(condition.estimates(value) for value in values) else None


def _standing(condition: Condition, said: list[Said]) -> Standing:
    if condition.relation is Relation.UNSTATED and not said:
        return Standing.MEETS
    if not said:
        return Standing.SILENT
    open_ = [one for one in said if one.delegated_to is not None]
    if len(open_) == len(said) and condition.relation is not Relation.STATED:
        return Standing.DELEGATED
    met = [one.meets for one in said if one.delegated_to is None or one.meets]
    if all(met):
        return Standing.MEETS
    return Standing.PARTLY if True in met else Standing.UNCLEAR if None in met else Standing.FAILS


def _cell(subject: Subject, source: _Source, condition: Condition | None) -> tuple[Said, ...]:
    said = list(
        _stated(subject, source, condition) if isinstance(subject, Field) else _clauses(subject, source, condition)
    )
    return tuple(said) or tuple(_left_open(subject, source, condition))


def _stated(field: Field, source: _Source, condition: Condition | None) -> Iterator[Said]:
    """The values of a field, each once for its clause, in the order of the document."""
    seen = set()
    for fact in source.extraction.facts:
        if fact.field != field.id or (key := (repr(fact.value), fact.qualifier, fact.addresses)) in seen:
            continue
        if citation := _citation(fact, source.document):
            seen.add(key)
            open_ = fact.delegated_to is not None
            meets = condition.met(fact.value) if condition and (not open_ or _presence(condition)) else None
            yield Said(
                fact.value,
                citation,
                fact.confidence,
                qualifier=fact.qualifier,
                condition=fact.condition,
                applies_to=fact.applies_to,
                delegated_to=fact.delegated_to,
                meets=meets,
            )


def _presence(condition: Condition) -> bool:
    return condition.relation in (Relation.STATED, Relation.UNSTATED)


def _clauses(kind: ClauseType, source: _Source, condition: Condition | None) -> Iterator[Said]:
    """Of the articles of a type, or else of all units of the type, the sentence that says it best; no more than one."""
    units = {unit.address: unit for unit in source.document.walk() if unit.address}
    of_type = [clause for clause in source.extraction.clauses if kind.id in clause.types and clause.address in units]
    main = [clause for clause in of_type if clause.types[0] == kind.id and clause.address.article == clause.address]
    told = [
        (clause, unit, unit.address, span)
        for clause in main or sorted(of_type, key=lambda clause: -len(clause.address.parts))
        for unit in units[clause.address].walk()
        if unit.address
        for span in sentences.split(unit.text)
    ]
    about = _About(kind, source.extraction)
    for clause, unit, address, span in sorted(told, key=lambda one: about.rank(one[1].text[slice(*one[3])])):
        if citation := _sound(cite(source.document, unit, address, [span]), source.document):
            yield Said(True, citation, clause.confidence, meets=condition.met(True) if condition else None)
            return


class _About:
    """Tells how much a sentence speaks of a clause type."""

    def __init__(self, kind: ClauseType, extraction: Extraction) -> None:
        self._kind = kind
        self._names = [ontology.spell(name) for name in (*kind.label.split("・"), *kind.synonyms)]
        signs = {"provider": ontology.PROVIDER, "customer": ontology.CUSTOMER}
        terms = sorted(extraction.parties, key=lambda party: -len(party.term))
        self._parties = [(ontology.spell(party.term), signs.get(party.role, ontology.PARTY)) for party in terms]

    def rank(self, sentence: str) -> int:
        """0 where it sets a rule of the type, 1 where it names it, else 2."""
        spelt = canonical = ontology.spell(squash(sentence))
        for term, sign in self._parties:
            canonical = canonical.replace(term, sign)
        if self._kind.rules(canonical) or self._kind.lists(canonical):
            return 0
        return 1 if any(name in spelt for name in self._names) else 2


def _left_open(subject: Subject, source: _Source, condition: Condition | None) -> Iterator[Said]:
    """The first sentence of a clause of the subject's type that names it and leaves it to another paper."""
    if not isinstance(subject, Field):
        return
    kinds = set(subject.types)
    names = {subject.label, subject.label.split("の")[0] if subject.form in _MEASURED else subject.label}
    meets = condition.met("") if condition and _presence(condition) else None
    units = {unit.address: unit for unit in source.document.walk() if unit.address}
    for clause in source.extraction.clauses:
        unit = units.get(clause.address)
        if unit is None or kinds.isdisjoint(clause.types):
            continue
        for below in unit.walk():
            for span in sentences.split(below.text):
                sentence = ontology.spell(squash(below.text[slice(*span)]))
                open_ = _LEFT_OPEN.search(sentence)
                if open_ and below.address and any(name in sentence[: open_.end()] for name in names):
                    if citation := _sound(cite(source.document, below, below.address, [span]), source.document):
                        where = open_["where"] or open_.group()
                        yield Said(open_.group(), citation, _ELSEWHERE, delegated_to=where, meets=meets)
                        return


def _citation(fact: Fact, document: Document) -> Citation | None:
    """The words of a fact, its sentence where they are too short to be read; None where they do not stand there."""
    address = fact.addresses[0]
    pages = tuple(sorted({page for page, _ in document.source.boxes(fact.spans)}))
    own = Citation(document.id, address, " ".join(fact.quote.split()), fact.spans, pages)
    if len(squash(fact.quote)) >= SHORTEST and (sound := _sound(own, document) or _on_cover(own, document)):
        return sound
    unit = document.find(address)
    if unit is None:
        return None
    around = _around(unit, fact.quote)
    return _sound(cite(document, unit, address, [around]), document) if around else None


def _around(unit: Unit, quote: str) -> Span | None:
    start = unit.text.find(quote)
    if start < 0:
        return None
    line = unit.text.rfind("\n", 0, start) + 1
    end = unit.text.find("\n", start)
    end = len(unit.text) if end < 0 else end
    whole = next((span for span in sentences.split(unit.text) if span[0] <= start < span[1]), (line, end))
    return max(whole[0], line), min(whole[1], end)


def _sound(citation: Citation, document: Document) -> Citation | None:
    return next(iter(verify.sound((citation,), (document,))), None)


def _on_cover(citation: Citation, document: Document) -> Citation | None:
    """Words of the cover (制定日, 締結日), which has no address and is cited as 前文, or of the signatures."""
    if citation.address != Address.parse("前文"):
        return None
    outside = (unit for unit in document.walk() if unit.kind in (Kind.FRONT_MATTER, Kind.CLOSING))
    quote = squash(citation.quote)
    return citation if len(quote) <= LONGEST and any(quote in squash(unit.whole_text) for unit in outside) else None
