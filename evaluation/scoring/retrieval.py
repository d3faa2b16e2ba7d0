"""Whether a search finds where a document answers: by units, and by the characters of what it finds."""

from collections.abc import Mapping, Sequence

from evaluation.gold import Question
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.places import inside
from evaluation.scoring.sets import joined, share
from evaluation.scoring.texts import short
from pipeline.types.address import Address

FIRST = 3
"""How many hits may hold the cited characters."""
LISTED = 5
"""How many hits are looked at for the unit."""


def score(question: Question, hits: Sequence[Address], texts: Mapping[str, str]) -> Scored:
    """The retrieval.* figures of one answerable question, each of 1.

    hits: best first; texts: every unit's own text. An article is right by the cites alone, a unit is where it is an
    accepted one or lies below it. Characters of a hit are its own and all below; of a cite its own, or all below where
    it has none.
    """
    accepted = (*question.cites, *question.alt_cites)
    good = [any(inside(hit, cite) for cite in accepted) for hit in hits]
    article = any(hits[0].article == cite.article for cite in question.cites) if hits else False
    cited = "、".join(f"{cite}「{short(texts.get(str(cite), ''), 30)}」" for cite in question.cites)
    wanted = f"{question.text} → {cited}"
    came = "、".join(map(str, hits[:LISTED]))
    return joined(
        [
            share("retrieval.article_at_1", [(article, question.id, wanted, came)]),
            share("retrieval.unit_at_1", [(any(good[:1]), question.id, wanted, came)]),
            share("retrieval.unit_at_5", [(any(good[:LISTED]), question.id, wanted, came)]),
            _characters(question, hits[:FIRST], texts),
            _precise(question, hits[:1], texts),
        ]
    )


def _characters(question: Question, hits: Sequence[Address], texts: Mapping[str, str]) -> Scored:
    cited = {unit for cite in question.cites for unit in ([str(cite)] if texts.get(str(cite)) else _below(cite, texts))}
    lost = [unit for unit in texts if unit in cited and not any(inside(unit, hit) for hit in hits)]
    whole = sum(len(texts[unit]) for unit in cited)
    held = whole - sum(len(texts[unit]) for unit in lost)
    wanted = "、".join(f"{unit}「{short(texts[unit])}」" for unit in lost) or "、".join(map(str, question.cites))
    words = f"{question.text} → {wanted}", "、".join(map(str, hits))
    return _graded("retrieval.characters", question, held, whole, words)


def _precise(question: Question, hits: Sequence[Address], texts: Mapping[str, str]) -> Scored:
    units = [unit for hit in hits for unit in _below(hit, texts)]
    accepted = (*question.cites, *question.alt_cites)
    foreign = [unit for unit in units if not any(inside(unit, cite) for cite in accepted)]
    whole = sum(len(texts[unit]) for unit in units)
    right = whole - sum(len(texts[unit]) for unit in foreign)
    came = "、".join(f"{unit}「{short(texts[unit])}」" for unit in foreign) or "、".join(map(str, hits))
    words = f"{question.text} → {'、'.join(map(str, accepted))}", came
    return _graded("retrieval.precise", question, right, whole, words)


def _below(address: Address, texts: Mapping[str, str]) -> list[str]:
    """The unit and all that hang under it, those that have text."""
    return [unit for unit in texts if texts[unit] and inside(unit, address)]


def _graded(measure: str, question: Question, part: int, whole: int, words: tuple[str, str]) -> Scored:
    """Every question counts the same, however long its units; nothing found is 0."""
    misses = () if whole and part == whole else (Miss(measure, question.id, *words),)
    return Scored({measure: Ratio(part / whole if whole else 0.0, 1)}, misses)
