"""The lists that are open inside one another, as states of a search share them.

A stack is a chain of links, from the deepest list outward: states that differ in the deepest lists alone share all others, and
what has to be known of all lists together is kept with each link. The same lists are always the same link.
"""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.parse.marks import Style

_REMEMBERED = 4  # lists that have ended


class OpenList(NamedTuple):
    """A list that may go on; a tuple, since every line makes dozens of them.

    last: the number of its last entry; size: its entries so far; indent: of that entry; items: its entries are 号 by all that
    is known, seldom more than one block of text; branch: of the last number; level, series: of numbers that the format gave
    by itself; positional: it prints 1. 1. 1.; thick: an entry has had further blocks of text.
    """

    style: Style
    last: int
    size: int
    indent: int
    items: bool
    branch: int = 0
    level: int = 0
    series: str = ""
    positional: bool = False
    thick: bool = False


class Link:
    """An open list and what it stands in; None stands for no list at all.

    below: the link of the list around it; depth: how many lists; styles: of all of them; alone: what the lists of one entry
    among them cost if they end now, in tenths; path: the links from the outermost list inward, the one at an index at that
    level.
    """

    __slots__ = ("alone", "below", "depth", "one", "path", "styles")

    def __init__(self, below: "Link | None", one: OpenList) -> None:
        self.below = below
        self.one = one
        around = below.path if below else ()
        self.path: tuple[Link, ...] = (*around, self)
        self.depth = len(self.path)
        self.styles: frozenset[Style] = (below.styles if below else frozenset()) | {one.style}
        self.alone: int = (below.alone if below else 0) + _alone(one)


class Stacks:
    """Makes links, each once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Link | None, OpenList], Link] = {}
        self._thick: dict[Link, Link] = {}

    def push(self, below: Link | None, one: OpenList) -> Link:
        """The link of a list within those of below."""
        found = self._known.get((below, one))
        if found is None:
            found = self._known[below, one] = Link(below, one)
        return found

    def thick(self, link: Link) -> Link:
        """The link of the same list, an entry of which has had further blocks of text."""
        found = self._thick.get(link)
        if found is None:
            found = self._thick[link] = self.push(link.below, link.one._replace(thick=True))
        return found


def alone(link: Link | None, around: Link | None = None) -> float:
    """What the lists of one entry cost if all end now within around, one of those that link stands in."""
    return ((link.alone if link else 0) - (around.alone if around else 0)) / 10


def ended(closed: tuple[tuple[Style, int], ...], links: Sequence[Link], level: int) -> tuple[tuple[Style, int], ...]:
    """The last few lists that have ended, each with its style and last number, once those of links from a level on have."""
    ending = links[max(level, len(links) - _REMEMBERED) :]
    return (*closed, *((link.one.style, link.one.last) for link in ending))[-_REMEMBERED:]


def _alone(one: OpenList) -> int:
    """In tenths: a list of one entry is rare, but for a single numbered 項."""
    if one.size > 1:
        return 0
    return 2 if one.style.rank < 2 else 8
