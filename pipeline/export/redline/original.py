"""The bytes of a .docx -> its paragraphs with what they say, its text open to tracked changes, and back to bytes."""

import copy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from pipeline.export.redline.ink import MAIN, W, element
from pipeline.export.redline.package import packed

_MAIN = "word/document.xml"
_LINKS = "word/_rels/document.xml.rels"
_COMMENTS = "word/comments.xml"
_TYPES = "[Content_Types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_GONE = frozenset((W + "del", W + "moveFrom", W + "pPr", W + "rPr"))
_SIGNS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_FIXED = frozenset(
    W + name
    for name in "fldChar fldSimple instrText drawing pict object sym ruby footnoteReference endnoteReference sdt "
    "moveFrom moveTo hyperlink".split()
)
"""What cannot be cut, or would not go with the text around it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A w:t or a sign in a run, with what it shows."""

    run: etree._Element
    node: etree._Element
    text: str


class Original:
    """A .docx that is to be marked; ValueError where it is not laid out as Word lays out its files."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self._parts = {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
        if not {_MAIN, _LINKS, _TYPES} <= set(self._parts):
            raise ValueError("no part of that name")
        self._root = _parsed(self._parts[_MAIN])
        body = self._root.find(W + "body")
        if body is None:
            raise ValueError("no body")
        self.paragraphs = [one for one in body.iter(W + "p") if not _is_aside(one)]
        links = _parsed(self._parts[_LINKS])
        if any(
            one.get("Type") == _KIND and one.get("Target") not in ("comments.xml", f"/{_COMMENTS}") for one in links
        ):
            raise ValueError("comments in a part of another name")
        self._comments = _parsed(self._parts[_COMMENTS]) if _COMMENTS in self._parts else element("comments")

    @property
    def free(self) -> int:
        """The first w:id that nothing has."""
        found = [one.get(W + "id", "") for root in (self._root, self._comments) for one in root.iter(etree.Element)]
        return 1 + max((int(number) for number in found if number.isdecimal()), default=0)

    def packed(self, comments: list[etree._Element]) -> bytes:
        """The .docx as it is now, with comments added to its own."""
        parts = dict(self._parts)
        parts[_MAIN] = _bytes(self._root)
        if comments:
            self._comments.extend(comments)
            parts[_COMMENTS] = _bytes(self._comments)
        if comments and _COMMENTS not in self._parts:
            links, types = (_parsed(parts[name]) for name in (_LINKS, _TYPES))
            known = {one.get("Id") for one in links}
            free = next(name for at in range(1, len(known) + 2) if (name := f"rIdC{at}") not in known)
            etree.SubElement(
                links, f"{{{_PACKAGE}relationships}}Relationship", Id=free, Type=_KIND, Target="comments.xml"
            )
            etree.SubElement(
                types, f"{{{_PACKAGE}content-types}}Override", PartName=f"/{_COMMENTS}", ContentType=_CONTENT
            )
            parts |= {_LINKS: _bytes(links), _TYPES: _bytes(types)}
        return packed(parts)


def pieces(paragraph: etree._Element) -> Iterator[Piece]:
    """What a paragraph shows, earlier insertions with it, earlier deletions without."""
    for child in paragraph:
        if child.tag == W + "r":
            for node in child:
                if node.tag == W + "t":
                    yield Piece(child, node, node.text or "")
                elif node.tag in _SIGNS:
                    yield Piece(child, node, _SIGNS[str(node.tag)])
        elif child.tag not in _GONE:
            yield from pieces(child)


def shown(paragraph: etree._Element) -> str:
    """The text of a paragraph, without the number that Word counts."""
    return "".join(piece.text for piece in pieces(paragraph))


def is_fixed(paragraph: etree._Element) -> bool:
    """True where something in it cannot be cut."""
    return any(one.tag in _FIXED or etree.QName(one).namespace != MAIN for one in paragraph.iter(etree.Element))


def cut(paragraph: etree._Element, at: int) -> etree._Element | None:
    """The run that begins at a place of the paragraph's text, cut there where it must be; None at the end."""
    for piece in pieces(paragraph):
        if at <= 0:
            _parted(piece.run, piece.node)
            return _parent_run(piece.node)
        if at < len(piece.text):
            rest = copy.deepcopy(piece.node)
            rest.text, piece.node.text = piece.text[at:], piece.text[:at]
            for node in (rest, piece.node):
                node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            piece.node.addnext(rest)
            _parted(piece.run, rest)
            return _parent_run(rest)
        at -= len(piece.text)
    return None


def _parted(run: etree._Element, first: etree._Element) -> None:
    """Makes a run of its own of first and what follows in its run."""
    before = [child for child in list(run)[: run.index(first)] if child.tag != W + "rPr"]
    if not before:
        return
    rest = element("r")
    if (look := run.find(W + "rPr")) is not None:
        rest.append(copy.deepcopy(look))
    rest.extend(list(run)[run.index(first) :])
    run.addnext(rest)


def _parent_run(node: etree._Element) -> etree._Element:
    found = node.getparent()
    assert found is not None
    return found


def _is_aside(paragraph: etree._Element) -> bool:
    """True in a text box."""
    return any(one.tag == W + "txbxContent" for one in paragraph.iterancestors())


def _parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
