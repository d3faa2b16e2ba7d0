"""When and how is paid, and from when on."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.agreement import is_contract
from pipeline.extract.fields.context import Context, clip, delegation, printed
from pipeline.extract.fields.costs import transfer_cost
from pipeline.extract.fields.tables import stands_in_table
from pipeline.extract.fields.words import FEE, PAY, flat
from pipeline.extract.reader import Sentence
from pipeline.ontology import CUSTOMER, PROVIDER
from pipeline.types.clause import Fact

_ABOUT = re.compile(rf"課金|支払|{FEE}|{PAY}")
_NOT_A_PRICE = re.compile(r"損害金|利息|賠償|違約金|解約|申出|通知するもの|遅れ|遅延")
_GIVEN_BACK = re.compile(r"返金|返還|払戻|返す|返し|戻す|戻し|返さ")
_PRICED = re.compile(rf"課金|起算|{FEE}")
_BEGINS = re.compile(r"から|より|以降|起算日|開始日|発生日|発生時期|最初|初回")
_STARTS = (
    re.compile(
        r"(?P<when>(?:[^、。はが]|(?<=また)は|(?<=もしく)は){0,40}(?<!暦の)(?:日目?|月|初日|1日|時|時点)(?:\([^()]*\))?(?:から|より(?!前|後|も)))(?![^。、]{0,6}[0-9一二三四五六七八九十]+(?:年|か月|日)間)[^。、]{0,20}(?:発生|課金|起算|請求|開始|始[まめ]|かか|いただ|生[じず]|適用)"
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
# 引上げ後の会費は、次の更新の日から適用する; 11日目からの会費は生じない: no day from which the fee runs.
_NEW_PRICE = re.compile(
    r"(?:引き?上げ|引き?下げ|値上げ|値下げ|改定)(?:後|した)?の|(?:新たな|新しい)料金(?!プランの料金)|(?:値上げ|値下げ|引き?上げ|引き?下げ|改定)は"
)
_NOT_CHARGED = re.compile(r"(?:生じ|発生し|かから|いただ[きか]|課金し)(?:ない|ません|ず)")
_N = r"[0-9一二三四五六七八九十]{1,3}"
_DAY = rf"(?:毎月|翌々?月|当月|同月|前月|前の月|次の月|各月|月)の?(?:{_N}日|末日|月末|末|初日|第{_N}営業日)|{_N}日|末日|月末|初日|前日|翌日|当日|営業日"
_ON = r"(?:(?!ときは|場合)[^。])"
_COLLECT = r"(?:差し?引い|受け?取り|いただき|申し受け|徴収)"
_DUES = (
    re.compile(
        rf"(?P<when>[^、。はを]{{0,40}}?(?:日|月末|末|期日|期限|(?<!以)前|初日|時|間|月|際)(?:\([^()]*\))?(?:まで|以内|のうち|限り))(?:(?<=限り)で?+|に)、?+(?!発生|到達|生じ|満期)(?={_ON}{{0,70}}?{PAY})"
    ),
    re.compile(
        rf"(?P<when>[^、。はを]{{0,24}}(?:{_DAY})(?:\([^()]*\))?)に、?(?!始ま|開始|[^。]{{0,20}}締|[0-9一二]回)(?={_ON}{{0,50}}?{PAY})"
    ),
    re.compile(
        rf"(?P<when>[^、。はを]{{0,30}}(?:(?:の|た|る)(?:時|際|とき)|(?<!以)前|(?:契約|締結|申込|着手|入会|登録|予約|購入|注文|納品|納入|引渡|検収|完了|入居|更新|来店|来場|受付)(?:時|の際)|ごと))(?:に|、)(?=(?!は){_ON}{{0,40}}?(?:{PAY}|課金|前払|前納|先払))"
    ),
    re.compile(
        rf"(?P<when>[^、。はを]{{0,50}}(?:定める|定めた|指定する|指定の|所定の)(?:期日|期限|日)(?:\([^()]*\))?)に(?={_ON}{{0,50}}?(?:{PAY}|回収|請求))"
    ),
    re.compile(rf"(?P<when>[^、。はを]{{1,20}}と同時に)(?=[^。]{{0,24}}?(?:{PAY}|{_COLLECT}))"),
    re.compile(r"(?P<when>[^、。はを]{0,30}(?:日|末日|月末))を(?:支払|弁済)?(?:期限|期日|支払日)と"),
    re.compile(rf"(?P<when>(?:翌々?月|当月|同月)の?(?:末日?|月末|{_N}日))の?払い?"),
    re.compile(r"(?P<when>[^、。はを]{0,30}支払(?:期日|期限))(?=(?:に|まで|に従)[^。]{0,30}支払)"),
    re.compile(
        r"(?P<when>お?支払(?:の)?(?:(?:期日|期限|日|時期)?は、?|(?:期日|期限|時期):)[^。、]{2,40}(?:日|末日|月末|定め|期日|とおり|まで|以内|前払))"
    ),
    re.compile(rf"(?P<when>[^、。はを]{{0,30}}(?:日|月)から{_N}(?:営業)?日以内)の(?=[^。、]{{0,6}}{PAY})"),
    re.compile(rf"{FEE}[^。、]{{0,10}}は、(?P<when>[^。、]{{0,30}}(?:前払|先払|後払|前納|一括払|月払|年払)い?)"),
)
_PAYS = re.compile(rf"{PAY}|回収|課金|{_COLLECT}|前払|前納|先払|後払")
# No payment that is due: 支払わないときは, 支払った会員は, 支払を怠ったとき.
_MERELY = re.compile(
    r"^[^。、]{0,6}?(?:(?:ない|なかっ|ず|ません)(?!ければ|ばなら)|た(?:とき|場合|後|時|者|方|会員)|を?怠|が遅|を[^、。]{0,10}(?:遅らせ|遅れ|怠)|とき|際|ている|でき(?:ない|な)|済)"
)
_NO_DUE = re.compile(
    r"^(?:指定|所定の|定められた)?(?:支払)?(?:期日|期限)$|過去|(?:直前|次|翌)の?営業日$|^その日$|^以前$|^事前$|^その月$|退会|とき$|[0-9]か月前$|^その前(?!月)"
)
# 4か月前までに予告し、…を支払う: the day is that of another act.
_OTHER_ACT = re.compile(
    r"^(?:に|、)*[^、。]{0,40}(?:予告|通知|申出|申入|連絡|届出|申請)(?:し|して|を行い|のうえ|した上で|したうえで)?(?:、|$)|^(?:に|、)*[^、。]{0,40}(?:申し出|届け出|知らせ)(?:て|た(?:上|うえ)で)?(?:、|$)"
    r"|^(?:に|、)*[^、。]{1,40}(?:とき|場合)(?:に限り|に限って|は|に|には)、"
)
# 許諾料は翌月25日までに、保守料は毎年3月末日までに支払う: a day for each.
_PARALLEL = re.compile(r"に?、[^、。はを]{2,24}は(?!、)|に[^、。はを]{1,20}を、(?=[^、。]{1,20}に)")
# 注文書に記載されている支払期日に支払われないとき: where the day stands is told all the same.
_ON_PAPER = re.compile(r"(?:請求書|注文書|発注書|申込書|見積書|明細書|料金表)[^、。]{0,16}(?:期日|期限|日)")
_ENTRY = re.compile(r"[①-⑳\n]")
_PROVIDER_PAYS = rf"{PROVIDER}(?:は|が(?!、?[^、。]{{0,8}}(?:指定|定め|承[諾認]|認め|発行|請求|提供|送付|協議)))"
_EARNED = re.compile(r"保険金|売上|払い?出")
_MEANS = (
    r"(?:銀行振込|口座振替|クレジットカード|デビットカード|カード払|コンビニ|現金|口座引落|引落(?![す日]|し(?:ま|た|て))|振込|電子マネー|代金引換|代引|控除する方法|請求書払|口座(?:に|へ)振込|電子記録債権|約束手形|手形|小切手|郵便振替"
    r"|キャリア決済|合算(?!し)|決済代行|プリペイド|ギフト(?:券|コード)|商品券|旅行券|精算機|アプリストア|ICカード|QRコード|月謝袋|指定(?:する|の|した)(?!返)[^。、]{0,8}方法|所定の(?:支払)?方法|定める(?:支払)?方法|以外の方法)"
)
_BY = r"(?:により|によって|にて|(?<!ま)で(?!き)|に従い|に従って|による|をもって|を通じて|を介して|を用いて|のいずれか|とする|とします|のうち|の方法|に限)"
_HOWS = (
    re.compile(rf"(?P<how>[^、。はを]{{0,24}}{_MEANS}[^。]{{0,30}}?){_BY}[^。]{{0,40}}(?:{PAY}|徴収|請求|行)"),
    re.compile(rf"{FEE}[^、。]{{0,12}}は、(?P<how>[^、。]{{0,24}}(?:指定|所定|定め)[^、。]{{0,8}}方法)により"),
    re.compile(rf"(?P<how>[^、。はを]{{0,24}}{_MEANS}[^、。]{{0,8}}(?:に|へ)(?:課金|請求))"),
    re.compile(r"(?P<how>[^、。はを]{0,24}(?:残高|ポイント|預り金|保証金)から、?[^、。]{0,8}(?:差し?引|引き?落|控除))"),
    re.compile(
        r"(?P<how>(?:お?支払|決済|納入|納付)の?(?:方法|手段)[^。]{0,20}?は、?[^。]{2,60}?)(?:とする|とします|です|となり|となる|のみ|のいずれか|による|によります|に従|に限|のとおり|とおり|ものと|から選)"
    ),
    re.compile(
        rf"(?P<how>[^、。はを]{{0,24}}{_MEANS}(?:決済|払い?|等)?)(?:を|も|が|の中から)(?:選|利用でき|ご利用|利用いただけ|使え|お使い|用い)"
    ),
    re.compile(
        r"(?P<how>[^、。はを]{0,30}口座(?:\([^()]*\))?(?:へ|に|宛に?|から)[^。、]{0,14}(?:振込[むみん]?|送金|払込[むみん]?|入金|送る|送り|引落|振替))"
    ),
    re.compile(rf"お?支払(?:方法|手段):(?P<how>[^。\n]{{0,30}}{_MEANS}[^。\n]{{0,30}})"),
    re.compile(
        rf"お?支払は、?(?P<how>[^。]{{0,30}}{_MEANS}[^。]{{0,30}}?)(?:による|により|とする|とします|となり|です|に限)"
    ),
)
_HINT = re.compile(rf"{_MEANS}|方法|手段|口座|残高|ポイント|預り金|保証金")
_ELSEWHERE = re.compile(
    r"(?:次|前|本|下記|以下|各|第[0-9]+)(?:の?[条項号]|の?とおり|に?定め)[^、。]{0,8}$|は、?(?:次|以下|下記)$|場合[:は]"
)
_NOT_TAKEN = re.compile(
    r"[^。]{0,12}?(?:受け?付け?(?:な|ません)|でき(?:な|ません)|使えな|使えません|お使いいただけ|認めな)"
)
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
        fees = {"fees", "late_charge", "refund", "term", "application", "trial"} & context.about(sentence)
        if fees or re.search(rf"課金|支払|{FEE}", text + sentence.node.article.caption):
            yield from _start(context, sentence)
            if not _NOT_A_PRICE.search(text):
                yield from _due(context, sentence, contract=contract)
                yield from _how(context, sentence)
        yield from transfer_cost(context, sentence)


def _start(context: Context, sentence: Sentence) -> Iterator[Fact]:
    text = flat(sentence.text)
    if re.search(r"損害金|利息|%|パーセント|変更後|遡|不足|足りな|過払|以内|翌日から(?:起算して)?支払|遅れ|遅延", text):
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


def _due(context: Context, sentence: Sentence, *, contract: bool) -> Iterator[Fact]:
    text = flat(sentence.text)
    if (_GIVEN_BACK.search(text) and not re.search(r"前払|後払", text)) or (
        _EARNED.search(text) and not re.search(rf"{CUSTOMER}[はが]", text)
    ):
        return
    if not _PAYS.search(text):
        return
    if not ({"fees", "late_charge"} & context.about(sentence) or re.search(FEE, text) or _ON_PAPER.search(text)):
        return
    if re.search(_PROVIDER_PAYS, text) and not re.search(rf"{CUSTOMER}[はが]|引落|請求|決済|支払を", text):
        return
    places = [
        place
        for pattern in _DUES
        for place in pattern.finditer(text)
        if not (
            _NO_DUE.search(re.sub(r"(?:まで|以内)$", "", place["when"]))
            or _ELSEWHERE.search(re.sub(r"\([^()]*\)", "", place["when"]))
            or _OTHER_ACT.match(text[place.end("when") :])
        )
    ]
    # The last place of each entry: 毎月末日までに検査した分を、翌月末日までに支払う.
    told: set[int] = set()
    for place in sorted(places, key=lambda one: one.end("when"), reverse=True):
        start, end = place.span("when")
        pays = _PAYS.search(text, end) or _PAYS.search(text, start)
        entry = len(_ENTRY.findall(text, 0, start))
        named = _ON_PAPER.search(text, start, end)
        if (
            (entry in told and not _PARALLEL.match(text, end))
            or pays is None
            or (_MERELY.match(text[pays.end() :]) and not named)
        ):
            continue
        told.add(entry)
        start -= len(_OBJECT.search(text[:start]).group()) if _ATTRIBUTE.match(text, start) else 0  # type: ignore[union-attr]
        where = delegation(text[start:end])
        monthly = contract and re.search("月|締(?!結)", text[start:end]) and _settled(sentence)
        for field in ("fee.due", *(("payment.due",) if monthly else ())):
            words = re.sub(r"まで$", "", printed(sentence, start, end))
            span = _to_payment(sentence, start, max(end, pays.end()))
            yield context.fact(field, words, sentence, *span, confidence=0.65, delegated_to=where)


# A rent and dues are paid without a bill, unless one is spoken of: 毎月末日で締め、請求書の届いた月の翌月末日までに支払う.
_RENT = re.compile(r"賃料|家賃|地代|賃借料|共益費|管理費|会費|使用料|利用料|月謝|授業料|受講料|保険料|掛金")
_SETTLED = re.compile(r"締(?!結)|〆|請求書|検収|検査|合格|単位期間|作業|報告書|納[入品]")


def _settled(sentence: Sentence) -> bool:
    """Whether what is paid is the price of what is done or delivered."""
    said = sentence.node.sentences
    up_to_here = "".join(one.text for one in said[: said.index(sentence) + 1])
    return not _RENT.search(up_to_here) or bool(_SETTLED.search(up_to_here))


# 受講を始める日の前日までに: the object of what happens on the day belongs to the day.
_OBJECT = re.compile(r"(?:[^、。はがを]{1,24}を)?$")
_ATTRIBUTE = re.compile(r"[^のに、。]{1,8}[るたうくすむぶぬつ](?:日|月|時)")


def _to_payment(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The span from the day to the end of the part that says that it is paid."""
    stop = re.compile(r"[、。]|$").search(sentence.text, end)
    end = stop.end() if stop and stop.end() - end <= 14 else end
    left = sentence.text.rfind("、", 0, max(start - 1, 0)) + 1
    start = left if end - start < 30 and end - left <= 60 else start
    return (start, end) if end - start <= 76 else (start, start + 76)


def _how(context: Context, sentence: Sentence) -> Iterator[Fact]:
    text = flat(sentence.text)
    if not _HINT.search(text):
        return
    if re.search(r"通知する|賠償", text) or _GIVEN_BACK.search(text) or _EARNED.search(text[: text.find("。") + 1]):
        return
    found = next((found for pattern in _HOWS if (found := pattern.search(text))), None)
    if found is None or _NOT_TAKEN.match(text[found.end() :]) or _ELSEWHERE.search(found["how"]):
        return
    start, end = found.span("how")
    if stands_in_table(sentence.block, sentence.original_span(start, end)[0]):
        return
    head = re.match(r".*(?:まで|以内|時|際|日)に、?", text[start:end])
    start += head.end() if head and head.end() < end - start else 0
    yield context.fact(
        "fee.method",
        printed(sentence, start, end),
        sentence,
        start,
        min(max(found.end(), end), start + 76),
        confidence=0.65,
        delegated_to=delegation(text[start:end]),
    )
