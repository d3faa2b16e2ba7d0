"""Findings that a user has dismissed: kept in the workspace, known again after small edits of the document."""

import json
import os
import uuid
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from pipeline.errors import WorkspaceError
from pipeline.text.normalize import squash
from pipeline.types.document import Document
from pipeline.types.proof import Finding

NAME = "check-dismissed.json"
"""The file in the folder of the workspace."""
_WHOLE = "文書"
"""Stands for the address of what concerns the whole document."""
_SAME = 0.7
"""Likeness from which two sentences are one that was edited: a number or a word changed in a short one leaves .75."""


@dataclass(frozen=True, slots=True)
class _Dismissed:
    """What a dismissed finding is known by: its document, code and words, and its address or the sentence it stood in."""

    document: str
    code: str
    address: str
    words: str
    sentence: str

    def is_of(self, document: Document, finding: Finding) -> bool:
        """Whether this is the finding, in the same place or in a sentence that is nearly the same."""
        if (self.document, self.code, self.words) != (_name(document), finding.code, squash(finding.words)):
            return False
        return self.address == place(finding) or _likeness(self.sentence, squash(finding.sentence)) >= _SAME


class Dismissals:
    """The dismissed findings of a workspace; WorkspaceError where its file cannot be read or written."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        try:
            text = self._path.read_text("utf-8") if self._path.exists() else "[]"
            self._all = [_Dismissed(**one) for one in json.loads(text)]
        except (OSError, ValueError, TypeError) as error:
            raise WorkspaceError(
                f"無視した指摘の記録 {self._path} を読めません。壊れていれば、このファイルを移すか消してから、もう一度お試しください。"
            ) from error

    def holds(self, document: Document, finding: Finding) -> bool:
        """Whether the finding was dismissed."""
        return any(one.is_of(document, finding) for one in self._all)

    def dismiss(self, document: Document, findings: Sequence[Finding]) -> None:
        """Keeps the findings as dismissed."""
        for one in findings:
            kept = _Dismissed(_name(document), one.code, place(one), squash(one.words), squash(one.sentence))
            if kept not in self._all:
                self._all.append(kept)
        self._write()

    def restore(self, document: Document, findings: Sequence[Finding]) -> None:
        """Forgets that the findings were dismissed."""
        self._all = [kept for kept in self._all if not any(kept.is_of(document, one) for one in findings)]
        self._write()

    def forget(self, names: Collection[str]) -> None:
        """Forgets all that was dismissed in documents of these titles or file names; it holds words of theirs."""
        gone = {squash(name) for name in names} | set(names)
        kept = [one for one in self._all if one.document not in gone]
        if len(kept) < len(self._all):
            self._all = kept
            self._write()

    def _write(self) -> None:
        fresh = self._path.with_name(f".{NAME}.{uuid.uuid4().hex[:8]}")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as out:
                out.write(json.dumps([asdict(one) for one in self._all], ensure_ascii=False, indent=1))
            fresh.replace(self._path)
        except OSError as error:
            raise WorkspaceError(
                f"無視した指摘を {self._path} に記録できません。場所と権限を確かめるか、--workspace で別のフォルダを指定してください。"
            ) from error


def place(finding: Finding) -> str:
    """The address of a finding as a key names it."""
    return str(finding.address) if finding.address else _WHOLE


def key(finding: Finding) -> str:
    """What --dismiss takes: the code and the place, dangling-reference@第8条第2項."""
    return f"{finding.code}@{place(finding)}"


def _name(document: Document) -> str:
    """A document keeps its title through its versions; its id changes with every character."""
    return squash(document.title) or document.source.name


def _likeness(one: str, other: str) -> float:
    """Share of neighbouring pairs of characters that two texts have in common, from 0 to 1; 0 where one is empty."""
    a, b = ({first + second for first, second in pairwise(text)} for text in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0
