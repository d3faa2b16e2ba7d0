"""Boxes to tick, ☐ 甲 ☑ 乙, （○）, レ, ●: another choice is another contract, while another shape of the same mark is form."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_OPEN, _TICKED = "□☐▢◻", "■☑☒✓✔▣◼"
BOXES = re.compile(f"[{_OPEN}{_TICKED}]")
"""Boxes of all shapes, open or ticked."""
_ALIKE = str.maketrans(dict.fromkeys(_OPEN + _TICKED, _OPEN[0]))
_CIRCLES, _FULL = "○〇◯", "●◉⦿"
_MARK = re.compile(
    rf"(?P<box>[{_OPEN}])(?![レ{_TICKED}])|(?P<tick>[□☐▢◻]?[{_TICKED}]|(?:[□☐]|(?<![^\s、・:：(（\[［]))[レㇾ](?=[\s)）\]］一-龠]))"
    rf"|[(（\[［][ \t\u3000]*(?:(?P<blank>[ \u3000])|(?P<filled>[{_CIRCLES}{_FULL}xX×]))[ \t\u3000]*[)）\]］]"
    rf"|(?<![^\s、・:：/／|｜])(?:(?P<circle>[{_CIRCLES}])|(?P<full>[{_FULL}])|(?P<rank>[×✕✗△▲◎]))(?![{_CIRCLES}{_FULL}年月日円条項号%％名])"
    r"|(?m:^[ \t\u3000]*)(?P<bullet>[・･•◆◇▪*＊])"
)
"""A mark where somebody may choose; 第○条 and ○○会社 have none."""
_STATES = {"box": "", "blank": "", "tick": "1", "filled": "1", "circle": "○", "full": "●", "bullet": "・"}  # fmt: skip
_BULLETS, _CIRCLED = frozenset("○●・"), frozenset("○●")


class _Mark(NamedTuple):
    """What was put before a label, "" for nothing; label: its first character; opens: it stands at the beginning of a line."""

    state: str
    label: str
    opens: bool


def unticked(text: str) -> str:
    """The text with every box open: two texts that differ only in their boxes are alike."""
    return text.translate(_ALIKE)


class Choices:
    """What was chosen in two versions, which are given whole: where one has both ○ and ●, these two are no marks of a list."""

    def __init__(self, old: str, new: str) -> None:
        self._by_circles = any({"○", "●"} <= {one.state for one in _marks(text)} for text in (old, new) if "●" in text)

    def differ(self, old: str, new: str) -> bool:
        r"""True where of two texts that are one, lines and white space kept, others of what stands there to choose are marked.

        >>> Choices("", "").differ("□ 甲 ■ 乙", "■ 甲 □ 乙"), Choices("", "").differ("○ 鍵\n○ 札", "● 鍵\n● 札")
        (True, False)
        """
        olds, news = _marks(old), _marks(new)
        circled = self._by_circles and any(one.state in _CIRCLED for one in (*olds, *news))
        if not circled and _are_lists(olds, news):
            return False
        states = [[self._state(one) for one in side] for side in (olds, news)]
        if len(olds) != len(news) or (states[0] == states[1] and all(states[0])):
            # 有・○無: what was not chosen has no mark.
            chosen = [[one.label for one in side if self._state(one)] for side in (olds, news)]
            return chosen[0] != chosen[1]
        return states[0] != states[1]

    def _state(self, mark: _Mark) -> str:
        return "" if mark.state == "・" or (self._by_circles and mark.state == "○") else mark.state


def _marks(text: str) -> list[_Mark]:
    found = list(_MARK.finditer(text))
    return [
        _Mark(_STATES.get(one.lastgroup or "", one[0]), text[one.end() :].lstrip()[:1], _opens(text, one.start()))
        for one in found
    ]


def _opens(text: str, at: int) -> bool:
    return not text[:at].rpartition("\n")[2].strip()


def _are_lists(olds: Sequence[_Mark], news: Sequence[_Mark]) -> bool:
    """True where either text has one mark before every entry, and one of them no boxes: ・ became ■, or ○ ●."""
    states = [{one.state for one in side} for side in (olds, news)]
    alike = all(len(side) <= 1 for side in states) and all(one.opens for one in (*olds, *news))
    return alike and any(side and side <= _BULLETS for side in states)
