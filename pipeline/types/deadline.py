"""Deadline: a day on which something about a contract happens, or by which something must be said, with how it was counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.types.address import Address


class DeadlineKind(StrEnum):
    """What the day is."""

    OPT_OUT = "opt_out"  # the last day to refuse the renewal
    END = "end"  # the last day of the term
    RENEWAL = "renewal"  # the first day of the next term
    NOTICE = "notice"  # the last day to give notice so that the contract ends with its term


@dataclass(frozen=True, slots=True)
class Ground:
    """Words of the contract that a day was counted from."""

    address: Address
    quote: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day with how it was counted (one or more Japanese sentences) and the words it rests on.

    workday: the last business day on or before the day where that is another, None else; who: the party it is for, "" for all.
    """

    kind: DeadlineKind
    day: date
    counted: tuple[str, ...]
    grounds: tuple[Ground, ...]
    workday: date | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """The term that runs on a day, first and last day included; number: 0 for the first, 1 for the first renewal."""

    start: date | None
    end: date
    number: int


@dataclass(frozen=True, slots=True)
class Asking:
    """What has to be entered before days can be counted: a field, one Japanese sentence, and the clause it belongs to."""

    field: str
    words: str
    address: Address


@dataclass(frozen=True, slots=True)
class Schedule:
    """What is coming up for a document: its days in order.

    term: None where none runs; asking: None where nothing has to be entered; is_over: the contract has ended for good.
    A document without a term has nothing of all this.
    """

    term: Term | None = None
    deadlines: tuple[Deadline, ...] = ()
    asking: Asking | None = None
    is_over: bool = False
