"""Redlines of our own revisions: what is left of each when all its changes are accepted, and when all are rejected.

python -m evaluation.redlines asks LibreOffice the same, where it is installed.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

from lxml import etree

from app.as_redline import as_redline
from corpus.printing import printed
from evaluation.revisions import Pair
from models import clause_types
from pipeline import run
from pipeline.text.normalize import squash
from pipeline.types.document import Document
from pipeline.types.source import MarkKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WHEN = datetime(2026, 4, 1, tzinfo=UTC)
_LEFT_OUT = (MarkKind.MARKUP, MarkKind.FURNITURE, MarkKind.REPEATED, MarkKind.CONTENTS)
_SPLITS = ("train", "dev")


def body(data: bytes) -> etree._Element:
    """The w:body of a .docx."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))[0]


def resolved(data: bytes, *, accept: bool) -> list[str]:
    """The paragraphs that Word shows once all changes are accepted, or all rejected; those of a table one by one."""
    root = body(data)
    kept, gone = ("ins", "del") if accept else ("del", "ins")
    for row in list(root.iter(f"{_W}tr")):
        if row.find(f"{_W}trPr/{_W}{gone}") is not None:
            _parent(row).remove(row)
    shown: list[str] = []
    waiting = ""
    for paragraph in root.iter(f"{_W}p"):
        waiting += "".join(_words(paragraph, gone))
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{gone}") is None:
            shown.append(waiting)
            waiting = ""
    assert kept != gone
    return [*shown, waiting] if waiting else shown


def _words(parent: etree._Element, gone: str) -> Iterator[str]:
    for child in parent:
        if child.tag in (f"{_W}t", f"{_W}delText"):
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br"):
            yield "\n" if child.tag == f"{_W}br" else "\t"
        elif child.tag not in (f"{_W}{gone}", f"{_W}pPr"):
            yield from _words(child, gone)


def _parent(element: etree._Element) -> etree._Element:
    found = element.getparent()
    assert found is not None
    return found


def seen(document: Document) -> str:
    """The text of a document without signs of its format, page furniture, tables of contents and white space."""
    text = list(document.source.text)
    for mark in document.source.marks:
        if mark.kind in _LEFT_OUT:
            start, end = mark.span
            text[start:end] = [""] * (end - start)
    return squash("".join(text))


def sides(pair: Pair) -> tuple[Document, Document]:
    """Either version, printed and read as a user's file is."""
    [old], [new] = (run.parse_bytes(*printed(source)) for source in (pair.old, pair.new))
    return old, new


def drawn(old: Document, new: Document) -> bytes:
    """The redline of two versions."""
    revisions = run.revise([old], [new], clause_types=clause_types.default())
    return as_redline(revisions, author="evaluation", when=_WHEN)
