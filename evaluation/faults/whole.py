"""What has to hold of a workspace after a fault: every document there whole or not at all, and a doctor who gets by alone."""

import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from evaluation.faults.harm import End
from evaluation.faults.steps import KEPT, OLD, Bench, Step
from pipeline import run
from pipeline.errors import YakkanError
from pipeline.index.fingerprint import fingerprint
from pipeline.store import Workspace, backup
from pipeline.types.care import Outcome


def problems(bench: Bench, step: Step, place: Path, end: End) -> Iterator[str]:
    """What is wrong after a step of work has ended, a sentence each."""
    if end.untold:
        yield f"the user was told nothing: {end.untold}"
    try:
        with Workspace(place / "w") as workspace:
            yield from _documents(bench, step, workspace, end)
            troubles = list(run.examine(workspace, mends=True))
            yield from (f"doctor cannot mend: {one.message}" for one in troubles if one.outcome is not Outcome.MENDED)
            yield from (f"doctor finds it again: {one.message}" for one in run.examine(workspace, mends=True))
            yield from _documents(bench, step, workspace, end)
            bench.index(workspace)
            gone = {OLD} - {workspace.raw(record.id) for record in workspace.records()}
        if step.removes in gone or step.begins == "cut":
            yield from _traces(place / "w", OLD)
    except YakkanError as error:
        yield f"the workspace does not open: {error}"
    if step.name == "backup":
        yield from _archive(bench, place, end)


def _documents(bench: Bench, step: Step, workspace: Workspace, end: End) -> Iterator[str]:
    before = {"full": {OLD, KEPT}, "cut": {KEPT}, "empty": set()}[step.begins]
    must = before - {step.removes}
    may = {*before, step.adds} if step.begins != "empty" else {OLD, KEPT}
    if end.is_done:
        must = must | ({step.adds} if step.adds else set())
        may = may - {step.removes}
        must = {OLD, KEPT} if step.begins == "empty" else must
    extractor = fingerprint(bench.models.clause_types)
    found = set()
    for record in workspace.records():
        raw = workspace.raw(record.id)
        found.add(raw)
        if sha256(raw).hexdigest() != record.sha256:
            yield f"{record.name}: other bytes"
        pairs = workspace.pairs(record.id, extractor)
        if not pairs or pairs[0][0].source.text.encode() != raw or not pairs[0][1].clauses:
            yield f"{record.name}: half a document"
    if must - found:
        yield f"lost: {len(must - found)} documents"
    if found - may:
        yield f"back or never given: {len(found - may)} documents"
    if step.begins == "empty" and found and found != {OLD, KEPT}:
        yield "half an archive"


def _traces(folder: Path, raw: bytes) -> Iterator[str]:
    """Files that still hold a line of what was removed."""
    lines = [line for line in raw.split(b"\n") if len(line) > 60]
    for path in folder.rglob("*"):
        if path.is_file() and any(line in path.read_bytes() for line in lines):
            yield f"{path.name} still holds what was removed"


def _archive(bench: Bench, place: Path, end: End) -> Iterator[str]:
    there = sorted(path.name for path in (place / "out").iterdir())
    if there not in ([], ["b.zip"]) or (end.is_done and not there):
        yield f"beside the archive: {there}"
    if there == ["b.zip"]:
        try:
            if zipfile.ZipFile(place / "out" / "b.zip").testzip():
                yield "half an archive"
            with Workspace(place / "again") as workspace:
                if backup.restore(workspace, place / "out" / "b.zip", tell=lambda _: None) != len({OLD, KEPT}):
                    yield "half an archive"
        except (zipfile.BadZipFile, YakkanError) as error:
            yield f"half an archive: {error}"
