"""Everyday words in a question -> the words of terms and contracts for them; the table is everyday.toml."""

import functools
import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pipeline.text import tokens
from pipeline.types.source import Span


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

    >>> [words[:2] for _, words in meanings("途中で辞めたい")]
    [('解約', '退会')]
    """
    return [(found.span(), _words(means)) for asked, means in _patterns() for found in [asked.search(question)] if found]


@dataclass(frozen=True, slots=True)
class Group:
    """A content word of a question, "" for an expression without one, and the clause words that may stand for it."""

    word: str
    meant: frozenset[str]

    def met(self, words: Collection[str]) -> float:
        """1 where the word itself is among words, 0.8 where one that stands for it is, else 0."""
        return 1.0 if self.word in words else 0.8 if not self.meant.isdisjoint(words) else 0.0


def groups(question: str) -> list[Group]:
    """The content words of a folded question, numbers left out, each once.

    Everyday expressions that have no content word in them (やってもらえない) make groups of their own.
    """
    expressions = meanings(question)
    found: dict[str, frozenset[str]] = {}
    covered: set[Span] = set()
    for token in tokens.tokenize(question):
        if not tokens.is_content(token) or token.detail == "数詞":
            continue
        near = [(span, words) for span, words in expressions if span[0] < token.end and token.start < span[1]]
        covered.update(span for span, _ in near)
        found[token.normal] = found.get(token.normal, frozenset()).union(*(words for _, words in near))
    alone = [Group("", frozenset(words)) for span, words in expressions if span not in covered]
    return [*(Group(word, meant) for word, meant in found.items()), *alone]
