"""Facts of the document as a whole: title, provider, service, how it calls the parties."""

import itertools
import re
from collections.abc import Iterator

from pipeline.extract.fields.agreement import is_commissioned
from pipeline.extract.fields.context import QUOTE, Context, printed
from pipeline.extract.parties.unintroduced import customer_term
from pipeline.extract.parties.words import COVER as PREAMBLE
from pipeline.extract.reader import COVER, Sentence
from pipeline.ontology import PROVIDER
from pipeline.types.address import Address
from pipeline.types.clause import Fact

_SHORT_NAME = re.compile(
    r"(?:以下|以降|総称して|併せて|あわせて)[、,]?[^()「」]{0,14}「?(?:本|[当弊][一-龥]?)(?:件)?(?!規約|約款|契約|会則|規程|覚書|条|書|目的|件契約|検討|利用規約|ポリシー|社|人|店|店舗)[一-龥ァ-ヶーA-Za-z]{1,10}?(?:等)?(?=」|と|[)])"
)
_PROVIDES = re.compile(r".*(?:提供|運営|販売|開発|主催|配信)(?:する|される|している|いたします)")
_GENERAL = re.compile(r"(?:すべての|各種?|全ての|一切の)?(?:サービス|ソフトウェア|アプリ|システム)(?:全般)?")


def title(context: Context) -> Iterator[Fact]:
    """The title as printed on the cover."""
    wanted = re.sub(r"\s", "", context.reading.document.title)
    for node in context.reading.walk():
        for sentence in node.sentences:
            plain = re.sub(r"\s", "", sentence.quote(0, len(sentence.text)))
            if wanted and node.address is not None and plain.startswith(wanted):
                yield context.fact(
                    "document.title", context.reading.document.title, sentence, 0, len(sentence.text), confidence=0.95
                )
                return


def provider(context: Context) -> Iterator[Fact]:
    """The name of the provider and the words that introduce it; a name that only the cover has is cited from there."""
    for party in context.reading.parties.found:
        if party.role != "provider":
            continue
        named = _stands(context, party.name, party.address) if party.name else None
        term = named or _stands(context, party.term, party.address)
        if party.name and not is_commissioned(context):
            if place := named or _stands(context, party.name, PREAMBLE):
                yield context.fact("document.provider", party.name, *place, confidence=0.9)
        if term:
            yield context.fact("party.provider_term", party.term, *term, confidence=0.9)


def _stands(context: Context, words: str, address: Address) -> tuple[Sentence, int, int] | None:
    """The first sentence of a unit with the words, and where they stand in it with the bracket that follows."""
    for sentence in context.reading.sentences():
        if sentence.node.address == address and (place := _place(sentence, words)):
            return sentence, *_with_bracket(sentence, *place)
    return None


def customer(context: Context) -> Iterator[Fact]:
    """The word for the customer, where the document brings it in."""
    party = customer_term(context.reading.parties.found, context.reading.body)
    if party is None:
        return
    for sentence in context.reading.sentences():
        if sentence.node.address == party.address and (place := _place(sentence, party.term)):
            start, end = place
            yield context.fact(
                "party.customer_term", party.term, sentence, start, min(len(sentence.text), end + 24), confidence=0.85
            )
            return


def _place(sentence: Sentence, words: str) -> tuple[int, int] | None:
    """Where in a canonical sentence the original words stand."""
    plain = re.sub(r"\s", "", words)
    quote = sentence.block.original
    visible = [index for index, sign in enumerate(quote) if not sign.isspace()]
    at = "".join(quote[index] for index in visible).find(plain)
    while at >= 0:
        begin, stop = visible[at], visible[at + len(plain) - 1] + 1
        inside = [
            index
            for index in range(len(sentence.text))
            if sentence.original_span(index, index + 1)[0] < stop
            and sentence.original_span(index, index + 1)[1] > begin
        ]
        if inside:
            return inside[0], inside[-1] + 1
        at = "".join(quote[index] for index in visible).find(plain, at + 1)
    return None


