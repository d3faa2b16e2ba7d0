"""Our own documents in other clothes: the same text with another look or other names of the parties, and the gold that belongs to it."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from corpus import signs
from corpus.catalog import GOLD, Entry
from corpus.printing import printed
from corpus.rendering.model import Counter
from corpus.source import Source
from evaluation.gold import Gold
from evaluation.goldfiles import load
from evaluation.mutants.lines import Line, Part, lines, rewritten
from evaluation.mutants.mutant import File
from evaluation.mutants.numbers import renumbered
from evaluation.mutants.reprints import furnished, text_of
from evaluation.mutants.values import mapped
from evaluation.scored import Scored
from evaluation.scoring import facts as facts_scores
from evaluation.scoring import structure as structure_scores
from evaluation.scoring.sets import joined
from evaluation.sources import structure
from models import clause_types
from pipeline import run

PLAIN = "plain"
"""The print as it is, to compare with."""
_WIDTH, _LINES = 38, 40
_HEADING = re.compile(r"^(### )(第\s?)([0-9０-９]+)(\s?条)([\s　]*)(.*)$")
_TO_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_TO_NARROW = str.maketrans("０１２３４５６７８９", "0123456789")
_SHAPES = ("（{}）", "【{}】", "［{}］", "　{}")
_OPEN = "（【［(〔＜「"
_KANA_AND_KANJI = "一-龠ァ-ヶー々〆"
_NAMES = {
    "provider": ("当方", "弊方", "主宰者"),
    "customer": ("申込人", "ご契約者", "契約相手"),
    "": ("左方", "右方", "こちら側", "あちら側"),
}


@dataclass(frozen=True, slots=True)
class Perturbed:
    """A source in other clothes; file: its print; rename: other words for the parties in what belongs to it."""

    source: Source
    file: File
    rename: Callable[[str], str] = str


def perturb(source: Source, kind: str, random: Random) -> Perturbed | None:
    """The source in clothes of a kind of KINDS; None where they are its own already."""
    return KINDS[kind][1](source, random)


def measure_perturbations(entries: Iterable[Entry]) -> Mapping[str, Scored]:
    """Structure and facts of the documents in each kind of clothes, under the names of their measures; PLAIN comes first.

    A document that has no such clothes (no caption to put into other brackets) counts in its plain ones, so that all kinds
    are of the same documents.
    """
    found: dict[str, list[Scored]] = {}
    for entry in entries:
        source = entry.source
        if source is None:
            continue
        gold = load(GOLD, entry.id, structure(source))
        plain = Perturbed(source, printed(source))
        scored = found.setdefault(PLAIN, [])
        scored.append(_scored(entry, plain, gold))
        for kind in KINDS:
            other = perturb(source, kind, Random(f"{entry.id} {kind}"))
            found.setdefault(kind, []).append(_scored(entry, other, gold) if other else scored[-1])
    return {kind: joined(parts) for kind, parts in found.items()}


def _scored(entry: Entry, other: Perturbed, gold: Gold) -> Scored:
    document, *_ = run.parse_bytes(*other.file)
    expected = {unit.address: unit for unit in other.source.all}
    score = structure_scores.score(document, structure(other.source), expected)
    if gold.facts is not None:
        wanted = [
            replace(fact, quote=other.rename(fact.quote), value=mapped(fact.value, other.rename)) for fact in gold.facts
        ]
        score += facts_scores.score(run.extract(document, clause_types=clause_types.default()).facts, wanted)
    return replace(score, misses=tuple(replace(one, where=f"{entry.id} {one.where}") for one in score.misses))


def _rewrap(source: Source, random: Random) -> Perturbed | None:
    text = text_of(source, width=_WIDTH).replace("\n", "\n\n")
    return Perturbed(source, _file(source, text))


def _furniture(source: Source, random: Random) -> Perturbed | None:
    text = furnished(text_of(source), "機密　社外秘", "- {n} -", _LINES)
    return Perturbed(source, _file(source, text))


def _digits(source: Source, random: Random) -> Perturbed | None:
    """Half-width numbers of headings and list marks made full-width, or the other way round where they all are."""
    own = lines(source)
    table = _TO_WIDE if any(re.search("[0-9]", _mark(line)) for line in own) else _TO_NARROW
    return _rewritten(source, own, [_marked(line, _mark(line).translate(table)) for line in own])


def _kanji(source: Source, random: Random) -> Perturbed | None:
    own = lines(source)
    changed = []
    for line in own:
        found = _HEADING.match(line.text)
        order = signs.value(found[3]) if found else None
        if found and order:
            head = f"{found[1]}第{renumbered(Counter.KANJI.value, order)}条"
            line = replace(line, text=f"{head}{found[5]}{found[6]}")
        changed.append(line)
    return _rewritten(source, own, changed)


def _brackets(source: Source, random: Random) -> Perturbed | None:
    """Other brackets, or none, around the captions."""
    own = lines(source)
    captions = [found[6] for line in own if (found := _HEADING.match(line.text)) and found[6]]
    before = source.header["print"].get("caption", "behind") == "before"
    opening = captions[0][0] if captions else ""
    shapes = [shape for shape in _SHAPES if shape[0] != (opening if opening in _OPEN else "　")]
    if before:  # without brackets a line above an article is no caption
        shapes = [shape for shape in shapes if shape[0] != "　"]
    shape = random.choice(shapes)
    changed = []
    for line in own:
        found = _HEADING.match(line.text)
        if found and found[6]:
            inner = found[6][1:-1] if found[6][0] in _OPEN else found[6]
            line = replace(line, text=f"{''.join(found.group(1, 2, 3, 4))}{shape.format(inner)}")
        changed.append(line)
    return _rewritten(source, own, changed)


def _parties(source: Source, random: Random) -> Perturbed | None:
    """Other words for the sides, in the whole text."""
    own = lines(source)
    text = "\n".join(line.text for line in own)
    other: dict[str, str] = {}
    for party in source.header["parties"]:
        names = _NAMES.get(party["role"], _NAMES[""])
        free = [name for name in names if name not in text and name not in other.values()]
        if party["term"] in text and free:
            other[party["term"]] = free[0]
    if not other:
        return None
    terms = "|".join(map(re.escape, sorted(other, key=len, reverse=True)))
    named = re.compile(rf"(?<![{_KANA_AND_KANJI}])(?:{terms})(?![{_KANA_AND_KANJI}])")

    def rename(words: str) -> str:
        return named.sub(lambda found: other[found[0]], words)

    changed = [line if line.text.startswith("# ") else replace(line, text=rename(line.text)) for line in own]
    found = _rewritten(source, own, changed)
    return replace(found, rename=rename) if found else None


def _rewritten(source: Source, own: Sequence[Line], changed: Sequence[Line]) -> Perturbed | None:
    if list(own) == list(changed):
        return None
    other = rewritten(source, changed)
    return Perturbed(other, printed(other))


def _file(source: Source, text: str) -> File:
    return text.encode(), f"{source.path.stem}.txt"


def _mark(line: Line) -> str:
    """The number that opens a heading or a text, with what stands before it."""
    if line.part is Part.HEADING and (found := re.match(r"### (?:第\s?)?[0-9０-９]+", line.text)):
        return found[0]
    return line.sign


def _marked(line: Line, mark: str) -> Line:
    return replace(line, text=mark + line.text[len(_mark(line)) :])


KINDS: Mapping[str, tuple[str, Callable[[Source, Random], Perturbed | None]]] = {
    "rewrap": ("改行の位置", _rewrap),
    "furniture": ("柱とページ番号", _furniture),
    "digits": ("番号の全角・半角", _digits),
    "kanji": ("条の漢数字", _kanji),
    "brackets": ("見出しの括弧", _brackets),
    "parties": ("当事者の呼び名", _parties),
}
"""What is changed, in Japanese, and how."""
