"""Units that say the same in the same order and are only cut otherwise below: a list read deeper, a last line that ends a list."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.revise.align import Alignment
from pipeline.revise.nodes import Node


def recut(alignment: Alignment) -> Alignment:
    """The alignment with the smallest matches marked that hold all that was only cut otherwise."""
    differing = [match for match in alignment.matches if _is_recut(match.old, match.new)]
    tops = {pair for match in differing for pair in _smallest(match.old, match.new)}
    matches = [replace(one, recut=True) if (one.old, one.new) in tops else one for one in alignment.matches]
    return Alignment(matches, alignment.regroupings)


def _is_recut(old: Node, new: Node) -> bool:
    return bool(old.children and new.children) and not _is_alike(old, new) and old.reading == new.reading


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
