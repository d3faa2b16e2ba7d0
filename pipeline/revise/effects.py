"""What the words that changed do to rights and duties."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.revise import signs
from pipeline.revise.naming import are_of_one_side, undressed
from pipeline.revise.rewordings import says_the_same
from pipeline.revise.swaps import Swap, swaps
from pipeline.revise.synonyms import are_one
from pipeline.text import sentences
from pipeline.types.revision import Effect

_MANNERS = tuple(
    (re.compile(polite), plain)
    for polite, plain in (
        (r"(?<=な)りません", "らない"),
        (r"いけません", "いけない"),
        (r"(?<=[はが])ありません", "ない"),
        (r"(?<=ない)ものと(?:する|します)|(?<=ません)ものと(?:する|します)", ""),
        (r"取扱", ""),
        (r"みなしません", "みなさない"),
    )
)
"""Other manners of saying what makes no other rule; 取り扱う takes nothing for granted as 扱う does."""
_DONE = re.compile(r"(?<=[一-龠]{2})後(?=[、にはも]|$)")
"""契約終了後 is 契約が終了した後."""
_SIDE = 15
"""A number in a longer passage that came or went is not what the change is about."""


@dataclass(frozen=True, slots=True)
class Named:
    """Words in the one spelling that stand for somebody, all that have a definition in the old version, and its text."""

    persons: Collection[str]
    defined: Collection[str]
    text: str


def effects_of(old: str, new: str, named: Named) -> tuple[Effect, ...]:
    """What turning one essence into the other does; only WORDING where it says the same in other words."""
    found, differing = _provisos(old, new)
    gone, come = map("".join, differing)
    differences = list(swaps(gone, come))
    subjects = [Counter(signs.subjects(text, named.persons)) for text in (gone, come)]
    for swap in differences:
        told = set(_of_swap(swap, named))
        moved = not (swap.old and swap.new) and signs.subjects(swap.old or swap.new, named.persons)
        if moved and subjects[0] == subjects[1] and len(subjects[0]) == 1:
            told.discard(Effect.ACTOR)  # nobody else acts: 乙は only stands elsewhere in the sentence
        found |= told
    if _conjunctions(differences):
        found.add(Effect.CONJUNCTION)
    if not found & {Effect.EXCEPTION, Effect.ACTOR} and _ruled(gone) != _ruled(come):
        found.add(Effect.MODALITY)
    if not found and not says_the_same(_unified(differing[0], differences, named), differing[1], named.persons):
        found.add(Effect.SCOPE)
    return tuple(effect for effect in Effect if effect in found) or (Effect.WORDING,)


def _ruled(text: str) -> Counter[str]:
    """What the sentences make of what they rule, whether they are polite or not: なければならない and なければなりません are one."""
    for polite, plain in _MANNERS:
        text = polite.sub(plain, text)
    return Counter(name for a, b in sentences.split(text) for name in signs.modalities(text[a:b]))


def _provisos(old: str, new: str) -> tuple[set[Effect], tuple[list[str], list[str]]]:
    """What a ただし書 does that came or went as a whole; what else differs, without the sentences that stay."""
    a, b = ([text[start:end] for start, end in sentences.split(text)] for text in (old, new))
    kept = Counter(a) & Counter(b)
    gone, come = _beyond(a, kept), _beyond(b, kept)
    provisos = [[one for one in side if signs.PROVISO.match(one)] for side in (gone, come)]
    found: set[Effect] = set()
    if bool(provisos[0]) != bool(provisos[1]):
        limits = [one for one in provisos[1] if signs.LIMITED.search(one)]
        found = {Effect.CONDITION} if limits else {Effect.EXCEPTION}
        gone, come = ([one for one in side if one not in provisos[0] + provisos[1]] for side in (gone, come))
    return found, (gone, come)


def _beyond(side: Sequence[str], kept: Counter[str]) -> list[str]:
    left = kept.copy()
    found = []
    for one in side:
        if left[one]:
            left[one] -= 1
        else:
            found.append(one)
    return found


def _of_swap(swap: Swap, named: Named) -> Iterator[Effect]:
    """What one difference does beyond other words; nothing where it may be no more than that."""
    old, new = swap.old, swap.new
    numbers = Counter(signs.numbers(old)), Counter(signs.numbers(new))
    if numbers[0] != numbers[1] and (all(numbers) or len(old + new) <= _SIDE):
        yield Effect.NUMBER
    if signs.POINTER.search(old) or (signs.POINTER.search(new) and old):
        yield Effect.REFERENCE
    elif len(signs.EXCEPTION.findall(old)) != len(signs.EXCEPTION.findall(new)):
        yield Effect.EXCEPTION
    elif _conditions(old) != _conditions(new):
        yield Effect.CONDITION
    elif _actors(swap, named):
        yield Effect.ACTOR
    elif _is_free(old) != _is_free(new) or (not (old and new) and signs.AFTER.search(old or new)):
        yield Effect.CONDITION


def _conditions(words: str) -> int:
    return len(signs.CONDITION.findall(_DONE.sub("た後", words)))


def _is_free(words: str) -> bool:
    """True for words by which nothing has to be done first: 承諾なしに, and 承諾なく in its place."""
    return bool(signs.FREELY.search(words)) or words == "なく"


def _actors(swap: Swap, named: Named) -> bool:
    """True where one who acts or bears something stands for another, or comes in beside another."""
    if {swap.old, swap.new} <= set(named.persons):
        return True
    if swap.terms and not _is_unified(swap, named) and all(map(signs.is_person, swap.terms)):
        return not are_one(*map(undressed, swap.terms))
    subjects = [
        signs.subjects(f"{text}{swap.after[:3]}" if text else "", named.persons) for text in (swap.old, swap.new)
    ]
    if not swap.old or not swap.new:
        return bool(subjects[0] or subjects[1])
    return all(subjects) and subjects[0] != subjects[1]


def _conjunctions(differences: Sequence[Swap]) -> bool:
    """True where 又は stands for 及び, 以上 for 超える, or the other way round."""
    short = [swap for swap in differences if len(swap.old + swap.new) <= _SIDE]
    gone, come = (
        (Counter(signs.conjunctions("\n".join(side))) for side in zip(*((s.old, s.new) for s in short), strict=True))
        if short
        else (Counter[str](), Counter[str]())
    )
    return bool(gone and come) and gone != come


def _unified(sentences_of: Sequence[str], differences: Sequence[Swap], named: Named) -> list[str]:
    """The sentences with the terms in place of the stray words that they unify."""
    found = list(sentences_of)
    for swap in differences:
        if swap.terms and _is_unified(swap, named):
            found = [one.replace(*swap.terms) for one in found]
    return found


def _is_unified(swap: Swap, named: Named) -> bool:
    """True where a stray word gave way to the term that is defined for the thing: 管理人 said once, 係員 everywhere else."""
    if swap.terms is None:
        return False
    old, new = swap.terms
    unsaid = new in named.defined and old not in named.defined and named.text.count(old) == 1
    return unsaid and are_of_one_side(old, new)
