"""A SourceText -> its Documents."""

from pipeline.parse import abreast, broken_headings, captioned, definitions, flow, parts, references, tree
from pipeline.parse.lines import Line, read
from pipeline.types.clause import ReferenceStatus
from pipeline.types.document import Document
from pipeline.types.source import Issue, SourceText

__all__ = ["parse"]


def parse(source: SourceText) -> tuple[Document, ...]:
    """The trees of the documents in source, with references, definitions and issues. Never raises on bad text.

    Most files hold one document; where there are several their parts count from 1.
    """
    lines = read(source)
    lines = abreast.split(broken_headings.whole(lines, flow.measure(lines)))
    ranges = parts.split(lines, flow.cuts(lines, flow.measure(lines)))
    if len(ranges) == 1:
        return (_document(source, lines, 0),)
    return tuple(_document(source, lines[start:end], part) for part, (start, end) in enumerate(ranges, 1))


def _document(source: SourceText, lines: list[Line], part: int) -> Document:
    title, units, issues = tree.build(source, lines)
    if part:
        issues = (Issue("several-documents", f"一つのファイルに複数の文書があり、その{part}番目です。"), *issues)
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
        id=source.id + (f"-{part}" if part else ""),
        title=title,
        source=source,
        units=units,
        issues=(*issues, *dangling, *captioned.find(units, found, source.text)),
        references=found,
        definitions=definitions.find(units, source.text),
        part=part,
    )
