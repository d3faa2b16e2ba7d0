"""What an examination of a workspace found, for people and programs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from pipeline.types.care import Outcome, Trouble

_LABELS = {Outcome.FOUND: "見つかりました", Outcome.MENDED: "直しました", Outcome.WRONG: "人の手が要ります"}


def label(outcome: Outcome) -> str:
    """What became of a trouble, in words."""
    return _LABELS[outcome]


def line(trouble: Trouble) -> str:
    """One trouble: what became of it, what it is, and what a person does about it."""
    remedy = f"\n    {trouble.remedy}" if trouble.remedy else ""
    return f"{_LABELS[trouble.outcome]}: {trouble.message}（{trouble.subject}）{remedy}"


def summary(name: str, documents: int, troubles: Sequence[Trouble]) -> str:
    """The last line of the report."""
    looked = f"ワークスペース {name} の {documents} 件の文書を調べました。"
    if not troubles:
        return f"{looked}異常はありません。"
    counts = Counter(trouble.outcome for trouble in troubles)
    told = "、".join(f"{_LABELS[outcome]} {counts[outcome]} 件" for outcome in Outcome if counts[outcome])
    advice = "直すには yakkan doctor を実行してください。" if counts[Outcome.FOUND] else ""
    return f"{looked}{told}。{advice}"


def report(name: str, documents: int, troubles: Sequence[Trouble]) -> dict[str, Any]:
    """The same for programs."""
    return {
        "workspace": name,
        "documents": documents,
        "ok": is_well(troubles),
        "troubles": [asdict(trouble) for trouble in troubles],
    }


def unopened(message: str) -> dict[str, Any]:
    """For programs: the workspace cannot be examined at all."""
    trouble = Trouble("unopened", "workspace", message, Outcome.WRONG)
    return {"workspace": None, "documents": 0, "ok": False, "troubles": [asdict(trouble)]}


def is_well(troubles: Sequence[Trouble]) -> bool:
    """Whether nothing is left to be done."""
    return all(trouble.outcome is Outcome.MENDED for trouble in troubles)
