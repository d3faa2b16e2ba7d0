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
    rf"|{_WHO.replace('who', 'bearer')}(?:が|は)、?[^。]{{0,40}}?(?P<cost>{_TRANSFER}(?:(?!から|額)[^。、]){{0,16}}?(?:手数料|費用|実費))を[^。、]{{0,8}}(?!差し?引|控除){TO_BEAR}"
    rf"|{_WHO.replace('who', 'side')}の費用(?:負担)?(?:で|により|をもって|において)、?[^。]{{0,24}}(?:口座|振込|送金)"
    rf"|{_WHO.replace('who', 'own')}(?:は|が)、?[^。、]{{0,10}}(?:自己|自ら|自身)の費用(?:負担)?(?:で|により|をもって|において)、?[^。]{{0,30}}(?:口座|振込|送金)"
    rf"|(?P<expense>{_TRANSFER}[^。、]{{0,16}}?(?:手数料|費用|実費))は、?(?P<named>(?:当該|その)[一-龥ァ-ヶー]{{1,8}}|[一-龥ァ-ヶー]{{1,8}}[者人主側方店]|[^、。はが]{{0,4}}(?:支払|振込|送金)[^、。はが]{{0,5}}(?:側|者|方|当事者))(?:の負担|が、?(?:これを)?(?:負担|負う|負い|持つ|持ち))"
    rf"|(?P<paid>{_TRANSFER}(?:(?!から|額)[^。、]){{0,16}}?(?:手数料|費用|実費))(?:は|を|について(?:は)?)、?(?:[^。、]{{0,16}}|[^。、]{{0,16}}円[^。、]{{0,6}}、[^。、]{{0,10}}から)(?P<cut>差し?引(?:く|き|いた)?|控除)"
    rf"|(?P<yours>{_TRANSFER}[^。、]{{0,16}}?(?:手数料|費用|実費))[^。、が]{{0,12}}?(?P<asked>ご負担(?:ください|下さい|いただき(?:ます)?|いただく|願い))"
)


def transfer_cost(context: Context, sentence: Sentence) -> Iterator[Fact]:
    """fee.transfer_cost_bearer: whose the charge for a transfer or another way of paying is, as printed."""
    found = _BEARER.search(flat(sentence.text)) if re.search(r"手数料|費用|実費", sentence.text) else None
    if found is None:
        return
    what = found["what"] or found["cost"] or found["expense"] or found["paid"] or found["yours"] or ""
    if re.search(r"返送|返却に|運送|弁護士", what):
        return
    who = next(name for name in ("who", "bearer", "side", "own", "named", "cut", "asked") if found[name])
    yield context.fact(
        "fee.transfer_cost_bearer",
        printed(sentence, *found.span(who)),
        sentence,
        *clip(sentence, *found.span()),
        confidence=0.8,
        qualifier=_of_refund(sentence.text, found, what),
    )


def _of_refund(text: str, found: re.Match[str], what: str) -> str | None:
    return (
        "返金時" if re.search(r"返金|返還|払戻|返す", text[max(0, found.start() - 20) : found.start()] + what) else None
    )
