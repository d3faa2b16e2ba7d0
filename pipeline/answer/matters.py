"""What yes/no questions about contracts turn on, one function each: consent, notice, refund, liability, cost, place …

A matter answers True or False where question and rule both speak of it, else None. Texts are folded, without white space.
"""

import re
from collections.abc import Callable, Sequence

from pipeline.answer import borders, leave, money, scope, signs
from pipeline.answer.numbers import compare
from pipeline.answer.sides import OURS, Sides

_DUTY = r"(?:責任|責め|責(?=[をは])|賠償|補償|弁償|損害)"
_EXEMPT = re.compile(
    rf"{_DUTY}[^。]{{0,24}}?(?:負わ(?:な|ず|ぬ)|負い(?:ませ|かね)|負うもので(?:は)?(?:な|あり)|任じ(?:な|ま)|ありませ|免れ(?!な|ま|る?こと(?:は|が)?でき|るもの?で(?:は)?な)|問わ(?:な|れ)|しない|しませ|いたしませ)|免責|責任の?限りで(?:は)?(?:な|あり)|保証(?:は|を)?(?:し|いたし)(?:な|ませ)|(?:損失|費用)[^。]{{0,10}}(?:(?:負担|補償|填補)(?:し|いたし)|償わ|償い|つぐな(?:わ|い))(?:な|ませ)|関与し(?:な|ませ)"
)


def _liability(asked: str, said: str, sides: Sides) -> bool | None:
    if not re.search(r"責任|責め|補償|賠償|弁償|償って|面倒を見|持ってくれ|持ってもら|自己負担|負担", asked):
        return None
    customers = "|".join(map(re.escape, sides.customers)) or "(?!)"
    own = bool(
        re.search(rf"(?:{OURS}|{customers})[^。、]{{0,12}}(?:責任|負担|賠償|弁償|補償(?!して))", asked)
    ) and not re.search(r"(?:もらえ|くれ|いただけ)", asked)
    if re.search(r"問(?:わ|う|え)|請求", asked) and not own and (exempt := _EXEMPT.search(said)):
        return False
    exempt = _EXEMPT.search(said)
    borne = re.search(
        rf"(?:{OURS}|{customers})(?:は|が|の|自身)[^。]{{0,60}}(?:責任|負担|賠償|費用)[^。]{{0,20}}(?:する|します|負う|負い|もの|解決|準備)",
        said,
    )
    sign = signs.of_question(asked)
    if exempt and not (borne and borne.start() < exempt.start() and own):
        return own if sign else not own
    if borne:
        return own if sign else not own
    return None


def _deemed(asked: str, said: str, sides: Sides) -> bool | None:
    if re.search(
        r"(?:認め|同意|承諾|承認|了承|合意|受け入れ|納得|OK)(?:た|し|した|とみな)?(?:た)?(?:こと|もの|扱い|とみな)",
        asked,
    ) and re.search(r"みな|(?:同意|承諾|合意)したもの", said):
        return signs.of_question(asked)
    if re.search(
        r"(?:断った|断り|不合格|拒否した|取り消した|解約した)(?:こと|もの|扱い|と(?:言|主張))", asked
    ) and re.search(r"(?:成立|承諾|承認|合格|更新)[^。]{0,12}みな", said):
        return False
    if re.search(
        r"(?:届いて|知ら|見て|聞いて)(?:い)?な(?:い|かった)(?:こと)?(?:と|って|を)(?:[言主い理])", asked
    ) and re.search(r"(?:届い|到達し|到着し|了知し|通知し)たもの|みな", said):
        return False
    return None


def _effect(asked: str, said: str, sides: Sides) -> bool | None:
    if re.search(
        r"(?:(?:秘密|機密|守秘)[^。]{0,12}(?:守らな(?!いと|ければ|きゃ|くちゃ|くては)|なくな|解放)|黙っていな(?:く|い))",
        asked,
    ) and re.search(
        r"(?:漏ら|開示|洩ら)[^。]{0,12}(?:なら|しない|しませ|いけ)|存続|期限を(?:設け|定め)(?:な|ず)|期間を限ら", said
    ):
        return False
    barred = re.search(r"もう[^。]{0,24}でき(?:ない|ません)", asked)
    kept = barred and re.search(
        r"(?:権利|請求)[^。]{0,12}(?:影響を(?:及ぼ|与え)(?:さ|し)?|妨げ(?:られ)?|失(?:わ|い)|失われ)(?:ない|ません)",
        said,
    )
    if barred and kept and signs.shared(barred[0], re.split("[、。]", said[: kept.start()])[-1]):
        return False
    if re.search(r"なくなり|消え|終わり|失い", asked) and re.search(r"存続|残存|引き続き|なお(?:有効|効力)", said):
        return False
    if re.search(
        r"無効|効力を失|効力がなく|(?:全体|全部|すべて|ほか|他|残り)[^。]{0,12}(?:だめ|ダメ|無効)", asked
    ) and re.search(
        r"(?:有効|効力)[^。]{0,12}(?:有|維持|影響|存続|継続|妨げ|もの)|影響を(?:受け|及ぼ|与え)(?:な|ませ|る)", said
    ):
        still = re.search(r"(?:まま|引き続き|でも|残り|ほか|他)[^。]{0,10}(?:有効|効く|生き)", asked)
        return bool(still)
    return None


