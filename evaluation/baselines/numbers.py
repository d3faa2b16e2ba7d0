"""Printed numbers at the beginnings of lines: the address that stands over each line of a text, by plain patterns.

It shares no code with the product's parser; what the reader of the file knows (page heads, contents) it may use, as
anyone could who takes a library to read the file.
"""

import re
import unicodedata
from dataclasses import dataclass

from pipeline.types.address import Address
from pipeline.types.source import MarkKind, SourceText

FRONT = Address(("前文",))
"""Where no number has come yet."""
_MAIN = Address(())
_N = "[0-9]+|[〇一二三四五六七八九十]+"
_ARTICLE = re.compile(rf"第 ?({_N}) ?条(?: ?の({_N}))?")
_REFERS = re.compile(rf"第 ?(?:{_N}) ?条(?:の(?:{_N}))?+(?:第 ?[0-9一-十]|[をにのはがでかと、,又及若])")
_BARE_ARTICLE = re.compile(r"#+ ([0-9]+)[. ]")
_CHAPTER = re.compile(rf"第 ?(?:{_N}) ?[編章]")
_PLACE = re.compile(r"(附 *則|別紙|別表|別記|別添|様式) ?(第?[0-9]*号?)(?![をにのはがでかと、,又及若])[^。]*$")
_PARAGRAPH = re.compile(r"(?:第([0-9]+)項|(?:[0-9]+\.)?([0-9]+)(?:[.、)]|\s|$))")
_ITEM = re.compile(rf"(?:\(({_N})\)|([一二三四五六七八九十]+)\s)")
_LEFT_OUT = (MarkKind.FURNITURE, MarkKind.CONTENTS, MarkKind.REPEATED)
_KANJI = "〇一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Line:
    """A line in NFKC without the white space around it; start: its offset in the text; address: the last number so far."""

    start: int
    text: str
    address: Address


def plain(source: SourceText) -> str:
    """The text with page heads, contents and repeated lines blanked out; offsets stay."""
    text = source.text
    for mark in source.marks:
        if mark.kind in _LEFT_OUT:
            start, end = mark.span
            text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def lines(text: str) -> list[Line]:
    r"""The lines that have a character, each with the address of the printed number that it begins with or follows.

    >>> text = "規約\n第１条　料金\n２．年払い\n（１）一括\n附則\n１．施行"
    >>> [(str(line.address), line.text) for line in lines(text)][2:]
    [('第1条第2項', '2.年払い'), ('第1条第2項第1号', '(1)一括'), ('附則', '附則'), ('附則第1項', '1.施行')]
    """
    found: list[Line] = []
    numbers, start = _Numbers(), 0
    for raw in text.split("\n"):
        if line := unicodedata.normalize("NFKC", raw).strip():
            numbers.line(line)
            found.append(Line(start, line, numbers.address))
        start += len(raw) + 1
    return _with_first_paragraphs(found)


def _with_first_paragraphs(numbered: list[Line]) -> list[Line]:
    """Where a second 項 comes and no first one has, what stands before it is the first."""
    addresses = {line.address for line in numbered}
    seconds = {above for a in addresses if a.parts[-1] == "第2項" and (above := a.parent)}
    lacking = {above for above in seconds if above.child("第1項") not in addresses}
    return [
        Line(line.start, line.text, Address((*top.parts, "第1項", *line.address.parts[len(top.parts) :])))
        if (top := _up(line.address, "号")) in lacking
        else line
        for line in numbered
    ]


@dataclass(slots=True)
class _Numbers:
    """The last number so far.

    place: the 附則 or 別紙 that is open; bare: nothing was said yet under the heading of the article; bracketed: its 項
    are numbered (1), as they stand right under the heading, where there is no sentence that could lead into a list.
    """

    address: Address = FRONT
    place: Address = _MAIN
    bare: bool = False
    bracketed: bool = False

    def line(self, line: str) -> None:
        """Goes on to the next line."""
        plain = line.lstrip("#* ")
        if _CHAPTER.match(plain):
            self.place = _MAIN
        elif (number := _PLACE.match(plain)) and "\t" not in plain:
            self.place = Address((number[1].replace(" ", "") + number[2],))
            self._open(self.place, plain)
        elif (number := _ARTICLE.match(plain)) and not _REFERS.match(plain):
            branch = f"の{_value(number[2])}" if number[2] else ""
            self._open(self.place.child(f"第{_value(number[1])}条{branch}"), plain)
        elif number := _BARE_ARTICLE.match(line):
            self._open(self.place.child(f"第{number[1]}条"), plain)
        elif self.address != FRONT:
            self._below(plain)

    def _open(self, address: Address, line: str) -> None:
        self.address, self.bare, self.bracketed = address, "。" not in line, False

    def _below(self, line: str) -> None:
        if number := _PARAGRAPH.match(line):
            self.address = _up(self.address, "項号").child(f"第{number[1] or number[2]}項")
        elif number := _ITEM.match(line):
            self.bracketed = self.bracketed or self.bare
            sign, above = ("項", "項号") if self.bracketed else ("号", "号")
            self.address = _up(self.address, above).child(f"第{_value(number[1] or number[2])}{sign}")
        self.bare = False


def _up(address: Address, signs: str) -> Address:
    """Without the parts at its end that are counted in one of the signs."""
    while len(address.parts) > 1 and address.parts[-1][-1] in signs:
        address = Address(address.parts[:-1])
    return address


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_KANJI.index(tens[-1]) if tens else 1) * 10 * bool(ten) + (_KANJI.index(ones[-1]) if ones else 0)
