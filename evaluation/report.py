"""`python -m evaluation.report`: measures the product on the corpus and writes what came out for people.

Writes report.html (charts and every miss) and report.md into the folder; the figures of dev and test go into
docs/figures.md too, each into its own part.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from corpus.catalog import entries
from corpus.source import Fault
from evaluation import whole
from evaluation.cases import external, of_corpus
from evaluation.mutants import measure_mutants
from evaluation.reporting import markdown, page
from evaluation.reporting.comparison import Member
from evaluation.reporting.contents import Findings, chapters, facts
from evaluation.reporting.sections import Chapter
from evaluation.revisions import measure_revision, pairs
from evaluation.runner import PRODUCT, measure
from evaluation.scoring.sets import joined
from pipeline.errors import YakkanError

FIGURES = Path(__file__).parents[1] / "docs" / "figures.md"
OUT = Path("build/evaluation")
MUTANTS = 4
"""Mutants of each kind from each document."""
PUBLISHED = ("dev", "test")
"""Splits whose figures stand in the documentation."""


class Named(Protocol):
    """Something that can be measured by its name."""

    @property
    def id(self) -> str:
        """What progress calls it."""
        ...


_Named = TypeVar("_Named", bound=Named)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and writes; 1 where something cannot be measured, with a line that says what."""
    asked = _parser().parse_args(arguments)
    try:
        findings = measured_external(asked.external) if asked.external else measured(asked.split)
        shown = chapters(findings)
        tables = text(findings, shown)
        write(page.html(findings, shown), tables, asked.out)
        if findings.split in PUBLISHED:
            markdown.renew(FIGURES, findings.split, tables)
    except (YakkanError, Fault) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def measured(split: str) -> Findings:
    """The figures of a split of the corpus. All gold is read before anything is measured."""
    cases = [of_corpus(entry) for entry in entries(split)]
    revised = list(pairs(split))
    results = [measure(case) for case in _told("文書", cases)]
    revisions = [Member(pair.id, measure_revision(pair), pair.document) for pair in _told("改定", revised)]
    changed = [
        Member(entry.id, {PRODUCT: joined(measure_mutants([entry], MUTANTS).values())})
        for entry in _told("変異", [entry for entry in entries(split) if entry.source])
    ]
    return Findings(split, results, revisions, changed, whole.measure(split))


def measured_external(folder: Path) -> Findings:
    """The figures of documents and gold that are kept elsewhere."""
    return Findings("external", [measure(case) for case in _told("文書", list(external(folder)))])


def write(html: str, tables: str, folder: Path) -> None:
    """report.html and report.md in the folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.html").write_text(html, "utf-8")
    (folder / "report.md").write_text(f"# yakkan の評価\n\n{tables}\n", "utf-8")
    print(f"{folder / 'report.html'} に書きました。", file=sys.stderr)


def text(findings: Findings, shown: Sequence[Chapter]) -> str:
    """The tables of the findings as Markdown, under a heading of the third level."""
    return "\n\n".join([f"### {findings.title}", *facts(findings), markdown.written(shown, level=4)])


def _told(what: str, members: Sequence[_Named]) -> Iterator[_Named]:
    """The members one by one; before each one a line says how far it is."""
    for count, member in enumerate(members, 1):
        print(f"{count}/{len(members)} {what} {member.id}", file=sys.stderr, flush=True)
        yield member


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.report", description="手元の文書と正解で測り、報告を書く。"
    )
    kept = parser.add_mutually_exclusive_group()
    kept.add_argument("--split", choices=("dev", "test", "train"), default="dev", help="測る文書（既定は dev）")
    kept.add_argument("--external", type=Path, metavar="FOLDER", help="terms/ に文書、gold/ に正解のあるフォルダ")
    parser.add_argument("--out", type=Path, metavar="FOLDER", default=OUT, help=f"報告を書くフォルダ（既定は {OUT}）")
    return parser


if __name__ == "__main__":
    sys.exit(main())
