"""項 that print no number: the first before 「2」, and blocks of text that the document itself counts."""

import re
from collections.abc import Sequence

from pipeline.parse.blocks import Node
from pipeline.parse.leads import LEAD
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style, may_follow_unnumbered

_COUNTS_BACK = re.compile(r"前項|前\s*[二三四五2-5]\s*項|本条第\s*[一二三四五1-5]\s*項")
_GOES_ON = re.compile(r"なお|ただし|但し|この場合|[・※]")


def number(root: Node, lines: Sequence[Line], cut: Sequence[float]) -> None:
    """Gives the unnumbered texts directly under an article that are 項 nodes of their own."""
    _first(root, lines)
    if root.pieces and not any(_is_paragraphs(nodes[0]) for nodes in root.lists):
        _counted(root, lines, cut)


def _first(root: Node, lines: Sequence[Line]) -> None:
    """An unnumbered text followed by 「2」 is 第1項, with the lists that hang under it."""
    position = next((index for index, nodes in enumerate(root.lists) if _begins_at_two(nodes[0])), None)
    if position is None or not root.pieces or _goes_on_with_items(root, root.lists[position][0], lines):
        return
    second = root.lists[position][0].line
    before = [piece for piece in root.wrap if piece[0] < second]
    first = Node(None, 1, root.pieces[0][0], root.pieces, root.lists[:position], before)
    root.pieces, root.wrap = [], root.wrap[len(before) :]
    root.lists = [[first, *root.lists[position]], *root.lists[position + 1 :]]


def _goes_on_with_items(root: Node, second: Node, lines: Sequence[Line]) -> bool:
    """True where (2) follows a lead: 号 of which the first is missing."""
    bracketed = second.reading is not None and second.reading.style is Style.BRACKETED
    return bracketed and bool(LEAD.search("".join(lines[index].text[start:] for index, start in root.pieces)))


def _begins_at_two(node: Node) -> bool:
    return node.order == 2 and node.reading is not None and may_follow_unnumbered(node.reading.style)


def _is_paragraphs(node: Node) -> bool:
    return node.reading is None or node.reading.style is Style.PARAGRAPH


def _counted(root: Node, lines: Sequence[Line], cut: Sequence[float]) -> None:
    """Blocks of text are 項 where a later one says 前項; what begins with なお or ただし goes on with the one before."""
    found: list[Node] = []
    counts = False
    for index, start in sorted([*root.pieces, *root.wrap]):
        goes_on = cut[index] >= 0.5 or lines[index].plain or _GOES_ON.match(lines[index].text[start:])
        if found and goes_on:
            node = found[-1]
            (node.wrap if any(nodes[0].line < index for nodes in _lists_of(root, node, index)) else node.pieces).append(
                (index, start)
            )
            continue
        counts = counts or bool(found and _COUNTS_BACK.search(lines[index].text[start:][:60]))
        found.append(Node(None, len(found) + 1, index, [(index, start)]))
    if not counts or len(found) < 2:
        return
    for nodes in root.lists:
        owner = [node for node in found if node.line < nodes[0].line][-1]
        owner.lists.append(nodes)
    root.pieces, root.wrap, root.lists = [], [], [found]


def _lists_of(root: Node, node: Node, before: int) -> list[list[Node]]:
    return [nodes for nodes in root.lists if node.line < nodes[0].line < before]
