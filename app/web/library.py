"""The workspace as the pages see it: documents, what was extracted from them, and an index to ask. The one door to the store.

Knows nothing of Streamlit; one Library serves all who use the app, each in a thread of their own.
"""

import re
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from getpass import getuser
from pathlib import Path
from tempfile import TemporaryDirectory

import corpus
from pipeline import run
from pipeline.errors import MissingError
from pipeline.index.fingerprint import fingerprint
from pipeline.read.picture import Picture, page_picture
from pipeline.settings import Settings
from pipeline.store import Correction, Feedback, Place, Record, Workspace
from pipeline.store.corrections import Corrections
from pipeline.store.questions import Questions
from pipeline.types.address import Address
from pipeline.types.answer import Answer
from pipeline.types.clause import Extraction, Fact, Value
from pipeline.types.document import Document
from pipeline.types.index import Index, Models
from pipeline.types.proof import Finding

Pair = tuple[Document, Extraction]
_DOCUMENTS, _PICTURES, _INDEXES, _FINDINGS = 64, 48, 8, 256
"""How many stay in memory: documents, pages of 100 KB, indexes over some of the documents, findings of a document."""
_PAST = 60
_SAMPLE = "hoshimado.md"
_LONGEST = 60
"""Characters of a name and of its suffix: 255 bytes is what file systems take."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file: the document it became, and whether it is new."""

    document: str
    title: str
    is_new: bool


