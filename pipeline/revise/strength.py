"""A duty or a right that became stronger or weaker: more or less of it, sooner or later, in more or fewer cases."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.ontology.spelling import spell
from pipeline.revise import signs
from pipeline.revise.amounts import Amount, amounts, replaced
from pipeline.revise.swaps import swaps
from pipeline.text.normalize import fold, squash
from pipeline.types.clause import Norm
from pipeline.types.revision import Effect

BURDENS = frozenset({"obligation", "prohibition", "deeming"})
"""What is a burden to whom it is said of; what is deemed, is deemed to have been done by him."""
_SAID = {
    "obligation": ("義務", "重く", "軽く"),
    "prohibition": ("禁止", "広く", "狭く"),
    "permission": ("権利", "広く", "狭く"),
    "exemption": ("免責", "広く", "狭く"),
    "deeming": ("みなしの定め", "広く", "狭く"),
}
_CASES = re.compile(r"次の[^。]{0,12}(?:場合|とき|条件|事由|いずれか|どれか|各号)|(?:該当|当た|あた)(?:る|り|った)")
_LISTS = re.compile(r"次の|次に|以下の|各号|下記|左記")
_BEYOND = re.compile(r"(?:を|が)?(?:超|過ぎ|経過|すぎ)")
_OF_A_THING = re.compile(
    r"(?:間?(?:以内|以上|以下|未満|前|でも|まで)に?)?[^、。]{0,14}(?:した|った|いる|ある|ない|残る|する)(?=[一-龠ァ-ヶ])"
)
"""１０分以内に出庫した車, 100個以上残っているアカウント: tells which things are meant, and is a case like any other."""
_CAP = re.compile(r"超え(?:ない|ません)|限度|上限")
_USES = re.compile(r"(?:利用|使用|登録|接続)[^。]{0,12}(?:できる|できます)")
_JOIN = r"(?:および|ならびに|または|もしくは|、|と|や)"
_ADDS = re.compile(rf"(?:{_JOIN}[^ぁ-ん]+(?:の[^ぁ-ん]+)*|[^ぁ-ん]+(?:の[^ぁ-ん]+)*{_JOIN})")
"""及びライセンシーの台湾の工場, スタンダード及び: another of what the norm holds for, and no verb."""
_OR = re.compile(r"または|もしくは")
_OWN_USE = re.compile(r"(?:取得|収集|利用|使用|共有)(?:する|します|いたします)。?$")
_REQUESTS = re.compile(r"(?:お客様|利用者|会員|契約者)?[^、。]{0,12}(?:申出|届出|申込|申請)は、")
_BARS = re.compile(r"範囲を超えて|以外|のほか|を除いては")


@dataclass(frozen=True, slots=True)
class Shift:
    """A norm that became stronger or weaker, and why.

    bearer: provider, customer or both; stronger: more of a burden, or more of a right.
    """

    bearer: str
    modality: str
    stronger: bool
    because: str

    @property
    def helps_bearer(self) -> bool:
        """True where it is better for whom the norm is said of."""
        return self.stronger != (self.modality in BURDENS)

    @property
    def told(self) -> str:
        """利用者の義務が重くなる without the bearer."""
        name, up, down = _SAID[self.modality]
        return f"{name}が{up if self.stronger else down}なる"


def shifts(old: Sequence[Norm], new: Sequence[Norm], effects: Sequence[Effect]) -> list[Shift]:
    """The norms of a unit that are the same but for one thing, each with what that does to it."""
    found: list[Shift] = []
    for before, after in zip(map(_read, old), map(_read, new), strict=False):
        if (before.bearer, before.modality) == (after.bearer, after.modality) and after.modality in _SAID:
            case = (squash(before.condition or ""), squash(after.condition or ""))
            deed = (squash(before.action), squash(after.action))
            found += _shifted(after, _of_texts(*case, effects, after.modality, is_case=True))
            found += _shifted(after, _of_texts(*deed, effects, after.modality, is_case=False))
    return found


def of_entry(lead: Norm, old: str, new: str, effects: Sequence[Effect]) -> list[Shift]:
    """What an entry of a list that changed does to the norm that leads it."""
    norm = _read(lead)
    if norm.modality not in _SAID:
        return []
    is_case = bool(_CASES.search(spell(squash(f"{norm.condition or ''}{norm.action}"))))
    return _shifted(norm, _of_texts(squash(old), squash(new), effects, norm.modality, is_case=is_case))


def leading(norms: Sequence[Norm]) -> Norm | None:
    """The norm that leads a list: the one that speaks of what follows, else the last."""
    listing = [norm for norm in norms if _LISTS.search(f"{norm.condition or ''}{norm.action}")]
    return _read((listing or list(norms))[-1]) if norms else None


def bars_the_rest(norm: Norm) -> bool:
    """True for 次の目的の範囲を超えて利用しない: what its list holds is allowed, not forbidden."""
    return norm.modality == "prohibition" and bool(_BARS.search(norm.action))


def _read(norm: Norm) -> Norm:
    """The norm with the bearer and the modality that it has in effect.

    お客さまからの届出は、10日前までに行う is what the customer has to do; 情報を取得します is what the provider may do;
    利用できる数は10までとする is what the customer may do.
    """
    action = spell(squash(norm.action))
    bearer, modality = norm.bearer, norm.modality
    if bearer == "provider" and modality == "obligation" and _REQUESTS.match(action):
        bearer = "customer"
    elif bearer == "provider" and modality == "obligation" and _OWN_USE.search(action):
        modality = "permission"
    elif modality == "declaration" and bearer in ("both", "customer") and _USES.search(action):
        bearer, modality = "customer", "permission"
    if (bearer, modality) == (norm.bearer, norm.modality):
        return norm
    return Norm(
        norm.address, bearer, modality, norm.action, norm.spans, norm.counterparty, norm.condition, norm.exception, norm.deadline
    )  # fmt: skip


def _shifted(norm: Norm, found: Iterator[tuple[bool, str]]) -> list[Shift]:
    return [Shift(norm.bearer, norm.modality, stronger, because) for stronger, because in found]


def _of_texts(
    old: str, new: str, effects: Sequence[Effect], modality: str, *, is_case: bool
) -> Iterator[tuple[bool, str]]:
    """Whether the norm is stronger by what differs in one of its parts, and why."""
    if old == new:
        return
    if Effect.NUMBER in effects:
        yield from _numbers(old, new, modality, is_case=is_case)
    if Effect.CONJUNCTION in effects:
        yield from _links(old, new, is_case=is_case)
    if Effect.CONDITION in effects:
        yield from _conditions(old, new, is_case=is_case)
    if Effect.SCOPE in effects and not is_case:
        yield from _listed(old, new)


def _numbers(old: str, new: str, modality: str, *, is_case: bool) -> Iterator[tuple[bool, str]]:
    pairs = replaced(old, new)
    for before, after in pairs:
        stronger = _more(before, after, fold(new), modality, is_case=is_case)
        if stronger is not None:
            yield stronger, f"「{before.words}」が「{after.words}」になり、"
    if is_case and not pairs:
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
    if is_case or (beyond and _BEYOND.match(behind)) or _OF_A_THING.match(behind):
        if after.bound == "before" or not (beyond or after.bound == "within"):
            return None
        return up != beyond
    burden = modality in BURDENS
    if after.kind in ("days", "時") and after.bound:  # when it is to be done, not how much
        sooner = up if after.bound == "before" else not up
        return sooner if burden else not sooner
    if after.kind == "時":
        return None
    if modality == "exemption" or (modality == "prohibition" and beyond):
        return not up if _CAP.search(text) or beyond else None
    return up if modality != "prohibition" else None


def _links(old: str, new: str, *, is_case: bool) -> Iterator[tuple[bool, str]]:
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
        words = swap.new or swap.old
        limits = is_case or signs.LIMITED.search(spell(words))
        if bool(swap.old) != bool(swap.new) and limits:
            widens = bool(_OR.search(spell(words)[:6]) or _OR.search(spell(words)[-5:]))
            yield bool(swap.new) == widens, f"条件に「{words.strip('、。')}」が{'加わり' if swap.new else 'なくなり'}、"


def _listed(old: str, new: str) -> Iterator[tuple[bool, str]]:
    """及び with what it joins came or went: the norm holds for more or for less."""
    for swap in swaps(old, new):
        words = swap.new or swap.old
        if bool(swap.old) != bool(swap.new) and _ADDS.fullmatch(spell(words)):
            yield bool(swap.new), f"「{words.strip('、。')}」が{'加わり' if swap.new else 'なくなり'}、"
