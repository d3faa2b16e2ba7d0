"""Clause sentences made at random: 15 to 220 characters, with references, numbers, brackets and provisos."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from random import Random

from corpus.rendering.model import Counter
from evaluation.made import words
from evaluation.made.words import Verb

SHORTEST, LONGEST = 15, 220
_TRIES = 10
_ENDINGS = (
    ("{plain}。", "{stem}ます。"),
    ("{negative}なければならない。", "{negative}なければなりません。"),
    ("{plain}ことができる。", "{plain}ことができます。"),
    ("{plain}ものとする。", "{plain}ものとします。"),
    ("{linking}はならない。", "{linking}はなりません。"),
    ("{plain}ことがある。", "{plain}ことがあります。"),
    ("{negative}ないものとする。", "{negative}ないものとします。"),
)
"""Plain and polite."""


class Entries(Enum):
    """What the entries of a list are: acts, cases, things, terms with their meaning, whole sentences."""

    ACTS = auto()
    CASES = auto()
    THINGS = auto()
    TERMS = auto()
    SENTENCES = auto()


@dataclass(frozen=True, slots=True)
class Speech:
    """How a document speaks.

    parties: what it calls its two sides; polite: です・ます; digits: how numbers are written; stopped: entries of lists end
    in 。 though they are no sentences.
    """

    parties: tuple[str, str]
    polite: bool
    digits: Counter
    stopped: bool


class Sentences:
    """Makes texts in one speech; every method returns text that begins no list and stands on its own."""

    def __init__(self, random: Random, speech: Speech) -> None:
        self.random, self.speech = random, speech

    def text(self, refers: Sequence[str]) -> str:
        """One sentence or some, of any length; refers: what they may refer to (前項, 第3条第2項)."""
        wanted = self.random.randint(SHORTEST, LONGEST)
        tried = [self._passage(refers, self.random.randint(1, 1 + wanted // 70)) for _ in range(_TRIES)]
        return min(tried, key=lambda text: abs(len(text) - wanted))

    def lead(self, kind: Entries, refers: Sequence[str]) -> str:
        """A sentence that a list of 号 follows."""
        one, other = self._parties()
        pick = self.random.choice
        before = pick(["", "", f"{self._when(refers)}は、"])
        which = pick(["次の各号のいずれかに", "次のいずれかに", "以下の各号の一に"])
        these = pick(["次の各号に掲げる", "以下の", "次に掲げる"])
        made = {
            Entries.ACTS: [
                f"{one}は、{before}{these}行為を{self._end('し', 'する', 'して', negative=True)}",
                f"{one}は、{self._thing(refers)}に関し、{these}行為を{self._end('行い', '行う', '行って', negative=True)}",
            ],
            Entries.CASES: [
                f"{one}は、{other}が{which}該当するときは、{self._predicate(refers)}",
                f"{which}該当する場合、{one}は、{self._predicate(refers)}",
            ],
            Entries.THINGS: [
                f"{one}は、{before}{these}事項を{self._manner()}{self._verb_end()}",
                f"{self._thing(refers)}は、次のとおり{self._copula()}",
                f"{one}が{other}に対して{self._verb().plain}{pick(words.MATTERS)}は、以下のとおり{self._copula()}",
            ],
            Entries.TERMS: [
                f"{pick(['本契約', 'この規程', '本規約'])}における用語の意義は、次の各号に定めるところに{pick(['より', 'よって'])}"
                f"{'定めます。' if self.speech.polite else '定める。'}",
                f"次の各号に掲げる用語の定義は、当該各号に定めるところに{'よります。' if self.speech.polite else 'よる。'}",
            ],
            Entries.SENTENCES: [f"{self._thing(refers)}については、次の各号に定めるところに{self._rely()}"],
        }
        return self._digits(pick(made[kind]))

    def inner_lead(self, kind: Entries) -> str:
        """An entry that a list below it follows."""
        these = self.random.choice(["次に掲げる", "次の", "以下の"])
        if kind is Entries.ACTS:
            return self._digits(f"{these}行為（{self._simple_thing()}に関するものに限る。）")
        if kind is Entries.CASES:
            return f"{self._parties()[1]}が次のいずれかに該当するとき"
        return f"{self._simple_thing()}に関する{these}{self.random.choice(['事項', '書類', '情報'])}"

    def each_paragraph(self, refers: Sequence[str]) -> str:
        """A sentence that 項 follow, not 号."""
        return self._digits(f"{self._thing(refers)}については、以下各項に定めるところに{self._rely()}")

    def entry(self, kind: Entries, refers: Sequence[str], *, last: bool = False) -> str:
        """An entry of a list; last: it may gather up those before it."""
        pick = self.random.choice
        if last and kind in (Entries.ACTS, Entries.CASES) and self.random.random() < 0.5:
            what = "行為" if kind is Entries.ACTS else "とき"
            return self._stop(
                pick([f"その他前各号に準ずる{what}", f"前各号に掲げるもののほか、{self._doing(refers)}{what}"])
            )
        if kind is Entries.ACTS:
            made = f"{self._doing(refers)}行為"
        elif kind is Entries.CASES:
            made = pick([self._when(refers, "とき"), pick(words.EVENTS)])
        elif kind is Entries.THINGS:
            made = pick([self._thing(refers), self._simple_thing(), f"{self._simple_thing()}　{self._thing(refers)}"])
        elif kind is Entries.TERMS:
            meant = f"{self._relative(refers)}{self._simple_thing()}"
            made = pick([f"「{self._simple_thing()}」とは、{meant}を", f"{self._simple_thing()}　{meant}を"])
            return self._digits(made + ("いいます。" if self.speech.polite else "いう。"))
        else:
            return self._digits(self._sentence(refers))
        if self.speech.stopped and self.random.random() < 0.15:
            made += f"。ただし、{self._thing(refers)}に係るものを除く"
        return self._stop(self._digits(made))

    def remark(self, refers: Sequence[str]) -> str:
        """A なお書き, or its like, that follows a list."""
        opener = self.random.choice(["なお、", "なお、", "なお、", "この場合において、", "ただし、"])
        return self._digits(opener + self._sentence(refers))

    def cell(self) -> str:
        """What stands in a table."""
        made = [self._simple_thing(), self._money(), self._period(), f"{self._relative(())}{self._simple_thing()}", "―"]
        return self._digits(self.random.choice(made))

    def _passage(self, refers: Sequence[str], sentences: int) -> str:
        openers = [self._proviso, self._in_that_case, self._further]
        parts = [self._sentence(refers)]
        while len(parts) < sentences:
            parts.append(self.random.choice(openers)(refers))
        return self._digits("".join(parts))

    def _sentence(self, refers: Sequence[str]) -> str:
        one, other = self._parties()
        made: list[Callable[[], str]] = [
            lambda: f"{one}は、{self._predicate(refers)}",
            lambda: f"{one}は、{self._when(refers)}は、{self._predicate(refers)}",
            lambda: f"{one}は、{other}に対し、{self._predicate(refers)}",
            lambda: f"{self._when(refers)}、{one}は、{self._predicate(refers)}",
            lambda: f"{self._thing(refers)}は、{one}の{self.random.choice(words.MATTERS)}に従って{self._verb_end()}",
            lambda: f"{one}及び{other}は、{self._when(refers)}であっても、{self._predicate(refers)}",
        ]
        if refers:
            refer = self.random.choice(refers)
            made += [
                lambda: f"{refer}の規定にかかわらず、{one}は、{self._predicate(refers)}",
                lambda: (
                    f"{refer}に定める{self.random.choice(words.MATTERS)}は、{self._thing(refers)}に応じて{self._verb_end()}"
                ),
                lambda: (
                    f"{one}は、{refer}により{self._thing(refers)}を{self._verb().past}ときは、{self._predicate(refers)}"
                ),
            ]
        return self.random.choice(made)()

    def _proviso(self, refers: Sequence[str]) -> str:
        rest = "この限りではありません。" if self.speech.polite else "この限りでない。"
        return self.random.choice([f"ただし、{self._when(refers)}は、{rest}", f"ただし、{self._sentence(refers)}"])

    def _in_that_case(self, refers: Sequence[str]) -> str:
        return f"この場合において、{self._sentence(())}"

    def _further(self, refers: Sequence[str]) -> str:
        return self.random.choice(["また、", "", "なお、"]) + self._sentence(refers)

    def _predicate(self, refers: Sequence[str]) -> str:
        if self.random.random() < 0.25:
            return f"{self._thing(refers)}を{self._verb().stem}、{self._predicate(refers)}"
        return f"{self._manner()}{self._thing(refers)}を{self._verb_end()}"

    def _doing(self, refers: Sequence[str]) -> str:
        return f"{self._manner()}{self._thing(refers)}を{self._verb().plain}"

    def _when(self, refers: Sequence[str], word: str = "") -> str:
        word = word or self.random.choice(["場合", "とき", "場合において必要と認めるとき"])
        return f"{self.random.choice(self._people())}が{self._manner()}{self._thing(refers)}を{self._verb().past}{word}"

    def _thing(self, refers: Sequence[str]) -> str:
        pick, simple = self.random.choice, self._simple_thing
        made: list[Callable[[], str]] = [
            simple,
            simple,
            lambda: f"{simple()}及び{simple()}",
            lambda: f"{simple()}、{simple()}又は{simple()}",
            lambda: f"{self._relative(refers)}{simple()}",
            lambda: f"{simple()}に関する{pick(words.MATTERS)}",
            lambda: f"{simple()}（{simple()}を{pick(['含む', '除く'])}。以下同じ。）",
            lambda: f"{simple()}（以下「{pick(['対象物', '本件資料', '特定情報'])}」という。）",
            lambda: f"{self._money()}の{pick(['違約金', '手数料', '補償金'])}",
            lambda: f"{self._period()}分の{simple()}",
            lambda: f"「{simple()}」と題する書面",
        ]
        if refers:
            made.append(lambda: f"{pick(refers)}の{simple()}")
            made.append(lambda: f"{pick(refers)}に定める{simple()}")
        return pick(made)()

    def _relative(self, refers: Sequence[str]) -> str:
        return f"{self.random.choice(self._people())}が{self._manner()}{self._verb().past}"

    def _manner(self) -> str:
        pick = self.random.choice
        timed = [
            f"{self._period()}以内に",
            f"{self._date()}までに",
            f"年{self._rate()}の割合により",
            f"毎月{self._count(28)}日に",
        ]
        return pick(["", "", pick(words.MANNERS), pick(words.MANNERS), pick(timed)])

    def _verb(self) -> Verb:
        return self.random.choice(words.VERBS)

    def _verb_end(self) -> str:
        verb = self._verb()
        ending = self.random.choice(_ENDINGS)[self.speech.polite]
        return ending.format(plain=verb.plain, stem=verb.stem, negative=verb.negative, linking=verb.linking)

    def _end(self, stem: str, plain: str, linking: str, *, negative: bool) -> str:
        if negative:
            return f"{linking}はなりません。" if self.speech.polite else f"{linking}はならない。"
        return f"{stem}ます。" if self.speech.polite else f"{plain}。"

    def _rely(self) -> str:
        return "よります。" if self.speech.polite else "よる。"

    def _copula(self) -> str:
        return self.random.choice(["とします。", "です。"] if self.speech.polite else ["とする。", "である。"])

    def _stop(self, text: str) -> str:
        return text + "。" if self.speech.stopped else text

    def _parties(self) -> tuple[str, str]:
        one, other = self.speech.parties
        return (one, other) if self.random.random() < 0.5 else (other, one)

    def _people(self) -> tuple[str, ...]:
        return (*self.speech.parties, *self.speech.parties, self.random.choice(words.OTHERS))

    def _simple_thing(self) -> str:
        return self.random.choice(words.THINGS)

    def _count(self, most: int) -> str:
        return str(self.random.randint(1, most))

    def _money(self) -> str:
        return self.random.choice(
            [f"{self.random.randint(1, 990) * 100:,}円", f"{self._count(500)}万円", f"金{self._count(9)}億円"]
        )

    def _period(self) -> str:
        unit = self.random.choice(["日間", "か月", "年", "営業日", "週間", "時間"])
        return f"{self._count(60)}{unit}"

    def _rate(self) -> str:
        return self.random.choice(["14.6％", "3％", "2分の1", "5.5パーセント"])

    def _date(self) -> str:
        year = self.random.choice(["令和7年", "2025年", "翌年"])
        return f"{year}{self._count(12)}月{self._count(28)}日"

    def _digits(self, text: str) -> str:
        """The text with its numbers as the document writes them."""
        if self.speech.digits is Counter.DECIMAL:
            return text
        return re.sub(r"\d[\d,.]*", lambda found: found[0].translate(_WIDE), text)


_WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
