"""Candidates for relations among the documents of a workspace, each with its reason; a person decides."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from pipeline.relate.likeness import likeness
from pipeline.relate.names import Nature, core, means, nature
from pipeline.types.relation import Pointer, Precedence, Profile, Relation, RelationKind

LEAST = 0.5
"""Below it nothing is proposed."""
_SURE = 0.98
_ALIKE, _UNLIKE = 0.5, 0.1
_SAME_TEXT = 0.75
_WORDS = {
    RelationKind.REVISION: "に代わる",
    RelationKind.AMENDS: "を変更する",
    RelationKind.UNDER: "に基づく",
}


class Shelf:
    """The profiles of a workspace, in the order they were added, ready to be asked which of them may belong together."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self.profiles = {profile.document: profile for profile in profiles}
        self._order = {id_: number for number, id_ in enumerate(self.profiles)}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for profile in profiles:
            for key in keys(profile):
                self._by_key[key].append(profile.document)

    def near(self, profile: Profile) -> list[Profile]:
        """The other profiles that may belong to it, in the order they were added."""
        found = {id_ for key in wanted(profile) for id_ in self._by_key[key]} - {profile.document}
        return [self.profiles[id_] for id_ in sorted(found, key=lambda id_: self._order[id_])]

    def place(self, profile: Profile) -> int:
        """How many were added before it."""
        return self._order.get(profile.document, len(self._order))


def keys(profile: Profile) -> frozenset[str]:
    """By what others find a document: its sides together, its title, the titles it names.

    A company is a side of thousands of contracts: with two sides known only both together are a key.
    """
    sides = _sides(profile)
    title = core(profile.title)
    if len(profile.parties) > 1:
        return frozenset((*sides, f"{_OF_SIDES}{title}"))
    return frozenset((*sides, f"{_ALONE}{title}", *(f"{_ALONE}{core(one.title)}" for one in profile.pointers)))


def wanted(profile: Profile) -> frozenset[str]:
    """The keys of the documents that may belong to it."""
    titles = (core(profile.title), *(core(one.title) for one in profile.pointers))
    alone = (f"{_ALONE}{title}" for title in titles)
    if len(profile.parties) > 1:
        return frozenset((*_sides(profile), *alone))
    return frozenset((*_sides(profile), *alone, *(f"{_OF_SIDES}{title}" for title in titles)))


_ALONE, _OF_SIDES = "t:", "T:"
"""Before the title of a document of at most one known side, and of one of several."""


def _sides(profile: Profile) -> Iterator[str]:
    parties = sorted(profile.parties)
    yield from (f"p:{one}|{other}" for one, other in combinations(parties, 2))
    if len(parties) == 1:
        yield f"p:{parties[0]}"


def proposals(profile: Profile, shelf: Shelf) -> tuple[Relation, ...]:
    """The relations of a document with others, whichever of the two it is; the surest first."""
    near = shelf.near(profile)
    found: dict[tuple[RelationKind, str, str], Relation] = {}
    for owner, pointer, others in (
        *((profile, pointer, near) for pointer in profile.pointers),
        *((other, pointer, [profile]) for other in near for pointer in other.pointers),
    ):
        for relation in _pointed(owner, pointer, others):
            _put(found, relation)
    for relation in _versions(profile, near, shelf):
        _put(found, relation)
    return tuple(sorted(found.values(), key=lambda relation: -relation.confidence))


def _put(found: dict[tuple[RelationKind, str, str], Relation], relation: Relation) -> None:
    """Keeps the surest for two documents; what amends another one is no later version of it."""
    for kind in RelationKind:
        there = found.get((kind, relation.document, relation.other))
        if there is not None and (there.confidence >= relation.confidence):
            return
        found.pop((kind, relation.document, relation.other), None)
    found[relation.kind, relation.document, relation.other] = relation


def _pointed(owner: Profile, pointer: Pointer, others: Sequence[Profile]) -> Iterator[Relation]:
    """The documents that a pointer may mean: the surest alone, of several versions of it the last before the owner."""
    scored = [
        (score, other, signs) for other in others for score, signs in [_meant(owner, pointer, other)] if score >= LEAST
    ]
    if not pointer.from_above and scored:
        best = max(score for score, _, _ in scored)
        equal = [one for one in scored if one[0] == best]
        earlier = [one for one in equal if not (one[1].dated and owner.dated and one[1].dated > owner.dated)]
        scored = [max(earlier or equal, key=lambda one: one[1].dated or "")]
    for score, other, signs in scored:
        lower, upper = (other, owner) if pointer.from_above else (owner, other)
        told, prevails = _prevailing(pointer, lower, upper)
        yield Relation(
            kind=pointer.kind,
            document=lower.document,
            other=upper.document,
            confidence=round(score, 2),
            reason=_reason(pointer, signs),
            citations=(pointer.citation,),
            precedences=told,
            prevails=prevails,
        )


