"""Units that say the same in the same order and are only cut otherwise below: a list read deeper, a last line that ends a list."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.revise.align import Alignment
from pipeline.revise.nodes import Node

_TIED = re.compile(r"[前同次][条項号]|第[0-9一二三四五六七八九十]+[条項号]|各号|ただし|但し|この限り")
"""Words that mean something else in another unit: what they lead to, or what they make an exception of."""


def recut(alignment: Alignment) -> Alignment:
    """The alignment with the smallest matches marked that hold all that was only cut otherwise."""
    known = {(match.old, match.new) for match in alignment.matches}
    tops: set[tuple[Node, Node]] = set()
    for match in alignment.matches:
        if _is_recut(match.old, match.new):
            smallest = set(_smallest(match.old, match.new))
            tops |= smallest if smallest <= known else {(match.old, match.new)}
    matches = [replace(one, recut=True) if (one.old, one.new) in tops else one for one in alignment.matches]
    return Alignment(matches, alignment.regroupings)


def _is_recut(old: Node, new: Node) -> bool:
    if not old.children or not new.children or _is_alike(old, new) or old.reading != new.reading:
        return False
    return not _TIED.search(old.reading)


def _is_alike(old: Node, new: Node) -> bool:
    return old.form == new.form and old.shape == new.shape


def _smallest(old: Node, new: Node) -> Iterator[tuple[Node, Node]]:
    """The pairs below that are cut otherwise, where these are all that differs; else the two themselves."""
    pairs = list(zip(old.children, new.children, strict=False))
    same = len(old.children) == len(new.children) and all(a.reading == b.reading for a, b in pairs)
    below = [(a, b) for a, b in pairs if not _is_alike(a, b)]
    if same and below and all(_is_recut(a, b) for a, b in below):
        for a, b in below:
            yield from _smallest(a, b)
    else:
        yield old, new
