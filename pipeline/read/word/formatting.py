"""What a paragraph looks like: its own properties over those of its list over those of its styles."""

from dataclasses import dataclass

from lxml import etree

from pipeline.read.word.names import value
from pipeline.read.word.numbering import Level, Numbering
from pipeline.read.word.styles import Properties, Style, Styles, properties

_HALF_CHARACTER = 105  # twips, at 10.5 points
_WIDEST = 40
_SHIFTED = ("center", "right", "end")


@dataclass(frozen=True, slots=True)
class Format:
    """num_id, ilvl: its list and level, None where it has none; first, left: spaces before its first and other lines.

    heading: the level of a heading, 0 for none; style: the id of its style.
    """

    num_id: str | None
    ilvl: int
    first: int
    left: int
    heading: int
    contents: bool
    style: str


class Formatter:
    """Formats of the paragraphs of one document."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self._numbering = numbering
        self._known: dict[tuple[str | None, Properties], Format] = {}

    def of(self, ppr: etree._Element | None) -> Format:
        """The format of a paragraph with that w:pPr."""
        key = value(ppr, "pStyle") or self.styles.default, properties(ppr)
        if key not in self._known:
            self._known[key] = self._format(*key)
        return self._known[key]

    def _format(self, style_id: str | None, own: Properties) -> Format:
        chain = self.styles.chain(style_id)
        num_id, ilvl = self._list(chain, own)
        level = self._numbering.level(num_id, ilvl) if num_id else None
        left, first = self._indents(chain, own, level)
        layers = (own, *(style.properties for style in chain), self.styles.base)
        shifted = next((layer.align for layer in layers if layer.align), None) in _SHIFTED
        if own.outline is not None:
            heading = Style("", "", None, own, None).heading
        else:
            heading = next((style.heading for style in chain if style.heading is not None), None)
        return Format(
            num_id=num_id if level else None,
            ilvl=ilvl,
            first=0 if shifted else _spaces(left + first),
            left=0 if shifted else _spaces(left),
            heading=heading or 0,
            contents=any(style.is_contents for style in chain),
            style=style_id or "",
        )

    def _list(self, chain: tuple[Style, ...], own: Properties) -> tuple[str | None, int]:
        num_id = own.num_id or next((style.properties.num_id for style in chain if style.properties.num_id), None)
        if num_id is None or own.ilvl is not None:
            return num_id, own.ilvl or 0
        for style in chain:
            linked = self._numbering.level_of_style(num_id, style.id)
            at = style.properties.ilvl if linked is None else linked
            if at is not None:
                return num_id, at
        return num_id, 0

    def _indents(self, chain: tuple[Style, ...], own: Properties, level: Level | None) -> tuple[int, int]:
        """Left and first line in twips; a list indents more strongly than what names it is based on."""
        naming = next((style for style in chain if style.properties.num_id), None)
        left, first = self.styles.base.left or 0, self.styles.base.first or 0
        layers: list[Properties | Level] = []
        for style in reversed(chain):
            if level and style is naming and not own.num_id:
                layers.append(level)
            layers.append(style.properties)
        if level and (own.num_id or own.ilvl is not None):
            layers.append(level)
        for layer in (*layers, own):
            left = left if layer.left is None else layer.left
            first = first if layer.first is None else layer.first
        return left, first


def _spaces(twips: int) -> int:
    return min(_WIDEST, max(0, round(twips / _HALF_CHARACTER)))
