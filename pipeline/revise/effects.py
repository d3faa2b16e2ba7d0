"""What the words that changed do to rights and duties."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.revise import signs
from pipeline.revise.essence import OPPOSED
from pipeline.revise.swaps import Swap, swaps
from pipeline.text import sentences
from pipeline.text.everyday import meanings
from pipeline.text.tokens import Token, is_content, tokenize
from pipeline.types.revision import Effect

_KANJI, _KANA = re.compile(r"[一-龠々]"), re.compile(r"[ぁ-ん]")
_ALIKE = 0.4
"""Least share of the kanji that two wordings of one thing have in common: 償う and 賠償する."""
_POLES = frozenset("".join(OPPOSED)) | frozenset("不非未既与")
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
    found, (gone, come) = _provisos(old, new)
    differences = list(swaps(gone, come))
    plain: list[Swap] = []
    subjects = [Counter(signs.subjects(text, named.persons)) for text in (gone, come)]
    for swap in differences:
        told = set(_of_swap(swap, named))
        moved = not (swap.old and swap.new) and signs.subjects(swap.old or swap.new, named.persons)
        if moved and subjects[0] == subjects[1] and len(subjects[0]) == 1:
            told.discard(Effect.ACTOR)  # nobody else acts: 乙は only stands elsewhere in the sentence
        found |= told
        if not told:
            plain.append(swap)
    if _conjunctions(differences):
        found.add(Effect.CONJUNCTION)
    if not found & {Effect.EXCEPTION, Effect.ACTOR} and _ruled(gone) != _ruled(come):
        found.add(Effect.MODALITY)
    if not found and not _says_the_same(plain, named):
        found.add(Effect.SCOPE)
    return tuple(effect for effect in Effect if effect in found) or (Effect.WORDING,)


def _ruled(text: str) -> Counter[str]:
    return Counter(name for a, b in sentences.split(text) for name in signs.modalities(text[a:b]))


def _provisos(old: str, new: str) -> tuple[set[Effect], tuple[str, str]]:
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
    return found, ("".join(gone), "".join(come))


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
    elif len(signs.CONDITION.findall(old)) != len(signs.CONDITION.findall(new)):
        yield Effect.CONDITION
    elif _actors(swap, named):
        yield Effect.ACTOR
    elif bool(signs.FREELY.search(old)) != bool(signs.FREELY.search(new)) or (
        not (old and new) and signs.AFTER.search(old or new)
    ):
        yield Effect.CONDITION


def _actors(swap: Swap, named: Named) -> bool:
    """True where one who acts or bears something stands for another, or comes in beside another."""
    if {swap.old, swap.new} <= set(named.persons):
        return True
    if swap.terms and not _is_unified(swap, named) and all(map(signs.is_person, swap.terms)):
        return True
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


def _says_the_same(differences: Sequence[Swap], named: Named) -> bool:
    """True where no word of weight came or went, or what came is another word for what went."""
    left = [swap for swap in differences if not _is_unified(swap, named)]
    whole = ["".join(side) for side in zip(*((swap.old, swap.new) for swap in left), strict=True)] or ["", ""]
    if len(signs.NEGATION.findall(whole[0])) != len(signs.NEGATION.findall(whole[1])):
        return False
    for swap in left:
        if not (swap.old and swap.new):
            other = whole[1] if swap.old else whole[0]
            if any(not _in_other_words(token, other) for token in _content(swap.old or swap.new)):
                return False
    old, new = (_content(text) for text in whole)
    if not old and not new:
        return True
    a, b = (set(_KANJI.findall("".join(token.surface for token in side))) for side in (old, new))
    if (a ^ b) & _POLES or not (_KANA.search("".join(token.surface for token in (*old, *new)))):
        return False
    return (
        (bool(a and b) and len(a & b) / min(len(a), len(b)) >= _ALIKE)
        or bool(_meant(whole[0]) & {t.normal for t in new})
        or bool(_meant(whole[1]) & {t.normal for t in old})
    )


def _is_unified(swap: Swap, named: Named) -> bool:
    """True where a stray word gave way to the term that is defined for the thing: 管理人 said once, 係員 everywhere else."""
    if swap.terms is None:
        return False
    old, new = swap.terms
    return new in named.defined and old not in named.defined and named.text.count(old) == 1


def _in_other_words(token: Token, other: str) -> bool:
    kanji = _KANJI.findall(token.surface)
    return bool(kanji) and any(sign in other for sign in kanji)


def _content(text: str) -> list[Token]:
    return [token for token in tokenize(text) if is_content(token)]


def _meant(text: str) -> set[str]:
    return {word for _, words in meanings(text) for word in words}
