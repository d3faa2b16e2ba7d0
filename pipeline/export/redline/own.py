"""Rows and the old Word file -> that file itself with tracked changes: its paragraphs, styles and earlier changes stay."""

import copy
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from lxml import etree

from pipeline.export.redline.ink import Ink, W, element, run
from pipeline.export.redline.laid import Notes, Wording
from pipeline.export.redline.lines import Line, Look
from pipeline.export.redline.original import Original, cut, is_fixed, pieces, shown
from pipeline.export.redline.rows import Row
from pipeline.types.revision import Edit, Operation

_LABEL = 12
"""Characters of the longest number that Word counts: 第百二十三条の十二."""
_NUMBER = re.compile(r"(?:第[^\s条章節款編]{1,8}[条章節款編](?:の[^\s（(]{1,3})?)?\s*")
_DIGITS = re.compile(r"[0-9０-９〇一二三四五六七八九十百ア-ンa-zA-Z①-⑳⑴-⒇ⅰ-ⅿ㋐-㋾]+")
_LEAVING = ("sectPr", "pPrChange", "numberingChange")


class Unsafe(Exception):
    """The old file cannot be marked with certainty."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an old line stands: in one paragraph, or the cells of a row.

    counted: characters of the number that Word counts; shared: other lines stand in the paragraph too.
    """

    paragraphs: tuple[etree._Element, ...]
    line: Line
    counted: int = 0
    shared: bool = False

    @property
    def paragraph(self) -> etree._Element:
        """The last of its paragraphs."""
        return self.paragraphs[-1]

    @property
    def body(self) -> str:
        """The line without the number that Word counts."""
        return self.line.text[self.counted :].strip()


