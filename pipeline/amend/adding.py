"""Orders that add units: 次の1条を加える, 別紙3を加える."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.amend import fragments, numbers
from pipeline.amend.bench import Bench
from pipeline.amend.finding import Mismatch, one, siblings
from pipeline.amend.inserting import insert
from pipeline.amend.orders import Level, Order, Piece
from pipeline.amend.tree import Node
from pipeline.amend.worded import append
from pipeline.amend.wording import proviso
from pipeline.types.document import Kind

_NUMBERED = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
_LEVELS = {Level.ARTICLE: Kind.ARTICLE, Level.PARAGRAPH: Kind.PARAGRAPH, Level.ITEM: Kind.ITEM}


def add(bench: Bench, order: Order) -> None:
    """Adds units behind, ahead of or inside a unit of the base."""
    if order.annex is not None:
        return _annex(bench, order)
    if not order.payload:
        raise Mismatch("加える条文が示されていません。")
    target = one(bench.root, replace(order.targets[0], piece=Piece.WHOLE)) if order.targets else None
    kind = _LEVELS.get(order.level) if order.level else None
    if kind is None and target is not None and not order.inside and target.kind in _NUMBERED:
        kind = target.kind
    fresh = fragments.read(order.payload, bench.style, inside=kind)
    news = list(fresh.children)
    if order.level is Level.APPENDIX or (news and news[0].kind is Kind.APPENDIX):
        return _add_appendices(bench, order, news)
    if not news and fresh.text:
        news = [_unnumbered(bench, order, fresh, kind, target)] if kind else []
        if not news:
            return append(bench, replace(order, piece=Piece.PROVISO if proviso(fresh.text) else Piece.WHOLE))
    if fresh.text and fresh.children:
        raise Mismatch("加える条文の初めに、どの条項のものか分からない文があります。")
    if order.count is not None and order.count != len(news):
        raise Mismatch(
            f"「{order.count}{order.level.value if order.level else 'つ'}を加える」とありますが、示された条文は{len(news)}つです。"
        )
    if order.to and [selector.path[-1] for selector in order.to] != [node.part for node in news]:
        raise Mismatch(
            f"加えるのは{'・'.join(map(str, order.to))}ですが、示された条文は{'・'.join(node.part for node in news)}です。"
        )
    place = target
    for at, node in enumerate(news):
        bench.fresh(order, node)
        if at or (target is not None and not order.inside):
            insert(
                bench.root,
                node,
                behind=None if order.ahead and not at else place,
                ahead=target if order.ahead and not at else None,
                style=bench.style,
            )
        else:
            insert(bench.root, node, inside=target, style=bench.style)
        place = node
    bench.last = (len(news), news[-1])
    return None


def _unnumbered(bench: Bench, order: Order, fresh: Node, kind: Kind | None, target: Node | None) -> Node:
    """A new unit whose number is that which the order names, or the next one."""
    assert kind is not None
    if order.to:
        part = order.to[0].path[-1]
    else:
        if target is None:
            raise Mismatch("加える条文に番号がなく、どこに加えるのかも示されていません。")
        row = siblings(bench.root, target) if not order.inside else [c for c in target.children if c.kind is kind]
        last = target if not order.inside else row[-1] if row else None
        order_of = (numbers.counted(last.part)[0] + 1) if last else (2 if kind is Kind.PARAGRAPH else 1)
        part = f"第{order_of}{ {Kind.ARTICLE: '条', Kind.PARAGRAPH: '項', Kind.ITEM: '号'}.get(kind, '号') }"
    head = part if kind is Kind.ARTICLE else f"{numbers.counted(part)[0]}"
    return replace(fresh, kind=kind, part=part, head=head)


def _annex(bench: Bench, order: Order) -> None:
    assert order.annex is not None
    new = order.annex.copied()
    if order.to:
        new.part = order.to[0].path[-1]
        order_of = numbers.counted(new.part)
        own = re.match(rf"(?:別[紙表添記]|付属書|様式)\s*第?\s*(?:{numbers.N})?号?", new.head)
        if own and order_of:
            like = next((n[0] for node in bench.root.children if (n := re.search(numbers.N, node.head))), "1")
            part = re.sub(r"\d+", lambda found: numbers.written(int(found[0]), like), new.part)
            new.head = f"{part}　{new.head[own.end() :].strip()}".strip()
    _add_appendices(bench, order, [new])


def _add_appendices(bench: Bench, order: Order, news: Sequence[Node]) -> None:
    if not news:
        raise Mismatch("加える別紙が示されていません。")
    for node in news:
        if node.part in [child.part for child in bench.root.children]:
            raise Mismatch(f"{node.part}は原契約に既にあります。")
        bench.fresh(order, node)
        before = [child for child in bench.root.children if child.kind is Kind.APPENDIX]
        at = bench.root.children.index(before[-1]) + 1 if before else len(bench.root.children)
        bench.root.children.insert(at, node)
