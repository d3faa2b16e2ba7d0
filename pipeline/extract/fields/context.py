"""What every rule for a field works with: the sentences with their clause types, and the making of facts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.extract.reader import COVER, Node, Reading, Sentence
from pipeline.types.address import Address
from pipeline.types.clause import Fact, Value

QUOTE = 60
"""A quote longer than this, in characters without white space, is no longer short."""
_DELEGATES = re.compile(
    r"(?P<where>料金表|価格表|個別契約書?|個別約款|個別規約|注文書|申込書|見積書|発注書|別紙[0-9]*|別表[0-9]*|仕様書|サービス仕様書|サービス説明書|ガイドライン|ホームページ|Webサイト|申込フォーム|利用申込書|契約書|料金規程|細則|重要事項説明書)"
    r"[^。、]{0,14}(?:に(?:おいて)?(?:別途)?(?:定める|記載|規定|従|よる|掲載|表示)|の(?:定め|とおり)|にて(?:定め|確認)|をご確認)"
    r"|(?P<else>(?:別途|別に|個別に)[^。、]{0,20}(?:定める|定めた|指定する|合意(?:した|する)|決定する|通知する|案内する)[^。、をにはが]{0,12})"
)
_POINTING = re.compile(r"(?:この|その|かかる|これらの|当該|上記の)(?:場合|とき|際)")
_SUBORDINATE = re.compile(r"(?:場合|とき|際)(?:は|に|には|、|で)")


class _Typed(NamedTuple):
    """The clause types of a unit, the main one of its article, and those of both."""

    own: tuple[str, ...]
    main: str | None
    about: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """A document on its way to facts. `types`: clause types of every unit with an address."""

    reading: Reading
    types: Mapping[Address, tuple[str, ...]]
    _chosen: dict[tuple[str, ...], tuple[Sentence, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _typed: dict[Node, "_Typed"] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, sentence: Sentence) -> tuple[str, ...]:
        """Clause types of the unit the sentence stands in, the main one first."""
        return (self._typed.get(sentence.node) or self._type(sentence.node)).own

    def main(self, sentence: Sentence) -> str | None:
        """The main clause type of the article the sentence stands in."""
        return (self._typed.get(sentence.node) or self._type(sentence.node)).main

    def about(self, sentence: Sentence) -> frozenset[str]:
        """Clause types of the unit and of the article it stands in."""
        return (self._typed.get(sentence.node) or self._type(sentence.node)).about

    def _type(self, node: Node) -> "_Typed":
        # Nearly every rule asks for those of every sentence.
        own, article = (self.types.get(one, ()) if one else () for one in (node.address, node.article.address))
        found = self._typed[node] = _Typed(own, next(iter(article), None), frozenset((*own, *article)))
        return found

    def sentences(self, *types: str) -> Sequence[Sentence]:
        """Sentences of units (or articles) that have one of the clause types; all of them where none is given."""
        if types not in self._chosen:  # several rules go through the same ones
            self._chosen[types] = tuple(
                sentence
                for sentence in self.reading.sentences()
                if sentence.node.unit.kind not in COVER and (not types or self.about(sentence) & set(types))
            )
        return self._chosen[types]

    def ruled(self, *types: str) -> Iterator[Sentence]:
        """Sentences of units whose own types have one of these."""
        for sentence in self.sentences():
            if set(self.of(sentence)) & set(types):
                yield sentence

    def fact(
        self,
        field: str,
        value: Value,
        sentence: Sentence,
        start: int,
        end: int,
        *,
        confidence: float = 0.8,
        qualifier: str | None = None,
        condition: str | None = None,
        applies_to: str | None = None,
        delegated_to: str | None = None,
    ) -> Fact:
        """A fact whose quote is text[start:end] of the sentence."""
        address = sentence.node.address
        if address is None:
            raise ValueError(f"a fact needs a unit that can be cited: {sentence.text!r}")
        return Fact(
            field=field,
            value=value,
            quote=sentence.quote(start, end),
            addresses=(address,),
            spans=self.reading.spans(sentence, start, end),
            confidence=confidence,
            qualifier=qualifier,
            condition=condition,
            applies_to=applies_to,
            delegated_to=delegated_to,
        )


_CASE = re.compile(
    r"(?P<case>[^、。()]{2,30}?)(?:にあっては(?=[^、。は]{0,24}$)|(?:については|に関しては|の場合(?:は|には)?|のとき(?:は|には)?|では|は)、?(?=[^、。は]{0,12}$))"
)


def case(sentence: Sentence, at: int) -> str | None:
    """Of several values of a field in a sentence, what the one at `at` is for: 会員にあっては, as printed; else None."""
    start = max(sentence.text.rfind("、", 0, max(at - 1, 0)), -1) + 1
    found = _CASE.match(sentence.text[:at], start)
    if found is None or sentence.text.count("、") == 0:
        return None
    words = printed(sentence, *found.span("case"))
    return None if re.search(r"期間|額|日$|契約$|規約$", words) else words or None


Rule = Callable[[Context], Iterator[Fact]]


def heading(sentence: Sentence) -> str:
    """Captions of the unit, its article and the chapters above, each on a line."""
    node: Node | None = sentence.node
    captions: list[str] = []
    while node is not None:
        if node.caption or node.unit.label:
            captions.append(node.caption or node.unit.label or "")
        node = node.parent
    return "\n".join(captions)


def before(sentence: Sentence) -> str:
    """What a reader has just read: the sentences before in the unit and the lead above; for the first the unit before."""
    node = sentence.node
    own = "".join(other.text for other in node.sentences[: node.sentences.index(sentence)])
    above = node.parent if node.parent is not None and node.parent.address is not None else None
    lead = "".join(other.text for other in above.sentences) if above is not None else ""
    if own or above is None:
        return lead + own
    at = above.children.index(node)
    return lead + ("".join(other.text for other in above.children[at - 1].sentences) if at else "")


def clip(sentence: Sentence, start: int, end: int, *, limit: int = QUOTE) -> tuple[int, int]:
    """The span widened to whole parts of the sentence (at 、) as far as the quote stays short."""
    text = sentence.text
    for _ in range(3):
        left = text.rfind("、", 0, max(start - 1, 0)) + 1
        if end - left > limit or left == start:
            break
        start = left
    for _ in range(3):
        right = text.find("、", end)
        right = len(text) if right < 0 else right
        if right - start > limit or right == end:
            break
        end = right
    return start, end


def printed(sentence: Sentence, start: int, end: int) -> str:
    """The words as printed, without white space at the ends and line feeds."""
    return re.sub(r"\s*\n\s*", "", sentence.quote(start, end)).strip(" 　、。")


def delegation(text: str) -> str | None:
    """Where a 「別途定める」 value stands, as the text says it; None where it says the value itself."""
    found = _DELEGATES.search(text)
    return (found["where"] or found["else"]) if found else None


def condition(sentence: Sentence, before: int) -> str | None:
    """The 〜場合 or 〜とき under which what stands at `before` holds, as printed; None where there is none."""
    head = sentence.text[:before]
    last = next(reversed(list(_SUBORDINATE.finditer(head))), None)
    if last is None:
        return None
    start = max(head.rfind("、", 0, max(last.start() - 1, 0)), head.rfind("。", 0, last.start()), -1) + 1
    words = printed(sentence, start, last.start() + 2).lstrip("「『(（")
    return words if 4 <= len(words) <= QUOTE and not _POINTING.fullmatch(words) else None
