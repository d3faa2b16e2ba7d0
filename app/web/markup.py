"""HTML that cannot be injected into: a `str` is escaped wherever it is put, only what `tag` has made is taken as HTML."""

import html
from collections.abc import Iterable
from dataclasses import dataclass
from typing import LiteralString

_VOID = frozenset({"br", "hr", "img", "input", "wbr"})


@dataclass(frozen=True, slots=True)
class Html:
    """A piece of HTML; made by the functions below, and by nothing else."""

    source: str

    def __str__(self) -> str:
        return self.source

    def __bool__(self) -> bool:
        return bool(self.source)


Child = Html | str | None
"""What stands in an element: HTML as it is, text escaped, None for nothing."""
Attribute = str | int | bool | None
"""A value of an attribute; True for one without a value, False and None for none."""


def tag(_name: str, *children: Child, **attributes: Attribute) -> Html:
    """An element; class_ and for_ lose their last sign, other _ become -.

    >>> str(tag("a", "<b>", class_="chip", href="ask?q=&", data_go=True, title=None))
    '<a class="chip" href="ask?q=&amp;" data-go>&lt;b&gt;</a>'
    """
    told = "".join(_attribute(name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items())
    if _name in _VOID:
        return Html(f"<{_name}{told}>")
    return Html(f"<{_name}{told}>{join(children)}</{_name}>")


def text(words: str) -> Html:
    """Words as they are, line feeds as line breaks."""
    return Html(html.escape(words).replace("\n", "<br>"))


def ours(source: LiteralString) -> Html:
    """HTML or CSS that stands in our own code; never anything that came from elsewhere."""
    return Html(source)


def join(children: Iterable[Child], between: str = "") -> Html:
    """The children one after the other."""
    return Html(html.escape(between).join(_source(child) for child in children if child is not None))


def _source(child: Html | str) -> str:
    return child.source if isinstance(child, Html) else html.escape(child)


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{html.escape(str(value))}"'
