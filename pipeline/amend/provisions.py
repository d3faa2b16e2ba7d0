"""What amendments say beside their orders: from when they apply, what stays as it is, rules of their own."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pipeline.amend import numbers
from pipeline.amend.reading import Said
from pipeline.text.normalize import fold
from pipeline.types.amendment import Provision, Rule

_EFFECT = re.compile(r"効力を(?:生|有|発)|施行(?:する|し|日)|適用(?:する|される|し|を開始)|発効|実施する")
_UNCHANGED = re.compile(
    r"(?:その他|他の|以外の|変更のない|変更されない|触れ(?:られて)?いない|定めのない)[^。]{0,40}(?:原契約|従前|従来|元の|なお|変わら|変更(?:し|が|は)ない|有効)"
    r"|(?:原契約|本契約)の(?:定め|規定|条項)(?:のとおり|による|に従う|は[^。]{0,10}(?:有効|変わら))|そのまま"
)
_DATE = re.compile(
    rf"(?:(?P<era>令和|平成)\s*(?P<era_year>{numbers.N}|元)|(?:西暦)?(?P<year>\d{{4}}))\s*年\s*(?P<month>{numbers.N})\s*月\s*(?P<day>{numbers.N})\s*日"
)
_BEGINS = {"令和": 2018, "平成": 1988}


def told(said: Sequence[tuple[int, Said]]) -> Iterator[Provision]:
    """All sentences that order nothing, each with what it is about."""
    for amendment, one in said:
        plain = fold(one.words)
        if re.search(r"引き続き|変わらず|なお(?:その)?効力", plain) and "条項" in plain:
            yield Provision(amendment, one.address, one.words, Rule.UNCHANGED)
        elif _EFFECT.search(plain) and not re.search(r"前に|従前の例", plain):
            yield Provision(amendment, one.address, one.words, Rule.EFFECT, first_date(plain))
        elif _UNCHANGED.search(plain):
            yield Provision(amendment, one.address, one.words, Rule.UNCHANGED)
        else:
            yield Provision(amendment, one.address, one.words, Rule.OTHER)


def first_date(text: str) -> str | None:
    """The first date of folded text as ISO writes it; None where there is none.

    >>> first_date("本覚書は、令和8年4月1日から効力を生ずる。")
    '2026-04-01'
    """
    for found in _DATE.finditer(text):
        if found["era"]:
            year = _BEGINS[found["era"]] + (1 if found["era_year"] == "元" else numbers.value(found["era_year"]) or 0)
        else:
            year = int(found["year"])
        try:
            return date(year, numbers.value(found["month"]) or 0, numbers.value(found["day"]) or 0).isoformat()
        except ValueError:
            continue
    return None
