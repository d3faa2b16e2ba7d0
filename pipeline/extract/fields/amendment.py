"""Changing the terms, telling each other, coming to a contract."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip, condition, printed
from pipeline.extract.reader import Sentence
from pipeline.ontology import CUSTOMER, PARTY, PROVIDER
from pipeline.types.clause import Fact, Value

_TERMS = r"(?:規約|約款|会則|規程|規則|契約|条件|条項|ポリシー|変更|改定|改訂)"
_DEEMED = re.compile(
    r"(?:継続|利用した|利用する|利用を続け|続けた|以[後降]に[^。]{0,20}した|異議を(?:申|述|唱)|異議の申|期間内|手続を行わ|経過した|到来|使用した|申出|解約しな|退会しな)[^。]{0,80}(?:同意|承諾|承認|合意)[^。]{0,12}(?:もの|こと)?と?(?:みな|する|します|し、)"
    r"|(?:変更|改定|改訂|追加)[^。]{0,60}(?:同意|承諾|承認)(?:が)?(?:した|あった)(?:もの|こと)?と?(?:みな|する|します|し、|。)"
    r"|(?:解約|退会|異議)(?:され|し|が)?(?:ない|なかった)場合[^。]{0,40}(?:適用され|変更後|新しい)"
)
_EXPLICIT = re.compile(
    rf"{CUSTOMER}の?(?:個別の|事前の|書面による)*(?:同意|承諾|合意)を(?:得た|得て|得る(?!ことなく|ことを要し|必要は)|取得(?!することなく|せず)|要する|いただ)"
    r"|(?:承諾|同意|合意)を得て[^。]{0,40}(?:変更|改定|追加)"
    r"|(?:変更|修正|改定)[^。]{0,30}(?:書面(?:による|での)?合意|双方の合意|両者の合意|合意した(?:書面|場合))"
    r"|(?:書面|書面による合意|署名[^。]{0,20}|合意)によ(?:って|り|る)?の?(?:み|らな)[^。]{0,14}(?:変更|修正|改定)"
    r"|協議(?:の上|のうえ|し)[^。]{0,20}(?:書面)?[^。]{0,10}(?:変更|改定)する"
)
_NONE = re.compile(
    rf"(?:{CUSTOMER}の)?(?:事前の|個別の)*(?:承諾|同意|了承|承認|合意)(?:を得る|を得|を要する|を要|する)?(?:なし|なく|ことなく|ず|せず|さず|ないで|得ないで|ずに)[^。]{{0,60}}(?:変更|改定|改訂|改正|追加|修正)"
)
_MEANS = r"(?:ホームページ|Webサイト|Webページ|サイト|ウェブ|ページ|電子メール|メール|書面|郵便|郵送|画面|アプリ|掲示|掲載|店頭|施設内|館内|ファクシミリ|FAX|SNS|LINE|サービス上|プッシュ通知|インターネット|マイページ|管理画面|官報|電話|内容証明|口頭|通信手段|(?:定める|示す|規定する|所定の)方法)"
_TOLD = re.compile(
    r"(?:により|によって|によ?る(?=通知|周知)|にて|(?<!ま)で|をもって|を用いて|に(?=掲載|掲示|表示|公表))[^。、]{0,24}?(?:通知|周知|公表|告知|公示|行(?:う|い|わ)|知らせ|連絡|掲示|掲載|表示|お?送)(?:する|し(?!た時)|いた|ます|いま|いも|うも|うこ|れる|れま|も|さ|、|。|および|または|$)"
)
_HEAD = re.compile(
    r"場合(?:に)?は、?|ときは、?|は、?|[がを]、|(?:まで|以内)に、?|(?<!事)前に、?|、(?=事前に|あらかじめ)|とき、"
)


def amendment_consent(context: Context) -> Iterator[Fact]:
    """deemed where going on is agreeing, explicit where the customer has to agree, none where his consent is not asked."""
    for sentence in context.sentences("amendment", "notice"):
        if ("amendment" not in context.about(sentence) and not re.search(r"規約|約款", sentence.text)) or not re.search(
            _TERMS, sentence.text
        ):
            continue
        if re.search(r"料金(?:体系)?の(?:変更|改定)", sentence.text) and "amendment" not in context.of(sentence)[:1]:
            continue
        for value, pattern in (("deemed", _DEEMED), ("explicit", _EXPLICIT), ("none", _NONE)):
            found = pattern.search(sentence.text)
            if found and not (
                value == "explicit" and re.search(r"(?:承諾|同意)(?:を得る)?(?:こと)?なく", found.group())
            ):
                span = clip(sentence, *found.span())
                yield context.fact(
                    "amendment.consent", value, sentence, *span, condition=condition(sentence, found.start())
                )


def amendment_method(context: Context) -> Iterator[Fact]:
    """How a change of the terms is made known, as printed."""
    for sentence in context.sentences("amendment"):
        if "amendment" not in (context.main(sentence), *context.of(sentence)):
            continue
        if "amendment" in (context.main(sentence), *context.of(sentence)[:1]) and (means := _method(sentence)):
            yield _as_list(context, "amendment.notice_method", sentence, means)
        elif found := re.search(
            r"(?:事前に|あらかじめ)?[^、。]{0,16}(?:上|内)(?:で|に|において)(?:通知|告知|掲示|掲載)等?(?:する|し)",
            sentence.text,
        ):
            yield context.fact(
                "amendment.notice_method", printed(sentence, *found.span()), sentence, *found.span(), confidence=0.6
            )


def notice_methods(context: Context) -> Iterator[Fact]:
    """How the parties tell each other something in general, and by which means a change or an end is announced."""
    for sentence in context.sentences("notice", "discontinuation", "service_change", "personal_information"):
        own = context.of(sentence)
        general = "notice" in own and "amendment" not in (context.main(sentence), *own[:1])
        special = own[:1] and own[0] in ("discontinuation", "service_change", "assignment") and "通知" in sentence.text
        if (
            (general or special)
            and not re.search(r"みな[すしさ]|効力[をが]", sentence.text)
            and (means := _method(sentence))
        ):
            yield _as_list(context, "notice.methods", sentence, means)
        elif "notice" in own and (
            found := re.search(
                r"(?:(?:届出|登録|指定|変更)(?:された|先|後の)?[^、。]{0,16}(?:住所|所在地|アドレス|連絡先|宛)|変更先|届出先)[^、。]{0,12}(?:に|へ|宛)[^。]{0,14}(?:送付|送信|発送|通知|行)",
                sentence.text,
            )
        ):
            yield context.fact(
                "notice.methods", printed(sentence, *found.span()), sentence, *found.span(), confidence=0.6
            )


def _method(sentence: Sentence) -> tuple[int, int, int] | None:
    """Where the means of telling begin and end, and where the words that say so end."""
    best = None
    for told in _TOLD.finditer(sentence.text):
        means = [
            found for found in re.finditer(_MEANS, sentence.text[: told.start()]) if told.end() - found.start() <= 76
        ]
        if not means:
            continue
        heads = [found.end() for found in _HEAD.finditer(sentence.text, 0, means[0].start())]
        start = max([0, *(end for end in heads if end <= means[0].start())])
        best = max(start, told.end() - 78), told.start(), told.end()
    return best


def _as_list(context: Context, field: str, sentence: Sentence, found: tuple[int, int, int]) -> Fact:
    start, core_end, end = found
    core = printed(sentence, start, core_end)
    parts = [
        part.strip()
        for part in re.split(r"、|または|又は|もしくは|若しくは|および|及び|ならびに", core)
        if part.strip()
    ]
    value: Value = parts if len(parts) > 1 else core
    return context.fact(field, value, sentence, start, end, confidence=0.65)


_ARRIVES = re.compile(
    r"(?:発送|送付|発信)した?(?P<posted>こと)をもって足り|(?P<when>[^、。]{0,60}?(?:(?:時点|時|とき|日|もって|経過)(?:で|に|をもって|から|より)?|こと(?:をもって|で|により)))(?:、)?[^。]{0,40}?(?:到達|到着|完了|効力(?!発生)|通知(?:が|を)?(?:された|した|行われた)|届いた)[^。、]{0,16}(?:みな|生じ|生ずる|発生|する|します)"
)


def notice_time(context: Context) -> Iterator[Fact]:
    """When a notice takes effect or counts as received."""
    for sentence in context.sentences("notice", "customer_info_change", "fees", "amendment"):
        if not re.search(r"通知|連絡|催告|掲載|掲示|メール|発送|書面", sentence.text) or "解除" in sentence.text:
            continue
        if (found := _ARRIVES.search(sentence.text)) and re.search(r"到達|到着|完了|効力|届|足り", found.group()):
            if re.search(r"(?:規約|約款|契約)[^。、]{0,12}(?:効力|発効)", found.group()):
                continue
            start, end = found.span()
            start = max(start, end - 58)
            yield context.fact(
                "notice.effective_time",
                printed(sentence, *found.span("when" if found["when"] else 0)),
                sentence,
                *clip(sentence, start, end),
                confidence=0.75,
            )


_FORMED = re.compile(
    r"(?:契約|売買)[^。、]{0,10}は、[^。]{2,90}?(?:時|時点|とき|日|もって|こと(?:で|により))(?:に|で|をもって)?[^。、]{0,6}(?:成立|締結|効力)(?:する|します|し)?|"
    rf"(?:(?P<when>[^、。]{{0,60}}(?:時|時点|とき|日|こと|もって|より|ことで|ことにより))(?:に|で|をもって|を以て|から)?(?:、)?)[^。]{{0,40}}?(?:契約|売買|入会|登録|申込)[^。、]{{0,16}}(?:成立|締結され|締結|効力|完了)(?:する|します|し|した|され)?"
    r"|[^。]{0,60}(?:時|時点|とき|日)(?:に|で)[^。]{0,20}(?:資格を取得|会員とな|効力を生)(?:する|します|り|る|じ)"
    rf"|[^、。]{{0,40}}(?:承諾|承認|受諾)(?:した|する|され)[^。]{{0,24}}(?:成立|締結)(?:する|します|され)"
    rf"|[^、。]{{0,30}}(?:承諾|承認)した(?:者|方|法人|個人|企業)"
    rf"|(?:{PROVIDER}|{PARTY})は[^。]{{0,40}}(?:申込)[^。]{{0,40}}契約[^。]{{0,14}}を締結(?:する|し|いたし)"
    r"|(?:申込|登録)(?:された|した|を行った|いただいた)時点で[^。]{0,30}(?:同意|承諾)したもの?と"
)


def application_formation(context: Context) -> Iterator[Fact]:
    """When and by what the contract comes about."""
    for sentence in context.sentences("application", "definitions", "scope", "individual_contract"):
        own = context.of(sentence)
        if not set(own) & {"application", "definitions", "scope"}:
            continue
        found = _FORMED.search(sentence.text)
        if found is None or re.search(r"解除|解約|譲渡|変更", found.group()):
            continue
        if "application" not in own and not re.search(
            r"承[諾認]した(?:者|方|法人|個人|企業)|申込(?:された|した)時点", found.group()
        ):
            continue
        if own[:1] == ("definitions",) and CUSTOMER not in sentence.text[: max(found.start(), 12)]:
            continue
        start, end = found.span()
        yield context.fact(
            "application.formation", printed(sentence, start, end), sentence, max(start, end - 76), end, confidence=0.7
        )
