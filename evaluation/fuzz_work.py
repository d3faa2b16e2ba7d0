"""What a worker does with a harmed file: all stages up to what is extracted."""

from evaluation.fuzz_files import PASSWORD
from models import clause_types
from pipeline import run
from pipeline.batch import Piece, Work
from pipeline.settings import Settings

SETTINGS = Settings(max_seconds=30, seconds_a_scan=30, max_memory_bytes=1024**3)
"""Limits that are met sooner than the usual ones."""


def load() -> Work:
    """The loader: models are loaded with the first file."""
    return work


def work(data: bytes, name: str) -> tuple[Piece, ...]:
    """Reads, parses and extracts; what comes out is of no interest."""
    for document in run.parse_bytes(data, name, password=PASSWORD, settings=SETTINGS):
        run.extract(document, clause_types=clause_types.default())
    return ()
