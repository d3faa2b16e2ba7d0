"""What a change of substance means, in plain sentences; whatever stands in 「」 is words of the texts."""

import re
from collections.abc import Iterator, Sequence

from pipeline.ontology import load
from pipeline.ontology.spelling import spell
from pipeline.revise import signs
from pipeline.revise.amounts import Amount, amounts, replaced
from pipeline.revise.pack.phrases import around, clear, cut, least, parts, raised, ruled
from pipeline.revise.pack.side import Side
from pipeline.revise.swaps import Swap
from pipeline.text import sentences as texts
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.clause import Norm
from pipeline.types.revision import Change, ChangeKind, Effect

_MOST = 2
"""So many facts, norms or places a sentence is made of for one change; the others are in its texts."""
_MEASURED = frozenset({"duration", "money", "rate", "integer", "cap", "hours"})
_BLANK = re.compile(r"[○◯●]|(?<![一二三四五六七八九])〇(?![一二三四五六七八九])|[＿_]{2}")
"""What stands in a draft for what is yet to be settled; not 〇 of 一〇五, which stands beside other numbers."""
_SAYS = {Effect.EXCEPTION: "例外", Effect.CONDITION: "条件"}
_LINKS = {
    ("or", "and"): "どれか一つでよいものから、すべてが要るものに変わりました",
    ("and", "or"): "すべてが要るものから、どれか一つでよいものに変わりました",
    ("≧", "＞"): "ちょうどその数のときが含まれなくなりました",
    ("＞", "≧"): "ちょうどその数のときも含まれるようになりました",
    ("≦", "＜"): "ちょうどその数のときが含まれなくなりました",
    ("＜", "≦"): "ちょうどその数のときも含まれるようになりました",
}


def sentences(change: Change, old: Side, new: Side) -> tuple[str, ...]:
    """One sentence, or a few, on a change; never none."""
    if change.kind in (ChangeKind.ADDED, ChangeKind.DELETED):
        return (_alone(change, new if change.new else old),)
    settled = list(_settled(change))
    found = settled or list(dict.fromkeys([*_facts(change, old, new), *_effects(change, old, new)]))
    head = [f"{_places(change)}{_KINDS[change.kind]}。"] if change.kind in _KINDS else []
    told = [f"{one}。" for one in found[:_MOST]] or [change.reason or "文言が変わりました。"]
    return (*head, *told)


_KINDS = {ChangeKind.SPLIT: "に分かれました", ChangeKind.MERGED: "にまとまりました", ChangeKind.MOVED: "に移りました"}


def _places(change: Change) -> str:
    a, b = ("・".join(map(str, side)) for side in (change.old, change.new))
    return f"{a}が{b}"


def _alone(change: Change, side: Side) -> str:
    """On what is new or gone: its caption, and whose duty or right it is, else its first words."""
    came = change.kind is ChangeKind.ADDED
    [address] = change.new or change.old
    text = change.new_text or change.old_text
    is_article = len(address.parts) == 1
    name = f"{address}「{side.caption(address)}」" if is_article and side.caption(address) else str(address)
    verb = ("新設されました" if is_article else "加わりました") if came else "なくなりました"
    norms = [words for norm in side.norms(address) if (words := ruled(norm, side))]
    if norms and not address.parts[0].startswith("附則"):
        said = "、".join(norms[:_MOST])
        more = f"など{len(norms)}件" if len(norms) > _MOST else ""
        return f"{name}が{verb}（{said}{more}）。"
    body = text.split("\n", 1)[1] if text.startswith("（") and "\n" in text else text
    return f"{name}が{verb}：{cut(body)}。"


def _settled(change: Change) -> Iterator[str]:
    """Of what stood blank in a draft and is filled in."""
    for swap in parts(change.old_text, change.new_text):
        if swap.new and _BLANK.search(swap.old):
            grown = clear(swap)
            yield f"空欄だった{cut(swap.old)}が{cut(swap.new)}に定まりました（{cut(grown.new)}）"


