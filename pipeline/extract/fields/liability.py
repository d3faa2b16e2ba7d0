"""How much is paid for harm at most."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, before, case, clip, condition, heading, printed
from pipeline.extract.reader import Sentence
from pipeline.extract.values import durations, money
from pipeline.types.clause import Fact, Value

TYPES = (
    "liability_limit",
    "disclaimer",
    "customer_liability",
    "service_level",
    "warranty_disclaimer",
    "subcontracting",
)
"""Clause types in which liability is spoken of."""
_UP_TO = r"(?:に(?:達する|至る|満ちる|満つる)|の額)まで(?=[^。、]{0,12}?(?:賠償|補償|償[いうわえ]|埋め合わせ|弁償|負担|とし|とする|行[ういわ]))"
CAP = re.compile(rf"{legal.LIMIT}|額の範囲内?で[^。、]{{0,12}}(?:賠償|補償)|{_UP_TO}")
"""Words that bound what is paid."""
PAYS = re.compile(r"賠償|責任(?!者)|責め(?!に(?:帰|よ))|損害|補償|償[いうわえっ]|償額|弁償|埋め合わせ|穴埋め|つぐな")
"""To answer for harm."""
_BEARS = re.compile(r"費用を?、?[^。]{0,30}(?:限度|上限|限り)[^。、]{0,6}、?[^。、]{0,10}負担")
_ACCIDENT = re.compile(r"事故|破損|損傷|滅失|紛失|汚損|盗難|毀損|遅延|遅れ|欠航|故障")
_INSURED = re.compile(r"保険(?:金|に|を|の(?:付|加入))|(?:支払|補償|てん補|填補)限度額|付保")
# 保険金の額を限度として賠償する: what the insurance pays bounds the liability.
_AS_INSURED = re.compile(r"保険[^。、]{0,20}[額度]を(?:上限|限度)と[^。、]{0,3}、?[^。]{0,20}(?:賠償|補償|責任を負)")
# 納入が遅れたときは、遅れた日数1日につき…の1000分の2を…を限度として支払う
_DAILY = re.compile(r"(?:遅れ|遅延|遅滞|延滞)[^。]{0,40}[1一]日(?:に(?:つき|付き)|あたり|当たり|ごとに)")
_FEE = rf"(?:{legal.FEE}|契約金|月謝|授業料)"
_TWELFTH = re.compile(rf"年(?:間|額)[^。、]{{0,16}}{_FEE}[^。、]{{0,6}}(?:12分の1|十二分の一)")
_YEARLY = re.compile(rf"年(?:間|額)の?[^。、]{{0,12}}?{_FEE}|{_FEE}の年額|年会費")
_THIS_MONTH = re.compile(
    rf"(?:当月分|当月|当該月|発生した月|属する月|月額|当該月分)(?:分)?(?:の|に係る)?[^。、]{{0,16}}(?:{_FEE}|額|分)|月額(?:会費|{_FEE})|{_FEE}の(?:月額|1か月分)"
)
_WORDS = re.compile(
    rf"(?P<what>[^、。]{{0,50}}(?:{_FEE}|対価|金額|額|総額|相当額)(?:の(?:総額|合計額?|額|全額|相当額))?(?:に相当する(?:金額|額))?(?:の[0-9一二三四五六七八九十]+(?:倍|割|%|パーセント|分の[0-9一二三四五六七八九十]+)(?:に相当する(?:金額|額))?)?)(?:を|が|と|に)?(?:、)?(?:(?!額)[^、。]){{0,8}}(?:上限|限度|超え(?:な|ま|ることは(?:な|あり))|限り(?:と|に)|の範囲|(?:達する|至る|満ちる|満つる)?まで)"
)
_LOWER = re.compile(
    r"(?:いずれか|どちらか)(?:(?:一方)?の?うち)?の?(?:低い|少ない|高い|多い|小さい|大きい)|(?:低い|少ない|高い|多い)(?:ほう|方)"
)
_MONTHS = re.compile(r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?")
_LIMITED = r"(?:\([^()]*\))?[^。、]{0,16}?(?:" + legal.LIMIT + ")"


def cap(context: Context) -> Iterator[Fact]:
    """{"months": n, "of": "fees"}, {"amount": …}, or the words as printed where the cap is neither."""
    for sentence in context.sentences():
        text = sentence.text
        found = CAP.search(text)
        if found is None or not (
            set(context.about(sentence)) & set(TYPES) or PAYS.search(before(sentence) + text) or _BEARS.search(text)
        ):
            continue
        spoken = "".join(other.text for other in sentence.node.sentences) + heading(sentence)
        harm = PAYS.search(spoken) or (_BEARS.search(text) and _ACCIDENT.search(before(sentence) + spoken))
        if not harm or _no_liability(text, found):
            continue
        for value, start, end in _cap_values(sentence):
            yield context.fact(
                "liability.cap",
                value,
                sentence,
                *clip(sentence, start, max(end, min(found.end(), start + 58))),
                confidence=0.85,
                qualifier=case(sentence, start),
                condition=condition(sentence, start),
            )


def _no_liability(text: str, found: re.Match[str]) -> bool:
    """An insurance's sum, a limit of use, an upper age: no cap of what is paid for harm."""
    near = text[max(0, found.start() - 40) : found.end() + 30]
    insured = _INSURED.search(near) and not _AS_INSURED.search(text)
    daily = _DAILY.search(text) and not re.match(r"[^。]{0,8}(?:賠償|補償)", text[found.end() :])
    return bool(insured or daily) or bool(
        re.search(r"利用(?:枠|限度)|カードの限度|上限(?:回数|人数|時間)|年利|遅延損害金|利率", near)
    )


