"""Questions over all documents at once: they name their subject, never a title or a company."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import corpus.texts
from corpus.catalog import GOLD, entries
from corpus.texts import Text, squash
from evaluation.baselines.articles import Bm25, split
from evaluation.baselines.numbers import plain
from evaluation.gold import Accepted, WholeQuestion
from evaluation.goldfiles import GoldError, fault_at, load_whole
from evaluation.runner import HITS, PRODUCT
from evaluation.scored import Scored
from evaluation.scoring.places import inside
from evaluation.scoring.sets import joined, share
from models import clause_types, question_types, static_embedder
from pipeline import run
from pipeline.types.address import Address
from pipeline.types.document import Document

LISTED = 5
"""How many hits are looked at for the unit."""
_COMPANY = re.compile(r"(?:株式|有限|合同)会社|(?:学校|一般財団)法人")
_QUOTED = re.compile(r"「([^「」]{3,20})」")
Place = tuple[str, Address]
"""A document by its id in the catalog, and a unit of it."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A question with the figures of each system, each of 1."""

    question: WholeQuestion
    systems: Mapping[str, Scored]

    @property
    def document(self) -> str:
        """The document that it was written about."""
        return self.question.accepted[0].document


def path(name: str) -> Path:
    """Where the questions about the documents of a split are kept."""
    return GOLD / f"whole.{name}.questions.jsonl"


def measure(name: str) -> tuple[Searched, ...]:
    """The questions about the documents of a split, searched in all documents of all splits; GoldError where they are unsound."""
    questions = load_whole(path(name))
    if not questions:
        return ()
    if fault := next(faults(path(name), questions, name), None):
        raise GoldError(fault)
    documents = {entry.id: run.parse_bytes(*entry.file())[0] for entry in entries()}
    texts = [question.text for question in questions]
    found = {PRODUCT: _product(texts, documents), "bm25": _bigrams(texts, documents)}
    return tuple(
        Searched(question, {system: score(question, hits[number]) for system, hits in found.items()})
        for number, question in enumerate(questions)
    )


def score(question: WholeQuestion, hits: Sequence[Place]) -> Scored:
    """The whole.* figures of one question, each of 1; hits: best first."""
    good = [any(_answers(hit, one) for one in question.accepted) for hit in hits[:LISTED]]
    document = any(hits[0][0] == one.document for one in question.accepted) if hits else False
    accepted = "、".join(f"{one.document} {'・'.join(map(str, one.cites))}" for one in question.accepted)
    wanted = f"{question.text} → {accepted}"
    came = "、".join(f"{name} {address}" for name, address in hits[:LISTED])
    return joined(
        share(measure, [(so, question.id, wanted, came)])
        for measure, so in (
            ("whole.document_at_1", document),
            ("whole.unit_at_1", any(good[:1])),
            ("whole.unit_at_5", any(good)),
        )
    )


def _answers(hit: Place, accepted: Accepted) -> bool:
    name, address = hit
    return name == accepted.document and any(inside(address, cite) for cite in accepted.cites)


def _product(questions: Sequence[str], documents: Mapping[str, Document]) -> list[list[Place]]:
    names = {document.id: name for name, document in documents.items()}
    given = run.ask(
        questions,
        list(documents.values()),
        question_types=question_types.default(),
        clause_types=clause_types.default(),
        embedders=static_embedder.default(),
    )
    return [[(names[hit.document], hit.address) for hit in answer.hits] for answer in given]


def _bigrams(questions: Sequence[str], documents: Mapping[str, Document]) -> list[list[Place]]:
    """What BM25 over the pieces of all documents finds."""
    pieces = [(name, piece) for name, document in documents.items() for piece in split(plain(document.source))]
    searcher = Bm25([piece for _, piece in pieces])
    return [
        [(pieces[number][0], pieces[number][1].address) for number in searcher.ranked(question, HITS)]
        for question in questions
    ]


def faults(file: Path, questions: Sequence[WholeQuestion], name: str) -> Iterator[str]:
    """`file:line: reason` for each question that is there twice, names a document of the split or says what is not there."""
    texts = {text.entry.id: text for text in corpus.texts.texts()}
    seen: set[str] = set()
    for line, question in enumerate(questions, 1):
        for reason in (*_twice(question, seen), *_unsound(question, name, texts)):
            yield str(fault_at(file, line, reason))


def _twice(question: WholeQuestion, seen: set[str]) -> Iterator[str]:
    for words in (question.id, question.text):
        if words in seen:
            yield f"{words} is there twice"
        seen.add(words)


def _unsound(question: WholeQuestion, name: str, texts: Mapping[str, Text]) -> Iterator[str]:
    for one in question.accepted:
        if one.document not in texts:
            yield f"no document {one.document}"
            return
    first = texts[question.accepted[0].document]
    if first.entry.split != name:
        yield f"{first.entry.id} is of {first.entry.split}"
    for said in sorted(_names(first)):
        if said in squash(question.text):
            yield f"the question names {said}"
    for one in question.accepted:
        units = {unit.address: unit for unit in (*texts[one.document].units, *texts[one.document].others)}
        for cite in one.cites:
            if str(cite) not in units:
                yield f"no unit {cite} in {one.document}"
        cited = units.get(str(one.cites[0]))
        if cited and squash(one.quote) not in squash(cited.text + cited.wrap_up):
            yield f"not in {cited.address} of {one.document}: {one.quote}"


def _names(text: Text) -> set[str]:
    """What tells a document by name: its title, what of it is quoted in the text and no word of its kind, its companies."""
    title, kind = squash(text.entry.title), squash(text.entry.kind)
    quoted = _QUOTED.findall(squash(text.entry.path.read_text("utf-8")))
    companies = {_COMPANY.sub("", squash(party)) for party in text.parties if _COMPANY.search(party)}
    return {title, *(name for name in quoted if name in title and name not in kind), *companies}
