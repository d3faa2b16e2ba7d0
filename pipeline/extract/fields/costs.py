"""At whose cost is paid: who bears the charge of the bank."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, printed
from pipeline.extract.fields.words import TO_BEAR, flat
from pipeline.extract.reader import Sentence
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact

_TRANSFER = r"(?:振込|送金|決済|払込|払い?出|出金|引き?出|入金|両替|支払|返金|払戻|引落|振替|口座|代引|代金引換)"
_WHO = rf"(?P<who>[{PROVIDER}{CUSTOMER}{PARTY}])"
_BEARER = re.compile(
    rf"(?P<what>{_TRANSFER}[^。、]{{0,16}}?(?:手数料|費用|実費))[^。]{{0,50}}?{_WHO}(?:が|の|に(?=[^、。]{{0,6}}(?:負担|持))|にて|において|側)?(?!は|に|へ)[^。、]{{0,8}}{TO_BEAR}"
    rf"|{_WHO.replace('who', 'bearer')}(?:が|は)、?[^。]{{0,40}}?(?P<cost>{_TRANSFER}(?:(?!から|額)[^。、]){{0,16}}?(?:手数料|費用|実費))を(?!差し?引|控除)[^。、]{{0,8}}(?!差し?引|控除){TO_BEAR}"
    rf"|{_WHO.replace('who', 'side')}の費用(?:負担)?(?:で|により|をもって|において)、?[^。]{{0,24}}(?:口座|振込|送金)"
    rf"|{_WHO.replace('who', 'own')}(?:は|が)、?[^。、]{{0,10}}(?:自己|自ら|自身)の費用(?:負担)?(?:で|により|をもって|において)、?[^。]{{0,30}}(?:口座|振込|送金)"
    rf"|(?P<expense>{_TRANSFER}[^。、]{{0,16}}?(?:手数料|費用|実費))は、?(?P<named>(?:当該|その)[一-龥ァ-ヶー]{{1,8}}|[一-龥ァ-ヶー]{{1,8}}[者人主側方店]|[^、。はが]{{0,4}}(?:支払|振込|送金)[^、。はが]{{0,5}}(?:側|者|方|当事者))(?:の負担|が、?(?:これを)?(?:負担|負う|負い|持つ|持ち))"
    rf"|(?P<paid>{_TRANSFER}(?:(?!から|額)[^。、]){{0,16}}?(?:手数料|費用|実費))(?:は|を|について(?:は)?)、?(?:[^。、]{{0,16}}|[^。、]{{0,16}}円[^。、]{{0,6}}、[^。、]{{0,10}}から)(?P<cut>差し?引(?:く|き|いた)?|控除)"
    rf"|(?P<yours>{_TRANSFER}[^。、]{{0,16}}?(?:手数料|費用|実費))[^。、が]{{0,12}}?(?P<asked>ご負担(?:ください|下さい|いただき(?:ます)?|いただく|願い))"
)
# 会員は、手数料を差し引いて払う; 手数料を差し引いて当社に入金する: not taken from what the customer gets.
_TAKES = re.compile(rf"{CUSTOMER}は|{PROVIDER}(?:に|へ)")
# 会員にご負担いただく必要はありません, 会員が負担することはない: who is named is just not the one.
_NOT = re.compile(
    r"(?:する|いただ[くかき]|して|[しすさせわうつくた])*(?:の?必要[はが](?:な|ありませ)|こと[はが](?:な|ありませ|ございませ|でき(?:な|ませ|ず))|を要[しさ](?:な|ませ)|[はが]?(?:ありませ|な[いく])|ません|ず|[かき](?:な[いく]|ません|ず))"
)


def transfer_cost(context: Context, sentence: Sentence) -> Iterator[Fact]:
    """fee.transfer_cost_bearer: whose the charge for a transfer or another way of paying is, as printed."""
    if not re.search(r"手数料|費用|実費", sentence.text):
        return
    text = flat(sentence.text)
    found = next((one for one in _BEARER.finditer(text) if not _NOT.match(text, one.end())), None)
    if found is None:
        return
    what = next((found[name] for name in ("what", "cost", "expense", "paid", "yours") if found[name]), "")
    if re.search(r"返送|返却に|運送|弁護士", what):
        return
    name = next((name for name in ("who", "bearer", "side", "own", "named") if found[name]), None)
    who = printed(sentence, *found.span(name)) if name else _customer(context, sentence)
    if who is None or (found["cut"] and _TAKES.search(text)):
        return
    yield context.fact(
        "fee.transfer_cost_bearer",
        who,
        sentence,
        *clip(sentence, *found.span()),
        confidence=0.8,
        qualifier=_of_refund(sentence.text, found, what),
    )


def _customer(context: Context, sentence: Sentence) -> str | None:
    """The customer, as printed in the sentence or first in the document: whose is what the charge is taken from."""
    for one in (sentence, *context.reading.sentences()):
        if (at := one.text.find(CUSTOMER)) >= 0:
            return printed(one, at, at + 1)
    return None


def _of_refund(text: str, found: re.Match[str], what: str) -> str | None:
    return (
        "返金時" if re.search(r"返金|返還|払戻|返す", text[max(0, found.start() - 20) : found.start()] + what) else None
    )
