"""The service itself: outages that count, hours of support, who else may do the work, who may take over the contract."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, condition
from pipeline.extract.reader import Sentence
from pipeline.extract.values import durations, hours
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

_OUT = re.compile(r"停止|利用(?:でき|不能|不可)|使用(?:でき|不能)|中断|提供(?:でき|され)な|障害|不通|ダウン")
_OVER = re.compile(r"(?:間)?(?:を?超え|以上|を?経過|を?上回|継続して|連続して)")


def outage_threshold(context: Context) -> Iterator[Fact]:
    """After how long an outage the promise of quality (減額, 返金) works."""
    for sentence in context.sentences("service_level", "refund", "fees", "suspension", "liability_limit"):
        for length in durations(sentence.text):
            if not str(length.value).startswith("PT") and not re.search(r"連続|継続", sentence.text):
                continue
            after = sentence.text[length.end :]
            if (
                _OVER.match(after)
                and _OUT.search(sentence.text)
                and re.search(r"保証|減額|返金|返還|日割|請求|賠償|免除|無料|延長", sentence.text + _next(sentence))
            ):
                if re.search(r"解除|解約", sentence.text):
                    continue
                yield context.fact(
                    "service_level.outage_threshold",
                    length.value,
                    sentence,
                    *clip(sentence, length.start, length.end + 3),
                )


def _next(sentence: Sentence) -> str:
    sentences = sentence.node.sentences
    at = sentences.index(sentence)
    return sentences[at + 1].text if at + 1 < len(sentences) else ""


_ASKED = re.compile(
    r"問合せ|サポート|ヘルプデスク|窓口|相談|受付|電話|障害対応|対応時間|カスタマー|コールセンター|保守"
)


def support_hours(context: Context) -> Iterator[Fact]:
    """When questions are answered: 平日 9:00-18:00."""
    for sentence in context.sentences():
        if not (
            _ASKED.search(sentence.text)
            or "support" in context.of(sentence)
            or re.search(r"受付時間|サポート", sentence.node.article.caption)
        ):
            continue
        for span in hours(sentence.text):
            if re.search(r"始業|終業|労働|勤務|利用開始日", sentence.text[: span.start]):
                continue
            yield context.fact(
                "support.hours", span.value, sentence, *clip(sentence, span.start, span.end), confidence=0.85
            )


_OTHERS = r"(?:第三者|他の者|他者|他社|外部|協力会社|関連会社|子会社|下請|委託先|業者|提携|再委託|専門業者|グループ会社|別途指定する者)"
_CONSENT = r"(?:書面(?:による|での)?|事前の?|あらかじめ|文書による|の|、)*(?:承諾|同意|承認|許可|許諾)"
_MAY_NOT = re.compile(
    rf"{_CONSENT}(?:を得(?:た場合(?:で)?|ること|ず|ない)?|を得る)?(?:なし|なく|なしに|ことなく|ない限り|なければ|いで|ずに|を除き|を除いて|が(?:ない|なければ|ある場合を除))[^。]{{0,80}}委託[^。]{{0,20}}(?:して(?:は)?(?:なら|いけ)な|でき(?:ない|ません)|しない|することはでき|行わない|行ってはな|ものではな)"
    r"|委託(?:し|を行っ|させ)て(?:は)?(?:なら|いけ)な|再?委託(?:を)?(?:する(?:こと(?:は|が))?)?(?:は)?(?:でき(?:ない|ません)|しない(?:もの|。)|行わない|行いません|いたしません|禁止)"
)
_MAY_IF = re.compile(
    rf"{_CONSENT}(?:を得た|を得て|を得た上|がある|があった|を得る)[^。]{{0,60}}(?:場合に限り|うえで|上で|限り|場合(?:に)?は|て|とき)?[^。]{{0,40}}委託(?:する|し|を)"
)
_ONLY_IF = re.compile(r"場合に限り|限り(?!で)|得なければ")
_MAY = re.compile(
    r"委託(?:し、[^。]{0,60})?(?:する|を行う|させる|し)?(?:こと)?(?:が)?(?:でき(?:る|ます)|ことがあ|場合があ|ことがござ|得る|ものと(?:し|する)|します|します。|して(?:い|お)(?:る|り)|する)"
    rf"|委託する(?:こと)?(?:に(?:つき|ついて))?を?(?:、)?(?:あらかじめ|予め|異議なく)?(?:承諾|同意|了承|了解)|{_OTHERS}[^。]{{0,40}}(?:業務提携により実施|請け負わせることがあ|履行させることがあ)"
)


def subcontracting(context: Context) -> Iterator[Fact]:
    """Whether the work may be given to others; the rule, and with a qualifier what holds with consent."""
    for sentence in context.sentences("subcontracting", "personal_information", "service_content", "confidentiality"):
        text = sentence.text
        if (
            "subcontracting" not in context.of(sentence)
            or not sentence.whole
            or not re.search(rf"{_OTHERS}|委託", text)
        ):
            continue
        if re.search(r"委託(?:先|業務)", text) and not re.search(r"委託(?:する|し|でき|を|さ)", text):
            continue
        denied = _MAY_NOT.search(text)
        if denied:
            yield context.fact(
                "subcontracting.allowed",
                False,
                sentence,
                *clip(sentence, *denied.span()),
                confidence=0.9,
                condition=condition(sentence, denied.start()),
            )
            continue
        with_consent = _MAY_IF.search(text)
        if with_consent:
            if _ONLY_IF.search(text):
                yield context.fact(
                    "subcontracting.allowed", False, sentence, *clip(sentence, *with_consent.span()), confidence=0.7
                )
            words = re.search(_CONSENT, with_consent.group())
            begin = with_consent.start() + (words.start() if words else 0)
            qualifier = sentence.quote(begin, begin + len(words.group())) if words else None
            yield context.fact(
                "subcontracting.allowed",
                True,
                sentence,
                *clip(sentence, *with_consent.span()),
                confidence=0.7,
                qualifier=qualifier,
            )
            continue
        found = _MAY.search(text)
        if found and re.search(rf"{_OTHERS}|関連|再委託", text[: found.end()]):
            yield context.fact(
                "subcontracting.allowed", True, sentence, *clip(sentence, *found.span()), confidence=0.85
            )


_MOVES = r"(?:譲渡|承継|移転|担保|貸与|売買|名義変更|処分)"
_NEEDS = re.compile(
    rf"{_CONSENT}(?:を得(?:る|た)?)?[^。]{{0,30}}(?:なし|なく|ことなく|得ない|得ずに|限り|なければ|除き|受けずに|得なければ)[^。]{{0,160}}{_MOVES}|{_MOVES}[^。]{{0,60}}{_CONSENT}(?:を(?:得|要))"
)
_BANNED = re.compile(
    rf"(?:地位|権利|義務|権限)[^。]{{0,80}}{_MOVES}[^。]{{0,60}}(?:でき(?:ない|ません)|してはな|行うことはできません|しない|供してはな)"
)
_FREE = re.compile(
    rf"(?:通知(?:する)?(?:こと)?(?:により|をもって)|承諾を(?:得る)?ことなく|{PROVIDER}は)[^。]{{0,140}}(?:譲渡|承継|移転)(?:する|させる)?ことができ"
)


def assignment(context: Context) -> Iterator[Fact]:
    """Whether the contract may be handed on without the other side's consent."""
    for sentence in context.ruled("assignment"):
        text = sentence.text
        if not sentence.whole:
            continue
        found, needed = _FREE.search(text), False
        if found is None:
            found, needed = _NEEDS.search(text) or _BANNED.search(text), True
        if found:
            who = re.match(rf"[^。]{{0,20}}?([{PROVIDER}{CUSTOMER}{PARTY}])(?:は|が)", text)
            applies = sentence.quote(*who.span(1)) if who else None
            start, end = found.span()
            span = (start, end) if end - start <= 60 else (end - 60, end)
            yield context.fact(
                "assignment.consent_required", needed, sentence, *span, confidence=0.75, applies_to=applies
            )
