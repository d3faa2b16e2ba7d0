"""Runs the pipeline over one case and measures what comes out, beside what plain searchers find in it."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluation import baselines
from evaluation.cases import Case
from evaluation.gold import Question
from evaluation.scored import Scored
from evaluation.scoring import answers, clauses, facts, proof, relations, retrieval, structure
from evaluation.scoring.sets import joined
from evaluation.scoring.texts import own_texts
from models import clause_types, question_types, static_embedder
from pipeline import run
from pipeline.types.answer import Answer

PRODUCT = "product"
HITS = 10
"""As many hits as the product gives."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One question with its own figures, so that they can be joined by style and type.

    answer: what the product said; None for a searcher, which says nothing.
    """

    question: Question
    scored: Scored
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """All figures of one document by system, "product" and the plain searchers, under the same names.

    judged: the questions by system, in the order of the gold; seconds: of `ask` over all of them, 0 without questions.
    """

    case: Case
    systems: Mapping[str, Scored]
    judged: Mapping[str, tuple[Judged, ...]]
    seconds: float


def measure(case: Case) -> Result:
    """The figures of one document, asked alone; parts that nobody has read are left out."""
    began = time.perf_counter()
    product = _asked(case)
    seconds = time.perf_counter() - began if product else 0.0
    judged = {PRODUCT: product, **_searched(case)}
    systems = {name: joined(one.scored for one in questions) for name, questions in judged.items()}
    systems[PRODUCT] = joined([*_read(case), systems[PRODUCT]])
    return Result(case, systems, judged, seconds)


def _read(case: Case) -> Iterator[Scored]:
    gold, document = case.gold, case.document
    found = run.extract(document, clause_types=clause_types.default())
    if gold.structure is not None:
        yield structure.score(document, gold.structure, case.expected)
    if gold.clauses is not None:
        yield clauses.score(found.clauses, gold.clauses)
    if gold.facts is not None:
        yield facts.score(found.facts, gold.facts)
    if gold.parties is not None:
        yield relations.parties(found.parties, gold.parties)
    if gold.definitions is not None:
        yield relations.definitions(document.definitions, gold.definitions)
    if gold.references is not None:
        yield relations.references(document.references, gold.references)
    if gold.norms is not None:
        # Where the extraction has no norms none were found.
        yield relations.norms(getattr(found, "norms", ()), gold.norms, gold.parties or ())
    if case.planted is not None:
        yield proof.score(document, run.proofread(document), case.planted)


def _asked(case: Case) -> tuple[Judged, ...]:
    questions = case.gold.questions or ()
    if not questions:
        return ()
    given = run.ask(
        [question.text for question in questions],
        [case.document],
        question_types=question_types.default(),
        clause_types=clause_types.default(),
        embedders=static_embedder.default(),
    )
    texts = own_texts(case.document)
    return tuple(
        Judged(
            question,
            joined(
                [
                    *(
                        [retrieval.score(question, [h.address for h in answer.hits], texts)]
                        if question.answerable
                        else []
                    ),
                    answers.score(question, answer, texts),
                ]
            ),
            answer,
        )
        for question, answer in zip(questions, given, strict=True)
    )


def _searched(case: Case) -> dict[str, tuple[Judged, ...]]:
    questions = [question for question in case.gold.questions or () if question.answerable]
    texts = own_texts(case.document)
    return {
        name: tuple(Judged(q, retrieval.score(q, retriever.search(q.text, HITS), texts)) for q in questions)
        for name, retriever in (baselines.retrievers(case.document) if questions else {}).items()
    }
