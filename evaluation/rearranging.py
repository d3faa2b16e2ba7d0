"""Documents with their articles rearranged in a known way.

Articles are put in, taken out, moved, swapped, split, merged or only renumbered, and every reference follows; or only the
form is another: spellings and digits, a term with another name throughout.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from corpus import signs
from corpus.source import Source
from evaluation.mutants.lines import Line, Part, article, lines, moved, rewritten
from evaluation.mutants.numbers import renumbered

_N = r"[0-9０-９〇一二三四五六七八九十百]+"
_HEADING = re.compile(rf"^(### (?:第\s?)?)({_N})(?=\s?条|[.．、])")
_COUNTED = re.compile(r"^( *)(\d+)(?=\.\d+[.．]?　)")
_REFERENCE = re.compile(
    rf"(?<![法令則約款書程例規領綱」』）)])(第\s?)({_N})(?=\s?条(?!の{_N}|例|約|件)|\.\d+項)|「[^」]*」"
)
"""An article of this document, 第7.1項 too; or words that are quoted from another one."""
_NEW = ("花壇の手入れ", "当事者は、春と秋に建物の南側の花壇へ苗を植え、水やりの当番を掲示板に貼り出す。")
_SPELLINGS = (("又は", "または"), ("若しくは", "もしくは"), ("及び", "および"), ("並びに", "ならびに"), ("か月", "ヶ月"),
              ("ただし", "但し"), ("予め", "あらかじめ"), ("全て", "すべて"), ("することができ", "することが出来"))  # fmt: skip
_DIGITS = str.maketrans("0123456789０１２３４５６７８９", "０１２３４５６７８９0123456789")
_NAMES = ("登録者", "申込者", "当方", "利用契約者")


@dataclass(frozen=True, slots=True)
class Rearranged:
    """A source and what became of it; moved: address before -> address now of every unit, None for one that is gone."""

    before: Source
    after: Source
    moved: Mapping[str, str | None]
    substantive: int

    @property
    def astray(self) -> frozenset[str]:
        """The units of the source whose references lead astray by intent: one may lead right, or elsewhere, by chance."""
        errors = self.before.header.get("errors", ())
        return frozenset(error["address"] for error in errors if "reference" in error["kind"])


@dataclass(frozen=True, slots=True)
class Plan:
    """The lines of a source in blocks, one for each article in order, with what stands before and behind."""

    source: Source
    head: tuple[Line, ...]
    blocks: tuple[tuple[Line, ...], ...]
    tail: tuple[Line, ...]

    def arranged(self, blocks: Sequence[Sequence[Line]], *, first: int = 1, substantive: int = 0) -> Rearranged:
        """The source with its articles in this order, numbered from first on, its references led along."""
        orders = {order: at for at, block in enumerate(blocks, first) if (order := _order(block))}
        own = [
            *(_led(line, orders) for line in self.head),
            *(_numbered(_led(line, orders), at) for at, block in enumerate(blocks, first) for line in block),
            *(_led(line, orders) for line in self.tail),
        ]
        return Rearranged(self.source, rewritten(self.source, own), moved(self.source, own), substantive)


_Change = Callable[[Plan, Random], Rearranged | None]


def _insert(plan: Plan, random: Random) -> Rearranged:
    at = random.randrange(1, len(plan.blocks))
    heading = replace(_captioned(plan.blocks[at][0], _NEW[0]), origin=None, unit="")
    new = (heading, Line(_NEW[1]))
    return plan.arranged([*plan.blocks[:at], new, *plan.blocks[at:]], substantive=1)


def _delete(plan: Plan, random: Random) -> Rearranged:
    at = random.randrange(1, len(plan.blocks))
    return plan.arranged([*plan.blocks[:at], *plan.blocks[at + 1 :]], substantive=1)


def _move(plan: Plan, random: Random) -> Rearranged:
    at, to = random.sample(range(len(plan.blocks)), 2)
    blocks = [block for number, block in enumerate(plan.blocks) if number != at]
    return plan.arranged([*blocks[:to], plan.blocks[at], *blocks[to:]])


def _swap(plan: Plan, random: Random) -> Rearranged:
    a, b = random.sample(range(len(plan.blocks)), 2)
    blocks = list(plan.blocks)
    blocks[a], blocks[b] = blocks[b], blocks[a]
    return plan.arranged(blocks)


def _renumber(plan: Plan, random: Random) -> Rearranged:
    return plan.arranged(plan.blocks, first=random.randrange(2, 9))


def _split(plan: Plan, random: Random) -> Rearranged | None:
    fit = [at for at, block in enumerate(plan.blocks) if len(_paragraphs(block)) > 3]
    if not fit:
        return None
    at = random.choice(fit)
    block = plan.blocks[at]
    starts = _paragraphs(block)
    cut = random.choice(starts[2:-1])
    heading = replace(_captioned(block[0], "前条に続く定め"), origin=None, unit="")
    second = (heading, *_counted(block[cut:], 1, starts=_paragraphs(block[cut:])))
    return plan.arranged([*plan.blocks[:at], block[:cut], second, *plan.blocks[at + 1 :]])


def _merge(plan: Plan, random: Random) -> Rearranged | None:
    counts = [len(_paragraphs(block)) for block in plan.blocks]
    fit = [at for at in range(len(counts) - 1) if counts[at] > 1 and counts[at + 1] > 1]
    if not fit:
        return None
    at = random.choice(fit)
    one, other = plan.blocks[at : at + 2]
    rest = _counted(other[1:], counts[at] + 1, starts=_paragraphs(other[1:]))
    made = plan.arranged([*plan.blocks[:at], (*one, *rest), *plan.blocks[at + 2 :]])
    return replace(made, moved={**made.moved, article(other[0]): made.moved[article(one[0])]})


def _form(plan: Plan, random: Random) -> Rearranged:
    return _said(plan, _other_form)


def _rename(plan: Plan, random: Random) -> Rearranged | None:
    whole = "".join(line.words for line in lines(plan.source))
    terms = [party["term"] for party in plan.source.header["parties"] if whole.count(party["term"]) > 4]
    names = [name for name in _NAMES if name not in whole]
    if not terms or not names:
        return None
    term, name = random.choice(terms), random.choice(names)
    return _said(plan, lambda words: words.replace(term, name))


KINDS: Mapping[str, tuple[str, _Change]] = {
    "insert": ("条の挿入", _insert),
    "delete": ("条の削除", _delete),
    "move": ("条の移動", _move),
    "swap": ("条の入替え", _swap),
    "split": ("条の分割", _split),
    "merge": ("条の統合", _merge),
    "renumber": ("番号だけの変更", _renumber),
    "form": ("表記だけの変更", _form),
    "rename": ("用語の言換え", _rename),
}
"""Every way of rearranging: its name in Japanese, and what does it."""


def plan_of(source: Source) -> Plan | None:
    """None where numbers cannot simply be moved: 第3条の2, 第5条から第7条まで, the same number twice, chapters between."""
    own = lines(source)
    starts = [at for at, line in enumerate(own) if line.part is Part.HEADING and re.fullmatch(r"第\d+条", line.unit)]
    if len(starts) < 4 or any(not re.match(rf"### 第\s?{_N}\s?条", own[at].text) for at in starts):
        return None
    ends = [
        next((at for at in range(start + 1, len(own)) if own[at].text.startswith(("##", ">"))), len(own))
        for start in starts
    ]
    if [own[at].unit for at in starts] != [f"第{order}条" for order in range(1, len(starts) + 1)]:
        return None
    between = [line for end, start in zip(ends, starts[1:], strict=False) for line in own[end:start]]
    head = (*own[: starts[0]], *(line for line in between if not line.text.startswith("## ")))
    if any(line.text.strip() for line in between):
        return None
    blocks = tuple(own[start:end] for start, end in zip(starts, ends, strict=True))
    return Plan(source, head, blocks, own[ends[-1] :])


def _order(block: Sequence[Line]) -> int | None:
    name = article(block[0])
    return int(re.sub(r"\D", "", name)) if name else None


def _numbered(line: Line, order: int) -> Line:
    """A line of the article with this number: its heading, 3.2 before a 項."""
    pattern = _HEADING if line.text.startswith("### ") else _COUNTED
    return replace(line, text=pattern.sub(lambda found: f"{found[1]}{renumbered(found[2], order)}", line.text))


def _led(line: Line, orders: Mapping[int, int]) -> Line:
    """The line with every reference to an article led to where that stands now."""

    def now(found: re.Match[str]) -> str:
        if not found[2]:
            return found[0]
        order = orders.get(signs.value(found[2]) or 0)
        return found[1] + (renumbered(found[2], order) if order else found[2])

    if line.text.startswith("## "):  # 別表第1（第6条関係）
        return replace(line, text=_REFERENCE.sub(now, line.text))
    if line.part not in (Part.TEXT, Part.WRAP_UP):
        return line
    return line.saying(_REFERENCE.sub(now, line.words))


def _paragraphs(block: Sequence[Line]) -> list[int]:
    """Where the 項 of an article begin; [] for an article without numbered ones."""
    found: dict[str, int] = {}
    for at, line in enumerate(block):
        if line.part is Part.TEXT and re.fullmatch(r"第\d+条第\d+項", line.unit):
            found.setdefault(line.unit, at)
    fit = sorted(found.values())
    return fit if all(re.search(_N, block[at].sign) for at in fit) else []


def _counted(block: Sequence[Line], first: int, *, starts: Sequence[int]) -> list[Line]:
    """The lines with their 項 numbered from first on."""
    own = list(block)
    for order, at in enumerate(starts, first):
        line = own[at]
        last = list(re.finditer(_N, line.sign))[-1]
        sign = line.sign[: last.start()] + renumbered(last[0], order) + line.sign[last.end() :]
        own[at] = replace(line, text=sign + line.words)
    return own


def _captioned(heading: Line, caption: str) -> Line:
    found = re.match(r"^(### \S+?条|### \S+?[.．、])([\s　]*)(.*)$", heading.text)
    if found is None or not found[3]:
        return heading
    inner = f"{found[3][0]}{caption}{found[3][-1]}" if found[3][0] in "（【［(〔＜「" else caption
    return replace(heading, text=f"{found[1]}{found[2]}{inner}")


def _said(plan: Plan, other: Callable[[str], str]) -> Rearranged:
    own = [
        line.saying(other(line.words)) if line.part in (Part.TEXT, Part.WRAP_UP) else line
        for line in lines(plan.source)
    ]
    return Rearranged(plan.source, rewritten(plan.source, own), moved(plan.source, own), 0)


def _other_form(words: str) -> str:
    for one, other in _SPELLINGS:
        words = words.replace(one, "\0").replace(other, one).replace("\0", other)
    return words.translate(_DIGITS)
