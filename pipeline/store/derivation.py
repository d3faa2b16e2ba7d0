"""Text, tree and extraction of a document as rows, by the fingerprint of the extractor that made them."""

import zlib
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, delete, func, select, update

from pipeline.store import documents, people
from pipeline.store.effective import effective
from pipeline.store.tables import correction, derived, document, reading
from pipeline.types.clause import Extraction
from pipeline.types.codec import decode, encode
from pipeline.types.document import Document
from pipeline.types.source import SourceText

Pair = tuple[Document, Extraction]
_KEPT = 2
"""Extractors whose work is kept: two versions of the program, or two ontologies, that take turns do not undo each other's."""
_NO_TEXT = SourceText("", "", "", "")


def put(connection: Connection, document_id: str, fingerprint: str, pairs: Sequence[Pair]) -> bool:
    """Keeps what an extractor made of a document that is there; False where that is kept already.

    Title and day of coming into force follow the newest extractor, but for a day that a person told.
    """
    row = {
        "document": document_id,
        "fingerprint": fingerprint,
        "made_at": documents.now(),
        "text": _packed(pairs[0][0].source),
    }
    if has(connection, document_id, fingerprint) and get(connection, document_id, fingerprint) is None:
        damaged = reading.c.document == document_id, reading.c.fingerprint == fingerprint
        connection.execute(delete(reading).where(*damaged))
    if not documents.insert_new(connection, reading, row):
        return False
    connection.execute(
        derived.insert(),
        [
            {
                "document": document_id,
                "fingerprint": fingerprint,
                "part": part,
                "tree": _packed(replace(tree, source=_NO_TEXT)),
                "extraction": _packed(extraction),
            }
            for part, (tree, extraction) in enumerate(pairs)
        ],
    )
    this = document.c.id == document_id
    connection.execute(update(document).where(this).values(title=title(pairs)))
    connection.execute(
        update(document).where(this, document.c.is_effective_told.is_(False)).values(effective=effective(pairs))
    )
    _forget_older(connection, document_id)
    return True


def title(pairs: Sequence[Pair]) -> str:
    """The titles of the documents in a file."""
    return "、".join(tree.title for tree, _ in pairs if tree.title)


def has(connection: Connection, document_id: str, fingerprint: str) -> bool:
    """True where that extractor has read the document."""
    made = select(reading.c.document).where(reading.c.document == document_id, reading.c.fingerprint == fingerprint)
    return connection.scalar(made) is not None


def get(connection: Connection, document_id: str, fingerprint: str) -> tuple[Pair, ...] | None:
    """What that extractor made of a document; None where it has not read it, or what it made is damaged: it is made anew."""
    try:
        return _get(connection, document_id, fingerprint) or None
    except (zlib.error, ValueError, KeyError, TypeError):
        return None


def _get(connection: Connection, document_id: str, fingerprint: str) -> tuple[Pair, ...] | None:
    text = connection.scalar(
        select(reading.c.text).where(reading.c.document == document_id, reading.c.fingerprint == fingerprint)
    )
    if text is None:
        return None
    source = decode(SourceText, zlib.decompress(text))
    rows = connection.execute(
        select(derived.c.tree, derived.c.extraction)
        .where(derived.c.document == document_id, derived.c.fingerprint == fingerprint)
        .order_by(derived.c.part)
    )
    return tuple(
        (
            replace(decode(Document, zlib.decompress(tree)), source=source),
            decode(Extraction, zlib.decompress(extraction)),
        )
        for tree, extraction in rows
    )


def stamps(
    connection: Connection, person: str | None, fingerprint: str, document_id: str | None = None
) -> dict[str, str]:
    """For each document that the person may see what tells one state of its values from another, oldest document first.

    document_id: of that one alone.
    """
    last = func.max(correction.c.number).label("last")
    corrections = select(correction.c.document, func.count().label("count"), last).group_by(correction.c.document)
    found = select(document.c.id).where(people.may_see(person)).order_by(document.c.added_at, document.c.id)
    if document_id is not None:
        corrections = corrections.where(correction.c.document == document_id)
        found = found.where(document.c.id == document_id)
    said = {row.document: f"{row.count}-{row.last}" for row in connection.execute(corrections)}
    return {one: f"{fingerprint}-{said[one]}" if one in said else fingerprint for one in connection.scalars(found)}


def _forget_older(connection: Connection, document_id: str) -> None:
    """Leaves the readings of the last few extractors."""
    newest = (
        select(reading.c.fingerprint)
        .where(reading.c.document == document_id)
        .order_by(reading.c.made_at.desc(), reading.c.fingerprint)
    )
    for old in connection.scalars(newest).all()[_KEPT:]:
        connection.execute(delete(reading).where(reading.c.document == document_id, reading.c.fingerprint == old))


def _packed(value: object) -> bytes:
    return zlib.compress(encode(value))
