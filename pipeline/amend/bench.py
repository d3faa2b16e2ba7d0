"""What orders are worked on: the tree, how it prints, and what the last order did to it."""

import re
from dataclasses import dataclass, field

from pipeline.amend.fragments import Style
from pipeline.amend.orders import Order
from pipeline.amend.tree import Node
from pipeline.types.amendment import Deed

STRUCK = "削除"
_IS_STRUCK = re.compile(r"[\s（(]*削除[\s）)]*。?")


@dataclass(slots=True)
class Bench:
    """The tree while one order is done.

    closes: the paths of the units in which the amendment moves up what follows a unit that is taken out, () for the 条; last: how many units the last order
    added or took out, or how far it moved one, and the last that it added, for a 繰り下げ that does not say by how many; removed, added: the
    wording that this order took out and put in; note: what its reader should know.
    """

    root: Node
    style: Style
    amendment: int
    closes: frozenset[tuple[str, ...]] = frozenset()
    last: tuple[int, Node | None] = (0, None)
    removed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    note: str = ""

    def is_struck(self, node: Node) -> bool:
        """Whether new wording is only the word 削除."""
        return bool(_IS_STRUCK.fullmatch(node.text or node.name)) and not node.children

    def mark(self, node: Node, deed: Deed, order: Order) -> None:
        """Notes on a unit what the order did to it."""
        node.touch(self.amendment, order.address, deed)

    def fresh(self, order: Order, node: Node, *, deed: Deed = Deed.ADDED) -> None:
        """Notes on new units that this order brought them."""
        for below in node.walk():
            below.was = below.base = None
            below.origins = ()
            self.mark(below, deed, order)
        self.added.append(node.wording)

    def strike(self, order: Order, node: Node) -> None:
        """Empties a unit; its number stays."""
        self.removed.append(node.wording)
        node.caption = node.wrap_up = ""
        node.text, node.children = STRUCK, []
        self.mark(node, Deed.DELETED, order)
