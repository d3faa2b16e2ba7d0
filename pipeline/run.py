"""The stages joined; this file reads as the flow of the data."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import LockedError, MissingError, ReadOnlyError, SourceError, WorkspaceError
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.history import Step
    from pipeline.revise import Terms
    from pipeline.store import Record, Unfinished, Workspace
    from pipeline.types.address import Address
    from pipeline.types.amendment import Consolidation
    from pipeline.types.answer import Answer
    from pipeline.types.care import Trouble
    from pipeline.types.clause import Extraction
    from pipeline.types.document import Document
    from pipeline.types.index import Embedders, Index, Models, QuestionTypes
    from pipeline.types.ports import ClauseTypes
    from pipeline.types.proof import Finding
    from pipeline.types.revision import Revision

_DEFAULT = Settings()
_INDEX = "index"


def parse_file(path: Path, *, password: str | None = None, settings: Settings = _DEFAULT) -> "tuple[Document, ...]":
    """The documents in a file; SourceError where it cannot be read."""
    from pipeline import parse, read

    return parse.parse(read.read_file(path, password=password, settings=settings))


def parse_bytes(
    data: bytes, name: str, *, password: str | None = None, settings: Settings = _DEFAULT
) -> "tuple[Document, ...]":
    """The documents in bytes that are not in a file of their own: standard input, a workspace."""
    from pipeline import parse, read

    return parse.parse(read.read_bytes(data, name, password=password, settings=settings))


def extract(document: "Document", *, clause_types: "ClauseTypes | None" = None) -> "Extraction":
    """Clause types, facts, parties, norms and kind of a document."""
    from pipeline import extract as stage

    return stage.extract(document, clause_types)


def proofread(document: "Document") -> "tuple[Finding, ...]":
    """What a proofreader tells of a document, in the order of its text."""
    from pipeline import proof

    return proof.proofread(document, extract(document))


def ask(
    questions: Sequence[str],
    documents: "Sequence[Document]",
    *,
    question_types: "QuestionTypes",
    clause_types: "ClauseTypes | None" = None,
    embedders: "Embedders | None" = None,
) -> "list[Answer]":
    """An answer for each question over all documents, in order; the documents are indexed once."""
    from pipeline.types.index import Models

    return answers(questions, index_of(documents, Models(question_types, clause_types, embedders)))


def index_of(documents: "Sequence[Document]", models: "Models") -> "Index":
    """Documents made ready for questions, in memory."""
    from pipeline import extract as stage
    from pipeline import index

    return index.build(
        [(document, stage.answerable(document, models.clause_types)) for document in documents],
        embedders=models.embedders,
        question_types=models.question_types,
        reranker=models.reranker,
    )


def answers(questions: Sequence[str], index: "Index") -> "list[Answer]":
    """An answer for each question, in order."""
    from pipeline import answer

    return [answer.answer(question, index) for question in questions]


def add(
    workspace: "Workspace",
    given: Path | bytes,
    *,
    clause_types: "ClauseTypes | None" = None,
    revision_of: str | None = None,
    effective: str | None = None,
    groups: Sequence[str] = (),
    password: str | None = None,
    settings: Settings = _DEFAULT,
) -> "tuple[Record, bool]":
    """Keeps a file (or the bytes of standard input) with all that is made of it, or nothing; second: whether it is new.

    groups: to which alone it is shown where it is new, () for everybody.

    What the same extractor has read before is not read again. What is kept can be read again without a password: of a
    locked Word file what it holds; a locked PDF is refused.
    """
    from pipeline import read
    from pipeline.index.fingerprint import fingerprint
    from pipeline.related import relate

    raw, name = (
        (read.load(given, max_bytes=settings.max_bytes), given.name) if isinstance(given, Path) else (given, "-")
    )
    raw = read.unlocked(raw, name, password=password, settings=settings)
    extractor = fingerprint(clause_types)
    if (known := workspace.known(sha256(raw).hexdigest(), extractor)) is not None:
        with suppress(MissingError):  # another process removed it just then
            return workspace.place(known, revision_of=revision_of, effective=effective), False
    try:
        documents = parse_bytes(raw, name, settings=settings)
    except LockedError as error:
        raise SourceError(
            f"「{name}」はパスワード付きの PDF で、登録するとパスワードなしでは読み直せないので、パスワードを外した PDF を指定してください。"
        ) from error
    pairs = [(document, extract(document, clause_types=clause_types)) for document in documents]
    record, is_new = workspace.add(raw, pairs, extractor, revision_of=revision_of, effective=effective, groups=groups)
    with suppress(MissingError):  # another process removed it just then
        relate(workspace, record.id, pairs)
    return record, is_new


def pairs(
    workspace: "Workspace",
    document_id: str,
    *,
    clause_types: "ClauseTypes | None" = None,
    settings: Settings = _DEFAULT,
) -> "tuple[tuple[Document, Extraction], ...]":
    """The documents of a stored file, each with what was extracted from it as people left it; read anew by a new extractor."""
    from pipeline.index.fingerprint import fingerprint
    from pipeline.related import relate
    from pipeline.store.corrections import Corrections, corrected

    extractor = fingerprint(clause_types)
    if (found := workspace.pairs(document_id, extractor)) is not None:
        return found
    documents = parse_bytes(workspace.raw(document_id), workspace.record(document_id).name, settings=settings)
    made = [(document, extract(document, clause_types=clause_types)) for document in documents]
    with suppress(ReadOnlyError):  # it is read anew each time
        workspace.put(document_id, extractor, made)
        relate(workspace, document_id, made)
    return workspace.pairs(document_id, extractor) or corrected(made, Corrections(workspace).of(document_id))


def index_of_workspace(
    workspace: "Workspace",
    models: "Models",
    *,
    tell: Callable[[str], None],
    as_of: str | None = None,
    settings: Settings = _DEFAULT,
) -> "Index":
    """All documents of a workspace made ready for questions; what is kept beside it is brought up to date.

    tell: is given a sentence where that takes a while, and for a document that can no longer be read; the others answer.
    as_of: a day (ISO): only the version of each document that is in force then; WorkspaceError where there is none.
    """
    from pipeline.index.fingerprint import fingerprint
    from pipeline.index.stored import Stored

    extractor = fingerprint(models.clause_types)

    def made(document_id: str) -> "Sequence[tuple[Document, Extraction]]":
        try:
            return pairs(workspace, document_id, clause_types=models.clause_types, settings=settings)
        except SourceError as error:
            tell(str(error))
            return ()
        except MissingError:  # it was removed since it was listed
            return ()

    with suppress(ReadOnlyError):  # what is left of a document that is gone does not answer
        for work in workspace.unfinished():
            _finish(workspace, work)
    only = None if as_of is None else _in_force(workspace, as_of)
    return Stored(index_folder(workspace)).index(
        lambda: workspace.stamps(extractor), made, models, settings=settings, tell=tell, only=only
    )


def _in_force(workspace: "Workspace", day: str) -> set[str]:
    found = {record.id for record in workspace.in_force(day)}
    if not found:
        raise WorkspaceError(
            f"{day} に効力のあった文書は登録されていません。yakkan history ID で各版の施行日を確かめてください。"
        )
    return found


def ask_workspace(
    questions: Sequence[str],
    workspace: "Workspace",
    models: "Models",
    *,
    tell: Callable[[str], None],
    as_of: str | None = None,
    settings: Settings = _DEFAULT,
) -> "tuple[list[Answer], Index]":
    """An answer for each question over all documents of a workspace, which keeps them, and the index they were found in.

    as_of: as for the index. Where a document is removed just then, the questions are asked again over those that are left.
    """
    from pipeline.store.questions import Questions

    while True:
        index = index_of_workspace(workspace, models, tell=tell, as_of=as_of, settings=settings)
        try:
            found = answers(questions, index)
        except MissingError:
            continue
        if found:
            with suppress(ReadOnlyError):
                Questions(workspace).add(found)
        return found, index


def history(
    workspace: "Workspace",
    document_id: str,
    address: "Address | None" = None,
    *,
    clause_types: "ClauseTypes | None" = None,
    settings: Settings = _DEFAULT,
) -> "list[Step]":
    """The versions of a document in their order with what changed; of the clause that this one has at the address."""
    from pipeline import history as stage

    versions = [
        (record, pairs(workspace, record.id, clause_types=clause_types, settings=settings))
        for record in workspace.versions(document_id)
    ]
    return stage.of_document(versions) if address is None else stage.of_clause(versions, document_id, address)


def remove(workspace: "Workspace", document_id: str) -> None:
    """Takes a document out of a workspace and its index for good; MissingError where there is none."""
    work = workspace.remove(document_id)
    try:
        _finish(workspace, work)
    except WorkspaceError as error:
        raise WorkspaceError(
            f"文書 {document_id} は登録から外しましたが、索引からはまだ消せていません。yakkan doctor を実行してください。（{error}）"
        ) from error


def index_folder(workspace: "Workspace") -> Path:
    """Where this machine keeps the index of a workspace: one for each set of groups, so that none holds what its people may not see."""
    groups = workspace.groups()
    folder = workspace.folder / _INDEX
    return folder if groups is None else folder / f"of-{sha256(repr(sorted(groups)).encode()).hexdigest()[:12]}"


def _finish(workspace: "Workspace", work: "Unfinished") -> None:
    """Ends the removal of a document: no index on this machine holds it, nor the log of the database."""
    from pipeline.index.stored import Stored

    for folder in _index_folders(workspace):
        Stored(folder).forget(work.subject)
    workspace.finish(work)


def _index_folders(workspace: "Workspace") -> list[Path]:
    """All indexes of a workspace on this machine."""
    folder = workspace.folder / _INDEX
    return [one for one in (folder, *sorted(folder.glob("of-*"))) if one.is_dir()]


def examine(workspace: "Workspace", *, mends: bool) -> "Iterator[Trouble]":
    """The troubles of a workspace: rows, files, work that was cut off, indexes; mends: does what can be done about them."""
    from pipeline import mending

    return mending.examine(
        workspace, _index_folders(workspace), mends=mends, finish=lambda work: _finish(workspace, work)
    )


def revise(
    olds: "Sequence[Document]",
    news: "Sequence[Document] | Callable[[], Sequence[Document]]",
    *,
    clause_types: "ClauseTypes | None" = None,
    counted: "Callable[[], Terms | None]" = lambda: None,
    beside: "Callable[[Callable[[], Extraction]], Callable[[], Extraction]]" = lambda work: work,
) -> "list[Revision]":
    """What changed from the documents of one file to those of another: a revision for each that has a counterpart.

    news: or what gives them, where another process still reads them: until then a single old document is worked on;
    counted: what gives the terms of all units, where another process counts them; beside: what begins a piece of work in
    another process, and gives what waits for its result; otherwise it is done when it is needed.
    """
    from pipeline import extract as extracting
    from pipeline import revise as stage

    def version(document: "Document") -> stage.Version:
        begun, norms_by, complete = extracting.extract_apart(document, clause_types)
        return stage.Version(document, begun, norms_by, beside(complete))

    known = {id(old): version(old) for old in olds[:1] if len(olds) == 1}
    pairs = stage.counterparts(olds, news() if callable(news) else news)
    versions = [(known.get(id(old)) or version(old), version(new)) for old, new in pairs]
    terms = counted()
    return [stage.revise(old, new, counted=terms) for old, new in versions]


def amend(base: "Document", amendments: "Sequence[Document]") -> "Consolidation":
    """The base with 覚書 and 変更契約書 worked in, one after the other."""
    from pipeline import amend as stage

    name = f"{Path(base.source.name).stem}（統合）.txt"
    return stage.amend(base, amendments, lambda text: parse_bytes(text.encode(), name))
