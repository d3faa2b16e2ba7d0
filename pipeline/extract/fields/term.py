"""How long the contract runs: at first, at least, from when to when."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.agreement import is_contract
from pipeline.extract.fields.context import Context, case, clip, condition, delegation, heading, printed
from pipeline.extract.values import Found, dates, durations
from pipeline.types.clause import Fact

_RENEWS = rf"(?:{legal.RENEW})"
_PERIOD = r"(?:契約|利用|有効|サービス|提供|存続|委託|賃貸借|雇用|使用許諾|会員|許諾|受講|加入|保守|ライセンス|本契約の|契約の)(?:契約)?(?:の)?(?:有効|存続|提供)?期間"
_TERM_BEFORE = re.compile(
    rf"{_PERIOD}(?:\([^()]*\))?(?:は|について|を|とは|の長さは|、)[^。]{{0,70}}$"
    r"|(?:成立|締結|開始|登録|契約|発効|申込|利用開始|入会|施行|翌月1|属する月の(?:翌月)?(?:初)?|付与|引渡|交付|初日|[0-9]日)[^。、]{0,16}?(?:日|月|時)?(?:\([^()]*\))?(?:から|より|を起算日として|以降|起算)[^。、]{0,14}$"
    r"|^期間は[^。]{0,50}$|(?:^|[、。])(?:この|本)?(?:[一-龥ァ-ヶー]{0,8})契約は、?$"
)
_PERIOD_IS = re.compile(r"^(?:(?:本|この|その)?契約の)?(?:有効|存続)?期間は")
_MINIMUM = re.compile(
    r"(?:最低|最短)(?:限)?(?:の)?(?:利用|契約|使用|継続|加入|受講|在籍|購入|申込|会員|登録)?(?:の)?(?:必要)?(?:期間|年数|月数|回数)?(?:は|を|として|が|とし|の|について)?"
)
_STATES = re.compile(
    r"(?:間)?(?:\([^()]*\))?(?:ごとと(?:する|し)|とする|とします|とし|を1(?:つの)?(?:契約)?期間と|です|である|であり|で、|、(?:効力|有効|存続)|有効|効力|存続|効力を有|継続|を以て終了|をもって終了|まで|が経過する日|を経過する日|後の応当日|の間|限り|単位|[)]|。|$)"
)
_OF_BILLING = re.compile(r"課金は|料金(?:等)?の(?:課金|計算|請求)は|計算期間|課金期間")
_NOT_TERM = re.compile(
    r"試用|無料|無償期間|保証期間|検査|秘密|守秘|競業|存続する|保管|保存|催告|遅延|以内|貸与期間|予告|キャンペーン|瑕疵|契約不適合|損害|未満|超え|過去|直近|以上(?:継続|前|経過)"
)


def initial_term(context: Context) -> Iterator[Fact]:
    """term.initial: how long the first contract runs."""
    for sentence in context.sentences():
        text = sentence.text
        if not set(context.of(sentence)) & {"term", "renewal"} and not (
            re.search(_PERIOD, text) or _PERIOD_IS.search(text) or re.search(_PERIOD, heading(sentence))
        ):
            continue
        lengths = durations(text)
        for length in lengths:
            if is_initial(text, length):
                yield context.fact(
                    "term.initial",
                    length.value,
                    sentence,
                    *clip(sentence, length.start, length.end),
                    qualifier=case(sentence, length.start),
                    condition=condition(sentence, length.start),
                )
        if not lengths and (where := delegation(text)) and (found := re.search(_PERIOD, text)):
            if "term" in context.of(sentence) and not re.search(rf"{_RENEWS}|終了|解約", text[: found.end() + 30]):
                span = clip(sentence, *found.span())
                yield context.fact("term.initial", where, sentence, *span, confidence=0.5, delegated_to=where)


def is_initial(text: str, length: Found) -> bool:
    """Whether the length is how long the first contract runs: 契約期間は1年とする, not 更新後の期間は1年とする."""
    before, after = text[: length.start], text[length.end :]
    clause = before[max(before.rfind("。"), 0) :]
    if text[: length.end].endswith("分") or _OF_BILLING.search(clause):
        return False
    if _MINIMUM.search(clause[-60:]) or not _STATES.match(after) or renews(text, length):
        return False
    if (
        re.search(r"更新", clause[-30:])
        or _NOT_TERM.search(clause[-20:] + after[:14])
        or re.match(r"以内|前|以上|を?超|未満|後に|経過し?た(?:後|とき|場合)", after)
    ):
        return False
    return stated_period(clause) or bool(_SINCE_A_DAY.search(clause) and _IN_FORCE.match(after))


_SINCE_A_DAY = re.compile(r"(?:日|時)(?:\([^()]*\))?(?:から|より)、?$")
_IN_FORCE = re.compile(r"(?:間)?(?:、|の間)?(?:なお)?(?:効力|有効|存続)(?!期限)")
_FROM_TO = re.compile(r"日(?:から|より)[^。]{0,40}日まで(?:の|、|[(])?$")


def stated_period(text: str) -> bool:
    """Whether the words lead to the length of a contract: 契約期間は, 契約の日から."""
    return bool(_TERM_BEFORE.search(text) or _FROM_TO.search(text))


def renews(text: str, length: Found) -> bool:
    """Whether the length is that of what follows: さらに1年間更新, 1年間自動的に更新, 更新後の期間は1年."""
    after, before = text[length.end :], text[max(0, length.start - 30) : length.start]
    if re.search(
        rf"(?:さらに|更に|(?:新しい|新たな|更新(?:後|される|した場合)?の?)[^。、]{{0,12}}期間(?:(?:は|を|も)?、?|は、?[^。、]{{1,12}}(?:から|より)、?)|次の(?:利用|契約)期間[(]?|以後|以降も|その後も?|同一条件(?:で|にて)|満了日?(?:の翌日)?(?:から|より|において)?、?(?:に)?|{_RENEWS}[(][^()]{{0,8}})$",
        before,
    ):
        return bool(re.search(rf"{_RENEWS}|{legal.STAYS}", text))
    return bool(
        re.match(
            rf"(?:間)?(?:の期間)?(?:ごとに|ずつ|毎に|単位で|更新|延長|自動|、(?:自動|同一|同様|同じ)|同(?:一|じ|様)|の自動|に限り(?:更新|延長)|を限度として{_RENEWS}|[^。、とし]{{0,12}}{_RENEWS})",
            after,
        )
    )


_LEAST = re.compile(r"(?:間)?を、?(?:最短|最低|下限)(?:の?[^、。]{0,6}期間)?と")
_AT_LEAST = re.compile(r"(?:少なくとも|最低(?:で)?も?|どんなに短くても|最短で?も?)、?$")
_STAYS = re.compile(
    r"(?:間)?(?:は|の間は?)?、?[^。、]{0,12}?(?:続け|継続|利用し|使って|在籍|加入|とど|通っ|解約でき|契約し|ご利用)"
)
_LEAST_ENDS = re.compile(
    r"(?:間)?(?:とする|とします|とし|です|である|で、|の|継続|、|。|$|以上|と定め|を経過|が経過|(?:は|、)?続け|\()"
)


def _since_start(text: str, before: int) -> bool:
    """Whether what stands before counts from the start of the contract, without a condition in front of it."""
    found = _FROM_THE_START.search(text[:before])
    return found is not None and not re.search("場合|とき|限り", text[: found.start()])


def minimum_term(context: Context) -> Iterator[Fact]:
    """term.minimum: how long the customer has to stay at least."""
    for sentence in context.sentences():
        text = sentence.text
        for length in durations(text):
            named = next(reversed(list(_MINIMUM.finditer(text, max(0, length.start - 50), length.start))), None)
            between = text[named.start() : length.start] if named else ""
            if _NO_LEAVING.match(text[length.end :]):
                end, confidence = length.end + 20, 0.8
            elif _FREE_AFTER.match(text[length.end :]) and _since_start(text, length.start):
                end, confidence = length.end + 12, 0.75
            elif _LEAST.match(text, length.end):
                end, confidence = length.end + 5, 0.85
            elif _AT_LEAST.search(text, 0, length.start) and _STAYS.match(text, length.end):
                end, confidence = length.end + 12, 0.75
            elif (
                re.search(r"期間|継続|契約|利用|在籍|加入|受講|会員|続け", between)
                and not re.search(r"前まで|通知|予告|料|円", between)
                and _LEAST_ENDS.match(text, length.end)
            ):
                end, confidence = length.end, 0.9
            else:
                continue
            yield context.fact(
                "term.minimum",
                length.value,
                sentence,
                *clip(sentence, length.start, min(end, len(text))),
                confidence=confidence,
                qualifier=case(sentence, length.start),
            )


# 開業日から2年を経過した後は、…解約することができる
_FREE_AFTER = re.compile(
    r"^(?:間)?(?:を|が)?(?:経過|過ぎ)(?:し?た)(?:後|日以後|日以降|日の翌日以後|とき以後|とき|場合)(?:は|に(?:は|おいて(?:は)?|限り)?|であれば)?、[^。]{0,80}?(?:解約|退会|解除|退所|脱退)[^。、]{0,14}でき(?:る|ます)"
)
_FROM_THE_START = re.compile(
    r"(?:開業|開店|契約|締結|開始|利用|入会|入居|入所|引渡|始期|登録|加入|受講|発効|成立)[^。、]{0,10}(?:日|月|時)(?:から|より|以後|以降)(?:起算して)?、?$"
)
_NO_LEAVING = re.compile(
    r"^(?:間)?(?:は|を経過するまで(?:は)?|経過するまで|以内(?:は|に)|に満たない場合(?:は)?)、?[^。]{0,20}(?:解約|退会|解除|退学|退所|中途解約|休会)[^。]{0,12}でき(?:ない|ません|かね)"
)


_STARTS = re.compile(
    r"(?:\([^()]*\))?(?:から|より|を始期|を(?:開始日|初日|起算日|はじめ|始まり)と|に(?:効力を生じ|発効|始ま|開始|はじま)|をもって(?:開始|始|効力を生じ)|(?:に)?開始)"
)
_STOPS = re.compile(
    r"(?:\([^()]*\))?(?:まで(?!に(?!限)|の[^、。]{0,8}(?:料|費|代|分))|迄|を(?:終期|満了日|末日|終わり|期限)|をもって(?:終了|終わ|満了)|に(?:終了|終わ|満了))"
)
_RUNS = re.compile(r"契約|期間|有効|存続|効力|委託|派遣|賃貸借|雇用")


# 契約期間は、開業日から5年とする
_FIRST_DAY = re.compile(r"(?P<day>(?:[^、。は()]|\([^()]*\)){1,30}(?:日|時))(?:から|より)(?:の|起算して)?、?$")


def first_day(context: Context) -> Iterator[Fact]:
    """term.start in words, where a contract gives no date and its term runs from what happens later: 開業日から5年."""
    if not is_contract(context) or any(fact.field == "term.start" for fact in start_and_end(context)):
        return
    for sentence in context.sentences():
        text = sentence.text
        if not durations(text) or not (
            {"term", "renewal"} & set(context.of(sentence)) or re.search(_PERIOD, text + heading(sentence))
        ):
            continue
        for length in durations(text):
            found = _FIRST_DAY.search(text, 0, length.start) if is_initial(text, length) else None
            if found is None or any(found.start() < one.end <= found.end() for one in dates(text)):
                continue
            day = found.start("day"), found.end("day")
            words = re.sub(r"^(?:この|その|当該|同)", "", printed(sentence, *day))
            if len(words) > 1:
                yield context.fact("term.start", words, sentence, *clip(sentence, *day), confidence=0.6)
                return


def start_and_end(context: Context) -> Iterator[Fact]:
    """term.start and term.end as ISO dates: 2024年4月1日から2025年3月31日まで."""
    for sentence in context.sentences():
        found = list(dates(sentence.text))
        if not found:
            continue
        if re.search(r"規約|約款|会則|規程|改定|改正|施行", sentence.text):
            continue
        typed = "term" in context.of(sentence)
        if not typed and not (
            re.search(r"期間", heading(sentence)) or (len(found) >= 2 and _RUNS.search(sentence.text))
        ):
            continue
        for date in found:
            starts, stops = _STARTS.match(sentence.text, date.end), _STOPS.match(sentence.text, date.end)
            field = "term.start" if starts else "term.end" if stops else None
            if field:
                yield context.fact(field, date.value, sentence, *clip(sentence, date.start, date.end), confidence=0.85)
