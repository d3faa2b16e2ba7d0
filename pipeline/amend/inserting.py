"""Puts a new unit in its place, in the print of the units beside it."""

from pipeline.amend import numbers
from pipeline.amend.finding import Mismatch
from pipeline.amend.fragments import Style
from pipeline.amend.tree import Node, articles, parent_of
from pipeline.types.document import DIVISIONS, Kind


def insert(
    root: Node,
    node: Node,
    *,
    style: Style,
    behind: Node | None = None,
    ahead: Node | None = None,
    inside: Node | None = None,
) -> None:
    """Behind or ahead of a unit of its kind, or inside a unit where its number belongs."""
    beside = behind or ahead
    if beside is not None and node.kind is Kind.PARAGRAPH and beside.kind is Kind.ARTICLE:
        beside, inside = None, beside
    if beside is not None:
        if beside.kind is not node.kind and not {beside.kind, node.kind} <= {Kind.ITEM, Kind.SUBITEM}:
            raise Mismatch(f"{beside.part}の{'次' if behind else '前'}には、{node.part}を置けません。")
        node.kind = beside.kind
        row = parent_of(root, beside).children
        _print_like(node, beside, style)
        row.insert(row.index(beside) + (beside is behind), node)
        return
    if node.kind is Kind.ARTICLE:
        _put_article(root, node, inside, style)
        return
    if inside is None:
        raise Mismatch(f"{node.part}をどこに加えるのか示されていません。")
    if node.kind is Kind.PARAGRAPH and inside.kind is Kind.ARTICLE:
        part_first(inside, style)
    elif inside.kind is Kind.ARTICLE and any(child.kind is Kind.PARAGRAPH for child in inside.children):
        raise Mismatch(f"{inside.part}には項があり、どの項に{node.part}を加えるのか決まりません。")
    row = [child for child in inside.children if child.kind is node.kind]
    if row:
        _print_like(node, row[-1], style)
    elif node.kind is Kind.ITEM and style.item and node.head:
        node.head = numbers.reprinted(style.item, numbers.counted(node.part))
    later = next((child for child in row if numbers.counted(child.part) > numbers.counted(node.part)), None)
    at = inside.children.index(later) if later else inside.children.index(row[-1]) + 1 if row else len(inside.children)
    inside.children.insert(at, node)


def _put_article(root: Node, node: Node, inside: Node | None, style: Style) -> None:
    """Where its number belongs among the 条 of the body, or at the end of a 章."""
    container = inside or root
    row = articles(container)
    lower = [one for one in row if numbers.counted(one.part) <= numbers.counted(node.part)]
    if lower or row:
        beside = lower[-1] if lower else row[0]
        insert(root, node, style=style, **{"behind" if lower else "ahead": beside})
    elif inside is not None and inside.kind in DIVISIONS:
        inside.children.append(node)
    else:
        raise Mismatch(f"{node.part}をどこに加えるのか示されていません。")


def part_first(article: Node, style: Style) -> None:
    """Makes the text of an article without 項 its first one."""
    if any(child.kind is Kind.PARAGRAPH for child in article.children):
        return
    items = [child for child in article.children if child.kind in (Kind.ITEM, Kind.SUBITEM)]
    first = Node(
        Kind.PARAGRAPH,
        "第1項",
        style.first,
        text=article.text,
        wrap_up=article.wrap_up,
        children=items,
        base=article.base,
        was="第1項",
        origins=article.origins,
    )
    article.text = article.wrap_up = ""
    article.children = [first, *(child for child in article.children if child not in items)]


def _print_like(node: Node, beside: Node, style: Style) -> None:
    """Its number in the signs of a neighbour; an unnumbered first 項 leaves that to the others."""
    order = numbers.counted(node.part)
    if node.kind is Kind.ARTICLE or not order:
        return
    if node.kind is Kind.PARAGRAPH and order == (1,):
        node.head = style.first
        return
    if beside.head:
        node.gap = beside.gap
    model = beside.head or (style.paragraph if node.kind is Kind.PARAGRAPH else style.item)
    if model:
        node.head = numbers.reprinted(model, order)
