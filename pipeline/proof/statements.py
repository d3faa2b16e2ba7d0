"""Sentences and rows of tables with each of their numbers: what they are about, and what stands around the number."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pipeline.proof.numbered import LAW, Value, values
from pipeline.proof.reading import Passage, Reading
from pipeline.types.address import Address
from pipeline.types.clause import ReferenceStatus

_RELATIONS: Mapping[str, re.Pattern[str]] = {
    "前": re.compile(r"\s*(?:より|よりも)?前"),
    "内": re.compile(r"\s*(?:以内|の?うちに|内に)"),
    "まで": re.compile(r"\s*まで"),
    "後": re.compile(r"\s*(?:以上)?(?:後|を過ぎ|が過ぎ|を経|が経|を?経過|を超え)"),
}
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a row with one of its numbers.

    words: what all of it is about; near: what stands between the numbers before and behind; anchor: the last words before the
    number; first: those of the first cell of a row.
    """

    order: int
    passage: Passage
    article: Address
    start: int
    text: str
    value: Value
    relation: str
    words: frozenset[str]
    near: frozenset[str]
    anchor: tuple[str, ...]
    first: frozenset[str]

    @property
    def printed(self) -> str:
        """The number with its unit as printed."""
        return self.passage.words(self.start + self.value.start, self.start + self.value.end)

    @property
    def in_body(self) -> bool:
        """Whether it stands in an article."""
        return self.passage.address.parts[0].startswith("第")

    @property
    def in_annex(self) -> bool:
        """Whether it stands in an annex or a table behind the articles."""
        return not self.passage.address.parts[0].startswith(("第", "前文", "附則"))


def statements(reading: Reading) -> list[Statement]:
    """All of a document, in order."""
    return [replace(one, order=order) for order, one in enumerate(_stated(reading))]


def _stated(reading: Reading) -> Iterator[Statement]:
    for passage in reading.passages:
        if not passage.values:
            continue
        for begun, stop in passage.sentences:
            at = begun
            for text in passage.text[begun:stop].split("\n") if "\t" in passage.text else (passage.text[begun:stop],):
                yield from _of_text(passage, at, text)
                at += len(text) + 1


def _of_text(passage: Passage, start: int, text: str) -> Iterator[Statement]:
    found = [one for one in values(text) if one.unit not in "円%"]
    if not found or (len(found) != 1 and "\t" in text) or LAW.search(text):
        return

    def said(begin: int, end: int) -> list[str]:
        return plain(passage.content(start + begin, start + end))

    about = said(0, len(text))
    first = frozenset(said(0, text.index("\t"))) if "\t" in text else frozenset()
    for at, value in enumerate(found):
        before = said(found[at - 1].end if at else 0, value.start)
        behind = said(value.end, found[at + 1].start if at + 1 < len(found) else len(text))
        relation = next((name for name, pattern in _RELATIONS.items() if pattern.match(text, value.end)), "")
        near = frozenset(before + behind)
        yield Statement(
            0,
            passage,
            passage.address.article,
            start,
            text,
            value,
            relation,
            frozenset(about),
            near,
            tuple(before),
            first,
        )


def plain(found: Iterable[str]) -> list[str]:
    """The words without digits."""
    return [word for word in found if not _DIGIT.search(word)]


def links(reading: Reading) -> Mapping[Address, frozenset[Address]]:
    """The articles that each unit cites, and each article with all below it, but for its own."""
    found: dict[Address, set[Address]] = defaultdict(set)
    for reference in reading.document.references:
        if reference.status is ReferenceStatus.RESOLVED:
            others = {one.article for one in reference.targets} - {reference.address.article}
            found[reference.address] |= others
            found[reference.address.article] |= others
    return {address: frozenset(articles) for address, articles in found.items()}
