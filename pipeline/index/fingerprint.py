"""Of all that makes a document and its extraction what they are: code, ontology, clause types."""

import dataclasses
import functools
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from pipeline import ontology
from pipeline.types.ports import ClauseTypes, Wording

_STAGES = ("types", "text", "read", "parse", "ontology", "extract", "index")
_SUFFIXES = frozenset((".py", ".toml", ".npz", ".json"))
_PROBE = Wording("解約", "会員は、解約を希望する日の1か月前までに届け出るものとし、支払った料金は返金しない。", {}, {})


def fingerprint(clause_types: ClauseTypes | None) -> str:
    """Hex digits that change with the code of the stages, with the ontology in use and with what clause_types tells of a text."""
    told = sha256(_code() + _of(ontology.load()))
    if clause_types is not None:
        [likely] = clause_types.predict([_PROBE])
        told.update(repr([(name, round(chance, 3)) for name, chance in likely.types.items()]).encode())
    return told.hexdigest()[:16]


@functools.lru_cache(8)
def _of(known: ontology.Ontology) -> bytes:
    told = sha256()
    for part in _words(known):
        told.update(part.encode())
    return told.digest()


@functools.cache
def _code() -> bytes:
    found = sha256()
    for stage in _STAGES:
        for path in sorted((Path(__file__).parents[1] / stage).rglob("*")):
            if path.suffix in _SUFFIXES:
                found.update(path.name.encode() + path.read_bytes())
    return found.digest()


def _words(value: object) -> Iterator[str]:
    """All that a value is made of; patterns as they are written."""
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _words(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield str(key)
            yield from _words(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _words(one)
    elif isinstance(value, frozenset):
        yield from sorted(map(str, value))
    else:
        yield value.pattern if isinstance(value, re.Pattern) else str(value)
