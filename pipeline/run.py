"""The stages joined; this file reads as the flow of the data."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pipeline import parse, read
from pipeline.errors import LockedError, SourceError
from pipeline.settings import Settings
from pipeline.store import Record, Workspace
from pipeline.types.answer import Answer
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Embedders, Index, Models, QuestionTypes
from pipeline.types.ports import ClauseTypes
from pipeline.types.proof import Finding
from pipeline.types.revision import Revision

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
    return answers(questions, index_of(documents, Models(question_types, clause_types, embedders)))


def index_of(documents: Sequence[Document], models: Models) -> Index:
    """Documents made ready for questions, in memory."""
    from pipeline import extract as stage
    from pipeline import index

    return index.build(
        [(document, stage.answerable(document, models.clause_types)) for document in documents],
        embedders=models.embedders,
        question_types=models.question_types,
        reranker=models.reranker,
    )


def answers(questions: Sequence[str], index: Index) -> list[Answer]:
    """An answer for each question, in order."""
    from pipeline import answer

    return [answer.answer(question, index) for question in questions]


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


def index_of_workspace(
    workspace: Workspace, models: Models, *, tell: Callable[[str], None], settings: Settings = _DEFAULT
) -> Index:
    """All documents of a workspace made ready for questions; what is kept beside it is brought up to date.

    tell: is given a sentence where that takes a while, and for a document that can no longer be read; the others answer.
    """
    from pipeline.index.fingerprint import fingerprint
    from pipeline.index.stored import Stored

    names = {record.id: record.name for record in workspace.records()}

    def made(record: str) -> list[tuple[Document, Extraction]]:
        try:
            documents = parse_bytes(workspace.raw(record), names[record], settings=settings)
        except SourceError as error:
            tell(str(error))
            return []
        return [(document, extract(document, clause_types=models.clause_types)) for document in documents]

    return Stored(_index_folder(workspace)).index(
        list(names),
        made,
        models,
        fingerprint=fingerprint(models.clause_types),
        settings=settings,
        tell=tell,
    )


def remove(workspace: Workspace, document_id: str) -> None:
    """Takes a document out of a workspace and its index for good; WorkspaceError where there is none."""
    workspace.remove(document_id)
    if (folder := _index_folder(workspace)).exists():
        from pipeline.index.stored import Stored

        Stored(folder).forget(document_id)


def _index_folder(workspace: Workspace) -> Path:
    return workspace.path.parent / "index"


def revise(
    olds: Sequence[Document], news: Sequence[Document], *, clause_types: ClauseTypes | None = None
) -> list[Revision]:
    """What changed from the documents of one file to those of another: a revision for each that has a counterpart."""
    from pipeline import revise as stage

    return [
        stage.revise(*(stage.Version(document, extract(document, clause_types=clause_types)) for document in pair))
        for pair in stage.counterparts(olds, news)
    ]
