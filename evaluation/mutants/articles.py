"""Mutants of whole articles: one put in or taken out, with the numbers behind it renumbered or not, references left as they were."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from corpus import signs
from corpus.source import Source
from evaluation.gold import GoldClause
from evaluation.mutants.lines import Line, Part, article, lines, moved, rewritten
from evaluation.mutants.mutant import Change, Mutant, Mutator, Report
from evaluation.mutants.numbers import renumbered
from pipeline.types.address import Address

_N = r"[0-9０-９〇一二三四五六七八九十百]+"
_HEADING = re.compile(rf"^(### (?:第\s?)?)({_N})(\s?条|[.．、])([\s　]*)(.*)$")
_COUNTED = re.compile(r"^( *)(\d+)(\.\d+[.．]?　)")
# Not the article of a law or of another contract.
_REFERENCE = re.compile(rf"(?<![法令則約款書程例規領綱」』）)])第\s?({_N})\s?条(?!の{_N}|例|約|件)")
_QUOTED = re.compile(r"「[^」]*」")
_BESIDE = re.compile(r"(?<![以直])前条|次条")
_NEW = (
    ("緑化への協力", "当事者は、事業所の周囲に木を植え、これを枯らさないように努める。"),
    ("掲示板の管理", "掲示板に貼る紙の大きさと色は、当事者が話し合って選ぶ。"),
    ("記念品", "当事者は、相手方の創立を祝うために、花又は書を贈ることができる。"),
)
"""What an article that is put in says: nothing that any of our documents says, no value, no reference."""
_FEW = 3
"""So many articles of a type may be deleted; more are the document itself."""


def insert(source: Source, random: Random) -> Mutant | None:
    """An article put in between two, those behind renumbered, references left as they were."""
    plan = _plan(source)
    if plan is None or len(plan.articles) < 2:
        return None
    behind = random.choice(plan.articles[1:])
    caption, text = random.choice(_NEW)
    at = plan.begin(behind)
    new = [replace(plan.heading(behind), origin=None), Line(text)]
    new[0] = replace(new[0], text=_captioned(new[0].text, caption))
    order = plan.order(behind)
    rest = [_shifted(line, 1) for line in plan.own[at:]]
    kept = [*plan.own[:at], *new, *rest]
    where = moved(source, kept)
    stale = _stale(source, where, lambda target: target >= order, lambda home, word: word == "前条" and home == behind)
    change = Change(None, behind, "", text)
    return Mutant("insert", source, rewritten(source, kept), (change,), where, stale)


def delete(source: Source, random: Random) -> Mutant | None:
    """An article taken out, those behind renumbered, references left as they were."""
    plan = _plan(source)
    if plan is None or len(plan.articles) < 3:
        return None
    gone = random.choice(plan.articles[:-1])
    at, end = plan.begin(gone), plan.end(gone)
    kept = [*plan.own[:at], *(_shifted(line, -1) for line in plan.own[end:])]
    where = moved(source, kept)
    order, beside = plan.order(gone), _neighbours(plan, gone)
    stale = _stale(source, where, lambda target: target >= order, lambda home, word: (home, word) in beside)
    return Mutant("delete", source, rewritten(source, kept), (_loss(plan, gone),), where, stale)


def gap(source: Source, random: Random) -> Mutant | None:
    """An article taken out, all others as they were: a number is missing and what points to it dangles."""
    plan = _plan(source)
    if plan is None or len(plan.articles) < 3:
        return None
    gone = random.choice(plan.articles[1:-1])
    return _without(source, plan, [gone], "gap")


def without_type(clauses: Sequence[GoldClause]) -> Mutator:
    """All articles of one clause type taken out, all others as they were."""
    types: dict[str, dict[str, None]] = {}
    for clause in clauses:
        for name in clause.types:
            types.setdefault(name, {})[str(clause.address.article)] = None
    types.pop("other", None)

    def mutate(source: Source, random: Random) -> Mutant | None:
        plan = _plan(source)
        if plan is None:
            return None
        fit = [name for name, homes in types.items() if len(homes) <= _FEW and homes.keys() <= set(plan.articles[1:-1])]
        if not fit:
            return None
        name = random.choice(fit)
        return replace(_without(source, plan, list(types[name]), "without_type"), type=name)

    return mutate


@dataclass(frozen=True, slots=True)
class _Plan:
    """The lines of a source and its numbered articles in order."""

    own: Sequence[Line]
    articles: Sequence[str]

    def begin(self, name: str) -> int:
        return next(at for at, line in enumerate(self.own) if line.unit == name and line.part is Part.HEADING)

    def end(self, name: str) -> int:
        begin = self.begin(name)
        rest = range(begin + 1, len(self.own))
        return next((at for at in rest if self.own[at].text.startswith(("##", ">"))), len(self.own))

    def heading(self, name: str) -> Line:
        return self.own[self.begin(name)]

    def order(self, name: str) -> int:
        return _order(name)


def _plan(source: Source) -> _Plan | None:
    """None where numbers cannot simply be moved: 第3条の2, 第5条から第7条まで, the same number twice, or no 条 at all."""
    own = lines(source)
    articles = [unit.address for unit in source.units if Address.parse(unit.address).parent is None]
    headings = [line.unit for line in own if line.part is Part.HEADING and line.unit in articles]
    plain = all(re.fullmatch(r"第\d+条", name) for name in articles)
    return _Plan(own, articles) if headings == articles and plain else None


def _without(source: Source, plan: _Plan, gone: Sequence[str], kind: str) -> Mutant:
    lost = {at for name in gone for at in range(plan.begin(name), plan.end(name))}
    kept = [line for at, line in enumerate(plan.own) if at not in lost]
    where = moved(source, kept)
    orders = {plan.order(name) for name in gone}
    beside = {pair for name in gone for pair in _neighbours(plan, name)}
    stale = _stale(source, where, lambda target: target in orders, lambda home, word: (home, word) in beside)
    left = [name for name in plan.articles if name not in gone]
    after = {next((other for other in left if plan.order(other) > plan.order(name)), "") for name in gone}
    missing = tuple(Report("missing-number", name, "前の番号") for name in sorted(after - {""}))
    return Mutant(
        kind, source, rewritten(source, kept), tuple(_loss(plan, name) for name in gone), where, (*missing, *stale)
    )


def _loss(plan: _Plan, name: str) -> Change:
    caption = _HEADING.match(plan.heading(name).text)
    return Change(name, None, f"{name}{caption[5] if caption else ''}", "")


def _neighbours(plan: _Plan, gone: str) -> set[tuple[str, str]]:
    """Where a word that counts from its own place pointed to the article: 前条 behind it, 次条 before it."""
    at = plan.articles.index(gone)
    pairs = [(plan.articles[at + 1], "前条")] if at + 1 < len(plan.articles) else []
    return {*pairs, *([(plan.articles[at - 1], "次条")] if at else [])}


def _stale(
    source: Source, where: Mapping[str, str | None], moves: Callable[[int], bool], is_beside: Callable[[str, str], bool]
) -> tuple[Report, ...]:
    """The references that no longer lead where they led: those to articles that moved or are gone, and 前条 beside them."""
    found: dict[tuple[str, str], Report] = {}
    known = {_order(unit.address) for unit in source.units if Address.parse(unit.address).parent is None}
    for line in lines(source):
        home = where.get(line.unit)
        if home is None or line.part not in (Part.TEXT, Part.WRAP_UP):
            continue
        own = _QUOTED.sub("", line.words)  # the words of another contract that this one changes
        words = [one[0] for one in _REFERENCE.finditer(own) if _leads(one[1], known, moves)]
        words += [one[0] for one in _BESIDE.finditer(own) if is_beside(article(line), one[0])]
        found |= {(home, word): Report("reference", home, word) for word in words}
    return tuple(found.values())


def _leads(printed: str, known: set[int], moves: Callable[[int], bool]) -> bool:
    target = signs.value(printed)
    return target in known and target is not None and moves(target)


def _order(name: str) -> int:
    return int(re.sub(r"\D", "", name))


def _shifted(line: Line, by: int) -> Line:
    """The line with the number of its article changed; 3.2 as the number of a 項 goes along."""
    if not article(line):
        return line
    if line.part is Part.HEADING and (found := _HEADING.match(line.text)):
        number = renumbered(found[2], (signs.value(found[2]) or 0) + by)
        return replace(line, text=f"{found[1]}{number}{found[3]}{found[4]}{found[5]}")
    if (found := _COUNTED.match(line.text)) and int(found[2]) == _order(article(line)):
        return replace(line, text=f"{found[1]}{int(found[2]) + by}{found[3]}{line.text[found.end() :]}")
    return line


def _captioned(heading: str, caption: str) -> str:
    """The heading with another caption, in the brackets of the old one; one without caption stays without."""
    found = _HEADING.match(heading)
    if found is None or not found[5]:
        return heading
    old = found[5]
    inner = f"{old[0]}{caption}{old[-1]}" if old[0] in "（【［(〔＜「" else caption
    return f"{found[1]}{found[2]}{found[3]}{found[4]}{inner}"
