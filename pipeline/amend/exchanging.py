"""Old wording exchanged for new, as a 新旧対照表 or 変更前 and 変更後 show them: only what differs is touched."""

from collections.abc import Sequence

from pipeline.amend import compared, fragments
from pipeline.amend.bench import Bench
from pipeline.amend.finding import Mismatch, found, one, siblings
from pipeline.amend.inserting import insert
from pipeline.amend.orders import Order, Selector
from pipeline.amend.tree import Node, articles, lineage, parent_of
from pipeline.amend.wording import places, same
from pipeline.types.amendment import Deed
from pipeline.types.document import Kind


def exchange(bench: Bench, order: Order) -> None:
    """Does one row; Mismatch where the old wording is not that of the base."""
    root, style = bench.root, bench.style
    target = one(root, order.targets[0]) if order.targets and order.targets[0].path else None
    level = target.kind if target is not None and target.kind is not Kind.ARTICLE else None
    old, new = (fragments.read(lines, style, inside=level) for lines in (order.old, order.payload))
    olds, news = _units(old), _units(new)
    if not order.old and not order.payload:
        raise Mismatch("変更前と変更後のどちらにも文言がありません。")
    if news and not olds and not order.old:
        _add(bench, order, news, target)
        return
    if olds and (news or not order.payload):
        by_part = {node.part: node for node in news}
        _check(bench, olds, target)
        for node in olds:
            base = _at(bench, node, target)
            if node.part not in by_part:
                _remove(bench, order, base)
            else:
                _become(bench, order, base, node, by_part[node.part])
        added = [node for node in news if node.part not in {one_.part for one_ in olds}]
        if added:
            _add(bench, order, added, target)
        return
    if not order.payload:
        _strike_words(bench, order, target, "\n".join(order.old), "")
        return
    _strike_words(bench, order, target, "\n".join(order.old), "\n".join(order.payload))


def _units(fresh: Node) -> list[Node]:
    return [] if fresh.text else list(fresh.children)


def _at(bench: Bench, node: Node, target: Node | None) -> Node:
    """The unit of the base with the number of a unit of the table."""
    if node.kind is Kind.ARTICLE or node.kind in (Kind.APPENDIX, Kind.SUPPL_PROVISION):
        return one(bench.root, Selector((node.part,)))
    if target is None:
        raise Mismatch(f"「{node.head}」がどの条のものか、表に示されていません。")
    if target.part == node.part and target.kind is node.kind:
        return target
    below = [child for child in target.children if child.part == node.part]
    if len(below) != 1 and node.part == "第1項" and target.kind is Kind.ARTICLE:
        return target
    if len(below) != 1:
        raise Mismatch(f"原契約の{target.part}に{node.part}がありません。")
    return below[0]


def _check(bench: Bench, olds: Sequence[Node], target: Node | None) -> None:
    for node in olds:
        _compare(_at(bench, node, target), node)


def _compare(base: Node, old: Node) -> None:
    """Every text of the old column is that of the base."""
    if old.caption and base.caption and not same(old.name, base.name):
        raise Mismatch(f"変更前の見出し「{old.name}」が原契約の{base.part}の見出し「{base.name}」と違います。")
    for name in ("text", "wrap_up"):
        mine, theirs = getattr(base, name), getattr(old, name)
        if theirs and not compared.is_left_out(theirs) and not same(mine, theirs):
            raise Mismatch(f"変更前の文言「{_short(theirs)}」が原契約の{base.part}の文言と違います。")
    below = {child.part: child for child in base.children}
    for child in old.children:
        if child.part not in below:
            raise Mismatch(f"変更前にある{base.part}{child.part}が原契約にありません。")
        _compare(below[child.part], child)


def _become(bench: Bench, order: Order, base: Node, old: Node, new: Node) -> None:
    """The unit of the base takes what the new column says; what is 略 or not shown on either side stays."""
    if new.text and bench.is_struck(new):
        bench.strike(order, base)
        return
    touched = False
    if new.caption and not same(new.name, base.name):
        bench.removed.append(base.caption)
        bench.added.append(new.caption)
        base.caption = new.caption
        touched = True
    for name in ("text", "wrap_up"):
        mine, shown, wanted = getattr(base, name), getattr(old, name), getattr(new, name)
        if compared.is_left_out(wanted) or (not wanted and not shown) or same(mine, wanted):
            continue
        if mine:
            bench.removed.append(mine)
        if wanted:
            bench.added.append(wanted)
        setattr(base, name, wanted)
        touched = True
    if touched:
        bench.mark(base, Deed.REVISED, order)
    mine_below = {child.part: child for child in base.children}
    shown_below = {child.part: child for child in old.children}
    if new.children and not base.children and base.text and new.children[0].kind is Kind.PARAGRAPH:
        raise Mismatch(f"{base.part}は原契約では項に分かれていません。")
    for child in new.children:
        if child.part in mine_below:
            _become(bench, order, mine_below[child.part], shown_below.get(child.part, child), child)
        else:
            bench.fresh(order, child)
            insert(bench.root, child, inside=base, style=bench.style)
            bench.mark(base, Deed.REVISED, order)
    kept = {child.part for child in new.children}
    for part in shown_below:
        if part not in kept and part in mine_below:
            _remove(bench, order, mine_below[part])


def _remove(bench: Bench, order: Order, node: Node) -> None:
    row = siblings(bench.root, node)
    path = tuple(above.part for above in lineage(bench.root, node)[:-1] if above.part)
    if row[-1] is not node and path not in bench.closes:
        bench.strike(order, node)
        return
    bench.removed.append(node.wording)
    above = parent_of(bench.root, node)
    above.children.remove(node)
    if above is not bench.root:
        bench.mark(above, Deed.REVISED, order)


def _add(bench: Bench, order: Order, news: Sequence[Node], target: Node | None) -> None:
    for node in news:
        if node.kind is Kind.ARTICLE:
            if node.part in [other.part for other in articles(bench.root) if other.was is not None]:
                raise Mismatch(f"加える{node.part}は原契約に既にあります。")
            bench.fresh(order, node)
            insert(bench.root, node, style=bench.style)
        elif node.kind is Kind.APPENDIX:
            bench.fresh(order, node)
            bench.root.children.append(node)
        else:
            if target is None:
                raise Mismatch(f"加える「{node.head}」がどの条のものか、表に示されていません。")
            bench.fresh(order, node)
            insert(bench.root, node, inside=target, style=bench.style)
            bench.mark(target, Deed.REVISED, order)


def _strike_words(bench: Bench, order: Order, target: Node | None, old: str, new: str) -> None:
    """Part of a sentence: found once in the target, or in the whole contract."""
    nodes = found(bench.root, order.targets[0]) if target is not None else list(bench.root.children)
    where = str(order.targets[0]) if target is not None else "原契約"
    hits = [
        (below, name, span)
        for node in nodes
        for below in node.walk()
        for name in ("text", "wrap_up", "caption")
        for span in places(getattr(below, name), old)
    ]
    if not hits:
        raise Mismatch(f"{where}に変更前の文言「{_short(old)}」がありません。")
    if len(hits) > 1:
        raise Mismatch(f"{where}に変更前の文言「{_short(old)}」が{len(hits)}か所あり、どれを改めるのか決まりません。")
    [(node, name, (start, end))] = hits
    text = getattr(node, name)
    setattr(node, name, text[:start] + new + text[end:])
    bench.removed.append(text[start:end])
    if new:
        bench.added.append(new)
    bench.mark(node, Deed.REVISED, order)


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 40 else f"{line[:39]}…"
