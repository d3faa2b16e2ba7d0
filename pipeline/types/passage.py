"""Passage: a unit as retrieval sees it."""

from dataclasses import dataclass

from pipeline.types.address import Address


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit with what a reader has in mind when reading it.

    text: the unit's own text and wrap-up; context: title, chapter, caption and the lead text above it, outermost first;
    types: clause types of the unit and its article; fields: facts the unit carries.
    """

    document: str
    address: Address
    text: str
    context: tuple[str, ...] = ()
    types: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
