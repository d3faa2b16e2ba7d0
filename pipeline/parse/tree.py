"""SourceText -> the tree of units with their addresses."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipeline.parse import blocks, flow, front, headings, levels
from pipeline.parse.blocks import Node
from pipeline.parse.headings import Article, Place
from pipeline.parse.lines import Line
from pipeline.parse.marks import Style
from pipeline.text.numerals import KANJI, number
from pipeline.types.address import Address
from pipeline.types.document import Kind, Unit
from pipeline.types.source import Issue, MarkKind, SourceText, Span

_DIVISION_RANK = {Kind.PART: 0, Kind.CHAPTER: 1, Kind.SECTION: 2, Kind.SUBSECTION: 3}
_END = re.compile(r"^\s*以\s*上\s*[。.]?$")
_SIGNED = re.compile(
    r"^(?:本(?:契約|覚書|合意|書|約定|協定|変更契約|確認)|以上の|上記の?|この契約)[^。]{0,40}(?:成立|締結|合意|証|契約)[^。]{0,30}(?:証する|証として|証し|証とし|ため|通を?作成|通作成|各自?[1一]通|保有)"
)
_DATE_ALONE = re.compile(r"^(?:令和|平成|西暦|20|○|〇|_|＿)?[\s\d○〇_元]*年[\s\d○〇_]*月[\s\d○〇_]*日?$")
_SIGNER = re.compile(
    r"^[(（【\[]?\s*(?:甲|乙|丙|丁|住\s*所|所\s*在\s*地|本店|氏\s*名|名\s*称|委託者|受託者|売主|買主|貸主|借主|開示者|受領者|発注者|受注者)(?:\s|[)）】\]:：]|$|住所|名称)"
)
_CAPTION_LINE = re.compile(r"^[(（【\[](?P<caption>[^()（）【】\[\]]{1,40})[)）】\]]$")
_N = rf"(?:\d{{1,4}}|[{KANJI}]{{1,5}})"
_AMENDED = re.compile(r"(?:改正|改定|改訂|追加|削除|令和|平成|昭和|\d{4}年)")


@dataclass(slots=True)
class _Draft:
    """A unit in the making: what is known of it, and the drafts below it."""

    unit: Unit
    children: list["_Draft"] = field(default_factory=list)

    def freeze(self) -> Unit:
        return replace(self.unit, children=tuple(child.freeze() for child in self.children))


def build(source: SourceText, lines: Sequence[Line]) -> tuple[str, tuple[Unit, ...], tuple[Issue, ...]]:
    """Title, units and issues of the one document whose lines these are."""
    return _Builder(source, lines).document()


class _Builder:
    def __init__(self, source: SourceText, lines: Sequence[Line]) -> None:
        self.source = source
        self.lines = lines
        cut = flow.cuts(self.lines, flow.measure(self.lines))
        self.cut_at = {line.span[0]: strength for line, strength in zip(self.lines, cut, strict=True)}
        self.outline = headings.outline(self.lines, cut)
        self.issues: list[Issue] = self._of_the_reader()
        if not self.outline.articles:
            self.issues.append(Issue("no-articles", "条の見出しがないので、全体を前文として読みました。"))
        elif self.outline.numbered:
            self.issues.append(Issue("no-articles", "「第○条」の見出しがないので、番号の見出しを条として読みました。"))
        self.taken: Counter[str] = Counter()
        self.last_article: dict[Address | None, int] = {}
        self.mentions = self._mentions()

    def document(self) -> tuple[str, tuple[Unit, ...], tuple[Issue, ...]]:
        events: list[Article | Place] = sorted(
            [*self.outline.articles, *self.outline.places], key=lambda event: event.line
        )
        begins = [self._begin(event, events[index - 1] if index else None) for index, event in enumerate(events)]
        first = begins[0] if events else len(self.lines)
        title, top = self._front(first)
        divisions: list[_Draft] = []
        container: _Draft | None = None
        for index, event in enumerate(events):
            end = begins[index + 1] if index + 1 < len(events) else len(self.lines)
            body, closing = self._body(event, end)
            if isinstance(event, Place) and event.kind in _DIVISION_RANK:
                while divisions and _DIVISION_RANK[divisions[-1].unit.kind] >= _DIVISION_RANK[event.kind]:
                    divisions.pop()
                home = divisions[-1].children if divisions else container.children if container else top
                draft = _Draft(
                    Unit(event.kind, None, label=re.sub(r"\s+", " ", self._slice(event.line, event.caption) or ""))
                )
                self._fill_text(draft, body)
                home.append(draft)
                divisions.append(draft)
            elif isinstance(event, Place):
                divisions = []
                container = _Draft(
                    Unit(event.kind, self._unique(None, event.label), caption=self._slice(event.line, event.caption))
                )
                self._fill(container, body, None)
                top.append(container)
            else:
                home = divisions[-1].children if divisions else container.children if container else top
                prefix = container.unit.address if container else None
                home.extend(self._articles(event, body, prefix))
            if closing:
                divisions, container = [], None
                draft = _Draft(Unit(Kind.CLOSING, None))
                self._fill_text(draft, closing)
                top.append(draft)
        return title, tuple(draft.freeze() for draft in top), tuple(self.issues)

    def _of_the_reader(self) -> list[Issue]:
        """What the reader has seen in these lines, or in the file as a whole."""
        repeated = [
            Issue("repeated-fragment", "改ページで二度印字された部分を一度だけ読みました。", None, (mark.span,))
            for mark in self.source.marks
            if mark.kind is MarkKind.REPEATED
        ]
        start, end = (self.lines[0].span[0], self.lines[-1].span[1]) if self.lines else (0, 0)
        return [
            issue
            for issue in (*self.source.issues, *repeated)
            if not issue.spans or any(start <= at < end for at, _ in issue.spans)
        ]

    def _front(self, first: int) -> tuple[str, list[_Draft]]:
        before = self.lines[:first]
        parts = front.split(before, whole=first == len(self.lines))
        drafts: list[_Draft] = []
        cover = [before[index] for index in range(len(before)) if index == parts.title or index in parts.cover]
        if cover:
            draft = _Draft(Unit(Kind.FRONT_MATTER, None))
            self._fill_text(draft, cover)
            drafts.append(draft)
        preamble = [before[index] for index in parts.preamble]
        if preamble:
            draft = _Draft(Unit(Kind.PREAMBLE, self._unique(None, "前文")))
            self._fill_text(draft, preamble)
            drafts.append(draft)
        title = "" if parts.title is None else self._printed(before[parts.title].spans())
        return re.sub(r"\s+", " ", title).strip(), drafts

    def _begin(self, event: Article | Place, before: Article | Place | None) -> int:
        """The line an event begins on: one earlier where its caption stands on a line of its own before it, as in statutes."""
        earlier = event.line - 1
        lower = before.line if before else -1
        if isinstance(event, Place) or event.caption or earlier <= lower:
            return event.line
        match = _CAPTION_LINE.match(self.lines[earlier].text)
        return earlier if match and not _AMENDED.search(match["caption"]) else event.line

    def _body(self, event: Article | Place, end: int) -> tuple[list[Line], list[Line]]:
        """The lines of an event, its heading's own text first, and the closing that follows."""
        lines = list(self.lines[event.line + 1 : end])
        if event.body is not None:
            lines.insert(0, self.lines[event.line].cut_from(event.body[0]))
        for index, line in enumerate(lines):
            if _END.match(line.text) or _SIGNED.match(line.text) or self._signature(lines, index):
                return lines[:index], lines[index:]
        return lines, []

    @staticmethod
    def _signature(lines: Sequence[Line], index: int) -> bool:
        if not _DATE_ALONE.match(lines[index].text):
            return False
        return any(_SIGNER.match(line.text) for line in lines[index + 1 : index + 4])

    def _articles(self, event: Article, body: list[Line], prefix: Address | None) -> Iterable[_Draft]:
        numbers = [event.numbers] if event.until is None else [(n,) for n in range(event.numbers[0], event.until + 1)]
        for one in numbers:
            printed = "の".join(map(str, one)) or "〇"
            name = f"第{one[0] if one else '〇'}条" + "".join(f"の{n}" for n in one[1:])
            address = self._unique(prefix, name)
            if one:
                last = self.last_article.get(prefix, one[0])
                if one[0] > last + 1:
                    self._missing(address, last, one[0])
                self.last_article[prefix] = one[0]
            draft = _Draft(Unit(Kind.ARTICLE, address, printed, self._caption(event)))
            self._fill(draft, body, one[0] if one else None)
            yield draft

    def _caption(self, event: Article) -> str | None:
        if event.caption:
            return self._slice(event.line, event.caption)
        if event.line and self._begin(event, None) < event.line:
            return self._slice(event.line - 1, (1, len(self.lines[event.line - 1].text) - 1))
        return None

    def _slice(self, line: int, span: tuple[int, int] | None) -> str | None:
        if span is None:
            return None
        return self._printed(self.lines[line].spans(*span)).strip() or None

    def _printed(self, spans: Iterable[Span]) -> str:
        """The text at spans as it is, the cells of a Markdown table a tab apart."""
        printed, before = "", 0
        for start, end in spans:
            printed += "\t" if printed and "|" in self.source.text[before:start] else ""
            printed += self.source.text[start:end]
            before = end
        return printed

    def _fill_text(self, draft: _Draft, lines: Sequence[Line]) -> None:
        """All lines as text: where numbers cannot be cited."""
        text, spans = self._compose([(index, 0) for index in range(len(lines))], lines, self._cuts_of(lines))
        draft.unit = replace(draft.unit, text=text, spans=spans)

    def _fill(self, draft: _Draft, lines: Sequence[Line], article: int | None) -> None:
        """Text and lists of an article, 附則 or 別紙."""
        cut = self._cuts_of(lines)
        root = blocks.build(lines, cut, article=article)
        _first_paragraph(root)
        self._take_text(draft, root, lines, cut)
        lead = levels.text_of(root, lines)
        mentioned = self.mentions.get(article, ()) if article is not None else ()
        for nodes in root.lists:
            self._children(draft, nodes, levels.of_list(nodes, lead, lines, mentioned), lines, cut)

    def _cuts_of(self, lines: Sequence[Line]) -> list[float]:
        return [self.cut_at.get(line.span[0], 0.0) if index else 0.0 for index, line in enumerate(lines)]

    def _children(
        self, owner: _Draft, nodes: Sequence[Node], kind: Kind, lines: Sequence[Line], cut: Sequence[float]
    ) -> None:
        last = 0
        for node in nodes:
            part = _part(kind, node)
            address = self._unique(owner.unit.address, part)
            if node.order > last + 1 and last:
                self._missing(address, last, node.order)
            last = node.order
            draft = _Draft(Unit(kind, address, part if kind is Kind.SUBITEM else str(node.order)))
            self._take_text(draft, node, lines, cut)
            for below in node.lists:
                self._children(draft, below, _below(kind, below), lines, cut)
            owner.children.append(draft)

    def _take_text(self, draft: _Draft, node: Node, lines: Sequence[Line], cut: Sequence[float]) -> None:
        text, spans = self._compose(node.pieces, lines, cut)
        wrap_up, wrap_up_spans = self._compose(node.wrap, lines, cut)
        draft.unit = replace(draft.unit, text=text, spans=spans, wrap_up=wrap_up, wrap_up_spans=wrap_up_spans)

    def _compose(
        self, pieces: Sequence[tuple[int, int]], lines: Sequence[Line], cut: Sequence[float]
    ) -> tuple[str, tuple[Span, ...]]:
        text = ""
        spans: list[Span] = []
        before = -2
        for index, start in pieces:
            own = lines[index].spans(start)
            piece = self._printed(own).strip()
            if text:
                joined = index == before + 1 and cut[index] >= 0.5
                text += _joint(text[-1], piece[:1]) if joined else "\n"
            text += piece
            for span in own:
                if spans and not self.source.text[spans[-1][1] : span[0]].strip():
                    spans[-1] = (spans[-1][0], span[1])
                else:
                    spans.append(span)
            before = index
        return text, tuple(spans)

    def _unique(self, parent: Address | None, part: str) -> Address:
        """The address of part under parent, with #2, #3 for the same number again; reported as an issue where a number repeats."""
        plain = parent.child(part) if parent else Address((part,))
        self.taken[str(plain)] += 1
        count = self.taken[str(plain)]
        if count == 1:
            return plain
        address = Address((*plain.parts[:-1], f"{part}#{count}"))
        if part not in ("附則", "前文"):
            self.issues.append(Issue("duplicate-number", f"{plain}の番号が{count}回使われています。", address))
        return address

    def _missing(self, address: Address, last: int, order: int) -> None:
        self.issues.append(
            Issue(
                "missing-number",
                f"{address}の前の番号（{last + 1}から{order - 1}まで）がありません。"
                if order - last > 2
                else f"{address}の前の番号（{last + 1}）がありません。",
                address,
            )
        )

    def _mentions(self) -> dict[int, tuple[str, ...]]:
        """Article number -> 項 and 号 as the document itself names them: 第9条第2号 says that 第9条 has 号."""
        named: dict[int, list[str]] = {}
        for line in self.lines:
            for match in re.finditer(
                rf"第\s*({_N})\s*条(?:\s*[(（][^()（）]*[)）])?\s*第\s*{_N}\s*([項号])", line.text
            ):
                named.setdefault(number(match[1]) or 0, []).append(match[2])
        return {article: tuple(levels_named) for article, levels_named in named.items()}


