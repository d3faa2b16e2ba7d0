"""What a change does: facts with other values, effects, form or substance, and whom it serves."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.ontology.spelling import spell
from pipeline.revise.align import Alignment, Match, Regrouping
from pipeline.revise.effects import Named, effects
from pipeline.revise.essence import essence, renames, says_the_same
from pipeline.revise.nodes import Node
from pipeline.revise.pointing import Pointer, Pointing, words_of
from pipeline.revise.signs import EXCEPTION
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.clause import Extraction, Value
from pipeline.types.document import Document, Kind
from pipeline.types.revision import ChangeKind, Effect, FactChange, Favours

_PERSON = re.compile(r"(?:[者社人員元先主店客様甲乙丙]|さん|家族|ユーザー?)$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """See Change."""

    effects: tuple[Effect, ...] = ()
    substantive: bool = True
    facts: tuple[FactChange, ...] = ()
    favours: Favours = Favours.UNCLEAR
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """A document with what was extracted from it."""

    document: Document
    extraction: Extraction


_FORM = Verdict((Effect.WORDING,), False, (), Favours.NEUTRAL, "表記や言い回しだけの違いです。")
_FOLLOWS = Verdict((Effect.REFERENCE,), False, (), Favours.NEUTRAL, "番号の変更に合わせて参照を直しただけです。")
_LEFT_BEHIND = "参照の文言はそのままで、指す先が変わりました。"


class Judge:
    """Judges the changes between two versions whose units are aligned."""

    def __init__(self, old: Version, new: Version, alignment: Alignment) -> None:
        self._old, self._new = old, new
        self._pointing = Pointing(old.document, new.document, alignment)
        self._renamed: Mapping[str, str] = {}
        pairs = [self._essences(match) for match in alignment.matches if match.old.words != match.new.words]
        self._renamed = renames(pairs, *(_all(version.document) for version in (old, new)))
        self._named = _named(old, new)
        self._defined = [_defined(version.document) for version in (old, new)]

    def matched(self, match: Match) -> Verdict | None:
        """What two units that are one say differently; None where they say the same in the same words."""
        old, new = match.old, match.new
        if match.captioned:
            return None if squash(old.caption or "") == squash(new.caption or "") else _FORM
        pointers = self._pointers(match)
        same_places = [one.sign for one in pointers[0]] == [one.sign for one in pointers[1]]
        if old.words == new.words and not match.rewritten:
            return None if same_places else self._left_behind(match)
        a, b = self._essences(match)
        if says_the_same(a, b):
            words = [[one.words for one in side] for side in pointers]
            return _FOLLOWS if words[0] != words[1] else _FORM
        found = effects(a, b, self._named)
        if found == (Effect.WORDING,):
            return _FORM
        facts = self._facts(old, new)
        if old.kind is Kind.APPENDIX and "\t" in old.text and Effect.SCOPE in found:
            found = (Effect.NUMBER,)
        return Verdict(self._defining(match, found), True, facts)

    def placed(self, match: Match, kind: ChangeKind, verdict: Verdict | None) -> Verdict:
        """What moving or renumbering does beside what the words do."""
        if verdict is not None:
            return verdict
        if kind is ChangeKind.MOVED and match.old.kind in (Kind.ITEM, Kind.SUBITEM) and match.above is None:
            return Verdict((), True, (), Favours.UNCLEAR, "別の柱書の下に移ったので、意味が変わることがあります。")
        return Verdict((), False, (), Favours.NEUTRAL, "文言は変わっていません。")

    def regrouped(self, group: Regrouping) -> Verdict:
        """What splitting or merging does: what else changed is told of the units below."""
        return replace(_FORM, reason="区切り方が変わりました。")

    def alone(self, node: Node, kind: ChangeKind) -> Verdict:
        """What a unit does that is new or gone."""
        version, defined = (
            (self._old, self._defined[0]) if kind is ChangeKind.DELETED else (self._new, self._defined[1])
        )
        facts = tuple(
            FactChange(fact.field, fact.value, None)
            if kind is ChangeKind.DELETED
            else FactChange(fact.field, None, fact.value)
            for fact in version.extraction.facts
            if any(node.address.contains(address) for address in fact.addresses)
        )
        if node.kind in (Kind.ITEM, Kind.SUBITEM, Kind.PARAGRAPH) and node.address in defined:
            unused = not any(
                definition.uses for definition in version.document.definitions if definition.address == node.address
            )
            return Verdict((Effect.DEFINITION,), not unused, facts, Favours.NEUTRAL if unused else Favours.UNCLEAR)
        above = version.document.find(node.address.parent) if node.address.parent else None
        if above is not None and node.kind in (Kind.ITEM, Kind.SUBITEM) and EXCEPTION.search(spell(squash(above.text))):
            return Verdict((Effect.EXCEPTION,), True, facts)
        return Verdict((Effect.SCOPE,), True, facts)

    def _left_behind(self, match: Match) -> Verdict:
        return Verdict((Effect.REFERENCE,), True, (), Favours.UNCLEAR, _LEFT_BEHIND)

    def _defining(self, match: Match, found: Sequence[Effect]) -> tuple[Effect, ...]:
        """With DEFINITION where the unit says what a term means."""
        item = match.old.kind in (Kind.ITEM, Kind.SUBITEM)
        if item and match.old.address in self._defined[0] and match.new.address in self._defined[1]:
            return tuple(
                effect
                for effect in Effect
                if effect is Effect.DEFINITION or (effect in found and effect is Effect.NUMBER)
            )
        return tuple(found)

    def _pointers(self, match: Match) -> tuple[list[Pointer], list[Pointer]]:
        sides = ((self._pointing.old, match.old), (self._pointing.new, match.new))
        old, new = (
            [one for unit in _meant(match, node) for one in pointers.get(unit.address, ())] for pointers, node in sides
        )
        return old, new

    def _essences(self, match: Match) -> tuple[str, str]:
        old, new = self._pointers(match)
        if spell(match.old.words) == spell(match.new.words) and len(old) != len(new):  # one was not read as a reference
            old = new = []
        a, b = ("".join(map(words_of, _meant(match, node))) for node in (match.old, match.new))
        return essence(a, old, self._renamed), essence(b, new, {})

    def _facts(self, old: Node, new: Node) -> tuple[FactChange, ...]:
        before = _told(self._old.extraction, old.address)
        after = _told(self._new.extraction, new.address)
        found: list[FactChange] = []
        for key in dict.fromkeys([*before, *after]):
            a, b = before.get(key, []), after.get(key, [])
            gone, come = [one for one in a if one not in b], [one for one in b if one not in a]
            for at in range(max(len(gone), len(come))):
                before_at, after_at = (side[at] if at < len(side) else None for side in (gone, come))
                found.append(FactChange(key[0], before_at, after_at))
        return tuple(found)


def _meant(match: Match, node: Node) -> Iterable[Node]:
    """The units whose words a match is about."""
    return node.walk() if match.rewritten else (node,)


def _named(old: Version, new: Version) -> Named:
    terms = [{definition.term for definition in version.document.definitions} for version in (old, new)]
    parties = [{party.term for party in version.extraction.parties} for version in (old, new)]
    persons = {*parties[0], *parties[1], *(term for term in terms[0] | terms[1] if _PERSON.search(term))}
    return Named(_spelled(persons), _spelled(terms[0] | parties[0]))


def _spelled(terms: Iterable[str]) -> frozenset[str]:
    return frozenset(spell(squash(term)) for term in terms)


def _told(extraction: Extraction, address: Address) -> dict[tuple[str, str | None], list[Value]]:
    found: dict[tuple[str, str | None], list[Value]] = {}
    for fact in extraction.facts:
        if address in fact.addresses:
            found.setdefault((fact.field, fact.qualifier), []).append(fact.value)
    return found


def _defined(document: Document) -> frozenset[Address]:
    return frozenset(definition.address for definition in document.definitions)


def _all(document: Document) -> str:
    return essence(squash("".join(unit.whole_text for unit in document.units)), [], {})