def _facts(change: Change, old: Side, new: Side) -> Iterator[str]:
    """Of the values that are others than before, measured ones first."""
    fields = load().fields
    told = [fact for fact in change.facts if fact.field in fields]
    told.sort(key=lambda fact: fields[fact.field].form not in _MEASURED)
    for fact in told:
        label, measured = fields[fact.field].label, fields[fact.field].form in _MEASURED
        quotes = [
            found.quote if (found := side.fact(addresses, fact.field, value)) else ""
            for side, addresses, value in ((old, change.old, fact.old), (new, change.new, fact.new))
        ]
        several = sum(one.field == fact.field for one in change.facts) > 1
        if all(quotes):
            yield _fact(label, quotes, change) if measured else _said(label, quotes)
        elif measured and not several and any(quotes):
            verb = "加わりました" if quotes[1] else "なくなりました"
            yield f"{label}の定めが{verb}：{cut(quotes[0] or quotes[1])}"


def _fact(label: str, quotes: Sequence[str], change: Change) -> str:
    pairs = replaced(*quotes)
    if len(pairs) == 1:
        return f"{label}が、{raised(*pairs[0])}"
    if len(set(quotes)) == 1:  # the quote holds what stayed: the whole texts tell
        return _replaced(change, label)
    return _said(label, quotes)


def _said(label: str, quotes: Sequence[str]) -> str:
    differing = parts(*quotes)
    if len(differing) == 1 and differing[0].old and differing[0].new:
        quotes = (clear(differing[0]).old, clear(differing[0]).new)
    return f"{label}が、{cut(quotes[0])}から{cut(quotes[1])}に変わりました"


def _effects(change: Change, old: Side, new: Side) -> Iterator[str]:
    """A rule for every effect, those that weigh most first."""
    differing = parts(change.old_text, change.new_text)
    valued = any(fact.old is not None and fact.new is not None for fact in change.facts)
    for effect in (one for one in _ORDER if one in change.effects):
        match effect:
            case Effect.NUMBER if not valued:
                yield from _numbers(change, old, new)
            case Effect.ACTOR if not valued:
                yield from _exchanged(differing, "だれがするか（だれが負担するか）")
            case Effect.MODALITY:
                yield from _modality(change, old, new)
            case Effect.EXCEPTION | Effect.CONDITION:
                yield from _limits(change, effect, differing)
            case Effect.CONJUNCTION if not valued:
                yield from _conjunctions(differing)
            case Effect.DEFINITION:
                yield from _definitions(change, new)
            case Effect.REFERENCE:
                yield change.reason.rstrip("。") if change.old_text == change.new_text else _replaced(change, "参照先")
            case Effect.SCOPE if not valued:
                yield from _exchanged(differing, "対象")


_ORDER = (
    Effect.NUMBER,
    Effect.ACTOR,
    Effect.MODALITY,
    Effect.EXCEPTION,
    Effect.CONDITION,
    Effect.DEFINITION,
    Effect.CONJUNCTION,
    Effect.SCOPE,
    Effect.REFERENCE,
)


def _numbers(change: Change, old: Side, new: Side) -> Iterator[str]:
    pairs = replaced(change.old_text, change.new_text)
    for a, b in pairs[:_MOST]:
        yield f"{_whose(new, change.new, b) or around(change.new_text, b.words)}について、{raised(a, b)}"
    if not pairs:
        counts = [list(amounts(text)) for text in (change.old_text, change.new_text)]
        came = [one for one in counts[1] if one.words not in change.old_text]
        gone = [one for one in counts[0] if one.words not in change.new_text]
        if came and not gone:
            yield f"「{came[0].words}」という数が加わりました"
        elif gone and not came:
            yield f"「{gone[0].words}」という数がなくなりました"
        else:
            yield _replaced(change, "数値")


def _whose(side: Side, places: Sequence[Address], amount: Amount) -> str:
    """会員の義務「料金を支払う」, where one norm of the unit holds the amount."""
    holding = [
        norm
        for place in places
        for norm in side.own_norms(place)
        if any(amount.words in (part or "") for part in (norm.action, norm.condition, norm.deadline, norm.exception))
    ]
    return ruled(holding[0], side) if len(holding) == 1 else ""


