"""A document -> a web page as companies publish their terms: the text in the middle, the page's own parts around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from html import escape
from itertools import groupby

from corpus.rendering.model import Count, Counter, Manuscript, Number, PageBreak, Place, Table
from corpus.rendering.pieces import Piece, Role, pieces

_NATIVE = {
    Counter.DECIMAL: ("{n}.", "decimal"),
    Counter.LETTER: ("{n}.", "lower-alpha"),
    Counter.ROMAN: ("{n}.", "lower-roman"),
}
"""The numbers a browser writes by itself, and the list style that asks for them."""
_STYLES = {
    Counter.DECIMAL: "decimal",
    Counter.KANJI: "cjk-ideographic",
    Counter.GOJUON: "katakana",
    Counter.IROHA: "katakana-iroha",
    Counter.LETTER: "lower-alpha",
    Counter.ROMAN: "lower-roman",
}
"""What a counter of a style sheet can count, in any brackets."""
_REACH = {Counter.KANJI: 99}
"""From 100 on browsers write 一百."""


class Numbers(Enum):
    """What numbers of 項, 号 and below are: characters of paragraphs, or nested lists that the browser counts."""

    TYPED = auto()
    COUNTED = auto()


class Articles(Enum):
    """What articles are: headings, or terms (<dt>) with their text as description (<dd>)."""

    HEADINGS = auto()
    TERMS = auto()


@dataclass(frozen=True, slots=True)
class HtmlLayout:
    """How the page is made.

    named: elements have class names and the page a style sheet; without one a list counts only what browsers write by
    themselves (1. a. i.), and an entry of any other list carries its number as characters.
    """

    numbers: Numbers = Numbers.TYPED
    articles: Articles = Articles.HEADINGS
    named: bool = True


def render(manuscript: Manuscript, layout: HtmlLayout) -> str:
    """The page."""
    writer = _Writer(manuscript, layout)
    text = "\n".join(writer.lines())
    menu, banner = (' class="global-nav"', ' class="cookie-banner"') if layout.named else ("", "")
    title = escape(manuscript.name, quote=False)
    return _PAGE.format(title=title, sheet=writer.sheet(), text=text, menu=menu, banner=banner)


@dataclass(slots=True)
class _Node:
    """A paragraph or table of a list's entry; below: what stands in the entry after it."""

    part: Piece | Table
    below: list["_Node"] = field(default_factory=list)


