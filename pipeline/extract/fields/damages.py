"""Harm that nobody pays for, and how long what is paid can be claimed."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, before, clip, heading, printed
from pipeline.extract.fields.liability import PAYS, TYPES
from pipeline.extract.values import Found, durations
from pipeline.types.clause import Fact

_KINDS = (
    r"(?:逸失利益|得べかりし利益|利益の(?:損失|喪失|逸失)|失われた利益|(?:失っ|逃し|(?:得|売り|もうけ|儲け)(?:られ)?(?:損なっ|損ね|そこなっ|るはず(?:だっ|であっ)))た利益|得られ(?:た|る)はずの[^、。]{0,8}利益|もうけ損ない|(?:得られ(?:た|る)(?:はず|であろう)[^、。]{0,8})?(?<!を)(?:もうけ|儲け)|見込(?:んだ|まれた|み)?利益|間接の損害|(?:営業|生産|業務|取引|販売|事業|商売)(?:の|上の)?(?:機会)?(?:の|を|が)?(?:失|停止|止ま|中断|喪失|損失)[^、。]{0,12}(?:損害|損失)|信用の?(?:が|を)?(?:低下|毀損|失墜|失(?:った|われた|う)?)(?:した)?(?:こと)?(?:による(?:損害|損失))?|(?:(?:営業|事業|取引|業務|販売|就業)の)?機会(?:を失|の喪失)[^、。]{0,12}|派生(?:的)?損害|間接(?:的)?(?:な)?損害|特別(?:の|な)?(?:事情(?:から|により|によって|による|で)[^、。]{0,10}?)?損害|付随的(?:な)?損害|結果的(?:な)?損害|偶発的(?:な)?損害|懲罰的(?:な)?(?:損害|賠償)|拡大損害"
    r"|特別(?=[、・])|間接的|偶発的|特殊的|付随的|結果的|懲罰的|派生的|営業(?:上の)?(?:価値|利益)[^、。]{0,8}|事業(?:の|機会)[^、。]{0,8}(?:損失|中断|喪失)|機会損失|データの(?:喪失|消失|滅失)[^、。]{0,6}|弁護士費用|第三者(?:から|に)[^、。]{0,24}損害|業務の停止|営業損害|精神的損害|慰謝料)"
)
_CORE = r"逸失|もうけ|儲け|利益|機会|営業|生産|信用|得べかりし|失われた|間接|特別|付随|結果的|偶発|懲罰|派生|拡大"
_EXCLUDED = re.compile(
    rf"(?P<list>[^、。]{{0,24}}{_KINDS}(?:[^。]{{0,160}}{_KINDS})?[^、。]{{0,10}}?(?:損害|損失|利益|等|賠償)?)(?:等)?(?:に(?:対し(?:て)?|ついて(?:は)?|関し(?:て)?|つき|かかる損害|係る)|を|は|の|も|、)[^。]{{0,60}}?(?:責任|責め|賠償|含ま|除|負わ|負い|償|埋め合わせ|求め|含め|入[りら]|数え)"
)
# 切断に伴うトラブルや機会損失等: what follows from one event, no kind of damage that is left out for all.
_EVENT = re.compile(r"(?:当該|その)?[^、。]{1,16}に(?:伴う|よる)[^、。]{1,16}や[^、。]{1,12}等について")
_QUOTED = 110
_NOT_BORNE = re.compile(
    r"負わ(?:な|ず)|負い(?:ませ|かね)|含ま(?:な|れな|ず|れま|ない)|除(?:き|く|いて|か)|賠償(?:し|いた)(?:な|ま)|免れ|しないもの|(?:請求|求めることは)でき|求め(?:な|ま)|対象と(?:し|は)|償(?:わ|い)(?:な|ま)|(?:入[りら]|含め|数え)(?:な|ま)|埋め合わせ(?:な|ま)|(?:責任|責め)(?:を|は)?(?:な|あり)"
)


def excluded_damages(context: Context) -> Iterator[Fact]:
    """The kinds of damage nobody pays for, as a list of the printed words."""
    for sentence in context.sentences():
        if not re.search(_CORE, sentence.text) or not _NOT_BORNE.search(sentence.text):
            continue
        found = _EXCLUDED.search(sentence.text)
        if found is None or not (context.about(sentence) & set(TYPES) or PAYS.search(before(sentence) + sentence.text)):
            continue
        if found is None or not _NOT_BORNE.search(sentence.text[found.start() :]):
            continue
        if re.search(
            r"直接(?:的)?(?:な)?(?:、|または|・|か|もしくは)?間接",
            sentence.text[max(0, found.start() - 10) : found.end()],
        ) and not re.search(r"逸失利益|特別|結果的", found.group()):
            continue
        start = found.start("list")
        kinds = [printed(sentence, *span) for span in _items(sentence.text, start, found.end())]
        if not any(re.search(_CORE, kind) for kind in kinds) or _EVENT.search(sentence.text[: found.end()]):
            continue
        end = found.end()
        start = start if end - start <= _QUOTED else end - 78
        yield context.fact(
            "liability.excluded_damages", list(dict.fromkeys(kinds)), sentence, start, end, confidence=0.75
        )


_JOIN = re.compile(r"、|および|または|ならびに|もしくは|その他の?|(?<![一-龥])等")
_HARM_ITEM = re.compile(
    r"(?!(?:これ|その|当該|一切の?|すべての?|いかなる)[^。、]{0,6}$)[^。、はが()]{2,30}(?:費用|損害|損失|出費|利益|苦痛|愛着|喪失|低下|[一-龥]金|手数料)$"
)


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The entries of the list in text[start:end]: its kinds of damage, and what stands between or after them."""
    kinds = [(start + found.start(), start + found.end()) for found in re.finditer(_KINDS, text[start:end])]
    if not kinds:
        return []
    stop = _LIST_END.search(text, kinds[-1][1])
    borders = [found.span() for found in _JOIN.finditer(text, kinds[0][0], stop.start() if stop else end)]
    lefts = [kinds[0][0], *(border[1] for border in borders)]
    rights = [*(border[0] for border in borders), stop.start() if stop else end]
    spans: list[tuple[int, int]] = []
    for left, right in zip(lefts, rights, strict=True):
        if _HARM_ITEM.match(text[left:right]):
            spans.append((left, right))
        else:
            named = re.finditer(_KINDS, text[left : right + 1])
            spans += [(left + found.start(), min(left + found.end(), right)) for found in named]
    return spans


