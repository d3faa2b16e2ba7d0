"""Facts that contracts between businesses add: kind, date, amount, inspection, nonconformity, rights, competition."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, printed
from pipeline.extract.reader import COVER, Sentence
from pipeline.extract.values import dates, durations, money
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_TITLED = (
    ("秘密保持契約", re.compile(r"秘密保持|機密保持|守秘|NDA")),
    ("賃貸借契約", re.compile(r"賃貸借|転貸借|駐車場契約")),
    ("雇用契約", re.compile(r"雇用契約|労働契約|労働条件")),
    ("派遣契約", re.compile(r"派遣")),
    ("請負契約", re.compile(r"請負|工事")),
    ("業務委託契約", re.compile(r"業務委託|委任契約|準委任|委託契約|保守契約|顧問契約")),
    ("売買契約", re.compile(r"売買|販売契約|取引基本契約|購入契約")),
    ("使用許諾契約", re.compile(r"使用許諾|ライセンス契約|利用許諾")),
)
_CONTRACT = re.compile(r"契約書?(?:\(|$)|覚書|合意書")


def _is_contract(context: Context) -> bool:
    parties = context.reading.parties.found
    return bool(_CONTRACT.search(re.sub(r"\s", "", context.reading.document.title))) or any(
        party.term in "甲乙" for party in parties
    )


def contract_kind(context: Context) -> Iterator[Fact]:
    """The kind of contract the title names."""
    title = re.sub(r"\s", "", context.reading.document.title)
    if not _is_contract(context) or not title:
        return
    opening = [one for one in context.reading.sentences() if one.node.unit.kind in (*COVER, Kind.PREAMBLE)]
    for sentence in sorted(opening, key=lambda one: one.node.unit.kind is not Kind.PREAMBLE):
        for kind, pattern in _TITLED:
            if pattern.search(title) and (
                found := re.search(rf"(?:{pattern.pattern})[^。、]{{0,12}}契約(?:書)?", sentence.text)
                or pattern.search(sentence.text)
            ):
                yield context.fact("contract.kind", kind, sentence, *clip(sentence, *found.span()), confidence=0.8)
                return


def contract_date(context: Context) -> Iterator[Fact]:
    """The day beside the signatures, or the one the text calls 締結日."""
    if not _is_contract(context):
        return
    for sentence in context.reading.sentences():
        signed = sentence.node.unit.kind is Kind.CLOSING
        for date in dates(sentence.text):
            near = sentence.text[max(0, date.start - 10) : date.start] + sentence.text[date.end : date.end + 8]
            if (signed and not re.search(r"施行|改定|改訂|制定|法律", near)) or re.search(
                r"締結|契約日|契約締結日", near
            ):
                yield context.fact(
                    "contract.date", date.value, sentence, *clip(sentence, date.start, date.end), confidence=0.75
                )


def contract_amount(context: Context) -> Iterator[Fact]:
    """The sum the whole contract is about."""
    if not _is_contract(context):
        return
    for sentence in context.sentences("fees"):
        for sum_ in money(sentence.text):
            if re.search(
                r"(?:契約金額|委託料|請負代金|代金|報酬|対価|売買代金|賃料|総額)[^。、]{0,24}(?:は|を|として|金)、?[^。、]{0,16}$",
                sentence.text[: sum_.start],
            ):
                if not re.match(r"未満|を?超え|以上|以下", sentence.text[sum_.end :]):
                    yield context.fact(
                        "contract.amount", sum_.value, sentence, *clip(sentence, sum_.start, sum_.end), confidence=0.7
                    )


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


_CLOSING = re.compile(r"(?:毎月|当月|各月)の?(?P<day>末日|月末|[0-9一二三十]{1,3}日)(?:を|に|で|限り)?[^。、]{0,16}?締")
_PAYDAY = re.compile(
    r"(?P<day>(?:翌々?月|当月|同月)の?(?:末日|月末|[0-9一二三十]{1,3}日))(?:(?:まで|に|限り)[^。]{0,40}(?:支払|振込)|払)"
)


def closing_and_payday(context: Context) -> Iterator[Fact]:
    """payment.closing (毎月末日) and payment.due (翌月末日) of contracts."""
    patterns = [("payment.closing", _CLOSING)] + ([("payment.due", _PAYDAY)] if _is_contract(context) else [])
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


_OWNER = re.compile(
    rf"(?:知的財産権|著作権|特許権|権利|所有権)[^。]{{0,140}}?(?P<who>(?:すべて)?[{PROVIDER}{CUSTOMER}{PARTY}](?:および[^。、]{{0,12}}|または[^。、]{{0,20}})?)(?:に(?:単独で)?(?:帰属|留保|属)|が(?:保有|有する|単独で保有)|に移転)"
)


def rights_owner(context: Context) -> Iterator[Fact]:
    """ip.owner: to whom the rights in results and works belong, in contracts."""
    if not _is_contract(context):
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
    if not _is_contract(context):
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
