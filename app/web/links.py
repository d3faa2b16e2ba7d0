"""Where a link leads: a page and what it shows, all of it in the address, so that a link can be sent to a colleague."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

ASK, DOCUMENTS, MATRIX, REVISIONS, DEADLINES = "", "documents", "matrix", "revisions", "deadlines"
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
        given = {name: value for name, value in self.parameters.items() if value}
        return f"./{self.page}{'?' if given else ''}{urlencode(given)}"


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


def documents() -> Link:
    """The list of documents."""
    return Link(DOCUMENTS, {})


def question(
    words: str, within: Sequence[str] = (), further: int = 0, document: str = "", address: object = ""
) -> Link:
    """A question put to documents (all where none is named) and its answer; beside it the clause at an address of a document."""
    given = {"q": words, "in": ",".join(within), "n": str(further or ""), "d": document, "a": str(address)}
    return Link(ASK, given)


def revision(old: str, new: str) -> Link:
    """Two versions beside each other."""
    return Link(REVISIONS, {"o": old, "n": new})


def matrix(matters: Sequence[str], within: Sequence[str] = ()) -> Link:
    """Fields and clause types over documents (all where none is named)."""
    return Link(MATRIX, {"m": ",".join(matters), "in": ",".join(within)})