def _with_bracket(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Takes in the (以下「当社」という) that follows."""
    bracket = re.match(r"[^、。()]{0,4}[(](?:以下|以降)[^()]{0,40}[)]", sentence.text[end:])
    return start, end + bracket.end() if bracket else end


_THING = (
    r"(?:サービス|アプリ(?:ケーション)?|サイト|システム|ソフトウェア|プログラム|ゲーム|市場|マーケット|駐車場|施設|教室|クラブ|仕事場|ウォレット|プラットフォーム"
    r"|ストア|ショップ|旅館|ホテル|塾|スクール|館|会|店|学童|API|製品|装置|機|カード|ポイント|雑誌|講座|事業)"
)
_NAMED_THING = re.compile(rf"{_THING}(?:である|の)?「(?P<name>[^「」]{{2,30}})」")
_CALLED = re.compile(
    r"「(?P<name>[^「」]{2,30})」(?:の|という)(?:名称|名前|商品名|屋号)[^。、]{0,6}(?:で|の|により)[^。、]{0,20}(?:提供|運営|配信|販売)"
)
# 「みのりの木」（以下「当施設」という。）, 湯宿まつかぜ（…が営む旅館。以下「当宿」という。）
_OWN_NAME = re.compile(
    rf"(?:「(?P<name>[^「」]{{2,30}})」|^(?P<bare>(?![^(]*(?:会社|法人|組合|協会))[^、。()「」]{{2,24}}))\((?:[^()]*[。、])?以下、?「{PROVIDER}」[^()]*\)"
)
_NO_SERVICE = re.compile(r"(?:契約|覚書|規約|約款|業務|合意|会社|者)(?:\([^()]*\))?$")


def service(context: Context) -> Iterator[Fact]:
    """The service the terms are for: what is given the short name 本サービス, a thing with a name, the term of the title."""
    if not is_commissioned(context):
        yield from itertools.islice(_services(context), 1)


def _services(context: Context) -> Iterator[Fact]:
    """What may be the service, the surest first."""
    sentences = [one for one in context.reading.sentences() if one.node.unit.kind not in COVER]
    for sentence in sentences[:12]:
        if (found := _NAMED_THING.search(sentence.text) or _CALLED.search(sentence.text)) and not re.search(
            r"以下、?$", sentence.text[: found.start("name") - 1]
        ):
            start, end = found.span()
            left = max(sentence.text.rfind("、", 0, start), sentence.text.rfind("が", 0, start), start - 24) + 1
            name = printed(sentence, *found.span("name"))
            yield context.fact("document.service", name, sentence, left, end, confidence=0.75)
    for sentence in sentences:
        found = _SHORT_NAME.search(sentence.text)
        if found and (bracket := _opening(sentence.text, found.start())) > 1:
            start = _phrase(sentence.text[:bracket])
            name = sentence.quote(start, bracket).strip()
            if _NO_SERVICE.search(name):
                continue
            value = name[1:-1] if name[0] in "「『" and name.find("」") in (-1, len(name) - 1) else name
            end = found.end() + 1 if found.end() + 1 - start <= QUOTE else bracket
            yield context.fact("document.service", value, sentence, start, end, confidence=0.75)
    for sentence in sentences[:4]:
        if found := _OWN_NAME.search(sentence.text):
            yield context.fact(
                "document.service",
                printed(sentence, *found.span("name" if found["name"] else "bare")),
                sentence,
                *found.span(),
                confidence=0.6,
            )
    yield from _defined(context, sentences)
    title = re.sub(r"\s", "", context.reading.document.title)
    for sentence in sentences:
        found = re.match(r"[「『](?P<name>[^「」『』]{2,30})[」』](?:とは|は|\()", sentence.text)
        if found and re.sub(r"\s", "", printed(sentence, *found.span("name"))) in title:
            span = (0, min(len(sentence.text), found.end() + 24))
            yield context.fact(
                "document.service", printed(sentence, *found.span("name")), sentence, *span, confidence=0.6
            )


# 「本サービス」とは、当社が提供する業務管理クラウドをいう
_MEANT = re.compile(
    rf"「(?:本(?:件)?|当)?{_THING}」(?:\([^()]*\))?(?:とは|は)、(?P<what>[^。]{{4,160}}?)(?:のことを(?:いう|いい|指)|を(?:いう|いい|意味|指)|です|とする|とします)"
)
_QUOTED_NAME = re.compile(r"「(?P<name>[^「」]{2,30})」")


def _defined(context: Context, sentences: list[Sentence]) -> Iterator[Fact]:
    """What the terms define the service to be; its name alone where the definition has one."""
    for sentence in sentences:
        found = _MEANT.search(sentence.text) if "「" in sentence.text else None
        if found is None:
            continue
        start, end = found.span("what")
        named = _QUOTED_NAME.search(sentence.text, start, end)
        if named is None and (cut := re.match(r"[^、]{4,60}", sentence.text[start:end][-60:])) and end - start > 60:
            start, end = end - 60 + cut.start(), end
        value = printed(sentence, *(named.span("name") if named else (start, end)))
        span = (max(named.start() - 24, start), named.end()) if named else (start, end)
        yield context.fact("document.service", value, sentence, *span, confidence=0.6)


def _opening(text: str, place: int) -> int:
    """Where the bracket opens that `place` stands in; -1 where it stands in none."""
    depth = 0
    for index in range(place - 1, -1, -1):
        depth += (text[index] == ")") - (text[index] == "(")
        if depth < 0:
            return index
    return -1


def _phrase(before: str) -> int:
    """Where the name begins that ends with `before`: after 〜が提供する, after the subject, or after the last comma."""
    provides = _PROVIDES.match(before)
    if provides and not _GENERAL.fullmatch(before[provides.end() :]) and len(before) - provides.end() >= 3:
        return provides.end()
    if before.endswith("」"):
        return before.rfind("「")
    subject = re.match(r".*(?:が、?|は、?|、)(?=[^、]{4,}$)", before[-70:])
    return len(before) - len(before[-70:]) + (subject.end() if subject else 0)
