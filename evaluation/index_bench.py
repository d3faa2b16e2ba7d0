"""`python -m evaluation.index_bench`: how fast questions are answered over many documents and among a million vectors.

With a word (many, million) only that. What is searched is made: sentences of our own documents put together anew, so that it is as like itself as terms are.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from corpus import catalog
from evaluation import made_units
from evaluation.reporting.tables import table
from models import clause_types, question_types, static_embedder
from pipeline import answer
from pipeline.index.dense import Dense, parted
from pipeline.index.fuse import FusedIndex
from pipeline.index.shelf_files import mapped, save_rows
from pipeline.index.stored import Stored
from pipeline.settings import Settings
from pipeline.types.index import Models

if TYPE_CHECKING:
    from numpy.typing import NDArray

_Value = TypeVar("_Value")
MANY, VECTORS = 100_000, 1_000_000
"""Units of the many documents; vectors."""
ASKED, SLOW = 100, 10
"""Questions for each figure, and where one of them takes long."""


def main() -> None:
    """Measures and prints Markdown tables."""
    for measure in (many, million):
        if sys.argv[1:] in ([], [measure.__name__]):
            print(f"{measure()}\n", flush=True)


def many() -> str:
    """Time of an answer over many documents whose index is kept, and what keeping it up to date takes."""
    with tempfile.TemporaryDirectory() as folder:
        return _many(Path(folder))


def _many(folder: Path) -> str:
    documents = list(made_units.documents(MANY))
    pairs = {document.id: (document, extraction) for document, extraction in documents}
    *most, last = pairs
    names = models()

    def opened(records: Sequence[str], settings: Settings) -> FusedIndex:
        return Stored(folder / "index").index(
            lambda: dict.fromkeys(records, "1"),
            lambda record: [pairs[record]],
            names,
            settings=settings,
            tell=lambda _: None,
        )

    usual = Settings()
    spent = {
        "作る": _seconds(lambda: opened(most, usual)),
        "1 文書を足す": _seconds(lambda: opened([*most, last], usual)),
        "開く": _seconds(lambda: opened([*most, last], usual)),
    }
    built, whole = (opened([*most, last], one) for one in (usual, replace(usual, looked_at=10**9)))
    asked = questions(ASKED)
    answer.answer(asked[0], built)
    rows = [
        _row("質問から回答まで（本製品）", [partial(answer.answer, text, built) for text in asked]),
        _row("すべての単位の手がかりを見る", [partial(answer.answer, text, whole) for text in asked[:SLOW]]),
    ]
    rows += [[f"索引を{name}（秒）", f"{seconds:.1f}", ""] for name, seconds in spent.items()]
    rows.append(["1 文書を消す（秒）", f"{_seconds(lambda: Stored(folder / 'index').forget(last)):.1f}", ""])
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    rows += [
        ["索引の大きさ（MB）", f"{size / 1e6:,.0f}", ""],
        ["メモリー（MB、写像したファイルのほか）", f"{_memory():,.0f}", ""],
    ]
    return table([f"{len(pairs):,} 文書、{len(built.passages):,} 単位", "中央値 ms", "95% ms"], rows)


def million() -> str:
    """Time and recall@10 of the parted index among very many vectors, beside exact search, and what it needs."""
    with tempfile.TemporaryDirectory() as folder:
        return _million(Path(folder))


def _million(folder: Path) -> str:
    save_rows(made_units.vectors(VECTORS), VECTORS, folder / "vectors.npy")
    vectors, embedders = mapped(folder / "vectors.npy"), static_embedder.default()
    built = _seconds(lambda: parted(vectors, folder / "lists.faiss"))
    dense = Dense(vectors, embedders.name, embedders, lists=folder / "lists.faiss")
    asked = [dense.asked(text) for text in questions(ASKED)]
    ours, our_time = _timed([partial(dense.nearest, one, 10) for one in asked])
    held = _memory()
    exact, their_time = _timed([partial(_exact, vectors, one) for one in asked])
    recall = np.mean([_recall(vectors, *one) for one in zip(asked, ours, exact, strict=True)])
    rows = [
        _told("IVF（本製品）", our_time),
        _told("すべてと比べる（flat）", their_time),
        ["比", f"1/{np.median(their_time) / np.median(our_time):.0f}", ""],
        ["recall@10", f"{recall:.3f}", ""],
        ["IVF を作る（秒）", f"{built:.0f}", ""],
        ["IVF のファイル（MB）", f"{(folder / 'lists.faiss').stat().st_size / 1e6:,.0f}", ""],
        ["ベクトルのファイル（MB）", f"{(folder / 'vectors.npy').stat().st_size / 1e6:,.0f}", ""],
        ["メモリー（MB、写像したファイルのほか）", f"{held:,.0f}", ""],
    ]
    return table([f"{VECTORS:,} ベクトル、{vectors.shape[1]} 次元", "中央値 ms", "95% ms"], rows)


def _exact(vectors: "NDArray[np.float32]", asked: "NDArray[np.float32]") -> "NDArray[np.int64]":
    """The ten likest by all products, which all processors make together."""
    likeness = vectors @ asked
    return np.argpartition(-likeness, 9)[:10]


def _recall(
    vectors: "NDArray[np.float32]", asked: "NDArray[np.float32]", found: "NDArray[np.int64]", exact: "NDArray[np.int64]"
) -> float:
    """The share of found that are as like as the least of exact: of equal vectors any will do."""
    least = float((vectors[exact] @ asked).min()) - 1e-6
    return float(((vectors[found] @ asked) >= least).mean())


def models() -> Models:
    """What comes with the package."""
    return Models(question_types.default(), clause_types.default(), static_embedder.default())


def questions(count: int) -> list[str]:
    """Questions about our own documents, in any order but always the same."""
    paths = [catalog.GOLD / f"{entry.id}.questions.jsonl" for entry in catalog.entries("train")]
    lines = [line for path in paths if path.exists() for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line)["question"] for line in Random(0).sample(lines, count)]


def _row(name: str, work: Sequence[Callable[[], object]]) -> list[str]:
    return _told(name, _timed(work)[1])


def _told(name: str, spent: Sequence[float]) -> list[str]:
    return [name, f"{np.median(spent):.1f}", f"{np.percentile(spent, 95):.1f}"]


def _timed(work: Sequence[Callable[[], _Value]]) -> tuple[list[_Value], list[float]]:
    """What each piece of work gives and its milliseconds; the first is done once before."""
    work[0]()
    found: list[_Value] = []
    spent: list[float] = []
    for one in work:
        began = time.perf_counter()
        found.append(one())
        spent.append(1000 * (time.perf_counter() - began))
    return found, spent


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _memory() -> float:
    """The megabytes this process holds besides the files it maps."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.split("RssAnon:")[1].split()[0]) / 1000


if __name__ == "__main__":
    main()
