"""The index of a workspace, kept in a folder beside it: what has changed is done anew, the rest is mapped."""

import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, overload

from pipeline.index import build, view
from pipeline.index.alignment import Alignment
from pipeline.index.fuse import FusedIndex
from pipeline.index.kept import Kept, Pair
from pipeline.index.view import View
from pipeline.settings import Settings
from pipeline.types.index import Embedders, Models

_Value = TypeVar("_Value")
_MANY = 10
"""Documents whose reading takes long enough to be told."""
_AT_ONCE = 32
"""Documents that are written down together."""
_DOCUMENTS, _EXTRACTIONS = 64, 2048
"""How many stay in memory once they were needed; a table over documents needs all extractions."""


class Stored:
    """The index in a folder; WorkspaceError where that cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._kept = Kept(folder)

    def index(
        self,
        records: Callable[[], Mapping[str, str]],
        made: Callable[[str], Sequence[Pair]],
        models: Models,
        *,
        settings: Settings,
        tell: Callable[[str], None],
        only: Collection[str] | None = None,
    ) -> FusedIndex:
        """The index over all records, brought up to date; in memory where the folder cannot be written and is out of date.

        records: those there are now, each with a stamp that tells one state of it from another: what is of another is made
        again; made: reads a record; tell: is given a sentence where that takes a while; only: the records that answer, None
        for all.
        """
        held, now = self._kept.held(), records()
        if self._kept.is_read_only and not self._is_current(now, models.embedders):
            return _in_memory([one for one in now if only is None or one in only], made, models, settings, tell)
        missing = [record for record, stamp in now.items() if record not in held or held[record].stamp != stamp]
        if len(missing) > _MANY:
            tell(f"{len(missing)} 件の文書を読み、索引を作ります。しばらくお待ちください。")
        for first in range(0, len(missing), _AT_ONCE):
            some = missing[first : first + _AT_ONCE]
            left = [one for one in some if self._kept.stamp(one) != now[one]]  # another process may have done it
            if left:
                self._kept.put({one: (now[one], made(one)) for one in left})
        self._kept.only(records)
        current = self._current(records, models.embedders, settings.flat_vectors, tell)
        if only is not None:
            of = {one: record for record, held in self._kept.held().items() for one in held.documents}
            current = current.over({one for one in current.documents if of.get(one) in only})
        embedders = models.embedders
        return FusedIndex(
            current.shelf,
            _Loaded(current.documents, self._kept.document, _DOCUMENTS),
            _Loaded(current.documents, self._kept.extraction, _EXTRACTIONS),
            question_types=models.question_types,
            dense=current.dense(embedders),
            openings=current.vectors.openings if current.vectors else None,
            alignment=Alignment(
                current.shelf.words,
                embedders.of_words if embedders else None,
                current.vectors.words if current.vectors else None,
            ),
            reranker=models.reranker,
            settings=settings,
        )

    def _is_current(self, now: Mapping[str, str], embedders: Embedders | None) -> bool:
        """Whether the index can be used as it is."""
        found = self._opened()
        held = {record: one.stamp for record, one in self._kept.held().items()}
        return found is not None and held == now and found.stamps == self._wanted(now) and found.is_of(embedders)

    def forget(self, record: str) -> None:
        """Leaves nothing of a record in the folder."""
        if self._kept.stamp(record) is not None:
            self._kept.put({record: ("", ())})
        left = {record: held.stamp for record, held in self._kept.held().items()}
        if self._opened() is None:
            with self._kept.writing() as database:
                self._kept.name_view(database, None)
        else:
            self._current(lambda: left, None, Settings().flat_vectors, lambda said: None)

    def _current(
        self,
        records: Callable[[], Mapping[str, str]],
        embedders: Embedders | None,
        flat: int,
        tell: Callable[[str], None],
    ) -> View:
        """The view of the documents of these records; made anew, from what there is of it, where it is of others."""
        begun, old = self._wanted(records()), self._opened()
        if old is not None and old.stamps == begun and old.is_of(embedders):
            return old
        with self._kept.writing() as database:
            # Others may have added, removed or made the view while this one waited: what holds all that was there when it
            # began, and nothing that is gone, will do.
            wanted, old = self._wanted(records()), self._opened()
            least = begun.items() & wanted.items()
            if old is not None and least <= old.stamps.items() <= wanted.items() and old.is_of(embedders):
                return old
            if old is not None and old.vectors is not None and not old.is_of(embedders):
                tell(
                    f"索引は別の埋め込みモデル（{old.vectors.model}）で作られています。{embedders.name if embedders else ''} で作り直します。"
                )
            folder = self._kept.folder / f"view-{uuid.uuid4().hex[:12]}"
            view.write(folder, wanted, old=old, kept=self._kept, embedders=embedders, flat=flat)
            found = View.load(folder)
            self._kept.name_view(database, folder)
        return found

    def _wanted(self, records: Mapping[str, str]) -> dict[str, str]:
        """The documents that are kept of the records, each with the state it is of."""
        return {
            document: held.stamp
            for record, held in self._kept.held().items()
            if record in records
            for document in held.documents
        }

    def _opened(self) -> View | None:
        folder = self._kept.view()
        try:
            return View.load(folder) if folder is not None else None
        except (OSError, EOFError, KeyError, TypeError, ValueError):
            return None  # it is made anew of the documents


def _in_memory(
    records: Sequence[str],
    made: Callable[[str], Sequence[Pair]],
    models: Models,
    settings: Settings,
    tell: Callable[[str], None],
) -> FusedIndex:
    if len(records) > _MANY:
        tell(f"索引を書き込めないので、{len(records)} 件の文書を読みます。しばらくお待ちください。")
    return build(
        [pair for record in records for pair in made(record)],
        embedders=models.embedders,
        question_types=models.question_types,
        reranker=models.reranker,
        settings=settings,
    )


class _Loaded(Sequence[_Value]):
    """What belongs to the documents with these ids, each loaded when it is asked for."""

    def __init__(self, documents: Sequence[str], load: Callable[[str], _Value], most: int) -> None:
        self._documents = documents
        self._load = lru_cache(most)(load)

    def __len__(self) -> int:
        return len(self._documents)

    @overload
    def __getitem__(self, at: int) -> _Value: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[_Value]: ...
    def __getitem__(self, at: int | slice) -> _Value | Sequence[_Value]:
        if isinstance(at, slice):
            return [self._load(document) for document in self._documents[at]]
        return self._load(self._documents[at])
