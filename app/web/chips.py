"""Small pieces that every page is made of."""

from collections.abc import Iterable, Sequence

from app.web.links import Link
from app.web.markup import Child, Html, join, tag


def chip(link: Link, label: str, *, here: bool = False, title: str | None = None) -> Html:
    """A place that can be opened: 第12条第1項. here: it is what is shown."""
    return tag(
        "a", label, class_="chip", href=link.href, data_go=True, aria_current="true" if here else None, title=title
    )


def notice(words: Child, kind: str = "plain", *rest: Child) -> Html:
    """A sentence in a box: plain, warning or error; error is read out at once."""
    return tag("div", tag("p", words), *rest, class_=f"notice {kind}", role="alert" if kind == "error" else "status")


def copies(words: str, label: str = "写す") -> Html:
    """A button that copies words."""
    return tag("button", label, type="button", class_="quiet", data_copy=words)


def section(heading: str, *children: Child, level: int = 2) -> Html:
    """A part with its heading."""
    return tag("section", tag(f"h{level}", heading), *children)


def tabs(entries: Iterable[tuple[str, Link, bool]], label: str) -> Html:
    """Views of one thing: name, link, whether it is the one shown."""
    return tag(
        "nav",
        *(
            tag("a", name, href=link.href, data_go=True, aria_current="page" if here else None)
            for name, link, here in entries
        ),
        class_="tabs",
        aria_label=label,
    )


def table(heads: Sequence[Child], rows: Iterable[Iterable[Child]], *, caption: str, class_: str = "") -> Html:
    """A table; caption: what it is, for those who hear it."""
    return tag(
        "div",
        tag(
            "table",
            tag("caption", caption),
            tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
            tag("tbody", *(tag("tr", *(tag("td", cell) for cell in row)) for row in rows)),
            class_=class_,
        ),
        class_="wide",
        tabindex=0,
        role="region",
        aria_label=caption,
    )


def several(parts: Iterable[Child], between: str = " ") -> Html:
    """Parts side by side."""
    return join(parts, between)
