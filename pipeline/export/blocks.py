"""Text of units as blocks of Akoma Ntoso: lines, tables, references inside them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lxml import etree

from pipeline.export.characters import legal
from pipeline.export.naming import Names
from pipeline.types.clause import Reference, ReferenceStatus
from pipeline.types.document import Document, Unit
from pipeline.types.source import Span


class Blocks:
    """Writes the texts of one document: a line is a p, neighbouring lines with tabs are a table."""

    def __init__(self, document: Document, names: Names) -> None:
        self._source, self._names = document.source.text, names
        self._references: dict[object, list[Reference]] = {}
        for reference in document.references:
            if reference.status is ReferenceStatus.RESOLVED and reference.spans:
                self._references.setdefault(reference.address, []).append(reference)

    def printed(self, unit: Unit) -> str:
        """The number of a unit as printed, 「(1)」; "" where it has none."""
        return " ".join("".join(self._source[start:end] for start, end in unit.heading_spans).split())

    def unit(self, into: etree._Element, unit: Unit, *, left_out: str = "") -> None:
        """A unit and all below it where the hierarchy has no place: cover, preamble, end. left_out: a line not to repeat."""
        if left_out and unit.text.startswith(left_out) and unit.text[len(left_out) :][:1] in ("", "\n"):
            skipped = len(left_out) + 1
        else:
            skipped = 0
        self.text(into, unit, unit.text, unit.spans, begin=skipped)
        if unit.children:
            eid = self._names.of_list(unit.children)
            block_list = etree.SubElement(into, "blockList", eId=f"{eid}__blist")
            for child in unit.children:
                item = etree.SubElement(block_list, "item", eId=self._names.of(child))
                if number := self.printed(child):
                    etree.SubElement(item, "num").text = legal(number)
                filled = len(item)
                self.unit(item, child)
                if len(item) == filled:
                    etree.SubElement(item, "p")
        self.text(into, unit, unit.wrap_up, unit.wrap_up_spans)
        if not len(into):
            etree.SubElement(into, "p")

    def text(self, into: etree._Element, unit: Unit, text: str, spans: Sequence[Span], *, begin: int = 0) -> None:
        """The lines of a text of unit from begin on, with references that lead to a unit of this document."""
        pieces = list(self._pieces(unit, text, spans))
        table: etree._Element | None = None
        for found in re.finditer(r"[^\n]+", text):
            if found.start() < begin:
                continue
            if "\t" not in found[0]:
                table = None
                self._line(etree.SubElement(into, "p"), text, found.start(), found.end(), pieces)
                continue
            if table is None:
                table = etree.SubElement(into, "table")
            row = etree.SubElement(table, "tr")
            for cell in re.finditer(r"[^\t]*(?:\t|$)", found[0]):
                if cell.start() == len(found[0]) and not found[0].endswith("\t"):
                    break
                start = found.start() + cell.start()
                line = etree.SubElement(etree.SubElement(row, "td"), "p")
                self._line(line, text, start, start + len(cell[0].rstrip("\t")), pieces)

    def _line(
        self, line: etree._Element, text: str, start: int, end: int, pieces: Sequence[tuple[int, int, Reference]]
    ) -> None:
        line.text, last, at = "", None, start
        for begin, stop, reference in pieces:
            if begin < at or stop > end:
                continue
            element = self._reference(reference)
            if element is None:
                continue
            _append(line, last, legal(text[at:begin]))
            element.text = legal(text[begin:stop])
            line.append(element)
            last, at = element, stop
        _append(line, last, legal(text[at:end]))

    def _reference(self, reference: Reference) -> etree._Element | None:
        targets = [eid for target in reference.targets if (eid := self._names.at(target))]
        if not targets:
            return None
        if len(targets) == 1:
            return etree.Element("ref", href=f"#{targets[0]}")
        return etree.Element("rref", {"from": f"#{targets[0]}", "upTo": f"#{targets[-1]}"})

    def _pieces(self, unit: Unit, text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, Reference]]:
        """Where the references of unit stand in its text, in order."""
        mine = [one for one in self._references.get(unit.address, []) if unit.address is not None]
        if not mine:
            return
        # The n-th visible character of the spans is the n-th visible one of the text.
        there = [at for start, end in spans for at in range(start, end) if not self._source[at].isspace()]
        here = [at for at, sign in enumerate(text) if not sign.isspace()]
        for one in sorted(mine, key=lambda reference: reference.spans):
            first = bisect_left(there, one.spans[0][0])
            last = bisect_left(there, one.spans[-1][1]) - 1
            if first <= last < len(here) and there[first] < one.spans[0][1] and there[last] >= one.spans[-1][0]:
                yield here[first], here[last] + 1, one


def _append(line: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        line.text = (line.text or "") + text
    else:
        last.tail = (last.tail or "") + text
