"""Orders that take units out or give them other numbers: 削る, 第3項を第4項とする, 1条ずつ繰り下げる."""

import re
from collections.abc import Sequence

from pipeline.amend import numbers
from pipeline.amend.bench import Bench
from pipeline.amend.finding import Mismatch, found, one, siblings
from pipeline.amend.inserting import insert, part_first
from pipeline.amend.orders import Order, Piece, Selector, Verb
from pipeline.amend.tree import Node, articles, parent_of
from pipeline.amend.worded import delete_piece
from pipeline.types.amendment import Deed
from pipeline.types.document import Kind

_NUMBERED = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)


def closing(orders: Sequence[Order]) -> frozenset[tuple[str, ...]]:
    """The paths of the units in which numbers move up, () for the 条."""
    found: set[tuple[str, ...]] = set()
    for at, order in enumerate(orders):
        if order.verb is Verb.RENUMBER:
            for one, other in zip(order.targets, order.to, strict=False):
                now, then = (numbers.counted(path[-1]) if path else () for path in (one.path, other.path))
                if now and then and then < now:
                    found.add(one.path[:-1])
        elif order.verb is Verb.SHIFT and order.ahead:
            targets = order.targets or (orders[at - 1].targets if at else ())
            found |= {one.path[:-1] for one in targets}
    return frozenset(found)


def delete(bench: Bench, order: Order) -> None:
    """Takes units out, empties them where their number stays, or takes out a ただし書 or a caption."""
    gone = 0
    for selector in order.targets:
        if selector.piece is not Piece.WHOLE:
            delete_piece(bench, order, selector)
            continue
        for node in found(bench.root, selector):
            if node.kind not in (*_NUMBERED, Kind.APPENDIX, Kind.SUPPL_PROVISION):
                raise Mismatch(f"{selector}は削ることができません。")
            gone += 1
            if _keeps(bench, order, selector, node):
                bench.strike(order, node)
                if not (order.strikes or order.everywhere):
                    bench.note = "後の番号を繰り上げる定めがないので、番号を「削除」として残しました。"
                continue
            bench.removed.append(node.wording)
            above = parent_of(bench.root, node)
            above.children.remove(node)
            if above is not bench.root:
                bench.mark(above, Deed.REVISED, order)
            _join_only(bench, above)
    bench.last = (gone, None)


def _keeps(bench: Bench, order: Order, selector: Selector, node: Node) -> bool:
    """Whether the number stays, empty: where it is said, and where what follows does not move up."""
    if node.kind not in _NUMBERED or order.everywhere:
        return order.everywhere
    if selector.path[:-1] in bench.closes:
        return False
    is_last = siblings(bench.root, node)[-1] is node
    return not is_last or (node.kind is Kind.ARTICLE and order.strikes)


def _join_only(bench: Bench, node: Node) -> None:
    """The unnumbered 第1項 that is left alone is the article's own text again."""
    paragraphs = [child for child in node.children if child.kind is Kind.PARAGRAPH]
    if node.kind is Kind.ARTICLE and len(paragraphs) == 1 and not paragraphs[0].head and not node.text:
        only = paragraphs[0]
        at = node.children.index(only)
        node.text, node.wrap_up = only.text, only.wrap_up
        node.children = [*node.children[:at], *only.children, *node.children[at + 1 :]]
        node.base = node.base or only.base
        node.origins = tuple(dict.fromkeys((*node.origins, *only.origins)))


def renumber(bench: Bench, order: Order) -> None:
    """Gives units the numbers that the order names."""
    olds = [node for selector in order.targets for node in found(bench.root, selector)]
    news = [path for selector in order.to for path in _paths(selector)]
    if len(olds) != len(news):
        raise Mismatch(f"動かす条項は{len(olds)}つ、新しい番号は{len(news)}つで、合いません。")
    for node, path in zip(olds, news, strict=True):
        then, now = numbers.counted(path[-1]), numbers.counted(node.part)
        _move(bench, order, node, path)
        if then and now:
            bench.last = (abs(then[0] - now[0]), None)


