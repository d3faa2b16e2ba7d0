"""The workspace: documents by content hash with all that is made of them, in SQLite or PostgreSQL."""

from typing import TYPE_CHECKING, Any

from pipeline.store.place import Place
from pipeline.store.records import Correction, Feedback, Question, Record, Unfinished

if TYPE_CHECKING:
    from pipeline.store.workspace import Workspace

__all__ = ["Correction", "Feedback", "Place", "Question", "Record", "Unfinished", "Workspace"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 (the names of a module may be anything)
    """Workspace, whose database library takes a while to load, when it is first asked for."""
    if name != "Workspace":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from pipeline.store.workspace import Workspace

    return Workspace
