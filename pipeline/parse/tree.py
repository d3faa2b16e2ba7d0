"""SourceText -> the tree of units with their addresses."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.parse import (
    captions,
    closing,
    facing,
    flow,
    front,
    headings,
    histories,
    languages,
    mentions,
    rows,
    sections,
)
from pipeline.parse.articles import Article
from pipeline.parse.bodies import Bodies, Draft
from pipeline.parse.divisions import RANK, Place
from pipeline.parse.lines import Line
from pipeline.parse.register import Register
from pipeline.parse.texts import Texts
from pipeline.types.address import Address
from pipeline.types.document import Kind, Unit
from pipeline.types.source import Issue, MarkKind, SourceText, Span

_SENTENCES = 2  # a document without numbers goes on where so many follow what looks like its closing
# Behind a caption: an author's mark, at most with a word of his (⑧ok), no text of the article.
_SCRIBBLE = re.compile(r"[\d①-⑳★☆※*←→○●◎△▲×?!.,\s]+|[①-⑳][^。、\s]{1,3}")
# In brackets below an article and above the next: that and when it was amended. 改正 by itself, or of something, is a caption.
_AMENDS = r"(?:追加|削除|新設|改正|改定|改訂)"
_AMENDED = re.compile(
    rf"令和|平成|昭和|\d{{4}}年|^(?:追加|削除|新設)$|\d.*{_AMENDS}|{_AMENDS}.*\d"
    rf"|(?:(?<!の)(?:一部|全部|全面)|[本同各前次〇一二三四五六七八九十百](?:条|項))の?[・、\s]*{_AMENDS}$"
    rf"|[〇一二三四五六七八九十百][・、\s]+{_AMENDS}$|{_AMENDS}.*[〇一二三四五六七八九十百](?:条|項)"
)


def build(source: SourceText, lines: Sequence[Line]) -> tuple[str, tuple[Unit, ...], tuple[Issue, ...]]:
    """Title, units and issues of the one document whose lines these are."""
    own, beside = facing.apart(source, lines)
    end = languages.translation(own)
    return _Builder(source, rows.tables(languages.beside(own[:end])), [*beside, *own[end:]]).document()


class _Builder:
    def __init__(self, source: SourceText, lines: Sequence[Line], translation: Sequence[Line]) -> None:
        self.source = source
        self.lines = lines
        self.translation = translation
        self.signers = closing.signers(lines)
        tail = closing.tail(lines, self.signers)
        cut = flow.cuts(lines, flow.measure(lines[:tail]))  # signatures are short lines of one length
        self.outline = headings.outline(lines, cut)
        self.register = Register(self._first_issues())
        self.texts = Texts(source, lines, cut)
        self.bodies = Bodies(self.texts, self.register, mentions.find(lines))
        self.last_article: dict[Address | None, int] = {}
        self.shared_caption: str | None = None  # on a line of its own it stands for all articles up to the next
        self.top: list[Draft] = []
        self.container: Draft | None = None  # the 附則 or 別紙 that articles stand in
        self.divisions: list[Draft] = []  # those that an article stands in, from the highest down
        self.interrupted: list[Draft] = []  # those that a 別紙 between the articles stands in

    def document(self) -> tuple[str, tuple[Unit, ...], tuple[Issue, ...]]:
        events = self._events()
        begins = [self._begin(event, events[index - 1] if index else None) for index, event in enumerate(events)]
        title = self._front(begins[0] if events else len(self.lines))
        for index, event in enumerate(events):
            later = events[index + 1] if index + 1 < len(events) else None
            lines = self._lines_of(event, begins[index + 1] if later else len(self.lines))
            at = self._closing(event, lines) if _may_close(event, later) else len(lines)
            self._leave_appendix(event, events[index + 1 :])
            self._add(event, lines[:at])
            self._close(lines[at:])
        if self.translation:
            self._add_text(Unit(Kind.CLOSING, None), self.translation, [0.0] * len(self.translation))
        return title, tuple(draft.freeze() for draft in self.top), tuple(self.register.issues)

    def _events(self) -> list[Article | Place]:
        """All headings in order, without words such as 特約事項 that are the caption under an article's number."""
        articles = self.outline.articles
        captioned = {article.line + 1 for article in articles if article.below or not (article.caption or article.body)}
        places = [_whole(place, articles) for place in self.outline.places if place.line not in captioned]
        places += sections.unnumbered(self.lines, articles, places, captioned)
        return sorted([*articles, *places], key=lambda event: event.line)

    def _add(self, event: Article | Place, lines: list[Line]) -> None:
        """The unit of a heading with what stands under it, where it belongs in the tree."""
        if isinstance(event, Place) or event.caption:
            self.shared_caption = None
        if isinstance(event, Article):
            prefix = self.container.unit.address if self.container else None
            home = self._home()
            home.extend(self._articles(event, lines, prefix))
        elif event.kind in RANK:
            while self.divisions and RANK[self.divisions[-1].unit.kind] >= RANK[event.kind]:
                self.divisions.pop()
            label = re.sub(r"\s+", " ", self._slice(event.line, event.caption) or "")
            draft = Draft(Unit(event.kind, None, label=label, heading_spans=self._heading(event)))
            self.bodies.fill_text(draft, lines)
            home = self._home()
            alike = [one for one in home if one.unit.kind is event.kind]
            if alike:
                self.register.division(alike[-1].unit.label or "", label, draft.unit.heading_spans)
            home.append(draft)
            self.divisions.append(draft)
        else:
            self.interrupted = self.interrupted if self.container else self.divisions
            self.divisions = []
            address = self.register.unique(None, event.label)
            caption = self._slice(event.line, event.caption)
            self.container = Draft(Unit(event.kind, address, caption=caption, heading_spans=self._heading(event)))
            self.bodies.fill(self.container, lines, ())
            self.top.append(self.container)

    def _home(self) -> list[Draft]:
        if self.divisions:
            return self.divisions[-1].children
        return self.container.children if self.container else self.top

    def _leave_appendix(self, event: Article | Place, later: Sequence[Article | Place]) -> None:
        """A 別紙 that has no articles stands between two of the document's own where the numbers go on after it.

        They may do so under a 章 that begins with the event. later: all that come after it.
        """
        if self.container is None or self.container.unit.kind is not Kind.APPENDIX:
            return
        if any(child.unit.kind is Kind.ARTICLE for child in self.container.children) or self.divisions:
            return
        heads = (one for one in (event, *later) if isinstance(one, Article) or one.kind not in RANK)
        article = next(heads, None)
        last = self.last_article.get(None)
        if last and isinstance(article, Article) and article.numbers and article.numbers[0] == last + 1:
            self.container, self.divisions = None, self.interrupted

    def _closing(self, event: Article | Place | None, lines: Sequence[Line]) -> int:
        """Index of the first of the lines that is signatures or a note on revisions."""
        form = isinstance(event, Place) and event.form
        at = closing.begins(lines, self.texts.cuts(lines), self.signers, form=form)
        return histories.begins(lines[:at], self.signers)

    def _close(self, lines: Sequence[Line]) -> None:
        if lines:
            self.divisions, self.container = [], None
            self._add_text(Unit(Kind.CLOSING, None), lines, closing.cuts(lines, self.texts.cuts(lines)))

    def _add_text(self, unit: Unit, lines: Sequence[Line], cut: Sequence[float]) -> None:
        """All lines as the text of a unit at the top."""
        text, spans = self.texts.compose([(index, 0) for index in range(len(lines))], lines, cut)
        self.top.append(Draft(replace(unit, text=text, spans=spans)))

    def _first_issues(self) -> list[Issue]:
        """What the reader has seen in these lines or in the file as a whole, and whether there are 条."""
        headless = []
        if not self.outline.articles:
            headless = [Issue("no-articles", "条の見出しがないので、全体を前文として読みました。")]
        elif self.outline.numbered:
            headless = [Issue("no-articles", "「第○条」の見出しがないので、番号の見出しを条として読みました。")]
        repeated = [
            Issue("repeated-fragment", "改ページで二度印字された部分を一度だけ読みました。", None, (mark.span,))
            for mark in self.source.marks
            if mark.kind is MarkKind.REPEATED
        ]
        start, end = (self.lines[0].span[0], self.lines[-1].span[1]) if self.lines else (0, 0)
        read = [
            issue
            for issue in (*self.source.issues, *repeated)
            if not issue.spans or any(start <= at < end for at, _ in issue.spans)
        ]
        return [*read, *headless]

    def _front(self, first: int) -> str:
        """Adds cover and preamble, and the closing of a document that is all preamble; the title."""
        before = self.lines[:first]
        whole = first == len(self.lines)
        parts = front.split(before, self.texts.cuts(before), self.signers, whole=whole)
        cover = [line for index, line in enumerate(before) if index == parts.title or index in parts.cover]
        if cover:
            self._add_text(Unit(Kind.FRONT_MATTER, None), cover, front.cuts(cover, self.texts.cuts(cover)))
        preamble = [before[index] for index in parts.preamble]
        signed = [before[index] for index in parts.signed]
        at = len(preamble)
        if whole:
            ends = self._closing(None, preamble)
            at = ends if sum(line.text.endswith("。") for line in preamble[ends:]) < _SENTENCES else at
        if preamble[:at]:
            unit = Unit(Kind.PREAMBLE, self.register.unique(None, "前文"))
            self._add_text(unit, preamble[:at], front.cuts(preamble[:at], self.texts.cuts(preamble[:at])))
        self._close(preamble[at:] or signed)
        title = "" if parts.title is None else self.texts.printed(before[parts.title].spans())
        return re.sub(r"\s+", " ", title).strip()

    def _begin(self, event: Article | Place, before: Article | Place | None) -> int:
        """The line an event begins on: one earlier where its caption stands on a line of its own before it, as in statutes."""
        earlier = event.line - 1
        lower = before.line if before else -1
        if isinstance(event, Place) or event.caption or earlier <= lower:
            return event.line
        caption = captions.of_line(self.lines[earlier])
        return earlier if caption and not _AMENDED.search(caption) else event.line

    def _lines_of(self, event: Article | Place, end: int) -> list[Line]:
        """The lines of an event up to the next one, its heading's own text first."""
        below = isinstance(event, Article) and event.below
        lines = list(self.lines[event.line + (2 if below else 1) : end])
        if event.body is not None:
            own = self.lines[event.line].cut_from(event.body[0])
            if not (isinstance(event, Article) and self._scribbled(event)):
                lines.insert(0, own)
        return lines

    def _scribbled(self, event: Article) -> bool:
        """True where an author's mark, no text, stands behind the caption."""
        text = self.lines[event.line].text[event.body[0] :] if event.caption and event.body else ""
        return bool(_SCRIBBLE.fullmatch(text))

    def _articles(self, event: Article, body: list[Line], prefix: Address | None) -> Iterable[Draft]:
        numbers = [event.numbers] if event.until is None else [(n,) for n in range(event.numbers[0], event.until + 1)]
        for one in numbers:
            printed = "の".join(map(str, one)) or "〇"
            name = f"第{one[0] if one else '〇'}条" + "".join(f"の{n}" for n in one[1:])
            address = self.register.unique(prefix, name)
            if one:
                last = self.last_article.get(prefix, one[0])
                if one[0] > last + 1:
                    self.register.missing(address, last, one[0])
                self.last_article[prefix] = one[0]
            if event.body and self._scribbled(event):
                spans = self.lines[event.line].spans(event.body[0])
                self.register.scribble(address, self.texts.printed(spans), spans)
            unit = Unit(Kind.ARTICLE, address, printed, self._caption(event), heading_spans=self._heading(event))
            draft = Draft(unit)
            self.bodies.fill(draft, body, one)
            yield draft

    def _caption(self, event: Article) -> str | None:
        """The caption on the article's own line, on the line before, or the one it shares with the article before it."""
        if event.caption:
            return self._slice(event.line + event.below, event.caption)
        if event.line and self._begin(event, None) < event.line:
            self.shared_caption = self._slice(event.line - 1, (1, len(self.lines[event.line - 1].text) - 1))
        elif event.deleted:
            return None
        return self.shared_caption

    def _heading(self, event: Article | Place) -> tuple[Span, ...]:
        """Where the number and the caption of an event stand, the caption's own line with them."""
        own = self.lines[event.line].spans(0, event.body[0] if event.body else None)
        if not isinstance(event, Article):
            return own
        above = self.lines[event.line - 1].spans() if event.line and self._begin(event, None) < event.line else ()
        below = self.lines[event.line + 1].spans() if event.below else ()
        return (*above, *own, *below)

    def _slice(self, line: int, span: tuple[int, int] | None) -> str | None:
        if span is None:
            return None
        return self.texts.printed(self.lines[line].spans(*span)).replace("\n", "").strip() or None


def _whole(place: Place, articles: Sequence[Article]) -> Place:
    """The place, 第8章 附則 as a chapter where the numbers of the 条 go on in it."""
    following = next((article for article in articles if article.line > place.line), None)
    goes_on = following and following.numbers and following.numbers[0] > 1
    return replace(place, kind=place.division, label="") if place.division and goes_on else place


def _may_close(event: Article | Place, later: Article | Place | None) -> bool:
    """True where the text of an event may be followed by signatures: at the end, before 附則 and 別紙, before a new 第1条."""
    if later is None:
        return True
    if isinstance(later, Place):
        return later.kind not in RANK
    return isinstance(event, Article) and bool(later.numbers) and later.numbers <= event.numbers
