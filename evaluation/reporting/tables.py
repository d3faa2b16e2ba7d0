"""Tables as values, written as Markdown here and as HTML by the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of one cell; share: how good its figure is, from 0 to 1, None where it is no figure; strong: it stands out."""

    text: str
    share: float | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; the first cell of a row names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def markdown(self) -> str:
        """A Markdown table."""
        return table(self.head, [[f"**{c.text}**" if c.strong else c.text for c in row] for row in self.rows])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""A Markdown table.

    >>> print(table(["文書", "問"], [["a|b", "2"]]))
    | 文書 | 問 |
    | --- | --- |
    | a\|b | 2 |
    """
    lines = [
        head,
        ["---"] * len(head),
        *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def number(value: float | None) -> str:
    """Three places, – where nothing was measured."""
    return "–" if value is None else f"{value:.3f}"


def signed(value: float, places: int = 3) -> str:
    """As many places with + or −."""
    return f"{value:+.{places}f}".replace("-", "−")
