"""File -> SourceText: the decoded text of a file with marks for headings, signs of the format and page furniture."""

from pipeline.read.file import load, read_bytes, read_file, unlocked
from pipeline.read.sniff import SUFFIXES

__all__ = ["SUFFIXES", "load", "read_bytes", "read_file", "unlocked"]
