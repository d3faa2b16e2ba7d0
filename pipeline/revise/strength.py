"""A duty or a right that became stronger or weaker: more or less of it, sooner or later, in more or fewer cases."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.ontology.spelling import spell
from pipeline.revise.degrees import BURDENS, of_texts
from pipeline.text.normalize import squash
from pipeline.types.clause import Norm
from pipeline.types.revision import Effect

_SAID = {
    "obligation": ("義務", "重く", "軽く"),
    "prohibition": ("禁止", "広く", "狭く"),
    "permission": ("権利", "広く", "狭く"),
    "exemption": ("免責", "広く", "狭く"),
    "deeming": ("みなしの定め", "広く", "狭く"),
}
_FACING = {"provider": "customer", "customer": "provider"}
_CASES = re.compile(r"次の[^。]{0,12}(?:場合|とき|条件|事由|いずれか|どれか|各号)|(?:該当|当た|あた)(?:る|り|った)")
_LISTS = re.compile(r"次の|次に|以下の|各号|下記|左記")
_USES = re.compile(r"(?:利用|使用|登録|接続)[^。]{0,12}(?:できる|できます)")
_IS_CASE = re.compile(r"(?:とき|場合|者|事由)。?$")
_LIMIT = re.compile(r"(?:まで|以内)(?:と(?:し|する|します)|です|である)?。?$|(?:限度|上限)と(?:し|する|します)。?$")
_CAPPED = re.compile(r"限度|上限|超え(?:ない|ません)")
_ARRIVES = re.compile(r"[^、。]{0,16}(?:連絡|通知|届出|知らせ|送信|メール|書面)は、?[^。]*(?:届い|到達|送達)")
_OF_BURDENS = re.compile(r"賠償|責任|損害|遅延|違約|手数料|料金|費用|増額|引上げ")
_LEFT_OUT = re.compile(
    r"(?:入り|含み|含まれ|対象(?:に|と)(?:なり|し))ません$|(?:入ら|含ま|含まれ|対象(?:に|と)(?:なら|し))ない$"
)
_CUSTOMER_ACTS = re.compile(
    r"(?:[^、。が]{0,8})?(?:利用者|会員|ユーザー|お客様|お客さま|購入者|契約者|登録者|申込者)が"
)
_ENJOYS = re.compile(
    r"(?:書く|書き込む|投稿する|利用する|使用する|使う|受ける|受け取る|申し?込む|購入する|参加する|閲覧する|視聴する|見る|選ぶ|選択する)(?:こと)?が(?:できる|できます)"
)
_WAIVES = re.compile(
    r"(?:料|料金|手数料|費用?|会費|代金|違約金|利息|損害金)[はをも][^。]{0,8}(?:取り|取ら|いただき|いただか|頂き|頂か|請求し|徴収し|申し受け|受け取り|受け取ら)(?:ません|ない)"
)
_INVITES = re.compile(r"(?:確認|参照|覧)(?:して)?(?:くだ|下)さい")
"""詳しくは、別紙をご覧ください tells where to read on, and is no duty."""
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
            but = (squash(before.exception or ""), squash(after.exception or ""))
            found += _shifted(after, of_texts(*case, effects, after.modality, is_case=True))
            found += _shifted(after, of_texts(*deed, effects, after.modality, is_case=False))
            if all(but) and all(map(_CAPPED.search, but)):
                found += _shifted(after, of_texts(*but, effects, after.modality, is_case=False))
            elif all(but):
                excepted = of_texts(*but, effects, after.modality, is_case=True)
                found += _shifted(after, ((not wider, because) for wider, because in excepted))
    return found


def of_entry(lead: Norm, old: str, new: str, effects: Sequence[Effect]) -> list[Shift]:
    """What an entry of a list that changed does to the norm that leads it."""
    norm = _read(lead)
    if norm.modality not in _SAID:
        return []
    is_case = bool(_CASES.search(spell(squash(f"{norm.condition or ''}{norm.action}"))) or _IS_CASE.search(squash(new)))
    return _shifted(norm, of_texts(squash(old), squash(new), effects, norm.modality, is_case=is_case))


def leading(norms: Sequence[Norm]) -> Norm | None:
    """The norm that leads a list: the one that speaks of what follows, else the last."""
    listing = [norm for norm in norms if _LISTS.search(f"{norm.condition or ''}{norm.action}")]
    return _read((listing or list(norms))[-1]) if norms else None


def bars_the_rest(norm: Norm) -> bool:
    """True for 次の目的の範囲を超えて利用しない: what its list holds is allowed, not forbidden."""
    return norm.modality == "prohibition" and bool(_BARS.search(norm.action))


def effective(norm: Norm) -> tuple[str, str]:
    """Bearer and modality of a norm as they work out.

    What a customer may do who is named as acting in the case is the customer's (会員が購入した場合、感想を書くことができます);
    a provider who takes no money is not spared but bound (料金を取りません).
    """
    action = spell(squash(norm.action))
    enjoyed = _CUSTOMER_ACTS.match(spell(squash(norm.condition or ""))) and _ENJOYS.search(action)
    if (norm.bearer, norm.modality) == ("provider", "permission") and enjoyed:
        return "customer", norm.modality
    if (norm.bearer, norm.modality) == ("provider", "exemption") and _WAIVES.search(action):
        return norm.bearer, "prohibition"
    if norm.modality == "obligation" and _INVITES.search(norm.action):
        return norm.bearer, "declaration"
    return norm.bearer, norm.modality


def _read(norm: Norm) -> Norm:
    """The norm with the bearer and the modality that it has in effect.

    お客さまからの届出は、10日前までに行う is what the customer has to do; 情報を取得します is what the provider may do;
    利用できる数は10までとする and 1回につき10万円を限度とします are what the customer may do; where one thing is not part of
    another, the provider is spared; what is deemed to have arrived, burdens whom it was sent to.
    """
    action = spell(squash(norm.action))
    bearer, modality = effective(norm)
    if bearer == "provider" and modality == "obligation" and _REQUESTS.match(action):
        bearer = "customer"
    elif bearer == "provider" and modality == "obligation" and _OWN_USE.search(action):
        modality = "permission"
    elif modality == "declaration" and bearer in ("both", "customer") and _USES.search(action):
        bearer, modality = "customer", "permission"
    elif (
        modality == "declaration"
        and bearer in ("provider", "customer")
        and _LIMIT.search(action)
        and not _OF_BURDENS.search(action)
    ):
        bearer, modality = "customer", "permission"
    elif modality == "deeming" and bearer in _FACING and _ARRIVES.match(action):
        bearer = _FACING[bearer]
    elif bearer == "provider" and modality == "prohibition" and _LEFT_OUT.search(action):
        modality = "exemption"
    if (bearer, modality) == (norm.bearer, norm.modality):
        return norm
    return Norm(
        norm.address, bearer, modality, norm.action, norm.spans, norm.counterparty, norm.condition, norm.exception, norm.deadline
    )  # fmt: skip


def _shifted(norm: Norm, found: Iterable[tuple[bool, str]]) -> list[Shift]:
    return [Shift(norm.bearer, norm.modality, stronger, because) for stronger, because in found]
