"""What is said of a mutant that yakkan reads, and of one that it misreads in a known way."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from corpus.printing import printed
from corpus.source import Source
from evaluation.gold import GoldFact
from evaluation.mutants import articles, numbering, reprinted, reprints, wording
from evaluation.mutants.check import check, is_read
from evaluation.mutants.mutant import Mutant, Mutator, Swap
from evaluation.mutants.values import swapped
from evaluation.mutants.view import Told, View, view
from pipeline.types.address import Address
from tests.evaluation.mutants_source import source

TEXT = """### 第1条（目的）
この約款は、甲が乙に貸す鍵の扱いを定める。
### 第2条（解約）
1　乙は、30日前までに書面で申し出て、解約することができる。ただし、最初の月を除く。
2　前項の申出がないときは、契約は、続く。
### 第3条（準拠法）
この約款は、日本法による。
### 第4条（禁止）
乙は、次のことをしてはならない。
  (1)　鍵を写すこと。
  (2)　第2条の期間に鍵を捨てること。
  (3)　鍵を貸すこと。
"""
KINDS = [
    wording.proviso,
    wording.number,
    wording.parties,
    wording.modality,
    articles.insert,
    articles.gap,
    numbering.duplicate,
]


def mutant_of(mutator: Mutator, folder: Path, seed: int = 0, text: str = TEXT) -> Mutant:
    found = mutator(source(folder, text), Random(seed))
    assert found is not None
    return found


def seen(given: Source) -> View:
    return view(printed(given))


def figures(mutant: Mutant, before: View, now: View) -> dict[str, float | None]:
    return {name.rpartition(".")[2]: ratio.value for name, ratio in check(mutant, before, now).figures.items()}


@pytest.mark.parametrize("mutator", KINDS)
def test_a_small_document_is_seen_as_it_is(mutator: Mutator, tmp_path: Path) -> None:
    mutant = mutant_of(mutator, tmp_path)
    before, now = seen(mutant.before), seen(mutant.source)
    assert is_read(mutant, before)
    assert figures(mutant, before, now) | {"reported": None} == {"seen": 1, "quiet": 1, "reported": None}


@pytest.mark.parametrize("mutator", [wording.proviso, wording.number, wording.parties])
def test_a_print_in_which_nothing_changed_is_told(mutator: Mutator, tmp_path: Path) -> None:
    mutant = mutant_of(mutator, tmp_path)
    before = seen(mutant.before)
    assert figures(mutant, before, before)["seen"] == 0


def test_what_changed_elsewhere_is_told_with_its_place(tmp_path: Path) -> None:
    mutant = mutant_of(wording.proviso, tmp_path)
    before, now = seen(mutant.before), seen(mutant.source)
    other = replace(now, units=now.units | {"第3条": replace(now.units["第3条"], text="この約款は、外国法による。")})
    found = check(mutant, before, other)
    assert figures(mutant, before, other) == {"seen": 1, "quiet": 0}
    assert [(miss.measure, miss.where) for miss in found.misses] == [("mutants.proviso.quiet", "第3条")]
    assert "日本法" in found.misses[0].wanted and "外国法" in found.misses[0].got


@pytest.mark.parametrize("part", ["units", "issues", "facts", "references", "types"])
def test_anything_that_comes_or_goes_is_told(part: str, tmp_path: Path) -> None:
    mutant = mutant_of(wording.modality, tmp_path)
    before, now = seen(mutant.before), seen(mutant.source)
    assert now.references and now.types
    fact = Told("late_charge.rate", "0.1", frozenset({"第3条"}), "年10%")
    worse = {
        "units": replace(now, units=now.units | {"第9条": now.units["第3条"]}),
        "issues": replace(now, issues=now.issues + Counter([("missing-number", "第4条")])),
        "facts": replace(now, facts=(*now.facts, fact)),
        "references": replace(now, references=now.references[1:]),
        "types": replace(now, types={}),
    }
    assert figures(mutant, before, worse[part]) == {"seen": 1, "quiet": 0}


def test_a_value_has_to_change_with_its_number(tmp_path: Path) -> None:
    cite = Address.parse("第2条第1項")
    field = "termination_by_customer.notice_period"
    mutant = mutant_of(wording.value([GoldFact(field, "P30D", "30日前までに書面で申し出て", (cite,))]), tmp_path)
    before, now = seen(mutant.before), seen(mutant.source)
    told = Told(field, '"P30D"', frozenset({str(cite)}), "30日前までに")
    before = replace(before, facts=(told,))
    new = mutant.number and f'"P{mutant.number.new:g}D"'
    assert is_read(mutant, before)
    assert not is_read(mutant, replace(before, facts=()))
    good = replace(now, facts=(replace(told, value=str(new)),))
    assert figures(mutant, before, good) == {"seen": 1, "quiet": 1}
    assert figures(mutant, before, replace(now, facts=(told,)))["seen"] == 0


@pytest.mark.parametrize(
    ("value", "swap", "expected"),
    [
        ("P30D", Swap(30, 45, "日"), "P45D"),
        ("P30D", Swap(30, 45, "か月"), "P30D"),
        ("P1Y6M", Swap(6, 7, "か月"), "P1Y7M"),
        ("5BD", Swap(5, 9, "営業日"), "9BD"),
        ("PT24H", Swap(24, 22, "時間"), "PT22H"),
        ({"amount": 50000, "currency": "JPY"}, Swap(50000, 60000, "円"), {"amount": 60000, "currency": "JPY"}),
        ({"rate": 0.146, "per": "year"}, Swap(14.6, 13.6, "％"), {"rate": 0.136, "per": "year"}),
        ({"months": 12, "of": "fees"}, Swap(12, 6, "か月"), {"months": 6, "of": "fees"}),
        (True, Swap(1, 2, "回"), True),
    ],
)
def test_values_with_another_number(value: object, swap: Swap, expected: object) -> None:
    assert swapped(value, swap, "", "") == expected  # type: ignore[arg-type]


def test_a_missing_number_and_what_dangles_have_to_be_told(tmp_path: Path) -> None:
    mutants = (articles.gap(source(tmp_path, TEXT), Random(seed)) for seed in range(20))
    mutant = next(one for one in mutants if one and one.changes[0].before == "第2条")
    before, now = seen(mutant.before), seen(mutant.source)
    assert [(report.code, report.address) for report in mutant.reports] == [
        ("missing-number", "第3条"),
        ("reference", "第4条第2号"),
    ]
    assert figures(mutant, before, now) == {"seen": 1, "quiet": 1, "reported": 1}
    assert figures(mutant, before, replace(now, messages=()))["reported"] == 0


def test_lines_and_furniture_change_nothing(tmp_path: Path) -> None:
    given = source(tmp_path, TEXT)
    for made in (reprints.lines(given, Random(1)), reprints.furniture(given, Random(1))):
        assert made.plain != made.file
        before = view(made.plain)
        assert reprinted.check(made, before, view(made.file)).figures[f"mutants.{made.kind}.quiet"].value == 1
        worse = replace(before, units={**before.units, "第2条第2項": before.units["第3条"]})
        assert [miss.where for miss in reprinted.check(made, before, worse).misses] == ["第2条第2項"]


def test_pages_of_a_text() -> None:
    text = "一\n二\n三\n四\n五"
    assert reprints.furnished(text, "社外秘", "- {n}/{total} -", 2) == (
        "一\n二\n\n- 1/3 -\n\n社外秘\n\n三\n四\n\n- 2/3 -\n\n社外秘\n\n五\n\n- 3/3 -\n"
    )


def test_a_misread_text_keeps_its_signs_but_for_those_that_look_alike(tmp_path: Path) -> None:
    made = reprints.noise(source(tmp_path, TEXT), Random(2))
    assert made.plain != made.file
    plain, misread = (reprinted.folded(one[0].decode()) for one in (made.plain, made.file))
    assert plain == misread


def test_of_a_misread_text_addresses_and_sentences_are_counted(tmp_path: Path) -> None:
    made = reprints.noise(source(tmp_path, TEXT), Random(2))
    before = view(made.plain)
    units = {address: unit for address, unit in before.units.items() if address != "第3条"}
    found = reprinted.check_misread(made, before, replace(before, units=units)).figures
    # 9 of 9 + 8 addresses; of 9 sentences and entries one is gone
    assert (found["mutants.noise.seen"].part, found["mutants.noise.seen"].whole) == (16, 17)
    assert (found["mutants.noise.quiet"].part, found["mutants.noise.quiet"].whole) == (8, 9)
