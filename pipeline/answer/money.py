"""Matters of money: is it paid back, does it cost anything, who bears it? See matters."""

import re

from pipeline.answer import scope, signs
from pipeline.answer.sides import OURS, Sides

_BACK = r"(?:返金|返還|返却|払い?戻|戻[っるりすし]|返[しっすさ]|精算|償還|還付|返品)"


_GIVES_BACK = re.compile(
    r"返[すし](?:日|期限|とき|時|場所|たい|に行|のを|のは|忘れ|に来|方)|返却(?:の?(?:日|期限|期日|場所|方法)|は|が(?:遅|間に))|返(?:す|した)(?:とき|場合|際|ら|のは)"
)
"""The asking side gives back what it has: 返す日を延ばせますか."""
_WITHOUT_REFUND = re.compile(rf"{_BACK}[^。、]{{0,14}}(?:ことなく|せずに|しないで)")


def refund(asked: str, said: str, sides: Sides) -> bool | None:
    """返金されますか, 返してもらえますか."""
    if (
        not re.search(_BACK, asked)
        or _GIVES_BACK.search(asked)
        or re.search(r"返[^。、]{1,8}(?:権利|債権|請求権)|返(?:却|さ|し)[^。]{0,6}(?:必要|義務|なければ|ないと)", asked)
    ):
        return None
    if (only := scope.only(asked, said)) is not None:
        return only
    found = list(re.finditer(_BACK, said))
    if not found:
        return None
    rest = signs.rest_of_clause(said, found[0].start())
    given = not signs.denies(rest) and not _WITHOUT_REFUND.match(rest)
    return given if signs.of_question(asked) else not given


_FREE = re.compile(
    r"(?:無償|無料)(?!の?(?:[一-龠ァ-ヶー]{1,8}(?:に|を|が|は)))|(?:対価|報酬|料金)(?:を|の)支払(?:う|い)?(?:こと)?(?:なく|なし|を要し(?:な|ませ))|(?:[一-龠](?:料|代|費)|料金|費用|対価)[^。]{0,8}(?:発生し|(?:掛|か)か(?:ら|り)|要し|請求し)(?:な|ませ)|(?:料|費|金)(?:を|は)免除|料金?に含|(?:料|費用|料金|代金|金)(?:を|は|も)(?:いただ|頂|申し受け|徴収|取[らり]|請求し?|要し)[^。、]{0,3}(?:ない|ません|ず)"
)
_PAID = re.compile(
    r"(?:有償|有料)(?!の?(?:[一-龠ァ-ヶー]{1,8}(?:に|を|が|は|の)))|課金|(?:料金?|費用?|対価|会費|代金)(?:等)?を[^。、]{0,12}(?:支払|負担|請求)"
)
_ASKS_PAID = re.compile(
    r"有料|有償|(?:お金|いくらか|[一-龠](?:料|賃|代|代金|手数料)|料金|費用|追加料金|手数料|代金|費)[はがもを]?(?:別に|別途)?(?:かか|掛か|取ら|必要|要|発生|払|請求)|(?:円|お?金)(?:が|は|を|も)?(?:取られ|とられ|取る|かか|掛か)|(?:報酬|謝礼|対価|お金|賃料|代金)(?:が|は|を)?(?:出|もらえ|払って)|課金|別(?:途|に)?(?:で)?(?:かか|掛か|請求|包|払|取ら)"
)
_ASKS_FREE = re.compile(r"無料|無償|ただで|タダ|0円")


_PROVISO = re.compile("。(?:ただし|但し)")


def _of_proviso(asked: str, said: str) -> bool:
    """True where the question has a noun of the ただし書 that stands nowhere before it."""
    main, proviso = _PROVISO.split(said, maxsplit=1)
    pairs = re.findall("(?=([一-龠ァ-ヶー]{2}))", asked)
    return any(pair in proviso and pair not in main for pair in pairs)


