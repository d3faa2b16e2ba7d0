"""How long before something it has to be announced, and by whom: the notice periods of all clause types."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, condition
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, durations
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

# What makes a length of time one of notice: it ends before something, or is called a 予告期間.
_AHEAD = re.compile(
    r"(?:以上|相当|程度)?前(?!日|月|項|払|受|年|以降|以後)(?:まで|に|の|から|をもって|、|でに|倒|予告|迄)?"
    r"|以上先の|(?:以上|程度|間)?の?(?:[^。、]{0,4}予告|[^。、]{0,6}周知|事前(?:の)?(?:通知|告知|予告)|告知|猶予|通知)(?:期間)?"
    r"|(?:以上)?の?(?:相当の)?期間を(?:おい|設け|定め|置い)|(?:以上)?の期間、?(?:公表|掲載|掲示|公示|周知)"
)
_NOT_NEEDED = re.compile(
    r"(?:通知|予告|連絡|告知|催告)[^。、]{0,10}(?:要し|要さ|要せ|要する(?:こと)?なく|必要とし|必要は|不要|義務を負)(?:ない|ません|ず|な|わ)?"
)
_DEMAND = re.compile(r"是正|催告|督促|改善")
_NAMES = {
    "fee_change": re.compile(
        r"(?:料金|価格|会費|賃料|利用料|使用料|報酬|月謝|受講料|金額|代金|料率|委託料)[^。]{0,24}(?:変更|改定|改訂|増額|値上|見直|増減)|(?:変更|改定)後の[^。]{0,8}(?:料金|会費|価格|賃料)"
    ),
    "amendment": re.compile(
        r"(?:規約|約款|会則|規程|規則|利用条件|契約条件|取引条件|条項|ポリシー|契約(?:の)?内容|諸規定)[^。]{0,40}(?:変更|改定|改訂|改正|改廃|追加|適用)|(?:改定|改訂|改正|変更後の)(?:本)?(?:規約|約款|会則|規程)|(?:変更|追加)(?:後)?の[^。]{0,6}効力|効力発生(?:日|時期)"
    ),
    "discontinuation": re.compile(
        r"(?:サービス|事業|施設|店舗|教室|クラブ|提供|コース|営業|運営|業務|本[一-龥ァ-ヶー]{1,8})[^。]{0,40}(?:廃止|終了|閉鎖|閉店|打切|閉校|休止または廃止|提供(?:を|の)?中止)|廃止する(?:とき|場合)|廃止(?:予定)?日|廃止効力|終了(?:予定)?日|閉鎖日|閉店日|(?:変更、|変更し、)提供を中止"
    ),
    "service_change": re.compile(
        r"(?:サービス|仕様|機能|コース|プラン|プログラム|講座|施設|カリキュラム|内容|本[一-龥ァ-ヶー]{1,8})[^。約規書]{0,24}(?:変更|追加|改変)"
    ),
    "suspension": re.compile(
        r"(?:停止|中断|休止|メンテナンス|保守|休業|休館|点検|工事|一時(?:的に)?(?:中止|利用でき))"
    ),
}
_OTHER = re.compile(
    r"譲渡|承継|分社|合併|会社分割|事業移管|引越|入居|工事の着手|発注|納期|納品|検査|支払期日|予約|キャンセル|申込|引落|締切"
)
_ENDS = re.compile(
    r"解約|退[会塾校園室]|脱会|登録(?:を|の)?(?:取消|抹消)|脱退|退学|退所|中途解除|利用(?:契約)?を終了|サービスを終了|契約を終了|契約の終了|サービス終了|終了させ|明渡|解除(?:する|し|でき|を)|休会|利用停止|更新を(?:希望しない|拒|しない)|更新しない|更新拒絶|継続しない|終了(?:または変更)?(?:を)?希望|終了の(?:意思|通知|申出)"
)
_REFUSES = re.compile(
    r"(?:更新|継続|延長)[^。]{0,24}(?:しない|拒絶|希望しない|拒)|(?:別段の|終了の|解約の|反対の|異議の|更新拒絶の|変更の|終了する旨の|書面による)?(?:意思表示|申出|申入れ?|通知|申し入れ|連絡|異議)[^。]{0,10}(?:が)?(?:ない|なけれ|なかっ|されない|しない|なされな|行わな|行われな)[^。]{0,60}(?:更新|延長|継続)"
)
_AS_PRINTED = re.compile(
    r"(?:(?:解約|退会|終了|脱退|退学)(?:を)?(?:希望(?:する)?)?(?:月|日)の|希望(?:する)?月の)?(?:前月|前々月|当月|毎月|同月)の?(?:[0-9一二三十]{1,3}日|末日|月末)(?:\([^()]*\))?まで"
    r"|(?:利用|契約|有効)?期間(?:の)?満了(?:日|の日|前)(?:\([^()]*\))?まで"
)
_VAGUE = re.compile(r"あらかじめ|事前に|相当(?:の|な)(?:予告)?期間(?:を|の|前)|一定(?:の)?(?:予告)?期間")
_TELLS = re.compile(r"通知|告知|周知|公表|掲示|掲載|知らせ|案内|連絡|予告|公示")
_PROVIDER_KINDS = ("amendment", "fee_change", "suspension", "service_change", "discontinuation")


def notice_periods(context: Context) -> Iterator[Fact]:
    """Facts …notice_period and renewal.opt_out_period, from lengths of time that lie before something."""
    for sentence in context.sentences():
        for length in durations(sentence.text):
            ahead = _AHEAD.match(sentence.text, length.end)
            if (
                ahead is None
                or (_DEMAND.search(sentence.text) and "期間" in ahead.group())
                or _NOT_NEEDED.match(sentence.text[ahead.end() :])
                or _quantity_of_past(sentence.text, length)
            ):
                continue
            for field in _fields(context, sentence, length):
                start, end = clip(sentence, length.start, ahead.end())
                yield context.fact(
                    field,
                    length.value,
                    sentence,
                    start,
                    end,
                    confidence=0.85,
                    condition=condition(sentence, length.start),
                )


def _quantity_of_past(text: str, length: Found) -> bool:
    """過去6か月前, 直近1年前: how far back something counts."""
    return bool(re.search(r"(?:過去|直近|直前|遡って|さかのぼって)の?$", text[: length.start]))


def _fields(context: Context, sentence: Sentence, length: Found) -> list[str]:
    text, about = sentence.text, context.of(sentence)
    if _by_customer(context, sentence, length):
        return ["termination_by_customer.notice_period", *(["renewal.opt_out_period"] if _REFUSES.search(text) else [])]
    if re.match(rf"[^。]{{0,12}}{CUSTOMER}は", text) and PROVIDER not in text:
        return []
    ahead = [one for one in durations(text) if _AHEAD.match(text, one.end)]
    part = text[max((one.end for one in ahead if one.end <= length.start), default=0) : length.start]
    named = [kind for kind, pattern in _NAMES.items() if pattern.search(part)] if len(ahead) > 1 else []
    named = named or [kind for kind, pattern in _NAMES.items() if pattern.search(text)]
    if (
        "amendment" in named
        and "service_change" in named
        and not re.search(r"(?:サービス|仕様|機能|コース|プラン)[^。約規書]{0,24}変更", text)
    ):
        named.remove("service_change")
    if "discontinuation" in named and "suspension" in named and not re.search(r"廃止|終了|閉鎖", text):
        named.remove("suspension")
    if "suspension" in named and "discontinuation" in named and "suspension" not in about:
        named.remove("suspension")
    if not named and not _OTHER.search(text):
        named = [kind for kind in about if kind in _PROVIDER_KINDS][:1]
    if _OTHER.search(text) and not set(named) & set(about):
        return []
    known = context.about(sentence)
    return [
        f"{kind}.notice_period" for kind in named if kind in about or (not set(named) & set(about) and kind in known)
    ]


def _by_customer(context: Context, sentence: Sentence, length: Found) -> bool:
    """Whether the customer (or either party) has to say that far ahead that he leaves."""
    text, about = sentence.text, context.about(sentence)
    if not about & {"termination_by_customer", "renewal", "term", "termination_by_provider"}:
        return False
    if (
        context.of(sentence)[:1]
        and context.of(sentence)[0] in _PROVIDER_KINDS
        and not re.search(rf"[{CUSTOMER}{PARTY}](?:は|が|から|より)", text[: length.start])
    ):
        return False
    if not (_ENDS.search(text) or _REFUSES.search(text)):
        return "termination_by_customer" in context.of(sentence)[:1] and not re.search(
            rf"^[^。]{{0,30}}{PROVIDER}は", text
        )
    subject = re.search(rf"([{PROVIDER}{CUSTOMER}{PARTY}])(?:は|が|から|より)", text)
    provider_acts = re.search(
        rf"{PROVIDER}は[^。]{{0,80}}(?:{CUSTOMER}に|通知|廃止|サービスを終了)", text
    ) and not re.search(rf"{CUSTOMER}(?:は|が|から|より)|{PROVIDER}に(?:対し|届|通知|申|書面)|{CUSTOMER}または", text)
    return not provider_acts and not (
        subject is not None and subject[1] == PROVIDER and "終了" in text and CUSTOMER not in text
    )


_AFTER_TELLING = re.compile(r"(?:掲示|掲載|通知|公表|周知|告知|公示)[^。、]{0,14}(?:から|より|後)、?$")
_COMES_IN = re.compile(r"(?:が|を)?(?:経過|後)[^。]{0,24}(?:効力|適用|施行|発効)")
_PREVIOUS_PERIOD = re.compile(r"前項の(?:予告|通知|周知)?期間[はを]、?$")


def waiting_periods(context: Context) -> Iterator[Fact]:
    """Notice periods told from the other end: 掲示の日から1か月が経過した日に効力を生じる, 前項の期間を60日とする."""
    for sentence in context.sentences("amendment"):
        for length in durations(sentence.text):
            before, after = sentence.text[: length.start], sentence.text[length.end :]
            waits = _AFTER_TELLING.search(before) and _COMES_IN.match(after)
            if waits or (_PREVIOUS_PERIOD.search(before) and re.match(r"と(?:する|し)", after)):
                span = clip(sentence, length.start, length.end)
                yield context.fact("amendment.notice_period", length.value, sentence, *span)
                if not waits and re.search(r"料|費|負担|代金", before):
                    yield context.fact("fee_change.notice_period", length.value, sentence, *span)


def printed_periods(context: Context) -> Iterator[Fact]:
    """Notice periods the text gives without a length: 解約希望月の前月末日まで, あらかじめ."""
    for sentence in context.ruled("termination_by_customer"):
        if (found := _AS_PRINTED.search(sentence.text)) and not any(
            _AHEAD.match(sentence.text, one.end) for one in durations(sentence.text)
        ):
            start, end = found.span()
            value = sentence.quote(start, end)
            yield context.fact(
                "termination_by_customer.notice_period", value, sentence, *clip(sentence, start, end), confidence=0.6
            )
    for sentence in context.ruled(*_PROVIDER_KINDS):
        vague, kinds = _VAGUE.search(sentence.text), [kind for kind in context.of(sentence) if kind in _PROVIDER_KINDS]
        after = sentence.text[vague.end() :] if vague else ""
        tells = _TELLS.search(after)
        if (
            vague is None
            or tells is None
            or any(_AHEAD.match(sentence.text, one.end) for one in durations(sentence.text))
        ):
            continue
        if re.match(r"[^。]{0,14}(?:なく|なし|せず|要せ|省略)", after[tells.start() :]):
            continue
        named = [kind for kind in kinds if _NAMES[kind].search(sentence.text)] or kinds[:1]
        for kind in named:
            span = clip(sentence, vague.start(), vague.end() + tells.end())
            yield context.fact(f"{kind}.notice_period", sentence.quote(*vague.span()), sentence, *span, confidence=0.5)


_CURED = re.compile(r"是正|履行|支払|改善|治癒|解消|催告|弁済|従わ|応じ|回復|督促")


def cure_period(context: Context) -> Iterator[Fact]:
    """How long the defaulting side has after a demand before the contract is ended for it."""
    for sentence in context.sentences("termination_by_provider", "acceleration", "suspension", "fees"):
        text = sentence.text
        if not re.search(r"催告|是正|督促|改善(?:を|の)(?:求|要求|請求)|履行を(?:求|請求)", text):
            continue
        for length in durations(text):
            after, before = text[length.end : length.end + 40], text[max(0, length.start - 40) : length.start]
            within = re.match(
                r"(?:以内|を?(?:経過|過ぎ)|の期間|以上の期間|の(?:相当)?(?:な)?(?:猶予)?期間|の猶予|の催告期間|を定め|の相当期間|間)",
                after,
            )
            if (
                within
                and (re.search(r"催告|是正|督促|通知|請求|求め", before) or re.search(r"催告|是正|改善|求め", after))
                and _CURED.search(before + after)
            ):
                yield context.fact(
                    "termination_by_provider.cure_period",
                    length.value,
                    sentence,
                    *clip(sentence, length.start, length.end + within.end()),
                )
        if found := re.search(
            r"(?:相当(?:の|な)?|一定(?:の)?|合理的(?:な)?)(?:の)?期間(?:を定め|内|経過|において|を設け)", text
        ):
            value = sentence.quote(found.start(), found.start() + found.group().find("間") + 1)
            yield context.fact(
                "termination_by_provider.cure_period", value, sentence, *clip(sentence, *found.span()), confidence=0.6
            )
