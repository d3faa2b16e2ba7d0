"""styles.xml: what a style says, and what it takes over from the style it is based on."""

import re
from dataclasses import dataclass

from lxml import etree

from pipeline.read.word.names import W, below, integer, switch, twips, value

_CHARACTER = 210  # twips, of a letter of 10.5 points
_HEADING = re.compile(r"(?:heading|見出し)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|表題|タイトル", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目次|contents)\s*(?:[1-9]|heading|の?見出し)", re.IGNORECASE)
_BODY = 9  # an outline level that says: no heading


@dataclass(frozen=True, slots=True)
class Properties:
    """What one w:pPr says of a paragraph, None where it is silent.

    num_id "0": no number; left, first: indents in twips, first is negative where it hangs; outline: 0 is the highest.
    """

    num_id: str | None = None
    ilvl: int | None = None
    left: int | None = None
    first: int | None = None
    align: str | None = None
    outline: int | None = None


@dataclass(frozen=True, slots=True)
class Style:
    """One style; hidden: its letters are hidden text, None where it does not say."""

    id: str
    name: str
    based_on: str | None
    properties: Properties
    hidden: bool | None

    @property
    def heading(self) -> int | None:
        """The level that its outline level or its name gives, 1 is the highest; 0 says none, None says nothing."""
        if self.properties.outline is not None:
            return 0 if self.properties.outline >= _BODY else self.properties.outline + 1
        if self.is_contents:
            return 0
        found = _HEADING.fullmatch(self.name) or _HEADING.fullmatch(self.id)
        return int(found[1]) if found else 1 if _TITLE.fullmatch(self.name) else None

    @property
    def is_contents(self) -> bool:
        """True for the styles of a table of contents."""
        return bool(_CONTENTS.fullmatch(self.name))


class Styles:
    """The styles of one document by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = [] if root is None else root.findall(W + "style")
        self._styles = {style.id: style for style in map(_style, elements)}
        self._chains: dict[str, tuple[Style, ...]] = {}
        defaults = (
            element.get(W + "styleId")
            for element in elements
            if element.get(W + "type") == "paragraph" and element.get(W + "default", "0") in ("1", "true", "on")
        )
        self.default = next(defaults, None)
        base = below(below(below(root, "docDefaults"), "pPrDefault"), "pPr")
        self.base = properties(base)

    def chain(self, style_id: str | None) -> tuple[Style, ...]:
        """The style and those it is based on, itself first; a style that is not defined says only its id."""
        if style_id is None:
            return ()
        if style_id not in self._chains:
            found: list[Style] = []
            at: str | None = style_id
            while at in self._styles and self._styles[at] not in found:
                found.append(self._styles[at])
                at = found[-1].based_on
            self._chains[style_id] = tuple(found) or (Style(style_id, style_id, None, Properties(), None),)
        return self._chains[style_id]

    def hidden(self, style_id: str | None) -> bool | None:
        """True where the style hides its letters, None where it does not say."""
        return next((style.hidden for style in self.chain(style_id) if style.hidden is not None), None)

    def num_id(self, style_id: str) -> str | None:
        """The list that a style of numbering stands for."""
        found = self._styles.get(style_id)
        return found.properties.num_id if found else None


def properties(ppr: etree._Element | None) -> Properties:
    """What a w:pPr says itself."""
    if ppr is None or not len(ppr):
        return Properties()
    numbering, indent = below(ppr, "numPr"), below(ppr, "ind")
    left, first = (None, None) if indent is None else indents(indent)
    return Properties(
        num_id=value(numbering, "numId"),
        ilvl=integer(value(numbering, "ilvl")),
        left=left,
        first=first,
        align=value(ppr, "jc"),
        outline=integer(value(ppr, "outlineLvl")),
    )


def indents(indent: etree._Element) -> tuple[int | None, int | None]:
    """Left and first line of a w:ind in twips; given in hundredths of a character where there are no twips."""
    left = _either(indent, "left", "start")
    hanging = _either(indent, "hanging")
    first = -hanging if hanging is not None else _either(indent, "firstLine")
    return left, first


def _either(indent: etree._Element, *names: str) -> int | None:
    for name in names:
        found = twips(indent.get(W + name))
        if found is not None:
            return found
    for name in names:
        characters = integer(indent.get(W + name + "Chars"))
        if characters is not None:
            return characters * _CHARACTER // 100
    return None


def _style(element: etree._Element) -> Style:
    return Style(
        id=element.get(W + "styleId", ""),
        name=value(element, "name") or "",
        based_on=value(element, "basedOn"),
        properties=properties(below(element, "pPr")),
        hidden=switch(below(element, "rPr"), "vanish"),
    )
