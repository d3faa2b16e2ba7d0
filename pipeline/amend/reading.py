"""An amending document -> its orders in order, and the sentences that order nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.amend import compared, printing
from pipeline.amend.foreign import goes_on, parted
from pipeline.amend.grammar import Clause, clauses, opens
from pipeline.amend.lines import Line, tops
from pipeline.amend.lines import lines as lines_of
from pipeline.amend.orders import Level, Order, Selector, Verb
from pipeline.amend.selectors import Context
from pipeline.amend.tree import Node, grown, unit_of
from pipeline.amend.wording import QUOTE, Masked, masked
from pipeline.text.normalize import fold
from pipeline.text.places import Places
from pipeline.types.address import Address
from pipeline.types.document import Document, Kind
from pipeline.types.source import Span

_NOTE = re.compile(r"[\s　]*(?:記|以上)[\s　]*")
_LISTED = re.compile(r"(?P<before>[(（]?)(?P<number>\d{1,2})(?P<after>[)）.．、])")
_QUOTED_LINE = re.compile(rf"[\s　]*(?:{QUOTE}[。、]?[\s　]*)+")
_QUOTES = ("「", "『", "“")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that orders nothing."""

    address: Address | None
    words: str


def read(document: Document) -> tuple[list[Order], list[Said]]:
    """All that the amendment orders, and all else that it says, in the order of its text."""
    orders: list[Order] = []
    said: list[Said] = []
    annexes = {child.part: child for child in grown(document).children if child.kind is Kind.APPENDIX}
    waiting = list(tops(document.units))
    while waiting:
        top = waiting.pop(0)
        lines = lines_of(top, document)
        reader = _Reader(document, lines, annexes)
        reader.run()
        beyond: list[Line] = []
        while waiting and not beyond and goes_on(reader.orders, lines, waiting[0], top):
            foreign = waiting.pop(0)
            own, rest = parted(printing.whole(unit_of(document, foreign)), foreign, top)
            lines += [Line(foreign, top.address, line, 0, 1) for line in own]
            beyond = [Line(foreign, None, line, 0, 0) for line in rest]
            reader = _Reader(document, lines, annexes)
            reader.run()
        readers = [reader]
        if beyond:
            readers.append(_Reader(document, beyond, annexes))
            readers[-1].run()
        for one in readers:
            orders += one.orders
            said += one.said
    return orders, said


