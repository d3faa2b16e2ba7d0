"""Pages that are not there are noticed by the numbers printed on the others."""

from collections.abc import Sequence

import pytest

from pipeline.read.draft import Draft
from tests.read.pdf.paper import Paper, broken, furniture, prose


def read(numbers: Sequence[str]) -> Draft:
    """Pages of text with these numbers at the foot."""
    paper = Paper()
    texts = broken(prose(40 * 12 * len(numbers)), 40)
    for page, number in enumerate(numbers):
        paper.block(72, 100, texts[12 * page : 12 * page + 12], pitch=22)
        paper.text(290, 815, number, size=9)
        paper.turn_page()
    draft = paper.read()
    assert furniture(draft) == [number for number in numbers if number]
    return draft


@pytest.mark.parametrize("form", ["- {} -", "{}", "p. {}", "{}ページ", "{}/8"])
def test_a_page_that_is_not_there(form: str) -> None:
    draft = read([form.format(number) for number in (1, 2, 3, 5, 6, 7, 8)])
    (issue,) = draft.issues
    assert issue.code == "missing-page"
    assert "3ページ" in issue.message and f"「{form.format(5)}」" in issue.message and " 1 ページ" in issue.message
    assert issue.message.endswith("ください。")


def test_the_first_and_the_last_page_of_a_told_total() -> None:
    draft = read(["2/6", "3/6", "4/6"])
    assert [issue.code for issue in draft.issues] == ["missing-page"] * 2
    assert "その前の 1 ページ" in draft.issues[0].message and "その後の 2 ページ" in draft.issues[1].message


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "3", "4"),
        ("", "1", "2", "3"),
        ("5", "6", "7", "8"),
        ("1", "", "3", "4"),
        ("- 1 -", "- 2 -", "- 3 -", "- 1 -", "- 2 -"),
        ("1/3", "2/3", "3/3", "1/2", "2/2"),
        ("1/2", "2/2", "1/2", "2/2"),
        ("2", "4", "6", "8"),
    ],
)
def test_pages_that_count_on_or_start_anew(numbers: tuple[str, ...]) -> None:
    assert read(numbers).issues == ()
