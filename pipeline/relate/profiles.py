"""What of a document tells its relations to others."""

import re
from collections.abc import Iterator, Sequence

from pipeline.relate.days import days
from pipeline.relate.likeness import sketch
from pipeline.relate.pointers import pointers
from pipeline.relate.precedence import precedences
from pipeline.relate.sentences import of
from pipeline.text.normalize import fold
from pipeline.types.clause import Extraction
from pipeline.types.document import Document, Kind
from pipeline.types.relation import Pointer, Profile

_VERSIONS = ("document.revised", "document.established", "contract.date")
_EFFECTIVE = "document.effective"
_MARK = (
    r"(?:株式会社|合同会社|有限会社|合資会社|合名会社|(?:一般|公益)(?:社団|財団)法人|学校法人|医療法人|社会福祉法人)"
)
_LETTER = r"[一-龥々ァ-ヶーA-Za-z0-9&・ぁ-ん]"
_ORGANISATION = re.compile(
    rf"{_MARK}(?![がはをのにとで]){_LETTER}{{1,20}}?(?=[\s(「、。]|$|(?:と|は|が|を|の|に)(?:[はの、]|(?![ぁ-ん])))|[一-龥々ァ-ヶーA-Za-z0-9&・]{{1,20}}{_MARK}"
)
_NAMING = (Kind.FRONT_MATTER, Kind.PREAMBLE, Kind.CLOSING)
_SIDES = 2


def profile(document: Document, extraction: Extraction) -> Profile:
    """The profile of a document; made of its text alone."""
    sentences = of(document)
    told = pointers(document, sentences)
    dated, all_days = _days(document, extraction, told)
    return Profile(
        document=document.id,
        title=document.title,
        parties=_parties(document, extraction),
        dated=dated,
        days=all_days,
        pointers=told,
        precedences=precedences(document, sentences),
        sketch=sketch(fold("\n".join(unit.whole_text for unit in document.units))),
    )


def _days(document: Document, extraction: Extraction, told: Sequence[Pointer]) -> tuple[str | None, tuple[str, ...]]:
    """The day of this version and all days it gives of itself; the days of the documents it names are not its own."""
    of_others = {pointer.dated for pointer in told}
    facts = {
        name: [str(fact.value) for fact in extraction.facts if fact.field == name] for name in (*_VERSIONS, _EFFECTIVE)
    }
    own = [day for name in _VERSIONS for day in facts[name] if day not in of_others]
    own = own or [day for day in facts[_EFFECTIVE] if day not in of_others] or list(_last_day(document, of_others))
    every = sorted({*own, *(day for day in facts[_EFFECTIVE] if day not in of_others)})
    return max(own, default=None), tuple(every)


def _last_day(document: Document, of_others: set[str | None]) -> Iterator[str]:
    """The day at the end of a text whose signatures could not be told from its last article."""
    last = list(document.walk())[-1:]
    for unit in last:
        found = [day for line in fold(unit.text).split("\n") if len(line) < 24 for day in days(line)]
        yield from (day for day in found[-1:] if day not in of_others)


def _parties(document: Document, extraction: Extraction) -> tuple[str, ...]:
    """The names of the sides: those extracted, and the organisations named where sides are, where that gave less than two."""
    named = [_plain(party.name) for party in extraction.parties if party.name]
    if len(named) < _SIDES:
        places = [fold(unit.text) for unit in document.walk() if unit.kind in _NAMING]
        named += [_plain(found) for text in places for found in _ORGANISATION.findall(text)]
    once = list(dict.fromkeys(name for name in named if name))
    return tuple(name for name in once if not any(name != other and name in other for other in once))


def _plain(name: str) -> str:
    return re.sub(r"\s+|[(（][^()（）]*[)）]", "", fold(name))
