"""A word that stands once and ends or begins like a term, where the document has no other such words: 許容時間 beside 免責時間."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.proof.compounds import Use
from pipeline.proof.reading import Reading
from pipeline.types.proof import Finding, Level

_LEAST = 3
"""Characters of a word and of a term; so often a term is used."""
_END = 2
"""Characters of an end at least."""
_LONG = 3
"""Characters of an end that tells even behind words which modify it: 確認を受けた業務報告書."""
_QUOTED = re.compile(r"[「『][^」』]*[」』]")
_TOLD = re.compile(r"\s*[(（](?:以下|[「『])|\s*(?:とは|を(?:い[うい]|定め|置|選|設け))")
_LISTED = re.compile(
    r"\s*(?:など|等|・|その他|、[一-龥々ァ-ヶー]{2,10}(?:など|その他|等)|(?:又は|または|及び|および|や|若しくは)[^、。]{1,12}(?:その他|等))"
)
_AMONG = re.compile(r"(?:その他の?|[・\d各同再])\s*$")
_PLAIN = re.compile("[一-龥々ァ-ヶーA-Za-z]+")
_MODIFIED = re.compile(r"(?:[るたすくうむぶつぬいな])$")
# With these before it a word is of another kind than the term, not another name of it.
_OTHER_KIND = frozenset(
    "追加 テスト サンプル 検証 定格 参考 専用 共用 公的 電子 医療 通常 一般 特別 臨時 最大 最低 最終 平均 正規 代替 予備 各種 新規 当初 初期 年間 月間 標準 公式 有害 個人 秘密 "
    "知的 法定 営業 受付 会計 事業 売買 請負 保険 労働 雇用 作業 支払 有効 裁判 国内 海外 外国 自社 他社".split()
)
_PERSON = re.compile("[者員人方]$")
"""A fee is no other name of a person: 加盟金 beside 加盟者."""
_TERMS = re.compile("(?:規約|約款)$")
"""利用契約 beside 利用規約: terms speak of the contract that is made by them."""
_AROUND = 40


def find(reading: Reading) -> Iterator[Finding]:
    """term-variant."""
    defined = set(reading.defined)
    terms = {
        term: uses[0].parts
        for term, uses in reading.compounds.items()
        if term in defined and len(term) >= _LEAST and reading.whole.count(term) >= _LEAST
    }
    ends: dict[str, list[str]] = defaultdict(list)
    for word in reading.compounds:
        ends[word[-_END:]].append(word)
    for word, uses in reading.compounds.items():
        if len(uses) == 1 and _is_lone(reading, word, uses[0], defined):
            near, sure = _of_end(ends, terms, defined, word, uses[0])
            if not near:
                near, sure = _of_beginning(reading, terms, uses[0]), True
            if near:
                level = Level.WARNING if sure else Level.NOTE
                yield _told(uses[0], word, max(near, key=reading.whole.count), level)


def _is_lone(reading: Reading, word: str, use: Use, defined: set[str]) -> bool:
    """Whether a word stands once, as one that has been told of before, and is no term nor made of one."""
    if len(word) < _LEAST or word in defined or use.parts[0] in _OTHER_KIND or not _PLAIN.fullmatch(word):
        return False
    long = tuple(term for term in defined if len(term) > 2)
    if word.startswith(long) or word.endswith(long):
        return False
    if reading.whole.count(word) != 1 or word in reading.headings:
        return False
    text = use.passage.text
    start, end = use.passage.sentence(use.start)
    if "\t" in text[start:end] or _TOLD.match(text, use.end) or _LISTED.match(text, use.end):
        return False
    quoted = any(one.start() < use.start < one.end() for one in _QUOTED.finditer(text))
    return not quoted and not _AMONG.search(text[start : use.start])


def _of_end(
    ends: Mapping[str, Sequence[str]], terms: Mapping[str, Sequence[str]], defined: set[str], word: str, use: Use
) -> tuple[list[str], bool]:
    """The terms that end as the word does where hardly another word does, and whether none does but terms.

    ends: the compound words by their last signs.
    """
    head = _end(use.parts)
    if not head or (len(head) < _LONG and _MODIFIED.search(use.passage.text[: use.start])):
        return [], False
    around = use.passage.text[max(0, use.start - _AROUND) : use.end + _AROUND]
    near = [term for term, parts in terms.items() if _end(parts) == head and term not in around]
    others = [other for other in ends[head[-_END:]] if other.endswith(head) and other not in (word, head)]
    strange = [other for other in others if not any(other.endswith(term) for term in defined)]
    return (near, not strange) if len(strange) <= len(near) else ([], False)


def _end(parts: Sequence[str]) -> str:
    """The last words of two characters or more, with another word before them: 報告書 of 作業報告書."""
    ends = ("".join(parts[at:]) for at in range(len(parts) - 1, 0, -1))
    return next((one for one in ends if len(one) >= _END), "")


def _of_beginning(reading: Reading, terms: Mapping[str, Sequence[str]], use: Use) -> list[str]:
    """The term that the first word of the word stands in everywhere else: 仕切単価 beside 仕切価格."""
    first = use.parts[0]
    if len(first) < 2 or len(use.parts) != 2:
        return []
    count = reading.whole.count(first)
    return [
        term
        for term, parts in terms.items()
        if parts[0] == first
        and count == reading.whole.count(term) + 1
        and bool(_PERSON.search(term)) is bool(_PERSON.search(use.parts[-1]))
        and (use.parts[-1] != "契約" or not _TERMS.search(term))
    ]


def _told(use: Use, word: str, other: str, level: Level) -> Finding:
    message = f"「{word}」は、ここにだけ出てきます。定義された「{other}」のことであれば、言葉をそろえてください。別のものであれば、何を指すかを定めてください。"
    return use.passage.finding("term-variant", level, message, use.start, use.end, other)
