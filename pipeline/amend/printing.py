"""The tree as the text of a clean print: a paragraph or a row of a table a line, headings apart."""

import re
from collections.abc import Iterator

from pipeline.amend.tree import APART, Node
from pipeline.types.document import DIVISIONS, Kind

_STEPS = (Kind.ITEM, Kind.SUBITEM)


def printed(root: Node) -> str:
    """The text, ended by a line feed."""
    lines = [line for child in root.children for line in _node(child, 0)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def _node(node: Node, depth: int) -> Iterator[str]:
    depth += node.kind in _STEPS
    indent = "　" * depth
    blocks = _blocks(node.text)
    match node.kind:
        case Kind.ARTICLE:
            yield ""
            yield from _article(node, blocks)
        case kind if kind in DIVISIONS or kind in APART:
            yield ""
            yield node.head
            yield from blocks
        case Kind.FRONT_MATTER | Kind.PREAMBLE | Kind.CLOSING:
            yield ""
            yield from blocks
        case _:
            if node.caption:
                yield indent + node.caption
            first = f"{node.head}{node.gap}{blocks[0]}" if node.head and blocks else node.head or next(iter(blocks), "")
            yield indent + first
            yield from (block if "\t" in block else indent + block for block in blocks[1:])
    children = list(node.children)
    if node.kind is Kind.ARTICLE and not blocks and _runs_on(node):
        children = children[1:]
        yield from (line for below in node.children[0].children for line in _node(below, depth))
        yield from _blocks(node.children[0].wrap_up)
    for child in children:
        yield from _node(child, depth)
    if node.wrap_up:
        yield ""
        yield from (indent + block for block in _blocks(node.wrap_up))


def _article(node: Node, blocks: list[str]) -> Iterator[str]:
    """The heading of an article, with the text that goes on in its line."""
    head = node.head
    if node.caption and node.look.above:
        yield node.caption
    elif node.caption:
        head += node.look.gap + node.caption
    if not blocks and _runs_on(node):
        blocks = _blocks(node.children[0].text)
        yield f"{head}　{blocks[0]}"
        yield from blocks[1:]
    elif blocks and (node.look.runs_on or not node.caption or node.look.above):
        yield f"{head}　{blocks[0]}"
        yield from blocks[1:]
    else:
        yield head
        yield from blocks


def _runs_on(node: Node) -> bool:
    """Whether the unnumbered first 項 goes on in the line of the article's number."""
    first = node.children[0] if node.children else None
    return bool(
        first
        and first.kind is Kind.PARAGRAPH
        and not first.head
        and first.text
        and (node.look.runs_on or not node.caption or node.look.above)
    )


def _blocks(text: str) -> list[str]:
    return [block.strip(" 　") for block in text.split("\n") if block.strip()]


def whole(node: Node) -> list[str]:
    """All lines of a unit, its heading first."""
    return [line.strip("　") for line in _node(node, 0) if line.strip()]


def body(node: Node) -> list[str]:
    """The lines below the heading of a 別紙."""
    return [*_blocks(node.text), *(line for child in node.children for line in _node(child, 0)), *_blocks(node.wrap_up)]
