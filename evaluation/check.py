"""`python -m evaluation.check ID...`: the outline of our own documents, and every fault of source and gold."""

import sys
from collections.abc import Iterator, Mapping, Sequence

from corpus.catalog import DOCUMENTS, GOLD
from corpus.expected import Expected
from corpus.source import Fault, Source, read
from evaluation.gold import Gold
from evaluation.goldfiles import GoldError, load
from evaluation.sources import structure
from pipeline.text.normalize import squash
from pipeline.types.address import Address


def main(names: Sequence[str]) -> int:
    """Prints; 1 where there is a fault. Without a name all documents are checked and no outline is printed."""
    paths = [DOCUMENTS / f"{name}.md" for name in names] or sorted(DOCUMENTS.glob("*.md"))
    found = 0
    for path in paths:
        try:
            source = read(path)
            if names:
                print(outline(source))
            gold = load(GOLD, path.stem, structure(source))
            faults = list(check(source, gold))
        except (Fault, GoldError) as error:
            faults = [str(error)]
        found += len(faults)
        print("\n".join([f"{path.stem}: {len(faults)} faults", *faults]))
    return 1 if found else 0


def outline(source: Source) -> str:
    """A line for each unit: address, caption, the first words, what stands after its list."""
    return "\n".join(
        f"{unit.address} [{unit.caption or ''}] {unit.text[:24]}" + (f" ⏎ {unit.wrap_up[:16]}" if unit.wrap_up else "")
        for unit in source.all
    )


def check(source: Source, gold: Gold) -> Iterator[str]:
    """What the gold says that the text does not."""
    for part in ("clauses", "facts", "questions"):
        if getattr(gold, part) is None:
            yield f"{part}: the file is not there"
    units = {unit.address: unit for unit in source.all}
    whole = squash("".join(_words(source.manuscript.blocks)))
    for article in (unit for unit in source.units if Address.parse(unit.address).parent is None):
        if all(str(clause.address) != article.address for clause in gold.clauses or ()):
            yield f"clauses: {article.address} has no line"
    for clause in gold.clauses or ():
        yield from _known("clauses", units, clause.address)
    for fact in gold.facts or ():
        yield from _quoted(f"facts: {fact.field}", units, whole, fact.quote, fact.cites)
    for question in gold.questions or ():
        for address in (*question.cites, *question.alt_cites):
            yield from _known(question.id, units, address)
        answer = squash(question.answer or "")
        for words in question.must:
            if not any(squash(word) in answer for word in words.split("|")):
                yield f"{question.id}: the answer does not hold {words}"
    for definition in gold.definitions or ():
        yield from _quoted(f"definitions: {definition.term}", units, whole, definition.meaning, [definition.address])
    for party in gold.parties or ():
        yield from _known(f"parties: {party.term}", units, party.address)
    for reference in gold.references or ():
        yield from _quoted(f"references: {reference.text}", units, whole, reference.text, [reference.address])
        for target in reference.targets:
            yield from _known(f"references: {reference.text} in {reference.address}", units, target)
    for norm in gold.norms or ():
        for quote in filter(None, (norm.quote, norm.condition, norm.exception, norm.deadline)):
            yield from _quoted("norms", units, whole, quote, [norm.address])


def _known(what: str, units: Mapping[str, Expected], address: Address) -> Iterator[str]:
    if str(address) not in units and str(address) != "前文":
        yield f"{what}: no unit {address}"


def _quoted(
    what: str, units: Mapping[str, Expected], whole: str, quote: str, cites: Sequence[Address]
) -> Iterator[str]:
    for address in cites:
        yield from _known(what, units, address)
    texts = [
        squash(unit.text + unit.wrap_up + (unit.caption or ""))
        for cite in cites
        for unit in units.values()
        if cite.contains(Address.parse(unit.address)) or Address.parse(unit.address).contains(cite)
    ]
    if any(str(cite) == "前文" for cite in cites):
        texts.append(whole)
    for part in quote.replace("...", "…").split("…"):
        if not any(squash(part) in text for text in texts):
            yield f"{what}: not in {'、'.join(map(str, cites))}: {part}"


def _words(blocks: Sequence[object]) -> Iterator[str]:
    for block in blocks:
        yield str(getattr(block, "text", ""))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
