"""Changing the terms: whose consent it takes and how it is made known."""

import re
from collections.abc import Iterator

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, clip, condition, printed
from pipeline.extract.fields.telling import MEANS, as_list, means_of_telling, only_customer
from pipeline.extract.fields.words import flat
from pipeline.extract.reader import COVER, Node, Sentence
from pipeline.ontology import CUSTOMER, PARTY
from pipeline.types.clause import Fact

_CHANGE = rf"(?:{legal.CHANGE}|修正)"
_CONSENT = rf"(?:{legal.CONSENT}|合意|受け?入れ|納得)"
_TEXT = r"(?:規約|約款|会則|規程|規則|ポリシー|(?<!事業の)(?<!経営の)方針|(?:利用|契約|取引)条件|本契約|この契約|基本契約|約束ごと?|きまり|決まり|ルール|本書|覚書|しおり|条項|(?<!作業)(?<!操作)手引書?|細則)"
_CHANGES_TERMS = re.compile(
    rf"{_TEXT}[^。、]{{0,16}}?(?:を|の|が|は)[^。、]{{0,24}}?{_CHANGE}|{_CHANGE}(?:た|後の?|る)(?:この|本)?{_TEXT}|新しい{_TEXT}|{_TEXT}{_CHANGE}"
    rf"|(?:本|この)(?:契約|規約|覚書|合意)は、[^。]{{0,40}}(?:署名|書面|合意)[^。]{{0,40}}{_CHANGE}"
)
_CHANGED = re.compile(rf"{_CHANGE}|新しい")  # none of these without it, and soon looked for
_DEEMED = re.compile(
    rf"{_CONSENT}(?!を(?:取得|得る|求め|要す|もらう|いただく))(?:を)?(?:した|された|いただいた|くださった|があった|得た|なさった|たもの)?[^。、]{{0,8}}?(?:もの|こと)(?:と(?:して)?|に)(?:みな|扱|取り?扱|する|します|し、|いたし|なる|なり)"
    r"|(?:従う|応じる|受ける|守る)(?:こと)?(?:に|を)?(?:した|決めた|認めた|約した)(?:もの|こと)?と(?:みな|扱|し|する)"
    r"|異議を(?:述べ|申し?出|唱え|申し?立て)(?:ない|なかった)(?:こと(?:で|をもって|により)、?(?:足り|変更|改め)|(?:とき|場合)(?:は|に)[^。]{0,20}変更(?:され(?:る|ます|た)|の効力が(?:生じる|生ずる|生じます|発生する|発生します)))"
    rf"|{_CONSENT}とみな|変更後の[^。]{{0,14}}(?:{_TEXT})に拘束"
    r"|(?:解約|退会|異議)(?:され|し|が|を[^。、]{0,6})?(?:ない|なかった|なければ|ません)(?:場合|とき)?[^。]{0,40}(?:適用され|変更後|新しい)"
)
_EXPLICIT = re.compile(
    rf"(?:{CUSTOMER}|{PARTY}|相手方|当事者|双方|保護者|申込者)(?:全員|双方|本人|一人ひとり)?(?:の|から|による|が)(?:個別の|事前の|書面による|書面での|あらためて|明示の|別途の?|文書による|、)*{_CONSENT}を?(?:得た|得て|得る(?!ことなく|ことを要し|必要は)|得なけれ|取得(?!することなく|せず)|要する|いただ(?!か[なず])|もらっ|もらう|とっ|とる|取っ|取る|求め(?!ず|ない|ること))"
    rf"|{_CONSENT}を(?:得て|もらって|いただいて|とって|取って)[^。]{{0,40}}{_CHANGE}"
    rf"|{_CHANGE}[^。]{{0,30}}(?:書面(?:による|での)?合意|双方の合意|両者の合意|合意した(?:書面|場合))"
    rf"|(?:書面|書面による合意|署名[^。]{{0,20}}|合意|話し合い|記名押印[^。]{{0,12}})(?:によ(?:って|り|る)?|で|をもって)の?(?:み|らな|しか|なけれ)[^。]{{0,14}}{_CHANGE}"
    rf"|{_CHANGE}(?:する(?:に|とき|場合)は|るときは|るには|は)、?[^。]{{0,40}}(?:合意|書面)[^。]{{0,24}}(?:よ(?:る|り)|要する|必要|なけれ|作成|交わ|取り交わ)"
    rf"|協議(?:の上|のうえ|し)[^。]{{0,20}}(?:書面)?[^。]{{0,10}}{_CHANGE}"
    rf"|(?:あらためて|改めて|個別に|別途|再度|事前に|あらかじめ|その都度)[^。、]{{0,8}}{_CONSENT}を(?:うかが|伺|お願い|求め(?!ず|な)|いただ(?!か)|得(?!ず|な)|取得(?!せ)|もら|確認)"
    rf"|(?:記名押印|署名|捺印|書面|電子署名|合意)[^。]{{0,30}}(?:のみ|だけ|しか|限り)[^。]{{0,8}}(?:有効|効力|{_CHANGE})"
    rf"|(?:{_CONSENT})(?:が|を得)(?:なければ|ない限り|得られなければ|得られない限り)[^。]{{0,24}}{_CHANGE}"
    rf"|(?:記名押印|署名|捺印|書面|電子署名)[^。]{{0,40}}(?:限り|のみ|だけ|しか)、?[^。]{{0,12}}{_CHANGE}"
    rf"|{_CONSENT}した(?:{CUSTOMER}|{PARTY}|者|方|人|会員|もの)(?:様)?(?:に(?:対して|ついて)?)?(?:のみ|だけ|しか|限)"
)
_NONE = re.compile(
    rf"{_CONSENT}(?:の有無|の意思)?(?:を|は|が)?(?:得る|得|する|し|要する|要|とる|とら|取る|取ら|もらう|もらわ|求める|求め|いただく|いただか|受ける|受け|経る|経|待つ|待た|必要と)?(?:ことを|ことも|こと)?(?:なし|なく|ことなく|ず|せず|さず|ないで|ずに|なくとも|なくても|問わず|かかわらず|しない(?!限り))[^。]{{0,80}}{_CHANGE}"
)
_APPLIED = re.compile(
    rf"(?:変更|改定|改訂|改正)後の?[^。、]{{0,12}}{_TEXT}[^。]{{0,16}}(?:適用(?:さ|する|し|を受け)|従う|従い|効力を(?:有|生)|有効)"
)
_JOINS = re.compile(r"申込|登録|入会|加入|予約|締結|インストール|来場|入場")
_OF_HANDING = re.compile(r"地位を|譲り渡|譲渡|承継|引き継")
_NOT_OF_TERMS = re.compile(r"料金(?:体系)?の(?:変更|改定)|使用目的|利用目的の変更|名義|住所|商号|所在地|連絡先|代表者")


