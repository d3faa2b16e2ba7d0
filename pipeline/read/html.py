"""HTML -> the text a browser shows of the document in it, with its headings marked."""

import re

from lxml import etree
from lxml import html as lxml_html

from pipeline.read import content, css, rendering, templates
from pipeline.types.source import Mark

_DEEPEST = 1500  # levels; the parser loses text somewhat below 2,048
_KEPT = 100  # levels of a page that is deeper; what people write has some 50
_TAG = re.compile(r"<(/?)([a-z][^\s/<>]*)[^<>]*>", re.IGNORECASE)
_EMPTY = {"br", "hr", "img", "input", "link", "meta", "area", "base", "col", "embed", "source", "track", "wbr"}
_BREAKS = re.compile(r"(?:<br>\s*){3,}")
_INLINE = ("span", "font", "b", "i", "em", "strong", "big", "small", "a", "u")


def render(text: str) -> tuple[str, list[Mark]]:
    """The rendered text of the document in a page or template, and HEADING marks over whole lines of it."""
    source = templates.strip(text).replace("\0", "")
    root = _parse(source)
    if root is not None and _depth(root) > _DEEPEST:
        root = _parse(_flattened(source))
    if root is None:
        return "", []
    sheet = css.sheet(root)
    body = root if root.tag == "body" else root.find("body")
    return rendering.text(content.select(body if body is not None else root, sheet), sheet)


def _parse(source: str) -> etree._Element | None:
    if not source.strip():
        return None
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        return lxml_html.document_fromstring(source.encode("utf-8", errors="replace"), parser=parser)
    except etree.ParserError:  # nothing but comments
        return None


def _flattened(source: str) -> str:
    """The page without its tags below the level that is kept: their text stays, in lines of its own."""
    depth = 0

    def kept(found: re.Match[str]) -> str:
        nonlocal depth
        name = found[2].lower()
        if name in _EMPTY:
            return found[0]
        depth = max(0, depth + (-1 if found[1] else 1))
        if depth + bool(found[1]) <= _KEPT:
            return found[0]
        return "" if name in _INLINE else "<br>"

    return _BREAKS.sub("<br><br>", _TAG.sub(kept, source))


def _depth(root: etree._Element) -> int:
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
