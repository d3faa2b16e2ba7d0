"""Days of the calendar in a text."""

import datetime
import re
from collections.abc import Iterator

from pipeline.text.numerals import number

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "R": 2018, "H": 1988, "S": 1925}
_D = r"(?:\d{1,2}|[〇一二三四五六七八九十]{1,3})"
PATTERN = (
    rf"(?:(?:令和|平成|昭和) ?(?:元|{_D})|(?:西暦)?(?:19|20)\d{{2}}|二〇[〇一二三四五六七八九]{{2}}) ?年 ?{_D} ?月 ?{_D} ?日"
    r"|(?<![\d./-])(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}(?![\d])|(?<![A-Za-z\d])[RHS]\.?(?:元|\d{1,2})[./]\d{1,2}[./]\d{1,2}(?!\d)"
)
"""A day in folded text; no groups, so that it fits into other patterns."""
_DAY = re.compile(PATTERN)
_PARTS = re.compile(
    rf"(?P<era>令和|平成|昭和|[RHS](?=[.\d元]))?\D{{0,2}}?(?P<y>元|\d+|[〇一二三四五六七八九十]+)\D+?(?P<m>{_D})\D+?(?P<d>{_D})"
)


def days(text: str) -> Iterator[str]:
    """The days in folded text as ISO dates; what no calendar has is left out.

    >>> list(days("令和5年4月1日付の契約を2024/2/30と2024.2.1に変更"))
    ['2023-04-01', '2024-02-01']
    """
    for found in _DAY.finditer(text):
        parts = _PARTS.match(found.group().replace(" ", ""))
        if parts is None:
            continue
        year = 1 if parts["y"] == "元" else number(parts["y"])
        month, day = number(parts["m"]), number(parts["d"])
        try:
            yield datetime.date((year or 0) + _ERAS.get(parts["era"] or "", 0), month or 0, day or 0).isoformat()
        except ValueError:
            continue
