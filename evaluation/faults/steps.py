"""The steps of work on a workspace, each with what it begins from."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from models import clause_types, question_types
from pipeline import run
from pipeline.store import Workspace, backup
from pipeline.types.index import Models

_ARTICLES = 12
QUESTION = "解約はいつまでに届け出ますか"


def _terms(name: str, fee: int) -> bytes:
    """Terms of a made-up service, long enough for several pages of a database; every text has words of its own."""
    articles = "".join(
        f"第{number}条（{name}の定め{number}）\n{name}の会員は、第{number}号の届出を{number}か月前までに行い、料金{fee + number}円を支払うものとします。\n"
        for number in range(1, _ARTICLES)
    )
    return f"{name}利用規約\n\n{articles}第{_ARTICLES}条（解約）\n{name}の解約は、{fee}日前までに届け出るものとします。\n".encode()


OLD, KEPT, NEW, REVISED = (
    _terms("すずかぜ便", 500),
    _terms("ゆきどけ便", 700),
    _terms("はるかぜ便", 900),
    _terms("すずかぜ便", 650),
)


@dataclass(frozen=True, slots=True)
class Bench:
    """What all faults are done on: models that are loaded once, and workspaces to begin from.

    full: two documents with their index; cut: one of them removed and the index not told; archive: a backup of full.
    """

    folder: Path
    models: Models
    full: Path
    cut: Path
    archive: Path
    ids: dict[bytes, str]

    @classmethod
    def made(cls, folder: Path) -> "Bench":
        """A bench in an empty folder."""
        bench = cls(
            folder,
            Models(question_types.default(), clause_types.default(), None),
            folder / "full",
            folder / "cut",
            folder / "archive.zip",
            {},
        )
        with Workspace(bench.full) as workspace:
            for raw in (OLD, KEPT):
                bench.ids[raw] = bench.add(workspace, raw)
            bench.index(workspace)
            backup.backup(workspace, bench.archive, tell=_silent)
        shutil.copytree(bench.full, bench.cut)
        with Workspace(bench.cut) as workspace:
            workspace.remove(bench.ids[OLD])
        with Workspace(folder / "ids") as workspace:
            for raw in (NEW, REVISED):
                bench.ids[raw] = bench.add(workspace, raw)
        return bench

    def add(self, workspace: Workspace, raw: bytes, revision_of: str | None = None) -> str:
        """Keeps a document; its id."""
        record, _ = run.add(workspace, raw, clause_types=self.models.clause_types, revision_of=revision_of)
        return record.id

    def index(self, workspace: Workspace) -> None:
        """Brings the index up to date and asks it something."""
        run.ask_workspace([QUESTION], workspace, self.models, tell=_silent)

    def lay(self, step: "Step", place: Path) -> None:
        """Puts down what a step begins from, in an empty folder."""
        (place / "out").mkdir()
        if step.begins == "empty":
            with Workspace(place / "w"):
                pass
        else:
            shutil.copytree(getattr(self, step.begins), place / "w")

    def size(self, step: "Step") -> int:
        """Bytes of the largest file that a step begins from."""
        folder = self.full if step.begins == "full" else self.cut
        return max(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@dataclass(frozen=True, slots=True)
class Step:
    """Work on a workspace: name; what it begins from (full, cut, empty); do: the work, given the bench and the folder.

    adds, removes: the bytes of the document that it adds or takes out.
    """

    name: str
    begins: str
    do: Callable[[Bench, Path], None]
    adds: bytes | None = None
    removes: bytes | None = None


def _silent(_: str) -> None:
    """Nobody listens."""


def _add(bench: Bench, place: Path) -> None:
    with Workspace(place / "w") as workspace:
        bench.add(workspace, NEW)


def _revise(bench: Bench, place: Path) -> None:
    with Workspace(place / "w") as workspace:
        bench.add(workspace, REVISED, revision_of=bench.ids[OLD])


def _remove(bench: Bench, place: Path) -> None:
    with Workspace(place / "w") as workspace:
        run.remove(workspace, bench.ids[OLD])


def _index(bench: Bench, place: Path) -> None:
    with Workspace(place / "w") as workspace:
        bench.index(workspace)


def _backup(bench: Bench, place: Path) -> None:
    with Workspace(place / "w") as workspace:
        backup.backup(workspace, place / "out" / "b.zip", tell=_silent)


def _restore(bench: Bench, place: Path) -> None:
    with Workspace(place / "w") as workspace:
        backup.restore(workspace, bench.archive, tell=_silent)


def _doctor(bench: Bench, place: Path) -> None:
    with Workspace(place / "w") as workspace:
        list(run.examine(workspace, mends=True))


STEPS = {
    step.name: step
    for step in (
        Step("add", "full", _add, adds=NEW),
        Step("revise", "full", _revise, adds=REVISED),
        Step("remove", "full", _remove, removes=OLD),
        Step("index", "cut", _index),
        Step("backup", "full", _backup),
        Step("restore", "empty", _restore),
        Step("doctor", "cut", _doctor),
    )
}
