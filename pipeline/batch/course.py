"""One look at a folder and the work that it leaves to do."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from pipeline.batch.find import Folder, Found, Passed
from pipeline.batch.ledger import Ledger, is_unread
from pipeline.batch.port import Engine, Item, Outcome
from pipeline.errors import SourceError

_FRESH = 2 * 10**9  # nanoseconds within which a file may change again without its time of change telling so
_SEEN = 200  # files that are noted at a time
Todo = list[tuple[Found, str]]
"""Files with the sha256 of their content."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a folder shows: what is to be done, what is passed over, whether files have come, changed or gone."""

    todo: Todo
    passed: list[Passed]
    changed: bool


def look(
    folder: Folder,
    ledger: Ledger,
    *,
    again: bool,
    settled: Callable[[Found], bool] = lambda found: True,
    tell: Callable[[int], None] = lambda count: None,
) -> Look:
    """Looks at a folder; the ledger then knows all its files by their content.

    again: what failed is to be done once more; settled: whether a file is whole: one that is not stays as it was seen
    last; tell: is given the count of files so far. Where there is no file at all, or a part cannot be looked into, nothing
    is forgotten: it is more often a disk that is not there than a folder that was emptied.
    """
    passed: list[Passed] = []
    paths: set[str] = set()
    fresh: Todo = []
    changed = False
    for found in folder.files():
        if isinstance(found, Passed):
            passed.append(found)
            continue
        paths.add(found.path)
        tell(len(paths))
        known = ledger.content(found)
        if not settled(found) or (known is not None and not (again and is_unread(known))):
            continue
        changed = True
        fresh.append(_with_content(folder, ledger, found))
        if len(fresh) >= _SEEN:
            ledger.see(fresh)
            fresh.clear()
    ledger.see(fresh)
    if paths and not any(one.is_closed for one in passed) and ledger.forget_all_but(paths):
        changed = True
    return Look(ledger.to_do(again=again), passed, changed)


def work(folder: Folder, ledger: Ledger, engine: Engine, todo: Iterable[tuple[Found, str]]) -> Iterator[Outcome]:
    """What comes of each file as it is done, once it is kept; at any time no more are in memory than the engine takes."""
    waiting, held = iter(todo), 0
    more = True
    while more or held:
        while more and held < engine.room:
            given = next(waiting, None)
            if given is None:
                more = False
                break
            try:
                engine.submit(_item(folder, ledger, *given))
                held += 1
            except SourceError as error:
                content = ledger.refuse(given[0], str(error))
                ledger.see([(given[0], content)])
                yield Outcome(content, given[0].name, (), str(error))
        if held:
            outcome = engine.next()
            held -= 1
            ledger.keep(outcome)
            yield outcome


def _with_content(folder: Folder, ledger: Ledger, found: Found) -> tuple[Found, str]:
    if time.time_ns() - found.changed < _FRESH:
        found = replace(found, changed=0)
    try:
        return found, sha256(folder.load(found)).hexdigest()
    except SourceError as error:
        return found, ledger.refuse(found, str(error))


def _item(folder: Folder, ledger: Ledger, found: Found, content: str) -> Item:
    data = folder.load(found)
    now = sha256(data).hexdigest()
    if now != content:  # written to since it was looked at
        ledger.see([(replace(found, changed=0), now)])
    return Item(now, found.name, data)
