"""Words that stand alone are those that a pattern with looks to both sides finds."""

import re

import pytest

from pipeline.proof.alone import ANYTHING, SIGNS, standing

_TEXT = "契約書、本契約、契約。契約契約（契約）、会員規約の会員は会員と、会員会員会員に\n会員"


@pytest.mark.parametrize("word", ["契約", "会員", "会員会員", "規約", "甲"])
def test_found_as_by_a_pattern(word: str) -> None:
    alone = re.finditer(rf"(?<![{SIGNS}]){word}(?![{SIGNS}])", _TEXT)
    assert list(standing(word, _TEXT)) == [match.start() for match in alone]
    begun = re.finditer(rf"(?<![{SIGNS}]){word}", _TEXT)
    assert list(standing(word, _TEXT, behind=ANYTHING)) == [match.start() for match in begun]


def test_own_neighbours() -> None:
    before, behind = re.compile("[お本]"), re.compile("[はと]")
    assert list(standing("客", "お客は、客は、本客と、客と客", before=before, behind=behind)) == [4, 11]
