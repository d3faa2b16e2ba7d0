"""A question and an index -> Answer."""

from pipeline.answer import compose, decide, query, verify
from pipeline.answer.library import Library
from pipeline.answer.polarity import Sides
from pipeline.answer.select import Matcher
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Hit, Verdict
from pipeline.types.index import Index

__all__ = ["answer"]

SURE = 0.45
"""The chance that the text says it from which an answer is given."""


def answer(question: str, index: Index, *, hits: int = 10) -> Answer:
    """The answer in the contract's own words, or that the text does not say.

    A yes/no question's answer begins with はい or いいえ. hits: how many units are named as found, also where not stated.
    """
    read = query.read(question)
    found = index.search(read, hits)
    named = tuple(Hit(one.passage.document, one.passage.address, one.score) for one in found)
    library, sides = Library(index.documents), _sides(index)
    whole = decide.stated(read, found, index, Matcher(read, index.rarity))
    if whole < SURE:
        return Answer(question, Verdict.NOT_STATED, None, round(1 - whole, 2), (), named)
    replies: list[compose.Reply] = []
    used: set[tuple[str, Address]] = set()
    for part in read.parts or (read,):
        fitting = found if part is read else index.search(part, hits)
        units = decide.choose(fitting, used)
        if units:
            used.update((one.passage.document, one.passage.address) for one in units)
            places = [library.place(one) for one in units]
            replies.append(compose.reply(part, places, Matcher(part, index.rarity), sides))
    reply = compose.join(replies)
    opening = "" if reply.affirms is None else "はい。" if reply.affirms else "いいえ。"
    citations = verify.sound(reply.citations, index.documents)
    return Answer(question, Verdict.ANSWERED, opening + reply.text, round(whole, 2), citations, named)


def _sides(index: Index) -> Sides:
    parties = [party for extraction in index.extractions for party in extraction.parties]
    return Sides(
        providers=tuple(party.term for party in parties if party.role == "provider"),
        customers=tuple(party.term for party in parties if party.role == "customer"),
    )
