"""Where a document names another one and says what the two are to each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.relate.days import PATTERN, days
from pipeline.relate.names import END, NOUN, RULES, Nature, bare, core, is_own, nature
from pipeline.relate.sentences import Sentence
from pipeline.types.document import Document
from pipeline.types.relation import Pointer, RelationKind

_WORD = r"[一-龥々ァ-ヶーA-Za-z0-9・]"
_NAMED = re.compile(
    rf"(?:[「『](?P<quoted>[^「」『』]{{0,40}}?{RULES}(?:[(][^「」『』()]*[)])?)[」』]|(?P<plain>{_WORD}{{0,40}}{RULES}){END})(?:等)?"
    r"(?P<said>[(](?:[^()]|[(][^()]*[)])*[)])?"
)
_ALIAS = re.compile(r"以下、?(?:単に|総称して|あわせて|併せて)?[「『](?P<alias>[^「」『』]{1,20})[」』]")
# 「A」に基づく賃貸借契約（以下「原契約」という。）: the second is what the first has made.
_MADE = re.compile(rf"に(?:基づく|もとづく|係る|よる){_WORD}*(?:契約|規約)(?P<said>[(](?:[^()]|[(][^()]*[)])*[)])")
# A plain name that follows its day without a sign: 令和5年4月1日付業務委託契約書.
_DAY_FIRST = re.compile(rf"^(?P<day>{PATTERN})(?:付け?の?|の|締結の?)?")
# そらいろ便利用規約: hiragana belongs to the name where nothing but the name stands after a sign.
_WITH_KANA = re.compile(r"(?:^|(?<=[、。()「」]))(?:(?![でをがはにのとも、])[一-龥々ァ-ヶーA-Za-z0-9ぁ-ん]){1,20}$")
_DATED = re.compile(rf"(?:{PATTERN})(?:[(][^()]*[)])?(?:付け?|に|締結|施行|制定|作成|改[定訂正])?[^、。0-9]{{0,24}}$")
_MADE_NOW = re.compile(r"^を、?(?:ここに)?(?:締結(?!し(?:た|て))|結[びぶん]|定め|取り?交わ|交わ|制定|作成|設け)")

_ORIGINAL = re.compile(r"^(?:原|現|旧|元|変更前)(?:契約|規約|約款|覚書|合意|協定|賃貸借)|^(?:原|現行?)[一-龥]{0,6}契約")
_ABOVE = re.compile(r"基本契約|基本規約|基本約款|主契約|親契約|親規約|マスター|包括契約|基本取引|基本合意")
_CHANGES = (
    r"(?:変更|改定|改訂|改正|修正|改め|更新|延長|追加|加え|削除|削り|削る|読み?替え|差し?替え|解約|合意解除|終了)"
)
_AS_FOLLOWS = r"(?:次|下記|以下|左記|別紙)の(?:とおり|通り|ように)"
_ON_GROUND = re.compile(
    r"^(?:(?:の)?第[^、。]{1,14}[条項号])*(?:の(?:定め|規定|条項))?"
    r"(?:に(?:基づ|もとづ|付帯|附帯|付随|附随|付属|附属|従属|より成立)|を(?:補足|補完|補充)|の(?:一部(?:を|と)|特則|補則|細目|細則|付属|附属))"
)
_SPEAKS_OF_ITSELF = re.compile(r"^(?:[^、。]{0,12}、)?(?:本|この)[^、。はがを]{1,14}(?:は|では|において)")
_MAKES = re.compile(r"(?:締結|発注|注文|発行|申し?込|定め|委託|合意|約[しす])")
_SILENT = re.compile(
    r"(?:定め|記載|規定)(?:の|が)?(?:ない|なき|無い|されていない|していない)(?:事項|もの|こと)|に特段の定め"
)
_THEN = re.compile(
    r"^(?:第[^、。]{1,14}[条項号])*(?:(?:の|に)?(?:定め|規定|条項|条件|内容|ところ)|に定める(?:条件|ところ))*(?:を準用|が適用|を適用|に(?:よ|従|準)|のとおり|に則)"
)
_REPLACES = re.compile(
    r"^(?:に(?:代わ|替わ|かわ|置き?換)|を(?:廃止|全部改|全面(?:的に)?改|改[定訂正](?:した|し、)もの)|は、?[^。]{0,40}(?:廃止|失効|置き?換|効力を失))"
)
_PART_OF = re.compile(
    r"(?P<list>[^。]+?)(?:は|も|が)、?(?:それぞれ)?(?:本|この)(?P<own>[^、。]{1,12}?)の(?:一部|一部分|内容)を(?:構成|成|形成|な[すし])"
)
_SPLIT = re.compile(r"、|,|および|及び|並びに|ならびに|又は|または|もしくは|若しくは|その他の?|とともに|と(?=[一-龥])")
_ORDERS = re.compile(r"(?:個別契約|注文書|発注書|注文請書|個別の?取引)")


@dataclass(frozen=True, slots=True)
class _Named:
    """A document as a sentence names it; tail: what follows it there."""

    title: str
    dated: str | None
    alias: str
    sentence: Sentence
    tail: str


def pointers(document: Document, sentences: Sequence[Sentence]) -> tuple[Pointer, ...]:
    """What the document says of others, one for each of them and kind, in the order of the text."""
    own = nature(document.title)
    found: dict[tuple[RelationKind, str], Pointer] = {}
    named = [one for sentence in sentences for one in _named(sentence, document.title)]
    for one in named:
        kind = _kind(one, own, sentences)
        if kind is not None:
            pointer = Pointer(kind, one.title, one.dated, one.alias, one.sentence.cited(document))
            found.setdefault((kind, core(one.title)), pointer)
    for pointer in _from_above(document, sentences):
        found.setdefault((pointer.kind, core(pointer.title)), pointer)
    return tuple(_told_once(list(found.values())))


def _named(sentence: Sentence, title: str) -> Iterator[_Named]:
    """The other documents that a sentence names."""
    end = 0
    for match in _NAMED.finditer(sentence.text):
        if match.start() < end:
            continue
        end = match.end()
        printed = match["quoted"] or match["plain"] or ""
        said = match["said"] or ""
        if made := _MADE.match(sentence.text, match.end()):
            said, end = made["said"], made.end()
        alias = _ALIAS.search(said)
        name = alias["alias"] if alias else ""
        before, tail = sentence.text[: match.start()], sentence.text[end:]
        if match["plain"]:
            more = _WITH_KANA.search(before)
            printed = (more.group() if more else "") + printed
            if first := _DAY_FIRST.match(printed):
                before, printed = before + first.group(), printed[first.end() :]
        day = _day(before, said)
        if _MADE_NOW.match(tail) or (day is None and is_own(name or printed, title) and core(printed) == core(title)):
            continue
        if printed.startswith(("本", "この", "当該", "同")) and not day:
            continue
        yield _Named(printed, day, name, sentence, tail)


def _day(before: str, said: str) -> str | None:
    """The day of a document that stands right before its name, or in the bracket behind it."""
    if (dated := _DATED.search(before)) and (found := list(days(dated.group()))):
        return found[-1]
    return next(days(said.partition("以下")[0]), None)


def _kind(one: _Named, own: Nature, sentences: Sequence[Sentence]) -> RelationKind | None:
    """What the document is to the one that it names; None where it only mentions it."""
    generic = not one.alias and one.dated is None and not re.sub(rf"^(?:{NOUN}|規定)$", "", core(one.title))
    if generic:
        return None
    if _REPLACES.match(one.tail) and (one.dated or one.alias):
        return RelationKind.REVISION
    names = [re.escape(name) for name in {one.alias, one.title} if name]
    changed = rf"(?:{'|'.join(names)})[」』]?(?:書)?(?:[(][^()]*[)])?[^。]{{0,80}}?(?:を|中|に)[^。]{{0,60}}?{_CHANGES}"
    changes = own is not Nature.RULE and any(
        re.search(changed, sentence.text) and (own is Nature.AMENDING or re.search(_AS_FOLLOWS, sentence.text))
        for sentence in (sentences if one.alias or one.dated else (one.sentence,))
    )
    if own is not Nature.ORDER and (changes or (_ORIGINAL.match(one.alias) and own is not Nature.RULE)):
        return RelationKind.AMENDS
    return RelationKind.UNDER if _is_above(one, own, sentences) else None


def _is_above(one: _Named, own: Nature, sentences: Sequence[Sentence]) -> bool:
    """Whether the document is made on the ground of the one that it names."""
    text = one.sentence.text
    if own is Nature.ORDER and _THEN.match(one.tail):
        return True
    if _SILENT.search(text) and _THEN.match(one.tail):
        return own is not Nature.MAIN or bool(_ABOVE.search(one.alias or one.title))
    if _ON_GROUND.match(one.tail):
        makes = one.sentence.early and _MAKES.search(one.tail)
        return bool(_SPEAKS_OF_ITSELF.match(text)) or bool(
            makes and (own in (Nature.ORDER, Nature.RULE) or _ABOVE.search(one.alias or one.title))
        )
    if not one.alias or not one.sentence.early:
        return False
    later = [sentence.text for sentence in sentences]
    rest = re.compile(rf"{re.escape(one.alias)}(?:書)?(?P<tail>[^。]*)")
    return (own is not Nature.MAIN or bool(_ABOVE.search(one.alias))) and any(
        _SILENT.search(text[: found.start()]) and _THEN.match(found["tail"])
        for text in later
        for found in rest.finditer(text)
    )


def _from_above(document: Document, sentences: Sequence[Sentence]) -> Iterator[Pointer]:
    """The rules that the text makes a part of itself, and the orders that a 基本契約 speaks of."""
    for sentence in sentences:
        if (part := _PART_OF.search(sentence.text)) and is_own(f"本{part['own']}", document.title):
            for piece in _SPLIT.split(part["list"]):
                if (name := _NAMED.search(piece)) and not is_own(name["quoted"] or name["plain"], document.title):
                    title = name["quoted"] or name["plain"]
                    yield Pointer(RelationKind.UNDER, title, None, "", sentence.cited(document), from_above=True)
    if "基本" in core(document.title):
        for sentence in sentences:
            if order := _ORDERS.search(sentence.text):
                yield Pointer(RelationKind.UNDER, order.group(), None, "", sentence.cited(document), from_above=True)
                return


def _told_once(found: list[Pointer]) -> Iterator[Pointer]:
    """Leaves out what names a document by its alias or the end of its name once that has been named in full."""
    for pointer in found:
        word = bare(pointer.title)
        again = any(
            other is not pointer
            and not pointer.dated
            and not pointer.alias
            and pointer.from_above == other.from_above
            and (word == bare(other.alias or " ") or (word != core(other.title) and core(other.title).endswith(word)))
            for other in found
        )
        if not again:
            yield pointer
