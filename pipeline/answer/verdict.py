"""はい or いいえ, and the sentence that says so: read off all that the unit says, not only what the question's words stand in."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.answer import affirming
from pipeline.answer.library import Place
from pipeline.answer.pieces import LONGEST, pieces_of, ruling
from pipeline.answer.polarity import plain
from pipeline.answer.select import Matcher, Piece, with_neighbours
from pipeline.answer.sides import Sides, sides_of
from pipeline.answer.turning import Turning, turning
from pipeline.text import sentences
from pipeline.types.index import Index
from pipeline.types.question import Question


def of(
    question: Question, place: Place, own: Sequence[Piece], matcher: Matcher, sides: Sides
) -> tuple[list[Piece], bool | None]:
    """The pieces with the sentence that decides, and whether it affirms; None where the unit has no words.

    own: what pieces_of chose.
    """
    seen = _turning(question, place, matcher, sides)
    if seen is None:
        return list(own), None
    model = affirming.default()
    clause, _ = seen.texts[int(np.argmax(model.heed(seen)))]
    return [_with(piece, clause) if _is_own(piece, place) else piece for piece in own], model.affirms(seen)


def turning_of(question: Question, place: Place, index: Index) -> Turning | None:
    """What はい or いいえ turns on where the unit at place answers; None where it has no words."""
    return _turning(question, place, Matcher(question, index), sides_of(index.extraction(place.document.id)))


def _turning(question: Question, place: Place, matcher: Matcher, sides: Sides) -> Turning | None:
    rule = ruling(place, pieces_of(question, place, matcher, whole=True))
    return turning(question.text, rule, sides, share=matcher.share, aim=matcher.aim) if rule.strip() else None


def _is_own(piece: Piece, place: Place) -> bool:
    return piece.unit is place.unit and not piece.wrap_up


def _with(piece: Piece, clause: str) -> Piece:
    """The piece with the sentence that has the clause, and without the others where one screen does not hold them all."""
    text = piece.unit.text
    if clause in plain(piece.text):
        return piece
    spans = sentences.split(text)
    deciding = next((at for at, (start, end) in enumerate(spans) if clause in plain(text[start:end])), None)
    if deciding is None:  # it stands in the lead or below
        return piece
    added = {spans[at] for at in with_neighbours(text, spans, deciding)}
    kept = [(start, end) for start, end in piece.spans if not any(a <= start and end <= b for a, b in added)]
    both = replace(piece, spans=tuple(sorted([*kept, *added])))
    return both if len(both.text) <= LONGEST else replace(piece, spans=tuple(sorted(added)))
