"""Words that are struck out are no text, and what is left closes up; other lines near letters strike nothing."""

import pytest

from tests.read.pdf.paper import Paper, broken, lines, printed, prose

SIZE, LEFT = 10.5, 72.0


def drawn(text: str, first: int, last: int, *, above: float = 3.0, beyond: float = 0.0) -> Paper:
    """A line of text with a ruling over its characters from first to before last, so many points above the base line."""
    paper = Paper()
    paper.text(LEFT, 100, text)
    paper.ruling(LEFT + first * SIZE - beyond, 100 - above, LEFT + last * SIZE + beyond, 100 - above)
    paper.text(LEFT, 120, "乙は、甲に報告する。")
    return paper


def test_what_is_struck_is_left_out_and_told() -> None:
    draft = drawn("乙は、三十日六十日前に知らせる。", 3, 6).read()
    assert lines(draft) == ["乙は、六十日前に知らせる。", "乙は、甲に報告する。"]
    (issue,) = draft.issues
    assert issue.code == "struck-out" and "1ページ" in issue.message and "「三十日」" in issue.message


def test_a_line_is_as_long_as_it_was_where_its_end_is_struck() -> None:
    whole, struck = (drawn("乙は、三十日前に書面で知らせる。", *part).read() for part in ((0, 0), (12, 16)))
    assert lines(struck)[0] == "乙は、三十日前に書面で知"
    assert printed(struck, "乙は、三").room == pytest.approx(printed(whole, "乙は、三").room, abs=0.1)


def test_a_line_that_is_struck_altogether_is_none() -> None:
    assert lines(drawn("乙は、三十日前に知らせる。", 0, 13).read()) == ["乙は、甲に報告する。"]


@pytest.mark.parametrize(
    ("above", "beyond"),
    [
        (-1.5, 0.0),  # an underline
        (0.0, 0.0),  # a line to write on
        (1.3, 0.0),  # one drawn a little too high
        (3.0, 40.0),  # of a table, or of an ornament
        (10.5, 0.0),  # above the letters
    ],
)
def test_other_lines_strike_nothing(above: float, beyond: float) -> None:
    draft = drawn("乙は、三十日六十日前に知らせる。", 3, 6, above=above, beyond=beyond).read()
    assert lines(draft)[0].replace("\t", "") == "乙は、三十日六十日前に知らせる。"
    assert not draft.issues


def test_what_is_struck_in_one_column_moves_nothing_of_the_other() -> None:
    paper, texts = Paper(), broken(prose(22 * 40), 22)
    for index, x in enumerate((60.0, 310.0)):
        paper.block(x, 100, texts[20 * index : 20 * index + 20])
    for row, x, first in ((9, 310.0, 0), (12, 60.0, 18), (12, 310.0, 0), (15, 310.0, 0)):
        y = 100 + 18 * row - 3
        paper.ruling(x + first * SIZE, y, x + 22 * SIZE, y)
    assert lines(paper.read()) == [
        *texts[:12],
        texts[12][:18],
        *texts[13:29],
        *texts[30:32],
        *texts[33:35],
        *texts[36:],
    ]
