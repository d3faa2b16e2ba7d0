"""Governing law, courts, clauses that survive."""

import re
from collections.abc import Iterator, Sequence

from pipeline.extract.fields import legal
from pipeline.extract.fields.context import Context, clip, heading
from pipeline.extract.reader import Node, Sentence
from pipeline.types.address import Address
from pipeline.types.clause import Fact
from pipeline.types.document import Kind

_LAW = re.compile(
    r"(?P<japan>日本国?(?:の)?(?:国内)?法(?:令|律|規)?(?!人|務|廷|廷地))|(?P<other>(?:米国|アメリカ合衆国|英国|カナダ)?[ァ-ヶーA-Za-z]{2,16}(?:州|国|連邦|共和国)?(?:の)?法(?:令|律)?|(?:英国|米国|中国|韓国|香港|台湾|中華人民共和国)(?:の)?法(?:令|律)?)"
)
_LAW_SAYS = re.compile(
    r"によ(?:る|り|って|ります|るもの)|準拠|適用|従(?:い|って|う|います)|解釈|支配|基づ|用い|よりどころ|拠り所|読み(?:解|方)|当てはめ|のっと|で(?:決め|定ま|判断)"
)
_OBSERVED = re.compile(r"遵守|守(?:る|り|ら)|違反|反(?:する|し)|禁(?:止|じ)|届出|許可を|登録を受け|設立")
_LAW_HEADING = re.compile(r"準拠|法律|適用法|裁判|管轄|紛争|もめごと|争い|一般条項|雑則|解釈")
_COURT = re.compile(
    r"(?P<named>(?:[一-龥]{2,5}?)(?:地方|簡易|家庭|高等)裁判所(?:[一-龥]{1,6}支部)?|(?:[一-龥]|[ァ-ヶー])[一-龥ァ-ヶーA-Za-z]{1,24}(?:連邦|州|地区|郡|国際|商事|上級)裁判所)"
    r"|(?P<described>(?:(?!裁判所)[^、。(]){2,40}?(?:所在地|住所地|所在する地域|本社|本店|支店|事業所|営業所)[^、。()]{0,14}?(?:地方|簡易)?裁判所(?:(?:または|もしくは|・)(?:地方|簡易)裁判所|[一-龥]{1,6}支部)?)"
)
_AGREED = re.compile(r"管轄|第一審|第1審|一審|専属|訴訟|訴え|争い|紛争|もめごと|裁判に|審理|提起|調停|控訴")
_ARTICLE = re.compile(r"第([0-9]+)条(?:の([0-9]+))?((?:第[0-9]+項)?(?:第[0-9]+号)?)")
_RANGE = re.compile(
    r"第([0-9]+)条(?:の([0-9]+))?(?:\([^()]*\))?(?:から|ないし|乃至|~|-)第([0-9]+)条(?:の([0-9]+))?(?:まで)?"
)
_LASTS = re.compile(
    r"(?:効力|力|ききめ|効き目)を(?:有|失わ|失い|持|保|もつ|もち)|存続|有効|残存|残[るりら]|失われ(?:ない|ません|ず)|適用(?:され|する|があ)|なお(?:その)?効力|生き|(?:引き)?続(?:く|き|け)|消え(?:ない|ません)|効力が(?:続|あ|及)|働[くき]|影響(?:を(?:受け|及ぼさ)|され)(?:ない|ません)"
)
_ENDED = re.compile(legal.CONTRACT_END)
_SUBJECT = re.compile(
    r"[条項号](?:の[0-9]+)?(?:第[0-9]+[項号])*(?:まで)?(?:\([^()]*\))?(?:の)?(?:規定|定め|条項|約束|内容|効力)?(?:は|について|に(?:つ|お)い?て?は)"
)


