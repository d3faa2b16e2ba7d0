"""By what day is paid: fee.due, and payment.due where it is the price of what was done or delivered."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, delegation, printed
from pipeline.extract.fields.words import FEE, PAY, flat
from pipeline.extract.reader import Sentence
from pipeline.ontology import CUSTOMER, PROVIDER
from pipeline.types.clause import Fact

_N = r"[0-9一二三四五六七八九十]{1,3}"
_WEEKDAY = r"(?:毎週|翌週|翌々週|次の週|その週|隔週)の?[月火水木金土日]曜日?"
# 毎月の振替日, 各返済日, 更新の日: a day by the name of what is done on it.
_NAMED_DAY = r"(?:(?:更新|引落|引き落とし|振替|返済|掛込|払込|納付|納入|応当|引渡|検収|完工|入居|出発|給料|給与|利用開始)の?日|[一-龥みけ]の日)"
_DAY = rf"(?:毎月|翌々?月|当月|同月|前月|前の月|次の月|各月|月)の?(?:{_N}日|末日|月末|末|初日|第{_N}営業日)|{_N}日目?|末日|月末|初日|前日|翌日|当日|営業日|{_WEEKDAY}|{_NAMED_DAY}"
_ON = r"(?:(?!ときは|場合)[^。])"
_COLLECT = r"(?:差し?引い|受け?取り|いただき|申し受け|徴収)"
# 保証金を預け, 証拠金を差し入れ, カードに課金する: paid too.
_PAID = rf"(?:{PAY}|課金|[金円分]を、?[^、。]{{0,14}}(?:預け|預託|差し?入れ|寄託)|(?:保証金|敷金|証拠金|預託金|予約金)の?(?:預け?入|預託|差し?入れ)|預け?入れの)"
_DUES = (
    re.compile(
        rf"(?P<when>[^、。はを]{{0,40}}?(?:(?:日目?|月末|末|期日|期限|(?<!以)前|初日|時|間|月|際)(?:\([^()]*\))?(?:まで|以内|のうち|限り)|日の間|{_N}日間|(?:開始|着手|引渡し?|締結|納品|入居|入所|出発|受講|開店|始める|始まる)まで))(?:(?<=限り)で?+|に)、?+(?!発生|到達|生じ|満期)(?={_ON}{{0,70}}?{_PAID})"
    ),
    re.compile(
        rf"(?P<when>[^、。はを]{{0,24}}(?:{_DAY})(?:\([^()]*\))?)に、?(?!始ま|開始|ある|おけ|至|[^。]{{0,20}}締|区切|[0-9一二]回)(?={_ON}{{0,50}}?{_PAID})"
    ),
    re.compile(
        rf"(?P<when>[^、。はを]{{0,30}}(?:(?:の|た|る)(?:時|際|とき)|(?<!以)前|(?:契約|締結|申込|着手|入会|登録|予約|購入|注文|納品|納入|引渡|検収|完了|入居|更新|来店|来場|受付|退会|退去|開始)(?:時|の際)|(?<!の)ごと|の都度|るたび|たたび|その都度))(?:に|、)(?!発生|適用)(?=(?!は){_ON}{{0,40}}?(?:{_PAID}|前払|前納|先払))"
    ),
    re.compile(
        rf"(?P<when>[^、。はを]{{0,50}}(?:定める|定めた|指定する|指定の|所定の)(?:期日|期限|日)(?:\([^()]*\))?)に(?={_ON}{{0,50}}?(?:{PAY}|回収|請求))"
    ),
    re.compile(rf"(?P<when>[^、。はを]{{1,24}}に先立(?:ち|って))(?=[^。]{{0,30}}?(?:{_PAID}|前払|前納|先払))"),
    re.compile(rf"(?P<when>[^、。はを]{{1,20}}と同時に)(?=[^。]{{0,40}}?(?:{_PAID}|{_COLLECT}))"),
    re.compile(
        r"(?P<when>[^、。はを]{0,30}(?:日|末日|月末))を、?(?:お?(?:支払|払込|弁済|返済|納付|納入|振込|振替|引落)いの?|お?(?:支払|払込|払込み|弁済|返済|納付|納入|振込|振替|引落)の?)?(?:期限|期日|支払日|振替日|引落日|返済日|納期限)と"
    ),
    re.compile(
        rf"(?P<when>(?:翌々?月|当月|同月)の?(?:末日?|月末|{_N}日))の?(?:払い?|(?:お?振込|口座振替|引き?落とし?)(?:で|に|と))"
    ),
    re.compile(r"(?P<when>[^、。はを]{0,30}支払(?:期日|期限))(?=(?:に|まで|に従)[^。]{0,30}支払)"),
    re.compile(
        r"(?P<when>(?:お?支払|お?引き?落(?:とし|し)|払込|納付)(?:の|み)?(?:(?:期日|期限|日|時期)?は、?|(?:期日|期限|時期):)[^。、]{2,40}(?:日|末日|月末|定め|期日|とおり|まで|以内|前払))"
    ),
    re.compile(rf"(?P<when>[^、。はを]{{0,30}}(?:日|月)から{_N}(?:営業)?日以内)の(?=[^。、]{{0,6}}{PAY})"),
    re.compile(rf"{FEE}[^。、]{{0,10}}は、(?P<when>[^。、]{{0,30}}(?:前払|先払|後払|前納|一括払|月払|年払)い?)"),
)
_PAYS = re.compile(rf"{_PAID}|回収|{_COLLECT}|前払|前納|先払|後払")
# No payment that is due: 支払わないときは, 支払った会員は, 支払を怠ったとき.
_MERELY = re.compile(
    r"^(?!な(?:ければ|くては)(?:な|いけ))[^。、]{0,6}?(?:(?:ない|なかっ|ず|ません)(?!ければ|ばなら)|た(?:とき|場合|後|時|者|方|会員)|を?怠|が遅|を[^、。]{0,10}(?:遅らせ|遅れ|怠)|とき|際|ている|でき(?:ない|な)|済|の(?:明細|記録|状況|予定|実績|有無|案内|通知)|に関する|に係る)"
)
_NO_DUE = re.compile(
    r"^(?:指定|所定の|定められた)?(?:支払)?(?:期日|期限)$|過去|(?:直前|次|翌)の?営業日$|^その日$|^以前$|^事前$|^その月$|^退会|退会(?:希望)?月|(?<!の)とき$|(?:この|その|解除の|違反の)とき$|^支払の?日$|^(?:ご?請求|求め|通知)の?日$|[0-9]か月前$|^その前(?!月)"
)
# 4か月前までに予告し、…を支払う: the day is that of another act.
_OTHER_ACT = re.compile(
    r"^(?:に|、)*[^、。]{0,40}(?:予告|通知|申出|申入|連絡|届出|申請)(?:し|して|を行い|のうえ|した上で|したうえで)?(?:、|$)|^(?:に|、)*[^、。]{0,40}(?:申し出|届け出|知らせ)(?:て|た(?:上|うえ)で)?(?:、|$)"
    r"|^(?:に|、)*[^、。]{1,40}(?:とき|場合)(?:に限り|に限って|は|に|には)、"
)
# 10日までに請求書を発行する; 毎年3月1日までに届け出たもの; 15日以内に精算して、明細を送る: the day of what is not paying.
_NOT_PAYING = re.compile(
    rf"^(?:まで)?に?届け?出た|^(?:(?!{PAY})[^。])*?(?:請求書を[^。]{{0,30}}?(?:発行|送|交付|渡[しす]|届け|提出|作成)|明細書?を|発行(?:し、|する(?:ものと.{{2,3}})?。?$|します。?$))|^[^。]*?精算して?、[^。]*明細"
)
# 許諾料は翌月25日までに、保守料は毎年3月末日までに支払う: a day for each.
_PARALLEL = re.compile(r"に?、[^、。はを]{2,24}は(?!、)|に[^、。はを]{1,20}を、(?=[^、。]{1,30}に)")
# 請求書にある期日を過ぎても支払のないとき: where the day stands is told all the same.
_ON_PAPER = re.compile(r"(?:請求書|注文書|発注書|申込書|見積書|明細書|料金表)[^、。]{0,16}(?:期日|期限|日)")
# お届けの4日前にカードから引き落とし、後払いの方は到着から14日の間に支払う
_PAID_THEN = re.compile(rf"(?:に|で)?、?[^、。]{{0,40}}?(?:{_PAYS.pattern})[^、。がの]{{0,6}}、")
_ENTRY = re.compile(r"[①-⑳\n]")
_PROVIDER_PAYS = re.compile(
    rf"{PROVIDER}(?:は|が(?!、?[^。、]{{0,8}}(?:指定|定め|承[諾認]|認め|発行|請求|提供|送付|協議)))[^。]*?(?:{_PAYS.pattern})"
)
EARNED = re.compile(r"保険金|売上|払い?出")
# 当社は、売上から手数料を差し引いた額を翌々月末に払う: a day of payment, but of no fee.
_PAID_OUT = re.compile(
    rf"{PROVIDER}(?:は|が|から|より)[^。]*(?:売上|報酬|手数料|代金|対価|収益|紹介料|分配金|支援金|奨励金|謝礼)[^。]*?(?:支払|払[ういっえ]|振込|送金|入金)"
)
_NO_PRICE = re.compile(r"保険|給付|補償|返戻|見舞|配当")
GIVEN_BACK = re.compile(r"返金|返還|払戻|返す|返し|戻す|戻し|返さ")
# 本件事故の示談金として…を支払う: what a settlement fixes is paid like a price.
SETTLEMENT = re.compile(r"示談|和解|解決金|支払義務(?:が|の)ある|分割(?:して|で)|月賦")
ELSEWHERE = re.compile(
    r"(?:次|前|本|下記|以下|各|第[0-9]+)(?:の?[条項号]|の?とおり|に?定め)[^、。]{0,8}$|は、?(?:次|以下|下記)$|場合[:は]"
)


def due(context: Context, sentence: Sentence, *, contract: bool) -> Iterator[Fact]:
    """The days by which the sentence says that is paid; contract: whether two sides sign it, who then both may pay."""
    text = flat(sentence.text)
    if (GIVEN_BACK.search(text) and not re.search(r"前払|後払", text)) or not _PAYS.search(text):
        return
    if not (
        {"fees", "late_charge", "deposit"} & context.about(sentence)
        or re.search(rf"{FEE}|掛金", text)
        or SETTLEMENT.search(text)
        or _ON_PAPER.search(text)
    ):
        return
    received = _received(text, contract=contract)
    if received and (_PAID_OUT.search(text) is None or _NO_PRICE.search(text)):
        return
    places = [
        place
        for pattern in _DUES
        for place in pattern.finditer(text)
        if not (
            _NO_DUE.search(re.sub(r"(?:まで|以内)$", "", place["when"]))
            or ELSEWHERE.search(re.sub(r"\([^()]*\)", "", place["when"]))
            or _NOT_PAYING.match(text[place.end("when") :])
            or (_OTHER_ACT.match(text[place.end("when") :]) and not _asked(text, *place.span("when")))
        )
    ]
    # The last place of each entry: 毎月末日までに検査した分を、翌月末日までに支払う.
    told: set[int] = set()
    later = len(text)
    for place in sorted(places, key=lambda one: one.end("when"), reverse=True):
        start, end = place.span("when")
        pays = _PAYS.search(text, end) or _PAYS.search(text, start)
        entry = len(_ENTRY.findall(text, 0, start))
        named, asked = _ON_PAPER.search(text, start, end), _asked(text, start, end)
        if (
            pays is None
            or (entry in told and not (_PARALLEL.match(text, end) or _PAID_THEN.match(text, end, later)))
            or (
                _HANDED_IN.match(pays.group())
                and not (_OF_MONEY.search(text) or (asked and "を" not in text[end : pays.start()]))
            )
            or (_MERELY.match(text[pays.end() :]) and not named and not asked)
        ):
            continue
        told.add(entry)
        later = start
        if _ATTRIBUTE.match(text, start) and (owned := _OBJECT.search(text[:start])):
            start = owned.start()
        where = delegation(text[start:end])
        monthly = contract and re.search("月|締(?!結)", text[start:end]) and _settled(sentence)
        for field in (*(() if received else ("fee.due",)), *(("payment.due",) if monthly or received else ())):
            words = re.sub(r"まで$", "", printed(sentence, start, end))
            span = _to_payment(sentence, start, max(end, pays.end()))
            yield context.fact(field, words, sentence, *span, confidence=0.65, delegated_to=where)


def _received(text: str, *, contract: bool) -> bool:
    """Whether the provider is the one who pays: the customer's earnings, what insures him."""
    if contract:
        return "保険金" in text
    if EARNED.search(text) and not re.search(rf"{CUSTOMER}[はが]", text):
        return True
    return bool(_PROVIDER_PAYS.search(text)) and not re.search(rf"{CUSTOMER}[はが]|引落|請求|決済|支払を", text)


