"""Errors of a typist in texts of many kinds."""

import pytest

from evaluation.mutants import typed
from evaluation.mutants.typed import CODES, SETS, Slip


@pytest.mark.parametrize(("which", "name"), [(which, name) for which in SETS for name in typed.names(which)])
def test_every_error_can_be_planted(which: str, name: str) -> None:
    clean = typed.clean(which, name)
    for slip in typed.slips(which, name):
        assert slip.kind in CODES
        assert slip.addresses
        assert slip.planted(clean) != clean


def test_an_article_put_in_renumbers_what_follows_and_takes_the_place_before_a_caption() -> None:
    text = "見本\n\n（甲）\n第１条　甲とする。\n\n（乙）\n第２条　第１条による。\n"
    slip = Slip("stale-reference", ("第3条",), before=1, text="（新）\n第１条　新とする。")
    assert slip.planted(text) == (
        "見本\n\n（新）\n第１条　新とする。\n\n（甲）\n第２条　甲とする。\n\n（乙）\n第３条　第１条による。\n"
    )


def test_words_that_do_not_stand_there_once_are_refused() -> None:
    with pytest.raises(ValueError, match="2 times"):
        Slip("placeholder", ("第1条",), "甲", "乙").planted("甲は、甲とする。")


def test_the_place_of_an_error_is_its_line() -> None:
    slip = Slip("placeholder", ("第1条",), "十日", "○日")
    text = slip.planted("第1条\n期間は、十日とする。\n第2条\n")
    assert text[slice(*slip.place(text))] == "期間は、○日とする。"
