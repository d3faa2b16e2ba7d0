"""What documents are called: their records, their files, and their titles told apart."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.store import Record

_LONGEST = 60
"""Characters of a name and of its suffix: 255 bytes is what file systems take."""


def record_id(document: str) -> str:
    """The record that a document is of: a file may hold several, d0123456789ab-1 and -2."""
    return document.partition("-")[0]


def file_name(given: str) -> str:
    """A name that any file system takes, as near as can be to the one that was given."""
    name = re.sub(r"[\x00-\x1f/\\]", "_", given).strip(". ") or "document"
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{suffix[:_LONGEST]}" if stem else name[:_LONGEST]


def told_apart(titles: Mapping[str, str], records: Sequence[Record]) -> dict[str, str]:
    """Titles; where several documents are called the same, with the day they come into force, else the name of the file; no two alike."""
    count = Counter(titles.values())
    told = {one.id: f"{one.effective} 施行" if one.effective else one.name for one in records}
    named = {
        one: f"{title}（{told[record_id(one)]}）" if count[title] > 1 and record_id(one) in told else title
        for one, title in titles.items()
    }
    seen: Counter[str] = Counter()
    for one, name in named.items():
        seen[name] += 1
        if seen[name] > 1:
            named[one] = f"{name}（{seen[name]}）"
    return named
