"""One order done to the tree; Mismatch where it does not fit the base, then the tree is to be thrown away."""

from collections.abc import Callable, Mapping

from pipeline.amend import adding, exchanging, moving, replacing, worded
from pipeline.amend.bench import Bench
from pipeline.amend.finding import Mismatch
from pipeline.amend.orders import Order, Verb

_DEEDS: Mapping[Verb, Callable[[Bench, Order], None]] = {
    Verb.SUBSTITUTE: worded.substitute,
    Verb.APPEND: worded.append,
    Verb.REPLACE: replacing.replace_units,
    Verb.ADD: adding.add,
    Verb.DELETE: moving.delete,
    Verb.RENUMBER: moving.renumber,
    Verb.SHIFT: moving.shift,
    Verb.EXCHANGE: exchanging.exchange,
    Verb.REWRITE: replacing.rewrite,
}


def do(bench: Bench, order: Order) -> None:
    """Does the order."""
    if order.verb is Verb.UNREAD:
        raise Mismatch(order.reason)
    _DEEDS[order.verb](bench, order)
