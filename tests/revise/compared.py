"""Two small texts compared, and their changes in a line each."""

from pipeline import run
from pipeline.types.revision import Change, Revision
from tests.texts import document


def compared(old: str, new: str) -> Revision:
    """What changed; old and new begin with a title of their own where they need one."""
    [found] = run.revise([document(f"見本規約\n\n{old}")], [document(f"見本規約\n\n{new}")])
    return found


def told(revision: Revision) -> list[str]:
    """modified 第1条 → 第2条 for each change, in order; * where it is of substance."""
    return [line(change) for change in revision.changes]


def line(change: Change) -> str:
    sides = (" ".join(map(str, side)) or "–" for side in (change.old, change.new))
    return f"{change.kind.value} {' → '.join(sides)}{' *' if change.substantive else ''}"


def only(revision: Revision) -> Change:
    """The one change that there is."""
    [change] = revision.changes
    return change


def effects(old: str, new: str) -> list[str]:
    """The effects of the one change between two articles with this text, [] where there is none."""
    found = compared(*(f"第1条（定め）\n{text}\n第2条（準拠法）\n日本法による。\n" for text in (old, new)))
    return [effect.value for change in found.changes for effect in change.effects]