def _modality(change: Change, old: Side, new: Side) -> Iterator[str]:
    for a, b in _pairs(change, old, new):
        if a.modality != b.modality and least(a) and least(b):
            yield f"{new.whose(b)}定めが、{least(a)}{cut(a.action)}から{least(b)}{cut(b.action)}に変わりました"
            return
    yield _replaced(change, "義務・権利の強さ", Effect.MODALITY)


def _pairs(change: Change, old: Side, new: Side) -> list[tuple[Norm, Norm]]:
    """The norms of the unit in both versions, where there are as many."""
    sides = [
        [norm for place in places for norm in side.own_norms(place)]
        for side, places in ((old, change.old), (new, change.new))
    ]
    return list(zip(*sides, strict=True)) if len(sides[0]) == len(sides[1]) else []


def _limits(change: Change, effect: Effect, differing: Sequence[Swap]) -> Iterator[str]:
    """A ただし書 or a case that came or went; else the words that were exchanged."""
    provisos = [
        [text[a:b].strip() for a, b in texts.split(text) if signs.PROVISO.match(text[a:b].strip())]
        for text in (change.old_text, change.new_text)
    ]
    if bool(provisos[0]) != bool(provisos[1]):
        came = bool(provisos[1])
        yield f"{_SAYS[effect]}が{'加わりました' if came else 'なくなりました'}：{cut(provisos[came][0])}"
        return
    yield from _exchanged(differing, _SAYS[effect], effect)


def _conjunctions(differing: Sequence[Swap]) -> Iterator[str]:
    for swap in differing:
        kinds = [signs.conjunctions(signs_of) for signs_of in (swap.old, swap.new)]
        if len(kinds[0]) == len(kinds[1]) == 1 and (told := _LINKS.get((kinds[0][0], kinds[1][0]))):
            grown = cut(swap.before[-12:].rpartition("、")[2] + swap.new + swap.after[:12].partition("、")[0])
            yield f"{cut(swap.old)}が{cut(swap.new)}となり、{told}（{grown}）"
            return
    yield from _exchanged(differing, "つながり（又は・及び・以上・超）", Effect.CONJUNCTION)


def _definitions(change: Change, new: Side) -> Iterator[str]:
    terms = [one.term for one in new.document.definitions if one.address in change.new]
    yield _replaced(change, f"「{terms[0]}」の意味" if terms else "用語の意味")


def _exchanged(differing: Sequence[Swap], name: str, effect: Effect | None = None) -> Iterator[str]:
    """The words that came, went, or were exchanged; of several those that bear the effect."""
    bearing = [swap for swap in differing if effect is None or _bears(swap, effect)]
    if differing and not bearing:
        yield f"{name}の文言が変わりました"
    for swap in map(clear, bearing[:_MOST]):
        if swap.old and swap.new:
            yield f"{name}が、{cut(swap.old)}から{cut(swap.new)}に変わりました"
        else:
            yield f"{name}に関わる{cut(swap.old or swap.new)}が{'加わりました' if swap.new else 'なくなりました'}"


def _bears(swap: Swap, effect: Effect) -> bool:
    """True where the words of a swap are of the kind that has the effect."""
    old, new = spell(squash(swap.old)), spell(squash(swap.new))
    match effect:
        case Effect.CONDITION:
            return len(signs.CONDITION.findall(old)) != len(signs.CONDITION.findall(new))
        case Effect.EXCEPTION:
            return len(signs.EXCEPTION.findall(old)) != len(signs.EXCEPTION.findall(new))
        case Effect.MODALITY:
            return signs.modalities(old) != signs.modalities(new) or bool(signs.NEGATION.search(old + new))
        case Effect.CONJUNCTION:
            return signs.conjunctions(old) != signs.conjunctions(new)
        case _:
            return True


def _replaced(change: Change, name: str, effect: Effect | None = None) -> str:
    differing = parts(change.old_text, change.new_text)
    return next(_exchanged(differing, name, effect), f"{name}が変わりました")
