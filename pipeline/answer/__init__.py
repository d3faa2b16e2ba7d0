"""A question and an index -> Answer."""

from collections.abc import Sequence

from pipeline.answer import across, compose, decide, delegated, parts, query, refusal, related, verify
from pipeline.answer.library import Library
from pipeline.answer.select import Matcher
from pipeline.answer.sides import sides_of
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Hit, Verdict
from pipeline.types.index import Found, Index
from pipeline.types.question import Question

__all__ = ["answer"]

_LINKED = 5
"""Of so many found units one is given beside the answer because the first refers to it or it to the first."""


def answer(question: str, index: Index, *, hits: int = 10) -> Answer:
    """The answer in the contract's own words, or that the text does not say.

    A yes/no question's answer begins with はい or いいえ; over several documents, a question that compares or sifts them
    is answered by a table. hits: how many units are named as found, also where not stated.
    """
    read = query.read(question)
    found = index.search(read, hits)
    named = tuple(Hit(one.passage.document, one.passage.address, one.score) for one in found)
    if tabled := across.answer(question, read, index, named):
        return tabled
    found = delegated.ruling_first(found)
    library, matcher = Library(index), Matcher(read, index)
    whole = decide.stated(read, found, index, matcher, library)
    if place := _elsewhere(read, found, index, matcher):
        return Answer(question, Verdict.NOT_STATED, None, round(max(whole, 1 - whole), 2), (), named, place)
    replies: list[compose.Reply] = []
    chances: list[float] = []
    used: set[tuple[str, Address]] = set()
    for part in read.parts or (read,):
        fitting, chance, near = found, whole, matcher
        if part is not read:
            fitting, near = index.search(part, hits), Matcher(part, index)
            chance = max(whole, decide.stated(part, fitting, index, near, library))
        chances.append(chance)
        units = (
            decide.choose(decide.list_first(part, fitting, library), used)
            if chance >= refusal.default().sure(words=parts.is_row_of_words(part.text))
            else ()
        )
        if units:
            used.update((one.passage.document, one.passage.address) for one in units)
            places = [library.place(one) for one in units]
            linked = related.referring(places, [library.place(one) for one in fitting[1:_LINKED]])
            sides = sides_of(index.extraction(places[0].document.id))
            replies.append(compose.reply(part, places, near, sides, beside=linked))
    if replies and (left := decide.left_over(found, used) if read.parts else None):
        replies.append(compose.addition(read, library.place(left), matcher))
    chance = max(chances)
    reply = compose.join(replies)
    citations = verify.sound(
        reply.citations, [index.document(name) for name in {one.document for one in reply.citations}]
    )
    if not citations:
        return Answer(question, Verdict.NOT_STATED, None, round(1 - chance, 2), (), named)
    opening = "" if reply.affirms is None else "はい。" if reply.affirms else "いいえ。"
    return Answer(question, Verdict.ANSWERED, opening + reply.text, round(chance, 2), citations, named)


def _elsewhere(question: Question, found: Sequence[Found], index: Index, matcher: Matcher) -> str | None:
    if not found or question.parts:
        return None
    name = found[0].passage.document
    document, extraction = index.document(name), index.extraction(name)
    return delegated.elsewhere(question, index.asked(question.text), found[0], document, extraction, matcher)
