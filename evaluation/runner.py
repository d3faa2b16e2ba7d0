"""Runs the pipeline over the documents of the corpus and measures what comes out."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.catalog import GOLD, Entry
from evaluation import baselines
from evaluation.answers import Judged, Retrieved, judge, retrieved
from evaluation.goldfiles import load
from evaluation.metrics import ClauseScore, FactScore, StructureScore, score_clauses, score_facts, score_structure
from models import question_types, static_embedder
from pipeline import run
from pipeline.types.document import Document

HITS = 10
"""As many hits as the product gives."""


@dataclass(frozen=True, slots=True)
class Result:
    """All figures of one document; baseline: what plain BM25 found for the answerable questions; seconds of `ask`."""

    entry: Entry
    structure: StructureScore
    clauses: ClauseScore
    facts: FactScore
    judged: tuple[Judged, ...]
    baseline: tuple[Retrieved, ...]
    seconds: float


def evaluate(entries: Iterable[Entry]) -> list[Result]:
    """The figures of each document, asked alone."""
    return [_measure(entry) for entry in entries]


def _measure(entry: Entry) -> Result:
    gold = load(GOLD, entry.id)
    document = read_one(entry)
    extraction = run.extract(document)
    began = time.perf_counter()
    answers = run.ask(
        [question.text for question in gold.questions],
        [document],
        question_types=question_types.default(),
        embedders=static_embedder.default(),
    )
    seconds = time.perf_counter() - began
    floor = baselines.Bm25(baselines.split(document.source.text))
    return Result(
        entry,
        score_structure(document, gold.structure),
        score_clauses(extraction.clauses, gold.clauses),
        score_facts(extraction.facts, gold.facts),
        tuple(judge(q, a, document) for q, a in zip(gold.questions, answers, strict=True)),
        tuple(retrieved(floor.search(q.text, HITS), q) for q in gold.questions if q.answerable),
        seconds,
    )


def read_one(entry: Entry) -> Document:
    """The document of an entry; a file of the corpus holds exactly one."""
    [document] = run.parse_file(entry.path)
    return document
