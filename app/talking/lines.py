"""What is typed in a talk -> what is wanted."""

import re
from dataclasses import dataclass

from pipeline.text.normalize import normalize
from pipeline.text.numerals import KANJI, number
from pipeline.types.address import Address


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, as it was typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Show:
    """The clause of a number that stands before a citation or a hit."""

    number: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause at an address."""

    address: Address


@dataclass(frozen=True, slots=True)
class Find:
    """Words to look for in the text, "" where none were given."""

    words: str


@dataclass(frozen=True, slots=True)
class Again:
    """An earlier question, by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class Keep:
    """The documents; the one of a number is chosen, 0 for all, None to see them."""

    number: int | None


@dataclass(frozen=True, slots=True)
class Past:
    """The questions so far."""


@dataclass(frozen=True, slots=True)
class Help:
    """What can be typed."""


@dataclass(frozen=True, slots=True)
class Leave:
    """The end of the talk."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty line."""


Line = Ask | Show | Clause | Find | Again | Keep | Past | Help | Leave | Nothing

_WORDS: dict[str, Line] = {
    "": Nothing(),
    "?": Help(),
    "ヘルプ": Help(),
    "help": Help(),
    "履歴": Past(),
    "終了": Leave(),
    "exit": Leave(),
    "quit": Leave(),
    "q": Leave(),
}
_NUMBER = re.compile(r"\[?(?P<number>[0-9]{1,4})\]?")
_AGAIN = re.compile(r"!(?P<number>[0-9]{1,4})")
_KEEP = re.compile(r"文書 ?(?P<which>[0-9]{1,4}|全部|すべて|全て)?")
_N = rf"(?:[0-9]{{1,4}}|[{KANJI}]{{1,7}})"
_PLACE = r"(?:前文|附則|(?:別紙|別表|別添|様式|付属書)(?:第?[0-9]{1,3})?|特約(?:事項|条項)?)"
_ADDRESS = re.compile(
    rf"(?P<place>{_PLACE})?(?:第?(?P<article>{_N})条(?:の(?P<article_branch>{_N}))?)?"
    rf"(?:第?(?P<paragraph>{_N})項)?(?:第?(?P<item>{_N})号(?:の(?P<item_branch>{_N}))?)?(?P<sub>[①-⑳アイウエオカキクケコa-z]|\([0-9a-zア-ン]+\))?"
)


def read(line: str) -> Line:
    """What a line asks for; whatever is no command is a question.

    >>> read("１２条２項"), read("／解約"), read("[2]")
    (Clause(address=Address('第12条第2項')), Find(words='解約'), Show(number=2))
    """
    text = " ".join(normalize(line).text.split())
    if (word := _WORDS.get(text.lower())) is not None:
        return word
    if text.startswith("/"):
        return Find(text[1:].strip())
    if found := _NUMBER.fullmatch(text):
        return Show(int(found["number"]))
    if found := _AGAIN.fullmatch(text):
        return Again(int(found["number"]))
    if found := _KEEP.fullmatch(text):
        which = found["which"]
        return Keep(None if which is None else int(which) if which.isdecimal() else 0)
    if address := _address(text):
        return Clause(address)
    return Ask(" ".join(line.split()))


def _address(text: str) -> Address | None:
    found = _ADDRESS.fullmatch(re.sub(r"[ 、]|を(?:見せて|表示)$|は?[?]?$", "", text))
    if not found or not (found["place"] or found["article"]):
        return None
    parts = [found["place"] or ""]
    for name, sign in (("article", "条"), ("paragraph", "項"), ("item", "号")):
        if found[name]:
            branch = found[f"{name}_branch"] if name != "paragraph" else None
            parts.append(f"第{number(found[name])}{sign}" + (f"の{number(branch)}" if branch else ""))
    parts.append(found["sub"] or "")
    try:
        return Address.parse("".join(parts))
    except ValueError:
        return None
