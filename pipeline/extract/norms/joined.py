"""The statements of a sentence that are norms of their own: what shares its last predicate is one."""

import re
from collections.abc import Iterator

from pipeline.extract.norms.bearer import Bearers
from pipeline.extract.norms.common import together
from pipeline.extract.norms.families import PERMISSION, PROHIBITION
from pipeline.extract.norms.modality import Modality, modality
from pipeline.extract.norms.parts import conditions
from pipeline.extract.norms.statements import KEEPS, Statement, statements
from pipeline.extract.norms.subject import subject
from pipeline.extract.norms.voice import plain
from pipeline.extract.reader import Sentence

# 甲が注文書を送り、乙が承諾することにより成立する: the acts are how something comes about.
_BY_ACTS = re.compile(
    r"(?:(?:こと(?:により|によって|で)|時点?[にで]|ときに)、?[^、]{0,12}(?:成立|終了|発効|確定)|(?:時点?をもって|[たる]日(?:に|をもって))、?[^、]{0,12}(?:成立|発効))(?:する|します|した)(?:ものと.{2,3})?$"
)
_EITHER = re.compile(r"または|もしくは|あるいは|ないし")
_OR_ELSE = re.compile(r"、(?:または|もしくは|あるいは)")
_CANNOT = re.compile(r"(?:でき|得)(?:ない|ません|ず)(?:もの.{2,3})?$")


def norms_in(sentence: Sentence, state: Bearers) -> Iterator[Statement]:
    """The statements that are norms of their own: a leave or a ban is one over all its verbs, a duty one for each."""
    fine = statements(sentence, state.sides, fine=True)
    several = any(part.continued for part in fine)
    pieces = iter(fine)
    for whole in statements(sentence, state.sides, fine=False) if several else fine:
        group = [next(pieces)]
        while group[-1].continued:
            group.append(next(pieces))
        if len(group) == 1:
            yield whole
            continue
        given, without = conditions(whole)
        side, _ = subject(whole.text, [*given, *without], state.sides)
        kind = modality(plain(whole.text), agent=side is not None or together(whole.text), bilateral=state.bilateral)
        if kind is not None and (_BY_ACTS.search(whole.text) or _one(kind, whole.text, group[-1].text)):
            yield from _kept(group, whole) if kind.name == PROHIBITION else _led(group, whole, state)
        elif kind is not None:
            yield from group


def _led(group: list[Statement], whole: Statement, state: Bearers) -> list[Statement]:
    """A leave without what another side does before it: 乙が部品を引き取り、 | 期限を過ぎたときは、甲は送り返すことができる."""
    _, *rest = (_names(part, state) for part in group)
    first = subject(group[0].text, [], state.sides)[0]
    return _split(
        group, whole, 1 + max((at for at, side in enumerate(rest) if first and side and side != first), default=-1)
    )


def _names(part: Statement, state: Bearers) -> str | None:
    given, without = conditions(part)
    side, stop = subject(part.text, [*given, *without], state.sides)
    return side if side and part.text[stop - 1] in "はも" else None


def _kept(group: list[Statement], whole: Statement) -> list[Statement]:
    """A ban without the duties told before it: パスワードを管理し、 | 貸し、又は譲ってはならない."""
    kept = 0
    while KEEPS.search(group[kept].text):
        kept += 1
    return _split(group, whole, kept)


def _split(group: list[Statement], whole: Statement, at: int) -> list[Statement]:
    """The first parts of a statement each by itself, the others as one."""
    return [*group[:at], whole.after(sum(len(part.text) + 1 for part in group[:at]))] if at else [whole]


def _one(kind: Modality, text: str, last: str) -> bool:
    """Whether the verbs of a statement share its modality: 解除し、請求することができる, 漏らし、又は用いない; not 保管し、渡してはならない.

    last: the text of its last part.
    """
    if kind.bare:
        return kind.name == PROHIBITION and bool(_OR_ELSE.search(last))
    return kind.name == PERMISSION or (kind.name == PROHIBITION and bool(_EITHER.search(text) or _CANNOT.search(text)))
