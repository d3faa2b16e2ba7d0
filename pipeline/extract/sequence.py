"""The main types of the articles of a document, chosen together: of what stands next to what (Viterbi over a bigram model)."""

from collections.abc import Callable, Mapping, Sequence

Follows = Callable[[str | None, str], float]
"""See `pipeline.types.ports.ClauseTypes.follows`."""
BESIDE = 0.12
"""What the neighbour counts beside what the article itself says, see docs/decisions/0037."""
_CANDIDATES = 6
"""Types of an article that are tried."""


def likeliest(leads: Sequence[Mapping[str, float]], follows: Follows) -> list[tuple[str, float]]:
    """The main type of each article and by how much it leads there, its neighbours given.

    leads: what speaks for each type, of the articles in their order, two types at least.
    """
    tried = [sorted(one, key=one.__getitem__, reverse=True)[:_CANDIDATES] for one in leads]
    best: dict[str | None, float] = {None: 0.0}
    ways: list[dict[str, str | None]] = []
    for lead, names in zip(leads, tried, strict=True):
        way = {name: max(best, key=lambda before: best[before] + BESIDE * follows(before, name)) for name in names}
        best = {name: best[way[name]] + BESIDE * follows(way[name], name) + lead[name] for name in names}
        ways.append(way)
    last = max(best, key=best.__getitem__)
    chosen: list[str] = []
    for way in reversed(ways):
        assert last is not None
        chosen.append(last)
        last = way[last]
    chosen.reverse()
    befores, afters = [None, *chosen], [*chosen[1:], None]
    margins = []
    for name, names, lead, before, after in zip(chosen, tried, leads, befores, afters, strict=False):
        worth = {
            one: lead[one] + BESIDE * (follows(before, one) + (follows(one, after) if after is not None else 0.0))
            for one in names
        }
        margins.append(worth.pop(name) - max(worth.values()))
    return list(zip(chosen, margins, strict=True))
