"""Notice periods that no length before an event tells: counted from the telling, or in words."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.announced import AHEAD, NAMES, PROVIDER_KINDS, TELLS
from pipeline.extract.fields.context import Context, clip
from pipeline.extract.values import durations
from pipeline.types.clause import Fact

_AS_PRINTED = re.compile(
    r"(?:(?:(?:(?:解約|退会|終了|脱退|退学|退所|退去|やめたい|やめ|辞め)(?:を)?(?:希望(?:する|される|した)?|する|しよう(?:と|とする)|したい|される|ようとする|る)?(?:月|日)|希望(?:する)?月|やめる月|退く月)の)?(?:前月|前々月|前の月|当月|毎月|同月|その月)の?(?:[0-9一二三十]{1,3}日|末日?|月末|終わり)(?:\([^()]*\))?まで"
    r"|(?:解約|退[会塾校園室所学]|やめ|辞め)(?:する|したい|される|しようとする|ようとする|ようという|る|を希望する)?月の?(?:[0-9一二三十]{1,3}日|末日|月末)(?:\([^()]*\))?まで"
    r"|(?:利用|契約|有効)?期間(?:の)?満了(?:日|の日|前)(?:\([^()]*\))?まで"
    r"|(?:次の|次回の?)?(?:更新|満了|期間の終わる|期間の満ちる|締切|締め)日?の?前日[^。、]{0,14}まで)(?!の(?!申|届|間|通知|お?知らせ|手続))"
)
_VAGUE = re.compile(r"あらかじめ|事前に|前もって|相当(?:の|な)(?:予告)?期間(?:を|の|前)|一定(?:の)?(?:予告)?期間")
_AFTER_TELLING = re.compile(r"(?:掲示|掲載|通知|公表|周知|告知|公示)[^。、]{0,14}(?:から|より|後)、?$")
_COMES_IN = re.compile(r"(?:が|を)?(?:経過|後)[^。]{0,24}(?:効力|適用|施行|発効)")
_PREVIOUS_PERIOD = re.compile(r"前項の(?:予告|通知|周知)?期間[はを]、?$")


def waiting_periods(context: Context) -> Iterator[Fact]:
    """Notice periods told from the other end: 掲示の日から1か月が経過した日に効力を生じる, 前項の期間を60日とする."""
    for sentence in context.sentences("amendment", "fee_change"):
        for length in durations(sentence.text):
            head, after = sentence.text[: length.start], sentence.text[length.end :]
            waits = _AFTER_TELLING.search(head) and _COMES_IN.match(after)
            if waits or (_PREVIOUS_PERIOD.search(head) and re.match(r"と(?:する|し)", after)):
                span = clip(sentence, length.start, length.end)
                fees = NAMES["fee_change"].search(sentence.text) and not NAMES["amendment"].search(sentence.text)
                field = "fee_change" if waits and fees else "amendment"
                yield context.fact(f"{field}.notice_period", length.value, sentence, *span)
                if not waits and re.search(r"料|費|負担|代金", head):
                    yield context.fact("fee_change.notice_period", length.value, sentence, *span)


def printed_periods(context: Context) -> Iterator[Fact]:
    """Notice periods the text gives without a length: 解約希望月の前月末日まで, あらかじめ."""
    for sentence in context.ruled("termination_by_customer"):
        if (found := _AS_PRINTED.search(sentence.text)) and not any(
            AHEAD.match(sentence.text, one.end) for one in durations(sentence.text)
        ):
            start, end = found.span()
            value = sentence.quote(start, end)
            yield context.fact(
                "termination_by_customer.notice_period", value, sentence, *clip(sentence, start, end), confidence=0.6
            )
    for sentence in context.ruled(*PROVIDER_KINDS):
        vague, kinds = _VAGUE.search(sentence.text), [kind for kind in context.of(sentence) if kind in PROVIDER_KINDS]
        after = sentence.text[vague.end() :] if vague else ""
        tells = TELLS.search(after)
        if (
            vague is None
            or tells is None
            or any(AHEAD.match(sentence.text, one.end) for one in durations(sentence.text))
        ):
            continue
        if re.match(r"[^。]{0,14}(?:なく|なし|せず|要せ|省略)", after[tells.start() :]):
            continue
        named = [kind for kind in kinds if NAMES[kind].search(sentence.text)] or kinds[:1]
        for kind in named:
            span = clip(sentence, vague.start(), vague.end() + tells.end())
            yield context.fact(f"{kind}.notice_period", sentence.quote(*vague.span()), sentence, *span, confidence=0.5)
