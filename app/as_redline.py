"""A revision as a Word document with tracked changes: what its comments say, and how it is written."""

import functools
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime

from app.as_revision import EFFECTS, KINDS
from app.as_text import worded
from pipeline import run
from pipeline.export.redline import Unsafe, redline
from pipeline.ontology import load
from pipeline.revise.words import operations
from pipeline.text.normalize import squash
from pipeline.types.document import Document
from pipeline.types.revision import Change, ChangeKind, Edit, Effect, Favours, Operation, Revision

_FAVOURS = {Favours.PROVIDER: "提供者に有利（目安）", Favours.CUSTOMER: "利用者に有利（目安）"}
_NAMED = (ChangeKind.ADDED, ChangeKind.DELETED, ChangeKind.SPLIT, ChangeKind.MERGED)
_FACTS, _PAIRS, _LONGEST = 3, 2, 40
"""Facts and replaced words that a comment names, and how long each may be."""


def as_redline(
    revisions: Sequence[Revision], *, author: str, when: datetime, original: bytes | None = None
) -> tuple[bytes, bool]:
    """The .docx with what changed tracked and a comment on each change of substance; second: whether it is the old file.

    original: the old file where it is an unlocked .docx: it is marked itself, so that its styles and what others have
    tracked in it stay. Where that would not give the new version to the letter, all is laid out anew.
    """
    write = functools.partial(redline, revisions, wording=operations, told=told, author=author, when=when)
    if original is not None:
        with suppress(Unsafe):
            marked = write(original=original)
            if _read(run.parse_bytes(marked, "redline.docx")) == _read([revision.new for revision in revisions]):
                return marked, True
    return write(), False


def _read(documents: Sequence[Document]) -> list[tuple[str, ...]]:
    """What a reader sees of documents, without white space."""
    return [
        (str(unit.address), *(squash(text or "") for text in (unit.label, unit.caption, unit.text, unit.wrap_up)))
        for document in documents
        for unit in document.walk()
    ]


def told(change: Change) -> str:
    """The comment on a change, two lines at most; "" where only number or form differs.

    期間の変更: 1か月 → 2か月。提供者に有利（目安）
    """
    if change.kind is ChangeKind.MOVED:
        places = ("・".join(map(str, side)) for side in (change.old, change.new))
        head = f"移動: {' → '.join(places)}。"
        return head + (_effects(change) + _favours(change) if change.substantive else "内容は変わりません。")
    if not change.substantive:
        return ""
    head = f"{KINDS[change.kind]}。" if change.kind in _NAMED else ""
    return "\n".join(filter(None, (head + _effects(change) + _favours(change), change.reason)))


def _effects(change: Change) -> str:
    """What is another than before: the facts with their values, else the effects with the words."""
    if facts := list(_facts(change)):
        more = f"ほか{len(facts) - _FACTS}件。" if len(facts) > _FACTS else ""
        return "".join(f"{fact}。" for fact in facts[:_FACTS]) + more
    names = "・".join(EFFECTS[effect] for effect in change.effects if effect is not Effect.WORDING)
    if change.kind in (ChangeKind.ADDED, ChangeKind.DELETED) or not names:
        return ""
    words = "、".join(_replaced(change))
    return f"{names}の変更" + (f": {words}。" if words else "。")


def _facts(change: Change) -> Iterator[str]:
    """The facts that have another value; of what is new or gone, all that it says."""
    fields = load().fields
    for fact in change.facts:
        label = fields[fact.field].label if fact.field in fields else fact.field
        values = [worded(fact.field, value).rstrip("。") for value in (fact.old, fact.new) if value is not None]
        whole = change.kind in (ChangeKind.ADDED, ChangeKind.DELETED)
        if len(values) == 2 - whole and all(len(value) <= _LONGEST for value in values):
            yield f"{label}: {' → '.join(values)}"


def _replaced(change: Change) -> list[str]:
    """The words that went and came, where they are few and short."""
    found: list[str] = []
    gone = ""
    for one in (*change.operations, Operation(Edit.EQUAL, "")):
        words = one.text.rstrip("。")
        if one.edit is Edit.DELETE:
            gone = words
        elif one.edit is Edit.INSERT:
            found.append(f"{gone} → {words}" if gone else f"「{words}」を加える")
            gone = ""
        elif gone:
            found.append(f"「{gone}」を削る")
            gone = ""
    return found if len(found) <= _PAIRS and all("\n" not in text and len(text) <= _LONGEST for text in found) else []


def _favours(change: Change) -> str:
    return _FAVOURS.get(change.favours, "")
