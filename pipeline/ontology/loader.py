"""The ontology as frozen values, read from clauses.toml and fields.toml beside this file."""

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import YakkanError
from pipeline.ontology.spelling import spell

PROVIDER, CUSTOMER, PARTY = "\ue001", "\ue002", "\ue003"
"""Signs that stand for the parties in text and rules: the provider, the customer, a party whose role is not told (甲, 乙)."""

_PARTIES = {
    "提供者": PROVIDER,
    "顧客": CUSTOMER,
    "甲乙": PARTY,
    "事業者": f"[{PROVIDER}{PARTY}]",
    "利用者": f"[{CUSTOMER}{PARTY}]",
    "当事者": f"[{PROVIDER}-{PARTY}]",
}
_GAP = r"[^。\n]{0,90}?"
_PLAIN = re.compile(r"[^\\()\[\]?*+{}.^$|]+(?:\|[^\\()\[\]?*+{}.^$|]+)*")
_GROUP = re.compile(r"\(\?:([^\\()\[\]?*+{}.^$]+)\)(?![?*{])|([^\\()\[\]?*+{}.^$|]{2,})(?![?*{])")


class OntologyError(YakkanError):
    """The ontology's files are not as they should be; the message names file and entry."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A chain of words that shows a rule. `needs`: of each group one word has to be in the text, asked before the pattern."""

    source: str
    pattern: re.Pattern[str]
    needs: tuple[tuple[str, ...], ...]

    def find(self, sentence: str) -> re.Match[str] | None:
        """The first place in a canonical sentence where the chain is found."""
        for group in self.needs:
            if not any(word in sentence for word in group):
                return None
        return self.pattern.search(sentence)


@dataclass(frozen=True, slots=True)
class ClauseType:
    """An entry of clauses.toml; the file says what each key means."""

    id: str
    label: str
    definition: str
    question: str
    captions: tuple[re.Pattern[str], ...]
    triggers: tuple[Trigger, ...]
    entries: tuple[Trigger, ...]
    negative: re.Pattern[str] | None
    absorbs: frozenset[str]
    facts: tuple[str, ...]
    synonyms: tuple[str, ...]
    statute: str | None
    cuad: tuple[str, ...]
    ledgar: tuple[str, ...]
    unfair_tos: tuple[str, ...]
    contract: bool
    decisive: re.Pattern[str] | None

    def names(self, caption: str) -> re.Match[str] | None:
        """Where a canonical caption points to this type."""
        return next((found for pattern in self.captions if (found := pattern.search(caption))), None)

    def rules(self, sentence: str) -> re.Match[str] | None:
        """Where a canonical sentence sets a rule of this type."""
        return self._first(self.triggers, sentence)

    def lists(self, entry: str) -> re.Match[str] | None:
        """Where a canonical entry of a list (〜場合) names what this type is about."""
        return self._first(self.entries, entry)

    def _first(self, triggers: tuple[Trigger, ...], sentence: str) -> re.Match[str] | None:
        found = next((match for trigger in triggers if (match := trigger.find(sentence))), None)
        return None if found and self.negative and self.negative.search(sentence) else found


