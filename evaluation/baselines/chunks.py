"""What a general toolkit does with a long text: stretches of a fixed length, found by their vectors."""

import re
from bisect import bisect_right
from collections.abc import Iterator

import numpy as np

from evaluation.baselines.numbers import FRONT, lines
from pipeline.types.address import Address
from pipeline.types.index import Embedders
from pipeline.types.source import Span

LENGTH, OVERLAP = 400, 100
"""Characters of a chunk, and how many of them it shares with the next."""
_SENTENCE = re.compile(r"[^。\n]*[^。\s][^。\n]*。?")


class Chunks:
    """A Retriever over chunks: of the nearest ones, the number over the sentence that is nearest to the question."""

    def __init__(self, text: str, embedders: Embedders) -> None:
        self._questions = embedders.questions
        numbered = lines(text)
        starts = [line.start for line in numbered]
        sentences = [found.span() for found in _SENTENCE.finditer(text)]
        self._chunks = list(chunks(text))
        self._inside = [[n for n, s in enumerate(sentences) if a <= s[0] < b] for a, b in self._chunks]
        self._addresses = [
            numbered[line].address if (line := bisect_right(starts, start) - 1) >= 0 else FRONT
            for start, _ in sentences
        ]
        self._vectors = embedders.passages.embed([text[a:b] for a, b in self._chunks])
        self._sentences = embedders.passages.embed([text[a:b] for a, b in sentences])

    def search(self, question: str, limit: int) -> list[Address]:
        """See Retriever; chunks whose best sentences stand under one number are one hit."""
        vector = self._questions.embed([question])[0]
        near = self._sentences @ vector
        hits: dict[Address, None] = {}
        for number in np.argsort(-(self._vectors @ vector), kind="stable"):
            if inside := self._inside[number]:
                hits.setdefault(self._addresses[max(inside, key=lambda sentence: float(near[sentence]))])
            if len(hits) == limit:
                break
        return list(hits)


def chunks(text: str) -> Iterator[Span]:
    """Spans of LENGTH characters, each beginning LENGTH - OVERLAP after the one before; the last one may be shorter.

    >>> list(chunks("あ" * 800)), list(chunks("短い"))
    ([(0, 400), (300, 700), (600, 800)], [(0, 2)])
    """
    for start in range(0, max(1, len(text) - OVERLAP), LENGTH - OVERLAP):
        yield start, min(start + LENGTH, len(text))
