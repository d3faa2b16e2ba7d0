"""What the parser has told of numbers and references as findings, and references that it does not read as such."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.proof.reading import Passage, Reading
from pipeline.text.normalize import fold
from pipeline.text.numerals import KANJI, number
from pipeline.types.address import Address
from pipeline.types.clause import ReferenceStatus
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Issue

_LEVELS: Mapping[str, Level] = {
    "dangling-reference": Level.ERROR,
    "duplicate-number": Level.ERROR,
    "missing-number": Level.WARNING,
    "caption-mismatch": Level.WARNING,
}
"""The issues of reader and parser that an author has to mend; the others tell how the file was read."""
_ADVICE: Mapping[str, str] = {
    "dangling-reference": "引く先の番号を確かめて直すか、参照を削ってください。",
    "duplicate-number": "番号を振り直し、この単位を引いている箇所も直してください。",
    "missing-number": "抜けた定めがなければ、番号を詰めるか「削除」と記してください。",
    "caption-mismatch": "番号と見出しのどちらが正しいか確かめ、そろえてください。",
}
_BLANK = re.compile(r"第\s*[〇○]+\s*[条項号]")
_LAST = re.compile(r"第(\d+)([条項号])")
_ITS_PARAGRAPH = re.compile(rf"(?:第\s*(?P<article>[\d{KANJI}]+)\s*条)?\s*第\s*(?P<paragraph>[\d{KANJI}]+)\s*項")
_SIGN = re.compile(r"\s*(?:(?:及び|又は|および|または|、|から|~)\s*)?\((?P<sign>[a-zA-Zア-ン]|\d{1,2})\)")


def find(reading: Reading) -> Iterator[Finding]:
    """The parser's issues in order, then dangling references by a sign behind another reference."""
    told = [_finding(reading, issue) for issue in reading.document.issues]
    doubled = {one.proposal for one in told if one.code == "duplicate-number"}
    for found in told:
        # 第〇条 is a blank, told as such; (1) (1) (3) is one slip.
        missing = found.code == "missing-number" and found.address and _before(found.address) in doubled
        if not missing and not _BLANK.search(found.words) and not _is_unnumbered(reading, found):
            yield found
    yield from _signs(reading)


def _finding(reading: Reading, issue: Issue) -> Finding:
    level = _LEVELS.get(issue.code, Level.NOTE)
    advice = _ADVICE.get(issue.code, "")
    message = issue.message + advice if advice not in issue.message else issue.message
    words = sentence = ""
    spans = issue.spans
    for passage in reading.of_unit.get(issue.address, ()) if issue.address else ():
        if spans and (place := passage.within(spans)):
            words, sentence = passage.words(*place), passage.words(*passage.sentence(place[0]))
    unit = reading.units.get(issue.address) if issue.address else None
    if unit and not spans:
        spans = unit.heading_spans or unit.spans[:1]
    if unit and not sentence:
        sentence = reading.below(unit.address)[:80] if unit.address else ""
    return Finding(issue.code, level, message, issue.address, spans, words, sentence, _proposal(reading, issue))


def _proposal(reading: Reading, issue: Issue) -> str | None:
    """The number that is free behind one that stands twice."""
    if issue.code != "duplicate-number" or issue.address is None or issue.address not in reading.units:
        return None
    plain, _, count = issue.address.parts[-1].partition("#")
    parent = issue.address.parent
    digits = re.search(r"\d+(?=[条項号]$)", plain)
    if digits is None or count != "2":
        return None
    free = plain.replace(digits[0], str(int(digits[0]) + 1))
    address = parent.child(free) if parent else Address((free,))
    return str(address) if address not in reading.units else None


def _before(address: Address) -> str:
    """第2号 for 第3号, "" for a unit whose number is no plain one."""
    last = _LAST.fullmatch(address.parts[-1])
    return str(Address((*address.parts[:-1], f"第{int(last[1]) - 1}{last[2]}"))) if last else ""


def _dangling(passage: Passage, start: int, end: int) -> Finding:
    words = passage.words(start, end)
    message = f"「{words}」が指す条項が見つかりません。{_ADVICE['dangling-reference']}"
    return passage.finding("dangling-reference", Level.ERROR, message, start, end)


def _is_unnumbered(reading: Reading, found: Finding) -> bool:
    """Whether a reference that leads nowhere names a 項 printed without its number: the second of two lines of its article."""
    if found.code != "dangling-reference" or found.address is None:
        return False
    match = _ITS_PARAGRAPH.fullmatch(fold(found.words))
    count = number(match["paragraph"]) if match else None
    if match is None or count is None:
        return False
    home = number(match["article"]) if match["article"] else None
    article = Address((f"第{home}条",)) if home else found.address.article
    if home is None and any(issue.code == "no-articles" for issue in reading.document.issues):
        return Address((f"第{count}条",)) in reading.units  # 第三項 of a memorandum without 条 is its 三
    unit = reading.units.get(article)
    lines = [one for one in unit.text.split("\n") if one.strip()] if unit else []
    return unit is not None and not unit.children and "\t" not in unit.text and 1 <= count <= len(lines)


def _signs(reading: Reading) -> Iterator[Finding]:
    """第7.1項(c), where 第7条第1項 has (a) and (b) only."""
    for reference in reading.document.references:
        if reference.status is not ReferenceStatus.RESOLVED or len(reference.targets) != 1:
            continue
        unit = reading.units.get(reference.targets[0])
        signs = [str(child.address.parts[-1]) for child in unit.children if child.address] if unit else []
        for passage in reading.of_unit.get(reference.address, ()) if len(signs) > 1 else ():
            place = passage.within(reference.spans)
            at = place[1] if place else 0
            while place and (behind := _SIGN.match(passage.text, at)):
                at = behind.end()
                if _lacks(signs, behind["sign"]):
                    yield _dangling(passage, place[0], at)


def _lacks(signs: Sequence[str], sign: str) -> bool:
    """Whether the units below one all have signs of this kind, and none this one."""
    kind = r"\(?\d+\)?|第\d+号" if sign.isdigit() else r"\(?[a-z]\)?" if sign.isascii() else r"\(?[ア-ン]\)?"
    alike = [one for one in signs if re.fullmatch(kind, one)]
    return len(alike) == len(signs) and not {sign, f"({sign})", f"第{sign}号"} & set(signs)
