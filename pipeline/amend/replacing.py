"""Orders that put new wording in the place of whole units, 別紙, or the contract."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.amend import fragments, numbers
from pipeline.amend.bench import Bench
from pipeline.amend.finding import Mismatch, found, one, siblings
from pipeline.amend.fragments import Style
from pipeline.amend.inserting import insert
from pipeline.amend.orders import Order, Piece
from pipeline.amend.tree import Node, articles
from pipeline.amend.worded import replace_piece, retitle
from pipeline.amend.wording import same
from pipeline.types.amendment import Deed
from pipeline.types.document import Kind

_NUMBERED = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
_BELOW = {Kind.PARAGRAPH: Kind.ITEM, Kind.ITEM: Kind.SUBITEM}
_PLACE = re.compile(rf"(?:別[紙表添記]|附\s*則|付属書|様式)(?:\s*第?\s*{numbers.N}(?![条項]))?号?")


def replace_units(bench: Bench, order: Order) -> None:
    """Puts new wording in the place of units; what a 項 or 号 below says anew in the same words stays untouched."""
    if not order.payload and order.annex is None:
        raise Mismatch("新しい文言が示されていません。")
    selector = order.targets[0]
    if selector.path == ("題名",):
        return retitle(bench, order)
    if selector.piece is not Piece.WHOLE:
        return replace_piece(bench, order, one(bench.root, selector), selector)
    nodes = [node for target in order.targets for node in found(bench.root, target)]
    if nodes[0].kind in (Kind.APPENDIX, Kind.SUPPL_PROVISION) and len(nodes) == 1:
        return _swap(bench, order, nodes[0])
    if nodes[0].kind not in _NUMBERED and nodes[0].kind is not Kind.PREAMBLE:
        raise Mismatch(f"{selector}は、条や項のように置き換えることができません。")
    fresh = fragments.read(order.payload, bench.style, inside=nodes[0].kind)
    below = _level_below(nodes[0], fresh)
    if fresh.text and len(nodes) == 1 and below:
        fresh = fragments.read(order.payload, bench.style, inside=below)
    same_kind = [child for child in fresh.children if child.kind is nodes[0].kind]
    if not same_kind and nodes[0].kind is Kind.ARTICLE and _holds_paragraphs(nodes[0], fresh):
        return _refill(bench, order, nodes[0], fresh)
    if not same_kind:
        if len(nodes) > 1:
            raise Mismatch(f"{selector}ほか{len(nodes)}つの条項に、番号のない一つの文言が示されています。")
        return _refill(bench, order, nodes[0], fresh)
    _put_instead(bench, order, nodes, same_kind, fresh)
    return None


def _level_below(node: Node, fresh: Node) -> Kind | None:
    """What the numbers are that follow new text of a unit: 「次の品を納める。 1 鉛筆」 has a 号; a 2 follows the text, as its 項."""
    head = fresh.children[0].head if fresh.children else ""
    if re.search(numbers.N, head) and numbers.counted(head)[0] != 1:
        return Kind.PARAGRAPH if node.kind is Kind.ARTICLE else None
    return next((child.kind for child in node.children), _BELOW.get(node.kind))


def _put_instead(bench: Bench, order: Order, nodes: Sequence[Node], news: Sequence[Node], fresh: Node) -> None:
    """New units in the place of old ones."""
    olds = {node.part: node for node in nodes}
    if fresh.text:
        raise Mismatch("新しい文言の初めに、どの条項のものか分からない文があります。")
    strays = [new.part for new in news if new.part not in olds]
    if strays and not all(old in [new.part for new in news] for old in olds):
        raise Mismatch(
            f"改める対象は{'・'.join(olds)}ですが、新しい文言の番号は{'・'.join(new.part for new in news)}です。"
        )
    taken = [node.part for node in siblings(bench.root, nodes[0]) if node not in nodes]
    if clash := [part for part in strays if part in taken]:
        raise Mismatch(f"新しい文言にある{clash[0]}は原契約に既にあり、それを動かす定めがありません。")
    place = nodes[0]
    for new in news:
        old = olds.get(new.part)
        if old is not None:
            _part_caption(old, new)
            _become(bench, order, old, new)
            place = old
        else:
            bench.fresh(order, new)
            insert(bench.root, new, behind=place, style=bench.style)
            place = new


def _part_caption(old: Node, new: Node) -> None:
    """A caption without brackets that has run into the text of its line is known by the old one."""
    first = new.children[0] if not new.text and new.children and not new.children[0].head else new
    if old.kind is Kind.ARTICLE and old.name and not new.caption and first.text.startswith(old.name):
        new.caption, first.text = old.caption, first.text[len(old.name) :].lstrip(" 　\n")


def _become(bench: Bench, order: Order, old: Node, new: Node) -> None:
    """An old unit takes the wording of a new one; below it what says the same stays untouched."""
    if bench.is_struck(new):
        return bench.strike(order, old)
    changed = False
    if new.caption and not same(new.name, old.name):
        bench.removed.append(old.caption)
        bench.added.append(new.caption)
        old.caption, changed = new.caption, True
        if not old.look.gap and not old.look.above:
            old.look = replace(old.look, gap=new.look.gap)
    elif not new.caption and old.caption and old.kind is Kind.ARTICLE:
        bench.note = f"新しい文言に見出しがないので、見出し「{old.name}」はそのままにしました。"
    if not same(old.text, new.text) or not same(old.wrap_up, new.wrap_up):
        _swap_text(bench, old, new)
        changed = True
    below = {child.part: child for child in old.children if child.part}
    if not any(child.part in below for child in new.children) or not _is_like(old, new):
        if old.children or new.children:
            changed = True
        bench.removed += [child.wording for child in old.children]
        for child in new.children:
            bench.fresh(order, child, deed=Deed.REVISED if child.part in below else Deed.ADDED)
            child.base = below[child.part].base if child.part in below else None
        old.children = new.children
    else:
        children: list[Node] = []
        for child in new.children:
            if child.part in below:
                kept = below.pop(child.part)
                _become(bench, order, kept, child)
                children.append(kept)
            else:
                bench.fresh(order, child)
                children.append(child)
                changed = True
        changed = changed or bool(below)
        bench.removed += [child.wording for child in below.values()]
        old.children = children
    if changed:
        bench.mark(old, Deed.REVISED, order)
    return None


def _swap_text(bench: Bench, old: Node, new: Node) -> None:
    bench.removed += [text for text in (old.text, old.wrap_up) if text]
    bench.added += [text for text in (new.text, new.wrap_up) if text]
    old.text, old.wrap_up = new.text, new.wrap_up


def _refill(bench: Bench, order: Order, node: Node, fresh: Node) -> None:
    """A unit keeps number and caption and takes new wording without them."""
    new = replace(fresh, kind=node.kind, part=node.part, head=node.head, caption=node.caption)
    fragments.first_paragraph(new)
    if node.kind is Kind.ARTICLE and not fresh.children and len(node.children) > 1 and not node.text:
        paragraphs = [child for child in node.children if child.kind is Kind.PARAGRAPH]
        if len(paragraphs) > 1:
            bench.note = f"{node.part}の{len(paragraphs)}つの項を、示された一つの文に置き換えました。"
    _become(bench, order, node, new)


def _swap(bench: Bench, order: Order, node: Node) -> None:
    """A 別紙 or 附則 with new contents; its number stays, its title becomes the new one where that has one."""
    bench.removed.append(node.wording)
    if order.annex is not None:
        new, heading = order.annex.copied(), order.annex.head
    else:
        first, *rest = order.payload
        if first.startswith(node.head) and "。" in first:  # its heading, with the text run into its line
            heading, lines = node.head, [first[len(node.head) :].strip(), *rest]
        elif _PLACE.match(first) and not first.endswith("。"):
            heading, lines = first, rest
        else:
            heading, lines = "", [first, *rest]
        new = fragments.read([line for line in lines if line], bench.style)
    own, its = _PLACE.match(node.head), _PLACE.match(heading)
    if own and its and (title := heading[its.end() :].rstrip()):
        gap = "" if title[0] in " 　（(" else "　"
        node.head = f"{own[0]}{gap}{title}"
    node.text, node.wrap_up = new.text, new.wrap_up
    for child in new.children:
        bench.fresh(order, child, deed=Deed.REVISED)
    bench.added.append(new.text)
    node.children = new.children
    bench.mark(node, Deed.REVISED, order)


def rewrite(bench: Bench, order: Order) -> None:
    """Puts a new contract in the place of the old one; title and signatures stay."""
    lines = [line for line in order.payload if line]
    fresh = fragments.read(lines, Style())
    if not articles(fresh):
        raise Mismatch("全部を改めるとありますが、新しい契約の条文が示されていません。")
    kept = [node for node in bench.root.children if node.kind in (Kind.FRONT_MATTER, Kind.CLOSING)]
    bench.removed += [node.wording for node in bench.root.children if node not in kept]
    olds = {node.part: node for node in articles(bench.root)}
    for node in fresh.children:
        bench.fresh(order, node, deed=Deed.REVISED)
    for node in articles(fresh):
        old = olds.get(node.part)
        node.base = old.base if old is not None and same(old.name, node.name) else None
    if fresh.text:
        bench.added.append(fresh.text)
        preamble = Node(Kind.PREAMBLE, "前文", text=fresh.text)
        bench.mark(preamble, Deed.REVISED, order)
        fresh.children.insert(0, preamble)
    front = [node for node in kept if node.kind is Kind.FRONT_MATTER]
    closing = [node for node in kept if node.kind is Kind.CLOSING]
    body = [node for node in fresh.children if node.kind is not Kind.APPENDIX]
    annexes = [node for node in fresh.children if node.kind is Kind.APPENDIX]
    bench.root.children = [*front, *body, *closing, *annexes]


def _is_like(old: Node, new: Node) -> bool:
    """Whether the children of two versions are of one kind, so that one number is one unit."""
    return {child.kind for child in old.children} & {child.kind for child in new.children} != set()


def _holds_paragraphs(node: Node, fresh: Node) -> bool:
    return bool(fresh.children) and all(child.kind is not Kind.ARTICLE for child in fresh.children)
