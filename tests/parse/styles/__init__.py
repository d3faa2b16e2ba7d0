"""Small documents in the numbering styles of Japanese contracts, each with the tree a lawyer would cite."""

from textwrap import dedent

from tests.texts import document
from tests.trees import outline


def tree(text: str, name: str = "見本.txt") -> str:
    """The whole outline of a text written out in a test; the indentation its lines share is no part of it."""
    return outline(document(written(text) + "\n", name))


def written(text: str) -> str:
    """A text of several lines as it is meant, without the indentation its lines share."""
    return dedent(text).strip("\n")
