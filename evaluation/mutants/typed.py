"""`python -m evaluation.mutants.typed`: contracts of many kinds as plain text, the errors that a typist makes in them, and what is told.

typed/known/ was written first and is read when rules are made: every miss and every alarm is shown. typed/blind/ was written
before any rule was changed and only measures; its alarms were read once, docs/decisions/0028 tells when.
Each NAME.txt is clean; each line of NAME.jsonl is one error in it.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.mutants.numbers import renumbered
from evaluation.ratio import Ratio
from evaluation.scored import Miss, Scored
from evaluation.scoring.places import inside
from evaluation.scoring.proof import CODES as PLANTED
from evaluation.scoring.sets import joined, share
from evaluation.scoring.texts import own_texts
from pipeline import run
from pipeline.text.normalize import fold
from pipeline.text.numerals import number
from pipeline.types.document import Document
from pipeline.types.proof import Finding, Level
from pipeline.types.source import Span

SETS = ("known", "blind")
CODES: Mapping[str, frozenset[str]] = {
    **PLANTED,
    "stale-reference": PLANTED["stale-reference"] | PLANTED["dangling-reference"],
    "caption-mismatch": PLANTED["wrong-reference"],
    "party-two-names": PLANTED["term-variant"],
    "company-spelling": frozenset(("company-spelling",)),
    "unclosed-bracket": frozenset(("unclosed-bracket",)),
    "placeholder": frozenset(("placeholder",)),
    "broken-sentence": frozenset(("broken-sentence",)),
    "missing-list": frozenset(("missing-list",)),
}
"""Kind of an error -> the codes that tell it."""
_FILES = Path(__file__).parent / "typed"
_HEADING = re.compile(
    r"^(?P<lead>[ 　#*]*第)(?P<number>[0-9０-９一二三四五六七八九十百]+)(?=条(?!第|の規定|に))", re.MULTILINE
)
_CAPTION = re.compile(r"(?<=\n)[ 　]*[（(【][^）)】\n]*[）)】][ 　]*\n$")
_RECALL, _ALARMS = "issues.planted_recall", "issues.false_alarms"
_PER = 10_000
_COUNT = re.compile(r"#\d+")


@dataclass(frozen=True, slots=True)
class Slip:
    """One error: words that stand once in the text and what they become, or an article put in without a thought of references.

    addresses: each place where it has to be told, in the text with the error; before: the number of the
    article that text goes before; that and all behind it are renumbered.
    """

    kind: str
    addresses: tuple[str, ...]
    old: str = ""
    new: str = ""
    before: int = 0
    text: str = ""

    def planted(self, clean: str) -> str:
        """The text with the error in it; ValueError for words that do not stand there once."""
        if self.before:
            return _inserted(clean, self.before, self.text)
        if clean.count(self.old) != 1:
            raise ValueError(f"{self.old!r} stands there {clean.count(self.old)} times")
        return clean.replace(self.old, self.new)

    def place(self, text: str) -> Span:
        """The line of the text with the error in which its first new words stand; an empty one where several places count."""
        if self.before:
            return 0, 0
        at = text.index(self.new) if self.new else 0
        at += next((at for at, pair in enumerate(zip(self.old, self.new, strict=False)) if len(set(pair)) > 1), 0)
        return text.rfind("\n", 0, at) + 1, text.find("\n", at) % (len(text) + 1)

    def is_told(self, finding: Finding, address: str, place: Span) -> bool:
        """Whether a finding tells this error: at the address, whichever of two units with one number, or in the line."""
        if finding.code not in CODES[self.kind]:
            return False
        where = _COUNT.sub("", str(finding.address or ""))
        here = any(start < place[1] and place[0] < end for start, end in finding.spans)
        return here or (bool(where) and (inside(where, address) or inside(address, where)))


def names(which: str) -> list[str]:
    """The texts of a set."""
    return sorted(path.stem for path in (_FILES / which).glob("*.txt"))


def clean(which: str, name: str) -> str:
    """A text without errors."""
    return (_FILES / which / f"{name}.txt").read_text("utf-8")


def slips(which: str, name: str) -> tuple[Slip, ...]:
    """The errors of a text."""
    rows = map(json.loads, (_FILES / which / f"{name}.jsonl").read_text("utf-8").splitlines())
    return tuple(Slip(**{**row, "addresses": tuple(row["addresses"])}) for row in rows)


def measure(which: str) -> Iterator[tuple[str, Scored]]:
    """Kind and figures of every error of a set, each planted alone; then "" and the alarms of each text without errors."""
    for name in names(which):
        text = clean(which, name)
        for slip in slips(which, name):
            wrong = slip.planted(text)
            _, found = _read(wrong, name)
            place = slip.place(wrong)
            yield slip.kind, share(_RECALL, (_judged(name, slip, address, place, found) for address in slip.addresses))
        document, found = _read(text, name)
        misses = tuple(
            Miss(_ALARMS, f"{name} {one.address or '文書'}", "", f"{one.code}: {one.message}") for one in found
        )
        characters = sum(map(len, own_texts(document).values()))
        yield "", Scored({_ALARMS: Ratio(len(found), characters / _PER)}, misses)


def _judged(name: str, slip: Slip, address: str, place: Span, found: Sequence[Finding]) -> tuple[bool, str, str, str]:
    there = "、".join(f"{one.code}: {one.message}" for one in found if inside(str(one.address), address))
    what = f"第{slip.before}条を加える" if slip.before else f"「{slip.old}」→「{slip.new}」"
    return any(slip.is_told(one, address, place) for one in found), f"{name} {address}", f"{slip.kind}: {what}", there


def _read(text: str, name: str) -> tuple[Document, list[Finding]]:
    [document] = run.parse_bytes(text.encode(), f"{name}.txt")
    return document, [one for one in run.proofread(document) if one.level.reaches(Level.WARNING)]


def _inserted(text: str, before: int, article: str) -> str:
    """The text with an article put in before one, and that and all behind it numbered anew; a caption stays with its article."""
    places = [
        (match, order)
        for match in _HEADING.finditer(text)
        if (order := number(fold(match["number"]))) and order >= before
    ]
    for match, order in reversed(places):
        text = text[: match.start("number")] + renumbered(match["number"], order + 1) + text[match.end("number") :]
    at = places[0][0].start()
    if caption := _CAPTION.search(text, 0, at):
        at = caption.start()
    return f"{text[:at]}{article}\n\n{text[at:]}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints a table for each set, and of the known one every miss."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.mutants.typed", description="さまざまな種類の文書に入れた誤りの指摘を測る。"
    )
    parser.add_argument("--only", choices=SETS, help="この組だけで測る")
    only = parser.parse_args(arguments).only
    for which in (only,) if only else SETS:
        found = list(measure(which))
        kinds = sorted({kind for kind, _ in found})
        by_kind = {kind: joined(scored for own, scored in found if own == kind) for kind in kinds}
        print(f"## {which}\n\n| 誤り | 知らせる |\n|---|---|")
        for kind in filter(None, kinds):
            print(f"| {kind} | {_told(by_kind[kind].figures[_RECALL])} |")
        whole = joined(scored for kind, scored in found if kind).figures[_RECALL]
        alarms = by_kind[""].figures[_ALARMS]
        print(
            f"| 合わせて | {_told(whole)} |\n\n誤りのない文書の指摘: 1万字あたり {alarms.value:.2f}（{alarms.part:g}件）\n"
        )
        if which == SETS[0]:
            for _, scored in found:
                for miss in scored.misses:
                    print(f"- {miss.where}: {miss.wanted} ← {miss.got or '（なし）'}")


def _told(ratio: Ratio) -> str:
    return f"{ratio.part:g}/{ratio.whole:g}"


if __name__ == "__main__":
    main()
