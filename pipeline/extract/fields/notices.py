"""Telling each other: by what means, and when it counts as received."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, before, clip, printed
from pipeline.extract.fields.telling import MEANS, as_list, means_of_telling, only_customer
from pipeline.extract.reader import Node, Sentence
from pipeline.ontology import PROVIDER
from pipeline.types.clause import Fact

_CAPTION = re.compile(r"通知|連絡|お知らせ|知らせ方|届出先|送付先")
_TO_ADDRESS = re.compile(
    r"(?:(?:届出|届け出|登録|指定|変更)(?:の|された|た|先|後の)?[^、。]{0,16}(?:住所|所在地|アドレス|連絡先|宛)|変更先|届出先)[^、。]{0,12}(?:に|へ|宛)(?!到達|届|着)、?[^。、]{0,14}(?:送付|送信|発送|通知|行|送る|送り|送れ|発し)"
)
_DONE = re.compile(r"行[いうわ]|なされ|によ(?:り、|る(?!場合|とき))")
_OF_EFFECT = re.compile(r"みな[すしさ]|効力[をが]|届いたもの|到達したもの|扱(?:う|い)")


def notice_methods(context: Context) -> Iterator[Fact]:
    """How the parties tell each other something in general, and by which means a change or an end is announced."""
    found_in: set[int] = set()
    for sentence in context.sentences():
        article = sentence.node.article
        if public := _made_public(context, sentence):
            found_in.add(id(article))
            yield public
            continue
        if not _tells(context, sentence) or only_customer(sentence.text):
            continue
        if "場合は" in sentence.text and sum(1 for _ in _ENTRY_TIME.finditer(sentence.text)) > 1:
            continue
        if _BY_ANY.search(sentence.text) and _general(context, sentence) and (entries := _entries(sentence)):
            found_in.add(id(article))
            for entry in entries:
                end = len(entry.text.rstrip("。"))
                yield context.fact("notice.methods", printed(entry, 0, end), entry, 0, min(end, 76), confidence=0.65)
            continue
        if _listed_means(sentence):
            continue
        means = means_of_telling(sentence)
        if means and (not _OF_EFFECT.search(sentence.text) or _DONE.search(sentence.text, means[1], means[2] + 1)):
            found_in.add(id(article))
            yield as_list(context, "notice.methods", sentence, means)
        elif _general(context, sentence) and (found := _TO_ADDRESS.search(sentence.text)):
            found_in.add(id(article))
            words = printed(sentence, *found.span())
            yield context.fact("notice.methods", words, sentence, *found.span(), confidence=0.6)
    yield from _only_with_effect(context, found_in)


# この法人の公告は、電子公告により行う。ただし、…できない場合は、官報に掲載する方法による。
_BY = r"(?:により、?(?:行う|行います|する)|によって、?(?:行う|する)|による|に(?:より)?掲載(?:して|することにより)、?(?:行う|する)|とする)"
# Its own: 公告は, 当法人の公告の方法は; not 競売の公告は.
_PUBLIC = re.compile(
    rf"(?:^|。|また、|(?:{PROVIDER}|(?:この|本|当)[一-龥]{{0,6}}(?:法人|会社|会|社|組合|団体|連盟|財団)|(?:^|。)(?:法人|組合|会社|協会|会))の)公告(?:の?方法)?は、(?P<how>[^、。は]{{2,50}}?){_BY}"
)
_PUBLIC_ELSE = re.compile(
    rf"(?<!の)公告[^。]{{0,24}}(?:できない|ない)(?:場合|とき)(?:に)?は、(?P<how>[^、。は]{{2,50}}?){_BY}"
)


def _made_public(context: Context, sentence: Sentence) -> Fact | None:
    """How a body makes its notices public: 電子公告, 官報."""
    if "公告" not in sentence.text:
        return None
    found = _PUBLIC.search(sentence.text)
    if found is None and _PUBLIC.search(before(sentence)):
        found = _PUBLIC_ELSE.search(sentence.text)
    if found is None:
        return None
    how = found.span("how")
    words = printed(sentence, *how)
    return context.fact("notice.methods", words, sentence, *clip(sentence, how[0], found.end()), confidence=0.7)


_BY_ANY = re.compile(
    r"(?:次|以下|下記|左記)[^。]{0,24}(?:方法|手段)(?:の(?:いずれか|うち)[^。]{0,12})?(?:により|によって|によ|で|を)"
)


def _entries(lead: Sentence) -> list[Sentence]:
    """The first sentences of the entries below that name means: (1) 電子メールの送信."""
    found = [child.sentences[0] for child in lead.node.children if child.sentences]
    return [one for one in found if len(one.text) <= 100] if any(MEANS.search(one.text) for one in found) else []


def _listed_means(sentence: Sentence) -> bool:
    """Whether the sentence is an entry of such a list, told already."""
    above = sentence.node.parent
    return above is not None and any(_BY_ANY.search(one.text) for one in above.sentences)


def _only_with_effect(context: Context, found_in: set[int]) -> Iterator[Fact]:
    """The means where an article on notices names them only together with their effect: メールを発した日の翌日に届いたもの."""
    for sentence in context.sentences("notice"):
        article = sentence.node.article
        if id(article) in found_in or not _general(context, sentence) or not _arrives(sentence.text):
            continue
        if means := next((one for one in MEANS.finditer(sentence.text) if one.group() != "お知らせ"), None):
            start, end = means.span()
            span = clip(sentence, start, end)
            yield context.fact("notice.methods", printed(sentence, start, end), sentence, *span, confidence=0.5)


def _general(context: Context, sentence: Sentence) -> bool:
    """Whether it is about telling each other in general, not about one change."""
    own = context.of(sentence)
    if "amendment" in (context.main(sentence), *own[:1]):
        return False
    return "notice" in own or _named_notice(sentence.node.article)


def _named_notice(article: Node) -> bool:
    return bool(_CAPTION.search(article.caption)) and not re.search(r"変更|事故|義務|事項|解除", article.caption)


_SENDS_NEWS = re.compile(
    rf"{PROVIDER}(?:は|から|より)[^。]{{0,60}}(?:連絡事項|お知らせ|(?:重要な|必要な|各種の?)(?:連絡|情報))[^。、]{{0,8}}(?:告知|通知|連絡|案内|伝達|配信|送信|送付)"
)


def _tells(context: Context, sentence: Sentence) -> bool:
    own = context.of(sentence)
    special = own[:1] and own[0] in ("discontinuation", "service_change", "assignment") and "通知" in sentence.text
    news = ("連絡" in sentence.text or "お知らせ" in sentence.text) and _SENDS_NEWS.match(sentence.text)
    return _general(context, sentence) or bool(special) or bool(news)


_WHEN = r"(?P<when>[^、。]{0,60}?(?:(?:時点|時|とき|日|翌日|もって|経過|後|瞬間|時刻)(?:で|に|をもって|から|より)?|(?:通知|連絡|発信|送信)(?:した|を行った|を発した)場合(?:は|には)?|こと(?:をもって|で|により)))、?"
_ARRIVES = re.compile(
    rf"(?:発送|送付|発信|発した|送った)した?(?:こと)?をもって足り|{_WHEN}(?:[^。]{{0,40}}?)(?:到達|到着|完了|効力(?!発生|の生|を生じる日|が生じる日)|通知(?:が|を)?(?:され|した|行われ|なされ)|届いた|届く|着いた|受け?取(?:った|られ)|受領(?:した|され)|伝わった|お知らせした|知らせた)[^。、]{{0,16}}?(?:みな|生じ|生ずる|発生|する|します|扱|考え|なる|なります)"
)
# 掲示は掲げた時に、メールによる場合は発信した時点で、…効力を生じる: each means with its time.
_EACH = re.compile(
    r"(?:^|、)(?P<what>[^、。はが]{2,50}?)(?:による(?:もの|通知|連絡|お?知らせ)|による場合|によるとき|にあって|の場合|については|に関して)?(?<!また)(?<!もしく)は(?!ず)、?"
    r"(?P<when>[^、。は]{1,50}?(?:時点|時刻|時|とき|日目?|正午|後))(?:に|で|から|をもって)?(?=、)"
)
_TOLD = re.compile(r"通知|連絡|催告|掲載|掲示|掲げ|メール|発送|書面|知らせ|お知らせ|郵便|メッセージ|SMS|電磁的")


def _arrives(text: str) -> re.Match[str] | None:
    found = _ARRIVES.search(text)
    return (
        found
        if found
        and re.search(
            r"到達|到着|完了|効力|通知が?(?:なされ|され|行われ)|届|足り|着い|受け?取|受領|伝わ|知らせ", found.group()
        )
        else None
    )


_LEADS = re.compile(
    r"(?:次|以下|下記|各号)[^。]{0,60}(?:到達|効力|受領|送付され|届いた)[^。]{0,20}(?:みな|生|する|扱|見な)"
)
# (a)書留で送られた場合は配達の時、(b)ファクシミリの場合は送信の時。
_ENTRY_TIME = re.compile(
    r"(?:\([a-z0-9ア-ン]\)|[①-⑳])[^。]{2,140}?場合(?:は|には|に|:)、?(?P<when>[^、。()]{2,30})(?=、?(?:\(|[①-⑳])|。|$)"
)
_ITEM_TIME = re.compile(
    r"^(?:[^。]{2,60}?場合(?:は|には|に)?|[^。]{2,40}?(?:方法|送付|送信|掲載|掲示|郵便|メール|ファクシミリ)(?!の|に))[、:]*(?P<when>[^。、]{2,40}?(?:時点?|とき|日|後|[0-9](?:営業日|日|時間)))(?:に)?。?$"
)


def _times_of_list(context: Context, sentence: Sentence) -> Iterator[Fact]:
    """A time for each means, in a list in the sentence or in the entries below it."""
    inline = list(_ENTRY_TIME.finditer(sentence.text))
    for found in inline if len(inline) > 1 else ():
        start, end = max(found.start(), found.end() - 58), found.end()
        when = printed(sentence, *found.span("when"))
        yield context.fact("notice.effective_time", when, sentence, start, end, confidence=0.6)
    if not _LEADS.search(sentence.text):
        return
    for child in sentence.node.children:
        for entry in child.sentences[:1]:
            if told := _ITEM_TIME.match(entry.text):
                when = printed(entry, *told.span("when"))
                yield context.fact("notice.effective_time", when, entry, 0, told.end(), confidence=0.65)


_ARRIVAL = re.compile(r"到達|到着|完了|効力|通知|届い|届く|着いた|受け?取|受領|伝わった|お?知らせ")
_TOPIC = re.compile(r"(?<!また)(?<!もしく)(?<!ある)は(?!ず)、?|(?:場合|とき)に?、")
_UP_TO_TIME = re.compile(
    r".*(?:時点|時刻|[0-9]時|(?<![0-9])時(?!間)|とき|日目|翌日|翌々日|営業日|正午|瞬間|経過|(?:日|時間|分|週間)後|日)(?=に|で|を|よ|か|、|$|[^、。]{0,12}$)"
)


def _time(text: str, found: re.Match[str]) -> tuple[int, int]:
    """The words of the time alone: not the condition before it, not who receives behind it."""
    arrival = next(reversed(list(_ARRIVAL.finditer(text, found.start("when"), found.end()))), None)
    start, stop = found.start("when"), arrival.start() if arrival else found.end("when")
    for topic in _TOPIC.finditer(text, start, stop):
        if _UP_TO_TIME.match(text, topic.end(), stop):
            start = topic.end()
    time = _UP_TO_TIME.match(text, start, stop)
    return (start, time.end()) if time else found.span("when")


def notice_time(context: Context) -> Iterator[Fact]:
    """When a notice takes effect or counts as received."""
    for sentence in context.sentences():
        text = sentence.text
        if not _TOLD.search(text) or re.search(r"解除|解約|発注|注文|申込|承諾したもの|検収|検査|納品", text):
            continue
        if not ({"notice", "customer_info_change", "fees", "amendment", "support"} & context.about(sentence)) and not (
            _named_notice(sentence.node.article) or re.search(r"届い|到達", text)
        ):
            continue
        if any(word in text for word in ("場合", "次", "以下", "各号")):
            yield from _times_of_list(context, sentence)
        found = _arrives(text)
        if found is None or re.search(r"(?:規約|約款|契約)[^。、]{0,12}(?:効力|発効)", found.group()):
            continue
        time = _time(text, found) if found["when"] else found.span()
        for other in _EACH.finditer(text, 0, time[0]):
            span = other.span("when")
            yield context.fact(
                "notice.effective_time",
                printed(sentence, *span),
                sentence,
                *other.span("what")[:1],
                span[1],
                confidence=0.65,
                qualifier=printed(sentence, *other.span("what")),
            )
        start, end = max(found.start(), found.end() - 58), found.end()
        when = printed(sentence, *time)
        yield context.fact("notice.effective_time", when, sentence, *clip(sentence, start, end), confidence=0.75)
