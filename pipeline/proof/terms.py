"""Terms: defined and never used, used before or without a definition."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.proof.alone import ANYTHING, standing
from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.types.proof import Finding, Level

_RUN = re.compile(r"[一-龥々ァ-ヶーA-Za-z]+")
_TAIL = re.compile(r"(?:又|及|若|並|等|第|上|中|外|以外|以内|(?:終了|締結|変更|改定|解約|解除)?(?:前|後|時))$")
_LAST = frozenset("又及若並等第上中外内前後時")
_POINTING = re.compile(r"[前次本各同][項条号]|において|以下")
# 本サイト and 対象機器 say of themselves that they have been told before.
_TOLD = re.compile(r"(?<![一-龥々ァ-ヶーA-Za-z])(?P<word>(?P<sign>本件|本|対象)(?P<thing>[一-龥々ァ-ヶーA-Za-z]{2,}))")
_OUR = re.compile(
    r"(?<![一-龥々ァ-ヶーA-Za-z])(?P<word>(?P<sign>当)(?P<thing>サイト|サービス|アプリ|ソフトウェア|システム|規約|契約|約款|ポリシー))"
)
_NOT_TOLD = re.compile(
    r"^(?:本人|本店|本社|本体|本日|本文|本来|本質|本格|本国|本籍|本部|本数|本番|本業|本旨|本則|本書|本状|本館|本校|本店|本給|本籍|本州|本土|本誌|本紙|本年|本月|本編|本音|本望|本末|本邦|本物|本当|本能|本位|本州|本条|本項|本号|本章|本節|本人|本学|本会|本法|本規程|本.*契約書|本(?:契約|規約|約款|覚書|協定|合意)(?:締結|終了|解除|解約|成立|満了|履行|違反)|本(?:採用|登録|申込み?|予約|審査|査定|検査|稼働|免許|工事|締結|配属|決算|会議|選考|試験|放送|開発|運用|発注|納品)$)"
    r"|^対象(?:外|者|品|物|日|月|年|期間|範囲|地域|金額|額|とな)"
)
_SELF = re.compile(
    r"^(?:利用|基本|使用許諾|変更|個別)?(?:契約|規約|約款|覚書|合意書|会則|規則|規程|特約|特約事項|契約書|約定|(?:個人情報|プライバシー)?(?:保護)?(?:方針|ポリシー))$"
)
_CONTRACT = re.compile(r"契約$|合意")
_MODIFIED = re.compile(r"(?:[のなるただい]|れた|された)$")
_RARE, _USUAL, _OFTEN = 2, 3, 5
_JUST = 60


def find(reading: Reading) -> Iterator[Finding]:
    """unused-term, term-before-definition, and undefined-term or term-variant for 本造作 and 対象機器."""
    terms = _Terms(reading)
    yield from terms.unused()
    yield from terms.early()
    yield from terms.untold()


@dataclass(frozen=True, slots=True)
class _Use:
    passage: Passage
    start: int
    end: int


class _Terms:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.defined = reading.defined
        self.counts: Counter[str] = Counter()
        for passage in reading.passages:
            for match in _RUN.finditer(passage.text):
                word = match[0]
                self.counts[_TAIL.sub("", word) if word[-1] in _LAST else word] += 1
        often = (one for one, count in self.counts.items() if count >= _OFTEN)
        self._known = [one for one in {*self.defined, *often} if len(one) > 2]
        self._text = fold(reading.document.source.text)

    def unused(self) -> Iterator[Finding]:
        """Terms that stand in their definition only."""
        for term, definition in self.defined.items():
            if _POINTING.search(term) or self._text.count(term) != 1 or self.reading.squashed.count(term) > 1:
                continue
            for passage in self.reading.of_unit.get(definition.address, ()):
                at = passage.text.find(term)
                cell = passage.text[:at].endswith("\n") and passage.text.startswith("\t", at + len(term))
                if at < 0 or not (
                    cell or passage.text[at - 1 : at] in '「『“"' or (at == 0 and _POINTING.search(term) is None)
                ):
                    continue
                if at == 0 and not re.match(r"\s*(?:とは|[\s:：])", passage.text[len(term) :]):
                    continue
                message = f"「{definition.term}」は、ここで定義されていますが、この文書のどこにも使われていません。定義を削るか、使うはずだった箇所がないか確かめてください。"
                yield passage.finding("unused-term", Level.WARNING, message, at, at + len(term))

    def early(self) -> Iterator[Finding]:
        """Terms used in an article before the one that defines them."""
        order = {passage.address.article: index for index, passage in reversed(list(enumerate(self.reading.passages)))}
        for term, definition in self.defined.items():
            home = order.get(definition.address.article)
            if home is None or len(term) < 4 or not _RUN.match(term):
                continue
            quoted = f"「{term}」" in self.reading.below(definition.address)
            first = next(iter(self._said(term)), None)
            if not quoted or first is None or first.passage.address.article == definition.address.article:
                continue
            pointed = str(definition.address.article) in first.passage.text
            if order[first.passage.address.article] < home and first.passage.address.parts[0] != "前文" and not pointed:
                # What opens a rule of its own is missed more than what is mentioned on the way.
                opens = first.start == 0 and re.match(r"[^、。]{0,12}は", first.passage.text[first.end :])
                level = Level.WARNING if opens and str(first.passage.address.article) != "第1条" else Level.NOTE
                message = f"「{definition.term}」を、{definition.address}で定義する前に使っています。定義を前に移すか、ここで初めて出ることを示してください。"
                yield first.passage.finding("term-before-definition", level, message, first.start, first.end)

    def untold(self) -> Iterator[Finding]:
        """本造作, 対象機器, 当サイト without a definition; a near one is proposed."""
        seen: set[str] = set()
        for passage in self.reading.passages:
            for match in (*_TOLD.finditer(passage.text), *_OUR.finditer(passage.text)):
                word = _TAIL.sub("", match["word"])
                if word in seen or self._is_told(word, passage, match):
                    continue
                seen.add(word)
                count = len(list(self._starting(word)))
                near = self._near(word)
                if count > _RARE or (near is None and (match["sign"] == "当" or not self._tells(match["sign"]))):
                    continue
                start = match.start()
                if near:
                    message = f"「{word}」は定義されていません。「{near}」のことであれば、言葉をそろえてください。"
                    yield passage.finding("term-variant", Level.WARNING, message, start, start + len(word), near)
                else:
                    message = f"「{word}」は定義されていません。何を指すかを定めるか、ほかの言葉に改めてください。"
                    yield passage.finding("undefined-term", Level.WARNING, message, start, start + len(word))

    def _said(self, term: str) -> Iterator[_Use]:
        for passage in self.reading.passages:
            for at in standing(term, passage.text):
                yield _Use(passage, at, at + len(term))

    def _starting(self, word: str) -> Iterator[int]:
        """Where a compound word begins with word: 本基本契約 does not begin with 本契約."""
        return standing(word, self.reading.whole, behind=ANYTHING)

    def _is_told(self, word: str, passage: Passage, match: re.Match[str]) -> bool:
        """Whether a word needs no definition or has one: its own, or that of a term which it begins or ends with."""
        if _NOT_TOLD.match(word) or any(word.startswith(one) or one.startswith(word) for one in self._known):
            return True
        before, behind = passage.text[: match.start()], passage.text[match.start() + len(word) :]
        if re.search(r"\d\s*$", before):
            return True  # 3本契約: a counter
        told = re.search(rf"[「『\"“]\s*{re.escape(word)}\s*[」』\"”]|以下[、,]?(?:単に)?{re.escape(word)}", self._text)
        named = re.match(r"\s*[(（](?:以下)?[、,]?[「『]", behind)
        if match["sign"] == "対象" and _MODIFIED.search(before):
            return True
        if match["sign"] == "本" and word[1:] in before[-_JUST:]:
            return True  # 新たな保証を行わず、本保証の範囲を広げない
        return bool(told or named)

    def _tells(self, sign: str) -> bool:
        """Whether the document defines terms with this sign: only then one without definition stands out."""
        own = [term for term in self.defined if term.startswith(sign[:1])]
        return bool(own) or sign == "対象"

    def _near(self, word: str) -> str | None:
        """The term that is probably meant: the other name of the document itself, or another sign before the same thing."""
        match = _TOLD.match(word) or _OUR.match(word)
        thing = match["thing"] if match else word
        if _SELF.match(thing):
            names = [
                name
                for name in {_TAIL.sub("", found["word"]) for found in _TOLD.finditer(self.reading.whole)}
                if name != word
                and _SELF.match(name[1:])
                and bool(_CONTRACT.search(name)) == bool(_CONTRACT.search(word))
            ]
            counts = {name: len(list(self._starting(name))) for name in (word, *names)}
            best = max(names, key=counts.__getitem__, default=None)
            return best if best and counts[best] >= _USUAL * max(1, counts[word]) else None
        others = [
            term
            for term in self.defined
            if term != word
            and term.endswith(thing)
            and len(term) - len(thing) in (1, 2)
            and (word.startswith("対象") or term.startswith(("本", "当", "対象", "指定", "該当")))
            and self.reading.whole.count(term) >= _RARE
        ]
        return max(others, key=self.reading.whole.count, default=None)
