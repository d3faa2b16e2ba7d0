"""A version: a document with what was extracted from it, asked by unit."""

import functools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.ontology.spelling import spell
from pipeline.revise.nodes import Node
from pipeline.revise.signs import is_person
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.clause import Extraction, Fact, Norm, Value
from pipeline.types.document import Document, Unit

Values = dict[tuple[str, str | None], list[Value]]
"""The values of facts, by field and qualifier."""


@dataclass(frozen=True, eq=False)
class Version:
    """A document and its extraction.

    norms_by: finds the norms of the article (前文, 附則, 別紙) that an address stands in, where the extraction has none yet;
    completed_by: gives the extraction with its facts and its kind, where it has only clause types and parties.
    """

    document: Document
    extraction: Extraction
    norms_by: Callable[[Address], Sequence[Norm]] | None = None
    completed_by: Callable[[], Extraction] | None = None

    @functools.cached_property
    def _completed(self) -> Extraction:
        """The extraction with its facts."""
        return self.completed_by() if self.completed_by else self.extraction

    @functools.cached_property
    def units(self) -> dict[Address, Unit]:
        """The units that have an address."""
        return {unit.address: unit for unit in self.document.walk() if unit.address}

    @functools.cached_property
    def defined(self) -> dict[Address, bool]:
        """The units that say what a term means, and whether any other unit uses it."""
        found: dict[Address, bool] = {}
        for one in self.document.definitions:
            found[one.address] = found.get(one.address, False) or bool(one.uses)
        return found

    @functools.cached_property
    def parties(self) -> frozenset[str]:
        """What the parties are called, in the one spelling."""
        return _spelled(party.term for party in self.extraction.parties)

    @functools.cached_property
    def by_role(self) -> dict[str, str]:
        """What a party is called, in the one spelling, by the role that it alone has."""
        roles = Counter(party.role for party in self.extraction.parties)
        return {one.role: spell(squash(one.term)) for one in self.extraction.parties if roles[one.role] == 1}

    @functools.cached_property
    def terms(self) -> frozenset[str]:
        """The terms with a definition, in the one spelling."""
        return _spelled(definition.term for definition in self.document.definitions)

    @property
    def persons(self) -> frozenset[str]:
        """The parties, and the terms that stand for somebody: 係員, 送配電事業者."""
        return self.parties | {term for term in self.terms if is_person(term)}

    @functools.cached_property
    def _norms(self) -> dict[Address, list[Norm]]:
        return _by_address(self.extraction.norms)

    @functools.cached_property
    def _found(self) -> dict[str, dict[Address, list[Norm]]]:
        """The norms that norms_by was asked for, by article and unit."""
        return {}

    @property
    def extracted(self) -> Extraction:
        """The whole extraction, with the norms of all articles that were asked about."""
        if self.norms_by is None:
            return self._completed
        known = [norm for units in self._found.values() for norms in units.values() for norm in norms]
        return replace(self._completed, norms=tuple(sorted(known, key=lambda norm: norm.spans)))

    @functools.cached_property
    def _facts(self) -> dict[Address, list[int]]:
        """Which facts each unit carries, by their places in the extraction."""
        found: dict[Address, list[int]] = {}
        for at, fact in enumerate(self._completed.facts):
            for address in fact.addresses:
                found.setdefault(address, []).append(at)
        return found

    def norms(self, node: Node) -> list[Norm]:
        """The norms of a unit and of all below it."""
        return [norm for below in node.walk() for norm in self.own_norms(below.address)]

    def own_norms(self, address: Address) -> Sequence[Norm]:
        """The norms of a unit alone."""
        if self.norms_by is None:
            return self._norms.get(address, ())
        article = address.parts[0]
        if article not in self._found:
            self._found[article] = _by_address(self.norms_by(address))
        return self._found[article].get(address, ())

    def read_norms(self, address: Address) -> None:
        """Has the norms of the article read that an address stands in, whether or not they will be asked for."""
        if self.norms_by is not None:
            self.norms_by(address)

    def leading_norms(self, address: Address) -> Sequence[Norm]:
        """The norms of the nearest unit above that has any: 次の事項を届け出る over its list."""
        above = address.parent
        while above is not None:
            if found := self.own_norms(above):
                return found
            above = above.parent
        return ()

    def facts(self, node: Node) -> list[Fact]:
        """The facts that a unit or one below it carries."""
        places = {at for below in node.walk() for at in self._facts.get(below.address, ())}
        return [self._completed.facts[at] for at in sorted(places)]

    def own_values(self, nodes: Iterable[Node]) -> Values:
        """The values that units carry themselves, by field and qualifier."""
        found: Values = {}
        for at in dict.fromkeys(at for node in nodes for at in self._facts.get(node.address, ())):
            fact = self._completed.facts[at]
            found.setdefault((fact.field, fact.qualifier), []).append(fact.value)
        return found


def _by_address(norms: Iterable[Norm]) -> dict[Address, list[Norm]]:
    found: dict[Address, list[Norm]] = {}
    for norm in norms:
        found.setdefault(norm.address, []).append(norm)
    return found


def _spelled(terms: Iterable[str]) -> frozenset[str]:
    return frozenset(spell(squash(term)) for term in terms)
