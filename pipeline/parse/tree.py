"""SourceText -> the tree of units with their addresses."""

import re
from collections.abc import Iterable, Sequence

from pipeline.parse import captions, closing, flow, front, headings, mentions
from pipeline.parse.bodies import Bodies, Draft
from pipeline.parse.divisions import Place
from pipeline.parse.headings import Article
from pipeline.parse.lines import Line
from pipeline.parse.register import Register
from pipeline.parse.texts import Texts
from pipeline.types.address import Address
from pipeline.types.document import Kind, Unit
from pipeline.types.source import Issue, MarkKind, SourceText

_DIVISION_RANK = {Kind.PART: 0, Kind.CHAPTER: 1, Kind.SECTION: 2, Kind.SUBSECTION: 3}
_SCRIBBLE = re.compile(r"[\d①-⑳★☆※*←→○●◎△▲×?!.,\s]+")  # behind a caption: an author's mark, no words
_AMENDED = re.compile(r"(?:改正|改定|改訂|追加|削除|令和|平成|昭和|\d{4}年)")


def build(source: SourceText, lines: Sequence[Line]) -> tuple[str, tuple[Unit, ...], tuple[Issue, ...]]:
    """Title, units and issues of the one document whose lines these are."""
    return _Builder(source, lines).document()


class _Builder:
    def __init__(self, source: SourceText, lines: Sequence[Line]) -> None:
        self.source = source
        self.lines = lines
        cut = flow.cuts(lines, flow.measure(lines))
        self.outline = headings.outline(lines, cut)
        self.register = Register(self._first_issues())
        self.texts = Texts(source, lines, cut)
        self.bodies = Bodies(self.texts, self.register, mentions.find(lines))
        self.last_article: dict[Address | None, int] = {}
        self.shared_caption: str | None = None  # on a line of its own it stands for all articles up to the next

    def document(self) -> tuple[str, tuple[Unit, ...], tuple[Issue, ...]]:
        events: list[Article | Place] = sorted(
            [*self.outline.articles, *self.outline.places], key=lambda event: event.line
        )
        begins = [self._begin(event, events[index - 1] if index else None) for index, event in enumerate(events)]
        first = begins[0] if events else len(self.lines)
        title, top = self._front(first)
        divisions: list[Draft] = []
        container: Draft | None = None
        for index, event in enumerate(events):
            end = begins[index + 1] if index + 1 < len(events) else len(self.lines)
            body, after = self._body(event, end)
            if isinstance(event, Place) or event.caption:
                self.shared_caption = None
            if isinstance(event, Place) and event.kind in _DIVISION_RANK:
                while divisions and _DIVISION_RANK[divisions[-1].unit.kind] >= _DIVISION_RANK[event.kind]:
                    divisions.pop()
                home = divisions[-1].children if divisions else container.children if container else top
                draft = Draft(
                    Unit(event.kind, None, label=re.sub(r"\s+", " ", self._slice(event.line, event.caption) or ""))
                )
                self.bodies.fill_text(draft, body)
                home.append(draft)
                divisions.append(draft)
            elif isinstance(event, Place):
                divisions = []
                container = Draft(
                    Unit(
                        event.kind,
                        self.register.unique(None, event.label),
                        caption=self._slice(event.line, event.caption),
                    )
                )
                self.bodies.fill(container, body, ())
                top.append(container)
            else:
                home = divisions[-1].children if divisions else container.children if container else top
                prefix = container.unit.address if container else None
                home.extend(self._articles(event, body, prefix))
            if after:
                divisions, container = [], None
                draft = Draft(Unit(Kind.CLOSING, None))
                self.bodies.fill_text(draft, after)
                top.append(draft)
        return title, tuple(draft.freeze() for draft in top), tuple(self.register.issues)

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

    def _front(self, first: int) -> tuple[str, list[Draft]]:
        before = self.lines[:first]
        parts = front.split(before, self.texts.cuts(before), whole=first == len(self.lines))
        drafts: list[Draft] = []
        cover = [before[index] for index in range(len(before)) if index == parts.title or index in parts.cover]
        if cover:
            draft = Draft(Unit(Kind.FRONT_MATTER, None))
            self.bodies.fill_text(draft, cover)
            drafts.append(draft)
        preamble = [before[index] for index in parts.preamble]
        if preamble:
            draft = Draft(Unit(Kind.PREAMBLE, self.register.unique(None, "前文")))
            self.bodies.fill_text(draft, preamble)
            drafts.append(draft)
        title = "" if parts.title is None else self.texts.printed(before[parts.title].spans())
        return re.sub(r"\s+", " ", title).strip(), drafts

    def _begin(self, event: Article | Place, before: Article | Place | None) -> int:
        """The line an event begins on: one earlier where its caption stands on a line of its own before it, as in statutes."""
        earlier = event.line - 1
        lower = before.line if before else -1
        if isinstance(event, Place) or event.caption or earlier <= lower:
            return event.line
        caption = captions.of_line(self.lines[earlier])
        return earlier if caption and not _AMENDED.search(caption) else event.line

    def _body(self, event: Article | Place, end: int) -> tuple[list[Line], list[Line]]:
        """The lines of an event, its heading's own text first, and the closing that follows."""
        below = isinstance(event, Article) and event.below
        lines = list(self.lines[event.line + (2 if below else 1) : end])
        if event.body is not None:
            own = self.lines[event.line].cut_from(event.body[0])
            if isinstance(event, Article) and event.caption and _SCRIBBLE.fullmatch(own.text):
                self.register.scribble(own)
            else:
                lines.insert(0, own)
        at = closing.begins(lines)
        return lines[:at], lines[at:]

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
            draft = Draft(Unit(Kind.ARTICLE, address, printed, self._caption(event)))
            self.bodies.fill(draft, body, one)
            yield draft

    def _caption(self, event: Article) -> str | None:
        """The caption on the article's own line, on the line before, or the one it shares with the article before it."""
        if event.caption:
            return self._slice(event.line + event.below, event.caption)
        if event.deleted:
            return None
        if event.line and self._begin(event, None) < event.line:
            self.shared_caption = self._slice(event.line - 1, (1, len(self.lines[event.line - 1].text) - 1))
        return self.shared_caption

    def _slice(self, line: int, span: tuple[int, int] | None) -> str | None:
        if span is None:
            return None
        return self.texts.printed(self.lines[line].spans(*span)).replace("\n", "").strip() or None
