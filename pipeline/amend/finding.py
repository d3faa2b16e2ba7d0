"""The units of the base that an order is about; Mismatch with its reason where the base has none, or more than one."""

import re
from collections.abc import Sequence

from pipeline.amend import numbers
from pipeline.amend.orders import Selector
from pipeline.amend.tree import APART, Node, articles, parent_of
from pipeline.text.normalize import squash
from pipeline.types.document import DIVISIONS, Kind


class Mismatch(Exception):
    """An order does not fit the base; the message is a Japanese sentence for people."""


def found(root: Node, selector: Selector, *, words: Sequence[str] = ()) -> list[Node]:
    """All units that a selector names, in order; words: what they have to say where a number has two meanings."""
    if not selector.path:
        return list(root.children)
    first = one(root, selector, words=words)
    if selector.through is None and not selector.onward:
        return [first]
    row = siblings(root, first)
    at = row.index(first)
    if selector.onward:
        return row[at:]
    last = one(root, Selector(selector.through or ()), words=())
    if last not in row or row.index(last) < at:
        raise Mismatch(f"「{selector}」の順が原契約と合いません。")
    return row[at : row.index(last) + 1]


def siblings(root: Node, node: Node) -> list[Node]:
    """The units that are counted with it: the 条 through all 章, the 項 or 号 beside it."""
    if node.kind is Kind.ARTICLE:
        container = next((top for top in root.children if top.kind in APART and node in top.walk()), root)
        return articles(container)
    return [child for child in parent_of(root, node).children if child.kind is node.kind]


def one(root: Node, selector: Selector, *, words: Sequence[str] = ()) -> Node:
    """The one unit at the path of a selector."""
    if not selector.path:
        raise Mismatch("どの条項のことか示されていません。")
    nodes = [root]
    for depth, part in enumerate(selector.path):
        if part.startswith("同"):
            raise Mismatch(f"「{part}」がどの条項を指すのか、前に示されていません。")
        nodes = [below for node in nodes for below in _below(node, part, is_top=depth == 0)]
        if part.startswith("（") and len(nodes) != 1:
            count = f"{len(nodes)}つあります" if nodes else "ありません"
            raise Mismatch(f"見出しが「{part.strip('（）')}」の条が原契約に{count}。")
        if not nodes:
            raise Mismatch(f"原契約に「{''.join(selector.path[: depth + 1])}」がありません。")
    if len(nodes) > 1 and words:
        nodes = [node for node in nodes if all(squash(word) in squash(node.wording) for word in words)] or nodes
    if len(nodes) == 2 and nodes[0].was != nodes[0].part:
        now, before = (f"{node.part}{node.caption}" for node in nodes)
        raise Mismatch(
            f"「{''.join(selector.path)}」が、番号を動かした後の{now}か、動かす前の番号（いまの{before}）か決まりません。"
        )
    if len(nodes) > 1:
        raise Mismatch(f"「{''.join(selector.path)}」に当たる条項が{len(nodes)}つあり、どれのことか決まりません。")
    _check_caption(root, nodes[0], selector)
    return nodes[0]


def _below(node: Node, part: str, *, is_top: bool) -> list[Node]:
    """Units with that part under a node: those that have it now and had it before, else one of the two."""
    if part.startswith("（"):
        return [article for article in articles(node) if squash(article.name) == squash(part.strip("（）"))]
    if is_top and "条" in part:
        row = articles(node)
    elif is_top and re.fullmatch(r"第.+[編章節款]", part):
        order = numbers.counted(part)
        every = [below for below in node.walk() if below.kind in DIVISIONS and part[-1] in below.head]
        return [below for below in every if numbers.counted(below.head)[:1] == order[:1]]
    elif "条" in part:
        row = articles(node)
    else:
        row = node.children
    now = [child for child in row if child.part == part]
    before = [child for child in row if child.was == part]
    both = [child for child in now if child in before]
    if both:
        return both
    if part == "第1項" and not any(child.kind is Kind.PARAGRAPH for child in row) and node.kind is Kind.ARTICLE:
        return [node]  # the only 項 of an article is the article
    if not now and not before and is_top and _is_only(part):
        alike = [child for child in row if child.part.rstrip("0123456789第") == part.rstrip("0123456789第")]
        return (
            alike
            if len(alike) == 1 and (part.rstrip("1") in ("別紙", "別表", "別添") or part[-1:] not in "0123456789")
            else []
        )
    return list(dict.fromkeys([*now, *before]))


def _is_only(part: str) -> bool:
    return part.startswith(("別", "付属書", "様式"))


def _check_caption(root: Node, node: Node, selector: Selector) -> None:
    """An article named by number and caption is not the one that has this number where another has the caption."""
    if selector.caption is None or node.kind is not Kind.ARTICLE or squash(node.name) == squash(selector.caption):
        return
    others = [other for other in articles(root) if squash(other.name) == squash(selector.caption)]
    if others:
        raise Mismatch(
            f"「{selector}」を「{selector.caption}」の条としていますが、原契約で見出しが「{selector.caption}」なのは{others[0].part}です。"
        )
