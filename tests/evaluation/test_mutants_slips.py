"""Mutants with a slip of the pen: what the mutant says, and that `check` tells it."""

from pathlib import Path
from random import Random

import pytest

from evaluation.mutants import slips
from evaluation.mutants.check import check, is_read
from evaluation.mutants.mutant import Mutator, Report
from tests.evaluation.mutants_source import source
from tests.evaluation.test_mutants_seen import seen

TEXT = """### 第1条（目的）
この約款は、甲が乙に貸す鍵（合鍵を含む。）の扱いを定める。
### 第2条（解約）
乙は、30日前までに書面で申し出て、解約することができる。
### 第3条（禁止）
乙は、次のことをしてはならない。
  (1)　鍵を写すこと。
  (2)　鍵を捨てること。
  (3)　第2条の申出の後に鍵を貸すこと。
"""


@pytest.mark.parametrize(
    ("mutator", "new", "report"),
    [
        (slips.bracket, "甲が乙に貸す鍵（合鍵を含む。の扱い", Report("unclosed-bracket", "第1条", "")),
        (slips.blank, "乙は、○日前までに", Report("placeholder", "第2条", "○")),
        (slips.cut, "", None),
        (slips.nowhere, "第23条の申出の後に", Report("dangling-reference", "第3条第3号", "23")),
        (slips.skipped, "(1)　鍵を写すこと。\n  (3)", Report("missing-number", "第3条第3号", "前の番号")),
    ],
)
def test_a_slip_is_made_and_told(mutator: Mutator, new: str, report: Report | None, tmp_path: Path) -> None:
    mutant = mutator(source(tmp_path, TEXT), Random(1))
    assert mutant is not None
    units = "\n".join(unit.text for unit in mutant.source.all)
    assert report is None or report in mutant.reports
    assert "\n" in new or new in units
    before, now = seen(mutant.before), seen(mutant.source)
    assert is_read(mutant, before)
    found = {name.rpartition(".")[2]: ratio.value for name, ratio in check(mutant, before, now).figures.items()}
    assert found == {"seen": 1, "quiet": 1, "reported": 1}


def test_a_party_gets_another_name_where_the_document_has_none_like_it(tmp_path: Path) -> None:
    head = source(tmp_path, "### 第1条（目的）\n会員は、鍵を借りる。\n")
    assert slips.name(head, Random(1)) is None  # 甲 and 乙 have no other name
