"""Sentences of Japanese legal text."""

import re

from pipeline.types.source import Span

_OPEN, _CLOSE = "「『（(【［〔《〈{[", "」』）)】］〕》〉}]"
_SIGN = re.compile(f"[{re.escape(_OPEN + _CLOSE)}。．｡]")


def split(text: str) -> list[Span]:
    """Spans of the sentences in text: cut after 。 outside of brackets and at line feeds; white space at the ends left out.

    An unbalanced bracket does not swallow the rest: it is closed at the next line feed.

    >>> text = "甲は乙に通知する（書面による。）。ただし、急を要するときを除く。"
    >>> [text[a:b] for a, b in split(text)]
    ['甲は乙に通知する（書面による。）。', 'ただし、急を要するときを除く。']
    """
    spans: list[Span] = []
    start, base = 0, 0
    for line in text.split("\n"):
        start, depth = base, 0
        for found in _SIGN.finditer(line):
            sign, offset = found.group(), base + found.start()
            if sign in _OPEN:
                depth += 1
            elif sign in _CLOSE:
                depth = max(0, depth - 1)
            elif not depth and not _inside_number(text, offset):
                _put(spans, text, start, offset + 1)
                start = offset + 1
        _put(spans, text, start, base + len(line))
        base += len(line) + 1
    return spans


def _inside_number(text: str, offset: int) -> bool:
    return text[offset] == "．" and offset + 1 < len(text) and text[offset + 1].isdigit()


def _put(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    if piece.strip():
        spans.append((start + lead, start + len(piece.rstrip())))