def _reason(pointer: Pointer, signs: Sequence[str]) -> str:
    where = pointer.citation.address
    day = f"（{pointer.dated}付）" if pointer.dated else ""
    if pointer.from_above:
        return f"{where}が「{pointer.title}」をこの文書の下に置くと定め、{'・'.join(signs)}が合います。"
    return f"{where}が「{pointer.title}」{day}{_WORDS[pointer.kind]}ことを定め、{'・'.join(signs)}が合います。"


def _meant(owner: Profile, pointer: Pointer, other: Profile) -> tuple[float, list[str]]:
    """How likely a pointer means a document, 0 to 1, and what of it fits."""
    if other.document == owner.document:
        return 0.0, []
    named, title = core(pointer.title), core(other.title)
    signs: list[str] = []
    if named == title:
        score = 0.55
        signs.append("題名")
    elif named and title and means(named, other.title):
        score = 0.25 + (0.25 * len(named) / len(title) if title.endswith(named) else 0.1)
        signs.append("題名の種類")
    else:
        score = 0.05
    if pointer.dated:
        if pointer.dated in other.days:
            score += 0.3
            signs.append("日付")
        elif other.days:
            score *= 0.5
    common = {*owner.parties} & {*other.parties}
    if common:
        score += 0.15 if len(common) > 1 or min(len(owner.parties), len(other.parties)) == 1 else 0.08
        signs.append("当事者")
    elif owner.parties and other.parties:
        return 0.0, []
    if not pointer.from_above and pointer.kind is not RelationKind.REVISION and nature(other.title) is Nature.AMENDING:
        score -= 0.2 * (nature(pointer.title) is not Nature.AMENDING)
    return min(score, _SURE), signs


def _prevailing(pointer: Pointer, lower: Profile, upper: Profile) -> tuple[tuple[Precedence, ...], str | None]:
    """What either text says of who prevails between the two, and who that is."""
    told: list[Precedence] = []
    winners: set[str] = set()
    for owner, other in ((lower, upper), (upper, lower)):
        for one in owner.precedences:
            place = next(
                (at for at, term in enumerate(one.order) if at != one.own and _says(term, pointer, other)), None
            )
            if one.own is not None and place is not None:
                told.append(one)
                winners.add(owner.document if one.own < place else other.document)
    return tuple(told), winners.pop() if len(winners) == 1 else None


def _says(term: str, pointer: Pointer, other: Profile) -> bool:
    alias = core(pointer.alias)
    return means(term, other.title) or bool(alias and core(term).endswith(alias) and not pointer.from_above)


def _versions(profile: Profile, near: Sequence[Profile], shelf: Shelf) -> Iterator[Relation]:
    """The version before a document and the one after it."""
    if nature(profile.title) in (Nature.AMENDING, Nature.ORDER):
        return
    family = [one for one in near if _kinship(profile, one)[0] >= LEAST]
    ordered = sorted([*family, profile], key=lambda one: (one.dated or "", len(one.days), shelf.place(one)))
    for earlier, later in pairwise(ordered):
        if profile in (earlier, later):
            score, signs = _kinship(later, earlier)
            if earlier.dated is None or later.dated is None or earlier.dated == later.dated:
                score, order = min(score, LEAST), "どちらが後かは日付からは分からず、登録の順です"
            else:
                order = f"日付が後です（{earlier.dated} → {later.dated}）"
                score = min(_SURE, score + 0.1 + 0.1 * (earlier.dated in later.days))
            yield Relation(
                RelationKind.REVISION,
                later.document,
                earlier.document,
                round(score, 2),
                f"{'・'.join(signs)}が同じで、{order}。",
            )


def _kinship(one: Profile, other: Profile) -> tuple[float, list[str]]:
    """How likely two documents are versions of one, 0 to 1, and what they share."""
    title, alike = core(one.title), likeness(one.sketch, other.sketch)
    common = {*one.parties} & {*other.parties}
    if one.parties and other.parties and len(common) < min(len(one.parties), len(other.parties)):
        return 0.0, []
    signs: list[str] = []
    score = 0.0
    if title and title == core(other.title):
        score += 0.35 + 0.1 * (title not in _BARE)
        signs.append("題名")
    if common:
        score += 0.2
        signs.append("当事者")
    if alike >= _ALIKE:
        score += 0.25
        signs.append("本文の多く")
    elif alike < _UNLIKE:
        score -= 0.25
    return (score, signs) if title == core(other.title) or alike >= _SAME_TEXT else (0.0, [])


_BARE = frozenset(
    ("契約", "規約", "約款", "利用規約", "会員規約", "秘密保持契約", "業務委託契約", "プライバシーポリシー")
)
"""Titles that many documents have."""
