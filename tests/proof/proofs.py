"""Proofreading of a text written out in a test."""

from collections.abc import Iterable

from pipeline import run
from pipeline.types.proof import Finding
from tests.texts import document


def findings(text: str, *codes: str, name: str = "見本.txt") -> tuple[Finding, ...]:
    """What is told of the text, all of it or of these codes; every finding shows its words in the source."""
    read = document(text, name)
    found = run.proofread(read)
    for one in found:
        if one.words and one.spans:
            shown = "".join(read.source.text[start:end] for start, end in one.spans)
            assert "".join(shown.split()) == "".join(one.words.split())
    return tuple(one for one in found if not codes or one.code in codes)


def told(found: Iterable[Finding]) -> list[tuple[str, str, str | None]]:
    """Address, words and proposal of each finding."""
    return [(str(one.address), one.words, one.proposal) for one in found]