class _Writer:
    def __init__(self, manuscript: Manuscript, layout: HtmlLayout) -> None:
        self.layout = layout
        self.parts = [part for block in manuscript.blocks for part in pieces(block)]
        single = [part for part in self.parts if isinstance(part, Piece)]
        self.depth = 2 + max((part.level for part in single if part.role is Role.DIVISION), default=0)  # of articles
        headings = [part.printed for part in single if part.role in (Role.DIVISION, Role.HEADING)]
        self.anchors: dict[str, str] = {}  # heading -> id; of two alike the contents name the first
        for index, text in enumerate(headings, 1):
            self.anchors.setdefault(text, f"s{index}")
        self.headed = 0  # headings written
        self.counted: dict[tuple[Counter, str, str], str] = {}  # what counters print -> the class of their lists

    def lines(self) -> Iterator[str]:
        """The text, an element or tag a line."""
        listed = False  # a <dl> is open
        described = False  # and a <dd> in it
        for role, group in groupby(self.parts, lambda part: part.role if isinstance(part, Piece) else None):
            run = list(group)
            if role is None or role is Role.TEXT:
                yield from self._body(run)
                continue
            for part in run:
                assert isinstance(part, Piece)
                term = role is Role.HEADING and self.layout.articles is Articles.TERMS
                if described:
                    yield "</dd>"
                if listed and not term:
                    yield "</dl>"
                if term and not listed:
                    yield f"<dl{self._class('articles')}>"
                listed = described = term
                yield from self._single(part)
                if term:
                    yield "<dd>"
            if role is Role.CONTENTS:
                yield "</ul>"
        if listed:
            yield "</dd>\n</dl>"

    def _single(self, piece: Piece) -> Iterator[str]:
        text = escape(piece.printed, quote=False)
        self.headed += piece.role in (Role.DIVISION, Role.HEADING)
        match piece.role:
            case Role.TITLE:
                yield f"<h1{self._class('terms-title')}>{text}</h1>"
            case Role.DIVISION:
                yield f'<h{1 + piece.level} id="s{self.headed}">{text}</h{1 + piece.level}>'
            case Role.HEADING if self.layout.articles is Articles.TERMS:
                yield f'<dt id="s{self.headed}">{text}</dt>'
            case Role.HEADING:
                yield f'<h{self.depth} id="s{self.headed}"{self._class("article")}>{text}</h{self.depth}>'
            case Role.CONTENTS if piece.level == 0:
                yield f"<p{self._class('contents')}>{text}</p>"
                yield f"<ul{self._class('contents-list')}>"
            case Role.CONTENTS:
                anchor = self.anchors.get(piece.printed)
                yield f'<li><a href="#{anchor}">{text}</a></li>' if anchor else f"<li>{text}</li>"
            case Role.LINE:
                placed = "" if piece.place is Place.LEFT else f' style="text-align: {_ALIGNED[piece.place]}"'
                yield f"<p{placed}>{text}</p>"
            case _:
                yield f"<p{self._class('caption')}>{text}</p>"

    def _body(self, run: Sequence[Piece | Table | PageBreak]) -> Iterator[str]:
        """Paragraphs and tables that follow each other; a page break is a line across."""
        if self.layout.numbers is Numbers.COUNTED:
            for broken, group in groupby(run, lambda part: isinstance(part, PageBreak)):
                if broken:
                    yield "<hr>"
                else:
                    yield from self._nodes(_nested([part for part in group if not isinstance(part, PageBreak)]))
            return
        for part in run:
            yield "<hr>" if isinstance(part, PageBreak) else self._paragraph(part)

    def _paragraph(self, part: Piece | Table) -> str:
        if isinstance(part, Table):
            return "\n".join(self._table(part))
        text = escape(part.printed, quote=False)
        if part.level < 2:
            return f"<p>{text}</p>"
        inward = f' class="level{part.level}"' if self.layout.named else f' style="margin-left: {part.level - 1}em"'
        return f"<p{inward}>{text}</p>"

    def _nodes(self, nodes: Iterable[_Node]) -> Iterator[str]:
        for level, group in groupby(nodes, lambda node: _level(node.part)):
            run = list(group)
            if level:
                yield from self._list(run)
            else:
                yield from (self._paragraph(node.part) for node in run)

    def _list(self, nodes: Sequence[_Node]) -> Iterator[str]:
        numbers = [node.part.number for node in nodes if isinstance(node.part, Piece) and node.part.number]
        opening = self._counting(numbers)
        yield opening or (f"<ol{self._class('typed')}>" if self.layout.named else '<ol style="list-style: none">')
        for node in nodes:
            assert isinstance(node.part, Piece)
            text = escape(node.part.text if opening else node.part.printed, quote=False)
            if not node.below:
                yield f"<li>{text}</li>"
                continue
            yield f"<li>{text}"
            yield from self._nodes(node.below)
            yield "</li>"
        yield "</ol>"

    def _counting(self, numbers: Sequence[Number]) -> str:
        """The tag of a list that counts these numbers, "" where they are not in order or nothing can count them."""
        counts = [number.count for number in numbers]
        first = counts[0]
        if first is None or any(one is None or not _follows(first, one, at) for at, one in enumerate(counts)):
            return ""
        start = f' start="{first.order}"' if first.order != 1 else ""
        pattern, style = _NATIVE.get(first.counter, ("", ""))
        if first.pattern == pattern:
            return f"<ol{start}>" if style == "decimal" else f'<ol{start} style="list-style-type: {style}">'
        within = first.order + len(counts) - 1 <= _REACH.get(first.counter, 1000)
        if not self.layout.named or first.counter not in _STYLES or first.above or not within:
            return ""
        key = first.counter, first.pattern, numbers[0].gap
        name = self.counted.setdefault(key, f"count{len(self.counted) + 1}")
        reset = f' style="counter-reset: {name} {first.order - 1}"' if start else ""
        return f'<ol class="{name}"{reset}>'

    def _table(self, table: Table) -> Iterator[str]:
        head, *rows = table.rows
        yield f"<table{self._class('table')}>"
        yield f"<thead>{_row('th', head)}</thead>"
        yield "<tbody>"
        yield from (_row("td", row) for row in rows)
        yield "</tbody>\n</table>"

    def _class(self, name: str) -> str:
        return f' class="{name}"' if self.layout.named else ""

    def sheet(self) -> str:
        """The style sheet; it has the counters of the lists that lines() has written."""
        if not self.layout.named:
            return ""
        rules = [_RULES]
        for (counter, pattern, gap), name in self.counted.items():
            before, _, after = pattern.partition("{n}")
            content = f'"{before}" counter({name}, {_STYLES[counter]}) "{after}{gap}"'
            rules.append(f"ol.{name} {{ list-style: none; counter-reset: {name}; }}")
            rules.append(f"ol.{name} > li {{ counter-increment: {name}; }}")
            rules.append(f"ol.{name} > li::before {{ content: {content}; }}")
        return "<style>\n" + "\n".join(rules) + "\n</style>\n"


