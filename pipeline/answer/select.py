"""Which words of a unit answer a question: sentences, with the ただし書 and the lead they need to be true."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.answer.parts import without_choice
from pipeline.text import sentences, tokens
from pipeline.text.kinds import holds
from pipeline.text.normalize import fold
from pipeline.types.document import Unit
from pipeline.types.index import Index
from pipeline.types.question import Question, Wants
from pipeline.types.source import Span

SHORT = 180
"""Characters of a unit that is given whole."""
ENOUGH = 240
"""Characters after which no further sentence is taken."""
HANGS = re.compile(r"^(?:ただし|但し|もっとも|この場合|その場合|かかる|当該|上記|なお)")
PROVISO = re.compile(r"^(?:ただし|但し|もっとも)")
_ELSE = re.compile(
    r"^(?!(?:ただし|但し|なお|また))[^、。はがをも]{2,16}(?:ない|なかった|ません)(?:場合|とき)(?:に|は|には|、)"
)
"""The other case of the sentence before, which says alone what it is: 解約されない場合、…."""
_OF_THE_CASE = re.compile(r"^(?:この|その|上記の?)(?:場合|とき|際)")
"""What a rule goes on with: その場合、残る期間の分のみを返金します."""
_ENTRY = re.compile(r"(?:([・•●○■□◆◇▪✓])(?!\1|[^。\n]*\1 ?[年月日]|\s*[年月日])|[‐–*-](?=\s))\s*(?=\S)")
"""The mark of an entry of a list that has no numbers: it stands in the text of its unit; ●●, ○年 are blanks to fill in."""
_COMMA = re.compile("[、，]")
_LAST = re.compile(
    r"[、,。? ]|(?:たら|れば|なら|けど|けれど|ので(?!し|す)|のに|場合|とき)(?:に|は|でも|も)*|(?<=[てで])も(?=[^らよい良構か大平問])"
)
"""What parts the last clause of a question from the rest; the words of a row of key words each stand alone."""
VALUES = frozenset(
    {
        Wants.PERIOD,
        Wants.DATE,
        Wants.AMOUNT,
        Wants.RATE,
        Wants.COUNT,
    }
)
"""Kinds of answer that are a value: a text without one cannot answer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Sentences of one unit; spans point into the unit's text (or its wrap-up)."""

    unit: Unit
    spans: tuple[Span, ...]
    wrap_up: bool = False

    @property
    def text(self) -> str:
        """The sentences as one line, 「…」 where something between them is left out."""
        whole = self.unit.wrap_up if self.wrap_up else self.unit.text
        out = ""
        end = -1
        for start, stop in self.spans:
            if end >= 0 and whole[end:start].strip():
                out += "…"
            out += whole[start:stop]
            end = stop
        return "".join(out.split("\n"))


class Matcher:
    """How well a text speaks of what a question speaks of."""

    def __init__(self, question: Question, index: Index) -> None:
        self._groups = [(group, index.rarity(group.word, group.meant)) for group in index.groups(question.text)]
        asked = _LAST.split(without_choice(question.text.rstrip("。?")))[-1]
        self._aimed = [(group, index.rarity(group.word, group.meant)) for group in index.groups(asked)] or self._groups[
            -1:
        ]
        self._total = sum(weight for _, weight in self._groups) or 1.0
        self._values = question.wants & VALUES
        self._others = question.wants - VALUES
        self._terms = question.terms

    def share(self, text: str) -> float:
        """The share of the question's words that text has, weighed by rarity, 0 to 1."""
        words = frozenset(tokens.words(fold(text)))
        return sum(weight * group.met(words) for group, weight in self._groups) / self._total

    def aim(self, text: str) -> float:
        """Like share, the words of the question's last clause counted twice: what is asked of the rest stands there."""
        words = frozenset(tokens.words(fold(text)))
        return sum(weight * group.met(words) for group, weight in (*self._groups, *self._aimed)) / self._total

    def score(self, text: str) -> float:
        """The share, and more where text has a value of the kind asked for or defines the term."""
        folded = fold(text)
        held = holds(folded)
        defined = any(f"「{term}」" in folded or f"{term}とは" in folded for term in self._terms)
        return self.share(text) + 0.3 * bool(self._values & held) + 0.1 * bool(self._others & held) + 0.5 * defined


