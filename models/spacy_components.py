"""yakkan inside spaCy: nlp.add_pipe("yakkan_clauses") on any Japanese pipeline; found through an entry point.

nlp = spacy.blank("ja")
nlp.add_pipe("yakkan_clauses")
doc = nlp(text)
[(span.id_, span.label_) for span in doc.spans["clauses"]]  # ("第3条", "fees"), …
doc._.yakkan.facts
"""

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

if TYPE_CHECKING:
    from pipeline.types.clause import Extraction
    from pipeline.types.document import Document
    from pipeline.types.source import Span as Place

GROUPS = ("clauses", "facts", "definitions", "references", "norms")
"""The span groups; id_ of a span: the address it stands at; label_: main clause type, field, term, status, modality."""


@Language.factory("yakkan_clauses", assigns=["doc.spans", "doc._.yakkan"])
def create(nlp: Language, name: str) -> "YakkanClauses":
    """The component, for spaCy."""
    return YakkanClauses()


class YakkanClauses:
    """Marks what a contract holds in a Doc: clauses, facts, definitions, references and norms as span groups.

    The text is read as a text file is: its lines and, where there is one, its Markdown tell the structure. A span covers
    whole tokens; of words that stand apart it runs from the first to the last. doc._.yakkan is the Extraction, of the
    first document where the text holds several (the groups hold the spans of all); None where there is nothing to read.
    """

    def __init__(self) -> None:
        if not Doc.has_extension("yakkan"):
            # Read anew where it is asked for: values of the pipeline could not be stored with the Doc.
            Doc.set_extension("yakkan", getter=_extraction)

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with its span groups; empty ones where there is nothing to read."""
        found: dict[str, list[Span]] = {group: [] for group in GROUPS}
        for document, extraction in _read(doc.text):
            for group, place, label, address in _spans(document, extraction):
                span = doc.char_span(*place, label=label, span_id=address, alignment_mode="expand")
                if span is not None:
                    found[group].append(span)
        for group, spans in found.items():
            doc.spans[group] = SpanGroup(doc, name=group, spans=spans)
        return doc


def _extraction(doc: Doc) -> "Extraction | None":
    return next((extraction for _, extraction in _read(doc.text)), None)


@functools.lru_cache(maxsize=4)
def _read(text: str) -> "tuple[tuple[Document, Extraction], ...]":
    """The documents in text with what was extracted; () where there is nothing to read, or where text is a page of HTML."""
    from models import clause_types
    from pipeline import run
    from pipeline.errors import SourceError

    # Signs that reading a file takes away become white space, so that every place in the one text is one in the other.
    level = text.replace("\r\n", " \n").replace("\r", "\n").replace("\ufeff", " ").replace("\0", " ")
    try:
        documents = run.parse_bytes(level.encode(errors="replace"), "spacy.txt")
    except SourceError:  # a pipeline goes on with the next Doc
        return ()
    if len(documents[0].source.text) != len(text):
        return ()
    return tuple((document, run.extract(document, clause_types=clause_types.default())) for document in documents)


def _spans(document: "Document", extraction: "Extraction") -> "Iterator[tuple[str, Place, str, str]]":
    """Group, place, label and address of every span."""
    whole = {}
    for unit in document.walk():
        places = [place for part in unit.walk() for place in (*part.heading_spans, *part.spans, *part.wrap_up_spans)]
        if unit.address is not None and places:
            whole[unit.address] = (min(start for start, _ in places), max(end for _, end in places))
    for clause in extraction.clauses:
        if clause.address in whole and clause.types:
            yield "clauses", whole[clause.address], clause.types[0], str(clause.address)
    for fact in extraction.facts:
        if fact.spans:
            yield "facts", _around(fact.spans), fact.field, str(fact.addresses[0]) if fact.addresses else ""
    for definition in document.definitions:
        if definition.spans:
            yield "definitions", _around(definition.spans), definition.term, str(definition.address)
    for reference in document.references:
        if reference.spans:
            yield "references", _around(reference.spans), reference.status.value, str(reference.address)
    for norm in extraction.norms:
        if norm.spans:
            yield "norms", _around(norm.spans), norm.modality, str(norm.address)


def _around(spans: "tuple[Place, ...]") -> "Place":
    return spans[0][0], spans[-1][1]
