"""Document -> a tree that amendments are worked into: every unit with its number and caption as printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.amend import numbers
from pipeline.types.address import Address
from pipeline.types.amendment import Deed, Origin
from pipeline.types.document import DIVISIONS, Document, Kind, Unit
from pipeline.types.source import MarkKind, Span

_UNSEEN = (MarkKind.MARKUP, MarkKind.FURNITURE, MarkKind.REPEATED)
_NUMBER = re.compile(rf"第\s*{numbers.N}\s*条(?:\s*の\s*{numbers.N})*|{numbers.N}\s*[.．、)）]?(?:0(?!\d))?")
_BRACKETS = "（）()【】［］[]〔〕「」『』〈〉＜＞ 　"
_CLOSED = "）)①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"  # ends of numbers that need no white space behind them
NUMBERED = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
APART = (Kind.SUPPL_PROVISION, Kind.APPENDIX)


@dataclass(frozen=True, slots=True)
class Look:
    """How the heading of an article is set.

    above: its caption stands on a line of its own before the number; gap: between number and caption; runs_on: the text
    goes on in the line of the number.
    """

    above: bool = False
    gap: str = ""
    runs_on: bool = False


@dataclass(slots=True, eq=False)
class Node:
    """A unit while amendments are worked in.

    part: its part of the address, "" where it cannot be cited; head: its number as printed; caption: as printed, with
    brackets; gap: between number and text; base: where it stood in the base; was: its part before the amendment that is being worked in, None where
    that adds it.
    """

    kind: Kind
    part: str = ""
    head: str = ""
    caption: str = ""
    text: str = ""
    wrap_up: str = ""
    gap: str = "　"
    children: list["Node"] = field(default_factory=list)
    look: Look = Look()
    base: Address | None = None
    was: str | None = None
    origins: tuple[Origin, ...] = ()

    def walk(self) -> Iterator["Node"]:
        """This node and all below, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def name(self) -> str:
        """The caption without its brackets."""
        return self.caption.strip(_BRACKETS)

    @property
    def wording(self) -> str:
        """All it says, line by line, captions with it."""
        own = (self.caption, self.text, *(child.wording for child in self.children), self.wrap_up)
        return "\n".join(one for one in own if one)

    def renumber(self, order: tuple[int, ...]) -> None:
        """Gives it another number; 3.2 below 第3条 goes with it."""
        before = numbers.counted(self.part)
        self.part, self.head = numbers.named(self.part, order), numbers.reprinted(self.head, order)
        if self.kind is Kind.ARTICLE:
            for child in self.children:
                if found := re.match(rf"({numbers.N})(?=[.．]{numbers.N})", child.head):
                    if (numbers.value(found[1]),) == before[:1]:
                        child.head = numbers.written(order[0], found[1]) + child.head[found.end() :]

    def rename(self, part: str) -> None:
        """Gives a 別表 without number one, or takes its number away; its title stays."""
        number = rf"(?:\s*第?\s*{numbers.N}(?:\s*号)?)?" if numbers.counted(self.part) else ""
        name = re.split(r"第?\d", self.part)[0]
        printed = re.search(r"\s*".join(name) + number, self.head)
        self.head = self.head[: printed.start()] + part + self.head[printed.end() :] if printed else part
        self.part = part

    def touch(self, amendment: int, address: Address | None, deed: Deed) -> None:
        """Adds to its origins; said twice by one unit it is one."""
        origin = Origin(amendment, address, deed)
        if origin not in self.origins:
            self.origins = (*self.origins, origin)

    def copied(self) -> "Node":
        """A tree of its own with the same values."""
        return replace(self, children=[child.copied() for child in self.children])


def grown(document: Document) -> Node:
    """The tree of a document; its root is no unit."""
    printed = _Printed(document)
    root = Node(Kind.PART)
    root.children = [printed.node(unit) for unit in document.units]
    return root


def unit_of(document: Document, unit: Unit) -> Node:
    """The tree of one unit of a document."""
    return _Printed(document).node(unit)


def lineage(root: Node, node: Node) -> tuple[Node, ...]:
    """From below the root down to the node."""

    def down(above: Node) -> tuple[Node, ...]:
        for child in above.children:
            if child is node:
                return (child,)
            if below := down(child):
                return (child, *below)
        return ()

    return down(root)


