"""Questions that were answered otherwise than they should, with all that is needed to see why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaluation.ratio import Ratio
from evaluation.reporting import names
from evaluation.reporting.tables import number
from evaluation.runner import Judged
from evaluation.scored import Miss
from evaluation.scoring.answers import met
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Verdict

_SHOWN_HITS = 5


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that is as it should be or not."""

    label: str
    good: bool


@dataclass(frozen=True, slots=True)
class Place:
    """An address and words that stand there."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, what a careful reader answers and what the product did; units: the text that answers it."""

    id: str
    question: str
    kind: str
    flags: tuple[Flag, ...]
    wanted: str
    musts: tuple[Flag, ...]
    got: str
    citations: tuple[Place, ...]
    hits: str
    units: tuple[Place, ...]


def missed(judged: Iterable[Judged], texts: Mapping[str, str]) -> tuple[tuple[Asked, ...], tuple[Miss, ...]]:
    """The questions with something plainly wrong, and what is left of those that are only less than whole in a share.

    texts: the words of each address.
    """
    wrong: list[Asked] = []
    rest: list[Miss] = []
    for one in judged:
        if any(_fails(measure, ratio) for measure, ratio in one.scored.figures.items()):
            wrong.append(_asked(one, texts))
        else:
            rest += one.scored.misses
    return tuple(wrong), tuple(rest)


def _fails(measure: str, ratio: Ratio) -> bool:
    """As bad as it can be: a share of characters that is less than whole is no failure."""
    return ratio.value == (0 if names.KNOWN[measure].higher_is_better else 1)


def _asked(one: Judged, texts: Mapping[str, str]) -> Asked:
    question, answer = one.question, one.answer
    assert answer is not None  # the product's
    return Asked(
        id=question.id,
        question=question.text,
        kind=f"{names.STYLES[question.style]}・{names.TYPES[question.type]}",
        flags=tuple(_flags(one.scored.figures)),
        wanted=question.answer or "本文に書かれていない",
        musts=tuple(Flag(must.replace("|", " / "), met(_said(answer), [must])) for must in question.must),
        got=_said(answer) or "書かれていないと答えた",
        citations=tuple(Place(str(cited.address), cited.quote) for cited in answer.citations),
        hits="、".join(str(hit.address) for hit in answer.hits[:_SHOWN_HITS]),
        units=(*_places(question.cites, texts, ""), *_places(question.alt_cites, texts, "（これも可）")),
    )


def _flags(figures: Mapping[str, Ratio]) -> Iterator[Flag]:
    for measure, ratio in figures.items():
        found, value = names.KNOWN[measure], ratio.value
        if not found.higher_is_better:
            if value:
                yield Flag(found.label, False)
        elif value is not None:
            sign = "○" if value == 1 else "×" if value == 0 else number(value)
            yield Flag(f"{found.label} {sign}", value == 1)


def _said(answer: Answer) -> str:
    return (answer.text or "") if answer.verdict is Verdict.ANSWERED else ""


def _places(addresses: Iterable[Address], texts: Mapping[str, str], note: str) -> tuple[Place, ...]:
    return tuple(Place(f"{address}{note}", texts.get(str(address), "")) for address in addresses)
