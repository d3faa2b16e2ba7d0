"""A company's name in two spellings: 株式会社青嶺商事 in the first line, 株式会社青領商事 where it signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.proof.reading import Reading
from pipeline.text.normalize import normalize
from pipeline.types.proof import Finding, Level

_FORM = (
    "株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|特定非営利活動法人|医療法人|学校法人"
    "|社会福祉法人|国立大学法人|投資事業有限責任組合|有限責任事業組合|協同組合|信用金庫"
)
_SIGN = "一-龥々ァ-ヶーA-Za-z0-9・&"
# 株式会社 with a name before it goes on with a particle, 見本商事株式会社に払う; a role is no name, 委託者株式会社見本.
_BEHIND = re.compile(
    rf"(?:(?<![{_SIGN}ぁ-ん])(?:{_FORM})|(?:{_FORM})(?![はがをにへとのでも]))(?P<core>[{_SIGN}ぁ-ん]{{2,20}}?)(?=[\s(,、「」。)]|$)"
)
_BEFORE = re.compile(
    rf"(?P<core>[{_SIGN}ぁ-ん]{{2,20}}?)(?<![者人主])(?:{_FORM})(?=[はがをにへとのでも(,、「」。)\s]|$)"
)
_LINE = re.compile(rf"^.*(?:{_FORM}).*$", re.MULTILINE)
_FORM_LAST = re.compile(rf"(?:{_FORM})$")
_WORD = re.compile("[一-龥々ァ-ヶー]")
_LEAST = 3
"""Characters of a name without its form."""
# What tells two sister companies apart is no slip: 第一商事 and 第二商事, 東見本 and 西見本.
_APART = frozenset("一二三四五六七八九十0123456789東西南北上下左右前後内外新旧大小ABCDEFGHIJKLMNOPQRSTUVWXYZ甲乙丙丁")
_JOINED = re.compile("[とはがをにのへ](?=[一-龥々ァ-ヶA-Z])")
"""A particle before a name: 甲と見本商事株式会社."""

_INTRODUCED = re.compile(r"\s*\(\s*以下")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name without its form, and where name and form stand in the folded source."""

    core: str
    words: str
    start: int
    end: int

    @property
    def is_behind(self) -> bool:
        return self.words.endswith(self.core)


def find(reading: Reading) -> Iterator[Finding]:
    """company-spelling; two names that are both introduced (以下「甲」という。) are two companies."""
    source = reading.document.source.text
    if not re.search(_FORM, source):
        return
    folded = normalize(source)
    names = [name for name in _names(folded.text) if not _goes_on(reading, folded.span(name.start, name.end))]
    told: set[str] = set()
    for at, one in enumerate(names):
        for other in names[:at]:
            pair = _slip(one, other)
            if pair is None or pair[0] in told or {one.core, other.core} & told:
                continue
            if all(_INTRODUCED.match(folded.text, name.end) for name in (one, other)):
                continue
            counts = [folded.text.count(part) for part in pair]
            wrong, right = (one, other) if counts[0] < counts[1] else (other, one)
            if min(counts) > 1:
                continue
            told |= {pair[0], pair[1]}
            yield _told(reading, folded.span(wrong.start, wrong.end), folded.span(right.start, right.end), source)


def _goes_on(reading: Reading, place: tuple[int, int]) -> bool:
    """Whether a name that ends with its line is one of a longer word: 国立大学法人見本大学非|常勤職員就業規則."""
    found = ((passage, at) for passage in reading.passages if (at := passage.within((place,))))
    return any(_WORD.match(passage.text, at[1]) is not None for passage, at in found)


def _names(text: str) -> Iterator[_Name]:
    # No name goes over the end of a line, and few lines have one.
    lines = [match.span() for match in _LINE.finditer(text)]
    for line in lines:
        for match in _BEHIND.finditer(text, *line):
            yield _Name(match["core"], match[0], *match.span())
    for line in lines:
        for match in _BEFORE.finditer(text, *line):
            if not _FORM_LAST.search(match["core"]):
                joined = len(match["core"]) > _LEAST and bool(_JOINED.match(match["core"]))
                yield _Name(match["core"][joined:], match[0][joined:], match.start() + joined, match.end())


def _slip(one: _Name, other: _Name) -> tuple[str, str] | None:
    """What of two names differs: one sign, or on which side the form stands.

    What stands before a name with its form behind is not known to be of it: 賃貸人見本商事株式会社.
    """
    if one.is_behind != other.is_behind:
        return (one.words, other.words) if one.core == other.core else None
    if one.core == other.core:
        return None
    size = min(len(one.core), len(other.core))
    if size < _LEAST or (one.is_behind and len(one.core) != len(other.core)):
        return None
    a, b = one.core[-size:], other.core[-size:]
    differ = [pair for pair in zip(a, b, strict=True) if pair[0] != pair[1]]
    return (a, b) if len(differ) == 1 and not _APART >= set(differ[0]) else None


def _told(reading: Reading, wrong: tuple[int, int], right: tuple[int, int], source: str) -> Finding:
    """At the name that stands less often; at the first of two that stand once each."""
    name, other = source[slice(*wrong)], source[slice(*right)]
    message = f"会社名「{name}」は「{other}」と一部だけ違います。同じ会社であれば、正しい名にそろえてください。"
    for passage in reading.passages:
        if place := passage.within((wrong,)):
            return passage.finding("company-spelling", Level.WARNING, message, *place, other)
    line = source[source.rfind("\n", 0, wrong[0]) + 1 :].partition("\n")[0]
    return Finding("company-spelling", Level.WARNING, message, None, (wrong,), name, line.strip(), other)
