"""Recall of planted errors and false alarms of proofreading, by hand."""

import pytest

from evaluation.gold import PlantedError
from evaluation.ratio import Ratio
from evaluation.scoring import proof
from pipeline.types.address import Address
from pipeline.types.proof import Finding, Level
from tests.texts import document

_TEXT = "見本契約書\n\n第1条（支払）\n甲は、払う。\n\n第2条（終了）\n1 甲は、終える。\n2 乙は、終える。\n"


def planted(address: str, kind: str) -> PlantedError:
    return PlantedError(Address.parse(address), kind, "わざと")


def finding(code: str, address: str | None, level: Level = Level.WARNING) -> Finding:
    return Finding(code, level, "指摘。", Address.parse(address) if address else None)


def figures(findings: list[Finding], *errors: PlantedError) -> tuple[Ratio, Ratio]:
    scored = proof.score(document(_TEXT), findings, errors)
    return scored.figures["issues.planted_recall"], scored.figures["issues.false_alarms"]


@pytest.mark.parametrize(
    ("code", "kind", "hit"),
    [
        ("wrong-reference", "stale-reference", 1),
        ("party-two-names", "term-variant", 1),
        ("missing-number", "skipped-number", 1),
        ("unused-term", "contradiction", 0),
    ],
)
def test_a_code_tells_its_kinds(code: str, kind: str, hit: int) -> None:
    assert figures([finding(code, "第2条第1項")], planted("第2条第1項", kind))[0] == Ratio(hit, 1)


def test_an_alarm_below_the_unit_counts_and_one_beside_it_does_not() -> None:
    error = planted("第2条", "contradiction")
    assert figures([finding("contradiction", "第2条第2項")], error)[0] == Ratio(1, 1)
    recall, false = figures([finding("contradiction", "第1条")], error)
    assert recall == Ratio(0, 1) and false.part == 1


def test_false_alarms_are_related_to_the_clean_characters() -> None:
    recall, false = figures(
        [finding("placeholder", "第1条"), finding("placeholder", "第2条第1項")], planted("第2条", "contradiction")
    )
    assert recall == Ratio(0, 1)
    assert false == Ratio(1, len("甲は、払う。") / 10_000)


def test_notes_are_no_alarms() -> None:
    recall, false = figures([finding("unused-term", "第1条", Level.NOTE)], planted("第1条", "unused-term"))
    assert recall == Ratio(0, 1) and false.part == 0


def test_words_of_the_unit_count_wherever_the_finding_stands() -> None:
    read = document(_TEXT)
    unit = read.find(Address.parse("第2条第1項"))
    assert unit
    found = Finding("contradiction", Level.WARNING, "指摘。", Address.parse("第1条"), unit.spans)
    scored = proof.score(read, [found], [planted("第2条第1項", "contradiction")])
    assert scored.figures["issues.planted_recall"] == Ratio(1, 1)
