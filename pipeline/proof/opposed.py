"""Sentences of which one does what the other does not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.proof.reading import Passage, Reading
from pipeline.proof.statements import links, plain
from pipeline.types.address import Address
from pipeline.types.proof import Finding, Level

_EXCEPTION = re.compile(r"ただし|但し|かかわらず|を除|場合|とき|限り|まで|前[条項]")
_TWIN, _FEW = 0.85, 3
_TAIL = 24
_NEGATED = re.compile(r"(?:ない|ません|ず|ぬ)(?:もの)?(?:とする|とします)?。$")


def find(reading: Reading) -> Iterator[Finding]:
    """contradiction."""
    yield from _opposed(reading, links(reading))


def _opposed(reading: Reading, citing: Mapping[Address, frozenset[Address]]) -> Iterator[Finding]:
    """Two units that cite each other's article, of which one does what the other does not; or the same words but for a not."""
    told: dict[str, list[_Ending]] = defaultdict(list)
    for passage in reading.passages:
        article = passage.address.article
        cited = citing.get(passage.address, frozenset())
        for start, end in passage.sentences:
            text = passage.text[start:end]
            unconditional = not _EXCEPTION.search(text)
            if not text.endswith("。") or "\t" in text or not (cited or unconditional):
                continue
            if not (verb := _ending(passage, start, end)):
                continue
            told[verb[0]].append(
                _Ending(
                    passage,
                    article,
                    start,
                    end,
                    verb[1],
                    cited,
                    unconditional,
                )
            )
    for rows in told.values():
        for at, one in enumerate(rows):
            for before in rows[:at]:
                if before.negated != one.negated and before.article != one.article and _clash(before, one):
                    words_before = before.passage.words(before.start, before.end)
                    message = f"{before.passage.address}の「{words_before}」と、することとしないことが逆です。どちらが正しいか確かめ、そろえてください。"
                    yield one.passage.finding("contradiction", Level.WARNING, message, one.start, one.end)


@dataclass(frozen=True, slots=True)
class _Ending:
    """A sentence, whether its last verb is negated, the articles that its unit cites, and whether it has no condition."""

    passage: Passage
    article: Address
    start: int
    end: int
    negated: bool
    cited: frozenset[Address]
    plain: bool

    @property
    def words(self) -> frozenset[str]:
        return frozenset(plain(self.passage.content(self.start, self.end)))


def _clash(one: _Ending, other: _Ending) -> bool:
    if other.article in one.cited and one.article in other.cited:
        return True
    if not (one.plain and other.plain):
        return False
    mine, others = one.words, other.words
    return len(others) > _FEW and len(mine & others) >= _TWIN * len(mine | others)


def _ending(passage: Passage, start: int, end: int) -> tuple[str, bool] | None:
    """The last verb or predicate noun of a sentence, and whether it is negated."""
    verbs = [one for one in passage.telling(max(start, end - _TAIL), end) if one.part in ("動詞", "名詞")]
    negated = bool(_NEGATED.search(passage.text[start:end]))
    return (verbs[-1].normal, negated) if verbs else None