def _move(bench: Bench, order: Order, node: Node, path: tuple[str, ...]) -> None:
    above = parent_of(bench.root, node)
    if node.kind is Kind.ARTICLE and len(path) > 1 and path[:-1] == (node.part,) and path[-1] == "第1項":
        return part_first(node, bench.style)  # 第4条を同条第1項とし
    if _level(node.part) != _level(path[-1]):
        raise Mismatch(f"{node.part}を{''.join(path)}とすることはできません。")
    if len(path) > 1:
        home = one(bench.root, Selector(path[:-1]))
        if home is not above and home.kind is not Kind.PARAGRAPH and above not in home.children:
            above.children.remove(node)
            insert(bench.root, node, inside=home, style=bench.style)
    if numbers.counted(path[-1]) and numbers.counted(node.part):
        node.renumber(numbers.counted(path[-1]))
    else:
        node.rename(path[-1])
    bench.mark(node, Deed.RENUMBERED, order)
    return None


def _level(part: str) -> str:
    """条, 項, or the name of a place without its number: 別表, 前文; "" for all signs of 号 and what stands below them."""
    level = re.search(r"[条項号]|別[紙表添記]|付属書|様式|附則|前文|題名|特約", part)
    return level[0] if level and level[0] != "号" else ""


def shift(bench: Bench, order: Order) -> None:
    """Moves the numbers of neighbouring units up or down."""
    by, behind = order.by, bench.last[1]
    if order.inside and not order.targets:
        raise Mismatch("どの条項を動かすのか示されていません。")
    if not by:
        by = bench.last[0] or 1
    if order.ahead:
        by = -by
    nodes: list[Node] = []
    if order.inside:
        nodes = _following(bench, order, behind)
    else:
        for selector in order.targets:
            nodes += [node for node in found(bench.root, selector) if node.was is not None or node.base]
    if not nodes:
        raise Mismatch("動かす条項が原契約にありません。")
    for node in nodes:
        if not numbers.counted(node.part):
            raise Mismatch(f"{node.part}には番号がないので、動かすことができません。")
        first, *rest = numbers.counted(node.part)
        if first + by < 1:
            raise Mismatch(f"{node.part}を{-by}つ繰り上げることはできません。")
        if node.kind is Kind.PARAGRAPH and not node.head and (first, by) != (1, 0):
            node.head = numbers.reprinted(bench.style.paragraph or "2", (first,))
        node.renumber((first + by, *rest))
        bench.mark(node, Deed.RENUMBERED, order)


def _following(bench: Bench, order: Order, behind: Node | None) -> list[Node]:
    """以下: the units of the base behind what was just added or taken out."""
    selector = order.targets[-1]
    if behind is not None:
        row = siblings(bench.root, behind)
        later = [node for node in row[row.index(behind) + 1 :] if node.was is not None]
        # 第8条を第9条とし, said before, has made room already: what has to move is what stands in its way.
        before = [behind, *later]
        clashes = (at for at, node in enumerate(later) if node.part == before[at].part)
        return later[next(clashes, 0) :]
    part, order_of = selector.path[-1], numbers.counted(selector.path[-1])
    level = part[-1] if part[-1] in "条項号" else "条"
    holder = one(bench.root, Selector(selector.path[:-1])) if len(selector.path) > 1 else bench.root
    row = articles(holder) if level == "条" else holder.children
    later = [node for node in row if node.was and level in node.part and numbers.counted(node.part) > order_of]
    return [node for node in later if numbers.counted(node.was or "") > order_of]  # not what has just got its number


def _paths(selector: Selector) -> list[tuple[str, ...]]:
    """The path of a selector, or all of a range: 第6条から第8条まで."""
    if selector.through is None:
        return [selector.path]
    ends = [numbers.counted(path[-1]) for path in (selector.path, selector.through)]
    if not all(ends):
        raise Mismatch(f"「{selector}」がどの番号のことか示されていません。")
    (first, *_), (last, *_) = ends
    return [(*selector.path[:-1], numbers.named(selector.path[-1], (at,))) for at in range(first, last + 1)]
