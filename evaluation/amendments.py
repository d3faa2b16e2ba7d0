"""Amendments of our own, each applied to its base: what was found, what was applied, and how much of the text is as it should be.

`python -m evaluation.amendments` prints that, and the same of amendments made of the corpus's pairs of versions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.catalog import HERE, entries
from corpus.printing import printed
from corpus.source import read
from evaluation.amending import WORDINGS, compared, made, versions
from evaluation.revisions import pairs
from pipeline import run
from pipeline.text.normalize import squash
from pipeline.types.amendment import Consolidation
from pipeline.types.document import Document

AMENDMENTS = HERE / "amendments"
"""Folder of the amendments `<base>.<n>.md` or `.txt`, and of `<base>.<n>.expected.txt`, the consolidated text."""


@dataclass(frozen=True, slots=True)
class Case:
    """An amendment with its base and the text that the base should have with it.

    refused: how many of its orders do not fit the base, as its author meant it.
    """

    id: str
    base: Document
    amendment: Document
    expected: str

    @property
    def refused(self) -> int:
        """Orders that its author knows not to fit: they stand behind a line of `#` in the expected text."""
        return sum(line.startswith("# ") for line in self.expected.split("\n"))

    @property
    def text(self) -> str:
        """The expected text without the lines about orders that do not fit."""
        return "\n".join(line for line in self.expected.split("\n") if not line.startswith("# "))


def cases() -> Iterator[Case]:
    """All amendments, by name."""
    bases = {entry.id: entry for entry in entries()}
    for path in sorted(AMENDMENTS.glob("*.expected.txt")):
        name = path.name.removesuffix(".expected.txt")
        [base] = run.parse_bytes(*bases[name.partition(".")[0]].file())
        [amendment] = run.parse_bytes(*_file(name))
        yield Case(name, base, amendment, path.read_text("utf-8"))


def _file(name: str) -> tuple[bytes, str]:
    plain = AMENDMENTS / f"{name}.txt"
    return (plain.read_bytes(), plain.name) if plain.exists() else printed(read(AMENDMENTS / f"{name}.md"))


def units(text: str) -> list[tuple[str, str, str]]:
    """Address, caption and words of every unit of a text."""
    return [
        (str(unit.address or unit.label or unit.kind), squash(unit.caption or ""), squash(unit.text + unit.wrap_up))
        for document in run.parse_bytes(text.encode(), "統合.txt")
        for unit in document.walk()
    ]


def alike(found: Consolidation, expected: str) -> tuple[int, int]:
    """Units of the expected text that the consolidated one has word for word, and how many there are at most."""
    mine, theirs = units(found.document.source.text), units(expected)
    return sum(unit in mine for unit in theirs), max(len(mine), len(theirs))


def measured(splits: Sequence[str] = ("train", "dev")) -> Mapping[str, tuple[int, int, int, int]]:
    """By wording: versions and those that came out whole, units that are right and all, over the corpus's pairs of versions."""
    counts = {wording: [0, 0, 0, 0] for wording in WORDINGS}
    for pair in (pair for split in splits for pair in pairs(split)):
        documents = versions(pair)
        for wording, own in counts.items():
            right, whole, _ = compared(made(pair, *documents, wording))
            for at, more in enumerate((1, right == whole, right, whole)):
                own[at] += more
    return {wording: (own[0], own[1], own[2], own[3]) for wording, own in counts.items()}


def main() -> None:
    """Prints a line for each amendment, and one for each wording of the amendments made of pairs of versions."""
    print("覚書: 改め文／当てはめた／単位の一致")
    for case in cases():
        found = run.amend(case.base, [case.amendment])
        right, whole = alike(found, case.text)
        applied = sum(step.applied for step in found.steps)
        print(f"  {case.id}: {len(found.steps)}／{applied}（合わないものは {case.refused}）／{right}/{whole}")
    print("版の組から作った覚書: 組／そのとおりになった組／単位の一致")
    for wording, (count, exact, right, whole) in measured().items():
        print(f"  {wording}: {count}／{exact}／{right}/{whole}")


if __name__ == "__main__":
    main()
