"""Relations of the documents of a workspace kept up with its documents: part of the flow in run.py."""

import functools
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.types.clause import Extraction
from pipeline.types.document import Document

if TYPE_CHECKING:
    from pipeline.store import Workspace

Pair = tuple[Document, Extraction]


def relate(workspace: "Workspace", document_id: str, pairs: Sequence[Pair]) -> None:
    """Proposes what a document is to the others of its workspace, and they to it.

    Its profile is there for others before it looks for theirs: of two that are added at once the later one sees both.
    """
    from pipeline import relate as stage
    from pipeline.store.relations import Relations

    relations = Relations(workspace)
    profiles = [stage.profile(document, extraction) for document, extraction in pairs]
    relations.keep(document_id, rules(), profiles, {key for profile in profiles for key in stage.keys(profile)})
    near = relations.near({key for profile in profiles for key in stage.wanted(profile)})
    shelf = stage.Shelf([*near, *profiles])
    relations.propose(document_id, [found for profile in profiles for found in stage.proposals(profile, shelf)])


def outdated(workspace: "Workspace") -> Iterator[tuple[str, Callable[[], None]]]:
    """The documents that have not been related by the rules of this program, each with what does it."""
    from pipeline.store.relations import Relations

    for document_id, extractor in Relations(workspace).outdated(rules()).items():
        yield document_id, functools.partial(_again, workspace, document_id, extractor)


def _again(workspace: "Workspace", document_id: str, extractor: str) -> None:
    pairs = workspace.extracted(document_id, extractor)
    if pairs is not None:
        relate(workspace, document_id, pairs)


@functools.cache
def rules() -> str:
    """Changes with the code that reads relations."""
    found = sha256()
    for path in sorted((Path(__file__).parent / "relate").glob("*.py")):
        found.update(path.read_bytes())
    return found.hexdigest()[:16]
