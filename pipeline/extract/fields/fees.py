"""Money: what is paid, when, how, what happens when it is late, and what comes back."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import QUOTE, Context, clip, condition, delegation, printed
from pipeline.extract.reader import Sentence
from pipeline.extract.values import money, rates
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_FEE = re.compile(
    r"料金|料|代金|会費|月謝|賃料|家賃|報酬|対価|委託費|契約金|費用|入会金|価格|金額|税込|税別|月額|年額|授業|受講|代|費|敷金|礼金|保証金|金として"
)
_NOT_A_FEE = re.compile(
    r"ポイント|損害|賠償|保険金|資本金|上限|限度|違約金|罰金|過怠金|補償|債務超過|差押|負債|端数|未満|見舞金|慰謝料|売上|年収"
)
_LIMIT = re.compile(
    r"^(?:\([^()]*\))?(?:未満|を?超え|を?超過|以上(?:の|と|に|で)|以下(?:の|と|に|で)|を上限|を限度|に満た)"
)
_QUALIFIER = re.compile(
    r"(年額|月額|年間|月間|初年度|次年度|[0-9一二三]+年目|初期費用|入会金|事務手数料|登録料|年会費|月会費|会費|送料|基本料金|更新料|更新時|初回|延長料金|解約手数料|キャンセル料|再発行(?:手数)?料|敷金|礼金|保証金|管理費|共益費|賃料|一般|学生|法人|個人"
    r"|[^、。はがをに(]{0,20}(?:会員事業者|非会員|会員|以外の場合|1[回台人名時間個件日泊冊枚口](?:あたり|当たり|につき|の)))"
)


def fee_amount(context: Context) -> Iterator[Fact]:
    """Sums to be paid; the qualifier is what tells them apart (年額, 会員, 1台あたり)."""
    for sentence in context.sentences():
        for sum_ in money(sentence.text):
            before, after = sentence.text[max(0, sum_.start - 60) : sum_.start], sentence.text[sum_.end : sum_.end + 24]
            if _LIMIT.match(after) or not _FEE.search(before + after) or _NOT_A_FEE.search(before[-12:] + after[:10]):
                continue
            if set(context.of(sentence)[:1]) & {"liability_limit", "insurance", "customer_liability", "deposit"}:
                continue
            told = re.split(r"円(?:\([^()]*\))?", before[-40:])[-1]
            qualifier = printed_words(sentence, sum_.start - len(told), list(_QUALIFIER.finditer(told)))
            if re.search(r"差し?引|控除|いずれか", sentence.text[sum_.end : sum_.end + 46]):
                continue
            span = clip(sentence, sum_.start, sum_.end)
            yield context.fact("fee.amount", sum_.value, sentence, *span, confidence=0.75, qualifier=qualifier)


def printed_words(sentence: Sentence, offset: int, found: list[re.Match[str]]) -> str | None:
    """The words of the matches, as printed, joined: 会員 年額."""
    words = [printed(sentence, offset + match.start(), offset + match.end()) for match in found[-2:]]
    return " ".join(word for word in words if word) or None


def deposit_threshold(context: Context) -> Iterator[Fact]:
    """The sum above which a deposit is asked for."""
    for sentence in context.sentences("deposit", "fees"):
        if not re.search(r"保証金|預託金|デポジット|預り金|担保", sentence.text):
            continue
        for sum_ in money(sentence.text):
            if re.match(r"(?:\([^()]*\))?(?:を?超え|を?超過|以上|を上回)", sentence.text[sum_.end :]):
                yield context.fact("deposit.threshold", sum_.value, sentence, *clip(sentence, sum_.start, sum_.end + 6))


_LATE = re.compile(r"遅延|延滞|遅滞|支払期日|支払期限|滞納|未払|支払わない|履行しない|利息|損害金|支払を怠")


def late_charge(context: Context) -> Iterator[Fact]:
    """The rate of interest for what is paid late."""
    for sentence in context.sentences():
        if not _LATE.search(sentence.text):
            continue
        for rate in rates(sentence.text):
            yield context.fact(
                "late_charge.rate", rate.value, sentence, *clip(sentence, rate.start, rate.end), confidence=0.95
            )


_BACK = r"(?:返金|払戻|返還|返戻|返却|返品|お返し|減額)"
_MONEY_BEFORE = re.compile(
    r"料金|代金|会費|月謝|受講料|授業料|報酬|対価|委託料|利用料|契約金|金額|金員|金銭|受領|支払|納入|(?<![資材原])料|入会金|費用|前払|前受|既納|日割"
)
_GOODS = re.compile(
    r"機器|資料|情報|媒体|端末|器具|複製|書類|会員証|鍵|貸与|物品|装置|データ|保証金|敷金|預託金|原状|保険金"
)
_REFUSED = re.compile(
    rf"{_BACK}(?:等)?(?:を|は|に|には|の請求|することは|の義務|する義務)?[^。、]{{0,16}}(?:し(?:ない|ません)|行わ(?:ない|ず|れ)|行いません|行?いたしません|致しません|でき(?:ない|ません|かね)|応じ(?:ない|ません|かね|られ)|負わ(?:ない|ず)|負いません|いたしかね|せず|されない|されません|ありません|受け付け|受付(?:けま|ま|け)せん|請求でき|不要)"
    rf"|{_BACK}(?:等)?は、[^。]{{0,50}}?(?:行わない|行いません|しない(?:もの|。)|しません|いたしません|できない|できません|応じない|応じません|応じられ|いたしかね)"
    rf"|{_BACK}(?:等)?(?:を)?請求(?:する(?:こと|もの)?(?:は|が))?[^。、]{{0,8}}(?:でき(?:ない|ません)|しない)"
    r"|(?:料金|代金|会費|費用|受領)[^。]{0,30}(?:返さない|返しません|お返し(?:し|いたし)(?:ません|ない)|お返しできません)"
)
_WHOLE = re.compile(rf"全額[^。]{{0,16}}{_BACK}|{_BACK}[^。]{{0,10}}全額|返金額は[^。]{{0,90}}全額")
_PART = re.compile(
    r"(?:日割|月割|一部|残余|残存|未利用|未使用|未提供|未経過|相当額|相当する(?:金額|額|料金)|按分|控除|差し?引|比例|残りの?期間|残月|残額|受講料相当|経過(?:して|し)?(?:い)?ない)[^。]{0,50}(?:返金|払戻|返還|返戻|返却|お返し)|返金額[^。]{0,160}(?:控除|算定|差し?引)|(?:返金|払戻)(?:する|の)?(?:場合)?(?:の)?(?:金額|額)[^。]{0,60}控除"
)


def refund_policy(context: Context) -> Iterator[Fact]:
    """none, partial, full: the rule and its exceptions, each where it stands."""
    for sentence in context.sentences():
        text = sentence.text
        if value := _listed_refund(sentence):
            yield context.fact("refund.policy", value, sentence, *clip(sentence, max(0, len(text) - QUOTE), len(text)))
            continue
        for value, pattern in (("none", _REFUSED), ("full", _WHOLE), ("partial", _PART)):
            found = pattern.search(text)
            if found is None or not _of_money(text, found) or (value != "none" and _refused_near(text, found)):
                continue
            if value != "none" and re.search(
                r"全部(?:もしくは|または)一部|全額または", text[max(0, found.start() - 8) : found.end()]
            ):
                continue
            if (
                "減額" in found.group()
                and not re.search(r"返", found.group())
                and not re.search(r"返金|返還|払戻", text)
            ):
                continue
            span = clip(sentence, max(found.start(), found.end() - QUOTE), found.end())
            yield context.fact("refund.policy", value, sentence, *span, condition=condition(sentence, found.start()))


def _listed_refund(sentence: Sentence) -> str | None:
    """What an entry says under a lead of the kind 次の場合には、各号に定める額を返金する."""
    lead = sentence.node.parent
    if sentence.node.unit.kind not in (Kind.ITEM, Kind.SUBITEM) or lead is None or sentence.whole:
        return None
    gives = any(
        re.search(rf"{_BACK}(?:し(?:ます|、)|する|いたします|できます)", other.text) and not _REFUSED.search(other.text)
        for other in lead.sentences
    )
    if not gives:
        return None
    return (
        "full"
        if "全額" in sentence.text
        else "partial"
        if re.search(r"日割|相当額|相当する|控除|残余|残額|未利用", sentence.text)
        else None
    )


def _of_money(text: str, found: re.Match[str]) -> bool:
    near = text[max(0, found.start() - 40) : found.end()]
    if re.search(r"返金|払戻|返品", found.group()) and not re.search(r"返金等?を?求める", text):
        return True
    return bool(_MONEY_BEFORE.search(near)) and not _GOODS.search(near[-60:])


def _refused_near(text: str, found: re.Match[str]) -> bool:
    return bool(
        re.match(r"[^。、]{0,20}(?:しない|ません|行わ|いたしかね|できない|応じ(?:ない|かね))", text[found.end() :])
    ) or bool(_REFUSED.search(found.group()))


_START = re.compile(
    r"(?P<when>(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,40}(?<!暦の)(?:日|月|初日|1日|時|時点)(?:\([^()]*\))?(?:から|より))[^。、]{0,20}(?:発生|課金|起算|請求|開始)"
    r"|(?P<day>(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,40}(?:日|月)(?:\([^()]*\))?を(?:起算日|課金開始日|課金の開始日)と)"
)
_DUE = re.compile(
    r"(?P<when>[^、。はを]{0,40}(?:日|月末|末日|期日|期限|前|初日)(?:\([^()]*\))?(?:まで|以内)に(?!発生|到達|生じ)(?=[^。]{0,60}(?:支払|振込|納入|払込|納付))"
    r"|毎月の?(?:[0-9]{1,2}日|末日|月末|初日)に(?![^。]{0,20}締)(?=[^。]{0,40}(?:支払|振込|口座振替|引落|納))"
    r"|[^、。はを]{0,30}支払(?:期日|期限)(?=(?:に|まで|に従)[^。]{0,30}支払)"
    r"|支払(?:期日|期限|日)は[^。、]{2,40}(?:日|末日|月末|定め|期日|とおり))"
)
_HOW = re.compile(
    r"(?P<how>[^、。はを]{0,24}(?:銀行振込|口座振替|クレジットカード|コンビニ(?:エンスストア)?決済|現金|口座引落|引落|振込|電子マネー|代金引換|控除する方法|請求書払|口座(?:に|へ)振込|指定(?:する|の|した)[^。、]{0,8}方法|所定の(?:支払)?方法|定める(?:支払)?方法|約束手形|小切手|郵便振替|キャリア決済|決済代行)[^。]{0,30}?)(?:により|によって|にて|で|に従い|に従って|による|をもって|のいずれか|とする|とします|のうち|の方法)[^。]{0,40}(?:支払|払|決済|徴収|納|行)"
    r"|支払方法は、?[^。]{2,60}?(?:とする|とします|です|のいずれか|による|によります)"
)
_BEARER = re.compile(
    rf"(?P<what>(?:振込|送金|決済|払込|支払|返金)?[^。、]{{0,12}}(?:手数料|費用|送料))[^。]{{0,50}}?(?P<who>[{PROVIDER}{CUSTOMER}{PARTY}])(?:が|の|に|にて|において|側)?[^。、]{{0,8}}負担"
)
_ROUND = re.compile(
    r"(?:[0-9一]+円未満|端数)[^。]{0,40}(?:切上げ?|切捨て?|四捨五入)|(?:切上げ?|切捨て?|四捨五入)[^。]{0,20}(?:端数|[0-9一]+円未満)"
)


def payment(context: Context) -> Iterator[Fact]:
    """fee.billing_start, due, method, transfer_cost_bearer, rounding: as printed."""
    for sentence in context.sentences("fees", "late_charge", "refund", "term", "application", "trial"):
        text, own = sentence.text, context.of(sentence)
        if re.search(r"料金|課金|会費|利用料|月謝|賃料|受講料|代金|支払", text + sentence.node.article.caption):
            if (
                (found := _START.search(text))
                and re.search(r"料金|課金|会費|利用料|賃料|月謝|起算", text)
                and not re.search(r"損害金|利息|%|パーセント|変更後|翌日から(?:起算して)?支払", text)
            ):
                yield context.fact(
                    "fee.billing_start",
                    printed(sentence, *found.span("when" if found["when"] else "day")),
                    sentence,
                    *clip(sentence, *found.span()),
                    confidence=0.65,
                )
            if (
                "fees" in own
                and (found := _last(_DUE, text))
                and not re.search(r"通知するもの|解約|申出|損害金|利息", text)
            ):
                start, end = found.span("when")
                span = clip(sentence, start, end)
                yield context.fact(
                    "fee.due",
                    printed(sentence, start, end),
                    sentence,
                    *span,
                    confidence=0.65,
                    delegated_to=delegation(text[start:end]),
                )
            if (
                "fees" in own
                and (found := _HOW.search(text))
                and not re.search(r"通知する|解約|損害金|利息|賠償|返", text)
            ):
                start, end = found.span("how") if found["how"] else found.span()
                head = re.match(r".*(?:まで|以内)に、?", text[start:end])
                start += head.end() if head else 0
                yield context.fact(
                    "fee.method",
                    printed(sentence, start, end),
                    sentence,
                    start,
                    min(found.end(), start + 76),
                    confidence=0.65,
                    delegated_to=delegation(text[start:end]),
                )
        if (
            (found := _BEARER.search(text))
            and re.search(r"手数料|振込|送金|支払", found["what"])
            and not re.search(r"返送|返却に|運送|弁護士", found["what"])
        ):
            who = printed(sentence, *found.span("who"))
            yield context.fact(
                "fee.transfer_cost_bearer",
                who,
                sentence,
                *clip(sentence, *found.span()),
                confidence=0.8,
                qualifier=_of_refund(text, found),
            )
        if found := _ROUND.search(text):
            yield context.fact(
                "fee.rounding", printed(sentence, *found.span()), sentence, *found.span(), confidence=0.85
            )


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last place: 毎月末日までに検査した分を、翌月末日までに支払う."""
    return next(reversed(list(pattern.finditer(text))), None)


def _of_refund(text: str, found: re.Match[str]) -> str | None:
    return (
        "返金時" if re.search(r"返金|返還", text[max(0, found.start() - 20) : found.start()] + found["what"]) else None
    )
