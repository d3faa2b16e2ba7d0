"""What people say of what the program found: corrections of values, and what they think of its answers."""

from getpass import getuser

from app.web.naming import record_id
from pipeline.store import Correction, Feedback, Workspace
from pipeline.store.corrections import Corrections
from pipeline.store.questions import Questions
from pipeline.types.address import Address
from pipeline.types.answer import Answer
from pipeline.types.clause import Fact, Value
from pipeline.types.document import Document

_PAST = 60
"""Last questions that are looked through; some were asked more than once."""


class Said:
    """What is kept of it in a workspace, as one person sees it and in their name."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def corrections(self, record: str) -> list[Correction]:
        """What people said about the values of a file, oldest first."""
        return Corrections(self._workspace).of(record)

    def correct(self, document: Document, fact: Fact, new: Value | None, *, note: str = "") -> None:
        """Keeps what is right in place of a fact: its own value where it is confirmed, None where there is no such value."""
        self._keep(document, fact.field, fact.addresses[0], fact.value, new, note)

    def enter(self, document: Document, field: str, address: Address, value: Value) -> None:
        """Keeps a value that the text does not have, at the clause it belongs to."""
        self._keep(document, field, address, None, value, "")

    def _keep(
        self, document: Document, field: str, address: Address, old: Value | None, new: Value | None, note: str
    ) -> None:
        Corrections(self._workspace).add(
            record_id(document.id),
            by=self._workspace.person or getuser(),
            field=field,
            address=str(address),
            old=old,
            new=new,
            part=max(0, document.part - 1),
            note=note,
        )

    def withdraw(self, document: str, number: int) -> None:
        """Takes a correction back."""
        Corrections(self._workspace).withdraw(record_id(document), number)

    def question(self, found: Answer) -> int:
        """Keeps a question with its answer, as long as the workspace says; its number."""
        (number,) = Questions(self._workspace).add([found])
        return number

    def judge(self, question: int, is_right: bool, note: str = "") -> None:
        """Keeps what a person thinks of an answer."""
        Questions(self._workspace).judge(question, is_right=is_right, note=note)

    def judged(self, question: int) -> list[Feedback]:
        """What people thought of an answer, oldest first."""
        return Questions(self._workspace).judged(question)

    def past(self, most: int) -> list[str]:
        """The last questions, newest first, each once."""
        return list(dict.fromkeys(one.text for one in Questions(self._workspace).last(_PAST)))[:most]