def governing_law(context: Context) -> Iterator[Fact]:
    """日本法, or another law as printed."""
    for sentence in context.sentences():
        text = sentence.text
        if "法" not in text or not _LAW_SAYS.search(text):
            continue
        typed = bool(context.about(sentence) & {"governing_law", "jurisdiction"})
        headed = bool(_LAW_HEADING.search(heading(sentence)))
        for found in _LAW.finditer(text):
            near = text[max(0, found.start() - 20) : found.end() + 20]
            if found["other"] and not (typed or "準拠" in text):
                continue
            if not (typed or headed or "準拠" in near) and (
                _OBSERVED.search(near) or not re.search(r"契約|規約|約款|解釈|読み|よりどころ|本書", text)
            ):
                continue
            value = "日本法" if found["japan"] else sentence.quote(*found.span())
            yield context.fact("governing_law", value, sentence, *clip(sentence, *found.span()), confidence=0.95)


def jurisdiction(context: Context) -> Iterator[Fact]:
    """The courts as printed, whether they alone may decide, and of which instance."""
    for sentence in context.sentences():
        if "裁判所" not in sentence.text:
            continue
        if not _AGREED.search(sentence.text) and not context.about(sentence) & {"jurisdiction"}:
            continue
        if re.search(
            r"差押|仮処分|破産|更生|命令|嘱託|令状|裁判所(?:から|に対する申立)", sentence.text
        ) and not re.search(r"管轄|第[一1]審", sentence.text):
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
                r"(?:(?<!また)(?<!もしく)は|が|、|ついて|関して|場合|とき|応じて|応じ)(?=(?:[^はが、]|(?<=また)は|(?<=もしく)は)*$)",
                sentence.text[start:end],
            )
            start += head.end() if head else 0
        named = re.search(
            r"(?:受け持つ|管轄する|管轄の|所轄の|である)(?=[一-龥]{2,5}(?:地方|簡易|家庭|高等)裁判所)",
            sentence.text[start:end],
        )
        start += named.end() if named and found["described"] else 0
        lead = re.match(r"(?:または|および|もしくは|訴額に応じて|は)", sentence.text[start:end])
        start += lead.end() if lead else 0
        if found["described"] and _OPEN.search(sentence.text, found.end() - len("裁判所")):
            continue
        value = re.sub(r"\s", "", sentence.quote(start, end))
        yield context.fact("jurisdiction.court", value, sentence, *clip(sentence, start, end), confidence=0.9)


def _manner(context: Context, sentence: Sentence) -> Iterator[Fact]:
    at = sentence.node.sentences.index(sentence)
    rest = sentence.node.sentences[at : at + 2]
    agreed = [(one, _ONLY.search(one.text)) for one in rest]
    opened = [(one, _OPEN.search(one.text)) for one in rest]
    # 静岡地方裁判所のみ…。ただし、差止めは他の裁判所にすることを妨げない: the rule stands in the first sentence.
    where, found = next(((one, hit) for one, hit in agreed if hit), (sentence, None))
    other, free = next(((one, hit) for one, hit in opened if hit), (sentence, None))
    if free is not None and (found is None or (other is where and found.group() != "専属") or where is not sentence):
        yield context.fact("jurisdiction.exclusive", False, other, *clip(other, *free.span()), confidence=0.8)
    elif found is not None:
        yield context.fact("jurisdiction.exclusive", True, where, *clip(where, *found.span()), confidence=0.95)
    if found := _FIRST.search(sentence.text):
        yield context.fact("jurisdiction.instance", "第一審", sentence, *clip(sentence, *found.span()), confidence=0.95)


_ONLY = re.compile(
    r"(?<!非)専属(?!的?(?:では|で)ない)|裁判所(?:[一-龥]{1,8}支部)?(?:のみ|だけ|に限)|(?:ほか|他|別)の裁判所[^。]{0,24}(?:でき(?:ない|ません)|しない|しません|ないもの)|唯一の|裁判所(?:[一-龥]{1,8}支部)?以外[^。]{0,20}(?:ない|ません)"
)
_OPEN = re.compile(
    r"非専属|専属的?(?:では|で)(?:は)?ない|妨げ(?:ない|ません|られ|るもの|ず)|閉ざ(?:さ|し)(?:ない|ません|ず)|(?:ほか|他|別|自分|住所地|住む|お住まい)[^。、]{0,24}裁判所[^。]{0,24}(?:こともでき|ことを?(?:でき|認め|さまた)|もでき|てもよ|て(?:も)?かま|ことが(?:でき|許さ)る)"
)
_FIRST = re.compile(r"第[一1]審|(?<![二2])一審|(?:最初|初め|はじめ)の(?:審理|裁判|審級|審)")


