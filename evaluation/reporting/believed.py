"""The chapter on how far the confidence of answers may be believed."""

from collections.abc import Sequence

from evaluation import reliability
from evaluation.reliability import Bin, Claim
from evaluation.reporting.charts import Point, reliability_curve
from evaluation.reporting.sections import Chapter, Chart, Section
from evaluation.reporting.tables import Cell, Table, number
from evaluation.runner import Judged

_NOTE = (
    "答えに付けた確信度と、実際にそうであった割合。図の斜めの線に乗れば言ったとおり、線より下なら自信の持ち過ぎ、線より上なら控えめ。"
    "問いを確信度の順に並べて同じ数ずつの組に分け、割合には Wilson の 95 % 区間を付けた。"
    "ECE は組ごとの確信度と割合の隔たりを件数で重みづけた平均、Brier は隔たりの二乗の平均（どちらも 0 が最も良い）、"
    "AUC はそうであるものがそうでないものより高い確信度を得る確率（1 が最も良い）。"
)


def chapter(judged: Sequence[Judged]) -> Chapter:
    """The figures of both chances, then a curve and a table of bins for each; no sections where nothing was asked."""
    claims = {
        "返した答えの確信度": reliability.right(judged),
        "本文に書かれている見込み": reliability.stated(judged),
    }
    told = {name: listed for name, listed in claims.items() if listed}
    sections = (_figures(told), *(_curve(name, listed) for name, listed in told.items())) if told else ()
    return Chapter("reliability", "確信度", _NOTE, sections)


def _figures(claims: dict[str, list[Claim]]) -> Section:
    rows = tuple(
        (
            Cell(name),
            Cell(str(len(listed))),
            Cell(number(sum(claim.chance for claim in listed) / len(listed))),
            Cell(number(sum(claim.so for claim in listed) / len(listed))),
            Cell(number(reliability.calibration_error(listed))),
            Cell(number(reliability.brier(listed))),
            Cell(number(reliability.area(listed))),
        )
        for name, listed in claims.items()
    )
    return Section("確信度の値", Table(("", "問い", "確信度の平均", "実際の割合", "ECE ↓", "Brier ↓", "AUC"), rows))


def _curve(name: str, claims: Sequence[Claim]) -> Section:
    found = reliability.bins(claims)
    rows = tuple(
        (
            Cell(f"{one.low:.2f}–{one.high:.2f}"),
            Cell(str(one.count)),
            Cell(number(one.chance)),
            Cell(f"{number(one.share)} [{one.interval.low:.2f}, {one.interval.high:.2f}]"),
        )
        for one in found
    )
    chart = Chart(f"{name}と実際の割合", reliability_curve(f"{name}と実際の割合", _points(found)))
    return Section(name, Table(("確信度", "問い", "確信度の平均", "実際の割合"), rows), charts=(chart,))


def _points(found: Sequence[Bin]) -> list[tuple[float, Point]]:
    return [(one.chance, Point(one.share, one.interval)) for one in found]
