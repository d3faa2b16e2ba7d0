"""Pieces of the sentences of a pack: words in 「」, what went up or down, what somebody must or may."""

import re
from collections.abc import Sequence

from pipeline.revise.amounts import Amount
from pipeline.revise.pack.side import Side
from pipeline.revise.signs import POINTER
from pipeline.revise.swaps import Swap, swaps
from pipeline.types.clause import Norm

_LONGEST = 60
_MODALITIES = {
    "obligation": "義務",
    "prohibition": "禁止",
    "permission": "権利",
    "exemption": "免責",
    "deeming": "みなし",
}
_RAISED = {"days": ("長くなりました", "短くなりました"), "yen": ("上がりました", "下がりました"), "share": ("上がりました", "下がりました")}  # fmt: skip
_MORE = ("増えました", "減りました")
_CLOCK = "時"
_END = re.compile(r"[、。\n]")
_CLEAR = re.compile(r"[一-龠々ァ-ヶーA-Za-z]{2}")
_CLIPPED = re.compile(r"[のをが](?=[一-龠ァ-ヶ])")
"""What words begin with that something was cut from: （１）のデータを渡す."""
_AROUND = 24
"""Characters of the text on either side that make a word understood that says little alone."""


def cut(words: str, longest: int = _LONGEST) -> str:
    """The words in 「」, on one line, the middle left out where they are long."""
    line = re.sub(r"\s*[\n\t]\s*", "　", words.strip()).strip("、。")
    if len(line) > longest:
        line = f"{line[: longest * 2 // 3]}…{line[-longest // 3 :]}"
    return f"「{line}」"


def least(norm: Norm) -> str:
    """義務, 禁止, 権利, 免責, みなし; "" for what merely states."""
    return _MODALITIES.get(norm.modality, "")


def ruled(norm: Norm, side: Side) -> str:
    """会員の義務「料金を支払う」; "" for what merely states."""
    action = f"…{norm.action}" if _CLIPPED.match(norm.action) else norm.action
    return f"{side.whose(norm)}{least(norm)}{cut(action)}" if least(norm) else ""


def raised(old: Amount, new: Amount) -> str:
    """1か月前から2か月前に早まりました, 1,000円から1,200円に上がりました."""
    up = new.size > old.size
    if old.bound == new.bound == "before":
        return f"{old.words}前から{new.words}前に{'早まりました' if up else '遅くなりました'}"
    if old.kind == _CLOCK:
        return f"{old.words}から{new.words}に変わりました"
    verbs = _RAISED.get(old.kind, _MORE)
    return f"{old.words}から{new.words}に{verbs[not up]}"


def around(text: str, words: str) -> str:
    """The part of a sentence that words stand in, in 「」."""
    at = text.find(words)
    begin = max((found.end() for found in _END.finditer(text, 0, at)), default=0)
    end = _END.search(text, at + len(words))
    return cut(text[begin : end.start() if end else len(text)])


def clear(swap: Swap) -> Swap:
    """The words of a swap, with those beside them where they say little alone: なかっ is 承諾しなかったものとみなす."""
    if all(_CLEAR.search(words) or POINTER.search(words) for words in (swap.old, swap.new) if words.strip()):
        return swap
    before = _END.split(swap.before)[-1][-_AROUND:]
    after = _END.split(swap.after)[0][:_AROUND]
    return Swap(f"{before}{swap.old}{after}", f"{before}{swap.new}{after}", "", "")


def parts(old: str, new: str) -> Sequence[Swap]:
    """Where two texts differ, in order, what differs in white space alone left out."""
    return [one for one in swaps(old, new) if (one.old + one.new).strip()]
