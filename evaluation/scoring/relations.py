"""How well parties, definitions, references and norms were found."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Protocol

from evaluation.gold import GoldDefinition, GoldNorm, GoldParty, GoldReference
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.sets import Outcome, f1, joined, share
from evaluation.scoring.texts import likeness, plain, shares_words
from pipeline.types.address import Address
from pipeline.types.clause import Definition, Party, Reference

MEANING = 0.5
"""How like two meanings have to be, as the share of neighbouring pairs of characters in common."""
_SHORTEST = 4


class FoundNorm(Protocol):
    """What is compared of a norm: the words of what is to be done, and its parts as in the gold."""

    @property
    def address(self) -> Address: ...  # noqa: D102
    @property
    def bearer(self) -> str: ...  # noqa: D102
    @property
    def modality(self) -> str: ...  # noqa: D102
    @property
    def action(self) -> str: ...  # noqa: D102
    @property
    def condition(self) -> str | None: ...  # noqa: D102
    @property
    def exception(self) -> str | None: ...  # noqa: D102
    @property
    def deadline(self) -> str | None: ...  # noqa: D102


def parties(found: Sequence[Party], gold: Sequence[GoldParty]) -> Scored:
    """The parties.* figures: who is called what and stands where, and the names."""
    got = {(plain(p.term), p.role): p for p in found}
    wanted = {(plain(p.term), p.role): p for p in gold}
    names: dict[str, list[str]] = {}
    for party in found:
        names.setdefault(plain(party.term), []).append(party.name or "")

    def named(party: GoldParty) -> Outcome:
        came = names.get(plain(party.term), [])
        right = plain(party.name) in map(plain, came)
        return right, str(party.address), f"{party.term}：{party.name}", "、".join(filter(None, came))

    return joined(
        [
            f1(
                "parties.f1",
                [(key, str(p.address), f"{p.term}（{p.role}）") for key, p in wanted.items()],
                [(key, str(p.address), f"{p.term}（{p.role}）") for key, p in got.items()],
            ),
            share("parties.names", (named(party) for party in gold if party.name)),
        ]
    )


def definitions(found: Sequence[Definition], gold: Sequence[GoldDefinition]) -> Scored:
    """The definitions.* figures: the terms and where they are defined, and the meanings of those that were found."""
    got = {(plain(d.term), str(d.address)): d for d in found}
    wanted = {(plain(d.term), str(d.address)): d for d in gold}

    def meant(key: tuple[str, str]) -> Outcome:
        one, other = wanted[key], got[key]
        like = likeness(one.meaning, other.meaning) >= MEANING
        return like, str(one.address), f"{one.term}：{one.meaning}", other.meaning

    return joined(
        [
            f1(
                "definitions.f1",
                [(key, str(d.address), f"{d.term}：{d.meaning}") for key, d in wanted.items()],
                [(key, str(d.address), f"{d.term}：{d.meaning}") for key, d in got.items()],
            ),
            share("definitions.meaning", (meant(key) for key in wanted if key in got)),
        ]
    )


def references(found: Sequence[Reference], gold: Sequence[GoldReference]) -> Scored:
    """The references.* figures; the same words twice in a unit are two references, paired in their order."""
    wanted = [((str(r.address), plain(r.text)), r) for r in gold]
    got = [((str(r.address), plain(r.text)), r) for r in found]
    waiting: dict[tuple[str, str], list[Reference]] = {}
    for key, reference in got:
        waiting.setdefault(key, []).append(reference)
    pairs = [(one, waiting[key].pop(0)) for key, one in wanted if waiting.get(key)]
    return joined(
        [
            f1(
                "references.f1",
                [(key, str(r.address), _pointing(r)) for key, r in wanted],
                [(key, str(r.address), _pointing(r)) for key, r in got],
            ),
            share(
                "references.targets",
                (
                    (_targets(one) == _targets(other), str(one.address), _pointing(one), _pointing(other))
                    for one, other in pairs
                ),
            ),
            share(
                "references.status",
                (
                    (
                        one.status == str(other.status),
                        str(one.address),
                        f"{one.text}：{one.status}",
                        f"{other.text}：{other.status}",
                    )
                    for one, other in pairs
                ),
            ),
        ]
    )


def _targets(reference: Reference | GoldReference) -> set[str]:
    return set(map(str, reference.targets))


def _pointing(reference: Reference | GoldReference) -> str:
    return f"{reference.text} → {'、'.join(map(str, reference.targets)) or reference.status}"


def norms(found: Sequence[FoundNorm], gold: Sequence[GoldNorm], parties: Sequence[GoldParty] = ()) -> Scored:
    """The norms.* figures: a norm is found where one of the same unit shares its words; each counts for one other.

    parties: of the document; who bears a norm may be told by a party's role on one side and by its term on the other.
    """
    roles = {plain(party.term): party.role for party in parties}
    pairs = _paired(found, gold, roles)
    exact = {
        g: f
        for g, f in pairs.items()
        if gold[g].modality == found[f].modality and _same_bearer(gold[g], found[f], roles)
    }
    compared = [(gold[g], found[f]) for g, f in sorted(pairs.items())]
    return joined(
        [
            _matched("norms.found", found, gold, pairs, pairs),
            _matched("norms.f1", found, gold, exact, pairs),
            share(
                "norms.modality",
                ((g.modality == f.modality, str(g.address), _ruling(g), _ruling(f)) for g, f in compared),
            ),
            share(
                "norms.bearer",
                ((_same_bearer(g, f, roles), str(g.address), _ruling(g), _ruling(f)) for g, f in compared),
            ),
            _parts("norms.condition", ((str(g.address), g.condition, f.condition) for g, f in compared)),
            _parts("norms.exception", ((str(g.address), g.exception, f.exception) for g, f in compared)),
            _parts("norms.deadline", ((str(g.address), g.deadline, f.deadline) for g, f in compared)),
        ]
    )


def _same_bearer(gold: GoldNorm, found: FoundNorm, roles: Mapping[str, str]) -> bool:
    """Whether both name one bearer, a role on one side being the same as the term of a party with that role."""
    one, other = plain(gold.bearer), plain(found.bearer)
    return one == other or roles.get(one) == other or one == roles.get(other)


def _paired(found: Sequence[FoundNorm], gold: Sequence[GoldNorm], roles: Mapping[str, str]) -> dict[int, int]:
    """Number in gold -> number in found, those first that have the longest words in common."""
    ranked = sorted(
        (-common, g.modality != f.modality, not _same_bearer(g, f, roles), at, place)
        for at, g in enumerate(gold)
        for place, f in enumerate(found)
        if str(g.address) == str(f.address) and (common := _common(g.quote, f.action))
    )
    pairs: dict[int, int] = {}
    for *_, at, place in ranked:
        if at not in pairs and place not in pairs.values():
            pairs[at] = place
    return pairs


def _common(quote: str, action: str) -> int:
    """How many characters in a row a gold quote (or a part of it between …) and an action share; 0 where too few."""
    b = plain(action)
    parts = [part for part in plain(quote).replace("...", "…").split("…") if part]
    sharing = [part for part in parts if len(b) >= min(_SHORTEST, len(part)) and shares_words(part, b)]
    matchers = (SequenceMatcher(None, part, b, autojunk=False) for part in sharing)
    return max((matcher.find_longest_match().size for matcher in matchers), default=0)


def _matched(
    measure: str,
    found: Sequence[FoundNorm],
    gold: Sequence[GoldNorm],
    hits: Mapping[int, int],
    pairs: Mapping[int, int],
) -> Scored:
    taken = set(hits.values())
    misses = [
        Miss(measure, str(g.address), _ruling(g), _ruling(found[pairs[at]]) if at in pairs else "")
        for at, g in enumerate(gold)
        if at not in hits
    ]
    misses += [Miss(measure, str(f.address), "", _ruling(f)) for place, f in enumerate(found) if place not in taken]
    return Scored({measure: Ratio.f1(len(hits), len(gold), len(found))}, tuple(misses))


def _parts(measure: str, pairs: Iterable[tuple[str, str | None, str | None]]) -> Scored:
    """F1 over one part of the norms that were found."""
    hits = wanted = found = 0
    misses: list[Miss] = []
    for where, one, other in pairs:
        wanted, found = wanted + bool(one), found + bool(other)
        if one and other and _common(one, other):
            hits += 1
            continue
        if one:
            misses.append(Miss(measure, where, one, other or ""))
        if other:
            misses.append(Miss(measure, where, "", other))
    return Scored({measure: Ratio.f1(hits, wanted, found)}, tuple(misses))


def _ruling(norm: GoldNorm | FoundNorm) -> str:
    words = norm.quote if isinstance(norm, GoldNorm) else norm.action
    return f"{norm.bearer} {norm.modality}「{words}」"