@dataclass(frozen=True, slots=True)
class Field:
    """A fact field: its Japanese name, the kind of its normal form, the words that ask for it, the types it stands in."""

    id: str
    label: str
    form: str
    asking: tuple[re.Pattern[str], ...]
    types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All clause types and fields by their id, in the order of the files."""

    types: Mapping[str, ClauseType]
    fields: Mapping[str, Field]


@functools.cache
def load() -> Ontology:
    """The ontology of this package; OntologyError where a file is not as it should be."""
    folder = Path(__file__).parent
    return read((folder / "clauses.toml").read_text("utf-8"), (folder / "fields.toml").read_text("utf-8"))


def read(clauses: str, fields: str) -> Ontology:
    """The ontology that stands in the text of the two files."""
    table = _toml(clauses, "clauses.toml")
    words = {
        name: f"(?:{_text('clauses.toml', 'words', name, spelt)})" for name, spelt in table.pop("words", {}).items()
    } | _PARTIES
    field_table = {id_: entry for id_, entry in _flat(_toml(fields, "fields.toml"))}
    types = {
        id_: _clause_type(id_, entry, words, frozenset(table), frozenset(field_table)) for id_, entry in table.items()
    }
    return Ontology(types, {id_: _field(id_, entry, words, frozenset(types)) for id_, entry in field_table.items()})


def _toml(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OntologyError(f"{file} が TOML として読めません: {error}") from error


def _flat(table: dict[str, Any], prefix: str = "") -> list[tuple[str, dict[str, Any]]]:
    """[a.b] and [c] as (id, entry) pairs."""
    out: list[tuple[str, dict[str, Any]]] = []
    for name, entry in table.items():
        own = (
            {key: value for key, value in entry.items() if not isinstance(value, dict)}
            if isinstance(entry, dict)
            else {}
        )
        if not isinstance(entry, dict) or (own and "label" not in own):
            raise OntologyError(f"fields.toml の [{prefix}{name}]: label がありません")
        if own:
            out.append((prefix + name, own))
        out += _flat({key: value for key, value in entry.items() if isinstance(value, dict)}, f"{prefix}{name}.")
    return out


_KEYS = frozenset(
    "label definition question captions triggers entries negative absorbs facts synonyms statute cuad ledgar unfair_tos contract decisive".split()
)


def _clause_type(
    id_: str, entry: dict[str, Any], words: dict[str, str], types: frozenset[str], fields: frozenset[str]
) -> ClauseType:
    file = "clauses.toml"
    _only(file, id_, entry, _KEYS)
    absorbs, facts = _list(file, id_, "absorbs", entry), _list(file, id_, "facts", entry)
    _known(file, id_, "absorbs", absorbs, types)
    _known(file, id_, "facts", facts, fields)
    return ClauseType(
        id=id_,
        label=_text(file, id_, "label", entry.get("label")),
        definition=_text(file, id_, "definition", entry.get("definition")),
        question=_text(file, id_, "question", entry.get("question")),
        captions=tuple(_compile(file, id_, text, words) for text in _list(file, id_, "captions", entry)),
        triggers=tuple(_trigger(file, id_, text, words) for text in _list(file, id_, "triggers", entry)),
        entries=tuple(_trigger(file, id_, text, words) for text in _list(file, id_, "entries", entry)),
        negative=_pattern(file, id_, "negative", entry, words),
        absorbs=frozenset(absorbs),
        facts=facts,
        synonyms=_list(file, id_, "synonyms", entry),
        statute=entry.get("statute"),
        cuad=_list(file, id_, "cuad", entry),
        ledgar=_list(file, id_, "ledgar", entry),
        unfair_tos=_list(file, id_, "unfair_tos", entry),
        contract=bool(entry.get("contract", False)),
        decisive=_pattern(file, id_, "decisive", entry, words),
    )


def _field(id_: str, entry: dict[str, Any], words: dict[str, str], types: frozenset[str]) -> Field:
    file = "fields.toml"
    _only(file, id_, entry, frozenset(("label", "form", "asking", "types")))
    of = _list(file, id_, "types", entry)
    _known(file, id_, "types", of, types)
    asking = tuple(_compile(file, id_, text, words) for text in _list(file, id_, "asking", entry))
    return Field(
        id_, _text(file, id_, "label", entry.get("label")), _text(file, id_, "form", entry.get("form")), asking, of
    )


def _trigger(file: str, id_: str, source: str, words: dict[str, str]) -> Trigger:
    chain = [_expand(file, id_, word, words) for word in source.split(" ")]
    return Trigger(
        source,
        _compile(file, id_, _GAP.join(f"(?:{word})" for word in chain), {}),
        tuple(filter(None, map(_needs, chain))),
    )


def _needs(pattern: str) -> tuple[str, ...]:
    """Words of which one is in every text the pattern matches; () where that cannot be told from the pattern's form."""
    spelt = spell(pattern)
    if _PLAIN.fullmatch(spelt):
        return tuple(spelt.split("|"))
    depth, top = 0, False
    for sign in re.sub(r"\\.|\[[^\]]*\]", "", spelt):
        depth += (sign == "(") - (sign == ")")
        top = top or (sign == "|" and not depth)
    found = None if top else _GROUP.match(spelt)
    return tuple((found[1] or found[2]).split("|")) if found else ()


def _expand(file: str, id_: str, text: str, words: dict[str, str]) -> str:
    def word(found: re.Match[str]) -> str:
        if found[1] not in words:
            raise OntologyError(f"{file} の [{id_}]: 語群 {{{found[1]}}} がありません")
        return words[found[1]]

    return re.sub(r"\{([^0-9,{}][^{}]*)\}", word, text)


def _compile(file: str, id_: str, text: str, words: dict[str, str]) -> re.Pattern[str]:
    try:
        return re.compile(spell(_expand(file, id_, text, words)))
    except re.error as error:
        raise OntologyError(f"{file} の [{id_}]: 正規表現 {text!r} が正しくありません: {error}") from error


def _pattern(file: str, id_: str, key: str, entry: dict[str, Any], words: dict[str, str]) -> re.Pattern[str] | None:
    return _compile(file, id_, _text(file, id_, key, entry[key]), words) if key in entry else None


def _text(file: str, id_: str, key: str, value: object) -> str:
    if not isinstance(value, str) or not value:
        raise OntologyError(f"{file} の [{id_}]: {key} は空でない文字列で書いてください")
    return value


def _list(file: str, id_: str, key: str, entry: dict[str, Any]) -> tuple[str, ...]:
    value = entry.get(key, [])
    if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
        raise OntologyError(f"{file} の [{id_}]: {key} は文字列の並びで書いてください")
    return tuple(value)


def _only(file: str, id_: str, entry: dict[str, Any], keys: frozenset[str]) -> None:
    if unknown := sorted(set(entry) - keys):
        raise OntologyError(f"{file} の [{id_}]: {', '.join(unknown)} という項目はありません")


def _known(file: str, id_: str, key: str, names: tuple[str, ...], known: frozenset[str]) -> None:
    if unknown := sorted(set(names) - known):
        raise OntologyError(f"{file} の [{id_}]: {key} の {', '.join(unknown)} は定義されていません")