def marked(data: bytes, rows: Sequence[Row], notes: Notes, wording: Wording, author: str, when: datetime) -> bytes:
    """The .docx with its changes; Unsafe where lines and paragraphs are not the same, or cannot be cut."""
    try:
        original = Original(data)
    except (ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise Unsafe from error
    ink = Ink(author, when, original.free)
    _Marker(_places(rows, original.paragraphs), notes, wording, ink).mark(rows)
    return original.packed(ink.comments)


def _places(rows: Sequence[Row], paragraphs: Sequence[etree._Element]) -> dict[int, Place]:
    """Where the old line of each row stands."""
    found: dict[int, Place] = {}
    texts = [_bare(shown(paragraph)) for paragraph in paragraphs]
    at = 0
    olds = [(number, row.old) for number, row in enumerate(rows) if row.old]
    turn = 0
    while turn < len(olds):
        number, line = olds[turn]
        begin = next((n for n in range(at, len(texts)) if texts[n] and _begins(line, texts[n])), None)
        if begin is None:
            raise Unsafe
        words = _bare(line.text)
        if words.endswith(texts[begin]) and len(words) - len(texts[begin]) <= _LABEL:
            counted = _reach(line.text, len(words) - len(texts[begin]))
            found[number] = Place((paragraphs[begin],), line, counted)
            at, turn = begin + 1, turn + 1
            continue
        at, behind = _together(olds, turn, texts, begin)
        stands = tuple(paragraphs[n] for n in range(begin, at) if texts[n])
        found |= {n: Place(stands, line, shared=behind - turn > 1) for n, line in olds[turn:behind]}
        turn = behind
    return found


def _begins(line: Line, text: str) -> bool:
    words = _bare(line.text)
    return (
        words.startswith(text) or text.startswith(words) or (words.endswith(text) and len(words) - len(text) <= _LABEL)
    )


def _together(olds: Sequence[tuple[int, Line]], turn: int, texts: Sequence[str], at: int) -> tuple[int, int]:
    """Behind the paragraphs, and behind the lines, that are the same text together."""
    words, text = _bare(olds[turn][1].text), texts[at]
    turn, at = turn + 1, at + 1
    while words != text:
        if text.startswith(words) and turn < len(olds):
            words += _bare(olds[turn][1].text)
            turn += 1
        elif words.startswith(text) and at < len(texts):
            text += texts[at]
            at += 1
        else:
            raise Unsafe
    return at, turn


def _bare(text: str) -> str:
    return "".join(text.split())


def _reach(text: str, count: int) -> int:
    """How far count characters that are no white space go in text."""
    at = 0
    while count:
        count -= not text[at].isspace()
        at += 1
    return at


class _Marker:
    def __init__(self, places: Mapping[int, Place], notes: Notes, wording: Wording, ink: Ink) -> None:
        self._places, self._notes, self._wording, self._ink = places, notes, wording, ink
        self._known = [place for place in places.values() if len(place.paragraphs) == 1 and not place.shared]
        self._looks = {id(place): _look(place.paragraph) for place in self._known}

    def mark(self, rows: Sequence[Row]) -> None:
        """Marks the rows one after another."""
        last: etree._Element | None = None  # the paragraph that is behind all that was marked
        old: etree._Element | None = None  # the last that is in the old version too
        for number, row in enumerate(rows):
            notes = self._notes.get(number, ())
            if row.old is None:
                last = self._insert(row.line, self._model(row.line, old), last, notes)
            else:
                place = self._places[number]
                self._change(place, row.new, notes)
                last = old = place.paragraph

    def _change(self, place: Place, new: Line | None, notes: Sequence[str]) -> None:
        """Marks what became of an old line."""
        edit = Edit.EQUAL if new else Edit.DELETE
        wanted = _body(new, place) if new else ""
        noted = place.paragraph
        if _bare(place.body) != _bare(wanted):
            if edit is Edit.DELETE and not (len(place.paragraphs) == 1 and _is_free(noted)):
                raise Unsafe
            olds, news = (text.split("\t") for text in (place.body, wanted))
            if len(place.paragraphs) == 1:
                olds, news = [place.body], [wanted]
            cells = [(one, other) for one, other in zip_longest(olds, news, fillvalue="") if _bare(one + other)]
            if place.shared or len(cells) != len(place.paragraphs) or not all(_bare(one) for one, _ in cells):
                raise Unsafe
            for paragraph, (one, other) in zip(place.paragraphs, cells, strict=True):
                if _bare(one) != _bare(other):
                    self._apply(paragraph, self._wording(one, other))
                    noted = paragraph
        if edit is Edit.DELETE:
            self._ink.ended(edit, _settings(noted))
        if notes:
            self._note(noted, notes, edit)

    def _apply(self, paragraph: etree._Element, operations: Sequence[Operation]) -> None:
        """Cuts the runs where words change; white space goes with the words before it."""
        if is_fixed(paragraph):
            raise Unsafe
        text = shown(paragraph)
        at = len(text) - len(text.lstrip())
        for one in operations:
            if one.edit is Edit.INSERT:
                self._put(paragraph, at, one.text)
                text = text[:at] + one.text + text[at:]
                at += len(one.text)
                continue
            end = at + _reach(text[at:], len(_bare(one.text)))
            end += len(text[end:]) - len(text[end:].lstrip())
            if one.edit is Edit.DELETE:
                self._strike(paragraph, at, end)
                text = text[:at] + text[end:]
            else:
                at = end

    def _strike(self, paragraph: etree._Element, start: int, end: int) -> None:
        cut(paragraph, end)
        cut(paragraph, start)
        at = 0
        for piece in list(pieces(paragraph)):
            if start <= at < end and piece.node.getparent() is not None:
                self._gone(piece.run)
            at += len(piece.text)

    def _gone(self, found: etree._Element) -> None:
        parent = found.getparent()
        if parent is None or any(one.tag == W + "del" for one in found.iterancestors()):
            return
        wrapped = self._ink.track(Edit.DELETE)
        parent.replace(found, wrapped)
        wrapped.append(found)
        for words in found.iter(W + "t"):
            words.tag = W + "delText"

    def _put(self, paragraph: etree._Element, at: int, text: str) -> None:
        """Inserts text at a place, in the look of what stands before it."""
        behind = cut(paragraph, at)
        runs = list(dict.fromkeys(piece.run for piece in pieces(paragraph)))
        model = runs[max(0, runs.index(behind) - 1)] if behind is not None else (runs[-1] if runs else None)
        look = model.find(W + "rPr") if model is not None else None
        came = self._ink.track(Edit.INSERT, run(text, look))
        if behind is not None:
            self._outside(behind).addprevious(came)
        else:
            paragraph.append(came)

    def _outside(self, found: etree._Element) -> etree._Element:
        """The run, or the earlier insertion that it begins, parted before it: an insertion holds no other."""
        parent = found.getparent()
        if parent is None or parent.tag != W + "ins":
            return found
        at = parent.index(found)
        if at == 0:
            return parent
        rest = element("ins", *parent[at:])
        for name, value in parent.attrib.items():
            rest.set(name, value)
        rest.set(W + "id", self._ink.number())
        parent.addnext(rest)
        return rest

    def _insert(
        self, line: Line, model: Place | None, last: etree._Element | None, notes: Sequence[str]
    ) -> etree._Element:
        """A new paragraph behind last, in the look of the old line that is its model."""
        if line.look is Look.ROW or model is None:
            raise Unsafe
        settings, look = self._looks[id(model)]
        settings = copy.deepcopy(settings)
        self._ink.ended(Edit.INSERT, settings)
        text = _body(line, model) if model.counted else line.text
        paragraph = element("p", settings)
        runs = self._ink.runs([Operation(Edit.INSERT, text)], look)
        paragraph.extend(self._ink.noted(list(runs), notes, Edit.INSERT))
        if last is None:
            _block(self._known[0].paragraph).addprevious(paragraph)
        else:
            _block(last).addnext(paragraph)
        return paragraph

    def _model(self, line: Line, last: etree._Element | None) -> Place | None:
        """The last line of that look before the place, else the first behind it; its number is counted as the line's is."""
        before: Place | None = None
        behind: Place | None = None
        passed = last is None
        for place in self._known:
            if _is_alike(place, line):
                before, behind = (before, behind or place) if passed else (place, behind)
            passed = passed or place.paragraph is last
        return before or behind

    def _note(self, paragraph: etree._Element, notes: Sequence[str], edit: Edit) -> None:
        settings = paragraph.find(W + "pPr")
        runs = [child for child in paragraph if child is not settings]
        paragraph.extend(self._ink.noted(runs, notes, edit))


def _body(line: Line, place: Place) -> str:
    """A new line without its number where Word counts that of the old one."""
    if not place.counted:
        return line.text
    return line.text[len(_number(line)) :].strip()


def _is_alike(place: Place, line: Line) -> bool:
    """True where a new line may look like an old one: of one level, and numbered in the same manner if Word counts."""
    old = place.line
    if (old.look, old.depth) != (line.look, line.depth) or _in_cell(place.paragraph):
        return False
    if place.counted:
        return _shape(old.text[: place.counted]) == _shape(_number(line))
    return bool(old.head) == bool(line.head)


def _number(line: Line) -> str:
    if line.head:
        return line.text[: line.head]
    found = _NUMBER.match(line.text)
    return found[0] if found else ""


def _shape(number: str) -> str:
    return _DIGITS.sub("#", _bare(number))


def _look(paragraph: etree._Element) -> tuple[etree._Element, etree._Element | None]:
    """The w:pPr of a new paragraph like this one and the w:rPr of its text."""
    found = paragraph.find(W + "pPr")
    settings = copy.deepcopy(found) if found is not None else element("pPr")
    for name in _LEAVING:
        for one in settings.findall(W + name):
            settings.remove(one)
    mark = settings.find(W + "rPr")
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange"):
        for one in mark.findall(W + name) if mark is not None else ():
            settings.find(W + "rPr").remove(one)
    look = next((piece.run.find(W + "rPr") for piece in pieces(paragraph)), None)
    look = copy.deepcopy(look) if look is not None else None
    for one in look.findall(W + "rPrChange") if look is not None else ():
        look.remove(one)
    return settings, look


def _settings(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(W + "pPr")
    if found is None:
        found = element("pPr")
        paragraph.insert(0, found)
    return found


def _is_free(paragraph: etree._Element) -> bool:
    """True where a paragraph can go: in no cell, and no section ends with it."""
    return not _in_cell(paragraph) and paragraph.find(f"{W}pPr/{W}sectPr") is None


def _in_cell(paragraph: etree._Element) -> bool:
    return any(one.tag == W + "tc" for one in paragraph.iterancestors())


def _block(paragraph: etree._Element) -> etree._Element:
    """The outermost table that a paragraph stands in, else the paragraph."""
    found = paragraph
    for one in paragraph.iterancestors(W + "tbl"):
        found = one
    return found
