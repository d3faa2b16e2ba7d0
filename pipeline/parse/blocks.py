"""The lists inside one article: which line begins a list, continues one, goes on with a text or ends a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.parse.beam import Step, search
from pipeline.parse.lines import Line
from pipeline.parse.marks import Reading


@dataclass(slots=True)
class Node:
    """A unit in the making: a mark, pieces of text (line, start in the line's text), lists below it, text after them.

    order: its number, or its position where a list prints 1. 1. 1.; line: where it begins; doubt: how much speaks against
    the way its lines were taken, the greatest cost of one of them; doubted: that line.
    """

    reading: Reading | None = None
    order: int = 0
    line: int = 0
    pieces: list[tuple[int, int]] = field(default_factory=list)
    lists: list[list["Node"]] = field(default_factory=list)
    wrap: list[tuple[int, int]] = field(default_factory=list)
    doubt: float = 0.0
    doubted: int = 0

    @property
    def orders(self) -> range:
        """Its number; several for 二から四まで 削除."""
        return range(self.order, max(self.order, self.reading.until if self.reading else 0) + 1)

    def walk(self) -> Iterator["Node"]:
        """All nodes below this one."""
        for nodes in self.lists:
            for node in nodes:
                yield node
                yield from node.walk()

    def weigh(self, cost: float, line: int) -> None:
        """Keeps the greatest cost with its line."""
        if cost > self.doubt:
            self.doubt, self.doubted = cost, line


def build(lines: Sequence[Line], cut: Sequence[float], *, article: int | None = None) -> Node:
    """The tree of the lines of one article; pieces are given by indices into lines.

    cut: for each line how surely it continues the one before; article: its number, for decimal marks such as 3.1.
    """
    return _grow(search(lines, cut, article), lines)


def _grow(step: Step | None, lines: Sequence[Line]) -> Node:
    steps: list[Step] = []
    while step is not None:
        steps.append(step)
        step = step.before
    root = Node()
    path: list[Node] = [root]
    for one in reversed(steps):
        if one.reading is None:
            node = path[one.depth]
            del path[one.depth + 1 :]
            (node.wrap if node.lists else node.pieces).append((one.line, 0))
            node.weigh(one.cost, one.line)
            continue
        del path[one.depth + 1 :]
        owner = path[-1]
        if one.opens or not owner.lists:
            owner.lists.append([])
        node = Node(one.reading, one.order, one.line)
        node.weigh(one.cost, one.line)
        if one.reading.length < len(lines[one.line].text):
            node.pieces.append((one.line, one.reading.length))
        owner.lists[-1].append(node)
        path.append(node)
    return root
