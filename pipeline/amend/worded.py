"""Orders about words inside a unit: 「甲」を「乙」に改める, ただし書を削る, 見出しを改める."""

import re

from pipeline.amend import fragments, numbers
from pipeline.amend.bench import Bench
from pipeline.amend.finding import Mismatch, found, one
from pipeline.amend.orders import Order, Piece, Selector
from pipeline.amend.tree import Node
from pipeline.amend.wording import first_and_rest, places, proviso
from pipeline.text.normalize import squash
from pipeline.types.amendment import Deed
from pipeline.types.document import Kind


def substitute(bench: Bench, order: Order) -> None:
    """Puts words in the place of others, or beside them; the words have to stand there once."""
    for pair in order.pairs:
        if not squash(pair.old):
            raise Mismatch("改める前の文言が示されていません。")
        for selector in order.targets:
            _put_words(bench, order, selector, pair.old, pair.new, pair.side)


def _put_words(bench: Bench, order: Order, selector: Selector, old: str, new: str, side: int) -> None:
    if selector.path == ("題名",):
        nodes = [node for node in bench.root.children if node.kind is Kind.FRONT_MATTER]
    else:
        nodes = found(bench.root, selector, words=(old,))
    hits: list[tuple[Node, str, tuple[int, int]]] = []
    for node in nodes:
        hits += _hits(node, selector, old)
    where = str(selector) if selector.path else "原契約"
    if not hits:
        raise Mismatch(f"{where}に「{old}」という文言がありません。")
    if len(hits) > 1 and not order.everywhere and selector.through is None:
        raise Mismatch(f"{where}に「{old}」が{len(hits)}か所あり、どれを改めるのか決まりません。")
    for node, name, (start, end) in reversed(hits):
        text = getattr(node, name)
        kept = text[start:end]
        put = new if side == 0 else kept + new if side > 0 else new + kept
        setattr(node, name, text[:start] + put + text[end:])
        bench.mark(node, Deed.REVISED, order)
        if side == 0:
            bench.removed.append(kept)
    bench.added.append(new)


def append(bench: Bench, order: Order) -> None:
    """Adds sentences at the end of a unit: a ただし書, a 後段."""
    [selector] = order.targets[:1] or [Selector(())]
    node = text_holder(bench, one(bench.root, selector))
    text = "\n".join(order.payload).strip()
    if not text:
        raise Mismatch("加える文言が示されていません。")
    name = "wrap_up" if node.wrap_up else "text"
    before = getattr(node, name)
    if order.piece is Piece.PROVISO and proviso(before):
        raise Mismatch(f"{selector}には既にただし書があります。")
    if order.piece is Piece.SECOND and (own := proviso(before)):
        setattr(node, name, before[: own[0]] + text + before[own[0] :])
    else:
        gap = "" if not before or before.rstrip().endswith(("。", "」")) or not text.endswith("。") else "。"
        setattr(node, name, before.rstrip() + gap + text)
    bench.added.append(text)
    bench.mark(node, Deed.REVISED, order)


def text_holder(bench: Bench, node: Node) -> Node:
    """The unit that sentences of an article go to: its only 項, where it has several the last one."""
    if node.kind is Kind.ARTICLE and not node.text:
        paragraphs = [child for child in node.children if child.kind is Kind.PARAGRAPH]
        if len(paragraphs) == 1:
            return paragraphs[0]
        if paragraphs:
            raise Mismatch(f"{node.part}には項が{len(paragraphs)}つあり、どの項に加えるのか決まりません。")
    return node


