"""The workspace as the pages see it: documents, what was extracted from them, and an index to ask. The one door to the store.

Knows nothing of Streamlit. What is read and found is kept in memory for all who use the app, each in a thread of their own;
what a person gets of it, the store is asked first.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import corpus
from app.web.dismissing import dismissals
from app.web.grouping import Groups
from app.web.memory import Memory
from app.web.naming import file_name, record_id, told_apart
from app.web.said import Said
from pipeline.errors import MissingError, WorkspaceError
from pipeline.settings import Settings
from pipeline.store import Place, Workspace, people
from pipeline.store.people import Role
from pipeline.types.clause import Extraction
from pipeline.types.document import Document
from pipeline.types.index import Index, Models
from pipeline.types.proof import Finding

if TYPE_CHECKING:
    from pipeline.read.picture import Picture

Pair = tuple[Document, Extraction]
_DOCUMENTS, _PICTURES, _INDEXES, _NARROWED, _FINDINGS = 64, 48, 8, 16, 256
"""How many stay in memory: documents, pages of 100 KB, indexes (one for each set of groups), indexes over some of the
documents, findings of a document."""
_SAMPLE = "hoshimado.md"
_AS_BEFORE = tuple(
    f"前に登録された文書なので、選んだグループには替えていません（いまは{who}見えます）。管理者が、文書の「その他」で替えられます。"
    for who in ("全員に", "前に決めたグループの人に")
)
"""For a document that is everybody's, and for one that is not."""
_UNREADABLE = (
    "選んだ文書は、いまは読めないので、質問も比較もできません。「文書」で開くと、読めない理由が分かります。"
    "直したファイルを登録し直すか、ほかの文書を選んでください。"
)


@dataclass(frozen=True, slots=True)
class Added:
    """What came of a file: the document it became, and whether it is new; told: what of the wish of who gave it was left undone."""

    document: str
    title: str
    is_new: bool
    told: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    """What stays in memory, each with the states (stamps) of the documents that it was made of."""

    pairs: Memory[tuple[Pair, ...]] = field(default_factory=lambda: Memory(_DOCUMENTS))
    pictures: "Memory[Picture]" = field(default_factory=lambda: Memory(_PICTURES))
    findings: Memory[tuple[Finding, ...]] = field(default_factory=lambda: Memory(_FINDINGS))
    indexes: Memory[Index] = field(default_factory=lambda: Memory(_INDEXES))
    narrowed: Memory[Index] = field(default_factory=lambda: Memory(_NARROWED))
    making: threading.Lock = field(default_factory=threading.Lock)


