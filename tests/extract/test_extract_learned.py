"""What a classifier adds to the rules; its answers are written out."""

from collections.abc import Mapping, Sequence

import pytest

from pipeline.extract import extract
from pipeline.types.ports import Likely, Wording
from tests.extract.extracted import articles
from tests.texts import document

TYPES = ("fees", "refund", "service_content", "support", "other")


class Words:
    """Gives each type what stands for the first known word of a text, else nothing."""

    def __init__(self, known: Mapping[str, Mapping[str, float]], *next_to: tuple[str | None, str]) -> None:
        self.known = known
        self.next_to = next_to
        self.asked: list[Wording] = []

    def predict(self, wordings: Sequence[Wording]) -> list[Likely]:
        self.asked += wordings
        return [self._one(wording) for wording in wordings]

    def follows(self, before: str | None, after: str) -> float:
        return 2.0 if (before, after) in self.next_to else 0.0

    def _one(self, wording: Wording) -> Likely:
        found: dict[str, float] = dict.fromkeys(TYPES, 0.0)
        for word, types in self.known.items():
            if word in wording.text:
                found |= types
        return Likely(found, found)


def found(text: str, model: Words) -> dict[str, tuple[str, ...]]:
    clauses = extract(document(articles(text)), model).clauses
    return {str(one.address): one.types for one in clauses if str(one.address) != "前文"}


def test_where_rules_see_nothing_the_classifier_decides() -> None:
    model = Words({"空": {"support": 0.9}})
    assert found("空のこと|空は青く広がる。", model) == {"第1条": ("support",)}


def test_what_rules_and_classifier_see_a_little_of_is_a_type() -> None:
    assert found("会費|会員は、月会費を毎月末日までに支払います。", Words({"会費": {"support": 0.9, "fees": 0.35}}))[
        "第1条"
    ] == (
        "support",
        "fees",
    )
    assert found("空|空は青く広がる。", Words({"空": {"support": 0.9, "fees": 0.35}}))["第1条"] == ("support",)


def test_rules_decide_between_what_the_classifier_finds_alike() -> None:
    model = Words({"会費": {"support": 0.5, "fees": 0.45}})
    assert found("会費|会員は、月会費を毎月末日までに支払います。", model)["第1条"][0] == "fees"


def test_the_classifier_is_believed_against_the_rules() -> None:
    model = Words({"会費": {"support": 0.9}})
    assert found("会費|会員は、月会費を毎月末日までに支払います。", model)["第1条"][0] == "support"


def test_what_stands_beside_decides_between_types_that_are_alike() -> None:
    alone = Words({"空": {"support": 0.9}, "海": {"service_content": 0.5, "refund": 0.45}})
    beside = Words(alone.known, ("support", "refund"))
    text = articles("空|空は青く広がる。", "海|海は深く沈む。")
    mains = [[one.types[0] for one in extract(document(text), model).clauses][-1] for model in (alone, beside)]
    assert mains == ["service_content", "refund"]


def test_a_paragraph_has_its_own_type() -> None:
    model = Words({"空": {"support": 0.9}, "海": {"service_content": 0.9}})
    types = found("自然|1. 空は青く広がる。\n2. 空は高く見える。\n3. 海は深く沈む。", model)
    assert types["第1条"] == ("support", "service_content")
    assert types["第1条第1項"] == ("support",)
    assert types["第1条第3項"] == ("service_content",)


def test_types_the_classifier_does_not_know_stay_with_the_rules() -> None:
    model = Words({"空": {"support": 0.9}})
    assert (
        "jurisdiction"
        in found("空|紛争は、静岡地方裁判所を第一審の専属的合意管轄裁判所とします。空は青く広がる。", model)["第1条"]
    )


def test_the_classifier_is_asked_of_the_whole_and_of_each_paragraph() -> None:
    model = Words({})
    found("自然|1. 空は青く広がる。\n2. 海は深く沈む。", model)
    asked = [one for one in model.asked if one.caption == "自然"]
    assert [one.text.strip() for one in asked] == [
        "空は青く広がる。\n海は深く沈む。",
        "空は青く広がる。",
        "海は深く沈む。",
    ]


@pytest.mark.parametrize("text", ["", "会費|会員は、月会費を支払います。"])
def test_confidence_is_between_nothing_and_one(text: str) -> None:
    for one in extract(document(articles(text)), Words({"会費": {"fees": 1.0}})).clauses:
        assert 0 <= one.confidence <= 1
