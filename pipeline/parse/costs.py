"""What speaks against taking a line of an article one way or another; general evidence, none of it knows a document.

Costs are small round numbers, read off what a lawyer would find more or less surprising: numbers that go on, a lead sentence
before a first number, indentation, a sentence that was cut at the end of a line, the usual order of list styles.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from pipeline.parse.lines import Line
from pipeline.parse.marks import Reading, Style
from pipeline.parse.stacks import Link, OpenList

_WRAP_CUE = re.compile(
    r"^(?:以\s*上$|なお|また|ただし|但し|この場合|前各号|上記|以上の|本項|前項(?!各号)|前項各号|その他|ここで|おって)"
)
_AFTER_PARAGRAPH = re.compile(r"\s*前(?:\S|各)?項")  # what a further 項 opens with
CLOSING = "」』)"
"""Brackets that may stand behind the end of a sentence."""

_ENDED = re.compile(rf"[。:][{CLOSING}]*$")
_ANNOUNCES = re.compile(r"表|次の|下記|以下|左記|右記|とおり|通り|次に|:$")  # what leads into a table
_LABEL = 14  # characters of an entry that may be no more than the name of the table below it
_BULLET = re.compile(r"[・※●○■◆◇□▪•‐–－*→✓☑◎▶►-]")
_PLAIN_NUMBERS = (Style.NUMBER_DOT, Style.NUMBER_BARE)  # one list may print both: 1.　 and then 2
_KANA = (Style.IROHA, Style.GOJUON)
_BELOW_KANA = (Style.BRACKETED, Style.KANJI_BRACKETED, Style.CIRCLED)  # 号, イ, (1) is the order of statutes
_GIVEN = 3.0  # against what a number that the format gave by itself, or its level, says
_TYPED = 0.6  # against a number that an author typed behind those that the format counted
_SECOND_BLOCK = 1.1  # against a further block of a 号 in a list whose others have one
_ABRUPT, _TABLE = 0.75, 0.2  # against a table as more of a 号 that does not lead into it, and of one that does
_BEHIND, _CUE, _LEFT_OF, _UNDER = 1.0, 0.6, 0.3, 0.9  # against text behind a list, and what speaks for it
_LIST, _OUT_OF_PLACE, _BESIDE = 0.6, 3.5, 1.5  # against a list, one that begins with no 1, one right after another

LEAST_WRAP = _BEHIND - _CUE - _LEFT_OF - _UNDER
"""What taking a text as what follows a list costs at the least, beside the lists that end with it."""


class Block(NamedTuple):
    """A line that may be text.

    cut: how surely it continues the one before; says: the paragraph that it begins ends as a sentence does; abrupt: it begins
    a table that the text right before it does not lead into; listed: it begins with a bullet, or is of a table; cue: it begins
    as what follows a list; of_item: it speaks of 本号.
    """

    line: Line
    cut: float
    says: bool
    abrupt: bool
    listed: bool
    cue: bool
    of_item: bool


class First(NamedTuple):
    """What is known of the first entry of a list.

    lead: evidence that the text before leads into it, below 0 where it does; second: the text before it is the first 項;
    resumed: a list that had ended goes on with it; beside: other lists of its owner end with it.
    """

    reading: Reading
    lead: float
    second: bool
    resumed: bool
    beside: bool


def block(line: Line, cut: float, *, says: bool, abrupt: bool) -> Block:
    """The block that a line begins or goes on with."""
    listed = line.table or bool(_BULLET.match(line.text))
    return Block(line, cut, says, abrupt, listed, bool(_WRAP_CUE.match(line.text)), "本号" in line.text[:40])


def fits(one: OpenList, reading: Reading) -> bool:
    """Whether a mark may be the next of a list by its style."""
    return one.style is reading.style or (one.style in _PLAIN_NUMBERS and reading.style in _PLAIN_NUMBERS)


def is_abrupt(block: str) -> bool:
    """True for a text that does not lead into the table right after it, nor is its name."""
    return len(block) > _LABEL and not _ANNOUNCES.search(block)


def text(line: Line, cut: float, found: Sequence[Reading]) -> float:
    """Against taking the line as text, whatever mark it may begin with."""
    cost = max((4.0 - 1.5 * reading.doubt for reading in found), default=0.0)
    if found and line.bullet:
        cost += 1.0
    if found and line.level:
        cost += _GIVEN
    if any(_AFTER_PARAGRAPH.match(line.text, reading.length) for reading in found):
        cost += 1.5
    return max(0.0, cost - 2.0 * cut)


def going_on(block: Block, deepest: OpenList | None, end: Callable[[], str]) -> float:
    """Against taking a text as more of the deepest unit; end: gives the end of the text of that so far."""
    line = block.line
    if block.cut >= 0.5 or deepest is None or line.note or block.of_item:
        return 0.0
    bullet = line.bullet or block.listed
    if not deepest.items:
        return 0.1 if bullet else 0.3
    cost = _ABRUPT if block.abrupt else _TABLE if bullet else 0.3 if deepest.thick else _SECOND_BLOCK
    alone = not bullet and not deepest.thick
    if alone and block.says and not _ENDED.search(end()):
        cost += 0.7  # a sentence after entries that are none
    return cost + (0.7 if block.cue else 0.0)


def wrapping(block: Block, path: Sequence[Link], level: int, widest: int) -> float:
    """Against taking a text as what follows the list at a level; widest: the greatest indentation of the lists that end."""
    line, last, innermost = block.line, path[level].one, level == len(path) - 1
    cost = _BEHIND + 4.0 * block.cut
    if block.of_item:
        cost += 2.0
    if not last.items:
        cost += 1.0
    if block.listed:
        cost += 0.4 if block.abrupt else 0.8
    if not innermost:
        cost += 0.4
    if level and path[level - 1].one.items:  # a 号 is seldom a sentence that another one could follow
        cost += 0.6
    if block.cue:
        cost -= _CUE
    if line.indent < widest:
        cost -= _LEFT_OF
    if line.indent and line.indent == last.indent and not innermost:
        cost -= _UNDER  # it stands under the marks of that list
    return cost


def following(one: OpenList, line: Line, cut: float, reading: Reading) -> tuple[float, int, bool]:
    """Against the line as the next entry of a list; then its number there, and whether the list counts positions alone."""
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
    return cost + cut * (1.2 if exact else 3.5), order, positional


def least_beside(reading: Reading, resumed: bool) -> float:
    """What the first entry of a list costs at the least where another list ends with it and the text before is no first 項."""
    return reading.doubt + _LIST + _BESIDE + (0.0 if reading.number == 1 or resumed else _OUT_OF_PLACE)


def opening(line: Line, cut: float, owner: Link | None, first: First) -> float:
    """Against the line as the first entry of a list within that of owner, None for directly under the article."""
    reading = first.reading
    expected = reading.number == 1 or first.second
    cost = reading.doubt + _LIST + first.lead + 3.0 * cut * (0.4 if expected else 1.0)
    if first.second:
        cost += 0.2
    elif first.resumed:  # numbers that go on after a text, which best leads into them
        cost += 0.4 if first.lead < 0 else 1.8 - first.lead
    elif reading.number != 1:
        cost += _OUT_OF_PLACE
    if first.beside and not (reading.number == 2 and owner is None):
        cost += _BESIDE
    if owner is None:
        return cost
    around = owner.one
    if reading.style.rank < around.style.rank and not (around.style in _KANA and reading.style in _BELOW_KANA):
        cost += 1.2
    if reading.style in owner.styles:
        deeper = line.indent > around.indent
        cost += 0.3 if deeper else 1.4 if first.lead > 0 else 0.8
    if line.level and around.series == line.series and around.level >= line.level:
        cost += _GIVEN
    return cost
