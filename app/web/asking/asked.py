"""What is asked, as the address of the page tells it."""

from dataclasses import dataclass, replace
from datetime import date

from app.web import links

_MOST_FURTHER = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. within: the documents it is put to, () for all; further: how many answers to it were passed over.

    as_of: a day (ISO): only the versions in force then are asked, "" for all.
    """

    question: str
    within: tuple[str, ...] = ()
    further: int = 0
    as_of: str = ""

    def link(self, document: str = "", address: object = "") -> links.Link:
        """The page with its answer, the clause at an address open beside it."""
        return links.question(self.question, self.within, self.further, document, address, as_of=self.as_of)

    @property
    def next(self) -> "Asked":
        """The same question for its next answer."""
        return replace(self, further=self.further + 1)


def read(parameters: dict[str, str]) -> Asked | None:
    """What the address asks; None where it asks nothing."""
    question = " ".join(parameters.get("q", "").split())
    if not question:
        return None
    within = tuple(filter(None, parameters.get("in", "").split(",")))
    number = parameters.get("n", "")
    passed = min(int(number), _MOST_FURTHER) if number.isascii() and number.isdecimal() else 0
    return Asked(question, within, passed, day(parameters.get("on", "")))


def day(given: str) -> str:
    """A day in ISO 8601 as it stands in an address; "" where it is none."""
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        return ""