def sentences_of(unit: Unit, matcher: Matcher) -> Piece:
    """The sentences of the unit's own text that answer, in their order; the whole of a short unit."""
    spans = sentences.split(unit.text)
    taken = set(range(len(spans)))
    if _length(spans, taken) > SHORT:
        taken = _best(unit.text, spans, matcher)
    return Piece(unit, tuple(part for index in sorted(taken) for part in _clipped(unit.text, spans[index], matcher)))


def _best(text: str, spans: Sequence[Span], matcher: Matcher) -> set[int]:
    scores = [matcher.score(text[start:end]) for start, end in spans]
    taken: set[int] = set()
    for index in sorted(range(len(spans)), key=lambda number: (-scores[number], number)):
        if scores[index] < 0.6 * max(scores) or _length(spans, taken) >= ENOUGH:
            break
        taken |= with_neighbours(text, spans, index)
    for index in range(1, len(spans)):
        gone_on = index - 1 in taken and index not in taken and bool(_OF_THE_CASE.match(text[slice(*spans[index])]))
        if gone_on and _length(spans, {*taken, index}) <= ENOUGH:
            taken.add(index)
    return taken


def with_neighbours(text: str, spans: Sequence[Span], index: int) -> set[int]:
    """The sentence, the main clause before it where it hangs on one or is an entry of a list, and the provisos to it."""
    taken = {index}
    after = index + 1
    if _is_entry(text, spans[index]):
        taken.update([at for at in range(index) if not _is_entry(text, spans[at])][-1:])
        while after < len(spans) and _is_entry(text, spans[after]):
            after += 1
    while min(taken) > 0 and _hangs(text[slice(*spans[min(taken)])]):
        taken.add(min(taken) - 1)
    while after < len(spans) and PROVISO.match(text[slice(*spans[after])]):
        taken.add(after)
        after += 1
    return taken


def _hangs(sentence: str) -> bool:
    return bool(HANGS.match(sentence) or _ELSE.match(sentence))


def entries_of(piece: Piece) -> tuple[str, list[str]] | None:
    """The one sentence that leads into a list without numbers, and its entries; None where the piece says anything else."""
    text = piece.unit.text
    lead, *listed = piece.spans or ((0, 0),)
    if not listed or _is_entry(text, lead) or not all(_is_entry(text, span) for span in listed):
        return None
    entries = [_ENTRY.sub("", text[start:end], count=1).rstrip("、。，") for start, end in listed]
    return text[slice(*lead)].rstrip(":："), entries


def _is_entry(text: str, span: Span) -> bool:
    before = text[: span[0]].rstrip(" \t\u3000")
    return (not before or before.endswith("\n")) and bool(_ENTRY.match(text, span[0]))


def _length(spans: Sequence[Span], taken: set[int]) -> int:
    return sum(spans[index][1] - spans[index][0] for index in taken)


def _clipped(text: str, span: Span, matcher: Matcher) -> list[Span]:
    """A very long sentence without the clauses in its middle that say nothing of what is asked."""
    start, end = span
    if end - start <= 2 * SHORT:
        return [span]
    cuts = [start, *(start + comma.end() for comma in _COMMA.finditer(text[start:end])), end]
    clauses = [(a, b) for a, b in pairwise(cuts) if b > a]
    last = len(clauses) - 1
    kept: list[Span] = []
    for index, (a, b) in enumerate(clauses):
        if index in (0, last) or matcher.share(text[a:b]) > 0:
            if kept and kept[-1][1] == a:
                kept[-1] = (kept[-1][0], b)
            else:
                kept.append((a, b))
    return kept