def amendment_consent(context: Context) -> Iterator[Fact]:
    """deemed where going on is agreeing, explicit where the customer has to agree, none where his consent is not asked."""
    yield from list(_consents(context)) or _applied(context)


def _applied(context: Context) -> Iterator[Fact]:
    """none where the text knows no consent at all: the changed terms simply apply."""
    for sentence in context.sentences("amendment"):
        if found := _APPLIED.search(sentence.text):
            yield context.fact("amendment.consent", "none", sentence, *clip(sentence, *found.span()), confidence=0.6)
            return


def _consents(context: Context) -> Iterator[Fact]:
    for sentence in _about_changes(context):
        text = flat(sentence.text)
        if _NOT_OF_TERMS.search(text) and "amendment" not in context.of(sentence)[:1]:
            continue
        if _OF_HANDING.search(text) and not _CHANGES_TERMS.search(text):
            continue
        for value, pattern in (("deemed", _DEEMED), ("explicit", _EXPLICIT), ("none", _NONE)):
            found = pattern.search(text)
            if found is None or (value == "explicit" and _refused(text, found)):
                continue
            if value == "deemed" and _JOINS.search(text) and not re.search(_CHANGE, text):
                continue
            span = clip(sentence, max(found.start(), found.end() - 70), found.end())
            yield context.fact(
                "amendment.consent", value, sentence, *span, condition=condition(sentence, found.start())
            )


def _refused(text: str, found: re.Match[str]) -> bool:
    """Whether the words around say that no consent is needed."""
    return bool(re.search(rf"{_CONSENT}を?(?:得る)?(?:こと)?(?:なく|なし|せず|ず)", found.group())) or bool(
        re.match(r"(?:る)?(?:こと(?:なく|を要し|は要し|を必要とし)|必要は|ずに|までもな)", text[found.end() :])
    )


