"""`python -m evaluation.bench`: how fast the product reads, beside GiNZA on the same text, how fast it starts, answers and compares."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import spacy

from corpus.catalog import entries
from evaluation import asking_bench, comparing_bench, readers
from evaluation.reporting.tables import table
from models import clause_types
from pipeline import ontology, proof, run
from pipeline.extract import fields, kinds, reader
from pipeline.extract.classify import classify
from pipeline.extract.norms import find_norms
from pipeline.parse import definitions, references
from pipeline.types.clause import Extraction

LENGTH = 50_000
"""Characters of the text that is read, about 80 pages."""
SLICE = 4_000
"""Characters of it that GiNZA reads: it needs about half a second for a thousand, the rest is scaled."""
READINGS, STARTS = 5, 3
EXTRACTED, WARM = 20_000, 10_000
"""Characters that are extracted from, and of other text before them, so that models and patterns are loaded."""


def main() -> None:
    """Measures and prints Markdown tables."""
    print(
        f"{reading()}\n\n{extracting()}\n\n{starting()}\n\n{asking_bench.cold()}\n\n{asking_bench.warm()}\n\n{comparing_bench.comparing()}\n\n{readers.reading()}"
    )


def reading() -> str:
    """Time to parse a long text, and GiNZA's over a slice of the same text scaled to its length."""
    text = long_text(LENGTH)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(text, "utf-8")
        ours = best(READINGS, lambda: run.parse_file(path))
    theirs = ginza_seconds(text[:SLICE]) * len(text) / SLICE
    rows = [
        ["構造の解析（本製品）", f"{ours:.2f}", f"{len(text) / ours:,.0f}"],
        [f"GiNZA（{SLICE:,} 字で測り換算）", f"{theirs:.2f}", f"{len(text) / theirs:,.0f}"],
        ["比", f"{theirs / ours:.1f} 倍", ""],
    ]
    return table([f"{len(text):,} 字", "秒", "字/秒"], rows)


def extracting() -> str:
    """Time of one core from the tree to all that is extracted, stage by stage, and GiNZA's for the same text."""
    text = long_text(WARM + EXTRACTED)
    extract_seconds(text[:WARM])
    shares = extract_seconds(text[WARM:])
    whole = sum(shares.values())
    theirs = ginza_seconds(text[WARM:][:SLICE]) * EXTRACTED / SLICE
    rows = [[name, f"{seconds:.2f}", f"{seconds / whole:.0%}"] for name, seconds in shares.items()]
    rows += [
        ["合わせて", f"{whole:.2f}", ""],
        [f"GiNZA（{SLICE:,} 字で測り換算）", f"{theirs:.2f}", ""],
        ["比", f"{theirs / whole:.1f} 倍", ""],
    ]
    return table([f"構造から抽出まで {EXTRACTED:,} 字", "秒", "割合"], rows)


def extract_seconds(text: str) -> dict[str, float]:
    """Processor seconds of each stage from the tree of a text to all that is extracted; nothing is done twice."""
    known, model = ontology.load(), clause_types.default()
    spent: dict[str, float] = {}

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        spent[name] = spent.get(name, 0.0) + time.process_time() - began

    for document in run.parse_bytes(text.encode(), "長い.txt"):
        with timed("参照"):
            references.resolve(document.units, document.source.text)
        with timed("定義"):
            definitions.find(document.units, document.source.text)
        with timed("文と語"):
            reading = reader.read(document)
        with timed("条項の種類"):
            classified = classify(reading, known, model)
        with timed("事実"):
            facts = fields.find_facts(reading, classified.unit_types)
        with timed("規範"):
            norms = find_norms(reading)
        with timed("文書の種類"):
            kind = kinds.recognise(reading, classified.clauses, known)
        with timed("指摘"):
            proof.proofread(document, Extraction(classified.clauses, facts, reading.parties.found, norms, kind))
    return spent


def starting() -> str:
    """Time from the shell's word to the end of the command."""
    [demo, *_] = entries()
    commands = [["--help"], ["parse", str(demo.path)]]
    program = str(Path(sys.executable).with_name("yakkan"))
    rows = []
    with asking_bench.installed() as environment:
        for arguments in commands:
            _, *spent = (asking_bench.seconds([program, *arguments], environment) for _ in range(1 + STARTS))
            rows.append([f"yakkan {arguments[0]}", f"{min(spent):.2f}"])
    return table(["起動から終了まで", "秒"], rows)


def long_text(length: int) -> str:
    """Our plain-text documents one after the other until there are so many characters."""
    texts = [entry.path.read_text("utf-8") for entry in entries() if entry.path.suffix != ".html"]
    parts: list[str] = []
    for text in cycle(texts):
        if sum(map(len, parts)) >= length:
            return "\n".join(parts)[:length]
        parts.append(text)
    raise ValueError("the corpus has no plain-text documents")


def ginza_seconds(text: str) -> float:
    """Seconds GiNZA needs to analyse the lines of text once it is loaded."""
    nlp = spacy.load("ja_ginza")
    lines = [line for line in text.split("\n") if line.strip()]
    list(nlp.pipe(lines[:1]))
    return best(2, lambda: list(nlp.pipe(lines)))


def best(times: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs."""
    return min(_seconds(work) for _ in range(times))


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
