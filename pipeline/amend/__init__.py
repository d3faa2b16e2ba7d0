"""A base and its amendments -> the consolidated text, with the origin of each unit and all that could not be applied."""

from collections.abc import Callable, Sequence

from pipeline.amend import leading, moving, provisions, settling
from pipeline.amend.bench import Bench
from pipeline.amend.deeds import do
from pipeline.amend.finding import Mismatch
from pipeline.amend.fragments import Style
from pipeline.amend.orders import Order
from pipeline.amend.printing import printed
from pipeline.amend.reading import Said, read
from pipeline.amend.tree import Node, addressed, grown
from pipeline.text.normalize import squash
from pipeline.types.amendment import Consolidation, Placed, Step
from pipeline.types.document import Document
from pipeline.types.proof import Finding, Level

__all__ = ["amend"]


def amend(base: Document, amendments: Sequence[Document], parse: Callable[[str], Sequence[Document]]) -> Consolidation:
    """The base with the amendments worked in one after the other; parse: what reads the consolidated text as a document.

    Never raises for what amendments say: what does not fit the base is left out and told in its step.
    """
    root = grown(base)
    steps: list[Step] = []
    said: list[tuple[int, Said]] = []
    findings: list[Finding] = []
    for number, amendment in enumerate(amendments):
        orders, own = read(amendment)
        if not orders:
            findings.append(_nothing(amendment))
        before = root
        root, done = _applied(before, orders, number)
        steps += done
        said += [(number, one) for one in own]
        findings += settling.findings(root, before)
        for node in root.walk():
            node.was = node.part
    document, *more = parse(printed(root))
    units, unlike = _placed(document, root)
    findings += unlike
    findings += [_unlike(f"「{one.title}」より後") for one in more]
    findings += leading.astray(base, document, units)
    findings += leading.dangling(document, units, findings)
    return Consolidation(
        base, tuple(amendments), document, units, tuple(steps), tuple(provisions.told(said)), tuple(findings)
    )


def _applied(root: Node, orders: Sequence[Order], amendment: int) -> tuple[Node, list[Step]]:
    """The orders of one amendment done in turn; one that leaves two units with one number is taken back, and all done again."""
    refused: dict[int, str] = {}
    closes = moving.closing(orders)
    while True:
        now = root.copied()
        steps: list[Step] = []
        last: tuple[int, Node | None] = (0, None)
        makers: dict[int, int] = {}  # id of a unit -> the order that gave it its number
        for at, order in enumerate(orders):
            if at in refused:
                steps.append(_step(order, amendment, reason=refused[at]))
                continue
            trial, copies = settling.copied(now)
            behind = copies.get(id(last[1])) if last[1] is not None else None
            bench = Bench(trial, Style.of(trial), amendment, closes, (last[0], behind))
            before = {id(node): node.part for node in trial.walk()}
            try:
                do(bench, order)
            except Mismatch as reason:
                steps.append(_step(order, amendment, reason=str(reason)))
                continue
            makers = {id(copies[one]): maker for one, maker in makers.items() if one in copies}
            for node in trial.walk():
                if before.get(id(node)) != node.part:
                    makers[id(node)] = at
            now, last = trial, bench.last
            steps.append(_step(order, amendment, note=bench.note, removed=bench.removed, added=bench.added))
        settling.give_way(now, amendment)
        settling.settle(now)
        clash = settling.clash(now, root, makers)
        if clash is None:
            return now, steps
        refused[clash[0]] = clash[1]


def _step(
    order: Order,
    amendment: int,
    *,
    reason: str = "",
    note: str = "",
    removed: Sequence[str] = (),
    added: Sequence[str] = (),
) -> Step:
    return Step(
        amendment,
        order.address,
        order.words,
        order.spans,
        tuple(map(str, order.targets or order.to)),
        reason,
        note,
        "\n".join(filter(None, removed)),
        "\n".join(filter(None, added)),
    )


def _nothing(amendment: Document) -> Finding:
    name = amendment.title or amendment.source.name
    message = f"「{name}」に、条文を改める定めが見つかりませんでした。覚書や変更契約書かどうかを確かめてください。"
    return Finding("no-instruction", Level.WARNING, message, None)


def _placed(document: Document, root: Node) -> tuple[tuple[Placed, ...], list[Finding]]:
    """Each unit of the document with the node that was printed for it; what a reader takes for another unit is told."""
    nodes = addressed(root)
    by_address = {address: node for node, address in nodes if address is not None}
    without = [node for node, address in nodes if address is None]
    placed: list[Placed] = []
    findings: list[Finding] = []
    for unit in document.walk():
        node: Node | None
        if unit.address is not None:
            node = by_address.pop(unit.address, None)
        else:
            node = next((one for one in without if one.kind is unit.kind), None)
            if node is not None:
                without.remove(node)
        base, origins = (node.base, node.origins) if node else (None, ())
        if node is None or squash(node.text + node.wrap_up) != squash(unit.text + unit.wrap_up):
            findings.append(_unlike((unit.address and str(unit.address)) or unit.label or "末尾など"))
        placed.append(Placed(unit, base, origins))
    findings += [_unlike(str(address)) for address in by_address]
    return tuple(placed), findings


def _unlike(place: str) -> Finding:
    message = (
        f"{place}は、統合した本文を読み直すと意図した区切りと違って読まれます。本文の番号と字下げを確かめてください。"
    )
    return Finding("reads-differently", Level.NOTE, message, None)