def _cap_values(sentence: Sentence) -> Iterator[tuple[Value, int, int]]:
    text = sentence.text
    if lower := _LOWER.search(text):
        start = max(0, text.rfind("、", 0, max(lower.start() - 30, 0)) + 1)
        yield sentence.quote(start, min(lower.end() + 12, len(text))), start, min(lower.end() + 12, len(text))
        return
    sums = [sum_ for sum_ in money(text) if re.match(_LIMITED, text[sum_.end :])]
    sums += [
        sum_
        for sum_ in money(text)
        if re.search(
            r"(?:(?:上限|限度|最高)(?:額)?(?:は|を)|多くても|最大(?:で)?)[^。、]{0,10}$|(?:限度額|上限額?)は[^。]{0,60}$",
            text[: sum_.start],
        )
    ]
    for sum_ in sums:
        if isinstance(sum_.value, dict):
            yield {"amount": sum_.value["amount"], "currency": sum_.value["currency"]}, sum_.start, sum_.end
    months = [
        (found, length)
        for length in durations(text)
        if (found := _MONTHS.fullmatch(str(length.value))) and _of_fees(text, length.start, length.end)
    ]
    for found, length in months:
        count = int(found[1] or 0) * 12 + int(found[2] or 0)
        yield {"months": count, "of": "fees"}, length.start, length.end
    if sums or months:
        return
    if found := _TWELFTH.search(text):
        yield {"months": 1, "of": "fees"}, *found.span()
        rest = text[found.end() :]
        if later := re.search(rf"累計[^。]{{0,40}}{_YEARLY.pattern}", rest):
            yield {"months": 12, "of": "fees"}, found.end() + later.start(), found.end() + later.end()
    elif found := _THIS_MONTH.search(text):
        yield {"months": 1, "of": "fees"}, *found.span()
    elif (found := _YEARLY.search(text)) and not re.match(
        r"[^、。]{0,4}(?:[0-9一二三四五六七八九十]+(?:倍|割|%)|[0-9]+分の)", text[found.end() :]
    ):
        yield {"months": 12, "of": "fees"}, *found.span()
    elif found := _WORDS.search(text):
        yield printed(sentence, *found.span("what")), *found.span()


def _of_fees(text: str, start: int, end: int) -> bool:
    """Whether a length of time is one of fees: 過去6か月間に…料金, 料金の3か月分."""
    after, before = text[end : end + 60], text[max(0, start - 40) : start]
    if re.match(r"以内|前まで|を経過|以降", after):
        return False
    return bool(re.search(_FEE, after)) or bool(re.search(rf"{_FEE}[^。]{{0,20}}$", before))
