"""Compound nouns where they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.text.tokens import Token

if TYPE_CHECKING:
    from pipeline.proof.reading import Passage

_NOUN = frozenset(("名詞", "接頭辞", "接尾辞", "形状詞"))
_FORE = re.compile(r"^(?:その?他|当該|同一|同|各種?|他|全|両|上記|下記|別途|以下|翌|前|次|本件|本|当|この)")
_TAIL = re.compile(r"(?:又|及|若|並|等|第|上|中|外|内|間|前|後|時|毎|以外|以内|終了後|締結時|終了時)$")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Use:
    """A compound noun in passage.text[start:end]; parts: its words; frame: the particle and the word behind it, "" for none."""

    passage: "Passage"
    start: int
    end: int
    parts: tuple[str, ...]
    frame: str


def compounds(passage: "Passage") -> Iterator[Use]:
    """The compound nouns of a passage, without 当該 before and 等 behind them."""
    tokens = passage.tokens
    at = 0
    while at < len(tokens):
        stop = at
        while (
            stop < len(tokens)
            and tokens[stop].part in _NOUN
            and not _DIGIT.search(tokens[stop].surface)
            and (stop == at or tokens[stop].start == tokens[stop - 1].end)
        ):
            stop += 1
        if stop - at > 1:
            inside = list(tokens[at:stop])
            while inside and _FORE.fullmatch(inside[0].surface):
                inside.pop(0)
            while inside and _TAIL.fullmatch(inside[-1].surface):
                inside.pop()
            if len(inside) > 1:
                parts = tuple(token.surface for token in inside)
                yield Use(passage, inside[0].start, inside[-1].end, parts, _frame(tokens, stop))
        at = max(stop, at + 1)


def _frame(tokens: Sequence[Token], at: int) -> str:
    """The particle behind a noun with the word that follows; "" where nothing follows that tells."""
    if at + 1 >= len(tokens) or tokens[at].part != "助詞":
        return ""
    behind = tokens[at + 1]
    if behind.part not in ("名詞", "動詞", "形容詞"):
        return ""
    return tokens[at].surface + ("#" if _DIGIT.search(behind.surface) else behind.normal)