def _precedence(asked: str, said: str, sides: Sides) -> bool | None:
    """本規約が優先しますか, where the text names what prevails."""
    wanted = re.search(r"(?:^|[、はも])([^、はも]{2,20}?)(?:の(?:ほう|方))?(?:が|を|は)優先", asked)
    if wanted is None:
        return None
    prevailing = re.findall(
        r"(?:^|[、。はも])([^、。はも]{2,20}?)(?:の(?:定め|規定|内容))?(?:(?:が|を)優先|(?<=[めき容])による。|に従う)",
        said,
    )
    if not prevailing:
        return None
    if wanted[1] in ("そっち", "そちら", "こっち", "こちら"):
        return not any(re.search(r"(?:本|この|当)(?:規約|約款|契約|会則)", name) for name in prevailing)
    return any(wanted[1] in name or name in wanted[1] for name in prevailing) == signs.of_question(asked)


_UNASKED = re.compile(
    r"自動(?:的)?|ひとりでに|当然に|(?:申[し]?出|申し?込み?|通知|連絡|手続|意思表示|届出?)[^。、]{0,12}(?:ない|なければ|されない|なかった)|出されない"
)
_RENEWED_UNASKED = re.compile(
    rf"(?:{_UNASKED.pattern})(?:(?!終了[しす]|終わ|満了[しす])[^。])*?(?=(?:更新|延長|継続)(?:を|が)?(?:さ|す|し|とな|いた)|延び|続く|続き)"
)
_GOES_ON = re.compile(r"更新|延長|継続|延び|続[くけき]")


_ENDS = re.compile(
    r"(?:しなければ|しないと|出さな|黙って|何も|そのまま)[^。]{0,16}"
    r"(?:終わ(?!っ(?:て(?!しま)|たら|ても))|終了(?![日時後前]|の|し(?:て(?!しま)|たら))|切れ(?!目|て(?!しま)|たら)|満了(?![日時後前]|の|し(?:て(?!しま)|たら)|を))"
)
"""何もしなければ終わりますか; in 何も言わずに満了日を迎えたら the end is the case."""
_ENDS_UNASKED = re.compile(r"(?:自動(?:で|的に)?|ひとりでに|勝手に)(?:切れ|終わ|終了|満了)")
_ON = r"(?:更新|延長|継続|続[くいけき]|続(?:行|っ)|延び)"
_ASKS_ON = re.compile(
    rf"(?:自動(?:で|的に)?|勝手に|ひとりでに|自然に|そのまま|黙って(?:い(?:る|たら|れば|て|ると)|たら|ると)?|放って(?:お(?:く|いたら|けば|くと)))[^。]{{0,14}}?{_ON}"
    r"|(?:更新|延長|継続)(?:され|に(?:なる|なり))|延び(?:る|ます|ちゃ)|続(?:く|き)ます|続(?:く|いて(?:しま|い[きく])|いちゃ)[^、。]{0,4}(?:の|ん|か|もの|こと)"
)
_BINDING = re.compile("義務|規定|効力|定め|条(?!件)")
_BINDS = re.compile(f"(?:{_BINDING.pattern})(?:は|が|も|を)[^。]{{0,20}}$")
"""第5条の義務は continues: the contract itself does not."""


def _term_goes_on(asked: str, said: str, sides: Sides) -> bool | None:
    lapses = _ENDS.search(asked)
    if not lapses and _ENDS_UNASKED.search(asked):
        renewed = _RENEWED_UNASKED.search(said)
        denied = renewed and signs.denies(signs.rest_of_clause(said, renewed.end()))
        return not signs.of_question(asked) if renewed and not denied else None
    if (not lapses and not _ASKS_ON.search(asked)) or re.search(r"(?:延長|更新|継続)(?:され(?:た|て)|後)", asked):
        return None
    unasked = _UNASKED.search(said)
    going = _GOES_ON.finditer(said, unasked.start() if unasked else 0)
    found = next((one for one in going if _BINDING.search(asked) or not _BINDS.search(said[: one.start()])), None)
    ends = (
        re.search(r"終了(?:する|し|とな)|満了(?:する|により終)|終わ(?:る|り)", said[unasked.start() :])
        if unasked
        else None
    )
    if not found and not ends:
        return None
    on = bool(found) and not signs.denies(signs.rest_of_clause(said, found.start() if found else 0))
    return (on is not bool(lapses)) == signs.of_question(asked)


def _apart(matter: Callable[[str, str], bool | None]) -> Callable[[str, str, Sides], bool | None]:
    """A matter that does not turn on who is who."""
    return lambda asked, said, sides: matter(asked, said)


MATTERS: Sequence[Callable[[str, str, Sides], bool | None]] = (
    _apart(compare),
    _apart(scope.exists),
    _precedence,
    _apart(scope.whole),
    _apart(scope.within),
    money.bearer,
    _apart(borders.place),
    _apart(scope.means),
    _deemed,
    _apart(leave.consent),
    _apart(leave.notice),
    _effect,
    money.refund,
    _liability,
    _term_goes_on,
    money.charge,
    _apart(scope.without),
    _apart(scope.in_brackets),
    _apart(scope.keeping),
    _apart(scope.stays),
    _apart(scope.only),
)
