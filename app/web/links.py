"""Where a link leads: a page and what it shows, all of it in the address, so that a link can be sent to a colleague."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

ASK, DOCUMENTS, MATRIX, REVISIONS, DEADLINES = "", "documents", "matrix", "revisions", "deadlines"
BATCHES, SETTINGS = "batches", "settings"
"""Pages by their path; the first page has none."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page by its path, and the parameters of its address; those that are empty are left out."""

    page: str
    parameters: Mapping[str, str]

    @property
    def href(self) -> str:
        """As an address relative to any page.

        >>> Link("documents", {"d": "d0123456789ab", "a": "第3条"}).href
        './documents?d=d0123456789ab&a=%E7%AC%AC3%E6%9D%A1'
        """
        return f"./{self.page}{'?' if self.given else ''}{urlencode(self.given)}"

    @property
    def given(self) -> dict[str, str]:
        """The parameters that are not empty: those that stand in the address."""
        return {name: value for name, value in self.parameters.items() if value}


def read(href: str) -> Link:
    """The link that an address made by `Link.href` is of."""
    page, _, query = href.removeprefix("./").partition("?")
    return Link(page, dict(parse_qsl(query)))


def clause(document: str, address: object = "") -> Link:
    """A document, opened at an address."""
    return Link(DOCUMENTS, {"d": document, "a": str(address)})


def view(document: str, name: str) -> Link:
    """A document from another side than its text: facts, terms, norms, issues."""
    return Link(DOCUMENTS, {"d": document, "v": name})


def paper(document: str, page: int, address: object = "") -> Link:
    """A document with a page of its PDF beside the text."""
    return Link(DOCUMENTS, {"d": document, "a": str(address), "p": str(page)})


def queue() -> Link:
    """What a person should look at, over all documents."""
    return Link(DOCUMENTS, {"v": "queue"})


def settings(view: str = "") -> Link:
    """One of the views of the settings."""
    return Link(SETTINGS, {"v": view})


def documents(words: str = "", order: str = "", page: int = 1) -> Link:
    """The list of documents: those whose row has the words, in an order, a page of them (from 1)."""
    return Link(DOCUMENTS, {"q": words, "s": order, "n": str(page) if page > 1 else ""})


def question(
    words: str,
    within: Sequence[str] = (),
    further: int = 0,
    document: str = "",
    address: object = "",
    *,
    as_of: str = "",
) -> Link:
    """A question put to documents (all where none is named) and its answer; beside it the clause at an address of a document.

    as_of: a day (ISO): only the versions in force then.
    """
    given = {"q": words, "in": ",".join(within), "n": str(further or ""), "d": document, "a": str(address), "on": as_of}
    return Link(ASK, given)


def revision(old: str, new: str) -> Link:
    """Two versions beside each other."""
    return Link(REVISIONS, {"o": old, "n": new})


def history(document: str, address: object = "") -> Link:
    """The versions of a document, and what became of the clause that this one has at the address."""
    return Link(REVISIONS, {"v": "history", "d": document, "a": str(address)})


def consolidated(base: str, amendments: Sequence[str] = ()) -> Link:
    """A contract with amendments worked in, in their order."""
    return Link(REVISIONS, {"v": "amend", "b": base, "by": ",".join(amendments)})


def deadlines(span: str = "") -> Link:
    """The days that are coming up within a span."""
    return Link(DEADLINES, {"s": span})


def matrix(matters: Sequence[str], within: Sequence[str] = ()) -> Link:
    """Fields and clause types over documents (all where none is named)."""
    return Link(MATRIX, {"m": ",".join(matters), "in": ",".join(within)})


def lacking(within: Sequence[str] = ()) -> Link:
    """What most documents of a kind regulate, and which of them do not."""
    return Link(MATRIX, {"v": "lacking", "in": ",".join(within)})


def batches() -> Link:
    """The list of batches."""
    return Link(BATCHES, {})


def batch(id_: str, group: str = "") -> Link:
    """A batch; group: only its files that failed, were read, wait or were passed over."""
    return Link(BATCHES, {"b": id_, "f": group} if group else {"b": id_})
