"""Small questions to an HTML tree."""

from collections.abc import Container, Iterator

from lxml import etree


def pieces(element: etree._Element) -> Iterator[str]:
    """The stretches of text in element and below, comments left out."""
    for piece in element.itertext(etree.Element):
        yield piece if isinstance(piece, str) else piece.decode("utf-8")


def words(element: etree._Element) -> str:
    """All text in element and below, stripped."""
    return "".join(pieces(element)).strip()


def within(element: etree._Element, tags: Container[object]) -> bool:
    """True where element stands somewhere below one of the tags."""
    return any(above.tag in tags for above in element.iterancestors())
