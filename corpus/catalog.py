"""The documents of the corpus: what each is, which split it belongs to, and the file as a user would have it."""

import functools
import json
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import source
from corpus.printing import printed
from corpus.source import Source

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
"""Folder of the sources, `<id>.md`; README.md has their rules."""
GOLD = HERE / "gold"
"""Folder of the gold data, `<id>.facts.jsonl` and so on; the format is told in README.md."""
REVISIONS = HERE / "revisions"
"""Folder of later versions, `<id>.2.md`, with `<id>.2.changes.jsonl`: what changed since the version before."""
CLAUSES = HERE / "clauses"
"""Folder of single clauses by type that belong to no document, with questions."""
APART = tuple(f"clauses-{name}" for name in ("finance", "online", "organisations", "rules", "trades", "translated"))
"""The files of single clauses about which the ranker and the refusal learn, from models that have not seen them."""
QUESTIONS = HERE / "questions"
"""Folder of questions by the clause types and facts they ask for."""
TRAINING = HERE / "training"
"""Folder of the training questions, `<id>.jsonl`, of the documents of the train split."""
SPLITS = ("train", "dev", "test")
"""Models learn on train, rules may be tuned on train and dev, test only measures."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: kind is what it regulates (業務委託契約), style how its text is laid out and numbered.

    path: the file itself, or its source where it is printed from one.
    """

    id: str
    title: str
    kind: str
    path: Path
    style: str
    split: str

    @property
    def source(self) -> Source | None:
        """What the document is printed from; None for a file that was written as it is."""
        return _source(self.path) if self.path.parent == DOCUMENTS else None

    def file(self) -> tuple[bytes, str]:
        """Content and name of the file that a user has."""
        found = self.source
        return printed(found) if found else (self.path.read_bytes(), self.path.name)


def single_clauses(*names: str, without: Collection[str] = ()) -> list[dict[str, Any]]:
    """The single clauses of the files with these names, or of all but those named in without, in the order of the files."""
    files = [
        path
        for path in sorted(CLAUSES.glob("*.jsonl"))
        if path.stem not in without and (not names or path.stem in names)
    ]
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]


def entries(split: str | None = None) -> tuple[Entry, ...]:
    """All documents, or those of one split: the files of catalog.toml, then the sources by name."""
    table = tomllib.loads((HERE / "catalog.toml").read_text("utf-8"))["document"]
    listed = [_entry(row, HERE / row["file"]) for row in table]
    written = [_entry(_source(path).header, path) for path in sorted(DOCUMENTS.glob("*.md"))]
    return tuple(entry for entry in (*listed, *written) if split in (None, entry.split))


def _entry(row: Mapping[str, Any], path: Path) -> Entry:
    if row["split"] not in SPLITS:
        raise ValueError(f"{path}: no split: {row['split']!r}")
    return Entry(row["id"], row["title"], row["kind"], path, row["style"], row["split"])


@functools.lru_cache
def _source(path: Path) -> Source:
    return source.read(path)