_LIST_END = re.compile(r"(?:等|など)?(?:に(?:対し|ついて|関し|つき|かかる|係る)|を|は|の(?=責|賠)|も|が|。|$)")


_CLAIM = re.compile(
    r"請求|賠償|申出|行使|申立|訴え|主張|提起|求め|申し?出|通知(?=[^。]{0,8}(?:ない|なけれ|なかった)[^。]{0,12}(?:消滅|失|免れ|負わ))"
)
_HARM = re.compile(r"損害|賠償|補償|償|返金|減額|返還|払戻|責任")
_NO_CLAIM = re.compile(
    r"請求書|開示(?:等)?の?請求|瑕疵|契約不適合|不適合|故障|修理|取り?替|請求してはならない|秘密|検収|検査|協議|調停|解決しない|更新|解約|納入|取り?消|クーリング|返品|キャンセル"
)
_SINCE = re.compile(r"から|より|後|以降|起算|[日時](?:の(?:翌日|属する)|または|もしくは)|知った")
# 7日以内に荷物を調べ、…賠償の額を申し出る: what is done by then is another act.
_ANOTHER_ACT = re.compile(
    r"^(?:間)?(?:以内|のうち|内)に?、?[^。、]{0,24}(?:調べ|調査し|確認し|回答し|返答し|協議し|決め|定め|示し|提示し|報告し|修理し|支払い|賠償し)、"
)
_ANSWERS = re.compile(
    r"調べ|調査|回答|返答|諾否|返事|協議|(?:賠償|補償)の?(?:額|金額)を[^。、]{0,10}(?:示|定|決|申し?出|通知|知らせ|算)"
)
# 責任は、引渡しの日から1年を経過したときに消滅する
_EXPIRES = re.compile(r"^(?:間)?(?:を|が)?(?:経過|過ぎ)(?:した|する|た|る)(?:とき|時|日|後)?[^。、]{0,10}消滅")
_ACCEPTED = re.compile(r"^(?:間)?(?:以内|の間|内)?(?:に限り|に限って|を限り|まで)、?[^。、]{0,8}受け?付")
_OF_DAMAGE = re.compile(r"(?:損傷|破損|滅失|紛失|汚損|事故|損害)[^。、]{0,16}(?:申出|申し出|申告|請求|申立て?|連絡)は")


def claim_period(context: Context) -> Iterator[Fact]:
    """How long damages or a promised refund can be claimed."""
    types = ("liability_limit", "service_level", "disclaimer", "customer_liability")
    for sentence in context.sentences():
        text = sentence.text
        if not (_CLAIM.search(text) or "消滅" in text):
            continue
        if _NO_CLAIM.search(text) and not _TIME_OF_CLAIM.search(text):
            continue
        if not (
            set(types) & context.about(sentence)
            or re.search(r"保証", heading(sentence))
            or _OF_DAMAGE.search(text)
            or re.search(r"損害(?:の|を|に)?(?:賠償|償|補償)|賠償の?(?:請求|求め|責任|義務)", text + heading(sentence))
        ):
            continue
        if not (
            _HARM.search(before(sentence) + text + heading(sentence))
            or _OF_DAMAGE.search(text)
            or "service_level" in context.about(sentence)
        ):
            continue
        for length in durations(text):
            if not _bounds_claim(text, length):
                continue
            yield context.fact(
                "liability.claim_period",
                length.value,
                sentence,
                *clip(sentence, length.start, length.end + 2),
                confidence=0.85,
            )


# 損害の賠償を請求することができる期間は、引渡しの日から1年間とする
_TIME_OF_CLAIM = re.compile(
    r"(?:賠償|補償)(?:金?[のを])?(?:請求|求め|申し?出|行う|する)(?:する|る)?(?:ことが)?(?:できる|の)?期間は"
)
_SO_LONG = re.compile(r"(?:間)?(?:と(?:する|します|し、)|です|である|に限)")
_WITHIN = re.compile(r"(?:間)?(?:以内|を?経過|が?経過|の(?:間|うち)|に限り|を?過ぎ|が過ぎ|のうちに|内に|を限り)")


def _bounds_claim(text: str, length: Found) -> bool:
    """Whether who claims later than that gets nothing; not how long an answer or a payment may take."""
    after, head = text[length.end :], text[max(0, length.start - 50) : length.start]
    if not _SINCE.search(head):
        return False
    if _TIME_OF_CLAIM.search(head) and _SO_LONG.match(after):
        return True
    if not _WITHIN.match(after):
        return False
    if re.search(r"支払(?:う|い|わ)|賠償する|是正|催告|返金(?:する|し)", after[:24]):
        return False
    if _ANOTHER_ACT.match(after) or _ANSWERS.search(re.split(r"。", after)[0][:40]):
        return False
    if re.search(r"責任|義務|請求権|債権", head) and _EXPIRES.match(after):
        return True
    claimed = re.search(r"(?:請求|求め|申出)は", head)
    return bool(_CLAIM.search(after[:70]) or claimed or _ACCEPTED.match(after))
