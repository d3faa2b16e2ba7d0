"""The figures of documents, and the page that shows them."""

import json
from pathlib import Path

import pytest

from corpus.catalog import Entry
from corpus.expected import Expected
from corpus.statistics import (
    PAGE,
    WINDOW,
    Figures,
    measure,
    measure_real,
    page,
    quantile,
    read_real,
    types,
    vocabulary,
)
from corpus.texts import Text, texts


def text(*units: Expected, types: dict[str, tuple[str, ...]] | None = None) -> Text:
    entry = Entry("garden", "植物園規約", "施設利用規約", Path("garden.md"), "", "dev")
    return Text(entry, units, (Expected("前文", "園の決まりです。"),), types or {}, ())


GARDEN = text(
    Expected("第1条", "園は、花を育てる。"),
    Expected("第2条"),
    Expected("第2条第1項", "来園者は、次の物を持ち込めない。", wrap_up="杖はこの限りでない。"),
    Expected("第2条第1項第1号", "火のつく物で次のもの"),
    Expected("第2条第1項第1号ア", "花火"),
    Expected("第2条第1項第1号ア(1)", "線香花火"),
    Expected("第2条第2項", "犬は、\n入れる。"),
    Expected("第3条の2第1号#2", "池"),
)


def test_units_are_counted_by_level() -> None:
    found = measure(GARDEN)
    assert (found.articles, found.paragraphs, found.items, found.below, found.depth) == (2, 2, 2, 2, 5)


def test_characters_are_those_of_all_texts_and_sentences_end_with_a_full_stop() -> None:
    found = measure(GARDEN)
    assert found.characters == 8 + 9 + 16 + 10 + 10 + 2 + 4 + 7 + 1
    assert found.sentence == 9  # of 4 (入れる。), 8, 9, 10, 16
    assert found.long_sentence == 16


def test_vocabulary_is_the_mean_of_distinct_words_in_whole_stretches() -> None:
    same, different = "花は" * WINDOW, "".join(f"{chr(0x4E00 + at)}は" for at in range(WINDOW))
    assert vocabulary(same + different) == (1 + WINDOW) / 2
    assert vocabulary(same + different + "花は" * 10) == (1 + WINDOW) / 2  # the rest is no whole stretch
    assert vocabulary("花は") == 0.0


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.25, 1), (0.26, 2), (0.5, 2), (0.9, 4), (1.0, 4)])
def test_a_quantile_is_the_least_value_with_that_share_below(share: float, value: int) -> None:
    assert quantile([1, 2, 3, 4], share) == value


def test_types_are_counted_by_articles() -> None:
    known = {"第1条": ("purpose", "scope"), "第2条": ("prohibited_acts",), "第2条第2項": ("purpose",)}
    assert types([text(*GARDEN.units, types=known)]) == {"purpose": 1, "prohibited_acts": 1}


def test_real_terms_are_measured_from_what_the_product_prints(tmp_path: Path) -> None:
    def unit(address: str | None, kind: str, text: str, parent: str | None = None) -> dict[str, object]:
        return {"address": address, "kind": kind, "text": text, "parent": parent, "wrap_up": None}

    units = [
        unit(None, "front_matter", "植物園規約"),
        unit("前文", "preamble", "園の決まりです。"),
        unit("第1条", "article", "料金は、次の表による。"),
        unit(None, "table", "大人 百円", "第1条"),
    ]
    (tmp_path / "secret.json").write_text(json.dumps({"units": units}))
    (tmp_path / "secret.clauses.jsonl").write_text('{"address": "第1条", "types": ["fees"]}\n')
    found = measure_real(tmp_path)
    assert found.documents == {"実例1": Figures(1, 0, 0, 0, 1, 8 + 11 + 4, 8, 11, 0.0)}
    assert (found.types, found.pairs) == ({"fees": 1}, 0)


def test_an_address_that_no_level_explains_is_refused() -> None:
    with pytest.raises(ValueError, match="第1条第2節"):
        measure(text(Expected("第1条第2節", "園は、花を育てる。")))


def test_the_committed_page_is_what_the_command_writes() -> None:
    assert PAGE.read_text("utf-8") == page(texts(), read_real()), "run python -m corpus.statistics"
