"""The ontology as frozen values."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.ontology.guard import Guard
from pipeline.ontology.patterns import Pattern, Trigger


@dataclass(frozen=True, slots=True)
class ClauseType:
    """An entry of clauses.toml; the file says what each key means.

    excludes: by type, what belongs there and not here; cues: the negative cue as written;
    exact: of all counterparts those that mean the same.
    """

    id: str
    label: str
    definition: str
    question: str
    captions: tuple[Pattern, ...]
    triggers: tuple[Trigger, ...]
    entries: tuple[Trigger, ...]
    negative: Pattern | None
    absorbs: frozenset[str]
    facts: tuple[str, ...]
    synonyms: tuple[str, ...]
    statute: str | None
    cuad: tuple[str, ...]
    ledgar: tuple[str, ...]
    unfair_tos: tuple[str, ...]
    contract: bool
    decisive: Pattern | None
    excludes: Mapping[str, str]
    exact: frozenset[str]
    cues: str | None

    def names(self, caption: str) -> re.Match[str] | None:
        """Where a canonical caption points to this type."""
        return next((found for pattern in self.captions if (found := pattern.search(caption))), None)

    def rules(self, sentence: str) -> re.Match[str] | None:
        """Where a canonical sentence sets a rule of this type."""
        return self.first(self.triggers, sentence)

    def lists(self, entry: str) -> re.Match[str] | None:
        """Where a canonical entry of a list (〜場合) names what this type is about."""
        return self.first(self.entries, entry)

    def first(self, triggers: Sequence[Trigger], sentence: str) -> re.Match[str] | None:
        """Where the first of some of its triggers is found, unless the negative cue stands there too."""
        found = next((match for trigger in triggers if (match := trigger.find(sentence))), None)
        return None if found and self.negative and self.negative.search(sentence) else found


@dataclass(frozen=True, slots=True)
class Field:
    """A fact field: its Japanese name, the kind of its normal form, the words that ask for it, the types it stands in.

    choices: the closed list of a choice; triggers: chains after whose last word the value stands, for fields that have
    no rule of their own.
    """

    id: str
    label: str
    form: str
    asking: tuple[Pattern, ...]
    types: tuple[str, ...]
    choices: tuple[str, ...]
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """An entry of kinds.toml: what shows that a document is of this kind, and what such a document is expected to hold."""

    id: str
    label: str
    definition: str
    titles: tuple[Pattern, ...]
    cues: tuple[Pattern, ...]
    parties: tuple[str, ...]
    marks: tuple[str, ...]
    types: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Ontology:
    """All clause types, fields and kinds of documents by their id, in the order of the files."""

    types: Mapping[str, ClauseType]
    fields: Mapping[str, Field]
    kinds: Mapping[str, DocumentKind]

    def prepare(self) -> None:
        """Compiles the expressions, for one who has time before a long text comes: it will need nearly all of them."""
        for kind in self.types.values():
            for one in (*kind.captions, *kind.triggers, *kind.entries, kind.negative, kind.decisive):
                if one is not None:
                    one.prepare()
        for document in self.kinds.values():
            for cue in (*document.titles, *document.cues):
                cue.prepare()

    def ruling(self, sentence: str) -> Iterator[tuple[ClauseType, re.Match[str]]]:
        """The types of which a canonical sentence sets a rule, in the order of the file, and where."""
        return self._first(self._triggers, sentence)

    def naming(self, caption: str) -> Iterator[tuple[ClauseType, re.Match[str]]]:
        """The types that a canonical caption points to, in the order of the file, and where."""
        for id_, patterns in self._captions.near(caption).items():
            if match := next(filter(None, (pattern.search(caption) for pattern in patterns)), None):
                yield self.types[id_], match

    def listing(self, entry: str) -> Iterator[tuple[ClauseType, re.Match[str]]]:
        """The types that a canonical entry of a list is about, in the order of the file, and where it names them."""
        return self._first(self._entries, entry)

    def _first(self, guard: Guard[Trigger], text: str) -> Iterator[tuple[ClauseType, re.Match[str]]]:
        for id_, triggers in guard.near(text).items():
            if match := self.types[id_].first(triggers, text):
                yield self.types[id_], match

    @functools.cached_property
    def _captions(self) -> Guard[Pattern]:
        return Guard({id_: kind.captions for id_, kind in self.types.items()})

    @functools.cached_property
    def _triggers(self) -> Guard[Trigger]:
        return Guard({id_: kind.triggers for id_, kind in self.types.items()})

    @functools.cached_property
    def _entries(self) -> Guard[Trigger]:
        return Guard({id_: kind.entries for id_, kind in self.types.items()})
