"""Numbers of articles, paragraphs and items that were misread, mended from the numbers around them.

Single signs without a word around them are what a recognizer reads worst: (c) as (<), 一 as ー, 2. as 乙. Their lists tell
what they must be. What was read is kept in the entry; a word of a sentence is never touched.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.read.ocr.labels import Form, Label, alike, labels
from pipeline.read.pdf.text import Entry
from pipeline.types.source import MarkKind

_ARTICLE = re.compile(r"^([第弟策笛]\s?)([^\s条章節。、（(]{1,5}?)(\s?[条灯案])(?=[\s（(【\[のｌ0-9]|$)")
_READ = re.compile(r"^第\s?([0-9０-９]+|[一二三四五六七八九十百]+)\s?条")
_HEADING = re.compile(r"^第.{1,5}[条章節編款]|^附\s?則|^別[紙表]")
_TOKEN = re.compile(r"^([^\s、。]{1,6})(?=[\s　])")
_BARE = re.compile(r"^[^\u3041-\u30ff\u4e00-\u9fff\s「『・]{1,5}")
_WORD = re.compile(r"[\u3041-\u3096\u4e00-\u9fff]{2}")
_EDGE = 0.6  # sizes: labels of one list begin as near to each other
_FAR = 40  # lines: a list goes on within so many


@dataclass(slots=True)
class _Place:
    """What may be a label: where it stands, what was read, and what that may be."""

    page: int
    line: int
    entry: Entry
    token: str
    read: list[Label]
    settled: Label | None = None

    @property
    def left(self) -> float:
        return self.entry.edges[0]

    @property
    def size(self) -> float:
        return max(1.0, self.entry.box[3] - self.entry.box[1])


@dataclass(slots=True)
class _Stretch:
    """The labels between two headings of articles, and the number of the article they stand in."""

    article: int
    places: list[_Place] = field(default_factory=list)


def mended(pages: Sequence[Sequence[Entry]], scanned: Collection[int]) -> list[list[Entry]]:
    """The entries with numbers of scanned pages, by number from 1, mended where their list leaves no doubt."""
    found = [list(entries) for entries in pages]
    if not scanned:
        return found
    _articles(found, scanned)
    for stretch in _stretches(found):
        for place, label in _list_labels(stretch):
            if place.page + 1 in scanned:
                found[place.page][place.line] = _with(found[place.page][place.line], place.token, label)
    return found


def _with(entry: Entry, token: str, written: str) -> Entry:
    """The entry with another beginning; its place is the one that the token had."""
    left, right = entry.edges[0], entry.edges[len(token)]
    step = (right - left) / len(written)
    edges = (*(left + step * index for index in range(len(written))), *entry.edges[len(token) :])
    text = written + entry.text[len(token) :]
    return replace(entry, text=text, edges=edges, mends=((0, len(written), token), *entry.mends))


def _lines(pages: Sequence[Sequence[Entry]]) -> Iterator[tuple[int, int, Entry]]:
    for page, entries in enumerate(pages):
        for line, entry in enumerate(entries):
            if entry.kind not in (MarkKind.FURNITURE, MarkKind.TABLE) and entry.text.strip():
                yield page, line, entry


def _articles(pages: list[list[Entry]], scanned: Collection[int]) -> None:
    """Mends 第l条 where the articles before and after it leave one number."""
    seen = [
        (page, line, found, labels(found[2].strip()))
        for page, line, entry in _lines(pages)
        if (found := _ARTICLE.match(entry.text))
    ]
    numbers = [next((label.number for label in read if label.form.is_plain), None) for *_, read in seen]
    for index, (page, line, found, _) in enumerate(seen):
        before = numbers[index - 1] if index else 0
        after = numbers[index + 1] if index + 1 < len(seen) else None
        own = numbers[index]
        if before is None or own == before + 1 or page + 1 not in scanned:
            continue
        wanted = before + 1
        style = _style([label for *_, read in seen for label in read])
        sure = after == wanted + 1
        if own is not None and not sure:
            continue
        written = style.write(wanted)
        if alike(found[2], written) or (sure and not _WORD.search(found[2])):
            numbers[index] = wanted
            pages[page][line] = _with(pages[page][line], found[0], f"第{written}条")


def _style(read: Sequence[Label]) -> Form:
    """The form that most articles have."""
    forms = [label.form for label in read if label.form.is_plain]
    return max(forms, key=forms.count) if forms else Form("decimal")


def _stretches(pages: Sequence[Sequence[Entry]]) -> Iterator[_Stretch]:
    stretch = _Stretch(0)
    for page, line, entry in _lines(pages):
        if _HEADING.match(entry.text):
            yield stretch
            number = _READ.match(entry.text)
            stretch = _Stretch(labels(number[1])[0].number if number else 0)
            continue
        token = _TOKEN.match(entry.text) or _BARE.match(entry.text)
        if token and not token[0].startswith(("(以下", "※")):
            stretch.places.append(_Place(page, line, entry, token[0], labels(token[0].strip())))
    yield stretch


def _list_labels(stretch: _Stretch) -> Iterator[tuple[_Place, str]]:
    """Labels that are to be written otherwise, in the order of the lines."""
    places = stretch.places
    open_lists: list[tuple[float, Label]] = []  # left edge and last label, deepest last
    for index, place in enumerate(places):
        left, near = place.left, _EDGE * place.size
        while open_lists and open_lists[-1][0] > left + near:
            open_lists.pop()
        here = [label for edge, label in open_lists if abs(edge - left) <= near]
        goes_on = [label for label in place.read for last in here if label.follows(last)]
        first = [label for label in place.read if label.number == 1]
        if goes_on:
            _settle(open_lists, left, near, goes_on[0])
            continue
        wanted = _wanted(places, index, here, stretch.article)
        if wanted and wanted.written != place.token:
            yield place, wanted.written
            _settle(open_lists, left, near, wanted)
        elif first or place.read:
            _settle(open_lists, left, near, (first or place.read)[0])


def _settle(open_lists: list[tuple[float, Label]], left: float, near: float, label: Label) -> None:
    """Makes label the last of its list."""
    for index, (edge, last) in enumerate(open_lists):
        if abs(edge - left) <= near and last.form == label.form:
            open_lists[index:] = [(left, label)]
            return
    open_lists.append((left, label))


def _wanted(places: Sequence[_Place], index: int, here: Sequence[Label], article: int) -> Label | None:
    """What a label that fits no list must be, None where that is not sure."""
    place = places[index]
    token = place.token.strip()
    following = _following(places, index)
    for last in reversed(here):
        wanted = last.next
        between = any(label.follows(wanted) for label in following)
        if alike(token, wanted.written) or (between and _is_no_word(token)):
            return wanted
    dotted = Label(Form("decimal", f"{article}.", ""), 1)
    for label in (*following, *([dotted.next] if article else [])):
        before = label.before
        if (
            before
            and before.number == 1
            and (alike(token, before.written) or (label in following and _is_no_word(token)))
        ):
            return before
    return None


def _following(places: Sequence[_Place], index: int) -> list[Label]:
    """What the next label at the same edge may be."""
    place = places[index]
    for other in places[index + 1 : index + _FAR]:
        if abs(other.left - place.left) <= _EDGE * place.size:
            return other.read
        if other.left < place.left - _EDGE * place.size:
            break
    return []


def _is_no_word(token: str) -> bool:
    return not re.search(r"[\u3041-\u30fa\u4e00-\u9fff]{2}|[A-Za-z]{3}|[0-9]{3}|[年月日円%％]", token)