def parent_of(root: Node, node: Node) -> Node:
    """The node that holds it, the root at the top."""
    return (root, *lineage(root, node))[-2]


def articles(container: Node) -> list[Node]:
    """The 条 of the body, or of an 附則 or 別紙, through all 章 and 節."""
    found: list[Node] = []
    for child in container.children:
        if child.kind is Kind.ARTICLE:
            found.append(child)
        elif child.kind in DIVISIONS:
            found += articles(child)
    return found


def addressed(root: Node) -> list[tuple[Node, Address | None]]:
    """All nodes in order with the addresses that they have now; the second of two alike is #2."""
    taken: set[Address] = set()
    found: list[tuple[Node, Address | None]] = []

    def down(node: Node, above: Address | None) -> None:
        address = None
        if node.part:
            address = wanted = Address((*(above.parts if above else ()), node.part))
            count = 1
            while address in taken:
                count += 1
                address = Address((*wanted.parts[:-1], f"{node.part}#{count}"))
            taken.add(address)
        found.append((node, address))
        for child in node.children:
            down(child, address or above)

    for child in root.children:
        down(child, None)
    return found


class _Printed:
    """Reads what stands in the source of a unit's heading."""

    def __init__(self, document: Document) -> None:
        self._text = document.source.text
        self._unseen: list[Span] = [mark.span for mark in document.source.marks if mark.kind in _UNSEEN]

    def node(self, unit: Unit) -> Node:
        part = unit.address.parts[-1].partition("#")[0] if unit.address else ""
        node = Node(unit.kind, part, text=unit.text, wrap_up=unit.wrap_up, base=unit.address, was=part)
        lines = self._lines(unit.heading_spans)
        if unit.kind is Kind.ARTICLE:
            self._article(node, unit, lines)
        elif unit.kind in DIVISIONS:
            node.head = "　".join(lines) or unit.label or ""
        elif unit.kind in APART:
            node.head = "　".join(lines) or part
        elif len(lines) > 1 and unit.caption:
            node.caption, node.head, node.look = "".join(lines[:-1]), lines[-1], Look(above=True)
        else:
            node.head = "".join(lines)
        if node.head and unit.heading_spans and unit.spans and unit.kind in NUMBERED:
            number = self._text[slice(*unit.heading_spans[-1])]
            gap = number[len(number.rstrip()) :] + self._text[unit.heading_spans[-1][1] : unit.spans[0][0]]
            if re.fullmatch(r"[ 　]{1,3}", gap) or (not gap and node.head[-1:] in _CLOSED):
                node.gap = gap
        node.children = [self.node(child) for child in unit.children]
        return node

    def _article(self, node: Node, unit: Unit, lines: Sequence[str]) -> None:
        at = next((at for at, line in enumerate(lines) if _NUMBER.match(line)), None)
        if at is None:
            node.head, node.caption = node.part, unit.caption or ""
            return
        line = lines[at]
        found = _NUMBER.match(line)
        assert found
        rest = line[found.end() :]
        node.head = found[0].rstrip()
        node.caption = rest.strip()
        gap = line[len(node.head) : len(line) - len(rest.lstrip())]
        above = at > 0 and not node.caption
        if above:
            node.caption = lines[0]
        elif not node.caption and len(lines) > 1:
            node.caption, gap = lines[-1], "　"
        runs_on = bool(unit.spans) and "\n" not in self._text[unit.heading_spans[-1][1] : unit.spans[0][0]]
        if unit.children and not unit.text and unit.children[0].spans and not unit.children[0].heading_spans:
            runs_on = "\n" not in self._text[unit.heading_spans[-1][1] : unit.children[0].spans[0][0]]
        gap = gap.replace("\n", "") or ("　" if node.caption[:1].isdigit() else "")
        node.look = Look(above, gap, runs_on)

    def _lines(self, spans: Sequence[Span]) -> list[str]:
        """The printed words of a heading, those of one line of the source together."""
        lines: list[str] = []
        last = 0
        for start, end in spans:
            hidden = {at for a, b in self._unseen for at in range(max(a, start), min(b, end))}
            words = "".join(self._text[at] for at in range(start, end) if at not in hidden)
            words = re.sub(r"[^\S\n]*\n\s*", "", words).strip()
            if words and lines and "\n" not in self._text[last:start]:
                lines[-1] += words
            elif words:
                lines.append(words)
            last = end
        return lines