class Library:
    """The documents of a workspace. place: where it is; limits: of files that are read; models: loaded once."""

    def __init__(self, place: Place, limits: Settings, models: Models) -> None:
        self.place, self.limits, self.models = place, limits, models
        self.workspace = Workspace(place.folder, place.url)
        """The store itself."""
        self._lock = threading.Lock()
        self._index: Index | None = None
        self._stamps: dict[str, str] = {}
        self._over = lru_cache(_INDEXES)(self._narrowed)
        self._pairs = lru_cache(_DOCUMENTS)(self._read)
        self._findings = lru_cache(_FINDINGS)(self._proofread)
        self.picture = lru_cache(_PICTURES)(self._picture)
        """The picture of a page (from 1) of a document."""

    def index(self, ids: Sequence[str] = ()) -> Index:
        """All documents made ready for questions, or those with the ids; brought up to date where something has changed."""
        with self._lock:
            stamps = self.stamps()
            if self._index is None or stamps != self._stamps:
                self._index = run.index_of_workspace(
                    self.workspace, self.models, tell=lambda _: None, settings=self.limits
                )
                self._stamps = stamps
                self._over.cache_clear()
            whole = self._index
        there = tuple(one for one in whole.titles if one in set(ids))
        if ids and not there:
            raise _missing()
        return self._over(there) if there and len(there) < len(whole.titles) else whole

    def stamps(self) -> dict[str, str]:
        """For each record what tells one state of its values from another."""
        return self.workspace.stamps(fingerprint(self.models.clause_types))

    def titles(self) -> dict[str, str]:
        """What each document is called, no two alike, by its id, in alphabetical order; what cannot be read is left out."""
        named = _told_apart(self.index().titles, self.workspace.records())
        return dict(sorted(named.items(), key=lambda one: one[1]))

    def parties(self, ids: Sequence[str]) -> tuple[str, ...]:
        """What the documents call their sides."""
        return tuple({party.term for one in ids for party in self.pair(one)[1].parties})

    def pairs(self, record: str) -> tuple[Pair, ...]:
        """The documents of a file, each with what was extracted from it as people left it; MissingError where there is none."""
        stamp = self.stamps().get(record)
        if stamp is None:
            raise _missing()
        return self._pairs(record, stamp)

    def pair(self, document: str) -> Pair:
        """A document and what was extracted from it as people left it; MissingError where there is none."""
        for one in self.pairs(record_id(document)):
            if one[0].id == document:
                return one
        raise _missing()

    def corrections(self, record: str) -> list[Correction]:
        """What people said about the values of a file, oldest first."""
        return Corrections(self.workspace).of(record)

    def correct(self, document: Document, fact: Fact, new: Value | None, *, note: str = "") -> None:
        """Keeps what is right in place of a fact: its own value where it is confirmed, None where there is no such value."""
        self._say(document, fact.field, fact.addresses[0], fact.value, new, note)

    def enter(self, document: Document, field: str, address: Address, value: Value) -> None:
        """Keeps a value that the text does not have, at the clause it belongs to."""
        self._say(document, field, address, None, value, "")

    def _say(
        self, document: Document, field: str, address: Address, old: Value | None, new: Value | None, note: str
    ) -> None:
        Corrections(self.workspace).add(
            record_id(document.id),
            by=self.workspace.person or getuser(),
            field=field,
            address=str(address),
            old=old,
            new=new,
            part=max(0, document.part - 1),
            note=note,
        )

    def withdraw(self, document: str, number: int) -> None:
        """Takes a correction back."""
        Corrections(self.workspace).withdraw(record_id(document), number)

    def keep_question(self, found: Answer) -> int:
        """Keeps a question with its answer, as long as the workspace says; its number."""
        (number,) = Questions(self.workspace).add([found])
        return number

    def judge(self, question: int, is_right: bool, note: str = "") -> None:
        """Keeps what a person thinks of an answer."""
        Questions(self.workspace).judge(question, is_right=is_right, note=note)

    def judged(self, question: int) -> list[Feedback]:
        """What people thought of an answer, oldest first."""
        return Questions(self.workspace).judged(question)

    def past(self, most: int) -> list[str]:
        """The last questions, newest first, each once."""
        return list(dict.fromkeys(one.text for one in Questions(self.workspace).last(_PAST)))[:most]

    def findings(self, document: str) -> tuple[Finding, ...]:
        """What a proofreader tells of a document."""
        return self._findings(document)

    def raw(self, document: str) -> bytes:
        """The bytes of the file that the document is in."""
        return self.workspace.raw(record_id(document))

    def add(self, raw: bytes, name: str, password: str | None = None) -> Added:
        """Keeps a file and makes it ready for questions; SourceError where it cannot be read, LockedError without its password."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / _file_name(name)  # a document is called by the name of its file
            path.write_bytes(raw)
            record, is_new = run.add(
                self.workspace, path, clause_types=self.models.clause_types, password=password, settings=self.limits
            )
        first, *_ = self.pairs(record.id)
        return Added(first[0].id, record.title or record.name, is_new)

    def add_sample(self) -> Added:
        """Keeps the sample that comes with the program."""
        path = Path(corpus.__file__).parent / "terms" / _SAMPLE
        return self.add(path.read_bytes(), path.name)

    def remove(self, document: str) -> None:
        """Takes the file of a document out for good."""
        run.remove(self.workspace, record_id(document))

    def _narrowed(self, ids: tuple[str, ...]) -> Index:
        from pipeline import index

        return index.build(
            [self.pair(one) for one in ids],
            embedders=self.models.embedders,
            question_types=self.models.question_types,
            reranker=self.models.reranker,
        )

    def read(self, record: str) -> tuple[Pair, ...]:
        """The same as pairs, for one who goes through all of them: it is not kept in memory."""
        return run.pairs(self.workspace, record, clause_types=self.models.clause_types, settings=self.limits)

    def _read(self, record: str, _stamp: str) -> tuple[Pair, ...]:
        return self.read(record)

    def _picture(self, document: str, page: int) -> Picture:
        name = self.workspace.record(record_id(document)).name
        return page_picture(self.raw(document), name, page, settings=self.limits)

    def _proofread(self, document: str) -> tuple[Finding, ...]:
        from pipeline import proof

        return proof.proofread(*self.pair(document))


def record_id(document: str) -> str:
    """The record that a document is of: a file may hold several, d0123456789ab-1 and -2."""
    return document.partition("-")[0]


def _missing() -> MissingError:
    return MissingError(
        "この文書は登録されていません。削除されたか、リンクが古くなっています。文書の一覧から選んでください。"
    )


def _file_name(given: str) -> str:
    """A name that any file system takes, as near as can be to the one that was given."""
    name = re.sub(r"[\x00-\x1f/\\]", "_", given).strip(". ") or "document"
    stem, dot, suffix = name.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{suffix[:_LONGEST]}" if stem else name[:_LONGEST]


def _told_apart(titles: Mapping[str, str], records: Sequence[Record]) -> dict[str, str]:
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
