"""Whether the contract goes on by itself when its term is over, and for how long."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, before, clip, condition, heading, printed
from pipeline.extract.fields.term import is_initial, renews, stated_period
from pipeline.extract.reader import Sentence
from pipeline.extract.values import Found, durations
from pipeline.ontology import PROVIDER
from pipeline.types.clause import Fact

_RENEWS = legal.RENEW
_SILENT = r"(?:ない|なければ|なかった|なく|ません(?:でした)?|(?<=[れわらさたせ])ず|ぬ)"
_BY_ITSELF = r"(?:自動|ひとりでに|おのずから|当然に|そのまま)"
_SAME = re.compile(rf"同(?:一|様|じ)?(?:の)?(?:条件|内容|期間|契約|長さ|値段|料金|趣旨)[^。]{{0,40}}?(?:{_RENEWS})")
_AUTO = re.compile(
    rf"{_BY_ITSELF}(?:的)?(?:に)?[^。、]{{0,24}}?(?:{_RENEWS})|{_SAME.pattern}"
    rf"|(?:{legal.TELL}|異議|意思|手続|拒絶|拒否|旨|終了|書面|文書)[^。]{{0,24}}?{_SILENT}(?:とき|場合|限り|まま|かぎり|、|に)[^。]{{0,110}}?(?:{_RENEWS})"
    rf"|(?:やめ|止め|解約し|終わらせ|退会し)(?:ない|なけれ)[^。]{{0,80}}?(?:{_RENEWS})"
    rf"|(?:{_RENEWS})(?:した|された|する|を申込んだ)?もの?とみな|(?:さらに|以後)[^。]{{0,20}}(?:年|か月)間?(?:ずつ)?(?:{_RENEWS}|有効)"
)
# 書面による申出がないときは、更に1年間有効とし: the contract, not 第5条の規定は or 終了後; not 有効とすることができる.
_STAYS = re.compile(
    rf"(?:{legal.TELL}|異議|意思|拒絶|拒否|旨|書面|文書)[^。]{{0,24}}?{_SILENT}(?:とき|場合|限り|かぎり)[^。]{{0,110}}?{legal.STAYS}(?![^。、]{{0,12}}(?:でき|ない|ません))"
)
_NOT_THE_CONTRACT = re.compile(
    r"(?:義務|責任|規定|定め|[条項](?:の効力)?|保証|見積|許可|資格)(?:は|も|について)|終了(?:した|の|する)?(?:後|場合|とき|以後)"
)
_NOT_AUTO = re.compile(
    rf"{_BY_ITSELF}(?:的)?(?:に|では|には)?(?:は)?[^。、]{{0,8}}?(?:{_RENEWS})[^。、]{{0,14}}?(?:ない(?!場合|とき|旨|こと|意|限り)|ません|せず)"
    r"|契約は、?(?:更新|延長)(?:しない|しません|されない|されません)(?:もの|。|$)"
    r"|(?:更新|延長|継続)(?:は|を)(?:行わない|行いません|しない(?:もの|。)|いたしません|しません)|自動更新(?:は|を)?[^。]{0,8}(?:しない(?!場合|とき|旨|こと|意|限り)|ありません|行わ|いたしません|されません|されない)"
)
_MAY = re.compile(r"(?:更新|延長)(?:を|する|し|の)?[^。、]{0,10}(?:でき|申し込|請求)")
_AFTERWARDS = re.compile(r"(?:更新|延長)(?:後|された|した場合)の?[^。、]{0,12}期間は")
_LAPSES = re.compile(
    rf"(?:申出|申入れ?|手続|通知|希望|届|更新)[^。、]{{0,16}}?{_SILENT}(?:とき|場合|限り)?[^。]{{0,40}}?(?:満了|終わり|終了|満ち)[^。]{{0,20}}?(?:終了|終わ|失効|効力を失)"
)
_DENIED = re.compile(r"(?:を)?[しさ](?:れ)?(?:ない|ません)|[^。、]{0,14}?(?:ない|ません|ず)(?!とき|場合|限り)")
_NO_CONTRACT = re.compile(
    r"情報|プログラム|ソフトウェアの|データ|ホームページ|保険責任|パスワード|アカウントの更新|機器の更新|手伝|違反|状態|遅延|支障"
)
_CONTRACT = re.compile(r"契約|期間|満了|有効|更新日|会員|購読|パス|プラン")


def renewal(context: Context) -> Iterator[Fact]:
    """renewal.auto and renewal.term; false where the text only knows a renewal that somebody has to bring about."""
    told = list(_told(context))
    yield from told
    if not any(fact.field == "renewal.auto" for fact in told):
        yield from _on_request(context)


_BROUGHT = re.compile(
    r"(?:任意|協議|合意|申込|手続|希望|書面|請求|申請|申出)[^。]{0,40}?更新(?:を|の|する|し|契約)[^。]{0,24}?(?:でき|なければ|必要|もの|締結|申込|手続)"
    r"|更新(?:を希望|する(?:に|場合|とき)|しようとする)[^。]{0,60}?(?:申込|手続|申請|合意|協議|届出|締結|支払)"
    r"|更新(?:する|を行う)?(?:こと)?(?:が)?でき"
    r"|継続(?:しようとする|を希望する|したい)[^。]{0,80}?(?:申込|手続|申請|届出)"
)
# 期間満了後の更新は、…により甲が判断する; 更新の有無は、満了の1か月前に協議して決める
_DECIDED = re.compile(
    r"(?:契約|任期|期間|満了|雇用)[^。]{0,16}?(?:更新|延長)(?:する)?(?:の有無|の可否|か(?:どうか|否か)|の要否)?(?:は|について(?:は)?|に関して(?:は)?|を)、?[^。]{0,60}?(?:判断|決定|決める|決めます|決し|協議(?:し|の上|のうえ|により)|審査)"
)
# 労働契約を更新することがある: whoever decides about it, it does not come by itself.
_POSSIBLE = re.compile(
    r"(?:契約|任期|任用|雇用期間)[^。、]{0,16}?(?:更新|延長)(?:する|を行う|をする|される)(?:こと|場合)[がも](?:ある|あります|あり得|ありう)"
)


def _on_request(context: Context) -> Iterator[Fact]:
    for sentence in context.sentences("renewal", "term"):
        possible = _POSSIBLE.search(sentence.text) or _DECIDED.search(sentence.text)
        found = possible or _BROUGHT.search(sentence.text)
        if (
            found is None
            or _NO_CONTRACT.search(sentence.text)
            or not _CONTRACT.search(sentence.text + heading(sentence))
        ):
            continue
        decided = possible is None and re.search(rf"{PROVIDER}(?:は|が)[^。]{{0,60}}(?:更新|延長)", sentence.text)
        if decided or re.search(_BY_ITSELF, found.group()):
            continue
        yield context.fact("renewal.auto", False, sentence, *clip(sentence, *found.span()), confidence=0.6)
        return


def _told(context: Context) -> Iterator[Fact]:
    for sentence in context.sentences():
        text = sentence.text
        stays = None if _NOT_THE_CONTRACT.search(text) else _STAYS.search(text)
        if not (stays or re.search(_RENEWS, text) or _LAPSES.search(text)) or (
            _NO_CONTRACT.search(text) and "契約" not in text
        ):
            continue
        typed = bool(context.about(sentence) & {"renewal", "term"})
        if not typed and not (_CONTRACT.search(text) or _CONTRACT.search(heading(sentence))):
            continue
        denied = _NOT_AUTO.search(text) or (_LAPSES.search(text) if typed or "更新" in before(sentence) else None)
        if _MAY.search(text) and not denied and not _AUTO.search(text):
            yield from _renewal_terms(context, sentence)
        elif _AFTERWARDS.search(text) and not _AUTO.search(text):
            yield from _renewal_terms(context, sentence)
        found = denied or stays
        if not found and re.search(_RENEWS, text):
            found = next((one for one in _AUTO.finditer(text) if not _DENIED.match(text, one.end())), None)
        if found is None or not _of_the_term(sentence, found.group(), typed):
            continue
        span = clip(sentence, *found.span())
        yield context.fact(
            "renewal.auto", denied is None, sentence, *span, condition=condition(sentence, found.start())
        )
        if denied is None:
            yield from _renewal_terms(context, sentence)


def _of_the_term(sentence: Sentence, found: str, typed: bool) -> bool:
    """続く and 継続 are said of much else than contracts; 更新 and 延長 hardly."""
    if typed or re.search(r"更新|延長", found):
        return True
    return bool(re.search(r"契約|期間", sentence.text + heading(sentence)))


def _renewal_terms(context: Context, sentence: Sentence) -> Iterator[Fact]:
    lengths = [
        length for length in durations(sentence.text) if not re.match(r"(?:以上)?前|以内", sentence.text[length.end :])
    ]
    renewing = [length for length in lengths if renews(sentence.text, length)]
    same = _SAME.search(sentence.text)
    if not renewing and same:
        renewing = [
            length for length in lengths if length.end <= same.start() and stated_period(sentence.text[: length.start])
        ]
    for length in renewing[:1]:
        yield context.fact("renewal.term", length.value, sentence, *clip(sentence, length.start, length.end))
    if not renewing and (words := _IN_WORDS.search(sentence.text)):
        span = words.span("words" if words["words"] else "day")
        yield context.fact("renewal.term", printed(sentence, *span), sentence, *clip(sentence, *span), confidence=0.6)
    if not renewing and same and re.search(r"期間|長さ", same.group()):
        yield from _as_long_again(context, sentence, same)


# 1回につき1年以内で延長することができる; 次の決算日まで更新される
_IN_WORDS = re.compile(
    rf"(?P<words>1回(?:につき|あたり|ごとに)、?[^、。]{{2,14}}?(?:以内|まで|を限度))(?:で|と|に|の)?[^。]{{0,24}}(?:{_RENEWS})"
    rf"|(?P<day>(?:次の|次回の|更新後の|新しい|翌)[^、。はを]{{1,30}}(?:日|末|時|月)まで)(?:の間)?、?[^、。]{{0,10}}?(?:{_RENEWS})"
)


def _as_long_again(context: Context, sentence: Sentence, same: re.Match[str]) -> Iterator[Fact]:
    """同じ期間更新される: as long as the term that was told just before."""
    told = before(sentence)
    told += sentence.text[: same.start()]
    first: Found | None = next((length for length in durations(told) if is_initial(told, length)), None)
    if first is not None:
        yield context.fact("renewal.term", first.value, sentence, *clip(sentence, *same.span()), confidence=0.7)
