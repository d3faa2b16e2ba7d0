"""The entries of a TOML file of the ontology, each key with the line it stands on, and the checks all of them share."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.errors import YakkanError

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]+\"|'[^']+')\s*=")


class OntologyError(YakkanError):
    """A file of the ontology is not as it should be; the message names file, line, entry and reason."""


@dataclass(frozen=True, slots=True)
class Text:
    """A file of the ontology: its name for messages, and what stands in it.

    sound: its expressions need no check; those of the package's own files are compiled in the tests.
    """

    name: str
    content: str
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, from 1."""

    file: Text
    number: int

    def fault(self, id_: str, reason: str, word: str | None = None) -> OntologyError:
        """The error for what stands here, or for the first line from here on that has this word."""
        below = enumerate(self.file.content.split("\n")[self.number - 1 :], self.number)
        number = next((number for number, line in below if word and word in line), self.number)
        return OntologyError(f"{self.file.name} の{number}行目 [{id_}]: {reason}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a file: its keys and values, and where each key stands ("" for the head of the entry)."""

    id: str
    values: Mapping[str, Any]
    lines: Mapping[str, Line]

    def fault(self, key: str, reason: str, word: str | None = None) -> OntologyError:
        """The error for a key of this entry (word: for what stands in its list), with its file and line."""
        return self.lines.get(key, self.lines[""]).fault(self.id, reason, word)

    def sound(self, key: str) -> bool:
        """True where a key of this entry stands in a file that needs no check."""
        return self.lines.get(key, self.lines[""]).file.sound

    def over(self, other: "Entry") -> "Entry":
        """This entry with the keys of the other replaced or added."""
        return Entry(self.id, {**self.values, **other.values}, {**self.lines, **other.lines, "": self.lines[""]})

    def only(self, *keys: str) -> None:
        """Refuses keys that an entry of this kind does not have."""
        for key in self.values:
            if key not in keys:
                raise self.fault(key, f"{key} という項目はありません（使えるのは {'、'.join(keys)}）")

    def text(self, key: str) -> str:
        """A text that has to be there."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, f"{key} は空でない文字列で書いてください")
        return value

    def optional(self, key: str) -> str | None:
        """A text that may be left out."""
        return self.text(key) if key in self.values else None

    def list(self, key: str) -> tuple[str, ...]:
        """A list of texts; () where it is left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
            raise self.fault(key, f"{key} は文字列の並びで書いてください")
        return tuple(value)

    def table(self, key: str) -> dict[str, str]:
        """Texts by name; {} where it is left out."""
        value = self.values.get(key, {})
        if not isinstance(value, dict) or not all(isinstance(text, str) and text for text in value.values()):
            raise self.fault(key, f"{key} は {{ 種類 = '説明' }} の形で書いてください")
        return dict(value)

    def flag(self, key: str) -> bool:
        """true or false; false where it is left out."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.fault(key, f"{key} は true か false で書いてください")
        return value

    def known(self, key: str, known: Mapping[str, object] | frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
        """The names under a key (a list, or a table's keys), each of which has to be one of known."""
        value = self.values.get(key)
        names = tuple(self.table(key)) if isinstance(value, dict) else self.list(key)
        for name in names:
            if name not in known:
                raise self.fault(key, f"{key} の {name} は定義されていません", name)
        return names


def entries(file: Text, section: str | None = None, *, dotted: bool = False) -> dict[str, Entry]:
    """The tables of a file by id, or those under one section.

    dotted: an id may have points, [fee.amount] is one entry.
    """
    table = parsed(file)
    under = () if section is None else (section,)
    for name in under:
        table = table.get(name, {})
        if not isinstance(table, dict):
            raise OntologyError(f"{file.name}: {name} は [{name}.…] の形で書いてください")
    lines = _lines(file)
    return {
        id_: Entry(id_, values, lines.get((*under, *path), {"": Line(file, 1)}))
        for path, id_, values in _tables(table, (), dotted=dotted, lines=lines, under=under, file=file)
    }


def parsed(file: Text) -> dict[str, Any]:
    """The file as TOML has it; OntologyError with the line where it is none."""
    try:
        return tomllib.loads(file.content)
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{file.name} が TOML として読めません: {error}") from error


def _tables(
    table: dict[str, Any],
    above: tuple[str, ...],
    *,
    dotted: bool,
    lines: Mapping[tuple[str, ...], Mapping[str, Line]],
    under: tuple[str, ...],
    file: Text,
) -> Iterator[tuple[tuple[str, ...], str, dict[str, Any]]]:
    for name, value in table.items():
        path = (*above, name)
        if not isinstance(value, dict):
            raise Line(file, 1).fault(".".join(path), "[名前] の下に項目を書いてください")
        if not dotted:
            yield path, name, value
            continue
        # An inline table is a value, a table with a head of its own is another entry.
        inner = {
            key: one for key, one in value.items() if isinstance(one, dict) and _heads((*under, *path, key), lines)
        }
        own = {key: one for key, one in value.items() if key not in inner}
        if own or (*under, *path) in lines:
            yield path, ".".join(path), own
        yield from _tables(inner, path, dotted=dotted, lines=lines, under=under, file=file)


def _heads(path: tuple[str, ...], lines: Mapping[tuple[str, ...], object]) -> bool:
    return any(other[: len(path)] == path for other in lines)


def _lines(file: Text) -> dict[tuple[str, ...], dict[str, Line]]:
    """By the path of each table the lines of its keys."""
    found: dict[tuple[str, ...], dict[str, Line]] = {}
    current: dict[str, Line] = {}
    for number, line in enumerate(file.content.split("\n"), 1):
        if head := _HEADER.match(line):
            current = found.setdefault(_path(head[1]), {"": Line(file, number)})
        elif (key := _KEY.match(line)) and current:
            current.setdefault(key[1].strip("\"'"), Line(file, number))
    return found


def _path(head: str) -> tuple[str, ...]:
    """fields."fee.amount" -> ("fields", "fee.amount")."""
    return tuple(part.strip().strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\"']+", head) if part.strip())
