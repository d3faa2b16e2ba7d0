"""Documents with a known tree, rendered to every format: the tree comes out of the file."""

from dataclasses import dataclass

import pytest

from evaluation.made.document import Made, make
from evaluation.made.layouts import render
from evaluation.made.score import Score, score
from evaluation.made.styles import Format
from pipeline.parse import parse
from pipeline.read import read_bytes
from tests.trees import check_tree

_WORST = 5  # documents that a failure shows


@dataclass(frozen=True, slots=True)
class Result:
    """One document, how much of it came out, and what does not hold of its tree, "" where all does."""

    made: Made
    score: Score
    broken: str

    def shown(self) -> str:
        style, one = self.made.style, self.score
        levels = " ".join(
            f"{level.counter.name}{level.pattern}" for level in (style.paragraph, style.item, style.below)
        )
        head = (
            f"seed {self.made.seed}: address_f1 {one.address_f1:.3f}, text {one.text:.3f}"
            f" | {style.article.number.pattern} {style.article.caption.name} | {levels}"
        )
        return "\n    ".join([head, *([self.broken] if self.broken else []), *one.differences[:6]])


def read(seed: int, form: Format) -> Result:
    made = make(seed, form)
    documents = parse(read_bytes(*render(made)))
    try:
        check_tree(*documents)
    except AssertionError as error:
        return Result(made, score(made, documents), f"check_tree: {str(error)[:120]}")
    return Result(made, score(made, documents), "")


def report(results: list[Result]) -> str:
    worst = sorted(results, key=lambda one: (not one.broken, one.score.address_f1 + one.score.text))
    return "\n" + "\n".join(one.shown() for one in worst[:_WORST])


@pytest.mark.parametrize(
    ("form", "seeds", "address_f1"),
    [
        (Format.WORD, 25, 0.99),
        (Format.MARKDOWN, 40, 0.99),
        (Format.PLAIN, 40, 0.99),
        (Format.PDF, 25, 0.98),
        (Format.COLUMNS, 20, 0.96),
    ],
)
def test_the_tree_comes_out_of_the_file(form: Format, seeds: int, address_f1: float) -> None:
    results = [read(seed, form) for seed in range(seeds)]
    assert not any(one.broken for one in results), report(results)
    assert sum(one.score.address_f1 for one in results) / seeds >= address_f1, report(results)
    assert sum(one.score.text for one in results) / seeds >= 0.97, report(results)


@pytest.mark.parametrize("form", list(Format))
def test_a_seed_always_makes_the_same_document(form: Format) -> None:
    assert make(7, form) == make(7, form)
    assert make(7, form).manuscript != make(8, form).manuscript
