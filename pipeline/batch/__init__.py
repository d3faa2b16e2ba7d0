"""Many files -> a result for each on the disk, whatever happens on the way."""

from pipeline.batch.course import Look, look, work
from pipeline.batch.find import Folder, Found, Passed, local_folder
from pipeline.batch.ledger import Counts, Failure, Kept, Ledger
from pipeline.batch.local import LocalEngine
from pipeline.batch.placing import Place, writable
from pipeline.batch.port import BatchError, Engine, Item, Limits, Loader, Outcome, Piece, Work

__all__ = [
    "BatchError",
    "Counts",
    "Engine",
    "Failure",
    "Folder",
    "Found",
    "Item",
    "Kept",
    "Ledger",
    "Limits",
    "Loader",
    "LocalEngine",
    "Look",
    "Outcome",
    "Passed",
    "Piece",
    "Place",
    "Work",
    "local_folder",
    "look",
    "work",
    "writable",
]
