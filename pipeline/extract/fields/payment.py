"""When, how and at whose cost is paid."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.agreement import is_contract
from pipeline.extract.fields.context import Context, clip, delegation, printed
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

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


_CLOSING = re.compile(r"(?:毎月|当月|各月)の?(?P<day>末日|月末|[0-9一二三十]{1,3}日)(?:を|に|で|限り)?[^。、]{0,16}?締")
_PAYDAY = re.compile(
    r"(?P<day>(?:翌々?月|当月|同月)の?(?:末日|月末|[0-9一二三十]{1,3}日))(?:(?:まで|に|限り)[^。]{0,40}(?:支払|振込)|払)"
)


def closing_and_payday(context: Context) -> Iterator[Fact]:
    """payment.closing (毎月末日) and payment.due (翌月末日) of contracts."""
    patterns = [("payment.closing", _CLOSING)] + ([("payment.due", _PAYDAY)] if is_contract(context) else [])
    for sentence in context.ruled("fees"):
        for field, pattern in patterns:
            if found := pattern.search(sentence.text):
                yield context.fact(
                    field,
                    printed(sentence, *found.span("day")),
                    sentence,
                    *clip(sentence, *found.span("day")),
                    confidence=0.8,
                )
