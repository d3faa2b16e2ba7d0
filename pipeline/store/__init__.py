"""The workspace: documents by content hash in one SQLite file."""

from pipeline.store.workspace import Record, Workspace

__all__ = ["Record", "Workspace"]