def amendment_method(context: Context) -> Iterator[Fact]:
    """How a change of the terms is made known, as printed; that it is told beforehand where no means are named."""
    about = list(_about_changes(context))
    yield from _means(context, about) or _first(context, about, _SHOWN) or _first(context, about, _BEFOREHAND)


_SHOWN = re.compile(
    rf"[^、。はが]{{0,30}}(?:{MEANS.pattern})[^、。はが]{{0,12}}(?:に|へ|で|において)(?:掲載|掲示|表示|公開|公表|告知|通知|アップロード)(?:した|され(?:た|る)|する|いたし)"
)
_BEFOREHAND = re.compile(
    r"[^、。はを]{0,16}(?:通知|告知|周知|公表|予告|お?知らせ)(?:した(?:うえ|上|後)|の(?:うえ|上)|する(?:ことにより|ことをもって|ものと)|をした(?:うえ|上)|を(?:行った|行い|行う))"
)


def _first(context: Context, about: list[Sentence], pattern: re.Pattern[str]) -> list[Fact]:
    """The fact of the first sentence on changing the terms that has the words."""
    for sentence in about:
        found = pattern.search(sentence.text)
        if found is None or only_customer(sentence.text) or _NOT_OF_TERMS.search(sentence.text):
            continue
        if _CHANGES_TERMS.search(sentence.text):
            words = printed(sentence, *found.span())
            return [context.fact("amendment.notice_method", words, sentence, *found.span(), confidence=0.5)]
    return []


def _means(context: Context, about: list[Sentence]) -> list[Fact]:
    """The facts of the sentences on changing the terms that name the means."""
    told: list[Fact] = []
    for sentence in about:
        own = context.of(sentence)
        typed = "amendment" in (context.main(sentence), *own[:1])
        if not (typed or _CHANGES_TERMS.search(sentence.text) or _of_the_change(sentence)):
            continue
        if not typed and set(own[:1]) & {"service_change", "discontinuation", "suspension", "fee_change"}:
            continue
        if only_customer(sentence.text) or (not typed and _NOT_OF_TERMS.search(sentence.text)):
            continue
        means = means_of_telling(sentence)
        if means and not _AGREED.match(sentence.text, means[1]):
            told.append(as_list(context, "amendment.notice_method", sentence, means))
        elif found := re.search(
            r"(?:事前に|あらかじめ)?[^、。]{0,16}(?:上|内)(?:で|に|において)(?:通知|告知|掲示|掲載)等?(?:する|し)",
            sentence.text,
        ):
            words = printed(sentence, *found.span())
            told.append(context.fact("amendment.notice_method", words, sentence, *found.span(), confidence=0.6))
    return told


# 署名した書面によらなければ、変更できない: how the change itself is made.
_AGREED = re.compile(r"による?のでなければ|によらな")


def _of_the_change(sentence: Sentence) -> bool:
    """Whether a sentence of an article on changes speaks of the change: 変えるときは, 効き始める日の21日前までに."""
    return bool(re.search(rf"{_CHANGE}|新しい|始まる日|効力|適用|施行", sentence.text))


def _about_changes(context: Context) -> Iterator[Sentence]:
    """Sentences of articles that tell how the terms are changed, and others that speak of a change of the terms."""
    known: dict[int, bool] = {}
    for sentence in context.reading.sentences():
        node = sentence.node
        if node.unit.kind in COVER:
            continue
        article = node.article
        if id(article) not in known:
            known[id(article)] = _changes(context, article)
        typed = "amendment" in (context.main(sentence), *context.of(sentence)[:1])
        text = sentence.text
        if known[id(article)] or typed or (_CHANGED.search(text) and _CHANGES_TERMS.search(text)):
            yield sentence


def _changes(context: Context, article: Node) -> bool:
    """Whether an article is on changing the terms, by its caption or by its first words."""
    if re.search(rf"{_TEXT}[^。]{{0,8}}{_CHANGE}|^{_CHANGE}$|{_CHANGE}.{{0,4}}{_TEXT}", article.caption):
        return True
    if article.caption and not re.search(_CHANGE, article.caption):
        return False
    said = [sentence for node in article.walk() for sentence in node.sentences][:2]
    return any(_CHANGES_TERMS.search(one.text) for one in said)
