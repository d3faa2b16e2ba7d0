"""How long a comparison of a hundred pages against a hundred pages takes, stage by stage, and how much memory.

`python -m evaluation.comparing_bench` prints the table.
"""

import io
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random

from corpus.catalog import entries
from evaluation.asking_bench import installed, seconds
from evaluation.reporting.tables import table
from models import clause_types
from pipeline import revise, run
from pipeline.export.comparison import Columns, comparison
from pipeline.export.word_table import write_word_table
from pipeline.extract import extract_apart
from pipeline.revise.pack import pack
from pipeline.revise.words import operations
from pipeline.types.address import Address
from pipeline.types.document import Document

LENGTH = 100_000
"""Characters of either version, about a hundred pages and two thousand units."""
_CHANGED, _GONE = 0.1, 0.03
"""Shares of the lines that say something else in the new version, and of the articles that are gone."""
STARTS = 2
_SWAPS = (("することができ", "しなければならない"), ("日以内", "日後"), ("又は", "及び"), ("1", "2"))


@cache
def _articles() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Captions and lines of the articles of our own documents."""
    found: list[tuple[str, list[str]]] = []
    for entry in entries():
        counts = [0, 0]
        for unit in entry.source.units if entry.source and entry.split != "test" else ():
            parts = Address.parse(unit.address).parts
            if not parts[0].startswith("第"):
                continue
            if len(parts) == 1:
                found.append((unit.caption or "定め", [unit.text] if unit.text else []))
                counts = [0, 0]
            elif parts[-1].endswith("項") and found:
                counts = [counts[0] + 1, 0]
                found[-1][1].append(f"{counts[0]}. {unit.text}")
            elif parts[-1].endswith("号") and found:
                counts[1] += 1
                found[-1][1].append(f"（{counts[1]}） {unit.text}")
    return tuple((caption, tuple(lines)) for caption, lines in found if lines)


def versions(length: int) -> tuple[str, str]:
    """Two versions of one long document, the old one of so many characters."""
    texts, numbers, size, random = (["長い規約", ""], ["長い規約", ""]), [0, 0], 0, Random(3)
    for caption, lines in cycle(_articles()):
        if size >= length:
            break
        size += sum(map(len, lines))
        for side in (0, 1) if random.random() >= _GONE else (0,):
            numbers[side] += 1
            texts[side].append(f"第{numbers[side]}条（{caption}）")
            texts[side].extend(_changed(line, random) if side else line for line in lines)
    return "\n".join(texts[0]), "\n".join(texts[1])


def _changed(line: str, random: Random) -> str:
    if random.random() < _CHANGED:
        for words, others in _SWAPS:
            if words in line:
                return line.replace(words, others, 1)
    return line


def parsed(length: int) -> tuple[Document, Document]:
    """The two versions as trees."""
    ((old,), (new,)) = (run.parse_bytes(text.encode(), "長い.txt") for text in versions(length))
    return old, new


def comparing() -> str:
    """The table, made in a process of its own: what another measurement has loaded would weigh on this one."""
    command = [sys.executable, "-m", "evaluation.comparing_bench"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip("\n")


def _whole(texts: tuple[str, str]) -> tuple[float, float]:
    """Seconds from the shell's word to the end of `yakkan diff --json`, and the most memory it has held, in MB."""
    with tempfile.TemporaryDirectory() as folder, installed() as environment:
        files = [Path(folder) / f"{name}.txt" for name in ("旧", "新")]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text, "utf-8")
        command = [str(Path(sys.executable).with_name("yakkan")), "diff", "--json", *map(str, files)]
        _, *spent = (seconds(command, environment) for _ in range(1 + STARTS))
    return min(spent), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _measured() -> str:
    """Processor time of each stage of `diff`, the time of the whole command and the most memory that it has held."""
    model, spent = clause_types.default(), dict[str, float]()
    [warm] = run.parse_bytes("見本規約\n\n第1条（料金）\n会員は、料金を支払う。\n".encode(), "見本.txt")
    run.revise([warm], [warm], clause_types=model)

    @contextmanager
    def timed(name: str) -> Iterator[None]:
        began = time.process_time()
        yield
        spent[name] = time.process_time() - began

    texts = versions(LENGTH)
    with timed("読み取りと構造（二つ）"):
        ((old,), (new,)) = (run.parse_bytes(text.encode(), "長い.txt") for text in texts)
    with timed("抽出（二つ、規範を除く）"):
        apart = [(one, *extract_apart(one, model)) for one in (old, new)]
        sides = [revise.Version(one, complete(), norms_by) for one, _, norms_by, complete in apart]
    with timed("対応と変更（revise、変わった条の規範も）"):
        revision = revise.revise(*sides)
    with timed("新旧対照表（Word）"):
        rows_of = comparison(revision, differ=operations, remark=lambda change: change.reason)
        write_word_table(io.BytesIO(), [rows_of], Columns("旧", "新"))
    with timed("説明資料の中身（pack）"):
        pack(revision, announced=date(2026, 1, 1))
    units = [sum(1 for _ in one.walk()) for one in (old, new)]
    whole, memory = _whole(texts)
    rows = [[name, f"{stage:.2f}"] for name, stage in spent.items()]
    rows += [["yakkan diff（起動から終了まで、実時間）", f"{whole:.2f}"], ["その最大メモリー（MB）", f"{memory:.0f}"]]
    return table(
        [f"{len(texts[0]):,} 字（{units[0]:,} 単位）と {len(texts[1]):,} 字（{units[1]:,} 単位）", "秒（CPU）"], rows
    )


if __name__ == "__main__":
    print(_measured())
