"""Where references lead, in the words of the new version: what only follows a new number is the same as before."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.ontology.spelling import spell
from pipeline.revise.align import Alignment
from pipeline.revise.nodes import Node
from pipeline.text.normalize import squash
from pipeline.text.numerals import KANJI, number
from pipeline.types.address import Address
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Document

_FIRST, _LAST = 0xE000, 0xF8FF
PLACE = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
"""Private signs: one stands for each place that references lead to."""
_ARTICLE = re.compile(r"第\d+条(?:の\d+)*")
_KANJI = re.compile(rf"(?<=第)[{KANJI}]+(?=[条項号])")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference of a unit: its words without white space, and the sign of the place it leads to."""

    words: str
    sign: str


class Pointing:
    """The references of both versions by unit, those of the old one led to where their targets stand now."""

    def __init__(self, old: Document, new: Document, alignment: Alignment) -> None:
        self.now = addresses(alignment)
        self._signs: dict[object, str] = {}
        came = {unit.address for unit in new.walk()} - set(self.now.values())
        self.old = self._by_unit(
            old.references, {one: self._place(one, self._led(one), self._led_words(one)) for one in old.references}
        )
        self.new = self._by_unit(
            new.references,
            {one: self._place(one, set(one.targets) - came or set(one.targets), _words(one)) for one in new.references},
        )

    def _led(self, reference: Reference) -> set[Address | str]:
        """The targets by their new addresses; those that are gone only where none is left."""
        found = {self.now.get(target) for target in reference.targets} - {None}
        return {one for one in found if one} or {f"gone {target}" for target in reference.targets}

    def _led_words(self, reference: Reference) -> str:
        """The words of a reference that leads nowhere, the number of its article as it is now."""

        def now(found: re.Match[str]) -> str:
            return str(self.now.get(Address((found[0],)), found[0]))

        words = _words(reference)
        return _ARTICLE.sub(now, words) if reference.status is ReferenceStatus.DANGLING else words

    def _place(self, reference: Reference, targets: Iterable[Address | str], words: str) -> str:
        key = frozenset(targets) if reference.status is ReferenceStatus.RESOLVED else words
        return self._signs.setdefault(key, chr(min(_FIRST + len(self._signs), _LAST)))

    def _by_unit(
        self, references: Iterable[Reference], signs: Mapping[Reference, str]
    ) -> Mapping[Address, list[Pointer]]:
        found: dict[Address, list[Pointer]] = defaultdict(list)
        for one in references:
            found[one.address].append(Pointer(squash(one.text), signs[one]))
        return found


def _words(reference: Reference) -> str:
    return _KANJI.sub(lambda found: str(number(found[0])), spell(squash(reference.text)))


def addresses(alignment: Alignment) -> dict[Address, Address]:
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
    """What a unit says itself, without its caption and without white space."""
    return squash(f"{node.text}{node.wrap_up}")
