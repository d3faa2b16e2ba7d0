"""The days that are coming up as a band of months: a line for each document, a sign on each of its days."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app.web.deadlines.coming import KINDS, Coming, said
from app.web.markup import Html, tag
from pipeline.types.deadline import DeadlineKind

_SIGNS = {DeadlineKind.OPT_OUT: "◆", DeadlineKind.NOTICE: "◆", DeadlineKind.END: "■"}
"""A next term begins on the day after the end of this one: its sign would hide that."""
_LEGEND = (("opt_out", "◆", "申出の期限"), ("end", "■", "期間の終わり"))
_MOST = 14
"""Documents, those with the nearest days; the table below has all."""
_LONGEST = 366
"""Days."""


def band_html(shown: Sequence[Coming], today: date, days: int | None) -> Html | None:
    """The band over so many days, a year at most; a picture of the table below, so hidden from those who hear it. None where it is empty."""
    length = min(days or _LONGEST, _LONGEST)
    last = today + timedelta(length)
    inside = [one for one in shown if one.deadline.day <= last and one.deadline.kind in _SIGNS]
    lines: dict[str, list[Coming]] = {}
    for one in inside:
        lines.setdefault(one.document, []).append(one)
    if not lines:
        return None
    rest = len(lines) - _MOST
    legend = (tag("span", tag("i", sign, class_=f"sign at-{kind}"), f" {words}") for kind, sign, words in _LEGEND)
    return tag(
        "figure",
        tag("p", *legend, class_="legend"),
        tag("div", tag("span"), tag("div", *_months(today, last), class_="strip"), class_="line heads"),
        *(_line(days_, today, length) for days_ in list(lines.values())[:_MOST]),
        tag("p", f"ほか {rest} 件の文書は、下の表にあります。", class_="soft") if rest > 0 else None,
        class_="band",
        aria_hidden="true",
    )


def _months(today: date, last: date) -> Iterator[Html]:
    """The first of each month on the strip, January with its year above; where there is little room, every second one has its name."""
    month = date(today.year, today.month, 1)
    length = (last - today).days
    while month <= last:
        if month >= today:
            year = tag("span", f"{month.year}年", class_="year") if month.month == 1 else None
            kind = "month minor" if month.month % 2 == 0 else "month"
            yield tag("span", year, f"{month.month}月", class_=kind, style=_place(month, today, length))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _line(days: Sequence[Coming], today: date, length: int) -> Html:
    signs = (
        tag(
            "i",
            _SIGNS[one.deadline.kind],
            class_=f"sign at-{one.deadline.kind.value}",
            style=_place(one.deadline.day, today, length),
            title=f"{said(one.deadline.day)} {KINDS[one.deadline.kind]}",
        )
        for one in days
    )
    return tag("div", tag("span", days[0].title, class_="name"), tag("div", *signs, class_="strip"), class_="line")


def _place(day: date, today: date, length: int) -> str:
    return f"left:{(day - today).days / length:.2%}"
