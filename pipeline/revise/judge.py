"""What a change does: facts with other values, effects, form or substance, and whom it serves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.ontology import load
from pipeline.ontology.spelling import spell
from pipeline.revise import favours
from pipeline.revise.align import Alignment, Match, Regrouping
from pipeline.revise.choices import Choices
from pipeline.revise.effects import Named, effects_of
from pipeline.revise.essence import essence, renames, says_the_same
from pipeline.revise.nodes import Node
from pipeline.revise.pointing import Pointer, Pointing, words_of
from pipeline.revise.signs import EXCEPTION
from pipeline.revise.version import Values, Version
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.document import Document, Kind
from pipeline.types.revision import ChangeKind, Effect, FactChange, Favours

_MEASURED = frozenset({"duration", "money", "rate", "integer", "cap", "hours"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """See Change."""

    effects: tuple[Effect, ...] = ()
    substantive: bool = True
    facts: tuple[FactChange, ...] = ()
    favours: Favours = Favours.UNCLEAR
    reason: str = ""


_FORM = Verdict((Effect.WORDING,), False, (), Favours.NEUTRAL, "表記や言い回しだけの違いです。")
_ELSEWHERE = replace(_FORM, reason="文言は同じで、どの単位に属するかだけが違います。")
_CHOSEN = Verdict((Effect.SCOPE,), reason="選択のしるし（□・■など）の付け方が変わりました。")
_FOLLOWS = Verdict((Effect.REFERENCE,), False, (), Favours.NEUTRAL, "番号の変更に合わせて参照を直しただけです。")
_TOLD_OF_GROUPS = frozenset({Effect.NUMBER, Effect.ACTOR, Effect.EXCEPTION, Effect.CONJUNCTION, Effect.SCOPE})
"""前項 and 「…するものとし」 belong to the seams."""
_IN_FORCE = (Favours.NEUTRAL, "施行の時期や経過の定めです。")


class Judge:
    """Judges the changes between two versions whose units are aligned."""

    def __init__(self, old: Version, new: Version, alignment: Alignment) -> None:
        self._old, self._new = old, new
        self._pointing = Pointing(old.document, new.document, alignment)
        self._renamed: Mapping[str, str] = {}
        pairs = [self._essences(match) for match in alignment.matches if match.old.words != match.new.words]
        texts = [_all(version.document) for version in (old, new)]
        terms = old.terms | new.terms | old.parties | new.parties
        meanings = _meanings(old), _meanings(new)
        self._renamed = renames(pairs, *texts, terms=terms, parties=_same_parties(old, new), meanings=meanings)
        self._choices = Choices(old.document.source.text, new.document.source.text)
        # A company's own rules for its people name no two sides.
        self._sideless = not (old.parties or new.parties)
        self._known: dict[Match, tuple[str, str, bool]] = {}
        self._named = Named(old.persons | new.persons, old.terms | old.parties, texts[0])

    def read_ahead(self, matches: Iterable[Match]) -> None:
        """Reads the norms that changes are judged by, before facts are asked for, which another process may still be finding."""
        for match in matches:
            if self._sideless or match.captioned or match.recut or match.old.words == match.new.words:
                continue
            if not self._compared(match)[2]:
                self._old.read_norms(match.old.address)
                self._new.read_norms(match.new.address)

    def matched(self, match: Match) -> Verdict | None:
        """What two units that are one say differently; None where they say the same in the same words."""
        old, new = match.old, match.new
        if match.captioned:
            return None if squash(old.caption or "") == squash(new.caption or "") else _FORM
        if match.recut:
            return _ELSEWHERE
        pointers = self._pointers(match)
        same_places = [one.sign for one in pointers[0]] == [one.sign for one in pointers[1]]
        if old.words == new.words and not match.rewritten:
            return None if same_places else _left_behind(*pointers)
        a, b, same = self._compared(match)
        if same:
            words = [[one.words for one in side] for side in pointers]
            follows = words[0] != words[1] and spell(old.words) != spell(new.words)
            return self._chosen(match) or (_FOLLOWS if follows else _FORM)
        found = effects_of(a, b, self._named)
        if found == (Effect.WORDING,):
            return self._chosen(match) or _FORM
        facts = self._facts(match)
        found = self._defining(match, found)
        if any(fact.old is not None and fact.new is not None and _is_measured(fact.field) for fact in facts):
            kept = {*found, Effect.NUMBER} - {Effect.SCOPE}
            found = tuple(effect for effect in Effect if effect in kept)
        if found == (Effect.REFERENCE,) and (gone := _corrected(*pointers)):
            return Verdict(found, True, facts, Favours.NEUTRAL, gone)
        return Verdict(found, True, facts, *self._favours(match, found, facts))

    def placed(self, match: Match, kind: ChangeKind, verdict: Verdict | None) -> Verdict:
        """What moving or renumbering does beside what the words do."""
        if verdict is not None:
            return verdict
        if kind is ChangeKind.MOVED and match.old.kind in (Kind.ITEM, Kind.SUBITEM) and match.above is None:
            return Verdict((), True, (), Favours.UNCLEAR, "別の柱書の下に移ったので、意味が変わることがあります。")
        return Verdict((), False, (), Favours.NEUTRAL, "文言は変わっていません。")

    def regrouped(self, group: Regrouping) -> Verdict:
        """What splitting or merging does; what changed in units that hang under these is told of those."""
        a, b = (
            _joined(group.olds, self._pointing.old, self._renamed),
            _joined(group.news, self._pointing.new, {}),
        )
        found = () if group.pooled else tuple(one for one in effects_of(a, b, self._named) if one in _TOLD_OF_GROUPS)
        return Verdict(found) if found else replace(_FORM, reason="区切り方が変わりました。")

    def alone(self, node: Node, kind: ChangeKind) -> Verdict:
        """What a unit does that is new or gone."""
        gone = kind is ChangeKind.DELETED
        version = self._old if gone else self._new
        facts = tuple(
            FactChange(one.field, one.value if gone else None, None if gone else one.value)
            for one in version.facts(node)
        )
        if node.kind not in (Kind.ARTICLE, Kind.SUPPL_PROVISION, Kind.APPENDIX) and node.address in version.defined:
            unused = gone and not version.defined[node.address]
            return Verdict((Effect.DEFINITION,), not unused, facts, Favours.NEUTRAL if unused else Favours.UNCLEAR)
        if node.address.parts[0].startswith("附則"):
            return Verdict((Effect.SCOPE,), True, facts, *_IN_FORCE)
        norms = version.norms(node)
        proposal = favours.of_values(facts, norms, added=not gone) or (
            favours.of_norms(norms, (), ()) if gone else favours.of_norms((), norms, ())
        )
        effect = Effect.SCOPE
        if node.kind is Kind.PARAGRAPH and any(_is_measured(one.field) for one in facts):
            effect = Effect.NUMBER
        if node.kind in (Kind.ITEM, Kind.SUBITEM) and node.address.parent in version.units:
            lead = version.units[node.address.parent]
            effect = Effect.EXCEPTION if EXCEPTION.search(spell(squash(lead.text))) else effect
            proposal = proposal or favours.of_item(version.leading_norms(node.address), added=not gone)
        return Verdict((effect,), True, facts, *((proposal if not self._sideless else None) or favours.UNCLEAR))

    def _favours(self, match: Match, found: Sequence[Effect], facts: Sequence[FactChange]) -> tuple[Favours, str]:
        old, new = match.old, match.new
        if old.address.parts[0].startswith("附則"):
            return _IN_FORCE
        proposal = favours.of_facts(facts, found)
        if proposal is None and not self._sideless:
            norms = [
                [norm for node in _meant(match, top) for norm in version.own_norms(node.address)]
                for version, top in ((self._old, old), (self._new, new))
            ]
            proposal = favours.of_norms(norms[0], norms[1], found)
        if proposal is None and not self._sideless and new.kind in (Kind.ITEM, Kind.SUBITEM):
            lead = self._new.leading_norms(new.address)
            proposal = favours.of_entry(lead, old.text, new.text, found)
        return proposal or favours.UNCLEAR

    def _chosen(self, match: Match) -> Verdict | None:
        """What is said where the same words are ticked otherwise."""
        texts = (
            "\n".join(f"{one.text}\n{one.wrap_up}" for one in _meant(match, node)) for node in (match.old, match.new)
        )
        return _CHOSEN if self._choices.differ(*texts) else None

    def _defining(self, match: Match, found: Sequence[Effect]) -> tuple[Effect, ...]:
        """With DEFINITION where the unit says what a term means."""
        item = match.old.kind in (Kind.ITEM, Kind.SUBITEM)
        if item and match.old.address in self._old.defined and match.new.address in self._new.defined:
            return (*((Effect.NUMBER,) if Effect.NUMBER in found else ()), Effect.DEFINITION)
        return tuple(found)

    def _pointers(self, match: Match) -> tuple[list[Pointer], list[Pointer]]:
        sides = ((self._pointing.old, match.old), (self._pointing.new, match.new))
        old, new = (
            [one for unit in _meant(match, node) for one in pointers.get(unit.address, ())] for pointers, node in sides
        )
        return old, new

    def _essences(self, match: Match) -> tuple[str, str]:
        old, new = self._pointers(match)
        if spell(match.old.words) == spell(match.new.words) and _read(old) != _read(new):  # one was not read as a whole
            old = new = []
        a, b = ("".join(map(words_of, _meant(match, node))) for node in (match.old, match.new))
        return essence(a, old, self._renamed), essence(b, new, {})

    def _compared(self, match: Match) -> tuple[str, str, bool]:
        """What either unit says in one form, and whether that is the same."""
        if match not in self._known:
            a, b = self._essences(match)
            self._known[match] = a, b, says_the_same(a, b)
        return self._known[match]

    def _facts(self, match: Match) -> tuple[FactChange, ...]:
        before = self._old.own_values(_meant(match, match.old))
        after = _as_qualified(self._new.own_values(_meant(match, match.new)), before)
        found: list[FactChange] = []
        for key in dict.fromkeys([*before, *after]):
            a, b = before.get(key, []), after.get(key, [])
            gone, come = [one for one in a if one not in b], [one for one in b if one not in a]
            for at in range(max(len(gone), len(come))):
                before_at, after_at = (side[at] if at < len(side) else None for side in (gone, come))
                found.append(FactChange(key[0], before_at, after_at))
        return tuple(found)


def _same_parties(old: Version, new: Version) -> list[tuple[str, str]]:
    """What those are called in either version who alone have their part in both: 乙 and 受注者."""
    sides = [version.by_role for version in (old, new)]
    return [(sides[0][role], sides[1][role]) for role in sides[0].keys() & sides[1].keys()]


def _meanings(version: Version) -> dict[str, str]:
    """What the terms of a version are defined to mean, in the one spelling."""
    return {spell(squash(one.term)): spell(squash(one.meaning)) for one in version.document.definitions}


def _as_qualified(values: Values, others: Values) -> Values:
    """Values under the qualifiers of the others, where one side alone has one: 月額 said in one version only."""
    found: Values = {}
    for key, of_key in values.items():
        own, theirs = ([one for one in side if one[0] == key[0]] for side in (values, others))
        one_of_two = len(own) == len(theirs) == 1 and None in (key[1], theirs[0][1])
        found[theirs[0] if one_of_two else key] = of_key
    return found


def _read(pointers: Sequence[Pointer]) -> list[str]:
    return [spell(pointer.words) for pointer in pointers]


def _joined(nodes: Sequence[Node], pointers: Mapping[Address, Sequence[Pointer]], renamed: Mapping[str, str]) -> str:
    """The essence of several units, with all below them, as one text."""
    units = [unit for node in nodes for unit in node.walk()]
    own = [pointer for unit in units for pointer in pointers.get(unit.address, ())]
    return essence("".join(map(words_of, units)), own, renamed)


def _corrected(old: Sequence[Pointer], new: Sequence[Pointer]) -> str:
    """Why references had to change: where they led is gone; "" where one did not have to."""
    signs = {pointer.sign for pointer in new}
    differing = [pointer for pointer in old if pointer.sign not in signs]
    if not differing or any(pointer.leads for pointer in differing):
        return ""
    return f"「{'」「'.join(pointer.words for pointer in differing)}」の指す先がない、又はなくなったため、参照を改めたものです。"


def _left_behind(old: Sequence[Pointer], new: Sequence[Pointer]) -> Verdict:
    """References whose words stayed while what they lead to did not."""
    told = []
    for before, after in zip(old, new, strict=False):
        if before.sign != after.sign:
            leads = "・".join(map(str, before.leads))
            told.append(
                f"「{before.words}」は"
                + (f"、今の{leads}を指していました" if leads else "、指す先がなくなったか、変わりました")
            )
    reason = "参照の文言はそのままで、指す先が変わりました" + (f"（{'、'.join(told)}）" if told else "") + "。"
    return Verdict((Effect.REFERENCE,), True, (), Favours.UNCLEAR, reason)


def _meant(match: Match, node: Node) -> Iterable[Node]:
    """The units whose words a match is about."""
    return node.walk() if match.rewritten else (node,)


def _is_measured(field: str) -> bool:
    """True for the fields whose values are periods, sums, rates, counts or times."""
    known = load().fields.get(field)
    return known is not None and known.form in _MEASURED


def _all(document: Document) -> str:
    return essence(squash("".join(unit.whole_text for unit in document.units)), [], {})
