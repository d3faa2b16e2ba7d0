"""How much two documents of the corpus say in the same words: `python -m corpus.overlap` lists what is over the bounds.

>>> share("甲は、代金を月末に支払う。", "乙は、代金を月末に支払う。")
0.8
"""

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from corpus.texts import Text, squash, texts

LENGTH = 8
"""Characters of a sequence."""
SHORTEST = 60
"""Characters of a clause that is compared; below that one common phrase is a large share."""
# Three real terms of service of different companies, their articles typed by hand, give 62 pairs that these rules compare:
# half of them share up to .024, 90 % up to .084, 95 % up to .167, 97.5 % up to .217, the most alike .388 (on organised
# crime). Typed by the product, five such terms give 225 pairs: .024, .084, .125, .215 and .388.
BOUND = 0.22
"""Two clauses: where 97.5 % of the real pairs lie."""
BOUND_APART = 0.16
"""Two clauses in different splits: where 95 % of them lie, rounded down."""
FORMULATION = 25
"""Characters of a sentence that may stand in one split alone."""
_NUMERALS = re.compile(r"[0-9〇一二三四五六七八九十百千万]+")
_PARTY, _NUMBER = "◇", "0"
_COMMON_PARTIES = (
    "甲",
    "乙",
    "丙",
    "当社",
    "弊社",
    "貴社",
    "お客様",
    "お客さま",
    "利用者",
    "会員",
    "契約者",
    "会社",
    "双方",
    "両当事者",
)


@dataclass(frozen=True, slots=True)
class Clause:
    """An article with all below it, its text squashed; type: its main one."""

    document: str
    split: str
    address: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two clauses of one main type in different documents; share: of sequences, see share()."""

    one: Clause
    other: Clause
    share: float

    @property
    def over(self) -> bool:
        """Whether they have more in common than they may."""
        return self.share > (BOUND if self.one.split == self.other.split else BOUND_APART)


@dataclass(frozen=True, slots=True)
class Formulation:
    """A sentence, masked, and where it stands: documents of more than one split, with the address of the unit."""

    text: str
    places: tuple[tuple[str, str, str], ...]  # split, document, address


def sequences(text: str) -> frozenset[str]:
    """All runs of LENGTH characters in the squashed text."""
    text = squash(text)
    return frozenset(text[start : start + LENGTH] for start in range(len(text) - LENGTH + 1))


def share(one: str, other: str) -> float:
    """Distinct sequences that both texts have, as a share of those of the text that has fewer; 0.0 where one has none."""
    first, second = sequences(one), sequences(other)
    fewer = min(len(first), len(second))
    return len(first & second) / fewer if fewer else 0.0


def clauses(documents: Iterable[Text]) -> Iterator[Clause]:
    """The articles that are long enough to compare and whose type is known."""
    for document in documents:
        for address, units in document.articles():
            types = document.types.get(address)
            text = squash("".join(unit.text + unit.wrap_up for unit in units))
            if types and types[0] != "other" and len(text) >= SHORTEST:
                yield Clause(document.entry.id, document.entry.split, address, types[0], text)


def pairs(given: Iterable[Clause]) -> Iterator[Pair]:
    """Every two clauses of one main type in different documents."""
    by_type = sorted(given, key=lambda clause: clause.type)
    for _, group in groupby(by_type, key=lambda clause: clause.type):
        run = [(clause, sequences(clause.text)) for clause in group]
        for (one, first), (other, second) in combinations(run, 2):
            if one.document != other.document:
                yield Pair(one, other, len(first & second) / min(len(first), len(second)))


def formulations(documents: Iterable[Text]) -> Iterator[Formulation]:
    """The sentences that stand in documents of different splits."""
    places: dict[str, list[tuple[str, str, str]]] = {}
    for document in documents:
        hide = _masks(document.parties)
        for unit in (*document.others, *document.units):
            for sentence in sentences(f"{unit.text}\n{unit.wrap_up}"):
                masked = _NUMERALS.sub(_NUMBER, hide.sub(_PARTY, sentence))
                if len(masked) >= FORMULATION:
                    places.setdefault(masked, []).append((document.entry.split, document.entry.id, unit.address))
    for text, found in places.items():
        if len({split for split, _, _ in found}) > 1:
            yield Formulation(text, tuple(found))


def sentences(text: str) -> Iterator[str]:
    """Squashed sentences without their full stops and a bracket that closes before them; a block without one is one."""
    return (sentence for part in re.split(r"[。\n]", text) if (sentence := squash(part).lstrip(")」』】")))


def common(pair: Pair) -> list[str]:
    """The stretches that both clauses have, the longest first, those of one length in the order of the first clause."""
    shared = sequences(pair.one.text) & sequences(pair.other.text)
    text, found, start = pair.one.text, [], 0
    while start <= len(text) - LENGTH:
        end = start
        while text[end : end + LENGTH] in shared:
            end += 1
        if end > start:
            found.append(text[start : end + LENGTH - 1])
        start = max(end, start) + 1
    return sorted(dict.fromkeys(found), key=len, reverse=True)


def _masks(parties: Iterable[str]) -> re.Pattern[str]:
    words = sorted({squash(word) for word in (*parties, *_COMMON_PARTIES)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def report(documents: Iterable[Text]) -> list[str]:
    """A paragraph for each pair and each sentence that is over the bounds, the worst first."""
    known = tuple(documents)
    over = sorted((pair for pair in pairs(clauses(known)) if pair.over), key=lambda pair: -pair.share)
    lines = []
    for pair in over:
        one, other = pair.one, pair.other
        lines.append(
            f"{pair.share:.3f} {one.type}: {one.document} {one.address} ({one.split}) ～ {other.document} {other.address} ({other.split})"
        )
        lines += [f"    {stretch}" for stretch in common(pair)[:6]]
    for found in formulations(known):
        lines.append(f"= {found.text}")
        lines += [f"    {split}: {document} {address}" for split, document, address in found.places]
    return lines


def main() -> int:
    """Prints the report; 1 where there is something in it."""
    lines = report(texts())
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