class Library:
    """The documents of a workspace. place: where it is; limits: of files that are read; models: gives those that are loaded once."""

    def __init__(self, place: Place, limits: Settings, models: Callable[[], Models]) -> None:
        self.place, self.limits, self._models = place, limits, models
        self.workspace = Workspace(place.folder, place.url)
        """The store itself."""
        self._kept = _Kept()

    @property
    def models(self) -> Models:
        """What reads and ranks; loaded when it is first wanted."""
        return self._models()

    @property
    def said(self) -> Said:
        """What people say of the values and answers."""
        return Said(self.workspace)

    def of(self, person: str | None, limits: Settings) -> "Library":
        """The same library as that person sees it, under these limits."""
        other = copy(self)
        other.workspace, other.limits = self.workspace.of(person), limits
        return other

    def may(self, role: Role) -> bool:
        """Whether who uses it may do what people of that role do; the owner at the command line may do all."""
        return self.workspace.role().covers(role)

    def require(self, role: Role) -> None:
        """WorkspaceError where who uses it does not have the role; for what is kept elsewhere than in the store."""
        self.workspace.read(lambda connection: people.require(connection, self.workspace.person, role))

    @property
    def groups(self) -> Groups:
        """To which groups its documents are shown."""
        return Groups(self.workspace)

    def index(self, ids: Sequence[str] = ()) -> Index:
        """All documents made ready for questions, or those with the ids; brought up to date where something has changed."""
        stamps = self.stamps()
        groups = self.workspace.groups()
        with self._kept.making:  # whoever comes while it is made waits for it
            whole = self._kept.indexes.get(groups, stamps, self._indexed)
        if not stamps.keys() >= {record_id(one) for one in whole.titles}:
            return self.index(ids)  # a document came while it was made: these are not the stamps of what is in it
        there = tuple(one for one in whole.titles if one in set(ids))
        if ids and not there:
            self.there(ids)
            raise WorkspaceError(_UNREADABLE)
        if not there or len(there) == len(whole.titles):
            return whole
        state = [stamps[record_id(one)] for one in there]
        return self._kept.narrowed.get(there, state, lambda: self._narrowed(there))

    def outdated(self) -> int:
        """How many documents the index does not have as they are now."""
        from pipeline import run
        from pipeline.index import freshness

        return freshness.outdated(run.index_folder(self.workspace), self.stamps())

    def make_index(self) -> None:
        """Makes the index anew from all documents; the one there is answers until then."""
        from pipeline import run
        from pipeline.index import freshness

        freshness.expire(run.index_folder(self.workspace))
        self._indexed()

    def stamps(self, record: str | None = None) -> dict[str, str]:
        """For each record (or that one alone) what tells one state of its values from another."""
        from pipeline.index.fingerprint import fingerprint

        return self.workspace.stamps(fingerprint(self.models.clause_types), record)

    def titles(self) -> dict[str, str]:
        """What each document is called, no two alike, by its id, in alphabetical order.

        Where a file holds several documents, only the index knows them; what it cannot read is left out then.
        """
        records, several = self.workspace.records(), self.workspace.several()
        plain = {one.id: one.title or one.name for one in records}
        named = told_apart(self.index().titles if several.intersection(plain) else plain, records)
        return dict(sorted(named.items(), key=lambda one: one[1]))

    def parties(self, ids: Sequence[str]) -> tuple[str, ...]:
        """What the documents call their sides."""
        return tuple({party.term for one in ids for party in self.pair(one)[1].parties})

    def there(self, documents: Iterable[str]) -> None:
        """MissingError where one of the documents is gone, or not shown any more to who uses it."""
        if (wanted := {record_id(one) for one in documents}) and not self.stamps().keys() >= wanted:
            raise _missing()

    def pairs(self, record: str) -> tuple[Pair, ...]:
        """The documents of a file, each with what was extracted from it as people left it; MissingError where there is none."""
        return self._kept.pairs.get(record, self._state(record), lambda: self.read(record))

    def pair(self, document: str) -> Pair:
        """A document and what was extracted from it as people left it; MissingError where there is none."""
        for one in self.pairs(record_id(document)):
            if one[0].id == document:
                return one
        raise _missing()

    def findings(self, document: str) -> tuple[Finding, ...]:
        """What a proofreader tells of a document."""
        state = self._state(record_id(document))
        return self._kept.findings.get(document, state, lambda: self._proofread(document))

    def picture(self, document: str, page: int) -> "Picture":
        """The picture of a page (from 1) of a document."""
        state = self._state(record_id(document))
        return self._kept.pictures.get((document, page), state, lambda: self._picture(document, page))

    def raw(self, document: str) -> bytes:
        """The bytes of the file that the document is in."""
        return self.workspace.raw(record_id(document))

    def add(self, raw: bytes, name: str, password: str | None = None, groups: Sequence[str] = ()) -> Added:
        """Keeps a file and makes it ready for questions; SourceError where it cannot be read, LockedError without its password.

        groups: to which alone it is shown where it is new, () for everybody.
        """
        from pipeline import run

        with TemporaryDirectory() as folder:
            path = Path(folder) / file_name(name)  # a document is called by the name of its file
            path.write_bytes(raw)
            record, is_new = run.add(
                self.workspace,
                path,
                clause_types=self.models.clause_types,
                groups=groups,
                password=password,
                settings=self.limits,
            )
        first, *_ = self.pairs(record.id)
        those = self.groups.of(record.id)
        told = "" if is_new or set(groups) in (set(), set(those)) else _AS_BEFORE[bool(those)]
        return Added(first[0].id, record.title or record.name, is_new, told)

    def add_sample(self) -> Added:
        """Keeps the sample that comes with the program."""
        path = Path(corpus.__file__).parent / "terms" / _SAMPLE
        return self.add(path.read_bytes(), path.name)

    def remove(self, document: str) -> None:
        """Takes the file of a document out for good, with what was dismissed in it."""
        from pipeline import run

        record = self.workspace.record(record_id(document))
        run.remove(self.workspace, record.id)
        with dismissals(self.place.folder) as kept:
            kept.forget([record.title, *record.title.split("、"), record.name])

    def _state(self, record: str) -> str:
        """What tells the state of a record; MissingError where there is none, or none that the person may see."""
        stamp = self.stamps(record).get(record)
        if stamp is None:
            raise _missing()
        return stamp

    def _indexed(self) -> Index:
        from pipeline import run

        return run.index_of_workspace(self.workspace, self.models, tell=lambda _: None, settings=self.limits)

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
        from pipeline import run

        return run.pairs(self.workspace, record, clause_types=self.models.clause_types, settings=self.limits)

    def _picture(self, document: str, page: int) -> "Picture":
        from pipeline.read.picture import page_picture

        name = self.workspace.record(record_id(document)).name
        return page_picture(self.raw(document), name, page, settings=self.limits)

    def _proofread(self, document: str) -> tuple[Finding, ...]:
        from pipeline import proof

        return proof.proofread(*self.pair(document))


def _missing() -> MissingError:
    return MissingError(
        "この文書は登録されていません。削除されたか、リンクが古くなっています。文書の一覧から選んでください。"
    )
