"""The parts of a report as tables and charts: what was measured, over all, by member, by group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaluation.bootstrap import Difference
from evaluation.reporting import names
from evaluation.reporting.charts import Point, Row, forest
from evaluation.reporting.comparison import Figure, Line, Member, lines
from evaluation.reporting.tables import Cell, Table, number, signed
from evaluation.runner import PRODUCT

CHARTED = ("clauses.f1", "facts.recall", "retrieval.unit_at_1", "answers.right")
"""Measures of which a chart shows every document, style and type; the tables hold all."""


@dataclass(frozen=True, slots=True)
class Chart:
    """An SVG element and what it shows."""

    title: str
    svg: str


@dataclass(frozen=True, slots=True)
class Section:
    """One table with what is to be known of it, and charts that show the same."""

    title: str
    table: Table
    note: str = ""
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sections under a heading; key: its anchor."""

    key: str
    title: str
    note: str
    sections: tuple[Section, ...]


def overview(members: Sequence[Member]) -> tuple[Section, ...]:
    """For each group of measures every system beside the product, with intervals and differences."""
    found = []
    for group, measures in names.grouped(measured(members)).items():
        rows = lines(members, measures)
        others = [name for name in dict.fromkeys(name for line in rows for name in line.figures) if name != PRODUCT]
        found.append(
            Section(names.FAMILIES[group], _beside(rows, others), charts=_charts(names.FAMILIES[group], rows, others))
        )
    return tuple(found)


def by_member(members: Sequence[Member], what: str) -> tuple[Section, ...]:
    """For each group of measures the product's figures, a row for each member; what: the head of the first column."""
    found = []
    for group, measures in names.grouped(measured(members, [PRODUCT])).items():
        rows = []
        for member in members:
            values = [member.ratio(PRODUCT, measure).value for measure in measures]
            if any(value is not None for value in values):
                rows.append((Cell(member.id), *map(_shaded, measures, values)))
        charts = _charted(measures, {member.id: lines([member], measures) for member in members})
        table = Table((what, *map(names.label, measures)), tuple(rows))
        found.append(Section(names.FAMILIES[group], table, charts=charts))
    return tuple(found)


def by_group(groups: Mapping[str, Sequence[Member]], what: str) -> tuple[Section, ...]:
    """For each measure group and system a row for each group of questions; its members are parts of the documents."""
    everyone = [member for members in groups.values() for member in members]
    found = []
    for family, measures in names.grouped(measured(everyone)).items():
        listed = {name: lines(members, measures) for name, members in groups.items()}
        joined = {name: {line.measure: line for line in several} for name, several in listed.items()}
        systems = list(dict.fromkeys(s for by in joined.values() for line in by.values() for s in line.figures))
        for system in systems:
            mine = names.grouped(measured(everyone, [system]))[family]
            rows = [
                (Cell(name), Cell(_clusters(by, system)), *(_of(by.get(measure), system) for measure in mine))
                for name, by in joined.items()
                if any(system in line.figures for line in by.values())
            ]
            title = names.FAMILIES[family] + ("" if system == PRODUCT else f"：{_system(system)}")
            charts = _charted(measures, listed) if system == PRODUCT else ()
            found.append(Section(title, Table((what, "文書", *map(names.label, mine)), tuple(rows)), charts=charts))
    return tuple(found)


def measured(members: Iterable[Member], systems: Iterable[str] | None = None) -> set[str]:
    """The measures that have anything to show; systems: of these alone."""
    wanted = None if systems is None else set(systems)
    return {
        measure
        for member in members
        for system, scored in member.systems.items()
        if wanted is None or system in wanted
        for measure, ratio in scored.figures.items()
        if ratio.whole
    }


def _system(name: str) -> str:
    return names.SYSTEMS.get(name, name)


def _beside(rows: Sequence[Line], others: Sequence[str]) -> Table:
    compared = any(PRODUCT in line.figures for line in rows)
    head = ["指標", "文書", *([_system(PRODUCT)] if compared else [])]
    for name in others:
        head += [_system(name), *(["差"] if compared else [])]
    cells = []
    for line in rows:
        row = [Cell(names.label(line.measure)), Cell(str(max(f.clusters for f in line.figures.values())))]
        if compared:
            row.append(_figure(line, PRODUCT))
        for name in others:
            row += [_figure(line, name), *([_difference(line.differences.get(name))] if compared else [])]
        cells.append(tuple(row))
    return Table(tuple(head), tuple(cells))


def _figure(line: Line, system: str) -> Cell:
    figure = line.figures.get(system)
    return Cell("–") if figure is None else Cell(_with_interval(figure), _good(line.measure, figure.value))


def _of(line: Line | None, system: str) -> Cell:
    return _figure(line, system) if line else Cell("–")


def _clusters(by: Mapping[str, Line], system: str) -> str:
    return str(max(line.figures[system].clusters for line in by.values() if system in line.figures))


def _with_interval(figure: Figure) -> str:
    around = f" [{figure.interval.low:.2f}, {figure.interval.high:.2f}]" if figure.interval else ""
    return number(figure.value) + around


def _difference(apart: Difference | None) -> Cell:
    """Strong where its interval does not hold 0."""
    if apart is None:
        return Cell("–")
    if apart.interval is None:
        return Cell(signed(apart.value))
    low, high = apart.interval.low, apart.interval.high
    return Cell(f"{signed(apart.value)} [{signed(low, 2)}, {signed(high, 2)}]", strong=low > 0 or high < 0)


def _shaded(measure: str, value: float | None) -> Cell:
    return Cell(number(value), None if value is None else _good(measure, value))


def _good(measure: str, value: float) -> float:
    return value if names.KNOWN[measure].higher_is_better else 1 - value


def _charts(title: str, rows: Sequence[Line], others: Sequence[str]) -> tuple[Chart, ...]:
    figures = [Row(names.label(line.measure), _points(line)) for line in rows]
    charts = [Chart("全文書の値と 95 % 区間", forest(title, figures))]
    apart = [
        Row(
            names.label(line.measure),
            {
                f"{_system(PRODUCT)} − {_system(name)}": Point(found.value, found.interval)
                for name, found in line.differences.items()
            },
        )
        for line in rows
        if line.differences
    ]
    if apart and others:
        charts.append(Chart("差と 95 % 区間", forest(f"{title}の差", apart, around_zero=True)))
    return tuple(charts)


def _charted(measures: Sequence[str], listed: Mapping[str, Sequence[Line]]) -> tuple[Chart, ...]:
    """A chart for each of the chosen measures: a row for each name, a sign for each system."""
    charts = []
    for measure in (measure for measure in measures if measure in CHARTED):
        rows = [
            Row(name, _points(line)) for name, several in listed.items() for line in several if line.measure == measure
        ]
        charts.append(Chart(names.label(measure), forest(names.label(measure), rows)))
    return tuple(charts)


def _points(line: Line) -> dict[str, Point]:
    return {_system(name): Point(figure.value, figure.interval) for name, figure in line.figures.items()}
