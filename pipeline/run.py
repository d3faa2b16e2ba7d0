"""The stages joined; this file reads as the flow of the data."""

from collections.abc import Sequence
from pathlib import Path

from pipeline import parse, read
from pipeline.errors import LockedError, SourceError
from pipeline.settings import Settings
from pipeline.store import Record, Workspace
from pipeline.types.answer import Answer
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Embedders, QuestionTypes
from pipeline.types.ports import ClauseTypes
from pipeline.types.proof import Finding

_DEFAULT = Settings()


def parse_file(path: Path, *, password: str | None = None, settings: Settings = _DEFAULT) -> tuple[Document, ...]:
    """The documents in a file; SourceError where it cannot be read."""
    return parse.parse(read.read_file(path, password=password, settings=settings))


def parse_bytes(
    data: bytes, name: str, *, password: str | None = None, settings: Settings = _DEFAULT
) -> tuple[Document, ...]:
    """The documents in bytes that are not in a file of their own: standard input, a workspace."""
    return parse.parse(read.read_bytes(data, name, password=password, settings=settings))


def extract(document: Document, *, clause_types: ClauseTypes | None = None) -> Extraction:
    """Clause types, facts, parties, norms and kind of a document."""
    from pipeline import extract as stage

    return stage.extract(document, clause_types)


def proofread(document: Document) -> tuple[Finding, ...]:
    """What a proofreader tells of a document, in the order of its text."""
    from pipeline import proof

    return proof.proofread(document, extract(document))


def ask(
    questions: Sequence[str],
    documents: Sequence[Document],
    *,
    question_types: QuestionTypes,
    clause_types: ClauseTypes | None = None,
    embedders: Embedders | None = None,
) -> list[Answer]:
    """An answer for each question over all documents, in order; the documents are indexed once."""
    from pipeline import answer, index

    built = index.build(
        [(document, extract(document, clause_types=clause_types)) for document in documents],
        embedders=embedders,
        question_types=question_types,
    )
    return [answer.answer(question, built) for question in questions]


def add(
    workspace: Workspace,
    given: Path | bytes,
    *,
    revision_of: str | None = None,
    password: str | None = None,
    settings: Settings = _DEFAULT,
) -> tuple[Record, bool]:
    """Reads a file (or the bytes of standard input) and keeps it whole; second: whether it is new.

    What is kept can be read again without a password: of a locked Word file what it holds; a locked PDF is refused.
    """
    raw, name = (
        (read.load(given, max_bytes=settings.max_bytes), given.name) if isinstance(given, Path) else (given, "-")
    )
    raw = read.unlocked(raw, name, password=password, settings=settings)
    try:
        documents = parse_bytes(raw, name, settings=settings)
    except LockedError as error:
        raise SourceError(
            f"「{name}」はパスワード付きの PDF で、登録するとパスワードなしでは読み直せないので、パスワードを外した PDF を指定してください。"
        ) from error
    source = documents[0].source
    title = "、".join(document.title for document in documents if document.title)
    return workspace.add(
        raw, id=source.id, name=source.name, title=title, sha256=source.sha256, revision_of=revision_of
    )


def stored_documents(workspace: Workspace, *, settings: Settings = _DEFAULT) -> list[Document]:
    """All documents of a workspace, read again from their bytes."""
    return [
        document
        for record in workspace.records()
        for document in parse_bytes(workspace.raw(record.id), record.name, settings=settings)
    ]
