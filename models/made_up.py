"""Single clauses as documents to be asked about, read with models that have not seen them.

What ranks and refuses weighs what the other models say. About clauses they were trained on they say too much; so the clauses
of corpus.catalog.APART are kept from the models that lie in FOLDER, which only training uses (models.train_apart).
"""

from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from corpus import catalog
from models.clause_types import ClauseTypes
from models.question_types import QuestionTypes
from models.static_embedder import StaticEmbedder
from pipeline import index, run
from pipeline.errors import ModelError
from pipeline.index.fuse import FusedIndex
from pipeline.text.normalize import squash
from pipeline.types.address import Address
from pipeline.types.index import Embedders

FOLDER = Path(__file__).with_name("apart")
"""Where the models lie that have not seen the clauses kept apart; not part of the package."""
HEAD = "見本規約\n\n当社（以下「当社」といいます。）の提供するサービスの規約です。\n"
"""What a made-up document begins with."""
_SIZE = 30  # clauses of one document at most: about as many as terms have
_START = 30  # characters by which an answer is found


def sources() -> Iterator[tuple[str, FusedIndex, list[dict[str, Any]]]]:
    """The name of each document, the document as `ask` sees it, and its questions: question and cites, none where it is silent."""
    try:
        embedder = StaticEmbedder(FOLDER / "static_embedder.npz")
        types, asked = ClauseTypes(FOLDER / "clause_types.npz"), QuestionTypes(FOLDER / "question_types.npz")
    except ModelError as error:
        raise ModelError("python -m models.train_apart を先に実行してください。") from error
    embedders = Embedders(name=embedder.name, questions=embedder, passages=embedder)
    for name in catalog.APART:
        written = catalog.single_clauses(name)
        size = ceil(len(written) / ceil(len(written) / _SIZE))
        for start in range(0, len(written), size):
            clauses = written[start : start + size]
            [document] = run.parse_bytes(document_of(clauses).encode(), "見本.txt")
            extraction = run.extract(document, clause_types=types)
            built = index.build([(document, extraction)], embedders=embedders, question_types=asked)
            yield f"{name}-{start}", built, list(_questions(clauses, built))


def document_of(clauses: Sequence[dict[str, Any]]) -> str:
    """The text of a document with these clauses as its articles."""
    return HEAD + "".join(
        f"第{number}条（{one['caption']}）\n{one['text']}\n\n" for number, one in enumerate(clauses, 1)
    )


def _questions(clauses: Sequence[dict[str, Any]], built: FusedIndex) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(clauses, 1):
        article = Address.parse(f"第{number}条")
        units = [passage for passage in built.passages if passage.address.article == article]
        for question in one.get("questions", ()):
            words = squash(question["answer"])[:_START]
            if having := [str(unit.address) for unit in units if words in squash(unit.text)]:
                yield {"question": question["question"], "cites": having[-1:]}
        for question in one.get("not_stated", ()):
            yield {"question": question["question"], "cites": []}
