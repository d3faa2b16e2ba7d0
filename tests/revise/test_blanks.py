"""Numbers that are filled in: a change of number that serves nobody as far as the words tell."""

from tests.revise.compared import compared, only

_TEXT = "株式会社あおば（以下「当社」という。）と利用者（以下「会員」という。）の約束を定める。\n\n第1条（検査）\n会員が検査の後{}以内に請求した場合に限り、当社は、無償で修理しなければならない。\n"


def test_a_blank_that_is_filled_in_serves_nobody() -> None:
    change = only(compared(_TEXT.format("○ヶ月"), _TEXT.format("6か月")))
    assert [effect.value for effect in change.effects] == ["number"] and change.substantive
    assert change.favours.value == "unclear"


def test_a_number_that_grows_does() -> None:
    assert only(compared(_TEXT.format("3か月"), _TEXT.format("6か月"))).favours.value == "customer"
