"""A beam search for the lists inside one article: what each line is taken as.

A state is the stack of open lists; every way to take the next line has a cost (costs.py). A way that cannot be among the best
any more is not looked into: a line costs nearly the same however deep the lists stand.

States and steps are tuples: every line makes dozens of them, and a dataclass takes several times as long.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from pipeline.parse import costs, stacks
from pipeline.parse.leads import LEAD
from pipeline.parse.lines import Line
from pipeline.parse.marks import Reading, Style, may_follow_unnumbered, readings
from pipeline.parse.stacks import Link, OpenList, Stacks

_WIDTH = 12  # states; with 24 no made document and no test came out otherwise
_HOPELESS = 6.0  # more than any later line can make good
_DEEPEST = 40  # lists within each other; nobody cites what stands deeper


class Step(NamedTuple):
    """How one line was taken: as text (reading None) or as the next of the list at depth; text at depth goes to its owner.

    opens: it begins that list; order: the number it stands for; cost: of this line alone.
    """

    line: int
    depth: int
    reading: Reading | None
    opens: bool
    order: int
    cost: float
    before: "Step | None"


class _State(NamedTuple):
    cost: float
    open: Link | None
    began: int  # line where the text of the deepest unit began
    wrapped: bool  # the last text went behind a list that had ended
    closed: tuple[tuple[Style, int], ...]
    step: Step | None


def search(lines: Sequence[Line], cut: Sequence[float], article: int | None) -> Step | None:
    """The last step of the cheapest way to take all lines; None for no lines.

    cut: for each line how surely it continues the one before; article: its number, for decimal marks such as 3.1.
    """
    course = _Course(lines, cut, article)
    states = [_State(0.0, None, -1, False, (), None)]
    for index in range(len(lines)):
        turn = _Turn(course, index)
        for state in states:
            turn.take(state)
        states = turn.kept()
    return min(states, key=lambda state: state.cost + stacks.alone(state.open)).step


class _Course:
    """What all turns share."""

    def __init__(self, lines: Sequence[Line], cut: Sequence[float], article: int | None) -> None:
        self.lines, self.cut, self.article = lines, cut, article
        self.says = _says(lines, cut)
        self.stacks = Stacks()
        self.push = self.stacks.push
        self.leads: dict[tuple[int, int], float] = {}

    def readings(self, index: int) -> list[Reading]:
        """The readings of a line; a mark without text is none when no text follows it on the next line either."""
        line = self.lines[index]
        if line.plain:
            return []
        text = line.text
        if line.label:  # whatever stands after such a number, it is a number: as if before any noun
            gap = len(text) - line.label - len(text[line.label :].lstrip())
            found = readings(f"{text[: line.label]} 甲", self.article)
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

    def block(self, index: int) -> costs.Block:
        """A line as what may be text."""
        line, first = self.lines[index], index - 1
        abrupt = line.table and index > 0 and not self.lines[first].table
        while abrupt and first and self.cut[first] >= 0.5:
            first -= 1
        above = "".join(one.text for one in self.lines[first:index]) if abrupt else ""
        return costs.block(line, self.cut[index], says=self.says[index], abrupt=abrupt and costs.is_abrupt(above))

    def before(self, state: _State, index: int) -> str:
        """The text of the deepest unit up to a line."""
        return "".join(line.text for line in self.lines[max(0, state.began) : index])

    def end(self, state: _State, index: int) -> str:
        """The end of that text: its last line, and those before it where that is nothing but closing brackets."""
        first = index - 1
        while first > state.began and not self.lines[first].text.strip(costs.CLOSING):
            first -= 1
        return "".join(line.text for line in self.lines[max(0, first) : index])

    def lead(self, state: _State, index: int) -> float:
        """Evidence that the deepest unit leads into a list."""
        key = (state.began, index)
        if key not in self.leads:
            text = self.before(state, index)
            against = 0.7 if state.open else 0.2
            self.leads[key] = 0.0 if not text else -0.5 if LEAD.search(text) else against
        return self.leads[key]


def _says(lines: Sequence[Line], cut: Sequence[float]) -> list[bool]:
    """For each line whether the paragraph that it begins or goes on with ends as a sentence does."""
    found: list[bool] = []
    for index in range(len(lines) - 1, -1, -1):
        goes_on = index + 1 < len(lines) and cut[index + 1] >= 0.5
        found.append(found[-1] if goes_on else lines[index].text.endswith("。"))
    return found[::-1]


class _Turn:
    """All ways to take one line; of those to one result the cheapest. bound: what costs more cannot be among the best."""

    def __init__(self, course: _Course, index: int) -> None:
        self.course, self.index = course, index
        self.line, self.cut = course.lines[index], course.cut[index]
        self.block = course.block(index)
        self.found = course.readings(index)
        self.against = costs.text(self.line, self.cut, self.found)
        self.best: dict[tuple[Link | None, bool], _State] = {}
        self.bound = float("inf")

    def take(self, state: _State) -> None:
        """Looks at what the line can be after a state."""
        path = state.open.path if state.open else ()
        self._as_text(state, path)
        for reading in self.found:
            self._as_next(state, path, reading)
            self._as_first(state, path, reading)
        if len(self.best) >= _WIDTH:
            self.bound = min(self.bound, sorted(state.cost for state in self.best.values())[_WIDTH - 1])

    def kept(self) -> list[_State]:
        """The states to go on with."""
        kept = sorted(self.best.values(), key=lambda state: state.cost)[:_WIDTH]
        return [state for state in kept if state.cost <= kept[0].cost + _HOPELESS]

    def _is_best(self, cost: float, open_: Link | None, wrapped: bool) -> bool:
        """Whether a way to that result is among the best so far: asked before its state is made, since most are not."""
        if cost > self.bound:
            return False
        known = self.best.get((open_, wrapped))
        return known is None or cost < known.cost

    def _put(self, state: _State) -> None:
        self.best[state.open, state.wrapped] = state
        self.bound = min(self.bound, state.cost + _HOPELESS)

    def _as_text(self, state: _State, path: Sequence[Link]) -> None:
        """The line as text: of the deepest unit, or behind a list."""
        deepest = state.open
        if deepest and self.cut < 0.5 and not (deepest.one.thick or self.line.table):
            deepest = self.course.stacks.thick(deepest)
        deep = state.open.one if state.open else None
        cost = self.against + costs.going_on(self.block, deep, partial(self.course.end, state, self.index))
        if self._is_best(state.cost + cost, deepest, state.wrapped):
            step = Step(self.index, len(path), None, False, 0, cost, state.step)
            self._put(_State(state.cost + cost, deepest, state.began, state.wrapped, state.closed, step))
        widest = -1
        for level in range(len(path) - 1, -1, -1):
            around = path[level].below
            ending = self.against + stacks.alone(state.open, around)
            if state.cost + ending + costs.LEAST_WRAP > self.bound:
                return
            widest = max(widest, path[level].one.indent)
            cost = ending + costs.wrapping(self.block, path, level, widest)
            if not self._is_best(state.cost + cost, around, True):
                continue
            step = Step(self.index, level, None, False, 0, cost, state.step)
            closed = stacks.ended(state.closed, path, level)
            self._put(_State(state.cost + cost, around, self.index, True, closed, step))

    def _as_next(self, state: _State, path: Sequence[Link], reading: Reading) -> None:
        """The line as the next entry of the lists that it fits."""
        for level, link in enumerate(path):
            if not costs.fits(link.one, reading):
                continue
            ending = stacks.alone(state.open, link)
            if state.cost + reading.doubt + ending > self.bound:
                continue
            against, order, positional = costs.following(link.one, self.line, self.cut, reading)
            cost = against + ending
            if state.cost + cost > self.bound:
                continue
            one, line = link.one, self.line
            last, size = reading.until or reading.number, one.size + 1
            moved = OpenList(
                one.style,
                last,
                size,
                one.indent,
                one.items,
                reading.branch,
                line.level,
                line.series,
                positional,
                one.thick,
            )
            pushed = self.course.push(link.below, moved)
            if self._is_best(state.cost + cost, pushed, False):
                step = Step(self.index, level, reading, False, order, cost, state.step)
                closed = stacks.ended(state.closed, path, level + 1)
                self._put(_State(state.cost + cost, pushed, self.index, False, closed, step))

    def _as_first(self, state: _State, path: Sequence[Link], reading: Reading) -> None:
        """The line as the first entry of a list below each of the open ones, or directly under the article."""
        resumed = (reading.style, reading.number - 1) in state.closed
        depth, least = len(path), state.cost + costs.least_beside(reading, resumed)
        for level in range(depth + 1) if least <= self.bound else sorted({0, depth}):
            beside = level < depth
            owner = path[level].below if beside else state.open
            ending = stacks.alone(state.open, owner)
            if owner and ((beside and least + ending > self.bound) or owner.depth == _DEEPEST):
                continue
            lead = self.course.lead(state, self.index) if not beside and (reading.number == 1 or resumed) else 0.0
            first = costs.First(reading, lead, owner is None and self._second(state, reading), resumed, beside)
            cost = ending + costs.opening(self.line, self.cut, owner, first)
            if state.cost + cost > self.bound:
                continue
            pushed = self.course.push(owner, self._opened(state, level, first))
            if self._is_best(state.cost + cost, pushed, False):
                step = Step(self.index, level, reading, True, reading.number, cost, state.step)
                closed = stacks.ended(state.closed, path, level)
                self._put(_State(state.cost + cost, pushed, self.index, False, closed, step))

    def _second(self, state: _State, reading: Reading) -> bool:
        """True where the article began with a text that a following 2 makes the first 項."""
        if reading.number != 2 or not self.index or not may_follow_unnumbered(reading.style):
            return False
        if any(style is reading.style for style, _ in state.closed) or (
            state.open and reading.style in state.open.styles
        ):
            return False
        return reading.style is not Style.BRACKETED or not LEAD.search(self.course.before(state, self.index))

    def _opened(self, state: _State, level: int, first: costs.First) -> OpenList:
        reading, line = first.reading, self.line
        paragraphs = not level and first.lead < 0 and "各項" in self.course.before(state, self.index)
        below = level > 0 or first.lead < 0 or (reading.style.rank >= 2 and state.began >= 0)
        return OpenList(
            reading.style,
            reading.until or reading.number,
            1,
            line.indent,
            below and not paragraphs and not first.second,
            reading.branch,
            line.level,
            line.series,
        )