def charge(asked: str, said: str, sides: Sides) -> bool | None:
    """料金はかかりますか, 無料ですか."""
    whole, asked = asked, re.split(r"、|たら|れば|けど", asked)[-1]
    paid, free = _ASKS_PAID.search(asked), _ASKS_FREE.search(asked)
    says_paid, says_free = _PAID.search(said), _FREE.search(said)
    if says_free and _PROVISO.search(said[: says_free.start()]) and not _of_proviso(whole, said):
        return None
    if bool(paid) == bool(free) or bool(says_paid) == bool(says_free):
        return None
    gratis = bool(says_free) or bool(says_paid and signs.denies(signs.rest_of_clause(said, says_paid.start())))
    return (gratis == bool(free)) == signs.of_question(asked)


_BEARERS = (
    (re.compile(r"下請|受注|受託|請け負|請負"), re.compile(r"乙|受託者|受注者|請負人")),
    (re.compile(r"発注|委託する側|委託元|頼む側|注文する側"), re.compile(r"甲|委託者|発注者|注文者")),
    (re.compile(r"借り|借主|賃借"), re.compile(r"借主|賃借人")),
    (re.compile(r"貸主|大家|貸す側|賃貸人"), re.compile(r"貸主|賃貸人")),
)


_HOUSES = "(?:大学|学校|組合|業者|役所|病院|ホテル|大家|大家さん|メーカー|市|町|店|園)(?:が|から|は|持|$)"


def _nearest(asked: str, said: str, sign: str) -> re.Match[str] | None:
    """Of the places where a bearer is named, the first in a sentence that has most of the question's words."""
    pairs = set(re.findall("(?=([一-龠ァ-ヶー]{2}))", asked))
    found = re.finditer(sign, said)
    return max(found, key=lambda one: sum(pair in signs.sentence_at(said, one.start()) for pair in pairs), default=None)


def bearer(asked: str, said: str, sides: Sides) -> bool | None:
    """費用はこちら持ちですか, where the text names who bears it."""
    if not re.search(
        r"負担|持(?:ち|つ|た|って)|払(?:う|い|わ|って(?:くれ|もら))|自腹(?!で(?!す|しょ))|から出|出してくれ|出してもらえ|かぶ[るり]",
        asked,
    ):
        return None
    named = _nearest(
        asked,
        said,
        r"([^、。はがを]{1,12}?)の?負担(?:と|で|す)|(?<!自己)(?<!自ら)([^、。はがを]{1,12}?)の費用(?:で|と|において)",
    ) or _nearest(
        asked,
        said,
        r"([^、。はがを]{1,10})(?<!とき)(?<!場合)(?<!際)(?<!費用)(?<!料)(?:が|は)(?:、[^、。]{0,16}|[^、。は]{0,16})(?:負担(?:する|し|いた)|持(?:つ|ち(?:ます|、))|支払(?:う|い))",
    )
    if named is None:
        return None
    customers = "|".join(map(re.escape, sides.customers)) or "(?!)"
    providers = "|".join(map(re.escape, sides.providers)) or "(?!)"
    ours = (
        re.compile(f"{OURS}|こっち|自腹(?!で(?!す|しょ))|{customers}"),
        re.compile(
            f"{customers}|お客|会員|利用者|契約者|ユーザー|本人|各自|各人|自己|購入者|申込者|参加者|荷送人|荷受人"
        ),
    )
    theirs = (
        re.compile(rf"会社|御社|貴社|そちら|運営|{_HOUSES}|{providers}"),
        re.compile(f"{providers}|(?<![担相該充])当(?:社|店|校|館|院|会|園|方|法人)|弊社|会社|{_HOUSES}"),
    )
    for wanted, bearing in (*_BEARERS, ours, theirs):
        if wanted.search(asked):
            denied = signs.denies(signs.rest_of_clause(said, named.end() - 1))
            bears = bool(bearing.search(named[1] or named[2]))
            return None if denied and not bears else (bears is not denied) == signs.of_question(asked)
    return None
