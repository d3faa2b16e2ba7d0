"""What of the money comes back."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import QUOTE, Context, clip, condition
from pipeline.extract.reader import Sentence
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

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
