"""What is replied from given units of an index, and what the reply cites."""

from pipeline.answer import compose, query
from pipeline.answer.related import place_at
from pipeline.answer.select import Matcher
from pipeline.answer.sides import Sides
from pipeline.types.address import Address


def said(built, question, *addresses):
    """What is replied when the units at addresses were found, best first."""
    read = query.read(question)
    [document] = built.documents
    places = [place_at(document, Address.parse(address)) for address in addresses]
    given = compose.reply(read, places, Matcher(read, built), Sides(("当社",), ("借受人",)))
    return compose.join([given])


def cited(given):
    return [str(citation.address) for citation in given.citations]
