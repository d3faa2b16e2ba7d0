"""One version as the sentences of a pack ask it: captions, facts, norms, and what its parties are called."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.types.address import Address
from pipeline.types.clause import Extraction, Fact, Norm, Value
from pipeline.types.document import Document

_SIDES = {"both": "双方", "third_party": "第三者"}
_SUBJECT = re.compile(r"(?:^|[、。\n])([^、。\n]{1,12}?)は、$")
"""Who stands right before what is ruled: 会員は、."""


@dataclass(frozen=True, eq=False)
class Side:
    """A version and what was extracted from it."""

    document: Document
    extraction: Extraction
    is_new: bool

    @functools.cached_property
    def _captions(self) -> dict[Address, str]:
        return {unit.address: unit.caption for unit in self.document.walk() if unit.address and unit.caption}

    @functools.cached_property
    def _texts(self) -> dict[Address, str]:
        return {unit.address: f"{unit.text}\n{unit.wrap_up}" for unit in self.document.walk() if unit.address}

    @functools.cached_property
    def _types(self) -> dict[Address, tuple[str, ...]]:
        return {clause.address: clause.types for clause in self.extraction.clauses}

    @functools.cached_property
    def _norms(self) -> dict[Address, list[Norm]]:
        found: dict[Address, list[Norm]] = {}
        for norm in self.extraction.norms:
            found.setdefault(norm.address, []).append(norm)
        return found

    def caption(self, address: Address) -> str:
        """The caption of the unit or of its article, "" where there is none."""
        return self._captions.get(address) or self._captions.get(address.article, "")

    def types(self, address: Address) -> tuple[str, ...]:
        """The clause types of the unit, else of its article."""
        return self._types.get(address) or self._types.get(address.article, ())

    def own_norms(self, address: Address) -> Sequence[Norm]:
        """The norms of a unit alone."""
        return self._norms.get(address, ())

    def norms(self, address: Address) -> list[Norm]:
        """The norms of a unit and of what hangs under it, in order."""
        return [norm for place, norms in self._norms.items() if address.contains(place) for norm in norms]

    def fact(self, addresses: Sequence[Address], field: str, value: Value | None) -> Fact | None:
        """The fact with this value at or below one of these places."""
        return next(
            (
                fact
                for fact in self.extraction.facts
                if fact.field == field
                and fact.value == value
                and any(place.contains(one) for place in addresses for one in fact.addresses)
            ),
            None,
        )

    def who(self, norm: Norm) -> str:
        """Whose norm it is in the words of its unit, 双方 or 第三者; "" where the unit does not say it, and it is inferred."""
        if norm.bearer in _SIDES:
            return _SIDES[norm.bearer]
        text = self._texts.get(norm.address, "")
        if found := _SUBJECT.search(text.partition(norm.action)[0]):
            return found[1]
        terms = [party.term for party in self.extraction.parties if party.role == norm.bearer]
        return next((term for term in (*terms, norm.bearer) if term in text), "")

    def whose(self, norm: Norm) -> str:
        """会員の, or "" where the unit does not say whose."""
        who = self.who(norm)
        return f"{who}の" if who else ""
