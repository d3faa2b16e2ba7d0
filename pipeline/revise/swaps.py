"""Words that went with the words that came in their place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.revise.words import operations
from pipeline.types.revision import Edit

_WORD = r"一-龠々〆ァ-ヶー"
_TAIL, _HEAD = re.compile(rf"[{_WORD}]+$"), re.compile(rf"^[{_WORD}]+")
_TERM = re.compile(rf"[おご]?[{_WORD}]+(?:さま|さん)?|あなた")
"""利用者, お客様, ご契約者さま."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Words that went and words that came in their place, "" for none; before, after: what stays around them."""

    old: str
    new: str
    before: str
    after: str

    @property
    def terms(self) -> tuple[str, str] | None:
        """Old and new as whole terms, with the kanji and katakana that they are part of; None for what is no term.

        >>> Swap("利用", "開発", "当社は、", "者に").terms, Swap("", "法人", "当社は、", "会員に").terms
        (('利用者', '開発者'), ('会員', '法人会員'))
        """
        before, after = _TAIL.search(self.before), _HEAD.search(self.after)
        around = (before[0] if before else "", after[0] if after else "")
        old, new = (f"{around[0]}{one}{around[1]}" for one in (self.old, self.new))
        return (old, new) if _TERM.fullmatch(old) and _TERM.fullmatch(new) else None


def swaps(old: str, new: str) -> Iterator[Swap]:
    """Every place where two texts differ, in order."""
    steps = operations(old, new)
    before = gone = come = ""
    for step in (*steps, None):
        if step is not None and step.edit is Edit.DELETE:
            gone = step.text
        elif step is not None and step.edit is Edit.INSERT:
            come = step.text
        else:
            after = step.text if step is not None else ""
            if gone or come:
                yield Swap(gone, come, before, after)
            before, gone, come = after, "", ""
