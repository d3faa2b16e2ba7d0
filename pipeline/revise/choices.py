"""Boxes to tick, ☐ 甲 ☑ 乙: another choice is another contract, while another mark before every entry of a list is form."""

import re

_OPEN, _TICKED = "□☐▢◻", "■☑☒✓✔▣◼"
_BOX = re.compile(f"[{_OPEN}{_TICKED}]")
_ALIKE = str.maketrans(dict.fromkeys(_OPEN + _TICKED, _OPEN[0]))
_MARKS = frozenset("□■▢▣◻◼")
"""Boxes that also stand before the entries of a list, for nobody to tick."""


def unticked(text: str) -> str:
    """The text with every box open: two texts that differ only in their boxes are alike."""
    return text.translate(_ALIKE)


class Choices:
    """What was chosen in two versions, which are given whole: □ for ■ throughout is another mark of their lists."""

    def __init__(self, old: str, new: str) -> None:
        olds, news = _BOX.findall(old), _BOX.findall(new)
        of_lists = _MARKS.issuperset((*olds, *news)) and len(set(olds)) == len(set(news)) == 1
        self._restyled = of_lists and len(olds) > 1

    def differ(self, old: str, new: str) -> bool:
        """True where of as many boxes in two texts that are one others are ticked."""
        ticked = [[box in _TICKED for box in _BOX.findall(text)] for text in (old, new)]
        return not self._restyled and len(ticked[0]) == len(ticked[1]) and ticked[0] != ticked[1]
