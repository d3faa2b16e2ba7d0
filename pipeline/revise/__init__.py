"""Two versions of a document -> Revision."""

from collections.abc import Sequence

from pipeline.revise.nodes import Terms, count_terms, nodes, whole
from pipeline.revise.pointing import addresses
from pipeline.revise.version import Version
from pipeline.types.address import Address
from pipeline.types.document import Document
from pipeline.types.revision import Revision

_OTHER = "other"
"""The type of what is of no type."""

__all__ = ["Terms", "Version", "count_terms", "counterparts", "revise"]


def counterparts(olds: Sequence[Document], news: Sequence[Document]) -> list[tuple[Document, Document]]:
    """Which document of one file is a version of which of the other: in order where both hold as many, else by content."""
    if len(olds) == len(news):
        return list(zip(olds, news, strict=True))
    from pipeline.revise.alike import Weights
    from pipeline.revise.assign import assign

    tops = [[whole(document) for document in side] for side in (olds, news)]
    weights = Weights([*tops[0], *tops[1]])
    pairs = assign(weights.shared(*tops), 0.0)
    return [(olds[row], news[column]) for row, column in pairs]


def revise(old: Version, new: Version, *, counted: Terms | None = None) -> Revision:
    """What changed from one version to the other, and which unit of the one is which of the other.

    counted: what count_terms gives for the two, where that has been done elsewhere.
    """
    from pipeline.revise.align import align
    from pipeline.revise.recut import recut

    olds, news = nodes(old.document, counted), nodes(new.document, counted)
    alignment = recut(align(olds, news, (_main(old), _main(new))))

    from pipeline.revise.changes import changes  # not before: others may find facts meanwhile, for which these wait
    from pipeline.revise.judge import Judge
    from pipeline.revise.margins import margins

    found = changes(olds, news, alignment, Judge(old, new, alignment))
    return Revision(
        old.document,
        new.document,
        found,
        margins(old.document, new.document),
        addresses(alignment),
        (old.extracted, new.extracted),
    )


def _main(version: Version) -> dict[Address, str]:
    """The main types of the articles that have one."""
    clauses = version.extraction.clauses
    return {one.address: one.types[0] for one in clauses if one.types and one.types[0] != _OTHER}
