"""The search over the documents of a workspace as the files of one folder: written once, then only mapped."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from pipeline.index.dense import Dense, parted
from pipeline.index.kept import Kept
from pipeline.index.shelf import Shelf
from pipeline.index.shelf_files import load, mapped, save, save_rows
from pipeline.index.shelving import shelve
from pipeline.types.index import Embedders

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK = 1_000
"""Texts that are embedded at once."""
_CLOSE = 0.99
"""What a model makes of a text today and what is kept of it point the same way."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Of the entries, the words and the openings of a shelf, by the model of that name.

    lists: the file that parts the entries, if they are many.
    """

    model: str
    entries: "NDArray[np.float32]"
    words: "NDArray[np.float32]"
    openings: "NDArray[np.float32]"
    lists: Path | None


@dataclass(frozen=True, slots=True)
class View:
    """A shelf, what state each of its documents is of, and its vectors."""

    shelf: Shelf
    stamps: Mapping[str, str]
    vectors: Vectors | None

    @classmethod
    def load(cls, folder: Path) -> "View":
        """The view in a folder; OSError, KeyError, TypeError or ValueError where it is not whole."""
        told = json.loads((folder / "view.json").read_text("utf-8"))
        vectors = None
        if told["model"] is not None:
            lists = folder / "lists.faiss"
            vectors = Vectors(
                told["model"],
                mapped(folder / "entries.npy"),
                mapped(folder / "words.npy"),
                mapped(folder / "openings.npy"),
                lists if lists.exists() else None,
            )
        return cls(load(folder), told["stamps"], vectors)

    @property
    def documents(self) -> list[str]:
        """The ids of the documents."""
        return [document for document, _ in self.shelf.documents]

    def over(self, documents: Collection[str]) -> "View":
        """The same over some of the documents alone, in memory."""
        stays = [at for at, one in enumerate(self.documents) if one in documents]
        shelf = self.shelf.keep(stays)
        vectors = self.vectors
        if vectors is not None:
            places = {word: place for place, word in enumerate(self.shelf.words)}
            words = np.array([places[word] for word in shelf.words], dtype=np.int64)
            entries = vectors.entries[np.isin(self.shelf.owner, stays)]
            vectors = Vectors(vectors.model, entries, vectors.words[words], vectors.openings[stays], None)
        return View(shelf, {one: self.stamps[one] for one in documents if one in self.stamps}, vectors)

    def is_of(self, embedders: Embedders | None) -> bool:
        """True where the vectors are those that the model makes: its name, its dimensions and what it makes of the first text."""
        if embedders is None:
            return True
        if self.vectors is None or self.vectors.model != embedders.name:
            return False
        if not len(self.shelf):
            return True
        [today] = embedders.passages.embed(self.shelf.texts(0, 1))
        then = self.vectors.entries[0]
        return today.shape == then.shape and float(today @ then) >= _CLOSE * float(then @ then)

    def dense(self, embedders: Embedders | None) -> Dense | None:
        """The dense part; None without a model or entries."""
        if embedders is None or self.vectors is None or not len(self.shelf):
            return None
        return Dense(self.vectors.entries, self.vectors.model, embedders, lists=self.vectors.lists)


def write(
    folder: Path,
    wanted: Mapping[str, str],
    *,
    old: View | None,
    kept: Kept,
    embedders: Embedders | None,
    flat: int,
) -> None:
    """Writes the view of the wanted documents, each with what state it is of, to a new folder.

    old: what can be taken over: documents of the same state, vectors of the same model, or, where embedders is None, of
    any; kept: has the documents that old has not; flat: up to so many vectors are not parted.
    """
    stays = [at for at, one in enumerate(old.documents) if wanted.get(one) == old.stamps[one]] if old else []
    there = {old.documents[number] for number in stays} if old else set()
    taken = [old.shelf.keep(stays)] if old and stays else []
    shelf = Shelf.joined(
        [*taken, *(shelve(kept.document(one), kept.extraction(one)) for one in wanted if one not in there)]
    )
    folder.mkdir(mode=0o700)
    save(shelf, folder)
    usable = old.vectors if old is not None and stays and old.is_of(embedders) else None
    model = embedders.name if embedders is not None else usable.model if usable is not None else None
    if model is not None:
        rows = np.flatnonzero(np.isin(old.shelf.owner, stays)) if old is not None else np.zeros(0, dtype=np.int64)
        entries = _of_texts(shelf.texts, len(shelf), usable.entries if usable else None, rows, embedders)
        save_rows(entries, len(shelf), folder / "entries.npy")
        count = len(shelf.documents)
        openings = _of_texts(
            shelf.openings, count, usable.openings if usable else None, np.array(stays, int), embedders
        )
        save_rows(openings, count, folder / "openings.npy")
        save_rows(_words(shelf, old, usable, embedders), len(shelf.words), folder / "words.npy")
        if len(shelf) > flat:
            parted(mapped(folder / "entries.npy"), folder / "lists.faiss", like=usable.lists if usable else None)
    (folder / "view.json").write_text(json.dumps({"stamps": dict(wanted), "model": model}), "utf-8")
    for path in folder.iterdir():
        path.chmod(0o600)


def _of_texts(
    texts: Callable[[int, int], list[str]],
    size: int,
    old: "NDArray[np.float32] | None",
    kept: "NDArray[np.int64]",
    embedders: Embedders | None,
) -> "Iterator[NDArray[np.float32]]":
    """The vectors of so many texts in their order: the old ones with the numbers kept, then those of new texts."""
    first = 0
    if old is not None:
        first = len(kept)
        for start in range(0, first, _BLOCK):
            yield old[kept[start : start + _BLOCK]]
    if embedders is not None:
        for start in range(first, size, _BLOCK):
            yield embedders.passages.embed(texts(start, start + _BLOCK))


def _words(
    shelf: Shelf, old: View | None, vectors: Vectors | None, embedders: Embedders | None
) -> "Iterator[NDArray[np.float32]]":
    """The vectors of the words in their order; words of kept documents come first and have vectors already."""
    known = {word: number for number, word in enumerate(old.shelf.words)} if old and vectors is not None else {}
    have = [known[word] for word in shelf.words if word in known]
    order: Sequence[str] = shelf.words
    if vectors is not None and have:
        places = np.array([known.get(word, -1) for word in order])
        found = np.zeros((len(order), vectors.words.shape[1]), dtype=np.float32)
        found[places >= 0] = vectors.words[places[places >= 0]]
        new = [word for word, place in zip(order, places, strict=True) if place < 0]
        if new and embedders is not None:
            found[places < 0] = embedders.of_words.embed(new)
        yield found
    elif order and embedders is not None:
        for start in range(0, len(order), _BLOCK):
            yield embedders.of_words.embed(order[start : start + _BLOCK])
