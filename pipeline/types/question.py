"""Question: what is asked, as rules read it, and what a model makes of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Wants(StrEnum):
    """The kind of answer a question asks for; several may hold at once."""

    YES_NO = "yes_no"
    LIST = "list"
    DEFINITION = "definition"
    PROCEDURE = "procedure"
    CONDITION = "condition"
    OUTCOME = "outcome"  # どうなりますか
    PERIOD = "period"  # 何日前, いつまで, 期限
    DATE = "date"  # 施行日, 改定日
    TIME = "time"  # いつ, どの時点: a moment, not a length
    AMOUNT = "amount"
    RATE = "rate"
    COUNT = "count"  # 何人, 何回, 何件
    WHO = "who"
    PLACE = "place"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked.

    text: folded; wants: empty where the wording gives no hint; terms: what stands in 「」 and what a definition is asked of;
    parts: the single questions where several are asked in one text, else empty; context: for a part, the text it stood in.
    """

    text: str
    wants: frozenset[Wants]
    terms: tuple[str, ...] = ()
    parts: tuple["Question", ...] = ()
    context: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """Clause types and fact fields a question asks for, with probabilities from 0 to 1 that are independent of each other."""

    types: Mapping[str, float]
    fields: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Group:
    """A content word of a question, "" for an expression without one, and the clause words that may stand for it."""

    word: str
    meant: frozenset[str]

    def met(self, words: Collection[str]) -> float:
        """1 where the word itself is among words, 0.8 where one that stands for it is, else 0."""
        return 1.0 if self.word in words else 0.8 if not self.meant.isdisjoint(words) else 0.0
