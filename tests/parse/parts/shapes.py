"""What the tests of parts look at: the tree without its cover, the kinds of its units."""

from pipeline.types.document import Document
from tests.trees import outline


def body(document: Document) -> str:
    """The outline without the cover's line: where the test is about something else."""
    return "\n".join(line for line in outline(document).split("\n") if not line.startswith("front_matter"))


def kinds(document: Document) -> str:
    """The kinds of all units in document order, a space apart."""
    return " ".join(unit.kind.value for unit in document.walk())


def codes(document: Document) -> set[str]:
    """The codes of the document's issues."""
    return {issue.code for issue in document.issues}
