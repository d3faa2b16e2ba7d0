"""Governing law, courts, clauses that survive."""

import re
from collections.abc import Iterator

from pipeline.extract.fields.context import Context, clip
from pipeline.extract.reader import Node, Sentence
from pipeline.types.address import Address
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_LAW = re.compile(
    r"(?P<japan>日本国?(?:の)?(?:国内)?法(?:令|律|規)?(?!人|務|廷|廷地))|(?P<other>[ァ-ヶーA-Za-z]{2,16}(?:州|国|連邦|共和国)?(?:の)?法(?:令|律)?|(?:英国|米国|中国|韓国|香港|台湾|中華人民共和国)(?:の)?法(?:令|律)?)"
)
_LAW_SAYS = re.compile(r"による|準拠|適用|従(?:い|って|う)|解釈|支配|基づ")
_COURT = re.compile(
    r"(?P<named>(?:[一-龥]{2,5}?)(?:地方|簡易|家庭|高等)裁判所(?:[一-龥]{1,6}支部)?)"
    r"|(?P<described>[^、。(]{2,40}?(?:所在地|住所地|所在する地域|本社|本店|支店|事業所|営業所)[^、。()]{0,14}?(?:地方|簡易)?裁判所)"
)
_AGREED = re.compile(r"管轄|第一審|第1審|専属|訴訟|紛争|提起")
_ARTICLE = re.compile(r"第([0-9]+)条(?:の([0-9]+))?((?:第[0-9]+項)?(?:第[0-9]+号)?)")
_RANGE = re.compile(r"第([0-9]+)条(?:\([^()]*\))?(?:から|ないし|乃至|~|-)第([0-9]+)条(?:まで)?")
_LASTS = re.compile(r"効力を(?:有|失わ)|存続|有効|残存|適用され|なお効力")
_ENDED = re.compile(r"終了|解除|解約|退会|満了|失効")


def governing_law(context: Context) -> Iterator[Fact]:
    """日本法, or another law as printed."""
    for sentence in context.sentences("governing_law", "jurisdiction"):
        for found in _LAW.finditer(sentence.text):
            if _LAW_SAYS.search(sentence.text):
                value = "日本法" if found["japan"] else sentence.quote(*found.span())
                yield context.fact("governing_law", value, sentence, *clip(sentence, *found.span()), confidence=0.95)


def jurisdiction(context: Context) -> Iterator[Fact]:
    """The courts as printed, whether they alone may decide, and of which instance."""
    for sentence in context.sentences("jurisdiction", "governing_law"):
        if not _AGREED.search(sentence.text) or "裁判所" not in sentence.text:
            continue
        courts = list(_courts(context, sentence))
        yield from courts
        if courts:
            yield from _manner(context, sentence)


def _courts(context: Context, sentence: Sentence) -> Iterator[Fact]:
    for found in _COURT.finditer(sentence.text):
        start, end = found.span()
        if found["described"]:
            head = re.search(
                r"(?:は|が|、|ついて|関して|場合|とき|応じて|応じ)(?=[^はが、]*$)", sentence.text[start:end]
            )
            start += head.end() if head else 0
        lead = re.match(r"(?:または|および|もしくは|訴額に応じて|は)", sentence.text[start:end])
        start += lead.end() if lead else 0
        value = re.sub(r"\s", "", sentence.quote(start, end))
        yield context.fact("jurisdiction.court", value, sentence, *clip(sentence, start, end), confidence=0.9)


def _manner(context: Context, sentence: Sentence) -> Iterator[Fact]:
    at = sentence.node.sentences.index(sentence)
    later = "".join(other.text for other in sentence.node.sentences[at + 1 : at + 2])
    open_too = "専属" not in sentence.text and re.search(r"妨げ(?:ない|ません|るものでは)", sentence.text + later)
    if open_too and (found := re.search(r"管轄", sentence.text)):
        yield context.fact("jurisdiction.exclusive", False, sentence, *clip(sentence, *found.span()), confidence=0.8)
    elif found := re.search(r"(?P<non>非専属|専属的?(?:では|で)ない)|専属", sentence.text):
        yield context.fact(
            "jurisdiction.exclusive", not found["non"], sentence, *clip(sentence, *found.span()), confidence=0.95
        )
    if found := re.search(r"第[一1]審", sentence.text):
        yield context.fact("jurisdiction.instance", "第一審", sentence, *clip(sentence, *found.span()), confidence=0.95)


def survival(context: Context) -> Iterator[Fact]:
    """The articles that stay in force, as addresses; 本条 is the article itself."""
    for sentence in context.sentences("survival", "post_termination", "confidentiality"):
        if not (_LASTS.search(sentence.text) and _ENDED.search(sentence.text)):
            continue
        listed = (
            "".join(line.text for line in _listed(sentence.node))
            if re.search(r"(?:次|以下|下記)の", sentence.text)
            else ""
        )
        articles = _articles(sentence.text + "、" + listed, sentence.node.article.address)
        if len(articles) >= 2 or (
            articles and "survival" in context.types.get(sentence.node.article.address or Address(()), ())[:1]
        ):
            start = next(found.start() for found in re.finditer(r"第[0-9]+条|本条|前条|次|以下|下記", sentence.text))
            yield context.fact(
                "survival.articles", articles, sentence, *clip(sentence, start, start + 4), confidence=0.85
            )


def _listed(node: Node) -> Iterator[Sentence]:
    for child in node.children:
        if child.unit.kind in (Kind.ITEM, Kind.SUBITEM):
            yield from child.sentences


def _articles(text: str, own: Address | None) -> list[str]:
    found: dict[str, None] = {}
    ranges = {match.start(): match for match in _RANGE.finditer(text) if 0 < int(match[2]) - int(match[1]) < 100}
    for match in _ARTICLE.finditer(text):
        if through := ranges.get(match.start()):
            found |= {f"第{number}条": None for number in range(int(through[1]), int(through[2]) + 1)}
        branch = f"の{match[2]}" if match[2] else ""
        found[f"第{match[1]}条{branch}{match[3]}"] = None
    if own is not None and own.parts[0].startswith("第"):
        if "本条" in text:
            found[str(own)] = None
        number = re.fullmatch(r"第([0-9]+)条", str(own))
        if number and re.search(r"前条", text):
            found[f"第{int(number[1]) - 1}条"] = None
    return list(found)
