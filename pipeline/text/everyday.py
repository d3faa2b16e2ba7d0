"""Everyday words in a question -> the words of terms and contracts for them; the table is everyday.toml."""

import functools
import itertools
import re
import tomllib
from pathlib import Path

from pipeline.text import tokens
from pipeline.types.question import Group
from pipeline.types.source import Span

_COUNTERS = frozenset("月日年週時分秒回台件名人円個枚部通前後間中内外目分毎")
# Parts of compounds that stand in any clause: 契約 of 契約不適合 tells nothing, 者 and 第 of 第三者 neither.
_COMMON = frozenset(
    "第 者 人 日 時 年 月 箇月 1 2 3 契約 利用 提供 使用 期間 費用 責任 会社 取る 引く 受ける 持つ".split()
)
_START = re.compile(r"(?:^|\|)([^\\()\[\].^$|?*+{}]+)([?*{]?)")


@functools.cache
def table() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The rows of everyday.toml: a regular expression and the clause words for what it finds."""
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["word"]
    return tuple((row["asked"], tuple(row["means"])) for row in rows)


@functools.cache
def _starts() -> dict[str, frozenset[int]]:
    """The first one or two characters of each alternative of the expressions -> the rows that have it.

    Most rows are never asked for: to compile them all takes longer than to answer.
    """
    found: dict[str, set[int]] = {}
    for number, (asked, _) in enumerate(table()):
        for literal, optional in _START.findall(asked):
            if start := (literal[:-1] if optional else literal)[:2]:
                found.setdefault(start, set()).add(number)
    return {start: frozenset(numbers) for start, numbers in found.items()}


def _rows(texts: list[str]) -> list[int]:
    """The rows whose expressions may be found in one of the texts, in order."""
    starts = _starts()
    pairs = {text[at : at + size] for text in texts for at in range(len(text)) for size in (1, 2)}
    return sorted(frozenset().union(*(starts[pair] for pair in pairs if pair in starts)))


_pattern = functools.cache(re.compile)


@functools.cache
def _words(meanings: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for meaning in meanings for word in _telling(tokens.words(meaning))))


def _telling(words: list[str]) -> list[str]:
    """The words of a meaning by which a clause is known: of 再委託 委託, of 第三者 三."""
    rare = [word for word in words if word not in _COMMON]
    return [word for word in rare if len(word) > 1] or rare or words


def _whole(read: list[tokens.Token]) -> list[tokens.Token]:
    """The content words but for the second verb of a compound: 返す of 繰り返す gives nothing back."""
    seconds = {
        later.start
        for earlier, later in itertools.pairwise(read)
        if earlier.part == later.part == "動詞" and earlier.end == later.start
    }
    return [token for token in read if tokens.is_content(token) and token.start not in seconds]


def meanings(question: str) -> list[tuple[Span, tuple[str, ...]]]:
    """For each everyday expression in a folded question: where it stands, and the clause words that mean it.

    An expression is looked for in the text and in the normal forms of its words, so that 返せば is found as 返す.

    >>> [words[:2] for _, words in meanings("もう辞めたい")]
    [('解約', '退会')]
    """
    content = _whole(tokens.tokenize(question))
    found: list[tuple[Span, tuple[str, ...]]] = []
    for row in _rows([question, *(token.normal for token in content)]):
        asked, means = table()[row]
        pattern = _pattern(asked)
        if match := pattern.search(question):
            found.append((match.span(), _words(means)))
        elif token := next((token for token in content if pattern.search(token.normal)), None):
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
