"""`python -m evaluation.ablation`: what each part of the search is worth.

Leaving a part out means fitting the ranker again to the questions about the train documents without its signs, all else the
same; the questions of the split are then ranked anew. The table goes into docs/figures.md.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from corpus.catalog import entries
from corpus.source import Fault
from evaluation import baselines
from evaluation.bootstrap import difference, interval
from evaluation.cases import Case, of_corpus
from evaluation.ratio import Ratio, total
from evaluation.report import FIGURES
from evaluation.reporting import markdown, names
from evaluation.reporting.tables import number, signed, table
from evaluation.runner import HITS
from evaluation.scored import Scored
from evaluation.scoring import retrieval
from evaluation.scoring.sets import joined
from evaluation.scoring.texts import own_texts
from models import train_ranker
from models.train_ranker import Row
from pipeline.answer import query
from pipeline.errors import YakkanError
from pipeline.index.evidence import SIGNS
from pipeline.index.ranker import Ranker, spread
from pipeline.types.address import Address

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PLAIN = ("own", "heading", "lead", "below", "sentence")
_MEANT = ("own_meant", "heading_meant", "lead_meant", "below_meant")
_NEAR = ("near_own", "near_all", "near_sentence", "far_own", "far_all", "weakest")
PARTS: Mapping[str, tuple[str, ...]] = {
    "語の一致": _PLAIN,
    "日常語と同義語": _MEANT,
    "語の一致と日常語": (*_PLAIN, *_MEANT),
    "ベクトル": ("dense",),
    "語ごとの対応付け": _NEAR,
    "ベクトルと語ごとの対応付け": ("dense", *_NEAR),
    "条項の種類": ("type", "main_type", "types"),
    "事実": ("field", "asked_field"),
    "答えの種類": ("value", "kind", "list", "loose_item", "term"),
    "文の主題と打消し": ("topic", "undone"),
    "構造（見出し・柱書・下位の号）": ("heading", "heading_meant", "lead", "lead_meant", "below", "below_meant"),
}
"""What is left out, one after the other: the signs of each part. A sign of two parts is left out with each of them."""
ALL, LINEAR = "すべてを使う", "ランカーの隠れ層"
ALONE = {"own": "本文の語だけ", "dense": "ベクトルだけ"}
"""Signs by which the units are ranked without a ranker."""
SHOWN = ("retrieval.article_at_1", "retrieval.unit_at_1", "retrieval.unit_at_5")
DECIDING = "retrieval.unit_at_1"
"""The measure whose differences are told."""
PENALTY, ITERATIONS = 1e-3, 300
"""Of the ranker without a hidden layer: what its weights cost for each question, and how often they are moved."""
NOTE = (
    "一つずつ除いて、学習用の文書の問いでランカーを学び直し、問いを並べ直した値。差は「すべてを使う」から引いた値で、正なら役に立っている。"
    "区間は文書を単位に引き直した 95 % 区間で、0 を含まない差を太字にした。日常語は語ごとの対応付けでも使うので、除いても残る分がある。"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A document with the evidence for all of its units, one array of shape (units, signs) for each answerable question."""

    case: Case
    units: tuple[Address, ...]
    evidence: tuple["NDArray[np.float32]", ...]


Scores = Callable[["NDArray[np.float32]"], "NDArray[np.float32]"]
"""The evidence of one question -> a score for each unit."""


def asked(split: str) -> Iterator[Asked]:
    """The documents of a split with their answerable questions."""
    for entry in entries(split):
        case, index = of_corpus(entry), train_ranker.index_of(entry)
        texts = [question.text for question in case.gold.questions or () if question.answerable]
        yield Asked(
            case,
            tuple(passage.address for passage in index.passages),
            tuple(index.evidence(query.read(text)) for text in texts),
        )


def rankings(data: Sequence[Row]) -> Iterator[tuple[str, Scores]]:
    """What ranks the units, by its name: the ranker with all signs, without each part, without its hidden layer, signs alone."""
    yield ALL, _fitted(train_ranker.fit, data, ())
    for name, signs in {**PARTS, **_others()}.items():
        yield f"− {name}", _fitted(train_ranker.fit, data, signs)
    yield f"− {LINEAR}", _fitted(linear, data, ())
    for sign, name in ALONE.items():
        yield name, _alone(SIGNS.index(sign))


def _others() -> dict[str, tuple[str, ...]]:
    """The signs of no part."""
    known = {sign for signs in PARTS.values() for sign in signs}
    left = tuple(sign for sign in SIGNS if sign not in known)
    return {f"そのほか（{'、'.join(left)}）": left} if left else {}


def _fitted(fit: Callable[[list[Row]], Mapping[str, Any]], data: Sequence[Row], signs: Sequence[str]) -> Scores:
    """A ranker fitted without the signs: they are 0 everywhere, then and later."""
    kept = np.array([sign not in signs for sign in SIGNS], dtype=np.float32)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ranker.npz"
        np.savez(path, **fit([replace(row, evidence=row.evidence * kept) for row in data]))
        ranker = Ranker(path)
    return lambda rows: ranker.scores(rows * kept)


