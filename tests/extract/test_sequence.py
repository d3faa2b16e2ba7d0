"""Main types chosen beside their neighbours; the gains are written out."""

import pytest

from pipeline.extract.sequence import BESIDE, likeliest


def mains(leads: list[dict[str, float]], gains: dict[tuple[str | None, str], float]) -> list[str]:
    return [name for name, _ in likeliest(leads, lambda before, after: gains.get((before, after), 0.0))]


def test_without_neighbours_each_is_what_it_looks_like() -> None:
    assert mains([{"a": 0.4, "b": 0.3}, {"a": 0.1, "b": 0.2}], {}) == ["a", "b"]
    assert likeliest([], lambda before, after: 1.0) == []


def test_the_beginning_of_a_document_tells() -> None:
    assert mains([{"a": 0.4, "b": 0.35}], {(None, "b"): 1.0}) == ["b"]


def test_an_earlier_article_may_give_way_to_a_later_one() -> None:
    leads = [{"a": 0.5, "b": 0.4}, {"c": 0.9, "d": 0.1}]
    assert mains(leads, {("b", "c"): 1.0}) == ["b", "c"]
    assert mains(leads, {("b", "d"): 1.0}) == ["a", "c"]


def test_the_margin_is_what_the_article_and_both_neighbours_leave() -> None:
    leads = [{"a": 1.0, "b": 0.0}, {"a": 0.5, "b": 0.2}, {"a": 1.0, "b": 0.0}]
    gains = {("a", "a"): 1.0}
    (_, first), (_, second), _ = likeliest(leads, lambda before, after: gains.get((before, after), 0.0))
    assert first == pytest.approx(1.0 + BESIDE)
    assert second == pytest.approx(0.3 + 2 * BESIDE)


def test_only_the_likeliest_types_are_tried() -> None:
    lead = {name: 1.0 for name in "abcdef"} | {"g": 0.9}
    assert mains([lead], {(None, "g"): 100.0}) != ["g"]
