"""A SourceText -> Document."""

from pipeline.parse import definitions, references, tree
from pipeline.types.clause import ReferenceStatus
from pipeline.types.document import Document, Issue
from pipeline.types.source import SourceText

__all__ = ["parse"]


def parse(source: SourceText) -> Document:
    """The tree of the document in source, with its references, definitions and issues. Never raises on bad text."""
    title, units, issues = tree.build(source)
    found = references.resolve(units, source.text)
    dangling = tuple(
        Issue(
            "dangling-reference",
            f"「{reference.text}」が指す条項が見つかりません。",
            reference.address,
            reference.spans,
        )
        for reference in found
        if reference.status is ReferenceStatus.DANGLING
    )
    return Document(
        id=f"d{source.sha256[:12]}",
        title=title,
        source=source,
        units=units,
        issues=(*issues, *dangling),
        references=found,
        definitions=definitions.find(units, source.text),
    )