def _alone(column: int) -> Scores:
    return lambda rows: rows[:, column]


def linear(data: Sequence[Row]) -> dict[str, Any]:
    """The arrays of a ranker without a hidden layer: the same softmax over the units of each question, at its one minimum."""
    from scipy.optimize import minimize

    every = np.concatenate([row.evidence for row in data])
    mean, deviation = every.mean(axis=0), every.std(axis=0) + 1e-3
    seen = np.concatenate([spread(row.evidence, mean, deviation) for row in data]).astype(np.float64)
    right = np.concatenate([row.right for row in data])
    starts = np.cumsum([0, *(len(row.right) for row in data[:-1])])
    question = np.repeat(np.arange(len(data)), [len(row.right) for row in data])

    def loss(weights: "NDArray[np.float64]") -> "tuple[float, NDArray[np.float64]]":
        scores = seen @ weights
        likely = np.exp(scores - np.maximum.reduceat(scores, starts)[question])
        rightly = np.where(right, likely, 0) + 1e-30 * right
        all_, good = np.add.reduceat(likely, starts), np.add.reduceat(rightly, starts)
        slope = seen.T @ (likely / all_[question] - rightly / good[question]) / len(data)
        wrong = float(np.mean(np.log(all_) - np.log(good)))
        return wrong + PENALTY * float(weights @ weights) / 2, slope + PENALTY * weights

    found = minimize(loss, np.zeros(seen.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": ITERATIONS}).x
    none = np.zeros((seen.shape[1], 0), dtype=np.float32)
    return {"mean": mean, "spread": deviation, "hidden": none, "bias": none[0], "outer": none[0], "linear": found}


def measured(documents: Sequence[Asked], scores: Scores) -> list[Scored]:
    """The retrieval figures of each document."""
    found = []
    for one in documents:
        texts = own_texts(one.case.document)
        questions = [question for question in one.case.gold.questions or () if question.answerable]
        ranked = ([one.units[n] for n in np.argsort(-scores(rows), kind="stable")[:HITS]] for rows in one.evidence)
        found.append(joined(retrieval.score(q, hits, texts) for q, hits in zip(questions, ranked, strict=True)))
    return found


def plain(documents: Sequence[Asked]) -> dict[str, list[Scored]]:
    """The retrieval figures of the plain searchers, by their names."""
    found: dict[str, list[Scored]] = {}
    for one in documents:
        texts = own_texts(one.case.document)
        for name, retriever in baselines.retrievers(one.case.document).items():
            questions = [question for question in one.case.gold.questions or () if question.answerable]
            scored = joined(retrieval.score(q, retriever.search(q.text, HITS), texts) for q in questions)
            found.setdefault(names.SYSTEMS[name], []).append(scored)
    return found


def report(split: str, systems: Mapping[str, Sequence[Scored]]) -> str:
    """The heading, the note and a table with a row for each system; the first of them is what the others are compared with."""
    whole = _ratios(next(iter(systems.values())), DECIDING)
    rows = []
    for name, documents in systems.items():
        cells = [_cell(_ratios(documents, measure)) for measure in SHOWN]
        rows.append([name, *cells, _apart(whole, _ratios(documents, DECIDING)) if name != ALL else "–"])
    head = ["", *map(names.label, SHOWN), f"{names.label(DECIDING)} の差"]
    return "\n\n".join([f"### {names.SPLITS[split]}", NOTE, table(head, rows)])


def _ratios(documents: Sequence[Scored], measure: str) -> list[Ratio]:
    return [one.figures[measure] for one in documents]


def _cell(ratios: Sequence[Ratio]) -> str:
    around = interval(ratios)
    return number(total(ratios).value) + (f" [{around.low:.2f}, {around.high:.2f}]" if around else "")


def _apart(whole: Sequence[Ratio], ratios: Sequence[Ratio]) -> str:
    found = difference(whole, ratios)
    if found is None or found.interval is None:
        return signed(found.value) if found else "–"
    low, high = found.interval.low, found.interval.high
    text = f"{signed(found.value)} [{signed(low, 2)}, {signed(high, 2)}]"
    return f"**{text}**" if low > 0 or high < 0 else text


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints the tables and writes them into docs/figures.md; 1 where that cannot be done."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.ablation",
        description="検索の部分を一つずつ除いて測る（学び直すので10分ほどかかる）。",
    )
    parser.add_argument("--split", nargs="+", choices=("dev", "test"), default=["dev"], help="測る文書（既定は dev）")
    splits = parser.parse_args(arguments).split
    try:
        documents = {split: list(asked(split)) for split in splits}
        systems: dict[str, dict[str, Sequence[Scored]]] = {split: {} for split in splits}
        for name, scores in rankings(list(train_ranker.rows())):
            print(name, file=sys.stderr, flush=True)
            for split in splits:
                systems[split][name] = measured(documents[split], scores)
        for split in splits:
            text = report(split, systems[split] | plain(documents[split]))
            print(text)
            markdown.renew(FIGURES, f"ablation {split}", text)
    except (YakkanError, Fault) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
