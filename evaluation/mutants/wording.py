"""Mutants of one place in the words: a ただし書 deleted, a number, a conjunction or a modality changed, the parties swapped."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from random import Random

from corpus.source import Source
from evaluation.gold import GoldFact
from evaluation.mutants import numbers
from evaluation.mutants.lines import Line, Part, lines, moved, rewritten
from evaluation.mutants.mutant import Change, Mutant, Mutator, Swap

# One that leads a list would leave the list without a lead.
_PROVISO = re.compile(r"(?:^|(?<=。))(?:ただし|但し)、(?:(?!次の|以下の)[^。（「]|（[^）]*）|「[^」]*」)+。")
_EITHER = re.compile("又は|または|及び|および")
_OTHER = {"又は": "及び", "または": "および", "及び": "又は", "および": "または"}
_MAY = re.compile("することができ(?P<end>る|ます)(?=。)")
_MUST = {"る": "しなければならない", "ます": "しなければなりません"}
_WORD = r"一-龠ァ-ヶー々〆"


def proviso(source: Source, random: Random) -> Mutant | None:
    """A ただし書 deleted, whole."""
    return _one(source, random, "proviso", _PROVISO.finditer, lambda found: "")


def conjunction(source: Source, random: Random) -> Mutant | None:
    """One 又は made 及び, or the other way round."""
    return _one(source, random, "conjunction", _EITHER.finditer, lambda found: _OTHER[found[0]])


def modality(source: Source, random: Random) -> Mutant | None:
    """One することができる made しなければならない."""
    return _one(source, random, "modality", _MAY.finditer, lambda found: _MUST[found["end"]])


def parties(source: Source, random: Random) -> Mutant | None:
    """The two parties of the header swapped in one block of text."""
    terms = [party["term"] for party in source.header["parties"]][:2]
    if len(terms) < 2:
        return None
    other = dict(zip(terms, reversed(terms), strict=True))
    named = re.compile(rf"(?<![{_WORD}])(?:{'|'.join(map(re.escape, terms))})(?![{_WORD}])")

    def swapped(text: str) -> str:
        return named.sub(lambda found: other[found[0]], text)

    own = lines(source)
    # Where a party is given its name, the swap would rename it in the whole document.
    fit = [line for line in _texts(own) if swapped(line.words) != line.words and "以下" not in line.words]
    if not fit:
        return None
    line = random.choice(fit)
    return _changed(source, "parties", own, line, line.words, swapped(line.words), swapped(line.words))


def number(source: Source, random: Random) -> Mutant | None:
    """One amount, period, rate, count or date changed, its notation kept."""
    return _number(source, random, "number", lambda line, printed: True)


def value(facts: Sequence[GoldFact]) -> Mutator:
    """One number that a fact of the gold rests on changed, its notation kept."""
    quotes: dict[str, list[str]] = {}
    for fact in facts:
        for cite in fact.cites:
            quotes.setdefault(str(cite), []).append(fact.quote)

    def is_quoted(line: Line, printed: numbers.Printed) -> bool:
        words = line.words[printed.start : printed.end]
        return any(words in quote and quote in line.words for quote in quotes.get(line.unit, ()))

    return lambda source, random: _number(source, random, "value", is_quoted)


def _number(source: Source, random: Random, kind: str, fits: Callable[[Line, numbers.Printed], bool]) -> Mutant | None:
    own = lines(source)
    found = [(line, printed) for line in _texts(own) for printed in numbers.find(line.words) if fits(line, printed)]
    if not found:
        return None
    line, printed = random.choice(found)
    new = printed.other(random, "".join(other.words for other in own))
    words = line.words[: printed.start] + printed.saying(new) + line.words[printed.end :]
    swap = Swap(printed.count, printed.count / printed.value * new if printed.value else new, printed.unit)
    old = line.words[printed.start : printed.end]
    return _changed(source, kind, own, line, old, printed.saying(new), words, swap)


def _one(
    source: Source,
    random: Random,
    kind: str,
    find: Callable[[str], Iterable[re.Match[str]]],
    new: Callable[[re.Match[str]], str],
) -> Mutant | None:
    own = lines(source)
    places = [(line, found) for line in _texts(own) for found in find(line.words)]
    if not places:
        return None
    line, found = random.choice(places)
    words = line.words[: found.start()] + new(found) + line.words[found.end() :]
    return _changed(source, kind, own, line, found[0], new(found), words)


def _changed(
    source: Source,
    kind: str,
    own: Sequence[Line],
    line: Line,
    old: str,
    new: str,
    words: str,
    swap: Swap | None = None,
) -> Mutant | None:
    """The mutant whose line has these words; a line without words goes, None where its unit would go with it."""
    kept = [line.saying(words) if other is line else other for other in own if other is not line or words]
    where = moved(source, kept)
    after = where[line.unit]
    if after is None:
        return None
    return Mutant(kind, source, rewritten(source, kept), (Change(line.unit, after, old, new),), where, number=swap)


def _texts(own: Iterable[Line]) -> Iterator[Line]:
    return (line for line in own if line.part in (Part.TEXT, Part.WRAP_UP))
