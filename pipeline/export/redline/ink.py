"""Text -> runs of WordprocessingML with tracked changes and comments, all by one author at one time."""

import copy
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count

from lxml import etree

from pipeline.export.characters import legal
from pipeline.types.revision import Edit, Operation

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TAGS = {Edit.DELETE: "del", Edit.INSERT: "ins"}


def element(name: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """A w: element with w: attributes."""
    found = etree.Element(W + name, {W + key: value for key, value in attributes.items()}, nsmap={"w": MAIN})
    found.extend(children)
    return found


def run(text: str, look: etree._Element | None = None, *, gone: bool = False) -> etree._Element:
    """A run in the given w:rPr; gone: as it stands in a deletion."""
    found = element("r")
    if look is not None:
        found.append(copy.deepcopy(look))
    for at, part in enumerate(legal(text).split("\t")):
        if at:
            found.append(element("tab"))
        if part:
            words = element("delText" if gone else "t")
            words.set(_SPACE, "preserve")
            words.text = part
            found.append(words)
    return found


@dataclass
class Ink:
    """Draws tracked changes and keeps the comments; first: the first w:id that the document has free."""

    author: str
    when: datetime
    first: int = 1
    comments: list[etree._Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ids = count(self.first)
        self._date = self.when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def track(self, edit: Edit, *children: etree._Element) -> etree._Element:
        """A w:ins or w:del around children; without any, the mark for the end of a paragraph or for a row."""
        return element(_TAGS[edit], *children, **self._signed())

    def runs(self, operations: Iterable[Operation], look: etree._Element | None = None) -> Iterator[etree._Element]:
        """The runs of a line."""
        for one in operations:
            if one.edit is Edit.EQUAL:
                yield run(one.text, look)
            elif one.text:
                yield self.track(one.edit, run(one.text, look, gone=one.edit is Edit.DELETE))

    def ended(self, edit: Edit, properties: etree._Element) -> None:
        """Marks in the w:pPr of a paragraph that its end came or went."""
        mark = properties.find(W + "rPr")
        if mark is None:
            mark = element("rPr")
            after = [child for child in properties if child.tag in (W + "sectPr", W + "pPrChange")]
            properties.insert(properties.index(after[0]) if after else len(properties), mark)
        mark.insert(0, self.track(edit))

    def noted(
        self, runs: Sequence[etree._Element], texts: Sequence[str], edit: Edit = Edit.EQUAL
    ) -> list[etree._Element]:
        """The runs with comments over all of them; edit: what happened to their paragraph, the comments' signs go with it."""
        ids = [self._comment(text) for text in texts]
        signs = [element("r", element("commentReference", id=number)) for number in ids]
        return [
            *(element("commentRangeStart", id=number) for number in ids),
            *runs,
            *(element("commentRangeEnd", id=number) for number in ids),
            *([self.track(edit, sign) for sign in signs] if edit is not Edit.EQUAL else signs),
        ]

    def _comment(self, text: str) -> str:
        signed = self._signed()
        paragraphs = (element("p", run(line)) for line in text.split("\n"))
        self.comments.append(element("comment", *paragraphs, **signed, initials=legal(self.author)[:3]))
        return signed["id"]

    def number(self) -> str:
        """A w:id that nothing has yet."""
        return str(next(self._ids))

    def _signed(self) -> dict[str, str]:
        return {"id": self.number(), "author": legal(self.author), "date": self._date}