def _level(part: Piece | Table) -> int:
    """Of an entry of a list from 1 on, 0 for what is no entry."""
    return part.level if isinstance(part, Piece) and part.number else 0


def _nested(run: Iterable[Piece | Table]) -> list[_Node]:
    """The parts with those that belong to an entry below it: deeper entries, and text and tables of its level."""
    top: list[_Node] = []
    open_: list[_Node] = []
    for part in run:
        level = _level(part)
        if level:
            while open_ and _level(open_[-1].part) >= level:
                open_.pop()
        else:
            own = part.level if isinstance(part, Piece) else 1  # a table is text of the 項
            while open_ and (_level(open_[-1].part) > own or not own):
                open_.pop()
        node = _Node(part)
        (open_[-1].below if open_ else top).append(node)
        if level:
            open_.append(node)
    return top


def _follows(first: Count, count: Count | None, at: int) -> bool:
    expected = (first.counter, first.pattern, first.above, first.order + at)
    return count is not None and (count.counter, count.pattern, count.above, count.order) == expected


def _row(tag: str, cells: Iterable[str]) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell, quote=False)}</{tag}>" for cell in cells) + "</tr>"


_ALIGNED = {Place.CENTRE: "center", Place.RIGHT: "right"}
_RULES = """body { margin: 0; font-family: sans-serif; line-height: 1.8; }
main { max-width: 48rem; margin: 0 auto; }
h1 { font-size: 1.6rem; }
.level2 { margin-left: 1em; }
.level3 { margin-left: 2em; }
.level4 { margin-left: 3em; }
.typed { list-style: none; }
.table th, .table td { border: 1px solid #999; padding: .3em .6em; }"""
_PAGE = """<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} | みほんサイト</title>
<script>window.dataLayer = window.dataLayer || []; function track(name) {{ dataLayer.push([name, Date.now()]); }}</script>
{sheet}</head>
<body>
<header>
<p><a href="/">みほんサイト</a></p>
<nav{menu}>
<ul>
<li><a href="/service/">サービス</a></li>
<li><a href="/price/">料金のご案内</a></li>
<li><a href="/company/">会社概要</a></li>
<li><a href="/contact/">お問い合わせ</a></li>
</ul>
</nav>
</header>
<main>
{text}
</main>
<aside>
<p>あわせてお読みください</p>
<ul>
<li><a href="/help/">よくある質問</a></li>
<li><a href="/news/">お知らせの一覧</a></li>
</ul>
</aside>
<footer>
<ul>
<li><a href="/sitemap/">サイトマップ</a></li>
<li><a href="/recruit/">採用情報</a></li>
</ul>
<p><small>Copyright © みほんサイト</small></p>
</footer>
<div{banner}>
<p>このサイトではCookieを使っています。</p>
<button type="button" onclick="track('cookie')">閉じる</button>
</div>
<script>track("view");</script>
</body>
</html>
"""
