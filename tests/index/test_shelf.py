import dataclasses

import numpy as np
import pytest

from models import question_types, static_embedder
from pipeline import index
from pipeline.index.lexical import Postings
from pipeline.index.ragged import Ragged
from pipeline.index.shelf import Shelf
from pipeline.index.shelf_files import load, save
from pipeline.index.shelving import shelve
from pipeline.settings import Settings
from pipeline.types.clause import Clause, Extraction
from pipeline.types.question import Question
from tests.texts import document

CLUB = document(
    "水泳クラブ会則\n\n第1条（会費）\n会員は、会費（以下「月会費」という。）を支払う。\n第2条（退会）\n退会届を出して退会する。\n"
)
RENT = document(
    "機材賃貸約款\n\n第1条（賃料）\n賃借人は、賃料を支払う。延滞したときは利息を付す。\n第2条（返還）\n物件を返還する。\n"
)
LOAN = document(
    "金銭消費貸借契約\n\n第1条（弁済）\n借主は、元本を分割して弁済する。\n第2条（期限の利益）\n滞ったときは期限の利益を失う。\n"
)


def pair(one):
    types = tuple(Clause(unit.address, ("fees",), 1.0) for unit in one.walk() if unit.address)[:1]
    return one, Extraction(types, (), ())


SHELVES = [shelve(*pair(one)) for one in (CLUB, RENT, LOAN)]


def told(shelf):
    """What a shelf says of each entry, in words instead of numbers."""

    def names(rows, of, number):
        return sorted(of[place] for place in rows.row(number))

    def counted(part, number):
        return sorted(
            (shelf.terms[term], int(count))
            for term in range(len(shelf.terms))
            for text, count in zip(
                part.texts.row(term), part.counts[part.texts.starts[term] : part.texts.starts[term + 1]], strict=True
            )
            if text == number
        )

    return [
        (
            shelf.passage(number),
            int(shelf.kind[number]),
            int(shelf.held[number]),
            int(shelf.length[number]),
            names(shelf.own, shelf.words, number),
            names(shelf.around, shelf.words, number),
            [names(shelf.sentences, shelf.words, said) for said in shelf.spoken.row(number)],
            [(counted(part, number), int(part.lengths[number])) for part in shelf.parts],
        )
        for number in range(len(shelf))
    ]


def mentions(shelf):
    """How often each document has each word."""
    found = [{} for _ in shelf.documents]
    for word, name in enumerate(shelf.words):
        start, end = shelf.mentions.texts.starts[word : word + 2]
        for number, count in zip(shelf.mentions.texts.values[start:end], shelf.mentions.counts[start:end], strict=True):
            found[number][name] = int(count)
    return found


def seen(shelf):
    return dict(zip(shelf.words, shelf.seen.tolist(), strict=True))


def test_joined_shelves_say_what_each_said():
    joined = Shelf.joined(SHELVES)
    assert told(joined) == [one for shelf in SHELVES for one in told(shelf)]
    assert [title for _, title in joined.documents] == ["水泳クラブ会則", "機材賃貸約款", "金銭消費貸借契約"]
    assert seen(joined)["支払う"] == 2
    assert mentions(joined) == [one for shelf in SHELVES for one in mentions(shelf)]
    assert mentions(joined)[0]["会費"] == 3  # its caption and twice in the text
    [fee] = joined.definitions
    assert joined.passage(fee.entry).document == CLUB.id


def test_a_document_taken_out_leaves_no_word():
    kept = Shelf.joined(SHELVES).keep([1, 2])
    assert told(kept) == [one for shelf in SHELVES[1:] for one in told(shelf)]
    assert seen(kept) == seen(Shelf.joined(SHELVES[1:]))
    assert mentions(kept) == [one for shelf in SHELVES[1:] for one in mentions(shelf)]
    assert kept.definitions == ()
    assert {"会費", "退会", "水泳", "#会費"}.isdisjoint({*kept.words, *kept.terms})
    assert "水泳" not in repr(kept.documents)
    assert told(Shelf.joined([kept, SHELVES[0]])) == told(Shelf.joined([*SHELVES[1:], SHELVES[0]]))


def test_what_is_written_is_what_is_read(tmp_path):
    joined = Shelf.joined(SHELVES)
    save(joined, tmp_path)
    read = load(tmp_path)
    assert told(read) == told(joined) and seen(read) == seen(joined) and read.definitions == joined.definitions
    assert mentions(read) == mentions(joined)
    assert not read.records.values.flags.writeable
    assert all(path.suffix in (".npy", ".json") for path in tmp_path.iterdir())


def test_no_documents(tmp_path):
    nothing = Shelf.joined([])
    assert len(nothing) == 0 and nothing.documents == ()
    save(nothing, tmp_path)
    assert told(Shelf.joined([load(tmp_path), SHELVES[0]])) == told(SHELVES[0])


def test_every_array_is_joined_and_kept():
    """A field that is added is not forgotten: what is joined and taken apart again is what it was."""
    again = Shelf.joined(SHELVES).keep([1])
    for field in dataclasses.fields(Shelf):
        one, other = getattr(again, field.name), getattr(SHELVES[1], field.name)
        if isinstance(one, np.ndarray):
            assert one.dtype == other.dtype and len(one) == len(other), field.name
        elif isinstance(one, Ragged):
            assert one.starts.tolist() == other.starts.tolist(), field.name
        elif isinstance(one, Postings):
            assert one.texts.starts.tolist() == other.texts.starts.tolist(), field.name
        elif field.name == "parts":
            assert all(isinstance(part, Postings) for part in one)
        else:
            assert sorted(map(repr, one)) == sorted(map(repr, other)), field.name


@pytest.mark.parametrize("embedders", [None, static_embedder.default()])
def test_candidates_find_what_looking_at_all_finds(embedders):
    pairs = [pair(one) for one in (CLUB, RENT, LOAN)]

    def built(looked_at):
        return index.build(
            pairs,
            embedders=embedders,
            question_types=question_types.default(),
            settings=Settings(looked_at=looked_at),
        )

    whole, chosen = built(100), built(0)
    for text in ("退会するには", "元本の弁済", "月会費とは", "借りた物を返す"):
        question = Question(text, frozenset())
        first, same = whole.search(question, 1)[0], chosen.search(question, 1)[0]
        assert first.passage == same.passage and first.known == pytest.approx(same.known)
