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
    return [
        (name, _margin(name, lead, before, after, follows))
        for name, lead, before, after in zip(chosen, leads, [None, *chosen], [*chosen[1:], None], strict=False)
    ]


def _margin(name: str, lead: Mapping[str, float], before: str | None, after: str | None, follows: Follows) -> float:
    def worth(one: str) -> float:
        behind = follows(one, after) if after is not None else 0.0
        return lead[one] + BESIDE * (follows(before, one) + behind)

    return worth(name) - max(worth(one) for one in lead if one != name)
