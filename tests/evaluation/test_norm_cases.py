"""The short contracts that norms are measured on: what their gold says stands in their text."""

import pytest

from evaluation.goldfiles import load
from evaluation.norm_cases import NORMS, WHOLE
from pipeline import run


@pytest.mark.parametrize("half", sorted(WHOLE))
def test_gold_of_short_contracts_stands_in_its_unit(half: str) -> None:
    paths = sorted((NORMS / half).glob("*.txt"))
    assert len(paths) > 10
    for path in paths:
        [document] = run.parse_file(path)
        units = {unit.address: f"{unit.text}\n{unit.wrap_up}" for unit in document.walk()}
        for norm in load(path.parent, path.stem).norms or ():
            for quote in filter(None, (norm.quote, norm.condition, norm.exception, norm.deadline)):
                assert quote in units[norm.address], (path.stem, str(norm.address), quote)
