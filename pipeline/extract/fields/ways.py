"""The way in which is paid: fee.method."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, delegation, printed
from pipeline.extract.fields.dues import EARNED, ELSEWHERE, GIVEN_BACK, SETTLEMENT
from pipeline.extract.fields.tables import stands_in_table
from pipeline.extract.fields.words import FEE, PAY, flat
from pipeline.extract.reader import Sentence
from pipeline.types.clause import Fact

_MEANS = (
    r"(?:銀行振込|口座振替|クレジットカード|デビットカード|カード払|コンビニ|現金|口座引落|引落(?![す日]|し(?:ま|た|て|の?でき))|振込|電子マネー|代金引換|代引|控除する方法|請求書払|口座(?:に|へ)振込|電子記録債権|約束手形|手形|小切手|郵便振替"
    r"|キャリア決済|合算(?!し)|決済代行|プリペイド|ギフト(?:券|コード)|商品券|旅行券|精算機|アプリストア|ICカード|QRコード|月謝袋|指定(?:する|の|した)(?!返)[^。、]{0,8}方法|所定の(?:支払)?方法|定める(?:支払)?方法|以外の方法)"
)
_BY = r"(?:により|によって|にて|(?<!ま)で(?!き)|に従い|に従って|による|をもって|を通じて|を介して|を用いて|のいずれか|とする|とします|のうち|の方法|に限)"
_HOWS = (
    re.compile(rf"(?P<how>[^、。はを]{{0,24}}{_MEANS}[^。]{{0,30}}?){_BY}[^。]{{0,40}}(?:{PAY}|徴収|請求|行)"),
    re.compile(rf"{FEE}[^、。]{{0,12}}は、(?P<how>[^、。]{{0,24}}(?:指定|所定|定め)[^、。]{{0,8}}方法)により"),
    re.compile(rf"(?P<how>[^、。はを]{{0,24}}{_MEANS}[^、。]{{0,8}}(?:に|へ)(?:課金|請求))"),
    re.compile(
        r"(?P<how>[^、。はを]{0,24}(?:(?:残高|ポイント|預り金|保証金)から、?[^。、]{0,8}|(?:代金|売上金?|報酬|賃金|給与|精算金)(?:から|より)、?[^。、を]{0,6})(?:差し?引(?!いた)|引き?落(?!とした)|控除(?!した|後)|天引)(?:く|き|いて|とす|とし|する|し|され)?(?:て?、?(?:決済|精算|支払))?)"
    ),
    re.compile(
        r"(?P<how>[^、。はを]{0,8}(?:[0-9一二三四五六七八九十]+回(?:の|に分けた)?(?:月賦|均等分割|均等|分割)(?:払い?)?|(?:毎月|月々)の?(?:均等)?(?:分割|月賦)(?:払い?)?|月賦(?:払い?)?|分割払い?|一括払い?))(?:により|によって|で|にて)、?[^。、]{0,10}(?:支払(?!総額)|払[ういっえ]|納め|返済|弁済)(?![^。、]{0,6}(?:場合|とき|者|方))"
    ),
    re.compile(
        r"(?P<how>[^、。はを]{2,30}(?:との?|に対し(?:て)?)(?:対当額で)?相殺(?:する方法)?)により、?[^。]{0,16}(?:支払|決済|精算)"
    ),
    re.compile(
        r"(?P<how>(?:お?支払|決済|納入|納付)の?(?:方法|手段)[^。]{0,20}?は、?[^。]{2,60}?)(?:とする|とします|です|となり|となる|のみ|のいずれか|による|によります|に従|に限|のとおり|とおり|ものと|から選)"
    ),
    re.compile(
        rf"(?P<how>[^、。はを]{{0,24}}{_MEANS}(?:決済|払い?|等)?)(?:を|も|が|の中から)(?:選|利用でき|ご利用|利用いただけ|使え|お使い|用い)"
    ),
    re.compile(
        r"(?P<how>[^、。はを]{0,30}(?:口座|カード)(?:\([^()]*\))?(?:へ|に|宛に?|から)[^。、]{0,24}(?:振込(?:んで(?:支払う?)?|[むみ])?|送金|払込[むみん]?|入金|送る|送り|引落|振替))"
    ),
    re.compile(rf"お?支払(?:方法|手段):(?P<how>[^。\n]{{0,30}}{_MEANS}[^。\n]{{0,30}})"),
    re.compile(
        rf"お?支払は、?(?P<how>[^。]{{0,30}}{_MEANS}[^。]{{0,30}}?)(?:による|により|とする|とします|となり|です|に限)"
    ),
)
_HINT = re.compile(rf"{_MEANS}|方法|手段|口座|残高|ポイント|預り金|保証金|カード|月賦|分割|一括|相殺|差し?引|控除|天引")
_CHARGED = re.compile(r"手数料は、?[^。]*(?:差し?引く|差し?引き|差し?引い|控除)")
_NOT_TAKEN = re.compile(
    r"[^。]{0,12}?(?:受け?付け?(?:な|ません)|でき(?:な|ません)|使えな|使えません|お使いいただけ|認めな)"
)


def way(context: Context, sentence: Sentence) -> Iterator[Fact]:
    """By what the sentence says that is paid, as printed."""
    text = flat(sentence.text)
    if not _HINT.search(text):
        return
    if (
        (re.search(r"通知する|賠償", text) and not SETTLEMENT.search(text))
        or GIVEN_BACK.search(text)
        or (EARNED.search(text[: text.find("。") + 1]) and not _CHARGED.search(text))
    ):
        return
    found = next((found for pattern in _HOWS if (found := pattern.search(text))), None)
    if found is None or _NOT_TAKEN.match(text[found.end() :]) or ELSEWHERE.search(found["how"]):
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
