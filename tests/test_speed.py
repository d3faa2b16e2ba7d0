"""Speed as a ratio against a baseline measured in the same run: machines are shared and noisy."""

import warnings

import pytest

from evaluation.bench import LENGTH, best, extract_seconds, long_text
from pipeline import ontology
from pipeline.parse import parse
from pipeline.read import read_bytes

pytestmark = pytest.mark.timing


def test_a_parse_takes_at_most_a_twentieth_of_ginza() -> None:
    from evaluation.bench import ginza_seconds

    text = long_text(LENGTH)
    assert len(text) == LENGTH
    ours = best(3, lambda: parse(read_bytes(text.encode(), "長い.txt")))
    sample = text[:2_000]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's, about its own models
        theirs = ginza_seconds(sample) * len(text) / len(sample)
    assert ours * 20 <= theirs


def test_all_that_is_extracted_takes_at_most_a_tenth_of_ginza() -> None:
    from evaluation.bench import ginza_seconds

    text = long_text(12_000)
    extract_seconds(text[:6_000])
    ours = min(sum(extract_seconds(text[6_000:]).values()) for _ in range(3))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # spaCy's, about its own models
        theirs = ginza_seconds(text[6_000:7_500]) * 4
    assert ours * 10 <= theirs


def test_few_types_are_asked_of_a_sentence() -> None:
    known = ontology.load()
    sentences = [line for line in long_text(10_000).split("\n") if line]
    near = best(3, lambda: [list(known.ruling(one)) for one in sentences])
    every = best(3, lambda: [kind.rules(one) for one in sentences for kind in known.types.values()])
    assert near * 1.5 <= every


def test_time_grows_with_the_text_and_no_faster() -> None:
    def seconds(articles: int) -> float:
        text = "見本規約\n" + "".join(
            f"第{n}条（届出）\n1. 会員は、住所の変更を届け出るものとします。\n2. 次の場合は、停止します。\n(1) 点検のとき\n(2) 災害のとき\n"
            for n in range(1, articles + 1)
        )
        return best(3, lambda: parse(read_bytes(text.encode(), "長い.txt")))

    assert seconds(400) < 8 * seconds(100)


def test_one_article_of_a_thousand_entries() -> None:
    def seconds(entries: int) -> float:
        text = "見本規約\n第1条（一覧）\n次の各号のとおりとします。\n" + "".join(
            f"({n}) 機器の種類及び台数\n" for n in range(1, entries + 1)
        )
        return best(2, lambda: parse(read_bytes(text.encode(), "長い.txt")))

    assert seconds(800) < 8 * seconds(200)


def test_one_article_of_thousands_of_plain_lines() -> None:
    def seconds(lines: int) -> float:
        text = "見本規約\n第1条（説明）\n" + "機器は、風通しのよい場所に置いて使う。\n" * lines
        return best(2, lambda: parse(read_bytes(text.encode(), "長い.txt")))

    assert seconds(12_000) < 8 * seconds(3_000)
