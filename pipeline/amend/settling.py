"""What has to hold once all orders of an amendment are done: units in the order of their numbers, no number twice."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.amend import numbers
from pipeline.amend.tree import APART, Node, articles, parent_of
from pipeline.types.amendment import Deed
from pipeline.types.document import Kind
from pipeline.types.proof import Finding, Level


def copied(root: Node) -> tuple[Node, dict[int, Node]]:
    """A copy of the tree, and the copy of each node by the id of the node."""
    copy = root.copied()
    return copy, {id(one): other for one, other in zip(root.walk(), copy.walk(), strict=True)}


def rows(root: Node) -> list[list[Node]]:
    """All units that are counted together: the 条 of the body and of each 附則, 項 and 号 under one unit."""
    found = [articles(root), *(articles(top) for top in root.children if top.kind in APART)]
    for node in root.walk():
        for kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM):
            found.append([child for child in node.children if child.kind is kind and child.part])
    return [row for row in found if len(row) > 1]


def settle(root: Node) -> None:
    """Moves a unit that got a number out of its place to where the number belongs."""
    for row in rows(root):
        for node in list(row):
            if node.was == node.part or not _is_out(node, row):
                continue
            parent_of(root, node).children.remove(node)
            row.remove(node)
            lower = [other for other in row if numbers.counted(other.part) < numbers.counted(node.part)]
            beside = lower[-1] if lower else row[0]
            home = parent_of(root, beside).children
            home.insert(home.index(beside) + bool(lower), node)
            row.insert(row.index(beside) + bool(lower), node)


def give_way(root: Node, amendment: int) -> None:
    """Takes out what this amendment left as 削除 where it gave the number to another unit."""
    for row in rows(root):
        for node in _twice(row):
            if node.origins[-1:] and node.origins[-1].deed is Deed.DELETED and node.origins[-1].amendment == amendment:
                parent_of(root, node).children.remove(node)


def _is_out(node: Node, row: Sequence[Node]) -> bool:
    at, order = row.index(node), numbers.counted(node.part)
    if not order:
        return False
    # イロハ and i, ii are not counted as they follow each other.
    beside = [*row[max(0, at - 1) : at], *row[at + 1 : at + 2]] if re.search(r"\d", node.part) else []
    return any(
        (row.index(other) < at) != (numbers.counted(other.part) < order)
        for other in row
        if (other.was == other.part or other in beside) and numbers.counted(other.part) not in ((), order)
    )


def clash(root: Node, before: Node, makers: Mapping[int, int]) -> tuple[int, str] | None:
    """The last order that gave a number which another unit has, and why it cannot stand; None where all is well."""
    known = {(node.part, id_) for id_, row in enumerate(rows(before)) for node in _twice(row)}
    allowed = Counter(part for part, _ in known)
    for row in rows(root):
        for node in _twice(row):
            if allowed[node.part]:
                continue
            guilty = [makers[id(one)] for one in row if one.part == node.part and id(one) in makers]
            if guilty:
                return max(
                    guilty
                ), f"{node.part}が既にあり、それを動かす（繰り下げる）定めがないので、番号が重なります。"
    return None


def _twice(row: Sequence[Node]) -> list[Node]:
    counts = Counter(node.part for node in row)
    return [node for node in row if counts[node.part] > 1]


def findings(root: Node, before: Node) -> list[Finding]:
    """Numbers that an amendment leaves out: 第3項 gone and 第4項 still called so."""
    known = {pair for row in rows(before) for pair in _pairs(row)}
    found: list[Finding] = []
    for row in rows(root):
        for one, other in pairwise(row):
            first, second = (numbers.counted(node.part)[:1] for node in (one, other))
            if not first or not second or second[0] <= first[0] + 1 or (one.part, other.part) in known:
                continue
            above = parent_of(root, other)
            where = f"{above.part}の" if above.part and above.kind is not Kind.PART else ""
            message = f"{where}{one.part}の次が{other.part}で、番号が飛んでいます。繰り上げる定めがないので、番号はそのままにしました。"
            found.append(Finding("number-gap", Level.NOTE, message, None))
    return found


def _pairs(row: Sequence[Node]) -> list[tuple[str, str]]:
    return [(one.part, other.part) for one, other in pairwise(row)]
