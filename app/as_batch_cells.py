"""The values of one field of a document as cells: for people, with a number or a date behind it where there is one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from app.as_batch import FactRow
from pipeline.export import Cell
from pipeline.export.ledger import Told

WEAK = 0.6
"""A fact that is less sure is marked."""
_COUNTS = "①②③④"
"""Before the values of a field, their clauses and their quotes, where there are several: so many are shown."""
_SIDES = {"可否": ("可", "不可"), "要否": ("要", "不要")}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PER = {"year": "年", "month": "月", "day": "日"}
_TAX = {"included": "（税込）", "excluded": "（税抜）"}


def value_cells(facts: Sequence[FactRow], label: str) -> Iterator[Cell | Told]:
    """The values of a field with their clauses and quotes, line by line where there are several."""
    if not facts:
        yield from (None, None, None)
        return
    weak = min(fact.confidence for fact in facts) < WEAK
    if len(facts) == 1:
        [fact] = facts
        value, form = _reckoned(fact)
        yield from (Told(words(fact, label), value, form, weak), fact.address, fact.quote)
        return
    first = list(zip(_COUNTS, facts, strict=False))
    lines = [f"{sign} {words(fact, label)}{_apart(fact)}" for sign, fact in first]
    rest = [f"ほか{len(facts) - len(first)}件（「事実」のシート）"] if len(facts) > len(first) else []
    yield Told("\n".join([*lines, *rest]), weak=weak)
    yield "\n".join(f"{sign} {fact.address}" for sign, fact in first)
    yield "\n".join(f"{sign} {fact.quote}" for sign, fact in first)


def words(fact: FactRow, label: str) -> str:
    """A value for people. label: of its field, by which yes and no are worded."""
    if fact.delegated_to is not None:
        return f"別途定める（{fact.delegated_to}）"
    if isinstance(fact.value, bool):
        sides = next((sides for ending, sides in _SIDES.items() if label.endswith(ending)), None)
        return sides[not fact.value] if sides else fact.text
    return fact.text


def _apart(fact: FactRow) -> str:
    told = "、".join(dict.fromkeys(one for one in (fact.qualifier, fact.applies_to, fact.condition) if one))
    return f"［{told}］" if told else ""


def _reckoned(fact: FactRow) -> tuple[float | date | None, str]:
    """What a spreadsheet can sort and add up, and the number format that shows it in words; None for what is words only."""
    value = fact.value
    if fact.delegated_to is not None:
        return None, ""
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value), "yyyy-mm-dd"
        except ValueError:
            return None, ""
    if isinstance(value, Mapping) and isinstance(value.get("rate"), int | float):
        return float(str(value["rate"])), f'"{_PER.get(str(value.get("per")), "")}"0.0##%'
    if isinstance(value, Mapping) and isinstance(value.get("amount"), int | float) and value.get("currency") == "JPY":
        return float(str(value["amount"])), f'#,##0"円{_TAX.get(str(value.get("tax")), "")}"'
    return None, ""
