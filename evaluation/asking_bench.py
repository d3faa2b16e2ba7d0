"""How fast questions are answered: the command from a cold start with its shares, and question after question on one long document."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import numpy as np

from corpus.catalog import GOLD, Entry, entries
from evaluation.goldfiles import load
from evaluation.reporting.tables import table
from models import clause_types, question_types, static_embedder
from pipeline import run
from pipeline.types.document import Kind, Unit
from pipeline.types.index import Models

LENGTH = 30_000
"""Characters of the document that is asked again and again."""
STARTS, WARM_UP = 5, 10
QUESTION = "解約は何か月前までに申し出る必要がありますか。"
_STAGES = {
    "imports": "読込み（プログラム）",
    "models": "読込み（モデル）",
    "reading": "文書の読取り",
    "extraction": "抽出",
    "index": "索引",
    "answer": "回答",
}


def cold() -> str:
    """Time from the shell's word to the first answer, the best of several, and the shares of its stages in a process of their own."""
    [document, *_] = entries()
    command = [str(Path(sys.executable).with_name("yakkan")), "ask", QUESTION, str(document.path)]
    with installed() as environment:
        seconds(command, environment)
        whole = min(seconds(command, environment) for _ in range(STARTS))
        stages = min((_stages(document, environment) for _ in range(STARTS)), key=lambda one: sum(one.values()))
    rows = [[label, f"{stages[name]:.2f}", f"{stages[name] / whole:.0%}"] for name, label in _STAGES.items()]
    rest = whole - sum(stages.values())
    rows += [
        ["Python の起動・表示ほか", f"{rest:.2f}", f"{rest / whole:.0%}"],
        ["合わせて（yakkan ask）", f"{whole:.2f}", ""],
    ]
    return table([f"冷えた状態から最初の答えまで（{STARTS} 回の最良）", "秒", "割合"], rows)


@contextmanager
def installed() -> Iterator[Mapping[str, str]]:
    """The environment of a program as it is installed: its modules are compiled, here by the first command that runs in it."""
    with tempfile.TemporaryDirectory() as compiled:
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        yield {**kept, "PYTHONPYCACHEPREFIX": compiled}


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """Time from the start of a command to its end."""
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - began


def _stages(document: Entry, environment: Mapping[str, str]) -> dict[str, float]:
    """Seconds of each stage in a fresh process."""
    command = [sys.executable, "-m", "evaluation.stages", QUESTION, str(document.path)]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    found: dict[str, float] = json.loads(run.stdout)
    return found


def warm() -> str:
    """Median and 95th percentile of the time of one answer, over the questions about the dev documents, on one long document."""
    text = long_document(_articles(), LENGTH)
    documents = run.parse_bytes(text.encode(), "長い規約.txt")
    index = run.index_of(documents, Models(question_types.default(), clause_types.default(), static_embedder.default()))
    questions = [one.text for entry in entries("dev") for one in load(GOLD, entry.id).questions or ()]
    run.answers(questions[:WARM_UP], index)
    spent = []
    for question in questions:
        began = time.perf_counter()
        run.answers([question], index)
        spent.append(1000 * (time.perf_counter() - began))
    half, most = np.percentile(spent, [50, 95])
    units = sum(1 for document in documents for unit in document.walk() if unit.address)
    head = [f"{len(text):,} 字、{units:,} 単位の文書に {len(questions)} 問", "ミリ秒"]
    return table(head, [["中央値（p50）", f"{half:.0f}"], ["p95", f"{most:.0f}"]])


def long_document(articles: Sequence[Unit], length: int) -> str:
    """One document of about so many characters: the articles under consecutive numbers, from the first again after the last."""
    lines, size = ["総合利用規約", ""], 0
    for number, article in enumerate(cycle(articles), 1):
        written = [f"第{number}条（{article.caption}）", *([article.text] if article.text else []), *_below(article)]
        lines += [*written, ""]
        size += sum(map(len, written))
        if size >= length:
            return "\n".join(lines)
    raise ValueError("there are no articles")


def _articles() -> list[Unit]:
    """All articles with a caption of the dev documents, which the questions are about."""
    documents = [document for entry in entries("dev") for document in run.parse_bytes(*entry.file())]
    return [unit for document in documents for unit in document.walk() if unit.kind is Kind.ARTICLE and unit.caption]


def _below(article: Unit) -> Iterator[str]:
    for number, paragraph in enumerate(article.children, 1):
        mark = f"{number}　" if paragraph.kind is Kind.PARAGRAPH else f"（{number}）　"
        yield mark + paragraph.text.replace("\n", "")
        for count, item in enumerate(paragraph.children, 1):
            yield f"（{count}）　{item.text}".replace("\n", "")
