"""Figures of the documents beside those of real terms: `python -m corpus.statistics` writes docs/corpus.md.

`--real FOLDER` measures the real ones again and writes real_terms.toml: the folder has `<id>.json` as `yakkan parse --json`
prints it and, for some, `<id>.clauses.jsonl` with the clause types of their articles. Only figures are kept.
"""

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from corpus import overlap
from corpus.catalog import HERE, SPLITS, Entry
from corpus.expected import Expected
from corpus.texts import Text, squash, texts

PAGE = HERE.parent / "docs" / "corpus.md"
REAL = HERE / "real_terms.toml"
WINDOW = 200
"""Words of a stretch whose distinct words are counted; the shortest documents have a few hundred words."""
_REAL = "real"
_LEVEL = re.compile(r"(?:第[〇\d]+条(?:の\d+)*|第\d+[項号]|\(\d+\)|[①-⑳]|[ァ-ヶ]|[ivxⅰ-ⅹ]+|[a-z])(?:#\d+)?")
_SENTENCE = re.compile(r"[^。\n]+。")
_WORD = re.compile(r"[一-鿿々〆]+|[ァ-ヶー]+|[a-z]+")
_QUANTILES = (0.5, 0.75, 0.9, 0.95, 0.975, 1.0)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a document measures.

    articles, paragraphs, items, below: 条, 項, 号 and what is below 号; depth: levels of the deepest unit; characters: of the
    text without numbers, captions and white space, 前文, 附則 and 別紙 with it; sentence, long_sentence: median and 90th
    percentile of the characters of a sentence that ends with 。; vocabulary: distinct words in WINDOW, on average.
    """

    articles: int
    paragraphs: int
    items: int
    below: int
    depth: int
    characters: int
    sentence: int
    long_sentence: int
    vocabulary: float


@dataclass(frozen=True, slots=True)
class Real:
    """Figures of real terms: of each, clause types of all together (articles by main type), overlaps at _QUANTILES."""

    documents: Mapping[str, Figures]
    types: Mapping[str, int]
    pairs: int
    overlap: tuple[float, ...]


def measure(text: Text) -> Figures:
    """The figures of a document."""
    kinds = Counter(_kind(unit.address) for unit in text.units)
    whole = [f"{unit.text}\n{unit.wrap_up}" for unit in (*text.others, *text.units)]
    lengths = sorted(len(squash(found)) for part in whole for found in _SENTENCE.findall(part))
    return Figures(
        articles=kinds["条"],
        paragraphs=kinds["項"],
        items=kinds["号"],
        below=kinds["下"],
        depth=max((len(_LEVEL.findall(unit.address)) for unit in text.units), default=0),
        characters=sum(len(squash(part)) for part in whole),
        sentence=int(quantile(lengths, 0.5)),
        long_sentence=int(quantile(lengths, 0.9)),
        vocabulary=round(vocabulary("\n".join(whole)), 1),
    )


def vocabulary(text: str) -> float:
    """Distinct words in WINDOW words, the mean over the whole stretches of that length; words are runs of one script, kana left out."""
    words = [word for line in text.split("\n") for word in _WORD.findall(squash(line).lower())]
    stretches = [words[start : start + WINDOW] for start in range(0, len(words) - WINDOW + 1, WINDOW)]
    return sum(len(set(stretch)) for stretch in stretches) / len(stretches) if stretches else 0.0


def quantile(ordered: Sequence[float], share: float) -> float:
    """The least of the ordered values that has at least that share of them at or below it; 0 for none."""
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else 0.0


def types(documents: Iterable[Text]) -> Counter[str]:
    """How many articles have each main clause type."""
    return Counter(
        text.types[address][0] for text in documents for address, _ in text.articles() if text.types.get(address)
    )


def _kind(address: str) -> str:
    if _LEVEL.sub("", address):
        raise ValueError(f"not the address of an article or of a unit below one: {address}")
    parts = [part.partition("#")[0] for part in _LEVEL.findall(address)]
    if len(parts) == 1:
        return "条"
    if parts[-1].endswith("項"):
        return "項"
    return "号" if parts[-2].endswith("項") or len(parts) == 2 else "下"


def page(documents: Sequence[Text], real: Real) -> str:
    """docs/corpus.md."""
    figures = {text.entry.id: measure(text) for text in documents}
    return "\n".join(
        (
            "# 文書の姿",
            "",
            "このプロジェクトのために書いた文書の大きさ・番号・文の長さ・語彙・条項の種類を、実在の利用規約5件と並べて示します。",
            "`python -m corpus.statistics` が書く頁なので、手では直しません。実在の規約は数値だけを持ち、文は一つも含みません。",
            "",
            *_kinds(documents),
            *_sizes(documents, figures, real),
            *_numbering(documents),
            *_types(documents, real),
            *_overlaps(documents, real),
            *_METHOD,
        )
    )


def _kinds(documents: Sequence[Text]) -> list[str]:
    counts = Counter(text.entry.split for text in documents)
    told = "、".join(f"{split} {counts[split]}" for split in SPLITS)
    rows = [(text.entry.id, text.entry.title, text.entry.kind, text.entry.split, _form(text)) for text in documents]
    return [f"## 文書（{len(documents)}件: {told}）", "", *_table(("id", "題名", "種類", "区分", "形式"), rows)]


def _form(text: Text) -> str:
    source = text.entry.source
    if source is None:
        return text.entry.path.suffix.lstrip(".")
    printed = source.header["print"]
    extra = ["二段組"] if printed.get("columns") == 2 else []
    extra += ["目次"] if printed.get("contents") else []
    return str(printed["form"]) + (f"（{'・'.join(extra)}）" if extra else "")


def _sizes(documents: Sequence[Text], figures: Mapping[str, Figures], real: Real) -> list[str]:
    heads = ("id", "区分", "条", "項", "号", "その下", "深さ", "字数", "文の長さ（中央）", "文の長さ（90%）", "語彙")
    rows = [(text.entry.id, text.entry.split, *_cells(figures[text.entry.id])) for text in documents]
    rows += [(name, "実例", *_cells(found)) for name, found in real.documents.items()]
    ours, theirs = list(figures.values()), list(real.documents.values())
    rows += [("**中央（手元）**", "", *_medians(ours)), ("**中央（実例）**", "", *_medians(theirs))]
    return ["## 大きさ・文・語彙", "", *_table(heads, rows)]


def _cells(found: Figures) -> list[str]:
    return [f"{value:.1f}" if isinstance(value, float) else f"{value:,}" for value in asdict(found).values()]


def _medians(found: Sequence[Figures]) -> list[str]:
    columns = zip(*(asdict(one).values() for one in found), strict=True)
    values = [quantile(sorted(column), 0.5) for column in columns]
    return [f"{value:.1f}" if isinstance(value, float) else f"{value:,}" for value in values]


def _numbering(documents: Sequence[Text]) -> list[str]:
    return [
        "## 番号の付け方と文体",
        "",
        *_table(("id", "姿"), [(text.entry.id, text.entry.style) for text in documents]),
    ]


def _types(documents: Sequence[Text], real: Real) -> list[str]:
    counts = {split: types(text for text in documents if text.entry.split == split) for split in SPLITS}
    every = {name: sum(count[name] for count in counts.values()) for name in set().union(*counts.values(), real.types)}
    known = sum(real.types.values())
    rows = [
        (
            f"`{name}`",
            *(_share(count[name], sum(count.values())) for count in counts.values()),
            _share(total, sum(every.values())),
            _share(real.types.get(name, 0), known),
        )
        for name, total in sorted(every.items(), key=lambda one: (-one[1], one[0]))
    ]
    return [
        f"## 条項の種類（主な種類が付いた条の割合、手元 {sum(every.values()):,}条、実例 {known}条）",
        "",
        *_table(("種類", *SPLITS, "手元", "実例"), rows),
    ]


def _share(count: int, whole: int) -> str:
    return f"{count / whole:.1%}" if count else "–"


def _overlaps(documents: Sequence[Text], real: Real) -> list[str]:
    found = list(overlap.pairs(overlap.clauses(documents)))
    near = [pair.share for pair in found if pair.one.split == pair.other.split]
    apart = [pair.share for pair in found if pair.one.split != pair.other.split]
    named = (("同じ区分の文書どうし", near), ("違う区分の文書どうし", apart))
    rows = [(name, f"{len(shares):,}", *_quantiles(sorted(shares))) for name, shares in named]
    rows.append(("実例どうし", f"{real.pairs:,}", *(f"{value:.3f}" for value in real.overlap)))
    return [
        "## 言い回しの重なり",
        "",
        "主な種類が同じ二つの条が共に持つ8字の並びの割合（少ない方の条を母数とする）。上限は実例どうしの分布から決めた"
        f"同じ区分で {overlap.BOUND}、違う区分で {overlap.BOUND_APART} で、",
        f"超える組は{sum(pair.over for pair in found)}です。"
        f"当事者と数を伏せて同じになる{overlap.FORMULATION}字以上の文で、違う区分の文書にあるものは{len(list(overlap.formulations(documents)))}です。",
        "",
        *_table(("組", "数", *(f"{share:.1%}" for share in _QUANTILES)), rows),
    ]


def _quantiles(shares: Sequence[float]) -> list[str]:
    return [f"{quantile(shares, share):.3f}" for share in _QUANTILES]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [heads, ["---"] * len(heads), *rows]
    return [*("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines), ""]


_METHOD = (
    "## 計り方",
    "",
    "- 条・項・号・その下: 条とその下の単位の数。番号のない一つだけの本文は項に数えません。附則と別紙の単位は入れません。",
    "- 深さ: 最も深い単位の段の数（条だけなら1）。",
    "- 字数: 前文・附則・別紙を含む本文を NFKC にし、空白を除いた字数。番号と見出しは入れません。",
    "- 文の長さ: 句点で終わる文の字数。見出しや、句点のない号は入れません。",
    f"- 語彙: 漢字・片仮名・英字それぞれの続きを一語とし、{WINDOW}語ごとに異なる語を数えた平均。文書の長さに左右されません。",
    "- ソースのない8件は正解の構造から本文を切り出すので、列記の後のなお書きが字数に入りません。",
    "- 実例: 実在の利用規約5件を製品で読み取ったもの。条項の種類は人が付けた3件のものです。",
    "",
)


def read_real(path: Path = REAL) -> Real:
    """The figures that were kept."""
    data = tomllib.loads(path.read_text("utf-8"))
    documents = {row.pop("name"): Figures(**row) for row in data["document"]}
    return Real(documents, data["types"], data["overlap"]["pairs"], tuple(data["overlap"]["shares"]))


def measure_real(folder: Path) -> Real:
    """The figures of the parsed documents in a folder, under names that do not tell what they are."""
    found = [
        _parsed(path, Entry(f"実例{index}", "", "", path, "", _REAL))
        for index, path in enumerate(sorted(folder.glob("*.json")), 1)
    ]
    shares = sorted(pair.share for pair in overlap.pairs(overlap.clauses(found)))
    counted = dict(sorted(types(found).items()))
    at = tuple(round(quantile(shares, share), 3) for share in _QUANTILES)
    return Real({text.entry.id: measure(text) for text in found}, counted, len(shares), at)


def _parsed(path: Path, entry: Entry) -> Text:
    units: dict[str, Expected] = {}
    for unit in json.loads(path.read_text("utf-8"))["units"]:
        if unit["kind"] == "table" and unit["parent"] in units:
            units[unit["parent"]].add(unit["text"])
        elif unit["address"]:
            units[unit["address"]] = Expected(unit["address"], unit["text"], wrap_up=unit["wrap_up"] or "")
    clauses = path.with_suffix(".clauses.jsonl")
    rows = [json.loads(line) for line in clauses.read_text("utf-8").splitlines()] if clauses.exists() else []
    numbered = {address for address in units if address.startswith("第")}
    return Text(
        entry,
        tuple(unit for address, unit in units.items() if address in numbered),
        tuple(unit for address, unit in units.items() if address not in numbered),
        {row["address"]: tuple(row["types"]) for row in rows},
        (),
    )


def _toml(real: Real) -> str:
    lines = [
        "# Figures of real terms of service, written by python -m corpus.statistics --real; no word of their texts.",
        "",
    ]
    for name, found in real.documents.items():
        lines += ["[[document]]", f'name = "{name}"', *_pairs(asdict(found)), ""]
    lines += ["[types]", *_pairs(real.types), ""]
    at = ", ".join(f"{share:.1%}" for share in _QUANTILES)
    lines += ["[overlap]", f"# at {at} of the pairs", f"pairs = {real.pairs}", f"shares = {list(real.overlap)}", ""]
    return "\n".join(lines)


def _pairs(values: Mapping[str, Any]) -> list[str]:
    return [f"{name} = {value}" for name, value in values.items()]


def main(arguments: Sequence[str]) -> int:
    """Writes the page, with --real the figures of the real terms before it."""
    parser = argparse.ArgumentParser(prog="python -m corpus.statistics", description="Writes docs/corpus.md.")
    parser.add_argument("--real", type=Path, metavar="FOLDER", help="measure the real terms again")
    given = parser.parse_args(arguments)
    if given.real:
        REAL.write_text(_toml(measure_real(given.real)), "utf-8")
    PAGE.write_text(page(texts(), read_real()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
