"""The texts of the corpus by unit, with the clause types of their articles: what its figures are taken from."""

import functools
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.catalog import GOLD, Entry, entries
from corpus.expected import Expected

_ARTICLE = re.compile(r"第[〇\d]+条(?:の\d+)*(?:#\d+)?")
_MARKUP = re.compile(r"<(style|head|script)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
_PAGE = re.compile(r"^\s*- \d+ -$|^.*Copyright ©.*$", re.MULTILINE)
_INVENTED = "（架空）"


@dataclass(frozen=True, slots=True)
class Text:
    """A document's units.

    units: articles and all below; others: 前文, 附則, 別紙 and all below; types: of each article that has gold, the main one
    first; parties: what the text calls them and their names.
    """

    entry: Entry
    units: tuple[Expected, ...]
    others: tuple[Expected, ...]
    types: Mapping[str, tuple[str, ...]]
    parties: tuple[str, ...]

    def articles(self) -> Iterator[tuple[str, tuple[Expected, ...]]]:
        """Address of each article, and the article with all units below it, in order."""
        found: dict[str, list[Expected]] = {}
        for unit in self.units:
            match = _ARTICLE.match(unit.address)
            assert match, unit.address
            found.setdefault(match[0], []).append(unit)
        return ((address, tuple(units)) for address, units in found.items())


def texts() -> tuple[Text, ...]:
    """All documents of the catalog."""
    return tuple(_text(entry) for entry in entries())


def squash(text: str) -> str:
    """The text in NFKC without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@functools.lru_cache
def _text(entry: Entry) -> Text:
    types = {row["address"]: tuple(row["types"]) for row in _rows(entry, "clauses")}
    source = entry.source
    if source:
        named = [party.get(key, "") for party in source.header["parties"] for key in ("term", "name")]
        parties = tuple(name.removesuffix(_INVENTED) for name in named if name)
        return Text(entry, source.units, source.others, types, parties)
    units, others = _cut(entry)
    terms = [row["value"] for row in _rows(entry, "facts") if row["field"].startswith("party.")]
    return Text(entry, units, others, types, tuple(terms))


def _rows(entry: Entry, kind: str) -> list[dict[str, Any]]:
    path = GOLD / f"{entry.id}.{kind}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def _cut(entry: Entry) -> tuple[tuple[Expected, ...], tuple[Expected, ...]]:
    """The units of a document without source, cut out of its text where its structure says they begin and end.

    Texts are squashed; those after a list (wrap-ups) are not in that structure and are left out.
    """
    data = json.loads((GOLD / f"{entry.id}.structure.json").read_text("utf-8"))
    text = squash(_MARKUP.sub("", _PAGE.sub("", entry.path.read_text("utf-8"))))
    cursor = 0

    def unit(address: str, node: Mapping[str, Any], caption: str | None = None, chapter: str | None = None) -> Expected:
        nonlocal cursor
        for found in re.finditer(re.escape(node["head"]), text[cursor:]):
            start = cursor + found.start()
            if text[start : start + node["length"]].endswith(node["tail"]):
                cursor = start + node["length"]
                return Expected(address, text[start:cursor], caption, chapter=chapter or "")
        raise ValueError(f"{entry.path}: {address} is not in the text: {node['head']}…{node['tail']}")

    def place(one: Mapping[str, Any]) -> Iterator[Expected]:
        own = [paragraph for paragraph in one["paragraphs"] if not paragraph["num"]]
        if not own:
            yield Expected(one["label"], "", one.get("title"), chapter=one.get("chapter") or "")
        for paragraph in one["paragraphs"]:
            address = one["label"] + (f"第{paragraph['num']}項" if paragraph["num"] else "")
            heading = (None, None) if paragraph["num"] else (one.get("title"), one.get("chapter"))
            yield unit(address, paragraph, *heading)
            for item in paragraph["items"]:
                yield unit(f"{address}第{item['num']}号", item)
                yield from (unit(f"{address}第{item['num']}号{sub['num']}", sub) for sub in item["subitems"])

    units = tuple(found for article in data["articles"] for found in place(article))
    rest = [*filter(None, [data["supplementary"]]), *data.get("appendices", [])]
    return units, tuple(found for one in rest for found in place(one))
