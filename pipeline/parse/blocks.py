"""The lists inside one article: which line begins a list, continues one, goes on with a text or ends a list.

A beam search over the lines. A state is the stack of open lists; every way to take the next line has a cost that is a
sum of general evidence: numbers that go on, a lead sentence before a first number, indentation, a sentence that was cut
at the end of a line, the usual order of list styles. No cost knows a document.

States, their lists and steps are tuples: every line makes dozens of them, and a dataclass takes several times as long.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.parse.lines import Line
from pipeline.parse.marks import Reading, Style, readings

LEAD = re.compile(
    r"(?:[次下]の|以下の|つぎの|以下[にを]?|次を|下記を|左記|下記|上記の各|次に|次[、の]|各号|各項|いずれか|何れか)[^。]{0,40}?"
    r"(?:各[号項]|いずれ|何れ|どれか|一つ|すべて|全て|とおり|通り|よう|掲げ|定め|示す|する|うち|こと|もの|とき|場合|行為|者|方|人|物|品"
    r"|事項|事由|項目|条件|要件|目的|記載|情報|方法|内容|定義|意味|書類|区分|料金|費用|業務|措置|手続|義務|権利|損害|理由|各)"
    r"|(?:以下|次|下記|左記)を[^。]{0,30}(?:なりません|なければならない|する|します|してください)。?$|各号|[:：]$|(?:とおり|通り)(?:とします|とする|です|である|となります)?[。.]?$"
)
"""How a text leads into a list that follows it."""

_WRAP_CUE = re.compile(
    r"^(?:以\s*上$|なお|また|ただし|但し|この場合|前各号|上記|以上の|本項|前項(?!各号)|前項各号|その他|ここで|おって)"
)
_AFTER_PARAGRAPH = re.compile(r"\s*前(?:\S|各)?項")  # what a further 項 opens with
_ENDED = re.compile(r"[。:][」』)]*$")
_BULLET = re.compile(r"[・※●○■◆◇□▪•‐–－*→✓☑◎▶►-]")
_PLAIN_NUMBERS = (Style.NUMBER_DOT, Style.NUMBER_BARE)  # one list may print both: 1.　 and then 2
_KANA = (Style.IROHA, Style.GOJUON)
_BELOW_KANA = (Style.BRACKETED, Style.KANJI_BRACKETED, Style.CIRCLED)  # 号, イ, (1) is the order of statutes
_BEAM = 12  # states; with 24 no made document and no test came out otherwise
_GIVEN = 3.0  # against what a number that the format gave by itself, or its level, says
_TYPED = 0.6  # against a number that an author typed behind those that the format counted
_SECOND_BLOCK = 1.1  # against a further block of a 号 in a list whose others have one
_HOPELESS = 6.0  # more than any later line can make good


@dataclass(slots=True)
class Node:
    """A unit in the making: a mark, pieces of text (line, start in the line's text), lists below it, text after them.

    order: its number, or its position where a list prints 1. 1. 1.; line: where it begins; doubt: how much speaks against
    the way its lines were taken, the greatest cost of one of them; doubted: that line.
    """

    reading: Reading | None = None
    order: int = 0
    line: int = 0
    pieces: list[tuple[int, int]] = field(default_factory=list)
    lists: list[list["Node"]] = field(default_factory=list)
    wrap: list[tuple[int, int]] = field(default_factory=list)
    doubt: float = 0.0
    doubted: int = 0

    @property
    def orders(self) -> range:
        """Its number; several for 二から四まで 削除."""
        return range(self.order, max(self.order, self.reading.until if self.reading else 0) + 1)

    def walk(self) -> Iterator["Node"]:
        """All nodes below this one."""
        for nodes in self.lists:
            for node in nodes:
                yield node
                yield from node.walk()

    def weigh(self, cost: float, line: int) -> None:
        """Keeps the greatest cost with its line."""
        if cost > self.doubt:
            self.doubt, self.doubted = cost, line


class _List(NamedTuple):
    style: Style
    last: int
    size: int
    indent: int
    items: bool  # its entries are 号 by all that is known: seldom more than one block of text
    branch: int = 0
    level: int = 0  # of numbers that the format gave by itself
    series: str = ""  # the list that counted them
    positional: bool = False
    thick: bool = False  # an entry has had further blocks of text


class _Step(NamedTuple):
    """How one line was taken: as text (reading None) or as the next of the list at depth; text at depth goes to its owner.

    cost: of this line alone.
    """

    line: int
    depth: int
    reading: Reading | None
    opens: bool
    order: int
    cost: float
    before: "_Step | None"


class _State(NamedTuple):
    cost: float
    lists: tuple[_List, ...]
    began: int  # line where the text of the deepest unit began
    wrapped: bool  # the last text went behind a list that had ended
    closed: tuple[tuple[Style, int], ...]
    step: _Step | None


def build(lines: Sequence[Line], cut: Sequence[float], *, article: int | None = None) -> Node:
    """The tree of the lines of one article; pieces are given by indices into lines.

    cut: for each line how surely it continues the one before; article: its number, for decimal marks such as 3.1.
    """
    search = _Search(lines, cut, article)
    states = [_State(0.0, (), -1, False, (), None)]
    for index in range(len(lines)):
        states = search.advance(states, index)
    final = min(states, key=lambda state: state.cost + sum(map(_single, state.lists)))
    return _grow(final.step, lines)


class _Search:
    def __init__(self, lines: Sequence[Line], cut: Sequence[float], article: int | None) -> None:
        self.lines, self.cut, self.article = lines, cut, article
        self.leads: dict[tuple[int, int], float] = {}

    def advance(self, states: list[_State], index: int) -> list[_State]:
        found = self._readings(index)
        grown: list[_State] = []
        for state in states:
            grown.extend(self._as_text(state, index, found))
            for reading in found:
                grown.extend(self._as_mark(state, index, reading))
        best: dict[tuple[object, ...], _State] = {}
        for state in grown:
            key = (state.lists, state.wrapped)
            if key not in best or state.cost < best[key].cost:
                best[key] = state
        kept = sorted(best.values(), key=lambda state: state.cost)[:_BEAM]
        return [state for state in kept if state.cost <= kept[0].cost + _HOPELESS]

    def _readings(self, index: int) -> list[Reading]:
        """The readings of a line; a mark without text is none when no text follows it on the next line either."""
        line = self.lines[index]
        if line.plain:
            return []
        text = line.text
        if line.label:  # whatever stands after such a number, it is a number
            gap = len(text) - line.label - len(text[line.label :].lstrip())
            found = readings(text[: line.label] + " ", self.article)
            return [
                replace(reading, length=line.label + gap, doubt=0.0)
                for reading in found
                if reading.length >= line.label
            ]
        found = readings(text, self.article)
        if not any(reading.length >= len(text) for reading in found):
            return found
        after = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
        if after and not any(reading.doubt < 1 for reading in readings(after, self.article)):
            return found
        return [
            replace(reading, doubt=reading.doubt + 3.0) if reading.length >= len(text) else reading for reading in found
        ]

    def _as_text(self, state: _State, index: int, found: list[Reading]) -> list[_State]:
        line, cut = self.lines[index], self.cut[index]
        cost = max((4.0 - 1.5 * reading.doubt for reading in found), default=0.0)
        if found and line.bullet:
            cost += 1.0
        if found and line.level:
            cost += _GIVEN
        if any(_AFTER_PARAGRAPH.match(line.text, reading.length) for reading in found):
            cost += 1.5
        cost = max(0.0, cost - 2.0 * cut) + state.cost
        depth = len(state.lists)
        states = [self._text(state, cost + self._going_on(state, index, cut), index, depth, thick=cut < 0.5)]
        for level in range(depth - 1, -1, -1):
            states.append(self._text(state, cost + self._wrapping(state, line, cut, level), index, level))
        return states

    def _going_on(self, state: _State, index: int, cut: float) -> float:
        """Cost of taking a text as more of the deepest unit."""
        line = self.lines[index]
        if cut >= 0.5 or not state.lists or line.note or "本号" in line.text[:40]:
            return 0.0
        bullet = line.bullet or line.table or _BULLET.match(line.text)
        if not state.lists[-1].items:
            return 0.1 if bullet else 0.3
        cost = 0.2 if bullet else 0.3 if state.lists[-1].thick else _SECOND_BLOCK
        alone = not bullet and not state.lists[-1].thick
        if alone and line.text.endswith("。") and not _ENDED.search(self._text_before(state, index)):
            cost += 0.7  # a sentence after entries that are none
        return cost + (0.7 if _WRAP_CUE.match(line.text) else 0.0)

    def _wrapping(self, state: _State, line: Line, cut: float, level: int) -> float:
        """Cost of taking a text as what follows the list at level."""
        ended = state.lists[level]
        cost = 1.0 + 4.0 * cut + sum(map(_single, state.lists[level:]))
        if "本号" in line.text[:40]:
            cost += 2.0
        if not ended.items:
            cost += 1.0
        if line.table or _BULLET.match(line.text):
            cost += 0.8
        if level < len(state.lists) - 1:
            cost += 0.4
        if level and state.lists[level - 1].items:  # a 号 is seldom a sentence that another one could follow
            cost += 0.6
        if _WRAP_CUE.match(line.text):
            cost -= 0.6
        if any(line.indent < one.indent for one in state.lists[level:]):
            cost -= 0.3
        if line.indent and line.indent == ended.indent and level < len(state.lists) - 1:
            cost -= 0.9  # it stands under the marks of that list
        return cost

    def _text(self, state: _State, cost: float, index: int, level: int, *, thick: bool = False) -> _State:
        wraps = level < len(state.lists)
        lists = state.lists[:level]
        if thick and lists and not lists[-1].thick:
            lists = (*lists[:-1], lists[-1]._replace(thick=True))
        step = _Step(index, level, None, False, 0, cost - state.cost, state.step)
        closed = _closing(state.closed, state.lists[level:])
        return _State(cost, lists, index if wraps else state.began, wraps or state.wrapped, closed, step)

    def _as_mark(self, state: _State, index: int, reading: Reading) -> list[_State]:
        states = [
            self._continue(state, index, reading, level)
            for level, one in enumerate(state.lists)
            if one.style is reading.style or (one.style in _PLAIN_NUMBERS and reading.style in _PLAIN_NUMBERS)
        ]
        states.extend(self._open(state, index, reading, level) for level in range(len(state.lists) + 1))
        return states

    def _continue(self, state: _State, index: int, reading: Reading, level: int) -> _State:
        line, one = self.lines[index], state.lists[level]
        order, positional, cost = reading.number, one.positional, reading.doubt
        delta = reading.number - one.last
        branched = delta == 0 and reading.branch > one.branch
        exact = delta == 1 or branched
        if reading.style is not one.style:
            cost += 0.5
        if reading.style is Style.NUMBER_DOT and reading.number == 1 and (positional or one.last == 1 == one.size):
            order, positional, exact = one.size + 1, True, True
            cost += 0.3 + (1.5 if line.indent > one.indent + 1 else 0.0)
        elif delta == 0:
            cost += 0.0 if branched else 3.0
        elif delta < 0 or delta > 5:
            cost += 5.0
        elif delta > 1:
            cost += 2.2 + 0.5 * delta
        if (one.level, one.series) != (line.level, line.series):
            # Word begins a list anew where a number was set by hand; that it goes on with the next number is no chance.
            cost += _GIVEN if line.level and not (exact and one.level == line.level) else _TYPED
        elif abs(line.indent - one.indent) > 1 and not line.level:
            cost += 0.5
        cost += self.cut[index] * (1.2 if exact else 3.5)
        cost += sum(map(_single, state.lists[level + 1 :]))
        moved = one._replace(
            last=reading.until or reading.number,
            branch=reading.branch,
            size=one.size + 1,
            positional=positional,
            level=line.level,
            series=line.series,
        )
        step = _Step(index, level, reading, False, order, cost, state.step)
        closed = _closing(state.closed, state.lists[level + 1 :])
        return _State(state.cost + cost, (*state.lists[:level], moved), index, False, closed, step)

    def _open(self, state: _State, index: int, reading: Reading, level: int) -> _State:
        line = self.lines[index]
        owner = state.lists[level - 1] if level else None
        resumed = (reading.style, reading.number - 1) in state.closed
        lead = self._lead(state, index, level) if reading.number == 1 or resumed else 0.0
        second = (
            reading.number == 2
            and level == 0
            and may_follow_unnumbered(reading.style)
            and self._unnumbered_first(state, reading.style, index)
            and not (reading.style is Style.BRACKETED and LEAD.search(self._text_before(state, index)))
        )
        expected = reading.number == 1 or second
        cost = reading.doubt + 0.6 + lead + 3.0 * self.cut[index] * (0.4 if expected else 1.0)
        if second:  # the text before it is the first 項
            cost += 0.2
        elif resumed:  # numbers that go on after a text, which best leads into them
            cost += 0.4 if lead < 0 else 1.8 - lead
        elif reading.number != 1:
            cost += 3.5
        if level < len(state.lists):
            unnumbered = reading.number == 2 and level == 0
            cost += (0.0 if unnumbered else 1.5) + sum(map(_single, state.lists[level:]))
        if (
            owner
            and reading.style.rank < owner.style.rank
            and not (owner.style in _KANA and reading.style in _BELOW_KANA)
        ):
            cost += 1.2
        if any(one.style is reading.style for one in state.lists[:level]):
            deeper = owner is not None and line.indent > owner.indent
            cost += 0.3 if deeper else 1.4 if lead > 0 else 0.8
        if line.level and owner and owner.series == line.series and owner.level >= line.level:
            cost += _GIVEN
        paragraphs = level == 0 and lead < 0 and "各項" in self._text_before(state, index)
        items = (
            not paragraphs and not second and (level > 0 or lead < 0 or (reading.style.rank >= 2 and state.began >= 0))
        )
        opened = _List(
            reading.style,
            reading.until or reading.number,
            1,
            line.indent,
            items,
            reading.branch,
            line.level,
            line.series,
        )
        step = _Step(index, level, reading, True, reading.number, cost, state.step)
        closed = _closing(state.closed, state.lists[level:])
        return _State(state.cost + cost, (*state.lists[:level], opened), index, False, closed, step)

    @staticmethod
    def _unnumbered_first(state: _State, style: Style, index: int) -> bool:
        """True where the article began with a text that a following 2 makes the first 項."""
        numbered = any(one.style is style for one in state.lists) or any(closed is style for closed, _ in state.closed)
        return not numbered and index > 0

    def _text_before(self, state: _State, index: int) -> str:
        """The text of the deepest unit up to a line."""
        return "".join(line.text for line in self.lines[max(0, state.began) : index])

    def _lead(self, state: _State, index: int, level: int) -> float:
        """Evidence that the unit a list would hang under leads into it."""
        if level < len(state.lists):
            return 0.0
        key = (state.began, index)
        if key not in self.leads:
            text = self._text_before(state, index)
            if not text:
                self.leads[key] = 0.0
            elif LEAD.search(text):
                self.leads[key] = -0.5
            else:
                self.leads[key] = 0.7 if level else 0.2
        return self.leads[key]


def may_follow_unnumbered(style: Style) -> bool:
    """True for marks that number 項, so that a 2 after an unnumbered text makes that text the first: 2　, ② and (2)."""
    return style.rank < 2 or style in (Style.CIRCLED, Style.BRACKETED)


def _closing(closed: tuple[tuple[Style, int], ...], lists: Sequence[_List]) -> tuple[tuple[Style, int], ...]:
    return (*closed, *((one.style, one.last) for one in lists))[-4:] if lists else closed


def _single(one: _List) -> float:
    """A list of one entry is rare, but for a single numbered 項."""
    if one.size > 1:
        return 0.0
    return 0.2 if one.style.rank < 2 else 0.8


def _grow(step: _Step | None, lines: Sequence[Line]) -> Node:
    steps: list[_Step] = []
    while step is not None:
        steps.append(step)
        step = step.before
    root = Node()
    path: list[Node] = [root]
    for one in reversed(steps):
        if one.reading is None:
            node = path[one.depth]
            del path[one.depth + 1 :]
            (node.wrap if node.lists else node.pieces).append((one.line, 0))
            node.weigh(one.cost, one.line)
            continue
        del path[one.depth + 1 :]
        owner = path[-1]
        if one.opens or not owner.lists:
            owner.lists.append([])
        node = Node(one.reading, one.order, one.line)
        node.weigh(one.cost, one.line)
        if one.reading.length < len(lines[one.line].text):
            node.pieces.append((one.line, one.reading.length))
        owner.lists[-1].append(node)
        path.append(node)
    return root
