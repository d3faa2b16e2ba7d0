"""What stands on a page -> the order in which it is read: columns from left to right, what crosses them in between."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import median

from pipeline.read.pdf.lines import Row
from pipeline.read.pdf.page import Piece