def _joint(before: str, after: str) -> str:
    """What stands between two lines of one sentence: a space between Latin words, nothing in Japanese or in a number."""
    words = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return " " if words and not (before.isdigit() and after.isdigit()) else ""


def _part(kind: Kind, node: Node) -> str:
    """What a unit adds to the address of its owner."""
    if kind is Kind.PARAGRAPH:
        return f"第{node.order}項"
    if kind is Kind.ITEM:
        return f"第{node.order}号"
    return node.reading.printed if node.reading else str(node.order)


def _below(kind: Kind, nodes: Sequence[Node]) -> Kind:
    """The kind of a list under a unit of kind: 号 under 項 unless marked as ア or a; marks under 号."""
    style = nodes[0].reading.style if nodes[0].reading else Style.BRACKETED
    return Kind.ITEM if kind is Kind.PARAGRAPH and style.rank < 3 else Kind.SUBITEM


def _first_paragraph(root: Node) -> None:
    """An unnumbered text followed by 「2」 is 第1項, with the lists that hang under it."""
    position = next((index for index, nodes in enumerate(root.lists) if _begins_at_two(nodes[0])), None)
    if position is None or not root.pieces:
        return
    second = root.lists[position][0].line
    before = [piece for piece in root.wrap if piece[0] < second]
    first = Node(None, 1, 0, root.pieces, root.lists[:position], before)
    root.pieces, root.wrap = [], root.wrap[len(before) :]
    root.lists = [[first, *root.lists[position]], *root.lists[position + 1 :]]


def _begins_at_two(node: Node) -> bool:
    return node.order == 2 and node.reading is not None and blocks.may_follow_unnumbered(node.reading.style)
