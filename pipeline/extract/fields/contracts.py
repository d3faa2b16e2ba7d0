"""Facts that contracts between businesses add: start and end, inspection, nonconformity, rights, competition."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.agreement import is_contract
from pipeline.extract.fields.context import Context, clip, printed
from pipeline.extract.reader import Sentence
from pipeline.extract.values import dates, durations
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact


def start_and_end(context: Context) -> Iterator[Fact]:
    """term.start and term.end as ISO dates: 2024年4月1日から2025年3月31日まで."""
    for sentence in context.ruled("term"):
        for date in dates(sentence.text):
            after = sentence.text[date.end : date.end + 6]
            field = (
                "term.start"
                if re.match(r"(?:\([^()]*\))?(?:から|より|を始期)", after)
                else "term.end"
                if re.match(r"(?:\([^()]*\))?(?:まで|迄|を終期|をもって終了)", after)
                else None
            )
            if field:
                yield context.fact(field, date.value, sentence, *clip(sentence, date.start, date.end), confidence=0.85)


def acceptance_period(context: Context) -> Iterator[Fact]:
    """acceptance.period: how long the inspection may take."""
    for sentence in context.ruled("inspection"):
        for length in durations(sentence.text):
            if (
                re.match(r"(?:間)?(?:以内|の間|を経過|が経過)", sentence.text[length.end :])
                and re.search(r"検査|検収|確認|通知|合格", sentence.text)
                and not re.search(r"適合しない|不適合|瑕疵|請求|責任", sentence.text)
            ):
                yield context.fact(
                    "acceptance.period", length.value, sentence, *clip(sentence, length.start, length.end)
                )


def nonconformity_period(context: Context) -> Iterator[Fact]:
    """nonconformity.period: how long a defect can be brought forward."""
    for sentence in context.ruled("nonconformity"):
        for length in durations(sentence.text):
            before = sentence.text[max(0, length.start - 40) : length.start]
            if re.match(
                r"(?:間)?(?:以内|の間|を経過|に限り|とする|とします|内)", sentence.text[length.end :]
            ) and re.search(r"検収|引渡|納入|完了|知った|受領|合格|期間は|から|より|後", before):
                yield context.fact(
                    "nonconformity.period", length.value, sentence, *clip(sentence, length.start, length.end)
                )


_OWNER = re.compile(
    rf"(?:知的財産権|著作権|特許権|権利|所有権)[^。]{{0,140}}?(?P<who>(?:すべて)?[{PROVIDER}{CUSTOMER}{PARTY}](?:および[^。、]{{0,12}}|または[^。、]{{0,20}})?)(?:に(?:単独で)?(?:帰属|留保|属)|が(?:保有|有する|単独で保有)|に移転)"
)


def rights_owner(context: Context) -> Iterator[Fact]:
    """ip.owner: to whom the rights in results and works belong, in contracts."""
    if not is_contract(context):
        return
    for sentence in context.ruled("intellectual_property"):
        if found := _OWNER.search(sentence.text):
            start, end = max(found.start(), found.end() - 60), found.end()
            yield context.fact("ip.owner", printed(sentence, *found.span("who")), sentence, start, end, confidence=0.7)


def noncompete_period(context: Context) -> Iterator[Fact]:
    """noncompete.period: how long competing is forbidden."""
    for sentence in context.ruled("noncompete"):
        for length in durations(sentence.text):
            if re.match(r"(?:間)?(?:は|を経過|、|の間|に限り)", sentence.text[length.end :]):
                yield context.fact(
                    "noncompete.period", length.value, sentence, *clip(sentence, length.start, length.end)
                )


def _without_demand(sentence: Sentence) -> re.Match[str] | None:
    return re.search(
        r"(?:なんら|何ら)?の?(?:催告|通知|予告)[^。、]{0,16}(?:せず|要せず|なく|なし|要しない)", sentence.text
    )


def antisocial_notice(context: Context) -> Iterator[Fact]:
    """notice.period.antisocial: that the contract ends without a demand, in contracts."""
    if not is_contract(context):
        return
    for sentence in context.sentences("antisocial_forces"):
        if "解除" in sentence.text and (found := _without_demand(sentence)):
            yield context.fact(
                "notice.period.antisocial",
                printed(sentence, *found.span()),
                sentence,
                *clip(sentence, *found.span()),
                confidence=0.8,
            )
