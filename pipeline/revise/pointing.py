"""Where references lead, in the words of the new version: what only follows a new number is the same as before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.ontology.spelling import spell
from pipeline.revise.nodes import Node
from pipeline.text.normalize import squash
from pipeline.text.numerals import KANJI, number
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Document

if TYPE_CHECKING:
    from pipeline.revise.align import Alignment

_FIRST, _LAST = 0xF0000, 0xFFFFD  # not those of the basic plane: fonts of Word have signs there
PLACE = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
"""Private signs: one stands for each place that references lead to."""
_ARTICLE = re.compile(r"第\d+条(?:の\d+)*")
_LISTED = re.compile(
    r"^[ \t\u3000]*(?:[・･•●○■□◆◇▪*＊※](?![\dか年月日○●])|[(（][0-9０-９a-zａ-ｚア-ン一二三四五六七八九十]{1,2}[)）]"
    r"|[a-zａ-ｚ①-⑳ⅰ-ⅹ][.．)）]?(?=[ \t\u3000]))[ \t\u3000]*",
    re.MULTILINE,
)
"""The mark that a line of a list opens with, where it is no number of a unit."""
_KANJI = re.compile(rf"(?<=第)[{KANJI}]+(?=[条項号])")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference of a unit: its words without white space, the sign of the place it leads to, and that place as it is now.

    leads: the addresses of the new version, () where it leads nowhere there or out of the document.
    """

    words: str
    sign: str
    leads: tuple[Address, ...] = ()


class Pointing:
    """The references of both versions by unit, those of the old one led to where their targets stand now."""

    def __init__(self, old: Document, new: Document, alignment: "Alignment") -> None:
        self.now = addresses(alignment)
        self._regrouped = {node.address for group in alignment.regroupings for node in group.olds}
        self._signs: dict[object, str] = {}
        came = {unit.address for unit in new.walk()} - set(self.now.values())
        self.old = _by_unit(
            old.references, [self._pointer(one, self._led(one), self._led_words(one)) for one in old.references]
        )
        self.new = _by_unit(
            new.references,
            [self._pointer(one, set(one.targets) - came or set(one.targets), _words(one)) for one in new.references],
        )

    def _led(self, reference: Reference) -> set[Address | str]:
        """The targets by their new addresses; those that are gone only where none is left."""
        found = {self._stands(target, reference.address) for target in reference.targets} - {None}
        return {one for one in found if one} or {f"gone {target}" for target in reference.targets}

    def _stands(self, target: Address, home: Address) -> Address | None:
        """Where a unit stands now; 本条 in an article that was split is the piece that the reference stands in."""
        if target in self._regrouped and target.contains(home) and home in self.now:
            return self.now[home].article
        return self.now.get(target)

    def _led_words(self, reference: Reference) -> str:
        """The words of a reference that leads nowhere, the number of its article as it is now."""

        def now(found: re.Match[str]) -> str:
            return str(self.now.get(Address((found[0],)), found[0]))

        words = _words(reference)
        return _ARTICLE.sub(now, words) if reference.status is ReferenceStatus.DANGLING else words

    def _pointer(self, reference: Reference, targets: Iterable[Address | str], words: str) -> Pointer:
        key = frozenset(targets) if reference.status is ReferenceStatus.RESOLVED else words
        sign = self._signs.setdefault(key, chr(min(_FIRST + len(self._signs), _LAST)))
        return Pointer(squash(reference.text), sign, tuple(sorted(one for one in targets if isinstance(one, Address))))


def _by_unit(references: Sequence[Reference], pointers: Sequence[Pointer]) -> Mapping[Address, list[Pointer]]:
    found: dict[Address, list[Pointer]] = defaultdict(list)
    for reference, pointer in zip(references, pointers, strict=True):
        found[reference.address].append(pointer)
    return found


def _words(reference: Reference) -> str:
    return _KANJI.sub(lambda found: str(number(found[0])), spell(squash(reference.text)))


def addresses(alignment: "Alignment") -> dict[Address, Address]:
    """Old address -> new address of all units that are one; of what was split or merged, that of the first piece."""
    found = {match.old.address: match.new.address for match in alignment.matches if not match.captioned}
    for match in alignment.matches:  # the article itself, where its text has become a 項
        if match.captioned:
            found[match.old.address] = match.new.address
    for group in alignment.regroupings:
        for node in group.olds:
            found.setdefault(node.address, group.news[0].address)
    return found


def signed(words: str, pointers: Iterable[Pointer]) -> str:
    """The words with the sign of its place for every reference, in the order of the text."""
    parts: list[str] = []
    at = 0
    for pointer in pointers:
        begin = words.find(pointer.words, at)
        if begin >= 0:
            parts += [words[at:begin], pointer.sign]
            at = begin + len(pointer.words)
    return "".join([*parts, words[at:]])


def words_of(node: Node) -> str:
    """What a unit says itself, without its caption, marks of lists within and white space."""
    return squash(_LISTED.sub("", f"{node.text}\n{node.wrap_up}"))