# 求めてから10日以内に預入れのないときは、停止する: the day is told with what follows where it is not kept.
_ON_DEMAND = re.compile(r"(?:請求|求め|案内|連絡)[^、。]{0,12}(?:から|より|後)[^、。]{0,10}(?:以内|まで|内)$")


def _asked(text: str, start: int, end: int) -> bool:
    """Whether something is paid so long after it is asked for; not a last warning before the contract ends."""
    return bool(_ON_DEMAND.search(text, start, end)) and not re.search(r"催告|督促|解除|解約|期限の利益", text)


# 代わりの品を10日以内に納める: no money.
_HANDED_IN = re.compile(r"納[めい入]")
_OF_MONEY = re.compile(rf"{FEE}|[金円税額]|残り|月分|振替|引落|払|口座|カード")
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
_ATTRIBUTE = re.compile(r"[^のに、。]{1,8}[るたうくすむぶぬつ](?:日|月|時|際)")


def _to_payment(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The span from the day to the end of the part that says that it is paid."""
    stop = re.compile(r"[、。]|$").search(sentence.text, end)
    end = stop.end() if stop and stop.end() - end <= 14 else end
    left = sentence.text.rfind("、", 0, max(start - 1, 0)) + 1
    start = left if end - start < 30 and end - left <= 60 else start
    return (start, end) if end - start <= 76 else (start, start + 76)
