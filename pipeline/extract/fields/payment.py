"""What is paid from when on, and how it is rounded; with the days, the ways and the costs of paying."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.agreement import is_contract
from pipeline.extract.fields.context import Context, clip, printed
from pipeline.extract.fields.costs import transfer_cost
from pipeline.extract.fields.dues import SETTLEMENT, due
from pipeline.extract.fields.ways import way
from pipeline.extract.fields.words import FEE, PAY, flat
from pipeline.extract.reader import Sentence
from pipeline.types.clause import Fact

_ABOUT = re.compile(rf"課金|支払|預け?入れ|{FEE}|{PAY}")
_NOT_A_PRICE = re.compile(r"損害金|利息|賠償|違約金|解約|申出|通知するもの|遅れ|遅延")
_PRICED = re.compile(rf"課金|起算|{FEE}")
_BEGINS = re.compile(r"から|より|以降|起算日|開始日|発生日|発生時期|最初|初回")
_STARTS = (
    re.compile(
        r"(?P<when>(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,40}(?<!暦の)(?:日目?|月|初日|1日|時|時点)(?:\([^()]*\))?(?:から|より(?!前|後|も)))(?![^。、]{0,6}[0-9一二三四五六七八九十]+(?:年|か月|日)間)(?:、[^。、]{2,30}まで、?)?[^。、]{0,20}(?:発生|課金|起算|請求|開始|始[まめ]|かか|いただ|生[じず]|適用)"
    ),
    re.compile(
        r"(?P<when>(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,40}(?:日|月)(?:\([^()]*\))?)を(?:起算日|課金開始日|課金の開始日)と"
    ),
    re.compile(
        rf"(?P<when>[^、。はが]{{0,40}}(?:日|時|月|時点)(?:から|より))[^。]{{0,40}}まで(?:\([^()]*\))?の[^。]{{0,24}}{FEE}[^。]{{0,10}}{PAY}"
    ),
    re.compile(
        rf"(?P<when>[^、。はが]{{0,40}}(?:日|月|月分)(?:から|より|以降))(?!、?[^、。]{{0,12}}(?:過ぎ|経過|以内|[日月年]間|始まる))、?(?:[^、。]{{0,30}}まで、?)?[^。]{{0,24}}{FEE}[^。、]{{0,12}}を[^。、]{{0,6}}(?:請求|課金|徴収|{PAY})(?![わえ]?(?:な|ず|ま))"
    ),
    re.compile(
        rf"(?P<when>[^、。はが]{{0,40}}(?:日|時|月))(?:から|より)、?[^。、]{{0,10}}{FEE}[^。、]{{0,12}}支払(?:う|の)?義務(?![^。]{{0,8}}(?:ない|ません|免))"
    ),
    re.compile(rf"(?P<when>[^、。はが]{{0,40}}月分)(?:から|より)、?[^。、]{{0,12}}(?:課金|請求|発生|{FEE})"),
    re.compile(
        rf"(?:課金|請求|{FEE})の?(?:開始日|起算日|発生日|発生時期)は、?(?P<when>[^。、]{{2,40}}?)(?:とする|とします|です|である|となり|とし)"
    ),
    re.compile(
        rf"(?P<when>[^、。はが]{{0,40}}(?:日|時|月))に、?[^。]{{0,60}}(?:最初|初回)の[^。、]{{0,10}}(?:{FEE}|請求|課金|支払|引落)"
    ),
)
# 引渡しの日から2か月は、賃料を支払わない
_FREE_FIRST = re.compile(
    rf"(?P<when>[^、。はが]{{1,30}}(?:日|時|月)(?:から|より)、?[0-9一二三四五六七八九十]+(?:年|か月|週|日)間?)(?:の間)?(?:は|の(?={FEE})|について(?:は)?|に限り)、?[^。]{{0,30}}?"
    rf"(?:{FEE}[^、。]{{0,10}}を、?(?:(?:支払わない|支払うことを要しない|徴収しない|請求しない)(?:ものと(?:する|します))?|免除(?:する|します)|支払い?ません|徴収しません|請求しません|いただきません|申し受けません)|{FEE}[^、。]{{0,10}}(?:は|が)?(?:発生し|かかり|かから|生じ)(?:ない|ません)(?:ものと(?:する|します))?)。?$"
    rf"|(?P<then>[^、。はが]{{1,30}}(?:日|時|月)(?:から|より)、?[0-9一二三四五六七八九十]+(?:年|か月|週|日)間?)(?:の間)?(?:は|に限り)、?[^。]{{0,30}}?(?:免責|フリーレント|無償)期間として"
)
# 休会の開始日から3か月間, 修理の日から6か月間: no beginning of the contract.
_NOT_BEGUN = re.compile(r"休[会止職学]|停止|修理|修補|保証|交換|点検|退会|解約|終了|満了")
# 引上げ後の会費は、次の更新の日から適用する; 11日目からの会費は生じない: no day from which the fee runs.
_NEW_PRICE = re.compile(
    r"(?:引き?上げ|引き?下げ|値上げ|値下げ|改定)(?:後|した)?の|(?:新たな|新しい)料金(?!プランの料金)|(?:値上げ|値下げ|引き?上げ|引き?下げ|改定)は"
)
_NOT_CHARGED = re.compile(r"(?:生じ|発生し|かから|いただ[きか]|課金し)(?:ない|ません|ず)")
_ROUNDS = re.compile(r"切[上捨]|切り|四捨|捨て|繰り?上")
_ROUND = re.compile(
    r"(?:[0-9一十百千]*(?:円|銭|分|単位|時間|か月|日|位|ポイント|kWh|(?:キロ|平方)?メートル|(?:キロ)?グラム|トン)[^。、]{0,4}(?:に満たな(?:い|かった)|未満)|端数|小数点)[^。]{0,40}?(?:切上げ?|切捨て?|四捨五入|捨て|繰り?上げ)"
    r"|(?:切上げ?|切捨て?|四捨五入)[^。]{0,20}(?:端数|[0-9一]+円未満)"
)


def payment(context: Context) -> Iterator[Fact]:
    """fee.billing_start, due, method, transfer_cost_bearer, rounding and payment.due: as printed."""
    contract = is_contract(context)
    for sentence in context.sentences():
        text = flat(sentence.text)
        for found in _ROUND.finditer(text) if _ROUNDS.search(text) else ():
            words = printed(sentence, *found.span())
            yield context.fact("fee.rounding", words, sentence, *found.span(), confidence=0.85)
        if not _ABOUT.search(text):
            continue
        fees = {"fees", "late_charge", "refund", "term", "application", "trial", "deposit"} & context.about(sentence)
        if fees or re.search(rf"課金|支払|掛金|{FEE}", text + sentence.node.article.caption):
            yield from _start(context, sentence)
            if not _NOT_A_PRICE.search(text) or SETTLEMENT.search(text):
                yield from due(context, sentence, contract=contract)
                yield from way(context, sentence)
        yield from transfer_cost(context, sentence)


def _start(context: Context, sentence: Sentence) -> Iterator[Fact]:
    text = flat(sentence.text)
    if re.search(r"損害金|利息|%|パーセント|変更後|遡|不足|足りな|過払|以内|翌日から(?:起算して)?支払|遅れ|遅延", text):
        return
    if (free := _FREE_FIRST.search(text)) and not _NOT_BEGUN.search(text):
        when = free.span("when" if free["when"] else "then")
        yield context.fact(
            "fee.billing_start", printed(sentence, *when), sentence, *clip(sentence, *free.span()), confidence=0.55
        )
        return
    if not _BEGINS.search(text) or not _PRICED.search(text):
        return
    found = next((found for pattern in _STARTS if (found := pattern.search(text))), None)
    if (
        found
        and not _NEW_PRICE.search(text, 0, found.end("when"))
        and not _NOT_CHARGED.search(text, found.end("when"), found.end() + 8)
    ):
        yield context.fact(
            "fee.billing_start",
            printed(sentence, *found.span("when")),
            sentence,
            *clip(sentence, *found.span()),
            confidence=0.65,
        )
