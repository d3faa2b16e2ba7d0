"""`python -m evaluation.check ID...`: the outline of our own documents, and every fault of source and gold."""

import sys
from collections.abc import Sequence

from corpus.catalog import DOCUMENTS, GOLD, SPLITS
from corpus.source import Fault, Source, read
from evaluation import whole
from evaluation.goldfiles import GoldError, load, load_whole
from evaluation.soundness import faults
from evaluation.sources import structure


def main(names: Sequence[str]) -> int:
    """Prints; 1 where there is a fault.

    Without a name all documents and the questions over all of them are checked, and no outline is printed.
    """
    paths = [DOCUMENTS / f"{name}.md" for name in names] or sorted(DOCUMENTS.glob("*.md"))
    count = 0
    for path in paths:
        try:
            source = read(path)
            if names:
                print(outline(source))
            found = list(faults(source, load(GOLD, path.stem, structure(source)), GOLD))
        except (Fault, GoldError) as error:
            found = [str(error)]
        count += _told(path.stem, found)
    for split in () if names else SPLITS:
        path = whole.path(split)
        try:
            found = list(whole.faults(path, load_whole(path), split))
        except GoldError as error:
            found = [str(error)]
        count += _told(path.stem, found)
    return 1 if count else 0


def _told(name: str, found: Sequence[str]) -> int:
    """How many faults were printed."""
    print("\n".join([f"{name}: {len(found)} faults", *found]))
    return len(found)


def outline(source: Source) -> str:
    """A line for each unit: address, caption, the first words, what stands after its list."""
    return "\n".join(
        f"{unit.address} [{unit.caption or ''}] {unit.text[:24]}" + (f" ⏎ {unit.wrap_up[:16]}" if unit.wrap_up else "")
        for unit in source.all
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
