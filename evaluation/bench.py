"""`python -m evaluation.bench`: how fast the product reads, beside GiNZA on the same text, and how fast it starts."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path

import spacy

from corpus.catalog import entries
from evaluation import readers
from evaluation.reporting.tables import table
from pipeline import run

LENGTH = 50_000
"""Characters of the text that is read, about 80 pages."""
SLICE = 4_000
"""Characters of it that GiNZA reads: it needs about half a second for a thousand, the rest is scaled."""
READINGS, STARTS = 5, 3
QUESTION = "解約は何か月前までに申し出る必要がありますか。"


def main() -> None:
    """Measures and prints Markdown tables."""
    print(f"{reading()}\n\n{starting()}\n\n{readers.reading()}")


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


def starting() -> str:
    """Time from the shell's word to the end of the command."""
    [demo, *_] = entries()
    commands = [["--help"], ["parse", str(demo.path)], ["ask", QUESTION, str(demo.path)]]
    program = Path(sys.executable).with_name("yakkan")
    rows = [
        [f"yakkan {arguments[0]}", f"{best(STARTS, partial(_start, [str(program), *arguments])):.2f}"]
        for arguments in commands
    ]
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


def _start(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
