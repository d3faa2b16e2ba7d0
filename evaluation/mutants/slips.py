"""Mutants with a slip of the pen that proofreading has to find: a bracket left open, a blank, a sentence that breaks off."""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from corpus import signs
from corpus.source import Source
from evaluation.mutants import numbers
from evaluation.mutants.lines import Line, Part, article, lines, moved, rewritten
from evaluation.mutants.mutant import Change, Mutant, Report

_CLOSE = re.compile(r"(?<=[^（）「」]{3})[）」]")
_PARTICLE = re.compile(r"(?<=.{6}[一-龠ァ-ヶー])[をは](?=[^。、]{2,}。$)")
_N = r"[0-9０-９〇一二三四五六七八九十百]+"
_ARTICLE = re.compile(
    rf"(?<![法令則約款書程例規領綱」』）)同])第\s?(?P<number>{_N})\s?条(?!\s?の\s?{_N}|例|約|件|か|ない)"
)
_BEYOND = 20
_FOREIGN = re.compile("原契約|本契約の(?:前|変更)|民法|法律|「")
_ITEM = re.compile(r"第(\d+)号")
_OTHER_NAMES = {
    "会員": "利用者",
    "利用者": "会員",
    "お客様": "ユーザー",
    "お客さま": "利用者",
    "ユーザー": "利用者",
    "当社": "弊社",
    "弊社": "当社",
}


def bracket(source: Source, random: Random) -> Mutant | None:
    """One closing bracket left out."""

    def places(line: Line) -> Iterator[tuple[int, int, str]]:
        if "以下" not in line.words and not line.is_row:
            yield from ((*found.span(), "") for found in _CLOSE.finditer(line.words))

    return _slip(source, random, "bracket", "unclosed-bracket", places)


def blank(source: Source, random: Random) -> Mutant | None:
    """The digits of one number not filled in: ○日."""

    def places(line: Line) -> Iterator[tuple[int, int, str]]:
        for found in numbers.find(line.words):
            if not found.is_day:
                yield found.start, found.start + len(found.digits + found.times), "○"

    return _slip(source, random, "blank", "placeholder", places)


def cut(source: Source, random: Random) -> Mutant | None:
    """The only sentence of a unit broken off behind a particle."""
    own = lines(source)
    homes = [line.unit for line in own if line.part in (Part.TEXT, Part.WRAP_UP)]

    def places(line: Line) -> Iterator[tuple[int, int, str]]:
        alone = sum(home.startswith(line.unit) for home in homes) == 1
        if alone and line.words.count("。") == 1 and "「" not in line.words and not line.is_row:
            yield from ((found.end(), len(line.words), "") for found in list(_PARTICLE.finditer(line.words))[-1:])

    return _slip(source, random, "cut", "broken-sentence", places)


def nowhere(source: Source, random: Random) -> Mutant | None:
    """One reference led to an article far beyond the last."""
    last = max(
        (int(re.sub(r"\D.*", "", one.address[1:]) or 0) for one in source.units if one.address[0] == "第"), default=0
    )

    def places(line: Line) -> Iterator[tuple[int, int, str]]:
        for found in _ARTICLE.finditer(line.words):
            if article(line) and not _FOREIGN.search(line.words) and (signs.value(found["number"]) or _BEYOND) <= last:
                yield *found.span("number"), numbers.renumbered(found["number"], last + _BEYOND)

    return _slip(source, random, "nowhere", "dangling-reference", places)


def name(source: Source, random: Random) -> Mutant | None:
    """A party called by another name once."""
    whole = "".join(line.words for line in lines(source))
    terms = [term for party in source.header["parties"] if (term := party["term"]) in _OTHER_NAMES]
    fit = [term for term in terms if _OTHER_NAMES[term] not in whole]

    def places(line: Line) -> Iterator[tuple[int, int, str]]:
        for term in fit if "以下" not in line.words else ():
            found = re.match(rf"{term}(?=は、)", line.words)
            if found:
                yield *found.span(), _OTHER_NAMES[term]

    return _slip(source, random, "name", "party-two-names", places)


def skipped(source: Source, random: Random) -> Mutant | None:
    """One 号 in the middle of a list taken out, the others as they were."""
    own = lines(source)
    named = [line.unit for line in own]
    fit = [
        (line, after)
        for line in own
        if line.part is Part.TEXT
        and (match := _ITEM.search(line.unit))
        and line.unit.endswith(match[0])
        and match[1] != "1"
        and sum(unit.startswith(line.unit) for unit in named) == 1
        and (after := line.unit.removesuffix(match[0]) + f"第{int(match[1]) + 1}号") in named
    ]
    if not fit:
        return None
    line, after = random.choice(fit)
    kept = [other for other in own if other is not line]
    where = moved(source, kept)
    home = where[after]
    if home is None:
        return None
    report = Report("missing-number", home, "前の番号")
    return Mutant(
        "skipped", source, rewritten(source, kept), (Change(line.unit, None, line.words, ""),), where, (report,)
    )


def _slip(
    source: Source,
    random: Random,
    kind: str,
    code: str,
    places: Callable[[Line], Iterator[tuple[int, int, str]]],
) -> Mutant | None:
    """One place changed; places: start, end and new words of each that can be."""
    own: Sequence[Line] = lines(source)
    found = [(line, *place) for line in own if line.part in (Part.TEXT, Part.WRAP_UP) for place in places(line)]
    if not found:
        return None
    line, start, end, new = random.choice(found)
    words = line.words[:start] + new + line.words[end:]
    kept = [line.saying(words) if other is line else other for other in own]
    where = moved(source, kept)
    after = where[line.unit]
    if after is None:
        return None
    change = Change(line.unit, after, line.words[start:end], new)
    return Mutant(kind, source, rewritten(source, kept), (change,), where, (Report(code, after, new),))
