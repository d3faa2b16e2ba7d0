"""`python -m corpus.build FOLDER`: prints every document and its later versions, with the gold beside them.

terms/ has the files, gold/ what their readers found (`<id>.units.jsonl`: every unit with its whole text), revisions/ the later
versions with their changes.
"""

import dataclasses
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from corpus import source
from corpus.catalog import GOLD, REVISIONS, entries
from corpus.printing import printed


def main(arguments: Sequence[str]) -> int:
    """Writes into the folder, which is made where it is not there."""
    if len(arguments) != 1:
        print("usage: python -m corpus.build FOLDER", file=sys.stderr)
        return 2
    build(Path(arguments[0]))
    return 0


def build(folder: Path) -> None:
    """Writes all files; what is there under the same names is replaced."""
    terms, revisions, gold = (folder / name for name in ("terms", "revisions", "gold"))
    for made in (terms, revisions, gold):
        made.mkdir(parents=True, exist_ok=True)
    for entry in entries():
        found = entry.source
        data, name = printed(found, embedded=False) if found else entry.file()
        (terms / name).write_bytes(data)
        if found:
            rows = (json.dumps(dataclasses.asdict(unit), ensure_ascii=False) for unit in found.all)
            (gold / f"{entry.id}.units.jsonl").write_text("".join(f"{row}\n" for row in rows), "utf-8")
        for path in GOLD.glob(f"{entry.id}.*"):
            shutil.copy(path, gold / path.name)
    for path in sorted(REVISIONS.glob("*.md")):
        data, name = printed(source.read(path), embedded=False)
        (revisions / name).write_bytes(data)
    for path in REVISIONS.glob("*.changes.jsonl"):
        shutil.copy(path, revisions / path.name)
    print(
        f"{len(list(terms.iterdir()))} documents, {len(list(revisions.glob('*.changes.jsonl')))} revisions in {folder}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
