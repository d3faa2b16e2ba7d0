"""A SourceText -> its Documents."""

from pipeline.parse import definitions, references, tree
from pipeline.types.clause import ReferenceStatus
from pipeline.types.document import Document
from pipeline.types.source import Issue, SourceText

__all__ = ["parse"]


def parse(source: SourceText) -> tuple[Document, ...]:
    """The trees of the documents in source, with references, definitions and issues. Never raises on bad text.

    Most files hold one document; where there are several their parts count from 1.
    """
    return (_document(source),)


def _document(source: SourceText) -> Document:
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
