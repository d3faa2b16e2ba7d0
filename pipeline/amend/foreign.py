"""New wording without quotation marks, of which a reader makes 条 of the amendment itself."""

from collections.abc import Sequence

from pipeline.amend import compared, prints
from pipeline.amend.lines import Line
from pipeline.amend.numbers import counted
from pipeline.amend.orders import Order, Verb
from pipeline.types.document import Kind, Unit


def parted(lines: Sequence[str], unit: Unit, top: Unit) -> tuple[Sequence[str], Sequence[str]]:
    """The lines of a 条 of the new wording, and those below the heading of the amendment's next 条 that was read as part of it."""
    own, its = (counted(one.number or "")[:1] for one in (top, unit))
    following = tuple(number + 1 for number in own)
    for at, line in enumerate(lines[1:], 1):
        if own != its and prints.is_heading(line) and counted(line.partition("条")[0] + "条") == following:
            return lines[:at], lines[at + 1 :]
    return lines, []


def goes_on(orders: Sequence[Order], lines: Sequence[Line], unit: Unit, top: Unit) -> bool:
    """Whether a 条 is the new wording that an order of the 条 above waits for, printed without quotation marks."""
    if unit.kind is not Kind.ARTICLE:
        return False
    last = next(iter(orders[-1:]), None)
    is_open = last is not None and (
        not last.payload or any(line.unit.kind is Kind.ARTICLE and line.unit is not top for line in lines)
    )
    if last is not None and last.verb is Verb.REWRITE and last.annex is None:
        return is_open
    own, its = (counted(one.number or "") for one in (top, unit))
    if own and its == (own[0] + 1,):
        return False  # the amendment's next 条
    waits = last is not None and last.verb in (Verb.ADD, Verb.REPLACE) and last.annex is None
    return (waits and is_open) or any(compared.is_label(line.text) for line in lines)
