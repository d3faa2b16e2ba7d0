"""Defaults that decide quality, each with the reason or the figure that chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What a caller may set; argument > settings value > default.

    max_bytes: a terms document of 500 pages has under 3 MB of text; what is over 64 MB is no document.
    hits: as many units as the command line's contract promises.
    """

    max_bytes: int = 64 * 1024 * 1024
    hits: int = 10
