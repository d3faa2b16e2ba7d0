"""How well the product answers: what is found, what is said, what is cited, and when it keeps silent."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from evaluation.gold import Question
from evaluation.metrics import ratio
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Verdict
from pipeline.types.document import Document

CITATIONS = 3
"""How many citations of an answer count; two more than the gold's where those are several."""
QUOTE = (4, 400)
"""Shortest part between 「…」 and longest quote, in characters without white space."""
ANSWER = 400
"""Longest answer that counts, or four times the gold's."""


@dataclass(frozen=True, slots=True)
class Retrieved:
    """Where the first right hit stands for one question."""

    article_at_1: bool
    unit_at_1: bool
    unit_at_5: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What is right about the answer to one answerable question: every must is met, a sound citation, an answer at all."""

    found: Retrieved
    answer: bool
    cited: bool
    refused: bool

    @property
    def right(self) -> bool:
        """Said and proven."""
        return self.answer and self.cited


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with its marks, or with whether it was answered although the text does not say."""

    question: Question
    marks: Marks | None
    false_answer: bool


@dataclass(frozen=True, slots=True)
class AnswerScore:
    """Shares from 0 to 1 over the answerable questions; false_answer over the unanswerable ones."""

    answerable: int
    unanswerable: int
    article_at_1: float
    unit_at_1: float
    unit_at_5: float
    answer: float
    cited: float
    right: float
    false_refusal: float
    false_answer: float


def judge(question: Question, answer: Answer, document: Document) -> Judged:
    """Marks the answer to one question about one document."""
    answered = answer.verdict is Verdict.ANSWERED
    if not question.answerable:
        return Judged(question, None, answered)
    marks = Marks(
        retrieved([hit.address for hit in answer.hits], question),
        answer=answered and _says(answer.text or "", question),
        cited=answered and _cites(answer.citations, question, document),
        refused=not answered,
    )
    return Judged(question, marks, False)


def summarise(judged: Sequence[Judged]) -> AnswerScore:
    """The shares over many questions."""
    marks = [one.marks for one in judged if one.marks]
    silent = [one for one in judged if not one.marks]

    def share(is_so: Callable[[Marks], bool]) -> float:
        return ratio(sum(map(is_so, marks)), len(marks))

    return AnswerScore(
        answerable=len(marks),
        unanswerable=len(silent),
        article_at_1=share(lambda m: m.found.article_at_1),
        unit_at_1=share(lambda m: m.found.unit_at_1),
        unit_at_5=share(lambda m: m.found.unit_at_5),
        answer=share(lambda m: m.answer),
        cited=share(lambda m: m.cited),
        right=share(lambda m: m.right),
        false_refusal=share(lambda m: m.refused),
        false_answer=ratio(sum(one.false_answer for one in silent), len(silent)),
    )


def retrieved(hits: Sequence[Address], question: Question) -> Retrieved:
    """Whether the best hits are the cited units or lie below them; an article is right by the cites alone."""
    accepted = (*question.cites, *question.alt_cites)
    good = [any(cite.contains(hit) for cite in accepted) for hit in hits]
    return Retrieved(
        article_at_1=bool(hits) and any(hits[0].article == cite.article for cite in question.cites),
        unit_at_1=any(good[:1]),
        unit_at_5=any(good[:5]),
    )


def met(text: str, must: Iterable[str]) -> bool:
    """True where text holds one alternative of every entry; はい and いいえ have to open it."""
    plain = squash(text)

    def holds(choice: str) -> bool:
        return plain.startswith(choice) if choice in ("はい", "いいえ") else squash(choice) in plain

    return all(any(map(holds, entry.split("|"))) for entry in must)


def _says(text: str, question: Question) -> bool:
    longest = max(ANSWER, 4 * len(squash(question.answer or "")))
    return met(text, question.must) and len(squash(text)) <= longest


def _cites(citations: Sequence[Citation], question: Question, document: Document) -> bool:
    several = len(question.cites) if question.type in ("multi", "list") else 1
    counted = citations[: CITATIONS if several == 1 else several + 2]
    sound = [c.address for c in counted if is_verbatim(c, document)]
    if question.type != "multi":
        return any(cite.contains(a) for a in sound for cite in (*question.cites, *question.alt_cites))
    return all(
        any(cite.contains(a) or (a in question.alt_cites and a.contains(cite)) for a in sound)
        for cite in question.cites
    )


def is_verbatim(citation: Citation, document: Document) -> bool:
    """True where the quote is text of the cited unit, of what hangs under it or of the lead above it, and short."""
    shortest, longest = QUOTE
    quote = squash(citation.quote)
    near = "".join(
        squash(unit.text) + squash(unit.wrap_up)
        for unit in document.walk()
        if unit.address and (citation.address.contains(unit.address) or unit.address.contains(citation.address))
    )
    parts = [part for part in re.split(r"…|・・・|\.\.\.", quote) if part]
    return len(quote) <= longest and bool(parts) and all(len(part) >= shortest and part in near for part in parts)
