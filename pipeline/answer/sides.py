"""What a text calls its two sides, and what those who ask call themselves."""

from dataclasses import dataclass

from pipeline.types.clause import Extraction

OURS = r"(?:こちら|うち|私|自分|自己|弊社側|当方|我々|ユーザー?|お?客(?:様|さま)?|会員|利用者|契約者)"
"""What a customer calls its own side in a question, as a regular expression."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What the text calls the two sides."""

    providers: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()


def sides_of(extraction: Extraction) -> Sides:
    """The two sides of a document by what was found in it."""
    parties = extraction.parties
    return Sides(
        providers=tuple(party.term for party in parties if party.role == "provider"),
        customers=tuple(party.term for party in parties if party.role == "customer"),
    )
