"""Rows and the old Word file -> that file itself with tracked changes: its paragraphs, styles and earlier changes stay."""

import copy
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import zip_longest

from lxml import etree

from pipeline.export.redline.ink import Ink, W, element, run
from pipeline.export.redline.laid import Notes, Wording
from pipeline.export.redline.lines import Line, Look
from pipeline.export.redline.original import Original, cut, is_fixed, pieces, shown
from pipeline.export.redline.places import Place, Unsafe, bare, in_cell, is_alike, placed, reach, wanted
from pipeline.export.redline.rows import Row
from pipeline.types.revision import Edit, Operation

_LEAVING = frozenset(W + name for name in "sectPr pPrChange numberingChange rPrChange ins del moveFrom moveTo".split())
"""What a new paragraph does not take over: the end of a section, and what others have tracked."""


def marked(data: bytes, rows: Sequence[Row], notes: Notes, wording: Wording, author: str, when: datetime) -> bytes:
    """The .docx with its changes; Unsafe where lines and paragraphs are not the same, or cannot be cut."""
    try:
        original = Original(data)
    except (ValueError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        raise Unsafe from error
    ink = Ink(author, when, original.free)
    _Marker(placed(rows, original.paragraphs), notes, wording, ink).mark(rows)
    return original.packed(ink.comments)


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
        text = wanted(new, place) if new else ""
        noted = place.paragraph
        if bare(place.body) != bare(text):
            if edit is Edit.DELETE and not (len(place.paragraphs) == 1 and _is_free(noted)):
                raise Unsafe
            olds, news = (one.split("\t") for one in (place.body, text))
            if len(place.paragraphs) == 1:
                olds, news = [place.body], [text]
            cells = [(one, other) for one, other in zip_longest(olds, news, fillvalue="") if bare(one + other)]
            if place.shared or len(cells) != len(place.paragraphs) or not all(bare(one) for one, _ in cells):
                raise Unsafe
            for paragraph, (one, other) in zip(place.paragraphs, cells, strict=True):
                if bare(one) != bare(other):
                    self._apply(paragraph, self._wording(one, other))
                    noted = paragraph
        if edit is Edit.DELETE:
            self._ink.ended(edit, _settings(noted))
        if notes:
            self._note(noted, notes, edit)

    def _apply(self, paragraph: etree._Element, operations: Sequence[Operation]) -> None:
        """Cuts the runs where words change; white space goes with the words it goes with in the line."""
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
            end = at + reach(text[at:], len(bare(one.text)))
            if one.text[-1:].isspace():
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
        rest = element("ins", *list(parent)[at:])
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
        text = wanted(line, model) if model.counted else line.text
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
            if is_alike(place, line):
                before, behind = (before, behind or place) if passed else (place, behind)
            passed = passed or place.paragraph is last
        return before or behind

    def _note(self, paragraph: etree._Element, notes: Sequence[str], edit: Edit) -> None:
        settings = paragraph.find(W + "pPr")
        runs = [child for child in paragraph if child is not settings]
        paragraph.extend(self._ink.noted(runs, notes, edit))


def _look(paragraph: etree._Element) -> tuple[etree._Element, etree._Element | None]:
    """The w:pPr of a new paragraph like this one and the w:rPr of its text."""
    found = paragraph.find(W + "pPr")
    settings = copy.deepcopy(found) if found is not None else element("pPr")
    look = copy.deepcopy(next((piece.run.find(W + "rPr") for piece in pieces(paragraph)), None))
    for copied in [one for one in (settings, settings.find(W + "rPr"), look) if one is not None]:
        for child in list(copied):
            if child.tag in _LEAVING:
                copied.remove(child)
    return settings, look


def _settings(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(W + "pPr")
    if found is None:
        found = element("pPr")
        paragraph.insert(0, found)
    return found


def _is_free(paragraph: etree._Element) -> bool:
    """True where a paragraph can go: in no cell, and no section ends with it."""
    return not in_cell(paragraph) and paragraph.find(f"{W}pPr/{W}sectPr") is None


def _block(paragraph: etree._Element) -> etree._Element:
    """The outermost table that a paragraph stands in, else the paragraph."""
    found = paragraph
    for one in paragraph.iterancestors(W + "tbl"):
        found = one
    return found
