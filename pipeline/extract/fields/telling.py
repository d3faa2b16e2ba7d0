"""The means by which something is told: 電子メールで通知する, 入口に掲げる."""

import re

from pipeline.extract.fields.context import Context, printed
from pipeline.extract.reader import Sentence
from pipeline.ontology import CUSTOMER, PROVIDER
from pipeline.types.clause import Fact, Value

MEANS = re.compile(
    r"ホームページ|Webサイト|Webページ|サイト|ウェブ|ページ|電子メール|メール|書面|文書|郵便|郵送|はがき|葉書|手紙|画面|アプリ|掲示|掲載|掲示板|店頭|施設内|館内|構内|園内|入口|玄関|帳場|フロント|受付|窓口|ロビー"
    r"|ファクシミリ|FAX|SNS|SMS|LINE|サービス上|プッシュ通知|インターネット|マイページ|管理画面|官報|電子公告|会報|広報|おたより|お便り|連絡帳|電話|内容証明|口頭|通信手段|通知機能|チャット|メッセージ|お知らせ|欄|アドレス|宛先|端末"
    r"|(?:定める|示す|規定する|所定の|適切な|適当な)方法"
)
_BY = r"(?:により|によって|によ?る(?=通知|周知|告知)|にて|(?<!ま)で(?!き|は)|をもって|を用いて|を通じて|を使って|を介して)"
_AT = r"(?:上|内)?(?:に|へ|宛てに|宛に|あてに|あてて)"
_SAY = r"(?:通知|(?<![明表提掲])示(?=[しす])|周知|公表|告知|公示|公告|行(?:う|い|わ)|なさ(?=れ)|お?知らせ|連絡|案内|伝え|掲示|掲載|掲げ|表示|明示|載せ|貼|張り?出|送付|送信|配信|お?送[りるっら]|発信|発送|投函|お?届け)"
_PUT = r"(?:掲示|掲載|掲げ|表示|明示|公表|載せ|貼り?出|貼[りっる]|張り?出|送付|送信|配信|お?送[りるっら]|発信|発送|投函|お?届け|投稿)"
_ENDS = r"(?:する|し(?!た時)|いた|ます|いま|いも|うも|うこ|れる|れま|も|さ|る|なけれ|、|。|および|または|た|て|$)"
_TOLD_BY = re.compile(rf"(?:{_BY}|(?:により|によって|にて|をもって|を通じて)、)[^。、]{{0,24}}?{_SAY}{_ENDS}")
_PUT_AT = re.compile(rf"(?<!まで){_AT}(?!対し)[^。、]{{0,12}}?{_PUT}{_ENDS}")
_BY_MEANS = re.compile(
    r"(?:への?(?:掲示|掲載|送信|送付|通知|投稿)|の?(?:送信|郵送|掲示|掲載))[^。、]{0,4}(?:とします|とする(?:。|$))|(?:への|での|による)?(?:掲示|掲載|公表|送信|表示|告知)[^。、]{0,6}をもって[^。、]{0,16}代え|によります|による(?:。|もの|$)"
    r"|によ(?:って|り)(?:これを)?(?:する|します|するもの)(?:。|と|$)|によらな(?:ければ|くては)"
    r"|(?:(?<=メール)|(?<=書面)|(?<=文書)|(?<=はがき)|(?<=手紙))を(?:送[るっら]|発[すし]|郵送|交付|差し出)[^。、]{0,3}"
)
# メールで送付された場合は、送信の時: what holds where it was done so.
_IF_SO = re.compile(r"[^、。]{0,4}(?:場合|とき)(?:は|に)")
# 電子公告をすることができない場合は、官報に掲載する: what cannot be used then is no means.
_CASE = re.compile(r"でき(?:ない|なかった|ません)(?:場合|とき)に?は、")
_HEAD = re.compile(
    r"場合(?:に)?は、?|ときは、?|は、?|[がを]、|(?:まで|以内)に、?|日前から、?|かつ、?|(?<!事)前に、?|、(?=事前に|あらかじめ)|とき、|間をおいて、?"
)


def means_of_telling(sentence: Sentence) -> tuple[int, int, int] | None:
    """Where the means of telling begin and end, and where the words that say so end; None where none are named."""
    text, best = sentence.text, None
    for told in (told for pattern in (_TOLD_BY, _PUT_AT, _BY_MEANS) for told in pattern.finditer(text)):
        if _IF_SO.match(text, told.end()):
            continue
        means = [found for found in MEANS.finditer(text, 0, told.start()) if told.end() - found.start() <= 76]
        case = max((found.end() for found in _CASE.finditer(text, 0, told.start())), default=0)
        means = [found for found in means if found.start() >= case] or means
        if not means:
            continue
        heads = [found.end() for found in _HEAD.finditer(text, 0, means[0].start())]
        start = max([0, *(end for end in heads if end <= means[0].start())])
        if best is None or told.end() > best[2]:
            best = max(start, told.end() - 78), told.start(), told.end()
    return best


_SEVERAL = re.compile(r"、|または|又は|もしくは|若しくは|および|及び|ならびに|並びに")
# 別表の窓口に宛てた電子メール, 改める箇所を示して電子メール, 書面を簡易書留郵便
_LED_IN = re.compile(
    rf"^(?:かつ|.*(?:に(?:宛|あ)てた|(?:示|記載|明記|付|表示)して|を添えて|を定めて|に対して(?:は)?|については))(?=.*(?:{MEANS.pattern}))"
    r"|^[0-9]+(?:日|週間|か月|年)(?:以上)?前(?:までに|から)"
    r"|^.*を(?=[一-龥ァ-ヶーA-Za-z]{0,10}(?:メール|書面|文書|郵便|郵送|画面|サイト|ページ|ファクシミリ|FAX|アプリ|SMS|店頭|窓口))"
)
_NO_MEANS = re.compile(
    r"(?:[0-9]日?前|まで|日)(?:から|に)?$|^(?:かつ|事前に|あらかじめ)$|[しえけ]て$|旨$|文言$|内容$|日$|は$|とし$|を$|に加えて?$"
)


def as_list(context: Context, field: str, sentence: Sentence, found: tuple[int, int, int]) -> Fact:
    """The fact of the means, one by one where there are several."""
    start, core_end, end = found
    core = printed(sentence, start, core_end)
    parts = [part for one in _SEVERAL.split(core) if (part := _LED_IN.sub("", one.strip()))]
    named = [part for part in parts if MEANS.search(part) or not _NO_MEANS.search(part)] or parts
    named = [re.sub(r"(?<=[うくすつぬむるげ])こと$|(?<=[一-龥ァ-ヶー])で$", "", part) for part in named]
    value: Value = named if len(named) > 1 else named[0] if named else core
    return context.fact(field, value, sentence, start, end, confidence=0.65)


def only_customer(text: str) -> bool:
    """Whether the customer alone has to say something: 会員は、1か月以内に届け出る."""
    subject = re.match(rf"[^。、]{{0,16}}{CUSTOMER}は", text)
    return bool(subject) and (
        PROVIDER not in text or bool(re.search(rf"{PROVIDER}(?:に|へ|宛|あて|まで|所定|が?指定)", text))
    )
