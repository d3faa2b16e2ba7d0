"""The ontology read from clauses.toml, fields.toml and kinds.toml beside this file, and from a user's own file."""

import contextlib
import functools
from collections.abc import Callable, Iterator, Mapping
from contextvars import ContextVar
from pathlib import Path
from typing import TypeVar

from pipeline.ontology import labels
from pipeline.ontology.entries import Entry, OntologyError, Text, entries, parsed
from pipeline.ontology.forms import FORMS
from pipeline.ontology.patterns import PARTIES, pattern, patterns, triggers
from pipeline.ontology.values import ClauseType, DocumentKind, Field, Ontology

_Value = TypeVar("_Value")
_SECTIONS = ("words", "types", "fields", "kinds")


_OWN: ContextVar[Text | None] = ContextVar("own", default=None)


def load() -> Ontology:
    """The ontology of this package, with what the user's own file in use adds or replaces."""
    return _load(_OWN.get())


def own() -> Text | None:
    """The user's own file in use."""
    return _OWN.get()


@contextlib.contextmanager
def using(own: Path | Text | None) -> Iterator[Ontology]:
    """Inside, load() gives the ontology with this file of the user's (or its text) over it.

    OntologyError where the file cannot be read or is not as it should be: every fault with file, line and reason.
    """
    token = _OWN.set(_text(own) if isinstance(own, Path) else own)
    try:
        yield load()
    finally:
        _OWN.reset(token)


def _text(own: Path) -> Text:
    try:
        return Text(str(own), own.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"{own} を読めません。UTF-8 の TOML ファイルを指定してください。") from error


@functools.lru_cache(maxsize=8)
def _load(own: Text | None) -> Ontology:
    folder = Path(__file__).parent
    clauses, fields, kinds = ((folder / f"{name}.toml").read_text("utf-8") for name in ("clauses", "fields", "kinds"))
    return read(clauses, fields, kinds, own, sound=True)


def read(clauses: str, fields: str, kinds: str = "", own: Text | None = None, *, sound: bool = False) -> Ontology:
    """The ontology that stands in the text of the files; own: with the sections words, types, fields and kinds.

    sound: as Text has it, for all but own.
    """
    type_entries = entries(Text("clauses.toml", clauses, sound))
    groups = [type_entries.pop("words", None)]
    field_entries = entries(Text("fields.toml", fields, sound), dotted=True)
    kind_entries = entries(Text("kinds.toml", kinds, sound))
    if own is not None:
        for name in parsed(own):
            if name not in _SECTIONS:
                raise OntologyError(
                    f"{own.name}: [{name}] は使えません。[types.…] [fields.…] [kinds.…] [words] のどれかに書いてください"
                )
        groups.append(entries(Text(own.name, own.content)).get("words"))
        type_entries = _merged(type_entries, entries(own, "types"))
        field_entries = _merged(field_entries, entries(own, "fields", dotted=True))
        kind_entries = _merged(kind_entries, entries(own, "kinds"))
    words = {name: f"(?:{group.text(name)})" for group in groups if group for name in group.values} | PARTIES
    faults: list[str] = []
    types = _made(faults, type_entries, lambda entry: _clause_type(entry, words, type_entries, field_entries))
    found = Ontology(
        types,
        _made(faults, field_entries, lambda entry: _field(entry, words, type_entries)),
        _made(faults, kind_entries, lambda entry: _kind(entry, words, type_entries, field_entries)),
    )
    if faults:
        raise OntologyError("\n".join(faults))
    return found


def _made(faults: list[str], table: Mapping[str, Entry], make: Callable[[Entry], _Value]) -> dict[str, _Value]:
    """What each entry makes; the faults of all entries are gathered, so that a user sees them at once."""
    made: dict[str, _Value] = {}
    for id_, entry in table.items():
        try:
            made[id_] = make(entry)
        except OntologyError as error:
            faults.append(str(error))
    return made


def _merged(built_in: Mapping[str, Entry], own: Mapping[str, Entry]) -> dict[str, Entry]:
    return {**built_in, **{id_: built_in[id_].over(entry) if id_ in built_in else entry for id_, entry in own.items()}}


def _clause_type(
    entry: Entry, words: Mapping[str, str], types: Mapping[str, object], fields: Mapping[str, object]
) -> ClauseType:
    entry.only(
        *"label definition excludes captions triggers entries negative decisive absorbs facts question synonyms".split(),
        *"statute cuad ledgar unfair_tos exact contract".split(),
    )
    counterparts = {key: entry.known(key, known) for key, known in labels.SETS.items()}
    return ClauseType(
        id=entry.id,
        label=entry.text("label"),
        definition=entry.text("definition"),
        question=entry.text("question"),
        captions=patterns(entry, "captions", words),
        triggers=triggers(entry, "triggers", words),
        entries=triggers(entry, "entries", words),
        negative=pattern(entry, "negative", words),
        absorbs=frozenset(entry.known("absorbs", types)),
        facts=entry.known("facts", fields),
        synonyms=entry.list("synonyms"),
        statute=entry.optional("statute"),
        cuad=counterparts["cuad"],
        ledgar=counterparts["ledgar"],
        unfair_tos=counterparts["unfair_tos"],
        contract=entry.flag("contract"),
        decisive=pattern(entry, "decisive", words),
        excludes={name: entry.table("excludes")[name] for name in entry.known("excludes", types)},
        exact=frozenset(entry.known("exact", tuple(label for named in counterparts.values() for label in named))),
        cues=entry.optional("negative"),
    )


def _field(entry: Entry, words: Mapping[str, str], types: Mapping[str, object]) -> Field:
    entry.only("label", "form", "choices", "asking", "triggers", "types")
    label, form = entry.text("label"), entry.text("form")
    if form not in FORMS:
        raise entry.fault("form", f"form の {form} という形はありません（{'、'.join(FORMS)} のどれか）")
    choices = entry.list("choices")
    if choices and form != "choice":
        raise entry.fault("choices", "choices は form = 'choice' のときに書いてください")
    return Field(
        id=entry.id,
        label=label,
        form=form,
        asking=patterns(entry, "asking", words),
        types=entry.known("types", types),
        choices=choices,
        triggers=triggers(entry, "triggers", words),
    )


def _kind(
    entry: Entry, words: Mapping[str, str], types: Mapping[str, object], fields: Mapping[str, object]
) -> DocumentKind:
    entry.only("label", "definition", "titles", "cues", "parties", "marks", "types", "facts")
    return DocumentKind(
        id=entry.id,
        label=entry.text("label"),
        definition=entry.text("definition"),
        titles=patterns(entry, "titles", words),
        cues=patterns(entry, "cues", words),
        parties=entry.list("parties"),
        marks=entry.known("marks", types),
        types=entry.known("types", types),
        facts=entry.known("facts", fields),
    )
