"""Text and lists of an article, 附則 or 別紙 -> the units under it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.parse import blocks, captions, levels, unnumbered
from pipeline.parse.blocks import Node
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style
from pipeline.parse.register import Register
from pipeline.parse.texts import Texts
from pipeline.types.document import Kind, Unit


@dataclass(slots=True)
class Draft:
    """A unit in the making: what is known of it, and the drafts below it."""

    unit: Unit
    children: list["Draft"] = field(default_factory=list)

    def freeze(self) -> Unit:
        """The unit with all below it."""
        return (
            replace(self.unit, children=tuple(child.freeze() for child in self.children))
            if self.children
            else self.unit
        )


class Bodies:
    """Fills drafts from lines; mentions: numbers of an article -> 項 and 号 as the document itself names its parts."""

    def __init__(self, texts: Texts, register: Register, mentions: Mapping[tuple[int, ...], Sequence[str]]) -> None:
        self._texts = texts
        self._register = register
        self._mentions = mentions
        self._captions: Mapping[int, Line] = {}

    def fill_text(self, draft: Draft, lines: Sequence[Line]) -> None:
        """All lines as text: where numbers cannot be cited."""
        text, spans = self._texts.whole(lines)
        draft.unit = replace(draft.unit, text=text, spans=spans)

    def fill(self, draft: Draft, lines: Sequence[Line], numbers: tuple[int, ...]) -> None:
        """Text and lists of an article (its numbers), 附則 or 別紙 (no numbers)."""
        article = numbers[0] if numbers else None
        if len(lines) > 1 and draft.unit.caption is None and (caption := captions.of_owner(draft.unit.kind, lines)):
            draft.unit = replace(draft.unit, caption=self._texts.printed(caption.spans())[1:-1])
            lines = lines[1:]
        before = captions.before(lines)
        root, kept = self._search(lines, before, article)
        if unused := before.keys() - {kept[node.line].span[0] for node in root.walk()}:
            before = {at: caption for at, caption in before.items() if at not in unused}
            root, kept = self._search(lines, before, article)
        self._captions, lines = before, kept
        cut = self._texts.cuts(lines)
        self._take(draft, root, lines, cut)
        lead = levels.text_of(root, lines)
        own = draft.unit.address is not None and draft.unit.address.parent is None  # 別紙1第2条 is another 第2条
        mentioned = self._mentions.get(numbers, ()) if numbers and own else ()
        for nodes in root.lists:
            self._children(draft, nodes, levels.of_list(nodes, lead, lines, mentioned), lines, cut)

    def _search(
        self, lines: Sequence[Line], before: Mapping[int, Line], article: int | None
    ) -> tuple[Node, list[Line]]:
        """The tree of the lines that are no caption, and these lines."""
        taken = {caption.span[0] for caption in before.values()}
        kept = [line for line in lines if line.span[0] not in taken]
        cut = self._texts.cuts(kept)
        root = blocks.build(kept, cut, article=article)
        unnumbered.number(root, kept, cut)
        return root, kept

    def _children(
        self, owner: Draft, nodes: Sequence[Node], kind: Kind, lines: Sequence[Line], cut: Sequence[float]
    ) -> None:
        last = 0
        named = self._named(nodes, kind, lines, cut)
        for node, order in [(one, order) for one in nodes for order in one.orders]:
            part = _part(kind, node, order)
            address = self._register.unique(owner.unit.address, part)
            if order > last + 1 and last:
                self._register.missing(address, last, order)
            last = order
            number = part if kind is Kind.SUBITEM else part[1:].removesuffix("項").removesuffix("号")
            mark = lines[node.line].spans(0, node.reading.length) if node.reading else ()
            draft = Draft(Unit(kind, address, number, named.get(node.line), heading_spans=mark))
            self._take(draft, node, lines, cut)
            for below in node.lists:
                self._children(draft, below, _below(kind, below), lines, cut)
            owner.children.append(draft)

    def _named(self, nodes: Sequence[Node], kind: Kind, lines: Sequence[Line], cut: Sequence[float]) -> dict[int, str]:
        """Captions of the units of one list, by the line each begins on; what is a caption is taken out of the text.

        A caption stands on the line before, on the first line of an unnumbered text, is a heading of the format, or stands
        after the number of most 項 of a list: 1. （定義）　秘密情報とは….
        """
        found: dict[int, str] = {}
        alone = all(captions.stands_alone(node, lines, cut) for node in nodes)
        inside = [
            span
            for node in nodes
            if kind is Kind.PARAGRAPH and (span := captions.inside(node, lines, cut, decimal=alone))
        ]
        for node in nodes:
            before = self._captions.get(lines[node.line].span[0])
            if node.reading is None and len(node.pieces) > 1 and captions.of_line(lines[node.line]):
                before, node.pieces = lines[node.line], node.pieces[1:]
            if before:
                found[node.line] = self._texts.printed(before.spans())[1:-1]
            elif kind is Kind.PARAGRAPH and (
                span := captions.of_heading(node, lines)
                or (captions.inside(node, lines, cut, decimal=alone) if 2 * len(inside) > len(nodes) else None)
            ):
                index, start, end, body = span
                found[node.line] = self._texts.printed(lines[index].spans(start, end)).strip()
                node.pieces[0] = index, body
                if body >= len(lines[index].text):
                    del node.pieces[0]
        return found

    def _take(self, draft: Draft, node: Node, lines: Sequence[Line], cut: Sequence[float]) -> None:
        """Text and confidence of a unit, and an issue with what was assumed where that is low."""
        text, spans = self._texts.compose(node.pieces, lines, cut)
        wrap_up, wrap_up_spans = self._texts.compose(node.wrap, lines, cut)
        confidence = min(draft.unit.confidence, _confidence(node.doubt))
        draft.unit = replace(
            draft.unit, text=text, spans=spans, wrap_up=wrap_up, wrap_up_spans=wrap_up_spans, confidence=confidence
        )
        if lines:
            line = lines[node.doubted]
            self._register.doubt(draft.unit, line, "番号" if node.reading and line is lines[node.line] else "本文")


def _confidence(doubt: float) -> float:
    """From what speaks against a unit to how sure it is: 0.96 where nothing does, 0.5 at a cost of 2.6."""
    return 1 / (1 + math.exp(1.2 * (doubt - 2.6)))


def _part(kind: Kind, node: Node, order: int) -> str:
    """What a unit adds to the address of its owner."""
    if kind is Kind.SUBITEM and node.reading:
        return node.reading.printed if order == node.reading.number else f"({order})"
    branch = f"の{node.reading.branch}" if node.reading and node.reading.branch else ""
    return f"第{order}{'項' if kind is Kind.PARAGRAPH else '号'}{branch}"


def _below(kind: Kind, nodes: Sequence[Node]) -> Kind:
    """The kind of a list under a unit of kind: 号 under 項 unless marked as ア or a; marks under 号."""
    style = nodes[0].reading.style if nodes[0].reading else Style.BRACKETED
    return Kind.ITEM if kind is Kind.PARAGRAPH and style.rank < 3 else Kind.SUBITEM
