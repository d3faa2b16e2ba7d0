"""`python -m evaluation.index_bench`: how fast questions are answered on one document, over many, and among a million vectors.

What is searched is made: sentences of our own documents put together anew, so that it is as like itself as terms are.
"""

import json
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import numpy as np

from corpus import catalog
from evaluation import baselines
from evaluation.bench import long_text
from evaluation.reporting.tables import table
from models import clause_types, question_types, static_embedder
from pipeline import answer, index, run
from pipeline.index.dense import Dense, parted
from pipeline.index.fuse import FusedIndex
from pipeline.index.shelf_files import mapped, save_rows
from pipeline.index.stored import Stored
from pipeline.settings import Settings
from pipeline.text import sentences
from pipeline.types.clause import Extraction
from pipeline.types.document import Document, Unit
from pipeline.types.index import Models

if TYPE_CHECKING:
    from numpy.typing import NDArray

ONE, MANY, VECTORS = 30_000, 100_000, 1_000_000
"""Characters of the one document, units of the many, vectors."""
ASKED, SLOW = 100, 10
"""Questions for each figure, and where one of them takes long."""
CHANGED = 0.3
"""The share of clauses of a sentence that are those of another one."""
_BLOCK = 20_000
_QUESTIONS = Random(0)


def main() -> None:
    """Measures and prints Markdown tables."""
    print(f"{one()}\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        print(f"{many(Path(folder))}\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        print(million(Path(folder)))


def one() -> str:
    """Time of an answer on one long document once it is indexed, and of the baselines' search."""
    [document, *_] = run.parse_bytes(long_text(ONE).encode(), "長い.txt")
    built = run.index_of([document], models())
    asked = questions(ASKED)
    rows = [_row("質問から回答まで（本製品）", [partial(answer.answer, text, built) for text in asked])]
    rows += [
        _row(f"検索だけ（{name}）", [partial(retriever.search, text, 10) for text in asked])
        for name, retriever in baselines.retrievers(document).items()
    ]
    return table([f"{len(document.source.text):,} 字、{len(built.passages)} 単位", "中央値 ms", "95% ms"], rows)


def many(folder: Path) -> str:
    """Time of an answer over many documents whose index is kept, and what keeping it up to date takes."""
    documents = list(made_documents(MANY))
    pairs = {document.id: (document, extraction) for document, extraction in documents}
    *most, last = pairs
    names = models()

    def opened(records: Sequence[str], settings: Settings) -> FusedIndex:
        return Stored(folder / "index").index(
            records, lambda record: [pairs[record]], names, fingerprint="1", settings=settings, tell=lambda _: None
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
    rows += [["索引の大きさ（MB）", f"{size / 1e6:,.0f}", ""], ["使ったメモリー（MB、最大）", f"{_memory():,.0f}", ""]]
    return table([f"{len(pairs):,} 文書、{len(built.shelf):,} 単位", "中央値 ms", "95% ms"], rows)


def million(folder: Path) -> str:
    """Time and recall@10 of the parted index among very many vectors, beside exact search, and what it needs."""
    save_rows(made_vectors(VECTORS), VECTORS, folder / "vectors.npy")
    vectors, embedders = mapped(folder / "vectors.npy"), static_embedder.default()
    built = _seconds(lambda: parted(vectors, folder / "lists.faiss"))
    flat = Dense(vectors, embedders.name, embedders)
    lists = Dense(vectors, embedders.name, embedders, lists=folder / "lists.faiss")
    asked = [flat.asked(text) for text in questions(ASKED)]
    before = _memory()
    found = {name: _timed([partial(dense.nearest, one, 10) for one in asked]) for name, dense in (("l", lists), ("f", flat))}
    recall = np.mean(
        [_recall(vectors, one, ours, exact) for one, ours, exact in zip(asked, found["l"][0], found["f"][0], strict=True)]
    )
    ours, theirs = (np.median(found[name][1]) for name in "lf")
    rows = [
        _told("IVF（本製品）", found["l"][1]),
        _told("すべてと比べる（flat）", found["f"][1]),
        ["比", f"1/{theirs / ours:.0f}", ""],
        ["recall@10", f"{recall:.3f}", ""],
        ["IVF を作る（秒）", f"{built:.0f}", ""],
        ["IVF のファイル（MB）", f"{(folder / 'lists.faiss').stat().st_size / 1e6:,.0f}", ""],
        ["ベクトルのファイル（MB）", f"{(folder / 'vectors.npy').stat().st_size / 1e6:,.0f}", ""],
        ["検索の前に使ったメモリー（MB、最大）", f"{before:,.0f}", ""],
    ]
    return table([f"{VECTORS:,} ベクトル、{vectors.shape[1]} 次元", "中央値 ms", "95% ms"], rows)


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


def made_documents(units: int) -> Iterator[tuple[Document, Extraction]]:
    """Documents with so many units in all and a few more: our own with clauses of other sentences and other numbers in them."""
    random, own, count = Random(0), _own(), 0
    for number in range(units):
        document, extraction = own[number % len(own)]
        name = f"d{number:012x}"
        changed = tuple(_changed(unit, random) for unit in document.units)
        yield replace(document, id=name, title=f"{document.title} {number}", units=changed), extraction
        count += len(index.build([(document, extraction)], embedders=None, question_types=question_types.default()).passages)
        if count >= units:
            return


def _changed(unit: Unit, random: Random) -> Unit:
    return replace(
        unit,
        text=_recombined(unit.text, random),
        children=tuple(_changed(child, random) for child in unit.children),
    )


def _recombined(text: str, random: Random) -> str:
    parts = re.split("(?<=、)", text)
    parts = [random.choice(_clauses()) if random.random() < CHANGED and part.endswith("、") else part for part in parts]
    return re.sub("[0-9０-９]+", lambda _: str(random.randint(1, 90)), "".join(parts))


def made_vectors(count: int) -> "Iterator[NDArray[np.float32]]":
    """Vectors of made units, a block at a time: those that the static embedder gives to sentences recombined as above."""
    random, embedder = Random(1), static_embedder.default().passages
    texts = [one for one in _sentences() if len(one) > 10]
    for start in range(0, count, _BLOCK):
        made = (
            "".join(_recombined(random.choice(texts), random) for _ in range(random.choice((1, 1, 2, 2, 3))))
            for _ in range(min(_BLOCK, count - start))
        )
        yield embedder.embed(list(made))


@cache
def _own() -> tuple[tuple[Document, Extraction], ...]:
    read = [document for entry in catalog.entries("train") for document in run.parse_bytes(*entry.file())]
    return tuple((document, run.extract(document, clause_types=clause_types.default())) for document in read)


@cache
def _sentences() -> tuple[str, ...]:
    texts = [unit.text for document, _ in _own() for unit in document.walk()]
    return tuple(text[a:b] for text in texts for a, b in sentences.split(text))


@cache
def _clauses() -> tuple[str, ...]:
    return tuple(part for one in _sentences() for part in re.split("(?<=、)", one) if part.endswith("、") and len(part) > 3)


def _row(name: str, work: Sequence[Callable[[], object]]) -> list[str]:
    return _told(name, _timed(work)[1])


def _told(name: str, spent: Sequence[float]) -> list[str]:
    return [name, f"{np.median(spent):.1f}", f"{np.percentile(spent, 95):.1f}"]


def _timed(work: "Sequence[Callable[[], object]]") -> "tuple[list[object], list[float]]":
    """What each piece of work gives and its milliseconds; the first is done once before."""
    work[0]()
    found, spent = [], []
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
    """The most megabytes this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
