"""優先順位: where a text says which of two documents prevails."""

import re
from collections.abc import Iterator, Sequence

from pipeline.relate.names import END, NOUN, RULES, bare, is_own
from pipeline.relate.sentences import Sentence
from pipeline.types.document import Document
from pipeline.types.relation import Precedence

# Not 契約期間, 規約違反: the noun is the end of the word.
_TERM = rf"(?:(?:本|この|当該|各|原|旧|上記の?|前項の|前各項の)?[一-龥々ァ-ヶーA-Za-z0-9・]*{RULES}{END}(?:書)?等?|[「『][^「」『』]{{1,40}}{RULES}[」』])"
_OF_IT = r"(?:の(?:定め|規定|内容|条項|各条項|条件|記載)|に(?:おける|定める)(?:定め|規定|内容|条項|条件)?|(?:で|に)定め(?:た|る)(?:内容|事項|条件|ところ))*"
_CONFLICT = re.compile(
    r"異な(?:る|り|った)|矛盾|抵触|相違|齟齬|食い違|くい違|不一致|競合|両立しない|別段の定め|特別の定め|特段の定め|別の定め"
)
_CASE = re.compile(
    r"(?:場合|とき|際|範囲|部分|もの|事項|限り|については|ついて)(?:に(?:は|おいては|ついては|おいて|限り)?|は)?、?"
)
_TERMS = rf"(?:{_TERM}(?:または|又は|および|及び|並びに|や|、))*{_TERM}"
_WINS = re.compile(
    rf"(?P<winner>{_TERMS}){_OF_IT}(?:が|を|は)(?:、)?(?:[^、。]{{0,20}}(?:に対して|に|より|して))?(?:、)?(?:常に|すべて|全て)?優先|"
    rf"(?P<ruled>{_TERMS}){_OF_IT}(?:に(?:よる|従う|よります|従います|よるもの|従うもの)|を(?:適用|採用|とる|取る)|が適用)"
)
_OVER = re.compile(rf"(?P<first>{_TERM}){_OF_IT}(?:は|が)、?(?P<second>{_TERM}){_OF_IT}に(?:対し(?:て)?)?優先")
_RANKED = re.compile(
    r"優先(?:順位|順序|する順)|順(?:序|位)?(?:に|で)[^。]{0,8}優先|(?:の|次の)順(?:序)?(?:に|で|とし|により)[^。]{0,12}(?:優先|適用|効力)"
)
_MARKED = re.compile(r"[(]?[0-9一二三四五①-⑳ア-オ]+[).、:]?")
_EXCEPT = re.compile(r"^(?:ただし|但し)、?")
_EACH = re.compile(rf"{_TERM}(?!を除)")


def precedences(document: Document, sentences: Sequence[Sentence]) -> tuple[Precedence, ...]:
    """Who prevails over whom as the text says it, in its order; each place once."""
    found: list[Precedence] = []
    for number, sentence in enumerate(sentences):
        order = _order(sentence, document.title)
        if len(order) < 2:
            continue
        following = sentences[number + 1] if number + 1 < len(sentences) else None
        proviso = (
            following.printed if following and following.unit is sentence.unit and _EXCEPT.match(following.text) else ""
        )
        own = next((place for place, term in enumerate(order) if is_own(term, document.title)), None)
        found.append(Precedence(order, own, sentence.cited(document), proviso))
    return tuple(found)


def _order(sentence: Sentence, title: str) -> tuple[str, ...]:
    text = sentence.text
    if _EXCEPT.match(text) or ("優先" not in text and not _CONFLICT.search(text)):
        return ()
    if _RANKED.search(text) and len(ranked := tuple(_ranked(sentence))) > 1:
        return ranked
    if over := _OVER.search(text):
        return _distinct((over["first"], over["second"]))
    conflict = _CONFLICT.search(text)
    if conflict is None:
        return ()
    case = _CASE.search(text, conflict.end())
    # 「AとBが異なる場合は、A」: what stands before is set side by side, what follows wins.
    start = case.end() if case else conflict.end()
    wins = _WINS.search(text, start)
    if wins is None:
        return ()
    winners = _EACH.findall(wins["winner"] or wins["ruled"])
    others = [term for term in _EACH.findall(text[:start]) if bare(term) not in map(bare, winners)]
    if re.search(r"(?:別段|特別|特段|別)の定め", conflict.group()):
        others = others or [f"本{noun}" for noun in re.findall(NOUN, bare(title))[-1:]]
    # Its own word stands for the document; else the one that is named last before they differ.
    loser = [term for term in others if is_own(term, title)][:1] or others[-1:]
    return _distinct((*winners, *loser)) if loser else ()


def _ranked(sentence: Sentence) -> Iterator[str]:
    """The documents of a list of ranks: the items below the unit, or the words of the sentence."""
    below = [
        match.group() for child in sentence.unit.children if (match := _EACH.search(re.sub(r"\s+", "", child.text)))
    ]
    if below:
        yield from _distinct(below)
        return
    listed = re.split(r"優先(?:順位|順序|する順)(?:は|を)?|順(?:序|位)?(?:に|で|とし)", sentence.text)
    best = max(([*_distinct(_EACH.findall(piece))] for piece in listed), key=len, default=[])
    yield from best


def _distinct(terms: Sequence[str]) -> tuple[str, ...]:
    """Each word once, without its brackets."""
    return tuple({bare(term): term.strip("「」『』") for term in reversed(terms)}.values())[::-1]
