"""A hundred pages against a hundred pages: time as a ratio in the same run, memory, and nothing lost on the way."""

import time
import tracemalloc

import pytest

from evaluation.comparing_bench import parsed
from models import clause_types
from pipeline import revise, run
from pipeline.revise.nodes import nodes
from pipeline.revise.words import operations
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.revision import Revision

_LENGTH = 10_000


def seconds(old: Document, new: Document) -> float:
    """Processor seconds of a comparison of two trees; what an earlier one has remembered is forgotten."""
    operations.cache_clear()
    began = time.process_time()
    compared(old, new)
    return time.process_time() - began


def compared(old: Document, new: Document) -> Revision:
    """The trees alone: what is extracted from them takes its own time."""
    nothing = Extraction((), (), ())
    return revise.revise(revise.Version(old, nothing), revise.Version(new, nothing))


@pytest.mark.timing
def test_time_grows_with_the_length_and_no_faster() -> None:
    seconds(*parsed(2_000))
    short, long = (seconds(*parsed(length)) for length in (_LENGTH, 4 * _LENGTH))
    assert long < 8 * short, (short, long)


@pytest.mark.timing
def test_it_takes_less_than_reading_the_two_versions() -> None:
    seconds(*parsed(2_000))
    began = time.process_time()
    old, new = parsed(_LENGTH)
    reading = time.process_time() - began
    assert seconds(old, new) < 2 * reading


def test_a_long_document_keeps_its_units_and_needs_little_memory() -> None:
    old, new = parsed(_LENGTH)
    tracemalloc.start()
    found = compared(old, new)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 250_000_000
    known = [{unit.address for unit in one.walk() if unit.address} for one in (old, new)]
    assert set(found.pairs) <= known[0] and len(set(found.pairs.values())) == len(found.pairs)
    assert len(found.pairs) > 0.9 * len(known[1])


def test_what_is_counted_elsewhere_is_not_counted_again_and_aligns_alike() -> None:
    sides = [revise.Version(one, Extraction((), (), ())) for one in parsed(4_000)]
    counted = revise.count_terms(side.document for side in sides)
    found = revise.revise(*sides, counted=counted)
    assert found.pairs == compared(*(side.document for side in sides)).pairs
    leaf = next(node for top in nodes(sides[0].document, counted) for node in top.walk() if not node.children)
    assert leaf.terms is counted[leaf.said]


def test_the_same_pair_twice_gives_the_same_changes() -> None:
    old, new = parsed(4_000)
    first, second = (run.revise([old], [new], clause_types=clause_types.default())[0] for _ in range(2))
    assert first.changes == second.changes and first.pairs == second.pairs