def replace_piece(bench: Bench, order: Order, node: Node, selector: Selector) -> None:
    """Puts new wording in the place of a caption, a ただし書, a 柱書."""
    text = "".join(order.payload)
    if selector.piece is Piece.CAPTION:
        if node.kind is not Kind.ARTICLE:
            found_head = re.match(rf"(第\s*{numbers.N}\s*[編章節款][\s　]*)(.*)", node.head)
            if not found_head:
                raise Mismatch(f"{selector.path[-1]}には見出しがありません。")
            bench.removed.append(found_head[2])
            node.head = found_head[1] + text
        else:
            if not node.caption:
                raise Mismatch(f"{node.part}には見出しがありません。")
            bench.removed.append(node.caption)
            own = text if text[:1] in "（(【［[〔" else fragments.bracketed(text, node.caption)
            node.caption = own
        bench.added.append(text)
        bench.mark(node, Deed.REVISED, order)
        return
    holder = text_holder(bench, node)
    name, (start, end) = _piece(holder, selector)
    before = getattr(holder, name)
    bench.removed.append(before[start:end])
    bench.added.append(text)
    setattr(holder, name, before[:start] + text + before[end:])
    bench.mark(holder, Deed.REVISED, order)


def retitle(bench: Bench, order: Order) -> None:
    """Gives the contract another title."""
    front = next((node for node in bench.root.children if node.kind is Kind.FRONT_MATTER), None)
    if front is None:
        raise Mismatch("原契約に題名が見つかりません。")
    lines = front.text.split("\n")
    at = min(range(len(lines)), key=lambda at: (not re.search(r"[書約款程則]$", lines[at].strip()), at))
    bench.removed.append(lines[at])
    lines[at] = "".join(order.payload)
    bench.added.append(lines[at])
    front.text = "\n".join(lines)
    bench.mark(front, Deed.REVISED, order)


def delete_piece(bench: Bench, order: Order, selector: Selector) -> None:
    """Takes out a ただし書, a 後段, a caption."""
    node = one(bench.root, selector)
    if selector.piece is Piece.CAPTION:
        bench.removed.append(node.caption)
        node.caption = ""
        bench.mark(node, Deed.REVISED, order)
        return
    holder = text_holder(bench, node)
    name, (start, end) = _piece(holder, selector)
    text = getattr(holder, name)
    bench.removed.append(text[start:end])
    setattr(holder, name, (text[:start].rstrip() + text[end:]).strip())
    bench.mark(holder, Deed.REVISED, order)


def _hits(node: Node, selector: Selector, old: str) -> list[tuple[Node, str, tuple[int, int]]]:
    """Where the words stand in what a selector names: unit, which of its texts, and [start, end) there."""
    if selector.piece is Piece.CAPTION:
        name = "caption" if node.kind is Kind.ARTICLE else "head"
        return [(node, name, span) for span in places(getattr(node, name), old)]
    if selector.piece is not Piece.WHOLE:
        holder = node
        if node.kind is Kind.ARTICLE and not node.text and node.children:
            holder = node.children[0]
        name, (start, end) = _piece(holder, selector)
        inside = places(getattr(holder, name), old)
        return [(holder, name, (a, b)) for a, b in inside if start <= a and b <= end]
    hits: list[tuple[Node, str, tuple[int, int]]] = []
    for below in node.walk():
        for name in ("text", "wrap_up"):
            hits += [(below, name, span) for span in places(getattr(below, name), old)]
    if not hits:  # 「第5条中「委託料」」 may mean its caption, and a 別紙 its title
        for below in node.walk():
            name = "head" if below.kind is Kind.APPENDIX else "caption"
            hits += [(below, name, span) for span in places(getattr(below, name), old)]
    return hits


def _piece(node: Node, selector: Selector) -> tuple[str, tuple[int, int]]:
    """Which text of a unit has the piece, and where."""
    for name in ("text", "wrap_up"):
        text = getattr(node, name)
        own = proviso(text)
        match selector.piece:
            case Piece.PROVISO if own:
                return name, own
            case Piece.MAIN if text:
                return name, (0, own[0] if own else len(text))
            case Piece.FIRST if text:
                return name, first_and_rest(text)[0]
            case Piece.SECOND if second := first_and_rest(text)[1]:
                return name, second
            case Piece.LEAD if text:
                return name, (0, len(text))
    raise Mismatch(f"原契約に「{selector}」がありません。")
