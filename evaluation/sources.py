"""The structure gold of a document whose source we wrote."""

from corpus.expected import Expected
from corpus.source import Source
from evaluation.gold import Heading, Structure, UnitText
from pipeline.text.normalize import squash
from pipeline.types.address import Address

_ENDS = 12


def structure(source: Source) -> Structure:
    """Units and headings as `structure.json` gives them: an article with 項 and no words of its own is a heading alone."""
    units: dict[Address, UnitText] = {}
    headings: dict[Address, Heading] = {}
    for unit in source.units:
        address = Address.parse(unit.address)
        if address.parent is None:
            headings[address] = Heading(unit.caption, unit.chapter or None)
        if unit.text or address.parent is not None:
            units[address] = unit_text(unit)
    return Structure(units, headings)


def unit_text(unit: Expected) -> UnitText:
    """First and last characters and the length of its own text."""
    text = squash(unit.text)
    return UnitText(text[:_ENDS], text[-_ENDS:], len(text))
