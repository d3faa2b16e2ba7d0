"""Documents from a text written out in a test."""

import hashlib

from pipeline.parse import parse
from pipeline.read import read_bytes
from pipeline.types.document import Document
from tests.trees import check_tree


def documents(text: str, name: str = "見本.txt") -> tuple[Document, ...]:
    """The documents of a file that holds several; what holds for every tree is checked."""
    found = parse(read_bytes(text.encode(), name))
    check_tree(*found)
    return found


def document(text: str, name: str = "見本.txt") -> Document:
    """The parsed document; what holds for every tree is checked."""
    (found,) = parse(read_bytes(text.encode(), name))
    assert found.id == f"d{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    check_tree(found)
    return found
