"""The history of a document or a clause, for people and as JSON."""

from collections.abc import Iterator, Sequence

import click

from app.as_json import Json, stored
from app.as_revision import marked, operations_of, summary
from pipeline.history import Step


def of_document(steps: Sequence[Step], document_id: str) -> str:
    """The versions, a line each, with how much changed."""
    lines = [steps[-1].record.title or steps[-1].record.name]
    for step in steps:
        changed = "、".join(summary(one) for one in step.revisions)
        lines.append(f"{_version(step, document_id)}{f'　{changed}' if changed else ''}")
    if len(steps) == 1:
        lines.append("ほかの版はありません。yakkan add ファイル --revision-of ID で改定版を登録できます。")
    return "\n".join(lines)


def of_clause(steps: Sequence[Step], document_id: str) -> str:
    """A clause in each version, with the words that went and came."""
    blocks: list[str] = []
    for at, step in enumerate(steps):
        place = "・".join(map(str, step.addresses)) or "（なし）"
        before = steps[at - 1] if at else None
        if not step.addresses:
            words = "この版で削られています。" if before and before.addresses else "この版にはありません。"
        elif before is None or not before.addresses:
            words = step.text or "本文はありません。"
        elif step.operations:
            words = marked(step.operations)
        else:
            words = unchanged(step, before)
        words = "\n".join([words, *unsaid(step)])
        blocks.append(
            click.style(f"{_version(step, document_id)}　{place}", bold=True)
            + "".join(f"\n  {line}" for line in words.split("\n"))
        )
    return "\n\n".join(blocks)


def unchanged(step: Step, before: Step) -> str:
    """What is said of a clause whose words are those of the version before."""
    if step.unsaid:
        return "文言は変わっていません。"
    return "変更はありません。" if before.addresses == step.addresses else "番号のほかに変更はありません。"


def unsaid(step: Step) -> Iterator[str]:
    """What changed of a clause without its words, a sentence each, with the place where that is below it."""
    for change in step.unsaid:
        place = "" if change.new == step.addresses else f"{'・'.join(map(str, change.new))}："
        yield f"{place}{change.reason}"


def as_json(step: Step, *, is_clause: bool) -> Json:
    """A version as a line of history --json."""
    told: Json = {"version": step.number, "document": stored(step.record)}
    if is_clause:
        told |= {
            "addresses": [str(address) for address in step.addresses],
            "text": step.text,
            "operations": operations_of(step.operations),
            "unsaid": list(unsaid(step)),
        }
    else:
        changes = [change for one in step.revisions for change in one.changes]
        told |= {"changes": len(changes), "substantive": sum(change.substantive for change in changes)}
    return told


def _version(step: Step, document_id: str) -> str:
    record = step.record
    day = f"{record.effective} 施行" if record.effective else f"{record.added_at[:10]} 登録（施行日は不明）"
    return f"第{step.number}版  {record.id}  {day}  {record.name}" + ("  ←" if record.id == document_id else "")
