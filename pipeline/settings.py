"""Defaults that decide quality, each with the reason or the figure that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may set; argument > settings value > default.

    max_bytes: a terms document of 500 pages has under 3 MB of text; what is over 64 MB is no document.
    max_unpacked_bytes: what a packed file (.docx) may unpack to; text packs to a tenth, a bomb to a thousandth.
    max_pages: the longest 約款 of an insurer has under 1,000.
    max_seconds: for each process that takes a file apart, which is ended then; 1,000 pages of PDF take about 20.
    max_memory_bytes: address space of that process.
    max_scanned_pages: of one file that are read from their pictures; the others are named. A page takes 3 to 10 seconds.
    seconds_a_scan: what each of them adds to max_seconds; on a machine that is busy a page takes a minute.
    hits: as many units as the command line's contract promises.
    looked_at: units of which all are looked at closely; above, candidates are chosen first. An insurer's 約款 has 3,000.
    flat_vectors: up to so many vectors search is exact.
    reranked: units that a reranker reads.
    """

    max_bytes: int = 64 * 1024 * 1024
    max_unpacked_bytes: int = 256 * 1024 * 1024
    max_pages: int = 2000
    max_seconds: float = 120.0
    max_memory_bytes: int = 4 * 1024 * 1024 * 1024
    max_scanned_pages: int = 200
    seconds_a_scan: float = 90.0
    hits: int = 10
    looked_at: int = 1500
    flat_vectors: int = 50_000
    reranked: int = 20
