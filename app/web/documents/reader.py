"""A document to be read: its tree, its text with a unit lit up, and the page of the PDF the unit stands on."""

from base64 import b64encode
from collections.abc import Iterator, Sequence, Set

from app.web import links
from app.web.chips import several
from app.web.clause import at_hand, units
from app.web.markup import Html, tag
from app.web.words import number
from pipeline.read.picture import Picture
from pipeline.types.document import DIVISIONS, Document, Kind, Unit
from pipeline.types.source import Box

_IN_TREE = (*DIVISIONS, Kind.ARTICLE, Kind.PREAMBLE, Kind.SUPPL_PROVISION, Kind.APPENDIX)
_DEEP = 6
"""Up to so many parts at the top stand open in the tree from the start."""


def tree_html(document: Document, lit: Unit | None) -> Html:
    """章 and 条 as a list that can be folded; the one that holds the lit unit is marked."""
    line = frozenset(id(one) for one in document.lineage(lit.address)) if lit and lit.address else frozenset()
    branches = tag("ul", *_branches(document, document.units, line))
    return tag("nav", branches, class_="tree scrolls", aria_label="目次", tabindex=0)


def text_html(document: Document, lit: Unit | None, quotes: Sequence[str] = ()) -> Html:
    """The whole text."""
    return tag(
        "div",
        units(document, document.units, lit, quotes),
        class_="scrolls text whole",
        tabindex=0,
        role="region",
        aria_label="本文",
    )


def beside_html(document: Document, lit: Unit) -> Html:
    """What a reader of the lit unit looks up."""
    hand = at_hand(document, lit)
    return tag("div", tag("h3", str(lit.address)), hand, class_="beside")


def page_of(document: Document, lit: Unit | None, wanted: str) -> int:
    """The page to show, from 1: the one that is wanted, else that of the lit unit, else the first; 0 where there are no pages."""
    last = document.source.pages
    if wanted.isascii() and wanted.isdecimal() and 1 <= int(wanted) <= last:
        return int(wanted)
    found = boxes(document, lit) if lit else ()
    return found[0][0] if found else min(1, last)


def boxes(document: Document, lit: Unit) -> tuple[tuple[int, Box], ...]:
    """Where the unit and all below it stand."""
    spans = [span for unit in lit.walk() for span in (*unit.heading_spans, *unit.spans, *unit.wrap_up_spans)]
    return document.source.boxes(spans)


def paper_html(document: Document, lit: Unit | None, page: int, picture: Picture) -> Html:
    """The page as printed, the lit unit in boxes on it, and the way to the pages before and after."""
    address = lit.address if lit and lit.address else ""
    marks = [_mark(box, picture) for number, box in (boxes(document, lit) if lit else ()) if number == page]
    last = document.source.pages
    steps = [
        tag("a", "前のページ", href=links.paper(document.id, page - 1, address).href, data_go=True)
        if page > 1
        else None,
        tag("span", f"{page} / {last} ページ"),
        tag("a", "次のページ", href=links.paper(document.id, page + 1, address).href, data_go=True)
        if page < last
        else None,
    ]
    source = f"data:image/png;base64,{b64encode(picture.png).decode('ascii')}"
    image = tag(
        "img", src=source, alt=f"原本の {page} ページ", width=round(picture.width), height=round(picture.height)
    )
    return tag(
        "div",
        tag("p", several(steps), class_="steps"),
        tag(
            "div",
            tag("div", image, *marks, class_="sheet"),
            class_="scrolls paper",
            tabindex=0,
            role="region",
            aria_label="原本",
        ),
    )


def _mark(box: Box, picture: Picture) -> Html:
    x0, y0, x1, y1 = box
    share = (
        ("left", x0 / picture.width),
        ("top", y0 / picture.height),
        ("width", (x1 - x0) / picture.width),
        ("height", (y1 - y0) / picture.height),
    )
    return tag("i", class_="box lit", style=";".join(f"{name}:{part:.4%}" for name, part in share))


def _branches(document: Document, shown: Sequence[Unit], line: Set[int]) -> Iterator[Html]:
    for unit in shown:
        if unit.kind not in _IN_TREE:
            continue
        below = list(_branches(document, unit.children, line))
        holds = id(unit) in line
        here = holds and not any(id(one) in line for one in unit.children if one.kind in _IN_TREE)
        name = _branch(document, unit, here)
        if not below:
            yield tag("li", name)
            continue
        is_open = holds or len(document.units) <= _DEEP
        mark = f"t-{unit.label or unit.address}"
        yield tag("li", tag("details", tag("summary", name), tag("ul", *below), id=mark, open=is_open))


def _branch(document: Document, unit: Unit, here: bool) -> Html:
    said = unit.label or " ".join(filter(None, (number(document, unit), unit.caption)))
    if unit.address is None:
        return tag("span", said)
    href = links.clause(document.id, unit.address).href
    return tag("a", said, href=href, data_go=True, aria_current="true" if here else None)
