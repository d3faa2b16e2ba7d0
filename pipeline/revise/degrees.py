"""More or less of a duty or a right: what differs between two wordings of one of its parts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.ontology.spelling import spell
from pipeline.revise import signs
from pipeline.revise.amounts import Amount, amounts, replaced
from pipeline.revise.swaps import Swap, swaps
from pipeline.text.normalize import fold
from pipeline.text.tokens import words
from pipeline.types.revision import Effect

BURDENS = frozenset({"obligation", "prohibition", "deeming"})
"""What is a burden to whom it is said of; what is deemed, is deemed to have been done by him."""
_BEYOND = re.compile(r"(?:を|が)?(?:超|過ぎ|経過|すぎ)")
_CAP = re.compile(r"間?(?:を?(?:超え|上回ら)(?:ない|ません|ず)|を限度|を上限|を限り|が限度|が上限|まで|以内)")
_LEAST = re.compile(r"間?を?(?:下らない|下回らない)")
_OF_A_THING = re.compile(
    r"(?:間?(?:以内|以上|以下|未満|前|でも|まで)に?)?[^、。]{0,14}(?:した|った|いる|ある|ない|残る|(?<!相当)する)(?=[一-龠ァ-ヶ])"
)
"""１０分以内に出庫した車, 100個以上残っているアカウント: tells which things are meant, and is a case like any other."""
_ELAPSED = re.compile(r"間?(?:にわたり|(?:続け|連続し)て)?(?:遅れ|遅延|続い|怠|滞|休|過ぎ|経|利用がな|使わな)")
"""20日遅れたとき: with a larger number there are fewer cases, as with 20日以上."""
_SILENT = re.compile(r"(?:ない|なかった|ません)(?:とき|場合|限り|まま)")
"""10日以内に異議を述べないとき: with more time there are fewer cases."""
_LIABLE = re.compile(r"超え(?:ない|ません)|限度|上限")
_ONLY = re.compile(r"(?:とき|場合)(?:に限|のみ|だけ)")
_JOIN = r"(?:および|ならびに|または|もしくは|、|と|や)"
_ADDS = re.compile(rf"(?:{_JOIN}[^ぁ-ん]+(?:の[^ぁ-ん]+)*|[^ぁ-ん]+(?:の[^ぁ-ん]+)*{_JOIN})")
"""及びライセンシーの台湾の工場, スタンダード及び: another of what the norm holds for, and no verb."""
_OR = re.compile(r"または|もしくは")
_JOINED = re.compile(r"および|ならびに|または|もしくは|、")
_QUALIFIES = re.compile(r"(?:故意に|専ら|明らかに|著しく|やむを得ず|(?:重大|明白|正当|悪質)な|(?:著し|重)い)")
_BLANK = re.compile(r"[○●◯◎□■＿_]+(?=(?:[かヶケヵ箇]?[年月]|週|営業日|日|時|分|円|回|%|割|人|名))")
"""○日: a number that is still to be filled in."""
_ASKS, _TELLS = re.compile(r"承諾|承認|同意|許可"), re.compile(r"通知|知らせ|届け?出|報告|連絡")


def of_texts(
    old: str, new: str, effects: Sequence[Effect], modality: str, *, is_case: bool
) -> Iterator[tuple[bool, str]]:
    """Whether a norm is stronger by what differs in one of its parts, and why.

    is_case: the part says when the norm holds; else what is to be done.
    """
    if old == new:
        return
    if Effect.NUMBER in effects:
        yield from _numbers(old, new, modality, is_case=is_case)
    if Effect.CONJUNCTION in effects:
        yield from _links(old, new, is_case=is_case)
    if Effect.CONDITION in effects:
        yield from _conditions(old, new, is_case=is_case)
    if {Effect.SCOPE, Effect.CONDITION} & set(effects):
        yield from _qualified(old, new) if is_case else _freed(old, new, modality)
    if {Effect.SCOPE, Effect.MODALITY} & set(effects) and modality in BURDENS and not is_case:
        yield from _asked(old, new)
    if Effect.SCOPE in effects and not is_case:
        yield from _listed(old, new)
    if Effect.EXCEPTION in effects:
        yield from _excepted(old, new)


def _numbers(old: str, new: str, modality: str, *, is_case: bool) -> Iterator[tuple[bool, str]]:
    pairs = replaced(old, new)
    for before, after in pairs:
        stronger = _more(before, after, fold(new), modality, is_case=is_case)
        if stronger is not None:
            yield stronger, f"「{before.words}」が「{after.words}」になり、"
    if is_case and not pairs and not _BLANK.search(fold(old + new)):
        gone, come = (
            [one for one in amounts(text) if one.words not in other] for text, other in ((old, new), (new, old))
        )
        if bool(gone) != bool(come):
            yield bool(gone), f"場合を限る「{(gone or come)[0].words}」が{'なくなり' if gone else '加わり'}、"


def _more(before: Amount, after: Amount, text: str, modality: str, *, is_case: bool) -> bool | None:
    """Whether the norm is stronger with the new amount; None where that cannot be told."""
    up = after.size > before.size
    at = text.find(fold(after.words))
    behind = text[at + len(fold(after.words)) :]
    beyond = after.bound == "beyond" or before.bound == "beyond"
    if is_case:
        if after.bound == "before":
            return None
        if after.bound == "within":
            return up != bool(_SILENT.search(behind))
        return not up if beyond or _ELAPSED.match(behind) else None
    if _LEAST.match(behind):
        return up if modality in BURDENS else None
    if after.kind not in ("days", "時") and _CAP.match(behind) and modality in ("permission", "prohibition"):
        return up == (modality == "permission")
    if after.kind == "days" and modality == "permission" and beyond and _CAP.match(behind):
        return up
    if (beyond and _BEYOND.match(behind)) or _OF_A_THING.match(behind):
        return up != beyond if beyond or after.bound == "within" else None
    if modality == "deeming":  # the later something is taken for done
        return not up if after.kind == "days" else None
    burden = modality in BURDENS
    if after.kind in ("days", "時") and after.bound:  # when it is to be done, not how much
        sooner = up if after.bound == "before" else not up
        return sooner if burden else not sooner
    if after.kind == "時":
        return None
    if modality == "exemption" or (modality == "prohibition" and beyond):
        return not up if _LIABLE.search(text) or beyond else None
    return up if modality != "prohibition" else None


def _links(old: str, new: str, *, is_case: bool) -> Iterator[tuple[bool, str]]:
    is_case = is_case or bool(_ONLY.search(new))
    for swap in swaps(old, new):
        kinds = signs.conjunctions(spell(swap.old)), signs.conjunctions(spell(swap.new))
        before, after = kinds[0][-1:] or ["and"], kinds[1][-1:]
        if not after or before == after:
            continue
        because = f"「{swap.old}」が「{swap.new}」になり、"
        match before[0], after[0]:
            case ("or", "and"):
                yield not is_case, because
            case ("and", "or"):
                yield is_case, because
            case ("≧", "＞") | ("≦", "＜") if is_case:
                yield False, because
            case ("＞", "≧") | ("＜", "≦") if is_case:
                yield True, because


def _conditions(old: str, new: str, *, is_case: bool) -> Iterator[tuple[bool, str]]:
    """A case that came makes a norm weaker; another one beside it, joined by 又は, makes it stronger."""
    for swap in swaps(old, new):
        plain = spell(swap.new or swap.old)
        if bool(swap.old) != bool(swap.new) and (is_case or signs.LIMITED.search(plain)):
            widens = bool(_OR.search(plain[:6]) or _OR.search(plain[-5:]))
            yield bool(swap.new) == widens, _came("条件に", swap)


def _qualified(old: str, new: str) -> Iterator[tuple[bool, str]]:
    """重大な before 過失 came or went: the case is narrower or wider."""
    for swap in swaps(old, new):
        if bool(swap.old) != bool(swap.new) and _QUALIFIES.fullmatch(spell(swap.old or swap.new)):
            yield bool(swap.old), _came("", swap)


def _freed(old: str, new: str, modality: str) -> Iterator[tuple[bool, str]]:
    """What one may do at any time or without asking is more than what one may do after a notice."""
    if modality != "permission":
        return
    free, bound = ([bool(sign.search(spell(text))) for text in (old, new)] for sign in (signs.FREELY, signs.AFTER))
    if free[0] != free[1] or bound[0] != bound[1]:
        more = free[1] if free[0] != free[1] else bound[0]
        yield more, f"先にすべきことが{'なくなり' if more else '加わり'}、"


def _asked(old: str, new: str) -> Iterator[tuple[bool, str]]:
    """To ask for leave is more of a duty than to tell."""
    asks = [bool(_ASKS.search(text)) for text in (old, new)]
    tells = [bool(_TELLS.search(text)) for text in (old, new)]
    if asks[0] != asks[1] and tells[1 - asks.index(True)]:
        yield asks[1], "承諾を要することが" + ("加わり、" if asks[1] else "知らせるだけになり、")


def _listed(old: str, new: str) -> Iterator[tuple[bool, str]]:
    """及び with what it joins came or went: the norm holds for more or for less."""
    found = list(swaps(old, new))
    told = [swap for swap in found if bool(swap.old) != bool(swap.new) and _ADDS.fullmatch(spell(swap.new or swap.old))]
    for swap in told:
        yield bool(swap.new), _came("", swap)
    if not told and len(found) == 1:
        [swap] = found
        sides = [Counter(words(side)) for side in (old, new)]
        joined = [len(_JOINED.findall(spell(side))) for side in (old, new)]
        if (sides[0] - sides[1]).total() and not sides[1] - sides[0] and joined[0] > joined[1]:
            yield False, f"「{swap.old.strip('、。')}」が減り、"
        elif (sides[1] - sides[0]).total() and not sides[0] - sides[1] and joined[1] > joined[0]:
            yield True, f"「{swap.new.strip('、。')}」が増え、"


def _excepted(old: str, new: str) -> Iterator[tuple[bool, str]]:
    """〜を除き in an entry of a list or in a case came or went."""
    for swap in swaps(old, new):
        if bool(swap.old) != bool(swap.new) and signs.EXCEPTION.search(spell(swap.old or swap.new)):
            yield bool(swap.old), _came("例外の", swap)


def _came(what: str, swap: Swap) -> str:
    return f"{what}「{(swap.new or swap.old).strip('、。')}」が{'加わり' if swap.new else 'なくなり'}、"
