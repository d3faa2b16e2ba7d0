"""`python -m evaluation.report`: the figures of the product on the corpus as Markdown tables on stdout."""

from collections.abc import Callable, Iterable, Sequence

from corpus.catalog import entries
from evaluation.answers import AnswerScore, Judged, Retrieved, summarise
from evaluation.metrics import ratio
from evaluation.runner import Result, evaluate

SPLITS = {"dev": "調整用の文書", "test": "試験用の文書"}
"""Headings of the parts of the report: what is tuned on is never averaged with what only measures."""


def main() -> None:
    """Measures and prints."""
    print(report(evaluate(entries())))


def report(results: Sequence[Result]) -> str:
    """The tables of each split under its heading; a split without documents is left out."""
    parts = []
    for split, heading in SPLITS.items():
        if members := [result for result in results if result.entry.split == split]:
            parts += [f"## {heading}", *tables(members)]
    return "\n\n".join(parts)


def tables(results: Sequence[Result]) -> list[str]:
    """Structure, clauses and facts by document; answers by document, style and type; the floor."""
    judged = [one for result in results for one in result.judged]
    return [
        _reading(results),
        _answers("文書", [(result.entry.id, result.judged) for result in results], judged),
        _answers("文体", _grouped(judged, lambda one: one.question.style), judged),
        _answers("種類", _grouped(judged, lambda one: one.question.type), judged),
        _floor(results, judged),
    ]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _reading(results: Sequence[Result]) -> str:
    head = ["文書", "条項号 F1", "本文", "長さ", "見出し", "章", "種類 F1", "主な種類",
            "事実 再現", "事実 適合", "文言 再現", "文言 適合", "根拠"]  # fmt: skip
    figures = [_reading_figures(result) for result in results]
    rows = [[result.entry.id, *map(_figure, row)] for result, row in zip(results, figures, strict=True)]
    return table(head, [*rows, ["平均", *(_figure(_mean(column)) for column in zip(*figures, strict=True))]])


def _reading_figures(result: Result) -> list[float | None]:
    s, c, f = result.structure, result.clauses, result.facts
    return [s.address_f1, s.text, s.length, s.captions, s.chapters, c.f1, c.main,
            f.recall, f.precision, f.free_recall, f.free_precision, f.cited]  # fmt: skip


def _mean(column: Sequence[float | None]) -> float | None:
    known = [figure for figure in column if figure is not None]
    return ratio(sum(known), len(known)) if known else None


def _answers(name: str, groups: Iterable[tuple[str, Sequence[Judged]]], all_of_them: Sequence[Judged]) -> str:
    head = [name, "問", "条@1", "単位@1", "単位@5", "答え", "根拠", "正答", "誤った拒否", "誤った回答"]
    return table(head, [_answer_row(group, summarise(judged)) for group, judged in (*groups, ("全体", all_of_them))])


def _answer_row(name: str, score: AnswerScore) -> list[str]:
    answerable = [score.article_at_1, score.unit_at_1, score.unit_at_5, score.answer, score.cited, score.right,
                  score.false_refusal]  # fmt: skip
    figures = [figure if score.answerable else None for figure in answerable]
    silent = score.false_answer if score.unanswerable else None
    return [name, f"{score.answerable}+{score.unanswerable}", *map(_figure, [*figures, silent])]


def _grouped(judged: Sequence[Judged], key: Callable[[Judged], str]) -> list[tuple[str, list[Judged]]]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(key(one), []).append(one)
    return sorted(groups.items())


def _floor(results: Sequence[Result], judged: Sequence[Judged]) -> str:
    product = [one.marks.found for one in judged if one.marks]
    floor = [found for result in results for found in result.baseline]
    seconds = sum(result.seconds for result in results)
    return "\n\n".join(
        [
            table(
                ["検索", "条@1", "単位@1", "単位@5"],
                [_found("BM25（2文字、素朴な分割）", floor), _found("製品", product)],
            ),
            f"{len(judged)} 問への回答に {seconds:.1f} 秒（索引とモデルの読み込みを含む）",
        ]
    )


def _found(name: str, found: Sequence[Retrieved]) -> list[str]:
    shares = (
        ratio(sum(one.article_at_1 for one in found), len(found)),
        ratio(sum(one.unit_at_1 for one in found), len(found)),
        ratio(sum(one.unit_at_5 for one in found), len(found)),
    )
    return [name, *map(_figure, shares)]


def _figure(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"


if __name__ == "__main__":
    main()
