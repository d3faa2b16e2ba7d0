"""How far the liability goes: cap, its exceptions, damages left out, time to claim."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, printed
from pipeline.extract.reader import Sentence
from pipeline.extract.values import durations, money
from pipeline.types.clause import Fact, Value

_TYPES = (
    "liability_limit",
    "disclaimer",
    "customer_liability",
    "service_level",
    "warranty_disclaimer",
    "subcontracting",
)
_CAP = re.compile(r"上限|限度(?:額|とし|に)|を超え(?:ない|て[^。]{0,12}(?:負わ|負い|賠償し))|を限度")
_FEE = r"(?:(?<![資無有材原燃])料(?!理)|利用料|対価|代金|委託料|報酬|会費|使用料|契約金額|契約金|費用|賃料|受講料|金額)"
_TWELFTH = re.compile(rf"年(?:間|額)[^。、]{{0,16}}{_FEE}[^。、]{{0,6}}(?:12分の1|十二分の一)")
_YEARLY = re.compile(rf"年(?:間|額)の?[^。、]{{0,12}}{_FEE}|{_FEE}の年額|年会費")
_THIS_MONTH = re.compile(
    rf"(?:当月分|当月|当該月|発生した月|属する月|月額|当該月分)(?:分)?(?:の|に係る)?[^。、]{{0,16}}(?:{_FEE}|額|分)|月額(?:会費|{_FEE})|{_FEE}の(?:月額|1か月分)"
)
_WORDS = re.compile(
    rf"(?P<what>[^、。]{{0,50}}(?:{_FEE}|対価|金額|額|総額|相当額)(?:の(?:総額|合計額?|額|全額|相当額))?(?:に相当する(?:金額|額))?)(?:を|が|と|に)?(?:、)?[^。、]{{0,8}}(?:上限|限度)"
)
_LOWER = re.compile(r"いずれか(?:低い|少ない|高い|多い|小さい|大きい)")


def cap(context: Context) -> Iterator[Fact]:
    """{"months": n, "of": "fees"}, {"amount": …}, or the words as printed where the cap is neither."""
    for sentence in context.sentences(*_TYPES):
        text = sentence.text
        found = _CAP.search(text)
        if (
            found is None
            or not re.search(r"賠償|責任|損害|補償", text)
            or re.search(r"保険金", text[max(0, found.start() - 20) : found.end()])
        ):
            continue
        values = list(_cap_values(sentence))
        for value, start, end in values:
            yield context.fact(
                "liability.cap",
                value,
                sentence,
                *clip(sentence, start, max(end, min(found.end(), start + 58))),
                confidence=0.85,
            )


def _cap_values(sentence: Sentence) -> Iterator[tuple[Value, int, int]]:
    text = sentence.text
    if lower := _LOWER.search(text):
        start = max(0, text.rfind("、", 0, max(lower.start() - 30, 0)) + 1)
        yield sentence.quote(start, min(lower.end() + 12, len(text))), start, min(lower.end() + 12, len(text))
        return
    sums = [
        sum_ for sum_ in money(text) if re.match(r"(?:\([^()]*\))?[^。、]{0,16}(?:上限|限度|を超え)", text[sum_.end :])
    ]
    sums += [
        sum_ for sum_ in money(text) if re.search(r"(?:上限|限度)(?:額)?(?:は|を)[^。、]{0,10}$", text[: sum_.start])
    ]
    for sum_ in sums:
        if isinstance(sum_.value, dict):
            yield {"amount": sum_.value["amount"]}, sum_.start, sum_.end
    months = [length for length in durations(text) if _of_fees(text, length.start, length.end)]
    for length in months:
        if found := re.fullmatch(r"P(?:([0-9]+)Y)?(?:([0-9]+)M)?", str(length.value)):
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
    elif found := _YEARLY.search(text):
        yield {"months": 12, "of": "fees"}, *found.span()
    elif found := _WORDS.search(text):
        yield printed(sentence, *found.span("what")), *found.span()


def _of_fees(text: str, start: int, end: int) -> bool:
    """Whether a length of time is one of fees: 過去6か月間に…料金, 料金の3か月分."""
    after, before = text[end : end + 60], text[max(0, start - 40) : start]
    if re.match(r"以内|前まで|を経過|以降", after):
        return False
    return bool(re.search(_FEE, after)) or bool(re.search(rf"{_FEE}[^。]{{0,20}}$", before))


_EXCEPT = re.compile(
    r"(?P<what>[^、。]{0,30}(?:故意|重過失|重大な過失|悪意)[^。]{0,50}?(?:場合|とき|もの|損害)(?:について|に(?:は|おいて(?:は)?)|は|を)?)(?:、)?(?:[^。、]{0,30}、?)?(?P<then>(?:適用(?:しない|されない|しません|されません)|この限りで(?:は)?(?:な|あり)|除(?:き|く|いて)|限りでな))"
)


def cap_exception(context: Context) -> Iterator[Fact]:
    """When the cap or the exemption does not hold: 故意又は重過失の場合."""
    for sentence in context.sentences("liability_limit"):
        if "liability_limit" not in context.about(sentence) or re.search(r"ID|パスワード", sentence.text):
            continue
        found = _EXCEPT.search(sentence.text)
        if found and (_CAP.search(sentence.text) or _capped_nearby(sentence)):
            yield context.fact(
                "liability.cap_exception",
                printed(sentence, *found.span("what")),
                sentence,
                *clip(sentence, *found.span()),
                confidence=0.75,
            )


def _capped_nearby(sentence: Sentence) -> bool:
    article = sentence.node.article
    return any(
        _CAP.search(other.text) and re.search(r"賠償|責任", other.text)
        for node in article.walk()
        for other in node.sentences
    )


_KINDS = (
    r"(?:逸失利益|得べかりし利益|失われた利益|派生(?:的)?損害|間接(?:的)?(?:な)?損害|特別(?:の|な)?(?:事情(?:から|により|によって)[^、。]{0,10})?損害|付随的(?:な)?損害|結果的(?:な)?損害|偶発的(?:な)?損害|懲罰的(?:な)?(?:損害|賠償)|拡大損害"
    r"|間接的|偶発的|特殊的|付随的|結果的|懲罰的|派生的|営業(?:上の)?(?:価値|利益)[^、。]{0,8}|事業(?:の|機会)[^、。]{0,8}(?:損失|中断|喪失)|機会損失|データの(?:喪失|消失|滅失)[^、。]{0,6}|弁護士費用|第三者(?:から|に)[^、。]{0,24}損害|業務の停止|営業損害|精神的損害|慰謝料)"
)
_CORE = r"逸失|得べかりし|失われた|間接|特別|付随|結果的|偶発|懲罰|派生|拡大"
_EXCLUDED = re.compile(
    rf"(?P<list>[^、。]{{0,24}}{_KINDS}(?:[^。]{{0,160}}{_KINDS})?[^、。]{{0,10}}?(?:損害|損失|利益|等|賠償)?)(?:等)?(?:に(?:対し(?:て)?|ついて(?:は)?|関し(?:て)?|つき|かかる損害|係る)|を|は|の|も|、)[^。]{{0,60}}?(?:責任|賠償|含ま|除|負わ|負い)"
)
_NOT_BORNE = re.compile(
    r"負わ(?:な|ず)|負い(?:ませ|かね)|含ま(?:な|れな|ず|れま|ない)|除(?:き|く|いて|か)|賠償(?:し|いた)(?:な|ま)|免れ|しないもの|請求でき"
)


def excluded_damages(context: Context) -> Iterator[Fact]:
    """The kinds of damage nobody pays for, as a list of the printed words."""
    for sentence in context.sentences(*_TYPES):
        found = _EXCLUDED.search(sentence.text)
        if found is None or not _NOT_BORNE.search(sentence.text[found.start() :]):
            continue
        if re.search(
            r"直接(?:的)?(?:な)?(?:、|または|・|か|もしくは)?間接",
            sentence.text[max(0, found.start() - 10) : found.end()],
        ) and not re.search(r"逸失利益|特別|結果的", found.group()):
            continue
        start = found.start("list")
        kinds = [
            printed(sentence, start + match.start(), start + match.end())
            for match in re.finditer(_KINDS, sentence.text[start : found.end()])
        ]
        if not any(re.search(_CORE, kind) for kind in kinds):
            continue
        end = found.end()
        if end - start > 78:
            start = max(start, end - 78)
        yield context.fact(
            "liability.excluded_damages", list(dict.fromkeys(kinds)), sentence, start, end, confidence=0.75
        )


_CLAIM = re.compile(r"請求|賠償|申出|行使|申立|訴え|主張|提起")


def claim_period(context: Context) -> Iterator[Fact]:
    """How long damages or a promised refund can be claimed."""
    for sentence in context.sentences("liability_limit", "service_level", "disclaimer", "customer_liability"):
        text = sentence.text
        if not re.search(r"請求|賠償", text) or re.search(r"請求書|開示(?:等)?の?請求|瑕疵|契約不適合|秘密", text):
            continue
        for length in durations(text):
            after, before = text[length.end :], text[max(0, length.start - 50) : length.start]
            if not re.match(r"(?:間)?(?:以内|を?経過|が経過|の間|に限り|を過ぎ)", after) or not re.search(
                r"から|より|後|以降|起算|日|時", before
            ):
                continue
            if re.search(r"支払(?:う|い|わ)|賠償する|是正|催告", after[:24]) or not (
                _CLAIM.search(after[:70]) or re.search(r"請求は", before)
            ):
                continue
            yield context.fact(
                "liability.claim_period",
                length.value,
                sentence,
                *clip(sentence, length.start, length.end + 2),
                confidence=0.85,
            )
