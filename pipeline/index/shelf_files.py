"""A shelf and its vectors as files of a folder, read as memory maps."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from pipeline.index.lexical import Postings
from pipeline.index.ragged import Ragged
from pipeline.index.shelf import Defined, Shelf
from pipeline.types.codec import decode, encode

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LISTS = ("documents", "words", "terms", "labels")


@dataclass(frozen=True, slots=True)
class _Definitions:
    all: tuple[Defined, ...]


def save(shelf: Shelf, folder: Path) -> None:
    """Writes a shelf to a folder that is there: one .npy file for each array, what is text in one file of JSON."""
    named: dict[str, Any] = {"definitions": encode(_Definitions(shelf.definitions)).decode()}
    for field in fields(Shelf):
        value = getattr(shelf, field.name)
        if field.name in _LISTS:
            named[field.name] = value
        elif isinstance(value, Ragged):
            _save_ragged(folder, field.name, value)
        elif isinstance(value, Postings):
            _save_postings(folder, field.name, value)
        elif field.name == "parts":
            for number, part in enumerate(value):
                _save_postings(folder, f"part{number}", part)
        elif field.name != "definitions":
            np.save(folder / f"{field.name}.npy", value)
    (folder / "names.json").write_text(json.dumps(named, ensure_ascii=False), "utf-8")


def load(folder: Path) -> Shelf:
    """The shelf of a folder, its arrays mapped; OSError, KeyError or ValueError where it is not whole."""
    named = json.loads((folder / "names.json").read_text("utf-8"))
    values: dict[str, Any] = {}
    for field in fields(Shelf):
        name = field.name
        if name == "definitions":
            values[name] = decode(_Definitions, named[name].encode()).all
        elif name == "documents":
            values[name] = tuple((document, title) for document, title in named[name])
        elif name in _LISTS:
            values[name] = tuple(named[name])
        elif name == "parts":
            values[name] = tuple(_postings(folder, f"part{number}") for number in range(4))
        elif field.type is Ragged or field.type == "Ragged":
            values[name] = _ragged(folder, name)
        elif field.type is Postings or field.type == "Postings":
            values[name] = _postings(folder, name)
        else:
            values[name] = mapped(folder / f"{name}.npy")
    return Shelf(**values)


def mapped(path: Path) -> "NDArray[Any]":
    """The array of a file, read as it is needed."""
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


def save_rows(blocks: "Iterable[NDArray[np.float32]]", rows: int, path: Path) -> None:
    """Writes blocks of one width, together so many rows, to one file; none of width 0 where there are none."""
    into, at = None, 0
    for block in blocks:
        if into is None:
            into = np.lib.format.open_memmap(path, "w+", np.float32, (rows, block.shape[1]))
        into[at : at + len(block)] = block
        at += len(block)
    if into is None:
        np.save(path, np.zeros((0, 0), dtype=np.float32))
    else:
        into.flush()


def _save_ragged(folder: Path, name: str, value: Ragged) -> None:
    np.save(folder / f"{name}.starts.npy", value.starts)
    np.save(folder / f"{name}.values.npy", value.values)


def _ragged(folder: Path, name: str) -> Ragged:
    return Ragged(mapped(folder / f"{name}.starts.npy"), mapped(folder / f"{name}.values.npy"))


def _save_postings(folder: Path, name: str, value: Postings) -> None:
    _save_ragged(folder, f"{name}.texts", value.texts)
    np.save(folder / f"{name}.counts.npy", value.counts)
    np.save(folder / f"{name}.lengths.npy", value.lengths)


def _postings(folder: Path, name: str) -> Postings:
    return Postings(
        _ragged(folder, f"{name}.texts"),
        mapped(folder / f"{name}.counts.npy"),
        mapped(folder / f"{name}.lengths.npy"),
    )
