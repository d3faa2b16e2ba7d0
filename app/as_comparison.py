"""A revision as a 新旧対照表: what the table says beside the texts, and the list of changes that goes with it."""

import re
from collections.abc import Iterator

from app.as_revision import EFFECTS, KINDS
from app.as_text import worded
from pipeline.export import Cell, Column, Sheet
from pipeline.export.comparison import Columns, Comparison, comparison
from pipeline.ontology import load
from pipeline.revise.words import operations
from pipeline.types.clause import Extraction
from pipeline.types.revision import Change, ChangeKind, Effect, FactChange, Favours, Revision

_OLD = ("改定前", "旧", "現行")
"""What the column of the old version may be called."""
_DAY = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_EFFECTIVE = "document.effective"
_DATES = (_EFFECTIVE, "document.revised")
_EFFECTS = {Effect.CONJUNCTION: "接続の語句", Effect.MODALITY: "義務・権利"}
"""Effects as 備考 calls them, where the list of changes says more."""
_FAVOURS = {
    Favours.PROVIDER: "提供者に有利？",
    Favours.CUSTOMER: "利用者に有利？",
    Favours.NEUTRAL: "どちらでもない",
    Favours.UNCLEAR: "文言からは決まらない",
}
_LIST = (
    Column("番号", 6),
    Column("変更", 10),
    Column("旧条項", 16),
    Column("新条項", 16),
    Column("旧", 44),
    Column("新", 44),
    Column("内容／形式", 10),
    Column("効果", 18),
    Column("有利・不利（目安）", 16),
    Column("理由", 30),
    Column("値の変更", 34),
)


def columns(named: str) -> Columns:
    """新/旧: what the left and the right column are called."""
    left, right = named.split("/")
    return Columns(left, right, is_new_first=False) if left in _OLD else Columns(right, left)


def table(revision: Revision) -> Comparison:
    """The 新旧対照表 of a revision."""
    return comparison(revision, differ=operations, remark=_remark, known=known(revision))


def known(revision: Revision) -> list[tuple[str, str, str]]:
    """The dates that the texts tell of either version, for the lines under the title: 施行日, old, new."""
    found = ((field, *(_date(one, field) for one in revision.extractions)) for field in _DATES)
    return [(_label(field), before, after) for field, before, after in found if before or after]


def changes(revision: Revision) -> Sheet:
    """The list of all changes, a row each; it says in whose favour, so it is for those who check and not for those who are told."""
    return Sheet("変更一覧", _LIST, tuple(_rows(revision)))


def _rows(revision: Revision) -> Iterator[tuple[Cell, ...]]:
    for number, change in enumerate(revision.changes, 1):
        yield (
            number,
            KINDS[change.kind],
            "、".join(map(str, change.old)),
            "、".join(map(str, change.new)),
            change.old_text,
            change.new_text,
            "内容" if change.substantive else "番号・表記",
            "、".join(EFFECTS[effect] for effect in change.effects),
            _FAVOURS[change.favours] if change.substantive else None,
            change.reason,
            "\n".join(map(_fact, change.facts)),
        )


def _remark(change: Change) -> str:
    """What 備考 says: facts of the text, no judgement, as the table is sent to the other side."""
    match change.kind:
        case ChangeKind.ADDED | ChangeKind.DELETED | ChangeKind.MOVED:
            return ""  # the other column says it
        case ChangeKind.MODIFIED if not change.substantive:
            return "字句の整理"
        case ChangeKind.MODIFIED if change.facts:
            return "\n".join(map(_fact, change.facts))
        case ChangeKind.MODIFIED:
            told = [_EFFECTS.get(effect, EFFECTS[effect]) for effect in change.effects if effect is not Effect.WORDING]
            return f"{'・'.join(told)}の変更" if told else ""
        case _:
            return KINDS[change.kind]


def _label(field: str) -> str:
    fields = load().fields
    return fields[field].label if field in fields else field


def _fact(fact: FactChange) -> str:
    old, new = ("なし" if value is None else worded(fact.field, value) for value in (fact.old, fact.new))
    return f"{_label(fact.field)}：{_DAY.sub(_written, old)} → {_DAY.sub(_written, new)}"


def _written(day: re.Match[str]) -> str:
    """2026年4月1日 of 2026-04-01."""
    year, month, number = map(int, day[0].split("-"))
    return f"{year}年{month}月{number}日"


def _date(found: Extraction, field: str) -> str:
    """2026年4月1日, the latest; of a unit that says when it is in force the first, as its ただし書 dates only a part."""
    dates = [
        (fact.addresses[0], fact.value)
        for fact in found.facts
        if fact.field == field and isinstance(fact.value, str) and _DAY.fullmatch(fact.value)
    ]
    if field == _EFFECTIVE:
        dates = list(dict(reversed(dates)).items())
    if not dates:
        return ""
    return _DAY.sub(_written, max(date for _, date in dates))
