"""What the report calls things, in Japanese."""

from collections.abc import Iterable, Mapping

from evaluation import mutants
from evaluation.measures import MEASURES, Measure
from evaluation.runner import PRODUCT

KNOWN: Mapping[str, Measure] = {**MEASURES, **mutants.MEASURES}
"""Every measure by its name, in the order of reports."""

SPLITS = {"train": "学習用の文書", "dev": "調整用の文書", "test": "試験用の文書", "external": "外部の文書"}
FAMILIES = {
    "structure": "構造",
    "clauses": "条項の種類",
    "facts": "事実",
    "parties": "当事者",
    "definitions": "定義",
    "references": "参照",
    "norms": "規範",
    "issues": "指摘",
    "retrieval": "検索",
    "whole": "全文書からの検索",
    "answers": "回答",
    "revisions": "改定",
    "mutants": "変異",
}
"""The groups of measures by the part of their names before the dot."""
SYSTEMS = {
    PRODUCT: "本製品",
    "bm25": "第N条で分割 + BM25",
    "chunks": "固定長 + ベクトル",
    "lines": "行の差分",
    "units": "単位ごとの difflib",
}
STYLES = {"formal": "書きことば", "paraphrase": "言い換え", "colloquial": "話しことば", "keyword": "単語だけ"}
TYPES = {
    "fact": "事実",
    "yesno": "可否",
    "condition": "条件",
    "list": "列挙",
    "procedure": "手続",
    "definition": "定義",
    "multi": "複数の単位",
    "unanswerable": "記載なし",
}


def family(measure: str) -> str:
    """The group of a measure.

    >>> family("facts.recall")
    'facts'
    """
    return measure.partition(".")[0]


def grouped(measures: Iterable[str]) -> dict[str, list[str]]:
    """The measures of each group, in the order of reports; KeyError for one that nobody has named."""
    wanted = set(measures)
    if unknown := wanted - KNOWN.keys():
        raise KeyError(f"not in evaluation.measures: {sorted(unknown)}")
    found: dict[str, list[str]] = {}
    for measure in KNOWN:
        if measure in wanted:
            found.setdefault(family(measure), []).append(measure)
    return found


def label(measure: str) -> str:
    """What the measure is called, with an arrow where less is better."""
    found = KNOWN[measure]
    return found.label if found.higher_is_better else f"{found.label} ↓"