# 第16条(成果の帰属)の定めは、解除によって影響されない
_ONE = re.compile(
    r"^第[0-9]+条(?:の[0-9]+)?(?:第[0-9]+項)?(?:\([^()]*\))?の?(?:規定|定め|効力)?は、?[^。]{0,40}(?:終了|解除|解約|満了|脱退|退会)[^。]{0,40}(?:影響|効力を|存続|有効)"
)


def survival(context: Context) -> Iterator[Fact]:
    """The articles that stay in force, as addresses; 本条 is the article itself."""
    numbered = [
        str(node.address)
        for node in context.reading.walk()
        if node.unit.kind is Kind.ARTICLE and node.address is not None and len(node.address.parts) == 1
    ]
    for sentence in context.sentences():
        text = sentence.text
        if "条" not in text and "項" not in text and not re.search(r"次|以下|下記", text):
            continue
        if not (_LASTS.search(text) and _ENDED.search(text)):
            continue
        listed = "".join(line.text for line in _listed(sentence.node)) if re.search(r"(?:次|以下|下記)の", text) else ""
        typed = bool(context.about(sentence) & {"survival", "post_termination", "confidentiality"})
        subject = _SUBJECT.search(text + "、" + listed)
        if not typed and subject is None:
            continue
        articles = _articles(text + "、" + listed, sentence.node.article.address, numbered)
        alone = _ONE.match(text) is not None and articles != [str(sentence.node.article.address)]
        if (
            len(articles) >= 2
            or (articles and alone)
            or (articles and "survival" in context.types.get(sentence.node.article.address or Address(()), ())[:1])
        ):
            start = next(found.start() for found in re.finditer(r"第[0-9]+|本条|次条|前条|次|以下|下記|この条", text))
            yield context.fact(
                "survival.articles", articles, sentence, *clip(sentence, start, start + 4), confidence=0.85
            )


def _listed(node: Node) -> Iterator[Sentence]:
    for child in node.children:
        if child.unit.kind in (Kind.ITEM, Kind.SUBITEM):
            yield from child.sentences


def _articles(text: str, own: Address | None, numbered: Sequence[str]) -> list[str]:
    """Addresses in the order of the text; a range holds every article the document has between its ends."""
    text = re.sub(r"第([0-9]+)\.([0-9]+)項", r"第\1条第\2項", _relative(text, own, numbered))
    found: dict[str, None] = {}
    ranges = {match.start(): match for match in _RANGE.finditer(text)}
    for match in _ARTICLE.finditer(text):
        if through := ranges.get(match.start()):
            first, last = (f"第{through[n]}条" + (f"の{through[n + 1]}" if through[n + 1] else "") for n in (1, 3))
            if first in numbered and last in numbered:
                found |= dict.fromkeys(numbered[numbered.index(first) : numbered.index(last) + 1])
            elif 0 < int(through[3]) - int(through[1]) < 100:
                found |= {f"第{number}条": None for number in range(int(through[1]), int(through[3]) + 1)}
        branch = f"の{match[2]}" if match[2] else ""
        found[f"第{match[1]}条{branch}{match[3]}"] = None
    return list(found)


def _relative(text: str, own: Address | None, numbered: Sequence[str]) -> str:
    """The text with 本条, 前条 and 次条 as the articles they are."""
    if own is None or str(own) not in numbered:
        return text
    at = numbered.index(str(own))
    text = re.sub(r"(?:本|この)条", str(own), text)
    if at:
        text = text.replace("前条", numbered[at - 1])
    return text.replace("次条", numbered[at + 1]) if at + 1 < len(numbered) else text
