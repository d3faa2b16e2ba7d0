"""又は and 若しくは, 及び and 並びに in the wrong rank, or 及び where a ban means 又は."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping

from pipeline.proof.reading import Passage, Reading
from pipeline.text.tokens import Token
from pipeline.types.proof import Finding, Level

# The rank of the lawmakers: 若しくは stands inside a group that 又は joins to another, 並びに joins groups that 及び made.
_RANKED: Mapping[str, tuple[str, str]] = {
    "若しくは": ("又は", "(?:又は|または)"),
    "もしくは": ("または", "(?:又は|または)"),
    "並びに": ("及び", "(?<!に)(?:及び|および)"),
    "ならびに": ("および", "(?<!に)(?:及び|および)"),
}
_WORD = re.compile("|".join(_RANKED))
_PHRASE_ENDS = re.compile(
    r"(?:によ(?:り|って)|に対し|について|において|に際し|(?<=[一-龥々ァ-ヶー)])(?:は|が|を|に|へ|で|から(?!第)))(?!の)"
)
"""What closes a group of nouns, so that a conjunction behind it joins others."""
_CLAUSES = re.compile(r"(?:[、,]|により|によって|として|から|[をにで])\s*$")
_GROUPS = frozenset(("並びに", "ならびに"))
"""These join groups also without a 及び, where a clause tells of the first."""
_FEW, _SHARE = 2, 4
"""So often may a document that says 又は elsewhere slip, and at most one in so many of the words is wrong."""

_VERB_JOINED = re.compile(r"(?<=[一-龥々])[いきぎしちにびみりえけせてべめれ]、(?P<word>及び|および)(?=[^、。]{2,})")
_BANS = re.compile(r"ては(?:なら|なりま|いけ)|(?:を|することを)禁止|ないものと(?:する|します)")


def find(reading: Reading) -> Iterator[Finding]:
    """conjunction: 若しくは or 並びに that joins nothing to what 又は or 及び join, a ban on doing one thing and the other."""
    every = Counter(match[0] for match in _WORD.finditer(reading.whole))
    wrong = [
        (passage, match, others)
        for passage in reading.passages
        for start, end in passage.sentences
        for match in _WORD.finditer(passage.text, start, end)
        if (others := _others(passage, match, start, end)) is not None
    ]
    counts = Counter(match[0] for _, match, _ in wrong)
    for passage, match, others in wrong:
        word = match[0]
        better, outer = _RANKED[word]
        seldom = counts[word] <= _FEW and (counts[word] == 1 or counts[word] * _SHARE <= every[word])
        if seldom and (others or re.search(outer, reading.whole)):
            yield _told(passage, match.start(), word, better)
    for passage in reading.passages:
        yield from _banned(reading, passage)


def _others(passage: Passage, inner: re.Match[str], start: int, end: int) -> int | None:
    """How many 又は stand in the sentence of a 若しくは and join something else; None where one may join the same things."""
    found = list(re.finditer(_RANKED[inner[0]][1], passage.text[start:end]))
    places = [(start + one.start(), start + one.end()) for one in found]
    if any(_joins(passage, inner, *place, start) for place in places):
        return None
    if not places and inner[0] in _GROUPS and _is_told(passage, inner.start()):
        return None
    return len(places)


def _joins(passage: Passage, inner: re.Match[str], begin: int, end: int, start: int) -> bool:
    """Whether 又は may join what 若しくは joins to something else: it joins clauses, or no phrase ends between the two."""
    text = passage.text
    if _CLAUSES.search(text[start:begin]) or _is_told(passage, begin):
        return True
    first, last = (inner.end(), begin) if begin > inner.start() else (end, inner.start())
    closed = _PHRASE_ENDS.search(text, first, last)
    if closed is None:
        return True
    if begin < inner.start() and _CLAUSES.search(text[start : inner.start()]):
        return False  # 表示又は番号を消し、若しくは隠す
    # A verb may take the nouns before it into a longer group: 期限に遅れた者又は….
    return any(token.part == "動詞" for token in passage.telling(closed.end(), last))


def _is_told(passage: Passage, at: int) -> bool:
    """Whether a clause tells of the noun that ends at a place: 違反した場合|又は."""
    behind = bisect_right(passage.tokens, at, key=_end)
    return behind > 1 and passage.tokens[behind - 2].part in ("動詞", "助動詞", "形容詞")


def _end(token: Token) -> int:
    return token.end


def _told(passage: Passage, at: int, word: str, better: str) -> Finding:
    message = (
        f"「{word}」は、「{better}」で結ぶものの{'中の小さいまとまり' if better in ('又は', 'または') else 'まとまりどうし'}を結ぶときの語ですが、"
        f"ここには組になる「{better}」がありません。「{better}」に改めるか、結び方を確かめてください。"
    )
    return passage.finding("conjunction", Level.WARNING, message, at, at + len(word), better)


def _banned(reading: Reading, passage: Passage) -> Iterator[Finding]:
    """転貸し、及び使用させてはならない: as it stands, one of the two is allowed."""
    parent = passage.address.parent
    lead = reading.of_unit.get(parent, ()) if parent else ()
    listed = any(_BANS.search(one.text) for one in lead)
    for start, end in passage.sentences:
        match = _VERB_JOINED.search(passage.text, start, end)
        if match and (listed or _BANS.search(passage.text, match.end(), end)):
            better = "又は" if match["word"] == "及び" else "または"
            message = f"「{match['word']}」では、両方をしたときだけが禁止に当たるように読めます。どちらか一方でも禁止するのであれば「{better}」に改めてください。"
            yield passage.finding("conjunction", Level.WARNING, message, *match.span("word"), better)
