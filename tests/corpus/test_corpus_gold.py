"""The gold of every document says what stands in its text."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from corpus.catalog import GOLD, SPLITS, Entry, entries
from evaluation.goldfiles import load
from evaluation.soundness import faults
from evaluation.sources import structure as of_source
from pipeline.text.normalize import squash
from pipeline.types.address import Address

DOCUMENTS = [pytest.param(entry, id=entry.id) for entry in entries()]
FILES = [pytest.param(entry, id=entry.id) for entry in entries() if entry.source is None]
"""Documents kept as the file itself: their structure stands in a file of its own."""
SOURCES = [pytest.param(entry, id=entry.id) for entry in entries() if entry.source]
"""Documents printed from a source, which is their structure."""
FURNITURE = re.compile(r"^\s*- \d+ -$|^.*Copyright ©.*$", re.MULTILINE)
MARKUP = re.compile(r"<(style|head|script)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)


def squashed(path: Path) -> str:
    return squash(MARKUP.sub("", FURNITURE.sub("", path.read_text("utf-8"))))


def rows(entry: Entry, kind: str) -> list[dict]:
    return [json.loads(line) for line in (GOLD / f"{entry.id}.{kind}.jsonl").read_text("utf-8").splitlines()]


def structure(entry: Entry) -> dict:
    return json.loads((GOLD / f"{entry.id}.structure.json").read_text("utf-8"))


def nodes(data: dict) -> list[tuple[str, dict]]:
    """(address, node) of all units in document order, 附則 and 別紙 at the end."""
    places = [*data["articles"], *filter(None, [data["supplementary"]]), *data.get("appendices", [])]
    found = []
    for place in places:
        for paragraph in place["paragraphs"]:
            address = place["label"] + (f"第{paragraph['num']}項" if paragraph["num"] else "")
            found.append((address, paragraph))
            for item in paragraph["items"]:
                found.append((f"{address}第{item['num']}号", item))
                found += [(f"{address}第{item['num']}号{sub['num']}", sub) for sub in item["subitems"]]
    return found


def addresses(entry: Entry) -> set[str]:
    data = structure(entry)
    labels = {place["label"] for place in [*data["articles"], *data.get("appendices", [])]}
    return {"前文"} | labels | {address for address, _ in nodes(data)}


def test_every_split_has_documents_and_no_id_is_given_twice() -> None:
    assert {entry.split for entry in entries()} == set(SPLITS)
    assert len({entry.id for entry in entries()}) == len(entries())


@pytest.mark.parametrize("entry", SOURCES)
def test_the_gold_of_a_source_has_no_fault(entry: Entry) -> None:
    source = entry.source
    assert source
    assert not list(faults(source, load(GOLD, entry.id, of_source(source)), GOLD))


@pytest.mark.parametrize("entry", DOCUMENTS)
def test_every_document_is_asked_in_every_style_and_beyond_its_text(entry: Entry) -> None:
    questions = rows(entry, "questions")
    assert len({row["id"] for row in questions}) == len({row["question"] for row in questions}) == len(questions) >= 12
    styles = Counter(row["style"] for row in questions)
    assert set(styles) == {"formal", "paraphrase", "colloquial", "keyword"} and min(styles.values()) >= 3
    assert sum(row["type"] == "unanswerable" for row in questions) >= 3


@pytest.mark.parametrize("entry", FILES)
def test_units_stand_in_the_text_in_their_order(entry: Entry) -> None:
    text, cursor = squashed(entry.path), 0
    assert text.startswith(squash(entry.title)) or squash(entry.title) in text
    for address, node in nodes(structure(entry)):
        starts = [found.start() for found in re.finditer(re.escape(node["head"]), text[cursor:])]
        right = [s for s in starts if text[cursor + s : cursor + s + node["length"]].endswith(node["tail"])]
        assert right, f"{address}: {node['head']}…{node['tail']} is not in the text after the unit before it"
        cursor += right[0] + node["length"]


@pytest.mark.parametrize("entry", FILES)
def test_captions_and_chapters_stand_in_the_text(entry: Entry) -> None:
    text = squashed(entry.path)
    for article in structure(entry)["articles"]:
        assert squash(article["title"] or "") in text
        assert squash(article["chapter"] or "") in text


@pytest.mark.parametrize("entry", FILES)
def test_every_article_has_its_clause_types(entry: Entry) -> None:
    assert [row["address"] for row in rows(entry, "clauses")] == [a["label"] for a in structure(entry)["articles"]]
    assert all(row["types"] for row in rows(entry, "clauses"))


@pytest.mark.parametrize("entry", FILES)
def test_quotes_are_verbatim_and_cites_exist(entry: Entry) -> None:
    text, known = squashed(entry.path), addresses(entry)
    for row in rows(entry, "facts"):
        assert squash(row["quote"]) in text, row["id"]
        assert row["cites"], row["id"]
        assert set(row["cites"]) <= known, row["id"]


@pytest.mark.parametrize("entry", FILES)
def test_questions_cite_units_and_their_model_answers_are_right(entry: Entry) -> None:
    questions, known = rows(entry, "questions"), addresses(entry)
    for row in questions:
        assert {*row["cites"], *row["alt_cites"]} <= known, row["id"]
        if row["type"] == "unanswerable":
            assert row["answer"] is None and not row["must"] and not row["cites"], row["id"]
        else:
            assert row["cites"] and row["must"], row["id"]
            answer = squash(row["answer"])
            for entry_of_must in row["must"]:
                assert any(squash(choice) in answer for choice in entry_of_must.split("|")), (row["id"], entry_of_must)


@pytest.mark.parametrize("entry", FILES)
def test_addresses_are_addresses(entry: Entry) -> None:
    for text in addresses(entry):
        assert str(Address.parse(text)) == text
