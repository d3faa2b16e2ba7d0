"""Everyday words in a question -> the words of terms and contracts for them; the table is everyday.toml."""

import functools
import re
import tomllib
from pathlib import Path

from pipeline.text import tokens
from pipeline.types.question import Group
from pipeline.types.source import Span

_COUNTERS = frozenset("月日年週時分秒回台件名人円個枚部通前後間中内外目分毎")


@functools.cache
def table() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rows of everyday.toml: a regular expression and the clause words for what it finds."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["word"]
    return tuple((row["asked"], tuple(row["means"])) for row in rows)


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(asked), means) for asked, means in table())


@functools.cache
def _words(meanings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for meaning in meanings for word in tokens.words(meaning)))


def meanings(question: str) -> list[tuple[Span, tuple[str, ...]]]:
    """For each everyday expression in a folded question: where it stands, and the clause words that mean it.

    An expression is looked for in the text and in the normal forms of its words, so that 返せば is found as 返す.

    >>> [words[:2] for _, words in meanings("途中で辞めたい")]
    [('解約', '退会')]
    """
    content = [token for token in tokens.tokenize(question) if tokens.is_content(token)]
    found: list[tuple[Span, tuple[str, ...]]] = []
    for asked, means in _patterns():
        if match := asked.search(question):
            found.append((match.span(), _words(means)))
        elif token := next((token for token in content if asked.search(token.normal)), None):
            found.append(((token.start, token.end), _words(means)))
    return found


def groups(question: str) -> list[Group]:
    """The content words of a folded question, numbers and what they count left out, each once.

    Everyday expressions that have no content word in them (やってもらえない) make groups of their own.
    """
    expressions = meanings(question)
    found: dict[str, frozenset[str]] = {}
    covered: set[Span] = set()
    for token in tokens.tokenize(question):
        if not tokens.is_content(token) or token.detail == "数詞" or token.surface in _COUNTERS:
            continue
        near = [(span, words) for span, words in expressions if span[0] < token.end and token.start < span[1]]
        covered.update(span for span, _ in near)
        found[token.normal] = found.get(token.normal, frozenset()).union(*(words for _, words in near))
    alone = [Group("", frozenset(words)) for span, words in expressions if span not in covered]
    return [*(Group(word, meant) for word, meant in found.items()), *alone]
