"""The documents of this folder and where they stand."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
DOCUMENTS = HERE / "documents"
"""Folder of the sources, `<id>.md`; README.md has their rules."""
GOLD = HERE / "gold"
"""Folder of the gold data, `<id>.structure.json` and so on; the format is told in README.md."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: kind is what it regulates (業務委託契約), style how its text is laid out and numbered.

    split: `dev` may be tuned on, `test` only measures.
    """

    id: str
    title: str
    kind: str
    path: Path
    style: str
    split: str


def entries() -> tuple[Entry, ...]:
    """All documents in the order of catalog.toml."""
    table = tomllib.loads((HERE / "catalog.toml").read_text("utf-8"))["document"]
    return tuple(
        Entry(row["id"], row["title"], row["kind"], HERE / row["file"], row["style"], row["split"]) for row in table
    )
