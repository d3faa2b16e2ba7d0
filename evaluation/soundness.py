"""Does the gold of a document say what stands in its text? Every fault with file, line and reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from corpus.expected import Expected
from corpus.source import Source
from evaluation.gold import Gold, GoldFact, GoldReference, Question
from pipeline.text.normalize import squash
from pipeline.types.address import Address


def faults(source: Source, gold: Gold, folder: Path) -> Iterator[str]:
    """`file:line: reason` for all that is missing, quotes what its unit does not hold, or names a unit that is not there."""
    text = _Text(source)
    name = source.header["id"]
    for part in ("clauses", "facts", "questions"):
        if getattr(gold, part) is None:
            yield f"{folder / f'{name}.{part}.jsonl'}:0: the file is not there"
    for article in (unit for unit in source.units if Address.parse(unit.address).parent is None):
        if all(str(clause.address) != article.address for clause in gold.clauses or ()):
            yield f"{folder / f'{name}.clauses.jsonl'}:0: {article.address} has no line"
    rows: Mapping[str, Iterable[Iterator[str]]] = {
        "clauses": (text.known([clause.address]) for clause in gold.clauses or ()),
        "facts": (_fact(fact, text) for fact in gold.facts or ()),
        "questions": (_question(question, text) for question in gold.questions or ()),
        "definitions": (text.quoted(one.meaning, [one.address]) for one in gold.definitions or ()),
        "parties": (text.known([party.address]) for party in gold.parties or ()),
        "references": (_reference(reference, text) for reference in gold.references or ()),
        "norms": (
            (
                fault
                for quote in (norm.quote, norm.condition, norm.exception, norm.deadline)
                if quote
                for fault in text.quoted(quote, [norm.address])
            )
            for norm in gold.norms or ()
        ),
    }
    for part, found in rows.items():
        for line, reasons in enumerate(found, 1):
            for reason in reasons:
                yield f"{folder / f'{name}.{part}.jsonl'}:{line}: {reason}"


def _fact(fact: GoldFact, text: "_Text") -> Iterator[str]:
    return text.quoted(fact.quote, fact.cites)


def _question(question: Question, text: "_Text") -> Iterator[str]:
    yield from text.known((*question.cites, *question.alt_cites))
    answer = squash(question.answer or "")
    for words in question.must:
        if not any(squash(word) in answer for word in words.split("|")):
            yield f"the answer does not hold {words}"


def _reference(reference: GoldReference, text: "_Text") -> Iterator[str]:
    yield from text.quoted(reference.text, [reference.address])
    yield from text.known(reference.targets)


class _Text:
    """The words of a document by unit, and all of it for what is read off its cover."""

    def __init__(self, source: Source) -> None:
        self.units: dict[str, Expected] = {unit.address: unit for unit in source.all}
        self.whole = squash("".join(str(getattr(block, "text", "")) for block in source.manuscript.blocks))

    def known(self, addresses: Iterable[Address]) -> Iterator[str]:
        """A reason for each address that no unit has; 前文 may stand for cover and title."""
        for address in addresses:
            if str(address) not in self.units and str(address) != "前文":
                yield f"no unit {address}"

    def quoted(self, quote: str, cites: Sequence[Address]) -> Iterator[str]:
        """A reason for each part of a quote that no cited unit, none below it and none above it holds."""
        yield from self.known(cites)
        texts = [
            squash(unit.text + unit.wrap_up + (unit.caption or ""))
            for cite in cites
            for unit in self.units.values()
            if cite.contains(Address.parse(unit.address)) or Address.parse(unit.address).contains(cite)
        ]
        if any(str(cite) == "前文" for cite in cites):
            texts.append(self.whole)
        for part in quote.replace("...", "…").split("…"):
            if not any(squash(part) in text for text in texts):
                yield f"not in {'、'.join(map(str, cites))}: {part}"
