"""The corpus's own amendments give exactly the text written out for each; amendments made of two versions give the newer one."""

import pytest

from evaluation.amending import WORDINGS, compared, made, versions
from evaluation.amendments import Case, cases
from evaluation.revisions import pairs
from pipeline import run

CASES = {case.id: case for case in cases()}
PAIRS = {pair.id: pair for pair in pairs("train")}
WHOLE = (
    "itsuki_ses.2",
    "tokiwa_kojin.2",
    "rindou_license.3",
    "kirinami_quest.2",
    "minori_gakudo.2",
    "shirogane_privacy.2",
)
"""Versions whose differences every wording can say."""


@pytest.fixture(params=CASES.values(), ids=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return request.param


def test_the_consolidated_text_is_the_one_written_out(case: Case) -> None:
    found = run.amend(case.base, [case.amendment])
    assert found.document.source.text == case.text
    assert sum(not step.applied for step in found.steps) == case.refused


def test_the_difference_is_what_the_amendment_says(case: Case) -> None:
    """Every change that a comparison finds stands at a unit with an origin, or at the place that it had in the base."""
    found = run.amend(case.base, [case.amendment])
    [revision] = run.revise([case.base], [found.document])
    touched = {placed.unit.address for placed in found.units if placed.origins}
    left = {unit.address for unit in case.base.walk()} - {one.base for one in found.units if not one.origins}
    for change in revision.changes:
        assert set(change.new) & touched or set(change.old) & left, change


def test_what_was_not_touched_says_what_it_said(case: Case) -> None:
    found = run.amend(case.base, [case.amendment])
    old = {unit.address: unit for unit in case.base.walk() if unit.address}
    for placed in found.units:
        if placed.unit.address and not placed.origins:
            assert placed.base is not None
            before = old[placed.base]
            assert (before.text.split(), before.caption) == (placed.unit.text.split(), placed.unit.caption)


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("pair", WHOLE)
def test_an_amendment_made_of_two_versions_gives_the_newer(pair: str, wording: str) -> None:
    right, whole, refused = compared(made(PAIRS[pair], *versions(PAIRS[pair]), wording))
    assert (right, refused) == (whole, [])
