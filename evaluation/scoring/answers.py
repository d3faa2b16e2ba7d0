"""How well the product answers: what is said, what is cited, and when it keeps silent."""

import re
from collections.abc import Iterable, Mapping, Sequence

from evaluation.gold import Question
from evaluation.scored import Scored
from evaluation.scoring.places import inside
from evaluation.scoring.sets import joined, share
from evaluation.scoring.texts import plain
from pipeline.types.answer import Answer, Citation, Verdict

CITATIONS = 3
"""How many citations of an answer count; two more than the gold's where those are several."""
QUOTE = (4, 400)
"""Shortest part between 「…」 and longest quote, in characters without white space."""
ANSWER = 400
"""Longest answer that counts, or four times the gold's."""


def score(question: Question, answer: Answer, texts: Mapping[str, str]) -> Scored:
    """The answers.* figures of one question; texts: text and wrap-up of every unit in plain form."""
    answered = answer.verdict is Verdict.ANSWERED
    wanted, came = _model(question), _came(answer)
    verbatim = bool(answer.citations) and all(is_verbatim(citation, texts) for citation in answer.citations)
    every_quote = share(
        "answers.verbatim", [(verbatim, question.id, "引用は引用元の原文どおり", came)] if answered else []
    )
    if not question.answerable:
        return joined([share("answers.false_answer", [(answered, question.id, wanted, came)], bad=True), every_quote])
    text = answer.text if answered else None
    says = answered and met(text, question.must) and _fits(text, question)
    proves = answered and _cites(answer.citations, question, texts)
    return joined(
        [
            share("answers.right", [(says and proves, question.id, wanted, came)]),
            share("answers.answer", [(says, question.id, wanted, came)]),
            share("answers.cited", [(proves, question.id, wanted, came)]),
            every_quote,
            share("answers.complete", ((met(text, [must]), question.id, must, came) for must in question.must)),
            share(
                "answers.length",
                [(_fits(text, question), question.id, f"{_longest(question)}字まで", came)] if answered else [],
            ),
            share("answers.false_refusal", [(not answered, question.id, wanted, came)], bad=True),
        ]
    )


def met(text: str | None, must: Iterable[str]) -> bool:
    """True where text holds one alternative of every entry; はい and いいえ have to open it."""
    flat = plain(text)

    def holds(choice: str) -> bool:
        return flat.startswith(choice) if choice in ("はい", "いいえ") else plain(choice) in flat

    return all(any(map(holds, entry.split("|"))) for entry in must)


def is_verbatim(citation: Citation, texts: Mapping[str, str]) -> bool:
    """True where the quote is text of the cited unit, of what hangs under it or of the lead above it, and short."""
    shortest, longest = QUOTE
    quote = plain(citation.quote)
    near = "".join(
        text for unit, text in texts.items() if inside(unit, citation.address) or inside(citation.address, unit)
    )
    parts = [part for part in re.split(r"…|・・・|\.\.\.", quote) if part]
    return len(quote) <= longest and bool(parts) and all(len(part) >= shortest and part in near for part in parts)


def _longest(question: Question) -> int:
    return max(ANSWER, 4 * len(plain(question.answer)))


def _fits(text: str | None, question: Question) -> bool:
    return len(plain(text)) <= _longest(question)


def _cites(citations: Sequence[Citation], question: Question, texts: Mapping[str, str]) -> bool:
    several = len(question.cites) if question.type in ("multi", "list") else 1
    counted = citations[: CITATIONS if several == 1 else several + 2]
    sound = [c.address for c in counted if is_verbatim(c, texts)]
    if question.type != "multi":
        return any(inside(a, cite) for a in sound for cite in (*question.cites, *question.alt_cites))
    accepted = set(map(str, question.alt_cites))
    return all(
        any(inside(a, cite) or (str(a) in accepted and inside(cite, a)) for a in sound) for cite in question.cites
    )


def _model(question: Question) -> str:
    if not question.answerable:
        return f"{question.text} → 書かれていない"
    return f"{question.text} → {question.answer}（{'、'.join(map(str, question.cites))}）"


def _came(answer: Answer) -> str:
    quotes = "".join(f" {citation.address}「{citation.quote}」" for citation in answer.citations)
    return f"{answer.text if answer.verdict is Verdict.ANSWERED else '書かれていない'}{quotes}"