class _Reader:
    """Reads the lines of one 条 of the amendment from the top."""

    def __init__(self, document: Document, lines: Sequence[Line], annexes: dict[str, Node]) -> None:
        self.document, self.lines, self.annexes = document, lines, annexes
        self.text = "\n".join(line.text for line in lines)
        self.masked: Masked = masked(self.text)
        self.orders: list[Order] = []
        self.said: list[Said] = []
        self.contexts: dict[int, Context] = {}
        self.begins: list[int] = []  # of each line in the text
        at = 0
        for line in lines:
            self.begins.append(at)
            at += len(line.text) + 1

    def run(self) -> None:
        """Sentence by sentence; what an order takes as its new wording is passed over."""
        text, starts = self.masked.text, self.masked.starts
        at = 0
        while at < len(text):
            if text[at].isspace():
                at += 1
                continue
            number = self._line(starts[at])
            line = self.lines[number]
            if starts[at] < self.begins[number] + line.head:
                at = next(i for i in range(at, len(text) + 1) if starts[i] >= self.begins[number] + line.head)
                continue
            end = self._end(at)
            at = self._sentence(at, end, line)

    def _end(self, at: int) -> int:
        """Behind the 。 that ends the sentence, brackets read over, or at the end of its line."""
        text, depth = self.masked.text, 0
        for end in range(at, len(text)):
            depth = max(0, depth + (text[end] in "([【") - (text[end] in ")]】"))
            if text[end] == "\n":
                depth = 0
                if not re.search(r"[、,はをにが]\s*$", text[at:end]):
                    return end
            elif text[end] == "。" and not depth:
                return end + 1
        return len(text)

    def _line(self, offset: int) -> int:
        return max(at for at, begin in enumerate(self.begins) if begin <= offset)

    def _context(self, depth: int) -> Context:
        """What 同条 goes on from: the last of this unit, or of the one above it."""
        above = max((one for one in self.contexts if one < depth), default=None)
        for deeper in [one for one in self.contexts if one > depth]:
            del self.contexts[deeper]
        if depth not in self.contexts:
            self.contexts[depth] = Context(self.contexts[above].path if above is not None else ())
        return self.contexts[depth]

    def _sentence(self, start: int, end: int, line: Line) -> int:
        """Reads the sentence and what belongs to it; where to go on."""
        sentence = self.masked.text[start:end]
        if line.head and self.begins[self._line(self.masked.starts[start])] + line.head == self.masked.starts[start]:
            self.contexts.pop(line.depth, None)
        found = clauses(sentence, self.masked, self._context(line.depth))
        if compared.is_label(sentence):
            found = []
        table, after = self._comparison(end, found, sentence)
        if table:
            self._put_compared(table, found, start, end, line)
            return after
        if not found:
            words = self._words(start, end)
            if not _NOTE.fullmatch(words):
                self.said.append(Said(line.address, words))
            return end
        count = next((one.order.count or 1 for one in found if one.waits and one.order.level is Level.PARAGRAPH), 0)
        payloads, after = self._payload(end, line, count) if any(one.waits for one in found) else ([], end)
        waiting = sum(one.waits for one in found)
        for clause in found:
            order = self._placed(clause, start, line)
            if clause.place is not None:
                order = self._annexed(order, clause.place)
            elif clause.waits:
                waiting -= 1
                taken = payloads if waiting == 0 else payloads[:1]
                payloads = payloads[len(taken) :]
                order = replace(order, payload=tuple(part for one in taken for part in one))
            self.orders.append(order)
        return after

    def _placed(self, clause: Clause, start: int, line: Line) -> Order:
        words = self._words(start + clause.start, start + clause.end).strip("、。 　")
        spans = self._spans(line, start + clause.start, start + clause.end)
        return replace(clause.order, words=words, address=line.address, spans=spans)

    def _words(self, start: int, end: int) -> str:
        starts = self.masked.starts
        return self.text[starts[start] : starts[min(end, len(starts) - 1)]].strip()

    def _spans(self, line: Line, start: int, end: int) -> tuple[Span, ...]:
        """Where masked text[start:end] stands in the source, as far as it is in the unit's own text."""
        words = self._words(start, end)
        for text, spans in ((line.unit.text, line.unit.spans), (line.unit.wrap_up, line.unit.wrap_up_spans)):
            if (at := text.find(words)) >= 0:
                return Places(text, spans, self.document.source.text).spans(at, at + len(words))
        return line.unit.spans

    def _payload(self, end: int, line: Line, paragraphs: int) -> tuple[list[list[str]], int]:
        """The new wording behind a sentence, and where it ends: quotations, else the lines that follow in the unit.

        paragraphs: how many 項 are waited for; where nothing else follows, these may be read as 項 of the amendment.
        """
        text, starts = self.masked.text, self.masked.starts
        at = end
        while note := re.compile(r"[\s　:：。]+(?:記[\s　]*\n)?").match(text, at):
            at = note.end()
        if at < len(text) and re.match(QUOTE, text[at]):
            found: list[list[str]] = []
            while quoted := _QUOTED_LINE.match(text, at):
                found += [
                    [one.strip() for one in self.masked.quote(sign).split("\n") if one.strip()]
                    for sign in re.findall(QUOTE, quoted[0])
                ]
                at = quoted.end()
            return found, at
        first = self._line(starts[min(at, len(starts) - 1)])
        own = self._line(starts[max(0, end - 1)])
        if first <= own or at >= len(text):
            return [], end
        taken: list[str] = []
        number = first
        stop = self._next(own)
        while number < stop:
            other = self.lines[number]
            if other.depth <= line.depth and other.head:
                paragraphs -= 1
                if paragraphs < 0 or line.head or self._orders(other.text[other.head :]):
                    break
            if other.head and line.depth == 0 and self._orders(other.text[other.head :]):
                break
            if not other.head and self._orders(other.text):
                break
            taken.append(other.text)
            number += 1
        while taken and _NOTE.fullmatch(taken[-1]):
            taken.pop()
        if not taken:
            return [], end
        stop = self.begins[number] if number < len(self.lines) else len(self.text)
        return [taken], next((i for i in range(at, len(text)) if starts[i] >= stop), len(text))

    def _next(self, own: int) -> int:
        """The line of the next number of a list that is no more than text, 4. behind 3., or the end of the lines."""
        number = _LISTED.match(self.lines[own].text)
        if number is None:
            return len(self.lines)
        wanted = re.compile(rf"{re.escape(number['before'])}0*{int(number['number']) + 1}{re.escape(number['after'])}")
        later = (at for at in range(own + 1, len(self.lines)) if wanted.match(fold(self.lines[at].text)))
        return next(later, len(self.lines))

    def _orders(self, line: str) -> bool:
        """Whether a line is an order of its own: its sentence names units, and all of it is understood."""
        own = masked(line)
        found = clauses(own.text, own, Context())
        return bool(found) and all(one.order.verb is not Verb.UNREAD for one in found)

    def _annexed(self, order: Order, place: Selector) -> Order:
        """The order with what a 別紙 of the amendment says as its new wording."""
        name = place.path[0]
        annex = self.annexes.get(name) or (next(iter(self.annexes.values())) if len(self.annexes) == 1 else None)
        if annex is None:
            return replace(order, verb=Verb.UNREAD, reason=f"差し替える「{name}」が覚書に付いていません。")
        lines = tuple(line.strip(" 　") for line in printing.body(annex))
        return replace(order, payload=lines, annex=annex)

    def _comparison(self, end: int, found: Sequence[Clause], sentence: str) -> tuple[list[compared.Row], int]:
        """The rows of a 新旧対照表, or of 変更前 and 変更後 below each other, that a sentence announces."""
        changes = [one for one in found if one.order.verb is Verb.REPLACE or one.order.verb is Verb.ADD]
        annexed = [one for one in changes if one.place is not None]
        if annexed and annexed[0].place:
            annex = self.annexes.get(annexed[0].place.path[0])
            rows = compared.rows(printing.body(annex)) if annex else []
            return (rows, end) if rows else ([], end)
        if not found and "別紙" in sentence and opens(sentence):
            for annex in self.annexes.values():
                if rows := compared.rows(printing.body(annex)):
                    return rows, end
        if not changes and not opens(sentence) and not compared.is_label(sentence):
            return [], end
        first = self._line(self.masked.starts[min(end, len(self.masked.starts) - 1)])
        if not compared.is_label(sentence):
            first += self.begins[first] < self.masked.starts[min(end, len(self.masked.starts) - 1)]
        lines = [line.text for line in self.lines[first : self._next(self._line(self.masked.starts[end - 1]))]]
        while lines and (not lines[0] or _NOTE.fullmatch(lines[0])):
            lines, first = lines[1:], first + 1
        taken, rows = compared.taken(lines)
        if not rows:
            return [], end
        number = first + taken
        stop = self.begins[number] if number < len(self.lines) else len(self.text)
        starts = self.masked.starts
        return rows, next((i for i in range(end, len(starts) - 1) if starts[i] >= stop), len(starts) - 1)

    def _put_compared(
        self, rows: Sequence[compared.Row], found: Sequence[Clause], start: int, end: int, line: Line
    ) -> None:
        targets = next((one.order.targets for one in found), ())
        words = self._words(start, end)
        for row in rows:
            place = f"（{row.label}）" if row.label else ""
            own = compared.selectors(row.label) or targets
            self.orders.append(
                Order(
                    Verb.EXCHANGE,
                    words.rstrip("。") + place,
                    line.address,
                    self._spans(line, start, end),
                    targets=own,
                    old=row.old,
                    payload=row.new,
                )
            )
