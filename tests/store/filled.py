"""A workspace with rows in every table."""

from pipeline.extract import extract
from pipeline.related import relate
from pipeline.store import Record, Workspace
from pipeline.store.corrections import Corrections
from pipeline.store.members import People
from pipeline.store.people import Role
from pipeline.store.questions import Questions
from pipeline.types.address import Address
from pipeline.types.answer import Answer, Citation, Verdict
from tests.texts import document

FINGERPRINT = "f1"
TERMS = "ほしぞら会員規約\n\n第1条（会費）\n会費は月額500円とします。\n第2条（解約）\n解約は1か月前までに届け出るものとします。\n"
REVISED = TERMS.replace("500円", "650円")


def add(workspace: Workspace, text: str, revision_of: str | None = None) -> Record:
    """One document with its derived values."""
    read = document(text)
    pairs = [(read, extract(read))]
    record, _ = workspace.add(text.encode(), pairs, FINGERPRINT, revision_of=revision_of)
    relate(workspace, record.id, pairs)
    return record


def fill(workspace: Workspace) -> tuple[Record, Record]:
    """Two versions of a document, corrections, questions, people and groups; the versions."""
    older = add(workspace, TERMS)
    newer = add(workspace, REVISED, revision_of=older.id)
    Corrections(workspace).add(newer.id, by="担当", field="fee.amount", address="第1条", old=None, new={"amount": 650})
    questions = Questions(workspace)
    cited = Citation(newer.id, Address.parse("第1条"), "月額650円", ())
    [number] = questions.add([Answer("会費はいくら？", Verdict.ANSWERED, "月額650円です。", 0.9, (cited,), ())])
    questions.judge(number, is_right=True, note="よい")
    people = People(workspace)
    people.put("管理", Role.ADMIN)
    people.put("担当", Role.REVIEWER, ["法務"])
    people.share(newer.id, ["法務"])
    return older, newer
